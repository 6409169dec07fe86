//! The fields of the rules, each with its path and what is written there: what can be set beside the cards.

use super::knobs::Written;
use super::named::{KEYS, name_of, steps};
use super::raw::RawScenario;
use super::tree::{Node, Value};

/// The parts of a scenario that are rules: what watches, what rates, what opens and closes, and what mends.
const RULES: [&str; 3] = ["watchers", "offices", "redress"];

/// What looking costs in hours: a fact about work, which no rule book changes.
const COSTS: [&str; 2] = ["hours_each", "stop_hours"];

/// Whether a setting, `path=value`, is of a field of the rules.
pub fn is_of_rules(setting: &str) -> bool {
    let path = setting.split('=').next().unwrap_or_default();
    let mut steps = steps(path).map(|step| step.trim().trim_start_matches('['));
    let is_part = steps.next().is_some_and(|part| RULES.contains(&part) || part == "cut");
    let within: Vec<&str> = steps.collect();
    // A value for a whole watcher could hold a cost.
    let whole = within.len() < 2 && path != "cut" && !path.starts_with("redress.");
    let record = setting.split_once('=').is_some_and(|(_, value)| value.contains('('));
    is_part && !whole && !record && within.last().is_none_or(|last| !COSTS.contains(last))
}

/// A number, a switch or a choice of the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleField {
    /// The path by names, as settings take it: `watchers.crossing_cameras.false_alarm`.
    pub path: String,
    /// What is written there.
    pub value: String,
}

impl RuleField {
    /// The setting that leaves the field as it is.
    pub fn setting(&self) -> String {
        format!("{}={}", self.path, self.value)
    }
}

/// All fields of the rules, in the order of the format.
pub fn rule_fields(raw: &RawScenario) -> Vec<RuleField> {
    let written = Written::of(raw);
    let mut found = vec![];
    for part in RULES {
        if let Some(node) = written.node().field(part) {
            gather(node, part.to_owned(), &mut found);
        }
    }
    found
}

/// The fields whose paths hold every word of a text, in whatever order: `camera false`.
pub fn matching<'a>(fields: &'a [RuleField], text: &str) -> impl Iterator<Item = &'a RuleField> {
    let words: Vec<String> = text.to_lowercase().split_whitespace().map(str::to_owned).collect();
    fields.iter().filter(move |field| words.iter().all(|word| field.path.to_lowercase().contains(word)))
}

fn gather(node: &Node, path: String, found: &mut Vec<RuleField>) {
    let value = match &node.value {
        Value::Bool(on) => on.to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => format!("{number:?}"),
        Value::Word(word) => word.clone(),
        Value::Text(_) => return,
        Value::List(items) => {
            for (number, item) in items.iter().enumerate() {
                let step = name_of(items, number).map_or_else(|| format!("[{number}]"), |name| format!(".{name}"));
                gather(item, format!("{path}{step}"), found);
            }
            return;
        }
        Value::Record(name, fields) => {
            // A choice with fields is a step of its own.
            let path = name.as_ref().map_or(path.clone(), |name| format!("{path}.{name}"));
            for field in fields.iter().filter(|field| ![&KEYS[..], &COSTS].concat().contains(&field.name.as_str())) {
                gather(&field.node, format!("{path}.{}", field.name), found);
            }
            return;
        }
        Value::Tuple(name, items) => {
            let path = name.as_ref().map_or(path.clone(), |name| format!("{path}.{name}"));
            for (number, item) in items.iter().enumerate() {
                let step = if name.is_some() && items.len() == 1 { String::new() } else { format!("[{number}]") };
                gather(item, format!("{path}{step}"), found);
            }
            return;
        }
    };
    found.push(RuleField { path, value });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Library, Recipe};

    /// Fields that are offered, a sample of them, can be set, and set to what is written there they change nothing.
    #[test]
    fn what_is_offered_can_be_set() {
        for name in Library::scenario_names() {
            let recipe = Recipe::shipped(&name).unwrap();
            let raw = recipe.parse(&[]).unwrap().scenario.raw().clone();
            let fields = rule_fields(&raw);
            assert!(fields.len() > 20, "{name}: {}", fields.len());
            let written = Written::of(&raw);
            for field in fields.iter().step_by(fields.len() / 20) {
                assert!(written.holds(&field.setting()), "{name}: {}", field.setting());
                assert!(is_of_rules(&field.setting()), "{name}: {}", field.setting());
            }
        }
    }

    #[test]
    fn how_people_are_and_what_looking_costs_is_no_rule() {
        let rules = ["watchers.camera.on=false", "offices[0].bands[2].from=483", "redress.notice=0", "cut=[Money]"];
        let others = [
            "acts.litter.times_a_year=0",
            "watchers[0].hours_each=0",
            "redress.hours_each=0",
            "watchers=[]",
            "watchers[0]=(name: \"camera\", hours_each: 0)",
            "learning.blame=0",
            "town.residents=3",
        ];
        assert!(rules.iter().all(|setting| is_of_rules(setting)));
        assert!(others.iter().all(|setting| !is_of_rules(setting)));
    }

    #[test]
    fn fields_are_found_by_words_of_their_paths() {
        let raw = Recipe::shipped("crossing-camera").unwrap().parse(&[]).unwrap().scenario.raw().clone();
        let fields = rule_fields(&raw);
        let found: Vec<&str> = matching(&fields, "false Crossing_cameras").map(|field| field.path.as_str()).collect();
        assert!(found.contains(&"watchers.crossing_cameras.false_alarm"), "{found:?}");
        assert!(found.iter().all(|path| path.contains("false")), "{found:?}");
        assert_eq!(matching(&fields, "no such field").count(), 0);
    }
}
