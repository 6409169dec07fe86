//! The rows of a sweep on their way to its table: written to an unfinished table as the runs finish, in whatever order, and
//! put into the order of the runs when all are there. A process that is killed leaves every row that it finished.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crate::files::out::fill_whole;

/// What finished rows can lose when the machine fails; when only the program is killed they lose nothing.
const SYNC_EVERY: Duration = Duration::from_secs(1);

/// An unfinished table.
pub struct Journal {
    path: PathBuf,
    header: String,
    file: Mutex<File>,
    unsynced: AtomicBool,
}

/// Why an unfinished table cannot be gone on with.
#[derive(Debug)]
pub enum Trouble {
    /// Another process is writing to it.
    #[cfg_attr(not(unix), expect(dead_code, reason = "files are not locked there"))]
    Busy,
    /// A line, by its number, is no row of this sweep.
    Strange(u64),
    /// It cannot be read or written.
    Io(io::Error),
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl Journal {
    /// The name of the unfinished table of a table.
    pub fn beside(table: &Path) -> PathBuf {
        let mut name = table.as_os_str().to_owned();
        name.push(".part");
        name.into()
    }

    /// Opens an unfinished table, or makes it. `known` sees each row that is there and says whether it is one of this sweep.
    /// The last line is left out if it was torn off.
    pub fn open(path: PathBuf, header: &str, mut known: impl FnMut(&str) -> bool) -> Result<Self, Trouble> {
        let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path)?;
        // Where a file cannot be locked, as on some network drives, nobody is kept out. Windows would keep readers out too.
        #[cfg(unix)]
        if let Err(std::fs::TryLockError::WouldBlock) = file.try_lock() {
            return Err(Trouble::Busy);
        }
        let mut whole = 0;
        for (number, line) in lines(&file).enumerate() {
            let line = line?;
            let Some(row) = line.strip_suffix('\n') else { break };
            if !(if number == 0 { row == header } else { known(row) }) {
                return Err(Trouble::Strange(number as u64 + 1));
            }
            whole += line.len() as u64;
        }
        file.set_len(whole)?;
        file.seek(SeekFrom::End(0))?;
        let header = header.to_owned();
        let journal = Self { path, header, file: Mutex::new(file), unsynced: AtomicBool::new(false) };
        if whole == 0 {
            journal.append(&journal.header)?;
        }
        Ok(journal)
    }

    /// Adds a row.
    ///
    /// # Errors
    /// Why it cannot be written. Then a part of it may be there, which the next call of [`Journal::open`] takes away.
    pub fn append(&self, row: &str) -> io::Result<()> {
        let line = format!("{row}\n");
        self.file.lock().unwrap_or_else(PoisonError::into_inner).write_all(line.as_bytes())?;
        self.unsynced.store(true, Ordering::Release);
        Ok(())
    }

    /// Does work that adds rows; once a second what was added is made to reach the disk.
    ///
    /// # Errors
    /// Why rows do not reach the disk.
    pub fn while_synced<T>(&self, work: impl FnOnce() -> T) -> io::Result<T> {
        let over = AtomicBool::new(false);
        std::thread::scope(|scope| {
            let keeper = scope.spawn(|| {
                loop {
                    std::thread::park_timeout(SYNC_EVERY);
                    let last = over.load(Ordering::Acquire);
                    if self.unsynced.swap(false, Ordering::AcqRel) {
                        // Through a handle of its own, so that rows are added meanwhile.
                        let handle = self.file.lock().unwrap_or_else(PoisonError::into_inner).try_clone();
                        handle?.sync_data()?;
                    }
                    if last {
                        return Ok(());
                    }
                }
            });
            let end = End { over: &over, keeper: keeper.thread().clone() };
            let done = work();
            drop(end);
            keeper.join().unwrap_or(Ok(())).map(|()| done)
        })
    }

    /// Writes the table, its rows in the order of `numbers`, and removes the unfinished one. No more of the rows is held in
    /// memory than where those are that stand before their turn.
    ///
    /// # Errors
    /// Why the table cannot be written; then the unfinished one is left.
    pub fn finish(self, table: &Path, numbers: impl Iterator<Item = u64>) -> io::Result<()> {
        let file = self.file.into_inner().unwrap_or_else(PoisonError::into_inner);
        fill_whole(table, |out| {
            writeln!(out, "{}", self.header)?;
            let mut early = BTreeMap::new();
            let mut numbers = numbers.peekable();
            let mut at = self.header.len() as u64 + 1;
            let mut again = File::open(&self.path)?;
            for line in lines(&file).skip(1) {
                let line = line?;
                let length = line.len() as u64;
                if numbers.peek().copied() == number_of(&line) {
                    numbers.next();
                    out.write_all(line.as_bytes())?;
                } else if let Some(number) = number_of(&line) {
                    early.insert(number, (at, length));
                }
                at += length;
                while let Some((start, length)) = numbers.peek().and_then(|number| early.remove(number)) {
                    numbers.next();
                    again.seek(SeekFrom::Start(start))?;
                    if io::copy(&mut (&mut again).take(length), out)? != length {
                        return Err(io::Error::other("rows are gone"));
                    }
                }
            }
            match numbers.next() {
                Some(number) => Err(io::Error::other(format!("the row of run {number} is gone"))),
                None => Ok(()),
            }
        })?;
        match std::fs::remove_file(&self.path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

/// Tells the keeper that the work is over, also when the work panics.
struct End<'a> {
    over: &'a AtomicBool,
    keeper: std::thread::Thread,
}

impl Drop for End<'_> {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Release);
        self.keeper.unpark();
    }
}

/// The lines of a file from its beginning, each with its line break.
pub fn lines(mut file: &File) -> impl Iterator<Item = io::Result<String>> {
    let start = file.seek(SeekFrom::Start(0));
    let mut reader = BufReader::new(file);
    let mut failed = start.err();
    std::iter::from_fn(move || {
        if let Some(error) = failed.take() {
            return Some(Err(error));
        }
        let mut line = Vec::new();
        match reader.read_until(b'\n', &mut line) {
            Ok(0) => None,
            Ok(_) => Some(Ok(String::from_utf8_lossy(&line).into_owned())),
            Err(error) => Some(Err(error)),
        }
    })
}

/// The number of the run that a row is of.
pub fn number_of(row: &str) -> Option<u64> {
    row.split(',').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(row: &str) -> bool {
        number_of(row).is_some()
    }

    #[test]
    fn rows_are_there_at_once_and_come_into_order() {
        let folder = tempfile::tempdir().unwrap();
        let table = folder.path().join("runs.csv");
        let part = Journal::beside(&table);
        let journal = Journal::open(part.clone(), "run,x", known).unwrap();
        journal
            .while_synced(|| {
                for number in [3, 1, 0, 2] {
                    journal.append(&format!("{number},é")).unwrap();
                    assert!(std::fs::read_to_string(&part).unwrap().ends_with(&format!("\n{number},é\n")));
                }
            })
            .unwrap();
        #[cfg(unix)]
        assert!(matches!(Journal::open(part.clone(), "run,x", known), Err(Trouble::Busy)), "one writes at a time");
        journal.finish(&table, 0..4).unwrap();
        assert_eq!(std::fs::read_to_string(&table).unwrap(), "run,x\n0,é\n1,é\n2,é\n3,é\n");
        assert!(!part.exists());
    }

    #[test]
    fn a_torn_line_is_taken_away_and_a_strange_one_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let (table, part) = (folder.path().join("runs.csv"), folder.path().join("runs.csv.part"));
        let cases = [
            ("", Some("run,x\n")),
            ("run", Some("run,x\n")),
            ("run,x\n", Some("run,x\n")),
            ("run,x\n1,a\n0,b", Some("run,x\n1,a\n")),
            ("run,x\n1,a\n0,\u{0}", Some("run,x\n1,a\n")),
            ("run,y\n1,a\n", None),
            ("run,x\nab\n1,a\n", None),
        ];
        for (text, left) in cases {
            std::fs::write(&part, text).unwrap();
            let opened = Journal::open(part.clone(), "run,x", known);
            match left {
                Some(left) => {
                    drop(opened.unwrap());
                    assert_eq!(std::fs::read_to_string(&part).unwrap(), left, "{text:?}");
                }
                None => {
                    assert!(matches!(opened, Err(Trouble::Strange(_))), "{text:?}");
                    assert_eq!(std::fs::read_to_string(&part).unwrap(), text, "it is left as it is");
                }
            }
        }
        std::fs::write(&part, "run,x\n1,a\n").unwrap();
        let journal = Journal::open(part.clone(), "run,x", known).unwrap();
        assert!(journal.finish(&table, 0..2).unwrap_err().to_string().contains("run 0"));
        assert!(part.exists() && !table.exists());
    }
}
