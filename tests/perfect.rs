//! A perfect watcher makes no error: not one in a million chances, whichever error it would make otherwise.
//!
//! An erring watcher and a perfect one watch the same town on the same days, until the erring one has made a million
//! errors of a kind. Each of them was a chance for the perfect watcher to make the same error, and it made none.

mod common;

use std::sync::Arc;

use common::{town, written};
use tallyford::day::{Options, Simulation};
use tallyford::scenario::{Scenario, limits};

/// The erring watcher makes at least so many errors of each kind.
const CHANCES: usize = 1_000_000;
/// Acts, of which everyone does each once a day or none at all.
const ACTS: usize = 12;
/// An act is done by everyone, every day.
const DONE: &str = "chance: Fixed(1)";
/// An act is done by everyone, every day, and settles an unpaid bill.
const SETTLED: &str = "chance: Fixed(1), debt: -1";
/// Nobody does an act. It can still be claimed.
const NOT_DONE: &str = "chance: Fixed(0)";

/// Incidents of one kind in one quarter on each day: the most there can be.
const INCIDENTS_A_DAY: usize = 1000;
/// The one quarter in which nothing happens, so that its share of what is on file tells how much else is on file.
const QUIET: usize = limits::QUARTERS - 1;
/// What is on file of that quarter on every day.
const QUIET_ENTRIES: f64 = 1_000_000.0;

/// A town with one watcher. The fields are written as in a scenario file, without the brackets around them.
struct Watched<'a> {
    residents: u32,
    /// Fields of the town.
    town: &'a str,
    /// Fields of each act.
    acts: &'a str,
    /// The list of incidents.
    incidents: &'a str,
    /// Fields of the watcher, who is at every home and knows every act.
    watcher: &'a str,
    /// Fields of an office that reads what the watcher enters; no office if empty.
    office: &'a str,
    /// The list of sets.
    sets: &'a str,
}

/// Nine in ten look alike, and nine in ten live in one quarter.
const UNEVEN: &str = r#"looks: [(name: "Heron", share: 0.9), (name: "Wren", share: 0.1)],
    quarters: [(name: "Mill", share: 0.9), (name: "Orchard", share: 0.1)]"#;

impl Default for Watched<'_> {
    fn default() -> Self {
        Self { residents: 100_000, town: UNEVEN, acts: DONE, incidents: "", watcher: "", office: "", sets: "" }
    }
}

/// So many things, each written with its number, between commas.
fn many(count: usize, of: impl Fn(usize) -> String) -> String {
    (0..count).map(of).collect::<Vec<_>>().join(", ")
}

impl Watched<'_> {
    fn scenario(&self) -> Arc<Scenario> {
        let Self { residents, town, acts, incidents, watcher, office, sets } = self;
        let act = |n| format!(r#"(name: "act {n}", {acts}, place: Home, chosen: false)"#);
        let office = if office.is_empty() { String::new() } else { format!(r#"(name: "office", {office})"#) };
        let text = format!(
            r#"(
                title: "Perfect", catalogue: false, standing: false, shocks: (illness_a_year: 0, layoffs_a_year: 0),
                town: (residents: {residents}, traits: (guile: 1, spread: 0), {town}), learning: (evade: 1, chance: (announced: 1, unnoticed: 0)),
                sets: [{sets}], acts: [{}], incidents: [{incidents}], offices: [{office}],
                watchers: [(name: "eye", places: [(place: Home, share: 1)], acts: [{}], {watcher})],
            )"#,
            many(ACTS, act),
            many(ACTS, |n| format!(r#""act {n}""#)),
        );
        written(&text, &[])
    }
}

/// What was wrong on a day with what a watcher saw and with what reached the files of it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Wrong {
    /// Acts that were done and not seen.
    missed: usize,
    /// Observations of what the person they name did not do.
    falsely: usize,
    /// Observations that are not on file on the same day.
    late: usize,
    /// Residents who showed another feature than the office has on file of them.
    unread: usize,
    /// Incidents that are not on file.
    uncounted: usize,
}

/// Lets a day pass and holds the files against what happened.
fn pass_day(town: &mut Simulation) -> Wrong {
    let before = incidents_on_file(town);
    town.pass_day();
    let seen = town.observations_today().count();
    let truly = town.observations_today().filter(|observation| observation.is_true(town.witness())).count();
    let is_unread = |resident: &u32| {
        // Scores are kept in 1/256 of a point, and one unit of the feature is a point.
        town.shown(*resident).is_some_and(|(shown, _)| (town.score(0, *resident) - shown).abs() > 1.0 / 256.0)
    };
    let rates = town.scenario().raw().incidents.iter().flat_map(|incident| &incident.rates);
    let happened: f64 = rates.map(|rate| rate.a_day).sum();
    Wrong {
        missed: town.deeds_today().count() - truly,
        falsely: seen - truly,
        late: seen.abs_diff(town.records_today().len()),
        unread: (0..town.town().residents() as u32).filter(is_unread).count(),
        uncounted: (happened as usize).abs_diff(incidents_on_file(town) - before),
    }
}

/// Incidents that the office has on file, wherever they happened; 0 where there are none.
fn incidents_on_file(town: &Simulation) -> usize {
    let counts = !town.scenario().policy().incidents().is_empty();
    let share = counts.then(|| town.file_share(0, QUIET).expect("the office keeps count"));
    share.map_or(0, |share| (QUIET_ENTRIES / share - QUIET_ENTRIES).round() as usize)
}

/// Errors of one kind on a day.
type Kind = fn(&Wrong) -> usize;
const MISSED: Kind = |wrong| wrong.missed;
const FALSE: Kind = |wrong| wrong.falsely;
const LATE: Kind = |wrong| wrong.late;
const UNREAD: Kind = |wrong| wrong.unread;
const UNCOUNTED: Kind = |wrong| wrong.uncounted;

/// Holds that a watcher makes a million errors of a kind, and that a perfect watcher in the same town makes no error of
/// any kind on any of these days.
///
/// What is late arrives on a later day, in both towns; so a watcher that is late must err a million times on the first.
fn check(error: &str, kind: Kind, watched: &Watched) {
    const LONGEST: u32 = 100;
    let scenario = watched.scenario();
    let perfect = Arc::new(scenario.with_perfect("eye").expect("there is the watcher"));
    let mut erring = town(&scenario, Options { forgetful: true, ..Options::default() }, 0);
    let mut errors = 0;
    while errors < CHANCES {
        assert!(erring.day() < LONGEST, "{error}: only {errors} errors in {LONGEST} days");
        let mut beside = erring.clone();
        beside.adopt(perfect.clone()).expect("nothing differs but the watcher's errors");
        errors += kind(&pass_day(&mut erring));
        let day = erring.day();
        assert_eq!(pass_day(&mut beside), Wrong::default(), "{error}, day {day}, though the watcher is perfect");
        assert!(erring.deeds_today().eq(beside.deeds_today()), "{error}, day {day}: the two watched different acts");
    }
    println!("{error}: {errors} errors and chances in {} days", erring.day());
}

#[test]
fn a_perfect_watcher_sees_every_act() {
    for (error, watcher) in [
        ("acts not seen", "sensitivity: 0"),
        ("a look that is not seen", r#"groups: [(group: "Heron", sensitivity: 0)]"#),
        ("a quarter that is not seen", r#"groups: [(group: "Mill", sensitivity: 0)]"#),
    ] {
        check(error, MISSED, &Watched { watcher, ..Watched::default() });
    }
}

#[test]
fn a_perfect_watcher_takes_nobody_and_no_act_for_another() {
    let mistakes = |chance: f64| {
        let mistake = |n| format!(r#"(act: "act {n}", taken_for: "act {}", chance: {chance})"#, (n + 1) % ACTS);
        format!("mistakes: [{}]", many(ACTS, mistake))
    };
    for (error, watcher) in [
        ("lookalikes", "misidentify: 1"),
        ("lookalikes of a look", r#"misidentify: 0.01, groups: [(group: "Heron", misidentify: 100)]"#),
        ("lookalikes of a quarter", r#"misidentify: 0.01, groups: [(group: "Mill", misidentify: 100)]"#),
        ("acts taken for others", &mistakes(1.0)),
        ("acts of a look taken for others", &(mistakes(0.01) + r#", groups: [(group: "Heron", false_alarm: 100)]"#)),
        ("acts of a quarter taken for others", &(mistakes(0.01) + r#", groups: [(group: "Mill", false_alarm: 100)]"#)),
    ] {
        check(error, FALSE, &Watched { watcher, ..Watched::default() });
    }
}

#[test]
fn a_perfect_watcher_enters_nobody_under_another_name() {
    for (error, watcher) in [("the papers of a household", "names: Holder"), ("wrong files", "misfile: 1")] {
        check(error, FALSE, &Watched { watcher, ..Watched::default() });
    }
    let sets = r#"(name: "exposed", share: 0.01)"#;
    let acts = r#"chance: Fixed(1), alias: (of: "exposed", days: 400)"#;
    check(
        "stolen papers",
        FALSE,
        &Watched { residents: 3000, watcher: "papers: true", acts, sets, ..Watched::default() },
    );
}

#[test]
fn a_perfect_watcher_takes_no_face_on_show_for_a_person() {
    let watcher = "faces: (count: 1000, passes_a_day: 1000, chance: 1)";
    check("faces on show", FALSE, &Watched { watcher, acts: NOT_DONE, ..Watched::default() });
}

#[test]
fn a_perfect_watcher_raises_no_false_alarm() {
    for (error, watcher) in [
        ("false alarms", "false_alarm: 1"),
        ("false alarms about a look", r#"false_alarm: 0.01, groups: [(group: "Heron", false_alarm: 100)]"#),
        ("false alarms about a quarter", r#"false_alarm: 0.01, groups: [(group: "Mill", false_alarm: 100)]"#),
    ] {
        check(error, FALSE, &Watched { watcher, acts: NOT_DONE, ..Watched::default() });
    }
}

#[test]
fn what_a_perfect_watcher_sees_is_on_file_the_same_day() {
    check("delay", LATE, &Watched { watcher: "delay_days: 60", ..Watched::default() });
    check("observations lost", LATE, &Watched { watcher: "loss: 1", ..Watched::default() });
    check("clearing entries lost", LATE, &Watched { watcher: "loss: 1", acts: SETTLED, ..Watched::default() });
    check("stale entries", LATE, &Watched { watcher: "stale: 1", acts: SETTLED, ..Watched::default() });
}

#[test]
fn a_perfect_watcher_loses_no_reading() {
    let watched = Watched {
        town: "feature: Conduct(mean: 0, sd: 100, strength: 0)",
        acts: NOT_DONE,
        watcher: "reads_feature: true, loss: 1",
        office: r#"method: Predictor(points_per_unit: 1), bands: [(name: "all", from: -10000)]"#,
        ..Watched::default()
    };
    check("readings lost", UNREAD, &watched);
    check("readings misread", UNREAD, &Watched { watcher: "reads_feature: true, reading_error: 1", ..watched });
}

#[test]
fn a_perfect_watcher_enters_every_incident() {
    let quarters = format!("quarters: [{}]", many(limits::QUARTERS, |n| format!(r#"(name: "quarter {n}")"#)));
    let rates = many(QUIET, |n| format!(r#"(quarter: "quarter {n}", a_day: {INCIDENTS_A_DAY})"#));
    let incidents = many(limits::INCIDENTS, |n| format!(r#"(name: "incident {n}", regular: true, rates: [{rates}])"#));
    let entered = many(limits::INCIDENTS, |n| format!(r#""incident {n}""#));
    let office = format!(
        r#"bands: [(name: "all", from: 0)], tally: (prior: [(quarter: "quarter {QUIET}", count: {QUIET_ENTRIES})])"#
    );
    for (error, watcher) in [("incidents not seen", "sensitivity: 0"), ("incidents lost", "loss: 1")] {
        let watcher = format!("incidents: [{entered}], {watcher}");
        let (town, incidents, watcher, office) = (&*quarters, &*incidents, &*watcher, &*office);
        check(
            error,
            UNCOUNTED,
            &Watched { residents: 1000, town, acts: NOT_DONE, incidents, watcher, office, ..Watched::default() },
        );
    }
}

#[test]
fn a_perfect_watcher_looks_at_everyone_alike_whatever_an_office_tells_it() {
    let told = |scrutiny: f64| {
        format!(r#"bands: [(name: "A", from: 700), (name: "E", from: 0, effects: (scrutiny: {scrutiny}))]"#)
    };
    for scrutiny in [0.0, 0.5] {
        check("less scrutiny", MISSED, &Watched { office: &told(scrutiny), ..Watched::default() });
    }
    let (watcher, office) = ("false_alarm: 0.1", &*told(10.0));
    check("more scrutiny", FALSE, &Watched { watcher, office, acts: NOT_DONE, ..Watched::default() });
}

#[test]
fn nobody_keeps_out_of_the_view_of_a_perfect_watcher() {
    let rules = many(ACTS, |n| format!(r#"(act: "act {n}", points: -50)"#));
    let office = format!(
        r#"bands: [(name: "A", from: 700), (name: "E", from: 0, penalty: true, effects: (wage: 0.2))], rules: [{rules}]"#
    );
    let watcher = "scrutiny: false, evadable: 1";
    check("evasion", MISSED, &Watched { residents: 8000, watcher, office: &office, ..Watched::default() });
}

#[test]
fn a_perfect_watcher_makes_no_error_though_it_would_make_all_of_them() {
    let watcher = r#"sensitivity: 0.5, misidentify: 0.5, false_alarm: 0.5, delay_days: 1, loss: 0.5, stale: 0.5, evadable: 1,
        mistakes: [(act: "act 3", taken_for: "act 4", chance: 0.5)],
        groups: [(group: "Heron", sensitivity: 0.1, misidentify: 100, false_alarm: 100)]"#;
    check("all at once", MISSED, &Watched { watcher, ..Watched::default() });
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
