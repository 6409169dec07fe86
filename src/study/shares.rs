//! Shares of an effect among causes that add up to it: Shapley values.
//!
//! A cause's share is what the effect gains when the cause is added, averaged over every order in which the causes can be
//! added (Shapley 1953). The shares of all causes sum to the whole effect. A cause that never changes anything gets
//! nothing, and two causes that do the same get the same. All of it is exact: a share is a whole number of parts, with
//! one denominator for all of them.

/// The most causes among which an effect is shared: their orders are counted exactly up to here.
pub const MOST: usize = 12;

/// The shares of an effect among causes, exactly.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shares {
    /// The share of each cause, in parts of the unit of the effect.
    parts: Vec<i128>,
    /// How many parts make one unit.
    denominator: i128,
}

impl Shares {
    /// Shares an effect among so many causes. `effect` gives the effect of a set of causes, one bit each.
    ///
    /// # Panics
    /// If there are more than [`MOST`] causes.
    pub fn of(causes: usize, effect: impl Fn(u32) -> i64) -> Self {
        assert!(causes <= MOST, "at most {MOST} causes");
        let factorial = |n: usize| (1..=n as i128).product::<i128>();
        let effects: Vec<i128> = (0..1u32 << causes).map(|set| i128::from(effect(set))).collect();
        let mut parts = vec![0; causes];
        for (set, value) in effects.iter().enumerate() {
            let size = set.count_ones() as usize;
            for (cause, part) in parts.iter_mut().enumerate() {
                // Orders in which exactly this set stands before the cause, or this set with the cause last.
                *part += if set >> cause & 1 == 0 {
                    -value * factorial(size) * factorial(causes - size - 1)
                } else {
                    value * factorial(size - 1) * factorial(causes - size)
                };
            }
        }
        Self { parts, denominator: factorial(causes) }
    }

    /// The share of a cause, in the unit of the effect.
    pub fn share(&self, cause: usize) -> f64 {
        self.parts[cause] as f64 / self.denominator as f64
    }

    /// What the shares add up to: the effect of all causes less that of none. Exact.
    pub fn whole(&self) -> i64 {
        (self.parts.iter().sum::<i128>() / self.denominator.max(1)) as i64
    }

    /// Every share as a whole number of steps, of which `steps` make one unit of the effect and `total` the whole effect:
    /// see [`apportioned`].
    pub fn apportioned(&self, steps: f64, total: i64) -> Vec<i64> {
        let exact: Vec<f64> = (0..self.parts.len()).map(|cause| self.share(cause) * steps).collect();
        apportioned(&exact, total)
    }
}

/// Numbers as whole ones that sum to `total`: rounded down, and then up where the largest remainders are. Of equal
/// remainders the first is rounded up.
pub fn apportioned(exact: &[f64], total: i64) -> Vec<i64> {
    let mut whole: Vec<i64> = exact.iter().map(|share| libm::floor(*share) as i64).collect();
    let mut order: Vec<usize> = (0..whole.len()).collect();
    let remainder = |cause: &usize| exact[*cause] - libm::floor(exact[*cause]);
    order.sort_by(|a, b| remainder(b).total_cmp(&remainder(a)).then(a.cmp(b)));
    let mut missing = total - whole.iter().sum::<i64>();
    // More than one step for each number is missing only where `total` was rounded away from their sum.
    while missing != 0 && !order.is_empty() {
        let step = missing.signum();
        let rounds = order.len().min(missing.unsigned_abs() as usize);
        let next = if step > 0 { &order[..rounds] } else { &order[order.len() - rounds..] };
        next.iter().for_each(|cause| whole[*cause] += step);
        missing -= step * rounds as i64;
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_those_of_the_textbook() {
        // The glove game: a left glove (0) and two right ones (1, 2); a pair is worth 6.
        let gloves = Shares::of(3, |set| if set & 1 == 1 && set & 6 != 0 { 6 } else { 0 });
        assert_eq!([0, 1, 2].map(|glove| gloves.share(glove)), [4.0, 1.0, 1.0]);
        // The airport game (Littlechild and Owen 1973): runways that cost 1, 2 and 4.
        let costs = [6, 12, 24];
        let most = |set: u32| (0..3).filter(|p| set >> p & 1 == 1).map(|p| costs[p]).max().unwrap_or(0);
        let airport = Shares::of(3, most);
        assert_eq!([0, 1, 2].map(|plane| airport.share(plane)), [2.0, 5.0, 17.0]);
    }

    #[test]
    fn a_cause_that_never_matters_gets_nothing_and_equal_causes_get_the_same() {
        // An arbitrary effect of causes 0 and 1 and 3, in which 1 and 3 do the same and 2 does nothing.
        let effect = |set: u32| {
            let same = (set >> 1 & 1) + (set >> 3 & 1);
            i64::from(7 * (set & 1) + [0, 5, 18][same as usize] - 9 * (set & 1) * same)
        };
        let shares = Shares::of(4, effect);
        assert_eq!(shares.share(2), 0.0);
        assert_eq!(shares.share(1), shares.share(3));
        assert_eq!(shares.parts.iter().sum::<i128>(), i128::from(effect(15)) * shares.denominator);
    }

    #[test]
    fn rounded_shares_add_up_to_the_rounded_whole() {
        let thirds = Shares::of(3, |set| i64::from(set == 7) * 10);
        assert_eq!(thirds.apportioned(1.0, 10), [4, 3, 3]);
        assert_eq!(thirds.apportioned(0.1, 1), [1, 0, 0]);
        let against = Shares::of(2, |set| [0, 12, -5, 7][set as usize]);
        assert_eq!(against.apportioned(1.0, 7), [12, -5]);
        assert_eq!(against.apportioned(0.1, 1), [1, 0], "1.2 and -0.5 come to 1 in all");
        assert_eq!(Shares::of(0, |_| 0).apportioned(1.0, 0), [0i64; 0]);
    }
}
