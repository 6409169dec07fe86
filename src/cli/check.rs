//! `tallyford check`

use std::path::PathBuf;

use super::{Done, Stop, print};
use crate::files::check::check_file;
use crate::words::{plain, say};

/// Checks files of every kind and tells all problems of all of them.
pub fn check(files: &[PathBuf]) -> Done {
    let mut problems = String::new();
    for file in files {
        match check_file(file) {
            Ok(checked) => {
                let (file, kind) = (file.display().to_string(), plain(checked.kind.key()));
                print(&(say("file-good", &[("file", &file), ("kind", &kind)]) + "\n"))?;
            }
            Err(text) => problems += &format!("{}\n", text.trim_end()),
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(Stop::Input(problems)) }
}
