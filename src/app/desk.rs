//! The desk of appeals: what is asked is noted, rulings become orders to the town, and closing the day lets it pass.

use bevy::prelude::*;

use super::Requests;
use super::driver::Driver;
use super::state::{Session, Shown};
use crate::day::state::desk::Ruling;
use crate::session::request::{DeskRequest, TownRequest};
use crate::study::Order;
use crate::study::desk::{RULING_MINUTES, cases};

/// Does what is done at the desk. What comes while the town is at work is of a morning that is past.
pub fn desk(
    mut requests: ResMut<Requests>,
    mut session: ResMut<Session>,
    shown: Res<Shown>,
    mut driver: ResMut<Driver>,
) {
    for request in requests.take() {
        let session = &mut *session;
        let (Some(published), Some(judge)) = (shown.town(), session.mode.judge_mut()) else { continue };
        if judge.over || driver.at_work() || published.town.day() < judge.first {
            continue;
        }
        let (town, commands) = (&published.town, &published.commands);
        let rule = |record: u64, ruling: Ruling| TownRequest::Order { town: 0, order: Order::Rule { record, ruling } };
        match request {
            DeskRequest::Ask(record, ask) => {
                if let Some(case) = cases(town).iter().find(|case| case.record() == record) {
                    judge.ask(town, commands, case, ask);
                }
            }
            DeskRequest::Rule(record, ruling) => {
                if judge.minutes_left(town, commands) >= RULING_MINUTES {
                    // It may have been left, and the day taken back.
                    judge.left.retain(|left| *left != (town.day(), record));
                    driver.ask(rule(record, ruling));
                }
            }
            DeskRequest::CloseDay => {
                for case in judge.undecided(town, commands) {
                    judge.left.push((town.day(), case.record()));
                    driver.ask(rule(case.record(), Ruling::Stands));
                }
                driver.ask(TownRequest::GoTo(town.day() + 1));
                session.case = 0;
            }
        }
    }
}

/// The file of the case that lies open is the one that is shown beside the map.
pub fn open_file(mut session: ResMut<Session>, mut shown: ResMut<Shown>, mut last: Local<Option<(u64, usize)>>) {
    let now = session.mode.judge().filter(|judge| !judge.over).map(|_| (shown.edition, session.case));
    if now.is_none() || *last == now {
        *last = now;
        return;
    }
    *last = now;
    let case = shown.town().and_then(|published| cases(&published.town).get(session.case).copied());
    session.selected = case.map(|case| case.resident());
    shown.draw_up(&session);
}
