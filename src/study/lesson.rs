//! A lesson as its scenario writes it: the steps, what can be voted for at each, how a run answers the bets, and by which
//! numbers it shows what the lesson says. A
//! scenario without a script gets the usual one.

use super::answers::Answer;
use super::outcome::Outcome;
use crate::scenario::raw::{
    Compare, RawAnswer, RawFigure, RawLesson, RawPrediction, RawScenario, RawShown, RawStep, StepKind,
};

/// The steps of a scenario's lesson.
pub fn script(raw: &RawScenario) -> Vec<RawStep> {
    if !raw.lesson.script.is_empty() {
        return raw.lesson.script.clone();
    }
    let step = |step| RawStep { step, ..RawStep::default() };
    let bets = (0..raw.lesson.predict.len()).map(|bet| RawStep { bet: bet as u32, ..step(StepKind::Bet) });
    let before = std::iter::once(step(StepKind::Rules)).chain(bets);
    before.chain([StepKind::Run, StepKind::Saw, StepKind::Reveal, StepKind::Debrief].map(step)).collect()
}

/// What can be voted for at a step.
pub fn options<'a>(lesson: &'a RawLesson, step: &'a RawStep) -> &'a [String] {
    match (step.step, lesson.predict.get(step.bet as usize)) {
        (StepKind::Bet, Some(prediction)) => &prediction.options,
        _ => &step.options,
    }
}

/// The answer of a run to a question. `cut` is the run with the question's edges cut, where it has any.
pub fn answer(prediction: &RawPrediction, run: &Outcome, cut: Option<&Outcome>) -> Option<Answer> {
    let asked = prediction.answer.as_ref()?;
    let by = figure(asked);
    let mut value = number(&by, run)?;
    if !asked.cut.is_empty() {
        value = number(&by, cut?)? / value;
    }
    value.is_finite().then(|| Answer { value, option: option(&asked.bounds, value) })
}

/// The number that answers a question.
pub fn figure(asked: &RawAnswer) -> RawFigure {
    let (measure, group, than) = (asked.measure.clone(), asked.group.clone(), asked.than.clone());
    RawFigure { measure, group, than, compare: asked.compare }
}

/// The number by which a run shows something, beside the same of a second run where there is one.
pub fn shown(shown: &RawShown, run: &Outcome, second: Option<&Outcome>) -> Option<f64> {
    let first = number(&shown.by, run)?;
    let value =
        if shown.against.is_empty() { first } else { compared(shown.compare, first, number(&shown.by, second?)?) };
    value.is_finite().then_some(value)
}

/// A number of a run; `None` where it is not defined.
fn number(by: &RawFigure, run: &Outcome) -> Option<f64> {
    if by.group.is_empty() {
        return run.measure(&by.measure);
    }
    let groups = run.groups();
    let of = |name: &str| {
        let group = groups.iter().find(|group| group.name == name)?;
        group.values().into_iter().find(|(key, _)| *key == by.measure)?.1
    };
    let first = of(&by.group)?;
    if by.than.is_empty() { Some(first) } else { Some(compared(by.compare, first, of(&by.than)?)) }
}

fn compared(compare: Compare, first: f64, second: f64) -> f64 {
    match compare {
        Compare::Times => first / second,
        Compare::Difference => first - second,
    }
}

/// The option that a number falls under: the bounds rise or fall, and a number on a bound belongs to the side of the
/// lower numbers.
pub(super) fn option(bounds: &[f64], value: f64) -> usize {
    let rising = bounds.first() <= bounds.last();
    bounds.iter().filter(|bound| if rising { value > **bound } else { value <= **bound }).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_falls_under_one_option_whichever_way_the_bounds_run() {
        assert_eq!([0.1, 1.2, 1.3, 9.0].map(|value| option(&[1.2, 2.0, 5.0], value)), [0, 0, 1, 3]);
        assert_eq!([1.4, 1.0, 0.7, 0.1].map(|value| option(&[1.0, 0.9, 0.5], value)), [0, 1, 2, 3]);
    }

    #[test]
    fn a_scenario_without_a_script_gets_the_usual_one() {
        let mut raw = RawScenario::default();
        raw.lesson.predict = vec![RawPrediction::default(); 2];
        let kinds: Vec<StepKind> = script(&raw).iter().map(|step| step.step).collect();
        use StepKind::*;
        assert_eq!(kinds, [Rules, Bet, Bet, Run, Saw, Reveal, Debrief]);
        assert_eq!(script(&raw)[2].bet, 1);
    }
}
