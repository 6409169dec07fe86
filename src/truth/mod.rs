//! What really happened: the acts of today, the value of everybody's acts to others, and what became of each life.
//!
//! Invariant: `file`, `rate`, `gate`, `learn` and `redress` are never handed the truth. What passes through their hands
//! is under seal ([`Sealed`]), and only the truth of a town lends the [`Witness`] that opens a seal.

pub mod lives;
pub mod sealed;

use std::collections::BTreeSet;

use serde::Serialize;

use crate::scenario::policy::{Policy, Who};
use crate::town::Town;
use lives::Lives;
pub use sealed::{Done, Sealed, Seen, Witness};

/// One act of one resident on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Deed {
    /// Who did it.
    pub resident: u32,
    /// What, as an index into the acts.
    pub act: u8,
}

/// The steps of worth that make one point.
pub const WORTH: i32 = 1024;
/// No worth is further from 0, in steps: two million points.
const LARGEST_WORTH: i64 = i32::MAX as i64;
/// Each day this part of worth is forgotten: a half-life of 88 days (invented; on the assumption board).
const FORGOTTEN_A_DAY: i32 = 128;

/// What really happened.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(Serialize, serde::Deserialize))]
pub struct Truth {
    /// The acts of today, chunk by chunk, each in the order of the residents' groups of 64.
    pub(crate) deeds: Vec<Vec<Deed>>,
    /// The acts that somebody would have done today but for an office that does not serve them, in the same order.
    pub(crate) closed: Vec<Vec<Deed>>,
    /// The incidents of today by kind and quarter, in parts of an [`ENTRY`](crate::kernel::fixed::ENTRY).
    pub(crate) incidents: Vec<u64>,
    /// The value of each resident's acts to others, with an exponential memory, in steps of [`WORTH`].
    pub(crate) worth: Vec<i32>,
    /// What became of each resident, as the study counts it.
    pub(crate) lives: Lives,
    #[cfg_attr(test, serde(skip, default = "Witness::of_truth"))]
    witness: Witness,
}

impl Truth {
    /// At the founding of the town nobody has done anything.
    pub(crate) fn new(town: &Town) -> Self {
        let residents = town.residents();
        Self {
            deeds: vec![],
            closed: vec![],
            incidents: vec![],
            worth: vec![0; residents],
            lives: Lives::with_len(residents),
            witness: Witness::of_truth(),
        }
    }

    /// What opens the seals of this town.
    pub fn witness(&self) -> &Witness {
        &self.witness
    }

    /// Adds the value of today's acts to worth, after a day's forgetting; those that were `stopped` did no harm. `custom` tells
    /// how many a trader's acts reach, in 1/256 of what it was before anyone was rated.
    pub(crate) fn remember(&mut self, policy: &Policy, stopped: &BTreeSet<Deed>, custom: impl Fn(u32) -> i32) {
        for worth in &mut self.worth {
            *worth -= *worth / FORGOTTEN_A_DAY;
        }
        for deed in self.deeds.iter().flatten() {
            let act = &policy.acts[usize::from(deed.act)];
            if act.value != 0 && !stopped.contains(deed) {
                let reach = if act.who == Who::Traders { custom(deed.resident) } else { 256 };
                let value = i64::from(act.value) * i64::from(WORTH) * i64::from(reach) / (100 * 256);
                let worth = &mut self.worth[deed.resident as usize];
                *worth = (i64::from(*worth) + value).clamp(-LARGEST_WORTH, LARGEST_WORTH) as i32;
            }
        }
    }
}
