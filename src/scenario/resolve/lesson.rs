//! The texts of a lesson: bets that a run can answer, and steps that lead somewhere. The days read nothing of it.

use super::names::Resolver;
use crate::scenario::raw::{RawPrediction, StepKind};

/// Bets name a measure and groups that there are, with bounds between their options; steps name bets that there are.
pub fn lesson(of: &Resolver) {
    let lesson = &of.raw.lesson;
    for (p, prediction) in lesson.predict.iter().enumerate() {
        answer(of, &format!("lesson.predict[{p}].answer"), prediction);
    }
    for (s, step) in lesson.script.iter().enumerate() {
        if step.step == StepKind::Bet && step.bet as usize >= lesson.predict.len() {
            let (bet, count) = (step.bet.to_string(), lesson.predict.len().to_string());
            let values = [("bet", bet.as_str()), ("count", count.as_str())];
            of.problem(&format!("lesson.script[{s}].bet"), "no-such-bet", Some("no-such-bet-hint"), &values);
        }
    }
}

fn answer(of: &Resolver, path: &str, prediction: &RawPrediction) {
    let Some(answer) = &prediction.answer else { return };
    if !crate::words::known(&format!("measure-{}", answer.measure.replace('_', "-"))) {
        let name = [("name", answer.measure.as_str())];
        of.problem(&format!("{path}.measure"), "no-measure", Some("no-measure-hint"), &name);
    }
    for (field, name) in [("group", &answer.group), ("than", &answer.than)] {
        of.find(&format!("{path}.{field}"), name, "what-group", &of.groups);
    }
    let (bounds, options) = (answer.bounds.len(), prediction.options.len());
    if bounds + 1 != options {
        let (bounds, options) = (bounds.to_string(), options.to_string());
        let values = [("bounds", bounds.as_str()), ("options", options.as_str())];
        of.problem(&format!("{path}.bounds"), "bounds-and-options", Some("bounds-and-options-hint"), &values);
    }
    let pairs = || answer.bounds.windows(2);
    if !pairs().all(|pair| pair[0] < pair[1]) && !pairs().all(|pair| pair[0] > pair[1]) {
        of.problem(&format!("{path}.bounds"), "bounds-out-of-order", None, &[]);
    }
}
