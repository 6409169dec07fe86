//! What became of loans, and what scores said of it.

use super::rates::quotient;
use crate::day::Simulation;
use crate::day::state::loans::{DUE_DAYS, Loan};

/// Loans of which it is known whether the borrower fell behind within [`DUE_DAYS`].
fn known(town: &Simulation) -> impl Iterator<Item = &Loan> {
    town.figures().loans.0.iter().filter(|loan| loan.day + DUE_DAYS < town.day())
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
