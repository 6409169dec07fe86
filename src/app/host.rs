//! What the window asks of where it runs: the folders of a person, to show a file, and to wait for a task. On a machine folders
//! are those of the system; in a browser, names in the store of the page, and nothing can be waited for.

use std::path::{Path, PathBuf};

use bevy::tasks::Task;

#[cfg(not(target_arch = "wasm32"))]
mod machine {
    use bevy::tasks::block_on;

    use super::{Path, PathBuf, Task};

    /// What comes out of a task, however long it takes.
    pub fn finish<T>(task: Task<T>) -> Option<T> {
        Some(block_on(task))
    }

    /// The folder in which this program keeps what it keeps; `None` where the system names none.
    pub fn kept() -> Option<PathBuf> {
        directories::ProjectDirs::from("", "", "tallyford").map(|dirs| dirs.data_dir().to_owned())
    }

    /// The home folder, where the system names one.
    pub fn home() -> Option<PathBuf> {
        directories::UserDirs::new().map(|dirs| dirs.home_dir().to_owned())
    }

    /// The folder in which somebody looks first: that of their documents.
    pub fn documents() -> PathBuf {
        let dirs = directories::UserDirs::new();
        let documents = dirs.as_ref().and_then(|dirs| dirs.document_dir()).filter(|folder| folder.is_dir());
        documents.map(Path::to_owned).or_else(home).unwrap_or_else(|| PathBuf::from("."))
    }

    /// Opens a file with what the system opens such files with. Whether something does cannot be told everywhere; the file is
    /// there in any case.
    pub fn show(file: &Path) {
        let _ = opener::open(file);
    }
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use bevy::tasks::futures::check_ready;

    use super::{Path, PathBuf, Task};
    use crate::files::disk::DOWNLOADS;

    /// What has come out of a task. There is one thread: to wait would be to wait for ever.
    pub fn finish<T>(mut task: Task<T>) -> Option<T> {
        check_ready(&mut task)
    }

    /// The folder in which this program keeps what it keeps.
    pub fn kept() -> Option<PathBuf> {
        Some(PathBuf::from("kept"))
    }

    /// There is no home folder.
    pub fn home() -> Option<PathBuf> {
        None
    }

    /// The folder whose files are downloads.
    pub fn documents() -> PathBuf {
        PathBuf::from(DOWNLOADS)
    }

    /// Nothing has to be shown: a download is where the person put it.
    pub fn show(_: &Path) {}
}

#[cfg(target_arch = "wasm32")]
pub use browser::{documents, finish, home, kept, show};
#[cfg(not(target_arch = "wasm32"))]
pub use machine::{documents, finish, home, kept, show};
