//! What a class looks at when its lesson is over: how the run answered the questions of the lesson.

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;

use super::shared::{Findings, Shared};
use super::work::Work;
use crate::scenario::raw::Edge;
use crate::study::Outcome;
use crate::study::lesson::answer;
use crate::study::sight::Contrast;
use crate::view::board::of_run;
use crate::view::headline::headline;

impl Work {
    /// Answers the questions of the lesson about the first town as it stands.
    pub(super) fn find(&self, shared: &Shared) -> Option<Findings> {
        let timeline = &self.towns[0];
        let days = timeline.town().day();
        let raw = timeline.town().scenario().raw();
        let mut cuts: BTreeMap<String, &[Edge]> = BTreeMap::new();
        for question in &raw.lesson.predict {
            let edges = question.answer.as_ref().map_or(&[][..], |answer| &answer.cut);
            if !edges.is_empty() {
                cuts.insert(format!("{edges:?}"), edges);
            }
        }
        shared.done.store(0, Ordering::Relaxed);
        shared.of.store(days * (Contrast::ALL.len() + cuts.len()) as u32, Ordering::Relaxed);
        let outcome = self.outcome(shared)?;
        let cut: BTreeMap<String, Outcome> = cuts
            .into_iter()
            .map(|(key, edges)| (key, self.run_under(&|scenario| scenario.with_cuts(edges), shared)))
            .collect();
        let answers = raw.lesson.predict.iter().map(|question| {
            let key = question.answer.as_ref().map(|answer| format!("{:?}", answer.cut))?;
            answer(question, &outcome, cut.get(&key))
        });
        Some(Findings {
            day: days,
            commands: timeline.commands().to_vec(),
            answers: answers.collect(),
            headline: headline(&outcome),
            board: of_run(timeline.town().scenario()),
        })
    }
}
