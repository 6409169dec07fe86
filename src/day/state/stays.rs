//! Stays in the lowest band of the leading office: who is there since when, and how long stays lasted that are over.

use super::part::{Part, Refit, Taken};
use crate::day::phase::Stretch;
use crate::kernel::columns::columns;
use crate::kernel::digest::Digest;
use crate::kernel::groups::SameGroups;

columns! {
    /// Who is in the lowest band, one entry a resident.
    Present, PresentChunk {
        /// The first day of the stay; 0 for somebody who is not there.
        since: u16 = 0,
    }
}

/// Stays in the lowest band of the leading office. Somebody can have several, one after the other.
#[derive(Clone, Debug, Default)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
pub struct Stays {
    /// Who is there.
    pub(crate) present: Present,
    /// How many stays ended, by their length in days. None lasts 0 days.
    pub(crate) ended: Vec<u64>,
    /// How many stays could not be followed to their end, by the days for which they were: another office came to lead, or
    /// another band to be the lowest.
    pub(crate) cut_short: Vec<u64>,
}

impl Stays {
    /// Nobody is there yet.
    pub(crate) fn new(residents: usize) -> Self {
        Self { present: Present::with_len(residents), ended: vec![0], cut_short: vec![0] }
    }

    /// Counts a resident's day: whether they are in the lowest band today.
    pub(in crate::day) fn count(&mut self, resident: usize, there: bool, day: u32) {
        let since = &mut self.present.since[resident];
        match (there, *since) {
            (true, 0) => *since = u16::try_from(day).unwrap_or(u16::MAX),
            (false, first) if first > 0 => {
                one_more(&mut self.ended, day - u32::from(first));
                *since = 0;
            }
            _ => {}
        }
    }

    /// By length in days, the shortest first: how many stays ended, how many go on on the evening of a day, and how many
    /// could be followed only for so long. Lengths that no stay has are left out.
    pub(crate) fn by_length(&self, day: u32) -> Vec<(u32, [u64; 3])> {
        by_length(&self.ended, self.going_on(day), &self.cut_short)
    }

    /// Days for which each stay has been there that goes on on the evening of a day, that day included.
    pub(crate) fn going_on(&self, day: u32) -> impl Iterator<Item = u32> + '_ {
        self.present.since.iter().filter(|since| **since > 0).map(move |since| day + 1 - u32::from(*since))
    }
}

/// By length in days, the shortest first: how many ended, how many go on, and how many could be followed only for so long.
/// Given are counts by length, and the lengths so far of those that go on.
pub(crate) fn by_length(ended: &[u64], going_on: impl Iterator<Item = u32>, cut_short: &[u64]) -> Vec<(u32, [u64; 3])> {
    let mut so_far = vec![];
    going_on.for_each(|days| one_more(&mut so_far, days));
    let at = |counts: &[u64], days: usize| counts.get(days).copied().unwrap_or(0);
    let longest = ended.len().max(so_far.len()).max(cut_short.len());
    let all = (0..longest).map(|days| (days as u32, [at(ended, days), at(&so_far, days), at(cut_short, days)]));
    all.filter(|(_, counts)| counts.iter().any(|count| *count > 0)).collect()
}

/// Counts one more of a length in days.
pub(in crate::day) fn one_more(counts: &mut Vec<u64>, days: u32) {
    let days = days as usize;
    if counts.len() <= days {
        counts.resize(days + 1, 0);
    }
    counts[days] += 1;
}

impl Part for Stays {
    fn digest(&self, name: &str, digest: &mut Digest) {
        let Self { present, ended, cut_short } = self;
        present.digest_into(digest, &format!("{name}.present"));
        digest.column(&format!("{name}.ended"), ended);
        digest.column(&format!("{name}.cut_short"), cut_short);
    }

    fn same(&self, _: &Self, _: Stretch, _: &mut SameGroups) {}

    fn take(&mut self, _: &Self, _: &Taken) {}

    /// What is the lowest band is told by its name and its office. Where that is another one, stays begin anew.
    fn refit(&mut self, change: &Refit) {
        let lowest = |policy: &crate::scenario::policy::Policy, leads: Option<usize>| {
            let office = &policy.offices[leads?];
            Some((office.name.clone(), office.bands.len(), office.bands.last()?.name.clone()))
        };
        if lowest(change.old, change.led_by[0]) != lowest(change.new, change.led_by[1]) {
            let days: Vec<u32> = self.going_on(change.day).collect();
            days.into_iter().for_each(|days| one_more(&mut self.cut_short, days));
            self.present.since.fill(0);
        }
    }

    fn bytes(&self) -> usize {
        let Self { present, ended, cut_short } = self;
        present.bytes() + size_of_val(ended.as_slice()) + size_of_val(cut_short.as_slice())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stay_lasts_from_its_first_day_to_the_day_before_somebody_is_elsewhere() {
        let mut stays = Stays::new(2);
        // The first is there on days 2 to 4 and from day 6 on, the second on day 1 alone.
        for (day, first, second) in [(1, false, true), (2, true, false), (3, true, false), (4, true, false)] {
            stays.count(0, first, day);
            stays.count(1, second, day);
        }
        assert_eq!(stays.going_on(4).collect::<Vec<_>>(), [3]);
        assert_eq!(stays.ended, [0, 1]);
        for (day, there) in [(5, false), (6, true), (7, true)] {
            stays.count(0, there, day);
        }
        assert_eq!(stays.ended, [0, 1, 0, 1]);
        assert_eq!(stays.going_on(7).collect::<Vec<_>>(), [2]);
        assert_eq!(stays.by_length(7), [(1, [1, 0, 0]), (2, [0, 1, 0]), (3, [1, 0, 0])]);
    }
}
