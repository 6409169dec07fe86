//! What residents did today, as they themselves know it.

use super::part::{Part, Refit, Taken};
use crate::day::phase::{Phase, Stretch};
use crate::kernel::digest::Digest;
use crate::kernel::groups::SameGroups;
use crate::kernel::slices::LANES;
use crate::scenario::policy::Policy;

/// Who did each act today, one bit a resident: for each group of 64, a mask for each act. Everyone knows their own bits, and
/// nobody else's.
#[derive(Clone, Debug, Default)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
pub struct Doings {
    /// Acts of a scenario.
    acts: usize,
    masks: Vec<u64>,
}

impl Doings {
    /// Nobody has done anything yet.
    pub(crate) fn new(policy: &Policy, residents: usize) -> Self {
        let acts = policy.acts.len();
        Self { acts, masks: vec![0; residents.div_ceil(LANES) * acts] }
    }

    /// The masks of a group, by act.
    #[inline]
    pub(in crate::day) fn group(&self, group: usize) -> &[u64] {
        &self.masks[group * self.acts..(group + 1) * self.acts]
    }

    /// Disjoint views of so many groups each.
    pub(in crate::day) fn chunks_mut(&mut self, groups: usize) -> impl Iterator<Item = &mut [u64]> {
        self.masks.chunks_mut((groups * self.acts).max(1))
    }
}

impl Part for Doings {
    fn digest(&self, name: &str, digest: &mut Digest) {
        let Self { acts, masks } = self;
        digest.values(&format!("{name}.acts"), acts);
        digest.column(&format!("{name}.masks"), masks);
    }

    /// What was done yesterday is read no more.
    fn same(&self, other: &Self, during: Stretch, groups: &mut SameGroups) {
        if during == Stretch::Learning {
            groups.keep(self.masks.len() / self.acts.max(1) * LANES, |rows| {
                self.group(rows.start / LANES) == other.group(rows.start / LANES)
            });
        }
    }

    fn take(&mut self, other: &Self, taken: &Taken) {
        if taken.after == Phase::Act {
            for group in taken.groups.iter() {
                let masks = group * self.acts..(group + 1) * self.acts;
                self.masks[masks.clone()].copy_from_slice(&other.masks[masks]);
            }
        }
    }

    /// Rules that fit a running town name the same acts.
    fn refit(&mut self, _: &Refit) {}

    fn bytes(&self) -> usize {
        size_of_val(self.masks.as_slice())
    }
}
