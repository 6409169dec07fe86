//! The study: what a run shows when truth, sightings and scores are laid side by side.
//!
//! Invariant: reads towns and never changes them.

pub mod confusion;
pub mod measures;
pub mod outcome;

pub use measures::{MEASURES, Measure};
pub use outcome::{Outcome, Plan};
