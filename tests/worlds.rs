//! Worlds beside a town are, on every day, what runs of their own are.

mod common;

use std::sync::Arc;

use common::{everything, scenario, shipped};
use tallyford::day::state::led::Resolve;
use tallyford::day::state::orders::{Mark, OneAct};
use tallyford::day::{Change, Options, Simulation};
use tallyford::kernel::luck::{Luck, Purpose, pick};
use tallyford::scenario::Scenario;
use tallyford::scenario::raw::Edge;
use tallyford::study::Course;
use tallyford::study::worlds::{Worlds, on_all_cores};

/// Days of each run. More than two months, so that points expire and appeals come to an end.
const DAYS: u32 = 70;
/// Changes tried, over all scenarios.
const CHANGES: usize = 300;

/// A change of any kind, drawn at random, with the morning on which it is made. `whole` is the run without it.
fn drawn(whole: &Simulation, number: u32) -> (u32, Change) {
    let draw = |what: u32, of: u32| {
        let word = Luck::new(2024).block(Purpose::Plan, number, what, 0, 0)[0];
        pick(word, of.max(1))
    };
    let scenario = whole.scenario();
    let residents = whole.town().residents() as u32;
    let history = whole.history().unwrap();
    let (day, somebody, other) = (draw(0, DAYS), draw(1, residents), draw(2, residents));
    let act = draw(3, scenario.policy().acts().len() as u32) as u8;
    let change = match number % 14 {
        0..=2 => {
            let all: Vec<(u32, u64)> = history.observations().map(|(day, seen)| (day, seen.id)).collect();
            let (day, id) = all[draw(4, all.len() as u32) as usize];
            return (day, Change::StrikeRecord(id));
        }
        3 => {
            let all: Vec<_> = history.deeds().collect();
            let (day, deed) = all[draw(5, all.len() as u32) as usize];
            return (day, Change::StrikeAct(OneAct { resident: deed.resident, act: deed.act }));
        }
        4 => Change::HandAct(OneAct { resident: somebody, act }),
        5 => {
            let receipts: Vec<_> = history.receipts().map(|(_, receipt)| *receipt).collect();
            // Without an office there is nothing to enter a mark in.
            if receipts.is_empty() {
                return (day, Change::Illness(somebody, 5));
            }
            let like = receipts[draw(6, receipts.len() as u32) as usize];
            Change::Mark(Mark { resident: somebody, office: like.office, act: like.record.act, points: -2560 })
        }
        6 => Change::Pardon(somebody),
        7 => Change::Illness(somebody, 9),
        8 => Change::LayOff(somebody),
        9 => Change::Money(somebody, -40_000),
        12 => Change::Resolve(Resolve {
            resident: somebody,
            acts: vec![(act, draw(8, 8) as u8)],
            hides: [None, Some(true), Some(false)][draw(9, 3) as usize],
            appeals_by_hand: draw(10, 2) == 0,
        }),
        13 => Change::LetGo(somebody, whole.contacts(somebody).first().copied().unwrap_or(other)),
        10 if (number / 14).is_multiple_of(2) => Change::SwapLooks(somebody, other),
        10 => Change::SwapQuarters(somebody, other),
        _ if (number / 14).is_multiple_of(2) => Change::Conduct(somebody, other),
        _ => Change::Rules(Arc::new(match draw(7, 12) {
            0 => scenario.secret(),
            1 => scenario.without_evasion(),
            2 => scenario.with_perfect(scenario.policy().watchers()[0].name()).unwrap(),
            edge => scenario.with_cuts(&[Edge::ALL[edge as usize - 3]]),
        })),
    };
    (day, change)
}

/// On this morning new rules come into force in every run: worlds of which other rules were in force stand beside the town
/// again from then on.
const RULES_CHANGE: u32 = 50;

/// The digests of a run of its own: of the evenings from the day of the change on.
fn alone(scenario: &Arc<Scenario>, rules: &Change, seed: u64, (from, change): &(u32, Change)) -> Vec<String> {
    let mut town = Simulation::new(scenario.clone(), Options::lean(seed));
    let mut digests = vec![];
    for day in 0..DAYS {
        if day == RULES_CHANGE {
            town.carry_out(rules);
        }
        if day == *from {
            town.carry_out(change);
        }
        town.pass_day();
        if day >= *from {
            digests.push(town.digest().whole());
        }
    }
    digests
}

#[test]
fn every_world_is_a_run_of_its_own_on_every_day() {
    let small: &[&str] = &["town.residents=320"];
    let mut tried = 0;
    let all = shipped().into_iter().map(|name| (scenario(&name, small), name));
    let all: Vec<_> = all.chain([(everything(small), "everything".to_owned())]).collect();
    let each = CHANGES.div_ceil(all.len());
    for (scenario, name) in all {
        // Rules that nobody can read any longer, and against which nobody appeals.
        let rules = Change::Rules(Arc::new(scenario.secret().with_cuts(&[Edge::Redress])));
        let course = |threads| {
            let options = Options { threads, seed: Some(1), ..Options::default() };
            Course::new(scenario.clone(), options, vec![(RULES_CHANGE, rules.clone())], DAYS)
        };
        let whole = course(1).led_to(DAYS).town;
        let changes: Vec<(u32, Change)> = (0..each as u32).map(|number| drawn(&whole, number)).collect();
        let runs = on_all_cores(changes.clone(), |change| alone(&scenario, &rules, whole.seed(), &change));
        for threads in [1, 3] {
            let mut felt = vec![false; changes.len()];
            let _ = Worlds::new(course(threads), changes.iter().cloned()).run(|town, worlds| {
                for (number, (world, run)) in worlds.iter().zip(&runs).enumerate() {
                    let Some(world) = &world.town else { continue };
                    let evening = (town.day() - 1 - changes[number].0) as usize;
                    let digest = world.digest().whole();
                    let what = format!("{name}, {:?} on day {}", changes[number].1, changes[number].0);
                    assert_eq!(digest, run[evening], "{what}: day {}, {threads} threads", town.day());
                    felt[number] |= world.digest().differing(&town.digest()).iter().any(|part| *part != "files.struck");
                }
                true
            });
            let felt = felt.into_iter().filter(|felt| *felt).count();
            println!("{name}, {threads} threads: {felt} of {each} changes were felt");
            assert!(felt > each / 3 && felt < each, "{name}: {felt}");
        }
        tried += each;
    }
    assert!(tried >= CHANGES);
}
