//! What was entered wrongly about whom: marks for what people did not do, and bills that were settled while the file went on
//! saying that they were unpaid.

use std::collections::BTreeMap;

use crate::day::Simulation;
use crate::day::state::records::{Observation, Receipt};
use crate::kernel::fixed::POINT;

/// A bill that was settled, and whose settling was held up on its way to the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StaleBill {
    /// The day on which it was settled, from 0.
    pub settled: u32,
    /// The day on which the files hear of it, from 0; it may be yet to come.
    pub filed: u32,
    /// What was seen of the settling.
    pub observation: Observation,
}

impl StaleBill {
    /// For how many days the file has been wrong by today.
    pub fn days(&self, town: &Simulation) -> u32 {
        self.filed.min(town.day()).saturating_sub(self.settled)
    }
}

/// Every settled bill that stayed on file as unpaid, in the order of the days. None in a town too large to be remembered.
pub fn stale_bills(town: &Simulation) -> Vec<StaleBill> {
    let seen = town.history().into_iter().flat_map(|history| history.observations());
    let bill = |(settled, seen): (u32, &Observation)| {
        let filed = town.held_up_until(settled, seen)?;
        let read = town.rated(seen.about) && town.scenario_of(settled).policy().readers(seen.watcher) != 0;
        let told = read && !seen.again && seen.is_true(town.witness());
        told.then_some(StaleBill { settled, filed, observation: *seen })
    };
    seen.filter_map(bill).collect()
}

/// Those who were marked for what they did not do, once for each mark, with the points of it (below 0, in 1/256 of a point).
fn false_marks(town: &Simulation) -> impl Iterator<Item = (u32, i32)> + '_ {
    let receipts = town.history().into_iter().flat_map(|history| history.receipts());
    let is_mark = |day: u32, receipt: &Receipt| receipt.is_mark(town.scenario_of(day).policy());
    let marks = receipts.filter(move |(day, receipt)| is_mark(*day, receipt) && !receipt.is_true(town.witness()));
    marks.map(|(_, receipt)| (receipt.about, receipt.points))
}

/// Those who were marked for what they did not do, once for each mark.
pub fn falsely_marked(town: &Simulation) -> impl Iterator<Item = u32> + '_ {
    false_marks(town).map(|(resident, _)| resident)
}

/// How much was entered wrongly about each resident of whom anything was, in 1/256 of a point: the points of marks for what
/// they did not do, and a point for each day on which a settled bill stood on file as unpaid.
pub fn weights(town: &Simulation) -> BTreeMap<u32, i64> {
    let mut weights: BTreeMap<u32, i64> = BTreeMap::new();
    for (resident, points) in false_marks(town) {
        *weights.entry(resident).or_default() -= i64::from(points);
    }
    for bill in stale_bills(town) {
        *weights.entry(bill.observation.about).or_default() += i64::from(bill.days(town)) * i64::from(POINT);
    }
    weights
}
