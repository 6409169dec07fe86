//! Shares with the counts that they are made of, as the tables of a report tell them: "12 of 240, 5.0 %".

use crate::day::state::residents::Employment;
use crate::study::causes;
use crate::study::confusion::Confusion;
use crate::study::measures::{Measure, Unit};
use crate::study::sight::Sight;
use crate::study::{Outcome, serving};
use crate::words::{self, say};

/// So many of so many, with the share.
pub fn of(part: u64, whole: u64) -> String {
    if whole == 0 {
        return words::say!("not-defined");
    }
    let count = |number: u64| words::count(number as i64);
    let share = words::share(part as f64 / whole as f64);
    say!("counted", part = count(part), whole = count(whole), share = share)
}

/// The town of a run with the towns beside it, as measures read them.
pub fn sight(outcome: &Outcome) -> Sight<'_> {
    let everyone = 0..outcome.town.town().residents() as u32;
    let confusion = Confusion::of(&outcome.town, everyone);
    Sight { town: &outcome.town, contrasts: &outcome.contrasts, confusion }
}

/// Of how many a measure is a share: people, flags, entries. `None` of a measure that is no share of things that are
/// counted, and where there is nothing to count.
pub fn whole(sight: &Sight, key: &str) -> Option<u64> {
    let town = sight.town;
    let everyone = || 0..town.town().residents() as u32;
    let counts = || sight.confusion;
    let whole = match key {
        "flagged_share" | "false_flagged_share" | "untouched_share" => {
            everyone().filter(|resident| town.rated(*resident)).count() as u64
        }
        "false_positive_rate" => counts().map(|c| c.false_positive + c.true_negative)?,
        "false_negative_rate" | "caught_share" => counts().map(|c| c.true_positive + c.false_negative)?,
        "positive_predictive_value" | "false_discovery_rate" | "flags_on_false_marks" => {
            counts().map(|c| c.true_positive + c.false_positive)?
        }
        "wrong_flags_by_sight" | "wrong_flags_by_file" | "wrong_flags_borne" | "wrong_flags_insincere" => {
            causes::wrong_flags(town).len() as u64
        }
        "lowest_band_share" => town.leading()?.rated().count() as u64,
        "approval" | "disapproval" | "refused_share" => everyone().count() as u64,
        "seeming_share" => serving::seeming(town).map(|_| everyone().count() as u64)?,
        "without_work" => {
            let seeks = |resident: &u32| matches!(town.employment(*resident), Employment::Idle | Employment::Employed);
            everyone().filter(seeks).count() as u64
        }
        "false_mark_share" => town.state.figures.acts.iter().map(|act| act.marks).sum(),
        "false_observation_share" => town.state.figures.watchers.iter().map(|watcher| watcher.read).sum(),
        "appeals_upheld" => town.state.desk.reviewed,
        _ => return None,
    };
    (whole > 0).then_some(whole)
}

/// A value of a measure as a report tells it: a share with its counts where it has some, points as whole points.
pub fn shown(sight: &Sight, measure: &Measure, value: Option<f64>) -> String {
    match (value, value.and(whole(sight, measure.key))) {
        (Some(value), Some(whole)) => of(libm::round(value * whole as f64) as u64, whole),
        _ => briefly(measure.unit, value),
    }
}

/// A value of a unit alone: a share or an index with at most two significant digits, points
/// as whole points.
pub fn briefly(unit: Unit, value: Option<f64>) -> String {
    match (unit, value) {
        (Unit::Share, Some(value)) => words::share(value),
        (Unit::Index, Some(value)) => words::two_digits(value),
        (Unit::Points, Some(value)) => unit.with_unit(&whole_points(value)),
        _ => unit.shown(value),
    }
}

/// A score, or worth, in whole points.
pub fn whole_points(points: f64) -> String {
    words::number(libm::round(points))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::scenario::Recipe;
    use crate::study::{MEASURES, Plan};

    /// A share times what it is a share of is a whole number, in every lesson; a wrong whole would give fractions.
    #[test]
    fn every_count_is_whole() {
        let mut counted = std::collections::BTreeSet::new();
        for name in ["crossing-camera", "long-way-up", "friends-like-these", "bread-stall"] {
            let scenario = Recipe::shipped(name).unwrap().parse(&["town.residents=397".to_owned()]).unwrap().scenario;
            let plan = Plan { days: Some(120), with_contrasts: true, ..Plan::default() };
            let outcome = plan.run(&Arc::new(scenario), |_, _| ());
            let sight = sight(&outcome);
            for measure in MEASURES {
                let Some((value, whole)) = measure.value(&sight).zip(whole(&sight, measure.key)) else { continue };
                assert_eq!(measure.unit, Unit::Share, "{}", measure.key);
                let part = value * whole as f64;
                assert!((part - libm::round(part)).abs() < 1e-6, "{name}, {}: {part} of {whole}", measure.key);
                assert!(part > -1e-6 && part < whole as f64 + 1e-6, "{name}, {}: {part} of {whole}", measure.key);
                if part > 0.5 {
                    counted.insert(measure.key);
                }
            }
            // Held against counting anew.
            let flagged = (0..397).filter(|resident| outcome.town.flagged(*resident)).count() as u64;
            let resting = causes::resting(&outcome.town).len() as u64;
            let tell = |key: &str| {
                let measure = crate::study::measures::measure(key).unwrap();
                shown(&sight, measure, measure.value(&sight))
            };
            let rated = (0..397).filter(|resident| outcome.town.rated(*resident)).count() as u64;
            assert_eq!(tell("flagged_share"), of(flagged, rated));
            assert_eq!(tell("flags_on_false_marks"), of(resting, flagged));
        }
        for key in ["flagged_share", "false_discovery_rate", "caught_share", "without_work", "false_mark_share"] {
            assert!(counted.contains(key), "{key} is nought everywhere, so nothing was tried: {counted:?}");
        }
    }

    #[test]
    fn counts_stand_beside_the_share() {
        assert_eq!(of(12, 240), "12\u{a0}of\u{a0}240, 5.0\u{a0}%");
        assert_eq!(of(1299, 1300), "1,299\u{a0}of\u{a0}1,300, >99\u{a0}%");
        assert_eq!(of(0, 0), words::say!("not-defined"));
    }
}
