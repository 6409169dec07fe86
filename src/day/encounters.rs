//! Encounters: each day everybody in the town meets one other person, by luck.

use crate::kernel::groups::SameGroups;
use crate::kernel::luck::{Luck, Purpose, pick};
use crate::scenario::limits::BandMask;
use crate::scenario::policy::Encounter;
use crate::town::Town;

/// The band of everybody in a town in which no office leads.
pub(crate) const NO_BAND: u8 = u8::MAX;

/// Who meets whom on a day. Whom somebody meets hangs on nothing but luck, so nobody keeps it.
#[derive(Clone, Copy)]
pub struct Encounters<'a> {
    pub(crate) luck: Luck,
    pub(crate) town: &'a Town,
    pub(crate) day: u32,
}

impl Encounters<'_> {
    /// Whom a resident meets; hermits meet nobody, and nobody meets them.
    pub(crate) fn met(&self, resident: u32) -> Option<u32> {
        let inside = self.town.households.last().copied().unwrap_or_default();
        let others = inside.checked_sub(1).filter(|others| *others > 0 && resident < inside)?;
        let drawn = pick(self.luck.block(Purpose::Encounter, self.day, resident, 0, 0)[0], others);
        Some(drawn + u32::from(drawn >= resident))
    }

    /// Marks a group as different if one of its residents meets somebody whose band differs between the two towns.
    pub(crate) fn keep_same(&self, groups: &mut SameGroups, [own, other]: [&[u8]; 2]) {
        if own == other {
            return;
        }
        let alike = |resident| self.met(resident).is_none_or(|met| own[met as usize] == other[met as usize]);
        groups.keep(own.len(), |mut rows| rows.all(|resident| alike(resident as u32)));
    }
}

impl Encounter {
    /// Whether somebody in the band `own` can do it to somebody in the band `other`; [`NO_BAND`] is in none.
    pub(crate) fn fits(self, own: u8, other: u8) -> bool {
        let in_one =
            |mask: BandMask, band: u8| mask == 0 || mask.checked_shr(u32::from(band)).is_some_and(|mask| mask & 1 == 1);
        in_one(self.own, own) && in_one(self.other, other)
    }
}
