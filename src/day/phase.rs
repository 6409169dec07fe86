//! The phases of a day, by name.

/// A phase of the day. [`DAY`](super::DAY) is their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// What befalls people.
    Live,
    /// What people do.
    Act,
    /// What watchers see of it, or think they see.
    Watch,
    /// What reaches the files.
    File,
    /// What the offices make of the files.
    Rate,
    /// What scores open and close.
    Gate,
    /// What people conclude and change.
    Learn,
    /// What is appealed, reviewed and mended.
    Redress,
    /// What the study sees.
    Measure,
}

/// A stretch of the day before which two towns are compared, to see about whom nothing differs that is read of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// From [`Phase::Live`] to [`Phase::Watch`].
    Morning,
    /// [`Phase::Learn`].
    Learning,
}

impl Phase {
    /// The stretch of the day that begins with this phase, if one does.
    pub fn begins(self) -> Option<Stretch> {
        match self {
            Self::Live => Some(Stretch::Morning),
            Self::Learn => Some(Stretch::Learning),
            _ => None,
        }
    }

    /// Whether the phase passes over groups of neighbours of whom another town's phase has worked out what comes.
    pub fn passes_over_groups(self) -> bool {
        matches!(self, Self::Live | Self::Act | Self::Watch | Self::Learn)
    }

    /// Whether the phase writes what changes about each resident, group by group.
    pub fn writes_residents(self) -> bool {
        matches!(self, Self::Live | Self::Act | Self::Learn)
    }
}
