//! Stages: the later selves of a scenario, each with the day on which its rules come into force.
//!
//! A stage is the scenario with settings laid over it, parsed and checked when the scenario is. What is set by hand holds over
//! stages as well.

use std::sync::Arc;

use super::policy::Later;
use super::problem::Problems;
use super::raw::RawScenario;
use super::settings::Place;
use super::tree::Node;
use super::{Scenario, layers, resolve, shape};

impl Scenario {
    /// The rules that come into force on a day by the scenario itself.
    pub(crate) fn stage_on(&self, day: u32) -> Option<&Arc<Self>> {
        self.later.iter().find(|(from, _)| *from == day).map(|(_, scenario)| scenario)
    }

    /// The rules of this scenario on a day that is not the first: a stage's, if one has begun.
    pub(crate) fn as_of(self: Arc<Self>, day: u32) -> Arc<Self> {
        let begun = self.later.iter().take_while(|(from, _)| *from <= day).last();
        begun.map(|(_, scenario)| scenario.clone()).unwrap_or(self)
    }

    /// The scenario and each of its later selves, each made into another; later selves know what comes after them.
    pub(super) fn each<E>(&self, of: impl Fn(&Self) -> Result<Self, E>) -> Result<Self, E> {
        let mut made: Vec<Later> = vec![];
        for (day, later) in self.later.iter().rev() {
            let scenario = Self { later: made.clone(), ..of(later)? };
            made.insert(0, (*day, Arc::new(scenario)));
        }
        Ok(Self { later: made, ..of(self)? })
    }
}

/// The later selves of a scenario that was read from a tree. `by_hand` are the paths that were set by hand: there the
/// stages change nothing. What is wrong with a stage is told at its place.
pub(super) fn later(scenario: &Scenario, tree: &Node, by_hand: &[String], problems: &mut Problems) -> Vec<Later> {
    let stages = &scenario.raw.stages;
    let mut order: Vec<usize> = (0..stages.len()).collect();
    order.sort_by_key(|stage| stages[*stage].day);
    let mut laid = tree.clone();
    let mut found: Vec<Later> = vec![];
    for number in order {
        let stage = &stages[number];
        let mut faults = Problems::default();
        for setting in &stage.set {
            let file = faults.file(&layers::set_name(setting));
            match forbidden(setting) {
                Some(field) => faults.add(tree.span, "stage-sets-ground", None, &[("field", field)]),
                None => layers::set(&mut laid, setting, file, &mut faults),
            }
        }
        for path in by_hand {
            if let Some(value) = tree.at(path).cloned() {
                layers::put_node(&mut laid, path, value, tree.span, &mut faults);
            }
        }
        match read(&laid, &mut faults).filter(|_| faults.sound()) {
            Some(later) => match scenario.fits(&later) {
                Ok(()) => {
                    // Of several stages on one day the last has what all of them set.
                    found.retain(|(day, _)| *day != stage.day);
                    found.push((stage.day, Arc::new(later)));
                }
                Err(field) => tell(tree, number, "stage-does-not-fit", &[("field", field)], problems),
            },
            None => {
                for fault in faults.sorted() {
                    tell(tree, number, "stage-setting", &[("why", &fault.message())], problems);
                }
            }
        }
    }
    for place in (0..found.len()).rev() {
        let after = found[place + 1..].to_vec();
        if let Some(scenario) = Arc::get_mut(&mut found[place].1) {
            scenario.later = after;
        }
    }
    found
}

/// The field of a setting that no stage can set.
fn forbidden(setting: &str) -> Option<&'static str> {
    const FIELDS: [&str; 6] = ["packs", "catalogue", "town", "seed", "days", "stages"];
    FIELDS.into_iter().find(|field| Place::of(field).meets(&Place::of(setting)))
}

fn read(laid: &Node, faults: &mut Problems) -> Option<Scenario> {
    let json = shape::shape(laid, faults);
    let raw: RawScenario = serde_json::from_value(json).ok()?;
    resolve::scenario(raw, laid, faults)
}

fn tell(tree: &Node, number: usize, key: &'static str, values: &[(&'static str, &str)], problems: &mut Problems) {
    let path = format!("stages[{number}]");
    let said = super::named::spoken(tree, &path);
    let values = [&[("path", said.as_str())], values].concat();
    problems.add(tree.place_of(&path), key, None, &values);
}
