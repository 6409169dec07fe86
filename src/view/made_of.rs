//! What a score is made of, where it is not the sum of its entries: the parts of an index, the offices of a merged score, and what
//! a model of risk goes by.

use super::facts::{Fact, Facts};
use crate::day::Simulation;
use crate::day::state::ledger::points;
use crate::day::state::office::Office;
use crate::scenario::policy::{Office as Rules, Risk, Term};
use crate::words::{self, say};

/// What each such score of a resident is made of: the office, and a line. That a file is another person's is told only where deeds
/// may be seen.
pub fn made_of(town: &Simulation, resident: u32, facts: Facts) -> Vec<(String, String)> {
    let policy = town.scenario().policy();
    let told = town.offices_of(resident).into_iter().filter_map(|number| {
        let (rules, office) = (&policy.offices()[number], &town.state.offices[number]);
        let parts = of_parts(rules, office, resident)
            .or_else(|| of_offices(town, rules, office, resident, facts))
            .or_else(|| of_terms(town, rules, office, resident))?;
        Some((say!("state-made-of", office = rules.name()), parts.join(", ")))
    });
    told.collect()
}

/// What each part of an index adds, of what it can add.
fn of_parts(rules: &Rules, office: &Office, resident: u32) -> Option<Vec<String>> {
    let whole = |fixed: i32| words::count(libm::round(points(fixed)) as i64);
    let parts = rules.parts().iter().zip(office.ledger.parts_of(resident));
    let told = parts.map(|(part, value)| {
        say!("made-of-part", part = part.name(), points = whole(*value), most = whole(part.width))
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then_some(told)
}

/// The offices whose scores are merged, each with the score that it gives, and whose file that is.
fn of_offices(town: &Simulation, rules: &Rules, office: &Office, resident: u32, facts: Facts) -> Option<Vec<String>> {
    let merged = rules.merged.as_ref()?;
    let rating = merged.of.iter().filter(|(source, _)| town.state.offices[*source].rates(resident));
    let told = rating.map(|(source, _)| {
        let name = town.scenario().policy().offices()[*source].name();
        let link = office.links.iter().find(|link| (link.resident, usize::from(link.source)) == (resident, *source));
        let whose = link.map_or(resident, |link| link.other);
        let score = words::count(libm::round(town.score(*source, whose)) as i64);
        match link.filter(|_| facts.has(Fact::Deeds)) {
            Some(link) => {
                let other = town.town().name(link.other);
                say!("made-of-anothers", office = name, score = score, name = other)
            }
            None => say!("made-of-office", office = name, score = score),
        }
    });
    Some(told.collect())
}

/// Terms of a model that are told.
const TOLD: usize = 3;

/// What a model goes by for somebody: the terms that raise or lower the odds most, against somebody of whom nothing is on file.
fn of_terms(town: &Simulation, rules: &Rules, office: &Office, resident: u32) -> Option<Vec<String>> {
    let risk = rules.risk.as_ref().filter(|_| !office.model.is_empty())?;
    let cell = usize::from(office.ledger.file.cell_of(resident));
    let mut terms: Vec<(f64, String)> =
        by_term(risk, &office.model, cell).map(|(term, odds)| (odds, name(town, *term, resident))).collect();
    terms.retain(|(odds, _)| odds.abs() > 0.005);
    terms.sort_by(|(one, _), (other, _)| other.abs().total_cmp(&one.abs()));
    let told = terms.into_iter().take(TOLD).map(|(odds, name)| {
        let times = words::number(libm::round(libm::exp(odds) * 100.0) / 100.0);
        say!("made-of-term", term = name, times = times)
    });
    let told: Vec<String> = told.collect();
    Some(if told.is_empty() { vec![words::say!("made-of-nothing-known")] } else { told })
}

/// What each term of a model adds to the logarithm of the odds of a kind of people.
fn by_term<'a>(risk: &'a Risk, model: &'a [f64], cell: usize) -> impl Iterator<Item = (&'a Term, f64)> {
    let (mut rest, mut place) = (cell, 1);
    risk.terms().iter().map(move |term| {
        let values = usize::from(term.values());
        let value = rest % values;
        rest /= values;
        let first = place;
        place += term.weights();
        let odds = match (value, term.is_of_kinds()) {
            (0, _) => 0.0,
            (value, true) => model[first + value - 1],
            (value, false) => model[first] * value as f64,
        };
        (term, odds)
    })
}

fn name(town: &Simulation, term: Term, resident: u32) -> String {
    let places = town.town();
    match term {
        Term::Entries => words::say!("made-of-entries"),
        Term::Debts => words::say!("made-of-debts"),
        Term::Quarter(_) => {
            say!("made-of-quarter", quarter = places.quarters()[usize::from(places.people.quarter[resident as usize])])
        }
        Term::Look(_) => {
            say!("made-of-look", look = places.looks()[usize::from(places.people.look[resident as usize])])
        }
        Term::Age => words::say!("made-of-age"),
        Term::ListedContacts => words::say!("made-of-contacts"),
        Term::Entry { act, .. } => {
            say!("made-of-entry", act = town.scenario().policy().acts()[usize::from(act)].says())
        }
    }
}
