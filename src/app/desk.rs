//! The desk of appeals: what is asked is noted, rulings become orders to the town, and closing the day lets it pass.

use bevy::prelude::*;

use super::Requests;
use super::driver::Driver;
use super::state::{Session, Shown};
use crate::day::state::desk::Ruling;
use crate::session::mode::{ruled_today, undecided};
use crate::session::request::{DeskRequest, TownRequest};
use crate::study::Order;
use crate::study::desk::{Case, RULING_MINUTES, cases};

/// Does what is done at the desk. What comes while the town is at work is of a morning that is past.
pub fn rule(
    mut requests: ResMut<Requests>,
    mut session: ResMut<Session>,
    shown: Res<Shown>,
    mut driver: ResMut<Driver>,
) {
    for request in requests.take() {
        let session = &mut *session;
        let (Some(published), Some(judge)) = (shown.town(), session.mode.judge_mut()) else { continue };
        if driver.at_work() || !judge.is_open(&published.town) {
            continue;
        }
        let (town, commands) = (&published.town, &published.commands);
        let order = |record: u64, ruling: Ruling| TownRequest::Order { town: 0, order: Order::Rule { record, ruling } };
        match request {
            DeskRequest::Ask(record, ask) => {
                if let Some(case) = cases(town).iter().find(|case| case.record() == record) {
                    judge.ask(town, commands, case, ask);
                }
            }
            DeskRequest::Rule(record, ruling) => {
                let forbidden = judge.forbids(town, commands, record, ruling).is_some();
                if !forbidden && judge.minutes_left(town, commands) >= RULING_MINUTES {
                    driver.ask(order(record, ruling));
                    // The next file on which nothing is ruled lies open.
                    let all = cases(town);
                    let open =
                        |case: &Case| case.record() != record && ruled_today(town, commands, case.record()).is_none();
                    let (before, after) = all.split_at(session.case.min(all.len()));
                    let next = after.iter().chain(before).find(|case| open(case));
                    let place = next.and_then(|next| all.iter().position(|case| case == next));
                    session.case = place.unwrap_or(session.case);
                }
            }
            DeskRequest::CloseDay => {
                for case in undecided(town, commands) {
                    driver.ask(order(case.record(), Ruling::Left));
                }
                driver.ask(TownRequest::GoTo(town.day() + 1));
                session.case = 0;
            }
        }
    }
}
