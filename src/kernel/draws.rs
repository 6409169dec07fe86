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

/// The mean from which a draw begins at the likeliest number instead of at none.
const LARGE: f64 = 16.0;

/// The number that an even draw in 0..1 falls on, where numbers are laid side by side by their chances, the likeliest
/// first and then those above and below it in turn. `up` and `down` give a number's chance as a multiple of that of the
/// one before it on the way out.
fn outward(
    draw: f64,
    likeliest: u64,
    chance: f64,
    most: u64,
    up: impl Fn(u64) -> f64,
    down: impl Fn(u64) -> f64,
) -> u64 {
    let mut left = draw - chance;
    let (mut above, mut below) = (likeliest, likeliest);
    let (mut chance_above, mut chance_below) = (chance, chance);
    while left >= 0.0 {
        // Beyond this nothing is left in doubles.
        if above > likeliest && chance_above < 1e-18 && chance_below < 1e-18 {
            return above;
        }
        chance_above *= if above < most { up(above + 1) } else { 0.0 };
        above = above.saturating_add(1).min(most);
        left -= chance_above;
        if left < 0.0 {
            return above;
        }
        chance_below *= if below > 0 { down(below - 1) } else { 0.0 };
        below = below.saturating_sub(1);
        left -= chance_below;
        if left < 0.0 {
            return below;
        }
    }
    likeliest
}

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
        if mean <= 0.0 {
            return 0;
        }
        let [draw, _] = self.evens(at, 0);
        let likeliest = if mean < LARGE { 0 } else { mean as u64 };
        let k = likeliest as f64;
        let chance = libm::exp(k * libm::log(mean) - mean - libm::lgamma(k + 1.0));
        outward(draw, likeliest, chance, u64::MAX, |k| mean / k as f64, |k| (k + 1) as f64 / mean)
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
        let [draw, _] = self.evens(at, 0);
        let n = count as f64;
        let odds = chance / (1.0 - chance);
        let likeliest = if n * chance < LARGE { 0 } else { ((n + 1.0) * chance) as u64 };
        let k = likeliest as f64;
        let ways = if likeliest == 0 {
            0.0
        } else {
            libm::lgamma(n + 1.0) - libm::lgamma(k + 1.0) - libm::lgamma(n - k + 1.0)
        };
        let of_likeliest = libm::exp(ways + k * libm::log(chance) + (n - k) * libm::log1p(-chance));
        let up = |k: u64| (count - k + 1) as f64 / k as f64 * odds;
        let down = |k: u64| (k + 1) as f64 / (count - k) as f64 / odds;
        outward(draw, likeliest, of_likeliest, count, up, down)
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
        let moment = |power| draws.iter().map(|d| libm::pow(d - mean, power)).sum::<f64>() / n;
        assert!((measured - mean).abs() <= 4.5 * (variance / n).sqrt(), "{name}: mean {measured} for {mean}");
        let error = ((moment(4.0) - variance * variance) / n).sqrt();
        assert!((moment(2.0) - variance).abs() <= 4.5 * error, "{name}: variance {} for {variance}", moment(2.0));
    }

    #[test]
    fn draws_have_the_moments_of_their_distributions() {
        check("normal", 0.0, 1.0, |luck, at| luck.normal(at));
        for mean in [0.02, 3.685_11, 15.9, 16.1, 700.0] {
            check("poisson", mean, mean, |luck, at| luck.poisson(at, mean) as f64);
        }
        for (count, chance) in
            [(1, 0.3), (609, 0.01), (40, 0.9), (10_000, 0.02), (62, 0.5), (64, 0.52), (500, 0.5), (100_000, 0.3)]
        {
            let n = count as f64;
            let variance = n * chance * (1.0 - chance);
            check("binomial", n * chance, variance, |luck, at| luck.binomial(at, count, chance) as f64);
        }
    }
}
