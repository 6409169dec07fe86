//! The runs that the claims of a lesson take, and the worlds in which they are made.

use std::sync::Arc;

use super::claims::{Claim, claims};
use super::kept::fingerprint;
use super::numbers::NUMBERS;
use super::trials::{AS_IT_IS, Factors, trials};
use super::verdicts::{Board, Verdicts};
use crate::day::Options;
use crate::scenario::{Recipe, Scenario};
use crate::study::lesson::{self, Figure};
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

/// In how many towns and worlds claims are tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Towns of the lesson as it is.
    pub seeds: usize,
    /// Worlds with other numbers.
    pub worlds: usize,
    /// Towns of each world; no more than `seeds`.
    pub towns: usize,
}

/// What is run to try the claims of a lesson.
pub struct BoardPlan {
    name: String,
    scenario: Scenario,
    runs: Vec<Run>,
    /// Each claim with the number that shows it, with its run, and with the second run where it takes two.
    claims: Vec<(Claim, Figure, usize, Option<usize>)>,
}

impl BoardPlan {
    /// The plan of all claims of a scenario's lesson.
    ///
    /// # Errors
    /// What is wrong with the scenario, or with what a claim sets in it.
    pub fn of(recipe: &Recipe) -> Result<Self, String> {
        let scenario = recipe.parse(&[]).map_err(|problems| problems.to_string())?.scenario;
        let all = claims(&scenario.raw().lesson);
        Self::of_claims(&recipe.name, scenario, &all)
    }

    /// The plan of some claims of the lesson of a scenario, which has this name.
    ///
    /// # Errors
    /// What is wrong with what a claim sets in the scenario.
    pub fn of_claims(name: &str, scenario: Scenario, some: &[Claim]) -> Result<Self, String> {
        let lesson = scenario.raw().lesson.clone();
        let mut plan = Self { name: name.to_owned(), scenario, runs: vec![], claims: vec![] };
        for claim in some {
            let Some(figure) = claim.figure(&lesson) else { continue };
            let rules = |run: &lesson::Run| {
                run.rules(&plan.scenario).map_err(|problems| {
                    let says = claim.shown(&lesson).map(|shown| &shown.says);
                    let says = says.or(claim.bet(&lesson).map(|bet| &bet.ask)).map_or("", String::as_str);
                    say!("facts-settings", claim = says, problems = problems.to_string())
                })
            };
            let (first, second) = figure.runs();
            let (first, second) = (rules(first)?, second.map(rules).transpose()?);
            let first = plan.with_needs(first, figure.needs());
            let second = second.map(|second| plan.with_needs(second, figure.needs()));
            plan.claims.push((*claim, figure, first, second));
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

    /// Days of all runs of a board of this size.
    pub fn days(&self, size: Size) -> u64 {
        let days: u64 = self.runs.iter().map(|run| u64::from(run.scenario.raw().days)).sum();
        days * (size.seeds + size.worlds * size.towns.min(size.seeds)) as u64
    }

    /// The scenario whose lesson it is.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// The numbers by which a town shows each claim, where our numbers are so many times as large. `passed` hears of each
    /// day of each run.
    pub fn values(&self, factors: &Factors, seed: u64, passed: impl Fn()) -> Vec<Option<f64>> {
        let factors = NUMBERS.iter().map(|number| number.path).zip(*factors);
        let factors: Vec<(&str, f64)> = factors.filter(|(_, factor)| *factor != 1.0).collect();
        let plan = Plan { options: Options::lean(seed), ..Plan::default() };
        let lived = |run: &Run| plan.run(&Arc::new(run.scenario.with_scaled(&factors)), |_, _| passed());
        let mut outcomes: Vec<Outcome> = self.runs.iter().map(lived).collect();
        for (number, run) in self.runs.iter().enumerate() {
            let beside = run.beside.iter().map(|(contrast, other)| (*contrast, outcomes[*other].town.clone()));
            outcomes[number].contrasts = beside.collect();
        }
        let value = |(_, figure, first, second): &(Claim, Figure, usize, Option<usize>)| {
            figure.value(&outcomes[*first], second.map(|second| &outcomes[second])).map(six_digits)
        };
        self.claims.iter().map(value).collect()
    }

    /// Tries the claims in so many towns as the lesson has them, with the seeds from 1 on, and in so many worlds of so many
    /// towns each.
    pub fn board(&self, size: Size, passed: impl Fn() + Sync + Send) -> Board {
        let trials = trials(size.worlds, size.towns, size.seeds);
        let centre = (1..=size.seeds as u64).map(|seed| (AS_IT_IS, seed));
        let others = trials.iter().flat_map(|trial| trial.seeds.iter().map(|seed| (trial.factors, *seed)));
        let tried: Vec<(Factors, u64)> = centre.chain(others).collect();
        let values = on_all_cores(tried, |(factors, seed)| self.values(&factors, seed, &passed));
        let (seeds, towns) = values.split_at(size.seeds);
        let of = |rows: &[Vec<Option<f64>>], claim: usize| rows.iter().map(|row| row[claim]).collect::<Vec<_>>();
        let verdicts = |(number, (claim, ..)): (usize, &(Claim, Figure, usize, Option<usize>))| Verdicts {
            claim: *claim,
            seeds: of(seeds, number),
            worlds: towns.chunks(size.towns.min(size.seeds).max(1)).map(|world| of(world, number)).collect(),
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

/// A number with six digits: more than any of these numbers means, and few enough to be kept of thousands of towns.
fn six_digits(value: f64) -> f64 {
    format!("{value:.5e}").parse().unwrap_or(value)
}
