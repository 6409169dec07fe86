//! Who is in which of the sets that the scenario names.

use super::part::{Part, Refit, Taken};
use super::residents::{Residents, belongs};
use crate::day::phase::{Phase, Stretch};
use crate::kernel::digest::Digest;
use crate::kernel::groups::SameGroups;
use crate::kernel::luck::{Luck, Purpose};
use crate::kernel::slices::LANES;
use crate::scenario::policy::{Policy, Set, Who};
use crate::scenario::raw::{AtWork, LotBy};
use crate::town::{NONE, Town};

/// Members of each set, one bit a resident: for each group of 64, a mask for each set. Nothing where the scenario names no
/// set.
#[derive(Clone, Debug, Default)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
pub struct Sets {
    /// Sets of the scenario.
    count: usize,
    masks: Vec<u64>,
    /// By set, the days that its members have been in it, added up.
    member_days: Vec<u64>,
}

impl Sets {
    /// The members on the first morning.
    pub(crate) fn new(policy: &Policy, town: &Town, residents: &Residents, luck: &Luck) -> Self {
        let count = policy.sets.len();
        let masks = vec![0; town.residents().div_ceil(LANES) * count];
        let mut sets = Self { count, masks, member_days: vec![0; count] };
        for (number, set) in policy.sets.iter().enumerate().filter(|(_, set)| set.from_day == 0) {
            for resident in 0..town.residents() as u32 {
                if sets.is_in_by_lot(set, town, residents, luck, resident) {
                    sets.put(number, resident);
                }
            }
        }
        sets
    }

    /// Brings the lots into the form that new rules need. Whom the lot puts in by the new rules and not by the old enters, and
    /// the other way round; what people have done since the lot stays. Of a set that has not begun or is over nobody is a member.
    pub(in crate::day) fn redraw(&mut self, change: &Refit, residents: &Residents) {
        let Refit { old, new, town, luck, day, .. } = change;
        for (number, (old, new)) in old.sets.iter().zip(&new.sets).enumerate().filter(|(_, (a, b))| !a.has_lot_of(b)) {
            for resident in 0..town.residents() as u32 {
                let drawn =
                    |set: &Set| set.is_under_way(*day) && self.is_in_by_lot(set, town, residents, luck, resident);
                let (was_in, is_in) = (drawn(old), drawn(new));
                if !new.is_under_way(*day) || was_in && !is_in {
                    self.remove(number, resident);
                } else if is_in && !was_in {
                    self.put(number, resident);
                }
            }
        }
    }

    /// Whether the lot of a resident puts them into a set. It is drawn once, whatever the day.
    fn drawn(&self, set: &Set, town: &Town, residents: &Residents, luck: &Luck, resident: u32) -> bool {
        let i = resident as usize;
        let people = &town.people;
        let takes_part = (set.ages.0..=set.ages.1).contains(&people.age[i])
            && set.quarters >> people.quarter[i] & 1 == 1
            && match set.at_work {
                AtWork::Either => true,
                AtWork::Known => town.knows_somebody_at_work(resident),
                AtWork::Unknown => people.firm[i] != NONE && !town.knows_somebody_at_work(resident),
            }
            && self.is_one_of(set.who, town, residents, resident);
        let subject = match set.by {
            LotBy::Household if people.household[i] != NONE => people.household[i],
            _ => resident,
        };
        takes_part && luck.chance(Purpose::Set, 0, subject, set.what, set.share)
    }

    /// Whether a resident is in a set by lot: by their own, or, where the set takes families, by that of somebody of their
    /// household or of their kin.
    pub(in crate::day) fn is_in_by_lot(
        &self,
        set: &Set,
        town: &Town,
        residents: &Residents,
        luck: &Luck,
        resident: u32,
    ) -> bool {
        let drawn = |one: u32| self.drawn(set, town, residents, luck, one);
        let family = || town.household(resident).chain(town.kin_of(resident));
        drawn(resident) || set.kin && family().any(drawn)
    }

    /// Whether a resident is one of those whom `who` names, given the resident's role, employment and unpaid bills.
    #[inline]
    pub(crate) fn belongs(&self, who: Who, resident: u32, role: u8, employment: u8, debts: u8) -> bool {
        match who {
            Who::In(set) => self.has(set, resident),
            Who::NotIn(set) => !self.has(set, resident),
            who => belongs(who, role, employment, debts),
        }
    }

    /// Whether a resident is one of those whom `who` names today.
    pub(in crate::day) fn is_one_of(&self, who: Who, town: &Town, residents: &Residents, resident: u32) -> bool {
        let i = resident as usize;
        self.belongs(who, resident, town.people.role[i], residents.employment[i], residents.debts[i])
    }

    /// How many sets there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Whether a resident is in a set, by its index.
    #[inline]
    pub fn has(&self, set: u8, resident: u32) -> bool {
        self.members(usize::from(set), resident as usize / LANES) >> (resident as usize % LANES) & 1 == 1
    }

    /// The members of a set among the 64 residents of a group.
    #[inline]
    pub(in crate::day) fn members(&self, set: usize, group: usize) -> u64 {
        self.masks[group * self.count + set]
    }

    /// Puts a resident into a set.
    pub(in crate::day) fn put(&mut self, set: usize, resident: u32) {
        self.masks[resident as usize / LANES * self.count + set] |= 1 << (resident as usize % LANES);
    }

    /// Takes a resident out of a set.
    pub(in crate::day) fn remove(&mut self, set: usize, resident: u32) {
        self.masks[resident as usize / LANES * self.count + set] &= !(1 << (resident as usize % LANES));
    }

    /// Counts a day for everyone who is in a set.
    pub(in crate::day) fn count_day(&mut self) {
        for group in self.masks.chunks(self.count.max(1)) {
            for (days, members) in self.member_days.iter_mut().zip(group) {
                *days += u64::from(members.count_ones());
            }
        }
    }

    /// The days that the members of a set, by its index, have been in it, added up.
    pub fn member_days(&self, set: usize) -> u64 {
        self.member_days[set]
    }

    /// The masks of a group, by set.
    fn group(&self, group: usize) -> &[u64] {
        &self.masks[group * self.count..(group + 1) * self.count]
    }

    /// Disjoint views of so many groups each; of nothing, so many times as there are groups, where there is no set.
    pub(in crate::day) fn chunks_mut(&mut self, groups: usize, chunks: usize) -> Vec<&mut [u64]> {
        if self.count == 0 {
            return (0..chunks).map(|_| <&mut [u64]>::default()).collect();
        }
        self.masks.chunks_mut(groups * self.count).collect()
    }
}

impl Part for Sets {
    fn digest(&self, name: &str, digest: &mut Digest) {
        let Self { count, masks, member_days } = self;
        if *count > 0 {
            digest.values(&format!("{name}.count"), count);
            digest.column(&format!("{name}.masks"), masks);
            digest.column(&format!("{name}.member_days"), member_days);
        }
    }

    /// Who is in a set can do other acts, is seen by other watchers and rated by other rules.
    fn same(&self, other: &Self, _: Stretch, groups: &mut SameGroups) {
        groups.keep(self.masks.len() / self.count.max(1) * LANES, |rows| {
            self.count == 0 || self.group(rows.start / LANES) == other.group(rows.start / LANES)
        });
    }

    fn take(&mut self, other: &Self, taken: &Taken) {
        if matches!(taken.after, Phase::Live | Phase::Act) {
            for group in taken.groups.iter() {
                let masks = group * self.count..(group + 1) * self.count;
                self.masks[masks.clone()].copy_from_slice(&other.masks[masks]);
            }
        }
    }

    /// Who takes part in a lot is known of the residents, so `redraw` is called with them.
    fn refit(&mut self, _: &Refit) {}

    fn bytes(&self) -> usize {
        size_of_val(self.masks.as_slice()) + size_of_val(self.member_days.as_slice())
    }
}
