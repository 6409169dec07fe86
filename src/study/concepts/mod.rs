//! The concepts that scenarios switch on, each held against a closed form, and each check seen to fail when the concept is
//! mistaken. `docs/concepts.md` lists the concepts with their files.

mod bearing;
mod doors;
mod encounters;
mod faces;
mod index;
mod merged;
mod minds;
mod names;
mod reports;
mod risk;
mod second_looks;
mod sets;
mod stages;
mod zones;

use std::sync::Arc;

use crate::day::{Options, Simulation};
use crate::kernel::mistake::{Mistake, while_made};
use crate::scenario::{Library, Scenario, Source, parse};

/// A figure that was seen, held against the one that its closed form gives.
struct Figure {
    what: String,
    seen: f64,
    expected: f64,
    /// The standard error of what is seen; 0 where it is exact.
    error: f64,
}

impl Figure {
    fn exact(what: &str, seen: f64, expected: f64) -> Self {
        Self { what: what.to_owned(), seen, expected, error: 0.0 }
    }

    /// A share of so many independent draws.
    fn share(what: &str, part: usize, whole: usize, expected: f64) -> Self {
        let error = (expected * (1.0 - expected) / whole as f64).sqrt();
        Self { what: what.to_owned(), seen: part as f64 / whole as f64, expected, error }
    }

    /// A count of rare things.
    fn count(what: &str, seen: usize, expected: f64) -> Self {
        Self { what: what.to_owned(), seen: seen as f64, expected, error: expected.sqrt() }
    }

    fn holds(&self) -> bool {
        (self.seen - self.expected).abs() <= 4.5 * self.error + 1e-9
    }
}

/// Every figure holds; and if a mistake is made, some figure does not.
fn check(figures: fn() -> Vec<Figure>, mistakes: &[Mistake]) {
    for figure in figures() {
        let Figure { what, seen, expected, error } = &figure;
        println!("{what}: {seen:.4}, by its closed form {expected:.4}, standard error {error:.4}");
        assert!(figure.holds(), "{what}: {seen}, not {expected} with a standard error of {error}");
    }
    for mistake in mistakes {
        let noticed: Vec<String> =
            while_made(*mistake, figures).into_iter().filter(|figure| !figure.holds()).map(|f| f.what).collect();
        println!("{mistake:?} is noticed by: {noticed:?}");
        assert!(!noticed.is_empty(), "{mistake:?} is not noticed");
    }
}

/// A scenario without the catalogue, as it is written here.
fn written(text: &str) -> Arc<Scenario> {
    let text = format!("(title: \"A check\", catalogue: false, {text})");
    let source = Source { name: "check.ron".into(), bytes: text.into_bytes() };
    Arc::new(parse(&source, &Library::default(), &[]).unwrap_or_else(|problems| panic!("{problems}")).scenario)
}

/// Its town on the first morning.
fn town(scenario: &Arc<Scenario>) -> Simulation {
    Simulation::new(scenario.clone(), Options { threads: 1, ..Options::default() })
}

/// Its town after some days.
fn lived(scenario: &Arc<Scenario>, days: u32) -> Simulation {
    let mut town = town(scenario);
    (0..days).for_each(|_| town.pass_day());
    town
}
