//! What a small town remembers in full: every act, observation, receipt and correction, and who stood otherwise each evening.

use std::sync::Arc;

use super::state::desk::Correction;
use super::state::records::{Observation, Receipt, Reported, Stopped};
use super::state::residents::Employment;
use crate::truth::Deed;

/// Towns up to this size are remembered in full; larger ones in totals only.
pub const LARGEST_REMEMBERED: usize = 20_000;

/// How a resident stood on an evening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evening {
    /// The band in the office that led on that day, by index, the highest first; `None` for those whom it does not rate.
    pub band: Option<u8>,
    /// Whether some office flagged them.
    pub flagged: bool,
    /// What they did on working days.
    pub employment: Employment,
}

/// What happened on one day.
#[derive(Debug, Default)]
pub struct PastDay {
    /// Every act.
    pub deeds: Box<[Deed]>,
    /// Every observation.
    pub observations: Box<[Observation]>,
    /// Which of these people's reports have left.
    pub reports: Box<[Reported]>,
    /// Everybody who was stopped on the spot.
    pub stops: Box<[Stopped]>,
    /// Every change of a score by a rule.
    pub receipts: Box<[Receipt]>,
    /// Every mark taken back.
    pub corrections: Box<[Correction]>,
    /// The office that led, by its index among the offices that were in force; `None` where none was.
    pub leads: Option<usize>,
    /// Who stood otherwise on the evening than on the evening before, by number.
    pub turns: Box<[Turn]>,
}

/// Somebody who stood otherwise on an evening than on the evening before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Who turned, by number.
    pub resident: u32,
    /// How they stood on the evening before.
    pub from: Evening,
    /// How they stood on the evening.
    pub to: Evening,
}

/// The full memory of a run. Past days never change, so a copy of a town shares them.
#[derive(Clone, Debug, Default)]
pub struct History {
    days: Vec<Arc<PastDay>>,
    /// How everyone stood on the last evening, by resident; empty where that is not known.
    evening: Arc<[Evening]>,
}

impl History {
    /// Remembers the day that has just passed, and how everyone stands on its evening.
    pub(super) fn add(&mut self, day: PastDay, evening: Vec<Evening>) {
        self.days.push(Arc::new(day));
        self.evening = evening.into();
    }

    /// Who stands otherwise now than on the last evening.
    pub(super) fn turns(&self, now: &[Evening]) -> Box<[Turn]> {
        let pairs = (0..).zip(self.evening.iter().zip(now));
        let turn = |(resident, (from, to)): (u32, (&Evening, &Evening))| Turn { resident, from: *from, to: *to };
        pairs.filter(|(_, (from, to))| from != to).map(turn).collect()
    }

    /// How many days are remembered: those from the first to this one.
    pub fn days(&self) -> u32 {
        self.days.len() as u32
    }

    /// Forgets everything from a day on, counted from 0. `evening`: how everyone stood on the evening before that day.
    pub(crate) fn truncate(&mut self, day: u32, evening: Vec<Evening>) {
        self.days.truncate(day as usize);
        // Nothing is known of an evening before the first day.
        self.evening = if day == 0 { Arc::default() } else { evening.into() };
    }

    /// What happened before a day.
    pub(crate) fn until(&self, day: u32) -> Self {
        Self { days: self.days[..self.days.len().min(day as usize)].to_vec(), evening: Arc::default() }
    }

    /// What happened on a day, counted from 0.
    pub fn day(&self, day: u32) -> Option<&PastDay> {
        self.days.get(day as usize).map(Arc::as_ref)
    }

    /// Every act with its day, in the order of the days.
    pub fn deeds(&self) -> impl Iterator<Item = (u32, &Deed)> {
        self.each(|day| &day.deeds)
    }

    /// Every observation with its day, in the order of the days.
    pub fn observations(&self) -> impl Iterator<Item = (u32, &Observation)> {
        self.each(|day| &day.observations)
    }

    /// What people's reports have left, with its day, in the order of the days.
    pub fn reports(&self) -> impl Iterator<Item = (u32, &Reported)> {
        self.each(|day| &day.reports)
    }

    /// Everybody who was stopped on the spot, with the day, in the order of the days.
    pub fn stops(&self) -> impl Iterator<Item = (u32, &Stopped)> {
        self.each(|day| &day.stops)
    }

    /// Every change of a score by a rule, with its day, in the order of the days.
    pub fn receipts(&self) -> impl Iterator<Item = (u32, &Receipt)> {
        self.each(|day| &day.receipts)
    }

    /// Every mark taken back, with its day, in the order of the days.
    pub fn corrections(&self) -> impl Iterator<Item = (u32, &Correction)> {
        self.each(|day| &day.corrections)
    }

    fn each<T: 'static>(&self, of: impl Fn(&PastDay) -> &[T] + Copy) -> impl Iterator<Item = (u32, &T)> {
        self.days
            .iter()
            .enumerate()
            .flat_map(move |(number, day)| of(day).iter().map(move |item| (number as u32, item)))
    }

    /// The observation that a record stands on, with its day.
    pub fn observation(&self, id: u64) -> Option<(u32, &Observation)> {
        self.observations().find(|(_, observation)| observation.id == id)
    }
}
