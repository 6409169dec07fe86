//! Where watchers are.

use super::part::{Part, Refit, Taken};
use crate::day::phase::Stretch;
use crate::kernel::digest::Digest;
use crate::kernel::groups::SameGroups;
use crate::kernel::luck::{Luck, Purpose};
use crate::scenario::policy::{Policy, Watcher};
use crate::scenario::raw::PlaceKind;
use crate::town::Town;

/// Which places each watcher covers. Drawn once: raising a share adds places and takes none away.
#[derive(Clone, Debug, Default)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
pub struct Coverage {
    /// For each watcher and kind of place that is partly covered, a bit for each place.
    partly: Vec<[Option<Vec<u64>>; PlaceKind::COUNT]>,
    /// For each watcher, the residents whose faces are on show before it, in their order.
    faces: Vec<Vec<u32>>,
}

impl Coverage {
    pub(crate) fn new(policy: &Policy, town: &Town, luck: &Luck) -> Self {
        let partly = policy.watchers.iter().map(|watcher| {
            std::array::from_fn(|place| {
                let share = watcher.coverage[place];
                (!share.is_never() && !share.is_certain()).then(|| {
                    let places = town.places(PlaceKind::ALL[place]);
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
        let faces = policy.watchers.iter().map(|watcher| {
            let settled = town.households.last().copied().unwrap_or(0);
            let choose = |n| luck.choose(Purpose::Face, 0, n, watcher.what, 0..settled);
            let mut faces: Vec<u32> = (0..watcher.errors.faces.count).filter_map(choose).collect();
            faces.sort_unstable();
            faces.dedup();
            faces
        });
        Self { partly: partly.collect(), faces: faces.collect() }
    }

    /// The residents whose faces are on show before a watcher, in their order.
    pub(crate) fn faces(&self, number: usize) -> &[u32] {
        &self.faces[number]
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
        if self.faces.iter().any(|faces| !faces.is_empty()) {
            digest.values(&format!("{name}.faces"), &self.faces);
        }
    }

    fn same(&self, other: &Self, during: Stretch, groups: &mut SameGroups) {
        if during == Stretch::Morning && (&self.partly, &self.faces) != (&other.partly, &other.faces) {
            groups.strike_all();
        }
    }

    fn refit(&mut self, change: &Refit) {
        *self = Self::new(change.new, change.town, &change.founding);
    }

    fn take(&mut self, _: &Self, _: &Taken) {}

    fn bytes(&self) -> usize {
        let of = |bits: &Option<Vec<u64>>| size_of::<Option<Vec<u64>>>() + bits.as_ref().map_or(0, |b| 8 * b.len());
        self.partly.iter().flatten().map(of).sum::<usize>()
            + self.faces.iter().map(|faces| size_of_val(faces.as_slice())).sum::<usize>()
    }
}
