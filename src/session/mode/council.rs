//! The council: somebody sets rules for four terms of a quarter year, or as many as a challenge has, with aims, hours to spend,
//! and people who can vote them out. What they order are orders to the town; which aims they chose, and whether they still sit,
//! is kept here.

use serde::{Deserialize, Serialize};

use super::{Known, are_rules};
use crate::day::Simulation;
use crate::session::request::TownRequest;
use crate::study::challenge::{Challenge, Task};
use crate::study::council::{Account, Aim, MOST_AIMS, TERM, TERMS};
use crate::study::{Command, Order};
use crate::view::facts::Fact;

/// A council, as it is played and as a save keeps it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Council {
    /// What it wants to reach, in the order in which aims are offered.
    pub aims: Vec<Aim>,
    /// Whether its first term has been opened: from then on aims stay as they are.
    pub sits: bool,
    /// Whether its time is over, so that what happened may be seen. It follows from the run, and no save says it.
    #[serde(skip)]
    pub over: bool,
    /// The challenge that is played, if one is. It says the aims.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge: Option<Challenge>,
}

impl Council {
    /// Makes what a save says fit a town.
    pub(super) fn fit(&mut self, town: &Simulation) {
        self.aims.sort_unstable();
        self.aims.dedup();
        self.aims.truncate(MOST_AIMS);
        self.aims = self.challenge.map_or(std::mem::take(&mut self.aims), Self::aims_of);
        self.over = false;
        self.sits = (self.sits || town.day() > 0) && !self.aims.is_empty();
    }

    /// A council with the aims that a challenge sets it.
    pub(super) fn of(challenge: Challenge) -> Self {
        Self { aims: Self::aims_of(challenge), challenge: Some(challenge), ..Self::default() }
    }

    fn aims_of(challenge: Challenge) -> Vec<Aim> {
        match challenge.task() {
            Task::Council { aims, .. } => aims.to_vec(),
            _ => vec![],
        }
    }

    /// For how many terms it can sit.
    pub fn terms(&self) -> u32 {
        match self.challenge.map(Challenge::task) {
            Some(Task::Council { terms, .. }) => terms,
            _ => TERMS,
        }
    }

    /// Takes up an aim or gives it up, before the first term; there are no more than [`MOST_AIMS`], and those of a challenge
    /// stay as they are.
    pub fn turn(&mut self, aim: Aim) {
        if self.sits || self.challenge.is_some() {
            return;
        }
        let known = self.aims.len();
        self.aims.retain(|other| *other != aim);
        if self.aims.len() == known && known < MOST_AIMS {
            self.aims.push(aim);
            self.aims.sort_unstable();
        }
    }

    /// Begins to sit, once it has an aim.
    pub fn begin(&mut self) {
        self.sits |= !self.aims.is_empty();
    }

    /// Whether rules can be drafted: it sits, between two terms.
    pub fn drafts(&self, today: u32) -> bool {
        self.sits && !self.over && today.is_multiple_of(TERM)
    }

    /// The account of the terms so far has come.
    pub fn come_to(&mut self, account: &Account) {
        self.over |= account.ending().is_some();
    }

    /// What the council has done to its town by itself: a term goes on to its end, and then people are asked.
    pub(super) fn next(&self, known: &Known) -> Option<TownRequest> {
        let end = known.today.next_multiple_of(TERM).min(TERM * self.terms());
        if !self.sits {
            None
        } else if !self.over && known.today != end {
            Some(TownRequest::GoTo(end))
        } else {
            (!known.accounted).then(|| TownRequest::Account { aims: self.aims.clone(), terms: self.terms() })
        }
    }

    /// Whether something may be asked of the town: between two terms rules are changed and tipping points found, and what was
    /// changed before a past term stays so.
    pub(super) fn lets(&self, town: &Simulation, commands: &[Command], asked: &TownRequest) -> bool {
        let allowed = match asked {
            TownRequest::Order { town: 0, order: Order::Set(settings) } => are_rules(town, settings),
            TownRequest::Tip { aims, terms, .. } => *aims == self.aims && *terms == self.terms(),
            TownRequest::Undo(0) => commands.last().is_some_and(|last| last.day == town.day()),
            _ => false,
        };
        allowed && self.drafts(town.day())
    }

    /// Whether a fact is shown: none while it sits. How people vote compares two runs, and is told all the same, as a rule of
    /// the game: it counts people and says of nobody what they did. So does a tipping point, which is of other towns.
    pub(super) fn shows(&self, _: Fact) -> bool {
        self.over
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aims_are_chosen_before_the_first_term() {
        let mut council = Council::default();
        council.begin();
        assert!(!council.sits, "a council has an aim");
        for aim in [Aim::NoScore, Aim::NoMoreHarm, Aim::LighterStrain, Aim::TrustEverywhere, Aim::NoScore] {
            council.turn(aim);
        }
        assert_eq!(council.aims, [Aim::NoMoreHarm, Aim::LighterStrain], "three at most, and one was given up");
        council.begin();
        council.turn(Aim::NoMoreHarm);
        assert_eq!((council.sits, council.aims.len()), (true, 2));
    }

    /// Terms end by themselves, people are asked, and rules are drafted in between.
    #[test]
    fn a_term_goes_on_to_its_end_and_people_are_asked() {
        let mut council = Council { aims: vec![Aim::NoMoreHarm], sits: true, ..Council::default() };
        let next = |council: &Council, today, accounted| {
            council.next(&Known { today, accounted, towns: 1, ..Known::default() })
        };
        assert_eq!(next(&council, 455, false), Some(TownRequest::GoTo(TERM * TERMS)), "no term is later");
        let asks = Some(TownRequest::Account { aims: vec![Aim::NoMoreHarm], terms: TERMS });
        assert_eq!(next(&council, 0, false), asks);
        assert_eq!((next(&council, 0, true), council.drafts(0)), (None, true));
        assert_eq!((next(&council, 40, true), council.drafts(40)), (Some(TownRequest::GoTo(91)), false));
        assert_eq!(next(&council, 91, false), asks);
        council.over = true;
        assert_eq!((next(&council, 91, false), council.drafts(91)), (asks, false));
    }
}
