//! How long people stay in the lowest band of the leading office, those included who are still there.

use super::statistics::{Stay, Survival};
use crate::day::Simulation;

/// Days within which [`left`] counts the stays that ended.
const SOON: u32 = 90;

/// How long stays last; `None` where no office leads or nobody has been there.
///
/// A stay of n days that is over was seen to end on the day after the n-th. One that is in its n-th day has been followed
/// through n - 1 evenings on which it could have been over, and was not.
fn survival(town: &Simulation) -> Option<Survival> {
    town.leading()?;
    let lengths = town.state.stays.by_length(town.day());
    Survival::of(lengths.flat_map(|(days, [ended, going_on, cut_short])| {
        let followed = Stay { days: days.saturating_sub(1), ended: false, count: going_on + cut_short };
        [Stay { days, ended: true, count: ended }, followed]
    }))
}

/// The days after which half of the stays are over; `None` where fewer are.
pub(super) fn median_days(town: &Simulation) -> Option<f64> {
    survival(town)?.median()
}

/// The share of stays that are over within 90 days; `None` where no stay could be followed for so long.
pub(super) fn left(town: &Simulation) -> Option<f64> {
    Some(1.0 - survival(town)?.longer_than(SOON)?)
}
