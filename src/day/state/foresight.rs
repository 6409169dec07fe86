//! Running totals of what models of risk foresee, and of loans: counted only in towns that have either.

use bytemuck::NoUninit;

use crate::kernel::digest::Digest;

/// Days within which somebody who borrowed can fall behind so that it counts for the loan.
pub const DUE_DAYS: u32 = 90;

/// A loan that an office granted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, NoUninit)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
#[repr(C)]
pub struct Loan {
    /// Who borrowed.
    pub resident: u32,
    /// The day, from 0.
    pub day: u32,
    /// The borrower's score at the office on the evening of that day, in 1/256 of a point.
    pub score: i32,
    /// The first day within [`DUE_DAYS`] on which the borrower fell behind, counted from the day after the loan as 1; 0 if there
    /// was none so far.
    pub fell_behind: u32,
}

/// What was counted since the first day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
pub struct ForeseenFigures {
    /// By group: deeds of its members that some model foresees entries of, and entries of such deeds that arrived about them.
    pub groups: Vec<[u64; 2]>,
    /// Loans, in the order of their days.
    pub loans: Vec<Loan>,
}

impl ForeseenFigures {
    /// Adds the totals to a digest, if there is anything to add.
    pub(super) fn digest(&self, name: &str, digest: &mut Digest) {
        let Self { groups, loans } = self;
        if !groups.is_empty() {
            digest.column(&format!("{name}.groups"), groups);
        }
        if !loans.is_empty() {
            digest.column(&format!("{name}.loans"), loans);
        }
    }

    pub(super) fn bytes(&self) -> usize {
        size_of_val(self.groups.as_slice()) + size_of_val(self.loans.as_slice())
    }

    /// Counts a new loan.
    pub(in crate::day) fn lend(&mut self, resident: u32, day: u32, score: i32) {
        self.loans.push(Loan { resident, day, score, fell_behind: 0 });
    }

    /// Somebody falls behind: that counts for each of their loans that is young enough.
    pub(in crate::day) fn fall_behind(&mut self, resident: u32, day: u32) {
        let young = self.loans.iter_mut().rev().take_while(|loan| loan.day + DUE_DAYS >= day);
        let own = young.filter(|loan| loan.resident == resident && loan.day < day && loan.fell_behind == 0);
        own.for_each(|loan| loan.fell_behind = day - loan.day);
    }
}
