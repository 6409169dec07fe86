//! `tallyford check`

use serde_json::{Value, json};

use super::{Check, Done, Stop, print, told};
use crate::files::{beside, read};
use crate::scenario::problem::Severity;
use crate::scenario::{Source, parse};
use crate::words::plain;

/// Checks files and tells all problems of all of them. Warnings and notes are told, and are no failure.
pub fn check(args: &Check) -> Done {
    let mut wrong = String::new();
    let mut objects: Vec<Value> = Vec::new();
    let mut notes = false;
    for file in &args.files {
        let name = file.display().to_string();
        let bytes = match read(file) {
            Ok(bytes) => bytes,
            Err(text) => {
                objects.push(json!({"file": name, "errors": [{"message": text}], "warnings": [], "notes": []}));
                wrong += &format!("{}\n", text.trim_end());
                continue;
            }
        };
        let source = Source { name: name.clone(), bytes };
        let parsed = parse(&source, &beside(file), &args.settings);
        let problems = parsed.map_or_else(|problems| problems, |parsed| parsed.warnings);
        objects.push(told::as_json(&name, &problems));
        if !problems.sound() {
            wrong += &problems.to_string();
        } else if !args.json {
            told::good(&name, &problems, args.notes)?;
            notes |= !args.notes && problems.count(Severity::Note) > 0;
        }
    }
    if args.json {
        let text = serde_json::to_string_pretty(&json!({ "files": objects }));
        print(&(text.map_err(|error| Stop::Failed(error.to_string()))? + "\n"))?;
    } else if notes {
        eprintln!("{}", plain("check-notes"));
    }
    match wrong.is_empty() {
        true => Ok(()),
        // Whoever reads the object has been told.
        false => Err(Stop::Input(if args.json { String::new() } else { wrong })),
    }
}
