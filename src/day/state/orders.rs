//! What was ordered by hand for one day.

use serde::Serialize;

use super::records::{Record, observation_id};
use crate::kernel::luck::mix;
use crate::truth::{Done, Sealed};

/// An act of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OneAct {
    /// The resident.
    pub resident: u32,
    /// The act, as an index.
    pub act: u8,
}

/// A mark that nothing stands behind: what a rule would enter if it read of something that nobody did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Mark {
    /// The resident whose score it changes.
    pub resident: u32,
    /// The office in whose file it is entered, as an index into the offices of the scenario.
    pub office: u8,
    /// The act that the entry names, as an index. Its first rule in the office says how long the mark lasts.
    pub act: u8,
    /// In 1/256 of a point; below 0 for a mark that costs points.
    pub points: i32,
}

impl Mark {
    /// The record that the mark stands on, which is of nothing.
    pub(in crate::day) fn record(&self, day: u32, watcher: u8) -> Record {
        let what = mix(u64::from(self.act) << 8 | u64::from(self.office)) as u32;
        let id = observation_id(day, self.resident, what ^ 0x4D41_524B);
        Record { id, about: self.resident, act: self.act, watcher, seal: Sealed::new(Done::NOTHING) }
    }
}

/// Whether somebody does an act today, whatever drives them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct OrderedAct {
    /// The resident.
    pub(in crate::day) resident: u32,
    /// The act, as an index.
    pub(in crate::day) act: u8,
    /// Whether the act is done, or not done.
    pub(in crate::day) done: bool,
    /// Whether it is done only where it can be: by somebody who is well and allowed to, and not shut out.
    pub(in crate::day) if_possible: bool,
}
