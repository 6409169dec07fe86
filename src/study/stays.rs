//! How long it lasts until something is over, with those for whom it is not: stays in the lowest band, scores that are
//! below where they were before a false mark, false marks on file.

use super::statistics::{Stay, Survival};
use crate::day::Simulation;
use crate::day::state::stays::by_length;

/// Days within which [`left`] counts the stays that ended.
const SOON: u32 = 90;

/// Stays by length: how many ended after so many days, how many are in that day, and how many could be followed so far.
pub type Lengths = Vec<(u32, [u64; 3])>;

/// Stays in the lowest band of the leading office; none where no office leads.
pub fn in_lowest_band(town: &Simulation) -> Lengths {
    town.leading().map_or_else(Vec::new, |_| town.state.stays.by_length(town.day()))
}

/// Times that scores of the leading office were below where they had been before a false mark.
pub fn below_after_false_mark(town: &Simulation) -> Lengths {
    let mending = town.state.truth.lives.mending.iter().filter(|mending| **mending > 0);
    by_length(&town.state.figures.mended, mending.map(|mending| u32::from(*mending) - 1), &[])
}

/// How long they last; `None` of nothing.
///
/// What took n days was seen to be over on the day after the n-th. What is in its n-th day has been followed through n - 1
/// evenings on which it could have been over, and was not.
fn survival(lengths: Lengths) -> Option<Survival> {
    Survival::of(lengths.into_iter().flat_map(|(days, [ended, going_on, cut_short])| {
        let followed = Stay { days: days.saturating_sub(1), ended: false, count: going_on + cut_short };
        [Stay { days, ended: true, count: ended }, followed]
    }))
}

/// The days after which half of them are over; `None` where fewer are.
pub(super) fn median_days(lengths: Lengths) -> Option<f64> {
    survival(lengths)?.median()
}

/// The share of them that is over within 90 days; `None` where none could be followed for so long.
pub(super) fn left(lengths: Lengths) -> Option<f64> {
    Some(1.0 - survival(lengths)?.longer_than(SOON)?)
}
