//! Whether a challenge is met: each of its goals is asked of what the run came to.

use super::goals::{DeskGoal, LifeGoal, VoteGoal};
use super::{Challenge, Task};
use crate::study::council::{Account, Aim, Ending, Reached};
use crate::study::desk::Sitting;
use crate::study::life::Reckoning;
use crate::study::tipping::ENOUGH;
use crate::study::weighing::Weighed;

/// Something that is to be reached in a challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// At the desk of appeals.
    Desk(DeskGoal),
    /// In a life that is led.
    Life(LifeGoal),
    /// The council sits for all its terms, of which there are so many.
    Serves(u32),
    /// An aim of a council, in the town itself and in [`ENOUGH`] other towns: what one town alone reaches may be luck.
    Council(Aim),
    /// By one of the proposals of a vote.
    Vote(VoteGoal),
    /// Nothing else was done than what one who plays it can do.
    Fair,
}

/// What a run came to, as far as a challenge asks.
#[derive(Clone, Copy)]
pub enum Outcome<'a> {
    /// What was decided at the desk, and what was the case.
    Desk(&'a Sitting),
    /// How somebody stands whose life was led, beside the same life left alone.
    Life(&'a Reckoning),
    /// The council's terms, when its time is over.
    Council(&'a Account),
    /// The proposals, and whether each changes something.
    Vote(&'a Weighed, &'a [bool]),
}

impl Outcome<'_> {
    /// Whether a goal was reached; in a vote by the proposal of a place.
    fn reaches(self, goal: Goal, proposal: usize) -> bool {
        match (goal, self) {
            (Goal::Desk(goal), Self::Desk(sitting)) => goal.is_reached(sitting),
            (Goal::Life(goal), Self::Life(reckoned)) => goal.is_reached(reckoned),
            (Goal::Serves(_), Self::Council(account)) => {
                account.ending().is_some_and(|(ending, _)| ending == Ending::Served)
            }
            (Goal::Council(aim), Self::Council(account)) => {
                let enough = |reached: &Reached| reached.here && reached.elsewhere >= ENOUGH;
                account.reached.iter().any(|reached| reached.aim == aim && enough(reached))
            }
            (Goal::Vote(goal), Self::Vote(weighed, changes)) => {
                let founded = changes.iter().position(|changes| !changes);
                founded.is_some_and(|founded| goal.is_reached(weighed, proposal, founded))
            }
            _ => false,
        }
    }

    /// The proposals that change something; one place where there are none.
    fn proposals(self) -> Vec<usize> {
        match self {
            Self::Vote(_, changes) => (0..changes.len()).filter(|place| changes[*place]).collect(),
            _ => vec![0],
        }
    }
}

/// Which goals of a challenge were reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Each goal, and whether it was reached.
    pub goals: Vec<(Goal, bool)>,
}

impl Verdict {
    /// Whether the challenge is met.
    pub fn is_met(&self) -> bool {
        self.goals.iter().all(|(_, reached)| *reached)
    }

    fn reached(&self) -> usize {
        self.goals.iter().filter(|(_, reached)| *reached).count()
    }
}

impl Challenge {
    /// What is to be reached, in the order in which it is told.
    pub fn goals(self) -> Vec<Goal> {
        match self.task() {
            Task::Desk { goals, .. } => goals.iter().copied().map(Goal::Desk).collect(),
            Task::Life { goals, .. } => goals.iter().copied().map(Goal::Life).collect(),
            Task::Council { aims, terms } => {
                std::iter::once(Goal::Serves(terms)).chain(aims.iter().copied().map(Goal::Council)).collect()
            }
            Task::Vote { goals, .. } => goals.iter().copied().map(Goal::Vote).collect(),
        }
    }

    /// The verdict where nothing was played that counts: no goal is reached.
    pub fn unmet(self) -> Verdict {
        let goals = self.goals().into_iter().chain([Goal::Fair]);
        Verdict { goals: goals.map(|goal| (goal, false)).collect() }
    }

    /// Which of its goals were reached, in a vote by the proposal that reaches most of them. `fair`: whether nothing else was
    /// done than what one who plays it can do.
    pub fn verdict(self, outcome: Outcome, fair: bool) -> Verdict {
        let of = |proposal: usize| Verdict {
            goals: self.goals().into_iter().map(|goal| (goal, outcome.reaches(goal, proposal))).collect(),
        };
        let none = || Verdict { goals: self.goals().into_iter().map(|goal| (goal, false)).collect() };
        let mut verdict = outcome.proposals().into_iter().map(of).max_by_key(Verdict::reached).unwrap_or_else(none);
        if !fair {
            verdict.goals.push((Goal::Fair, false));
        }
        verdict
    }
}
