//! Standing, what is borne for others, and the other causes of a wrong score.
//!
//! Standing is what the rules would make of a resident's own acts, perfectly seen. Where every watcher is perfect, a score
//! is standing and what is borne for others, exactly. Where they are not, wrong sight and late files come on top.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use common::{scenario, shipped, town, written};
use tallyford::day::{Change, Options, Simulation};
use tallyford::kernel::luck::mix;
use tallyford::scenario::Scenario;
use tallyford::scenario::raw::RawOffice;
use tallyford::study::causes::{self, Cause};
use tallyford::study::worlds::on_all_cores;

/// Towns with shares and contacts' scores that are tried.
const TOWNS: u64 = 300;

fn everyone(town: &Simulation) -> std::ops::Range<u32> {
    0..town.town().residents() as u32
}

/// Watchers of the shipped packs that are switched off so that one who sees everything stands for them.
const SHIPPED_WATCHERS: [&str; 8] = [
    "town registry",
    "neighbour reports",
    "workplace notes",
    "the boards",
    "shop tills",
    "the clerks",
    "market inspectors",
    "customers' complaints",
];

/// Whether people bear at an office what others did.
fn bears(office: &RawOffice) -> bool {
    let shared = office.bearing.as_ref().is_some_and(|bearing| bearing.share > 0.0);
    shared || office.household_share > 0.0 || office.peer.weight > 0.0
}

/// A town of a size and with rules that hang on a number: a share of a household's marks, contacts' scores, caps, terms.
/// Watchers are those of the packs, or one who sees everything at once and rightly.
fn random(number: u64, perfect: bool) -> Arc<Scenario> {
    let draw = |what: u64, of: u64| mix(number << 8 | what) % of;
    let every_act = written("()", &[]).policy().acts().iter().map(|act| act.name().to_owned()).collect::<Vec<_>>();
    let off: Vec<String> = SHIPPED_WATCHERS.iter().map(|name| format!("(name: {name:?}, on: false)")).collect();
    let places = ["Home", "Crossing", "Work", "Shop", "Square", "Office", "Line", "School", "Gate"];
    let places: Vec<String> = places.iter().map(|place| format!("(place: {place}, share: 1)")).collect();
    let watchers = format!(
        r#"watchers: [{}, (name: "all-seeing", perfect: true, scrutiny: false, acts: {every_act:?}, places: [{}])],"#,
        off.join(", "),
        places.join(", ")
    );
    let text = format!(
        r#"(
            title: "Random", packs: ["debtor-list", "friends-score", "firms"], seed: {number},
            town: (residents: {residents}, kin: 0.5),
            {watchers}
            offices: [
                (name: "ledger office", household_share: {share}, peer: (weight: {peer})),
                (name: "weights office", household_share: {other}{sources}),
                (
                    name: "chronicle", bearing: (of: {group}, share: {third}), peer: (weight: {peer}, kept: true), method: Ledger(start: 500),
                    bands: [(name: "A", from: 450), (name: "B", from: 0, penalty: true, effects: (fees: 2))],
                    rules: [(act: "litter", points: -7), (act: "help_neighbour", points: 3), (act: "cross_on_red", points: -4)],
                ),
            ],
        )"#,
        residents = 80 + draw(1, 80),
        share = draw(2, 5) as f64 / 4.0,
        peer = draw(3, 4) as f64 / 4.0,
        third = draw(4, 3) as f64 / 4.0,
        group = ["Household", "Households(3)", "Block", "Firm", "Kin"][draw(6, 5) as usize],
        other = draw(5, 3) as f64 / 2.0,
        sources = if perfect { ", sources: []" } else { "" },
        watchers = if perfect { watchers } else { String::new() },
    );
    written(&text, &[])
}

#[test]
fn under_perfect_watching_a_score_is_standing_and_what_is_borne() {
    let towns = on_all_cores((0..TOWNS).collect(), |number| {
        let scenario = random(number, true);
        let town = town(&scenario, Options { threads: 1, ..Options::default() }, 60);
        let founded = Simulation::new(scenario.clone(), Options::default());
        let offices = || scenario.policy().offices().iter().enumerate();
        let (mut borne, mut moved) = (0, 0);
        for resident in everyone(&town).filter(|resident| town.rated(*resident)) {
            for (number, office) in offices().filter(|(number, _)| town.offices_of(resident).contains(number)) {
                let parts = causes::parts(&town, number, resident).unwrap();
                let standing = (town.standing(number, resident).unwrap() * 256.0) as i32;
                let score = town.exact_score(number, resident);
                assert_eq!(score, standing + parts[0], "town {number}, resident {resident}, {}", office.name());
                assert_eq!(parts[1..], [0; 3], "town {number}: a perfect watcher errs in nothing");
                borne += usize::from(parts[0] != 0);
                moved += usize::from(standing != founded.exact_score(number, resident));
            }
            let cause = causes::of_flag(&town, resident);
            assert!(cause.is_none_or(|cause| cause == Cause::Borne), "{cause:?}");
        }
        let raw = &scenario.raw().offices;
        let bears = raw.iter().any(bears);
        assert!(bears || borne == 0, "town {number}: nothing is shared, and {borne} bear something");
        assert!(moved > 0);
        borne
    });
    assert_eq!(towns.len() as u64, TOWNS);
    assert!(towns.iter().filter(|borne| **borne > 0).count() > 200, "in most towns somebody bears something");
}

/// Standing is made of one's own acts alone: whatever the others do, it stays as it is.
#[test]
fn standing_is_ones_own() {
    let (with, without) = (random(7, false), random(7, false));
    let without = Arc::new(
        without
            .with_settings(&[
                "offices.ledger_office.household_share=0".into(),
                "offices.weights_office.household_share=0".into(),
                "offices.ledger_office.peer.weight=0".into(),
                "cut=[Money, Scrutiny, Ties, Peers, Strain, Access, Model, Learning, Redress]".into(),
            ])
            .unwrap(),
    );
    let with = Arc::new(
        with.with_settings(&[
            "offices.ledger_office.household_share=1".into(),
            "offices.ledger_office.peer.weight=0.5".into(),
            "cut=[Money, Scrutiny, Ties, Peers, Strain, Access, Model, Learning, Redress]".into(),
        ])
        .unwrap(),
    );
    let [with, without] = [with, without].map(|scenario| town(&scenario, Options::default(), 120));
    assert!(with.history().unwrap().deeds().eq(without.history().unwrap().deeds()), "nobody answers to anything");
    for resident in everyone(&with) {
        assert_eq!(with.standing(0, resident), without.standing(0, resident), "resident {resident}");
    }
    let differ = everyone(&with).filter(|resident| with.score(0, *resident) != without.score(0, *resident)).count();
    assert!(differ > 0, "shares move scores");
}

#[test]
fn the_causes_of_a_wrong_score_add_up_to_it_everywhere() {
    let mut met: BTreeMap<Cause, usize> = BTreeMap::new();
    let shared = ["offices.ledger_office.peer.weight=0.5", "offices.ledger_office.household_share=1"];
    let all =
        shipped().into_iter().map(|name| (name, "seed=1")).chain(shared.map(|set| ("crossing-camera".to_owned(), set)));
    let all = all.map(|(name, set)| (scenario(&name, &["town.residents=600", set]), name));
    for (scenario, name) in all.chain([(written(common::FEATURED, &[]), "everything else".to_owned())]) {
        let mut town = Simulation::new(scenario.clone(), Options::default());
        let share = scenario.raw().offices.iter().any(bears);
        for day in 0..scenario.raw().days.min(300) {
            town.pass_day();
            if !day.is_multiple_of(25) {
                continue;
            }
            for resident in everyone(&town) {
                for office in town.offices_of(resident) {
                    let parts = causes::parts(&town, office, resident).unwrap();
                    let standing = (town.standing(office, resident).unwrap() * 256.0) as i32;
                    assert_eq!(town.exact_score(office, resident) - standing, parts.iter().sum::<i32>());
                    assert_eq!(parts[3], 0, "{name}: nothing was entered by hand");
                    assert!(share || parts[0] == 0, "{name}: nothing is shared");
                }
                let wrong = town.flagged(resident) && !town.deserves_flag(resident);
                let cause = causes::of_flag(&town, resident);
                assert_eq!(wrong, cause.is_some());
                cause.into_iter().for_each(|cause| *met.entry(cause).or_default() += 1);
            }
        }
    }
    println!("{met:?}");
    assert!([Cause::Borne, Cause::Sight, Cause::File].iter().all(|cause| met.contains_key(cause)), "{met:?}");
}

/// What is entered by hand is told apart from wrong sight, and a pardon gives standing back as well.
#[test]
fn an_entry_without_grounds_is_told_apart() {
    let scenario = scenario("crossing-camera", &["town.residents=400"]);
    let act = scenario.policy().acts().iter().position(|act| act.name() == "cross_on_red").unwrap() as u8;
    let mark = |points: i32| {
        Change::Mark(tallyford::day::state::orders::Mark { resident: 5, office: 0, act, points: points * 256 })
    };
    let mut town = town(&scenario, Options::default(), 40);
    town.carry_out(&mark(-300));
    (0..5).for_each(|_| town.pass_day());
    let parts = causes::parts(&town, 0, 5).unwrap();
    assert!(parts[3] <= -250 * 256, "{parts:?}");
    assert!(town.flagged(5) && causes::of_flag(&town, 5) == Some(Cause::Insincere));
    assert_eq!(causes::rests_on_false_marks(&town, 5), Some(true));
    let others = everyone(&town).filter(|other| *other != 5);
    assert!(others.into_iter().all(|other| causes::parts(&town, 0, other).unwrap()[3] == 0));
    town.carry_out(&Change::Pardon(5));
    town.pass_day();
    assert!(!town.flagged(5) && !town.deserves_flag(5));
}

/// The observations, by number, that are false and can count against the person they name.
fn false_marks(town: &Simulation, about: impl Fn(u32) -> bool) -> BTreeSet<u64> {
    let history = town.history().unwrap();
    let receipts = history.receipts().filter(|(_, receipt)| receipt.points < 0 && !receipt.is_true(town.witness()));
    let marks = receipts.filter(|(_, receipt)| about(receipt.about)).map(|(_, receipt)| receipt.record.id);
    let bills = |name: &str| ["miss_bill", "owe"].iter().any(|bill| name.contains(bill));
    let acts = town.scenario().policy().acts();
    let seen = history.observations().filter(|(_, seen)| !seen.is_true(town.witness()) && about(seen.about));
    let bills = seen.filter(|(_, seen)| bills(acts[usize::from(seen.act)].name())).map(|(_, seen)| seen.id);
    marks.chain(bills).collect()
}

/// But-for as it is kept, against but-for by strikes in a run of its own that nobody answers to, and against replays in
/// which the town answers.
#[test]
fn a_flag_that_rests_on_false_marks_is_gone_when_they_are_struck() {
    let (mut flags, mut resting, mut agreed, mut replayed) = (0, 0, 0, 0);
    for name in common::sliced() {
        let scenario = scenario(&name, &["town.residents=500"]);
        let days = scenario.raw().days.min(200);
        let town = town(&scenario, Options { threads: 1, ..Options::default() }, days);
        let flagged: Vec<u32> = everyone(&town).filter(|resident| town.flagged(*resident)).collect();
        let strikes: Vec<Change> = false_marks(&town, |_| true).into_iter().map(Change::StrikeRecord).collect();
        let mut beside = Simulation::new(scenario.clone(), Options { threads: 1, ..Options::default() });
        beside.follow_without_answer(&strikes);
        (0..days).for_each(|_| beside.pass_day());
        for resident in &flagged {
            let rests = causes::rests_on_false_marks(&town, *resident).unwrap();
            assert_eq!(rests, !beside.direct_flagged(*resident).unwrap(), "{name}, resident {resident}");
            resting += usize::from(rests);
        }
        flags += flagged.len();
        let some: Vec<u32> = flagged.iter().copied().step_by(flagged.len().div_ceil(12).max(1)).collect();
        let alike = on_all_cores(some, |resident| {
            let struck = false_marks(&town, |about| about == resident).into_iter().collect();
            let again = common::town(&scenario, Options { struck, ..Options::lean(scenario.raw().seed) }, days);
            again.flagged(resident) != causes::rests_on_false_marks(&town, resident).unwrap()
        });
        replayed += alike.len();
        agreed += alike.iter().filter(|alike| **alike).count();
    }
    println!("{flags} flags, {resting} rest on false marks; of {replayed} replayed, {agreed} come out alike");
    assert!(resting > 20 && resting < flags);
    assert!(
        agreed * 10 >= replayed * 7,
        "the town's answer changes the verdict in a few cases: {agreed} of {replayed}"
    );
}
