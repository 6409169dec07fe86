//! What several tests need.
#![allow(dead_code, reason = "each test binary uses a part")]

use std::sync::Arc;

use tallyford::day::{Options, Simulation};
use tallyford::scenario::raw::Edge;
use tallyford::scenario::{Library, Scenario, Source, parse};
use tallyford::study::{Outcome, Plan};

/// A shipped scenario or pack with settings laid over it.
pub fn scenario(name: &str, settings: &[&str]) -> Arc<Scenario> {
    let library = Library::default();
    let source = Library::scenario(name).or_else(|| library.pack(name)).unwrap();
    written_from(&source, settings)
}

/// A scenario written in the test.
pub fn written(text: &str, settings: &[&str]) -> Arc<Scenario> {
    written_from(&Source { name: "test.ron".into(), bytes: text.as_bytes().to_vec() }, settings)
}

fn written_from(source: &Source, settings: &[&str]) -> Arc<Scenario> {
    let settings: Vec<String> = settings.iter().map(|s| (*s).to_owned()).collect();
    match parse(source, &Library::default(), &settings) {
        Ok(parsed) => Arc::new(parsed.scenario),
        Err(problems) => panic!("{problems}"),
    }
}

/// Every edge that a gate pulls on.
pub const GATES: [Edge; 5] = [Edge::Money, Edge::Scrutiny, Edge::Ties, Edge::Access, Edge::Strain];

/// A run on one thread without history.
pub fn run(scenario: &Arc<Scenario>, seed: u64, with_contrasts: bool) -> Outcome {
    let options = Options { seed: Some(seed), threads: 1, forgetful: true, ..Options::default() };
    Plan { options, days: None, with_contrasts, every: 0, changes: vec![] }.run(scenario, |_, _| ())
}

/// A town after so many days.
pub fn town(scenario: &Arc<Scenario>, options: Options, days: u32) -> Simulation {
    let mut town = Simulation::new(scenario.clone(), options);
    (0..days).for_each(|_| town.pass_day());
    town
}

/// Every shipped scenario by name.
pub fn shipped() -> Vec<String> {
    Library::scenario_names()
}
