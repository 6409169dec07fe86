//! The direct effect: what the offices' files come to but for one thing, when everything else that happens stays as it
//! is. What a town makes of a mark, less this, is the town's answer.

use super::take_back::take_back;
use crate::day::change::Change;
use crate::day::state::ledger::{Ledger, refit_all};
use crate::day::state::orders::Mark;
use crate::day::state::part::Refit;
use crate::day::state::records::Receipt;
use crate::day::state::records::Record;
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
    /// What arrived today, where what is struck never arrives. A deed that was seen twice is on file by the other sighting.
    today: Vec<Record>,
    /// What arrives on each of the days to come, as in [`Files`](crate::day::state::files::Files).
    on_the_way: Vec<Vec<Record>>,
}

impl Direct {
    /// Of the changes only those that go through the files count: records struck and marks entered.
    pub(crate) fn new(but: &[Change], mut ledgers: Vec<Ledger>, on_the_way: Vec<Vec<Record>>) -> Self {
        ledgers.iter_mut().for_each(Ledger::touch);
        let struck = but.iter().filter_map(|i| if let Change::StrikeRecord(id) = i { Some(*id) } else { None });
        let marks = but.iter().filter_map(|i| if let Change::Mark(mark) = i { Some(*mark) } else { None });
        Self { struck: struck.collect(), marks: marks.collect(), ledgers, today: vec![], on_the_way }
    }

    /// Sends a record on its way to the file of a day, by the day's number modulo the longest way.
    pub(in crate::day) fn send(&mut self, record: Record, day: usize) {
        self.on_the_way[day].push(record);
    }

    /// Takes in what arrives on a day.
    pub(in crate::day) fn take_in(&mut self, day: usize) {
        self.today = std::mem::take(&mut self.on_the_way[day]);
    }

    /// What arrived today.
    pub(super) fn today(&self) -> &[Record] {
        &self.today
    }

    /// Carries out a correction of the real files here too, unless it takes back the very thing that is not here.
    pub(crate) fn correct(&mut self, policy: &Policy, receipt: &Receipt, left: i32, month: u32) {
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
