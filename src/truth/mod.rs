//! What really happened: acts, worth, and the standing each resident would have if every watcher were perfect.
//!
//! Invariant: `rate`, `gate`, `learn` and `redress` cannot reach this module; a test reads their imports. The one
//! thing that passes through their hands is a [`Sealed`] note, which they can carry and copy but not open.

pub mod beside;
pub mod lives;
pub mod standing;

use crate::day::rate::ledger::Ledger;
use crate::scenario::policy::Policy;
use crate::town::Town;
use lives::Lives;

/// One act of one resident on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deed {
    /// Who did it.
    pub resident: u32,
    /// What, as an index into the acts.
    pub act: u8,
}

/// A note on whether an observation is true. Anyone may carry it; only truth and the watchers can open it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sealed(u8);

impl Sealed {
    /// Seals whether the observed person did what the observation claims.
    pub(crate) fn new(subject_did_it: bool) -> Self {
        Self(u8::from(subject_did_it))
    }

    /// Whether the observed person did it. For watchers who look again, and for the study.
    pub(crate) fn open(self) -> bool {
        self.0 == 1
    }
}

/// Worth is kept in 1/1024 of a point.
pub const WORTH: i32 = 1024;
/// Worth is kept within this: two million points.
const LARGEST_WORTH: i64 = i32::MAX as i64;
/// Each day this part of worth is forgotten: a half-life of 88 days (invented; on the assumption board).
const FORGOTTEN_A_DAY: i32 = 128;

/// What really happened.
#[derive(Clone, Debug)]
pub struct Truth {
    /// Today's acts, chunk by chunk.
    pub(crate) today: Vec<Vec<Deed>>,
    /// Today's incidents by kind and quarter, in [`ENTRY`](crate::day::rate::tally::ENTRY).
    pub(crate) incidents: Vec<u64>,
    /// The value of each resident's acts to others, with an exponential memory, in [`WORTH`].
    pub(crate) worth: Vec<i32>,
    /// For each office, the ledger that perfect observation of one's own acts would give.
    pub(crate) standing: Vec<Ledger>,
    /// What became of each resident, as the study counts it.
    pub(crate) lives: Lives,
}

impl Truth {
    /// At the founding of the town nobody has done anything, and standing is what the offices start with.
    pub(crate) fn new(policy: &Policy, town: &Town, ledgers: &[Ledger]) -> Self {
        let residents = town.residents();
        Self {
            today: vec![],
            incidents: vec![],
            worth: vec![0; residents],
            standing: if policy.standing { ledgers.to_vec() } else { vec![] },
            lives: Lives::with_len(residents),
        }
    }

    /// Adds the value of today's acts to worth, after a day's forgetting.
    pub(crate) fn remember(&mut self, policy: &Policy, custom: impl Fn(u32) -> i32) {
        for worth in &mut self.worth {
            *worth -= *worth / FORGOTTEN_A_DAY;
        }
        for deed in self.today.iter().flatten() {
            let act = &policy.acts[usize::from(deed.act)];
            if act.value != 0 {
                let reach = if act.who == crate::scenario::raw::Who::Traders { custom(deed.resident) } else { 256 };
                let value = i64::from(act.value) * i64::from(WORTH) * i64::from(reach) / (100 * 256);
                let worth = &mut self.worth[deed.resident as usize];
                *worth = (i64::from(*worth) + value).clamp(-LARGEST_WORTH, LARGEST_WORTH) as i32;
            }
        }
    }
}
