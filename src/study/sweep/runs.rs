//! The runs of a sweep: the town of a combination, and what a run came to.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use super::columns::{self, Column, FRONT, Groups, MIDDLE, varies_groups};
use super::plan::{Run, SweepPlan};
use crate::day::{Change, Options};
use crate::scenario::{Problems, Recipe, Scenario};
use crate::study::order::{self, Command};
use crate::study::outcome::Plan;
use crate::study::sight::Contrast;
use crate::words::{self, say};

/// Combinations that are tried in their order for one that can run, before the plan is refused as a whole.
const TRIED: usize = 100;
/// Letters of a problem that a row keeps.
const LONGEST_PROBLEM: usize = 600;

/// A plan with what it is about.
pub struct Sweep {
    /// The plan.
    pub plan: SweepPlan,
    /// What its scenario is read from.
    pub recipe: Recipe,
    /// The packs that its towns are built on.
    pub packs: Vec<String>,
    /// Days of a run, unless what is varied changes them.
    pub days: u32,
    /// The commands of the saved run that it is about.
    commands: Vec<Command>,
    /// The days of that run.
    saved_days: Option<u32>,
    /// The first combination that checked.
    first: Option<Arc<Scenario>>,
    /// What is probably not meant in it.
    warnings: Problems,
    groups: Groups,
    columns: Vec<Column>,
}

/// The town of a combination, and what is changed in it.
pub struct Combination {
    scenario: Arc<Scenario>,
    changes: Vec<(u32, Change)>,
    packs: Vec<String>,
    warnings: Problems,
    days: u32,
}

impl Sweep {
    /// A plan about a scenario or, with its commands and days, about a saved run. One combination is checked, and where what
    /// is varied can change which groups there are, each of the values once: the columns are the same for all runs.
    ///
    /// # Errors
    /// Why no run can be made.
    pub fn new(plan: SweepPlan, recipe: Recipe, saved: Option<(Vec<Command>, u32)>) -> Result<Self, String> {
        let (commands, saved_days) = saved.map_or((vec![], None), |(commands, days)| (commands, Some(days)));
        if let (Some(days), Some(last)) = (plan.days, commands.last())
            && days < last.day
        {
            return Err(say!("sweep-ends-before-save", days = days.to_string(), last = last.day.to_string()));
        }
        let groups = Groups::default();
        let (packs, columns, warnings) = (vec![], vec![], Problems::default());
        let first = None;
        let mut sweep = Self { plan, recipe, packs, days: 0, commands, saved_days, first, warnings, groups, columns };
        sweep.try_out()?;
        if let Some(name) = sweep.groups.alike() {
            return Err(say!("sweep-groups-alike", name = name));
        }
        sweep.columns = columns::columns(&sweep.plan, &sweep.groups);
        Ok(sweep)
    }

    /// Finds a combination that checks, and every group that there can be.
    ///
    /// # Errors
    /// The problems of the first combination, if none of those that were tried checks.
    fn try_out(&mut self) -> Result<(), String> {
        let first = self.combination(0).map(|checked| self.take_up(&checked));
        let all = varies_groups(&self.plan);
        let singly: Vec<u64> = self.plan.one_by_one().take(if all { usize::MAX } else { TRIED }).collect();
        let in_order = 1..self.plan.combinations().min(TRIED as u64);
        for (candidate, singly) in singly.into_iter().map(|n| (n, true)).chain(in_order.map(|n| (n, false))) {
            if self.days > 0 && !(all && singly) {
                break;
            }
            if let Ok(checked) = self.combination(candidate) {
                self.take_up(&checked);
            }
        }
        if self.days > 0 { Ok(()) } else { first }
    }

    fn take_up(&mut self, checked: &Combination) {
        if self.first.is_none() {
            (self.first, self.warnings) = (Some(checked.scenario.clone()), checked.warnings.clone());
        }
        self.groups.add(&checked.scenario);
        self.days = self.days.max(checked.days);
        for pack in &checked.packs {
            if !self.packs.contains(pack) {
                self.packs.push(pack.clone());
            }
        }
    }

    /// The scenario under the first combination that checked.
    pub fn scenario(&self) -> Option<&Scenario> {
        self.first.as_deref()
    }

    /// What is probably not meant in the first combination that checked.
    pub fn warnings(&self) -> &Problems {
        &self.warnings
    }

    /// The table's columns.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Days that pass in all for a run: those of the town, and of the towns it is compared with.
    pub fn days_of_a_run(&self) -> u64 {
        let towns = if self.plan.contrasts { 1 + Contrast::ALL.len() as u64 } else { 1 };
        u64::from(self.days) * towns
    }

    /// The town of a combination.
    ///
    /// # Errors
    /// Why its runs cannot be made, in words.
    pub fn combination(&self, number: u64) -> Result<Combination, String> {
        caught(|| {
            let settings = self.plan.settings_of(number);
            let parsed = self.recipe.parse(&settings).map_err(|problems| problems.to_string())?;
            let changes = if self.commands.is_empty() {
                vec![]
            } else {
                let mut recipe = self.recipe.clone();
                recipe.settings.extend(settings);
                order::changes(&recipe, &parsed.scenario, &self.commands)?
            };
            let days = self.plan.days.or(self.saved_days).unwrap_or(parsed.scenario.raw().days);
            Ok(Combination {
                scenario: Arc::new(parsed.scenario),
                changes,
                packs: parsed.packs,
                warnings: parsed.warnings,
                days,
            })
        })
    }

    /// Lets a run happen and gives the cells of its row. A run that cannot be made, or in which the program fails, is a row
    /// that says so in its column `problem`. `id` is that of the sweep; `passed` hears of each day.
    pub fn row(&self, run: Run, of: &Result<Combination, String>, id: &str, mut passed: impl FnMut()) -> Vec<String> {
        let made = of.as_ref().map_err(Clone::clone).and_then(|of| {
            caught(|| {
                let plan = Plan {
                    options: Options::lean(run.seed),
                    days: Some(of.days),
                    with_contrasts: self.plan.contrasts,
                    every: 0,
                    changes: of.changes.clone(),
                };
                let outcome = plan.run(&of.scenario, |_, _| passed());
                let groups = self.groups.cells(&outcome)?;
                let measures = outcome.measures().into_iter().map(|(_, value)| value);
                let measures = measures.chain(self.groups.asked_cells(&outcome));
                // The letter keeps spreadsheets from taking a digest such as 12e34… for a number.
                let digest = format!("d{}", outcome.town.digest().whole());
                Ok((digest, measures.chain(groups).map(cell).collect::<Vec<String>>()))
            })
        });
        let labels = self.plan.labels(run.combination);
        let number =
            |value: fn(&Combination) -> u32| of.as_ref().map_or_else(|_| String::new(), |of| value(of).to_string());
        let (days, residents) = (number(|of| of.days), number(|of| of.scenario.raw().town.residents));
        let front = [run.number.to_string(), run.seed.to_string(), days, residents].into_iter().chain(labels);
        let measured = self.columns.len() - FRONT.len() - self.plan.vary.len() - MIDDLE.len() - 1;
        let (problem, digest, values) = match made {
            Ok((digest, values)) => (String::new(), digest, values),
            Err(told) => (brief(&told), String::new(), vec![String::new(); measured]),
        };
        front.chain([problem, digest]).chain(values).chain([id.to_owned()]).collect()
    }
}

/// A number as the table shows it: never minus nought, and empty where it is not defined.
fn cell(value: Option<f64>) -> String {
    value.map_or_else(String::new, |value| words::unsigned_nought(value).to_string())
}

/// A problem on one line, without the word that begins it on a screen.
fn brief(told: &str) -> String {
    let told = told.strip_prefix(&format!("{}: ", say!("error"))).unwrap_or(told);
    let lines: Vec<&str> = told.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let line = lines.join("; ").replace(char::is_control, " ");
    let cut = line.char_indices().nth(LONGEST_PROBLEM).map(|(place, _)| format!("{}…", &line[..place]));
    cut.unwrap_or(line)
}

/// Does what may fail inside the program, so that one run does not cost the others.
fn caught<T>(work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str);
        let why = text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or_default();
        Err(say!("sweep-run-failed", why = why))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_inside_the_program_is_told_and_goes_no_further() {
        let failed = caught::<u32>(|| panic!("index {} out of bounds", 7)).unwrap_err();
        assert!(failed.contains("index 7 out of bounds"), "{failed}");
        assert!(caught::<u32>(|| panic!("plain")).unwrap_err().contains("plain"));
        assert_eq!(caught(|| Ok(3)), Ok(3));
        assert_eq!(brief("error: a\n  hint: b\n"), "a; hint: b");
        assert_eq!(brief(&"é".repeat(1000)).chars().count(), LONGEST_PROBLEM + 1);
        assert_eq!((cell(Some(-0.0)), cell(None), cell(Some(0.25))), ("0".into(), String::new(), "0.25".into()));
    }
}
