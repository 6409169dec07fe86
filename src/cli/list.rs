//! `tallyford list`

use serde_json::{Value, json};

use super::json::print_json;
use super::{Done, print};
use crate::scenario::raw::RawScenario;
use crate::scenario::{Library, Source, parse};
use crate::study::MEASURES;
use crate::study::family::{FAMILIES, Row};
use crate::study::lab::EXPERIMENTS;
use crate::words;

fn raw(source: Option<Source>) -> Option<RawScenario> {
    Some(parse(&source?, &Library::default(), &[]).ok()?.scenario.raw().clone())
}

/// Lists scenarios, packs, measures and experiments.
pub fn list(as_json: bool) -> Done {
    let library = Library::default();
    let scenarios: Vec<(String, RawScenario)> = Library::scenario_names()
        .into_iter()
        .filter_map(|name| Some((name.clone(), raw(Library::scenario(&name))?)))
        .collect();
    let pairs: Vec<(String, RawScenario)> = Library::pair_names()
        .into_iter()
        .filter_map(|name| Some((name.clone(), raw(Library::scenario(&name))?)))
        .collect();
    let packs: Vec<(String, RawScenario)> =
        library.pack_names().into_iter().filter_map(|name| Some((name.clone(), raw(library.pack(&name))?))).collect();
    if as_json {
        let entry = |(name, raw): &(String, RawScenario)| json!({"name": name, "title": raw.title, "question": raw.question, "summary": raw.summary, "minutes": raw.minutes});
        let measure = |m: &crate::study::Measure| json!({"name": m.key, "title": m.name(), "summary": m.sentence()});
        let family = |row: &Row| json!({"name": row.pattern(), "title": row.title(), "summary": row.sentence()});
        let object = json!({
            "scenarios": scenarios.iter().map(entry).collect::<Vec<Value>>(),
            "pairs": pairs.iter().map(entry).collect::<Vec<Value>>(),
            "packs": packs.iter().map(entry).collect::<Vec<Value>>(),
            "measures": MEASURES.iter().map(measure).collect::<Vec<Value>>(),
            "families": FAMILIES.iter().map(family).collect::<Vec<Value>>(),
            "experiments": super::lab::entries(),
        });
        return print_json(object);
    }
    let mut text = format!("{}\n", words::say!("list-scenarios"));
    for (name, raw) in &scenarios {
        let minutes = words::say!("list-minutes", minutes = raw.minutes.to_string());
        text += &format!(
            "  {name:20} {} ({minutes})\n  {:20} {}\n",
            words::told(&raw.title),
            "",
            words::told(&raw.question)
        );
    }
    if !pairs.is_empty() {
        text += &format!("\n{}\n", words::say!("list-pairs"));
    }
    for (name, raw) in &pairs {
        text += &format!("  {name:20} {}\n  {:20} {}\n", words::told(&raw.title), "", words::told(&raw.summary));
    }
    text += &format!("\n{}\n", words::say!("list-packs"));
    for (name, raw) in &packs {
        text += &format!("  {name:20} {}\n", words::told(&raw.summary));
    }
    text += &format!("\n{}\n", words::say!("list-measures"));
    for measure in MEASURES {
        text += &format!("  {:28} {}: {}\n", measure.key, measure.name(), measure.sentence());
    }
    text += &format!("\n{}\n", words::say!("list-families"));
    for row in &FAMILIES {
        text += &format!("  {:28} {}: {}\n", row.pattern(), row.title(), row.sentence());
    }
    text += &format!("\n{}\n", words::say!("list-experiments"));
    for experiment in EXPERIMENTS {
        text += &format!("  {:20} {}\n", experiment.name, crate::view::lab::about(experiment, "sentence"));
    }
    print(&text)
}
