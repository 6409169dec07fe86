//! The direct effect: what the offices' files come to but for one thing, when everything else that happens stays as it
//! is. What a town makes of a mark, less this, is the town's answer.

use super::take_back::take_back;
use crate::day::change::Change;
use crate::day::state::desk::Correction;
use crate::day::state::ledger::{Ledger, refit_all};
use crate::day::state::orders::Mark;
use crate::day::state::part::Refit;
use crate::scenario::policy::Policy;

/// The ledgers of the same files but for some records and marks.
#[derive(Clone, Debug)]
pub struct Direct {
    /// Records that are passed over.
    pub(crate) struck: Vec<u64>,
    /// Marks that are entered on the first day.
    pub(crate) marks: Vec<Mark>,
    /// One for each office.
    pub(crate) ledgers: Vec<Ledger>,
}

impl Direct {
    /// Of the changes only those that go through the files count: records struck and marks entered.
    pub(crate) fn new(but: &[Change], mut ledgers: Vec<Ledger>) -> Self {
        ledgers.iter_mut().for_each(Ledger::touch);
        let struck = but.iter().filter_map(|i| if let Change::StrikeRecord(id) = i { Some(*id) } else { None });
        let marks = but.iter().filter_map(|i| if let Change::Mark(mark) = i { Some(*mark) } else { None });
        Self { struck: struck.collect(), marks: marks.collect(), ledgers }
    }

    /// Carries out a correction of the real files here too, unless it takes back the very thing that is not here.
    pub(crate) fn correct(&mut self, policy: &Policy, correction: &Correction, left: i32, month: u32) {
        let receipt = &correction.receipt;
        if self.struck.contains(&receipt.record.id) {
            return;
        }
        let office = usize::from(receipt.office);
        let (rules, ledger) = (&policy.offices[office], &mut self.ledgers[office]);
        take_back(policy, rules, ledger, receipt, left, month);
    }

    /// Brings the ledgers into the form that new rules need.
    pub(in crate::day) fn refit(&mut self, change: &Refit) {
        refit_all(&mut self.ledgers, change);
    }
}
