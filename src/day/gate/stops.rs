//! What being stopped on the spot costs: hours and strain, for the one who was stopped and, where the household is questioned,
//! for its other members. Whether the stop was right is not known here.

use super::Gate;

/// How much more watched one feels after a stop: as after two receipts.
const WATCHED_BY_STOP: u8 = 48;

/// Today's stops are lived through.
pub(super) fn bear(now: &mut Gate) {
    for stopped in now.stops.iter().flatten() {
        let Some(stop) = now.policy.watchers[usize::from(stopped.watcher)].stop else { continue };
        let watched = &mut now.residents.watched[stopped.person as usize];
        *watched = watched.saturating_add(WATCHED_BY_STOP);
        let household = now.town.household(stopped.person);
        let questioned = household.filter(|member| *member == stopped.person || stop.asks_kin);
        for i in questioned.map(|member| member as usize) {
            now.residents.spent[i] = now.residents.spent[i].saturating_add(stop.quarter_hours);
            let strain = i32::from(now.residents.strain[i]).saturating_add(stop.strain);
            now.residents.strain[i] = strain.min(i32::from(u16::MAX)) as u16;
            now.figures.stops.quarter_hours += u64::from(stop.quarter_hours);
        }
    }
}
