//! An experiment of the lab in words, numbers and a picture.

use super::inquiry::{Bars, Picture};
use crate::study::lab::{Experiment, Finding, Quantity, Report, Value};
use crate::words::{plain, say};

/// The words about an experiment: `title`, `sentence`, `meaning`, `source` or `phases`.
pub fn about(experiment: &Experiment, what: &str) -> String {
    plain(&format!("lab-{what}-{}", experiment.name))
}

/// The name of a parameter, and what it is.
pub fn parameter(name: &str) -> [String; 2] {
    let key = name.replace('_', "-");
    [plain(&format!("lab-parameter-{key}")), plain(&format!("lab-about-{key}"))]
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
        Value::Table(None) => plain("lab-shipped-table"),
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
        Quantity::Nothing => plain("lab-nothing"),
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
fn precise(number: f64) -> String {
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
    let text = if size > 0.0 && size < 0.001 { format!("{number:.1e}") } else { format!("{number:.decimals$}") };
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
            || plain("lab-nothing"),
            |off| if exact && off == 0.0 { "0".to_owned() } else { say("lab-off", &[("off", &format!("{off:.1}"))]) },
        );
        Row {
            name: finding.group.as_ref().map_or_else(|| name.clone(), |group| format!("{group}: {name}")),
            measured: quantity(&finding.measured),
            expected: quantity(&finding.expected),
            standard_error: if exact { plain("lab-exactly") } else { quantity(&error) },
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

/// Measured beside expected, as bars: one block for each finding that is worth a bar.
pub fn bars(report: &Report) -> Vec<Bars> {
    let drawn = report.findings.iter().filter(|finding| report.sketch.bars.contains(&finding.name));
    let [measured, expected] = ["lab-column-measured", "lab-column-expected"].map(plain);
    drawn
        .map(|finding| {
            let name = plain(&format!("lab-result-{}", finding.name.replace('_', "-")));
            let title = finding.group.as_ref().map_or_else(|| name.clone(), |group| format!("{group}: {name}"));
            let rows = match (&finding.measured, &finding.expected) {
                (Quantity::Numbers(m), Quantity::Numbers(e)) => {
                    let pairs = m.iter().zip(e).enumerate();
                    pairs
                        .flat_map(|(i, (m, e))| {
                            [(format!("{i} {measured}"), *m, precise(*m)), (format!("{i} {expected}"), *e, precise(*e))]
                        })
                        .collect()
                }
                (m, e) => {
                    let number = |quantity: &Quantity| if let Quantity::Number(n) = quantity { *n } else { 0.0 };
                    let row = |name: &str, of: &Quantity| (name.to_owned(), number(of), quantity(of));
                    vec![row(&measured, m), row(&expected, e)]
                }
            };
            Bars { title, rows }
        })
        .collect()
}

/// The verdict in a sentence.
pub fn verdict(experiment: &Experiment, report: &Report) -> String {
    let key = if report.agrees() { "lab-verdict-agrees" } else { "lab-verdict-differs" };
    say(key, &[("name", &about(experiment, "title"))])
}
