//! Who was ever on a list and for how long, and how people move between bands.

use super::office::Office;
use crate::kernel::fixed::MONTH;
use crate::kernel::slices::LANES;
use crate::scenario::policy::{self, On, Policy};

/// What one list of an office came to since the first day. Only those whom the office rates count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
pub struct ListFigures {
    /// Evenings on the list, summed over residents.
    pub days: u64,
    /// Who was on the list on any evening: a bit for each resident, 64 to a word.
    pub(crate) ever: Vec<u64>,
    /// Who ever did an act that leads to the list, seen or not: a bit for each resident.
    pub(crate) led: Vec<u64>,
}

impl ListFigures {
    fn new(residents: usize) -> Self {
        let nobody = vec![0; residents.div_ceil(LANES)];
        Self { days: 0, ever: nobody.clone(), led: nobody }
    }

    /// How many residents were ever on the list.
    pub fn ever_listed(&self) -> u64 {
        self.ever.iter().map(|group| u64::from(group.count_ones())).sum()
    }

    /// Whether a resident ever did an act that leads to the list.
    pub fn did_what_leads_here(&self, resident: u32) -> bool {
        self.led[resident as usize / LANES] >> (resident as usize % LANES) & 1 == 1
    }
}

/// The lists of all offices, office by office.
pub(super) fn lists(policy: &Policy, residents: usize) -> Vec<ListFigures> {
    policy.offices.iter().flat_map(|office| &office.lists).map(|_| ListFigures::new(residents)).collect()
}

/// Whether doing an act leads to a list by itself: an entry of it, or an unpaid bill that it leaves. A score leads there
/// by no act alone.
pub fn leads(policy: &Policy, list: &policy::List, act: usize) -> bool {
    list.on.iter().any(|on| match on {
        On::Record(listed) => *listed == act,
        On::Debts(_) => policy.acts[act].debt > 0,
        On::ScoreBelow(_) => false,
    })
}

/// By act, the lists to which doing it leads, by their places among those of all offices.
pub(in crate::day) fn lists_by_act(policy: &Policy) -> Vec<Vec<usize>> {
    let mut by_act = vec![vec![]; policy.acts.len()];
    for (place, list) in policy.offices.iter().flat_map(|office| &office.lists).enumerate() {
        let leading = by_act.iter_mut().enumerate().filter(|(act, _)| leads(policy, list, *act));
        leading.for_each(|(_, places)| places.push(place));
    }
    by_act
}

/// Counts an evening.
pub(in crate::day) fn count_lists(figures: &mut [ListFigures], policy: &Policy, offices: &[Office]) {
    let mut first = 0;
    for (rules, office) in policy.offices.iter().zip(offices) {
        let figures = &mut figures[first..first + rules.lists.len()];
        first += rules.lists.len();
        for (i, lists) in office.ledger.lists.iter().enumerate().filter(|(_, lists)| **lists != 0) {
            let on = figures.iter_mut().enumerate().filter(|(number, _)| lists >> number & 1 == 1);
            for (_, list) in on.filter(|_| office.rates(i as u32)) {
                list.days += 1;
                list.ever[i / LANES] |= 1 << (i % LANES);
            }
        }
    }
}

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

    /// No month has ended yet.
    pub(super) fn new(policy: &Policy, residents: usize) -> Self {
        let Some(leads) = policy.leads() else { return Self::default() };
        let bands = policy.offices[leads].bands.len();
        Self { band: vec![Self::NO_BAND; residents], counts: vec![0; bands * bands] }
    }

    /// Begins anew where another office leads, or where it has more bands or fewer: there is no way from the bands of one
    /// to those of the other.
    pub(super) fn refit(&mut self, old: &Policy, new: &Policy, residents: usize) {
        let bands = |policy: &Policy| policy.leads().map(|leads| (leads, policy.offices[leads].bands.len()));
        if bands(old) != bands(new) {
            *self = Self::new(new, residents);
        }
    }

    /// Counts the end of a month, on the evening of a day counted from 0.
    pub(in crate::day) fn count(&mut self, policy: &Policy, offices: &[Office], day: u32) {
        let Some(leads) = policy.leads().filter(|_| (day + 1).is_multiple_of(MONTH)) else { return };
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
