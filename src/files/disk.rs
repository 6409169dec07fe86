//! The files of a machine. In a browser `browser.rs` stands in for it, with the same functions.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

/// Whether there is a file or a folder.
pub fn is_there(path: &Path) -> bool {
    path.exists()
}

/// Whether there is a folder.
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// A file to read, and its length in bytes.
///
/// # Errors
/// Why it cannot be read.
pub fn open(path: &Path) -> io::Result<(impl Read + use<>, u64)> {
    let file = File::open(path)?;
    let length = file.metadata()?.len();
    Ok((file, length))
}

/// The whole text of a file in UTF-8.
///
/// # Errors
/// Why it cannot be read.
pub fn text(path: &Path) -> io::Result<String> {
    fs::read_to_string(path)
}

/// What is in a folder: the path of each entry, and whether it is a folder.
///
/// # Errors
/// Why it cannot be listed.
pub fn entries(folder: &Path) -> io::Result<Vec<(PathBuf, bool)>> {
    let paths = fs::read_dir(folder)?.flatten().map(|entry| entry.path());
    Ok(paths.map(|path| (path.is_dir(), path)).map(|(folder, path)| (path, folder)).collect())
}

/// Makes a folder and those around it, where they are not there.
///
/// # Errors
/// Why it cannot be made.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

/// Gives a file another name.
///
/// # Errors
/// Why it keeps its name.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)
}

/// Removes a file.
///
/// # Errors
/// Why it is still there.
pub fn remove(path: &Path) -> io::Result<()> {
    fs::remove_file(path)
}

/// What only one window holds at a time, until it is dropped.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of a file; `None` while another window holds it. Some file systems know no locks: there a window does as
    /// if it were alone.
    ///
    /// # Errors
    /// Why the file cannot be opened.
    pub fn take(path: &Path) -> io::Result<Option<Self>> {
        let file = Self::file(path)?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => Ok(None),
            Ok(()) | Err(TryLockError::Error(_)) => Ok(Some(Self { _file: file })),
        }
    }

    /// As [`Lock::take`], but waits until no other window holds it.
    ///
    /// # Errors
    /// Why the file cannot be opened.
    pub fn wait(path: &Path) -> io::Result<Self> {
        let file = Self::file(path)?;
        let _ = file.lock();
        Ok(Self { _file: file })
    }

    fn file(path: &Path) -> io::Result<File> {
        OpenOptions::new().create(true).truncate(false).write(true).open(path)
    }
}

/// A file that is written in full, on the disk, and waits beside its place. Unless it is put there, it is gone again.
/// Where several files belong together, all are staged before the first is put in place, so that a full disk leaves the
/// old ones as they were.
#[derive(Debug)]
pub struct Staged {
    file: tempfile::NamedTempFile,
    path: PathBuf,
}

/// Writes a file beside its place; `fill` writes it piece by piece.
///
/// # Errors
/// Why it cannot be written; then nothing has changed.
pub fn stage(path: &Path, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<Staged> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let file = beside(folder)?;
    // By way of the plain file, for errors of the other would name the place beside, which means nothing to anyone.
    let mut out = BufWriter::new(file.as_file());
    fill(&mut out)?;
    out.flush()?;
    drop(out);
    file.as_file().sync_all()?;
    Ok(Staged { file, path: path.to_owned() })
}

/// A file beside those that are to be written, which others may read as they may read any new file here.
fn beside(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

impl Staged {
    /// The place for which it was written.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Puts it in its place, instead of what was there.
    ///
    /// # Errors
    /// Why it cannot be put there; then the place is as it was before.
    pub fn put(self) -> io::Result<()> {
        self.file.persist(&self.path).map_err(|error| error.error)?;
        Ok(())
    }
}

/// Writes a file whole or not at all, and never over one that is there, whoever made it and however late: gives whether it was
/// written.
///
/// # Errors
/// Why it cannot be written.
pub fn write_new(path: &Path, text: &str) -> io::Result<bool> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let file = beside(folder)?;
    file.as_file().write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    match file.persist_noclobber(path) {
        Ok(_) => Ok(true),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error.error),
    }
}
