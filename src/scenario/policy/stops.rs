//! Stops on the spot, as the days read them.

use crate::kernel::fixed::Threshold;

/// What a watcher does about what it sees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stop {
    /// The chance that it stops what it sees.
    pub(crate) chance: Threshold,
    /// Free hours that a stop takes, in quarters.
    pub(crate) quarter_hours: u8,
    /// Strain that a stop puts on somebody, in 1/65536.
    pub(crate) strain: i32,
    /// Whether the rest of the household is questioned as well.
    pub(crate) asks_kin: bool,
}
