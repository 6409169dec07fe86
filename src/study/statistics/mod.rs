//! Statistics that the study shares: the middle and the spread of values, how sure a mean or a difference of shares is,
//! stays of which some have not ended, and groups compared at equal conduct.
//!
//! Invariant: knows numbers only, nothing of towns.

mod detection;
mod matching;
pub mod normal;
mod shares;
mod survival;

pub use detection::{Detection, Measured};
pub use matching::{Group, Matched, Member, at_equal};
pub use shares::{chance_of_parting, difference_of_shares, share_interval};
pub use survival::{Stay, Survival};

/// The mean; `None` of nothing.
pub fn mean(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let (mut sum, mut count) = (0.0, 0.0);
    values.into_iter().for_each(|value| (sum, count) = (sum + value, count + 1.0));
    (count > 0.0).then(|| sum / count)
}

/// The mean, and the standard deviation of these values themselves, not of a population they are drawn from; `None` of
/// nothing.
pub fn mean_and_deviation(values: &[f64]) -> Option<(f64, f64)> {
    let centre = mean(values.iter().copied())?;
    let variance = mean(values.iter().map(|value| (value - centre) * (value - centre)))?;
    Some((centre, libm::sqrt(variance)))
}

/// The value that a share of the values, 0 to 1, is below: between two neighbours in proportion (Hyndman and Fan 1996,
/// type 7). `None` of nothing.
pub fn quantile(values: impl IntoIterator<Item = f64>, share: f64) -> Option<f64> {
    let mut sorted: Vec<f64> = values.into_iter().collect();
    sorted.sort_by(f64::total_cmp);
    of_sorted(&sorted, share)
}

fn of_sorted(sorted: &[f64], share: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let place = share.clamp(0.0, 1.0) * last as f64;
    let below = libm::floor(place) as usize;
    let (low, high) = (sorted[below], sorted[(below + 1).min(last)]);
    Some(low + (high - low) * (place - below as f64))
}

/// The median: of an even number of values, the mean of the two in the middle. `None` of nothing.
pub fn median(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    quantile(values, 0.5)
}

/// Pearson's correlation of pairs; `None` where one side does not vary.
pub fn correlation(pairs: impl Iterator<Item = (f64, f64)> + Clone) -> Option<f64> {
    let count = pairs.clone().count() as f64;
    let (x, y) = pairs.clone().fold((0.0, 0.0), |(x, y), pair| (x + pair.0, y + pair.1));
    let (x, y) = (x / count, y / count);
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (a, b) in pairs {
        xx += (a - x) * (a - x);
        yy += (b - y) * (b - y);
        xy += (a - x) * (b - y);
    }
    (xx > 0.0 && yy > 0.0).then(|| xy / libm::sqrt(xx * yy))
}

/// From the value that a tenth is below to the value that a tenth is above; `None` of nothing.
pub fn spread_between_deciles(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let mut sorted: Vec<f64> = values.into_iter().collect();
    sorted.sort_by(f64::total_cmp);
    Some(of_sorted(&sorted, 0.9)? - of_sorted(&sorted, 0.1)?)
}

/// The 97.5 % point of Student's t: from tables, and from four degrees of freedom on by the expansion of Cornish and
/// Fisher (Abramowitz and Stegun 26.7.5), within 0.4 %.
pub fn student(freedom: usize) -> f64 {
    const Z: f64 = 1.959_963_985;
    match freedom {
        1 => 12.706,
        2 => 4.303,
        3 => 3.182,
        _ => {
            let n = freedom as f64;
            let (z3, z5, z7) = (Z * Z * Z, Z * Z * Z * Z * Z, Z * Z * Z * Z * Z * Z * Z);
            Z + (z3 + Z) / (4.0 * n)
                + (5.0 * z5 + 16.0 * z3 + 3.0 * Z) / (96.0 * n * n)
                + (3.0 * z7 + 19.0 * z5 + 17.0 * z3 - 15.0 * Z) / (384.0 * n * n * n)
        }
    }
}

/// Where the mean lies at 95 in 100, of which the values are draws (Student 1908); `None` of fewer than two values.
pub fn mean_interval(values: &[f64]) -> Option<[f64; 2]> {
    let centre = mean(values.iter().copied())?;
    let freedom = values.len() - 1;
    let squares: f64 = values.iter().map(|value| (value - centre) * (value - centre)).sum();
    (freedom > 0).then(|| {
        let half = student(freedom) * libm::sqrt(squares / freedom as f64 / values.len() as f64);
        [centre - half, centre + half]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_an_even_number_is_between_the_two_in_the_middle() {
        let cases: [(&[f64], Option<f64>); 4] =
            [(&[3.0, 1.0, 2.0], Some(2.0)), (&[58.0, 1.0, 10.0, 90.0], Some(34.0)), (&[7.0], Some(7.0)), (&[], None)];
        for (values, middle) in cases {
            assert_eq!(median(values.iter().copied()), middle, "{values:?}");
        }
        assert_eq!(mean([]), None);
        assert_eq!(mean([1.0, 2.0, 6.0]), Some(3.0));
    }

    #[test]
    fn quantiles_are_those_of_the_textbook() {
        // R: quantile(c(15, 20, 35, 40, 50), 0.4) is 29.
        assert!((quantile([50.0, 15.0, 40.0, 20.0, 35.0], 0.4).unwrap() - 29.0).abs() < 1e-12);
        let hundred = (0..=100).map(f64::from);
        assert_eq!(spread_between_deciles(hundred.clone()), Some(80.0));
        // Where the zero lies does not matter, on either side of it.
        assert_eq!(spread_between_deciles(hundred.map(|value| value - 90.0)), Some(80.0));
        assert_eq!(spread_between_deciles([4.0; 7]), Some(0.0));
        assert_eq!(spread_between_deciles([]), None);
    }

    #[test]
    fn points_of_student_are_those_of_the_tables() {
        for (freedom, table) in [(1, 12.706), (3, 3.182), (4, 2.776), (9, 2.262), (19, 2.093), (60, 2.000)] {
            assert!((student(freedom) / table - 1.0).abs() < 0.004, "{freedom}: {}", student(freedom));
        }
    }

    #[test]
    fn the_interval_of_a_mean_is_that_of_student() {
        // Student's own data: additional hours of sleep with two drugs, t = 4.0621 on 9 degrees of freedom, mean 1.58.
        let sleep = [1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4];
        let [low, high] = mean_interval(&sleep).unwrap();
        assert!((low - 0.700).abs() < 2e-3 && (high - 2.460).abs() < 2e-3, "{low} {high}");
        assert_eq!(mean_interval(&[1.0]), None);
        assert_eq!(mean_interval(&[]), None);
        assert_eq!(mean_and_deviation(&[2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]), Some((5.0, 2.0)));
    }
}
