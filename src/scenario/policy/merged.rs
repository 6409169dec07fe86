//! An office made of offices, as the days read it.

use crate::kernel::fixed::Threshold;

/// How an office makes one score of those of others.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The offices, by index, each before this one, with their weights in proportion to each other.
    pub(crate) of: Vec<(usize, i64)>,
    /// The chance, for each person and office, that another file was linked with theirs.
    pub(crate) link_error: Threshold,
    /// The chance in a day that a wrong link is mended.
    pub(crate) mends: Threshold,
}
