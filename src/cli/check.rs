//! `tallyford check`

use std::path::PathBuf;

use super::{Done, Stop, print};
use crate::files::{beside, read};
use crate::scenario::{Source, parse};
use crate::words::say;

/// Checks files and tells all problems of all of them.
pub fn check(files: &[PathBuf]) -> Done {
    let mut problems = String::new();
    for file in files {
        let name = file.display().to_string();
        let checked = read(file).and_then(|bytes| {
            let source = Source { name: name.clone(), bytes };
            parse(&source, &beside(file), &[]).map_err(|problems| problems.to_string())
        });
        match checked {
            Ok(_) => print(&(say("file-good", &[("file", &name)]) + "\n"))?,
            Err(text) => problems += &format!("{}\n", text.trim_end()),
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(Stop::Input(problems)) }
}
