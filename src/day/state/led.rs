//! People whose weeks somebody leads by hand: what they have resolved, and the marks that they were told of.

use serde::Serialize;

use super::desk::Appeal;
use super::orders::OrderedAct;
use super::part::{Part, Refit, Taken};
use crate::day::phase::Stretch;
use crate::kernel::digest::Digest;
use crate::kernel::groups::SameGroups;

/// Days after which a mark is no longer appealed against.
const KEPT: u32 = 365;

/// What somebody has resolved: it holds until they resolve something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Resolve {
    /// The resident.
    pub resident: u32,
    /// Acts, by index, each with on how many of seven days it is done, 0 to 7, where it can be done. Whatever is not named is
    /// done as usual.
    pub acts: Vec<(u8, u8)>,
    /// Whether the resident takes every long way round that keeps them out of view, or none; `None` if they do as usual.
    pub hides: Option<bool>,
    /// Whether they appeal by hand alone. Otherwise they appeal as they would have.
    pub appeals_by_hand: bool,
}

/// What somebody has resolved, and since when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub(crate) struct Resolved {
    /// Days that had passed when it was resolved.
    since: u32,
    resolve: Resolve,
}

/// People whose weeks somebody leads by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(Serialize, serde::Deserialize))]
pub(crate) struct Led {
    /// What each of them has resolved.
    resolved: Vec<Resolved>,
    /// The marks that they were told of and have not appealed against.
    told: Vec<Appeal>,
    /// The records against which they appeal today, by number.
    pub(in crate::day) appeals: Vec<u64>,
}

impl Led {
    /// Somebody resolves something, in the place of what they resolved before.
    pub(in crate::day) fn resolve(&mut self, resolve: &Resolve, day: u32) {
        self.resolved.retain(|other| other.resolve.resident != resolve.resident);
        self.resolved.push(Resolved { since: day, resolve: resolve.clone() });
        self.resolved.sort_by_key(|resolved| resolved.resolve.resident);
    }

    /// Nobody leads a resident's weeks any longer.
    pub(in crate::day) fn hand_back(&mut self, resident: u32) {
        self.resolved.retain(|resolved| resolved.resolve.resident != resident);
        self.told.retain(|mark| mark.receipt.about != resident);
    }

    /// Whether a resident appeals by hand alone.
    pub(in crate::day) fn appeals_by_hand(&self, resident: u32) -> bool {
        let own = |resolved: &Resolved| resolved.resolve.resident == resident && resolved.resolve.appeals_by_hand;
        self.resolved.iter().any(own)
    }

    /// Whether a resident has resolved to keep out of view, or not to.
    pub(in crate::day) fn hides(&self, resident: u32) -> Option<bool> {
        self.resolved.iter().find(|resolved| resolved.resolve.resident == resident)?.resolve.hides
    }

    /// What they have resolved to do today, and not to do.
    pub(in crate::day) fn of_today(&self, day: u32) -> impl Iterator<Item = OrderedAct> {
        let acts = move |resolved: &Resolved| {
            let (since, resident) = (resolved.since, resolved.resolve.resident);
            let order = move |(act, times): (u8, u8)| {
                let done = is_due(day - since, times);
                OrderedAct { resident, act, done, if_possible: true }
            };
            resolved.resolve.acts.clone().into_iter().map(order)
        };
        self.resolved.iter().flat_map(acts)
    }

    /// Somebody was told of a mark.
    pub(in crate::day) fn tell(&mut self, mark: &Appeal) {
        self.told.push(*mark);
    }

    /// Takes out the marks against which they appeal today. What is older than a year is no longer there.
    pub(in crate::day) fn take_appeals(&mut self, day: u32) -> Vec<Appeal> {
        self.told.retain(|mark| mark.lodged + KEPT > day);
        let records = std::mem::take(&mut self.appeals);
        let (appeals, told) =
            std::mem::take(&mut self.told).into_iter().partition(|mark| records.contains(&mark.receipt.record.id));
        self.told = told;
        appeals
    }

    /// The marks of a resident that they were told of and have not appealed against, the oldest first.
    pub(crate) fn told(&self, resident: u32) -> impl Iterator<Item = &Appeal> {
        self.told.iter().filter(move |mark| mark.receipt.about == resident)
    }

    /// All marks of which people were told and against which they have not appealed.
    pub(in crate::day) fn all_told(&self) -> &[Appeal] {
        &self.told
    }

    /// Takes over what people were told of in the town beside this one.
    pub(in crate::day) fn take_told(&mut self, other: &Self) {
        self.told.clone_from(&other.told);
        self.appeals.clear();
    }

    /// Nobody appeals against an entry that is there no more.
    pub(in crate::day) fn forget(&mut self, gone: impl Fn(&Appeal) -> bool) {
        self.told.retain(|mark| !gone(mark));
    }
}

/// Whether something that is done on so many of seven days is done after so many days: the days are spread evenly.
fn is_due(days: u32, times: u8) -> bool {
    let times = u64::from(times);
    (u64::from(days) + 1) * times / 7 > u64::from(days) * times / 7
}

/// Whoever has resolved something else than in the other town does not live as there.
impl Part for Led {
    fn digest(&self, name: &str, digest: &mut Digest) {
        let Self { resolved, told, appeals } = self;
        if *self != Self::default() {
            digest.values(&format!("{name}.resolved"), resolved);
            digest.values(&format!("{name}.told"), told);
            digest.column(&format!("{name}.appeals"), appeals);
        }
    }

    fn same(&self, other: &Self, _: Stretch, groups: &mut SameGroups) {
        let differing = |a: &Self, b: &Self, groups: &mut SameGroups| {
            let only = a.resolved.iter().filter(|resolved| !b.resolved.contains(resolved));
            only.for_each(|resolved| groups.strike_resident(resolved.resolve.resident));
        };
        differing(self, other, groups);
        differing(other, self, groups);
    }

    fn take(&mut self, _: &Self, _: &Taken) {}

    fn refit(&mut self, _: &Refit) {}

    fn bytes(&self) -> usize {
        size_of_val(self.resolved.as_slice())
            + self.resolved.iter().map(|resolved| 2 * resolved.resolve.acts.len()).sum::<usize>()
            + size_of_val(self.told.as_slice())
            + size_of_val(self.appeals.as_slice())
    }
}

#[cfg(test)]
mod tests {
    use super::is_due;

    #[test]
    fn what_is_resolved_is_done_so_often_in_any_seven_days() {
        for times in 0..=7 {
            for first in 0..30 {
                let done = (first..first + 7).filter(|day| is_due(*day, times)).count();
                assert_eq!(done, usize::from(times), "from day {first}");
            }
        }
    }
}
