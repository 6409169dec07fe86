//! Why a measure has no value in a run.

use super::measures::{MEASURES, Measure};
use super::needs::Need::{self, Compared, History, Rated, Scores, Standing};
use super::outcome::Outcome;
use crate::day::history::LARGEST_REMEMBERED;
use crate::words::{self, say};

/// Why a measure has no value: the first thing that it needs and this run does not have, or else what did not happen.
pub fn why(measure: &Measure, outcome: &Outcome) -> String {
    let lacking = measure.needs.iter().find_map(|need| need.lacking(outcome));
    let own = || format!("blank-{}", measure.key.replace('_', "-"));
    say(&lacking.map_or_else(own, str::to_owned), &[("most", &words::count(LARGEST_REMEMBERED as i64))])
}

/// The measures that a run leaves blank because it has no memory of every entry, and those because nothing was run beside
/// it.
pub fn blank(outcome: &Outcome) -> [Vec<&'static Measure>; 2] {
    let left_out = |which: fn(&Need) -> bool, there: bool| {
        let out = move |measure: &&Measure| !there && measure.needs.iter().any(which);
        MEASURES.iter().filter(out).collect()
    };
    [
        left_out(|need| *need == History, outcome.town.history().is_some()),
        left_out(|need| matches!(need, Compared(_)), !outcome.contrasts.is_empty()),
    ]
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
    use crate::day::Options;
    use crate::scenario::Recipe;
    use crate::study::Plan;
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
        assert_eq!(said(&compared, "harm_prevented"), words::say!("blank-harm-prevented"));
    }

    /// Taking away the memory, or the towns beside it, blanks those measures that are said to need them and no others.
    #[test]
    fn a_measure_is_blank_for_the_reason_that_is_given() {
        let scenario =
            Recipe::shipped("crossing-camera").unwrap().parse(&["town.residents=400".into()]).unwrap().scenario;
        let scenario = Arc::new(scenario);
        let run = |forgetful: bool, with_contrasts: bool| {
            let options = Options { threads: 1, forgetful, ..Options::default() };
            Plan { options, days: Some(300), with_contrasts, ..Plan::default() }.run(&scenario, |_, _| ())
        };
        // Long enough for half of the false marks to be gone.
        let whole = run(false, true);
        let blanks = |outcome: &Outcome| {
            let values = outcome.measures().into_iter().zip(whole.measures());
            let missing = values.filter(|((_, value), (_, there))| value.is_none() && there.is_some());
            missing.map(|((key, _), _)| key).collect::<Vec<_>>()
        };
        let keys = |measures: &[&Measure]| measures.iter().map(|measure| measure.key).collect::<Vec<_>>();
        // Customers' harm is not defined in a town without rated traders, whatever is run beside it.
        let defined =
            |keys: Vec<&'static str>| keys.into_iter().filter(|key| whole.measure(key).is_some()).collect::<Vec<_>>();
        let (forgetful, alone) = (run(true, true), run(false, false));
        assert_eq!(blanks(&forgetful), defined(keys(&blank(&forgetful)[0])));
        assert_eq!(blanks(&alone), defined(keys(&blank(&alone)[1])));
        assert!(blanks(&forgetful).len() >= 2 && blanks(&alone).len() >= 4);
        assert!(blank(&whole).iter().all(Vec::is_empty));
    }
}
