//! What is wrong with a file that is written as scenarios are and is none: a saved run, a plan. `ron` reads those, and
//! where it cannot, the reader of scenarios looks again, which knows the slips of the hand and names bounds.

use super::Source;
use super::problem::{Problems, Span};
use super::reader::{LARGEST_FILE, read, text_of};
use super::tree::{Node, Value};
use crate::words;

/// A whole number of such a file and what it may be.
pub struct Bounds {
    /// Its field, with the fields around it. Of a list each item is meant.
    pub path: &'static [&'static str],
    /// The smallest value that is accepted, in the unit of the field.
    pub low: u64,
    /// The largest value that is accepted, in the unit of the field.
    pub high: u64,
}

/// Faults that a file of another kind need not have, or that speak of a scenario: the reader is made for those.
const OF_SCENARIOS: [&str; 6] =
    ["too-deep", "too-many-values", "too-many-fields", "escape-unknown", "file-empty", "text-after-end"];

/// What is said of a text that `ron` could not read: that it is no text, a fault of form, or a whole number out of its
/// bounds. `None` if it is something else, which `ron` tells better.
pub fn fault(source: &Source, bounds: &[Bounds]) -> Option<String> {
    let mut problems = Problems::default();
    let file = problems.file(&source.name);
    if text_of(&source.bytes, Span { file, line: 1, column: 1 }, &mut problems).is_some() {
        if source.bytes.len() > LARGEST_FILE {
            return None;
        }
        if let Some(tree) = read(&source.bytes, file, &mut problems) {
            bounds.iter().for_each(|bounds| bounds.check(&tree, &mut problems));
        }
    }
    let meant = problems.sorted().iter().any(|problem| !OF_SCENARIOS.contains(&problem.key));
    meant.then(|| problems.to_string().trim_end().to_owned())
}

impl Bounds {
    /// Tells each whole number under its path that is out of its bounds.
    fn check(&self, tree: &Node, problems: &mut Problems) {
        let mut nodes = vec![tree];
        for step in self.path {
            let each = nodes.into_iter().flat_map(|node| match &node.value {
                Value::List(items) => items.iter().collect(),
                _ => vec![node],
            });
            nodes = each.filter_map(|node| node.field(step)).collect();
        }
        let (low, high) = (self.low.to_string(), self.high.to_string());
        for node in nodes {
            let (written, near) = match node.value {
                Value::Integer(value) if value < i128::from(self.low) => (value.to_string(), &low),
                Value::Integer(value) if value > i128::from(self.high) => (value.to_string(), &high),
                Value::Float(value) if value.is_infinite() => {
                    (words::say!("huge-number"), if value < 0.0 { &low } else { &high })
                }
                _ => continue,
            };
            let path = self.path.join(".");
            let values = [("path", path.as_str()), ("value", &written), ("low", &low), ("high", &high), ("near", near)];
            problems.add(node.span, "out-of-range", Some("nearest-value-hint"), &values);
        }
    }
}
