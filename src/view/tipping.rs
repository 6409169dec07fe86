//! Tipping points in words.

use super::controls::Slider;
use super::council;
use crate::study::council::Aim;
use crate::study::tipping::{ASKED, ENOUGH, Tipping};
use crate::words::say;

/// Where each aim begins to be met when the slider of a card is moved, a sentence each.
pub fn told(slider: &Slider, points: &[(Aim, Tipping)]) -> Vec<String> {
    let of = || ASKED.to_string();
    let sentence = |(aim, tipping): &(Aim, Tipping)| {
        let aim = council::aim(*aim);
        match tipping {
            Tipping::Already(towns) => {
                let value = slider.shown(slider.value);
                say!("tipping-already", aim = aim, value = value, towns = towns.to_string(), of = of())
            }
            Tipping::At { met, missed } => say!(
                "tipping-at",
                aim = aim,
                met = slider.shown(met.0),
                towns = met.1.to_string(),
                missed = slider.shown(missed.0),
                fewer = missed.1.to_string(),
                of = of()
            ),
            Tipping::Nowhere([low, high]) => {
                let ends = [slider.range.0, slider.range.1].map(|end| slider.shown(end));
                let [lowest, highest] = ends;
                let (low, high) = (low.to_string(), high.to_string());
                say!(
                    "tipping-nowhere",
                    aim = aim,
                    lowest = lowest,
                    low = low,
                    highest = highest,
                    high = high,
                    of = of()
                )
            }
        }
    };
    points.iter().map(sentence).collect()
}

/// How tipping points are found.
pub fn note() -> String {
    say!("tipping-says", enough = ENOUGH.to_string(), of = ASKED.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::raw::KnobScale;

    #[test]
    fn every_outcome_is_told_with_its_towns() {
        let slider =
            Slider { value: 0.5, range: (0.0, 1.0), step: 0.01, scale: KnobScale::Share, paths: vec!["x".into()] };
        let points = [
            (Aim::NoScore, Tipping::Already(17)),
            (Aim::HalfTheHours, Tipping::At { met: (0.25, 16), missed: (0.26, 12) }),
            (Aim::NoMoreHarm, Tipping::Nowhere([3, 4])),
        ];
        let told: Vec<String> = told(&slider, &points).iter().map(|says| says.replace('\u{a0}', " ")).collect();
        let expected: [&[&str]; 3] =
            [&["50 %", "17 of 19"], &["25 %", "16 of 19", "26 %", "12"], &["0 %", "100 %", "3", "4"]];
        for (says, texts) in told.iter().zip(expected) {
            assert!(texts.iter().all(|text| says.contains(text)), "{says}");
        }
    }
}
