//! Whether a file can be used, whatever its kind.

use std::path::Path;

use super::kind::Kind;
use super::{open_source, read};
use crate::scenario::{Problems, Source};

/// A file that can be used.
pub struct Checked {
    /// What it is.
    pub kind: Kind,
    /// What is probably not meant in it.
    pub warnings: Problems,
}

/// Checks a file: a scenario or a pack, a saved run with its commands, or the plan of a sweep.
///
/// # Errors
/// Every problem found, with its place and how to mend it.
pub fn check_file(path: &Path) -> Result<Checked, String> {
    let source = Source { name: path.display().to_string(), bytes: read(path)? };
    let kind = Kind::of(&source.bytes);
    let warnings = match kind {
        Kind::Scenario | Kind::Save => open_source(path, source, &[])?.parsed.warnings,
        Kind::Plan => Problems::default(),
    };
    Ok(Checked { kind, warnings })
}
