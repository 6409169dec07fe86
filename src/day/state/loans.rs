//! Loans that offices granted, and who fell behind with them: counted only in towns that have any.

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
    /// The day on which it was granted, counted from 0.
    pub day: u32,
    /// The borrower's score at the office on the evening of that day, in 1/256 of a point.
    pub score: i32,
    /// The first day within [`DUE_DAYS`] on which the borrower fell behind, counted from the day after the loan as 1; 0 if there
    /// was none so far.
    pub fell_behind: u32,
}

/// Loans, in the order of their days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
pub struct Loans(pub Vec<Loan>);

impl Loans {
    /// Adds the loans to a digest, if there are any.
    pub(super) fn digest(&self, name: &str, digest: &mut Digest) {
        if !self.0.is_empty() {
            digest.column(name, &self.0);
        }
    }

    /// Counts a new loan.
    pub(in crate::day) fn lend(&mut self, resident: u32, day: u32, score: i32) {
        self.0.push(Loan { resident, day, score, fell_behind: 0 });
    }

    /// Somebody falls behind: that counts for each of their loans that is young enough.
    pub(in crate::day) fn fall_behind(&mut self, resident: u32, day: u32) {
        let young = self.0.iter_mut().rev().take_while(|loan| loan.day + DUE_DAYS >= day);
        let own = young.filter(|loan| loan.resident == resident && loan.day < day && loan.fell_behind == 0);
        own.for_each(|loan| loan.fell_behind = day - loan.day);
    }
}
