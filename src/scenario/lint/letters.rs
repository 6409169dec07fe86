//! Letters for which the window's fonts have no shape: it draws an empty box for each.

use std::sync::OnceLock;

use super::{Finding, Seen};
use crate::scenario::tree::{Node, Value};

/// The letters that the faces in assets/fonts have a shape for, one range a line, in hexadecimal. A test reads the faces and
/// holds that this is what they have; with TALLYFORD_BLESS=1 it writes the ranges anew.
const DRAWN: &str = include_str!("../../../assets/fonts/letters.txt");

/// Letters that are named of each text.
const NAMED: usize = 5;

/// Whether the window can draw a letter, or has nothing to draw for it.
pub fn drawable(letter: char) -> bool {
    static RANGES: OnceLock<Vec<(u32, u32)>> = OnceLock::new();
    let hexadecimal = |text: &str| u32::from_str_radix(text, 16).ok();
    let range =
        |line: &str| line.split_once('-').and_then(|(first, last)| Some((hexadecimal(first)?, hexadecimal(last)?)));
    let ranges = RANGES.get_or_init(|| DRAWN.lines().filter_map(range).collect());
    let code = u32::from(letter);
    let after = ranges.partition_point(|(first, _)| *first <= code);
    let within = after.checked_sub(1).is_some_and(|number| code <= ranges[number].1);
    within || letter.is_control() || without_shape(code)
}

/// Marks that change how letters beside them are laid out: joiners, directions, variants, a soft hyphen, a byte-order mark.
fn without_shape(code: u32) -> bool {
    matches!(code, 0xAD | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2069 | 0xFE00..=0xFE0F | 0xFEFF)
}

/// Texts with such letters, one finding each.
pub fn not_drawn(seen: &Seen) -> Vec<Finding> {
    let mut findings = Vec::new();
    walk(seen.tree, "", &mut findings);
    findings
}

fn walk(node: &Node, path: &str, findings: &mut Vec<Finding>) {
    match &node.value {
        Value::Text(text) if !text.is_ascii() => {
            let mut letters: Vec<String> = Vec::new();
            for letter in text.chars().filter(|letter| !drawable(*letter)) {
                let letter = letter.to_string();
                // More than are named need not be told apart.
                if letters.len() <= 4 * NAMED && !letters.contains(&letter) {
                    letters.push(letter);
                }
            }
            if !letters.is_empty() {
                let named = letters.iter().take(NAMED).cloned().collect::<Vec<_>>().join(" ");
                let more = if letters.len() > NAMED { " …" } else { "" };
                findings.push(Finding::at(path).with("letters", format!("{named}{more}")));
            }
        }
        Value::List(items) | Value::Tuple(_, items) => {
            items.iter().enumerate().for_each(|(i, item)| walk(item, &format!("{path}[{i}]"), findings));
        }
        Value::Record(_, fields) => {
            for field in fields {
                let path = if path.is_empty() { field.name.clone() } else { format!("{path}.{}", field.name) };
                walk(&field.node, &path, findings);
            }
        }
        _ => {}
    }
}
