//! What several offices share: files that are linked wrongly, flags of more than one, and how far each tells what people do.

use super::rates::quotient;
use super::statistics::correlation;
use crate::day::Simulation;
use crate::day::state::office::Office;
use crate::scenario::policy::Office as Rules;

/// The share of those whom a merged office rates for whom another person's file is linked with theirs today; `None` where no
/// office is merged.
pub(super) fn wrongly_linked_share(town: &Simulation) -> Option<f64> {
    let merged = town.scenario().policy().offices().iter().zip(&town.state.offices);
    let merged: Vec<_> = merged.filter(|(rules, _)| rules.merged.is_some()).map(|(_, office)| office).collect();
    let rated: u64 = merged.iter().flat_map(|office| &office.rated).map(|group| u64::from(group.count_ones())).sum();
    let people = |office: &&Office| {
        let mut people: Vec<u32> = office.links.iter().map(|link| link.resident).collect();
        people.dedup();
        people.into_iter().filter(|resident| office.rates(*resident)).count() as u64
    };
    let linked = merged.iter().map(people).sum();
    quotient(linked, rated)
}

/// How many offices flag somebody, on average over those who are flagged and would not be if every watcher were perfect.
pub(super) fn offices_per_wrong_flag(town: &Simulation) -> Option<f64> {
    let offices = town.scenario().policy().offices();
    let flags = |resident: u32| {
        let by = |(rules, office): (&Rules, &Office)| office.flags(rules, resident);
        offices.iter().zip(&town.state.offices).filter(|pair| by(*pair)).count() as u64
    };
    let wronged = || {
        (0..town.town().residents() as u32).filter(|resident| town.flagged(*resident) && !town.deserves_flag(*resident))
    };
    quotient(wronged().map(flags).sum(), wronged().count() as u64)
}

/// How closely the score of an office goes with what people do for others: the correlation with worth over those whom it rates.
pub(super) fn worth_told(town: &Simulation, office: usize) -> Option<f64> {
    let rated: Vec<u32> =
        (0..town.town().residents() as u32).filter(|resident| town.state.offices[office].rates(*resident)).collect();
    correlation(rated.into_iter().map(|resident| (town.score(office, resident), town.worth(resident))))
}
