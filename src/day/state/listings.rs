//! Who was ever on a list, for how long, and who did what leads there.

use super::office::Office;
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
        On::ScoreBelow(_) | On::ContactsListed(_) | On::ListedBy(..) | On::Worst(_) | On::Best(_) => false,
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
        let people = (0..office.ledger.lists.len()).map(|i| (i, office.ledger.on_lists(i)));
        for (i, lists) in people.filter(|(_, lists)| *lists != 0) {
            let on = figures.iter_mut().enumerate().filter(|(number, _)| lists >> number & 1 == 1);
            for (_, list) in on.filter(|_| office.rates(i as u32)) {
                list.days += 1;
                list.ever[i / LANES] |= 1 << (i % LANES);
            }
        }
    }
}
