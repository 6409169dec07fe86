//! Problems with what a teacher wrote: how bad, where, what, the bound, and how to mend it.

use crate::words;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The scenario cannot run.
    Error,
    /// The scenario runs, but something in it is probably not meant, or is worth a second thought.
    Warning,
}

impl Severity {
    /// The key of the word that begins its line.
    fn key(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One problem, ready to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// Where.
    pub span: Span,
    /// What is wrong, with the path of the field, the value and the bound.
    pub message: String,
    /// How to mend it.
    pub hint: Option<String>,
}

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
        (self.files.len() - 1) as u16
    }

    /// Adds an error by the keys of its sentences.
    pub fn add(&mut self, span: Span, key: &str, hint: Option<&str>, values: &[(&str, &str)]) {
        self.push(Severity::Error, span, key, hint, values);
    }

    /// Adds a warning by the keys of its sentences.
    pub fn warn(&mut self, span: Span, key: &str, hint: Option<&str>, values: &[(&str, &str)]) {
        self.push(Severity::Warning, span, key, hint, values);
    }

    fn push(&mut self, severity: Severity, span: Span, key: &str, hint: Option<&str>, values: &[(&str, &str)]) {
        if self.found.len() < TOLD * 10 {
            self.found.push(Problem {
                severity,
                span,
                message: words::say(key, values),
                hint: hint.map(|hint| words::say(hint, values)),
            });
        }
    }

    /// Whether there is neither an error nor a warning.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Whether there is no error.
    pub fn sound(&self) -> bool {
        self.found.iter().all(|problem| problem.severity == Severity::Warning)
    }

    /// The errors, then the warnings, each in the order of the files and lines.
    pub fn sorted(&self) -> Vec<&Problem> {
        let mut all: Vec<&Problem> = self.found.iter().collect();
        all.sort_by_key(|p| (p.severity as u8, p.span.file, p.span.line, p.span.column));
        all.dedup();
        all
    }
}

impl std::fmt::Display for Problems {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sorted = self.sorted();
        for problem in sorted.iter().take(TOLD) {
            let file = self.files.get(usize::from(problem.span.file)).map_or("", String::as_str);
            let (line, column) = (problem.span.line, problem.span.column);
            let place = if line > 0 { format!("{file}:{line}:{column}") } else { file.to_owned() };
            writeln!(f, "{}: {place}  {}", words::plain(problem.severity.key()), problem.message)?;
            if let Some(hint) = &problem.hint {
                writeln!(f, "  {}: {hint}", words::plain("hint"))?;
            }
        }
        if sorted.len() > TOLD {
            let more = words::count((sorted.len() - TOLD) as i64);
            writeln!(f, "{}", words::say("problems-more", &[("count", &more)]))?;
        }
        Ok(())
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
