//! What changes about each resident, and what can be asked of it.

use super::part::{Part, Refit, Taken};
use crate::day::phase::Stretch;
use crate::kernel::columns::columns;
use crate::kernel::digest::Digest;
use crate::kernel::fixed::GROAT;
use crate::kernel::groups::SameGroups;
use crate::kernel::luck::{Luck, Purpose};
use crate::kernel::slices::ones;
use crate::scenario::limits::ActMask;
use crate::scenario::policy::Who;
use crate::town::people::Role;
use crate::town::{NONE, Town};

columns! {
    /// What changes about each resident.
    Residents, ResidentsChunk {
        /// In hundredths of a groat.
        money: i32 = 0,
        /// How worn one is, 0 to 65535.
        strain: u16 = 0,
        /// Trust in the offices, 0 to 65535.
        trust: u16 = 45_000,
        /// As [`Employment`].
        employment: u8 = 0,
        /// Days of illness left.
        ill: u8 = 0,
        /// How much rarer chosen acts become for want of free hours, in 1/64 of a doubling.
        squeeze: u8 = 0,
        /// Quarters of an hour spent on chosen acts since the last reckoning.
        spent: u8 = 0,
        /// How far one has withdrawn from public life, 0 to 255.
        withdrawal: u8 = 0,
        /// How far one keeps out of watchers' view, 0 to 255.
        evasion: u8 = 0,
        /// How watched one feels, 0 to 255.
        watched: u8 = 64,
        /// Unpaid bills.
        debts: u8 = 0,
        /// The acts one remembers doing this month, one bit each.
        did_this_month: ActMask = 0,
        /// The acts one remembers doing last month.
        did_last_month: ActMask = 0,
    }
}

/// What a resident does on working days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Employment {
    /// Has a job.
    Employed,
    /// Is of working age and has no job.
    Idle,
    /// Is younger than working age.
    Student,
    /// Is past working age.
    Retired,
}

impl Employment {
    /// What the column of the residents' state has as a number.
    pub(crate) fn of(number: u8) -> Self {
        match number {
            0 => Self::Employed,
            1 => Self::Idle,
            2 => Self::Student,
            _ => Self::Retired,
        }
    }
}

/// Living costs in hundredths of a groat a day (invented; every other sum of money is in proportion).
pub const LIVING_A_DAY: i32 = 8 * GROAT;
/// The town's middling wage a day.
pub const WAGE_A_DAY: i32 = 11 * GROAT;
/// From this much on nobody is poor at all: ten weeks' living.
pub const SAFE: i32 = 70 * LIVING_A_DAY;

impl Residents {
    /// Everyone on the first morning.
    pub(crate) fn new(town: &Town, luck: &Luck) -> Self {
        /// One in fourteen of working age begins without a job (stylised).
        const IDLE: u32 = u32::MAX / 14;
        let mut residents = Self::with_len(town.residents());
        for i in 0..town.residents() {
            let draws = luck.block(Purpose::Start, 0, i as u32, 0, 0);
            let age = town.people.age[i];
            residents.employment[i] = if age >= town.working_age.end {
                Employment::Retired
            } else if age < town.working_age.start {
                Employment::Student
            } else if town.people.firm[i] != NONE && (draws[0] >= IDLE || town.people.role[i] >= Role::Owner as u8) {
                Employment::Employed
            } else {
                Employment::Idle
            } as u8;
            let wealth = (town.wealth[usize::from(town.people.quarter[i])] * 256.0) as i64;
            let weeks = i64::from(draws[1] >> 24);
            residents.money[i] = (i64::from(SAFE) * (weeks + 20) / 160 * wealth / 256) as i32;
            residents.strain[i] = (draws[2] >> 16) as u16 / 4 + 6_000;
        }
        residents
    }
}

/// What a pension or a student's keep brings, and what the idle are given, in 1/256 of living costs (invented), by employment.
const UNEARNED: [i64; 4] = [0, 200, 250, 265];

/// What a resident has coming in on a day, in hundredths of a groat, before any office makes it more or less: six tenths to one
/// and eight tenths of the town's wage, by skill and by quarter, or what is not earned.
pub(in crate::day) fn income_a_day(town: &Town, employment: u8, resident: u32) -> i64 {
    let at = resident as usize;
    if employment != Employment::Employed as u8 {
        return i64::from(LIVING_A_DAY) * UNEARNED[usize::from(employment)] / 256;
    }
    let skill = 154 + i64::from(town.people.skill[at]) * 307 / 255;
    let quarter = (town.wealth[usize::from(town.people.quarter[at])] * 256.0) as i64;
    i64::from(WAGE_A_DAY) * skill / 256 * quarter / 256
}

/// Whether a resident is one of those whom `who` names by what they are. Of sets, [`Sets`](super::sets::Sets) knows.
#[inline]
pub(in crate::day) fn belongs(who: Who, role: u8, employment: u8, debts: u8) -> bool {
    match who {
        Who::Anyone => true,
        Who::Traders => role == Role::Trader as u8,
        Who::Owners => role >= Role::Owner as u8,
        Who::Officials => role == Role::Official as u8,
        Who::Employed => employment == Employment::Employed as u8,
        Who::Debtors => debts > 0,
        Who::In(_) | Who::NotIn(_) => false,
    }
}

/// Whether the group of 64 has its weekly reckoning today: a seventh of the groups each day.
#[inline]
pub(crate) fn weekly(group: usize, day: u32) -> bool {
    (group + day as usize).is_multiple_of(7)
}

/// How poor one is: 255 with nothing, 0 from [`SAFE`] on.
#[inline]
pub(crate) fn poverty(money: i32) -> u8 {
    255 - (money.clamp(0, SAFE - 1) as i64 * 255 / i64::from(SAFE - 1)) as u8
}

/// The acts in a mask, by number.
pub(in crate::day) fn acts_in(mask: ActMask) -> impl Iterator<Item = usize> {
    let high = (mask >> u64::BITS) as u64;
    ones(mask as u64).chain(ones(high).map(|act| act + u64::BITS as usize))
}

/// Whether a resident remembers doing an act this month or last.
pub(in crate::day) fn remembers(residents: &Residents, i: usize, act: u8) -> bool {
    (residents.did_this_month[i] | residents.did_last_month[i]) >> act & 1 == 1
}

impl Part for Residents {
    fn digest(&self, name: &str, digest: &mut Digest) {
        self.digest_into(digest, name);
    }

    fn same(&self, other: &Self, _: Stretch, groups: &mut SameGroups) {
        groups.keep(self.money.len(), |rows| self.same_rows(other, rows));
    }

    fn take(&mut self, other: &Self, taken: &Taken) {
        if taken.after.writes_residents() {
            taken.groups.rows(self.money.len()).for_each(|rows| self.take_rows(other, rows));
        }
    }

    fn refit(&mut self, _: &Refit) {}

    fn bytes(&self) -> usize {
        Self::bytes(self)
    }
}
