//! What the teacher writes, and what the program may rely on.
//!
//! A file is read by the [`reader`] into a [`tree`] in which every value knows its place; packs and settings are laid over
//! it ([`layers`], in the order of [`laid`]); the tree is held against the types of [`raw`] ([`shape`]); what was written is
//! resolved into what the days read, the [`policy`]. Only if no step had a problem is there a [`Scenario`]; [`lint`] says
//! what in it is probably not meant. One [`parse`] serves the command line, hot reload, the editor and the tests.
//!
//! Invariant: no file is opened here; the [`Library`] hands out text by name.

pub mod catalogue;
pub mod cut_offs;
pub mod fields;
pub mod form;
pub mod knobs;
pub mod laid;
pub mod layers;
pub mod library;
pub mod limits;
pub mod lint;
pub mod measured;
pub mod named;
pub mod policy;
pub mod problem;
pub mod raw;
pub mod reader;
pub mod recipe;
pub mod reference;
mod resolve;
pub mod settings;
pub mod shape;
mod slips;
mod stages;
pub mod tree;
pub mod variants;

pub use laid::{Laid, Parsed, parse};
pub use library::{Library, Source};
pub use policy::Scenario;
pub use problem::{Problem, Problems};
pub use recipe::Recipe;
