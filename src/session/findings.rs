//! What a class looks at when its lesson is over: how the run answered the questions of the lesson.

use std::sync::atomic::Ordering;

use super::shared::{Findings, Shared};
use super::work::Work;
use crate::study::lesson::{Run, Variant, answers, joined, variants};
use crate::study::sight::Contrast;
use crate::view::debrief::debrief;

impl Work {
    /// Answers the questions of the lesson about the first town as it stands.
    pub(super) fn find(&self, shared: &Shared) -> Option<Findings> {
        let timeline = &self.towns[0];
        let days = timeline.town().day();
        let lesson = &timeline.town().scenario().raw().lesson;
        // The town as it is has been run already, and what it is compared with is found with it.
        let others = variants(lesson).into_iter().filter(|variant| variant.run != Run::default());
        let others: Vec<Variant> = others.collect();
        shared.done.store(0, Ordering::Relaxed);
        shared.of.store(days * (Contrast::ALL.len() + others.len()) as u32, Ordering::Relaxed);
        let outcome = self.outcome(shared)?;
        let mut lived = vec![];
        for variant in others {
            (!shared.stop.load(Ordering::Relaxed)).then_some(())?;
            // Rules that cannot be set for a run leave its bets without an answer.
            if let Ok(outcome) = self.run_under(|rules| variant.rules(rules), shared) {
                lived.push((variant, outcome));
            }
        }
        let others = joined(lived);
        let of = |run: &Run| {
            let other = others.iter().find(|(known, _)| known == run).map(|(_, other)| other);
            if *run == Run::default() { Some(&outcome) } else { other }
        };
        Some(Findings {
            day: days,
            commands: timeline.commands().to_vec(),
            debrief: debrief(&outcome, answers(lesson, of)),
        })
    }
}
