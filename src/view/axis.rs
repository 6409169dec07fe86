//! The marks of an axis: round numbers, at least two of them, and no two that read alike.

use crate::words;

/// A mark of an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Where it stands, in the unit of the axis.
    pub at: f64,
    /// What is written there.
    pub text: String,
}

/// An axis: its ends, and its marks between them.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// The lower end.
    pub low: f64,
    /// The upper end, above the lower one.
    pub high: f64,
    /// Two to `most` marks, from the lowest to the highest.
    pub marks: Vec<Mark>,
    /// From one mark to the next.
    pub step: f64,
    /// The decimals that the marks are written with.
    pub decimals: usize,
}

/// The least width of an axis, as a share of the larger of its ends: below it numbers cannot be told apart.
const LEAST: f64 = 1e-9;

/// An axis that reaches from `low` to `high`, wider where they are the same, with at most `most` marks, but no fewer than two.
pub fn between(low: f64, high: f64, most: usize) -> Axis {
    let (low, high) = if low <= high { (low, high) } else { (high, low) };
    let size = low.abs().max(high.abs());
    let room = if size > 0.0 { size / 100.0 } else { 1.0 };
    let (low, high) = if high - low > size * LEAST { (low, high) } else { (low - room, high + room) };
    // Steps of 5, 2 and 1 times a power of ten, from wide to narrow: the last that does not give too many marks, or the
    // first that gives two.
    let widest = libm::ceil(libm::log10(high - low)) as i32 + 1;
    let steps = (0..).flat_map(|down| [5.0, 2.0, 1.0].map(|times| (scaled(times, widest - down), widest - down)));
    let ends = |step: f64| (libm::ceil(low / step - 1e-9), libm::floor(high / step + 1e-9));
    let mut found = (high - low, widest, (0.0, 0.0));
    for (step, power) in steps {
        let (first, last) = ends(step);
        let marks = last - first + 1.0;
        let enough = found.2.1 - found.2.0 >= 1.0;
        if enough && marks > most as f64 {
            break;
        }
        if marks >= 2.0 {
            found = (step, power, (first, last));
        }
    }
    let (step, power, (first, last)) = found;
    let count = (last - first) as usize + 1;
    // Where one step gives one mark and the next too many, some are left out.
    let stride = (count - 1).div_ceil(most.max(2) - 1).max(1);
    let decimals = (-power).max(0) as usize;
    let mark = |k: usize| {
        let at = (first + k as f64) * step;
        Mark { at, text: words::fixed(at, decimals) }
    };
    Axis { low, high, marks: (0..count).step_by(stride).map(mark).collect(), step: step * stride as f64, decimals }
}

/// `times` ten to the `power`, exactly as it is written where that can be.
fn scaled(times: f64, power: i32) -> f64 {
    if power >= 0 { times * libm::pow(10.0, f64::from(power)) } else { times / libm::pow(10.0, f64::from(-power)) }
}

/// The same for shares of one, whose marks are written as percentages.
pub fn of_shares(low: f64, high: f64, most: usize) -> Axis {
    let axis = between(low * 100.0, high * 100.0, most);
    let mark = |mark: &Mark| Mark { at: mark.at / 100.0, text: format!("{}\u{a0}%", mark.text) };
    Axis {
        low: axis.low / 100.0,
        high: axis.high / 100.0,
        marks: axis.marks.iter().map(mark).collect(),
        step: axis.step / 100.0,
        decimals: axis.decimals,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(axis: &Axis, low: f64, high: f64, most: usize) {
        let texts: Vec<&str> = axis.marks.iter().map(|mark| mark.text.as_str()).collect();
        assert!(texts.len() >= 2, "{low} to {high}: {texts:?}");
        assert!(texts.len() <= most.max(2), "{low} to {high}, at most {most}: {texts:?}");
        for (k, pair) in axis.marks.windows(2).enumerate() {
            assert!(pair[0].at < pair[1].at && pair[0].text != pair[1].text, "{low} to {high}, {k}: {texts:?}");
        }
        let slack = (axis.high - axis.low) * 1e-6;
        assert!(axis.marks.iter().all(|m| m.at >= axis.low - slack && m.at <= axis.high + slack), "{low} to {high}");
        assert!(!texts.iter().any(|text| text.trim_end_matches(['\u{a0}', '%']) == "−0"), "{texts:?}");
    }

    #[test]
    fn an_axis_has_round_numbers() {
        let texts = |low, high| between(low, high, 6).marks.iter().map(|m| m.text.clone()).collect::<Vec<_>>();
        assert_eq!(texts(505.0, 695.0), ["550", "600", "650"]);
        assert_eq!(texts(600.0, 600.0), ["595", "600", "605"]);
        assert_eq!(texts(0.0, 0.0), ["−1.0", "−0.5", "0.0", "0.5", "1.0"]);
        assert_eq!(texts(0.0, 1.0), ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]);
        assert_eq!(texts(-1500.0, 3000.0), ["−1,000", "0", "1,000", "2,000", "3,000"]);
    }

    proptest::proptest! {
        #[test]
        fn an_axis_has_two_marks_at_the_least_and_no_two_alike(
            low in -1e6f64..1e6, width in 0.0f64..1.0, exponent in -4i32..7, most in 2usize..9,
        ) {
            let high = low + width * libm::pow(10.0, f64::from(exponent));
            check(&between(low, high, most), low, high, most);
            check(&of_shares(low, high, most), low, high, most);
            check(&between(0.0, width, most), 0.0, width, most);
        }
    }
}
