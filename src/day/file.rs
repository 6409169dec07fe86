//! File: what reaches the files, when, and under whose name. Entries are lost, late, or stale.

use std::collections::BTreeMap;

use super::apart::Apart;
use super::rate::direct::Direct;
use super::state::files::Files;
use super::state::records::{Observation, SeenIncidents, Sightings};
use crate::kernel::fixed::ENTRY;
use crate::kernel::luck::{Luck, Purpose};
use crate::kernel::stream::Spot;
use crate::scenario::limits::{LONGEST_WAY, OfficeMask};
use crate::scenario::policy::Policy;

/// What the phase may know and change.
pub struct File<'a> {
    pub(super) day: u32,
    pub(super) luck: Luck,
    pub(super) policy: &'a Policy,
    pub(super) sightings: &'a Sightings,
    pub(super) files: &'a mut Files,
    pub(super) direct: Option<&'a mut Direct>,
    pub(super) apart: Option<&'a mut Apart>,
}

/// Whether the entry that an observation of a day leaves is held up on its way: the clearing of a bill that goes on as
/// unpaid. `None` if the entry is lost.
pub(super) fn held_up(policy: &Policy, luck: Luck, day: u32, observation: &Observation) -> Option<bool> {
    let errors = &policy.watchers[usize::from(observation.watcher)].errors;
    let (low, high) = (observation.id as u32, (observation.id >> 32) as u32);
    let clears = policy.acts[usize::from(observation.act)].debt < 0;
    let lost = luck.chance(Purpose::Filing, day, low, high, errors.loss);
    if lost && !clears {
        return None;
    }
    // A clearing entry that is lost turns up again, as a stale one does: somebody asks for it.
    Some(clears && (lost || luck.chance(Purpose::Stale, day, low, high, errors.stale)))
}

/// Observations become records, sooner or later or never.
pub fn file(now: File) {
    let File { day, luck, policy, sightings, files, mut direct, mut apart } = now;
    let Sightings { reports, readings, incidents, .. } = sightings;
    if let Some(apart) = &mut apart {
        apart.begin_list();
    }
    // The offices that already have the current deed on file, one bit each: in the files, and where something is struck.
    let mut told = [0, 0];
    // The same for what somebody has reported: whoever else tells of it today, the same act of the same person is entered once.
    let key = |seen: &Observation| (seen.about, seen.act);
    let mut told_of_reported: BTreeMap<(u32, u8), [OfficeMask; 2]> =
        reports.iter().map(|report| (key(&report.seen), [0, 0])).collect();
    for observation in sightings.all() {
        if !observation.again {
            told = [0, 0];
        }
        let [told, told_beside] = told_of_reported.get_mut(&key(observation)).unwrap_or(&mut told);
        if !files.struck.is_empty() && files.struck.contains(&observation.id) {
            continue;
        }
        let watcher = &policy.watchers[usize::from(observation.watcher)];
        // One deed is entered once in an office's file, whoever saw it.
        let readers = policy.readers(observation.watcher);
        let is_entered = |told: &mut OfficeMask| {
            let is_new = readers == 0 || readers & !*told != 0;
            *told |= readers;
            is_new
        };
        let entered = is_entered(told);
        let beside =
            direct.as_ref().is_some_and(|direct| !direct.struck.contains(&observation.id)) && is_entered(told_beside);
        if !entered && !beside {
            continue;
        }
        if let Some(apart) = apart.as_mut().filter(|_| entered) {
            apart.list(observation.record());
        }
        let Some(held_up) = held_up(policy, luck, day, observation) else {
            files.lost += u64::from(entered);
            continue;
        };
        let way = watcher.errors.delay_days + if held_up { watcher.errors.stale_days } else { 0 };
        let arrives = (day + way) as usize % LONGEST_WAY;
        if entered {
            files.stale += u64::from(held_up);
            files.on_the_way[arrives].push(observation.record());
        }
        if let Some(direct) = direct.as_mut().filter(|_| beside) {
            direct.send(observation.record(), arrives);
        }
    }
    if let Some(direct) = direct {
        direct.take_in(day as usize % LONGEST_WAY);
    }
    let watcher = |watcher: u8| &policy.watchers[usize::from(watcher)];
    files.readings.clear();
    files.readings.extend(readings.iter().filter(|reading| {
        let watcher = watcher(reading.watcher);
        !luck.chance(Purpose::Filing, day, reading.about, watcher.what, watcher.errors.loss)
    }));
    files.incidents.clear();
    files.incidents.extend(incidents.iter().map(|seen| {
        let at = Spot { purpose: Purpose::Filing, day, subject: u32::from(seen.quarter), what: !seen.what };
        let chance = watcher(seen.watcher).errors.loss.share();
        SeenIncidents { count: seen.count - luck.binomial(at, seen.count / ENTRY, chance) * ENTRY, ..*seen }
    }));
    files.today = std::mem::take(&mut files.on_the_way[day as usize % LONGEST_WAY]);
}
