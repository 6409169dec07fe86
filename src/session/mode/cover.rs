//! Whether what happened lies open.

/// How long a reveal takes, in seconds.
pub const REVEAL_SECONDS: f32 = 4.0;

/// Whether what happened lies open.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Cover {
    /// What happened may be seen.
    #[default]
    Open,
    /// What happened is covered.
    Covered,
    /// What happened may be seen for so many seconds now, and those who were wronged are ringed one after the other.
    Revealing(f32),
}

impl Cover {
    /// Whether what happened may be seen.
    pub(super) fn is_open(self) -> bool {
        self != Self::Covered
    }
}
