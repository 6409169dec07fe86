//! Which place of each kind a resident goes to.

use super::{NONE, Town};
use crate::scenario::limits::QuarterMask;
use crate::scenario::raw::PlaceKind;

impl Town {
    /// The number of the resident's place of a kind; none for those who have no such place.
    #[inline]
    pub fn place(&self, resident: u32, place: PlaceKind) -> Option<u32> {
        let people = &self.people;
        let i = resident as usize;
        if people.household[i] == NONE {
            return None;
        }
        match place {
            PlaceKind::Home => Some(people.household[i]),
            PlaceKind::Crossing => Some(people.crossing[i]),
            PlaceKind::Work => (people.firm[i] != NONE).then_some(people.firm[i]),
            PlaceKind::Shop => Some(self.shop_of(people.block[i])),
            PlaceKind::Square | PlaceKind::Gate => Some(u32::from(people.quarter[i])),
            PlaceKind::School => (people.age[i] < self.working_age.start).then_some(u32::from(people.quarter[i])),
            PlaceKind::Office => Some(0),
            PlaceKind::Line => Some(resident),
        }
    }

    /// The number of the place of a kind that lies in a block or nearest to it. What is nowhere in particular is the resident's
    /// own.
    pub(crate) fn place_in(&self, block: u32, place: PlaceKind, resident: u32) -> u32 {
        match place {
            PlaceKind::Crossing => self.layout.corner(block, 0),
            PlaceKind::Work | PlaceKind::Shop => self.shop_of(block),
            PlaceKind::Square | PlaceKind::School | PlaceKind::Gate => u32::from(self.layout.quarter_of(block)),
            PlaceKind::Home => self.people.household[resident as usize],
            PlaceKind::Office => 0,
            PlaceKind::Line => resident,
        }
    }

    /// The quarter in which the resident's place of a kind is: one's own, but for where one works.
    pub(crate) fn quarter_of_place(&self, resident: u32, place: PlaceKind) -> u8 {
        match self.people.firm_of(resident) {
            Some(firm) if place == PlaceKind::Work => self.layout.quarter_of(self.firms.block[firm as usize]),
            _ => self.people.quarter[resident as usize],
        }
    }

    /// The quarters to which a place of a kind belongs, one bit each: a crossing to those of the blocks at whose corner it is,
    /// an office to all of them.
    pub(crate) fn quarters_at(&self, place: PlaceKind, index: u32) -> QuarterMask {
        let of_block = |block: u32| 1 << self.layout.quarter_of(block);
        match place {
            PlaceKind::Home => 1 << self.people.quarter[self.households[index as usize] as usize],
            PlaceKind::Line => 1 << self.people.quarter[index as usize],
            PlaceKind::Work | PlaceKind::Shop => of_block(self.firms.block[index as usize]),
            PlaceKind::Square | PlaceKind::School | PlaceKind::Gate => 1 << index,
            PlaceKind::Office => QuarterMask::MAX,
            PlaceKind::Crossing => self.layout.quarters_at(index).fold(0, |quarters, quarter| quarters | 1 << quarter),
        }
    }

    /// How many places of a kind there are.
    pub fn places(&self, place: PlaceKind) -> u32 {
        match place {
            PlaceKind::Home => self.households.len() as u32 - 1,
            PlaceKind::Crossing => self.layout.crossings(),
            PlaceKind::Work | PlaceKind::Shop => self.firms.block.len() as u32,
            PlaceKind::Square | PlaceKind::School | PlaceKind::Gate => self.quarters.len() as u32,
            PlaceKind::Office => 1,
            PlaceKind::Line => self.people.age.len() as u32,
        }
    }

    /// The firm at which the people of a block shop: one near the block.
    fn shop_of(&self, block: u32) -> u32 {
        (u64::from(block) * self.firms.block.len() as u64 / self.layout.uses.len() as u64) as u32
    }
}
