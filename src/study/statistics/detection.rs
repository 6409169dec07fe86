//! Signal detection: how well somebody tells two kinds of cases apart, and to which side they lean (Green and Swets 1966;
//! Macmillan and Creelman 2005).

use super::normal::{SURE, density, deviate};

/// Judgements, counted by what was the case and what was said. A signal is a case of the kind that is looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Detection {
    /// Signals that were called so.
    pub hits: u32,
    /// Signals that were not.
    pub misses: u32,
    /// Others that were called signals.
    pub false_alarms: u32,
    /// Others that were not.
    pub rejections: u32,
}

/// A number with its standard error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    /// The number.
    pub value: f64,
    /// Its standard error.
    pub error: f64,
}

impl Measured {
    /// How far from the value the true one may lie, on either side, 95 times in 100.
    pub fn margin(self) -> f64 {
        SURE * self.error
    }

    /// Whether the value is further from 0 than luck alone would bring it 95 times in 100.
    pub fn is_beyond_luck(self) -> bool {
        self.value.abs() > self.margin()
    }
}

impl Detection {
    /// Counts a judgement.
    pub fn note(&mut self, is_signal: bool, is_called_one: bool) {
        let count = match (is_signal, is_called_one) {
            (true, true) => &mut self.hits,
            (true, false) => &mut self.misses,
            (false, true) => &mut self.false_alarms,
            (false, false) => &mut self.rejections,
        };
        *count += 1;
    }

    /// Sensitivity d′: by how many standard deviations the two kinds are told apart; 0 for guessing. `None` where there
    /// was nothing of one kind, or the same was said of everything.
    pub fn sensitivity(self) -> Option<Measured> {
        let [hits, alarms] = self.rates()?;
        Some(Measured { value: hits.z - alarms.z, error: libm::sqrt(hits.variance + alarms.variance) })
    }

    /// Criterion c: 0 where neither side is favoured, below 0 where cases are readily called signals, above 0 where they
    /// are not. `None` where there was nothing of one kind, or the same was said of everything.
    pub fn criterion(self) -> Option<Measured> {
        let [hits, alarms] = self.rates()?;
        Some(Measured { value: -(hits.z + alarms.z) / 2.0, error: libm::sqrt(hits.variance + alarms.variance) / 2.0 })
    }

    /// The rates of hits and of false alarms.
    fn rates(self) -> Option<[Rate; 2]> {
        // Whoever says the same of everything tells nothing apart, and half a case more or less would feign a skill.
        let is_told_apart = self.hits + self.false_alarms > 0 && self.misses + self.rejections > 0;
        is_told_apart.then_some(())?;
        Some([Rate::of(self.hits, self.misses)?, Rate::of(self.false_alarms, self.rejections)?])
    }
}

/// A rate as a deviate of the normal distribution, with the variance of that.
struct Rate {
    z: f64,
    variance: f64,
}

impl Rate {
    /// With half a case added on either side, so that a rate of nought or one is not infinitely far away (Hautus 1995). The
    /// variance is that of Gourevitch and Galanter 1967.
    fn of(yes: u32, no: u32) -> Option<Self> {
        (yes + no > 0).then(|| {
            let cases = f64::from(yes + no) + 1.0;
            let rate = (f64::from(yes) + 0.5) / cases;
            let z = deviate(rate);
            Self { z, variance: rate * (1.0 - rate) / (cases * density(z) * density(z)) }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_perfect_the_blind_and_the_biased_are_told_apart() {
        // A textbook case, uncorrected: hits 0.8 and false alarms 0.2 give d′ 1.68 and no bias; many cases hide the correction.
        let even = Detection { hits: 80_000, misses: 20_000, false_alarms: 20_000, rejections: 80_000 };
        let (apart, leans) = (even.sensitivity().unwrap(), even.criterion().unwrap());
        assert!((apart.value - 1.683_242).abs() < 1e-3 && leans.value.abs() < 1e-9, "{apart:?} {leans:?}");
        let blind = Detection { hits: 20, misses: 20, false_alarms: 10, rejections: 10 };
        assert_eq!(blind.sensitivity().unwrap().value, 0.0);
        for same in [
            Detection { hits: 40, misses: 0, false_alarms: 6, rejections: 0 },
            Detection { hits: 0, misses: 40, false_alarms: 0, rejections: 6 },
        ] {
            assert_eq!((same.sensitivity(), same.criterion()), (None, None), "the same is said of everything");
        }
        let perfect = Detection { hits: 40, misses: 0, false_alarms: 0, rejections: 40 };
        assert!(perfect.sensitivity().unwrap().value > 4.0 && perfect.criterion().unwrap().value.abs() < 1e-9);
        // Hits 0.5 and false alarms 0.02: c is 1.03 (Macmillan and Creelman's sign).
        let biased = Detection { hits: 500_000, misses: 500_000, false_alarms: 20_000, rejections: 980_000 };
        assert!((biased.criterion().unwrap().value - 1.026_874).abs() < 1e-3);
        assert_eq!(Detection { hits: 3, ..Detection::default() }.sensitivity(), None, "nothing of the other kind");
    }

    /// The interval that is told has the true value in it about 95 times in 100, also with as few cases as ten days at a
    /// desk bring and with judges who are hardly ever wrong.
    #[test]
    fn the_interval_covers_the_truth() {
        use crate::kernel::fixed::Threshold;
        use crate::kernel::luck::{Luck, Purpose};
        let luck = Luck::new(5);
        for (hits, alarms, signals, others) in [(0.8, 0.3, 50, 50), (0.95, 0.1, 30, 40), (0.9, 0.5, 60, 12)] {
            let truth = deviate(hits) - deviate(alarms);
            let (mut covered, judges) = (0, 2_000);
            for judge in 0..judges {
                let mut detection = Detection::default();
                for case in 0..signals + others {
                    let is_signal = case < signals;
                    let chance = Threshold::from_chance(if is_signal { hits } else { alarms });
                    detection.note(is_signal, luck.chance(Purpose::Review, judge, case, 0, chance));
                }
                let measured = detection.sensitivity().unwrap();
                covered += u32::from((measured.value - truth).abs() <= measured.margin());
            }
            let share = f64::from(covered) / f64::from(judges);
            assert!((0.92..=0.99).contains(&share), "{hits}, {alarms}: {share}");
        }
    }
}
