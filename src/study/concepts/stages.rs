//! Stages, trials and events: a staged run is the run with dated commands, and a trial chooses by the number it says.

use std::sync::Arc;

use super::{lived, town, written};
use crate::day::{Change, Simulation};
use crate::kernel::mistake::{Mistake, while_made};

const STAGED: &str = r#"town: (residents: 500),
    acts: [(name: "tick", chance: Fixed(0.1)), (name: "help", chance: Fixed(0.2), value: 1.0)],
    watchers: [(name: "ear", acts: ["tick", "help"], places: [(place: Home, share: 0.5)])],
    offices: [(name: "office", rules: [(act: "tick", points: -10.0), (act: "help", points: 2.0)],
        bands: [(name: "A", from: 580.0), (name: "B", from: 0.0, penalty: true, effects: (fees: 2.0))])],"#;
const STAGES: &str = r#"stages: [
        (name: "more", day: 40, set: ["watchers.ear.places.Home.share=1.0"]),
        (name: "stricter", day: 15, set: ["offices.office.rules.tick.points=-20"]),
    ],"#;

/// A stage is a command on its day: digest for digest, on every day. A day later would be another run.
#[test]
fn a_staged_run_is_the_run_with_dated_commands() {
    let staged = written(&format!("{STAGED}{STAGES}"));
    let plain = written(STAGED);
    let first = plain.with_settings(&["offices.office.rules.tick.points=-20".into()]).unwrap();
    let second = first.with_settings(&["watchers.ear.places.Home.share=1.0".into()]).unwrap();
    let run = |late: u32| {
        let mut towns = [town(&staged), town(&plain)];
        let commands = [(15 + late, Arc::new(first.clone())), (40 + late, Arc::new(second.clone()))];
        (0..80u32).all(|day| {
            for (_, rules) in commands.iter().filter(|(on, _)| *on == day) {
                towns[1].carry_out(&Change::Rules(rules.clone()));
            }
            towns.iter_mut().for_each(Simulation::pass_day);
            towns[0].digest() == towns[1].digest()
        })
    };
    assert!(run(0));
    assert!(!run(1));
    assert!(!while_made(Mistake::StagesLate, || run(0)));
}

/// What is cut is cut in every stage, and what is set by hand holds over all of them.
#[test]
fn variants_and_settings_hold_over_stages() {
    use crate::scenario::raw::Edge;
    let staged = written(&format!("{STAGED}{STAGES}"));
    let at = |scenario: &Arc<crate::scenario::Scenario>| {
        let mut town = town(scenario);
        (0..50).for_each(|_| town.pass_day());
        town.scenario().clone()
    };
    let cut = at(&Arc::new(staged.with_cuts(&[Edge::Money])));
    assert!(cut.policy().cuts.has(Edge::Money));
    assert_eq!(cut.raw().offices[0].rules[0].points, -20.0);
    let set = at(&Arc::new(staged.with_settings(&["offices.office.rules.tick.points=-3".into()]).unwrap()));
    assert_eq!((set.raw().offices[0].rules[0].points, set.raw().watchers[0].places[0].share), (-3.0, 1.0));
    assert!(at(&Arc::new(staged.unrated())).policy().offices.is_empty());
}

/// Two offices, each for a quarter; the people of Mill are marked three times as often.
fn pilots(by: &str) -> Simulation {
    let scenario = written(&format!(
        r#"town: (residents: 800, quarters: [(name: "Mill"), (name: "Orchard")]),
        acts: [(name: "tick", chance: Fixed(0.1)), (name: "help", chance: Fixed(0.3), value: 1.0)],
        watchers: [
            (name: "mill ear", acts: ["tick", "help"], quarters: ["Mill"], sensitivity: 0.9, mistakes: [(act: "help", taken_for: "tick", chance: 0.1)], places: [(place: Home, share: 1)]),
            (name: "orchard ear", acts: ["tick"], quarters: ["Orchard"], sensitivity: 0.3, places: [(place: Home, share: 1)]),
        ],
        offices: [
            (name: "mill office", quarters: ["Mill"], sources: ["mill ear"], rules: [(act: "tick", points: -10.0), (act: "help", points: 5.0)], bands: [(name: "A", from: 610.0), (name: "B", from: 400.0), (name: "C", from: 0.0, penalty: true)]),
            (name: "orchard office", quarters: ["Orchard"], sources: ["orchard ear"], rules: [(act: "tick", points: -20.0)], bands: [(name: "A", from: 610.0), (name: "B", from: 590.0), (name: "C", from: 0.0, penalty: true)]),
        ],
        redress: (audit: (share: 0.5, every_days: 10)),
        trials: [(name: "two", day: 40, offices: ["mill office", "orchard office"], by: {by})]"#
    ));
    let mut town = town(&scenario);
    (0..41).for_each(|_| town.pass_day());
    town
}

#[test]
fn a_trial_is_won_by_the_number_it_names() {
    for (by, winner) in
        [("FewestMarks", 1), ("HighestMean", 0), ("MostAbove", 0), ("FewestFlagged", 0), ("FewestFalse", 1)]
    {
        let mut town = pilots(by);
        assert_eq!(town.trials_won(), [Some(winner)], "{by}");
        let rated =
            |town: &Simulation, office: usize| (0..800).filter(|r| town.state.offices[office].rates(*r)).count();
        assert_eq!((rated(&town, winner), rated(&town, 1 - winner)), (800, 0), "{by}");
        let before: Vec<u64> = town.figures().watchers.iter().map(|watcher| watcher.observations).collect();
        let from_elsewhere = |town: &Simulation| {
            let seen = town.state.sightings.observations.iter().flatten();
            seen.filter(|seen| town.town().quarter(seen.about) != ["Mill", "Orchard"][winner]).count()
        };
        town.pass_day();
        let after: Vec<u64> = town.figures().watchers.iter().map(|watcher| watcher.observations).collect();
        assert!(
            after[winner] > before[winner] && after[1 - winner] == before[1 - winner],
            "{by}: {before:?} {after:?}"
        );
        assert!(from_elsewhere(&town) > 0, "{by}");
    }
    let mistaken = while_made(Mistake::JudgesByMean, || pilots("FewestMarks").trials_won().to_vec());
    assert_ne!(mistaken, [Some(1)]);
}

/// Charts and headlines are about the winner from then on, and its bands alone are counted.
#[test]
fn the_winner_of_a_trial_leads() {
    for (by, winner) in [("FewestMarks", 1), ("HighestMean", 0)] {
        let mut town = pilots(by);
        assert_eq!(town.leading().map(|office| office.office()), Some(winner), "{by}");
        (41..100).for_each(|_| town.pass_day());
        // Months end on days 30, 60 and 90. The office that lost rated the people of one quarter when the first one ended.
        let first_month =
            if winner == 0 { (0..800).filter(|r| town.town().quarter(*r) == "Mill").count() as u64 } else { 0 };
        assert_eq!(town.figures().moves.changed().1, 800 + first_month, "{by}");
        let lowest = (0..800).filter(|r| town.band(winner, *r) == 2).count();
        let told = town.state.stays.going_on(100).count();
        assert_eq!(told, lowest, "{by}");
    }
}

/// When the losses that were to expire have expired, whoever was pardoned stands where they would stand without it.
#[test]
fn an_amnesty_costs_nobody_anything_later() {
    let with = |events: &str| {
        written(&format!(
            r#"town: (residents: 300), acts: [(name: "tick", chance: Fixed(0.1)), (name: "help", chance: Fixed(0.1))],
            watchers: [(name: "ear", acts: ["tick", "help"], until_day: 25, places: [(place: Home, share: 1)])],
            offices: [(name: "office", method: Ledger(start: 600.0), bands: [(name: "A", from: 0.0)],
                rules: [(act: "tick", points: -20.0, expires_months: 1), (act: "help", points: 30.0)])]{events}"#
        ))
    };
    let plain = lived(&with(""), 120);
    let pardoned = lived(&with(r#", events: [(name: "feast", day: 20, what: Amnesty())]"#), 120);
    let scores = |town: &Simulation| (0..300).map(|resident| town.exact_score(0, resident)).collect::<Vec<_>>();
    assert_eq!(scores(&plain), scores(&pardoned));
    assert!(scores(&plain).iter().filter(|score| **score > 600 * 256).count() > 200);
}

/// On the day of an amnesty nobody is below the start and nobody is on a list; the day before many were.
#[test]
fn an_amnesty_gives_back_what_was_lost() {
    let text = format!(
        r#"{STAGED} sets: [(name: "some", share: 0.5)], events: [(name: "feast", day: 20, what: Amnesty(who: In("some")))]"#
    );
    let scenario = written(&text);
    let below = |town: &Simulation, inside: bool| {
        (0..500).filter(|r| town.is_in_set(0, *r) == inside && town.exact_score(0, *r) < 580 * 256).count()
    };
    let around = || {
        let mut town = town(&scenario);
        (0..20).for_each(|_| town.pass_day());
        let before = [true, false].map(|inside| below(&town, inside));
        town.pass_day();
        (before, [true, false].map(|inside| below(&town, inside)))
    };
    let (before, after) = around();
    assert!(before[0] > 20 && before[1] > 20, "{before:?}");
    assert!(after[0] == 0 && after[1] >= before[1] * 9 / 10, "{before:?} {after:?}");
    assert_ne!(while_made(Mistake::ForgivesNothing, around).1[0], 0);
}

/// Nothing of a mark is left to give back when its past has been wiped out since.
#[test]
fn an_appeal_gives_nothing_back_that_an_amnesty_gave() {
    let with = |events: &str| {
        written(&format!(
            r#"town: (residents: 400), acts: [(name: "tick", chance: Fixed(0.02)), (name: "join", chance: Fixed(0.05)), (name: "go", chance: Fixed(0.05))],
            sets: [(name: "app", enter: ["join"], leave: ["go"])],
            watchers: [(name: "ear", acts: ["tick"], false_alarm: 0.02, places: [(place: Home, share: 1)])],
            offices: [
                (name: "office", method: Ledger(start: 600.0), rules: [(act: "tick", points: -20.0)], bands: [(name: "A", from: 0.0)]),
                (name: "app office", about: In("app"), method: Ledger(start: 600.0), rules: [(act: "tick", points: -20.0)], bands: [(name: "A", from: 0.0)]),
            ],
            redress: (appeal: 1.0, delay_days: 6, accuracy: 1.0, reviews_a_day: 1000.0){events}"#
        ))
    };
    for events in ["", r#", events: [(name: "feast", day: 20, what: Amnesty())]"#] {
        let mut town = town(&with(events));
        for _ in 0..40 {
            town.pass_day();
            for office in 0..2 {
                let most = (0..400).map(|resident| town.exact_score(office, resident)).max().unwrap();
                assert!(most <= 600 * 256, "day {}, office {office}: {most}", town.day());
            }
        }
        let taken_back = town.state.desk.upheld;
        assert!(taken_back > 50, "{taken_back}");
    }
}
