//! How a sitting is used: a mode is a type with its data; each has a file here, which says what the mode shows.

mod council;
mod cover;
mod deal;
mod judge;
mod lesson;
mod live;
mod observe;
mod vote;

pub use council::Council;
pub use cover::REVEAL_SECONDS;
pub use judge::{AFTER, DAYS, Judge, OPENS, SETTINGS, TOWN, ruled_last, ruled_today, undecided};
pub use lesson::{Arrival, File, Lesson, Onward};
pub use live::{Draft, LONGEST_STRETCH, Live, WEEKS};
pub use observe::Observe;
pub use vote::{FEWEST, Lacks, MOST, SEATS, Stage, Vote};

use serde::{Deserialize, Serialize};

use super::progress::SavedLesson;
use super::request::TownRequest;
use crate::day::Simulation;
use crate::scenario::raw::{RawScenario, StepKind};
use crate::study::challenge::{Challenge, Task};
use crate::study::desk::Asked;
use crate::study::lesson::steps;
use crate::study::{Command, Timeline};
use crate::view::cards::is_rule;
use crate::view::facts::Fact;
use cover::Cover;

/// How a sitting is used: free play, a lesson, the desk of appeals, a vote, a year in somebody's shoes, or a council.
#[derive(Clone, Debug)]
pub enum Mode {
    /// Free play.
    Observe(Observe),
    /// A lesson is gone through, step by step.
    Lesson(Lesson),
    /// Somebody rules on appeals; with the lesson of the scenario, for whoever leaves the desk.
    Judge(Judge, Lesson),
    /// A class votes on proposals; with the lesson of the scenario, for whoever leaves the vote.
    Vote(Vote, Lesson),
    /// Somebody leads a resident's life; with the lesson of the scenario, for whoever leaves it.
    Live(Live, Lesson),
    /// Somebody sets the rules, term by term; with the lesson of the scenario, for whoever leaves the council.
    Council(Council, Lesson),
}

/// What a sitting knows of its towns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// How many towns there are.
    pub towns: usize,
    /// Days that have passed in them.
    pub today: u32,
    /// Whether the questions of the lesson are answered for the run as it stands.
    pub findings: bool,
    /// Whether it is known what came of the days at the desk, as the run stands.
    pub judged: bool,
    /// Whether it is known what the life that was led came to.
    pub reckoned: bool,
    /// Whether it is known what the proposals of a vote come to.
    pub weighed: bool,
    /// Whether it is known what people say of a council's terms, as the run stands.
    pub accounted: bool,
    /// Whether it is known if the challenge that was played is met.
    pub verdict: bool,
}

/// Whether all settings are of a rule book ([`is_rule`]).
fn are_rules(town: &Simulation, settings: &[String]) -> bool {
    settings.iter().all(|setting| is_rule(town.scenario().raw(), setting))
}

/// What a save keeps of a mode in which somebody plays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Played {
    /// Which files were asked about and decided at the desk of appeals, and how.
    Desk(Judge),
    /// A vote. Its first proposal is what the commands of the save make of the town, the others are the towns beside it.
    Vote(Vote),
    /// A year in somebody's shoes.
    Life(Live),
    /// The aims of a council, and whether its first term has been opened.
    Council(Council),
}

impl Played {
    /// What was asked at the desk of appeals.
    pub fn asked(&self) -> &[Asked] {
        if let Self::Desk(judge) = self { &judge.asked } else { &[] }
    }

    /// The challenge that is played, if one is.
    pub fn challenge(&self) -> Option<Challenge> {
        match self {
            Self::Desk(judge) => judge.challenge,
            Self::Vote(vote) => vote.challenge,
            Self::Life(live) => live.challenge,
            Self::Council(council) => council.challenge,
        }
    }

    /// What a save says, made to fit the town in which it is taken up: of so many `towns`, the first is given.
    #[must_use]
    pub fn fitted(mut self, first: &Timeline, towns: usize) -> Self {
        let town = first.town();
        // A challenge of another mode or of another town is none.
        let task = self.challenge().filter(|challenge| challenge.is_set_in(first)).map(Challenge::task);
        match &mut self {
            Self::Desk(judge) if !matches!(task, Some(Task::Desk { .. })) => judge.challenge = None,
            Self::Vote(vote) if !matches!(task, Some(Task::Vote { .. })) => vote.challenge = None,
            Self::Life(live) if !matches!(task, Some(Task::Life { .. })) => live.challenge = None,
            Self::Council(council) if !matches!(task, Some(Task::Council { .. })) => council.challenge = None,
            _ => {}
        }
        match &mut self {
            Self::Desk(judge) => judge.fit(town),
            Self::Vote(vote) => vote.fit(town, towns),
            Self::Life(live) => live.fit(town),
            Self::Council(council) => council.fit(town),
        }
        self
    }
}

impl Default for Mode {
    fn default() -> Self {
        Self::Lesson(Lesson::default())
    }
}

impl Mode {
    /// Whether the mode shows a fact to everybody in the room. Asked by [`super::seen::may_see`] alone.
    pub(super) fn shows(&self, fact: Fact) -> bool {
        match self {
            Self::Observe(observe) => observe.shows(fact),
            Self::Lesson(lesson) => lesson.shows(fact),
            Self::Judge(judge, _) => judge.shows(fact),
            Self::Vote(vote, _) => vote.shows(fact),
            Self::Live(live, _) => live.shows(fact),
            Self::Council(council, _) => council.shows(fact),
        }
    }

    fn cover_of(&self) -> Cover {
        match self {
            Self::Observe(observe) => observe.cover,
            Self::Lesson(lesson) => lesson.cover,
            Self::Judge(Judge { over: true, .. }, _)
            | Self::Live(Live { over: true, .. }, _)
            | Self::Council(Council { over: true, .. }, _) => Cover::Open,
            Self::Vote(vote, _) if vote.all_uncovered() => Cover::Open,
            Self::Judge(..) | Self::Vote(..) | Self::Live(..) | Self::Council(..) => Cover::Covered,
        }
    }

    /// The cover, where somebody in the room can lift it: where somebody plays nobody can.
    fn cover_mut(&mut self) -> Option<&mut Cover> {
        match self {
            Self::Observe(observe) => Some(&mut observe.cover),
            Self::Lesson(lesson) => Some(&mut lesson.cover),
            Self::Judge(..) | Self::Vote(..) | Self::Live(..) | Self::Council(..) => None,
        }
    }

    /// Whether the days at the desk go on, or are to begin.
    fn is_at_desk(&self) -> bool {
        self.judge().is_some_and(|judge| !judge.over)
    }

    /// Whether whoever looks sets the clock, lifts the cover and puts a twin beside the town. At the desk days pass when
    /// they are closed, and in a vote when all proposals are lived.
    pub fn has_clock(&self) -> bool {
        matches!(self, Self::Observe(_) | Self::Lesson(_))
    }

    /// Whether what is ordered and taken back is of this morning alone: at the desk and in a council.
    pub fn is_of_the_morning(&self) -> bool {
        self.is_at_desk() || self.council().is_some()
    }

    /// Whether rules can be changed. At the desk they are others' business, and in a vote they are what is proposed.
    pub fn has_rules(&self) -> bool {
        !self.is_at_desk()
            && self.live().is_none()
            && self.vote().is_none_or(|vote| vote.stage == Stage::Write)
            && self.council().is_none_or(|council| council.sits && !council.over)
    }

    /// Whether anybody's file can be opened. At the desk a file is asked for, which takes time; in a vote there is nothing
    /// in it before all proposals have been lived.
    pub fn has_files(&self) -> bool {
        !self.is_at_desk() && self.vote().is_none_or(Vote::all_uncovered) && !self.is_in_shoes()
    }

    /// Whether the town is seen: its map, its charts and its Chronicle. Whoever is in somebody's shoes knows what that one
    /// knows, and in a vote nothing is seen of a proposal before all are uncovered.
    pub fn has_town(&self) -> bool {
        let votes = self.vote().is_some_and(|vote| vote.stage != Stage::Write && !vote.all_uncovered());
        !self.is_in_shoes() && !votes
    }

    /// Whether charts and Chronicle are seen: at the desk they are of no use, and the files need the room.
    pub fn has_charts(&self) -> bool {
        self.has_town() && !self.is_at_desk()
    }

    /// Whether there is a lesson to go back to: one that somebody has begun and left.
    pub fn can_return(&self) -> bool {
        matches!(self, Self::Observe(observe) if observe.left.is_begun())
    }

    /// Whether a year in somebody's shoes goes on.
    fn is_in_shoes(&self) -> bool {
        self.live().is_some_and(|live| !live.over)
    }

    /// The year in somebody's shoes, while one is led.
    pub fn live(&self) -> Option<&Live> {
        if let Self::Live(live, _) = self { Some(live) } else { None }
    }

    /// The year in somebody's shoes, while one is led, to be changed by what they decide.
    pub fn live_mut(&mut self) -> Option<&mut Live> {
        if let Self::Live(live, _) = self { Some(live) } else { None }
    }

    /// The council, while one sits or is about to.
    pub fn council(&self) -> Option<&Council> {
        if let Self::Council(council, _) = self { Some(council) } else { None }
    }

    /// The council, while one sits or is about to, to be changed by what it does.
    pub fn council_mut(&mut self) -> Option<&mut Council> {
        if let Self::Council(council, _) = self { Some(council) } else { None }
    }

    /// What the mode has done to its towns by itself, while nothing else is done to them: also after a save was taken up that
    /// was made on the way.
    pub fn next(&self, known: &Known) -> Option<TownRequest> {
        self.next_of_its_own(known).or_else(|| {
            let challenge = self.challenge().filter(|_| self.cover_of().is_open() && !known.verdict)?;
            let asked = self.judge().map(|judge| judge.asked.clone()).unwrap_or_default();
            Some(TownRequest::Verdict { challenge, asked })
        })
    }

    fn next_of_its_own(&self, known: &Known) -> Option<TownRequest> {
        match self {
            Self::Observe(_) => None,
            Self::Lesson(lesson) => {
                (lesson.kind() == Some(StepKind::Debrief) && !known.findings).then_some(TownRequest::Find)
            }
            Self::Judge(judge, _) if known.today < judge.first => Some(TownRequest::GoTo(judge.first)),
            Self::Judge(judge, _) => (judge.over && !known.judged).then(|| TownRequest::Judge(judge.days())),
            Self::Vote(vote, _) => vote.next(known),
            Self::Live(live, _) => (live.over && !known.reckoned).then_some(TownRequest::Reckon(live.seat)),
            Self::Council(council, _) => council.next(known),
        }
    }

    /// Whether something may be asked of the towns, of which the first is given.
    pub fn lets(&self, town: &Simulation, commands: &[Command], asked: &TownRequest) -> bool {
        match self {
            Self::Observe(_) | Self::Lesson(_) => true,
            Self::Judge(judge, _) => judge.lets(town, commands, asked),
            Self::Vote(vote, _) => vote.lets(town, asked),
            Self::Live(live, _) => live.lets(asked),
            Self::Council(council, _) => council.lets(town, commands, asked),
        }
    }

    /// The vote, while one is held.
    pub fn vote(&self) -> Option<&Vote> {
        if let Self::Vote(vote, _) = self { Some(vote) } else { None }
    }

    /// The vote, while one is held, to be changed by what the class does.
    pub fn vote_mut(&mut self) -> Option<&mut Vote> {
        if let Self::Vote(vote, _) = self { Some(vote) } else { None }
    }

    /// The desk, while somebody sits at it.
    pub fn judge(&self) -> Option<&Judge> {
        if let Self::Judge(judge, _) = self { Some(judge) } else { None }
    }

    /// The desk, while somebody sits at it, to be changed by what they do.
    pub fn judge_mut(&mut self) -> Option<&mut Judge> {
        if let Self::Judge(judge, _) = self { Some(judge) } else { None }
    }

    /// The lesson, while one is gone through.
    pub fn lesson(&self) -> Option<&Lesson> {
        if let Self::Lesson(lesson) = self { Some(lesson) } else { None }
    }

    /// The lesson, while one is gone through, to be changed by what the class says.
    pub fn lesson_mut(&mut self) -> Option<&mut Lesson> {
        if let Self::Lesson(lesson) = self { Some(lesson) } else { None }
    }

    /// The lesson, also one that was left.
    pub fn any_lesson(&self) -> &Lesson {
        match self {
            Self::Observe(observe) => &observe.left,
            Self::Lesson(lesson)
            | Self::Judge(_, lesson)
            | Self::Vote(_, lesson)
            | Self::Live(_, lesson)
            | Self::Council(_, lesson) => lesson,
        }
    }

    /// Takes up the steps that a scenario has now.
    pub fn learn(&mut self, scenario: &RawScenario) {
        let lesson = match self {
            Self::Observe(observe) => &mut observe.left,
            Self::Lesson(lesson)
            | Self::Judge(_, lesson)
            | Self::Vote(_, lesson)
            | Self::Live(_, lesson)
            | Self::Council(_, lesson) => lesson,
        };
        lesson.learn(steps(scenario, lesson.progress().track));
    }

    /// Covers or uncovers what happened, at once.
    pub fn cover(&mut self, covered: bool) {
        if let Some(cover) = self.cover_mut() {
            *cover = if covered { Cover::Covered } else { Cover::Open };
        }
    }

    /// Uncovers what happened; who was wronged appears one after the other, or `at_once`.
    pub fn reveal(&mut self, at_once: bool) {
        if let Some(cover) = self.cover_mut() {
            *cover = Cover::Revealing(if at_once { REVEAL_SECONDS } else { 0.0 });
        }
    }

    /// Lets a reveal go on for some seconds.
    pub fn pass_seconds(&mut self, seconds: f32) {
        if let Some(cover) = self.cover_mut()
            && let Cover::Revealing(since) = *cover
        {
            *cover = if since < REVEAL_SECONDS { Cover::Revealing(since + seconds) } else { Cover::Open };
        }
    }

    /// How many of so many people a reveal has come to. Without a reveal it is all of them, or nobody while what happened
    /// is covered.
    pub fn revealed(&self, people: usize) -> usize {
        match self.cover_of() {
            Cover::Open => people,
            Cover::Covered => 0,
            Cover::Revealing(seconds) => ((seconds / REVEAL_SECONDS * people as f32) as usize).min(people),
        }
    }

    /// How much of a reveal has passed, 0 to 1; `None` without one.
    pub fn share_of_reveal(&self) -> Option<f32> {
        match self.cover_of() {
            Cover::Revealing(seconds) => Some((seconds / REVEAL_SECONDS).min(1.0)),
            Cover::Open | Cover::Covered => None,
        }
    }

    /// Whether a reveal goes on.
    pub fn is_revealing(&self) -> bool {
        matches!(self.cover_of(), Cover::Revealing(_))
    }

    /// Whether what happened is covered, as a save keeps it: until somebody uncovers it, whatever step comes next.
    pub fn is_covered(&self) -> bool {
        !self.cover_of().is_open()
    }

    /// Goes to a step of the lesson, taking the lesson up again if it was left.
    pub fn go_to_step(&mut self, step: usize) -> Option<Arrival> {
        if let Self::Observe(observe) = self {
            // The step that was left does not count: the class goes to another one.
            *self = Self::Lesson(observe.take_lesson());
        }
        self.lesson_mut()?.go_to(step)
    }

    /// Begins a challenge.
    pub fn begin_challenge(&mut self, challenge: Challenge) {
        let lesson = self.any_lesson().clone();
        *self = match challenge.task() {
            Task::Desk { .. } => Self::Judge(Judge::of(challenge, &[]), lesson),
            Task::Life { seat, .. } => {
                Self::Live(Live { seat, deals: 1, challenge: Some(challenge), ..Live::default() }, lesson)
            }
            Task::Council { .. } => Self::Council(Council::of(challenge), lesson),
            Task::Vote { .. } => Self::Vote(Vote::of(challenge), lesson),
        };
    }

    /// The challenge that is played, if one is.
    pub fn challenge(&self) -> Option<Challenge> {
        match self {
            Self::Observe(_) | Self::Lesson(_) => None,
            Self::Judge(judge, _) => judge.challenge,
            Self::Vote(vote, _) => vote.challenge,
            Self::Live(live, _) => live.challenge,
            Self::Council(council, _) => council.challenge,
        }
    }

    /// Sits down at the desk, from this morning on.
    /// `by_the_book`: whether the office has a rule book, which grows.
    pub fn sit_at_desk(&mut self, day: u32, by_the_book: bool) {
        *self = Self::Judge(Judge { by_the_book, ..Judge::from(day) }, self.any_lesson().clone());
    }

    /// Holds a vote on proposals that are to be lived for so many days.
    pub fn hold_vote(&mut self, days: u32) {
        *self = Self::Vote(Vote::over(days), self.any_lesson().clone());
    }

    /// Begins a year in somebody's shoes.
    pub fn begin_year(&mut self) {
        *self = Self::Live(Live::default(), self.any_lesson().clone());
    }

    /// Calls a council, which has not chosen its aims yet.
    pub fn call_council(&mut self) {
        *self = Self::Council(Council::default(), self.any_lesson().clone());
    }

    /// Leaves the lesson, or what is played, for the free town, where nothing is covered.
    pub fn leave_lesson(&mut self) {
        if let Self::Lesson(lesson)
        | Self::Judge(_, lesson)
        | Self::Vote(_, lesson)
        | Self::Live(_, lesson)
        | Self::Council(_, lesson) = self
        {
            *self = Self::Observe(Observe::leaving(std::mem::take(lesson)));
        }
    }

    /// Takes the lesson up again where it was left.
    pub fn return_to_lesson(&mut self) {
        if let Self::Observe(observe) = self
            && observe.left.is_begun()
        {
            *self = Self::Lesson(observe.return_to_lesson());
        }
    }

    /// The lesson as a save keeps it.
    pub fn saved(&self) -> SavedLesson {
        let left = matches!(self, Self::Observe(_));
        let progress = self.any_lesson().progress().clone();
        let track = progress.track;
        let not_begun = !self.any_lesson().is_begun();
        SavedLesson { step: progress.step, left, file: progress.file, track, votes: progress.votes, not_begun }
    }

    /// What a save keeps of a mode in which somebody plays.
    pub fn played(&self) -> Option<Played> {
        match self {
            Self::Observe(_) | Self::Lesson(_) => None,
            Self::Judge(judge, _) => Some(Played::Desk(judge.clone())),
            Self::Vote(vote, _) => Some(Played::Vote(vote.clone())),
            Self::Live(live, _) => Some(Played::Life(live.clone())),
            Self::Council(council, _) => Some(Played::Council(council.clone())),
        }
    }

    /// The mode that a save was made in. A save without a lesson was made in the free town. `covered`: whether what
    /// happened was.
    pub fn of_save(saved: Option<SavedLesson>, played: Option<Played>, covered: bool) -> Self {
        let left = saved.as_ref().is_none_or(|saved| saved.left);
        let begun = saved.as_ref().is_some_and(|saved| !saved.not_begun);
        let lesson = Lesson::at(saved.map(SavedLesson::progress).unwrap_or_default(), begun);
        match played {
            Some(Played::Desk(judge)) => return Self::Judge(judge, lesson),
            Some(Played::Vote(vote)) => return Self::Vote(vote, lesson),
            Some(Played::Life(live)) => return Self::Live(live, lesson),
            Some(Played::Council(council)) => return Self::Council(council, lesson),
            None => {}
        }
        let mut mode = if left { Self::Observe(Observe::leaving(lesson)) } else { Self::Lesson(lesson) };
        mode.cover(covered);
        mode
    }
}
