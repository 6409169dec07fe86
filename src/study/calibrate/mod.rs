//! Calibration that is run: what published studies found, held against what this town does.
//!
//! A target says in which town, against which other town with the same luck, which acts should change, by how much, and how
//! good the evidence is. All targets are rows of one table ([`targets::TARGETS`]); the towns they are measured in are rows of
//! another ([`towns`]). A town is lived once for each seed, whatever number of targets reads it, and only sums are kept of it
//! ([`life`]). What is done by hand to some people, beside a town with the same luck, stands in [`hands`].
//!
//! Invariant: a target is measured through what everybody can do with a town, scenarios and changes by hand; nothing here
//! reaches into the days.

mod acts;
pub mod estimate;
pub mod hands;
pub mod life;
mod notes;
mod quantities;
pub mod spans;
pub mod target;
pub mod targets;
#[cfg(test)]
mod tests;
pub mod towns;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use estimate::{Estimate, Verdict};
pub use target::Target;
pub use targets::TARGETS;

use super::worlds::on_all_cores;
use crate::scenario::{Problems, Scenario};
use estimate::{Sums, estimate};
use life::Life;
use target::Measure;
use towns::Town;

/// How targets are measured.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The seeds, one town of each kind for each.
    pub seeds: Vec<u64>,
    /// Residents of every town.
    pub residents: u32,
    /// Settings, `path=value`, laid over every town that has what they name, so that a parameter can be tried at another
    /// value.
    pub settings: Vec<String>,
}

/// What a target came to.
pub struct Row {
    /// The published effect that was measured here, with its range.
    pub target: &'static Target,
    /// What was measured; `None` where there was nothing to measure it by.
    pub estimate: Option<Estimate>,
    /// The same for each seed alone, in the order of the seeds; `None` for a seed in which there was nothing to measure it
    /// by. Empty for what is read from a scenario.
    pub by_seed: Vec<Option<f64>>,
}

impl Row {
    /// How the measured value stands to the range that studies give.
    pub fn verdict(&self) -> Verdict {
        Verdict::of(self.estimate, self.target.range.map(|range| (range.low, range.high)))
    }

    /// How it stands to the bounds that must hold; `None` for a target that is only reported.
    pub fn hard_verdict(&self) -> Option<Verdict> {
        self.target.hard.map(|bounds| Verdict::of(self.estimate, Some(bounds)))
    }

    /// Whether it is a hard target that does not hold. One that could not be measured does not hold either.
    pub fn fails(&self) -> bool {
        self.hard_verdict().is_some_and(|verdict| verdict != Verdict::Holds)
    }
}

/// Towns that are ready to be lived, each with the rules that hold in it.
pub struct Prepared<'a> {
    targets: Vec<&'static Target>,
    towns: Vec<(&'static Town, Arc<Scenario>)>,
    plan: &'a Plan,
}

/// Reads the towns that some targets need, with the settings of the plan laid over each.
///
/// # Errors
/// Why a town cannot be read with the settings, or that a setting names something that none of the towns has.
pub fn prepare<'a>(targets: Vec<&'static Target>, plan: &'a Plan) -> Result<Prepared<'a>, Problems> {
    let mut towns: Vec<&'static Town> = Vec::new();
    for town in targets.iter().flat_map(|target| target.measure.towns()) {
        if !towns.iter().any(|other| other.name == town.name) {
            towns.push(town);
        }
    }
    let reach: Vec<Vec<String>> = towns::reach(&towns, &plan.settings)?;
    let read = |(town, settings): (&&'static Town, &Vec<String>)| {
        Ok((*town, Arc::new(town.scenario(settings, plan.residents)?)))
    };
    let towns = towns.iter().zip(&reach).map(read).collect::<Result<_, Problems>>()?;
    Ok(Prepared { targets, towns, plan })
}

impl Prepared<'_> {
    /// Days that will pass in all towns together.
    pub fn days(&self) -> u64 {
        let a_seed: u64 = self.lived().map(|(town, _)| u64::from(town.days_in_all())).sum();
        a_seed * self.plan.seeds.len() as u64
    }

    /// The towns of which some target wants to know how it is lived in, not only what is written of it.
    fn lived(&self) -> impl Iterator<Item = &(&'static Town, Arc<Scenario>)> {
        let reads = |target: &&'static Target, town: &Town| {
            let written = matches!(target.measure, Measure::Written { .. });
            !written && target.measure.towns().iter().any(|other| other.name == town.name)
        };
        self.towns.iter().filter(move |(town, _)| self.targets.iter().any(|target| reads(target, town)))
    }

    /// Lives all towns, on all cores, and measures the targets. `passed` hears of every day that has passed somewhere.
    pub fn measure(&self, passed: impl Fn() + Sync + Send) -> Vec<Row> {
        let by_seed: Vec<Vec<Option<Sums>>> = on_all_cores(self.plan.seeds.clone(), |seed| {
            let live = |(town, scenario): &(&'static Town, Arc<Scenario>)| {
                (town.name, life::live(town, scenario, seed, &passed))
            };
            let lives = Lives(self.lived().map(live).collect());
            self.targets.iter().map(|target| target.measure.sums(&lives)).collect()
        });
        let row = |(place, target): (usize, &&'static Target)| {
            if let Measure::Written { town, value } = target.measure {
                let written = self.towns.iter().find(|(other, _)| other.name == town.name);
                let value = written.and_then(|(_, scenario)| value(scenario));
                return Row { target, estimate: value.map(Estimate::exact), by_seed: vec![] };
            }
            let sums: Vec<Option<&[f64]>> = by_seed.iter().map(|seed| seed[place].as_deref()).collect();
            let of = |sums: &[f64]| target.measure.value(sums);
            let by_seed = sums.iter().map(|sums| sums.and_then(of)).collect();
            Row { target, estimate: estimate(&sums, of), by_seed }
        };
        self.targets.iter().enumerate().map(row).collect()
    }
}

/// The lives of the towns of one seed, by the name of the town.
pub struct Lives(BTreeMap<&'static str, Life>);

impl Lives {
    /// What was counted in a town of this seed from its first day to its last.
    ///
    /// # Panics
    /// If the row of a target reads a town that it does not list; a test measures every row.
    pub fn of(&self, town: &Town) -> &Life {
        &self.0[town.name]
    }
}
