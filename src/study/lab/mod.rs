//! The lab: results that others proved or published, reproduced by the same engine. An experiment is a scenario with
//! everything else switched off, run through the town's own phases, and held against a closed form.
//!
//! Invariant: an experiment has no engine of its own; it sets fields of a scenario, lets days pass and reads the town.

mod accusations;
mod cascade;
mod chances;
mod codes;
mod contagion;
mod informers;
mod inspection;
mod ladder;
mod lending;
mod parameters;
mod patrol;
mod retrain;
mod threshold;
mod watchlist;

#[cfg(test)]
mod mistakes;
#[cfg(test)]
mod tests;

use std::sync::Arc;

pub use parameters::{Bounds, Parameter, Setup, Table, Value};

use crate::day::{Options, Simulation};
use crate::scenario::{Library, Recipe, Scenario, Source};

/// A known result that the engine must reproduce. Its words are under `lab-` and its name.
pub struct Experiment {
    /// Its name on the command line.
    pub name: &'static str,
    /// What can be set, with its default and its bounds.
    pub parameters: &'static [Parameter],
    /// What must hold between parameters.
    check: fn(&Setup) -> Result<(), String>,
    /// Runs it.
    run: fn(&Bench) -> Result<Outcome, Stopped>,
}

/// Every experiment, in the order of the lab.
pub const EXPERIMENTS: [&Experiment; 12] = [
    &accusations::EXPERIMENT,
    &patrol::EXPERIMENT,
    &ladder::EXPERIMENT,
    &lending::EXPERIMENT,
    &threshold::EXPERIMENT,
    &retrain::EXPERIMENT,
    &inspection::EXPERIMENT,
    &cascade::EXPERIMENT,
    &contagion::EXPERIMENT,
    &informers::EXPERIMENT,
    &watchlist::EXPERIMENT,
    &codes::EXPERIMENT,
];

/// The experiment of a name.
pub fn experiment(name: &str) -> Option<&'static Experiment> {
    EXPERIMENTS.into_iter().find(|experiment| experiment.name == name)
}

/// A measured or an expected result.
#[derive(Clone, Debug, PartialEq)]
pub enum Quantity {
    /// There is none: nobody of whom it could be told.
    Nothing,
    /// A number.
    Number(f64),
    /// One for each rung or round.
    Numbers(Vec<f64>),
    /// Yes or no.
    Flag(bool),
}

impl From<f64> for Quantity {
    fn from(number: f64) -> Self {
        if number.is_finite() { Self::Number(number) } else { Self::Nothing }
    }
}

impl From<Vec<f64>> for Quantity {
    fn from(numbers: Vec<f64>) -> Self {
        Self::Numbers(numbers)
    }
}

impl From<bool> for Quantity {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

/// One result, beside what it should be.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The group it is about; none for the whole town.
    pub group: Option<String>,
    /// Its name.
    pub name: &'static str,
    /// What the run showed.
    pub measured: Quantity,
    /// What the closed form says for these parameters; nothing where there is none.
    pub expected: Quantity,
    /// The standard error of the difference, from its formula; 0 for what must be exact.
    pub standard_error: Quantity,
    /// By how much rounding may take it from what is expected, in proportion to it above 1.
    rounding: f64,
}

/// Differences of more standard errors than this are no accident: one in 150,000.
pub const STANDARD_ERRORS: f64 = 4.5;
/// Rounding of sums and of linear algebra, and of an identity.
const ROUNDING: f64 = 1e-9;
const IDENTITY: f64 = 1e-12;

impl Finding {
    /// A result that depends on luck.
    fn new(name: &'static str, measured: f64, expected: f64, standard_error: f64) -> Self {
        let (measured, expected) = (measured.into(), expected.into());
        Self { group: None, name, measured, expected, standard_error: standard_error.into(), rounding: ROUNDING }
    }

    /// A result that depends on luck, of so many: nothing is expected where there are none.
    fn of(count: f64, name: &'static str, measured: f64, expected: f64, standard_error: f64) -> Self {
        Self::new(name, measured, if count > 0.0 { expected } else { f64::NAN }, standard_error)
    }

    /// A result that must be exact.
    fn exact(name: &'static str, measured: impl Into<Quantity>, expected: impl Into<Quantity>) -> Self {
        let (measured, expected) = (measured.into(), expected.into());
        Self { group: None, name, measured, expected, standard_error: Quantity::Number(0.0), rounding: ROUNDING }
    }

    /// A result that must be exact to the last digits.
    fn identity(name: &'static str, measured: f64, expected: f64) -> Self {
        Self { rounding: IDENTITY, ..Self::exact(name, measured, expected) }
    }

    /// Results that depend on luck, one for each rung or round.
    fn many(name: &'static str, measured: Vec<f64>, expected: Vec<f64>, standard_errors: Vec<f64>) -> Self {
        let (measured, expected) = (measured.into(), expected.into());
        Self { group: None, name, measured, expected, standard_error: standard_errors.into(), rounding: ROUNDING }
    }

    fn of_group(self, group: &str) -> Self {
        Self { group: Some(group.to_owned()), ..self }
    }

    /// By how many standard errors it is off, at the most; `None` where nothing can be held against anything.
    pub fn off(&self) -> Option<f64> {
        let off = |measured: f64, expected: f64, error: f64| {
            let difference = (measured - expected).abs();
            if difference <= self.rounding * expected.abs().max(1.0) {
                return 0.0;
            }
            let off = difference / error;
            // What is no number is as wrong as it can be.
            if off.is_nan() { f64::INFINITY } else { off }
        };
        match (&self.measured, &self.expected, &self.standard_error) {
            (Quantity::Number(measured), Quantity::Number(expected), Quantity::Number(error)) => {
                Some(off(*measured, *expected, *error))
            }
            (Quantity::Numbers(measured), Quantity::Numbers(expected), errors) => {
                let error = |i: usize| match errors {
                    Quantity::Numbers(errors) => errors.get(i).copied().unwrap_or(0.0),
                    _ => 0.0,
                };
                if measured.len() != expected.len() {
                    return Some(f64::INFINITY);
                }
                let all = measured.iter().zip(expected).enumerate();
                Some(all.map(|(i, (measured, expected))| off(*measured, *expected, error(i))).fold(0.0, f64::max))
            }
            // What should be there and is not is as wrong as it can be.
            (Quantity::Nothing, Quantity::Number(_), _) => Some(f64::INFINITY),
            (Quantity::Flag(measured), Quantity::Flag(expected), _) => {
                Some(if measured == expected { 0.0 } else { f64::INFINITY })
            }
            _ => None,
        }
    }

    /// Whether it is as expected, as far as luck allows.
    pub fn agrees(&self) -> bool {
        self.off().is_none_or(|off| off <= STANDARD_ERRORS)
    }
}

/// A line of a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its word, under `lab-line-`.
    pub name: &'static str,
    /// Its points.
    pub points: Vec<[f64; 2]>,
}

/// What to draw beside the numbers. Bars are drawn of the findings themselves.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sketch {
    /// Lines over days, rounds or cut-offs.
    pub lines: Vec<Line>,
    /// The findings to be drawn as bars, measured beside expected.
    pub bars: &'static [&'static str],
}

/// What an experiment came to, before it is put together.
struct Outcome {
    findings: Vec<Finding>,
    sketch: Sketch,
}

/// What an experiment came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The name of the experiment.
    pub experiment: &'static str,
    /// The seed that every town and draw of the experiment was made from.
    pub seed: u64,
    /// What was set.
    pub setup: Setup,
    /// The results in the order of the lab.
    pub findings: Vec<Finding>,
    /// What to draw.
    pub sketch: Sketch,
}

impl Report {
    /// Whether everything is as expected.
    pub fn agrees(&self) -> bool {
        self.findings.iter().all(Finding::agrees)
    }
}

/// Somebody stopped the experiment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped;

/// Where an experiment is run: what was set, the seed, and who hears how far it is.
struct Bench<'a> {
    setup: &'a Setup,
    seed: u64,
    hears: &'a dyn Fn(f64) -> bool,
}

impl Experiment {
    /// What can be set, at its defaults.
    pub fn setup(&'static self) -> Setup {
        Setup::new(self)
    }

    /// Runs it. `hears` is told the share that is done, 0 to 1, and says whether to go on.
    ///
    /// # Errors
    /// [`Stopped`] if `hears` said so.
    ///
    /// # Panics
    /// If [`Setup::check`] refuses what was set.
    pub fn run(&'static self, setup: &Setup, seed: u64, hears: &dyn Fn(f64) -> bool) -> Result<Report, Stopped> {
        let Outcome { findings, sketch } = (self.run)(&Bench { setup, seed, hears })?;
        Ok(Report { experiment: self.name, seed, setup: setup.clone(), findings, sketch })
    }
}

impl Bench<'_> {
    /// The experiment's scenario with fields set.
    fn scenario(&self, name: &str, settings: &[String]) -> Arc<Scenario> {
        Arc::new(checked(name, settings, self.setup.table()).unwrap_or_else(|problems| panic!("{name}: {problems}")))
    }

    /// The town of a scenario on its first morning, on one thread, with nothing remembered.
    fn town(&self, scenario: &Arc<Scenario>) -> Simulation {
        Simulation::new(scenario.clone(), Options::lean(self.seed))
    }

    /// Lets days pass; `part` is the part of the whole work that they are, from and to.
    fn pass(&self, town: &mut Simulation, days: u32, part: [f64; 2]) -> Result<(), Stopped> {
        for day in 0..days {
            self.tell(part[0] + (part[1] - part[0]) * f64::from(day) / f64::from(days))?;
            town.pass_day();
        }
        Ok(())
    }

    fn tell(&self, share: f64) -> Result<(), Stopped> {
        if (self.hears)(share) { Ok(()) } else { Err(Stopped) }
    }
}

/// An experiment's scenario, read and checked with fields set. Settings can name the table as `@table`.
fn checked(name: &str, settings: &[String], table: Option<&Table>) -> Result<Scenario, String> {
    let source = Library::experiment(name).unwrap_or(Source { name: name.to_owned(), bytes: vec![] });
    let mut library = Library::default();
    if let Some(table) = table {
        library.add_inset("table", table.source.clone());
    }
    let recipe = Recipe { name: name.to_owned(), source, library, settings: settings.to_vec() };
    recipe.parse(&[]).map(|parsed| parsed.scenario).map_err(|problems| problems.to_string())
}

/// A setting as text: a path and a value.
fn set(path: &str, value: impl std::fmt::Debug) -> String {
    format!("{path}={value:?}")
}
