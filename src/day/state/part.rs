//! What every part of a town's state can do.

use crate::day::phase::Phase;
use crate::kernel::digest::Digest;
use crate::kernel::groups::Groups;
use crate::kernel::luck::Luck;
use crate::scenario::policy::Policy;
use crate::town::Town;
use crate::truth::Witness;

/// A part of the state of a town. The list in [`state`](super) calls these for every part.
///
/// A town that lives beside another one with the same luck saves work: wherever nothing differs that a phase reads about
/// the people of a group of 64 neighbours, the phase passes the group over, and what the other town's phase made of them
/// is taken over. [`Phase::Live`], [`Phase::Act`], [`Phase::Watch`] and [`Phase::Learn`] do so.
pub trait Part {
    /// Adds all that the part is to a digest, under a name.
    fn digest(&self, name: &str, digest: &mut Digest);

    /// Strikes the groups for which this part differs from another town's in something that is read of them. `before`
    /// is [`Phase::Live`], for what that phase and the two after it read, or [`Phase::Learn`].
    fn same(&self, other: &Self, before: Phase, groups: &mut Groups);

    /// Takes over what a phase of another town made of this part. Nothing, for a part that those phases do not write, or
    /// do not write group by group.
    fn take(&mut self, _other: &Self, _taken: &Taken) {}

    /// Brings the part into the form that new rules need. Nothing, for a part whose form hangs on no rule.
    fn refit(&mut self, _change: &Refit) {}

    /// Memory that the part takes beside its own size, in bytes.
    fn bytes(&self) -> usize;
}

/// What is taken over from another town.
pub struct Taken<'a> {
    /// The phase that was passed.
    pub after: Phase,
    /// The groups that this town's phase passed over.
    pub groups: &'a Groups,
    /// Sightings are in the order of those who were really seen.
    pub witness: &'a Witness,
}

/// New rules come into force on a morning.
pub struct Refit<'a> {
    /// The rules until then.
    pub old: &'a Policy,
    /// The rules from then on.
    pub new: &'a Policy,
    /// The town.
    pub town: &'a Town,
    /// The luck of the town's founding, which decides what a watcher covers.
    pub founding: Luck,
    /// The luck of the days.
    pub luck: Luck,
    /// Days that have passed.
    pub day: u32,
}

impl Refit<'_> {
    /// The month whose turn has passed.
    pub fn month(&self) -> u32 {
        self.day.saturating_sub(1) / crate::kernel::fixed::MONTH
    }
}
