//! Every field of every part of the state moves the digest: a field that is forgotten there would let two towns pass for
//! one. The fields are found by writing each part as a tree and changing one leaf at a time, so new ones are covered
//! without anyone remembering.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::desk::{Ruled, Ruling};
use super::led::Resolve;
use super::orders::{Mark, OneAct};
use crate::day::{Change, Options, Simulation};
use crate::scenario::{Library, Source, parse};

/// A town in which every part of the state holds something.
const EVERYTHING: &str = r#"(
    packs: ["street-cameras", "friends-score", "debtor-list", "redress"],
    town: (residents: 150, kin: 0.5, feature: Table(groups: [(cells: [(score: 400.0, share: 1.0), (score: 600.0, share: 1.0)])])),
    sets: [(name: "app", share: 0.5), (name: "exposed", share: 0.3), (name: "borrowers", share: 0.0, enter: ["borrow"], days: 20)],
    trials: [(name: "one", day: 30, offices: ["station"])],
    incidents: [(name: "rubbish", value: -1.0, rates: [(quarter: "Mill", a_day: 9.0), (quarter: "Orchard", a_day: 9.0), (quarter: "Lantern", a_day: 9.0)])],
    acts: [(name: "litter", times_a_year: 200.0), (name: "miss_bill", times_a_year: 60.0), (name: "study", chance: Fixed(0.5), served_by: "school", place: Line),
        (name: "borrow", chance: Fixed(0.2), served_by: "index", who: NotIn("borrowers")), (name: "lapse", chance: Fixed(0.2), debt: 1, who: In("borrowers")),
        (name: "steal", chance: Fixed(0.01), alias: (of: "exposed", days: 30)),
        (name: "tell", chance: Fixed(0.3), reports: (of: Contact, claims: ["litter"], knows: 0.5, makes_up: 1.0)), (name: "lie")],
    watchers: [
        (name: "examiner", kind: School, reads_feature: true, places: [(place: Home, share: 0.9)]),
        (name: "patrol", incidents: ["rubbish"], patrol: ByFile("station"), stops: 0.5),
        (name: "steps", kind: Neighbours, takes: ["tell"], verifies: 0.3, catches: "lie", places: [(place: Home, share: 1.0)]),
        (name: "warden", kind: Wardens, acts: ["litter"], stops: 0.5, stop_hours: 0.5, effort: (finds: 1.0), places: [(place: Square, share: 1.0)]),
        (name: "gossip", kind: Neighbours, acts: ["litter", "borrow"], reads: [Money], places: [(place: Square, share: 1.0), (place: Home, share: 1.0)], delay_days: 1, loss: 0.2, false_alarm: 0.2, faces: (count: 2, passes_a_day: 9, chance: 0.1)),
    ],
    offices: [
        (
            name: "school", method: Predictor(points_per_unit: 1.0, every_days: 3),
            bands: [(name: "high", from: 500.0), (name: "low", from: -10000.0)], serves: CutOff(500.0),
        ),
        (
            name: "station", method: Ledger(start: 600.0), peer: (weight: 0.2), categories: [(name: "order", monthly_cap: 200)],
            bands: [(name: "A", from: 500.0), (name: "B", from: 0.0, penalty: true)],
            rules: [(act: "litter", points: -8.0, category: "order", expires_months: 2)],
            bearing: (of: Kin, share: 0.1), lists: [(name: "litterers", kin: true, on: [Record("litter"), ContactsListed(3)], off: [AfterDays(30)])],
            tally: (forget: 0.1), review: (share: 0.9),
        ),
        (
            name: "index", needs_records: 2, serves: CutOff(300.0), categories: [(name: "signs")], rules: [(act: "litter", points: -2.0, category: "signs")],
            method: Index(parts: [(name: "signs"), (name: "purse", of: Reading(Money), high: 500.0)]), bands: [(name: "all", from: 350.0)],
        ),
        (
            name: "forecast", bands: [(name: "all", from: 0.0)],
            method: Predictor(every_days: 20, fits: Risk(of: ["litter"], reads: [Quarter, Entries, Entry("borrow")])),
            lists: [(name: "suspicious", on: [Worst(0.2)], off: [AfterDays(1)])],
        ),
        (
            name: "bureau", bands: [(name: "all", from: 0.0)],
            method: Merged(of: [(office: "station"), (office: "index")], link_error: 0.2),
        ),
    ],
    redress: (notice: 0.9, see: 0.2, appeal: 1.0, try_it_on: 1.0, delay_days: 2, reviews_a_day: 900.0, cost: 0.0, answered: 0.8, correction: Everywhere, audit: (share: 0.5, every_days: 11)),
)"#;

/// The paths to the leaves of a tree: of a list, the first item and the largest one stand for all.
fn leaves(tree: &Value, path: &mut Vec<String>, found: &mut Vec<Vec<String>>) {
    match tree {
        Value::Object(fields) => {
            for (name, field) in fields {
                path.push(name.clone());
                leaves(field, path, found);
                path.pop();
            }
        }
        Value::Array(items) => {
            let largest = (0..items.len()).max_by_key(|place| items[*place].to_string().len());
            let shown: BTreeSet<usize> = largest.into_iter().chain((!items.is_empty()).then_some(0)).collect();
            for place in shown {
                path.push(place.to_string());
                leaves(&items[place], path, found);
                path.pop();
            }
        }
        Value::Null => {}
        _ => found.push(path.clone()),
    }
}

/// Other values for a leaf, of which at least one should be legal.
fn others(leaf: &Value) -> Vec<Value> {
    match leaf {
        Value::Bool(value) => vec![Value::from(!value)],
        Value::Number(number) => match (number.as_u64(), number.as_i64(), number.as_f64()) {
            (Some(n), ..) => vec![Value::from(n.wrapping_add(1)), Value::from(n.wrapping_sub(1))],
            (_, Some(n), _) => vec![Value::from(n + 1)],
            (.., Some(n)) => vec![Value::from(n + 0.5)],
            _ => vec![],
        },
        // A name, or the variant of one of the few enums that the state holds.
        Value::String(text) => {
            let variants = ["Houses", "Square", "Anyone", "Traders", "Claim", "Report", "Struck"]
                .into_iter()
                .filter(|variant| variant != text);
            std::iter::once(format!("{text}!")).chain(variants.map(str::to_owned)).map(Value::from).collect()
        }
        _ => vec![],
    }
}

/// Copies of a part in each of which one field is another, with the path of the field.
pub(super) fn changes<T: Serialize + DeserializeOwned>(part: &T) -> Vec<(String, T)> {
    let tree = serde_json::to_value(part).expect("a part can be written as a tree");
    let mut paths = vec![];
    leaves(&tree, &mut vec![], &mut paths);
    let mut changed = vec![];
    for path in paths {
        let mut copy = tree.clone();
        let leaf = path.iter().fold(&mut copy, |node, step| match node {
            Value::Array(items) => &mut items[step.parse::<usize>().unwrap()],
            node => &mut node[step.as_str()],
        });
        let wanted = others(leaf);
        let slot = std::mem::take(leaf);
        let legal = wanted.into_iter().find_map(|other| {
            let mut copy = copy.clone();
            *path.iter().fold(&mut copy, |node, step| match node {
                Value::Array(items) => &mut items[step.parse::<usize>().unwrap()],
                node => &mut node[step.as_str()],
            }) = other;
            serde_json::from_value::<T>(copy).ok()
        });
        changed.push((path.join("."), legal.unwrap_or_else(|| panic!("no other value for {path:?}: {slot}"))));
    }
    changed
}

/// The name of a field: its path without the places in lists.
fn field_name(path: &str) -> String {
    path.split('.').filter(|step| step.parse::<usize>().is_err()).collect::<Vec<_>>().join(".")
}

#[test]
fn every_field_of_every_part_moves_the_digest() {
    let source = Source { name: "everything.ron".into(), bytes: EVERYTHING.as_bytes().to_vec() };
    let scenario = Arc::new(parse(&source, &Library::default(), &[]).unwrap_or_else(|p| panic!("{p}")).scenario);
    let mut town = Simulation::new(scenario, Options { threads: 1, ..Options::default() });
    let litter = town.scenario().policy().acts().iter().position(|act| act.name() == "litter").unwrap() as u8;
    town.carry_out(&Change::Resolve(Resolve {
        resident: 7,
        acts: vec![(litter, 7)],
        hides: Some(false),
        appeals_by_hand: true,
    }));
    (0..45).for_each(|_| town.pass_day());
    town.carry_out(&Change::Appeal(77));
    town.carry_out(&Change::StrikeRecord(77));
    town.carry_out(&Change::Rule(Ruled { record: 77, ruling: Ruling::Stands }));
    town.carry_out(&Change::HandAct(OneAct { resident: 5, act: 0 }));
    town.carry_out(&Change::Mark(Mark { resident: 3, office: 1, act: litter, points: -256 }));
    let digest = town.digest();
    let mut changed = BTreeSet::new();
    let mut count = 0;
    town.state.each_change(|part, path, state| {
        let moved = state.digest();
        let differing = digest.differing(&moved);
        assert!(!differing.is_empty(), "{part}: {path} does not move the digest");
        assert!(differing.iter().all(|name| name.starts_with(part)), "{part}: {path} moves {differing:?}");
        changed.insert(format!("{part}.{}", field_name(&path)));
        count += 1;
    });
    println!("{count} values in {} fields, and each moves the digest", changed.len());
    // Lists that are empty and options that are not there hide the fields of what they hold: none is, in this town.
    // Whose band is still to be found is empty between two phases.
    let mut hidden: Vec<String> = town.state.each_hidden();
    hidden.retain(|field| !field.ends_with("ledger.changed") && !field.ends_with("ledgers.changed"));
    // Nobody else has a part in standing.
    let unmixed = ["borne", "lists_yesterday", "shown", "yesterday"].map(|field| format!("standing.ledgers.{field}"));
    assert_eq!(hidden, unmixed, "the town of this test must hold something of everything");
}

/// The paths at which a list is empty or an option is not there, unless the same field holds something elsewhere in the
/// part.
pub(super) fn hidden<T: Serialize>(name: &str, part: &T) -> Vec<String> {
    fn walk(tree: &Value, path: &str, empty: &mut BTreeSet<String>, full: &mut BTreeSet<String>) {
        match tree {
            Value::Object(fields) => {
                fields.iter().for_each(|(name, field)| walk(field, &format!("{path}.{name}"), empty, full));
            }
            Value::Array(items) if !items.is_empty() => items.iter().for_each(|item| walk(item, path, empty, full)),
            Value::Array(_) | Value::Null => drop(empty.insert(path.to_owned())),
            _ => drop(full.insert(path.to_owned())),
        }
    }
    let (mut empty, mut full) = (BTreeSet::new(), BTreeSet::new());
    walk(&serde_json::to_value(part).expect("a part can be written as a tree"), name, &mut empty, &mut full);
    let holds = |path: &String| full.iter().any(|f| f == path || f.starts_with(&format!("{path}.")));
    empty.into_iter().filter(|path| !holds(path)).collect()
}
