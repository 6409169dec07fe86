//! The folder of a sweep: its manifest, a copy of its plan, and tables. What another sweep left there is kept unless its
//! replacement is asked for.

use std::fs;
use std::path::{Path, PathBuf};

use super::journal::Journal;
use super::shard::Shard;
use crate::cli::{Done, Stop};
use crate::files::out::{Refusal, claim, write_whole};
use crate::study::sweep::Manifest;
use crate::words::say;

/// How a table was made.
pub const MANIFEST: &str = "manifest.json";
/// The plan as it was written.
pub const PLAN: &str = "plan.ron";

/// What to do with what is in the folder already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Begin, and replace nothing of another sweep and no unfinished table.
    Begin,
    /// Go on with an unfinished table of this sweep.
    Resume,
    /// Begin anew, whatever is there.
    Force,
}

/// A folder that holds one sweep: its tables, its manifest and a copy of its plan.
pub struct Folder<'a> {
    path: &'a Path,
}

impl<'a> Folder<'a> {
    /// A folder, which may not be there yet.
    pub fn new(path: &'a Path) -> Self {
        Self { path }
    }

    /// A file in it.
    pub fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// What a file cannot be written for.
    pub fn failed(&self, name: &str, why: impl ToString) -> Stop {
        let file = self.file(name).display().to_string();
        Stop::Failed(say!("cannot-write", file = file, why = why.to_string()))
    }

    /// The manifest that is there.
    pub fn manifest(&self) -> Option<Manifest> {
        Manifest::read(&fs::read_to_string(self.file(MANIFEST)).ok()?)
    }

    /// Names of tables that are there, finished or not, those of shards and of the whole.
    pub fn tables(&self) -> Vec<String> {
        let names = fs::read_dir(self.path).into_iter().flatten().flatten();
        let names = names.filter_map(|entry| entry.file_name().into_string().ok());
        let whole = Shard { part: 1, of: 1 }.table();
        let table =
            |name: &String| name.strip_suffix(".part").unwrap_or(name) == whole || Shard::of_file(name).is_some();
        let mut names: Vec<String> = names.filter(table).collect();
        names.sort();
        names
    }

    /// Whether another process is writing an unfinished table.
    fn is_busy(&self, name: &str) -> bool {
        let file = fs::File::open(self.file(name));
        file.is_ok_and(|file| matches!(file.try_lock(), Err(fs::TryLockError::WouldBlock)))
    }

    /// Makes the folder that of a sweep: with its manifest and its plan, and without what another sweep left.
    pub fn take(&self, manifest: &Manifest, plan: &[u8], shard: Shard, wish: Wish) -> Done {
        fs::create_dir_all(self.path).map_err(|error| self.failed("", error))?;
        // Shards that begin at the same time come one after the other here. Where a folder cannot be locked they write the
        // same files all the same.
        let lock = fs::File::open(self.path).ok();
        let _ = lock.as_ref().map(fs::File::lock);
        let there = self.manifest();
        let same = there.as_ref() == Some(manifest);
        let table = shard.table();
        let part = format!("{table}.part");
        if let (Wish::Resume, Some(there), false) = (wish, &there, same) {
            return Err(Stop::Input(say!(
                "sweep-of-another",
                folder = self.path.display().to_string(),
                differing = manifest.differing(there).join(", ")
            )));
        }
        if wish == Wish::Begin && same && self.file(&part).exists() {
            let file = self.file(&part).display().to_string();
            return Err(Stop::Input(say!("sweep-unfinished", file = file)));
        }
        let mut names = self.tables();
        names.push(MANIFEST.to_owned());
        let copied = fs::read(self.file(PLAN)).ok().map(|there| there == plan);
        if copied == Some(false) {
            names.push(PLAN.to_owned());
        }
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let claimed =
            claim(self.path, &names, || same && copied != Some(false), wish == Wish::Force).map_err(|refusal| {
                match refusal {
                    Refusal::Taken(text) => Stop::Input(text),
                    Refusal::Failed(text) => Stop::Failed(text),
                }
            })?;
        let stale: Vec<String> = match wish {
            Wish::Force if same => vec![table, part],
            Wish::Force => claimed,
            Wish::Begin | Wish::Resume => vec![],
        };
        let stale: Vec<String> = stale.into_iter().filter(|name| self.file(name).exists()).collect();
        // A table that somebody is at work on is not taken away from under their hands.
        if let Some(busy) = stale.iter().find(|name| name.ends_with(".part") && self.is_busy(name)) {
            return Err(Stop::Failed(say!("sweep-busy", file = self.file(busy).display().to_string())));
        }
        for name in stale.iter().filter(|name| *name != MANIFEST && *name != PLAN) {
            fs::remove_file(self.file(name)).map_err(|error| self.failed(name, error))?;
        }
        if !stale.is_empty() {
            eprintln!("{}", say!("sweep-replaces", folder = self.path.display().to_string(), files = stale.join(", ")));
        }
        if copied != Some(true) {
            let text = String::from_utf8_lossy(plan);
            write_whole(&self.file(PLAN), &text).map_err(|error| self.failed(PLAN, error))?;
        }
        if !same {
            write_whole(&self.file(MANIFEST), &manifest.text()).map_err(|error| self.failed(MANIFEST, error))?;
        }
        Ok(())
    }

    /// The unfinished table of a table.
    pub fn part_of(&self, table: &str) -> PathBuf {
        Journal::beside(&self.file(table))
    }
}
