//! The parts of the state that are plain lists or are defined by lower layers: the town, its ties, what really happened,
//! what was seen, ordered and entered today.

use std::sync::Arc;

use super::orders::OrderedAct;
use super::part::{Part, Refit, Taken};
use super::records::{Observation, Receipt, Sightings, Stopped};
use crate::day::phase::{Phase, Stretch};
use crate::kernel::digest::Digest;
use crate::kernel::groups::SameGroups;
use crate::kernel::luck::Luck;
use crate::kernel::slices::LANES;
use crate::town::Town;
use crate::town::ties::Ties;
use crate::truth::Truth;

/// The number of the day.
impl Part for u32 {
    fn digest(&self, name: &str, digest: &mut Digest) {
        digest.column(name, &[*self]);
    }

    fn same(&self, other: &Self, _: Stretch, groups: &mut SameGroups) {
        if self != other {
            groups.strike_all();
        }
    }

    fn take(&mut self, _: &Self, _: &Taken) {}

    fn refit(&mut self, _: &Refit) {}

    fn bytes(&self) -> usize {
        0
    }
}

impl Part for Luck {
    fn digest(&self, name: &str, digest: &mut Digest) {
        digest.column(name, &[self.seed()]);
    }

    fn same(&self, other: &Self, _: Stretch, groups: &mut SameGroups) {
        if self != other {
            groups.strike_all();
        }
    }

    fn take(&mut self, _: &Self, _: &Taken) {}

    fn refit(&mut self, _: &Refit) {}

    fn bytes(&self) -> usize {
        0
    }
}

/// People change by order alone: looks, quarters and conduct.
impl Part for Arc<Town> {
    fn digest(&self, name: &str, digest: &mut Digest) {
        let Town {
            seed,
            layout,
            people,
            kin,
            households,
            firms,
            features,
            quarters,
            wealth,
            looks,
            know_somebody_at_work,
            working_age,
        } = &**self;
        digest.values(&format!("{name}.layout"), layout);
        people.digest_into(digest, &format!("{name}.people"));
        if !kin.is_empty() {
            digest.column(&format!("{name}.kin"), kin);
        }
        digest.column(&format!("{name}.households"), households);
        digest.values(&format!("{name}.firms"), firms);
        digest.column(&format!("{name}.know_somebody_at_work"), know_somebody_at_work);
        digest.column(&format!("{name}.features.value"), &features.value);
        digest.column(&format!("{name}.features.cell"), &features.cell);
        digest.values(&format!("{name}.names"), &(seed, quarters, wealth, looks, working_age));
    }

    /// Watchers confuse neighbours by their looks, and where they look depends on the quarter.
    fn same(&self, other: &Self, _: Stretch, groups: &mut SameGroups) {
        if Arc::ptr_eq(self, other) {
            return;
        }
        if self.people.look != other.people.look || self.people.quarter != other.people.quarter {
            groups.strike_all();
        }
        groups.keep(self.residents(), |rows| self.people.same_rows(&other.people, rows));
    }

    fn take(&mut self, _: &Self, _: &Taken) {}

    fn refit(&mut self, _: &Refit) {}

    fn bytes(&self) -> usize {
        let Town {
            seed: _,
            layout,
            people,
            kin,
            households,
            firms,
            features,
            quarters: _,
            wealth,
            looks: _,
            know_somebody_at_work,
            working_age: _,
        } = &**self;
        let in_firms = firms.block.len() + firms.owner.len() + firms.start.len() + firms.staff.len();
        people.bytes()
            + size_of_val(wealth.as_slice())
            + size_of_val(kin.as_slice())
            + size_of_val(households.as_slice())
            + size_of_val(know_somebody_at_work.as_slice())
            + 4 * in_firms
            + firms.trades.len()
            + size_of_val(features.value.as_slice())
            + size_of_val(features.cell.as_slice())
            + size_of_val(layout.uses.as_slice())
            + size_of_val(layout.housing.as_slice())
    }
}

/// People talk with their contacts as they learn.
impl Part for Ties {
    fn digest(&self, name: &str, digest: &mut Digest) {
        let Self { start, count, other } = self;
        digest.column(&format!("{name}.start"), start);
        digest.column(&format!("{name}.count"), count);
        digest.column(&format!("{name}.other"), other);
    }

    fn same(&self, other: &Self, during: Stretch, groups: &mut SameGroups) {
        if during == Stretch::Learning {
            groups.keep(self.count.len(), |mut rows| {
                rows.all(|resident| self.of(resident as u32) == other.of(resident as u32))
            });
        }
    }

    fn take(&mut self, _: &Self, _: &Taken) {}

    fn refit(&mut self, _: &Refit) {}

    fn bytes(&self) -> usize {
        size_of_val(self.start.as_slice()) + self.count.len() + size_of_val(self.other.as_slice())
    }
}

/// What people do is taken over; worth and lives follow from it.
impl Part for Truth {
    fn digest(&self, name: &str, digest: &mut Digest) {
        let Self { deeds, closed, incidents, worth, lives, .. } = self;
        digest.values(&format!("{name}.deeds"), deeds);
        digest.values(&format!("{name}.closed"), closed);
        digest.column(&format!("{name}.incidents"), incidents);
        digest.column(&format!("{name}.worth"), worth);
        lives.digest_into(digest, &format!("{name}.lives"));
    }

    fn same(&self, _: &Self, _: Stretch, _: &mut SameGroups) {}

    fn take(&mut self, other: &Self, taken: &Taken) {
        if taken.after == Phase::Act {
            let closed = self.closed.iter_mut().zip(&other.closed);
            for (own, theirs) in self.deeds.iter_mut().zip(&other.deeds).chain(closed) {
                *own = taken.groups.merged(own, theirs, |deed| deed.resident as usize / LANES, |group| *group);
            }
        }
    }

    /// Where another office leads, the clocks that wait for a score to come back begin anew.
    fn refit(&mut self, change: &Refit) {
        if change.led_by[0] != change.led_by[1] {
            self.lives.mending.fill(0);
        }
    }

    fn bytes(&self) -> usize {
        let Self { deeds, closed, incidents, worth, lives, .. } = self;
        deeds.iter().chain(closed).map(|chunk| size_of_val(chunk.as_slice())).sum::<usize>()
            + size_of_val(incidents.as_slice())
            + size_of_val(worth.as_slice())
            + lives.bytes()
    }
}

/// What watchers saw today.
impl Part for Sightings {
    fn digest(&self, name: &str, digest: &mut Digest) {
        let Self { observations, reports, lies, stops, readings, incidents } = self;
        digest.values(&format!("{name}.observations"), observations);
        if !reports.is_empty() || *lies != [0; 2] {
            digest.values(&format!("{name}.reports"), reports);
            digest.column(&format!("{name}.lies"), lies);
        }
        if stops.iter().any(|chunk| !chunk.is_empty()) {
            digest.values(&format!("{name}.stops"), stops);
        }
        digest.values(&format!("{name}.readings"), readings);
        digest.values(&format!("{name}.incidents"), incidents);
    }

    fn same(&self, _: &Self, _: Stretch, _: &mut SameGroups) {}

    /// Sightings of a chunk stand in the order of those who were seen, then false alarms, watcher by watcher, in the order
    /// of those at whom the watcher looked; and so do stops. Reports are worked out anew in every town.
    fn take(&mut self, other: &Self, taken: &Taken) {
        if taken.after == Phase::Watch {
            for (own, theirs) in self.observations.iter_mut().zip(&other.observations) {
                let place = |seen: &Observation| {
                    let group = seen.looked_at(taken.witness) as usize / LANES;
                    (seen.seen(taken.witness).is_none().then_some(seen.watcher), group)
                };
                *own = taken.groups.merged(own, theirs, place, |(_, group)| *group);
            }
            for (own, theirs) in self.stops.iter_mut().zip(&other.stops) {
                let place = |stop: &Stopped| {
                    let group = stop.person as usize / LANES;
                    (stop.done(taken.witness).is_none().then_some(stop.watcher), group)
                };
                *own = taken.groups.merged(own, theirs, place, |(_, group)| *group);
            }
        }
    }

    fn refit(&mut self, _: &Refit) {}

    fn bytes(&self) -> usize {
        let Self { observations, reports, lies: _, stops, readings, incidents } = self;
        size_of_val(reports.as_slice())
            + stops.iter().map(|chunk| size_of_val(chunk.as_slice())).sum::<usize>()
            + observations.iter().map(|chunk| size_of_val(chunk.as_slice())).sum::<usize>()
            + size_of_val(readings.as_slice())
            + size_of_val(incidents.as_slice())
    }
}

/// People of whom something was ordered, or who had it ordered there, do not act as they otherwise would.
impl Part for Vec<OrderedAct> {
    fn digest(&self, name: &str, digest: &mut Digest) {
        digest.values(name, self);
    }

    fn same(&self, other: &Self, _: Stretch, groups: &mut SameGroups) {
        self.iter().chain(other).for_each(|order| groups.strike_resident(order.resident));
    }

    fn take(&mut self, _: &Self, _: &Taken) {}

    fn refit(&mut self, _: &Refit) {}

    fn bytes(&self) -> usize {
        size_of_val(self.as_slice())
    }
}

/// People learn from the receipts that are about them.
impl Part for Vec<Receipt> {
    fn digest(&self, name: &str, digest: &mut Digest) {
        digest.values(name, self);
    }

    fn same(&self, other: &Self, during: Stretch, groups: &mut SameGroups) {
        if during == Stretch::Learning {
            for receipt in differing(self, other).into_iter().flatten() {
                groups.strike_resident(receipt.about);
            }
        }
    }

    fn take(&mut self, _: &Self, _: &Taken) {}

    fn refit(&mut self, _: &Refit) {}

    fn bytes(&self) -> usize {
        size_of_val(self.as_slice())
    }
}

/// What two lists have between their common beginning and their common end.
fn differing<'a>(a: &'a [Receipt], b: &'a [Receipt]) -> [&'a [Receipt]; 2] {
    let start = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[start..], &b[start..]);
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    [&a[..a.len() - end], &b[..b.len() - end]]
}
