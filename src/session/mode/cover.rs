//! Whether what happened lies open.

use crate::view::facts::Fact;

/// How long a reveal takes, in seconds.
pub const REVEAL_SECONDS: f32 = 6.0;

/// Whether what happened lies open.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Cover {
    /// What happened may be seen.
    #[default]
    Open,
    /// What happened is covered.
    Covered,
    /// The reveal began so many seconds ago. Those who were wronged are ringed one after the other; everything else is
    /// shown at the end.
    Revealing(f32),
}

impl Cover {
    /// Whether a fact may be seen. While a reveal goes on, who was wronged is counted, and nothing else tells how many they
    /// will be.
    pub(super) fn shows(self, fact: Fact) -> bool {
        match self {
            Self::Open => true,
            Self::Covered => false,
            Self::Revealing(_) => fact == Fact::Wronged,
        }
    }

    /// Whether what happened has been uncovered.
    pub(super) fn is_open(self) -> bool {
        self != Self::Covered
    }
}
