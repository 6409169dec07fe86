//! Words and controls of the window as elements of a page, for screen readers in a browser. A machine hands the tree that
//! the panels build to its readers; a page has no such way, so the tree is laid out again as elements ([`tree`]) that stand
//! where the controls are drawn, and what is pressed there comes back to the panels (`page`, which there is in a browser alone).

#[cfg(target_arch = "wasm32")]
pub mod page;
pub mod tree;
