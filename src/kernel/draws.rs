//! Numbers of other shapes than yes and no, from addressed luck. Each is a function of its address alone, made with
//! `libm`, so the same on every platform.

use super::luck::{Luck, Purpose};

/// Where the draws of one thing at one time are: purpose, day, subject and the stable number of the thing.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    /// What they are for.
    pub purpose: Purpose,
    /// The day.
    pub day: u32,
    /// Whom or what they are about.
    pub subject: u32,
    /// The stable number of the thing; 0 if there is only one.
    pub what: u32,
}

/// The mean up to which one inversion is exact in doubles; more is drawn in parts.
const LARGEST_MEAN: f64 = 64.0;

impl Luck {
    /// Two even numbers in 0..1, of 53 bits each.
    #[inline]
    pub fn evens(&self, at: Spot, block: u16) -> [f64; 2] {
        let [a, b, c, d] = self.block(at.purpose, at.day, at.subject, at.what, block);
        let even =
            |high: u32, low: u32| (u64::from(high) << 21 | u64::from(low) >> 11) as f64 / 9_007_199_254_740_992.0;
        [even(a, b), even(c, d)]
    }

    /// A number of the normal distribution with mean 0 and standard deviation 1 (Box and Muller 1958).
    pub fn normal(&self, at: Spot) -> f64 {
        let [radius, angle] = self.evens(at, 0);
        libm::sqrt(-2.0 * libm::log(1.0 - radius)) * libm::cos(std::f64::consts::TAU * angle)
    }

    /// A number of the Poisson distribution, by inversion.
    pub fn poisson(&self, at: Spot, mean: f64) -> u64 {
        let (mut left, mut total, mut block) = (mean, 0, 0);
        while left > 0.0 {
            let part = left.min(LARGEST_MEAN);
            let [draw, _] = self.evens(at, block);
            let mut chance = libm::exp(-part);
            let mut sum = chance;
            let mut count = 0u32;
            // Beyond this nothing is left in doubles.
            while draw >= sum && chance > 0.0 {
                count += 1;
                chance *= part / f64::from(count);
                sum += chance;
                if f64::from(count) > part && chance < 1e-18 {
                    break;
                }
            }
            total += u64::from(count);
            left -= part;
            block += 1;
        }
        total
    }

    /// How many of `count` things happen, each with the same chance (the binomial distribution), by inversion.
    pub fn binomial(&self, at: Spot, count: u64, chance: f64) -> u64 {
        if chance <= 0.0 || count == 0 {
            return 0;
        }
        if chance >= 1.0 {
            return count;
        }
        if chance > 0.5 {
            return count - self.binomial(at, count, 1.0 - chance);
        }
        let most = (LARGEST_MEAN / chance) as u64;
        let (mut left, mut total, mut block) = (count, 0, 0);
        let odds = chance / (1.0 - chance);
        while left > 0 {
            let part = left.min(most);
            let [draw, _] = self.evens(at, block);
            let mut weight = libm::exp(part as f64 * libm::log1p(-chance));
            let mut sum = weight;
            let mut happened = 0;
            while draw >= sum && happened < part {
                happened += 1;
                weight *= (part - happened + 1) as f64 / happened as f64 * odds;
                sum += weight;
                if happened as f64 > part as f64 * chance && weight < 1e-18 {
                    break;
                }
            }
            total += happened;
            left -= part;
            block += 1;
        }
        total
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Mean and variance of 40,000 draws are those of the distribution, within 4.5 standard errors. The variance's own
    /// error is told by the fourth moment of the draws.
    fn check(name: &str, mean: f64, variance: f64, draw: impl Fn(Luck, Spot) -> f64) {
        let luck = Luck::new(11);
        let spot = |subject| Spot { purpose: Purpose::Incident, day: 3, subject, what: 5 };
        let draws: Vec<f64> = (0..40_000).map(|subject| draw(luck, spot(subject))).collect();
        let n = draws.len() as f64;
        let measured = draws.iter().sum::<f64>() / n;
        let moment = |power| draws.iter().map(|d| (d - mean).powi(power)).sum::<f64>() / n;
        assert!((measured - mean).abs() <= 4.5 * (variance / n).sqrt(), "{name}: mean {measured} for {mean}");
        let error = ((moment(4) - variance * variance) / n).sqrt();
        assert!((moment(2) - variance).abs() <= 4.5 * error, "{name}: variance {} for {variance}", moment(2));
    }

    #[test]
    fn draws_have_the_moments_of_their_distributions() {
        check("normal", 0.0, 1.0, |luck, at| luck.normal(at));
        for mean in [0.02, 3.685_11, 63.9, 64.1, 700.0] {
            check("poisson", mean, mean, |luck, at| luck.poisson(at, mean) as f64);
        }
        for (count, chance) in [(1, 0.3), (609, 0.01), (40, 0.9), (10_000, 0.02), (500, 0.5)] {
            let n = count as f64;
            let variance = n * chance * (1.0 - chance);
            check("binomial", n * chance, variance, |luck, at| luck.binomial(at, count, chance) as f64);
        }
    }
}
