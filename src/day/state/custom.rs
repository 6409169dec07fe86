//! What firms take.

use super::part::{Part, Refit, Taken};
use crate::day::phase::Stretch;
use crate::kernel::digest::Digest;
use crate::kernel::groups::SameGroups;

/// What each firm takes, in 1/256 of what it took before anyone was rated.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
pub struct Custom(pub(crate) Vec<u16>);

impl Custom {
    /// Every firm takes what it took before anyone was rated.
    pub(crate) fn whole(firms: usize) -> Self {
        Self(vec![256; firms])
    }
}

impl Part for Custom {
    fn digest(&self, name: &str, digest: &mut Digest) {
        digest.column(name, &self.0);
    }

    /// The phases that pass groups over do not ask what a firm takes.
    fn same(&self, _: &Self, _: Stretch, _: &mut SameGroups) {}

    fn take(&mut self, _: &Self, _: &Taken) {}

    fn refit(&mut self, _: &Refit) {}

    fn bytes(&self) -> usize {
        size_of_val(self.0.as_slice())
    }
}
