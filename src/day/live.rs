//! Live: what befalls people, which nobody chose.

use super::state::residents::{Employment, Residents, weekly};
use super::state::sets::Sets;
use crate::kernel::fixed::MONTH;
use crate::kernel::groups::SameGroups;
use crate::kernel::luck::{Luck, Purpose};
use crate::kernel::parallel::{CHUNK, Workers};
use crate::kernel::slices::{Address, LANES, Slices, ones};
use crate::scenario::policy::{Policy, Set};
use crate::town::Town;
use crate::town::people::Role;

/// What the phase may know and change.
pub struct Live<'a> {
    pub(super) day: u32,
    pub(super) luck: Luck,
    pub(super) policy: &'a Policy,
    pub(super) town: &'a Town,
    pub(super) residents: &'a mut Residents,
    pub(super) sets: &'a mut Sets,
    /// SameGroups that are passed over.
    pub(super) passed_over: &'a SameGroups,
    pub(super) workers: &'a Workers,
}

/// Illness comes and goes; now and then a job is lost. Sets begin and end, and in the course of time people leave them.
pub fn live(now: Live) {
    let Live { day, luck, policy, town, residents, sets, passed_over, workers } = now;
    for (number, set) in policy.sets.iter().enumerate() {
        come_and_go((day, luck), number, set, town, residents, sets, passed_over);
    }
    let month_turns = day > 0 && day.is_multiple_of(MONTH);
    workers.map(residents.chunks_mut(CHUNK), |chunk| {
        for ill in chunk.ill.iter_mut() {
            *ill = ill.saturating_sub(1);
        }
        if month_turns {
            chunk.did_last_month.copy_from_slice(chunk.did_this_month);
            chunk.did_this_month.fill(0);
        }
        for first in (0..chunk.money.len()).step_by(LANES) {
            let lanes = LANES.min(chunk.money.len() - first);
            let group = (chunk.first + first) / LANES;
            if passed_over.has(group) {
                continue;
            }
            let all = u64::MAX >> (LANES - lanes);
            let happens = |purpose, chance| {
                let at = Address { purpose, day, what: 0 };
                Slices::new(&luck, at, group as u32).happens(all, chance, |_| chance)
            };
            for lane in ones(happens(Purpose::Illness, policy.shocks.illness)) {
                chunk.ill[first + lane] = policy.shocks.illness_days;
            }
            if weekly(group, day) {
                for lane in ones(happens(Purpose::LayOff, policy.shocks.layoff)) {
                    let own_firm = town.people.role[chunk.first + first + lane] >= Role::Owner as u8;
                    let employment = &mut chunk.employment[first + lane];
                    if *employment == Employment::Employed as u8 && !own_firm {
                        *employment = Employment::Idle as u8;
                    }
                }
            }
        }
    });
}

/// Who is in a set from today on, and who is no longer, without having done anything for it.
fn come_and_go(
    now: (u32, Luck),
    number: usize,
    set: &Set,
    town: &Town,
    residents: &Residents,
    sets: &mut Sets,
    passed_over: &SameGroups,
) {
    let (day, luck) = now;
    let begins = day > 0 && day == set.from_day;
    let ends = set.until_day > 0 && day == set.until_day;
    if !begins && !ends && set.leaves.is_never() {
        return;
    }
    let at = Address { purpose: Purpose::SetLeave, day, what: set.what };
    for group in (0..town.residents().div_ceil(LANES)).filter(|group| !passed_over.has(*group)) {
        let members = sets.members(number, group);
        let leave = if ends {
            members
        } else {
            Slices::new(&luck, at, group as u32).happens(members, set.leaves, |_| set.leaves)
        };
        let of_group = (group * LANES) as u32;
        ones(leave).for_each(|lane| sets.remove(number, of_group + lane as u32));
        for resident in (of_group..(of_group + LANES as u32).min(town.residents() as u32)).filter(|_| begins) {
            if sets.is_in_by_lot(set, town, residents, &luck, resident) {
                sets.put(number, resident);
            }
        }
    }
}
