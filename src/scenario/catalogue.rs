//! The catalogue of everyday acts, which lies under every scenario unless it says `catalogue: false`.

use super::problem::Problems;
use super::reader::read;

/// The file that it is kept in, as problems speak of it.
pub const NAME: &str = "assets/acts.ron";

/// Its text.
pub const TEXT: &str = include_str!("../../assets/acts.ron");

/// The names of its acts.
pub fn names() -> Vec<String> {
    let mut problems = Problems::default();
    let tree = read(TEXT.as_bytes(), 0, &mut problems);
    let acts = tree.as_ref().and_then(|tree| tree.field("acts")).map_or(&[][..], |acts| acts.items());
    acts.iter().filter_map(|act| act.field("name")?.text().map(str::to_owned)).collect()
}
