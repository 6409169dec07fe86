//! A lesson: a class goes through its steps, says what it expects, and sees what happened once it has been revealed.

use super::cover::Cover;
use crate::scenario::raw::{RawScenario, RawStep, StepKind};
use crate::session::progress::Progress;
use crate::study::lesson::options;
use crate::view::debrief::Said;
use crate::view::facts::Fact;

/// A lesson as a class goes through it.
#[derive(Clone, Debug, Default)]
pub struct Lesson {
    script: Vec<RawStep>,
    progress: Progress,
    /// Whether a class has come to a step of it.
    begun: bool,
    pub(super) cover: Cover,
}

/// What coming to a step of a lesson brings with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// The kind of the step.
    pub step: StepKind,
    /// The day to go to, if the step names one to which it goes by itself.
    pub day: Option<u32>,
    /// Which file is to lie open.
    pub file: File,
}

/// Which resident's file lies open when a class comes to a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum File {
    /// The file that lies open already, if there is one.
    Same,
    /// No file.
    Closed,
    /// The file of this resident.
    Of(u32),
}

/// What going on from a step asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Onward {
    /// To let the town come to a day.
    Run(u32),
    /// To uncover what happened.
    Reveal,
    /// To go to another step.
    Step(usize),
    /// To leave the lesson for the free town.
    Leave,
}

impl Lesson {
    /// A lesson that has come so far, and whether a class has `begun` it; it learns its steps when the town is there.
    pub fn at(progress: Progress, begun: bool) -> Self {
        Self { progress, begun, ..Self::default() }
    }

    /// Whether a class has come to a step of it.
    pub fn is_begun(&self) -> bool {
        self.begun
    }

    /// Takes up the steps that the scenario has.
    pub fn learn(&mut self, script: Vec<RawStep>) {
        self.script = script;
    }

    /// The steps.
    pub fn script(&self) -> &[RawStep] {
        &self.script
    }

    /// How far the class has come, and what it said.
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// How far the class has come, to be changed by what it says.
    pub fn progress_mut(&mut self) -> &mut Progress {
        &mut self.progress
    }

    /// What the class has said, step by step.
    pub fn said(&self) -> impl Iterator<Item = Said<'_>> {
        self.script.iter().enumerate().filter_map(|(number, step)| {
            let vote = self.progress.vote(number)?;
            Some(Said { step, choice: vote.choice, sure: vote.sure, hands: &vote.hands })
        })
    }

    /// The step at which the lesson stands; `None` until the town is there.
    pub fn step(&self) -> Option<&RawStep> {
        self.script.get(self.progress.step)
    }

    /// The kind of the current step.
    pub fn kind(&self) -> Option<StepKind> {
        self.step().map(|step| step.step)
    }

    /// Whether the step shows a file as the offices see it, to be judged.
    fn judging(&self) -> bool {
        self.kind() == Some(StepKind::File)
    }

    /// Whether a fact is shown: nothing of what happened before the reveal, nor while a file is being judged, whose
    /// standing, entries or ring would give the verdict away.
    pub(super) fn shows(&self, fact: Fact) -> bool {
        self.cover.shows(fact) && !self.judging()
    }

    /// Whether what happened is covered at the step: until the reveal, if there is one.
    pub(super) fn to_be_covered(&self) -> bool {
        let reveal = self.script.iter().position(|step| step.step == StepKind::Reveal);
        reveal.is_some_and(|reveal| self.progress.step < reveal)
    }

    /// Goes to a step.
    pub fn go_to(&mut self, step: usize) -> Option<Arrival> {
        (self.progress.step, self.begun) = (step, true);
        // A reveal that is left is over.
        if self.cover.is_open() {
            self.cover = Cover::Open;
        }
        let step = self.script.get(step)?.clone();
        if self.to_be_covered() {
            self.cover = Cover::Covered;
        }
        let file = match (step.step, self.progress.file) {
            (StepKind::File, _) => File::Same,
            // The file that was judged lies open until what happened is uncovered.
            (StepKind::Reveal, Some(resident)) => File::Of(resident),
            _ => File::Closed,
        };
        let day = (step.step == StepKind::File && step.to_day > 0).then_some(step.to_day);
        Some(Arrival { step: step.step, day, file })
    }

    /// Whether the step can be left: a vote was cast where one is asked for, and the run has come to its day.
    pub fn done(&self, scenario: &RawScenario, today: u32) -> bool {
        let Some(step) = self.step() else {
            return false;
        };
        let asked = !options(&scenario.lesson, step).is_empty();
        let voted = self.progress.vote(self.progress.step).is_some_and(|vote| vote.choice.is_some());
        match step.step {
            StepKind::Run => today >= run_to(scenario, step),
            StepKind::Reveal => self.cover == Cover::Open,
            _ => !asked || voted,
        }
    }

    /// What going on asks for; `None` while there is something to be done first, or `at_work` on the town.
    pub fn onward(&self, scenario: &RawScenario, today: u32, at_work: bool) -> Option<Onward> {
        let step = self.step()?;
        let next = self.progress.step + 1;
        let done = self.done(scenario, today);
        match step.step {
            StepKind::Run if !done => Some(Onward::Run(run_to(scenario, step))),
            StepKind::Reveal if self.cover == Cover::Covered => Some(Onward::Reveal),
            StepKind::Debrief => Some(Onward::Leave),
            _ if at_work || !done => None,
            _ if next < self.script.len() => Some(Onward::Step(next)),
            _ => Some(Onward::Leave),
        }
    }
}

/// The day to which a step of the lesson runs.
fn run_to(scenario: &RawScenario, step: &RawStep) -> u32 {
    if step.to_day > 0 { step.to_day } else { scenario.days }
}
