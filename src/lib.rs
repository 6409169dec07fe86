//! Tallyford.
pub mod day;
pub mod kernel;
pub mod scenario;
pub mod study;
pub mod town;
pub mod truth;
pub mod words;
