//! Incidents as they are seen: what nobody is known to have done.

use super::View;
use crate::day::state::records::SeenIncidents;
use crate::kernel::fixed::ENTRY;
use crate::kernel::luck::Purpose;
use crate::kernel::stream::Spot;
use crate::scenario::limits::QuarterMask;
use crate::scenario::policy::Watcher;
use crate::scenario::raw::Edge;

impl View<'_, '_> {
    /// Which of today's incidents each watcher enters, in the quarters where it looks.
    pub(super) fn incidents(&self) -> Vec<SeenIncidents> {
        let now = self.now;
        let mut seen = Vec::new();
        for (number, watcher) in now.policy.watchers.iter().enumerate().filter(|(_, watcher)| watcher.incidents != 0) {
            if !self.watches(number, watcher) {
                continue;
            }
            let quarters = self.patrolled(number, watcher);
            for (kind, incident) in now.policy.incidents.iter().enumerate() {
                let enters = watcher.incidents >> kind & 1 == 1;
                for quarter in (0..incident.a_day.len()).filter(|quarter| enters && quarters >> quarter & 1 == 1) {
                    let happened = now.truth.incidents[kind * incident.a_day.len() + quarter];
                    let what = incident.what ^ watcher.what.rotate_left(7);
                    let at = Spot { purpose: Purpose::Incident, day: now.day, subject: quarter as u32, what };
                    let whole = now.luck.binomial(at, happened / ENTRY, watcher.errors.sensitivity) * ENTRY;
                    let part = ((happened % ENTRY) as f64 * watcher.errors.sensitivity) as u64;
                    let (quarter, incident) = (quarter as u8, kind as u8);
                    let sent_by_file = watcher.patrols_by.is_some() && !now.policy.cuts.has(Edge::Scrutiny);
                    let stopped = watcher.stop.map_or(0, |stop| {
                        let at = Spot { purpose: Purpose::Stop, day: now.day, subject: quarter.into(), what };
                        now.luck.binomial(at, whole / ENTRY, stop.chance.share()) * ENTRY
                    });
                    if whole + part > 0 {
                        let watcher = number as u8;
                        seen.push(SeenIncidents {
                            watcher,
                            incident,
                            quarter,
                            what,
                            sent_by_file,
                            count: whole + part,
                            stopped,
                        });
                    }
                }
            }
        }
        seen
    }

    /// The quarters in which a watcher looks for incidents today, one bit each.
    fn patrolled(&self, number: usize, watcher: &Watcher) -> QuarterMask {
        let (now, quarters) = (self.now, self.quarters(number, watcher));
        let Some(tally) = watcher.patrols_by.and_then(|office| self.scrutiny[office].tally.as_ref()) else {
            return quarters;
        };
        let at = Spot { purpose: Purpose::Patrol, day: now.day, subject: 0, what: watcher.what };
        // A patrol that the file does not send goes anywhere alike.
        let by_file = !now.policy.cuts.has(Edge::Scrutiny);
        let visited = tally.drawn(quarters, by_file, &mut now.luck.stream(at));
        1 << visited
    }
}
