//! The columns of a sweep's table: what stands in them, in which unit, and what it means.

use crate::scenario::Scenario;
use crate::scenario::measured::ROLES;
use crate::scenario::problem::plain_name;
use crate::study::by_group::{self, Group};
use crate::study::family::asked;
use crate::study::measures::{MEASURES, Unit};
use crate::study::outcome::Outcome;
use crate::words::{plain, say};

use super::plan::SweepPlan;

/// The columns before those that are varied.
pub const FRONT: [&str; 4] = ["run", "seed", "days", "residents"];
/// The columns between those that are varied and the measures.
pub const MIDDLE: [&str; 2] = ["problem", "digest"];
/// The column after all others.
pub const LAST: &str = "sweep";

/// A column of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name, as it stands in the first line.
    pub name: String,
    /// The unit of its numbers, in words; empty where they have none.
    pub unit: String,
    /// What stands in it.
    pub meaning: String,
}

/// The looks and the quarters that the columns for groups are made for, and the measures of families that lessons ask
/// for. Roles are the same in every town.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Groups {
    looks: Vec<String>,
    quarters: Vec<String>,
    /// A column for each measure of a family.
    asked: Vec<Column>,
}

impl Groups {
    /// Adds the looks and quarters of a scenario that are not there yet.
    pub fn add(&mut self, scenario: &Scenario) {
        let town = &scenario.raw().town;
        let looks = town.looks.iter().map(|look| &look.name);
        let quarters = town.quarters.iter().map(|quarter| &quarter.name);
        looks.for_each(|name| keep(&mut self.looks, name));
        quarters.for_each(|name| keep(&mut self.quarters, name));
        for member in asked(scenario) {
            if self.asked.iter().all(|column| column.name != member.key()) {
                let (name, unit, meaning) = (member.key(), unit(member.row.unit), member.sentence());
                self.asked.push(Column { name, unit, meaning });
            }
        }
    }

    /// Their names: looks, quarters, then roles.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let own = self.looks.iter().chain(&self.quarters).map(String::as_str);
        let roles = ROLES.into_iter().filter(|role| own.clone().all(|name| plain_name(name) != *role));
        own.clone().chain(roles.collect::<Vec<_>>())
    }

    /// The cells of the measures of families in the order of the columns; empty for one that a town does not have.
    pub fn asked_cells(&self, outcome: &Outcome) -> Vec<Option<f64>> {
        self.asked.iter().map(|column| outcome.measure(&column.name)).collect()
    }

    /// A look that has the name of a quarter, so that one column would stand for both.
    pub fn alike(&self) -> Option<&String> {
        self.looks.iter().find(|look| self.quarters.contains(look))
    }

    /// The cells of all groups in the order of the columns; empty for a group that a town does not have.
    ///
    /// # Errors
    /// The name of a group that has no column.
    pub fn cells(&self, outcome: &Outcome) -> Result<Vec<Option<f64>>, String> {
        let there = outcome.groups();
        if let Some(group) = there.iter().find(|group| !self.names().any(|name| name == group.name)) {
            return Err(say!("sweep-group-without-column", group = group.name));
        }
        let none = Group::default().values().len();
        let of = |name: &str| match there.iter().find(|group| group.name == name) {
            Some(group) => group.values().into_iter().map(|(_, value)| value).collect(),
            None => vec![None; none],
        };
        Ok(self.names().flat_map(of).collect())
    }
}

fn keep(names: &mut Vec<String>, name: &String) {
    if !names.contains(name) {
        names.push(name.clone());
    }
}

/// Whether what is varied can change which groups there are.
pub fn varies_groups(plan: &SweepPlan) -> bool {
    let can = |path: &str| {
        let steps: Vec<String> =
            path.replace('[', ".[").split('.').map(|step| plain_name(step.trim())).filter(|s| !s.is_empty()).collect();
        match steps.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            [] | ["packs", ..] | ["town"] | ["town", "looks" | "quarters"] => true,
            // A share changes no name; a name does, and so does a whole entry.
            ["town", "looks" | "quarters", _, field, ..] => field == "name",
            ["town", "looks" | "quarters", _] => true,
            _ => false,
        }
    };
    plan.vary.iter().any(|vary| can(&vary.path))
}

/// All columns, in their order.
pub fn columns(plan: &SweepPlan, groups: &Groups) -> Vec<Column> {
    let own = |name: &str| Column {
        name: name.to_owned(),
        unit: if name == "days" { unit(Unit::Days) } else { String::new() },
        meaning: plain(&format!("sweep-column-{name}")),
    };
    let varied = plan.vary.iter().map(|vary| Column {
        name: vary.path.trim().to_owned(),
        unit: String::new(),
        meaning: say!("sweep-column-varied"),
    });
    let measures = MEASURES.iter().map(|measure| Column {
        name: measure.key.to_owned(),
        unit: unit(measure.unit),
        meaning: measure.sentence(),
    });
    let keys = Group::default().values();
    let group = |name: &str, key: &str| {
        let (unit_of, meaning) = of_group(key);
        Column {
            name: format!("{key}@{}", name.replace(char::is_control, " ")),
            unit: unit(unit_of),
            meaning: say!("sweep-column-group", group = name, meaning = meaning),
        }
    };
    let of_groups = groups.names().flat_map(|name| keys.iter().map(move |(key, _)| group(name, key)));
    let front = FRONT.map(own).into_iter().chain(varied);
    front
        .chain(MIDDLE.map(own))
        .chain(measures)
        .chain(groups.asked.iter().cloned())
        .chain(of_groups)
        .chain([own(LAST)])
        .collect()
}

/// The unit of a group's number and what it means.
fn of_group(key: &str) -> (Unit, String) {
    let unit = by_group::unit(key).unwrap_or(match key {
        "residents" | "rated" | "scored" => Unit::Count,
        "mean_score" | "mean_worth" | "mean_standing" | "score_error" => Unit::Points,
        key if key.ends_with("positives") || key.ends_with("negatives") => Unit::Count,
        _ => Unit::Share,
    });
    (unit, plain(&format!("sweep-group-{}", key.replace('_', "-"))))
}

fn unit(unit: Unit) -> String {
    plain(match unit {
        Unit::Share => "sweep-unit-share",
        Unit::Points => "sweep-unit-points",
        Unit::Days => "sweep-unit-days",
        Unit::Index => "sweep-unit-index",
        Unit::Groats => "sweep-unit-groats",
        Unit::PerThousandYear => "sweep-unit-per-thousand-year",
        Unit::HoursPerThousandWeek => "sweep-unit-hours-per-thousand-week",
        Unit::Count => "sweep-unit-count",
    })
}
