//! Two towns over the same seeds: differences that luck is shared out of.

use super::gain::student;

/// A measure in two towns, over seeds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// The mean of the measure in the first town.
    pub a: f64,
    /// The mean of the measure in the second town.
    pub b: f64,
    /// The mean difference, the second less the first, seed by seed.
    pub value: f64,
    /// Where the mean difference lies at 95 in 100 (Student's t over seeds); `None` for a single seed.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
}

/// The difference over seeds for which both are defined; `None` if there are none.
pub fn difference(pairs: &[(Option<f64>, Option<f64>)]) -> Option<Difference> {
    let pairs: Vec<(f64, f64)> = pairs.iter().filter_map(|(a, b)| a.zip(*b)).collect();
    let n = pairs.len() as f64;
    let mean = |of: &dyn Fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>() / n;
    if pairs.is_empty() {
        return None;
    }
    let value = mean(&|(a, b)| b - a);
    let half = (pairs.len() > 1).then(|| {
        let squares: f64 = pairs.iter().map(|(a, b)| (b - a - value) * (b - a - value)).sum();
        student(pairs.len() - 1) * libm::sqrt(squares / (n - 1.0) / n)
    });
    let (a, b) = (mean(&|pair| pair.0), mean(&|pair| pair.1));
    Some(Difference { a, b, value, low: half.map(|half| value - half), high: half.map(|half| value + half) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_that_of_pairs() {
        let pairs = [(Some(1.0), Some(2.0)), (Some(5.0), Some(6.5)), (None, Some(1.0)), (Some(9.0), Some(9.5))];
        let difference = difference(&pairs).unwrap();
        assert_eq!((difference.a, difference.b, difference.value), (5.0, 6.0, 1.0));
        // Differences 1, 1.5 and 0.5 have a standard error of 0.2887.
        assert!((difference.high.unwrap() - 1.0 - 4.303 * 0.288_675).abs() < 1e-3);
        assert_eq!(super::difference(&[(Some(1.0), Some(2.0))]).unwrap().low, None);
    }
}
