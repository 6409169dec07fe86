//! `tallyford check`

use std::path::Path;

use serde_json::{Value, json};

use super::json::print_json;
use super::{Check, Done, Stop, sweep, told};
use crate::files::kind::Kind;
use crate::files::{self, beside};
use crate::scenario::problem::Severity;
use crate::scenario::{Problems, Source, parse};
use crate::words::say;

/// Checks files of every kind and tells all problems of all of them. Warnings and notes are told, and are no failure.
pub fn check(args: &Check) -> Done {
    let mut wrong = String::new();
    let mut objects: Vec<Value> = Vec::new();
    let mut notes = false;
    for file in &args.files {
        let name = file.display().to_string();
        match problems_of(file, &args.settings) {
            Ok((kind, problems)) => {
                objects.push(told::as_json(&name, &problems));
                if !problems.sound() {
                    wrong += &problems.to_string();
                } else if !args.json {
                    told::good(&name, kind, &problems, args.notes)?;
                    notes |= !args.notes && problems.count(Severity::Note) > 0;
                }
            }
            Err(text) => {
                objects.push(json!({"file": name, "errors": [{"message": text}], "warnings": [], "notes": []}));
                wrong += &format!("{}\n", text.trim_end());
            }
        }
    }
    if args.json {
        print_json(json!({ "files": objects }))?;
    } else if notes {
        eprintln!("{}", say!("check-notes"));
    }
    match wrong.is_empty() {
        true => Ok(()),
        // Whoever reads the object has been told.
        false => Err(Stop::Input(if args.json { String::new() } else { wrong })),
    }
}

/// What a file is, and what is to be said of it.
///
/// # Errors
/// Why it cannot be read, or what is wrong with a saved run or a plan.
fn problems_of(file: &Path, settings: &[String]) -> Result<(Kind, Problems), String> {
    let bytes = files::read(file)?;
    let kind = Kind::of(&bytes);
    let name = file.display().to_string();
    let problems = match kind {
        Kind::Scenario => match parse(&Source { name, bytes }, &beside(file), settings) {
            Ok(parsed) => parsed.warnings,
            Err(problems) => problems,
        },
        Kind::Save => files::open_file(file, settings)?.parsed.warnings,
        Kind::Plan if !settings.is_empty() => return Err(say!("check-set-plan", file = name)),
        Kind::Plan => sweep::check(file)?,
    };
    Ok((kind, problems))
}
