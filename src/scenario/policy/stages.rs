//! Trials and events, as the days read them.

use super::Who;
use crate::kernel::fixed::Threshold;
use crate::scenario::limits::WatcherMask;
use crate::scenario::raw::JudgedBy;

/// A trial of several offices.
#[derive(Clone, Debug)]
pub struct Trial {
    pub(crate) name: String,
    pub(crate) day: u32,
    /// The offices that take part, by index, each with the watchers whose records it reads and no office outside the trial
    /// does.
    pub(crate) offices: Vec<(usize, WatcherMask)>,
    pub(crate) by: JudgedBy,
}

impl Trial {
    /// Whether it is decided on the morning of a day, counted from 0.
    pub fn is_on(&self, day: u32) -> bool {
        self.day == day
    }

    /// The name by which the scenario, its settings and its exports speak of it.
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// What an event does.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Happening {
    /// Nothing but its line in the Chronicle.
    Told,
    /// Some of those whose papers were kept enter a set, by index.
    Breach { into: usize, of: Who, share: Threshold },
    /// Every office pardons these people.
    Amnesty(Who),
    /// What the audit has found is published.
    News,
}

/// Something that happens on one day.
#[derive(Clone, Debug)]
pub struct Event {
    /// The number that stands for it in the addresses of luck, made from its name.
    pub(crate) what: u32,
    pub(crate) day: u32,
    pub(crate) does: Happening,
}
