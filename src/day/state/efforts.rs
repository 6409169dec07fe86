//! How much the watchers look whose effort follows what they find.

use super::part::{Part, Refit, Taken};
use crate::day::phase::Stretch;
use crate::kernel::digest::Digest;
use crate::kernel::groups::SameGroups;
use crate::scenario::policy::Policy;

/// All of the people that a watcher could look at.
const WHOLE: f64 = 65_536.0;

/// By watcher, the share of people at whom it looks in a day, in 1/65536. Nothing where no watcher's effort changes.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
pub struct Efforts(Vec<u32>);

impl Efforts {
    /// The efforts on the first morning.
    pub(crate) fn new(policy: &Policy) -> Self {
        if policy.watchers.iter().all(|watcher| watcher.effort.is_none()) {
            return Self::default();
        }
        let start = |effort: f64| (effort * WHOLE) as u32;
        Self(policy.watchers.iter().map(|watcher| start(watcher.effort.map_or(1.0, |effort| effort.start))).collect())
    }

    /// The share of people at whom a watcher looks today, 0 to 1.
    #[inline]
    pub fn of(&self, watcher: usize) -> f64 {
        self.0.get(watcher).map_or(1.0, |share| f64::from(*share) / WHOLE)
    }

    /// The share of people whom a watcher threatens on a day: none where it does not watch.
    pub(in crate::day) fn threatens(&self, policy: &Policy, watcher: usize, day: u32) -> f64 {
        let rules = &policy.watchers[watcher];
        if rules.effort.is_some() && rules.watches_on(day) { self.of(watcher) } else { 0.0 }
    }

    /// Moves the efforts: up where what was found yesterday, `found` by each watcher among so many `people`, was worth more
    /// than looking for it cost, and down where it was worth less.
    pub(in crate::day) fn follow(
        &mut self,
        policy: &Policy,
        yesterday: u32,
        people: usize,
        found: impl Fn(usize) -> u64,
    ) {
        for (number, (watcher, share)) in policy.watchers.iter().zip(&mut self.0).enumerate() {
            let Some(effort) = watcher.effort.filter(|_| watcher.watches_on(yesterday)) else { continue };
            let looked_at = f64::from(*share) / WHOLE * people as f64;
            let pays = effort.finds * found(number) as f64 / looked_at - effort.costs;
            let next = f64::from(*share) + effort.pace * pays * WHOLE;
            // Nobody finds out anything by not looking at all.
            *share = libm::round(next.clamp(WHOLE / 1000.0, WHOLE)) as u32;
        }
    }
}

impl Part for Efforts {
    fn digest(&self, name: &str, digest: &mut Digest) {
        if !self.0.is_empty() {
            digest.column(name, &self.0);
        }
    }

    /// What a watcher sees, and what people risk, hangs on its effort.
    fn same(&self, other: &Self, during: Stretch, groups: &mut SameGroups) {
        if during == Stretch::Morning && self != other {
            groups.strike_all();
        }
    }

    fn take(&mut self, _: &Self, _: &Taken) {}

    fn refit(&mut self, change: &Refit) {
        let mut begins = Self::new(change.new);
        let watchers = change.old.watchers.iter().zip(&change.new.watchers);
        for ((old, new), (was, is)) in watchers.zip(self.0.iter().zip(&mut begins.0)) {
            // Whose effort went on changing goes on from where it was.
            if old.effort.is_some() && new.effort.is_some() {
                *is = *was;
            }
        }
        *self = begins;
    }

    fn bytes(&self) -> usize {
        size_of_val(self.0.as_slice())
    }
}
