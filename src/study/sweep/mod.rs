//! A sweep: one scenario run under every combination of some settings, over the same seeds, so that all luck is shared.
//!
//! [`plan`] is what is asked for, as it is written, and numbers the runs; [`runs`] makes the town of a combination and lets
//! a run happen; [`columns`] is the table's columns and what they mean; [`manifest`] is how a table was made.
//!
//! Invariant: opens no file, and holds one combination at a time: memory does not grow with their number.

pub mod columns;
pub mod manifest;
pub mod plan;
pub mod runs;

pub use manifest::Manifest;
pub use plan::{Run, SweepPlan};
pub use runs::{Combination, Sweep};
