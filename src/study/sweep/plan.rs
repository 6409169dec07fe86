//! What is swept, as it is written, and the numbers of the runs.

use ron::value::RawValue;
use serde::Deserialize;

use crate::scenario::Source;
use crate::scenario::form::{Bounds, fault};
use crate::scenario::reader::LARGEST_FILE;
use crate::scenario::settings::{clash, setting_of};
use crate::study::timeline::LONGEST;
use crate::words::say;

/// More runs than this are more than one plan. Their table is one to two gigabytes.
pub const MOST_RUNS: u64 = 1_000_000;

/// Settings and varied fields of a plan together.
pub const MOST_SETTINGS: usize = 1000;

/// The whole numbers of a plan and what they may be.
const BOUNDS: [Bounds; 3] = [
    Bounds { path: &["seeds"], low: 1, high: MOST_RUNS },
    Bounds { path: &["first_seed"], low: 0, high: u64::MAX },
    Bounds { path: &["days"], low: 1, high: LONGEST as u64 },
];

/// What is swept, as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SweepPlan {
    /// The scenario: a name, a file, or the file of a saved run.
    pub scenario: String,
    /// How many seeds, from `first_seed` on.
    #[serde(default = "one")]
    pub seeds: u32,
    /// The first seed.
    #[serde(default = "first")]
    pub first_seed: u64,
    /// Days of each run; as the saved run or the scenario says if not given.
    #[serde(default)]
    pub days: Option<u32>,
    /// Whether the towns for comparison are run too (unrated, with secret rules, without evasion): without them the
    /// measures that need them are empty, and a run costs a quarter.
    #[serde(default)]
    pub contrasts: bool,
    /// Settings of all runs, each `path=value`.
    #[serde(default)]
    pub settings: Vec<String>,
    /// What is varied. Every value of each goes with every value of the others.
    #[serde(default)]
    pub vary: Vec<Vary>,
}

/// A field of the scenario, and the values it takes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vary {
    /// The path of the field.
    pub path: String,
    /// Its values, as they would be written in a scenario.
    pub values: Vec<Box<RawValue>>,
}

fn one() -> u32 {
    1
}

fn first() -> u64 {
    1
}

/// One run of a sweep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The number of the run, from 0; the same in every shard.
    pub number: u64,
    /// The number of its combination of values, from 0.
    pub combination: u64,
    /// The seed that the town of this run is founded with.
    pub seed: u64,
}

impl SweepPlan {
    /// Reads a plan.
    ///
    /// # Errors
    /// What is wrong, with the place in the file where there is one, and what to write instead.
    pub fn read(source: &Source) -> Result<Self, String> {
        let wrong = |place: String, why: String| say!("sweep-unreadable", file = source.name, place = place, why = why);
        if source.bytes.len() > LARGEST_FILE {
            return Err(wrong(String::new(), say!("file-too-large")));
        }
        let own = |other: String| fault(source, &BOUNDS).unwrap_or(other);
        let text = source.text().map_err(|error| own(wrong(String::new(), error.to_string())))?;
        let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let plan: Self = options.from_str(text).map_err(|error| {
            let start = error.span.start;
            own(wrong(format!(":{}:{}", start.line, start.col), error.code.to_string()))
        })?;
        let settings = plan.paths().count();
        if settings > MOST_SETTINGS {
            let (settings, most) = (settings.to_string(), MOST_SETTINGS.to_string());
            return Err(say!("sweep-settings", file = source.name, settings = settings, most = most));
        }
        plan.check_numbers(&source.name)?;
        plan.check_settings(&source.name)?;
        Ok(plan)
    }

    fn check_numbers(&self, file: &str) -> Result<(), String> {
        let (runs, days) = (self.runs_in_all(), self.days.unwrap_or(1));
        if runs == 0 || runs > MOST_RUNS {
            let (runs, most) = (runs.to_string(), MOST_RUNS.to_string());
            return Err(say!("sweep-runs", file = file, runs = runs, most = most));
        }
        if !(1..=LONGEST).contains(&days) {
            return Err(say!("sweep-days", file = file, days = days.to_string(), most = LONGEST.to_string()));
        }
        if self.first_seed.checked_add(u64::from(self.seeds) - 1).is_none() {
            let (first, seeds, most) = (self.first_seed.to_string(), self.seeds.to_string(), u64::MAX.to_string());
            return Err(say!("sweep-seeds", file = file, first = first, seeds = seeds, most = most));
        }
        Ok(())
    }

    /// Nothing may be set that the plan itself overrules: a row would be labelled with a value that was not used.
    fn check_settings(&self, file: &str) -> Result<(), String> {
        let odd = |path: &&str| path.contains('=') || path.chars().any(char::is_control);
        if let Some(path) = self.vary.iter().map(|vary| vary.path.as_str()).find(odd) {
            return Err(say!("sweep-path", file = file, path = path.escape_debug().to_string()));
        }
        let all: Vec<&str> = self.paths().collect();
        for (path, key) in [("seed", "sweep-sets-seed"), ("days", "sweep-sets-days")] {
            if let Some(setting) = setting_of(path, all.iter().copied()) {
                return Err(say(key, &[("file", file), ("setting", setting)]));
            }
        }
        match clash(&all) {
            Some((first, second)) => Err(say!("sweep-twice", file = file, first = first, second = second)),
            None => Ok(()),
        }
    }

    /// Everything that is set or varied: settings as they are written, and the paths of what is varied.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.settings.iter().map(String::as_str).chain(self.vary.iter().map(|vary| vary.path.as_str()))
    }

    /// How many combinations of values there are.
    pub fn combinations(&self) -> u64 {
        self.vary.iter().map(|vary| vary.values.len() as u64).fold(1, u64::saturating_mul)
    }

    /// How many runs there are in all.
    pub fn runs_in_all(&self) -> u64 {
        self.combinations().saturating_mul(u64::from(self.seeds))
    }

    /// A run by its number: the seed counts fastest, then the last of what is varied.
    pub fn run(&self, number: u64) -> Run {
        let seeds = u64::from(self.seeds);
        Run { number, combination: number / seeds, seed: self.first_seed + number % seeds }
    }

    /// The values of a combination, in the order of what is varied.
    fn chosen(&self, combination: u64) -> Vec<&str> {
        let mut left = combination;
        let mut values: Vec<&str> = Vec::with_capacity(self.vary.len());
        for vary in self.vary.iter().rev() {
            let many = vary.values.len() as u64;
            values.push(vary.values[(left % many) as usize].get_ron().trim());
            left /= many;
        }
        values.reverse();
        values
    }

    /// The values of a combination as a table shows them: each on one line.
    pub fn labels(&self, combination: u64) -> Vec<String> {
        self.chosen(combination).into_iter().map(one_line).collect()
    }

    /// The settings of a combination, over those of the scenario.
    pub fn settings_of(&self, combination: u64) -> Vec<String> {
        let varied = self.vary.iter().zip(self.chosen(combination));
        let varied = varied.map(|(vary, value)| format!("{}={value}", vary.path));
        self.settings.iter().cloned().chain(varied).collect()
    }

    /// The combinations in which everything but one has its first value, for finding out what its values change.
    pub fn one_by_one(&self) -> impl Iterator<Item = u64> {
        let mut weight = self.combinations();
        let each = self.vary.iter().map(move |vary| {
            weight /= vary.values.len() as u64;
            (1..vary.values.len() as u64).map(move |value| value * weight)
        });
        each.flatten()
    }
}

/// A value in RON on one line and without its comments. Texts stay as they are, but for line breaks, which are escaped.
fn one_line(value: &str) -> String {
    let mut out = String::new();
    let mut rest = value;
    while let Some(c) = rest.chars().next() {
        let in_word = out.chars().next_back().is_some_and(|last| last.is_alphanumeric() || last == '_');
        let length = match c {
            '"' => quoted(rest, '"'),
            '\'' => quoted(rest, '\''),
            'r' if !in_word => raw_text(rest).unwrap_or(1),
            '/' if rest.starts_with("//") => {
                rest = &rest[rest.find('\n').unwrap_or(rest.len())..];
                continue;
            }
            '/' if rest.starts_with("/*") => {
                rest = &rest[comment(rest)..];
                continue;
            }
            c if c.is_whitespace() => {
                rest = rest.trim_start();
                if !out.ends_with(' ') {
                    out.push(' ');
                }
                continue;
            }
            c => c.len_utf8(),
        };
        out.push_str(&rest[..length].replace('\n', "\\n").replace('\r', "\\r"));
        rest = &rest[length..];
    }
    out.trim().to_owned()
}

/// The length of a text in quotes.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    let end = text.char_indices().skip(1).find(|(_, c)| {
        let ends = *c == quote && !escaped;
        escaped = *c == '\\' && !escaped;
        ends
    });
    end.map_or(text.len(), |(place, _)| place + 1)
}

/// The length of a raw text, `r"…"` or `r#"…"#`, if one begins here.
fn raw_text(text: &str) -> Option<usize> {
    let marks = text[1..].chars().take_while(|c| *c == '#').count();
    let inside = text[1 + marks..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(marks));
    Some(2 + marks + inside.find(&end).map_or(inside.len(), |place| place + end.len()))
}

/// The length of a comment between `/*` and `*/`, which can hold others.
fn comment(text: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                break;
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<SweepPlan, String> {
        SweepPlan::read(&Source { name: "plan.ron".into(), bytes: text.as_bytes().to_vec() })
    }

    #[test]
    fn runs_are_numbered_with_the_seed_fastest() {
        let plan = read(
            "(scenario: \"x\", seeds: 3, first_seed: 4, vary: [(path: \"a\", values: [1, 2]), (path: \"b\", values: [[], [Money , Access]])])",
        )
        .unwrap();
        assert_eq!((plan.combinations(), plan.runs_in_all()), (4, 12));
        assert_eq!(plan.run(10), Run { number: 10, combination: 3, seed: 5 });
        assert_eq!(plan.labels(3), ["2", "[Money , Access]"]);
        assert_eq!(plan.settings_of(2), ["a=2", "b=[]"]);
        assert_eq!(
            plan.one_by_one().map(|n| plan.settings_of(n)).collect::<Vec<_>>(),
            [["a=2", "b=[]"], ["a=1", "b=[Money , Access]"]]
        );
    }

    #[test]
    fn what_the_plan_overrules_is_refused_with_what_to_write_instead() {
        let cases = [
            ("vary: [(path: \"seed\", values: [1, 2])]", "seeds and first_seed"),
            ("vary: [(path: \" seed \", values: [1, 2])]", "seeds and first_seed"),
            ("settings: [\"seed = 4\"]", "seeds and first_seed"),
            ("settings: [\"days=40\"]", "days:"),
            ("vary: [(path: \"days\", values: [1])]", "days:"),
            ("vary: [(path: \"\", values: [()])]", "seeds and first_seed"),
            ("settings: [\"cut=[]\"], vary: [(path: \"cut\", values: [[]])]", "cut=[] and cut"),
            ("settings: [\"town.residents=80\"], vary: [(path: \"town\", values: [()])]", "town.residents=80 and town"),
            ("vary: [(path: \"a.B c\", values: [1]), (path: \"a . b-c\", values: [2])]", "a.B c and a . b-c"),
            ("settings: [\"a[1].b=1\", \"a[1]=(b: 2)\"]", "a[1].b=1 and a[1]=(b: 2)"),
            ("vary: [(path: \"town.residents=5 //\", values: [80])]", "town.residents=5 //"),
            ("seeds: 2, first_seed: 18446744073709551615", "beyond 18446744073709551615"),
            (&format!("settings: [{}]", "\"a\",".repeat(1001)), "1001 settings"),
            ("seeds: 1000000, vary: [(path: \"a\", values: [1, 2])]", "asks for 2000000 runs"),
        ];
        for (text, told) in cases {
            let error = read(&format!("(scenario: \"x\", {text})")).unwrap_err();
            assert!(error.contains(told) && !error.contains('‹'), "{text}: {error}");
        }
        assert!(read("(scenario: \"x\", seeds: 1, first_seed: 18446744073709551615)").is_ok());
        for (text, told) in [
            (
                "first_seed: 18446744073709551616",
                "plan.ron:1:29  first_seed is 18446744073709551616, but must be 0 to 18446744073709551615",
            ),
            ("first_seed: -1", "first_seed is -1, but must be 0 to 18446744073709551615"),
            ("seeds: 5000000000", "seeds is 5000000000, but must be 1 to 1000000"),
            ("days: 5000000000", "days is 5000000000, but must be 1 to 36500"),
            ("days: 0,5", "plan.ron:1:25  0,5 is written with a comma"),
            ("vary: [(path: \"a\", values: [50%])]", "50 % is written with a percent sign"),
            ("settings: [“cut=[]”]", "“ is not a straight quotation mark"),
            ("seeds: 3", "first_seed is 99"),
        ] {
            let text = text.replace("seeds: 3", "seeds: 3, first_seed: 99999999999999999999, days: x");
            let error = read(&format!("(scenario: \"x\", {text})")).unwrap_err();
            assert!(error.contains(told) && !error.contains('‹'), "{text}: {error}");
            assert!(error.starts_with("error: ") && error.contains("\n  hint: "), "{error}");
        }
        // What is no fault of form is told as before.
        assert!(read("(scenario: \"x\", sedes: 3)").unwrap_err().contains("sedes"));
        let long = format!("(scenario: \"x\") // {}", "x".repeat(LARGEST_FILE));
        assert!(read(&long).unwrap_err().contains("MiB"), "{}", read(&long).unwrap_err());
        assert!(read("\u{feff}// mine\n(scenario: \"x\")").is_ok());
    }

    #[test]
    fn a_label_is_one_line_and_keeps_its_texts() {
        let cases = [
            ("[\n  1, // one\n  2 /* two /* deep */ */,\n]", "[ 1, 2 , ]"),
            ("\"a // b\"", "\"a // b\""),
            ("\"two\nlines  \\\" quoted\"", "\"two\\nlines  \\\" quoted\""),
            ("r#\"raw \" // here\"#", "r#\"raw \" // here\"#"),
            ("( name : 'x', r: 5)", "( name : 'x', r: 5)"),
            ("\"open", "\"open"),
        ];
        for (value, label) in cases {
            assert_eq!(one_line(value), label);
        }
    }
}
