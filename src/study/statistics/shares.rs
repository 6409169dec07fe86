//! How sure a share is, and a difference of two shares, by the counts behind them.

use super::normal::two_sided;

/// A chance of 5 in 100 of being wrong, as intervals have it that are made for one comparison.
const WRONG: f64 = 0.05;

/// Where a share of `count` in `of` lies at 95 in 100 (Wilson 1927); `None` of nobody. Of several shares looked at
/// together, `comparisons` of them, the interval is so much wider that none of them is outside by luck more often than
/// one alone would be (Bonferroni).
pub fn share_interval(count: u64, of: u64, comparisons: usize) -> Option<[f64; 2]> {
    if of == 0 {
        return None;
    }
    let z = two_sided(WRONG / comparisons.max(1) as f64);
    let (n, share) = (of as f64, count as f64 / of as f64);
    let centre = share + z * z / (2.0 * n);
    let half = z * libm::sqrt(share * (1.0 - share) / n + z * z / (4.0 * n * n));
    let whole = 1.0 + z * z / n;
    // At the ends the sum is nought, or one, but for rounding.
    let low = if count == 0 { 0.0 } else { (centre - half) / whole };
    let high = if count == of { 1.0 } else { (centre + half) / whole };
    Some([low, high])
}

/// Where the first share less the second lies at 95 in 100, each a count and of how many: the hybrid score interval
/// (Newcombe 1998, method 10), which is sound for small counts too. `None` where either is a share of nobody. With
/// `comparisons` as of [`share_interval`]: where the most and the least of k groups are picked, k (k - 1) / 2.
pub fn difference_of_shares(a: (u64, u64), b: (u64, u64), comparisons: usize) -> Option<[f64; 2]> {
    let ([low_a, high_a], [low_b, high_b]) =
        (share_interval(a.0, a.1, comparisons)?, share_interval(b.0, b.1, comparisons)?);
    let [a, b] = [a, b].map(|(count, of)| count as f64 / of as f64);
    let low = a - b - libm::hypot(a - low_a, high_b - b);
    let high = a - b + libm::hypot(high_a - a, b - low_b);
    Some([low, high])
}

/// The chance that luck alone parts cases as unevenly as this, or more so, to either side, where each side is as likely: the
/// exact sign test. 1 of no cases.
pub fn chance_of_parting(one: u32, other: u32) -> f64 {
    let (all, fewer) = (one + other, one.min(other));
    // The chance of none, of one, … up to `fewer` on a side, in logarithms so that many cases do not vanish.
    let ways = |some: u32| {
        libm::lgamma(f64::from(all) + 1.0)
            - libm::lgamma(f64::from(some) + 1.0)
            - libm::lgamma(f64::from(all - some) + 1.0)
    };
    let side: f64 = (0..=fewer).map(|some| libm::exp(ways(some) - f64::from(all) * std::f64::consts::LN_2)).sum();
    (2.0 * side).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: [f64; 2], wanted: [f64; 2]) {
        assert!(found.iter().zip(wanted).all(|(a, b)| (a - b).abs() < 6e-5), "{found:?}, not {wanted:?}");
    }

    /// Newcombe (1998), "Two-sided confidence intervals for the single proportion", table I, and "Interval estimation for
    /// the difference between independent proportions", table II, method 10.
    #[test]
    fn intervals_are_those_that_newcombe_gives() {
        close(share_interval(81, 263, 1).unwrap(), [0.2553, 0.3662]);
        close(share_interval(15, 148, 1).unwrap(), [0.0624, 0.1605]);
        close(share_interval(0, 20, 1).unwrap(), [0.0, 0.1611]);
        close(share_interval(1, 29, 1).unwrap(), [0.0061, 0.1718]);
        close(difference_of_shares((56, 70), (48, 80), 1).unwrap(), [0.0524, 0.3339]);
        close(difference_of_shares((9, 10), (3, 10), 1).unwrap(), [0.1705, 0.8090]);
        close(difference_of_shares((6, 7), (2, 7), 1).unwrap(), [0.0582, 0.8062]);
        close(difference_of_shares((5, 56), (0, 29), 1).unwrap(), [-0.0381, 0.1926]);
        close(difference_of_shares((0, 10), (0, 20), 1).unwrap(), [-0.1611, 0.2775]);
        close(difference_of_shares((10, 10), (0, 10), 1).unwrap(), [0.6075, 1.0]);
        assert_eq!(difference_of_shares((0, 0), (1, 2), 1), None);
    }

    /// R: `binom.test(1, 10)$p.value` and so on.
    #[test]
    fn parted_cases_have_the_chances_of_the_sign_test() {
        for (one, other, chance) in
            [(1, 9, 0.021_484_4), (5, 5, 1.0), (0, 0, 1.0), (0, 5, 0.0625), (30, 10, 0.002_221_4)]
        {
            let found = chance_of_parting(one, other);
            assert!((found - chance).abs() < 1e-6, "{one} and {other}: {found}");
            assert_eq!(found, chance_of_parting(other, one));
        }
    }

    #[test]
    fn more_comparisons_are_less_sure() {
        let of = |comparisons| difference_of_shares((56, 70), (48, 80), comparisons).unwrap();
        assert!(of(1)[0] > 0.0 && of(6)[0] < of(1)[0] && of(6)[1] > of(1)[1]);
        assert!(of(100)[0] < 0.0, "what stands alone does not stand as the largest of a hundred");
    }
}
