//! How the bets of a lesson came out: in one town, and in how many towns with the same rules and other luck.

use std::sync::Arc;

use super::answers::{Answer, Bets};
use super::lesson::{Variant, answers, joined, variants};
use super::outcome::{Outcome, Plan};
use super::worlds::on_all_cores;
use crate::day::{Change, Options};
use crate::scenario::{Problems, Scenario};

/// Towns in which bets are counted where it takes a moment.
const TOWNS: u32 = 20;
/// The most days of one resident that count as a moment: a few seconds on two cores, and a year of 2,000 residents.
const A_MOMENT: u64 = 40_000_000;

/// The same towns, with other luck: which, and for how long.
pub struct BetsPlan<'a> {
    /// The scenario, as it is on the first day.
    pub scenario: &'a Arc<Scenario>,
    /// The seed of the run; the other towns have those that follow it.
    pub seed: u64,
    /// Days.
    pub days: u32,
    /// What is changed while the town runs, each on the morning after so many days have passed.
    pub changes: &'a [(u32, Change)],
    /// How many towns.
    pub towns: u32,
}

impl<'a> BetsPlan<'a> {
    /// The towns in which the bets of a run are counted: as many as are asked for, or else 20. It is the run's own alone
    /// where 20 would take long, and where a record is struck, which exists in that town and in no other. `None` where
    /// even one would take long.
    pub fn of_run(
        scenario: &'a Arc<Scenario>,
        outcome: &Outcome,
        changes: &'a [(u32, Change)],
        asked: Option<u32>,
    ) -> Option<Self> {
        let (seed, days) = (outcome.town.seed(), outcome.town.day());
        let of = |towns: u32| Self { scenario, seed, days, changes, towns };
        if changes.iter().any(|(_, change)| matches!(change, Change::StrikeRecord(_))) {
            return Some(of(1));
        }
        match asked {
            Some(towns) => Some(of(towns)),
            None => [TOWNS, 1].into_iter().map(of).find(|plan| plan.resident_days() <= A_MOMENT),
        }
    }

    /// How often a town is run for its answers.
    pub fn runs(&self) -> u32 {
        variants(&self.scenario.raw().lesson).len() as u32
    }

    /// Days of one resident that all of it takes.
    pub fn resident_days(&self) -> u64 {
        let town = u64::from(self.scenario.raw().town.residents) * u64::from(self.days);
        town * u64::from(self.runs()) * u64::from(self.towns)
    }

    /// Runs the towns on all cores. `passed` hears of each day of each run.
    pub fn ask(&self, passed: impl Fn() + Sync + Send) -> Bets {
        if self.runs() == 0 {
            return Bets::default();
        }
        let seeds: Vec<u64> = (0..u64::from(self.towns)).map(|more| self.seed.wrapping_add(more)).collect();
        let answers = on_all_cores(seeds.clone(), |seed| self.town(seed, &passed));
        Bets { seeds, answers }
    }

    /// The answers of a town.
    fn town(&self, seed: u64, passed: &(impl Fn() + Sync)) -> Vec<Option<Answer>> {
        let lesson = &self.scenario.raw().lesson;
        let run = |variant: &Variant| {
            let under = |(day, change): &(u32, Change)| Ok((*day, change.try_under(|rules| variant.rules(rules))?));
            let plan = Plan {
                options: Options { threads: 1, ..Options::lean(seed) },
                days: Some(self.days),
                changes: self.changes.iter().map(under).collect::<Result<_, _>>()?,
                ..Plan::default()
            };
            Ok::<_, Problems>(plan.run(&Arc::new(variant.rules(self.scenario)?), |_, _| passed()))
        };
        // Rules that cannot be set for a run leave its bets without an answer.
        let lived = variants(lesson).into_iter().filter_map(|variant| run(&variant).ok().map(|lived| (variant, lived)));
        let runs = joined(lived.collect());
        answers(lesson, |run| runs.iter().find(|(known, _)| known == run).map(|(_, outcome)| outcome))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Recipe;
    use crate::study::lesson::Run;

    fn plan(scenario: &Arc<Scenario>, towns: u32) -> Bets {
        BetsPlan { scenario, seed: 1, days: 120, changes: &[], towns }.ask(|| ())
    }

    #[test]
    fn every_town_answers_each_bet_once() {
        for name in ["crossing-camera", "bread-stall", "friends-like-these", "long-way-up"] {
            let recipe = Recipe::shipped(name).unwrap();
            let scenario = Arc::new(recipe.parse(&["town.residents=400".into()]).unwrap().scenario);
            let bets = plan(&scenario, 4);
            assert_eq!(bets.seeds, [1, 2, 3, 4]);
            for (number, bet) in scenario.raw().lesson.predict.iter().enumerate() {
                assert!(bet.answer.is_some(), "{name}: bet {number} is answered by no run");
                let counts: usize = (0..bet.options.len()).map(|option| bets.count(number, option)).sum();
                let answered = bets.answers.iter().filter(|answers| answers[number].is_some()).count();
                assert_eq!(counts, answered, "{name}: bet {number}");
                if let Some(here) = bets.here(number) {
                    assert!(here.option < bet.options.len() && bets.count(number, here.option) >= 1);
                }
            }
        }
    }

    /// A town that is counted is the town that a run with its seed would be, and answers as that run does.
    #[test]
    fn the_answers_are_those_of_runs_of_their_own() {
        let recipe = Recipe::shipped("bread-stall").unwrap();
        let scenario = Arc::new(recipe.parse(&["town.residents=400".into()]).unwrap().scenario);
        let bets = plan(&scenario, 2);
        for (seed, answers) in bets.seeds.iter().zip(&bets.answers) {
            let options = Options { seed: Some(*seed), threads: 1, ..Options::default() };
            let run = Plan { options, days: Some(120), with_contrasts: true, ..Plan::default() };
            let run = run.run(&scenario, |_, _| ());
            let as_it_is = |of: &Run| (*of == Run::default()).then_some(&run);
            let own = super::answers(&scenario.raw().lesson, as_it_is);
            assert_eq!(&own, answers, "seed {seed}");
        }
    }

    /// Bets can ask for a measure with a name in it, and for what the rating made of a group, which takes the town without
    /// rating too.
    #[test]
    fn bets_ask_for_families_and_for_what_the_rating_made() {
        let text = r#"(
            title: "Asked", days: 60, town: (residents: 300), packs: ["civic-ledger"],
            lesson: (predict: [
                (ask: "How often?", options: ["a", "b"], answer: (measure: "act:write_critically", bounds: [1.0])),
                (ask: "How far?", options: ["a", "b"],
                    answer: (measure: "harm_by_rating", group: "ordinary", than: "official", compare: Difference, bounds: [0.0])),
            ]),
        )"#;
        let source = crate::scenario::Source { name: String::new(), bytes: text.as_bytes().to_vec() };
        let scenario = crate::scenario::parse(&source, &crate::scenario::Library::default(), &[]);
        let scenario = Arc::new(scenario.unwrap_or_else(|problems| panic!("{problems}")).scenario);
        let bets = BetsPlan { scenario: &scenario, seed: 1, days: 60, changes: &[], towns: 1 }.ask(|| ());
        let options = Options { seed: Some(1), threads: 1, ..Options::default() };
        let run = Plan { options, days: Some(60), with_contrasts: true, ..Plan::default() }.run(&scenario, |_, _| ());
        let acts = scenario.policy().acts().iter().zip(&run.town.figures().acts);
        let (_, figures) = acts.into_iter().find(|(act, _)| act.name() == "write_critically").unwrap();
        let times = figures.done as f64 * 1000.0 / 300.0 * 365.0 / 60.0;
        assert!(figures.done > 0 && (bets.here(0).unwrap().value - times).abs() < 1e-9);
        let made = |name: &str| {
            let group = run.groups().into_iter().find(|group| group.name == name).unwrap();
            group.values().into_iter().find(|(key, _)| *key == "harm_by_rating").unwrap().1.unwrap()
        };
        let difference = made("ordinary") - made("official");
        assert!((bets.here(1).unwrap().value - difference).abs() < 1e-9 && difference != 0.0);
        let asked: Vec<String> = run.asked().iter().map(|(member, _)| member.key()).collect();
        assert_eq!(asked, ["act:write_critically"]);
    }
}
