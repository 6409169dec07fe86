//! Files that the program writes: whole or not at all, and never over what another run left unless that is asked for.

use std::io::{self, Write};
use std::path::Path;

pub use super::disk::{Staged, stage, write_new};

use super::disk;
use crate::words::say;

/// Writes a file so that it is there whole or not at all.
///
/// # Errors
/// Why it cannot be written; then the file is as it was before.
pub fn write_whole(path: &Path, text: &str) -> io::Result<()> {
    fill_whole(path, |file| file.write_all(text.as_bytes()))
}

/// As [`write_whole`], for a file that is too long to be held in memory: `fill` writes it piece by piece.
///
/// # Errors
/// Why it cannot be written; then the file is as it was before.
pub fn fill_whole(path: &Path, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    stage(path, fill)?.put()
}

/// Why a folder cannot be written into.
#[derive(Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Another run left files there that would be replaced; the text names them.
    Taken(String),
    /// The folder cannot be made.
    Failed(String),
}

/// Makes the folder of a command's results, and says which of the files `names` are there already and will be replaced.
/// `same` tells whether they are of this very run; those of another are replaced only by `force`.
///
/// # Errors
/// Why the folder is left as it is.
pub fn claim(folder: &Path, names: &[&str], same: impl FnOnce() -> bool, force: bool) -> Result<Vec<String>, Refusal> {
    let shown = folder.display().to_string();
    disk::make_folder(folder)
        .map_err(|error| Refusal::Failed(say!("cannot-write", file = shown, why = error.to_string())))?;
    let there = names.iter().filter(|name| disk::is_there(&folder.join(name))).map(|name| (*name).to_owned());
    let there: Vec<String> = there.collect();
    if there.is_empty() || force || same() {
        return Ok(there);
    }
    Err(Refusal::Taken(say!("folder-taken", folder = shown, files = there.join(", "))))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_file_is_whole_or_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep").join("table.csv");
        write_whole(&path, "first").unwrap();
        let broken = fill_whole(&path, |file| {
            file.write_all(b"half")?;
            Err(io::Error::other("the disk is full"))
        });
        assert_eq!(broken.unwrap_err().to_string(), "the disk is full");
        assert_eq!(fs::read_to_string(&path).unwrap(), "first");
        write_whole(&path, "second").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "second");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn a_new_file_takes_the_place_of_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("saves").join("period 3.ron");
        assert!(write_new(&path, "first").unwrap());
        assert!(!write_new(&path, "second").unwrap());
        assert_eq!(fs::read_to_string(&path).unwrap(), "first");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    #[cfg(unix)]
    fn others_may_read_what_they_may_read_of_any_new_file() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let mode = |name: &str| fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
        fs::write(folder.path().join("any"), "").unwrap();
        write_whole(&folder.path().join("whole"), "").unwrap();
        assert_eq!(mode("whole"), mode("any"));
    }

    #[test]
    fn what_is_staged_is_put_in_place_or_gone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("table.csv");
        let staged = stage(&path, |file| file.write_all(b"new")).unwrap();
        assert!(!path.exists() && staged.path() == path);
        drop(staged);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        stage(&path, |file| file.write_all(b"new")).unwrap().put().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
    }

    #[test]
    fn what_another_run_left_is_replaced_only_by_force() {
        let folder = tempfile::tempdir().unwrap();
        let names = ["a.csv", "b.csv"];
        assert_eq!(claim(folder.path(), &names, || false, false), Ok(vec![]));
        fs::write(folder.path().join("b.csv"), "").unwrap();
        let refused = claim(folder.path(), &names, || false, false);
        assert!(matches!(&refused, Err(Refusal::Taken(text)) if text.contains("b.csv") && text.contains("--force")));
        let replaced = Ok(vec!["b.csv".to_owned()]);
        assert_eq!(claim(folder.path(), &names, || true, false), replaced);
        assert_eq!(claim(folder.path(), &names, || false, true), replaced);
    }
}
