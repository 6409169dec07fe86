//! Every error of watching happens as often as the scenario says: within 4.5 standard errors at 100,000 residents.

mod common;

use common::{town, written};
use tallyford::day::{Options, Simulation};

/// A town of 100,000 with one act and one watcher, whose fields the case gives; 1 day unless said.
fn observe(act: &str, watcher: &str, days: u32) -> Simulation {
    let text = format!(
        r#"(
            title: "Errors", catalogue: false, standing: false,
            town: (residents: 100000, crossings_a_day: 3, looks: [(name: "Wren", share: 1), (name: "Heron", share: 1)]),
            shocks: (illness_a_year: 0, layoffs_a_year: 0),
            acts: [(name: "wave", says: "waved", chosen: false, {act}),
                   (name: "settle", says: "settled", times_a_year: 365, debt: -1, who: Debtors, chosen: false)],
            watchers: [(name: "eye", {watcher})],
        )"#
    );
    town(&written(&text, &[]), Options::default(), days)
}

/// Holds that `observed` of `trials` is what `chance` says.
fn check(what: &str, observed: u64, trials: u64, chance: f64) {
    let expected = trials as f64 * chance;
    let error = (trials as f64 * chance * (1.0 - chance)).sqrt().max(1e-9);
    let off = (observed as f64 - expected) / error;
    println!("{what}: {observed} of {trials}, expected {expected:.1}, {off:+.2} standard errors");
    assert!(trials > 1000 && off.abs() <= 4.5, "{what}: {observed} of {trials}, expected {expected:.1} ± {error:.1}");
}

const HOME: &str = r#"places: [(place: Home, share: 1)], acts: ["wave"]"#;

fn done(town: &Simulation) -> u64 {
    town.figures().acts[0].done
}

#[test]
fn acts_happen_as_often_as_their_rate_says() {
    let town = observe("times_a_year: 365, place: Home", HOME, 1);
    check("rate of one a day", done(&town), 100_000, 1.0 - libm::exp(-1.0));
}

#[test]
fn sensitivity() {
    for chance in [0.02, 0.4, 0.93] {
        let town = observe("times_a_year: 365, place: Home", &format!("{HOME}, sensitivity: {chance}"), 1);
        check("sensitivity", town.figures().watchers[0].observations, done(&town), chance);
    }
    let town = observe("times_a_year: 365, place: Home", &format!("{HOME}, sensitivity: 1"), 1);
    assert_eq!(town.figures().watchers[0].observations, done(&town), "a perfect watcher misses nothing");
}

#[test]
fn misidentification_by_look() {
    let town = observe(
        "times_a_year: 365, place: Home",
        &format!("{HOME}, misidentify: 0.02, groups: [(group: \"Heron\", misidentify: 5)]"),
        1,
    );
    // History is off at this size; the last day's observations are the whole run.
    let people = town.town();
    let mut counts = [[0u64; 2]; 2];
    for observation in town.observations_today() {
        let look = usize::from(people.look(observation.seen(town.witness()).unwrap()) == "Heron");
        counts[look][usize::from(!observation.is_true(town.witness()))] += 1;
        assert_eq!(
            people.look(observation.about),
            people.look(observation.seen(town.witness()).unwrap()),
            "only lookalikes are confused"
        );
    }
    for (look, chance) in [(0, 0.02), (1, 0.1)] {
        check("misidentify", counts[look][1], counts[look][0] + counts[look][1], chance);
    }
}

#[test]
fn false_alarms_for_each_exposure() {
    // Three passes of a crossing a day; Herons with five times the chance.
    let watcher = r#"places: [(place: Crossing, share: 1)], acts: ["wave"], false_alarm: 0.001,
        groups: [(group: "Heron", false_alarm: 5)]"#;
    let town = observe("times_a_year: 0, place: Home", watcher, 1);
    let mut alarms = [0u64; 2];
    for observation in town.observations_today() {
        assert!(!observation.is_true(town.witness()) && observation.seen(town.witness()).is_none());
        alarms[usize::from(town.town().look(observation.about) == "Heron")] += 1;
    }
    let people = (0..100_000u32).filter(|r| town.town().look(*r) == "Heron").count() as u64;
    check("false alarm, Wren", alarms[0], 100_000 - people, 1.0 - libm::pow(1.0 - 0.001, 3.0));
    check("false alarm, Heron", alarms[1], people, 1.0 - libm::pow(1.0 - 0.005, 3.0));
}

#[test]
fn coverage_of_places() {
    for share in [0.1, 0.5] {
        let watcher = format!(r#"places: [(place: Home, share: {share})], acts: ["wave"]"#);
        let town = observe("times_a_year: 365, place: Home", &watcher, 1);
        let homes = town.town().places(tallyford::scenario::raw::PlaceKind::Home);
        let covered = (0..homes).filter(|h| town.watched(0, tallyford::scenario::raw::PlaceKind::Home, *h)).count();
        check("coverage", covered as u64, u64::from(homes), share);
    }
}

#[test]
fn loss_delay_and_staleness() {
    let town = observe("times_a_year: 365, place: Home", &format!("{HOME}, loss: 0.03"), 1);
    check("loss", town.lost_entries(), done(&town), 0.03);
    let delayed = observe("times_a_year: 365, place: Home", &format!("{HOME}, delay_days: 4"), 4);
    assert_eq!(delayed.records_today().len(), 0, "nothing arrives before its delay is over");
    let delayed = observe("times_a_year: 365, place: Home", &format!("{HOME}, delay_days: 4"), 5);
    assert!(delayed.records_today().len() > 50_000, "what was seen on the first day arrives on the fifth");
    let registry = r#"places: [(place: Home, share: 1)], acts: ["wave", "settle"], stale: 0.2, stale_days: 30"#;
    let town = observe("times_a_year: 365, place: Home, debt: 1", registry, 2);
    check("stale", town.stale_entries(), town.figures().acts[1].done, 0.2);
}

#[test]
fn scrutiny_multiplies_how_closely_the_flagged_are_watched() {
    let text = r#"(
        title: "Scrutiny", catalogue: false, standing: false, town: (residents: 100000),
        shocks: (illness_a_year: 0, layoffs_a_year: 0),
        acts: [(name: "wave", says: "waved", times_a_year: 365, place: Home, chosen: false)],
        watchers: [(name: "eye", places: [(place: Home, share: 1)], acts: ["wave"], sensitivity: 0.2)],
        offices: [(name: "office", method: Ledger(start: 0, start_spread: 100, floor: -100, ceiling: 100),
            bands: [(name: "A", from: 0), (name: "E", from: -100, penalty: true, effects: (scrutiny: 3))])],
    )"#;
    let town = town(&written(text, &[]), Options::default(), 1);
    let mut seen = [0u64; 2];
    town.observations_today().for_each(|o| seen[usize::from(town.flagged(o.about))] += 1);
    let mut did = [0u64; 2];
    town.deeds_today().for_each(|deed| did[usize::from(town.flagged(deed.resident))] += 1);
    check("watched as usual", seen[0], did[0], 0.2);
    check("watched three times as closely", seen[1], did[1], 0.6);
}

#[test]
fn reviewers_are_right_as_often_as_they_should_be() {
    let text = r#"(
        title: "Review", catalogue: false, town: (residents: 100000), shocks: (illness_a_year: 0, layoffs_a_year: 0),
        acts: [(name: "wave", says: "waved", times_a_year: 0, place: Home, chosen: false)],
        watchers: [(name: "eye", places: [(place: Home, share: 1)], acts: ["wave"], false_alarm: 0.3)],
        offices: [(name: "office", bands: [(name: "A", from: 500), (name: "E", from: 0)], rules: [(act: "wave", points: -1)])],
        redress: (appeal: 1, cost: 0, delay_days: 1, accuracy: 0.83, reviews_a_day: 1000),
    )"#;
    let town = town(&written(text, &[]), Options::default(), 4);
    let figures = town.redress_figures();
    check("accuracy of review", figures.upheld, figures.reviewed, 0.83);
}
