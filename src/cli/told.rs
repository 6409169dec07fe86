//! What is told of a scenario that runs: its warnings, and its notes where somebody asks for them.

use serde_json::{Value, json};

use super::{Done, print};
use crate::files::kind::Kind;
use crate::scenario::Problems;
use crate::scenario::problem::{Problem, Severity};
use crate::session::save;
use crate::words::{AsValue, plain, say};

/// A line for a file without errors, with how many warnings and notes there are. The warnings follow as talk, and the notes
/// as data if they were asked for.
pub fn good(file: &str, kind: Kind, problems: &Problems, notes: bool) -> Done {
    let [warnings, thoughts] = [Severity::Warning, Severity::Note].map(|severity| problems.count(severity));
    let key = match (warnings, thoughts) {
        (0, 0) => "file-good",
        (_, 0) => "file-good-warnings",
        (0, _) => "file-good-notes",
        _ => "file-good-both",
    };
    let kind = plain(kind.key());
    let values: [(&str, &dyn AsValue); 4] =
        [("file", &file), ("kind", &kind), ("warnings", &warnings), ("notes", &thoughts)];
    print(&(say(key, &values) + "\n"))?;
    eprint!("{}", problems.told(Severity::Warning..=Severity::Warning));
    if notes { print(&problems.told(Severity::Note..)) } else { Ok(()) }
}

/// One line of talk if a scenario that a command runs has warnings: the first of them, and how many more there are. What
/// is said of a saved run has a line of its own.
pub fn in_one_line(problems: &Problems) {
    let mut warnings = problems.sorted();
    warnings.retain(|problem| problem.severity == Severity::Warning);
    let of_save = |problem: &&Problem| save::WARNINGS.contains(&problem.key);
    let (of_save, others): (Vec<&Problem>, Vec<&Problem>) = warnings.into_iter().partition(of_save);
    of_save.iter().for_each(|warning| one_line(problems, warning, 0));
    if let Some((first, more)) = others.split_first() {
        one_line(problems, first, more.len());
    }
}

fn one_line(problems: &Problems, first: &Problem, more: usize) {
    let (place, more) = (problems.place(first), more.to_string());
    let values = [("word", say!("warning")), ("place", place), ("message", first.message()), ("more", more.clone())];
    let key = if more == "0" { "warning-first" } else { "warning-first-of" };
    eprintln!("{}", say(key, &values));
}

/// The object of a file in `check --json`.
pub fn as_json(file: &str, problems: &Problems) -> Value {
    let of = |severity: Severity| -> Vec<Value> {
        let all = problems.sorted();
        all.into_iter().filter(|problem| problem.severity == severity).map(|p| one_as_json(problems, p)).collect()
    };
    json!({
        "file": file,
        "errors": of(Severity::Error),
        "warnings": of(Severity::Warning),
        "notes": of(Severity::Note),
    })
}

fn one_as_json(problems: &Problems, problem: &Problem) -> Value {
    json!({
        "name": problem.key,
        "place": problems.place(problem),
        "line": problem.span.line,
        "column": problem.span.column,
        "message": problem.message(),
        "hint": problem.hint(),
    })
}
