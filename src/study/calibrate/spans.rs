//! The days on which targets are measured.

/// From day to day: the first day that counts, from 0, and the first that does not.
pub type Span = (u32, u32);

/// Days 180 to 365: what targets are measured on unless a study followed people otherwise.
pub const HALF_YEAR: Span = (180, 365);
/// Days 0 to 365: the first year, for what an announcement does.
pub const FIRST_YEAR: Span = (0, 365);
/// Days 0 to 180: what the effect of an announcement is held against later.
pub const EARLY: Span = (0, 180);
/// Days 540 to 720: eighteen months on, when announcements have worn off.
pub const LATE: Span = (540, 720);
