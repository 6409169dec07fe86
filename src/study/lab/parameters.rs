//! What can be set of an experiment, and what somebody set.

use super::{Experiment, checked};
use crate::scenario::Source;
use crate::scenario::problem::{Problems, nearest};
use crate::scenario::reader::read;
use crate::scenario::shape::shown;
use crate::scenario::tree::{Node, Value as Written};
use crate::words::say;

/// Something that can be set.
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// What it is if nobody sets it.
    pub default: Default,
    /// What it may be.
    pub bounds: Bounds,
}

/// A default, as it can stand in a constant.
pub enum Default {
    /// A number, whole or not.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// One of the choices.
    Choice(&'static str),
    /// A list of numbers.
    Numbers(&'static [f64]),
    /// The table that is shipped, or none.
    Table,
}

/// What a parameter may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bounds {
    /// A number from the first to the second.
    Number(f64, f64),
    /// A whole number.
    Whole(f64, f64),
    /// Yes or no.
    Flag,
    /// One of these.
    Choice(&'static [&'static str]),
    /// From so many to so many numbers, each from the third to the fourth.
    Numbers(usize, usize, f64, f64),
    /// A file with a table.
    Table,
}

/// What a parameter is.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number, whole or not.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// One of the choices.
    Choice(&'static str),
    /// A list of numbers.
    Numbers(Vec<f64>),
    /// The table of a file; none for the one that is shipped.
    Table(Option<Table>),
}

/// A table from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Its text, and the file it stands in.
    pub source: Source,
    /// What stands in it.
    pub groups: Vec<TableGroup>,
    /// How many times everyone whom it counts must stand in a town, so that there is a town at all.
    times: u64,
}

/// A group of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct TableGroup {
    /// Its name.
    pub name: String,
    /// Its weight.
    pub weight: f64,
    /// How many people it counts; 0 where it tells shares.
    pub people: u64,
}

/// What somebody set of an experiment.
#[derive(Clone, Debug, PartialEq)]
pub struct Setup {
    values: Vec<(&'static str, Value)>,
}

impl Setup {
    pub(super) fn new(experiment: &'static Experiment) -> Self {
        let value = |default: &Default| match default {
            Default::Number(number) => Value::Number(*number),
            Default::Flag(flag) => Value::Flag(*flag),
            Default::Choice(choice) => Value::Choice(choice),
            Default::Numbers(numbers) => Value::Numbers(numbers.to_vec()),
            Default::Table => Value::Table(None),
        };
        Self { values: experiment.parameters.iter().map(|p| (p.name, value(&p.default))).collect() }
    }

    /// The parameters in their order, with what they are.
    pub fn values(&self) -> &[(&'static str, Value)] {
        &self.values
    }

    /// What a parameter is.
    pub fn value(&self, name: &str) -> Option<&Value> {
        self.values.iter().find(|(parameter, _)| *parameter == name).map(|(_, value)| value)
    }

    /// Puts a value in place of what was set. Nothing happens if there is no such parameter.
    pub fn put(&mut self, name: &str, value: Value) {
        if let Some((_, old)) = self.values.iter_mut().find(|(parameter, _)| *parameter == name) {
            *old = value;
        }
    }

    pub(super) fn number(&self, name: &str) -> f64 {
        if let Some(Value::Number(number)) = self.value(name) { *number } else { f64::NAN }
    }

    pub(super) fn whole(&self, name: &str) -> u32 {
        self.number(name) as u32
    }

    pub(super) fn flag(&self, name: &str) -> bool {
        matches!(self.value(name), Some(Value::Flag(true)))
    }

    pub(super) fn choice(&self, name: &str) -> &'static str {
        if let Some(Value::Choice(choice)) = self.value(name) { choice } else { "" }
    }

    pub(super) fn numbers(&self, name: &str) -> &[f64] {
        if let Some(Value::Numbers(numbers)) = self.value(name) { numbers } else { &[] }
    }

    pub(super) fn table(&self) -> Option<&Table> {
        if let Some(Value::Table(table)) = self.value("table") { table.as_ref() } else { None }
    }

    /// Sets a parameter as it was written: `name=value`. A table is a path, which `open` reads.
    ///
    /// # Errors
    /// What is wrong, with the range, the choices or the places, and how to mend it.
    pub fn set(
        &mut self,
        experiment: &'static Experiment,
        setting: &str,
        open: &dyn Fn(&str) -> Result<Source, String>,
    ) -> Result<(), String> {
        let Some((name, written)) = setting.split_once('=').map(|(name, value)| (name.trim(), value.trim())) else {
            return Err(say!("lab-setting-form", setting = setting));
        };
        let Some(parameter) = experiment.parameters.iter().find(|parameter| parameter.name == name) else {
            let names: Vec<&str> = experiment.parameters.iter().map(|parameter| parameter.name).collect();
            let near = nearest(name, names.iter().copied());
            let key = if near.is_some() { "lab-no-parameter-near" } else { "lab-no-parameter" };
            let known = names.join(", ");
            let values =
                [("name", name), ("near", near.unwrap_or("")), ("known", &known), ("experiment", experiment.name)];
            return Err(say(key, &values));
        };
        let value = parameter.read(written, open)?;
        self.put(parameter.name, value);
        Ok(())
    }

    /// Whether what was set goes together.
    ///
    /// # Errors
    /// What does not, and how to mend it.
    pub fn check(&self, experiment: &'static Experiment) -> Result<(), String> {
        (experiment.check)(self)
    }
}

impl Parameter {
    fn read(&self, written: &str, open: &dyn Fn(&str) -> Result<Source, String>) -> Result<Value, String> {
        let wrong = || {
            let range = self.bounds.said();
            Err(say!("lab-parameter-wrong", name = self.name, value = written, range = range))
        };
        if self.bounds == Bounds::Table {
            let path = written.trim_matches('"');
            return Ok(Value::Table(Some(Table::read(&open(path)?)?)));
        }
        if let Bounds::Choice(choices) = self.bounds {
            let chosen = choices.iter().find(|choice| **choice == written.trim_matches('"'));
            return chosen.map_or_else(wrong, |choice| Ok(Value::Choice(choice)));
        }
        let mut problems = Problems::default();
        let file = problems.file("");
        let Some(node) = read(written.as_bytes(), file, &mut problems) else { return wrong() };
        let within = |number: f64, low: f64, high: f64| (low..=high).contains(&number);
        let value = match (self.bounds, &node.value) {
            (Bounds::Flag, Written::Bool(flag)) => Some(Value::Flag(*flag)),
            (Bounds::Number(low, high), _) => number(&node).filter(|n| within(*n, low, high)).map(Value::Number),
            (Bounds::Whole(low, high), _) => {
                number(&node).filter(|n| within(*n, low, high) && n.fract() == 0.0).map(Value::Number)
            }
            (Bounds::Numbers(least, most, low, high), Written::List(items)) => {
                let numbers: Option<Vec<f64>> =
                    items.iter().map(|item| number(item).filter(|n| within(*n, low, high))).collect();
                numbers.filter(|numbers| (least..=most).contains(&numbers.len())).map(Value::Numbers)
            }
            _ => None,
        };
        value.map_or_else(wrong, Ok)
    }
}

impl Bounds {
    /// The range in words.
    pub fn said(&self) -> String {
        match *self {
            Self::Number(low, high) => say!("lab-range-number", low = shown(low), high = shown(high)),
            Self::Whole(low, high) => say!("lab-range-whole", low = shown(low), high = shown(high)),
            Self::Flag => say!("lab-range-flag"),
            Self::Choice(choices) => say!("lab-range-choice", choices = choices.join(", ")),
            Self::Numbers(least, most, low, high) => {
                let (low, high) = (shown(low), shown(high));
                say!("lab-range-numbers", low = low, high = high, least = least.to_string(), most = most.to_string())
            }
            Self::Table => say!("lab-range-table"),
        }
    }
}

impl Table {
    /// Reads a table, and holds it against what the town makes of one.
    fn read(source: &Source) -> Result<Self, String> {
        let mut problems = Problems::default();
        let file = problems.file(&source.name);
        let Some(node) = read(&source.bytes, file, &mut problems) else { return Err(problems.to_string()) };
        let mut source = source.clone();
        match &node.value {
            Written::Record(Some(name), _) if name == "Table" => {}
            // Its name may be left out.
            Written::Record(None, _) => {
                source.bytes = [b"Table", source.text().unwrap_or_default().as_bytes()].concat();
            }
            _ => return Err(say!("lab-no-such-table", file = source.name)),
        }
        let groups = node.field("groups").map(Node::items).unwrap_or_default();
        let of_group = |group: &Node| TableGroup {
            name: group.field("name").and_then(Node::text).unwrap_or_default().to_owned(),
            weight: field(group, "weight").unwrap_or(1.0),
            people: cells(group).iter().filter_map(|cell| field(cell, "people")).sum::<f64>().max(0.0) as u64,
        };
        let mut table = Self { source, groups: groups.iter().map(of_group).collect(), times: 1 };
        let people = table.people();
        if people > 0 && people < SMALLEST_TOWN {
            table.times = SMALLEST_TOWN.div_ceil(people);
        }
        // A file that is no table is told so by the town that would be founded on it, with the place in the file.
        checked("table", &table.settings(), Some(&table)).map(|_| table)
    }

    /// The people it counts; 0 where it tells shares.
    pub fn people(&self) -> u64 {
        self.groups.iter().fold(0, |people, group| people.saturating_add(group.people))
    }

    /// The settings that found a town on this table.
    pub(super) fn settings(&self) -> Vec<String> {
        let total: f64 = self.groups.iter().map(|group| group.weight).sum();
        let look = |group: &TableGroup| {
            let share = (group.weight / total * 100.0).max(0.01);
            format!("(name: {:?}, share: {share:?})", group.name)
        };
        let looks: Vec<String> = self.groups.iter().map(look).collect();
        let mut settings = vec![format!("town.looks=[{}]", looks.join(", ")), "town.feature=@table".to_owned()];
        if self.people() > 0 {
            settings.push(format!("town.feature.times={}", self.times));
            settings.push(format!("town.residents={}", self.people().saturating_mul(self.times)));
        }
        settings
    }
}

/// No town has fewer residents.
const SMALLEST_TOWN: u64 = 60;

fn cells(group: &Node) -> &[Node] {
    group.field("cells").map(Node::items).unwrap_or_default()
}

fn field(node: &Node, name: &str) -> Option<f64> {
    number(node.field(name)?)
}

fn number(node: &Node) -> Option<f64> {
    match node.value {
        Written::Integer(whole) => Some(whole as f64),
        Written::Float(number) => Some(number),
        _ => None,
    }
}
