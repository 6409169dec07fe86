//! Standing: the scores that perfect observation of each resident's own acts, and of nobody else's, would give.

use super::ledger::{Ledger, refit_all};
use super::office::Office;
use super::part::{Part, Refit, Taken};
use crate::day::phase::Stretch;
use crate::kernel::digest::Digest;
use crate::kernel::groups::SameGroups;
use crate::scenario::policy::Policy;

/// For each office, the ledger that perfect observation gives; empty where the town keeps no standing.
#[derive(Clone, Debug, Default)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
pub struct Standing {
    pub(crate) ledgers: Vec<Ledger>,
}

impl Standing {
    /// At the founding of the town standing is what the offices start with.
    pub(crate) fn new(policy: &Policy, offices: &[Office]) -> Self {
        let ledgers = || offices.iter().map(|office| office.ledger.clone().unmixed()).collect();
        Self { ledgers: if policy.standing { ledgers() } else { vec![] } }
    }

    /// Whether a resident would be flagged by any office that rates them if every watcher were perfect.
    pub(crate) fn flags(&self, policy: &Policy, offices: &[Office], resident: u32) -> bool {
        let all = policy.offices.iter().zip(&self.ledgers).zip(offices);
        all.into_iter().any(|((rules, ledger), office)| office.rates(resident) && ledger.flagged(rules, resident))
    }
}

impl Part for Standing {
    fn digest(&self, name: &str, digest: &mut Digest) {
        let Self { ledgers } = self;
        ledgers.iter().enumerate().for_each(|(number, ledger)| ledger.digest(&format!("{name}[{number}]"), digest));
    }

    fn same(&self, _: &Self, _: Stretch, _: &mut SameGroups) {}

    fn refit(&mut self, change: &Refit) {
        refit_all(&mut self.ledgers, change);
        self.ledgers = std::mem::take(&mut self.ledgers).into_iter().map(Ledger::unmixed).collect();
    }

    fn take(&mut self, _: &Self, _: &Taken) {}

    fn bytes(&self) -> usize {
        self.ledgers.iter().map(|ledger| size_of::<Ledger>() + ledger.bytes()).sum()
    }
}
