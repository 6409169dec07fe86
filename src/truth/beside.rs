//! What a town beside another takes over of acts and sightings ([`crate::day::beside`]).

use crate::day::Simulation;
use crate::day::beside::Beside;
use crate::day::watch::Observation;
use crate::kernel::parallel::CHUNK;
use crate::kernel::slices::LANES;
use crate::town::NONE;
use crate::truth::Deed;

/// The same, with what is known to truth and the watchers alone.
#[derive(Clone, Copy)]
pub struct BesideTruth<'a> {
    pub(crate) people: Beside<'a>,
    deeds: &'a [Vec<Deed>],
    observations: &'a [Vec<Observation>],
}

impl<'a> BesideTruth<'a> {
    pub(crate) fn new(other: &'a Simulation, same: &'a [bool]) -> Self {
        Self { people: Beside::new(other, same), deeds: &other.truth.today, observations: &other.observations }
    }

    /// What the other town's people of a group did, if it may be taken over.
    pub(crate) fn deeds(&self, group: usize) -> Option<&'a [Deed]> {
        let all = self.deeds.get(group * LANES / CHUNK).filter(|_| self.people.takes(group))?;
        Some(within(all, |deed| (0, deed.resident as usize / LANES), (0, group)))
    }

    /// What was seen there of the people of a group, if it may be taken over.
    pub(crate) fn sightings(&self, group: usize) -> Option<&'a [Observation]> {
        let (sightings, _) = self.seen(group)?;
        Some(within(sightings, |seen| (0, seen.of as usize / LANES), (0, group)))
    }

    /// What a watcher imagined there of the people of a group, if it may be taken over.
    pub(crate) fn false_alarms(&self, watcher: usize, group: usize) -> Option<&'a [Observation]> {
        let (_, alarms) = self.seen(group)?;
        Some(within(alarms, |seen| (usize::from(seen.watcher), seen.about as usize / LANES), (watcher, group)))
    }

    /// The sightings of a group's chunk, then its false alarms: in this order they were made.
    fn seen(&self, group: usize) -> Option<(&'a [Observation], &'a [Observation])> {
        let all = self.observations.get(group * LANES / CHUNK).filter(|_| self.people.takes(group))?;
        Some(all.split_at(all.partition_point(|seen| seen.of != NONE)))
    }
}

/// The items of a sorted slice that have a key.
fn within<T>(items: &[T], key: impl Fn(&T) -> (usize, usize), wanted: (usize, usize)) -> &[T] {
    let (start, end) = (items.partition_point(|i| key(i) < wanted), items.partition_point(|i| key(i) <= wanted));
    &items[start..end]
}
