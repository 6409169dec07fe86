//! A town beside another with the same luck: where the two were alike before a phase, they are alike after it, so the
//! second need not work out again what the first has worked out. Groups of 64 neighbours are compared as a whole.
//!
//! Invariant: nothing here decides what happens; without it every day comes out the same, only later.

use std::ops::Range;
use std::sync::Arc;

use super::Simulation;
use super::residents::{Residents, ResidentsChunk};
use super::watch::Observation;
use crate::kernel::parallel::CHUNK;
use crate::kernel::slices::LANES;
use crate::town::NONE;
use crate::truth::Deed;

/// What became of another town in this phase, and the groups of which that can be taken over.
#[derive(Clone, Copy)]
pub struct Beside<'a> {
    same: &'a [bool],
    residents: &'a Residents,
    deeds: &'a [Vec<Deed>],
    observations: &'a [Vec<Observation>],
}

impl<'a> Beside<'a> {
    pub(super) fn new(other: &'a Simulation, same: &'a [bool]) -> Self {
        Self { same, residents: &other.residents, deeds: &other.truth.today, observations: &other.observations }
    }

    fn takes(&self, group: usize) -> bool {
        self.same.get(group).copied().unwrap_or(false)
    }

    /// Takes over the rows of a group of the chunk, if it may.
    #[inline]
    pub(super) fn take_rows(&self, chunk: &mut ResidentsChunk, rows: Range<usize>) -> bool {
        let takes = self.takes((chunk.first + rows.start) / LANES);
        if takes {
            chunk.take(self.residents, rows);
        }
        takes
    }

    /// What the other town's people of a group did, if it may be taken over.
    pub(super) fn deeds(&self, group: usize) -> Option<&'a [Deed]> {
        let all = self.deeds.get(group * LANES / CHUNK).filter(|_| self.takes(group))?;
        Some(within(all, |deed| (0, deed.resident as usize / LANES), (0, group)))
    }

    /// What was seen there of the people of a group, if it may be taken over.
    pub(super) fn sightings(&self, group: usize) -> Option<&'a [Observation]> {
        let (sightings, _) = self.seen(group)?;
        Some(within(sightings, |seen| (0, seen.of as usize / LANES), (0, group)))
    }

    /// What a watcher imagined there of the people of a group, if it may be taken over.
    pub(super) fn false_alarms(&self, watcher: usize, group: usize) -> Option<&'a [Observation]> {
        let (_, alarms) = self.seen(group)?;
        Some(within(alarms, |seen| (usize::from(seen.watcher), seen.about as usize / LANES), (watcher, group)))
    }

    /// The sightings of a group's chunk, then its false alarms: in this order they were made.
    fn seen(&self, group: usize) -> Option<(&'a [Observation], &'a [Observation])> {
        let all = self.observations.get(group * LANES / CHUNK).filter(|_| self.takes(group))?;
        Some(all.split_at(all.partition_point(|seen| seen.of != NONE)))
    }
}

/// The items of a sorted slice that have a key.
fn within<T>(items: &[T], key: impl Fn(&T) -> (usize, usize), wanted: (usize, usize)) -> &[T] {
    let (start, end) = (items.partition_point(|i| key(i) < wanted), items.partition_point(|i| key(i) <= wanted));
    &items[start..end]
}

impl Simulation {
    /// Compares this town with another on the morning of the same day, so that this day can be passed beside it: gives
    /// whether it can. It can under the same rules and with the same luck.
    pub(crate) fn stands_beside(&mut self, other: &Self) -> bool {
        let same_people = Arc::ptr_eq(&self.town, &other.town);
        let (here, there) = (&self.town.people, &other.town.people);
        // Watchers confuse neighbours by their looks, and where they look depends on the quarter.
        let alike = same_people || (here.look == there.look && here.quarter == there.quarter);
        if !alike || !Arc::ptr_eq(&self.scenario, &other.scenario) || !self.luck.is(&other.luck) || self.day != other.day
        {
            return false;
        }
        let residents = self.residents.money.len();
        let same_doors = |rows: &Range<usize>| {
            let offices = self.offices.iter().zip(&other.offices);
            offices.into_iter().all(|(a, b)| a.ledger.doors(rows.clone()) == b.ledger.doors(rows.clone()))
        };
        let rows_of_belief = self.beliefs.rows() * LANES;
        let same = (0..residents).step_by(LANES).map(|first| {
            let (rows, group) = (first..(first + LANES).min(residents), first / LANES);
            let believed = group * rows_of_belief..(group + 1) * rows_of_belief;
            self.residents.same_rows(&other.residents, rows.clone())
                && self.beliefs.values[believed.clone()] == other.beliefs.values[believed]
                && (same_people || here.same_rows(there, rows.clone()))
                && same_doors(&rows)
                && !self.today.iter().chain(&other.today).any(|order| rows.contains(&(order.resident as usize)))
        });
        self.same = same.collect();
        true
    }
}
