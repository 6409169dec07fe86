//! A folder as the dialog for opening files lists it, and files that are dropped on the window.

use std::path::{Path, PathBuf};

use bevy::prelude::*;
use bevy::window::FileDragAndDrop;

use super::request::ProgramRequest;
use super::{Requests, Step, host};
use crate::files::disk;
use crate::session::link::is_link;
use crate::words::say;

/// Most entries of a folder that are listed.
const MOST: usize = 400;

/// A folder, listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The folder that is listed, as an absolute path where the system tells one.
    pub folder: PathBuf,
    /// The folders in it, by name.
    pub folders: Vec<String>,
    /// The files in it that could be scenarios or saved towns, by name.
    pub files: Vec<String>,
    /// Whether there is more in it than is listed.
    pub more: bool,
    /// Why it cannot be listed.
    pub problem: Option<String>,
}

/// Lists a folder: what can be gone into, and what could be opened. Hidden entries are left out.
pub fn list(folder: &Path) -> Listing {
    let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let mut listing = Listing { folder: folder.clone(), ..Listing::default() };
    let entries = match disk::entries(&folder) {
        Ok(entries) => entries,
        Err(why) => {
            let name = folder.display().to_string();
            listing.problem = Some(say!("cannot-read", file = name, why = why.to_string()));
            return listing;
        }
    };
    for (path, is_folder) in entries {
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        if name.starts_with('.') {
            continue;
        }
        if is_folder {
            listing.folders.push(name);
        } else if path.extension().is_some_and(|ending| ending == "ron") {
            listing.files.push(name);
        }
    }
    for names in [&mut listing.folders, &mut listing.files] {
        names.sort_by_key(|name| name.to_lowercase());
        listing.more |= names.len() > MOST;
        names.truncate(MOST);
    }
    listing
}

/// What somebody typed as a path; `~` is the home folder, and what is relative begins where one looks.
pub fn typed(text: &str, from: &Path) -> PathBuf {
    let text = text.trim().trim_matches('"');
    if is_link(text) {
        return PathBuf::from(text);
    }
    if let Some(rest) = text.strip_prefix('~')
        && let Some(home) = host::home()
    {
        return home.join(rest.trim_start_matches(['/', '\\']));
    }
    from.join(text)
}

/// Adds the dropping of files.
pub fn plugin(app: &mut App) {
    app.add_message::<FileDragAndDrop>();
    app.add_systems(Update, dropped.in_set(Step::Ask));
}

/// What is dropped is opened. Of several files the last one stays.
fn dropped(mut drops: MessageReader<FileDragAndDrop>, mut requests: ResMut<Requests>) {
    for drop in drops.read() {
        if let FileDragAndDrop::DroppedFile { path_buf, .. } = drop {
            requests.ask(ProgramRequest::Load(path_buf.clone()));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_folder_shows_what_could_be_opened_and_says_what_it_cannot_show() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.ron", "A.ron", "notes.txt", ".hidden.ron"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        fs::create_dir(folder.path().join("packs")).unwrap();
        let listing = list(folder.path());
        assert_eq!(
            (listing.folders.as_slice(), listing.files.as_slice()),
            (&["packs".to_owned()][..], &["A.ron".to_owned(), "b.ron".to_owned()][..])
        );
        assert_eq!(listing.problem, None);
        let gone = list(&folder.path().join("gone"));
        assert!(gone.problem.is_some_and(|why| why.contains("gone")));
    }

    #[test]
    fn a_typed_path_begins_where_one_looks() {
        let from = Path::new("/lessons");
        assert_eq!(typed(" mine.ron ", from), Path::new("/lessons/mine.ron"));
        assert_eq!(typed("\"/saved/a b.ron\"", from), Path::new("/saved/a b.ron"));
    }
}
