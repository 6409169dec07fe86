//! What the window shows: what the person chose ([`Session`]) and what there is to see of it ([`Shown`]). Both are plain
//! data; panels read them and change neither.

mod session;
mod shown;

pub use session::{MORNING, Notice, Session};
pub use shown::Shown;
