//! The one place that says what may be seen.

use super::mode::Mode;
use crate::view::facts::{Fact, Facts};

/// From where somebody looks at a sitting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seat {
    /// The screen that everybody in the room sees.
    Room,
    /// The teacher's own.
    Teacher,
}

impl Seat {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Room, Self::Teacher];
}

/// Whether a fact may be shown now, at this seat. Panels, the map, the Chronicle, saves and links ask this function, and
/// nothing else decides what is covered.
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
    use super::*;
    use crate::scenario::raw::{RawStep, StepKind};
    use crate::session::mode::{Lesson, Observe};

    fn lesson(kinds: &[StepKind], at: usize) -> Lesson {
        let step = |step: &StepKind| RawStep { step: *step, ..RawStep::default() };
        let mut lesson = Lesson::default();
        lesson.learn(kinds.iter().map(step).collect());
        lesson.go_to(at);
        lesson
    }

    /// Every mode, in every state that tells it apart.
    fn modes() -> Vec<(&'static str, Mode, &'static [Fact])> {
        use StepKind::{Bet, File, Reveal, Rules};
        const ALL: &[Fact] = &Fact::ALL;
        const BUT_JUDGED: &[Fact] = &[Fact::Deeds, Fact::Entries, Fact::Standing, Fact::Wronged, Fact::TrueMeasures];
        let mut covered = Mode::Observe(Observe::default());
        covered.cover(true);
        let mut revealing = Mode::Lesson(lesson(&[File, Bet, Reveal], 2));
        revealing.reveal(false);
        let mut left = Mode::Lesson(lesson(&[File, Bet, Reveal], 0));
        left.leave_lesson();
        let mut back = left.clone();
        back.return_to_lesson();
        vec![
            ("free play", Mode::Observe(Observe::default()), ALL),
            ("free play, covered", covered, &[]),
            ("a file is judged before the reveal", Mode::Lesson(lesson(&[File, Bet, Reveal], 0)), &[]),
            ("a bet before the reveal", Mode::Lesson(lesson(&[File, Bet, Reveal], 1)), &[]),
            ("the reveal goes on", revealing, ALL),
            ("a file is judged where nothing is revealed", Mode::Lesson(lesson(&[File, Rules], 0)), BUT_JUDGED),
            ("rules where nothing is revealed", Mode::Lesson(lesson(&[File, Rules], 1)), ALL),
            ("the lesson was left", left, ALL),
            ("the lesson was taken up again", back, &[]),
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
