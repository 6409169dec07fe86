//! What a measure needs beside something of its kind happening. A run may lack it, and then the measure has no value.

use super::sight::Contrast;

/// Something that a run may lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// An office that leads, and somebody whom it rates.
    Scores,
    /// Somebody whom any office rates.
    Rated,
    /// Standing, to tell right flags from wrong ones.
    Standing,
    /// The memory of single events, which large towns do not keep.
    History,
    /// The same town but for one thing.
    Compared(Contrast),
}

/// A measure that has a value in every run in which something of its kind happens.
pub const NOTHING: &[Need] = &[];
/// A measure of the leading office's scores.
pub const SCORES: &[Need] = &[Need::Scores];
/// A measure of flags.
pub const RATED: &[Need] = &[Need::Rated];
/// A measure of right and wrong flags.
pub const STANDING: &[Need] = &[Need::Standing, Need::Rated];
/// A measure of what right and wrong flags come from, event by event.
pub const STANDING_HISTORY: &[Need] = &[Need::Standing, Need::Rated, Need::History];
/// A measure of single events.
pub const HISTORY: &[Need] = &[Need::History];
/// A measure of single events at the leading office.
pub const SCORED_HISTORY: &[Need] = &[Need::Scores, Need::History];
/// A measure against the same town without rating.
pub const UNRATED: &[Need] = &[Need::Compared(Contrast::Unrated)];
/// A measure against the same town with rules that nobody can read.
pub const SECRET: &[Need] = &[Need::Compared(Contrast::Secret)];
/// A measure against the same town where nobody keeps out of view.
pub const UNHIDDEN: &[Need] = &[Need::Compared(Contrast::Unhidden)];
