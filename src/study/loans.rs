//! What became of loans, and what scores said of it.

use super::rates::quotient;
use crate::day::Simulation;
use crate::day::state::loans::{DUE_DAYS, Loan};
use crate::kernel::fixed::POINT;

/// Loans of which it is known whether the borrower fell behind within [`DUE_DAYS`].
fn known(town: &Simulation) -> impl Iterator<Item = &Loan> {
    town.figures().loans.0.iter().filter(|loan| loan.day + DUE_DAYS < town.day())
}

/// What became of the loans of some residents.
#[derive(Clone, Copy, Debug, Default)]
pub struct LoansOf {
    /// Loans; `None` where no office grants any.
    granted: Option<u64>,
    /// Of these, loans of which it is known whether the borrower fell behind.
    known: u64,
    /// Of the known, loans on which the borrower fell behind.
    fell_behind: u64,
    /// The scores on the days of the known loans on which the borrower did not, added up, in 1/256 of a point.
    repaid_scores: i64,
}

impl LoansOf {
    /// Of the residents whom `among` names.
    pub(super) fn of(town: &Simulation, among: impl Fn(u32) -> bool) -> Self {
        let own = |loan: &&Loan| among(loan.resident);
        let grants = town.scenario().policy().borrows != 0;
        let known = || known(town).filter(own);
        Self {
            granted: grants.then(|| town.figures().loans.0.iter().filter(own).count() as u64),
            known: known().count() as u64,
            fell_behind: known().filter(|loan| loan.fell_behind > 0).count() as u64,
            repaid_scores: known().filter(|loan| loan.fell_behind == 0).map(|loan| i64::from(loan.score)).sum(),
        }
    }

    /// Loans for each of so many people, and year.
    pub(super) fn a_year(&self, people: usize, days: u32) -> Option<f64> {
        let person_days = people as u64 * u64::from(days);
        Some(quotient(self.granted?, person_days)? * 365.0)
    }

    /// The share of the known loans on which the borrower fell behind.
    pub(super) fn fell_behind_share(&self) -> Option<f64> {
        quotient(self.fell_behind, self.known)
    }

    /// The mean score on the day of the loan, in points, where the borrower did not fall behind.
    pub(super) fn repaid_score(&self) -> Option<f64> {
        let repaid = self.known - self.fell_behind;
        (repaid > 0).then(|| self.repaid_scores as f64 / repaid as f64 / f64::from(POINT))
    }
}

/// The share of loans on which the borrower fell behind.
pub(super) fn fell_behind_share(town: &Simulation) -> Option<f64> {
    LoansOf::of(town, |_| true).fell_behind_share()
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
