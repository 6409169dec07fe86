//! A town is lived, and of its days only sums are kept: a few kilobytes for each five days, whatever its size.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::hands::{Beside, Hand, number};
use super::notes::Notes;
use super::spans::Span;
use super::towns::Town;
use crate::day::state::desk::RedressFigures;
use crate::day::state::figures::{ActFigures, Figures};
use crate::day::{Options, Simulation};
use crate::scenario::Scenario;
use crate::study::statistics::{mean, mean_and_deviation};

/// Sums are kept each time so many days have passed; spans begin and end there.
const STEP: u32 = 5;

/// What was kept of a town that was lived.
pub struct Life {
    scenario: Arc<Scenario>,
    kept: Vec<Kept>,
    notes: Notes,
    beside: BTreeMap<&'static str, Beside>,
}

/// Running totals on a day.
struct Kept {
    figures: Figures,
    redress: RedressFigures,
    /// Mean strain, and its standard deviation between residents.
    strain: (f64, f64),
}

impl Kept {
    fn of(town: &Simulation) -> Self {
        let strain: Vec<f64> = (0..town.town().residents() as u32).map(|resident| town.strain(resident)).collect();
        let strain = mean_and_deviation(&strain).unwrap_or((f64::NAN, f64::NAN));
        Self { figures: town.figures().clone(), redress: town.redress_figures(), strain }
    }
}

/// Lives a town with the luck of a seed. `passed` hears of every day that has passed in it or beside it.
pub fn live(town: &Town, scenario: &Arc<Scenario>, seed: u64, passed: impl Fn()) -> Life {
    let mut living = Simulation::new(scenario.clone(), Options::lean(seed));
    let mut beside: Vec<(&Hand, Beside)> = town.hands.iter().map(|hand| (*hand, Beside::new(hand, &living))).collect();
    let mut kept = vec![Kept::of(&living)];
    let mut notes = Notes::new(&living);
    while living.day() < town.days {
        beside.iter_mut().for_each(|(_, beside)| beside.begin_day(&living));
        living.pass_day();
        passed();
        for (_, beside) in &mut beside {
            if beside.pass_day(&living) {
                passed();
            }
        }
        notes.take(&living);
        if living.day().is_multiple_of(STEP) {
            kept.push(Kept::of(&living));
        }
    }
    let ended = |(hand, mut beside): (&Hand, Beside)| {
        beside.end();
        (hand.name, beside)
    };
    Life { scenario: scenario.clone(), kept, notes, beside: beside.into_iter().map(ended).collect() }
}

impl Life {
    /// The scenario under whose rules the town was lived.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// What was noted of single bills, marks and appeals.
    pub(super) fn notes(&self) -> &Notes {
        &self.notes
    }

    /// What the people of a hand did; `None` if it was not laid on this town.
    pub fn beside(&self, hand: &Hand) -> Option<&Beside> {
        self.beside.get(hand.name)
    }

    /// What was kept when so many days had passed.
    ///
    /// # Panics
    /// If nothing is kept on that day: the spans of targets begin and end on days that are kept.
    fn on(&self, day: u32) -> &Kept {
        assert!(day.is_multiple_of(STEP), "nothing is kept after {day} days");
        &self.kept[(day / STEP) as usize]
    }

    /// A sum over some acts within a span.
    pub fn sum(&self, acts: &[&str], (from, to): Span, of: impl Fn(&ActFigures) -> f64) -> f64 {
        let numbers = acts.iter().filter_map(|act| number(&self.scenario, act));
        let within = |act: usize| of(&self.on(to).figures.acts[act]) - of(&self.on(from).figures.acts[act]);
        numbers.map(within).sum()
    }

    /// How often some acts were done within a span.
    pub fn done(&self, acts: &[&str], span: Span) -> f64 {
        self.sum(acts, span, |act| act.done as f64)
    }

    /// The harm done within a span, in points of what it was to others.
    pub fn harm(&self, (from, to): Span) -> f64 {
        (self.on(from).figures.harm - self.on(to).figures.harm) as f64 / 100.0
    }

    /// What redress came to within a span: appeals lodged, reviewed and upheld.
    pub fn redress(&self, (from, to): Span) -> [f64; 3] {
        let (before, after) = (&self.on(from).redress, &self.on(to).redress);
        [after.lodged - before.lodged, after.reviewed - before.reviewed, after.upheld - before.upheld]
            .map(|count| count as f64)
    }

    /// Strain within a span: its mean over residents and days, and its standard deviation between residents, averaged
    /// over the days that are kept.
    pub fn strain(&self, (from, to): Span) -> [f64; 2] {
        let days = || (from..=to).filter(|day| day.is_multiple_of(STEP)).map(|day| self.on(day).strain);
        let over_days = |of: fn((f64, f64)) -> f64| mean(days().map(of)).unwrap_or(f64::NAN);
        [over_days(|(mean, _)| mean), over_days(|(_, deviation)| deviation)]
    }
}
