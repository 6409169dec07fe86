//! What the lessons claim, and whether it holds where our assumptions are wrong.
//!
//! Some numbers of how people answer to rules are nobody's measurement. A claim that is true only at our own choice of them
//! is our opinion, so each claim is tried in worlds in which these numbers are smaller or larger, and a board says in how
//! many of them it holds.
//!
//! [`numbers`] lists what is varied, [`trials`] the worlds, [`claims`] what a lesson claims and how a run shows it; [`plan`]
//! runs the worlds; [`verdicts`] is what came out, [`kept`] the boards that are shipped with the lessons.
//!
//! Invariant: what a claim needs is run once for all claims of a lesson, and two claims of one world share its luck.

pub mod claims;
pub mod kept;
pub mod numbers;
pub mod plan;
pub mod trials;
pub mod verdicts;

pub use claims::Claim;
pub use plan::{BoardPlan, Size};
pub use verdicts::{Board, Verdicts};
