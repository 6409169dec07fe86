//! Counts as shares and as yearly rates.

use crate::day::Simulation;

/// A count as a share of another, 0 to 1; `None` where the other is 0.
pub(super) fn quotient(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// A total since the first day, for each thousand residents and year.
pub(super) fn per_thousand_year(town: &Simulation, total: f64) -> f64 {
    total * 1000.0 / town.state.residents.money.len() as f64 * 365.0 / f64::from(town.day().max(1))
}
