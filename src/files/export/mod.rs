//! What is kept of a run in a folder: its tables, its report, the run itself, and a list that says what is in each file.
//! Both hosts write it: `run --out` all of it, the window whatever is asked for.
//!
//! [`SHEETS`] is the list of the tables; docs/exports.md is made from it. Everything that happened is written, also what a
//! lesson still covers: whoever calls decides whether it may be seen.

/// Declares the columns of a table.
macro_rules! columns {
    ($name:ident: $($column:ident)+) => {
        pub(super) fn $name() -> Vec<&'static str> {
            vec![$(stringify!($column)),+]
        }
    };
}

mod about;
mod events;
mod people;
mod rules;
mod sheets;
mod sums;

use std::io::{self, Write};
use std::path::Path;

pub use about::page;
pub use sheets::{SHEETS, Sheet};

use super::disk;
use super::out::{self, Refusal, Staged};
use super::tables::{Style, Table};
use crate::scenario::Recipe;
use crate::session::save::Save;
use crate::study::{Command, Outcome};
use crate::view::report;
use crate::words::say;

/// The run itself, which can be run again.
pub const SAVE: &str = "run.ron";
/// The report.
pub const REPORT: &str = "report.html";
/// What is in each file, and what is not there and why.
pub const LIST: &str = "files.txt";

/// A run that is to be written.
pub struct Export<'a> {
    /// What the run came to.
    pub outcome: &'a Outcome,
    /// The run, to be run again.
    pub save: &'a Save,
    /// Separators, decimal sign and byte-order mark of the tables.
    pub style: Style,
}

/// What has been written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The files, by name.
    pub files: Vec<&'static str>,
    /// The tables that this run cannot have, each with a sentence why.
    pub absent: Vec<(&'static str, String)>,
}

/// Every file that an export can have.
pub fn names() -> Vec<&'static str> {
    SHEETS.iter().map(|sheet| sheet.file).chain([SAVE, REPORT, LIST]).collect()
}

/// What a run is about to be, before it is run: enough to know it again.
pub struct Intent<'a> {
    /// What it is read from.
    pub recipe: &'a Recipe,
    /// The packs that it builds on, by name.
    pub packs: &'a [String],
    /// The seed.
    pub seed: u64,
    /// How many days it runs.
    pub days: u32,
    /// What is changed, and on which day.
    pub commands: &'a [Command],
}

/// Makes the folder for a run, and says which files of an export are there already and will be replaced. What another run
/// left is replaced only by `force`; the same run is known by the save that lies beside its tables.
///
/// # Errors
/// Why the folder is left as it is.
pub fn claim(folder: &Path, intent: &Intent, force: bool) -> Result<Vec<String>, Refusal> {
    let same = || {
        super::read_save(&folder.join(SAVE)).is_ok_and(|there| {
            there.is_of(intent.recipe, intent.packs, intent.seed, intent.days) && there.commands == intent.commands
        })
    };
    out::claim(folder, &names(), same, force)
}

/// Writes everything into a folder, which is made if it is not there. Each file is whole under its name, and none is put
/// in place before all are on the disk. A table that this run cannot have is taken out of the folder if an earlier run
/// left one.
///
/// # Errors
/// Why a file cannot be written, naming it. Unless it is the last step that fails, which only gives files their names,
/// the folder is as it was before.
pub fn write(folder: &Path, export: &Export) -> Result<Written, String> {
    let mut written = Written { files: vec![], absent: vec![] };
    let mut staged: Vec<(&'static str, Staged)> = vec![];
    let mut rows = vec![];
    let mut keep = |name: &'static str, fill: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>| {
        let path = folder.join(name);
        let file = out::stage(&path, fill).map_err(|error| failed(&path, error))?;
        staged.push((name, file));
        Ok::<(), String>(())
    };
    for sheet in SHEETS {
        if let Some(why) = sheet.absent(export.outcome) {
            written.absent.push((sheet.file, why));
            rows.push(None);
            continue;
        }
        let mut count = 0;
        keep(sheet.file, &mut |file| {
            count = fill(sheet, export, file)?;
            Ok(())
        })?;
        rows.push(Some(count));
    }
    let html = report::html(export.outcome).map_err(|error| failed(&folder.join(REPORT), format!("{error:#}")))?;
    keep(REPORT, &mut |file| file.write_all(html.as_bytes()))?;
    let list = about::list(export, &rows);
    keep(LIST, &mut |file| file.write_all(list.as_bytes()))?;
    let save = export.save.text().map_err(|error| failed(&folder.join(SAVE), error))?;
    keep(SAVE, &mut |file| file.write_all((save.clone() + "\n").as_bytes()))?;
    for (name, file) in staged {
        let path = file.path().to_owned();
        file.put().map_err(|error| failed(&path, error))?;
        written.files.push(name);
    }
    for (name, _) in &written.absent {
        let path = folder.join(name);
        match disk::remove(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(&path, error)),
            _ => {}
        }
    }
    Ok(written)
}

/// Writes one table to a file of any name.
///
/// # Errors
/// Why it cannot be written, or why this run cannot have it.
pub fn write_sheet(path: &Path, sheet: &Sheet, export: &Export) -> Result<(), String> {
    if let Some(why) = sheet.absent(export.outcome) {
        return Err(failed(path, why));
    }
    out::fill_whole(path, |file| fill(sheet, export, file).map(|_| ())).map_err(|error| failed(path, error))
}

/// Writes the report alone.
///
/// # Errors
/// Why it cannot be written.
pub fn write_report(path: &Path, outcome: &Outcome) -> Result<(), String> {
    let html = report::html(outcome).map_err(|error| failed(path, format!("{error:#}")))?;
    out::write_whole(path, &html).map_err(|error| failed(path, error))
}

fn fill(sheet: &Sheet, export: &Export, file: &mut dyn Write) -> io::Result<u64> {
    let mut table = Table::new(file, export.style, &sheet.columns())?;
    sheet.rows(export, &mut table)?;
    table.finish()
}

fn failed(path: &Path, why: impl ToString) -> String {
    say!("cannot-write", file = path.display().to_string(), why = why.to_string())
}
