//! What models of risk foresee, what scores say of loans, and what merged offices share.

use super::rates::quotient;
use super::statistics::correlation;
use crate::day::Simulation;
use crate::day::state::foresight::{DUE_DAYS, Loan};
use crate::day::state::office::Office;
use crate::scenario::policy::Office as Rules;

/// How many times as likely a deed of those that a model foresees is on file in the quarter where most are, as in the quarter where
/// fewest are; `None` where there is no model, or one quarter, or nothing was done in a quarter or nothing is on file of it.
pub(super) fn recorded_gap(town: &Simulation) -> Option<f64> {
    let (looks, quarters) = (town.town().looks().len(), town.town().quarters().len());
    let groups = town.figures().foreseen.groups.get(looks..looks + quarters)?;
    let share = |[done, arrived]: &[u64; 2]| quotient(*arrived, *done).filter(|share| *share > 0.0);
    let shares: Option<Vec<f64>> = groups.iter().map(share).collect();
    let shares = shares.filter(|shares| shares.len() > 1)?;
    let most = shares.iter().fold(0.0, |most: f64, share| most.max(*share));
    let fewest = shares.iter().fold(f64::INFINITY, |fewest: f64, share| fewest.min(*share));
    Some(most / fewest)
}

/// Loans of which it is known whether the borrower fell behind within [`DUE_DAYS`].
fn known(town: &Simulation) -> impl Iterator<Item = &Loan> {
    town.figures().foreseen.loans.iter().filter(|loan| loan.day + DUE_DAYS < town.day())
}

/// The share of loans on which the borrower fell behind.
pub(super) fn fell_behind_share(town: &Simulation) -> Option<f64> {
    let behind = known(town).filter(|loan| loan.fell_behind > 0).count();
    quotient(behind as u64, known(town).count() as u64)
}

/// The chance that of two borrowers, of whom one fell behind and the other did not, the other had the higher score; half for equal
/// scores. `None` where nobody fell behind or everybody did.
pub(super) fn score_tells_repayment(town: &Simulation) -> Option<f64> {
    let mut loans: Vec<(i32, bool)> = known(town).map(|loan| (loan.score, loan.fell_behind > 0)).collect();
    loans.sort_unstable();
    let behind = loans.iter().filter(|(_, behind)| *behind).count() as u64;
    let paid = loans.len() as u64 - behind;
    // Twice the pairs in which the one who paid stood higher.
    let (mut pairs, mut below) = (0u64, 0u64);
    for equals in loans.chunk_by(|(one, _), (other, _)| one == other) {
        let behind_here = equals.iter().filter(|(_, behind)| *behind).count() as u64;
        let paid_here = equals.len() as u64 - behind_here;
        pairs += paid_here * (2 * below + behind_here);
        below += behind_here;
    }
    quotient(pairs, 2 * behind * paid)
}

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
