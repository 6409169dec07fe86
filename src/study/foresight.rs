//! What models of risk foresee, beside what was done.

use super::rates::quotient;
use crate::day::Simulation;

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
