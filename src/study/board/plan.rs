//! The runs that the claims of a lesson take, and the worlds in which they are made.

use std::sync::Arc;

use super::claims::{Claim, claims};
use super::kept::fingerprint;
use super::numbers::NUMBERS;
use super::trials::{Trial, trials};
use super::verdicts::{Board, Verdicts};
use crate::day::Options;
use crate::scenario::{Recipe, Scenario};
use crate::study::measures::measure;
use crate::study::needs::Need;
use crate::study::outcome::{Outcome, Plan};
use crate::study::sight::Contrast;
use crate::study::worlds::on_all_cores;
use crate::words::say;

/// A run that some claim takes.
struct Run {
    scenario: Arc<Scenario>,
    /// The same, written down: what two runs have in common is run once.
    written: String,
    /// The runs that a measure of this one is compared with.
    beside: Vec<(Contrast, usize)>,
}

/// What is run to try the claims of a lesson.
pub struct BoardPlan {
    name: String,
    scenario: Scenario,
    runs: Vec<Run>,
    /// Each claim with its run, and with the second run where it takes two.
    claims: Vec<(Claim, usize, Option<usize>)>,
}

impl BoardPlan {
    /// The plan of all claims of a scenario's lesson.
    ///
    /// # Errors
    /// What is wrong with the scenario, or with what a claim sets in it.
    pub fn of(recipe: &Recipe) -> Result<Self, String> {
        let scenario = recipe.parse(&[]).map_err(|problems| problems.to_string())?.scenario;
        let all = claims(&scenario.raw().lesson);
        Self::of_claims(recipe, scenario, &all)
    }

    /// The plan of some claims of a scenario's lesson.
    ///
    /// # Errors
    /// What is wrong with what a claim sets in the scenario.
    pub fn of_claims(recipe: &Recipe, scenario: Scenario, some: &[Claim]) -> Result<Self, String> {
        let lesson = scenario.raw().lesson.clone();
        let mut plan = Self { name: recipe.name.clone(), scenario, runs: vec![], claims: vec![] };
        for claim in some {
            let set = |settings: &[String]| {
                let parsed = recipe.parse(settings).map_err(|problems| {
                    let says = claim.shown(&lesson).map_or("", |shown| &shown.says);
                    say("facts-settings", &[("claim", says), ("problems", &problems.to_string())])
                })?;
                Ok::<Scenario, String>(parsed.scenario)
            };
            let (first, second) = match (claim.bet(&lesson), claim.shown(&lesson)) {
                (Some(bet), _) => {
                    let cut = bet.answer.as_ref().map_or(&[][..], |answer| &answer.cut);
                    (plan.scenario.clone(), (!cut.is_empty()).then(|| plan.scenario.with_cuts(cut)))
                }
                (_, Some(shown)) => {
                    let second = if shown.against.is_empty() { None } else { Some(set(&shown.against)?) };
                    (set(&shown.with)?, second)
                }
                _ => continue,
            };
            let needs = measure(claim.measure(&lesson)).map_or(&[][..], |measure| measure.needs);
            let first = plan.with_needs(first, needs);
            let second = second.map(|second| plan.with_needs(second, needs));
            plan.claims.push((*claim, first, second));
        }
        Ok(plan)
    }

    /// Plans a run, and those that its measure is compared with.
    fn with_needs(&mut self, scenario: Scenario, needs: &[Need]) -> usize {
        let contrasts = needs.iter().filter_map(|need| match need {
            Need::Compared(contrast) => Some((*contrast, contrast.rules(&scenario))),
            _ => None,
        });
        let contrasts: Vec<(Contrast, Scenario)> = contrasts.collect();
        let run = self.run(scenario);
        for (contrast, rules) in contrasts {
            let beside = (contrast, self.run(rules));
            if !self.runs[run].beside.contains(&beside) {
                self.runs[run].beside.push(beside);
            }
        }
        run
    }

    fn run(&mut self, scenario: Scenario) -> usize {
        // Plain data can be written; were it not so, every run would be one of its own only by its scenario.
        let written = serde_json::to_string(scenario.raw()).expect("plain data can be written");
        let known = self.runs.iter().position(|run| run.written == written);
        known.unwrap_or_else(|| {
            self.runs.push(Run { scenario: Arc::new(scenario), written, beside: vec![] });
            self.runs.len() - 1
        })
    }

    /// How many claims are tried.
    pub fn claims(&self) -> usize {
        self.claims.len()
    }

    /// How many runs a world takes.
    pub fn runs(&self) -> usize {
        self.runs.len()
    }

    /// Days of all runs of so many worlds.
    pub fn days(&self, worlds: u32) -> u64 {
        let days = self.runs.iter().map(|run| u64::from(run.scenario.raw().days));
        days.sum::<u64>() * u64::from(worlds)
    }

    /// The scenario whose lesson it is.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// The numbers by which a world shows each claim. `passed` hears of each day of each run.
    pub fn values(&self, trial: &Trial, passed: impl Fn()) -> Vec<Option<f64>> {
        let factors = NUMBERS.iter().map(|number| number.path).zip(trial.factors);
        let factors: Vec<(&str, f64)> = factors.filter(|(_, factor)| *factor != 1.0).collect();
        let plan = Plan { options: Options::lean(trial.seed), ..Plan::default() };
        let lived = |run: &Run| plan.run(&Arc::new(run.scenario.with_scaled(&factors)), |_, _| passed());
        let mut outcomes: Vec<Outcome> = self.runs.iter().map(lived).collect();
        for (number, run) in self.runs.iter().enumerate() {
            let beside = run.beside.iter().map(|(contrast, other)| (*contrast, outcomes[*other].town.clone()));
            outcomes[number].contrasts = beside.collect();
        }
        let lesson = &self.scenario.raw().lesson;
        let value = |(claim, first, second): &(Claim, usize, Option<usize>)| {
            claim.value(lesson, &outcomes[*first], second.map(|second| &outcomes[second]))
        };
        self.claims.iter().map(value).collect()
    }

    /// Tries the claims in so many towns as the lesson has them, with the seeds from 1 on, and in so many worlds.
    pub fn board(&self, seeds: u32, worlds: u32, passed: impl Fn() + Sync + Send) -> Board {
        let centre = (1..=u64::from(seeds)).map(Trial::centre);
        let tried: Vec<Trial> = centre.chain(trials(worlds, seeds)).collect();
        let values = on_all_cores(tried, |trial| self.values(&trial, &passed));
        let (towns, others) = values.split_at(seeds as usize);
        let of = |rows: &[Vec<Option<f64>>], claim: usize| rows.iter().map(|row| row[claim]).collect();
        let verdicts = |(number, (claim, ..)): (usize, &(Claim, usize, Option<usize>))| Verdicts {
            claim: *claim,
            seeds: of(towns, number),
            worlds: of(others, number),
        };
        Board {
            scenario: self.name.clone(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            made_from: fingerprint(&self.scenario),
            numbers: NUMBERS.iter().map(|number| number.path.to_owned()).collect(),
            claims: self.claims.iter().enumerate().map(verdicts).collect(),
        }
    }
}
