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

/// A town in which everything runs at once that an office can do beside adding up points: it reads a feature that people
/// can seem to have, fits its cut-off to what becomes of those it serves, lifts some by lot; another keeps count of
/// incidents and sends a patrol by its file; a watcher takes one act for another, and people lay marks to what they did.
pub const FEATURED: &str = r#"(
    packs: ["street-cameras", "redress"],
    days: 120,
    town: (residents: 700, feature: Normal(mean: 0.5, sd: 0.15)),
    incidents: [(name: "rubbish", rates: [(quarter: "Mill", a_day: 2.0), (quarter: "Orchard", a_day: 2.0), (quarter: "Lantern", a_day: 1.0)])],
    acts: [
        (name: "make_good", says: "made good", chance: FromFeature(0.55), served_by: "lender", money: 2.0),
        (name: "fall_short", says: "fell short", chance: Fixed(0.7), unless: "make_good", served_by: "lender", money: -1.0),
    ],
    watchers: [
        (name: "examiner", kind: School, reads_feature: true, loss: 0.05, places: [(place: Home, share: 0.9)]),
        (name: "register", kind: Registry, acts: ["make_good", "fall_short"], places: [(place: Home, share: 1.0)], false_alarm: 0.001),
        (name: "patrol", incidents: ["rubbish"], patrol: ByFile("station"), sensitivity: 0.9),
        (name: "gossip", kind: Neighbours, acts: ["litter"], mistakes: [(act: "cross_on_red", taken_for: "litter", chance: 0.1)], places: [(place: Crossing, share: 1.0)]),
    ],
    offices: [
        (
            name: "lender",
            method: Predictor(points_per_unit: 1000.0, fits: CutOff(good: "make_good", bad: "fall_short", step: 0.02, foresees: false), every_days: 7),
            bands: [(name: "good", from: 550.0), (name: "poor", from: -10000.0, penalty: true, effects: (wage: 0.9, scrutiny: 2.0))],
            serves: Learned,
        ),
        (
            name: "station",
            method: Ledger(start: 600.0),
            bands: [(name: "A", from: 500.0), (name: "B", from: 0.0, penalty: true, effects: (fees: 3.0))],
            rules: [(act: "litter", points: -20.0), (act: "cross_on_red", points: -10.0)],
            serves: CutOff(560.0), repair: 0.05,
            tally: (prior: [(quarter: "Mill", count: 40.0)], forget: 0.02),
        ),
    ],
    learning: (blame: 0.5, claims: [(group: "Wren", cost: 8.0), (group: "Heron", cost: 16.0)]),
    redress: (reasons: 0.7),
)"#;

/// The town of [`FEATURED`] with every shipped pack.
pub fn everything(settings: &[&str]) -> Arc<Scenario> {
    let packs: Vec<String> = Library::default().pack_names().iter().map(|name| format!("{name:?}")).collect();
    let text = FEATURED.replacen(r#""street-cameras", "redress""#, &packs.join(", "), 1);
    assert_ne!(text, FEATURED);
    written(&text, settings)
}
