//! The tables of all shards, put together into one.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Seek, SeekFrom};
use std::path::PathBuf;

use super::Table;
use super::folder::{Folder, MANIFEST};
use super::journal::number_of;
use super::rows::{cells, line};
use super::shard::Shard;
use crate::cli::Stop;
use crate::files::out::fill_whole;
use crate::study::sweep::columns;
use crate::words::say;

/// Rows that are read of a shard at a time. One file is open at a time, however many shards there are.
const AT_A_TIME: usize = 64;

/// Writes the table of the whole sweep from the tables of its shards: the same, byte for byte, as without shards.
pub fn merge(folder: &Folder, force: bool) -> Result<Table, Stop> {
    let said = |key: &str, name: &str, more: &[(&str, &str)]| {
        let file = folder.file(name).display().to_string();
        Stop::Input(say(key, &[&[("file", file.as_str())], more].concat()))
    };
    let manifest = folder.manifest().ok_or_else(|| said("sweep-no-manifest", MANIFEST, &[]))?;
    let names = folder.tables();
    let found: Vec<(Shard, bool)> = names.iter().filter_map(|name| Shard::of_file(name)).collect();
    let Some((Shard { of, .. }, _)) = found.first().copied() else {
        return Err(said("sweep-no-shards", "", &[]));
    };
    if let Some((other, _)) = found.iter().find(|(shard, _)| shard.of != of) {
        return Err(said("sweep-shards-differ", "", &[("a", &of.to_string()), ("b", &other.of.to_string())]));
    }
    let whole = |part: u32| found.contains(&(Shard { part, of }, true));
    let lacking: Vec<u32> = (1..=of).filter(|part| !whole(*part)).collect();
    if !lacking.is_empty() {
        let begun = |part: &u32| found.contains(&(Shard { part: *part, of }, false));
        let (unfinished, missing): (Vec<u32>, Vec<u32>) = lacking.into_iter().partition(begun);
        let told = |shards: &[u32]| {
            let shown: Vec<String> = shards.iter().take(20).map(|part| format!("{part}/{of}")).collect();
            let more = if shards.len() > shown.len() { ", …" } else { "" };
            if shards.is_empty() { "–".to_owned() } else { shown.join(", ") + more }
        };
        let (unfinished, missing) = (told(&unfinished), told(&missing));
        return Err(said("sweep-shards-lacking", "", &[("missing", &missing), ("unfinished", &unfinished)]));
    }
    let table = Shard { part: 1, of: 1 }.table();
    let columns = manifest.columns();
    let header = line(&columns);
    let target = folder.file(&table);
    if target.exists() && !force && !of_same(&target, &header, manifest.id()) {
        return Err(said("sweep-merge-replaces", &table, &[]));
    }
    let problem_at = columns.iter().position(|name| name == columns::MIDDLE[0]);
    let mut shards: Vec<Reader> =
        (1..=of).map(|part| Reader::new(folder.file(&Shard { part, of }.table()), &header)).collect();
    let mut done = Table { file: target.display().to_string(), rows: 0, problems: 0, problem: String::new() };
    let mut strange = None;
    let written = fill_whole(&target, |out| {
        writeln!(out, "{header}")?;
        for number in 0..manifest.runs() {
            let shard = (number % u64::from(of)) as usize;
            let row = shards[shard].next()?;
            let cells = row.as_deref().filter(|row| number_of(row) == Some(number)).and_then(cells);
            let cells = cells.filter(|cells| {
                cells.len() == columns.len() && cells.last().map(String::as_str) == Some(manifest.id())
            });
            let (Some(row), Some(cells)) = (row, cells) else {
                strange = Some(shard);
                return Err(io::Error::other("strange"));
            };
            done.take(problem_at.and_then(|at| cells.get(at)).map_or("", String::as_str));
            writeln!(out, "{row}")?;
        }
        for (number, shard) in shards.iter_mut().enumerate() {
            if shard.next()?.is_some() {
                strange = Some(number);
                return Err(io::Error::other("strange"));
            }
        }
        Ok(())
    });
    match (written, strange) {
        (Ok(()), _) => Ok(done),
        (Err(_), Some(shard)) => {
            let name = Shard { part: shard as u32 + 1, of }.table();
            let line = shards[shard].read.max(1).to_string();
            Err(said("sweep-strange-row", &name, &[("line", &line)]))
        }
        (Err(error), None) => Err(folder.failed(&table, error)),
    }
}

/// Whether a table is one of a sweep: it has its columns, and its first row, if there is one, its mark.
fn of_same(path: &std::path::Path, header: &str, id: &str) -> bool {
    let mut reader = Reader::new(path.to_owned(), header);
    match reader.next() {
        Ok(Some(row)) => cells(&row).is_some_and(|cells| cells.last().map(String::as_str) == Some(id)),
        Ok(None) => reader.read > 0,
        Err(_) => false,
    }
}

/// The rows of a table, read a few at a time.
struct Reader {
    path: PathBuf,
    header: String,
    at: u64,
    rows: VecDeque<String>,
    /// Lines that were handed out, with the header.
    read: u64,
}

impl Reader {
    fn new(path: PathBuf, header: &str) -> Self {
        Self { path, header: header.to_owned(), at: 0, rows: VecDeque::new(), read: 0 }
    }

    /// The next row, without its line break; `None` at the end, or where the table is not of this sweep.
    fn next(&mut self) -> io::Result<Option<String>> {
        if self.rows.is_empty() {
            self.fill()?;
        }
        if self.read == 0 {
            self.read = 1;
            if self.rows.pop_front().as_ref() != Some(&self.header) {
                self.rows.clear();
                self.read = 0;
                return Ok(None);
            }
        }
        self.read += 1;
        Ok(self.rows.pop_front())
    }

    fn fill(&mut self) -> io::Result<()> {
        let mut file = File::open(&self.path)?;
        file.seek(SeekFrom::Start(self.at))?;
        let mut reader = BufReader::new(file);
        for _ in 0..AT_A_TIME {
            let mut line = Vec::new();
            let length = reader.read_until(b'\n', &mut line)?;
            self.at += length as u64;
            if length == 0 {
                break;
            }
            let line = String::from_utf8_lossy(&line);
            self.rows.push_back(line.strip_suffix('\n').unwrap_or(&line).to_owned());
        }
        Ok(())
    }
}
