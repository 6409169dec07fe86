//! The vote: proposals become towns beside the town, all of them are lived, and what the class does is noted.

use bevy::prelude::*;

use super::Requests;
use super::driver::Driver;
use super::state::{Session, Shown};
use crate::session::mode::{FEWEST, MOST, Stage};
use crate::session::request::{TownRequest, VoteRequest};

/// Does what is done in a vote. What is asked while the towns are at work may be about a proposal that is just going, and is
/// not done.
pub fn hold(
    mut requests: ResMut<Requests>,
    mut session: ResMut<Session>,
    mut shown: ResMut<Shown>,
    mut driver: ResMut<Driver>,
) {
    let mut redraw = false;
    for request in requests.take() {
        let session = &mut *session;
        let lacks = shown.vote_lacks(session);
        let (proposals, open) = (shown.all.len(), shown.rules_of(session));
        let (Some(first), Some(vote)) = (shown.all.first(), session.mode.vote_mut()) else { continue };
        if driver.at_work() {
            continue;
        }
        let writing = vote.stage == Stage::Write;
        match request {
            VoteRequest::Add if writing && proposals < MOST => {
                driver.ask(TownRequest::Beside(shown.all[open].commands.to_vec()));
                session.rules_of = proposals;
            }
            VoteRequest::Remove(place) if writing && proposals > FEWEST => {
                driver.ask(TownRequest::Away(place));
                session.rules_of = place.min(proposals - 2);
            }
            VoteRequest::Add | VoteRequest::Remove(_) => {}
            VoteRequest::Hands(proposal, hands) if proposal < proposals => vote.count(proposal, hands),
            VoteRequest::Hands(..) => {}
            VoteRequest::GoOn if lacks.is_none() => {
                vote.go_on(&first.town, proposals);
                (session.aside, redraw) = (false, true);
            }
            VoteRequest::GoOn => {}
            VoteRequest::WriteAgain => {
                vote.write_again();
                redraw = true;
            }
        }
    }
    if redraw {
        shown.draw_up(&session);
    }
}
