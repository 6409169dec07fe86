//! What an office estimates of its own records, and when it does.
//!
//! Invariant: it knows what became of those whom it served, as far as its records tell, and of nobody else.

use super::reading::Subjects;
use crate::day::state::files::Files;
use crate::day::state::ledger::Ledger;
use crate::day::state::office::{Fit, Office, is_among};
use crate::day::state::records::Reading;
use crate::kernel::fixed::{POINT, to_fixed};
use crate::scenario::policy::{self, Cuts, Fits, Predictor};
use crate::scenario::raw::{Edge, ReadingOf};

/// Sums of features are kept in this part of a unit, so that they do not depend on the order of adding.
const EXACT: f64 = 1_073_741_824.0;

/// Reads today's features into the scores and, where it is due, fits the estimate to today's records.
pub(super) fn read(
    rules: &policy::Office,
    office: &mut Office,
    subjects: &Subjects,
    files: &Files,
    claims: &[Option<f64>],
    cuts: Cuts,
    day: u32,
) {
    let Some(predictor) = &rules.predictor else { return };
    // A model that is not trained on what it caused stays as it was first found.
    let most = if cuts.has(Edge::Model) { 1 } else { predictor.at_most };
    let due = (day + 1).is_multiple_of(predictor.every_days) && (most == 0 || office.fit.times < most);
    let found = due.then(|| match predictor.fits {
        Fits::Mean => mean(
            readings(rules, files).filter(|reading| reading.of == ReadingOf::Feature && office.rates(reading.about)),
        ),
        Fits::CutOff { good, bad, step, foresees } => {
            let records = files.today.iter().filter(|record| rules.sources >> record.watcher & 1 == 1);
            // The score of yesterday is the one on which the person was served.
            let judged = records.filter_map(|record| {
                let was_good = usize::from(record.act) == good;
                let look = subjects.people.look[record.about as usize];
                let cost = claims.get(usize::from(look)).copied().flatten().filter(|_| foresees);
                let reach = cost.map_or(0, |cost| to_fixed(predictor.points_per_unit / cost, POINT));
                let counts = (was_good || usize::from(record.act) == bad) && office.rates(record.about);
                counts.then(|| {
                    (office.ledger.own[record.about as usize].saturating_add(reach).min(rules.ceiling), was_good)
                })
            });
            best_cut_off(judged, step, predictor, office.fit.estimate)
        }
    });
    if let Some(found) = found.flatten() {
        office.fit = Fit { estimate: Some(found), times: office.fit.times + 1 };
    }
    let Office { ledger, rated, .. } = office;
    take_readings(rules, ledger, rated, files);
}

/// Enters today's readings as scores.
pub(in crate::day) fn take_readings(rules: &policy::Office, ledger: &mut Ledger, rated: &[u64], files: &Files) {
    let Some(predictor) = &rules.predictor else { return };
    let features = readings(rules, files).filter(|reading| reading.of == ReadingOf::Feature);
    for reading in features.filter(|reading| is_among(rated, reading.about)) {
        ledger.set(rules, reading.about, score(predictor, reading.value));
    }
}

/// A feature as a score, in 1/256 of a point.
pub(crate) fn score(predictor: &Predictor, feature: f64) -> i32 {
    to_fixed((feature * predictor.points_per_unit).clamp(-1e6, 1e6), POINT)
}

/// What the office's sources read today.
pub(in crate::day) fn readings<'a>(rules: &'a policy::Office, files: &'a Files) -> impl Iterator<Item = &'a Reading> {
    files.readings.iter().filter(|reading| rules.sources >> reading.watcher & 1 == 1)
}

fn mean<'a>(readings: impl Iterator<Item = &'a Reading>) -> Option<f64> {
    let (sum, count) = readings
        .fold((0i128, 0u32), |(sum, count), reading| (sum + libm::round(reading.value * EXACT) as i128, count + 1));
    (count > 0).then(|| sum as f64 / EXACT / f64::from(count))
}

/// The cut-off, in whole steps, that judges most of the records rightly: those from it on as good, the others as bad. Of
/// equals, the one in force stays; if it is not among them, the lowest is taken.
fn best_cut_off(
    judged: impl Iterator<Item = (i32, bool)>,
    step: f64,
    predictor: &Predictor,
    in_force: Option<f64>,
) -> Option<f64> {
    let at = |k: i64| score(predictor, k as f64 * step);
    // The highest step that a score still reaches.
    let reached = |score: i32| {
        let mut k = (f64::from(score) / (step * predictor.points_per_unit * f64::from(POINT))) as i64 + 1;
        while at(k) > score {
            k -= 1;
        }
        k
    };
    let judged: Vec<(i64, bool)> = judged.map(|(score, good)| (reached(score), good)).collect();
    let (low, high) = judged.iter().fold((i64::MAX, i64::MIN), |(low, high), (k, _)| (low.min(*k), high.max(*k)));
    if judged.is_empty() {
        return None;
    }
    // At the lowest step everyone is judged good; with each step those who reached only the one before turn bad.
    let mut turned = vec![0i64; (high - low + 2) as usize];
    for (k, good) in judged {
        turned[(k + 1 - low) as usize] += if good { -1 } else { 1 };
    }
    let in_force = in_force.map(|cut| libm::round(cut / step) as i64);
    let mut gained = 0;
    let right: Vec<i64> = turned
        .iter()
        .map(|change| {
            gained += change;
            gained
        })
        .collect();
    let most = *right.iter().max()?;
    // Below the lowest step everyone is judged good as well, above the highest nobody.
    let of_force = in_force.map(|k| right[(k - low).clamp(0, right.len() as i64 - 1) as usize]);
    let best = match in_force {
        Some(k) if of_force == Some(most) => k,
        _ => low + right.iter().position(|right| *right == most)? as i64,
    };
    Some(best as f64 * step)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_off(records: &[(f64, bool)], in_force: Option<f64>) -> Option<f64> {
        let predictor = Predictor { points_per_unit: 1000.0, fits: Fits::Mean, every_days: 1, at_most: 0 };
        let judged: Vec<(i32, bool)> = records.iter().map(|(x, good)| (score(&predictor, *x), *good)).collect();
        best_cut_off(judged.into_iter(), 0.01, &predictor, in_force)
    }

    #[test]
    fn the_cut_off_that_judges_most_rightly_is_found() {
        assert_eq!(cut_off(&[(0.3, false), (0.42, false), (0.47, true), (0.6, true)], None), Some(0.43));
        assert_eq!(cut_off(&[(0.3, false), (0.42, false), (0.47, true), (0.6, true)], Some(0.46)), Some(0.46));
        assert_eq!(cut_off(&[(0.3, true), (0.6, true)], Some(0.55)), Some(0.3));
        assert_eq!(cut_off(&[(0.3, false), (0.6, false)], None), Some(0.61));
        assert_eq!(cut_off(&[(-0.3, false), (-0.1, true)], None), Some(-0.29));
        assert_eq!(cut_off(&[], Some(0.5)), None);
    }
}
