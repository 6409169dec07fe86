//! A town beside another with the same luck: where the two were alike before a phase, they are alike after it, so the
//! second need not work out again what the first has worked out. Groups of 64 neighbours are compared as a whole.
//!
//! Invariant: nothing here decides what happens; without it every day comes out the same, only later. What is taken over
//! of acts and sightings is in [`crate::truth::beside`], out of the reach of those who rate.

use std::ops::Range;
use std::sync::Arc;

use super::Simulation;
use super::rate::Receipt;
use super::residents::{Beliefs, Residents, ResidentsChunk};
use crate::kernel::slices::LANES;
use crate::town::ties::Ties;

/// What became of another town's people in this phase, and the groups of which that can be taken over.
#[derive(Clone, Copy)]
pub struct Beside<'a> {
    same: &'a [bool],
    residents: &'a Residents,
    beliefs: &'a Beliefs,
    ties: &'a Ties,
}

impl<'a> Beside<'a> {
    pub(crate) fn new(other: &'a Simulation, same: &'a [bool]) -> Self {
        Self { same, residents: &other.residents, beliefs: &other.beliefs, ties: &other.ties }
    }

    pub(crate) fn takes(&self, group: usize) -> bool {
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

    /// Takes over the week of a group, if it may and none of those it talked with believes anything else there.
    /// `settled` tells whether the week of a friend's group is over, or not due today.
    pub(super) fn take_week(
        &self,
        residents: &mut Residents,
        beliefs: &mut Beliefs,
        ties: &Ties,
        friends: &[Option<usize>],
        start: usize,
        settled: impl Fn(usize) -> bool,
    ) -> bool {
        let group = start / LANES;
        let rows = start..(start + LANES).min(residents.money.len());
        // A week that is over has its beliefs in both towns; one still to come has them as they were compared.
        let alike = |friend: usize| {
            let theirs = friend / LANES;
            if settled(theirs) { beliefs.same_of(self.beliefs, friend) } else { self.takes(theirs) }
        };
        let takes = self.takes(group)
            && rows.clone().all(|resident| ties.of(resident as u32) == self.ties.of(resident as u32))
            && friends.iter().flatten().all(|friend| alike(*friend));
        if takes {
            residents.take_rows(self.residents, rows);
            beliefs.take_group(self.beliefs, group);
        }
        takes
    }
}

impl Simulation {
    /// Whether this town can pass a day beside another: under the same rules and with the same luck, on the same day.
    pub(crate) fn can_stand_beside(&self, other: &Self) -> bool {
        let (here, there) = (&self.town.people, &other.town.people);
        // Watchers confuse neighbours by their looks, and where they look depends on the quarter.
        let alike = Arc::ptr_eq(&self.town, &other.town) || (here.look == there.look && here.quarter == there.quarter);
        let same_rules = Arc::ptr_eq(&self.scenario, &other.scenario);
        alike && same_rules && self.luck.is(&other.luck) && self.day == other.day
    }

    /// Finds the groups in which this town is, at this moment of the day, as another is.
    pub(crate) fn compare(&mut self, other: &Self) {
        let residents = self.residents.money.len();
        let same_people = Arc::ptr_eq(&self.town, &other.town);
        let people = (&self.town.people, &other.town.people);
        let offices = || self.offices.iter().zip(&other.offices);
        let mut same: Vec<bool> = Vec::with_capacity(residents.div_ceil(LANES));
        for first in (0..residents).step_by(LANES) {
            let (rows, group) = (first..(first + LANES).min(residents), first / LANES);
            same.push(
                self.residents.same_rows(&other.residents, rows.clone())
                    && self.beliefs.group(group) == other.beliefs.group(group)
                    && (same_people || people.0.same_rows(people.1, rows.clone()))
                    && offices().all(|(a, b)| a.ledger.doors(rows.clone()) == b.ledger.doors(rows.clone()))
                    && offices().all(|(a, b)| a.served_among(group) == b.served_among(group))
                    && self.shown.same_rows(&other.shown, rows.clone())
                    && !self.today.iter().chain(&other.today).any(|order| rows.contains(&(order.resident as usize))),
            );
        }
        // Receipts of today that only one of the two has: those between what both lists begin and end with.
        for receipts in differing(&self.receipts, &other.receipts) {
            receipts.iter().for_each(|receipt| same[receipt.about as usize / LANES] = false);
        }
        self.same = same;
    }
}

/// What two lists have between their common beginning and their common end.
fn differing<'a>(a: &'a [Receipt], b: &'a [Receipt]) -> [&'a [Receipt]; 2] {
    let start = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[start..], &b[start..]);
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    [&a[..a.len() - end], &b[..b.len() - end]]
}
