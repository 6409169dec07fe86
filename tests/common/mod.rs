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

/// Every shipped scenario in which an office rates somebody, by name.
pub fn rated() -> Vec<String> {
    shipped().into_iter().filter(|name| !scenario(name, &[]).policy().offices().is_empty()).collect()
}

/// A third of them, for studies that take minutes each; all of them with `TALLYFORD_WHOLE=1`. What each concept does is in
/// [`FEATURED`] as well, which such studies add.
pub fn sliced() -> Vec<String> {
    let step = if std::env::var_os("TALLYFORD_WHOLE").is_some() { 1 } else { 3 };
    rated().into_iter().step_by(step).collect()
}

/// A town in which everything runs at once that an office can do beside adding up points: it reads a feature that people
/// can seem to have, fits its cut-off to what becomes of those it serves, lifts some by lot; another keeps count of
/// incidents and sends a patrol by its file; a watcher takes one act for another, and people lay marks to what they did. One
/// office makes an index, one merges it with others, and one has a model of risk.
pub const FEATURED: &str = r#"(
    packs: ["street-cameras", "redress"],
    days: 120,
    town: (residents: 700, kin: 0.4, feature: Normal(mean: 0.5, sd: 0.15)),
    incidents: [(name: "rubbish", value: -1.5, rates: [(quarter: "Mill", a_day: 2.0), (quarter: "Orchard", a_day: 2.0), (quarter: "Lantern", a_day: 1.0)])],
    sets: [
        (name: "app", share: 0.2, by: Household, enter: ["carry_shopping"], leave: ["litter"], days: 60),
        (name: "exposed", share: 0.0),
        (name: "late", share: 0.5, from_day: 20, until_day: 90),
        (name: "families", share: 0.05, kin: true),
        (name: "borrowers", share: 0.0, enter: ["borrow"], days: 40),
    ],
    acts: [
        (name: "steal_name", says: "took somebody's papers", chance: Fixed(0.002), who: NotIn("app"), alias: (of: "exposed", days: 90)),
        (name: "study", says: "studied", times_a_year: 100.0, drivers: [(state: In("late"), doublings: 1.0)], hours: 1.0, value: 0.5),
        (name: "make_good", says: "made good", chance: FromFeature(0.55), served_by: "lender", money: 2.0),
        (name: "tell", says: "told of a neighbour", times_a_year: 20.0, drivers: [(state: Guile, doublings: 1.0), (state: Approval, doublings: 2.0)], place: Line,
            reports: (of: Neighbour, claims: ["litter", "cross_on_red"], knows: 0.3, makes_up: 0.9)),
        (name: "smear", says: "blackened somebody's name", times_a_year: 12.0, place: Line, drivers: [(state: Named, doublings: -1.0), (state: Evasion, doublings: 1.0)],
            reports: (of: Rival, claims: ["litter"], makes_up: 1.0)),
        (name: "boast", says: "filmed a good deed", times_a_year: 30.0, place: Line, kind: Performative,
            reports: (of: Doer, claims: ["carry_shopping"], knows: 0.9, makes_up: 0.6, witness: true)),
        (name: "gossip_at_home", says: "told of the family", chance: Fixed(0.01), reports: (of: Household, claims: ["litter"], knows: 0.8)),
        (name: "warn", says: "told of a friend", chance: Fixed(0.01), reports: (of: Contact, claims: ["cross_on_red"], knows: 0.5, makes_up: 0.5)),
        (name: "told_a_lie", says: "told a lie of somebody"),
        (name: "wander", says: "wandered far", times_a_year: 50.0, place: Square, away: Town, drivers: [(state: Watched, doublings: -1.0)], value: 0.3),
        (name: "prowl", says: "prowled", times_a_year: 10.0, place: Square, away: Near, value: -3.0),
        (name: "borrow", says: "took a loan", times_a_year: 6.0, place: Office, money: 20.0, who: NotIn("borrowers"), served_by: "index office"),
        (name: "lapse", says: "fell behind", times_a_year: 8.0, place: Office, debt: 1, who: In("borrowers"), chosen: false),
        (name: "greet", says: "greeted somebody well regarded", chance: Fixed(0.3), place: Square, value: 0.1, meets: (other: ["A"])),
        (name: "snub", says: "snubbed somebody", times_a_year: 60.0, place: Square, value: -0.5, meets: (own: ["A"], other: ["B"]), unless: "greet"),
        (name: "fall_short", says: "fell short", chance: Fixed(0.7), unless: "make_good", served_by: "lender", money: -1.0),
    ],
    watchers: [
        (name: "examiner", kind: School, reads_feature: true, loss: 0.05, places: [(place: Home, share: 0.9)]),
        (name: "register", kind: Registry, acts: ["make_good", "fall_short"], places: [(place: Home, share: 1.0)], false_alarm: 0.001),
        (name: "patrol", incidents: ["rubbish"], patrol: ByFile("station"), sensitivity: 0.9),
        (name: "kettle", kind: Devices, acts: ["litter", "study"], names: Pool("app"), misfile: 0.05, misidentify: 0.05, groups: [(group: "late", sensitivity: 0.5)], sensitivity: 0.6, places: [(place: Home, share: 1.0), (place: Square, share: 0.5)]),
        (name: "bank", kind: Registry, acts: ["cross_on_red"], papers: true, only: ["app", "exposed", "late"], faces: (count: 2, passes_a_day: 10, chance: 0.05), places: [(place: Crossing, share: 0.7)]),
        (name: "gossip", kind: Neighbours, acts: ["litter"], mistakes: [(act: "cross_on_red", taken_for: "litter", chance: 0.1)], places: [(place: Crossing, share: 1.0)]),
        (name: "letter box", kind: Neighbours, takes: ["tell", "smear", "boast"], verifies: 0.3, catches: "told_a_lie", sensitivity: 0.9, places: [(place: Line, share: 0.8)]),
        (name: "the steps", kind: Neighbours, takes: ["gossip_at_home", "warn", "tell"], misfile: 0.1, places: [(place: Home, share: 1.0), (place: Line, share: 0.5)]),
        (name: "the line", kind: Posts, acts: ["smear"], papers: true, only: ["app", "families"], places: [(place: Line, share: 0.7)]),
        (name: "bracelets", kind: Devices, acts: ["wander", "prowl"], beyond: 2, mistakes: [(act: "wander", taken_for: "prowl", chance: 0.2)], stops: 0.5, stop_hours: 0.75, stop_strain: 0.02, asks_kin: true, quarters: ["Mill", "Orchard"], places: [(place: Square, share: 0.8)]),
        (name: "square eye", acts: ["wander", "greet"], clears: true, sensitivity: 0.4, false_alarm: 0.002, false_alarm_as: "prowl", stops: 0.4, stop_hours: 0.5, places: [(place: Square, share: 0.6)]),
        (name: "meter", kind: Registry, acts: ["borrow", "lapse"], reads: [Money, Age], reading_error: 0.1, loss: 0.05, places: [(place: Office, share: 1.0)]),
        (name: "sweeper", kind: Devices, incidents: ["rubbish"], stops: 0.3, sensitivity: 0.5),
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
            rules: [
                (act: "litter", points: -20.0, fine: 2.5), (act: "cross_on_red", points: -10.0), (act: "prowl", points: -5.0), (act: "greet", points: 1.0), (act: "snub", points: -2.0),
                (act: "tell", points: 3.0), (act: "carry_shopping", points: 2.0), (act: "told_a_lie", points: -9.0),
            ],
            bearing: (of: Kin, share: 0.3),
            lists: [(name: "shut out", kin: true, on: [Debts(1), ContactsListed(3)], off: [DebtsCleared], effects: (closes: ["study"], tie_loss: 0.02, tie_loss_among: 0.3))],
            review: (share: 0.3, of: Falls, accuracy: 0.9),
            replaces_acquaintance: 0.5,
            serves: CutOff(560.0), repair: 0.05,
            tally: (prior: [(quarter: "Mill", count: 40.0)], forget: 0.02),
        ),
        (
            name: "app office", about: In("app"),
            bands: [(name: "gold", from: 600.0, effects: (rewards: 2.0)), (name: "plain", from: 0.0)],
            rules: [(act: "carry_shopping", points: 5.0), (act: "litter", points: -5.0)],
            review: (share: 0.2, accuracy: 0.8),
        ),
        (
            name: "mill office", quarters: ["Mill"],
            bearing: (of: Households(4), share: 0.5, divided: true),
            bands: [(name: "fine", from: 590.0), (name: "bad", from: 0.0, penalty: true, effects: (lost_hours: 2.0))],
            rules: [(act: "cross_on_red", points: -6.0)],
        ),
        (
            name: "orchard office", quarters: ["Orchard"],
            bands: [(name: "fine", from: 580.0), (name: "bad", from: 0.0, penalty: true, effects: (scrutiny: 1.5))],
            rules: [(act: "cross_on_red", points: -9.0), (act: "study", points: 1.0)],
        ),
        (
            name: "index office", sources: ["kettle", "gossip", "meter"], peer: (weight: 0.1), needs_records: 2, serves: CutOff(500.0),
            method: Index(from: 300.0, to: 900.0, parts: [
                (name: "signs", weight: 30.0, half_life_days: 60.0), (name: "purse", weight: 20.0, of: Reading(Money), low: 0.0, high: 400.0),
                (name: "years", weight: 10.0, of: Reading(Age), low: 70.0, high: 18.0),
            ]),
            bands: [(name: "high", from: 620.0, effects: (rewards: 1.0)), (name: "low", from: 300.0, penalty: true, effects: (wage: 0.95))],
            categories: [(name: "signs", monthly_cap: 40)],
            rules: [(act: "litter", points: -14.0, category: "signs"), (act: "study", points: 3.0, category: "signs")],
            lists: [(name: "kept", on: [Best(0.08)], off: [AfterDays(5)], sincere: false, effects: (tie_loss: 0.01))],
        ),
        (
            name: "bureau", about: NotIn("families"),
            method: Merged(of: [(office: "station", weight: 2.0), (office: "index office", weight: 1.0), (office: "mill office", weight: 1.0)], link_error: 0.05, mends_a_day: 0.01),
            bands: [(name: "sound", from: 560.0), (name: "doubtful", from: 0.0, penalty: true, effects: (hiring: 0.5, scrutiny: 1.5))],
            lists: [(name: "handed on", on: [ListedBy(office: "index office", list: "kept"), ListedBy(office: "station", list: "shut out")], off: [AfterDays(3)], effects: (fees: 1.0))],
        ),
        (
            name: "forecast office",
            method: Predictor(every_days: 15, fits: Risk(of: ["litter", "cross_on_red"], looks_back: 3, reads: [Entries, Quarter, ListedContacts, Entry("study")])),
            bands: [(name: "all", from: 0.0)],
            lists: [(name: "suspicious", on: [Worst(0.15)], off: [AfterDays(1)], effects: (scrutiny: 2.0))],
        ),
    ],
    learning: (blame: 0.5, care: 0.4, claims: [(group: "Wren", cost: 8.0), (group: "Heron", cost: 16.0)]),
    redress: (reasons: 0.7, notice: 0.8, see: 0.3, answered: 0.8, correction: Everywhere, audit: (share: 0.1, every_days: 25)),
    shocks: (acquaintance: 2.0),
    stages: [
        (name: "stricter", day: 35, set: ["offices.station.rules.litter.points=-25", "offices.app_office.bands.gold.effects.rewards=1"]),
        (name: "milder", day: 75, set: ["redress.accuracy=0.95"]),
    ],
    trials: [(name: "pilots", day: 50, offices: ["mill office", "orchard office"], by: FewestMarks)],
    events: [
        (name: "theft", day: 10, what: Breach(into: "exposed", share: 0.2)),
        (name: "the report", day: 60, what: News),
        (name: "feast", day: 95, what: Amnesty(who: In("app"))),
    ],
)"#;

/// The town of [`FEATURED`] with as many shipped packs beside its own as one file can hold: each in turn that still fits.
pub fn everything(settings: &[&str]) -> Arc<Scenario> {
    let own = r#""street-cameras", "redress""#;
    let (mut packs, mut text) = (own.to_owned(), FEATURED.to_owned());
    let mut fitted = 0;
    for pack in Library::default().pack_names().iter().filter(|pack| !own.contains(pack.as_str())) {
        let more = format!("{packs}, {pack:?}");
        let tried = FEATURED.replacen(own, &more, 1);
        if parse(&Source { name: "test.ron".into(), bytes: tried.clone().into_bytes() }, &Library::default(), &[])
            .is_ok()
        {
            (packs, text, fitted) = (more, tried, fitted + 1);
        }
    }
    assert!(fitted >= 8, "{packs}");
    written(&text, settings)
}
