//! Live: what befalls people, which nobody chose.

use super::state::residents::{Employment, Residents, weekly};
use crate::kernel::fixed::MONTH;
use crate::kernel::groups::SameGroups;
use crate::kernel::luck::{Luck, Purpose};
use crate::kernel::parallel::{CHUNK, Workers};
use crate::kernel::slices::{Address, LANES, Slices, ones};
use crate::scenario::policy::Policy;
use crate::town::Town;
use crate::town::people::Role;

/// What the phase may know and change.
pub struct Live<'a> {
    pub(super) day: u32,
    pub(super) luck: Luck,
    pub(super) policy: &'a Policy,
    pub(super) town: &'a Town,
    pub(super) residents: &'a mut Residents,
    /// SameGroups that are passed over.
    pub(super) passed_over: &'a SameGroups,
    pub(super) workers: &'a Workers,
}

/// Illness comes and goes; now and then a job is lost.
pub fn live(now: Live) {
    let Live { day, luck, policy, town, residents, passed_over, workers } = now;
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
