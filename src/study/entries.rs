//! The entries of a file that can be undone: which there are, which are worth undoing, and the replay without one.

use super::order::Course;
use super::undo::{Undo, most_telling, undo};
use crate::day::state::records::Receipt;
use crate::day::{Change, Simulation};

/// An entry in somebody's file that can be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The receipt that it left.
    pub receipt: Receipt,
    /// The day it was filed, from 0.
    pub filed: u32,
    /// The day of the observation, from 0: the morning from which it is struck.
    pub seen: u32,
}

/// Every entry that changed a resident's score up to today, in the order of the days. What several rules of an office made
/// of one record is one entry. Marks entered by hand have no observation and are not among them.
pub fn entries(town: &Simulation, resident: u32) -> Vec<Entry> {
    let Some(history) = town.history() else {
        return vec![];
    };
    let mut entries: Vec<Entry> = vec![];
    for (filed, receipt) in history.receipts().filter(|(_, receipt)| receipt.about == resident) {
        let same =
            |entry: &&mut Entry| (entry.receipt.record.id, entry.receipt.office) == (receipt.record.id, receipt.office);
        if let Some(entry) = entries.iter_mut().rev().find(same) {
            entry.receipt.points += receipt.points;
        } else if let Some((seen, _)) = history.observation(receipt.record.id) {
            entries.push(Entry { receipt: *receipt, filed, seen });
        }
    }
    entries
}

/// The number of a record as it is written: in exports with a letter in front, for which no letter is accepted too.
pub fn record_number(written: &str) -> Option<u64> {
    let digits = written.strip_prefix('r').unwrap_or(written);
    (digits.len() == 16).then(|| u64::from_str_radix(digits, 16).ok()).flatten()
}

/// The entry of a file that somebody names: by its number in the file, from 1, or by its record. Where several offices
/// made an entry of one record, it is that of the office whose score of the resident is told first.
pub fn named(town: &Simulation, resident: u32, name: &str) -> Option<Entry> {
    let entries = entries(town, resident);
    let Some(record) = record_number(name) else {
        let number: usize = name.parse().ok()?;
        return entries.get(number.checked_sub(1)?).copied();
    };
    let first = town.offices_of(resident);
    let rank = |entry: &&Entry| first.iter().position(|office| *office == usize::from(entry.receipt.office));
    entries.iter().filter(|entry| entry.receipt.record.id == record).min_by_key(rank).copied()
}

/// The most entries of a file that are tried.
const CANDIDATES: usize = 24;

/// The entries of a resident's file that are tried, the most promising first: false marks, then other marks, then credits;
/// within each, by points. Of the office whose score of the resident is told first.
pub fn worth_undoing(town: &Simulation, resident: u32) -> Vec<Entry> {
    let office = town.office_of(resident);
    let mark = |entry: &Entry| entry.receipt.points < 0;
    let weight = |entry: &Entry| {
        (mark(entry) && !entry.receipt.is_true(town.witness()), mark(entry), entry.receipt.points.unsigned_abs())
    };
    let mut entries = entries(town, resident);
    entries.retain(|entry| Some(usize::from(entry.receipt.office)) == office);
    entries.sort_by_key(|entry| std::cmp::Reverse(weight(entry)));
    entries.truncate(CANDIDATES);
    entries
}

/// Of some entries of one office the one without which the score would have gone furthest another way. `course` is the run
/// from the morning on which the first of them was seen.
pub fn most_telling_of(entries: &[Entry], resident: u32, course: Course, go_on: impl Fn() -> bool) -> Option<Entry> {
    let office = usize::from(entries.first()?.receipt.office);
    let strike = |entry: &Entry| (entry.seen, Change::StrikeRecord(entry.receipt.record.id));
    let strikes: Vec<(u32, Change)> = entries.iter().map(strike).collect();
    entries.get(most_telling(course, &strikes, resident, office, go_on)?).copied()
}

/// Undoes an entry of somebody's file. `course` begins on the morning of the day on which it was seen.
pub fn undo_entry(course: &Course, resident: u32, entry: &Entry, go_on: impl Fn() -> bool + Sync + Send) -> Undo {
    let strike = Change::StrikeRecord(entry.receipt.record.id);
    undo(course, &strike, resident, usize::from(entry.receipt.office), go_on)
}
