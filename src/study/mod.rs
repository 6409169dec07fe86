//! The study: what a run shows when truth, sightings and scores are laid side by side.
//!
//! Invariant: changes a town only by letting days pass and by the commands it was given.

pub mod answered;
pub mod answers;
pub mod behind;
pub mod bets;
pub mod blank;
pub mod board;
pub mod by_group;
pub mod calibrate;
mod carried;
pub mod causes;
pub mod challenge;
pub mod compare;
#[cfg(test)]
mod concepts;
pub mod confusion;
pub mod council;
pub mod desk;
pub mod entries;
pub mod fairness;
pub mod family;
mod foresight;
pub mod gain;
pub mod gaming;
mod hours;
pub mod lab;
pub mod lesson;
pub mod life;
pub mod listing;
mod loans;
pub mod measures;
mod merged;
pub mod needs;
pub mod order;
pub mod outcome;
mod rates;
pub mod reach;
pub mod serving;
pub mod shares;
pub mod sight;
mod snapshots;
pub mod spread;
pub mod statistics;
pub mod stays;
pub mod sweep;
pub mod timeline;
pub mod tipping;
mod told;
pub mod undo;
pub mod weighing;
pub mod worlds;
pub mod wrongs;

pub use measures::{MEASURES, Measure};
pub use order::{Command, Course, Order};
pub use outcome::{Outcome, Plan, Record};
pub use timeline::Timeline;
