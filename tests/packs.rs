//! Packs: what each brings, that every two go together, and that a pair is its lesson's town but for what it says.

mod common;

use std::collections::BTreeSet;

use common::written;
use serde_json::Value;
use tallyford::day::Options;
use tallyford::scenario::raw::RawScenario;
use tallyford::scenario::{Library, Recipe};
use tallyford::study::worlds::on_all_cores;

fn raw(name: &str) -> RawScenario {
    let recipe = Recipe::shipped(name).unwrap_or_else(|| panic!("{name} is not shipped"));
    recipe.parse(&[]).unwrap_or_else(|problems| panic!("{name}: {problems}")).scenario.raw().clone()
}

/// A pack has a sentence to be read aloud, knobs with texts, claims with bounds, and says what it assumes.
#[test]
fn every_pack_has_its_parts() {
    for name in Library::default().pack_names() {
        let pack = raw(&name);
        for (part, text) in [("title", &pack.title), ("summary", &pack.summary), ("mechanism", &pack.mechanism)] {
            assert!(text.len() > 3, "{name} has no {part}");
        }
        // A pack can build on others, whose knobs are there as well.
        assert!(!pack.knobs.is_empty(), "{name} has no knob");
        for knob in &pack.knobs {
            for (part, text) in [("title", &knob.title), ("says", &knob.says), ("help", &knob.help)] {
                assert!(!text.is_empty(), "{name}: the knob {} has no {part}", knob.name);
            }
            let slides = !knob.paths.is_empty();
            assert_eq!(slides, knob.says.contains("{value}"), "{name}: {} says its value if it has one", knob.name);
        }
        assert!(!pack.lesson.shows.is_empty(), "{name} claims nothing");
        assert!(!pack.assumptions.is_empty(), "{name} says nothing of what it assumes");
        for assumption in &pack.assumptions {
            assert!(!assumption.says.is_empty(), "{name}: {}", assumption.name);
        }
    }
}

/// A pack's own file brings at most six knobs.
#[test]
fn no_pack_brings_more_knobs_than_the_simple_view_has_cards() {
    for name in Library::default().pack_names() {
        let own = Library::default().pack(&name).unwrap();
        let text = own.text().unwrap();
        let below: usize = raw(&name).packs.iter().map(|pack| raw(pack).knobs.len()).sum();
        let knobs = raw(&name).knobs.len().saturating_sub(below);
        assert!(knobs <= 6 || !text.contains("knobs"), "{name} brings {knobs} knobs");
    }
}

/// Each pack alone, and every two together. So small a town is the work of one thread.
#[test]
fn every_pack_stands_alone_and_beside_every_other() {
    let names = Library::default().pack_names();
    let all = names.iter().enumerate();
    let pairs: Vec<_> =
        all.flat_map(|(number, first)| names[number..].iter().map(move |second| (first, second))).collect();
    let count = pairs.len();
    on_all_cores(pairs, |(first, second)| {
        let text = format!(r#"(title: "Two packs", packs: ["{first}", "{second}"], town: (residents: 300))"#);
        let scenario = written(&text, &[]);
        let town = common::town(&scenario, Options { threads: 1, ..Options::default() }, 60);
        assert!(town.deeds_today().count() > 0, "{first} and {second}");
        let figures = town.figures();
        let (reports, stops) = (&figures.reports, &figures.stops);
        assert!(figures.harm <= 0 && figures.good >= 0 && stops.harm <= 0, "{first} and {second}");
        let counted = reports.of_others >= reports.of_others_false && reports.of_oneself >= reports.of_oneself_false;
        assert!(counted && stops.groups.iter().all(|[all, innocent]| all >= innocent), "{first} and {second}");
        for group in &figures.groups {
            let signs = group.harm <= 0 && group.good >= 0 && group.points_down <= 0 && group.points_up >= 0;
            let marked = group.rewards >= 0 && group.marks >= group.marks_false;
            assert!(signs && marked, "{first} and {second}: {group:?}");
        }
    });
    println!("{count} pairs of {} packs", names.len());
    assert!(count > 400);
}

/// The paths at which two trees differ.
fn differing(a: &Value, b: &Value, path: &str, found: &mut BTreeSet<String>) {
    match (a, b) {
        (Value::Object(a), Value::Object(b)) => {
            for key in a.keys().chain(b.keys()) {
                let (a, b) = (a.get(key).unwrap_or(&Value::Null), b.get(key).unwrap_or(&Value::Null));
                differing(a, b, &format!("{path}.{key}"), found);
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            a.iter().zip(b).enumerate().for_each(|(i, (a, b))| differing(a, b, &format!("{path}.{i}"), found));
        }
        (a, b) if a != b => drop(found.insert(path.to_owned())),
        _ => {}
    }
}

/// A pair builds on a lesson, has the same town, days and luck, and differs in something.
#[test]
fn a_pair_is_its_lessons_town_but_for_what_it_changes() {
    for name in Library::pair_names() {
        let pair = raw(&name);
        let lesson = pair.packs.iter().find(|pack| Library::scenario_names().contains(pack));
        let lesson = raw(lesson.unwrap_or_else(|| panic!("{name} builds on no lesson")));
        let mut found = BTreeSet::new();
        let values = [&lesson, &pair].map(|raw| serde_json::to_value(raw).unwrap());
        differing(&values[0], &values[1], "", &mut found);
        let is_text = |path: &str| {
            [".title", ".question", ".summary", ".mechanism", ".minutes", ".packs", ".lesson"]
                .iter()
                .any(|t| path.starts_with(t))
        };
        found.retain(|path| !is_text(path));
        println!("{name} differs in {found:?}");
        assert!(!found.is_empty(), "{name} differs in nothing");
        let kept = |path: &String| ![".town", ".days", ".seed"].iter().any(|field| path.starts_with(field));
        assert!(found.iter().all(kept), "{name}: {found:?}");
        assert!(pair.summary.len() > 20 && pair.title != lesson.title, "{name}");
    }
}
