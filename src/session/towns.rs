//! The towns of a sitting as they were published: states that a host draws while the work goes on.

use std::sync::Arc;

use super::save::Save;
use crate::day::Simulation;
use crate::scenario::{Recipe, Scenario};
use crate::study::{Command, Record};

/// One town as it was published. Nothing in it changes any more.
#[derive(Clone)]
pub struct Published {
    /// The town.
    pub town: Arc<Simulation>,
    /// The daily series of the town.
    pub record: Arc<Record>,
    /// What was ordered.
    pub commands: Arc<Vec<Command>>,
    /// Whether an order can be undone, and whether one can be given again.
    pub can: (bool, bool),
    /// The scenario as it was before any command.
    pub founded: Arc<Scenario>,
    /// What the scenario is read from, and the packs it is built on.
    pub origin: Arc<(Recipe, Vec<String>)>,
}

impl Published {
    /// The save of the town as it was published.
    pub fn save(&self) -> Save {
        Save::new(&self.origin.0, &self.origin.1, &self.town, &self.commands, &self.record)
    }
}
