//! Running totals of what models of risk foresee: counted only in towns that have such a model.

use crate::kernel::digest::Digest;

/// What was counted since the first day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
pub struct Foreseen {
    /// By group: deeds of its members that some model foresees entries of, and entries of such deeds that arrived about them.
    pub groups: Vec<[u64; 2]>,
}

impl Foreseen {
    /// Adds the totals to a digest, if there is anything to add.
    pub(super) fn digest(&self, name: &str, digest: &mut Digest) {
        if !self.groups.is_empty() {
            digest.column(&format!("{name}.groups"), &self.groups);
        }
    }
}
