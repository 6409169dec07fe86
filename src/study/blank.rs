//! Measures that a run leaves blank though they could be known of another one: what they need was not kept or not run.

use super::measures::{MEASURES, Measure};
use super::outcome::Outcome;
use super::sight::Contrast;

/// What a measure needs beside the town as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// The memory of every entry, which towns above a size do not keep.
    Memory,
    /// The same town with the same luck but for one thing.
    Beside(Contrast),
}

/// What a measure needs, by its key; `None` where the town as it stands is enough.
pub fn needs(key: &str) -> Option<Needs> {
    match key {
        "false_mark_days" | "show_points_by_money" => Some(Needs::Memory),
        "harm_prevented" | "customer_harm_prevented" | "good_gained" => Some(Needs::Beside(Contrast::Unrated)),
        "good_displaced" => Some(Needs::Beside(Contrast::Secret)),
        "evaded_points_share" => Some(Needs::Beside(Contrast::Unhidden)),
        _ => None,
    }
}

/// The measures that a run leaves blank because it has no memory of every entry, and those because nothing was run beside
/// it.
pub fn blank(outcome: &Outcome) -> [Vec<&'static Measure>; 2] {
    let left_out = |which: fn(Needs) -> bool, there: bool| {
        let out = move |measure: &&Measure| !there && needs(measure.key).is_some_and(which);
        MEASURES.iter().filter(out).collect()
    };
    [
        left_out(|needs| needs == Needs::Memory, outcome.town.history().is_some()),
        left_out(|needs| needs != Needs::Memory, !outcome.contrasts.is_empty()),
    ]
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::day::Options;
    use crate::scenario::Recipe;
    use crate::study::Plan;

    /// Taking away the memory, or the towns beside it, blanks those measures that are said to need them and no others.
    #[test]
    fn a_measure_is_blank_for_the_reason_that_is_given() {
        let scenario =
            Recipe::shipped("crossing-camera").unwrap().parse(&["town.residents=400".into()]).unwrap().scenario;
        let scenario = Arc::new(scenario);
        let run = |forgetful: bool, with_contrasts: bool| {
            let options = Options { threads: 1, forgetful, ..Options::default() };
            Plan { options, days: Some(120), with_contrasts, ..Plan::default() }.run(&scenario, |_, _| ())
        };
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
