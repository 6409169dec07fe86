//! A sitting: what a class or a person does with a town, without a window and without files.
//!
//! The towns and the work that is done to them ([`work`], [`towns`], [`twin`]), the questions put to them ([`questions`],
//! [`findings`]), the mode with its data ([`mode`]), what may be seen in it ([`seen`]), the run that a
//! class watches ([`performance`]), saves as text ([`save`]) and as links
//! ([`link`]), and what can be asked for ([`request`]). A host, the window or a browser, adds frames, files and threads.
//!
//! Invariant: what is covered is decided in [`seen::may_see`] and nowhere else.

pub mod findings;
mod judging;
pub mod lab;
pub mod link;
pub mod mode;
pub mod performance;
pub mod progress;
pub mod questions;
pub mod request;
pub mod save;
pub mod seen;
pub mod shared;
mod tipping;
pub mod towns;
pub mod twin;
mod verdict;
pub mod work;

pub use seen::Seat;
