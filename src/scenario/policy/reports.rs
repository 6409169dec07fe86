//! Reports that people make, as the days read them.

use crate::kernel::fixed::Threshold;
use crate::scenario::raw::ReportOf;

/// What doing an act tells of somebody.
#[derive(Clone, Debug)]
pub struct Report {
    /// Of whom it tells.
    pub(crate) of: ReportOf,
    /// What it can claim: acts, by index. There is at least one.
    pub(crate) claims: Vec<usize>,
    /// The chance to know of somebody who did one of these.
    pub(crate) knows: Threshold,
    /// The chance to claim what was not done.
    pub(crate) makes_up: f64,
    /// Whether a contact must confirm it.
    pub(crate) witness: bool,
}
