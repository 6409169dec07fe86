//! How people move between bands from month to month.

use super::office::Office;
use super::part::Refit;
use crate::kernel::fixed::MONTH;
use crate::scenario::policy::Policy;

/// How those whom the leading office rates move between its bands from one month to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
pub struct Moves {
    /// The band of each resident when the last month ended, by index; [`Self::NO_BAND`] before the first month has ended.
    band: Vec<u8>,
    /// Residents by the band in which one month found them and that in which the next one did, summed over the months:
    /// one row for each band from which they came, the highest first.
    counts: Vec<u64>,
}

impl Moves {
    const NO_BAND: u8 = u8::MAX;

    /// No month has ended yet. `leads` is the leading office, if there is one.
    pub(super) fn new(policy: &Policy, leads: Option<usize>, residents: usize) -> Self {
        let Some(leads) = leads else { return Self::default() };
        let bands = policy.offices[leads].bands.len();
        Self { band: vec![Self::NO_BAND; residents], counts: vec![0; bands * bands] }
    }

    /// Begins anew where another office leads, or where it has more bands or fewer: there is no way from the bands of one
    /// to those of the other.
    pub(in crate::day) fn refit(&mut self, change: &Refit) {
        let bands =
            |policy: &Policy, leads: Option<usize>| leads.map(|leads| (leads, policy.offices[leads].bands.len()));
        let [before, now] = change.led_by;
        if bands(change.old, before) != bands(change.new, now) {
            *self = Self::new(change.new, now, change.town.residents());
        }
    }

    /// Counts the end of a month, on the evening of a day counted from 0.
    pub(in crate::day) fn count(&mut self, policy: &Policy, leads: Option<usize>, offices: &[Office], day: u32) {
        let Some(leads) = leads.filter(|_| (day + 1).is_multiple_of(MONTH)) else { return };
        let (office, bands) = (&offices[leads], policy.offices[leads].bands.len());
        for (i, (before, now)) in self.band.iter_mut().zip(&office.ledger.band).enumerate() {
            if !office.rates(i as u32) {
                continue;
            }
            if *before != Self::NO_BAND {
                self.counts[usize::from(*before) * bands + usize::from(*now)] += 1;
            }
            *before = *now;
        }
    }

    /// Rows of counts: from each band, the highest first, how many were found a month later in each band.
    pub fn rows(&self) -> impl Iterator<Item = &[u64]> {
        self.counts.chunks(self.counts.len().isqrt().max(1))
    }

    /// Those who were found in another band a month later, and all who were looked at, both summed over the months.
    pub fn changed(&self) -> (u64, u64) {
        let stayed: u64 = self.rows().enumerate().map(|(band, row)| row[band]).sum();
        let all: u64 = self.counts.iter().sum();
        (all - stayed, all)
    }

    pub(super) fn columns(&self) -> (&[u8], &[u64]) {
        (&self.band, &self.counts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_moves_tells_who_changed_band() {
        let moves = Moves { band: vec![], counts: vec![7, 2, 1, 0, 5, 3, 4, 0, 8] };
        assert_eq!(moves.changed(), (10, 30));
        assert_eq!(moves.rows().nth(1), Some(&[0, 5, 3][..]));
        assert_eq!(Moves::default().changed(), (0, 0));
    }
}
