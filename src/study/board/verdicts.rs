//! What came out: in how many towns and worlds each claim holds, and on which number it hangs where it does not.

use serde::{Deserialize, Serialize};

use super::claims::Claim;
use super::numbers::NUMBERS;
use super::trials::{Trial, Turn, alone, trials};
use crate::scenario::raw::RawLesson;
use crate::study::statistics::quantile;

/// A claim that holds in a smaller share of worlds hangs on an assumption.
pub const SURVIVES: f64 = 0.9;

/// What was measured of each claim of a lesson.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Board {
    /// The scenario's name.
    pub scenario: String,
    /// The version of the program that measured it.
    pub version: String,
    /// The fingerprint of what was run; see [`fingerprint`](super::kept::fingerprint).
    pub made_from: String,
    /// The paths of the numbers that were varied.
    pub numbers: Vec<String>,
    /// What was measured of each claim.
    pub claims: Vec<Verdicts>,
}

/// What was measured of a claim: the number that shows it, where it is defined.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verdicts {
    /// The claim.
    pub claim: Claim,
    /// In the towns of the lesson as it is, with the seeds from 1 on.
    pub seeds: Vec<Option<f64>>,
    /// In the towns of each world with other numbers; see [`trials`].
    pub worlds: Vec<Vec<Option<f64>>>,
}

/// On what a claim hangs that fails in some worlds.
#[derive(Clone, Debug, PartialEq)]
pub enum Hangs {
    /// On luck alone: where it fails, it fails in most of the same towns under the lesson's own numbers too.
    Luck,
    /// On these numbers: with each of them halved or doubled alone it fails, though under the lesson's own numbers it holds
    /// in most of the same towns.
    Alone(Vec<(usize, Turn)>),
    /// On several numbers together. It fails most where this one is below or above what the lesson has.
    Together(usize, Turn),
}

/// How a claim came out.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// The claim.
    pub claim: Claim,
    /// The option that a bet claims.
    pub usual: Option<usize>,
    /// The lowest, the middle and the highest number over the towns of the lesson as it is; `None` if none is defined.
    pub figure: Option<[f64; 3]>,
    /// In how many towns of the lesson as it is the claim holds, and of how many.
    pub seeds: [usize; 2],
    /// In how many worlds it holds, and of how many. It holds in a world if it holds in most of its towns.
    pub worlds: [usize; 2],
    /// On what it hangs; `None` if it holds in every world, or if nothing can be said.
    pub hangs: Option<Hangs>,
}

impl Verdict {
    /// Whether it holds in nearly every world.
    pub fn survives(&self) -> bool {
        self.worlds[0] as f64 >= SURVIVES * self.worlds[1] as f64
    }

    /// Whether it holds in nearly every town of the lesson as it is.
    pub fn usually_holds(&self) -> bool {
        self.seeds[0] as f64 >= SURVIVES * self.seeds[1] as f64
    }
}

impl Board {
    /// How each claim came out. `of` is the lesson that makes them.
    pub fn verdicts(&self, of: &RawLesson) -> Vec<Verdict> {
        self.claims.iter().map(|verdicts| verdicts.verdict(of)).collect()
    }
}

impl Verdicts {
    /// Whether the claim holds in each town of the lesson as it is, and in each town of each world.
    pub fn holds(&self, of: &RawLesson) -> (Vec<bool>, Vec<Vec<bool>>) {
        let usual = self.claim.usual(of, &self.seeds);
        let all = |values: &[Option<f64>]| values.iter().map(|value| self.claim.holds(of, *value, usual)).collect();
        (all(&self.seeds), self.worlds.iter().map(|towns| all(towns)).collect())
    }

    fn verdict(&self, of: &RawLesson) -> Verdict {
        let (seeds, worlds) = self.holds(of);
        let at = |share: f64| quantile(self.seeds.iter().flatten().copied(), share);
        let figure = at(0.0).zip(at(0.5)).zip(at(1.0)).map(|((low, middle), high)| [low, middle, high]);
        let count = |holds: &[bool]| [holds.iter().filter(|holds| **holds).count(), holds.len()];
        Verdict {
            claim: self.claim,
            usual: self.claim.usual(of, &self.seeds),
            figure,
            seeds: count(&seeds),
            worlds: count(&worlds.iter().map(|towns| most(towns)).collect::<Vec<bool>>()),
            // Of what is defined nowhere, nothing can be said.
            hangs: figure.and_then(|_| hangs(&seeds, &worlds)),
        }
    }
}

/// Whether it holds in most towns.
fn most(towns: &[bool]) -> bool {
    2 * towns.iter().filter(|holds| **holds).count() > towns.len()
}

fn hangs(seeds: &[bool], worlds: &[Vec<bool>]) -> Option<Hangs> {
    if worlds.iter().all(|towns| most(towns)) {
        return None;
    }
    let trials = trials(worlds.len(), worlds.first().map_or(0, Vec::len), seeds.len());
    // Only where it holds in the same towns under the lesson's own numbers is it the numbers that fail it.
    let as_it_is = |trial: &Trial| -> Vec<bool> {
        trial.seeds.iter().filter_map(|seed| seeds.get(*seed as usize - 1).copied()).collect()
    };
    let failed = |world: usize, trial: &Trial| !most(&worlds[world]) && most(&as_it_is(trial));
    let all: Vec<(usize, &Trial, bool)> =
        trials.iter().enumerate().map(|(world, trial)| (world, trial, failed(world, trial))).collect();
    let by_one: Vec<(usize, Turn)> =
        all.iter().filter(|(.., failed)| *failed).filter_map(|(world, ..)| alone(*world)).collect();
    if !by_one.is_empty() {
        return Some(Hangs::Alone(by_one));
    }
    let together = all.iter().filter(|(world, ..)| alone(*world).is_none());
    let share = |number: usize, turn: Turn| {
        let there = together.clone().filter(|(_, trial, _)| (trial.factors[number] < 1.0) == (turn == Turn::Halved));
        let (fails, all) = there.fold((0, 0), |(fails, all), (.., failed)| (fails + usize::from(*failed), all + 1));
        fails as f64 / f64::from(all.max(1))
    };
    let sides = (0..NUMBERS.len()).flat_map(|number| [(number, Turn::Halved), (number, Turn::Doubled)]);
    let excess = |(number, turn): (usize, Turn)| match turn {
        Turn::Halved => share(number, Turn::Halved) - share(number, Turn::Doubled),
        Turn::Doubled => share(number, Turn::Doubled) - share(number, Turn::Halved),
    };
    let most = sides.rev().max_by(|a, b| excess(*a).total_cmp(&excess(*b)));
    match most.filter(|side| excess(*side) > 0.0) {
        Some((number, turn)) => Some(Hangs::Together(number, turn)),
        None => all.iter().all(|(.., failed)| !failed).then_some(Hangs::Luck),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::raw::RawShown;

    const SEEDS: usize = 20;
    const WORLDS: usize = 64;
    const TOWNS: usize = 5;

    /// The verdict on a claim that holds above 0, of numbers for each seed, and for each world and seed.
    fn verdict(seeds: impl Fn(u64) -> f64, worlds: impl Fn(usize, &Trial, u64) -> f64) -> Verdict {
        let shown = RawShown { more_than: Some(0.0), ..RawShown::default() };
        let lesson = RawLesson { shows: vec![shown], ..RawLesson::default() };
        let trials = trials(WORLDS, TOWNS, SEEDS);
        let world = |(number, trial): (usize, &Trial)| {
            trial.seeds.iter().map(|seed| Some(worlds(number, trial, *seed))).collect::<Vec<_>>()
        };
        let verdicts = Verdicts {
            claim: Claim::Shown(0),
            seeds: (1..=SEEDS as u64).map(|seed| Some(seeds(seed))).collect(),
            worlds: trials.iter().enumerate().map(world).collect(),
        };
        verdicts.verdict(&lesson)
    }

    #[test]
    fn what_holds_everywhere_hangs_on_nothing() {
        let verdict = verdict(|seed| seed as f64, |_, _, _| 1.0);
        assert_eq!((verdict.seeds, verdict.worlds), ([SEEDS, SEEDS], [WORLDS, WORLDS]));
        assert_eq!((verdict.hangs.as_ref(), verdict.figure), (None, Some([1.0, 10.5, 20.0])));
        assert!(verdict.survives() && verdict.usually_holds());
    }

    #[test]
    fn a_world_is_what_most_of_its_towns_are() {
        let fails = |most: u64| verdict(|_| 1.0, |_, _, seed| if (seed - 1) % 5 < most { -1.0 } else { 1.0 });
        assert_eq!(fails(2).worlds, [WORLDS, WORLDS]);
        assert_eq!(fails(3).worlds, [0, WORLDS]);
    }

    #[test]
    fn what_fails_with_one_number_halved_hangs_on_that_number() {
        for number in 0..NUMBERS.len() {
            let verdict = verdict(|_| 1.0, |_, trial, _| trial.factors[number] - 0.8);
            assert_eq!(verdict.hangs, Some(Hangs::Alone(vec![(number, Turn::Halved)])));
            assert!(!verdict.survives());
        }
    }

    #[test]
    fn what_fails_only_with_several_numbers_together_hangs_most_on_the_side_where_it_fails() {
        for number in 0..NUMBERS.len() {
            let fails = |world: usize, trial: &Trial| alone(world).is_none() && trial.factors[number] > 1.3;
            let verdict = verdict(|_| 1.0, |world, trial, _| if fails(world, trial) { -1.0 } else { 1.0 });
            assert_eq!(verdict.hangs, Some(Hangs::Together(number, Turn::Doubled)));
        }
    }

    #[test]
    fn what_fails_with_its_luck_anyway_hangs_on_no_number() {
        let lucky = |seed: u64| if (6..=8).contains(&seed) { -1.0 } else { 1.0 };
        let verdict = verdict(lucky, |_, _, seed| lucky(seed));
        assert_eq!(verdict.hangs, Some(Hangs::Luck));
        assert_eq!((verdict.seeds, verdict.worlds), ([SEEDS - 3, SEEDS], [WORLDS / 4 * 3, WORLDS]));
    }
}
