//! The days on which targets are measured.

/// From day to day: the first day that counts, from 0, and the first that does not.
pub type Span = (u32, u32);

/// Days 180 to 365: what targets are measured on unless a study followed people otherwise.
pub const HALF_YEAR: Span = (180, 365);
/// The first year.
pub const FIRST_YEAR: Span = (0, 365);
/// The first half year.
pub const EARLY: Span = (0, 180);
/// The half year that begins a year and a half after the first day.
pub const LATE: Span = (540, 720);
