//! What changes about each resident.

use crate::kernel::columns::columns;
use crate::kernel::fixed::GROAT;
use crate::kernel::luck::{Luck, Purpose};
use crate::kernel::slices::LANES;
use crate::scenario::limits::ActMask;
use crate::scenario::policy::Policy;
use crate::scenario::raw::Who;
use crate::town::people::{People, Role};
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
    /// Looks for one.
    Idle,
    /// Learns.
    Student,
    /// Has done enough.
    Retired,
}

/// Living costs in hundredths of a groat a day (invented; every other sum of money is in proportion).
pub const LIVING_A_DAY: i32 = 8 * GROAT;
/// The town's middling wage a day.
pub const WAGE_A_DAY: i32 = 11 * GROAT;
/// From this much on nobody is poor at all: ten weeks' living.
pub const SAFE: i32 = 70 * LIVING_A_DAY;

impl Residents {
    /// Everyone on the first morning.
    pub(crate) fn new(town: &Town, wealth: &[f64], luck: &Luck) -> Self {
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
            let wealth = (wealth[usize::from(town.people.quarter[i])] * 256.0) as i64;
            let weeks = i64::from(draws[1] >> 24);
            residents.money[i] = (i64::from(SAFE) * (weeks + 20) / 160 * wealth / 256) as i32;
            residents.strain[i] = (draws[2] >> 16) as u16 / 4 + 6_000;
        }
        residents
    }
}

/// Whether a resident is one of those whom `who` names.
#[inline]
pub(crate) fn belongs(who: Who, role: u8, employment: u8, debts: u8) -> bool {
    match who {
        Who::Anyone => true,
        Who::Traders => role == Role::Trader as u8,
        Who::Owners => role >= Role::Owner as u8,
        Who::Officials => role == Role::Official as u8,
        Who::Employed => employment == Employment::Employed as u8,
        Who::Debtors => debts > 0,
    }
}

/// Points that each resident thinks each rated act earns, in half points from -50 to 50.
///
/// Stored group by group: for each 64 residents, a row of 64 for each rated act, so that a day reads them in order.
#[derive(Clone, Debug, Default)]
pub struct Beliefs {
    /// The row of each act, for acts that any rule reads.
    slots: Vec<Option<usize>>,
    rows: usize,
    pub(crate) values: Vec<i8>,
}

/// The strongest belief, in half points.
pub const STRONGEST_BELIEF: i32 = 50;

impl Beliefs {
    pub(crate) fn new(policy: &Policy, residents: usize) -> Self {
        let mut rows = 0;
        let slots = policy.acts.iter().map(|act| {
            act.rated.then(|| {
                rows += 1;
                rows - 1
            })
        });
        let slots = slots.collect();
        Self { slots, rows, values: vec![0; residents.div_ceil(LANES) * LANES * rows] }
    }

    /// What people believe, under a policy that may rate other acts: new ones begin unbelieved, others are forgotten.
    pub(crate) fn refit(&self, policy: &Policy, residents: usize) -> Self {
        let mut refitted = Self::new(policy, residents);
        for act in (0..self.slots.len()).filter(|act| self.slots[*act].is_some() && refitted.slots[*act].is_some()) {
            for resident in 0..residents {
                if let (Some(from), Some(to)) = (self.place(resident, act), refitted.place(resident, act)) {
                    refitted.values[to] = self.values[from];
                }
            }
        }
        refitted
    }

    /// The row of an act in a group of 64 residents.
    #[inline]
    pub(crate) fn row(&self, group: usize, act: usize) -> Option<&[i8]> {
        let slot = self.slots[act]?;
        let start = (group * self.rows + slot) * LANES;
        Some(&self.values[start..start + LANES])
    }

    /// All rows of a group of 64 residents.
    pub(crate) fn group(&self, group: usize) -> &[i8] {
        &self.values[group * self.rows * LANES..(group + 1) * self.rows * LANES]
    }

    /// Takes the rows of a group over from others.
    pub(crate) fn take_group(&mut self, others: &Self, group: usize) {
        self.values[group * self.rows * LANES..(group + 1) * self.rows * LANES].copy_from_slice(others.group(group));
    }

    /// Whether a resident believes here what they believe in others.
    pub(crate) fn same_of(&self, others: &Self, resident: usize) -> bool {
        let of = |beliefs: &Self, row: usize| {
            beliefs.values[(resident / LANES * self.rows + row) * LANES + resident % LANES]
        };
        (0..self.rows).all(|row| of(self, row) == of(others, row))
    }

    /// Where the belief of a resident about an act stands.
    #[inline]
    pub(crate) fn place(&self, resident: usize, act: usize) -> Option<usize> {
        Some((resident / LANES * self.rows + self.slots[act]?) * LANES + resident % LANES)
    }

    /// Rated acts.
    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    /// What a resident believes an act earns, in points; `None` if no rule reads it.
    pub fn points(&self, resident: u32, act: usize) -> Option<f64> {
        self.place(resident as usize, act).map(|place| f64::from(self.values[place]) / 2.0)
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

/// The whole of a resident's people columns that `belongs` needs.
#[inline]
pub(crate) fn is(who: Who, people: &People, residents: &Residents, i: usize) -> bool {
    belongs(who, people.role[i], residents.employment[i], residents.debts[i])
}
