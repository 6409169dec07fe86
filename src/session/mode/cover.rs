//! Whether what happened lies open.

/// How long a reveal takes, in seconds.
pub const REVEAL_SECONDS: f32 = 4.0;

/// Whether what happened lies open.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Cover {
    /// It lies open.
    #[default]
    Open,
    /// It is covered.
    Covered,
    /// It has lain open for so many seconds, and who was wronged appears one after the other.
    Revealing(f32),
}

impl Cover {
    /// Whether what happened may be seen.
    pub(super) fn is_open(self) -> bool {
        self != Self::Covered
    }
}
