//! Challenges in words: what is to be reached, and what was.

use super::council;
use crate::study::challenge::{Challenge, DeskGoal, Goal, LifeGoal, Task, Verdict, VoteGoal};
use crate::study::measures::measure;
use crate::study::tipping::{ASKED, ENOUGH};
use crate::words::{self, plain, say};

/// What a challenge is called.
pub fn title(challenge: Challenge) -> String {
    plain(&format!("challenge-{}", challenge.key()))
}

/// What a challenge is about, in a sentence or two.
pub fn says(challenge: Challenge) -> String {
    plain(&format!("challenge-{}-says", challenge.key()))
}

/// How long a challenge takes, and what is played in it.
pub fn takes(challenge: Challenge) -> String {
    let game = match challenge.task() {
        Task::Desk { .. } => say!("desk-title"),
        Task::Life { weeks, .. } => say!("challenge-life", weeks = weeks as usize),
        Task::Council { .. } => say!("council-title"),
        Task::Vote { .. } => say!("vote-title"),
    };
    say!("challenge-takes", minutes = challenge.setting().minutes.to_string(), game = game)
}

/// Something that is to be reached, without a capital and without a full stop.
pub fn goal(goal: Goal) -> String {
    match goal {
        Goal::Desk(goal) => of_desk(goal),
        Goal::Life(goal) => of_life(goal),
        Goal::Serves(terms) => say!("goal-serves", terms = terms as usize),
        Goal::Council(aim) => {
            say!("goal-council", aim = council::aim(aim), enough = ENOUGH.to_string(), of = ASKED.to_string())
        }
        Goal::Vote(goal) => of_vote(goal),
        Goal::Fair => say!("goal-fair"),
    }
}

fn of_desk(goal: DeskGoal) -> String {
    match goal {
        DeskGoal::AllDecided => say!("goal-all-decided"),
        DeskGoal::WrongAtMost(most) => say!("goal-wrong-at-most", most = most),
        DeskGoal::NoFalseMarkStands => say!("goal-no-false-mark-stands"),
        DeskGoal::TrueMarksStand(percent) => {
            say!("goal-true-marks-stand", share = words::percent(f64::from(percent) / 100.0))
        }
    }
}

fn of_life(goal: LifeGoal) -> String {
    match goal {
        LifeGoal::NotFlagged => say!("goal-not-flagged"),
        LifeGoal::NoHarm => say!("goal-no-harm"),
        LifeGoal::MoreForOthers(worth) => say!("goal-more-for-others", worth = worth.to_string()),
        LifeGoal::NoMoreStrain => say!("goal-no-more-strain"),
        LifeGoal::AllContacts => say!("goal-all-contacts"),
        LifeGoal::MoreMoney(groats) => say!("goal-more-money", groats = groats as usize),
    }
}

fn of_vote(goal: VoteGoal) -> String {
    let name = measure(goal.key()).map_or_else(|| goal.key().to_owned(), |measure| measure.name());
    match goal {
        VoteGoal::Lower(_) => say!("goal-lower", measure = name),
        VoteGoal::Higher(_) => say!("goal-higher", measure = name),
        VoteGoal::NotHigher(_) => say!("goal-not-higher", measure = name),
        VoteGoal::NotLower(_) => say!("goal-not-lower", measure = name),
    }
}

/// What a challenge asks for, while it is played.
pub fn task(challenge: Challenge) -> String {
    let goals: Vec<String> = challenge.goals().into_iter().map(goal).collect();
    say!("challenge-task", title = title(challenge), goals = goals.join(" · "))
}

/// Whether a challenge is met, in a few words.
pub fn met(challenge: Challenge, verdict: &Verdict) -> String {
    let title = title(challenge);
    if verdict.is_met() { say!("challenge-met", title = title) } else { say!("challenge-not-met", title = title) }
}

/// Which goals were reached, a sentence each.
pub fn reached(verdict: &Verdict) -> Vec<String> {
    let told = |(of, reached): &(Goal, bool)| {
        let goal = goal(*of);
        if *reached { say!("challenge-reached", goal = goal) } else { say!("challenge-missed", goal = goal) }
    };
    verdict.goals.iter().map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts are looked up by names that are put together, so that nothing else says that they are there.
    #[test]
    fn every_challenge_has_its_texts() {
        for challenge in Challenge::ALL {
            let key = challenge.key();
            assert!([format!("challenge-{key}"), format!("challenge-{key}-says")].iter().all(|key| words::known(key)));
            assert!(challenge.goals().into_iter().all(|of| !goal(of).is_empty()), "{challenge:?}");
        }
    }
}
