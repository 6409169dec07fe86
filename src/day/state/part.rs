//! What every part of a town's state can do.

use crate::day::phase::{Phase, Stretch};
use crate::kernel::digest::Digest;
use crate::kernel::groups::SameGroups;
use crate::kernel::luck::Luck;
use crate::scenario::policy::Policy;
use crate::town::Town;
use crate::truth::Witness;

/// A part of the state of a town. The list in [`state`](super) calls these for every part.
///
/// A town that lives beside another one with the same luck saves work: wherever nothing differs that a phase reads about
/// the people of a group of 64 neighbours, the phase passes the group over, and what the other town's phase made of them
/// is taken over. [`Phase::passes_over_groups`] tells which phases do so.
pub trait Part {
    /// Adds all that the part is to a digest, under a name.
    fn digest(&self, name: &str, digest: &mut Digest);

    /// Marks the groups as different about which this part differs from another town's in something that is read of
    /// them during a stretch of the day.
    fn same(&self, other: &Self, during: Stretch, groups: &mut SameGroups);

    /// Takes over what a phase of another town made of this part. Nothing, for a part that those phases do not write, or
    /// do not write group by group.
    fn take(&mut self, other: &Self, taken: &Taken);

    /// Brings the part into the form that new rules need. Nothing, for a part whose form hangs on no rule.
    fn refit(&mut self, change: &Refit);

    /// Memory that the part takes beside its own size, in bytes.
    fn bytes(&self) -> usize;
}

/// What is taken over from another town.
pub struct Taken<'a> {
    /// The phase that was passed.
    pub after: Phase,
    /// The groups that this town's phase passed over.
    pub groups: &'a SameGroups,
    /// Opens the seals of sightings, which are merged in the order of who was really seen.
    pub witness: &'a Witness,
}

/// A change of rules, which takes effect this morning.
pub struct Refit<'a> {
    /// The rules until then.
    pub old: &'a Policy,
    /// The rules from then on.
    pub new: &'a Policy,
    /// The office that led until then, and the one that leads from then on.
    pub led_by: [Option<usize>; 2],
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
