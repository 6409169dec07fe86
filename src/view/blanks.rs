//! What a run cannot tell, and why, in words.

use crate::day::history::LARGEST_REMEMBERED;
use crate::study::blank::blank;
use crate::study::{Measure, Outcome};
use crate::words::{self, say};

/// Why measures of a run are blank; nothing where none is for want of memory or of a town beside it. A large town is not
/// remembered entry by entry and is run alone.
pub fn blanks(outcome: &Outcome) -> Vec<String> {
    let residents = outcome.town.town().residents();
    let sentence = |key: &str, measures: &[&Measure]| {
        let names: Vec<String> = measures.iter().map(|measure| measure.name()).collect();
        let values = [
            ("measures", names.join(", ")),
            ("residents", words::count(residents as i64)),
            ("most", words::count(LARGEST_REMEMBERED as i64)),
        ];
        say(key, &values)
    };
    let keys = ["blank-memory", "blank-beside"];
    let rated = !outcome.town.state.offices.is_empty();
    let told = keys.into_iter().zip(blank(outcome)).filter(|(_, measures)| rated && !measures.is_empty());
    told.map(|(key, measures)| sentence(key, &measures)).collect()
}

/// Why no lives are told; `None` where the town remembers them.
pub fn no_lives(outcome: &Outcome) -> Option<String> {
    outcome.town.history().is_none().then(|| {
        say!(
            "blank-lives",
            residents = words::count(outcome.town.town().residents() as i64),
            most = words::count(LARGEST_REMEMBERED as i64)
        )
    })
}
