//! The normal distribution of a feature and errors of means, for closed forms.

use crate::study::statistics::normal::{below, density};

/// The standard error of a mean over so many, each of a variance, none of which is further from the mean than `most`: with
/// one of the furthest added, so that what happens to hardly anyone is not judged by the normal curve alone. What does not
/// vary must be exact.
pub(super) fn error_of_mean(variance: f64, most: f64, count: f64) -> f64 {
    if variance <= 0.0 { 0.0 } else { libm::sqrt(variance / count + most * most / (count * count)) }
}

/// The standard error of a share of so many.
pub(super) fn error_of_share(share: f64, count: f64) -> f64 {
    error_of_mean(share * (1.0 - share), 1.0, count)
}

/// The normal distribution of a feature.
#[derive(Clone, Copy)]
pub(super) struct Normal {
    pub(super) mean: f64,
    pub(super) sd: f64,
}

impl Normal {
    /// The chance of a value in `low..high`.
    pub(super) fn between(self, low: f64, high: f64) -> f64 {
        let z = |x: f64| (x - self.mean) / self.sd;
        if high > low { below(z(high)) - below(z(low)) } else { 0.0 }
    }

    /// The mean over everyone of `t - x` where x is in `low..t`, and of its square.
    pub(super) fn shortfall(self, low: f64, t: f64) -> [f64; 2] {
        if low >= t {
            return [0.0; 2];
        }
        let z = |x: f64| (x - self.mean) / self.sd;
        let (a, b) = (z(low), z(t));
        let mass = below(b) - below(a);
        // Of z itself and of its square over a..b, by parts.
        let first = density(a) - density(b);
        let second = mass + a * density(a) - b * density(b);
        let d = t - self.mean;
        [d * mass - self.sd * first, d * d * mass - 2.0 * d * self.sd * first + self.sd * self.sd * second]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortfalls_are_those_of_a_fine_sum() {
        let normal = Normal { mean: 0.5, sd: 0.1 };
        let (low, t, steps) = (0.47, 0.66, 200_000);
        let width = (t - low) / f64::from(steps);
        let sum = |power: f64| {
            let at = |i: i32| low + (f64::from(i) + 0.5) * width;
            (0..steps).map(|i| libm::pow(t - at(i), power) * density((at(i) - 0.5) / 0.1) / 0.1 * width).sum::<f64>()
        };
        let [first, second] = normal.shortfall(low, t);
        assert!((first - sum(1.0)).abs() < 1e-9 && (second - sum(2.0)).abs() < 1e-9);
    }
}
