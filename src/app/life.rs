//! A year in somebody's shoes: what they decide is noted, and becomes orders to the town when a week begins.

use bevy::prelude::*;

use super::Requests;
use super::driver::Driver;
use super::state::{Session, Shown};
use crate::session::request::{LifeRequest, TownRequest};

/// Does what is done in somebody's shoes. What is asked while the town is at work came too late for the week, and is not done.
pub fn lead(
    mut requests: ResMut<Requests>,
    mut session: ResMut<Session>,
    shown: Res<Shown>,
    mut driver: ResMut<Driver>,
) {
    for request in requests.take() {
        let (Some(published), Some(live)) = (shown.town(), session.mode.live_mut()) else { continue };
        if driver.at_work() || live.over {
            continue;
        }
        let town = &published.town;
        match request {
            LifeRequest::Draw => live.draw(town),
            LifeRequest::Card(card) => live.choose(town, card),
            LifeRequest::Begin => live.taken = true,
            LifeRequest::Times(act, times) => live.draft.set_times(&act, times),
            LifeRequest::Hide(hides) => live.draft.hides = hides,
            LifeRequest::Appeal(record) => live.draft.turn_appeal(record),
            LifeRequest::LetGo(contact) => live.draft.turn_contact(contact),
            LifeRequest::Weeks(weeks) if live.decides() && !live.is_overdrawn(town) => {
                for order in live.orders(&published.commands) {
                    driver.ask(TownRequest::Order { town: 0, order });
                }
                live.read_until = town.day();
                driver.ask(TownRequest::GoTo(live.after(town.day(), weeks)));
            }
            LifeRequest::Weeks(_) => {}
        }
    }
}
