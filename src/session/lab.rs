//! The lab as it stands: what is chosen and set, and what came out.

use std::sync::Arc;

use super::request::LabRequest;
use crate::study::lab::{EXPERIMENTS, Experiment, Report, Setup};

/// What is chosen and set in the lab, and what came out.
#[derive(Clone)]
pub struct Lab {
    /// The number of the experiment.
    pub chosen: usize,
    /// The parameters of each experiment.
    pub setups: Vec<Setup>,
    /// The seed of all luck.
    pub seed: u64,
    /// The last report of each experiment.
    pub reports: Vec<Option<Arc<Report>>>,
    /// How far the run is, 0 to 1, while one goes on.
    pub running: Option<f32>,
}

impl Default for Lab {
    fn default() -> Self {
        let setups = EXPERIMENTS.iter().map(|experiment| experiment.setup()).collect();
        Self { chosen: 0, setups, seed: 1, reports: vec![None; EXPERIMENTS.len()], running: None }
    }
}

impl Lab {
    /// The experiment that is chosen.
    pub fn experiment(&self) -> &'static Experiment {
        EXPERIMENTS[self.chosen]
    }

    /// The parameters of the chosen experiment.
    pub fn setup(&self) -> &Setup {
        &self.setups[self.chosen]
    }

    /// What does not go together in what is set, in words.
    pub fn problem(&self) -> Option<String> {
        self.setup().check(self.experiment()).err()
    }

    /// The last report of the chosen experiment.
    pub fn report(&self) -> Option<&Arc<Report>> {
        self.reports[self.chosen].as_ref()
    }

    /// Whether the last report is of what is set now.
    pub fn up_to_date(&self) -> bool {
        self.report().is_some_and(|report| report.setup == *self.setup() && report.seed == self.seed)
    }

    /// Does what is asked.
    pub fn obey(&mut self, request: LabRequest) {
        match request {
            LabRequest::Choose(number) => self.chosen = number.min(EXPERIMENTS.len() - 1),
            LabRequest::Put(name, value) => self.setups[self.chosen].put(name, value),
            LabRequest::Defaults => self.setups[self.chosen] = self.experiment().setup(),
            LabRequest::OtherLuck => self.seed += 1,
        }
    }
}
