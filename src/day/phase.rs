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
