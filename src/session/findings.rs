//! What a class looks at when its lesson is over: how the run answered the questions of the lesson.

use std::sync::atomic::Ordering;

use super::shared::{Findings, Shared};
use super::work::Work;
use crate::study::Outcome;
use crate::study::lesson::{Run, answers, figures};
use crate::study::sight::Contrast;
use crate::view::board::of_run;
use crate::view::headline::headline;

impl Work {
    /// Answers the questions of the lesson about the first town as it stands.
    pub(super) fn find(&self, shared: &Shared) -> Option<Findings> {
        let timeline = &self.towns[0];
        let days = timeline.town().day();
        let lesson = &timeline.town().scenario().raw().lesson;
        let mut others: Vec<Run> = vec![];
        for figure in figures(lesson).into_iter().flatten() {
            let (run, second) = figure.runs();
            for run in std::iter::once(run).chain(second) {
                if *run != Run::default() && !others.contains(run) {
                    others.push(run.clone());
                }
            }
        }
        shared.done.store(0, Ordering::Relaxed);
        shared.of.store(days * (Contrast::ALL.len() + others.len()) as u32, Ordering::Relaxed);
        let outcome = self.outcome(shared)?;
        let lived = |run: Run| {
            let outcome = self.run_under(|rules| run.rules(rules), shared).ok();
            (run, outcome)
        };
        let others: Vec<(Run, Option<Outcome>)> = others.into_iter().map(lived).collect();
        let of = |run: &Run| match others.iter().find(|(known, _)| known == run) {
            Some((_, other)) => other.as_ref(),
            None => Some(&outcome),
        };
        Some(Findings {
            day: days,
            commands: timeline.commands().to_vec(),
            answers: answers(lesson, of),
            headline: headline(&outcome),
            board: of_run(timeline.town().scenario()),
        })
    }
}
