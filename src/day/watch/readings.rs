//! What watchers read of people that no act of theirs stands behind: what they show, what they have and earn, how old they are.

use super::{View, Watch};
use crate::day::state::records::Reading;
use crate::day::state::residents::{income_a_day, weekly};
use crate::kernel::fixed::GROAT;
use crate::kernel::luck::Purpose;
use crate::kernel::slices::LANES;
use crate::kernel::stream::Spot;
use crate::scenario::limits::QuarterMask;
use crate::scenario::policy::{Made, Policy, Watcher};
use crate::scenario::raw::{PlaceKind, ReadingOf};
use crate::town::NONE;

impl View<'_, '_> {
    /// What watchers read today, each of the people whom it covers.
    pub(super) fn readings(&self) -> Vec<Reading> {
        let now = self.now;
        let mut readings = Vec::new();
        for (number, watcher) in now.policy.watchers.iter().enumerate().filter(|(n, w)| self.watches(*n, w)) {
            if watcher.reads.is_empty() {
                continue;
            }
            let places: Vec<PlaceKind> = PlaceKind::ALL.into_iter().filter(|place| watcher.looks_at(*place)).collect();
            let everywhere = watcher.only == 0
                && self.quarters(number, watcher) == QuarterMask::MAX
                && places.iter().any(|place| {
                    let at_home = matches!(place, PlaceKind::Home | PlaceKind::Line);
                    at_home && watcher.coverage[*place as usize].is_certain()
                });
            let covered =
                |about: u32| everywhere || places.iter().any(|p| self.covers(number, watcher, *p, about, None));
            let of_watcher = true_readings(now, &watcher.reads, &now.shown.value)
                .filter(|reading| covered(reading.about))
                .map(|reading| Reading { watcher: number as u8, value: self.misread(watcher, &reading), ..reading });
            readings.extend(of_watcher);
        }
        readings
    }

    /// What a watcher makes of something that it reads.
    fn misread(&self, watcher: &Watcher, reading: &Reading) -> f64 {
        let spread = watcher.errors.reading;
        if spread == 0.0 {
            return reading.value;
        }
        let what = watcher.what.wrapping_add(reading.of as u32);
        let at = Spot { purpose: Purpose::Reading, day: self.now.day, subject: reading.about, what };
        reading.value * (1.0 + spread * self.now.luck.normal(at))
    }
}

/// What is true of everybody today of what the parts of indexes are made of, as the perfect watcher reads it.
pub(super) fn perfect(now: &Watch) -> Vec<Reading> {
    let of = read_by_indexes(now.policy);
    if of.is_empty() { vec![] } else { true_readings(now, &of, now.features).collect() }
}

/// What some part of an index is made of, each once.
fn read_by_indexes(policy: &Policy) -> Vec<ReadingOf> {
    let parts = || policy.offices.iter().flat_map(|office| &office.parts);
    let is_read = |what: &ReadingOf| parts().any(|part| matches!(part.of, Made::Reading { of, .. } if of == *what));
    ReadingOf::ALL.into_iter().filter(is_read).collect()
}

/// What can be read today and is true: of features every day, of everything else of a seventh of the streets. People from
/// outside the town are read by nobody.
fn true_readings<'a>(now: &'a Watch, of: &'a [ReadingOf], features: &'a [f64]) -> impl Iterator<Item = Reading> + 'a {
    let residents = 0..now.town.residents() as u32;
    let settled = residents.filter(|about| now.town.people.household[*about as usize] != NONE);
    settled.flat_map(move |about| {
        let is_due = weekly(about as usize / LANES, now.day);
        of.iter().filter_map(move |of| {
            let value = match of {
                ReadingOf::Feature => *features.get(about as usize)?,
                _ if !is_due => return None,
                ReadingOf::Money => f64::from(now.residents.money[about as usize]) / f64::from(GROAT),
                ReadingOf::Income => {
                    7.0 * income_a_day(now.town, now.residents.employment[about as usize], about) as f64
                        / f64::from(GROAT)
                }
                ReadingOf::Age => f64::from(now.town.people.age[about as usize]),
            };
            Some(Reading { about, watcher: 0, of: *of, value })
        })
    })
}
