//! What is looked at again without anybody's appeal: an office's own review, and the audit. Also what goes with a case: the
//! entries that other offices made of the same record, and marks that people were not told of.

use super::desk::{Appeal, Finding};
use super::part::{Part, Refit, Taken};
use super::records::Receipt;
use crate::day::phase::Stretch;
use crate::kernel::digest::Digest;
use crate::kernel::groups::SameGroups;
use crate::scenario::policy::Policy;

/// What waits for a second look, and what came of it.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
pub struct SecondLooks {
    /// What an office looks at again tomorrow.
    pub(in crate::day) laid_out: Vec<Appeal>,
    /// What the next audit will look at.
    pub(in crate::day) for_audit: Vec<Appeal>,
    /// What the audit looks at tomorrow.
    pub(in crate::day) under_audit: Vec<Appeal>,
    /// What reviewers found today, and then what the audit found.
    pub(in crate::day) findings: [Vec<Finding>; 2],
    /// Entries that other offices made of a record whose case is open. They are taken back with it.
    pub(in crate::day) riders: Vec<Appeal>,
    /// Entries that were taken back while another look at them is still to come.
    pub(in crate::day) closed: Vec<Receipt>,
    /// Marks that the people whom they are about were not told of.
    pub(in crate::day) unseen: Vec<Appeal>,
    /// Marks against which somebody appealed today without being put into the queue as of today: the appeal will not be
    /// answered, or the mark is an old one that they found in their file.
    pub(in crate::day) paid_for: Vec<Receipt>,
    /// By office, marks that it looked at again, and those of them that it took back.
    pub(crate) reviewed: Vec<[u64; 2]>,
    /// By office, marks that the audit looked at, and those of them that it found false.
    pub(crate) audited: Vec<[u64; 2]>,
    /// What was taken back today without an appeal, one entry for each record and office.
    pub(in crate::day) corrected: Vec<Receipt>,
    /// False marks, and true ones, that were taken back without an appeal.
    pub(crate) repaired: [u64; 2],
}

impl SecondLooks {
    /// Nothing has been looked at.
    pub(crate) fn new(policy: &Policy) -> Self {
        let none = vec![[0; 2]; policy.offices.len()];
        Self { reviewed: none.clone(), audited: none, ..Self::default() }
    }

    /// Whether something is still to be looked at in which this entry is decided.
    fn is_open(&self, receipt: &Receipt, waiting: &[Receipt]) -> bool {
        let here = [&self.laid_out, &self.for_audit, &self.under_audit, &self.riders];
        here.into_iter().flatten().any(|case| case.receipt == *receipt) || waiting.contains(receipt)
    }

    /// Notes that an entry is taken back, if another look at it is still to come (`waiting` are those that are appealed
    /// against). Gives whether it had not been taken back before.
    pub(in crate::day) fn close(&mut self, receipt: &Receipt, waiting: &[Receipt]) -> bool {
        // Nobody finds in their file what is no longer there.
        self.unseen.retain(|mark| mark.receipt != *receipt);
        let is_new = !self.closed.contains(receipt);
        if is_new && self.is_open(receipt, waiting) {
            self.closed.push(*receipt);
        }
        is_new
    }

    /// Forgets entries that were taken back and are not looked at again.
    pub(in crate::day) fn forget_closed(&mut self, waiting: &[Receipt]) {
        let mut closed = std::mem::take(&mut self.closed);
        closed.retain(|receipt| self.is_open(receipt, waiting));
        self.closed = closed;
    }

    /// Takes out the entries that go with a record whose case is decided.
    pub(in crate::day) fn take_riders(&mut self, record: u64) -> Vec<Appeal> {
        let (riders, others) =
            std::mem::take(&mut self.riders).into_iter().partition(|r| r.receipt.record.id == record);
        self.riders = others;
        riders
    }

    fn is_untouched(&self) -> bool {
        let lists = [&self.laid_out, &self.for_audit, &self.under_audit, &self.riders, &self.unseen];
        lists.into_iter().all(Vec::is_empty)
            && self.closed.is_empty()
            && self.paid_for.is_empty()
            && self.reviewed.iter().chain(&self.audited).all(|counts| *counts == [0; 2])
    }
}

impl Part for SecondLooks {
    fn digest(&self, name: &str, digest: &mut Digest) {
        if self.is_untouched() {
            return;
        }
        let Self { laid_out, for_audit, under_audit, findings, riders, closed, unseen, reviewed, audited, .. } = self;
        let Self { corrected, repaired, paid_for, .. } = self;
        digest.values(&format!("{name}.laid_out"), laid_out);
        digest.values(&format!("{name}.for_audit"), for_audit);
        digest.values(&format!("{name}.under_audit"), under_audit);
        digest.values(&format!("{name}.findings"), findings);
        digest.values(&format!("{name}.riders"), riders);
        digest.values(&format!("{name}.closed"), closed);
        digest.values(&format!("{name}.unseen"), unseen);
        digest.column(&format!("{name}.reviewed"), reviewed);
        digest.column(&format!("{name}.audited"), audited);
        digest.values(&format!("{name}.corrected"), corrected);
        digest.values(&format!("{name}.paid_for"), paid_for);
        digest.column(&format!("{name}.repaired"), repaired);
    }

    fn same(&self, _: &Self, _: Stretch, _: &mut SameGroups) {}

    fn take(&mut self, _: &Self, _: &Taken) {}

    fn refit(&mut self, _: &Refit) {}

    fn bytes(&self) -> usize {
        let lists = [&self.laid_out, &self.for_audit, &self.under_audit, &self.riders, &self.unseen];
        lists.into_iter().map(|list| size_of_val(list.as_slice())).sum::<usize>()
            + size_of_val(self.closed.as_slice())
            + size_of_val(self.corrected.as_slice())
            + size_of_val(self.paid_for.as_slice())
            + size_of_val(self.reviewed.as_slice())
            + size_of_val(self.audited.as_slice())
    }
}
