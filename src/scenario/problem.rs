//! Problems with what a teacher wrote: how bad, where, what, the bound, and how to mend it.

use std::borrow::Cow;
use std::ops::RangeBounds;

use crate::words::{self, AsValue, Value};

/// Problems told before "and more" ends the list.
const TOLD: usize = 100;

/// Where a value was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The number of the file, as [`Problems`] was told.
    pub file: u16,
    /// The line, from 1; 0 when it stands in no file.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The scenario cannot run.
    Error,
    /// The scenario runs, but something in it is probably not meant.
    Warning,
    /// The scenario runs as it is meant to, and something in it is worth a second thought.
    Note,
}

impl Severity {
    /// The key of the word that begins its line.
    fn key(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }

    /// The key of the word before the second line: how to mend a fault, or why a note is worth a thought.
    fn second(self) -> &'static str {
        if self == Self::Note { "why" } else { "hint" }
    }
}

/// One problem, by a key and values. It is put into words where somebody reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// The key of its sentence. What the linter found has a name instead, by which docs/warnings.md tells more.
    pub key: &'static str,
    /// Where.
    pub span: Span,
    says: Cow<'static, str>,
    hint: Option<Cow<'static, str>>,
    values: Vec<(&'static str, Value<'static>)>,
}

impl Problem {
    /// What is wrong, with the path of the field, the value and the bound.
    pub fn message(&self) -> String {
        words::say_as_written(&self.says, &self.values)
    }

    /// What is wrong, with the acts of which it speaks by name told as `act` tells those names.
    pub fn told(&self, act: impl Fn(&str) -> Option<String>) -> String {
        let told = |(name, value): &(&'static str, Value<'static>)| match value {
            Value::Text(text) if matches!(*name, "act" | "acts") => {
                let names = text.split(", ").map(|name| act(name).unwrap_or_else(|| name.to_owned()));
                (*name, Value::Text(names.collect::<Vec<_>>().join(", ").into()))
            }
            _ => (*name, value.clone()),
        };
        words::say_as_written(&self.says, &self.values.iter().map(told).collect::<Vec<_>>())
    }

    /// How to mend it, or for a note, why it is worth a thought.
    pub fn hint(&self) -> Option<String> {
        self.hint.as_ref().map(|hint| words::say_as_written(hint, &self.values))
    }
}

/// Of a problem whose sentences have no values.
pub const NONE: Values<'_, &str> = &[];

/// The values of a problem, by their names in its sentences.
type Values<'a, V> = &'a [(&'static str, V)];

/// All problems found, and the names of the files they were found in.
#[derive(Clone, Debug, Default)]
pub struct Problems {
    files: Vec<String>,
    found: Vec<Problem>,
}

impl Problems {
    /// Tells the name of a file and gives its number.
    pub fn file(&mut self, name: &str) -> u16 {
        self.files.push(name.to_owned());
        u16::try_from(self.files.len() - 1).unwrap_or(u16::MAX)
    }

    /// Adds an error by the keys of its sentences.
    pub fn add<V: AsValue>(&mut self, span: Span, key: &'static str, hint: Option<&'static str>, values: Values<V>) {
        self.push(Severity::Error, span, key, key.into(), hint.map(Cow::from), values);
    }

    /// Adds what the lint of this name found, which is a warning or a note.
    pub fn found<V: AsValue>(&mut self, severity: Severity, span: Span, name: &'static str, values: Values<V>) {
        let (says, hint) = (format!("lint-{name}"), format!("lint-{name}-hint"));
        self.push(severity, span, name, says.into(), Some(hint.into()), values);
    }

    /// Whether no further problem is kept, so that none need be looked for.
    pub fn is_full(&self) -> bool {
        self.found.len() >= TOLD * 10
    }

    fn push<V: AsValue>(
        &mut self,
        severity: Severity,
        span: Span,
        key: &'static str,
        says: Cow<'static, str>,
        hint: Option<Cow<'static, str>>,
        values: Values<V>,
    ) {
        if !self.is_full() {
            let values = values.iter().map(|(name, value)| (*name, value.value().kept())).collect();
            self.found.push(Problem { severity, key, span, says, hint, values });
        }
    }

    /// Whether there is nothing: no error, no warning and no note.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Whether there is no error.
    pub fn sound(&self) -> bool {
        self.found.iter().all(|problem| problem.severity > Severity::Error)
    }

    /// How many there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.sorted().iter().filter(|problem| problem.severity == severity).count()
    }

    /// The errors, then the warnings, then the notes, each in the order of the files and lines.
    pub fn sorted(&self) -> Vec<&Problem> {
        let mut all: Vec<&Problem> = self.found.iter().collect();
        all.sort_by_key(|p| (p.severity, p.span.file, p.span.line, p.span.column));
        all.dedup();
        all
    }

    /// Those of some severities, as text: one or two lines each, and how many more there are.
    pub fn told(&self, severities: impl RangeBounds<Severity>) -> String {
        let mut all = self.sorted();
        all.retain(|problem| severities.contains(&problem.severity));
        let mut text: String = all.iter().take(TOLD).map(|problem| self.lines(problem)).collect();
        if all.len() > TOLD {
            let more = all.len() - TOLD;
            text += &format!("{}\n", words::say!("problems-more", count = more));
        }
        text
    }

    /// Where a problem is: the file with the line and the column, or what it stands in where that is no file.
    pub fn place(&self, problem: &Problem) -> String {
        let file = self.files.get(usize::from(problem.span.file)).map_or("", String::as_str);
        let (line, column) = (problem.span.line, problem.span.column);
        if line > 0 { format!("{file}:{line}:{column}") } else { file.to_owned() }
    }

    fn lines(&self, problem: &Problem) -> String {
        let (severity, place, message) = (problem.severity, self.place(problem), problem.message());
        let name = if severity == Severity::Error { String::new() } else { format!(" [{}]", problem.key) };
        let mut lines = format!("{}: {place}  {message}{name}\n", words::plain(severity.key()));
        if let Some(hint) = problem.hint() {
            lines += &format!("  {}: {hint}\n", words::plain(severity.second()));
        }
        lines
    }
}

/// The errors and warnings. Notes are told where somebody asks for them.
impl std::fmt::Display for Problems {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.told(..=Severity::Warning))
    }
}

/// The nearest of `known` to a mistyped `name`, if any is near.
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .map(|candidate| (strsim::damerau_levenshtein(&plain_name(name), &plain_name(candidate)), candidate))
        .filter(|(distance, candidate)| *distance <= 2.max(candidate.len() / 3))
        .min()
        .map(|(_, candidate)| candidate)
}

/// A name as it is compared in paths: lower case, with one kind of separator. Cut at 64 characters.
pub fn plain_name(name: &str) -> String {
    name.chars().take(64).map(|c| if c == ' ' || c == '-' { '_' } else { c.to_ascii_lowercase() }).collect()
}
