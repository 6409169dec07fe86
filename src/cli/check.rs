//! `tallyford check`

use std::path::{Path, PathBuf};

use super::{Done, Stop, print, sweep};
use crate::files;
use crate::files::kind::Kind;
use crate::words::{plain, say};

/// Checks files of every kind and tells all problems of all of them.
pub fn check(files: &[PathBuf]) -> Done {
    let mut problems = String::new();
    for file in files {
        match check_file(file) {
            Ok(kind) => {
                let (file, kind) = (file.display().to_string(), plain(kind.key()));
                print(&(say("file-good", &[("file", &file), ("kind", &kind)]) + "\n"))?;
            }
            Err(text) => problems += &format!("{}\n", text.trim_end()),
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(Stop::Input(problems)) }
}

fn check_file(path: &Path) -> Result<Kind, String> {
    let kind = Kind::of(&files::read(path)?);
    match kind {
        Kind::Scenario | Kind::Save => files::open_file(path, &[]).map(drop)?,
        Kind::Plan => sweep::check(path)?,
    }
    Ok(kind)
}
