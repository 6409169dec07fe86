//! Stylised facts over seeds 1 to 20: what each shipped lesson must show, measured. Each prints its figure with its
//! spread; at least 19 seeds of 20 must have the stated direction.

mod common;

use std::sync::Arc;

use common::{GATES, run, scenario};
use tallyford::scenario::Scenario;
use tallyford::scenario::raw::Edge;
use tallyford::study::Outcome;
use tallyford::study::gain::{Gain, GainPlan, gain};

const SEEDS: std::ops::RangeInclusive<u64> = 1..=20;

/// Runs `case` for every seed on all cores, prints the figures, and holds that at least 19 have the direction.
fn check(what: &str, unit: &str, case: impl Fn(u64) -> (f64, bool) + Sync) {
    let cores = std::thread::available_parallelism().map_or(1, usize::from) as u64;
    let mut results: Vec<(f64, bool)> = std::thread::scope(|scope| {
        let case = &case;
        let part = |first: u64| scope.spawn(move || SEEDS.filter(|s| s % cores == first).map(case).collect::<Vec<_>>());
        let parts: Vec<_> = (0..cores).map(part).collect();
        parts.into_iter().flat_map(|part| part.join().unwrap()).collect()
    });
    results.sort_by(|a, b| a.0.total_cmp(&b.0));
    let holds = results.iter().filter(|(_, holds)| *holds).count();
    let (low, middle, high) = (results[0].0, results[results.len() / 2].0, results[results.len() - 1].0);
    println!("{what}: median {middle:.3}{unit}, from {low:.3} to {high:.3}; holds for {holds} of {}", results.len());
    assert!(holds >= 19, "{what}: only {holds} of 20 seeds; {results:?}");
}

fn flagged_share(outcome: &Outcome, group: &str) -> f64 {
    let groups = outcome.groups();
    groups.iter().find(|g| g.name == group).and_then(|g| g.flagged_share).unwrap()
}

fn ungated(scenario: &Scenario) -> Arc<Scenario> {
    Arc::new(scenario.with_cuts(&GATES))
}

#[test]
fn crossing_camera_flags_one_look_at_least_twice_as_often_at_equal_conduct() {
    let on = scenario("crossing-camera", &[]);
    check("crossing camera, flagged share of Heron over Wren", " times", |seed| {
        let outcome = run(&on, seed, false);
        let ratio = flagged_share(&outcome, "Heron") / flagged_share(&outcome, "Wren");
        (ratio, ratio >= 2.0)
    });
}

#[test]
fn crossing_camera_gap_grows_when_gates_are_on() {
    let on = scenario("crossing-camera", &[]);
    let off = ungated(&on);
    let ratio = |outcome: &Outcome| flagged_share(outcome, "Heron") / flagged_share(outcome, "Wren");
    check("crossing camera, ratio of flagged shares with gates over without", " times", |seed| {
        let grown = ratio(&run(&on, seed, false)) / ratio(&run(&off, seed, false));
        (grown, grown > 1.0)
    });
}

#[test]
fn crossing_camera_looks_behave_alike() {
    let equal = scenario(
        "crossing-camera",
        &[
            "watchers.crossing_cameras.groups=[]",
            "watchers.square_cameras.groups=[]",
            "cut=[Money, Scrutiny, Ties, Access, Strain]",
        ],
    );
    check("crossing camera with equal errors and no gates, difference of worth between looks", " points", |seed| {
        let groups = run(&equal, seed, false).groups();
        let worth = |name: &str| groups.iter().find(|g| g.name == name).unwrap().mean_worth.unwrap();
        let difference = worth("Heron") - worth("Wren");
        // Worth has a standard deviation of about 12 between people, so a mean over 377 people one of about 0.75.
        (difference, difference.abs() < 3.0)
    });
}

#[test]
fn the_long_way_up_is_at_least_twice_as_long_with_gates() {
    let on = scenario("long-way-up", &[]);
    let off = ungated(&on);
    check("long way up, median days in the lowest band with gates over without", " times", |seed| {
        let days = |scenario| run(scenario, seed, false).measure("lowest_band_days").unwrap();
        let ratio = days(&on) / days(&off);
        (ratio, ratio >= 2.0)
    });
}

#[test]
fn friends_score_alike_the_more_the_more_the_peer_weight() {
    let weights = ["0.0", "0.25", "0.5"];
    let scenarios = weights.map(|w| scenario("friends-like-these", &[&format!("offices[0].peer.weight={w}")]));
    check("friends like these, assortativity at weight 0.5 less that at 0", "", |seed| {
        let [none, some, much] = [0, 1, 2].map(|k| run(&scenarios[k], seed, false).measure("assortativity").unwrap());
        (much - none, none < some && some < much)
    });
}

#[test]
fn the_bread_stall_prevents_some_customer_harm() {
    let rated = scenario("bread-stall", &[]);
    check("bread stall, customer harm prevented", " of it", |seed| {
        let prevented = run(&rated, seed, true).measure("customer_harm_prevented").unwrap();
        (prevented, (0.05..=0.3).contains(&prevented))
    });
    check("bread stall, false positive rate beside it", "", |seed| {
        let rate = run(&rated, seed, false).measure("false_positive_rate").unwrap();
        (rate, rate < 0.5)
    });
}

#[test]
fn published_rules_lower_the_correlation_of_score_and_worth() {
    let published = scenario("crossing-camera", &["offices[0].published=true"]);
    let secret = scenario("crossing-camera", &["offices[0].published=false"]);
    check("published against secret rules, change of the correlation of score and worth", "", |seed| {
        let correlation = |scenario| run(scenario, seed, false).measure("score_worth_correlation").unwrap();
        let change = correlation(&published) - correlation(&secret);
        (change, change < 0.0)
    });
}

/// The gain of a false mark of the usual kind over the rest of a lesson, over all seeds together.
fn usual_gain(name: &str, day: u32, by_edge: bool) -> Gain {
    let on = scenario(name, &[]);
    let days = on.raw().days - day;
    let plan =
        GainPlan { office: 0, act: None, points: None, day, days, residents: 16, seeds: SEEDS.collect(), by_edge };
    let gain = gain(&on, &[], &plan, || true);
    let estimate = gain.estimate().unwrap();
    let (value, low, high) = (estimate.value, estimate.low, estimate.high);
    println!("{name}, gain of a false mark of day {day} over {days} days: {value:.3}, from {low:.3} to {high:.3}");
    gain
}

#[test]
fn the_long_way_up_answers_a_mark_with_more_than_half_of_it_again() {
    let gain = usual_gain("long-way-up", 120, false).estimate().unwrap();
    assert!(gain.value > 1.5 && gain.low > 1.0, "{gain:?}");
}

#[test]
fn the_crossing_camera_answers_most_by_watching_more() {
    let gain = usual_gain("crossing-camera", 90, true);
    for (edge, lost) in gain.lost() {
        println!("  with {} cut alone the gain falls by {lost:.3}", edge.key());
    }
    println!("  not explained by single cuts: {:.3}", gain.together());
    let (most, _) = gain.lost().into_iter().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap();
    assert_eq!(most, Edge::Scrutiny);
    assert!(gain.estimate().unwrap().low > 1.0);
}

/// Calibration: the default lesson without gates has people in all five bands, flags 5 to 15 %, and most flags outside
/// the look with more errors are right.
#[test]
fn the_default_lesson_is_calibrated() {
    let ungated = ungated(&scenario("crossing-camera", &[]));
    check("crossing camera without gates, flagged share", "", |seed| {
        let outcome = run(&ungated, seed, false);
        let flagged = outcome.measure("flagged_share").unwrap();
        let groups = outcome.groups();
        let right =
            groups.iter().find(|g| g.name == "Wren").unwrap().confusion.unwrap().positive_predictive_value().unwrap();
        let all_bands = outcome.bands().iter().all(|(_, share)| *share > 0.0);
        (flagged, (0.05..=0.15).contains(&flagged) && right > 0.5 && all_bands)
    });
}
