//! Where a window keeps its run: a place of its own in the one folder, so that two windows do not write over one
//! another. A place is held by a lock of the system, which is gone with the program however it ends.

use std::path::{Path, PathBuf};

use crate::files::disk::{self, Lock};

/// Most windows that keep their runs side by side.
const MOST: u32 = 99;

fn file(number: u32, ending: &str) -> String {
    if number == 1 { format!("autosave.{ending}") } else { format!("autosave-{number}.{ending}") }
}

/// A place to keep a run in.
#[derive(Debug)]
pub struct Place {
    /// The autosave that this window alone writes while it holds the lock.
    pub path: PathBuf,
    _lock: Lock,
}

impl Place {
    /// Takes the first place that no other window holds; none if the folder cannot be written into.
    pub fn take(folder: &Path) -> Option<Self> {
        disk::make_folder(folder).ok()?;
        (1..=MOST).find_map(|number| Self::hold(folder, number))
    }

    fn hold(folder: &Path, number: u32) -> Option<Self> {
        let lock = Lock::take(&folder.join(file(number, "lock"))).ok()??;
        Some(Self { path: folder.join(file(number, "ron")), _lock: lock })
    }

    /// The other places in which windows that are gone have left a run. They are held until they are dropped.
    pub fn left_beside(&self) -> Vec<Self> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        let with_run = (1..=MOST).filter(|number| {
            let path = folder.join(file(*number, "ron"));
            path != self.path && disk::is_there(&path)
        });
        with_run.filter_map(|number| Self::hold(folder, number)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_window_has_a_place_of_its_own_and_a_place_is_free_when_its_window_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let name = |place: &Place| place.path.file_name().unwrap().to_string_lossy().into_owned();
        let first = Place::take(folder.path()).unwrap();
        let second = Place::take(folder.path()).unwrap();
        let third = Place::take(folder.path()).unwrap();
        assert_eq!([name(&first), name(&second), name(&third)], ["autosave.ron", "autosave-2.ron", "autosave-3.ron"]);
        std::fs::write(&second.path, "").unwrap();
        std::fs::write(&third.path, "").unwrap();
        assert!(first.left_beside().is_empty(), "what a window holds is not left");
        drop(second);
        assert_eq!(first.left_beside().iter().map(name).collect::<Vec<_>>(), ["autosave-2.ron"]);
        drop(first);
        assert_eq!(name(&Place::take(folder.path()).unwrap()), "autosave.ron");
    }
}
