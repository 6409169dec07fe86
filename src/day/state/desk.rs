//! Appeals: what waits, what a second look found, and what was taken back.

use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

use super::part::{Part, Refit, Taken};
use super::records::Receipt;
use crate::day::phase::Stretch;
use crate::kernel::digest::Digest;
use crate::kernel::groups::SameGroups;

/// An appeal against a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(Deserialize))]
pub struct Appeal {
    /// The entry that is appealed against.
    pub receipt: Receipt,
    /// The day on which the appeal was lodged.
    pub lodged: u32,
}

/// Marks in the order of their records; those of one record stay in their order.
pub(in crate::day) fn by_record(marks: &[Appeal]) -> Vec<Appeal> {
    let mut marks = marks.to_vec();
    marks.sort_by_key(|mark| mark.receipt.record.id);
    marks
}

/// Those marks of a record, among marks in the order of their records.
pub(in crate::day) fn of_record(marks: &[Appeal], record: u64) -> &[Appeal] {
    let first = marks.partition_point(|mark| mark.receipt.record.id < record);
    let after = marks.partition_point(|mark| mark.receipt.record.id <= record);
    &marks[first..after]
}

/// What a reviewer found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(Deserialize))]
pub struct Finding {
    /// The appeal that was decided.
    pub appeal: Appeal,
    /// Whether the reviewer thinks the person did it.
    pub did_it: bool,
}

/// What somebody at the desk decides of an appeal, in the place of the town's reviewer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ruling {
    /// The mark is upheld: the entry keeps its points.
    Stands,
    /// The mark is taken back, with its points and its fine.
    Struck,
    /// Nothing is decided: the appeal is looked at again on the next day on which there is time.
    Back,
    /// Nobody decided in time, so the entry keeps its points.
    Left,
}

/// A ruling on the appeals against a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(Deserialize))]
pub struct Ruled {
    /// The record against which people appeal, by number.
    pub record: u64,
    /// What was decided.
    pub ruling: Ruling,
}

/// A mark taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(Deserialize))]
pub struct Correction {
    /// The entry that is taken back.
    pub receipt: Receipt,
    /// What the score gained, in 1/256 of a point.
    pub points: i32,
    /// The fine that is paid back tomorrow, in hundredths of a groat.
    #[serde(default, skip_serializing_if = "is_nought")]
    pub fine: i32,
}

fn is_nought(fine: &i32) -> bool {
    *fine == 0
}

/// The desk at which appeals are dealt with.
#[derive(Clone, Debug, Default)]
#[cfg_attr(test, derive(Serialize, Deserialize))]
pub struct Desk {
    /// Appeals in the order they were lodged.
    pub(crate) waiting: VecDeque<Appeal>,
    /// Appeals on which reviewers look tomorrow.
    pub(crate) under_review: Vec<Appeal>,
    /// What reviewers found today.
    pub(in crate::day) findings: Vec<Finding>,
    /// What was ruled by hand today: it goes before what reviewers found. Empty in the evening.
    pub(in crate::day) rulings: Vec<Ruled>,
    /// Marks taken back today.
    pub(crate) corrections: Vec<Correction>,
    /// Reviews that may still be made: fractions of a review add up from day to day.
    pub(in crate::day) allowance: f64,
    /// Appeals lodged so far.
    pub(crate) lodged: u64,
    /// Appeals reviewed so far.
    pub(crate) reviewed: u64,
    /// Reviews so far that took the mark back.
    pub(crate) upheld: u64,
}

impl Desk {
    /// Whether the same appeals wait, are looked at and were decided at another desk, and as many can be.
    pub(crate) fn same_as(&self, other: &Self) -> bool {
        let of = |desk: &Self| (desk.allowance, desk.lodged, desk.reviewed, desk.upheld);
        of(self) == of(other)
            && self.waiting == other.waiting
            && self.under_review == other.under_review
            && self.corrections == other.corrections
    }
}

/// What redress came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RedressFigures {
    /// Appeals lodged.
    pub lodged: u64,
    /// Appeals reviewed.
    pub reviewed: u64,
    /// Reviews that took the mark back.
    pub upheld: u64,
    /// Appeals not yet reviewed.
    pub waiting: u64,
}

impl Part for Desk {
    fn digest(&self, name: &str, digest: &mut Digest) {
        let Self { waiting, under_review, findings, rulings, corrections, allowance, lodged, reviewed, upheld } = self;
        digest.values(&format!("{name}.waiting"), waiting);
        digest.values(&format!("{name}.under_review"), under_review);
        digest.values(&format!("{name}.findings"), findings);
        // Most towns never have any, and none has one in the evening.
        if !rulings.is_empty() {
            digest.values(&format!("{name}.rulings"), rulings);
        }
        digest.values(&format!("{name}.corrections"), corrections);
        digest.column(&format!("{name}.allowance"), &[*allowance]);
        digest.column(&format!("{name}.counts"), &[*lodged, *reviewed, *upheld]);
    }

    fn same(&self, _: &Self, _: Stretch, _: &mut SameGroups) {}

    fn take(&mut self, _: &Self, _: &Taken) {}

    fn refit(&mut self, _: &Refit) {}

    fn bytes(&self) -> usize {
        self.waiting.len() * size_of::<Appeal>()
            + size_of_val(self.under_review.as_slice())
            + size_of_val(self.findings.as_slice())
            + size_of_val(self.rulings.as_slice())
            + size_of_val(self.corrections.as_slice())
    }
}
