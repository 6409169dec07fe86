//! The vote: a class writes two to four proposals, each the rules of the town with changes of its own, before anybody knows
//! who they will be. Seats are dealt, the class votes, all proposals are lived with one luck, what came of each is
//! uncovered, and the class votes again. The proposals are the towns of the sitting, each under its commands; how far the
//! class has come is kept here.

use serde::{Deserialize, Serialize};

use super::deal::deal;
use super::{Known, are_rules};
use crate::day::Simulation;
use crate::session::progress::MOST_HANDS;
use crate::session::request::TownRequest;
use crate::study::Order;
use crate::study::challenge::{Challenge, Task};
use crate::study::timeline::LONGEST;
use crate::view::facts::Fact;

/// The fewest proposals that a class votes on.
pub const FEWEST: usize = 2;
/// The most proposals that a class votes on.
pub const MOST: usize = 4;
/// How many seats are dealt.
pub const SEATS: usize = 6;

/// Where a vote stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Proposals are written.
    #[default]
    Write,
    /// Seats are dealt, and the class votes for the first time.
    First,
    /// Each proposal is lived in its own town until the last day.
    Live,
    /// What came of each proposal is uncovered, one after the other.
    Reveal,
    /// The class votes for the second time.
    Second,
    /// Both votes stand beside what happened.
    Over,
}

/// Why a vote cannot go on yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacks {
    /// A second proposal.
    Proposal,
    /// A difference between two proposals, by their places.
    Difference(usize, usize),
    /// A hand for some proposal.
    Hands,
    /// The days that all proposals are still to live, or what they come to in other towns.
    Outcome,
}

/// A vote, as it is held and as a save keeps it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Vote {
    /// Where it stands.
    pub stage: Stage,
    /// Days for which every proposal is lived.
    pub days: u32,
    /// How often seats have been dealt.
    pub deals: u32,
    /// The residents whose seats were dealt, by number.
    pub seats: Vec<u32>,
    /// Hands for each proposal, in the first vote and in the second.
    pub hands: [Vec<u32>; 2],
    /// How many proposals have been uncovered.
    pub uncovered: usize,
    /// The challenge that is played, if one is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge: Option<Challenge>,
}

impl Vote {
    /// A vote on proposals that are to be lived for as many days as a challenge says.
    pub(super) fn of(challenge: Challenge) -> Self {
        let days = if let Task::Vote { days, .. } = challenge.task() { days } else { 1 };
        Self { challenge: Some(challenge), ..Self::over(days) }
    }

    /// A vote on proposals that are to be lived for so many days.
    pub fn over(days: u32) -> Self {
        Self { days, ..Self::default() }
    }

    /// Makes what a save says fit so many `towns`, of which the first is given.
    pub(super) fn fit(&mut self, town: &Simulation, towns: usize) {
        self.seats.retain(|seat| (*seat as usize) < town.town().residents());
        self.days = match self.challenge.map(Challenge::task) {
            Some(Task::Vote { days, .. }) => days,
            _ => self.days.clamp(1, LONGEST),
        };
        for hands in &mut self.hands {
            hands.truncate(towns);
            hands.iter_mut().for_each(|hands| *hands = (*hands).min(MOST_HANDS));
        }
        // What has been lived is written no more.
        if town.day() > 0 && matches!(self.stage, Stage::Write | Stage::First) {
            self.stage = Stage::Live;
        }
        self.uncovered = match self.stage {
            Stage::Write | Stage::First | Stage::Live => 0,
            Stage::Reveal => self.uncovered.clamp(1, towns.max(1)),
            Stage::Second | Stage::Over => towns,
        };
    }

    /// Which of the two votes is being held: 0 or 1.
    pub fn round(&self) -> Option<usize> {
        match self.stage {
            Stage::First => Some(0),
            Stage::Second => Some(1),
            Stage::Write | Stage::Live | Stage::Reveal | Stage::Over => None,
        }
    }

    /// Hands for a proposal in one of the two votes.
    pub fn hands(&self, round: usize, proposal: usize) -> u32 {
        self.hands[round].get(proposal).copied().unwrap_or(0)
    }

    /// Counts the hands for a proposal in the vote that is being held.
    pub fn count(&mut self, proposal: usize, hands: u32) {
        if let Some(round) = self.round().filter(|_| proposal < MOST) {
            let counted = &mut self.hands[round];
            counted.resize(counted.len().max(proposal + 1), 0);
            counted[proposal] = hands.min(MOST_HANDS);
        }
    }

    /// What is missing for the vote to go on from where it stands. `proposals`: what each of them changes, in sentences;
    /// `known`: whether it is known what came of all.
    pub fn lacks(&self, proposals: &[Vec<String>], known: bool) -> Option<Lacks> {
        match self.stage {
            Stage::Write if proposals.len() < FEWEST => Some(Lacks::Proposal),
            Stage::Write => alike(proposals).map(|(one, other)| Lacks::Difference(one, other)),
            Stage::First | Stage::Second => {
                let hands = self.round().map_or(0, |round| self.hands[round].iter().sum());
                (hands == 0).then_some(Lacks::Hands)
            }
            Stage::Live => (!known).then_some(Lacks::Outcome),
            Stage::Reveal | Stage::Over => None,
        }
    }

    /// Goes on from where it stands. `proposals`: how many there are.
    pub fn go_on(&mut self, town: &Simulation, proposals: usize) {
        self.stage = match self.stage {
            Stage::Write => {
                self.deals += 1;
                self.seats = deal(town, self.deals, SEATS);
                Stage::First
            }
            Stage::First => Stage::Live,
            Stage::Live => {
                self.uncovered = 1;
                Stage::Reveal
            }
            Stage::Reveal if self.uncovered < proposals => {
                self.uncovered += 1;
                Stage::Reveal
            }
            Stage::Reveal => Stage::Second,
            Stage::Second | Stage::Over => Stage::Over,
        };
    }

    /// Goes back to writing, while no proposal has been lived. Those who know their seats are dealt others.
    pub fn write_again(&mut self) {
        if self.stage == Stage::First {
            *self = Self { deals: self.deals, challenge: self.challenge, ..Self::over(self.days) };
        }
    }

    /// What a vote has done to its towns by itself: there are two proposals from the beginning, and what is voted on is lived
    /// and then weighed.
    pub(super) fn next(&self, known: &Known) -> Option<TownRequest> {
        match self.stage {
            Stage::Write if known.towns < FEWEST => Some(TownRequest::Beside(vec![])),
            Stage::Write | Stage::First => None,
            Stage::Live | Stage::Reveal | Stage::Second | Stage::Over if known.today < self.days => {
                Some(TownRequest::GoTo(self.days))
            }
            Stage::Live | Stage::Reveal | Stage::Second | Stage::Over => (!known.weighed).then_some(TownRequest::Weigh),
        }
    }

    /// Whether what came of every proposal lies open.
    pub fn all_uncovered(&self) -> bool {
        matches!(self.stage, Stage::Second | Stage::Over)
    }

    /// Whether something may be asked of the towns: rules are changed while proposals are written, and days pass by
    /// themselves.
    pub fn lets(&self, town: &Simulation, asked: &TownRequest) -> bool {
        let changes = match asked {
            TownRequest::Order { order: Order::Set(settings), .. } => are_rules(town, settings),
            TownRequest::Undo(_) | TownRequest::Redo(_) => true,
            _ => false,
        };
        self.stage == Stage::Write && changes
    }

    /// Whether a fact is shown: none before every proposal has been uncovered.
    pub(super) fn shows(&self, _: Fact) -> bool {
        self.all_uncovered()
    }
}

/// The first two proposals, by their places, that say the same.
fn alike(proposals: &[Vec<String>]) -> Option<(usize, usize)> {
    let places = 0..proposals.len();
    let mut pairs = places.clone().flat_map(|one| (one + 1..places.end).map(move |other| (one, other)));
    pairs.find(|(one, other)| proposals[*one] == proposals[*other])
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::day::Options;
    use crate::scenario::Recipe;

    fn town() -> Simulation {
        let settings = ["town.residents=60".to_owned()];
        let scenario = Recipe::shipped("crossing-camera").unwrap().parse(&settings).unwrap().scenario;
        Simulation::new(Arc::new(scenario), Options { threads: 1, ..Options::default() })
    }

    #[test]
    fn a_vote_goes_from_writing_to_its_end_and_says_what_it_lacks() {
        let town = town();
        let [own, other] = [vec![], vec!["The camera: off".to_owned()]];
        let mut vote = Vote::over(30);
        assert_eq!(vote.lacks(std::slice::from_ref(&own), false), Some(Lacks::Proposal));
        assert_eq!(vote.lacks(&[own.clone(), other.clone(), own.clone()], false), Some(Lacks::Difference(0, 2)));
        let rules = [own, other];
        let go_on = |vote: &mut Vote, known| {
            assert_eq!(vote.lacks(&rules, known), None, "{vote:?}");
            vote.go_on(&town, rules.len());
        };
        vote.count(0, 5);
        assert_eq!(vote.hands, <[Vec<u32>; 2]>::default(), "nobody votes while proposals are written");
        go_on(&mut vote, false);
        assert_eq!((vote.stage, vote.seats.len()), (Stage::First, SEATS));
        assert_eq!(vote.lacks(&rules, false), Some(Lacks::Hands));
        vote.count(1, 12);
        vote.count(MOST, 3);
        go_on(&mut vote, false);
        assert_eq!(vote.lacks(&rules, false), Some(Lacks::Outcome));
        go_on(&mut vote, true);
        assert_eq!((vote.stage, vote.uncovered, vote.all_uncovered()), (Stage::Reveal, 1, false));
        go_on(&mut vote, true);
        assert_eq!((vote.stage, vote.uncovered, vote.all_uncovered()), (Stage::Reveal, 2, false));
        go_on(&mut vote, true);
        vote.count(0, 9999);
        go_on(&mut vote, true);
        assert_eq!((vote.stage, vote.all_uncovered()), (Stage::Over, true));
        assert_eq!(vote.hands, [vec![0, 12], vec![MOST_HANDS]]);
    }

    #[test]
    fn whoever_goes_back_to_writing_is_dealt_another_seat() {
        let town = town();
        let mut vote = Vote::over(30);
        vote.go_on(&town, 2);
        let first = vote.seats.clone();
        vote.count(0, 3);
        vote.write_again();
        assert_eq!((vote.stage, &vote.seats[..], &vote.hands[0][..]), (Stage::Write, &[][..], &[][..]));
        vote.go_on(&town, 2);
        assert_ne!(vote.seats, first);
        vote.go_on(&town, 2);
        vote.write_again();
        assert_eq!(vote.stage, Stage::Live, "what is lived is lived");
    }
}
