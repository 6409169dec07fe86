//! What names resolve to, in a scenario as it was written and in its variants.

use super::scenario;
use crate::scenario::limits;
use crate::scenario::policy::{Chance, DriverState};
use crate::scenario::problem::{Problems, Span};
use crate::scenario::raw::{self, Edge, RawBand, RawIncident, RawOffice, RawQuarter, RawRule, RawScenario, RawWatcher};
use crate::scenario::tree::{Node, Value};
use crate::scenario::{Library, Scenario, Source, parse};

fn read(text: &str, settings: &[&str]) -> Result<Scenario, String> {
    let source = Source { name: "test.ron".into(), bytes: text.as_bytes().to_vec() };
    let settings: Vec<String> = settings.iter().map(|setting| (*setting).to_owned()).collect();
    parse(&source, &Library::default(), &settings)
        .map(|parsed| parsed.scenario)
        .map_err(|problems| problems.to_string())
}

/// Two offices with other bands. The first is switched off unless a setting says otherwise.
const OFFICES: &str = r#"
    offices: [
        (name: "old office", on: false, bands: [(name: "high", from: 300), (name: "low", from: 0)]),
        (name: "new office", bands: [(name: "A", from: 600), (name: "B", from: 300), (name: "C", from: 0)]),
    ],"#;

fn driven(fields: &str, settings: &[&str]) -> Result<Scenario, String> {
    read(&format!(r#"(acts: [(name: "nap", {fields})], {OFFICES})"#), settings)
}

/// The act that the tests add to the catalogue.
fn nap(scenario: &Scenario) -> &crate::scenario::policy::Act {
    scenario.policy.acts.iter().find(|act| act.name == "nap").unwrap()
}

#[test]
fn bands_that_drive_are_those_of_the_leading_office() {
    let of_new = r#"drivers: [(state: Band("B"), doublings: 1)]"#;
    let scenario = driven(of_new, &[]).unwrap();
    assert_eq!(
        (nap(&scenario).drivers.as_slice(), scenario.policy.leads),
        (&[(DriverState::Band(1), 16)][..], Some(0))
    );
    let of_old = r#"drivers: [(state: Band("low"), doublings: 1)]"#;
    let said = driven(of_old, &[]).unwrap_err();
    assert!(said.contains("names low, which is no band of the leading office here"), "{said}");
    let both_on = ["offices.old_office.on=true"];
    assert_eq!(nap(&driven(of_old, &both_on).unwrap()).drivers, [(DriverState::Band(1), 16)]);
    let new_leads = ["offices.old_office.on=true", r#"leads="new office""#];
    let scenario = driven(of_new, &new_leads).unwrap();
    assert_eq!(
        (nap(&scenario).drivers.as_slice(), scenario.policy.leads),
        (&[(DriverState::Band(1), 16)][..], Some(1))
    );
    assert!(driven(of_old, &new_leads).is_err());
}

#[test]
fn chances_by_band_are_counted_by_the_leading_office() {
    let three = "chance: ByBand([0.1, 0.2, 0.3])";
    assert!(matches!(&nap(&driven(three, &[]).unwrap()).chance, Chance::ByBand(chances) if chances.len() == 3));
    let said = driven(three, &["offices.old_office.on=true"]).unwrap_err();
    assert!(said.contains("3 chances for 2 bands of the leading office"), "{said}");
    assert!(driven(three, &["offices.old_office.on=true", r#"leads="New-Office""#]).is_ok());
}

#[test]
fn an_office_that_leads_is_there_and_on() {
    let unknown = driven("", &[r#"leads="new offic""#]).unwrap_err();
    assert!(unknown.contains("leads names new offic, which is no office here"), "{unknown}");
    assert!(unknown.contains("did you mean new office?"), "{unknown}");
    let off = driven("", &[r#"leads="old office""#]).unwrap_err();
    assert!(off.contains("leads names old office, which is switched off\n  hint: switch it on"), "{off}");
    let none = read("()", &[]).unwrap();
    assert_eq!(none.policy.leads, None);
}

#[test]
fn what_an_office_that_is_off_is_named_for_is_not_there() {
    let fields = r#"drivers: [(state: Band("B"), doublings: 1)], served_by: "new office""#;
    let rated = driven(fields, &[r#"leads="new office""#]).unwrap();
    assert_eq!(nap(&rated).served_by, Some(0));
    let unrated = rated.unrated();
    assert_eq!((unrated.policy.leads, unrated.policy.offices.len()), (None, 0));
    assert_eq!((nap(&unrated).served_by, unrated.raw.offices.len()), (None, 2), "the offices are still written there");
    // Also where the leading office is the first that is on, which the file does not name.
    for named in [r#"drivers: [(state: Band("B"), doublings: 1)]"#, "chance: ByBand([0.1, 0.2, 0.3])"] {
        assert_eq!(driven(named, &[]).unwrap().unrated().policy.leads, None, "{named}");
    }
    let patrol = r#"(
        incidents: [(name: "theft")], watchers: [(name: "patrol", incidents: ["theft"], patrol: ByFile("station"))],
        offices: [(name: "station", bands: [(name: "all", from: 0)], tally: ())],
    )"#;
    let rated = read(patrol, &[]).unwrap();
    let of = |scenario: &Scenario| (scenario.policy.watchers[0].patrols_by, scenario.policy.watchers[0].incidents);
    assert_eq!((of(&rated), of(&rated.unrated())), ((Some(0), 1), (None, 0)));
}

#[test]
fn every_variant_of_every_scenario_is_what_is_written() {
    let policy = |scenario: &Scenario| format!("{:?}", scenario.policy);
    for name in Library::scenario_names() {
        let source = Library::scenario(&name).unwrap();
        let read = |settings: &[String]| parse(&source, &Library::default(), settings).unwrap().scenario;
        let all =
            |field: &str, of: &[RawOffice]| (0..of.len()).map(|n| format!("offices[{n}].{field}=false")).collect();
        let whole = read(&[]);
        let settings: Vec<String> = all("on", &whole.raw.offices);
        assert_eq!(policy(&whole.unrated()), policy(&read(&settings)), "{name}");
        let settings: Vec<String> = all("published", &whole.raw.offices);
        assert_eq!(policy(&whole.secret()), policy(&read(&settings)), "{name}");
        assert_eq!(policy(&whole.without_evasion()), policy(&read(&["learning.evade=0".to_owned()])), "{name}");
        let cut = whole.with_cuts(&[Edge::Money]).with_cuts(&[Edge::Scrutiny, Edge::Money]);
        let settings = ["cut=[Money, Scrutiny]".to_owned()];
        assert_eq!(policy(&cut), policy(&read(&settings)), "{name}");
        let settings = ["learning.fear=0.7".to_owned(), "town.residents=300".to_owned(), "cut=[Ties]".to_owned()];
        assert_eq!(policy(&whole.with_settings(&settings).unwrap()), policy(&read(&settings)), "{name}");
        assert_eq!(whole.with_settings(&settings).unwrap().raw.town.residents, 300, "{name}");
        for (number, watcher) in whole.raw.watchers.iter().enumerate() {
            let perfect = whole.with_perfect(&watcher.name).unwrap();
            let settings = [format!("watchers[{number}].perfect=true")];
            assert_eq!(policy(&perfect), policy(&read(&settings)), "{name}, {}", watcher.name);
        }
    }
}

#[test]
fn every_problem_is_told_even_where_the_shape_has_some() {
    let text = r#"(
        days: 0, leads: "nobody", town: (looks: []),
        acts: [(name: "nap", unless: "later", served_by: "nobody")],
        watchers: [(name: "eye", acts: ["nope"], places: [(place: Square, share: 7)], quarters: ["Nowhere"])],
        offices: [(name: "office", sources: ["ear"], rules: [(act: "nape", points: 1, category: "none")])],
    )"#;
    let said = read(text, &[]).unwrap_err();
    for part in [
        "days is 0",
        "leads names nobody",
        "town.looks has 0 entries",
        "unless names later",
        "served_by names nobody",
        "watchers.eye.acts[0] names nope",
        "share is 7",
        "quarters[0] names Nowhere",
        "the office office has no bands",
        "sources[0] names ear",
        "names nape, which is no act here\n  hint: did you mean nap?",
        "category names none",
    ] {
        assert!(said.contains(part), "{part} is not told:\n{said}");
    }
}

#[test]
fn false_alarms_claim_something() {
    let text = |fields: &str| {
        format!(
            r#"(watchers: [(name: "eye", reads_feature: true, places: [(place: Home, share: 1)], false_alarm: 0.1, {fields})], town: (feature: Normal(mean: 0, sd: 1)))"#
        )
    };
    let said = read(&text(""), &[]).unwrap_err();
    assert!(said.contains("watchers.eye.false_alarm: there is no act that a false alarm could claim"), "{said}");
    assert!(read(&text(r#"false_alarm_as: "litter""#), &[]).is_ok());
    assert!(read(&text(r#"acts: ["litter"]"#), &[]).is_ok());
}

/// The shape of a file keeps every list within its bounds. Even without it, nothing panics.
#[test]
fn nothing_panics_beyond_every_bound() {
    let names = |kind: &str, count: usize| (0..count).map(|n| format!("{kind} {n}")).collect::<Vec<_>>();
    let mut raw = RawScenario { leads: "office 300".into(), ..RawScenario::default() };
    let act = |name: &String| raw::RawAct { name: name.clone(), times_a_year: f64::NAN, ..raw::RawAct::default() };
    raw.acts = names("act", 300).iter().map(act).collect();
    raw.acts[299].drivers =
        vec![raw::RawDriver { state: raw::State::Band("band 99".into()), doublings: f64::INFINITY }];
    raw.town.looks.clear();
    raw.town.quarters =
        names("quarter", 99).iter().map(|n| RawQuarter { name: n.clone(), ..RawQuarter::default() }).collect();
    raw.incidents =
        names("incident", 70).iter().map(|n| RawIncident { name: n.clone(), ..RawIncident::default() }).collect();
    let watcher = |name: &String| RawWatcher {
        name: name.clone(),
        acts: names("act", 300),
        incidents: names("incident", 70),
        quarters: names("quarter", 99),
        ..RawWatcher::default()
    };
    raw.watchers = names("watcher", 200).iter().map(watcher).collect();
    let office = |name: &String| RawOffice {
        name: name.clone(),
        bands: names("band", 100).iter().map(|n| RawBand { name: n.clone(), ..RawBand::default() }).collect(),
        rules: names("act", 300).iter().map(|n| RawRule { act: n.clone(), ..RawRule::default() }).collect(),
        sources: names("watcher", 200),
        ..RawOffice::default()
    };
    raw.offices = names("office", 40).iter().map(office).collect();
    raw.offices[7].bands.clear();
    raw.town.feature = raw::RawFeature::Table {
        range: [1.0, 0.0],
        times: 0,
        groups: vec![raw::RawFeatureGroup {
            cells: vec![raw::RawCell { people: 1, violators: u32::MAX, ..raw::RawCell::default() }],
            ..raw::RawFeatureGroup::default()
        }],
    };
    let nowhere = Node { span: Span::default(), value: Value::Record(None, vec![]) };
    let mut problems = Problems::default();
    assert!(scenario(raw, &nowhere, &mut problems).is_none());

    let raw = RawScenario {
        acts: names("act", 300).iter().map(act).collect(),
        watchers: names("watcher", 1).iter().map(watcher).collect(),
        ..RawScenario::default()
    };
    let mut problems = Problems::default();
    assert!(scenario(raw, &nowhere, &mut problems).is_none());
    let beyond = format!("act {}, which is no act here", limits::ACTS);
    assert!(problems.sorted().iter().any(|problem| problem.message().contains(&beyond)), "{problems}");
}
