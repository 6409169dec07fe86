//! Two towns over the same seeds: differences that luck is shared out of.

use super::statistics::{mean, mean_interval};
use crate::words::unsigned_nought;

/// A measure in two towns, over seeds. Each town's mean is over the seeds for which it is defined there, the difference
/// over those for which it is defined in both: so the difference need not be that of the means.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Difference {
    /// The mean of the measure in the first town; `None` where it is defined for no seed.
    pub a: Option<f64>,
    /// The mean of the measure in the second town.
    pub b: Option<f64>,
    /// Seeds for which it is defined in the first town.
    pub a_seeds: usize,
    /// Seeds for which it is defined in the second town.
    pub b_seeds: usize,
    /// Seeds for which it is defined in both.
    pub pairs: usize,
    /// The mean difference, the second less the first, seed by seed; `None` without pairs.
    pub value: Option<f64>,
    /// Where the mean difference lies at 95 in 100 (Student's t over pairs), from the lower to the upper end; `None` of
    /// fewer than two pairs.
    pub between: Option<[f64; 2]>,
}

impl Difference {
    /// Whether the difference is larger than luck makes it: it is not nought at 95 in 100.
    pub fn beyond_luck(&self) -> bool {
        self.between.is_some_and(|[low, high]| low > 0.0 || high < 0.0)
    }
}

/// The difference of a measure, given its values in both towns for each seed.
pub fn difference(pairs: &[(Option<f64>, Option<f64>)]) -> Difference {
    let a: Vec<f64> = pairs.iter().filter_map(|pair| pair.0).collect();
    let b: Vec<f64> = pairs.iter().filter_map(|pair| pair.1).collect();
    let differences: Vec<f64> = pairs.iter().filter_map(|(a, b)| Some((*b)? - (*a)?)).collect();
    let centre = |values: &[f64]| mean(values.iter().copied()).map(unsigned_nought);
    Difference {
        a: centre(&a),
        b: centre(&b),
        a_seeds: a.len(),
        b_seeds: b.len(),
        pairs: differences.len(),
        value: centre(&differences),
        between: mean_interval(&differences).map(|ends| ends.map(unsigned_nought)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_that_of_pairs_and_a_mean_is_that_of_a_side() {
        let pairs = [(Some(1.0), Some(2.0)), (Some(5.0), Some(6.5)), (None, Some(1.5)), (Some(9.0), Some(9.5))];
        let difference = difference(&pairs);
        assert_eq!((difference.a, difference.a_seeds), (Some(5.0), 3));
        assert_eq!((difference.b, difference.b_seeds), (Some(4.875), 4), "the seed without a pair counts on its side");
        assert_eq!((difference.value, difference.pairs), (Some(1.0), 3));
        // Differences 1, 1.5 and 0.5 have a standard error of 0.2887.
        let [low, high] = difference.between.unwrap();
        assert!((high - 1.0 - 4.303 * 0.288_675).abs() < 1e-3 && (low + high - 2.0).abs() < 1e-12);
        assert!(!difference.beyond_luck());
    }

    #[test]
    fn what_has_no_pair_has_sides_all_the_same() {
        let apart = difference(&[(Some(1.0), None), (None, Some(3.0))]);
        assert_eq!((apart.a, apart.b, apart.value, apart.between), (Some(1.0), Some(3.0), None, None));
        assert_eq!(difference(&[(None, None)]), Difference::default());
        let single = difference(&[(Some(1.0), Some(2.0))]);
        assert_eq!((single.value, single.between), (Some(1.0), None));
        assert!(!single.beyond_luck(), "one town says nothing of luck");
        let none = difference(&[(Some(0.0), Some(-0.0)), (Some(0.0), Some(-0.0))]);
        assert!(none.b.unwrap().is_sign_positive() && none.value.unwrap().is_sign_positive());
    }
}
