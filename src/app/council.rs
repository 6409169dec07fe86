//! The council: its aims are noted, and opening a term lets its days pass.

use bevy::prelude::*;

use super::Requests;
use super::driver::Driver;
use super::state::{Session, Shown};
use crate::session::request::{CouncilRequest, TownRequest};
use crate::study::council::TERM;

/// Does what a council does. What is asked while the town is at work came too late.
pub fn sit(
    mut requests: ResMut<Requests>,
    mut session: ResMut<Session>,
    mut shown: ResMut<Shown>,
    mut driver: ResMut<Driver>,
) {
    let mut redraw = false;
    for request in requests.take() {
        let today = shown.known().today;
        let Some(council) = session.mode.council_mut() else { continue };
        if driver.at_work() {
            continue;
        }
        match request {
            CouncilRequest::Aim(aim) => council.turn(aim),
            CouncilRequest::GoOn if !council.sits => {
                council.begin();
                redraw = true;
            }
            CouncilRequest::GoOn if council.drafts(today) && shown.briefing.is_some() => {
                driver.ask(TownRequest::GoTo(today + TERM));
            }
            CouncilRequest::GoOn => {}
        }
    }
    if redraw {
        shown.draw_up(&session);
    }
}
