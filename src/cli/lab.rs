//! `tallyford lab`

use std::path::Path;

use serde_json::{Map, Value as Json, json};

use super::json::print_json;
use super::settings::Given;
use super::{Done, Lab, Stop, print, progress};
use crate::files;
use crate::scenario::Source;
use crate::scenario::problem::nearest;
use crate::study::lab::{EXPERIMENTS, Experiment, Finding, Parameter, Quantity, Report, Setup, Value, experiment};
use crate::view::lab as view;
use crate::words::{plain, say};

/// The seed if none is given.
const SEED: u64 = 1;

/// Lists the experiments, runs one, or runs all.
pub fn lab(args: &Lab) -> Done {
    let seed = args.seed.unwrap_or(SEED);
    match (&args.name, args.all) {
        (Some(_), true) => Err(Stop::Input(say!("lab-name-or-all"))),
        (None, _) if !args.settings.is_empty() => Err(Stop::Input(say!("lab-name-or-all"))),
        (None, true) => all(seed, args.json),
        (None, false) => list(args.json),
        (Some(name), false) => {
            let Some(experiment) = experiment(name) else {
                let names = EXPERIMENTS.map(|experiment| experiment.name);
                let near = nearest(name, names.into_iter());
                let key = if near.is_some() { "lab-no-experiment-near" } else { "lab-no-experiment" };
                let known = names.join(", ");
                let values = [("name", name.as_str()), ("near", near.unwrap_or("")), ("known", &known)];
                return Err(Stop::Input(say(key, &values)));
            };
            Given(vec![&args.settings]).apart()?;
            let mut setup = experiment.setup();
            for setting in &args.settings {
                setup.set(experiment, setting, &open).map_err(Stop::Input)?;
            }
            setup.check(experiment).map_err(Stop::Input)?;
            let report = run(experiment, &setup, seed)?;
            if args.json { print_json(as_json(&report)) } else { print(&told(experiment, &report)) }
        }
    }
}

fn open(path: &str) -> Result<Source, String> {
    let bytes = files::read(Path::new(path))?;
    Ok(Source { name: path.to_owned(), bytes })
}

fn run(experiment: &'static Experiment, setup: &Setup, seed: u64) -> Result<Report, Stop> {
    let bar = progress::shared(1000u32);
    let hears = |share: f64| {
        bar.set_position((share * 1000.0) as u64);
        true
    };
    let report = experiment.run(setup, seed, &hears);
    bar.finish_and_clear();
    report.map_err(|_| Stop::Failed(String::new()))
}

/// The experiments as `tallyford list` tells them.
pub(super) fn entries() -> Vec<Json> {
    EXPERIMENTS
        .map(|experiment| {
            let setup = experiment.setup();
            let parameter = |(parameter, (name, value)): (&Parameter, &(&'static str, Value))| {
                json!({"name": name, "default": value_json(value), "range": parameter.bounds.said()})
            };
            json!({
                "name": experiment.name,
                "title": view::about(experiment, "title"),
                "summary": view::about(experiment, "sentence"),
                "source": view::about(experiment, "source"),
                "parameters": experiment.parameters.iter().zip(setup.values()).map(parameter).collect::<Vec<Json>>(),
            })
        })
        .to_vec()
}

fn list(as_json: bool) -> Done {
    if as_json {
        return print_json(json!({ "experiments": entries() }));
    }
    let mut text = format!("{}\n", say!("lab-list-heading"));
    for experiment in EXPERIMENTS {
        text += &format!("\n{:12} {}\n", experiment.name, view::about(experiment, "sentence"));
        text += &format!("{:13}{}\n", "", wrapped(&view::about(experiment, "source"), 13));
        text += &format!("{:12} {}\n", "", say!("lab-list-parameters"));
        let setup = experiment.setup();
        for (parameter, (name, value)) in experiment.parameters.iter().zip(setup.values()) {
            let range = parameter.bounds.said();
            text += &format!(
                "{:14} {}\n",
                "",
                say!("lab-list-parameter", name = *name, value = view::value(value), range = range)
            );
        }
    }
    print(&text)
}

fn all(seed: u64, json: bool) -> Done {
    let mut reports = Vec::new();
    for experiment in EXPERIMENTS {
        reports.push((experiment, run(experiment, &experiment.setup(), seed)?));
    }
    let differ = reports.iter().filter(|(_, report)| !report.agrees()).count();
    if json {
        let each: Vec<Json> = reports.iter().map(|(_, report)| as_json(report)).collect();
        let verdict = if differ == 0 { "agrees" } else { "differs" };
        print_json(json!({ "seed": seed, "experiments": each, "verdict": verdict }))?;
    } else {
        let mut text = format!("{}\n", say!("lab-all-heading", seed = seed.to_string()));
        for (experiment, report) in &reports {
            let verdict = plain(if report.agrees() { "lab-agrees" } else { "lab-differs" });
            text += &format!("\n{}: {verdict}\n", view::about(experiment, "title"));
            text += &table(report);
        }
        let count = reports.len().to_string();
        let summary = if differ == 0 {
            say!("lab-all-agree", count = count)
        } else {
            say!("lab-all-differ", count = differ.to_string(), all = count)
        };
        print(&format!("{text}\n{summary}\n"))?;
    }
    if differ > 0 { Err(Stop::Failed(String::new())) } else { Ok(()) }
}

fn table(report: &Report) -> String {
    let rows = view::rows(report);
    let headings = ["measured", "expected", "error", "off"].map(|column| plain(&format!("lab-column-{column}")));
    let cells =
        |row: &view::Row| [row.measured.clone(), row.expected.clone(), row.standard_error.clone(), row.off.clone()];
    let long = |row: &view::Row| row.measured.chars().count() > 24;
    let width = |text: &str| text.chars().count();
    let name_width = rows.iter().map(|row| width(&row.name)).max().unwrap_or(0);
    let mut widths = headings.each_ref().map(|heading| width(heading));
    for row in rows.iter().filter(|row| !long(row)) {
        for (width_of, cell) in widths.iter_mut().zip(cells(row)) {
            *width_of = (*width_of).max(width(&cell));
        }
    }
    let line = |name: &str, cells: &[String; 4]| {
        let cells = cells
            .iter()
            .zip(widths)
            .map(|(cell, wide)| format!("{}{cell}", " ".repeat(wide.saturating_sub(width(cell)))));
        format!(
            "  {name}{}  {}\n",
            " ".repeat(name_width.saturating_sub(width(name))),
            cells.collect::<Vec<_>>().join("  ")
        )
    };
    let mut text = line("", &headings);
    for row in &rows {
        if long(row) {
            // A list stands on lines of its own.
            let [measured, expected, error, off] = cells(row);
            text += &line(&row.name, &[String::new(), String::new(), error, off]);
            text += &format!("    {} {measured}\n    {} {expected}\n", headings[0], headings[1]);
        } else {
            text += &line(&row.name, &cells(row));
        }
    }
    text
}

/// Lines of at most a hundred columns, those after the first set in.
fn wrapped(text: &str, indent: usize) -> String {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let last = lines.last_mut().filter(|line| indent + line.chars().count() + word.chars().count() < 100);
        match last {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) => *line += &format!(" {word}"),
            None => lines.push(word.to_owned()),
        }
    }
    lines.join(&format!("\n{:indent$}", ""))
}

fn told(experiment: &'static Experiment, report: &Report) -> String {
    let mut text = format!("{}. {}\n\n", view::about(experiment, "title"), view::about(experiment, "sentence"));
    for (name, value) in report.setup.values() {
        text += &format!("  {name} = {}\n", view::value(value));
    }
    text += &format!("\n{}\n{}\n", table(report), view::verdict(experiment, report));
    for part in ["meaning", "phases", "source"] {
        let heading = plain(&format!("lab-{part}-heading"));
        text += &format!("\n{}\n", wrapped(&format!("{heading}: {}", view::about(experiment, part)), 0));
    }
    text + &format!("\n{}\n", say!("not-a-forecast"))
}

fn value_json(value: &Value) -> Json {
    match value {
        Value::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => json!(*number as i64),
        Value::Number(number) => json!(number),
        Value::Flag(flag) => json!(flag),
        Value::Choice(choice) => json!(choice),
        Value::Numbers(numbers) => json!(numbers),
        Value::Table(table) => json!(table.as_ref().map(|table| &table.source.name)),
    }
}

fn quantity_json(quantity: &Quantity) -> Json {
    match quantity {
        Quantity::Nothing => Json::Null,
        Quantity::Number(number) => json!(number),
        Quantity::Numbers(numbers) => json!(numbers),
        Quantity::Flag(flag) => json!(flag),
    }
}

/// One object: results, what was expected, and standard errors, by name and by group.
fn as_json(report: &Report) -> Json {
    let part = |of: fn(&Finding) -> &Quantity| {
        let mut object = Map::new();
        let mut groups: Map<String, Json> = Map::new();
        for finding in &report.findings {
            let value = quantity_json(of(finding));
            match &finding.group {
                None => drop(object.insert(finding.name.to_owned(), value)),
                Some(group) => {
                    let of_group = groups.entry(group.clone()).or_insert_with(|| Json::Object(Map::new()));
                    if let Json::Object(of_group) = of_group {
                        of_group.insert(finding.name.to_owned(), value);
                    }
                }
            }
        }
        if !groups.is_empty() {
            object.insert("groups".to_owned(), Json::Object(groups));
        }
        Json::Object(object)
    };
    let parameters: Map<String, Json> =
        report.setup.values().iter().map(|(name, value)| ((*name).to_owned(), value_json(value))).collect();
    json!({
        "experiment": report.experiment,
        "seed": report.seed,
        "parameters": parameters,
        "results": part(|finding| &finding.measured),
        "expected": part(|finding| &finding.expected),
        "standard_error": part(|finding| &finding.standard_error),
        "verdict": if report.agrees() { "agrees" } else { "differs" },
    })
}
