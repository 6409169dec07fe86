//! File: what reaches the files, when, and under whose name. Entries are lost, late, or stale.

use super::intervene::Mark;
use super::rate::tally::ENTRY;
use super::watch::Observation;
use crate::kernel::draws::Spot;
use crate::kernel::luck::{Luck, Purpose};
#[cfg(test)]
use crate::kernel::mistake::{Mistake, is_made};
use crate::scenario::policy::Policy;
use crate::town::NONE;
use crate::truth::Sealed;

/// An entry in the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record {
    /// The number of the observation it records.
    pub id: u64,
    /// Under whose name it stands.
    pub about: u32,
    /// What it says they did.
    pub act: u8,
    /// Who or what saw it.
    pub watcher: u8,
    /// Whether it is true: carried, and closed to everyone who rates.
    pub(crate) seal: Sealed,
}

/// A feature as a watcher read it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// Whose it is.
    pub about: u32,
    /// Who read it.
    pub watcher: u8,
    /// What was shown, in the feature's own unit.
    pub value: f64,
}

/// Incidents of one kind that a watcher saw in one quarter today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeenIncidents {
    /// Who saw them.
    pub watcher: u8,
    /// The kind.
    pub incident: u8,
    /// Where.
    pub quarter: u8,
    /// The stable number of both, for luck.
    pub(crate) what: u32,
    /// Whether the watcher was there because a file had sent it.
    pub sent_by_file: bool,
    /// How many, in parts of an entry.
    pub count: u64,
}

/// Days that an entry can be on its way: stale entries are mended within this.
const LONGEST_WAY: usize = 512;

/// The files: what arrived today, and what is on its way.
#[derive(Clone, Debug)]
pub struct Files {
    /// What arrived today, in a fixed order.
    pub today: Vec<Record>,
    /// Features read today.
    pub readings: Vec<Reading>,
    /// Incidents seen today.
    pub incidents: Vec<SeenIncidents>,
    on_the_way: Vec<Vec<Record>>,
    /// Entries lost on the way so far.
    pub(crate) lost: u64,
    /// Clearing entries held up so far.
    pub(crate) stale: u64,
    /// Observations struck out by command: they never reach a file.
    pub(crate) struck: Vec<u64>,
    /// Marks entered by hand today: nothing stands behind them.
    pub(crate) marks: Vec<Mark>,
    #[cfg(test)]
    late: Vec<Reading>,
}

impl Default for Files {
    fn default() -> Self {
        Self {
            today: vec![],
            readings: vec![],
            incidents: vec![],
            on_the_way: vec![vec![]; LONGEST_WAY],
            lost: 0,
            stale: 0,
            struck: vec![],
            marks: vec![],
            #[cfg(test)]
            late: vec![],
        }
    }
}

/// What the phase may know and change.
pub struct File<'a> {
    pub(super) day: u32,
    pub(super) luck: Luck,
    pub(super) policy: &'a Policy,
    pub(super) observations: &'a [Vec<Observation>],
    pub(super) readings: &'a mut Vec<Reading>,
    pub(super) incidents: &'a mut Vec<SeenIncidents>,
    pub(super) files: &'a mut Files,
}

/// Observations become records, sooner or later or never.
pub fn file(now: File) {
    let File { day, luck, policy, observations, readings, incidents, files } = now;
    let (mut last, mut told) = ((NONE, NONE, 0, 0), 0);
    for observation in observations.iter().flatten() {
        if !files.struck.is_empty() && files.struck.contains(&observation.id) {
            continue;
        }
        let watcher = &policy.watchers[usize::from(observation.watcher)];
        // One act is entered once in an office's file, whoever saw it; sightings of one act follow one another.
        let sighting = (observation.of, observation.about, observation.act, observation.done);
        let readers = policy.readers(observation.watcher);
        if sighting != last || observation.of == NONE {
            (last, told) = (sighting, 0);
        }
        if readers != 0 && readers & !told == 0 {
            continue;
        }
        told |= readers;
        let (low, high) = (observation.id as u32, (observation.id >> 32) as u32);
        let clears = policy.acts[usize::from(observation.act)].debt < 0;
        let lost = luck.chance(Purpose::Filing, day, low, high, watcher.errors.loss);
        if lost && !clears {
            files.lost += 1;
            continue;
        }
        // A clearing entry that is lost turns up again, as a stale one does: somebody asks for it.
        let held_up = clears && (lost || luck.chance(Purpose::Stale, day, low, high, watcher.errors.stale));
        files.stale += u64::from(held_up);
        let way = watcher.errors.delay_days + if held_up { watcher.errors.stale_days } else { 0 };
        let Observation { id, about, act, watcher, seal, .. } = *observation;
        files.on_the_way[(day + way) as usize % LONGEST_WAY].push(Record { id, about, act, watcher, seal });
    }
    for (number, watcher) in policy.watchers.iter().enumerate().filter(|(_, watcher)| !watcher.errors.loss.is_never()) {
        let lost = |about: u32| luck.chance(Purpose::Filing, day, about, watcher.what, watcher.errors.loss);
        readings.retain(|reading| usize::from(reading.watcher) != number || !lost(reading.about));
        for seen in incidents.iter_mut().filter(|seen| usize::from(seen.watcher) == number) {
            let at = Spot { purpose: Purpose::Filing, day, subject: u32::from(seen.quarter), what: !seen.what };
            let chance = f64::from(watcher.errors.loss.0) / f64::from(u32::MAX);
            seen.count -= luck.binomial(at, seen.count / ENTRY, chance) * ENTRY;
        }
    }
    files.readings = std::mem::take(readings);
    files.incidents = std::mem::take(incidents);
    #[cfg(test)]
    if is_made(Mistake::FitsStale) {
        std::mem::swap(&mut files.readings, &mut files.late);
    }
    files.today = std::mem::take(&mut files.on_the_way[day as usize % LONGEST_WAY]);
}

impl Files {
    /// Empty files that these observations never reach.
    pub(crate) fn without(struck: Vec<u64>) -> Self {
        Self { struck, ..Self::default() }
    }

    /// What is on its way, for the digest: in order of arrival.
    pub(crate) fn waiting(&self, day: u32) -> Vec<u64> {
        let days = (1..LONGEST_WAY).map(|ahead| &self.on_the_way[(day as usize + ahead) % LONGEST_WAY]);
        days.flatten()
            .flat_map(|r| [r.id, u64::from(r.about) << 16 | u64::from(r.act) << 8 | u64::from(r.watcher)])
            .collect()
    }
}
