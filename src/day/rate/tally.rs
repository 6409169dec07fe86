//! Incidents on file, by quarter: where an office believes that things happen.
//!
//! After Ensign, Friedler, Neville, Scheidegger and Venkatasubramanian, "Runaway feedback loops in predictive policing"
//! (FAT* 2018): who is sent where the file says finds what the file says.

use crate::day::file::SeenIncidents;
use crate::kernel::draws::Spot;
use crate::kernel::luck::{Luck, Purpose};
use crate::kernel::mistake::unless_mistaken;
use crate::scenario::limits::QuarterMask;
use crate::scenario::policy;

/// Entries are kept in this part of one: what happens regularly need not happen a whole number of times.
pub const ENTRY: u64 = 1 << 20;

/// What is on file, by quarter, in [`ENTRY`].
#[derive(Clone, Debug, PartialEq)]
pub struct Tally {
    pub(crate) count: Vec<u64>,
}

/// A number of entries as it is kept.
pub(crate) fn entries(count: f64) -> u64 {
    libm::round(count * ENTRY as f64) as u64
}

impl Tally {
    /// The file as it is on the first day.
    pub(crate) fn new(rules: &policy::Tally) -> Self {
        Self { count: rules.prior.iter().map(|count| entries(*count)).collect() }
    }

    /// The share of a quarter, 0 to 1.
    pub fn share(&self, quarter: usize) -> f64 {
        self.count[quarter] as f64 / self.count.iter().sum::<u64>() as f64
    }

    /// The quarter that a draw in 0..1 falls on, in proportion to what is on file of these quarters (one bit each).
    pub(crate) fn drawn(&self, quarters: QuarterMask, draw: f64) -> usize {
        let among = |quarter: &usize| quarters >> quarter & 1 == 1;
        let all = 0..self.count.len();
        let total: u64 = all.clone().filter(among).map(|quarter| self.count[quarter]).sum();
        let mut left = draw * total as f64;
        let mut last = 0;
        for quarter in all.filter(among) {
            last = quarter;
            left -= self.count[quarter] as f64;
            if left < 0.0 {
                break;
            }
        }
        last
    }

    /// Enters today's incidents, then forgets.
    pub(super) fn enter(&mut self, rules: &policy::Tally, seen: &[&SeenIncidents], what: u32, luck: Luck, day: u32) {
        let spot = |subject, what| Spot { purpose: Purpose::Tally, day, subject, what };
        let forget = |count: &mut [u64]| {
            for (quarter, count) in count.iter_mut().enumerate() {
                let forgotten = luck.binomial(spot(quarter as u32, what), *count / ENTRY, rules.forget);
                *count = (*count - forgotten * ENTRY).max(unless_mistaken!(NoFloor, 0, ENTRY));
            }
        };
        let before = self.count.clone();
        if unless_mistaken!(ForgetsFirst, true, false) {
            forget(&mut self.count);
        }
        for seen in seen {
            let quarter = usize::from(seen.quarter);
            let mut accepted = seen.count;
            if rules.corrected && seen.sent_by_file {
                let at = spot(u32::from(seen.quarter), what ^ seen.what.rotate_left(3));
                let whole = luck.binomial(at, seen.count / ENTRY, acceptance(&before, quarter));
                accepted = whole * ENTRY + (((seen.count % ENTRY) as f64) * acceptance(&before, quarter)) as u64;
            }
            self.count[quarter] = self.count[quarter].saturating_add(accepted);
        }
        if !unless_mistaken!(ForgetsFirst, true, false) {
            forget(&mut self.count);
        }
    }
}

/// The chance that a discovery in a quarter is entered: the rarer, the more often one is sent there. The quarter that is
/// visited least enters all of them.
fn acceptance(count: &[u64], quarter: usize) -> f64 {
    let least = count.iter().min().copied().unwrap_or(0) as f64;
    let scaled = least / count[quarter] as f64;
    unless_mistaken!(AcceptsUnscaled, least.max(1.0) / count.iter().sum::<u64>() as f64, scaled)
}
