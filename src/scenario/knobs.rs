//! Knobs: what a slider that multiplies makes of the numbers it is about, and whether a knob's paths lead anywhere.
//!
//! A scenario keeps what was written; the days read the numbers as the knobs make them.

use super::problem::{Problems, Span};
use super::raw::{RawKnob, RawScenario};
use super::tree::{Node, Value};
use super::{Scenario, layers, named, shape};
use crate::words;

/// A scenario as a tree in which paths by name can be followed.
pub struct Written(Node);

impl Written {
    /// What was written, with all defaults.
    pub fn of(raw: &RawScenario) -> Self {
        let json = serde_json::to_value(raw).expect("plain data can be written");
        let tree = shape::node_of(&json, shape::schema(), Span::default());
        Self(tree.expect("it has the shape it was read by"))
    }

    /// What was written, as a tree.
    pub(super) fn node(&self) -> &Node {
        &self.0
    }

    /// The number at a path; `None` where there is none.
    pub fn number(&self, path: &str) -> Option<f64> {
        number(self.0.at(path)?)
    }

    /// Whether a setting, `path=value`, holds already: laid over the scenario it changes nothing.
    pub fn holds(&self, setting: &str) -> bool {
        let (mut tree, mut problems) = (self.0.clone(), Problems::default());
        layers::set(&mut tree, setting, 0, &mut problems);
        let json = shape::shape(&tree, &mut problems);
        // What is left out in one way of writing has its default in the other.
        let laid =
            serde_json::from_value(json).ok().filter(|_| problems.sound()).map(|raw: RawScenario| Self::of(&raw));
        laid.is_some_and(|laid| laid.0 == self.0)
    }

    /// Why some settings cannot be laid over it; `None` if they can.
    fn refuses(&self, settings: &[String]) -> Option<String> {
        let (mut tree, mut problems) = (self.0.clone(), Problems::default());
        for setting in settings {
            let number = problems.file(&layers::set_name(setting));
            layers::set(&mut tree, setting, number, &mut problems);
        }
        shape::shape(&tree, &mut problems);
        problems.sorted().first().map(|problem| problem.message())
    }
}

fn number(node: &Node) -> Option<f64> {
    match node.value {
        Value::Integer(number) => Some(number as f64),
        Value::Float(number) => Some(number),
        _ => None,
    }
}

/// Whether a knob multiplies and does not stand at 1.
fn is_turned(knob: &RawKnob) -> bool {
    knob.multiplies && knob.at != 1.0
}

/// The scenario as the days read it: numbers are multiplied by the knobs that are about them. `None` where no knob is turned,
/// so that it is as written, and where a number leaves the range of its field, which is a problem of the knob. `tree` is what
/// the scenario was read from.
pub(super) fn turned(raw: &RawScenario, tree: &Node, problems: &mut Problems) -> Option<RawScenario> {
    if !raw.knobs.iter().any(is_turned) {
        return None;
    }
    let mut written = Written::of(raw);
    for (number, knob) in raw.knobs.iter().enumerate().filter(|(_, knob)| is_turned(knob)) {
        let settings = multiplied(&written, knob, knob.at);
        if let Some(why) = written.refuses(&settings) {
            tell(tree, problems, number, "at", "knob-cannot-be-set", &why);
            return None;
        }
        settings.iter().for_each(|setting| layers::set(&mut written.0, setting, 0, &mut Problems::default()));
    }
    serde_json::from_value(shape::shape(&written.0, &mut Problems::default())).ok()
}

/// What a knob sets when it stands at a multiple. A whole number stays whole, and does not become nought.
fn multiplied(written: &Written, knob: &RawKnob, at: f64) -> Vec<String> {
    let of = |path: &String| {
        let node = written.0.at(path)?;
        let product = words::unsigned_nought(number(node)? * at);
        let value = match node.value {
            Value::Integer(before) if before != 0 && at > 0.0 => {
                format!("{:.0}", libm::round(product.abs()).max(1.0).copysign(product))
            }
            Value::Integer(_) => format!("{:.0}", libm::round(product)),
            _ => format!("{product:?}"),
        };
        Some(format!("{path}={value}"))
    };
    knob.paths.iter().filter_map(of).collect()
}

/// Tells of a field of a knob, by the knob's number.
fn tell(tree: &Node, problems: &mut Problems, number: usize, field: &str, key: &'static str, value: &str) {
    let path = format!("knobs[{number}].{field}");
    let said = named::spoken(tree, &path);
    problems.add(tree.place_of(&path), key, None, &[("path", said.as_str()), ("value", value)]);
}

/// What settings a knob gives.
type Settings = fn(&RawKnob) -> Vec<String>;

/// What a knob sets at one end of its slider. How far a knob that multiplies can go hangs on what is written, and is told when
/// it is turned.
fn at_end(knob: &RawKnob, end: f64) -> Vec<String> {
    let paths = knob.paths.iter().filter(|_| !knob.multiplies);
    paths.map(|path| format!("{path}={}", words::unsigned_nought(end))).collect()
}

/// Tells of knobs that lead nowhere, and of such as would set what cannot be set.
pub(super) fn check(scenario: &Scenario, tree: &Node, problems: &mut Problems) {
    let raw = scenario.raw();
    if raw.knobs.is_empty() {
        return;
    }
    let written = Written::of(raw);
    let mut tell =
        |number: usize, field: &str, key: &'static str, value: &str| tell(tree, problems, number, field, key, value);
    for (number, knob) in raw.knobs.iter().enumerate() {
        let missing = knob.paths.iter().position(|path| written.number(path).is_none());
        if let Some(place) = missing {
            tell(number, &format!("paths[{place}]"), "knob-nowhere", &knob.paths[place]);
        }
        if knob.from >= knob.to {
            tell(number, "from", "knob-ends-crossed", &shape::shown(knob.from));
        }
        if knob.multiplies && !(knob.from..=knob.to).contains(&knob.at) {
            tell(number, "at", "knob-beyond-its-ends", &shape::shown(knob.at));
        }
        if knob.paths.is_empty() && knob.on.is_empty() {
            tell(number, "paths", "knob-without-use", &knob.name);
        }
        if knob.on.is_empty() != knob.off.is_empty() {
            tell(number, "on", "knob-turns-one-way", &knob.name);
        }
    }
    let ends: [(&str, Settings); 4] = [
        ("from", |knob| at_end(knob, knob.from)),
        ("to", |knob| at_end(knob, knob.to)),
        ("on", |knob| knob.on.clone()),
        ("off", |knob| knob.off.clone()),
    ];
    // All knobs are tried at once, and one by one only where something is wrong.
    for (field, settings) in ends {
        let all: Vec<String> = raw.knobs.iter().flat_map(settings).collect();
        if written.refuses(&all).is_none() {
            continue;
        }
        for (number, knob) in raw.knobs.iter().enumerate() {
            if let Some(why) = written.refuses(&settings(knob)) {
                tell(number, field, "knob-cannot-be-set", &why);
            }
        }
    }
}
