//! Whom an office serves, what it estimates and what it counts, as the days read it.

use crate::kernel::fixed::Threshold;
use crate::kernel::fixed::from_points;

/// Whom an office serves.
#[derive(Clone, Debug, PartialEq)]
pub enum Serves {
    /// Everyone.
    Everyone,
    /// Those at a cut-off or above it, which may differ by look.
    From(Vec<CutOff>),
    /// As its predictor has found.
    Learned,
}

/// A cut-off, with how many of those who are just at it are served.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CutOff {
    /// The lowest score that is served, in 1/256 of a point.
    pub at: i32,
    /// The chance of those who have just this score.
    pub at_margin: Threshold,
}

impl CutOff {
    /// Everyone is served.
    pub const NONE: Self = Self { at: i32::MIN, at_margin: Threshold::CERTAIN };

    /// All from this score on.
    pub fn from(score: f64) -> Self {
        Self { at: from_points(score), at_margin: Threshold::CERTAIN }
    }
}

/// What an office estimates, and when.
#[derive(Clone, Debug)]
pub struct Predictor {
    pub(crate) points_per_unit: f64,
    pub(crate) fits: Fits,
    pub(crate) every_days: u32,
    pub(crate) at_most: u32,
}

/// What a predictor estimates, with acts by index.
#[derive(Clone, Copy, Debug)]
pub enum Fits {
    /// The mean of the feature.
    Mean,
    /// The best cut-off in whole steps.
    CutOff {
        /// The act that shows it was right to serve somebody.
        good: usize,
        /// The act that shows it was wrong.
        bad: usize,
        /// The step, in units of the feature.
        step: f64,
        /// Whether it foresees what people will show.
        foresees: bool,
    },
}

/// What an office keeps count of.
#[derive(Clone, Debug)]
pub struct Tally {
    /// By quarter.
    pub(crate) prior: Vec<f64>,
    pub(crate) forget: f64,
    pub(crate) corrected: bool,
}
