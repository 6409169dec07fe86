//! A scenario that holds as much as a scenario may hold.

mod common;

use std::sync::Arc;

use common::{town, written};
use tallyford::day::Options;
use tallyford::scenario::raw::{Edge, PlaceKind};
use tallyford::scenario::{Library, Scenario, Source, limits, parse};

/// So many things, each written with its number, between commas.
fn many(count: usize, of: impl Fn(usize) -> String) -> String {
    (0..count).map(of).collect::<Vec<_>>().join(", ")
}

/// A name of something in quotes.
fn name(kind: &str, number: usize) -> String {
    format!("\"{kind} {number}\"")
}

fn act(number: usize, acts: usize) -> String {
    let chance = match number % 4 {
        0 => format!("chance: ByBand([{}])", many(limits::BANDS, |band| format!("0.{:02}", 1 + band))),
        1 => "chance: Fixed(0.05)".to_owned(),
        2 => "chance: FromFeature(0.9)".to_owned(),
        _ => "times_a_year: 20".to_owned(),
    };
    let drivers = many(limits::DRIVERS, |driver| {
        let band = name("band", (number + driver) % limits::BANDS);
        format!("(state: Band({band}), doublings: 0.5)")
    });
    let place =
        ["Home", "Crossing", "Work", "Shop", "Square", "Office", "Line", "School", "Gate"][number % PlaceKind::COUNT];
    let unless = if number > 0 { format!("unless: {},", name("act", number - 1)) } else { String::new() };
    format!(
        "(name: {}, says: \"did {number} of {acts}\", {chance}, drivers: [{drivers}], place: {place}, {unless}
            served_by: {}, value: {}, chosen: {}, debt: {})",
        name("act", number),
        name("office", number % limits::OFFICES),
        (number % 5) as i32 - 2,
        number.is_multiple_of(2),
        (number % 3) as i32 - 1,
    )
}

fn watcher(number: usize) -> String {
    let groups = many(limits::LOOKS, |look| format!("(group: {}, misidentify: 2, false_alarm: 3)", name("look", look)));
    let more = many(limits::QUARTERS, |quarter| format!("(group: {}, sensitivity: 0.9)", name("quarter", quarter)));
    let places =
        many(PlaceKind::COUNT, |place| format!("(place: {:?}, share: 0.{})", PlaceKind::ALL[place], 3 + place % 7));
    let patrol = if number.is_multiple_of(2) {
        "Everywhere".to_owned()
    } else {
        format!("ByFile({})", name("office", number % 16))
    };
    let acts: Vec<usize> = (0..limits::ACTS).filter(|act| (act + number).is_multiple_of(3) || number == 0).collect();
    format!(
        "(name: {}, acts: [{}], mistakes: [{}], reads_feature: true, incidents: [{}], patrol: {patrol}, places: [{places}],
            sensitivity: 0.8, misidentify: 0.01, false_alarm: 0.001, delay_days: {}, loss: 0.01, stale: 0.1,
            groups: [{groups}, {more}], evadable: 0.5, quarters: [{}])",
        name("watcher", number),
        many(acts.len(), |n| name("act", acts[n])),
        many(4, |n| format!("(act: {}, taken_for: {}, chance: 0.1)", name("act", n), name("act", (n + number) % limits::ACTS))),
        many(limits::INCIDENTS, |incident| name("incident", incident)),
        number % 5,
        many(limits::QUARTERS, |quarter| name("quarter", quarter)),
    )
}

fn office(number: usize) -> String {
    let bands = many(limits::BANDS, |band| {
        let (from, penalty) = (1000 - 80 * band as i32, band > 9);
        let from = if band + 1 == limits::BANDS { 0 } else { from };
        format!(
            "(name: {}, from: {from}, penalty: {penalty}, effects: (scrutiny: 1.{band:02}, wage: 0.98))",
            name("band", band)
        )
    });
    let rules = many(limits::RULES, |rule| {
        let who = if rule < limits::ACTS { "Anyone" } else { "Owners" };
        let (act, category) = (name("act", rule % limits::ACTS), name("category", rule % limits::CATEGORIES));
        format!(
            "(act: {act}, points: {}, category: {category}, expires_months: {}, who: {who})",
            (rule % 7) as i32 - 3,
            rule % 4
        )
    });
    let lists = many(limits::LISTS, |list| {
        let records = many(limits::DOORS - 2, |act| format!("Record({})", name("act", list * 16 + act)));
        let exits = many(limits::DOORS - 1, |days| format!("AfterDays({})", 5 + days));
        format!(
            "(name: {}, on: [Debts(3), ScoreBelow(100), {records}], off: [DebtsCleared, {exits}])",
            name("list", list)
        )
    });
    format!(
        "(name: {}, sources: [{}], bands: [{bands}], categories: [{}], rules: [{rules}], lists: [{lists}],
            serves: PerGroup([{}]), repair: 0.1, tally: (prior: [{}], forget: 0.01), household_share: 0.1)",
        name("office", number),
        many(limits::WATCHERS, |watcher| name("watcher", watcher)),
        many(limits::CATEGORIES, |category| format!("(name: {}, monthly_cap: 20)", name("category", category))),
        many(limits::LOOKS, |look| format!("(group: {}, at: {})", name("look", look), 300 + look)),
        many(limits::QUARTERS, |quarter| format!("(quarter: {}, count: 5)", name("quarter", quarter))),
    )
}

/// A scenario with `acts` acts and with the most of everything else.
fn fullest(acts: usize) -> String {
    let rates = many(limits::QUARTERS, |quarter| format!("(quarter: {}, a_day: 0.2)", name("quarter", quarter)));
    format!(
        "(
            title: \"The fullest\", catalogue: false, leads: {leads},
            town: (residents: 400, feature: Normal(mean: 0.5, sd: 0.2), school_until: 26,
                quarters: [{}], looks: [{}]),
            acts: [{}], incidents: [{}], watchers: [{}], offices: [{}],
            learning: (claims: [{}]), redress: (appeal: 0.5, reviews_a_day: 20), cut: [{}],
        )",
        many(limits::QUARTERS, |quarter| format!("(name: {})", name("quarter", quarter))),
        many(limits::LOOKS, |look| format!("(name: {})", name("look", look))),
        many(acts, |number| act(number, acts)),
        many(limits::INCIDENTS, |number| format!("(name: {}, rates: [{rates}])", name("incident", number))),
        many(limits::WATCHERS, watcher),
        many(limits::OFFICES, office),
        many(limits::LOOKS, |look| format!("(group: {}, cost: 3)", name("look", look))),
        many(2, |edge| format!("{:?}", [Edge::Peers, Edge::Model][edge])),
        leads = name("office", limits::OFFICES - 1),
    )
}

#[test]
fn a_scenario_at_every_maximum_runs_a_year() {
    let scenario: Arc<Scenario> = written(&fullest(limits::ACTS), &[]);
    let policy = scenario.policy();
    assert_eq!((policy.acts().len(), policy.watchers().len(), policy.offices().len()), (128, 64, 16));
    assert_eq!(policy.leads(), Some(15));
    assert!(policy.offices().iter().all(|office| office.bands().len() == 12 && office.lists().len() == 8));
    let after = |threads| town(&scenario, Options { threads, ..Options::default() }, 365);
    let (one, three) = (after(1), after(3));
    assert_eq!(one.digest().differing(&three.digest()), Vec::<&str>::new());
    let figures = one.figures();
    assert!(figures.acts.iter().all(|act| act.done > 0), "every act is done");
    assert!(figures.watchers.iter().all(|watcher| watcher.observations > 0), "every watcher sees something");
}

#[test]
fn one_more_is_refused() {
    let source = Source { name: "more.ron".into(), bytes: fullest(limits::ACTS + 1).into_bytes() };
    let problems = parse(&source, &Library::default(), &[]).unwrap_err().to_string();
    assert!(problems.contains("acts has 129 entries, must have 0 to 128"), "{}", &problems[..problems.len().min(600)]);
}
