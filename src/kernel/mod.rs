//! The ground everything stands on: luck, fixed point, ordered parallel work, digests.
//!
//! Invariant: nothing here knows of towns, residents or rules, reads a clock or touches a file.

pub mod columns;
pub mod digest;
pub mod draws;
pub mod fixed;
pub mod groups;
pub mod luck;
#[cfg(test)]
pub(crate) mod mistake;
pub mod parallel;
pub mod slices;
pub mod stream;
pub mod wide;
