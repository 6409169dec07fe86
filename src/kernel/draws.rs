//! Numbers of other shapes than yes and no, from addressed luck. Each is a function of its address alone.
//!
//! The normal and the Poisson distribution are those of `rand_distr`, weighted choices are `rand`'s
//! [`WeightedIndex`](rand::distr::weighted::WeightedIndex), and sampling and shuffling are those of `rand::seq`, all
//! over a [`Stream`](super::stream::Stream). The binomial distribution is our own, for the reason it gives.
//!
//! What a town comes to must be the same in every build. Whole numbers, weighted choices, samples and even numbers take
//! only whole-number arithmetic and single operations that every processor rounds alike. But `exp` and `ln` reach
//! `rand_distr` through `num-traits`, which takes them from `libm`, or from the standard library as soon as any crate
//! of the build asks for `num-traits/std`; the two can differ in the last of 53 bits. [`Luck::normal`] and
//! [`Luck::poisson`] say how rarely that could be seen.

use rand::RngExt;
use rand_distr::{Poisson, StandardNormal};

use super::luck::Luck;
use super::stream::Spot;

/// Normal draws are rounded to multiples of one over this.
const GRAINS: f64 = (1 << 20) as f64;

/// The mean from which a binomial draw begins at the likeliest number instead of at none.
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
    /// A number of the normal distribution with mean 0 and standard deviation 1, rounded to a multiple of 2^-20 (a
    /// millionth).
    ///
    /// The ziggurat of `rand_distr` makes nearly every draw with one product. A draw beyond 3.65 standard deviations, one
    /// in 3,800, is a logarithm; should two builds differ in its last bit, 2^-51, rounding makes them agree all the same
    /// but for one such draw in 2^31. That is fewer than one draw in 10^12. For one draw in a hundred an exponential is
    /// compared with an even number; the last bit of it decides fewer than one draw in 10^17.
    pub fn normal(&self, at: Spot) -> f64 {
        let draw: f64 = self.stream(at).sample(StandardNormal);
        (draw * GRAINS).round_ties_even() / GRAINS
    }

    /// A number of the Poisson distribution: how many things happen of which `mean` happen on average; 0 if that is not
    /// above 0.
    ///
    /// `rand_distr` multiplies even numbers until their product falls below an exponential (Knuth), and from a mean of 12
    /// on compares chances, or rounds a normal draw down. The draw is a whole number, and the last bit of an exponential
    /// decides fewer than one in 10^14.
    pub fn poisson(&self, at: Spot, mean: f64) -> u64 {
        debug_assert!(mean <= Poisson::<f64>::MAX_LAMBDA);
        Poisson::new(mean).map_or(0, |distribution| self.stream(at).sample::<f64, _>(distribution) as u64)
    }

    /// How many of `count` things happen, each with the same chance (the binomial distribution), by inversion.
    ///
    /// One even number decides, so the draw moves little when `count` or `chance` moves a little, and two towns that
    /// differ a little see nearly the same. `rand_distr` rejects and draws again, which would tear them apart: what
    /// becomes of one mark could then not be told from luck.
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
        let draw: f64 = self.stream(at).random();
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
    use rand::distr::weighted::WeightedIndex;
    use rand::seq::{IndexedRandom, SliceRandom};

    use super::*;
    use crate::kernel::luck::Purpose;

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
    const AT: Spot = Spot { purpose: Purpose::Feature, day: 9, subject: 4, what: 77 };

    fn at(subject: u32) -> Spot {
        Spot { subject, ..AT }
    }

    /// The draws are part of every digest. If one of these moves, another version of a crate draws differently, and
    /// every save and every golden digest moves with it.
    #[test]
    fn draws_are_the_known_ones() {
        let luck = Luck::new(1);
        assert_eq!([0, 1, 2].map(|n| luck.normal(at(n)) * GRAINS), [748_465.0, 916_186.0, 1_639_522.0]);
        let beyond = (0..).map(|n| luck.normal(at(n))).find(|draw| draw.abs() > 3.7).map(|draw| draw * GRAINS);
        assert_eq!(beyond, Some(-3_925_081.0), "the first draw in the tail");
        assert_eq!([0, 1, 2].map(|n| luck.poisson(at(n), 3.7)), [2, 6, 3]);
        assert_eq!([0, 1, 2].map(|n| luck.poisson(at(n), 700.0)), [718, 723, 741]);
        assert_eq!([0, 1, 2].map(|n| luck.binomial(at(n), 500, 0.3)), [160, 136, 131]);
    }

    #[test]
    fn choices_are_the_known_ones() {
        let luck = Luck::new(1);
        let of_four = |n| {
            let mut stream = luck.stream(at(n));
            let whole = stream.sample(WeightedIndex::new([3u32, 1, 0, 4]).unwrap());
            let long = stream.sample(WeightedIndex::new([3u64 << 40, 1, 0, 4 << 40]).unwrap());
            let share = stream.sample(WeightedIndex::new([0.7, 0.1, 0.0, 0.2]).unwrap());
            [whole, long, share]
        };
        assert_eq!([0, 1, 2].map(of_four), [[3, 3, 0], [3, 0, 0], [0, 3, 0]]);
        let even = |n| {
            let mut stream = luck.stream(at(n));
            (stream.random_range(18..86), stream.random::<u8>(), stream.random_bool(0.3), stream.random::<f64>())
        };
        assert_eq!(even(0), (74, 212, true, 0.651_721_958_350_748_2));
        assert_eq!(even(1), (84, 54, false, 0.541_175_916_022_352_9));
        let hundred: Vec<u32> = (0..100).collect();
        assert_eq!(hundred.choose(&mut luck.stream(at(0))), Some(&83));
        let sample = |count| hundred.sample(&mut luck.stream(at(0)), count).copied().collect::<Vec<_>>();
        assert_eq!(sample(5), [79, 63, 97, 5, 20]);
        assert_eq!(sample(40)[..5], [83, 65, 99, 8, 23]);
        let mut ten: Vec<u32> = (0..10).collect();
        ten.shuffle(&mut luck.stream(at(0)));
        assert_eq!(ten, [6, 8, 4, 5, 1, 0, 7, 3, 2, 9]);
    }
}
