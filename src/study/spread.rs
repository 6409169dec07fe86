//! Luck, rule, choice: how far one person's final score would move with other luck, under other rules, and with
//! another person's conduct.
//!
//! Every combination is run: so many lucks, times rules, times conducts. The town is founded once, so the person is the
//! same person; from the first day on the luck of the days is another seed's, or the rules are others, or the person has
//! somebody else's conscience, guile, nerve and warmth. The share of each is the variance of the means over the other
//! two, as a part of the whole variance (a full factorial's main effects; Fisher 1925). What is left over is what they
//! do together, and is told.

use std::sync::Arc;

use rand::seq::IndexedRandom;

use super::order::Course;
use super::worlds::{Worlds, on_all_cores};
use crate::day::{Change, Options, Simulation};
use crate::kernel::luck::{Luck, Purpose, mix};
use crate::kernel::stream::Spot;
use crate::scenario::Scenario;
use crate::town::Town;

/// What is combined.
#[derive(Clone)]
pub struct SpreadPlan {
    /// The resident whose score is taken apart.
    pub resident: u32,
    /// In which office, as an index.
    pub office: usize,
    /// The town as it is founded: rules, seed, and what is changed later.
    pub scenario: Arc<Scenario>,
    /// The town's seed.
    pub seed: u64,
    /// What is changed on the way.
    pub changes: Vec<(u32, Change)>,
    /// Days.
    pub days: u32,
    /// How many lucks; the first is the town's own.
    pub lucks: u32,
    /// The rules, each made of those of the town; the first should be the town's own.
    pub rules: Vec<fn(&Scenario) -> Scenario>,
    /// Residents whose conduct is lent; the person's own is always the first.
    pub conducts: Vec<u32>,
}

/// Final scores, by rules, then luck, then conduct.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    /// In points.
    pub scores: Vec<Vec<Vec<f64>>>,
}

/// Parts of the variance of the final score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shares {
    /// From luck.
    pub luck: f64,
    /// From the rules.
    pub rules: f64,
    /// From conduct.
    pub conduct: f64,
    /// From what they do together.
    pub together: f64,
    /// The standard deviation of the final score, in points.
    pub deviation: f64,
}

/// Rules under which the town opens and closes no door and nobody learns from a mark.
pub fn no_answer(rules: &Scenario) -> Scenario {
    rules.with_cuts(&crate::scenario::raw::Edge::ALL)
}

/// Some residents of the same role as somebody, drawn by luck of their own.
pub fn others(town: &Town, resident: u32, count: usize) -> Vec<u32> {
    let people = &town.people;
    let role = people.role[resident as usize];
    let alike = |other: &u32| *other != resident && people.role[*other as usize] == role;
    let others: Vec<u32> = (0..town.residents() as u32).filter(alike).collect();
    let luck = Luck::new(mix(u64::from(resident) ^ 0x6368_6F69));
    let mut stream = luck.stream(Spot { purpose: Purpose::Plan, day: 2, subject: 0, what: 0 });
    others.sample(&mut stream, count).copied().collect()
}

/// The same town under other rules, with the town's own luck or, by a number above 0, another one.
pub(super) fn under(founded: &Simulation, rules: Scenario, number: u32) -> Simulation {
    let mut town = founded.clone();
    town.carry_out(&Change::Rules(Arc::new(rules)));
    if number > 0 {
        town.with_luck_of(mix(founded.seed() ^ u64::from(number)));
    }
    town
}

/// Runs every combination. `go_on` hears of every day of every luck and rule that has passed; once it says no, what comes
/// out is of no use.
pub fn spread(plan: &SpreadPlan, go_on: impl Fn() -> bool + Sync + Send) -> Spread {
    let founded = Simulation::new(plan.scenario.clone(), Options::lean(plan.seed));
    let work: Vec<(usize, u32)> =
        (0..plan.rules.len()).flat_map(|rules| (0..plan.lucks).map(move |n| (rules, n))).collect();
    let runs = on_all_cores(work, |(rules, number)| {
        let of = plan.rules[rules];
        let town = under(&founded, of(&plan.scenario), number);
        let changes = plan.changes.iter().map(|(day, change)| (*day, change.under(of))).collect();
        let course = Course { town, changes, until: plan.days };
        let conducts = plan.conducts.iter().map(|of| (0, Change::Conduct(plan.resident, *of)));
        let worlds = Worlds::new(course, conducts).run(|_, _| go_on());
        let own = worlds.base().score(plan.office, plan.resident);
        let lent = worlds.worlds().iter().filter_map(|world| world.town.as_ref());
        let lent = lent.map(|town| town.score(plan.office, plan.resident));
        std::iter::once(own).chain(lent).collect::<Vec<f64>>()
    });
    Spread { scores: runs.chunks(plan.lucks.max(1) as usize).map(<[_]>::to_vec).collect() }
}

impl Spread {
    /// The parts of the variance; `None` where nothing moves the score at all.
    pub fn shares(&self) -> Option<Shares> {
        let all: Vec<([usize; 3], f64)> = self
            .scores
            .iter()
            .enumerate()
            .flat_map(|(r, lucks)| {
                lucks.iter().enumerate().flat_map(move |(l, conducts)| {
                    conducts.iter().enumerate().map(move |(c, score)| ([r, l, c], *score))
                })
            })
            .collect();
        let whole = variance(all.iter().map(|(_, score)| *score));
        if whole <= 0.0 {
            return None;
        }
        let of = |factor: usize| {
            let levels = all.iter().map(|(place, _)| place[factor]).max().unwrap_or(0) + 1;
            let means = (0..levels).map(|level| {
                let with = all.iter().filter(|(place, _)| place[factor] == level).map(|(_, score)| *score);
                let (sum, count) = with.fold((0.0, 0.0), |(sum, count), score| (sum + score, count + 1.0));
                sum / f64::max(count, 1.0)
            });
            variance(means) / whole
        };
        let (rules, luck, conduct) = (of(0), of(1), of(2));
        let together = 1.0 - rules - luck - conduct;
        Some(Shares { luck, rules, conduct, together, deviation: libm::sqrt(whole) })
    }
}

fn variance(values: impl Iterator<Item = f64> + Clone) -> f64 {
    let count = values.clone().count().max(1) as f64;
    let mean = values.clone().sum::<f64>() / count;
    values.map(|value| (value - mean) * (value - mean)).sum::<f64>() / count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_those_of_an_additive_table() {
        // Score = 10 luck + 3 rules + 1 conduct, each 0 or 1: variances 25, 2.25 and 0.25.
        let scores = |r: usize| (0..2).map(|l| (0..2).map(|c| (10 * l + 3 * r + c) as f64).collect()).collect();
        let shares = Spread { scores: vec![scores(0), scores(1)] }.shares().unwrap();
        assert!((shares.luck - 25.0 / 27.5).abs() < 1e-12 && (shares.rules - 2.25 / 27.5).abs() < 1e-12);
        assert!((shares.conduct - 0.25 / 27.5).abs() < 1e-12 && shares.together.abs() < 1e-12);
        // Luck that counts under one rule only works together with it.
        let product = Spread { scores: vec![vec![vec![0.0], vec![0.0]], vec![vec![0.0], vec![8.0]]] }.shares().unwrap();
        assert!((product.together - 1.0 / 3.0).abs() < 1e-12, "{product:?}");
        assert_eq!(Spread { scores: vec![vec![vec![5.0, 5.0]]] }.shares(), None);
    }
}
