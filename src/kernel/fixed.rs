//! Fixed point: chances as integer thresholds, scores and money as integers.
//!
//! Sums over people are integers, so they do not depend on the order of adding. The few transcendental functions come
//! from `libm`, which gives the same bits on every platform.

/// One point of a score: scores are `i32` in 1/256 of a point.
pub const POINT: i32 = 256;
/// Days of a month. Points expire and caps begin anew at the turn of a month.
pub const MONTH: u32 = 30;
/// One groat: money is `i32` in hundredths of a groat.
pub const GROAT: i32 = 100;
/// The parts of one entry in a count of incidents: what happens regularly need not happen a whole number of times.
pub const ENTRY: u64 = 1 << 20;
/// The steps of a driver's sum that make one doubling of a rate: weight 16 (one doubling) times state 255 (one).
pub const DOUBLING: i32 = 16 * 255;
/// The steps of a driver's weight that make one doubling.
pub const WEIGHT_STEPS: f64 = 16.0;

/// A chance as an integer: an event happens when a random word is below it. The largest value means certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Threshold(pub u32);

impl Threshold {
    /// Never happens.
    pub const NEVER: Self = Self(0);
    /// Always happens.
    pub const CERTAIN: Self = Self(u32::MAX);

    /// From a chance in 0..=1; values outside are clamped.
    #[inline]
    pub fn from_chance(chance: f64) -> Self {
        let scaled = chance * 4_294_967_296.0 + 0.5;
        if scaled >= 4_294_967_295.0 {
            Self::CERTAIN
        } else if scaled >= 1.0 {
            Self(scaled as u32)
        } else {
            Self::NEVER
        }
    }

    /// From a rate: the chance of at least one event, `1 - e^-rate`.
    pub fn from_rate(rate: f64) -> Self {
        Self::from_chance(-libm::expm1(-rate))
    }

    /// Whether a random word is below the threshold. A certain threshold admits every word.
    #[inline]
    pub fn admits(self, word: u32) -> bool {
        word < self.0 || self.is_certain()
    }

    /// Whether it always happens.
    #[inline]
    pub fn is_certain(self) -> bool {
        self.0 == u32::MAX
    }

    /// How often it happens: a share of 0 to 1, to within one in 2^32.
    pub fn share(self) -> f64 {
        f64::from(self.0) / f64::from(u32::MAX)
    }

    /// Whether it never happens.
    #[inline]
    pub fn is_never(self) -> bool {
        self.0 == 0
    }
}

/// A number from 0 to 255 of its own for each day, subject and thing, all equally likely: added before the last eight bits
/// are cut off, it rounds without direction: the mean of many steps is exact. A hash of 32 bits is enough for that, and costs
/// a third of [`mix`](super::luck::mix).
#[inline]
pub fn dither(day: u32, subject: u32, what: u32) -> i32 {
    let mut bits = subject.wrapping_mul(0x9E37_79B9) ^ day.wrapping_mul(0x85EB_CA6B) ^ what.wrapping_mul(0xC2B2_AE35);
    bits ^= bits >> 15;
    bits = bits.wrapping_mul(0x2C1B_3C6D);
    bits ^= bits >> 13;
    bits = bits.wrapping_mul(0x297A_2D39);
    (bits >> 24) as i32
}

/// The chance of an act today for each sum of drivers: `1 - exp(-base * 2^x)`, tabulated in 1/64 of the sum's range.
///
/// The sum `x` is an `i16` in [`DOUBLING`] steps, so about -8 to +8 doublings; a table step is 1.6 % of a doubling's
/// factor, and its middle is used, so the error has no direction.
#[derive(Clone, Debug)]
pub struct RateTable {
    thresholds: Box<[u32; 1024]>,
}

impl RateTable {
    /// For a base rate in events a day.
    pub fn new(events_per_day: f64) -> Self {
        let mut thresholds = Box::new([0; 1024]);
        for (step, threshold) in thresholds.iter_mut().enumerate() {
            let x = (step as f64 * 64.0 + 32.0 - 32768.0) / f64::from(DOUBLING);
            *threshold = Threshold::from_rate(events_per_day * libm::exp2(x)).0;
        }
        Self { thresholds }
    }

    /// The chance for a sum of drivers.
    #[inline]
    pub fn chance(&self, drivers: i16) -> Threshold {
        Threshold(self.thresholds[((i32::from(drivers) + 32768) >> 6) as usize])
    }
}

/// A share in 0..=1 as a byte, 255 for one.
pub fn share_to_byte(share: f64) -> u8 {
    libm::floor(share.clamp(0.0, 1.0) * 255.0 + 0.5) as u8
}

/// A number to fixed point with the given steps to one, rounded to the nearest.
pub fn to_fixed(value: f64, one: i32) -> i32 {
    libm::floor(value * f64::from(one) + 0.5) as i32
}

/// Points as a score is kept: in 1/256 of a point, rounded to the nearest.
pub fn from_points(points: f64) -> i32 {
    to_fixed(points, POINT)
}

/// A number of entries in parts of an [`ENTRY`], rounded to the nearest.
pub fn entries(count: f64) -> u64 {
    libm::round(count * ENTRY as f64) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_driver_of_one_doubles_the_rate() {
        let table = RateTable::new(0.001);
        let base = f64::from(table.chance(0).0);
        let doubled = f64::from(table.chance(DOUBLING as i16).0);
        assert!((doubled / base - 2.0).abs() < 0.02, "{}", doubled / base);
        assert!((base / 4_294_967_296.0 - 0.001).abs() < 0.00002);
    }

    #[test]
    fn thresholds_reach_both_ends() {
        assert!(Threshold::from_chance(0.0).is_never());
        assert!(Threshold::from_chance(1.0).is_certain());
        assert!(Threshold::from_chance(f64::NAN).is_never());
        assert_eq!(Threshold::from_chance(0.5).0, 1 << 31);
    }
}
