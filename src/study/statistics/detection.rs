//! Signal detection: how well somebody tells two kinds of cases apart, and to which side they lean (Green and Swets 1966;
//! Macmillan and Creelman 2005).

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
    /// was nothing of one kind.
    pub fn sensitivity(self) -> Option<Measured> {
        let [hits, alarms] = self.rates()?;
        Some(Measured { value: hits.z - alarms.z, error: libm::sqrt(hits.variance + alarms.variance) })
    }

    /// Criterion c: 0 where neither side is favoured, below 0 where cases are readily called signals, above 0 where they
    /// are not. `None` where there was nothing of one kind.
    pub fn criterion(self) -> Option<Measured> {
        let [hits, alarms] = self.rates()?;
        Some(Measured { value: -(hits.z + alarms.z) / 2.0, error: libm::sqrt(hits.variance + alarms.variance) / 2.0 })
    }

    /// The rates of hits and of false alarms.
    fn rates(self) -> Option<[Rate; 2]> {
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
            let z = normal_quantile(rate);
            let density = libm::exp(-z * z / 2.0) / libm::sqrt(2.0 * std::f64::consts::PI);
            Self { z, variance: rate * (1.0 - rate) / (cases * density * density) }
        })
    }
}

/// The deviate of the standard normal distribution below which a share of it lies, 0 to 1 and neither.
fn normal_quantile(share: f64) -> f64 {
    let below = |z: f64| libm::erfc(-z / std::f64::consts::SQRT_2) / 2.0;
    let (mut low, mut high) = (-40.0, 40.0);
    for _ in 0..80 {
        let middle = (low + high) / 2.0;
        if below(middle) < share {
            low = middle;
        } else {
            high = middle;
        }
    }
    (low + high) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_the_tables() {
        for (share, z) in
            [(0.5, 0.0), (0.975, 1.959_963_984_540_054), (0.841_344_746_068_543, 1.0), (0.001, -3.090_232)]
        {
            assert!((normal_quantile(share) - z).abs() < 1e-6, "{share}: {}", normal_quantile(share));
        }
    }

    #[test]
    fn the_perfect_the_blind_and_the_biased_are_told_apart() {
        // A textbook case, uncorrected: hits 0.8 and false alarms 0.2 give d′ 1.68 and no bias; many cases hide the correction.
        let even = Detection { hits: 80_000, misses: 20_000, false_alarms: 20_000, rejections: 80_000 };
        let (apart, leans) = (even.sensitivity().unwrap(), even.criterion().unwrap());
        assert!((apart.value - 1.683_242).abs() < 1e-3 && leans.value.abs() < 1e-9, "{apart:?} {leans:?}");
        // Whoever calls everything a signal tells nothing apart, and leans as far as can be.
        let blind = Detection { hits: 40, misses: 0, false_alarms: 40, rejections: 0 };
        assert_eq!(blind.sensitivity().unwrap().value, 0.0);
        assert!(blind.criterion().unwrap().value < -2.0);
        let perfect = Detection { hits: 40, misses: 0, false_alarms: 0, rejections: 40 };
        assert!(perfect.sensitivity().unwrap().value > 4.0 && perfect.criterion().unwrap().value.abs() < 1e-9);
        // Hits 0.5 and false alarms 0.02: c is 1.03 (Macmillan and Creelman's sign).
        let biased = Detection { hits: 500_000, misses: 500_000, false_alarms: 20_000, rejections: 980_000 };
        assert!((biased.criterion().unwrap().value - 1.026_874).abs() < 1e-3);
        assert_eq!(Detection { hits: 3, ..Detection::default() }.sensitivity(), None, "nothing of the other kind");
    }

    /// The error that is told is the spread over many judges of the same skill.
    #[test]
    fn the_error_is_the_spread_over_judges() {
        use crate::kernel::fixed::Threshold;
        use crate::kernel::luck::{Luck, Purpose};
        let luck = Luck::new(5);
        let (mut values, mut errors) = (vec![], vec![]);
        for judge in 0..2_000 {
            let mut detection = Detection::default();
            for case in 0..100 {
                let is_signal = case % 2 == 0;
                let chance = Threshold::from_chance(if is_signal { 0.8 } else { 0.3 });
                detection.note(is_signal, luck.chance(Purpose::Review, judge, case, 0, chance));
            }
            let measured = detection.sensitivity().unwrap();
            values.push(measured.value);
            errors.push(measured.error);
        }
        let spread = super::super::mean_and_deviation(&values).unwrap().1;
        let error = super::super::mean(errors).unwrap();
        assert!((spread / error - 1.0).abs() < 0.06, "{spread} against {error}");
    }
}
