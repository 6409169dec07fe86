//! Deliberate mistakes in what the experiments count, made while a test asks for one ([`crate::kernel::mistake`]). They
//! stand here and nowhere in the experiments: each does to the counts what a mistaken formula would make of them.

use super::Setup;
use super::{accusations, lending, threshold};
use crate::day::Simulation;
use crate::kernel::mistake::{Mistake, made};

/// Counts of flags and deeds, by which rates are mistaken.
pub(super) fn accusations(mut counts: accusations::Counts) -> accusations::Counts {
    match made() {
        Some(Mistake::RateOverEveryone) => counts.innocent += counts.guilty,
        // Precision is the recall of the table with rows and columns exchanged.
        Some(Mistake::PrecisionForRecall) => {
            let flagged = counts.flagged_guilty + counts.flagged_innocent;
            counts.flagged_innocent = counts.guilty - counts.flagged_guilty;
            counts.guilty = flagged;
        }
        _ => {}
    }
    counts
}

/// The mean move of a look: everybody of a score is moved by the mean move, and that is kept within the bounds.
pub(super) fn lending(
    mut seen: lending::Seen,
    town: &Simulation,
    look: u8,
    [low, high]: [f64; 2],
    setup: &Setup,
) -> lending::Seen {
    if made() != Some(Mistake::ClampsMean) {
        return seen;
    }
    let scenario = town.scenario();
    let cells = scenario.policy().cells().iter().filter(|cell| cell.look == Some(look));
    let cut = town.cut_off(0, look).unwrap_or(low);
    let served = cells.filter(|cell| cell.score >= cut);
    let moved = served.map(|cell| {
        let mean = cell.chance * setup.number("gain") - (1.0 - cell.chance) * setup.number("loss");
        cell.share * ((cell.score + mean).clamp(low, high) - cell.score)
    });
    seen.mean_change = moved.sum();
    seen
}

/// The burdens of a look: what everybody pays, or would have to, over everybody; or what is paid for what would have to be.
pub(super) fn threshold(mut seen: threshold::Seen, town: &Simulation, look: u8) -> threshold::Seen {
    let everybody =
        || (0..town.town().residents() as u32).filter(|resident| town.town().look_number(*resident) == look);
    // The experiment divides by the eligible; what is scaled by this is divided by everybody.
    let over_all = seen.eligible / seen.people;
    match made() {
        Some(Mistake::BurdenOverAll) => {
            let paid: f64 = everybody().filter_map(|resident| town.shown(resident)).map(|(_, cost)| cost).sum();
            seen.paid = paid * over_all;
        }
        Some(Mistake::RequiredOfPayers) => seen.required = seen.paid,
        Some(Mistake::RequiredOverAll) => {
            let required: f64 = everybody().filter_map(|resident| town.cost_to_be_served(resident)).sum();
            seen.required = required * over_all;
        }
        _ => {}
    }
    seen
}
