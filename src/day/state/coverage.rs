//! Where watchers are.

use super::part::{Part, Refit};
use crate::day::phase::Phase;
use crate::kernel::digest::Digest;
use crate::kernel::groups::Groups;
use crate::kernel::luck::{Luck, Purpose};
use crate::scenario::policy::{Policy, Watcher};
use crate::scenario::raw::PlaceKind;
use crate::town::{NONE, Town};

/// How often a resident is at each kind of place in a day (stylised). Crossings are told by the scenario.
pub(in crate::day) const PLACES: [(PlaceKind, f64); PlaceKind::COUNT] = [
    (PlaceKind::Home, 1.0),
    (PlaceKind::Crossing, 3.0),
    (PlaceKind::Work, 5.0 / 7.0),
    (PlaceKind::Shop, 0.5),
    (PlaceKind::Square, 0.3),
    (PlaceKind::Office, 1.0 / 30.0),
    (PlaceKind::Line, 1.0),
    // Students alone have a school.
    (PlaceKind::School, 5.0 / 7.0),
    (PlaceKind::Gate, 1.0 / 7.0),
];

/// Which places each watcher covers. Drawn once: raising a share adds places and takes none away.
#[derive(Clone, Debug, Default)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
pub struct Coverage {
    /// For each watcher and kind of place that is partly covered, a bit for each place.
    partly: Vec<[Option<Vec<u64>>; PlaceKind::COUNT]>,
}

impl Coverage {
    pub(crate) fn new(policy: &Policy, town: &Town, luck: &Luck) -> Self {
        let partly = policy.watchers.iter().map(|watcher| {
            std::array::from_fn(|place| {
                let share = watcher.coverage[place];
                (!share.is_never() && !share.is_certain()).then(|| {
                    let places = town.places(PLACES[place].0);
                    let what = watcher.what.wrapping_add(place as u32);
                    let mut bits = vec![0u64; places.div_ceil(64) as usize];
                    for index in 0..places {
                        let covered = luck.chance(Purpose::Coverage, 0, index, what, share);
                        bits[index as usize / 64] |= u64::from(covered) << (index % 64);
                    }
                    bits
                })
            })
        });
        Self { partly: partly.collect() }
    }

    /// Whether a watcher covers a place.
    #[inline]
    pub(crate) fn covers(&self, number: usize, watcher: &Watcher, place: PlaceKind, index: u32) -> bool {
        match &self.partly[number][place as usize] {
            Some(bits) => bits[index as usize / 64] >> (index % 64) & 1 == 1,
            None => watcher.coverage[place as usize].is_certain(),
        }
    }
}

impl Part for Coverage {
    fn digest(&self, name: &str, digest: &mut Digest) {
        digest.values(name, &self.partly);
    }

    fn same(&self, other: &Self, before: Phase, groups: &mut Groups) {
        if before == Phase::Live && self.partly != other.partly {
            groups.strike_all();
        }
    }

    fn refit(&mut self, change: &Refit) {
        *self = Self::new(change.new, change.town, &change.founding);
    }

    fn bytes(&self) -> usize {
        let of = |bits: &Option<Vec<u64>>| size_of::<Option<Vec<u64>>>() + bits.as_ref().map_or(0, |b| 8 * b.len());
        self.partly.iter().flatten().map(of).sum()
    }
}

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

    /// The quarter in which the resident's place of a kind is: one's own, but for where one works.
    pub(in crate::day) fn quarter_of_place(&self, resident: u32, place: PlaceKind) -> u8 {
        match self.people.firm_of(resident) {
            Some(firm) if place == PlaceKind::Work => self.layout.quarter_of(self.firms.block[firm as usize]),
            _ => self.people.quarter[resident as usize],
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
