//! What people show of the feature that a watcher can read.

use super::part::{Part, Refit, Taken};
use crate::day::phase::Stretch;
use crate::kernel::digest::Digest;
use crate::kernel::groups::SameGroups;
use crate::town::Town;

/// What everyone shows, and what it costs them: one entry a resident, or none where nobody has a feature.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
pub struct Shown {
    /// The feature as it is shown, in its own unit.
    pub(crate) value: Vec<f64>,
    /// What showing it costs, where being served is worth 1.
    pub(crate) cost: Vec<f64>,
    /// The estimate that everyone has read of the first predictor that publishes one; 0 while there is none.
    pub(crate) read: f64,
}

impl Shown {
    /// Everyone shows what they bring.
    pub(crate) fn of(town: &Town) -> Self {
        let value = town.features.value.clone();
        Self { cost: vec![0.0; value.len()], value, read: 0.0 }
    }
}

impl Part for Shown {
    fn digest(&self, name: &str, digest: &mut Digest) {
        let Self { value, cost, read } = self;
        digest.column(&format!("{name}.value"), value);
        digest.column(&format!("{name}.cost"), cost);
        digest.column(&format!("{name}.read"), &[*read]);
    }

    fn same(&self, other: &Self, _: Stretch, groups: &mut SameGroups) {
        if !self.value.is_empty() {
            groups.keep(self.value.len(), |rows| self.value[rows.clone()] == other.value[rows]);
        }
    }

    fn take(&mut self, _: &Self, _: &Taken) {}

    fn refit(&mut self, _: &Refit) {}

    fn bytes(&self) -> usize {
        size_of_val(self.value.as_slice()) + size_of_val(self.cost.as_slice())
    }
}
