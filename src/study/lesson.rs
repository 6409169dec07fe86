//! A lesson as its scenario writes it: the steps, what can be voted for at each, and by which numbers runs answer the bets
//! and show what the lesson says. A scenario without a script gets the usual one.

use serde::{Deserialize, Serialize};

use super::answers::Answer;
use super::family::needs_of;
use super::needs::Need;
use super::outcome::Outcome;
use super::sight::Contrast;
use crate::scenario::raw::{
    Compare, Edge, RawAnswer, RawFigure, RawLesson, RawPrediction, RawScenario, RawShown, RawStep, StepKind,
};
use crate::scenario::{Problems, Scenario};
use crate::words;

/// How long a lesson takes: which of its steps a class goes through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Track {
    /// About ten minutes: one bet, the run, the reveal, the debriefing.
    Short,
    /// The steps as the scenario writes them, in the minutes that it names.
    #[default]
    Usual,
    /// Twenty minutes more than usual: every bet that the scenario has, and a second vote on the file at the end.
    Long,
}

impl Track {
    /// Every track, from the shortest to the longest.
    pub const ALL: [Self; 3] = [Self::Short, Self::Usual, Self::Long];

    /// About how many minutes a lesson takes on it; `usual`: as many as the scenario names.
    pub fn minutes(self, usual: u32) -> u32 {
        match self {
            Self::Short => 10,
            Self::Usual => usual,
            Self::Long => usual + 20,
        }
    }
}

/// The steps of a scenario's lesson on a track.
pub fn steps(raw: &RawScenario, track: Track) -> Vec<RawStep> {
    let script = script(raw);
    let first = |kind: StepKind| script.iter().position(|step| step.step == kind);
    match track {
        Track::Short => {
            let bet = first(StepKind::Bet);
            let kept = |(number, step): &(usize, &RawStep)| match step.step {
                StepKind::Bet => bet == Some(*number),
                StepKind::Run | StepKind::Reveal | StepKind::Debrief => true,
                StepKind::File | StepKind::Rules | StepKind::Saw => false,
            };
            let mut steps: Vec<RawStep> =
                script.iter().enumerate().filter(kept).map(|(_, step)| step.clone()).collect();
            // Of runs that follow one another, the last goes all the way.
            steps.dedup_by(|next, last| {
                let runs = next.step == StepKind::Run && last.step == StepKind::Run;
                if runs {
                    *last = next.clone();
                }
                runs
            });
            steps
        }
        Track::Usual => script,
        Track::Long => {
            let asked = |bet: &u32| script.iter().any(|step| step.step == StepKind::Bet && step.bet == *bet);
            let step = |step| RawStep { step, ..RawStep::default() };
            let others: Vec<RawStep> = (0..raw.lesson.predict.len() as u32)
                .filter(|bet| !asked(bet))
                .map(|bet| RawStep { bet, ..step(StepKind::Bet) })
                .collect();
            let file = script.iter().find(|step| step.step == StepKind::File && !step.options.is_empty());
            let again = file.map(|file| RawStep {
                options: file.options.clone(),
                say: words::say!("says-again"),
                ..step(StepKind::Saw)
            });
            let run = first(StepKind::Run).unwrap_or(script.len());
            let end = first(StepKind::Debrief).unwrap_or(script.len()).max(run);
            let (before, rest) = script.split_at(run);
            let (between, after) = rest.split_at(end - run);
            [before, &others, between, again.as_slice(), after].concat()
        }
    }
}

/// The steps as the scenario writes them.
fn script(raw: &RawScenario) -> Vec<RawStep> {
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

/// A run that a number of a lesson takes: the town with some fields set, and with edges of the loop cut.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// What is set in the town, each `path=value` as on the command line.
    pub set: Vec<String>,
    /// Edges of the loop that are cut beside those that the town itself cuts.
    pub cut: Vec<Edge>,
}

impl Run {
    /// The rules of this run, where those of the town as it is are `of`.
    ///
    /// # Errors
    /// Why they cannot be made of them.
    pub fn rules(&self, of: &Scenario) -> Result<Scenario, Problems> {
        let set = if self.set.is_empty() { of.clone() } else { of.with_settings(&self.set)? };
        Ok(if self.cut.is_empty() { set } else { set.with_cuts(&self.cut) })
    }
}

/// A number by which runs show something: what it is a number of, the run that has it, and the second run with the same
/// luck beside which it stands, if there is one.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What it is a number of.
    pub by: RawFigure,
    run: Run,
    second: Option<(Run, Compare)>,
}

impl Figure {
    /// The number that answers a question.
    pub fn answering(asked: &RawAnswer) -> Self {
        let RawAnswer { measure, group, than, compare, cut, with, against, compare_runs, bounds: _ } = asked.clone();
        // Beside a run with edges cut stands the same run without these cuts.
        let second = if cut.is_empty() { against } else { with.clone() };
        let has_second = !cut.is_empty() || !second.is_empty();
        let second = has_second.then(|| (Run { set: second, cut: vec![] }, compare_runs));
        Self { by: RawFigure { measure, group, than, compare }, run: Run { set: with, cut }, second }
    }

    /// The number that shows what a lesson says.
    pub fn showing(shown: &RawShown) -> Self {
        let set = |set: &[String]| Run { set: set.to_vec(), cut: vec![] };
        let second = (!shown.against.is_empty()).then(|| (set(&shown.against), shown.compare));
        Self { by: shown.by.clone(), run: set(&shown.with), second }
    }

    /// The run that has it, and the second one where there is one.
    pub fn runs(&self) -> (&Run, Option<&Run>) {
        (&self.run, self.second.as_ref().map(|(run, _)| run))
    }

    /// How it is compared with the same of a second run, if it is.
    pub fn compared(&self) -> Option<Compare> {
        self.second.as_ref().map(|(_, compare)| *compare)
    }

    /// The number, of its run and of the second one where there is one; `None` where it is not defined.
    pub fn value(&self, run: &Outcome, second: Option<&Outcome>) -> Option<f64> {
        let first = number(&self.by, run)?;
        let value = match self.compared() {
            None => first,
            Some(compare) => compare.of(first, number(&self.by, second?)?),
        };
        value.is_finite().then_some(value)
    }

    /// What it needs to be measured.
    pub fn needs(&self) -> &'static [Need] {
        needs_of(&self.by.measure, !self.by.group.is_empty())
    }
}

/// The numbers that answer the questions of a lesson, in their order; none for a question that the class answers itself.
pub fn figures(lesson: &RawLesson) -> Vec<Option<Figure>> {
    lesson.predict.iter().map(|bet| bet.answer.as_ref().map(Figure::answering)).collect()
}

/// One of the runs that the answers of a lesson take: a run of a bet, or what it is compared with.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// The run.
    pub run: Run,
    /// What it is compared with, if this is not the run itself.
    pub but: Option<Contrast>,
}

impl Variant {
    /// The rules of it, where those of the town as it is are `scenario`.
    ///
    /// # Errors
    /// Why they cannot be made of them.
    pub fn rules(&self, scenario: &Scenario) -> Result<Scenario, Problems> {
        let rules = self.run.rules(scenario)?;
        Ok(match self.but {
            None => rules,
            Some(contrast) => contrast.rules(&rules),
        })
    }
}

/// The runs that the answers of a lesson take; none where no bet is answered by a run.
pub fn variants(lesson: &RawLesson) -> Vec<Variant> {
    let mut variants = vec![];
    for figure in figures(lesson).into_iter().flatten() {
        let contrasts = figure.needs().iter().filter_map(|need| match need {
            Need::Compared(contrast) => Some(*contrast),
            _ => None,
        });
        let (run, second) = figure.runs();
        for but in std::iter::once(None).chain(contrasts.map(Some)) {
            for run in std::iter::once(run).chain(second) {
                let variant = Variant { run: run.clone(), but };
                if !variants.contains(&variant) {
                    variants.push(variant);
                }
            }
        }
    }
    variants
}

/// What each run came to, with what it is compared with, given what all variants came to.
pub fn joined(lived: Vec<(Variant, Outcome)>) -> Vec<(Run, Outcome)> {
    let (mut runs, mut contrasts) = (vec![], vec![]);
    for (Variant { run, but }, outcome) in lived {
        match but {
            None => runs.push((run, outcome)),
            Some(contrast) => contrasts.push((run, (contrast, outcome.town))),
        }
    }
    for (run, outcome) in &mut runs {
        let own = contrasts.iter().filter(|(of, _)| of == run);
        outcome.contrasts = own.map(|(_, contrast)| contrast.clone()).collect();
    }
    runs
}

/// The answers to the questions of a lesson, given what each run came to.
pub fn answers<'a>(lesson: &RawLesson, of: impl Fn(&Run) -> Option<&'a Outcome>) -> Vec<Option<Answer>> {
    let answer = |bet: &RawPrediction| {
        let asked = bet.answer.as_ref()?;
        let figure = Figure::answering(asked);
        let (run, second) = figure.runs();
        let value = figure.value(of(run)?, second.and_then(&of))?;
        Some(Answer { value, option: option(&asked.bounds, value) })
    };
    lesson.predict.iter().map(answer).collect()
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
    if by.than.is_empty() { Some(first) } else { Some(by.compare.of(first, of(&by.than)?)) }
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
    fn a_run_with_cuts_stands_beside_the_same_run_without_them() {
        let runs = |answer: RawAnswer| {
            let figure = Figure::answering(&answer);
            let (run, second) = figure.runs();
            (run.clone(), second.cloned(), figure.compared())
        };
        let (with, against) = (vec!["learning.fear=0.2".to_owned()], vec!["learning.fear=0.4".to_owned()]);
        let set = |set: &[String], cut: &[Edge]| Run { set: set.to_vec(), cut: cut.to_vec() };
        assert_eq!(runs(RawAnswer::default()), (Run::default(), None, None));
        let compare_runs = Compare::Difference;
        let cut = RawAnswer { with: with.clone(), cut: vec![Edge::Ties], compare_runs, ..RawAnswer::default() };
        assert_eq!(runs(cut), (set(&with, &[Edge::Ties]), Some(set(&with, &[])), Some(compare_runs)));
        let both = RawAnswer { with: with.clone(), against: against.clone(), ..RawAnswer::default() };
        assert_eq!(runs(both), (set(&with, &[]), Some(set(&against, &[])), Some(Compare::Times)));
        let cut_alone = RawAnswer { cut: vec![Edge::Ties], ..RawAnswer::default() };
        assert_eq!(runs(cut_alone), (set(&[], &[Edge::Ties]), Some(Run::default()), Some(Compare::Times)));
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

    /// Every track of every shipped lesson bets before it runs, reveals after it, and ends with the debriefing.
    #[test]
    fn every_lesson_has_three_tracks() {
        use StepKind::*;
        for name in crate::scenario::Library::scenario_names() {
            let scenario = crate::scenario::Recipe::shipped(&name).unwrap().laid().unwrap().check().unwrap().scenario;
            let raw = scenario.raw();
            assert!(!raw.lesson.script.is_empty(), "{name} guides nobody");
            let of = |track| steps(raw, track).iter().map(|step| step.step).collect::<Vec<StepKind>>();
            assert_eq!(of(Track::Short), [Bet, Run, Reveal, Debrief], "{name}");
            for kinds in Track::ALL.map(of) {
                let place = |kind| kinds.iter().position(|other| *other == kind);
                assert!(place(Bet) < place(Run) && place(Run) < place(Reveal), "{name}: {kinds:?}");
                assert_eq!(place(Debrief), Some(kinds.len() - 1), "{name}: {kinds:?}");
            }
            let bets = |track| of(track).iter().filter(|kind| **kind == Bet).count();
            assert_eq!(bets(Track::Long), raw.lesson.predict.len(), "{name}");
            assert!(bets(Track::Usual) >= 2, "{name} has no second act");
            let usual = steps(raw, Track::Usual);
            let lengths = Track::ALL.map(|track| of(track).len());
            assert!(lengths.is_sorted(), "{name}: {lengths:?}");
            // What was voted on first is voted on again.
            let file = usual.iter().find(|step| step.step == File && !step.options.is_empty());
            let long = steps(raw, Track::Long);
            let again = &long[long.len() - 2];
            assert!(file.is_none_or(|file| file.options == again.options), "{name}");
        }
    }
}
