//! What a small town remembers in full: every act, observation, receipt and correction.

use super::rate::Receipt;
use super::redress::Correction;
use super::watch::Observation;
use crate::truth::Deed;

/// Towns up to this size are remembered in full; larger ones in totals only.
pub const LARGEST_REMEMBERED: usize = 20_000;

/// The full memory of a run, each list in the order of the days.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// Every act with its day.
    pub deeds: Vec<(u32, Deed)>,
    /// Every observation with its day.
    pub observations: Vec<(u32, Observation)>,
    /// Every change of a score by a rule, with its day.
    pub receipts: Vec<(u32, Receipt)>,
    /// Every mark taken back, with its day.
    pub corrections: Vec<(u32, Correction)>,
}

impl History {
    /// The observation that a record stands on.
    pub fn observation(&self, id: u64) -> Option<&(u32, Observation)> {
        self.observations.iter().find(|(_, observation)| observation.id == id)
    }
}

impl Observation {
    /// Whether the person it names did what it claims.
    pub fn is_true(&self) -> bool {
        self.seal.open()
    }

    /// Who was really seen; `None` if nobody did anything.
    pub fn seen(&self) -> Option<u32> {
        (self.of != crate::town::NONE).then_some(self.of)
    }
}

impl Receipt {
    /// Whether the person the record names did what it claims. For the study.
    pub fn is_true(&self) -> bool {
        self.record.seal.open()
    }
}
