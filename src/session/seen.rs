//! The one place that says what may be seen.

use serde::{Deserialize, Serialize};

use super::mode::Mode;
use crate::view::facts::{Fact, Facts};

/// From where somebody looks at a sitting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Seat {
    /// The screen that everybody in the room sees.
    #[default]
    Room,
    /// A screen that the teacher alone sees.
    Teacher,
}

impl Seat {
    /// All seats.
    pub const ALL: [Self; 2] = [Self::Room, Self::Teacher];

    /// Whether it is the screen that everybody in the room sees.
    pub fn is_room(&self) -> bool {
        *self == Self::Room
    }
}

/// Whether a fact may be shown now, at this seat. The window asks this function before it shows anything; views are handed
/// the answer as `Facts`. The command line shows everything.
pub fn may_see(mode: &Mode, seat: Seat, fact: Fact) -> bool {
    match seat {
        Seat::Teacher => true,
        Seat::Room => mode.shows(fact),
    }
}

/// All facts that may be shown now, at this seat.
pub fn facts(mode: &Mode, seat: Seat) -> Facts {
    Fact::ALL.into_iter().filter(|fact| may_see(mode, seat, *fact)).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use super::*;
    use crate::day::{Options, Simulation};
    use crate::scenario::Recipe;
    use crate::scenario::raw::{RawStep, StepKind};
    use crate::session::mode::{Lesson, Observe};
    use crate::study::challenge::Challenge;
    use crate::study::council::{Account, Aim, Poll, Term, Votes};

    fn lesson(kinds: &[StepKind], at: usize) -> Lesson {
        let step = |step: &StepKind| RawStep { step: *step, ..RawStep::default() };
        let mut lesson = Lesson::default();
        lesson.learn(kinds.iter().map(step).collect());
        lesson.go_to(at);
        lesson
    }

    /// Every mode, in every state that tells it apart.
    fn modes() -> Vec<(&'static str, Mode, &'static [Fact])> {
        use StepKind::{Bet, Debrief, File, Reveal, Rules};
        const ALL: &[Fact] = &Fact::ALL;
        let settings = ["town.residents=300".to_owned()];
        let scenario = Arc::new(Recipe::shipped("mended-town").unwrap().parse(&settings).unwrap().scenario);
        let mut covered = Mode::Observe(Observe::default());
        covered.cover(true);
        let mut revealing = Mode::Lesson(lesson(&[File, Bet, Reveal], 2));
        revealing.reveal(false);
        let mut left = Mode::Lesson(lesson(&[File, Bet, Reveal, Debrief], 0));
        left.leave_lesson();
        let mut back = left.clone();
        back.return_to_lesson();
        let mut onward = left.clone();
        onward.go_to_step(2);
        let mut past = left.clone();
        past.go_to_step(3);
        let at_desk = |day: u32| {
            let mut mode = Mode::Observe(Observe::default());
            mode.sit_at_desk(5, false);
            let mut town = Simulation::new(scenario.clone(), Options { threads: 1, ..Options::default() });
            (0..day).for_each(|_| town.pass_day());
            mode.judge_mut().unwrap().come_to(&town);
            mode
        };
        // Nobody can lift the cover at the desk.
        let (mut lifted, mut revealed) = (at_desk(8), at_desk(8));
        lifted.cover(false);
        revealed.reveal(true);
        revealed.pass_seconds(1000.0);
        let challenged = |day: u32| {
            let mut mode = Mode::Observe(Observe::default());
            mode.begin_challenge(Challenge::OneMorning);
            let mut town = Simulation::new(scenario.clone(), Options { threads: 1, ..Options::default() });
            (0..day).for_each(|_| town.pass_day());
            mode.judge_mut().unwrap().come_to(&town);
            mode
        };
        let voting = |steps: usize| {
            let mut mode = Mode::Observe(Observe::default());
            mode.hold_vote(5);
            let town = Simulation::new(scenario.clone(), Options { threads: 1, ..Options::default() });
            let vote = mode.vote_mut().unwrap();
            (0..steps).for_each(|_| vote.go_on(&town, 2));
            mode.cover(false);
            mode.reveal(true);
            mode.pass_seconds(1000.0);
            mode
        };
        let in_shoes = |day: u32| {
            let mut mode = Mode::Observe(Observe::default());
            mode.begin_year();
            let mut town = Simulation::new(scenario.clone(), Options { threads: 1, ..Options::default() });
            (0..day).for_each(|_| town.pass_day());
            let live = mode.live_mut().unwrap();
            live.taken = day > 0;
            live.come_to(&town);
            mode.cover(false);
            mode.reveal(true);
            mode.pass_seconds(1000.0);
            mode
        };
        let sitting = |sits: bool, ends: bool| {
            let mut mode = Mode::Observe(Observe::default());
            mode.call_council();
            let council = mode.council_mut().unwrap();
            council.turn(Aim::NoMoreHarm);
            if sits {
                council.begin();
            }
            let votes = Votes { approve: 1, disapprove: 1 + u32::from(ends), neither: 0 };
            let term = Term { votes, groups: BTreeMap::new(), taken: 1.0, poll: Poll::default() };
            let account = Account { day: 91, granted: vec![1.0; 4], terms: vec![term], reached: vec![] };
            if sits {
                council.come_to(&account);
            }
            mode.cover(false);
            mode.reveal(true);
            mode.pass_seconds(1000.0);
            mode
        };
        vec![
            ("free play", Mode::Observe(Observe::default()), ALL),
            ("free play, covered", covered, &[]),
            ("a file is judged before the reveal", Mode::Lesson(lesson(&[File, Bet, Reveal], 0)), &[]),
            ("a bet before the reveal", Mode::Lesson(lesson(&[File, Bet, Reveal], 1)), &[]),
            ("the reveal goes on", revealing, &[Fact::Wronged]),
            ("a file is judged where nothing is revealed", Mode::Lesson(lesson(&[File, Rules], 0)), &[]),
            ("rules where nothing is revealed", Mode::Lesson(lesson(&[File, Rules], 1)), ALL),
            ("the lesson was left", left, ALL),
            ("the lesson was taken up again", back, &[]),
            ("the lesson was taken up at its reveal, which was open in free play", onward, ALL),
            ("the lesson was taken up after its reveal", past, ALL),
            ("before the desk opens", at_desk(0), &[]),
            ("the first day at the desk", at_desk(5), &[]),
            ("the last day at the desk", at_desk(14), &[]),
            ("at the desk, uncovered", lifted, &[]),
            ("at the desk, revealed", revealed, &[]),
            ("after ten days at the desk", at_desk(15), ALL),
            ("the day of a challenge at the desk", challenged(90), &[]),
            ("after the day of a challenge at the desk", challenged(91), ALL),
            ("proposals are written", voting(0), &[]),
            ("seats are dealt", voting(1), &[]),
            ("proposals are lived", voting(2), &[]),
            ("the first proposal is uncovered", voting(3), &[]),
            ("the last proposal is uncovered", voting(4), &[]),
            ("the class votes again", voting(5), ALL),
            ("the vote is over", voting(6), ALL),
            ("a card is drawn", in_shoes(0), &[]),
            ("the first week in somebody's shoes", in_shoes(1), &[]),
            ("the last week in somebody's shoes", in_shoes(363), &[]),
            ("a year in somebody's shoes is over", in_shoes(364), ALL),
            ("a council chooses its aims", sitting(false, false), &[]),
            ("a council sits", sitting(true, false), &[]),
            ("a council was voted out", sitting(true, true), ALL),
        ]
    }

    #[test]
    fn each_mode_shows_each_seat_what_it_may_see() {
        for (name, mode, shown) in modes() {
            for fact in Fact::ALL {
                assert_eq!(may_see(&mode, Seat::Room, fact), shown.contains(&fact), "{name}: {fact:?}");
                assert!(may_see(&mode, Seat::Teacher, fact), "{name}: {fact:?} for the teacher");
            }
            for seat in Seat::ALL {
                let facts = facts(&mode, seat);
                assert!(Fact::ALL.iter().all(|fact| facts.has(*fact) == may_see(&mode, seat, *fact)), "{name}");
            }
        }
    }
}
