//! Stops: what a watcher does on the spot about what it sees, or thinks it sees.

use super::View;
use crate::day::state::records::Stopped;
use crate::kernel::luck::Purpose;
use crate::truth::{Sealed, Seen};

impl View<'_, '_> {
    /// Whether a watcher stops a person at whom it looked, who `really` did something or nothing. `what` stands for the
    /// sighting in luck.
    pub(super) fn stop(&self, watcher: usize, person: u32, what: u32, really: Seen, stops: &mut Vec<Stopped>) {
        let now = self.now;
        let Some(stop) = now.policy.watchers[watcher].stop else { return };
        if now.luck.chance(Purpose::Stop, now.day, person, what, stop.chance) {
            stops.push(Stopped { person, watcher: watcher as u8, seal: Sealed::new(really) });
        }
    }
}
