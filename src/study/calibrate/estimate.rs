//! Statistics over seeds: an estimate with its standard error, and how it stands to a range.

use crate::study::statistics::mean_and_deviation;

/// What one seed contributes to a target: counts and sums, from the means of which the value is made.
pub type Sums = Vec<f64>;

/// A measured value with the luck in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The value of the means over seeds, in the unit of the target.
    pub value: f64,
    /// Two standard errors over seeds; `None` for a single seed, or where leaving a seed out leaves nothing to measure.
    pub luck: Option<f64>,
    /// Seeds behind it; 0 for what is read from a scenario.
    pub seeds: usize,
}

impl Estimate {
    /// A value without luck.
    pub fn exact(value: f64) -> Self {
        Self { value, luck: Some(0.0), seeds: 0 }
    }
}

/// The value of the means over seeds, with two jackknife standard errors.
///
/// Most values are ratios of counts, and the mean of ratios over seeds is off where counts are small: a town without a
/// theft would have no ratio at all. So counts are averaged first. The jackknife (Quenouille 1956, Tukey 1958) leaves out
/// one seed after the other; for a value that is itself a mean it is the usual standard error exactly.
pub fn estimate(by_seed: &[Option<&[f64]>], value: impl Fn(&[f64]) -> Option<f64>) -> Option<Estimate> {
    let sums: Vec<&[f64]> = by_seed.iter().copied().flatten().collect();
    let length = sums.first()?.len();
    let mean_without = |left: Option<usize>| -> Vec<f64> {
        let count = (sums.len() - usize::from(left.is_some())) as f64;
        let kept = || sums.iter().enumerate().filter(|(place, _)| Some(*place) != left);
        (0..length).map(|part| kept().map(|(_, sums)| sums[part]).sum::<f64>() / count).collect()
    };
    let whole = value(&mean_without(None))?;
    let without: Option<Vec<f64>> = (0..sums.len()).map(|left| value(&mean_without(Some(left)))).collect();
    let without = without.filter(|_| sums.len() > 1).and_then(|without| mean_and_deviation(&without));
    let luck = without.map(|(_, deviation)| 2.0 * deviation * libm::sqrt(sums.len() as f64 - 1.0));
    Some(Estimate { value: whole, luck, seeds: sums.len() })
}

/// How a value stands to a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// The value lies within the range, its ends included.
    Holds,
    /// The value lies outside the range.
    Misses {
        /// How far outside, in the unit of the target.
        by: f64,
        /// Whether luck over seeds may be all of that: the interval reaches into the range.
        may_be_luck: bool,
    },
    /// No study gives a range: the value is reported.
    Reported,
    /// There was nothing to measure it by.
    Empty,
}

impl Verdict {
    /// How an estimate stands to a range, both ends of which belong to it.
    pub fn of(estimate: Option<Estimate>, range: Option<(f64, f64)>) -> Self {
        let Some(Estimate { value, luck, .. }) = estimate.filter(|estimate| estimate.value.is_finite()) else {
            return Self::Empty;
        };
        let Some((low, high)) = range else { return Self::Reported };
        let by = (low - value).max(value - high);
        if by <= 0.0 { Self::Holds } else { Self::Misses { by, may_be_luck: luck.is_none_or(|luck| by <= luck) } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(seeds: &[Option<Vec<f64>>]) -> Vec<Option<&[f64]>> {
        seeds.iter().map(Option::as_deref).collect()
    }

    #[test]
    fn a_mean_has_the_usual_standard_error() {
        let seeds = [1.0, 2.0, 4.0, 9.0].map(|value| Some(vec![value]));
        let found = estimate(&of(&seeds), |sums| Some(sums[0])).unwrap();
        // Mean 4, squares 9 + 4 + 0 + 25 = 38, over 3 and over 4.
        assert_eq!((found.value, found.seeds), (4.0, 4));
        assert!((found.luck.unwrap() - 2.0 * libm::sqrt(38.0 / 3.0 / 4.0)).abs() < 1e-12);
    }

    #[test]
    fn a_ratio_is_one_of_sums_and_a_seed_without_a_count_does_not_spoil_it() {
        let ratio = |sums: &[f64]| (sums[1] > 0.0).then(|| sums[0] / sums[1]);
        let seeds = [Some(vec![3.0, 4.0]), Some(vec![1.0, 0.0]), None, Some(vec![2.0, 8.0])];
        let found = estimate(&of(&seeds), ratio).unwrap();
        assert_eq!((found.value, found.seeds), (0.5, 3));
        // Leaving one out: 3/8, 5/12 and 4/4. Their squares about the mean 0.597222 sum up to 0.244213.
        assert!((found.luck.unwrap() - 2.0 * libm::sqrt(0.244_213 * 2.0 / 3.0)).abs() < 1e-5, "{found:?}");
        // Where only one seed has the count, nothing can be said of luck.
        let seeds = [Some(vec![3.0, 4.0]), Some(vec![1.0, 0.0])];
        assert_eq!(estimate(&of(&seeds), ratio).unwrap().luck, None);
        assert_eq!(estimate(&of(&[Some(vec![3.0, 4.0])]), ratio).unwrap().luck, None);
        assert_eq!(estimate(&of(&[None, Some(vec![1.0, 0.0])]), ratio), None);
        assert_eq!(estimate(&[], ratio), None);
    }

    #[test]
    fn verdicts_follow_from_ranges() {
        let of = |value, luck, range| Verdict::of(Some(Estimate { value, luck, seeds: 3 }), range);
        let range = Some((-25.0, -5.0));
        for inside in [-25.0, -15.0, -5.0] {
            assert_eq!(of(inside, Some(1.0), range), Verdict::Holds);
        }
        assert_eq!(of(-2.0, Some(1.0), range), Verdict::Misses { by: 3.0, may_be_luck: false });
        assert_eq!(of(-28.0, Some(4.0), range), Verdict::Misses { by: 3.0, may_be_luck: true });
        assert_eq!(of(1.0, Some(0.1), Some((f64::NEG_INFINITY, 0.5))), Verdict::Misses { by: 0.5, may_be_luck: false });
        assert_eq!(of(-1e9, None, Some((f64::NEG_INFINITY, 0.5))), Verdict::Holds);
        assert_eq!(of(7.0, None, None), Verdict::Reported);
        assert_eq!(of(f64::NAN, None, range), Verdict::Empty);
        assert_eq!(Verdict::of(None, range), Verdict::Empty);
    }
}
