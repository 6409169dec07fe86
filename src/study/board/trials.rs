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

/// A world: its luck, and how many times as large each number is in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Trial {
    /// The seed of its luck.
    pub seed: u64,
    /// The factor of each number, in their order.
    pub factors: [f64; NUMBERS.len()],
}

impl Trial {
    /// A world in which every number is as the scenario has it.
    pub fn centre(seed: u64) -> Self {
        Self { seed, factors: [1.0; NUMBERS.len()] }
    }
}

/// The number that is changed alone in a world, and how; `None` where all are changed together.
pub fn alone(world: usize) -> Option<(usize, Turn)> {
    let turn = if world.is_multiple_of(2) { Turn::Halved } else { Turn::Doubled };
    (world < ALONE as usize).then_some((world / 2, turn))
}

/// So many worlds. Their seeds go round from 1 to `seeds`, so that each seed's town was also lived as it is.
pub fn trials(worlds: u32, seeds: u32) -> Vec<Trial> {
    let together = worlds.saturating_sub(ALONE);
    let cube = NUMBERS.each_ref().map(|number| factors(stable_number(number.path), together));
    let factors = |world: usize| match alone(world) {
        Some((number, turn)) => std::array::from_fn(|own| if own == number { turn.factor() } else { 1.0 }),
        None => std::array::from_fn(|number| cube[number][world - ALONE as usize]),
    };
    let seed = |world: u32| 1 + u64::from(world % seeds.max(1));
    (0..worlds).map(|world| Trial { seed: seed(world), factors: factors(world as usize) }).collect()
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
        let trials = trials(ALONE, 20);
        for (world, trial) in trials.iter().enumerate() {
            let moved: Vec<(usize, f64)> = trial.factors.iter().copied().enumerate().filter(|(_, f)| *f != 1.0).collect();
            assert_eq!(moved, [(world / 2, if world % 2 == 0 { 0.5 } else { 2.0 })]);
            assert_eq!(alone(world).unwrap().0, world / 2);
        }
    }

    #[test]
    fn together_each_number_takes_every_step_once() {
        let worlds = 48;
        let trials = trials(ALONE + worlds, 20);
        for number in 0..NUMBERS.len() {
            let step = |trial: &Trial| ((libm::log2(trial.factors[number]) + 1.0) / 2.0 * f64::from(worlds)) as u32;
            let mut steps: Vec<u32> = trials[ALONE as usize..].iter().map(step).collect();
            let drawn = steps.clone();
            steps.sort_unstable();
            assert_eq!(steps, (0..worlds).collect::<Vec<u32>>(), "{}", NUMBERS[number].path);
            assert_ne!(drawn, steps, "the order is drawn by lot");
        }
        assert!((ALONE..ALONE + worlds).all(|world| alone(world as usize).is_none()));
        assert!(trials.iter().all(|trial| (1..=20).contains(&trial.seed)));
    }

    #[test]
    fn two_numbers_are_drawn_independently() {
        let trials = trials(ALONE + 48, 20);
        let cube = &trials[ALONE as usize..];
        for a in 0..NUMBERS.len() {
            for b in 0..a {
                let pairs = cube.iter().map(|trial| (libm::log2(trial.factors[a]), libm::log2(trial.factors[b])));
                let correlation = crate::study::measures::correlation(pairs).unwrap();
                // Of 28 pairs of 48 ranks drawn by lot, one in a thousand families has one beyond 0.6.
                assert!(correlation.abs() < 0.6, "{} and {}: {correlation}", NUMBERS[a].path, NUMBERS[b].path);
            }
        }
    }
}
