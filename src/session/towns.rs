//! The towns of a sitting as they were published: states that a host draws while the work goes on.

use std::sync::Arc;

use super::save::Save;
use crate::day::{Change, Simulation};
use crate::scenario::raw::RawScenario;
use crate::scenario::{Recipe, Scenario};
use crate::study::order;
use crate::study::{Command, Record};
use crate::view::proposals;

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
    /// The rules with which the town began, after the orders of the first morning.
    pub fn first_rules(&self) -> Arc<Scenario> {
        if self.town.day() == 0 {
            return self.town.scenario().clone();
        }
        let first: Vec<Command> = self.commands.iter().filter(|command| command.day == 0).cloned().collect();
        // They could be read when they were given.
        let changes = order::changes(&self.origin.0, &self.founded, &first).unwrap_or_default();
        let rules = changes.into_iter().rev().find_map(|(_, change)| match change {
            Change::Rules(rules) => Some(rules),
            _ => None,
        });
        rules.unwrap_or_else(|| self.founded.clone())
    }

    /// What the rules with which the town began change of those of the scenario, in sentences.
    pub fn changes(&self) -> Vec<String> {
        proposals::changes(self.founded.raw(), self.first_rules().raw())
    }

    /// Whether the rules with which the town began are others than those of the scenario.
    pub fn changes_rules(&self) -> bool {
        let written = |raw: &RawScenario| serde_json::to_value(raw).ok();
        written(self.founded.raw()) != written(self.first_rules().raw())
    }

    /// The save of the town as it was published.
    pub fn save(&self) -> Save {
        Save::new(&self.origin.0, &self.origin.1, &self.town, &self.commands, &self.record)
    }
}
