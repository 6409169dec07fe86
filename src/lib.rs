//! Tallyford.
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
pub mod day;
pub mod kernel;
pub mod scenario;
pub mod study;
pub mod town;
pub mod truth;
pub mod view;
pub mod words;
