//! Incidents on file, by quarter: where an office believes that things happen.
//!
//! After Ensign, Friedler, Neville, Scheidegger and Venkatasubramanian, "Runaway feedback loops in predictive policing"
//! (FAT* 2018): who is sent where the file says finds what the file says.

use rand::RngExt;
use rand::distr::weighted::WeightedIndex;

use super::records::SeenIncidents;
use crate::kernel::fixed::{ENTRY, entries};
use crate::kernel::luck::{Luck, Purpose};
use crate::kernel::stream::{Spot, Stream};
use crate::scenario::limits::QuarterMask;
use crate::scenario::policy;

/// What is on file, by quarter.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
pub struct Tally {
    /// Entries of each quarter, in parts of an [`ENTRY`].
    pub(crate) count: Vec<u64>,
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

    /// One of these quarters (one bit each), drawn in proportion to what is on file of them; with equal chances if the
    /// file does not decide or nothing is on file. Either way the same number of the stream points to a quarter, so a
    /// file that differs a little sends nearly every patrol to the same place.
    ///
    /// # Panics
    /// If there is none of these quarters, which no scenario that was checked allows.
    pub(crate) fn drawn(&self, quarters: QuarterMask, by_file: bool, stream: &mut Stream) -> usize {
        let among = |weight: &dyn Fn(usize) -> u64| {
            let weights = (0..self.count.len()).map(|q| if quarters >> q & 1 == 1 { weight(q) } else { 0 });
            WeightedIndex::new(weights)
        };
        let weighed = if by_file { among(&|quarter| self.count[quarter]) } else { among(&|_| 1) };
        let weighed = weighed.or_else(|_| among(&|_| 1)).expect("a patrol has a quarter");
        stream.sample(weighed)
    }

    /// Enters today's incidents, then forgets.
    pub(in crate::day) fn enter(
        &mut self,
        rules: &policy::Tally,
        seen: &[&SeenIncidents],
        what: u32,
        luck: Luck,
        day: u32,
    ) {
        let before = self.count.clone();
        for seen in seen {
            let quarter = usize::from(seen.quarter);
            let mut accepted = seen.count;
            if rules.corrected && seen.sent_by_file {
                let at = Spot {
                    purpose: Purpose::Tally,
                    day,
                    subject: u32::from(seen.quarter),
                    what: what ^ seen.what.rotate_left(3),
                };
                let whole = luck.binomial(at, seen.count / ENTRY, acceptance(&before, quarter));
                accepted = whole * ENTRY + (((seen.count % ENTRY) as f64) * acceptance(&before, quarter)) as u64;
            }
            self.count[quarter] = self.count[quarter].saturating_add(accepted);
        }
        self.forget(rules, what, luck, day);
    }

    /// Forgets entries by lot; one of each quarter always stays.
    pub(in crate::day) fn forget(&mut self, rules: &policy::Tally, what: u32, luck: Luck, day: u32) {
        for (quarter, count) in self.count.iter_mut().enumerate() {
            let at = Spot { purpose: Purpose::Tally, day, subject: quarter as u32, what };
            let forgotten = luck.binomial(at, *count / ENTRY, rules.forget);
            *count = (*count - forgotten * ENTRY).max(ENTRY);
        }
    }
}

/// The chance that a discovery in a quarter is entered: the rarer, the more often one is sent there. The quarter that is
/// visited least enters all of them.
fn acceptance(count: &[u64], quarter: usize) -> f64 {
    let least = count.iter().min().copied().unwrap_or(0) as f64;
    least / count[quarter] as f64
}
