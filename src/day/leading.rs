//! The office that charts, hats and headlines are about, and what it makes of people.

use super::simulation::Simulation;
use super::state::ledger::points;
use super::state::office::Office;
use crate::scenario::policy;

/// The leading office of a town.
#[derive(Clone, Copy)]
pub struct Leading<'a> {
    town: &'a Simulation,
    office: usize,
}

impl Simulation {
    /// The office that charts, hats and headlines are about; `None` where there is no office. Where it has lost a trial, the
    /// winner leads in its place.
    pub fn leading(&self) -> Option<Leading<'_>> {
        let office = self.state.trials.leads(self.scenario().policy())?;
        Some(Leading { town: self, office })
    }
}

impl<'a> Leading<'a> {
    /// Where the office stands among the offices of the scenario.
    pub fn office(self) -> usize {
        self.office
    }

    /// The rules of the office that are in force on the day that the town has reached.
    pub fn rules(self) -> &'a policy::Office {
        &self.town.scenario().policy().offices()[self.office]
    }

    /// Its bands, the highest first.
    pub fn bands(self) -> &'a [policy::Band] {
        self.rules().bands()
    }

    fn kept(self) -> &'a Office {
        &self.town.state.offices[self.office]
    }

    /// Whether it rates a resident.
    pub fn rates(self, resident: u32) -> bool {
        self.kept().rates(resident)
    }

    /// Those whom it rates, in the order of their numbers.
    pub fn rated(self) -> impl Iterator<Item = u32> + Clone + 'a {
        (0..self.town.town().residents() as u32).filter(move |resident| self.rates(*resident))
    }

    /// The score of a resident, in points.
    pub fn score(self, resident: u32) -> f64 {
        points(self.kept().ledger.score(resident))
    }

    /// The band of a resident, by index, highest first.
    pub fn band(self, resident: u32) -> u8 {
        self.kept().ledger.band(resident)
    }

    /// The name of the band of a resident.
    pub fn band_name(self, resident: u32) -> &'a str {
        self.bands()[usize::from(self.band(resident))].name()
    }

    /// The score that perfect observation would have given, in points; `None` where standing is not kept.
    pub fn standing(self, resident: u32) -> Option<f64> {
        self.town.standing(self.office, resident)
    }

    /// What a resident's score is less what perfect observation would have given, in 1/256 of a point; `None` where
    /// standing is not kept.
    pub fn exact_error(self, resident: u32) -> Option<i32> {
        let standing = self.town.state.standing.ledgers.get(self.office)?;
        Some(self.kept().ledger.score(resident) - standing.score(resident))
    }
}
