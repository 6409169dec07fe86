//! The lab in the window: what is chosen and set, the task that runs it, and what came out.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use bevy::prelude::*;
use bevy::tasks::futures::check_ready;
use bevy::tasks::{AsyncComputeTaskPool, Task};

use super::request::{LabRequest, Request};
use super::state::Shown;
use super::{Requests, Screen, Step};
use crate::study::lab::{EXPERIMENTS, Experiment, Report, Setup, Stopped};

/// What is chosen and set in the lab, and what came out.
#[derive(Clone)]
pub struct Lab {
    /// The number of the experiment.
    pub chosen: usize,
    /// What is set of each.
    pub setups: Vec<Setup>,
    /// The seed of all luck.
    pub seed: u64,
    /// The last report of each.
    pub reports: Vec<Option<Arc<Report>>>,
    /// How far the run is, 0 to 1, while one goes on.
    pub running: Option<f32>,
    /// Frames since anything was set: a run begins when a hand has come to rest.
    still: u32,
}

impl Default for Lab {
    fn default() -> Self {
        let setups = EXPERIMENTS.iter().map(|experiment| experiment.setup()).collect();
        Self { chosen: 0, setups, seed: 1, reports: vec![None; EXPERIMENTS.len()], running: None, still: 0 }
    }
}

impl Lab {
    /// The experiment that is chosen.
    pub fn experiment(&self) -> &'static Experiment {
        EXPERIMENTS[self.chosen]
    }

    /// What is set of it.
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
    pub fn obey(&mut self, request: &LabRequest) {
        self.still = 0;
        match request {
            LabRequest::Choose(number) => self.chosen = (*number).min(EXPERIMENTS.len() - 1),
            LabRequest::Put(name, value) => self.setups[self.chosen].put(name, value.clone()),
            LabRequest::Defaults => self.setups[self.chosen] = self.experiment().setup(),
            LabRequest::OtherLuck => self.seed += 1,
        }
    }
}

/// Frames for which nothing is set before a run begins.
const STILL: u32 = 6;
/// Parts in which the share that is done is told.
const PARTS: f32 = 10_000.0;

/// A run that goes on.
struct Run {
    number: usize,
    setup: Setup,
    seed: u64,
    task: Task<Result<Report, Stopped>>,
    stop: Arc<AtomicBool>,
    done: Arc<AtomicU32>,
}

/// The run that goes on, if any.
#[derive(Resource, Default)]
pub struct Bench {
    run: Option<Run>,
}

/// Whether the lab has something to do.
pub fn busy(bench: &Bench, screen: Screen, shown: &Shown) -> bool {
    screen == Screen::Lab && (bench.run.is_some() || !shown.lab.up_to_date() && shown.lab.problem().is_none())
}

/// Adds the lab.
pub fn plugin(app: &mut App) {
    app.init_resource::<Bench>();
    app.add_systems(Update, (obey, go_on).chain().in_set(Step::Experiment).run_if(in_state(Screen::Lab)));
    app.add_systems(OnExit(Screen::Lab), |mut bench: ResMut<Bench>| stop(&mut bench));
}

fn obey(mut requests: ResMut<Requests>, mut shown: ResMut<Shown>) {
    requests.take(|request| {
        if let Request::Lab(request) = request {
            shown.lab.obey(request);
        }
        // Nothing is asked of a town here.
        true
    });
}

fn stop(bench: &mut Bench) {
    if let Some(run) = bench.run.take() {
        run.stop.store(true, Ordering::Relaxed);
        run.task.detach();
    }
}

/// Takes up what has come out, stops what is no longer wanted, and begins what is.
fn go_on(mut bench: ResMut<Bench>, mut shown: ResMut<Shown>) {
    let lab = &shown.lab;
    if let Some(run) = &mut bench.run {
        if let Some(result) = check_ready(&mut run.task) {
            let number = run.number;
            bench.run = None;
            if let Ok(report) = result {
                shown.lab.reports[number] = Some(Arc::new(report));
            }
            shown.lab.running = None;
        } else if (run.number, &run.setup, run.seed) != (lab.chosen, lab.setup(), lab.seed) {
            stop(&mut bench);
        } else {
            shown.lab.running = Some(run.done.load(Ordering::Relaxed) as f32 / PARTS);
        }
        return;
    }
    if lab.up_to_date() || lab.problem().is_some() {
        if lab.running.is_some() {
            shown.lab.running = None;
        }
        return;
    }
    let still = lab.still + 1;
    shown.lab.still = still;
    if still > STILL {
        let lab = &shown.lab;
        let (number, setup, seed, experiment) = (lab.chosen, lab.setup().clone(), lab.seed, lab.experiment());
        let (stop, done) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU32::new(0)));
        let (stopped, told, set) = (stop.clone(), done.clone(), setup.clone());
        let task = AsyncComputeTaskPool::get().spawn(async move {
            experiment.run(&set, seed, &|share| {
                told.store((share as f32 * PARTS) as u32, Ordering::Relaxed);
                !stopped.load(Ordering::Relaxed)
            })
        });
        bench.run = Some(Run { number, setup, seed, task, stop, done });
        shown.lab.running = Some(0.0);
    }
}
