//! A lesson as its scenario writes it: the steps, what can be voted for at each, and how a run answers the bets. A
//! scenario without a script gets the usual one.

use super::answers::Answer;
use super::outcome::Outcome;
use crate::scenario::raw::{Compare, RawAnswer, RawLesson, RawPrediction, RawScenario, RawStep, StepKind};

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
    let mut value = number(asked, run)?;
    if !asked.cut.is_empty() {
        value = number(asked, cut?)? / value;
    }
    value.is_finite().then(|| Answer { value, option: option(&asked.bounds, value) })
}

fn number(asked: &RawAnswer, run: &Outcome) -> Option<f64> {
    if asked.group.is_empty() {
        return run.measure(&asked.measure);
    }
    let groups = run.groups();
    let of = |name: &str| {
        let group = groups.iter().find(|group| group.name == name)?;
        group.values().into_iter().find(|(key, _)| *key == asked.measure)?.1
    };
    let first = of(&asked.group)?;
    match (asked.than.as_str(), asked.compare) {
        ("", _) => Some(first),
        (other, Compare::Times) => Some(first / of(other)?),
        (other, Compare::Difference) => Some(first - of(other)?),
    }
}

/// The option that a number falls under: the bounds rise or fall, and a number on a bound belongs to the side of the
/// lower numbers.
fn option(bounds: &[f64], value: f64) -> usize {
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
