//! A scenario holds at most so much of everything: the fullest runs, and one thing more is refused.

mod common;

use std::sync::Arc;

use common::{town, written};
use tallyford::day::{Options, Simulation};
use tallyford::scenario::policy::Office;
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

fn act(number: usize) -> String {
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
        "(name: {}, says: \"did {number}\", {chance}, drivers: [{drivers}], place: {place}, {unless}
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

/// A scenario with the most of everything.
fn fullest() -> String {
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
        many(limits::ACTS, act),
        many(limits::INCIDENTS, |number| format!("(name: {}, rates: [{rates}])", name("incident", number))),
        many(limits::WATCHERS, watcher),
        many(limits::OFFICES, office),
        many(limits::LOOKS, |look| format!("(group: {}, cost: 3)", name("look", look))),
        many(2, |edge| format!("{:?}", [Edge::Peers, Edge::Model][edge])),
        leads = name("office", limits::OFFICES - 1),
    )
}

/// Cells of a look in the table of scores. A file with the most for every look would hold too many values.
fn cells_of(look: usize) -> usize {
    if look == 0 { limits::CELLS } else { limits::CELLS / 4 }
}

/// A smaller scenario that runs what the fullest leaves out: a large table of scores, an office that learns from its
/// own records whom to serve, one that serves as the table tells it to, contacts that count, and no edge that is cut.
fn with_table() -> String {
    let group = |look: usize| {
        let count = cells_of(look);
        let cell = |number: usize| {
            let repays = number as f64 / count as f64;
            format!("(score: {}, share: 1, repays: {repays})", 300.0 + 500.0 * repays)
        };
        format!("(name: {}, cells: [{}])", name("look", look), many(count, cell))
    };
    let bands = "bands: [(name: \"high\", from: 600), \
        (name: \"low\", from: -10000, penalty: true, effects: (wage: 0.9, scrutiny: 2, tie_loss: 0.02))]";
    let predictor = format!(
        "(name: \"lender\", method: Predictor(every_days: 7, fits: CutOff(good: \"repay\", bad: \"default\", step: 10, foresees: true)),
            sources: [\"examiner\", \"register\"], serves: Learned, {bands})"
    );
    let peers = format!(
        "(name: \"bank\", method: Ledger(start_from_feature: true, floor: -10000), serves: MaxUtility(4), {bands},
            peer: (weight: 0.3, kept: true, drop: 0.1, drop_gap: 20),
            rules: [(act: \"repay\", points: 5), (act: \"default\", points: -20)])"
    );
    format!(
        "(
            title: \"A large table\", catalogue: false,
            town: (residents: 1000, looks: [{}], feature: Table(range: (300, 850), groups: [{}])),
            acts: [
                (name: \"repay\", chance: OfTable, served_by: \"lender\", money: 2),
                (name: \"default\", chance: Fixed(1), unless: \"repay\", served_by: \"lender\", money: -1),
            ],
            watchers: [
                (name: \"examiner\", reads_feature: true, places: [(place: Home, share: 0.9)], loss: 0.05),
                (name: \"register\", acts: [\"repay\", \"default\"], places: [(place: Home, share: 1)], false_alarm: 0.01),
            ],
            offices: [{predictor}, {peers}],
            learning: (claims: [{}]), redress: (appeal: 0.5, reviews_a_day: 20),
        )",
        many(limits::LOOKS, |look| format!("(name: {})", name("look", look))),
        many(limits::LOOKS, group),
        many(limits::LOOKS, |look| format!("(group: {}, cost: 0.01)", name("look", look))),
    )
}

/// The town after so many days, which is the same on one thread and on three.
fn alike_on_any_threads(scenario: &Arc<Scenario>, days: u32) -> Simulation {
    let after = |threads| town(scenario, Options { threads, ..Options::default() }, days);
    let (one, three) = (after(1), after(3));
    assert_eq!(one.digest().differing(&three.digest()), Vec::<&str>::new());
    one
}

#[test]
fn a_scenario_at_every_maximum_runs_a_year() {
    let scenario: Arc<Scenario> = written(&fullest(), &[]);
    let policy = scenario.policy();
    let counts = (policy.acts().len(), policy.watchers().len(), policy.offices().len());
    assert_eq!(counts, (limits::ACTS, limits::WATCHERS, limits::OFFICES));
    assert_eq!(policy.leads(), Some(limits::OFFICES - 1));
    let full = |office: &Office| office.bands().len() == limits::BANDS && office.lists().len() == limits::LISTS;
    assert!(policy.offices().iter().all(full));
    let town = alike_on_any_threads(&scenario, 365);
    let figures = town.figures();
    assert!(figures.acts.iter().all(|act| act.done > 0), "every act is done");
    assert!(figures.watchers.iter().all(|watcher| watcher.observations > 0), "every watcher sees something");
}

#[test]
fn a_large_table_runs_with_what_reads_it() {
    let scenario: Arc<Scenario> = written(&with_table(), &[]);
    assert_eq!(scenario.policy().cells().len(), (0..limits::LOOKS).map(cells_of).sum::<usize>());
    assert!(scenario.raw().cut.is_empty() && [Edge::Peers, Edge::Model].iter().all(|edge| scenario.runs_along(*edge)));
    let town = alike_on_any_threads(&scenario, 120);
    let figures = town.figures();
    assert!(figures.acts.iter().all(|act| act.done > 0), "some repay and some do not");
    assert!(figures.ties_lost > 0, "contacts are let go");
    assert!(town.estimate(0).is_some(), "the lender has learned a cut-off");
    let residents = town.town().residents() as u32;
    let served = (0..residents).filter(|resident| town.serves(0, *resident)).count() as u32;
    assert!((1..residents).contains(&served), "the lender serves {served} of {residents}");
}

/// The list that a limit bounds, the fewest and the most entries, and a scenario in which the list has so many.
type Limit = (&'static str, usize, usize, fn(usize) -> String);

const LIMITS: &[Limit] = &[
    ("acts", 0, limits::ACTS, |count| format!("acts: [{}]", named("act", count))),
    ("watchers", 0, limits::WATCHERS, |count| {
        let eye = |n| format!("(name: {}, acts: [\"act 0\"], places: [(place: Home, share: 1)])", name("watcher", n));
        format!("acts: [{}], watchers: [{}]", named("act", 1), many(count, eye))
    }),
    ("offices", 0, limits::OFFICES, |count| {
        format!("offices: [{}]", many(count, |n| format!("(name: {}, {BAND})", name("office", n))))
    }),
    ("offices.office.bands", 0, limits::BANDS, |count| {
        let band = |n| format!("(name: {}, from: {})", name("band", n), -(n as i32));
        one_office(&format!("bands: [{}]", many(count, band)))
    }),
    ("offices.office.lists", 0, limits::LISTS, |count| {
        let list = |n| format!("(name: {}, on: [Debts(2)], off: [DebtsCleared])", name("list", n));
        one_office(&format!("{BAND}, lists: [{}]", many(count, list)))
    }),
    ("offices.office.lists.list.on", 0, limits::DOORS, |count| {
        let on = many(count, |n| format!("Debts({})", 1 + n));
        one_office(&format!("{BAND}, lists: [(name: \"list\", on: [{on}], off: [DebtsCleared])]"))
    }),
    ("offices.office.lists.list.off", 0, limits::DOORS, |count| {
        let off = many(count, |n| format!("AfterDays({})", 1 + n));
        one_office(&format!("{BAND}, lists: [(name: \"list\", on: [Debts(2)], off: [{off}])]"))
    }),
    ("offices.office.categories", 0, limits::CATEGORIES, |count| {
        one_office(&format!("{BAND}, categories: [{}]", named("category", count)))
    }),
    ("offices.office.rules", 0, limits::RULES, |count| {
        let who = |n| if n < limits::ACTS { "Anyone" } else { "Owners" };
        let rule = |n: usize| format!("(act: {}, who: {}, points: 1)", name("act", n % limits::ACTS), who(n));
        let office = one_office(&format!("{BAND}, rules: [{}]", many(count, rule)));
        format!("acts: [{}], {office}", named("act", limits::ACTS))
    }),
    ("offices.office.serves.PerGroup", 0, limits::LOOKS, |count| {
        let cut_offs = many(count, |n| format!("(group: {}, at: 500)", name("look", n)));
        format!("town: ({}), {}", looks(limits::LOOKS), one_office(&format!("{BAND}, serves: PerGroup([{cut_offs}])")))
    }),
    ("offices.office.tally.prior", 0, limits::QUARTERS, |count| {
        let prior = many(count, |n| format!("(quarter: {}, count: 5)", name("quarter", n)));
        format!("town: ({}), {}", quarters(limits::QUARTERS), one_office(&format!("{BAND}, tally: (prior: [{prior}])")))
    }),
    ("town.quarters", 1, limits::QUARTERS, |count| format!("town: ({})", quarters(count))),
    ("town.looks", 1, limits::LOOKS, |count| format!("town: ({})", looks(count))),
    ("town.feature.groups[0].cells", 1, limits::CELLS, |count| {
        let cells = many(count, |n| format!("(score: {n}, share: 1)"));
        format!("town: (feature: Table(groups: [(cells: [{cells}])]))")
    }),
    ("incidents", 0, limits::INCIDENTS, |count| format!("incidents: [{}]", named("incident", count))),
    ("watchers.eye.groups", 0, limits::GROUPS, |count| {
        let town = format!("town: ({}, {})", looks(limits::LOOKS), quarters(limits::QUARTERS));
        let of = |n: usize| match n.checked_sub(limits::LOOKS) {
            None => name("look", n),
            Some(n) if n < limits::QUARTERS => name("quarter", n),
            Some(n) => name("set", n - limits::QUARTERS),
        };
        let groups = many(count, |n| format!("(group: {})", of(n)));
        let eye = format!("(name: \"eye\", acts: [\"act 0\"], places: [(place: Home, share: 1)], groups: [{groups}])");
        let sets = named("set", limits::SETS);
        format!("{town}, sets: [{sets}], acts: [{}], watchers: [{eye}]", named("act", 1))
    }),
    ("sets", 0, limits::SETS, |count| format!("sets: [{}]", named("set", count))),
    ("sets.set.enter", 0, limits::DOORS, |count| {
        let acts = many(count, |n| name("act", n));
        format!("acts: [{}], sets: [(name: \"set\", enter: [{acts}])]", named("act", limits::DOORS + 1))
    }),
    ("stages", 0, limits::STAGES, |count| {
        format!("stages: [{}]", many(count, |n| format!("(name: {}, day: {})", name("stage", n), n + 1)))
    }),
    ("stages.stage.set", 0, limits::STAGE_SETTINGS, |count| {
        format!("stages: [(name: \"stage\", set: [{}])]", many(count, |_| "\"redress.cost=1\"".to_owned()))
    }),
    ("trials", 0, limits::STAGES, |count| {
        let trial = |n| format!("(name: {}, offices: [\"office\"])", name("trial", n));
        format!("{}, trials: [{}]", one_office(BAND), many(count, trial))
    }),
    ("events", 0, limits::STAGES, |count| format!("events: [{}]", named("event", count))),
    ("knobs", 0, limits::KNOBS, |count| {
        format!("knobs: [{}]", many(count, |n| format!("(name: {}, paths: [\"redress.cost\"])", name("knob", n))))
    }),
    ("knobs.knob.paths", 0, limits::KNOB_PATHS, |count| {
        let paths = many(count, |_| "\"redress.cost\"".to_owned());
        format!("knobs: [(name: \"knob\", paths: [{paths}], on: [\"redress.cost=1\"], off: [\"redress.cost=2\"])]")
    }),
    ("assumptions", 0, limits::ASSUMPTIONS, |count| format!("assumptions: [{}]", named("assumption", count))),
    ("acts.act.drivers", 0, limits::DRIVERS, |count| {
        format!("acts: [(name: \"act\", drivers: [{}])]", many(count, |_| "(state: Strain, doublings: 0.1)".to_owned()))
    }),
    ("acts.act.chance.ByBand", 1, limits::BANDS, |count| {
        let bands = many(limits::BANDS, |n| format!("(name: {}, from: {})", name("band", n), -(n as i32)));
        let chances = many(count, |_| "0.1".to_owned());
        format!("acts: [(name: \"act\", chance: ByBand([{chances}]))], {}", one_office(&format!("bands: [{bands}]")))
    }),
    ("learning.claims", 0, limits::LOOKS, |count| {
        let claims = many(count, |n| format!("(group: {}, cost: 3)", name("look", n)));
        let town = format!("town: (feature: Normal(mean: 0, sd: 1), {})", looks(limits::LOOKS));
        format!("{town}, learning: (claims: [{claims}])")
    }),
    ("lesson.predict", 0, limits::PREDICTIONS, |count| {
        format!("lesson: (predict: [{}])", many(count, |_| "(ask: \"?\", options: [\"yes\", \"no\"])".to_owned()))
    }),
    ("lesson.predict[0].options", 0, limits::OPTIONS, |count| {
        format!("lesson: (predict: [(ask: \"?\", options: [{}])])", many(count, |n| name("option", n)))
    }),
    ("lesson.shows", 0, limits::SHOWN, |count| {
        let shown = "(says: \"Few.\", by: (measure: \"flagged_share\"), less_than: 1)".to_owned();
        format!("lesson: (shows: [{}])", many(count, |_| shown.clone()))
    }),
    ("lesson.shows[0].with", 0, limits::SETTINGS, |count| {
        let with = many(count, |_| "\"redress.cost=1\"".to_owned());
        format!("lesson: (shows: [(says: \"Few.\", by: (measure: \"flagged_share\"), with: [{with}], less_than: 1)])")
    }),
    ("lesson.shows[0].against", 0, limits::SETTINGS, |count| {
        let against = many(count, |_| "\"redress.cost=1\"".to_owned());
        format!(
            "lesson: (shows: [(says: \"Few.\", by: (measure: \"flagged_share\"), against: [{against}], less_than: 1)])"
        )
    }),
    ("lesson.script", 0, limits::STEPS, |count| {
        format!("lesson: (script: [{}])", many(count, |_| "(step: Run)".to_owned()))
    }),
];

/// The one band of an office that is about something else.
const BAND: &str = "bands: [(name: \"all\", from: 0)]";

/// So many things of a kind that have a name and nothing else.
fn named(kind: &str, count: usize) -> String {
    many(count, |number| format!("(name: {})", name(kind, number)))
}

/// An office with these fields.
fn one_office(fields: &str) -> String {
    format!("offices: [(name: \"office\", method: Ledger(start: 0, floor: 0), {fields})]")
}

/// So many looks, as a field of the town.
fn looks(count: usize) -> String {
    format!("looks: [{}]", named("look", count))
}

/// So many quarters, as a field of the town.
fn quarters(count: usize) -> String {
    format!("quarters: [{}]", named("quarter", count))
}

#[test]
fn one_more_than_the_most_is_refused() {
    for &(path, fewest, most, with) in LIMITS {
        let read = |count: usize| {
            let bytes = format!("(catalogue: false, {})", with(count)).into_bytes();
            parse(&Source { name: "more.ron".into(), bytes }, &Library::default(), &[])
        };
        if let Err(problems) = read(most) {
            panic!("{path} has {most} entries, which is not too many:\n{problems}");
        }
        let said = read(most + 1).map(|_| ()).expect_err(path).to_string();
        let clear = format!("{path} has {} entries, but must have {fewest} to {most}", most + 1);
        assert!(said.lines().any(|line| line.ends_with(&clear)), "{clear} is not what is said:\n{said}");
    }
}
