//! Loop gain: how much of a fall is the mark, and how much the town's answer to it.
//!
//! A mark of a given size, for something that nobody did, is entered for sampled residents, each in a world of their
//! own. The gain is the fall that follows, summed over the days after it (points times days), divided by the fall that
//! the mark alone would be, summed in the same way. In a loop that answers every lost point with `g` further points the
//! gain is `1 / (1 - g)`; a town that does not answer has a gain of exactly 1.
//!
//! Sums, not the last day, because marks expire: on a day after that, both falls may be nothing.

use rand::seq::IndexedRandom;

use super::answered::{Answered, Followed, answered, as_a_whole};
use super::order::Course;
use super::shares::Shares;
use super::statistics::student;
use super::worlds::on_all_cores;
use crate::day::state::orders::Mark;
use crate::day::{Change, Options, Simulation};
use crate::kernel::luck::{Luck, Purpose, mix};
use crate::kernel::stream::Spot;
use crate::scenario::Scenario;
use crate::scenario::raw::Edge;
use std::sync::Arc;

/// How the gain is measured.
#[derive(Clone, Debug)]
pub struct GainPlan {
    /// Which office, as an index into the offices of the scenario.
    pub office: usize,
    /// The act that the mark names, as an index; that of the most marks in the run if not given.
    pub act: Option<u8>,
    /// Its size in 1/256 of a point; what the act's rule takes if not given. A fall is below nothing.
    pub points: Option<i32>,
    /// Days that have passed when it is entered.
    pub day: u32,
    /// Days for which the falls are summed.
    pub days: u32,
    /// Residents sampled for each seed.
    pub residents: u32,
    /// The seeds.
    pub seeds: Vec<u64>,
    /// Whether it is also found what part each edge has in the gain, which takes more worlds.
    pub by_edge: bool,
}

/// One mark: who got it, and the two falls, in 1/256 of a point times days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fall {
    /// The seed of the town in which the mark was given.
    pub seed: u64,
    /// The resident who got the mark.
    pub resident: u32,
    /// Their band when they got it.
    pub band: u8,
    /// Their quarter.
    pub quarter: u8,
    /// Their quarter of the town by money when they got it: 0 for the poorest.
    pub wealth: u8,
    /// What the mark alone comes to.
    pub direct: i64,
    /// What it came to.
    pub total: i64,
    /// The same two on the last day, in 1/256 of a point.
    pub last: (i32, i32),
}

/// A number with the interval in which it lies, at 95 of 100.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The number.
    pub value: f64,
    /// The interval's lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
    /// Marks behind it.
    pub count: usize,
}

/// What was measured.
#[derive(Clone, Debug)]
pub struct Gain {
    /// Every mark.
    pub falls: Vec<Fall>,
    /// The edges of the loop along which something runs.
    pub edges: Vec<Edge>,
    /// What part each edge has in the town's answer to each mark, in 1/256 of a point times days. The parts add up to what
    /// the fall is more than the mark alone. None where that was not asked for.
    pub shares: Vec<Shares>,
}

impl Gain {
    /// The gain; `None` where no mark had a direct effect.
    pub fn estimate(&self) -> Option<Estimate> {
        estimate(&self.falls)
    }

    /// The gain among some of the marks.
    pub fn among(&self, which: impl Fn(&Fall) -> bool) -> Option<Estimate> {
        estimate(&self.falls.iter().copied().filter(|fall| which(fall)).collect::<Vec<_>>())
    }

    /// What part each edge has in the gain. The parts of all edges add up to the gain less 1. `None` where no mark had a
    /// direct effect, or where it was not asked for.
    pub fn parts(&self) -> Option<Vec<(Edge, Estimate)>> {
        let part = |(place, edge): (usize, &Edge)| {
            let falls = self.falls.iter().zip(&self.shares);
            // A share is what the score gains; a fall is what it loses.
            let of = falls.map(|(fall, shares)| (fall.seed, -shares.share(place), fall.direct as f64));
            Some((*edge, ratio(&of.collect::<Vec<_>>())?))
        };
        if self.shares.is_empty() { None } else { self.edges.iter().enumerate().map(part).collect() }
    }
}

/// The ratio of the sums of the falls, with its interval.
pub fn estimate(falls: &[Fall]) -> Option<Estimate> {
    ratio(&falls.iter().map(|fall| (fall.seed, fall.total as f64, fall.direct as f64)).collect::<Vec<_>>())
}

/// The ratio of the sums of two numbers that marks have, each with the seed of its town, with a jackknife interval: one
/// seed left out at a time, or with fewer than five seeds one mark (Efron and Stein 1981; Student's t for the number of
/// parts).
fn ratio(marks: &[(u64, f64, f64)]) -> Option<Estimate> {
    let seeds: std::collections::BTreeSet<u64> = marks.iter().map(|(seed, ..)| *seed).collect();
    let part = |place: usize, seed: u64| if seeds.len() >= 5 { seeds.range(..seed).count() } else { place };
    let parts = if seeds.len() >= 5 { seeds.len() } else { marks.len() };
    let mut sums = vec![(0.0, 0.0); parts];
    for (place, (seed, above, below)) in marks.iter().enumerate() {
        let sum = &mut sums[part(place, *seed)];
        *sum = (sum.0 + above, sum.1 + below);
    }
    let (above, below) = sums.iter().fold((0.0, 0.0), |all, part| (all.0 + part.0, all.1 + part.1));
    if below == 0.0 {
        return None;
    }
    let value = above / below;
    let without: Vec<f64> =
        sums.iter().filter(|part| below != part.1).map(|part| (above - part.0) / (below - part.1)).collect();
    let n = without.len() as f64;
    let half = if without.len() < 2 {
        f64::INFINITY
    } else {
        let mean = without.iter().sum::<f64>() / n;
        let variance = without.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() * (n - 1.0) / n;
        student(without.len() - 1) * libm::sqrt(variance)
    };
    Some(Estimate { value, low: value - half, high: value + half, count: marks.len() })
}

/// The act for which marks are made most often, of those that cost points in an office, and what its first rule there
/// takes; `None` where it takes points for nothing.
pub fn usual_mark(town: &Simulation, office: usize) -> Option<(u8, i32)> {
    let rules = &town.scenario().policy().offices()[office].rules;
    let marks = rules.iter().enumerate().filter_map(|(act, rules)| {
        let points = rules.first()?.points;
        (points < 0).then_some((town.figures().acts[act].marks, act, points))
    });
    marks.max_by_key(|(marks, act, _)| (*marks, std::cmp::Reverse(*act))).map(|(_, act, points)| (act as u8, points))
}

/// Measures the gain of a scenario. `go_on` hears of every day of every run that has passed; once it says no, what comes
/// out is of no use.
pub fn gain(
    scenario: &Arc<Scenario>,
    changes: &[(u32, Change)],
    plan: &GainPlan,
    go_on: impl Fn() -> bool + Sync + Send,
) -> Gain {
    let seeds = on_all_cores(plan.seeds.clone(), |seed| {
        let until = plan.day + plan.days;
        let course = Course::new(scenario.clone(), Options::lean(seed), changes.to_vec(), until).led_to(plan.day);
        let marks = sample(&course.town, plan);
        measure(&course, &marks, plan, &go_on)
    });
    let mut gain = Gain { falls: vec![], edges: vec![], shares: vec![] };
    for seed in seeds {
        gain.falls.extend(seed.falls);
        gain.shares.extend(seed.shares);
        // A town in which nobody is rated has no marks, and no edges either.
        if !seed.edges.is_empty() {
            gain.edges = seed.edges;
        }
    }
    gain
}

/// Residents whom the office rates, chosen by luck of their own, each with the mark they get.
fn sample(town: &Simulation, plan: &GainPlan) -> Vec<Mark> {
    let Some(office) = town.state.offices.get(plan.office) else { return vec![] };
    let usual = usual_mark(town, plan.office);
    let (Some(act), Some(points)) = (plan.act.or(usual.map(|(act, _)| act)), plan.points.or(usual.map(|(_, p)| p)))
    else {
        return vec![];
    };
    let rated: Vec<u32> = (0..town.town().residents() as u32).filter(|resident| office.rates(*resident)).collect();
    let luck = Luck::new(mix(town.seed() ^ 0x6761_696E));
    let mut stream = luck.stream(Spot { purpose: Purpose::Plan, day: 1, subject: 0, what: 0 });
    let mark = |resident| Mark { resident, office: plan.office as u8, act, points };
    rated.sample(&mut stream, plan.residents as usize).copied().map(mark).collect()
}

/// Enters each mark in worlds of its own beside the run, and sums the falls.
fn measure(course: &Course, marks: &[Mark], plan: &GainPlan, go_on: &(impl Fn() -> bool + Sync)) -> Gain {
    let office = plan.office;
    let town = &course.town;
    let mut money: Vec<i32> = town.state.residents.money.clone();
    money.sort_unstable();
    let wealth = |resident: u32| {
        let below = money.partition_point(|other| *other < town.state.residents.money[resident as usize]);
        (below * 4 / money.len().max(1)).min(3) as u8
    };
    let follow = |mark: &Mark| Followed { by: Change::Mark(*mark), resident: mark.resident, office };
    let followed: Vec<Followed> = marks.iter().map(follow).collect();
    let answered = if plan.by_edge {
        answered(course, &followed, |_, _, _| (), go_on)
    } else {
        as_a_whole(course, &followed, |_, _, _| (), go_on)
    };
    let fall = |(mark, answered): (&Mark, &Answered)| {
        let days = || answered.days.iter().enumerate();
        let direct = |(_, day): (usize, &super::answered::Day)| day.real - day.direct;
        let total = |(place, day): (usize, &super::answered::Day)| day.real - answered.undone(place);
        Fall {
            seed: town.seed(),
            resident: mark.resident,
            band: town.band(office, mark.resident),
            quarter: town.town().people.quarter[mark.resident as usize],
            wealth: wealth(mark.resident),
            direct: days().map(direct).map(i64::from).sum(),
            total: days().map(total).map(i64::from).sum(),
            last: days().next_back().map_or((0, 0), |last| (direct(last), total(last))),
        }
    };
    let shares = answered.iter().filter(|_| plan.by_edge).map(Answered::shares_of_sum).collect();
    let edges = answered.first().map_or_else(Vec::new, |answered| answered.edges.clone());
    Gain { falls: marks.iter().zip(&answered).map(fall).collect(), edges, shares }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_is_that_of_the_textbook_for_a_mean() {
        // With equal direct falls the ratio is a mean, and the jackknife its usual standard error.
        let fall =
            |total| Fall { seed: 1, resident: 0, band: 0, quarter: 0, wealth: 0, direct: 100, total, last: (0, 0) };
        let gain = estimate(&[100, 200, 300, 400].map(fall)).unwrap();
        let standard_error = (5.0f64 / 3.0 / 4.0).sqrt();
        assert!((gain.value - 2.5).abs() < 1e-12);
        assert!((gain.high - 2.5 - student(3) * standard_error).abs() < 1e-9);
    }
}
