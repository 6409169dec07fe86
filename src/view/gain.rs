//! The loop's gain in words and numbers that add up.

use crate::scenario::raw::Edge;
use crate::study::gain::{Estimate, Gain};
use crate::study::shares::apportioned;
use crate::words::{self, say};

/// The loop's gain in a sentence, and where a town that does not answer is among what is probable, that this may be luck.
pub fn says(gain: &Gain, days: u32) -> Vec<String> {
    let Some(estimate) = gain.estimate() else {
        return vec![words::say!("gain-none")];
    };
    let (days, count) = (days.to_string(), estimate.count);
    if gain.falls.iter().all(|fall| fall.total == fall.direct) {
        return vec![say!("gain-same", days = days, count = count)];
    }
    let [low, high] = interval(&estimate);
    let gain = words::number(in_hundredths(estimate.value) as f64 / 100.0);
    let (shown_low, shown_high) = (words::number(low), words::number(high));
    let says = say!("gain-says", gain = gain, low = shown_low, high = shown_high, days = days, count = count);
    let luck = low <= 1.0 && 1.0 <= high;
    let luck = luck.then(|| words::say!("gain-luck"));
    [says].into_iter().chain(luck).collect()
}

/// A gain, or a part of one, in whole hundredths.
pub(super) fn in_hundredths(value: f64) -> i64 {
    libm::round(value * 100.0) as i64
}

/// The ends of an interval in hundredths as they are told: rounded outward, so that it holds whatever the number in it is
/// rounded to.
pub fn interval(estimate: &Estimate) -> [f64; 2] {
    // What is a whole hundredth but for the rest of calculating with fractions stays it.
    let rest = 1e-9;
    [libm::floor(estimate.low * 100.0 + rest), libm::ceil(estimate.high * 100.0 - rest)]
        .map(|end| words::unsigned_nought(end / 100.0))
}

/// What the town's answer to a mark of one point comes to, as it is told: in hundredths.
#[derive(Clone, Debug)]
pub struct Told {
    /// All of it.
    pub answer: i64,
    /// The part of each edge, the largest first. The parts add up to the whole.
    pub parts: Vec<(Edge, Estimate, i64)>,
}

/// A gain as it is told; `None` where there is none.
pub fn told(gain: &Gain) -> Option<Told> {
    let answer = in_hundredths(gain.estimate()?.value) - 100;
    let mut parts = gain.parts().unwrap_or_default();
    parts.sort_by(|a, b| b.1.value.total_cmp(&a.1.value));
    let exact: Vec<f64> = parts.iter().map(|(_, part)| part.value * 100.0).collect();
    let told = if exact.is_empty() { vec![] } else { apportioned(&exact, answer) };
    let parts = parts.into_iter().zip(told).map(|((edge, part), told)| (edge, part, told));
    Some(Told { answer, parts: parts.collect() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::gain::Fall;

    fn falls(totals: &[i64]) -> Gain {
        let fall = |total: &i64| Fall {
            seed: 1,
            resident: 0,
            band: 0,
            quarter: 0,
            wealth: 0,
            direct: 1000,
            total: *total,
            last: (0, 0),
        };
        Gain { falls: totals.iter().map(fall).collect(), edges: vec![], shares: vec![] }
    }

    #[test]
    fn a_gain_that_may_be_luck_says_so() {
        let may = says(&falls(&[900, 1000, 1150, 1200]), 90);
        assert!(may.len() == 2 && may[0].contains("probably 0.8"), "{may:?}");
        let certain = says(&falls(&[1200, 1210, 1190, 1205]), 90);
        assert!(certain.len() == 1 && certain[0].contains("(95 chances in 100)"), "{certain:?}");
        let none = says(&falls(&[1000, 1000, 1000]), 90);
        assert!(none.len() == 1 && none[0].starts_with("A false mark costs its points and nothing else"), "{none:?}");
    }

    #[test]
    fn the_parts_of_a_gain_add_up_as_they_are_told_and_lie_in_their_intervals() {
        let edges = [Edge::Money, Edge::Scrutiny, Edge::Ties, Edge::Strain];
        for each in [-22i64, -4, 0, 4, 15, 25] {
            let mut gain = falls(&[1000 + 4 * each, 1000 + 4 * each + 8, 1000 + 4 * each - 8]);
            gain.edges = edges.to_vec();
            let shares = |more: i64| {
                let lost = move |set: u32| -i64::from(set.count_ones()) * each - if set == 15 { more } else { 0 };
                crate::study::shares::Shares::of(4, lost)
            };
            gain.shares = vec![shares(0), shares(8), shares(-8)];
            let Told { answer, parts } = told(&gain).unwrap();
            assert_eq!(parts.iter().map(|part| part.2).sum::<i64>(), answer, "{each}: {parts:?}");
            for (_, part, told) in &parts {
                let [low, high] = interval(part);
                let told = *told as f64 / 100.0;
                assert!(low <= told && told <= high, "{told} is not between {low} and {high}");
            }
        }
    }
}
