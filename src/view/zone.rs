//! The zone of one person: the blocks that a watcher which looks beyond a zone leaves in peace, and the last of the person's ways
//! that led out of it.

use super::facts::{Fact, Facts};
use super::lens::Sign;
use super::posts;
use crate::day::Simulation;
use crate::day::watch::zones::{is_beyond, kept_ways};
use crate::kernel::slices::ones;
use crate::words::say;

/// A person's zone on the plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Zone {
    /// Whether each block lies within it, by number.
    pub within: Vec<bool>,
    /// The straight ways between home, work and shop, each from block to block.
    pub ways: Vec<(u32, u32)>,
    /// The block beyond it to which the person went last; none while that is covered, or if they never left.
    pub strayed: Option<u32>,
}

impl Zone {
    /// What its signs on the map mean.
    pub fn legend(&self) -> Vec<(Sign, String)> {
        let strayed = self.strayed.map(|_| (Sign::Stray, say!("legend-stray")));
        [(Sign::Zone, say!("legend-zone"))].into_iter().chain(strayed).collect()
    }
}

/// The zone of a resident; `None` where no watcher looks beyond one today.
pub fn zone(town: &Simulation, resident: u32, facts: Facts) -> Option<Zone> {
    let policy = town.scenario().policy();
    let is_watched = |only: u64| only == 0 || ones(only).any(|set| town.is_in_set(set, resident));
    let watching = posts::watching(town).map(|(number, _)| &policy.watchers()[number]);
    let looking = watching.filter(|watcher| watcher.beyond > 0 && is_watched(u64::from(watcher.only)));
    // The narrowest zone is the one that counts.
    let beyond = looking.map(|watcher| watcher.beyond).min()?;
    let places = town.town();
    let blocks = 0..places.layout().columns * places.layout().rows;
    let within = blocks.map(|block| !is_beyond(places, resident, block, beyond)).collect();
    let strayed = facts.has(Fact::Deeds).then(|| town.last_stray(resident, beyond)).flatten();
    Some(Zone { within, ways: kept_ways(places, resident), strayed })
}
