//! Why a measure has no value in a run.

use super::outcome::Outcome;
use super::sight::Contrast;
use crate::day::history::LARGEST_REMEMBERED;
use crate::study::Measure;
use crate::words::{self, say};

/// Something that a measure needs and a run may lack.
#[derive(Clone, Copy)]
enum Need {
    /// An office that leads, and somebody whom it rates.
    Scores,
    /// Somebody whom any office rates.
    Rated,
    /// Standing, to tell right flags from wrong ones.
    Standing,
    /// The memory of single events, which large towns do not keep.
    History,
    /// The same town but for one thing.
    Compared(Contrast),
}

use Need::{Compared, History, Rated, Scores, Standing};

/// What a measure needs beside something of its kind happening, the most basic first.
fn needs(key: &str) -> &'static [Need] {
    match key {
        "mean_score"
        | "median_score"
        | "gini_score"
        | "assortativity"
        | "lowest_band_share"
        | "lowest_band_days"
        | "recovery_days"
        | "score_worth_correlation"
        | "undeserved_top_share" => &[Scores],
        "flagged_share" => &[Rated],
        "false_flagged_share"
        | "false_positive_rate"
        | "false_negative_rate"
        | "positive_predictive_value"
        | "false_discovery_rate"
        | "error_concentration"
        | "caught_share" => &[Standing, Rated],
        "false_mark_days" => &[History],
        "show_points_by_money" => &[Scores, History],
        "evaded_points_share" => &[Compared(Contrast::Unhidden)],
        "good_displaced" => &[Compared(Contrast::Secret)],
        "harm_prevented" | "customer_harm_prevented" | "good_gained" => &[Compared(Contrast::Unrated)],
        _ => &[],
    }
}

/// Why a measure has no value: the first thing that it needs and this run does not have, or else what did not happen.
pub fn why(measure: &Measure, outcome: &Outcome) -> String {
    let lacking = needs(measure.key).iter().find_map(|need| need.lacking(outcome));
    let own = || format!("blank-{}", measure.key.replace('_', "-"));
    say(&lacking.map_or_else(own, str::to_owned), &[("most", &words::count(LARGEST_REMEMBERED as i64))])
}

impl Need {
    /// The sentence for what a run lacks.
    fn lacking(self, outcome: &Outcome) -> Option<&'static str> {
        let town = &outcome.town;
        let everyone = || 0..town.town().residents() as u32;
        match self {
            Scores => match town.leading() {
                None => Some("blank-no-office"),
                Some(office) => office.rated().next().is_none().then_some("blank-nobody-rated"),
            },
            Rated if town.scenario().policy().offices().is_empty() => Some("blank-no-office"),
            Rated => (!everyone().any(|resident| town.rated(resident))).then_some("blank-nobody-rated"),
            Standing => (!town.scenario().raw().standing).then_some("blank-no-standing"),
            History => town.history().is_none().then_some("blank-no-history"),
            Compared(with) if outcome.contrasts.iter().all(|(which, _)| *which != with) => {
                let large = town.town().residents() > LARGEST_REMEMBERED;
                Some(if large { "blank-too-large-to-compare" } else { "blank-not-compared" })
            }
            Compared(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::{MEASURES, Plan};
    use crate::words::known;
    use std::sync::Arc;

    fn outcome(text: &str, with_contrasts: bool) -> Outcome {
        let source = crate::scenario::Source { name: String::new(), bytes: text.as_bytes().to_vec() };
        let scenario = crate::scenario::parse(&source, &crate::scenario::Library::default(), &[]).unwrap().scenario;
        Plan { days: Some(1), with_contrasts, ..Plan::default() }.run(&Arc::new(scenario), |_, _| ())
    }

    #[test]
    fn every_measure_can_say_what_did_not_happen() {
        for measure in MEASURES {
            let key = format!("blank-{}", measure.key.replace('_', "-"));
            assert!(known(&key), "{key} is missing in assets/locale/en/exports.ftl");
        }
    }

    #[test]
    fn what_a_run_lacks_is_named_first() {
        let said = |outcome: &Outcome, key: &str| why(crate::study::measures::measure(key).unwrap(), outcome);
        let nobody = outcome("(town: (residents: 60))", false);
        assert!(said(&nobody, "mean_score").contains("no office"));
        assert!(said(&nobody, "harm_prevented").contains("was not run"));
        assert!(said(&nobody, "recovery_days").contains("no office"));
        let large = outcome("(town: (residents: 20001))", false);
        assert!(
            said(&large, "harm_prevented").contains("20,000") && said(&large, "false_mark_days").contains("20,000")
        );
        let compared = outcome("(town: (residents: 60))", true);
        assert_eq!(said(&compared, "harm_prevented"), words::plain("blank-harm-prevented"));
    }
}
