//! The worlds in which claims are tried: first each number alone, halved and doubled, then all numbers together.
//!
//! Together they are drawn as a Latin hypercube (McKay, Beckman and Conover 1979): each number is cut into as many steps as
//! there are worlds, between half and double on a scale of doublings, and each step is used once.

use super::numbers::NUMBERS;
use crate::kernel::luck::{Luck, Purpose, stable_number};

/// The luck by which worlds are drawn. It is the same for every lesson, so that they are tried in the same worlds.
const SEED: u64 = 1;

/// Worlds in which one number alone is halved or doubled.
pub const ALONE: u32 = 2 * NUMBERS.len() as u32;

/// How a number is changed alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// To a half.
    Halved,
    /// To twice as much.
    Doubled,
}

impl Turn {
    /// How many times as large the number is then.
    pub fn factor(self) -> f64 {
        match self {
            Self::Halved => 0.5,
            Self::Doubled => 2.0,
        }
    }

    /// Its name in keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Halved => "halved",
            Self::Doubled => "doubled",
        }
    }
}

/// How many times as large each number is, in their order.
pub type Factors = [f64; NUMBERS.len()];

/// Every number is as the scenario has it.
pub const AS_IT_IS: Factors = [1.0; NUMBERS.len()];

/// A world: how many times as large each number is in it, and its towns.
#[derive(Clone, Debug, PartialEq)]
pub struct Trial {
    /// The factor of each number.
    pub factors: Factors,
    /// The seed of each of its towns.
    pub seeds: Vec<u64>,
}

/// The number that is changed alone in a world, and how; `None` where all are changed together.
pub fn alone(world: usize) -> Option<(usize, Turn)> {
    let turn = if world.is_multiple_of(2) { Turn::Halved } else { Turn::Doubled };
    (world < ALONE as usize).then_some((world / 2, turn))
}

/// So many worlds of so many towns. Their seeds go round from 1 to `seeds`, so that each seed's town was also lived as it is;
/// no world has more towns than there are seeds.
pub fn trials(worlds: usize, towns: usize, seeds: usize) -> Vec<Trial> {
    let (worlds, towns) = (worlds as u32, towns.min(seeds) as u64);
    let together = worlds.saturating_sub(ALONE);
    let cube = NUMBERS.each_ref().map(|number| factors(stable_number(number.path), together));
    let factors = |world: usize| match alone(world) {
        Some((number, turn)) => std::array::from_fn(|own| if own == number { turn.factor() } else { 1.0 }),
        None => std::array::from_fn(|number| cube[number][world - ALONE as usize]),
    };
    let seeds = |world: u32| (0..towns).map(|town| 1 + (u64::from(world) * towns + town) % seeds as u64).collect();
    (0..worlds).map(|world| Trial { factors: factors(world as usize), seeds: seeds(world) }).collect()
}

/// The factors of one number in so many worlds: one in each step between a half and double, in an order drawn by lot.
fn factors(what: u32, worlds: u32) -> Vec<f64> {
    let luck = |world: u32| Luck::new(SEED).block(Purpose::Trial, 0, world, what, 0);
    let mut order: Vec<u32> = (0..worlds).collect();
    order.sort_by_key(|world| (luck(*world)[0], *world));
    let mut factors = vec![1.0; worlds as usize];
    for (step, world) in order.into_iter().enumerate() {
        let within = f64::from(luck(world)[1]) / (f64::from(u32::MAX) + 1.0);
        factors[world as usize] = libm::exp2(2.0 * (step as f64 + within) / f64::from(worlds) - 1.0);
    }
    factors
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_number_is_halved_and_doubled_alone_and_no_other_moves() {
        let trials = trials(ALONE as usize, 5, 20);
        for (world, trial) in trials.iter().enumerate() {
            let moved: Vec<(usize, f64)> =
                trial.factors.iter().copied().enumerate().filter(|(_, f)| *f != 1.0).collect();
            assert_eq!(moved, [(world / 2, if world % 2 == 0 { 0.5 } else { 2.0 })]);
            assert_eq!(alone(world).unwrap().0, world / 2);
        }
    }

    #[test]
    fn together_each_number_takes_every_step_once() {
        let worlds = 48;
        let trials = trials((ALONE + worlds) as usize, 5, 20);
        for (number, varied) in NUMBERS.iter().enumerate() {
            let step = |trial: &Trial| ((libm::log2(trial.factors[number]) + 1.0) / 2.0 * f64::from(worlds)) as u32;
            let mut steps: Vec<u32> = trials[ALONE as usize..].iter().map(step).collect();
            let drawn = steps.clone();
            steps.sort_unstable();
            assert_eq!(steps, (0..worlds).collect::<Vec<u32>>(), "{}", varied.path);
            assert_ne!(drawn, steps, "the order is drawn by lot");
        }
        assert!((ALONE..ALONE + worlds).all(|world| alone(world as usize).is_none()));
        assert_eq!(trials[4].seeds, [1, 2, 3, 4, 5], "the seeds go round");
        assert!(trials.iter().all(|trial| trial.seeds.len() == 5 && trial.seeds.iter().all(|s| (1..=20).contains(s))));
        assert_eq!(super::trials(1, 5, 2)[0].seeds, [1, 2]);
    }

    #[test]
    fn two_numbers_are_drawn_independently() {
        let trials = trials(ALONE as usize + 48, 1, 20);
        let cube = &trials[ALONE as usize..];
        for (a, first) in NUMBERS.iter().enumerate() {
            for (b, second) in NUMBERS.iter().enumerate().take(a) {
                let pairs = cube.iter().map(|trial| (libm::log2(trial.factors[a]), libm::log2(trial.factors[b])));
                let correlation = crate::study::statistics::correlation(pairs).unwrap();
                // Of 28 pairs of 48 ranks drawn by lot, one in a thousand families has one beyond 0.6.
                assert!(correlation.abs() < 0.6, "{} and {}: {correlation}", first.path, second.path);
            }
        }
    }
}
