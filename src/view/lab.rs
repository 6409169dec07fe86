//! An experiment of the lab in words, numbers and a picture.

use super::inquiry::Picture;
use crate::study::lab::{Experiment, Finding, Quantity, Report, STANDARD_ERRORS, Value};
use crate::words::{self, plain, say};

/// The words about an experiment: `title`, `sentence`, `meaning`, `source` or `phases`.
pub fn about(experiment: &Experiment, what: &str) -> String {
    plain(&format!("lab-{what}-{}", experiment.name))
}

/// The name of a parameter, and what it is in an experiment.
pub fn parameter(experiment: &Experiment, name: &str) -> [String; 2] {
    let key = name.replace('_', "-");
    let own = format!("lab-about-{}-{key}", experiment.name);
    let about = if words::known(&own) { own } else { format!("lab-about-{key}") };
    [plain(&format!("lab-parameter-{key}")), plain(&about)]
}

/// The name of a choice.
pub fn choice(name: &str) -> String {
    plain(&format!("lab-choice-{}", name.replace('_', "-")))
}

/// A parameter's value as it would be set.
pub fn value(value: &Value) -> String {
    match value {
        Value::Number(number) => format!("{number}"),
        Value::Flag(flag) => format!("{flag}"),
        Value::Choice(choice) => (*choice).to_owned(),
        Value::Numbers(numbers) => {
            format!("[{}]", numbers.iter().map(|number| format!("{number}")).collect::<Vec<_>>().join(", "))
        }
        Value::Table(None) => say!("lab-no-table"),
        Value::Table(Some(table)) => table.source.name.clone(),
    }
}

/// A finding as a row of words: its name, measured, expected, standard error, and by how much it is off.
pub struct Row {
    /// The name, with the group.
    pub name: String,
    /// What was measured.
    pub measured: String,
    /// What is expected.
    pub expected: String,
    /// The standard error, or that it must be exact.
    pub standard_error: String,
    /// By how many standard errors it is off.
    pub off: String,
    /// Whether it agrees.
    pub agrees: bool,
}

/// Numbers of a list that are shown: the first and the last ones.
const SHOWN: usize = 7;

fn quantity(quantity: &Quantity) -> String {
    match quantity {
        Quantity::Nothing => say!("lab-nothing"),
        Quantity::Number(number) => precise(*number),
        Quantity::Flag(flag) => plain(if *flag { "lab-yes" } else { "lab-no" }),
        Quantity::Numbers(numbers) if numbers.len() <= SHOWN => {
            numbers.iter().map(|number| precise(*number)).collect::<Vec<_>>().join("  ")
        }
        Quantity::Numbers(numbers) => {
            let of = |part: &[f64]| part.iter().map(|number| precise(*number)).collect::<Vec<_>>().join("  ");
            format!("{} … {}", of(&numbers[..3]), of(&numbers[numbers.len() - 2..]))
        }
    }
}

/// A number with five figures, as one compares them with a paper.
pub fn precise(number: f64) -> String {
    let size = number.abs();
    let decimals = if size >= 10_000.0 {
        0
    } else if size >= 1000.0 {
        1
    } else if size >= 100.0 {
        2
    } else if size >= 10.0 {
        3
    } else {
        4
    };
    // Of what is small, two figures.
    let text = match size {
        _ if size > 0.0 && size < 1e-6 => format!("{number:.1e}"),
        _ if size > 0.0 && size < 0.001 => format!("{number:.*}", (1.0 - libm::floor(libm::log10(size))) as usize),
        _ => format!("{number:.decimals$}"),
    };
    text.replace('-', "−")
}

/// The rows of a report.
pub fn rows(report: &Report) -> Vec<Row> {
    let row = |finding: &Finding| {
        let name = plain(&format!("lab-result-{}", finding.name.replace('_', "-")));
        let exact = finding.standard_error == Quantity::Number(0.0);
        // Of many numbers the largest error is told.
        let error = match &finding.standard_error {
            Quantity::Numbers(errors) => Quantity::Number(errors.iter().copied().fold(0.0, f64::max)),
            other => other.clone(),
        };
        let off = finding.off().map_or_else(
            || say!("lab-nothing"),
            |off| if exact && off == 0.0 { "0".to_owned() } else { say!("lab-off", off = format!("{off:.1}")) },
        );
        Row {
            name: finding.group.as_ref().map_or_else(|| name.clone(), |group| format!("{group}: {name}")),
            measured: quantity(&finding.measured),
            expected: quantity(&finding.expected),
            standard_error: if exact { say!("lab-exactly") } else { quantity(&error) },
            off,
            agrees: finding.agrees(),
        }
    };
    report.findings.iter().map(row).collect()
}

/// The picture of a report: its lines, if it has any.
pub fn picture(report: &Report) -> Picture {
    if report.sketch.lines.is_empty() {
        return Picture::None;
    }
    let line = |line: &crate::study::lab::Line| (plain(&format!("lab-line-{}", line.name)), line.points.clone());
    Picture::Lines(report.sketch.lines.iter().map(line).collect())
}

/// The names of the picture's axes, if it has lines.
pub fn axes(report: &Report) -> Option<[String; 2]> {
    if report.sketch.lines.is_empty() {
        return None;
    }
    let both = plain(&format!("lab-axis-{}", report.experiment));
    let (right, up) = both.split_once("; ").unwrap_or((&both, ""));
    Some([right.to_owned(), up.to_owned()])
}

/// A measured number beside the expected one.
#[derive(Clone, Debug, PartialEq)]
pub struct Gauge {
    /// What it is of.
    pub name: String,
    /// What was measured, as a number and in words.
    pub measured: (f64, String),
    /// What is expected, if anything, and how far luck may take it from there.
    pub expected: Option<(f64, f64)>,
}

/// Gauges of one unit, from a common line.
#[derive(Clone, Debug, PartialEq)]
pub struct Gauges {
    /// What they have in common; empty for several results of one unit.
    pub title: String,
    /// From the top to the bottom.
    pub rows: Vec<Gauge>,
}

/// Measured beside expected, for the results that are worth drawing: single ones together, groups and rungs in blocks of
/// their own.
pub fn gauges(report: &Report) -> Vec<Gauges> {
    let mut blocks: Vec<Gauges> = Vec::new();
    for finding in report.findings.iter().filter(|finding| report.sketch.bars.contains(&finding.name)) {
        let name = plain(&format!("lab-result-{}", finding.name.replace('_', "-")));
        let gauge = |name: String, measured: f64, expected: Option<f64>, error: f64| Gauge {
            name,
            measured: (measured, precise(measured)),
            expected: expected.map(|expected| (expected, STANDARD_ERRORS * error)),
        };
        let number = |quantity: &Quantity| if let Quantity::Number(number) = quantity { Some(*number) } else { None };
        let rows = match (&finding.measured, &finding.expected) {
            (Quantity::Numbers(measured), Quantity::Numbers(expected)) => {
                let error = |i: usize| match &finding.standard_error {
                    Quantity::Numbers(errors) => errors.get(i).copied().unwrap_or(0.0),
                    _ => 0.0,
                };
                let pairs = measured.iter().zip(expected).enumerate();
                pairs.map(|(i, (m, e))| gauge(say!("lab-rung", rung = i.to_string()), *m, Some(*e), error(i))).collect()
            }
            (measured, expected) => {
                let Some(measured) = number(measured) else { continue };
                let label = finding.group.clone().unwrap_or_else(|| name.clone());
                vec![gauge(label, measured, number(expected), number(&finding.standard_error).unwrap_or(0.0))]
            }
        };
        let single = finding.group.is_none() && rows.len() == 1;
        let title = if single { String::new() } else { name };
        match blocks.iter_mut().find(|block| block.title == title) {
            Some(block) => block.rows.extend(rows),
            None => blocks.push(Gauges { title, rows }),
        }
    }
    blocks
}

/// What a picture of a report is read out as.
pub fn read_out(report: &Report) -> String {
    say!("lab-picture-of", what = plain(&format!("lab-title-{}", report.experiment)))
}

/// The verdict in a sentence.
pub fn verdict(experiment: &Experiment, report: &Report) -> String {
    let key = if report.agrees() { "lab-verdict-agrees" } else { "lab-verdict-differs" };
    say(key, &[("name", &about(experiment, "title"))])
}
