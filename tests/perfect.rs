//! A perfect watcher makes no error: not one in a million chances, whichever error it would make otherwise.

mod common;

use std::sync::Arc;

use common::{town, written};
use tallyford::day::Options;
use tallyford::scenario::Scenario;

/// Acts that everyone does on nine days in ten: one of them adds an unpaid bill, and one settles it.
const ACTS: usize = 12;
/// So many chances at least has every error.
const CHANCES: usize = 1_000_000;

/// How a watcher errs that errs in one way only, as fields of the watcher.
const ERRORS: [(&str, &str); 14] = [
    ("sensitivity", "sensitivity: 0.3"),
    ("misidentify", "misidentify: 1"),
    ("false alarms", "false_alarm: 1"),
    ("mistakes", r#"mistakes: [(act: "act 3", taken_for: "act 4", chance: 1)]"#),
    ("delay", "delay_days: 60"),
    ("loss", "loss: 1"),
    ("staleness", "stale: 1, stale_days: 400"),
    ("a look that is not seen", r#"groups: [(group: "Heron", sensitivity: 0)]"#),
    ("a quarter that is not seen", r#"groups: [(group: "Mill", sensitivity: 0)]"#),
    ("a look that is confused", r#"misidentify: 0.0001, groups: [(group: "Heron", misidentify: 100)]"#),
    ("a quarter that is confused", r#"misidentify: 0.0001, groups: [(group: "Mill", misidentify: 100)]"#),
    ("alarms about a look", r#"false_alarm: 0.0001, groups: [(group: "Heron", false_alarm: 100)]"#),
    ("alarms about a quarter", r#"false_alarm: 0.0001, groups: [(group: "Mill", false_alarm: 100)]"#),
    (
        "all at once",
        r#"sensitivity: 0.5, misidentify: 0.5, false_alarm: 0.5, delay_days: 1, loss: 0.5, stale: 0.5, evadable: 1,
           mistakes: [(act: "act 3", taken_for: "act 4", chance: 0.5)],
           groups: [(group: "Heron", sensitivity: 0.1, misidentify: 100, false_alarm: 100)]"#,
    ),
];

/// A town with one watcher at home. `office` gives the fields of an office that reads its records, if there is one.
fn watched(residents: u32, watcher: &str, office: &str) -> Arc<Scenario> {
    let debt = |n| [1, -1].get(n).copied().unwrap_or(0);
    let act = |n| format!(r#"(name: "act {n}", chance: Fixed(0.9), place: Home, chosen: false, debt: {})"#, debt(n));
    let acts: Vec<String> = (0..ACTS).map(act).collect();
    let names: Vec<String> = (0..ACTS).map(|n| format!("{:?}", format!("act {n}"))).collect();
    let offices = if office.is_empty() { String::new() } else { format!(r#"(name: "office", {office})"#) };
    let text = format!(
        r#"(
            title: "Perfect", catalogue: false, standing: false, shocks: (illness_a_year: 0, layoffs_a_year: 0),
            town: (residents: {residents}, traits: (guile: 1, spread: 0)), learning: (evade: 1), acts: [{}],
            watchers: [(name: "eye", places: [(place: Home, share: 1)], acts: [{}], {watcher})], offices: [{offices}],
        )"#,
        acts.join(", "),
        names.join(", "),
    );
    written(&text, &[])
}

/// What a watcher made of some days.
#[derive(Debug, Default, PartialEq, Eq)]
struct Seen {
    /// Acts that were done.
    done: usize,
    /// True observations.
    truly: usize,
    /// False observations.
    falsely: usize,
    /// Records on file on the day of what they record.
    on_file: usize,
}

impl Seen {
    fn of(scenario: &Arc<Scenario>, days: u32) -> Self {
        let mut seen = Self::default();
        let mut town = town(scenario, Options { forgetful: true, ..Options::default() }, 0);
        for _ in 0..days {
            town.pass_day();
            seen.done += town.deeds_today().count();
            seen.truly += town.observations_today().filter(|observation| observation.is_true(town.witness())).count();
            seen.falsely +=
                town.observations_today().filter(|observation| !observation.is_true(town.witness())).count();
            seen.on_file += town.records_today().len();
        }
        seen
    }
}

/// Holds that a watcher errs, so that the test can fail, and that it makes no error once it is perfect.
fn check(error: &str, scenario: &Arc<Scenario>, days: u32) {
    let erring = Seen::of(scenario, days);
    let errs = erring.truly < erring.done || erring.falsely > 0 || erring.on_file < erring.done;
    assert!(errs, "{error}: the watcher makes no error anyway, {erring:?}");
    let perfect = Seen::of(&Arc::new(scenario.with_perfect("eye").expect("there is the watcher")), days);
    assert!(perfect.done >= CHANCES, "{error}: {perfect:?}");
    let Seen { done, truly, falsely, on_file } = perfect;
    assert_eq!((truly, falsely, on_file), (done, 0, done), "{error}, though the watcher is perfect");
}

#[test]
fn a_perfect_watcher_makes_none_of_its_errors() {
    for (error, watcher) in ERRORS {
        check(error, &watched(100_000, watcher, ""), 1);
    }
}

#[test]
fn a_perfect_watcher_looks_at_everyone_alike_whatever_an_office_tells_it() {
    for scrutiny in [0.0, 0.5] {
        let bands =
            format!(r#"bands: [(name: "A", from: 700), (name: "E", from: 0, effects: (scrutiny: {scrutiny}))]"#);
        check("scrutiny", &watched(100_000, "", &bands), 1);
    }
}

#[test]
fn nobody_keeps_out_of_the_view_of_a_perfect_watcher() {
    let rules: Vec<String> = (0..ACTS).map(|n| format!(r#"(act: "act {n}", points: -50)"#)).collect();
    let office = format!(
        r#"bands: [(name: "A", from: 700), (name: "E", from: 0, penalty: true, effects: (wage: 0.2))], rules: [{}]"#,
        rules.join(", ")
    );
    check("evasion", &watched(4000, "scrutiny: false, evadable: 1", &office), 28);
}

#[test]
fn perfect_is_one_setting() {
    let eye = |setting: &str| {
        let erring =
            r#"(watchers: [(name: "eye", acts: ["litter"], places: [(place: Square, share: 1)], false_alarm: 0.1)])"#;
        written(erring, &[setting])
    };
    let (perfect, set) = (eye("minutes=45").with_perfect("eye").unwrap(), eye("watchers.eye.perfect=true"));
    assert_eq!(format!("{:?}", perfect.raw()), format!("{:?}", set.raw()));
    assert_eq!(format!("{:?}", perfect.policy()), format!("{:?}", set.policy()));
    assert!(set.with_perfect("ear").is_none());
}
