//! The direct effect: what the offices' files come to but for one thing, when everything else that happens stays as it
//! is. What a town makes of a mark, less this, is the town's answer.

use super::ledger::Ledger;
use crate::day::intervene::{Intervention, Mark};
use crate::day::redress::Correction;
use crate::scenario::policy::Policy;

/// The ledgers of the same files but for one thing.
#[derive(Clone, Debug)]
pub struct Direct {
    /// A record that is passed over.
    pub(crate) struck: Option<u64>,
    /// A mark that is entered on the first day.
    pub(crate) mark: Option<Mark>,
    /// One for each office.
    pub(crate) ledgers: Vec<Ledger>,
}

impl Direct {
    pub(crate) fn new(but: &Intervention, mut ledgers: Vec<Ledger>) -> Self {
        ledgers.iter_mut().for_each(Ledger::touch);
        match but {
            Intervention::StrikeRecord(id) => Self { struck: Some(*id), mark: None, ledgers },
            Intervention::Mark(mark) => Self { struck: None, mark: Some(*mark), ledgers },
            // Nothing else goes through the files.
            _ => Self { struck: None, mark: None, ledgers },
        }
    }

    /// Carries out a correction of the real files here too, unless it takes back the very thing that is not here.
    pub(crate) fn correct(&mut self, policy: &Policy, correction: &Correction, left: i32, month: u32) {
        let receipt = &correction.receipt;
        if self.struck == Some(receipt.record.id) {
            return;
        }
        let office = usize::from(receipt.office);
        let (rules, ledger) = (&policy.offices[office], &mut self.ledgers[office]);
        super::super::redress::take_back(policy, rules, ledger, receipt, left, month);
    }
}
