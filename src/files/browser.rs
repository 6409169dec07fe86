//! What stands in for the files of a machine in a browser. Paths are names in the store that the browser has for the page;
//! what lies in the folder [`DOWNLOADS`] is handed to the person as a download. Where the browser keeps nothing for the page,
//! everything fails with a reason, and the program says that nothing is kept.

use std::cell::RefCell;
use std::io::{self, Cursor, Read, Write};
use std::path::{Path, PathBuf};

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Storage, Url};

/// The folder whose files are downloads.
pub const DOWNLOADS: &str = "Downloads";
/// The folder of files that the person chose, which last as long as the page.
const UPLOADS: &str = "Uploads";
/// What the names of all entries in the store begin with.
const OURS: &str = "tallyford:";

thread_local! {
    /// The files that the person chose, each with its text.
    static CHOSEN: RefCell<Vec<(PathBuf, String)>> = const { RefCell::new(vec![]) };
}

/// Keeps a file that the person chose, and gives its path.
pub fn upload(name: &str, text: &str) -> PathBuf {
    let path = Path::new(UPLOADS).join(name);
    CHOSEN.with_borrow_mut(|chosen| {
        chosen.retain(|(other, _)| *other != path);
        chosen.push((path.clone(), text.to_owned()));
    });
    path
}

fn store() -> io::Result<Storage> {
    let window = web_sys::window().ok_or_else(|| io::Error::other("there is no page"))?;
    window.local_storage().map_err(said)?.ok_or_else(|| io::Error::other("the browser keeps nothing for this page"))
}

/// Whether the browser keeps anything for the page.
pub fn keeps() -> bool {
    store().is_ok()
}

fn said(error: JsValue) -> io::Error {
    let why = error.dyn_ref::<js_sys::Error>().map_or_else(|| format!("{error:?}"), |error| error.message().into());
    io::Error::other(why)
}

fn key(path: &Path) -> String {
    format!("{OURS}{}", path.display())
}

fn is_download(path: &Path) -> bool {
    path.starts_with(DOWNLOADS)
}

fn names() -> io::Result<Vec<PathBuf>> {
    let store = store()?;
    let keys = (0..store.length().map_err(said)?).filter_map(|number| store.key(number).ok().flatten());
    Ok(keys.filter_map(|key| Some(PathBuf::from(key.strip_prefix(OURS)?))).collect())
}

/// Whether there is a file or a folder.
pub fn is_there(path: &Path) -> bool {
    text(path).is_ok() || is_folder(path)
}

/// Whether there is a folder, which is there while something lies in it.
pub fn is_folder(path: &Path) -> bool {
    names().is_ok_and(|names| names.iter().any(|name| name != path && name.starts_with(path)))
}

/// A file to read, and its length in bytes.
///
/// # Errors
/// Why it cannot be read.
pub fn open(path: &Path) -> io::Result<(impl Read + use<>, u64)> {
    let text = text(path)?;
    let length = text.len() as u64;
    Ok((Cursor::new(text.into_bytes()), length))
}

/// The whole text of a file in UTF-8.
///
/// # Errors
/// Why it cannot be read.
pub fn text(path: &Path) -> io::Result<String> {
    let chosen =
        |files: &Vec<(PathBuf, String)>| files.iter().find(|(file, _)| file == path).map(|(_, text)| text.clone());
    if let Some(text) = CHOSEN.with_borrow(chosen) {
        return Ok(text);
    }
    let text = store()?.get_item(&key(path)).map_err(said)?;
    text.ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
}

/// What is in a folder: the path of each entry, and whether it is a folder.
///
/// # Errors
/// Why it cannot be listed.
pub fn entries(folder: &Path) -> io::Result<Vec<(PathBuf, bool)>> {
    let mut entries = vec![];
    for name in names()? {
        let Ok(inside) = name.strip_prefix(folder) else { continue };
        let mut steps = inside.components();
        let Some(first) = steps.next() else { continue };
        let entry = (folder.join(first), steps.next().is_some());
        if !entries.contains(&entry) {
            entries.push(entry);
        }
    }
    Ok(entries)
}

/// Nothing needs to be made: a folder is there with what lies in it.
///
/// # Errors
/// Why nothing is kept.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    if is_download(folder) { Ok(()) } else { store().map(drop) }
}

/// Gives a file another name.
///
/// # Errors
/// Why it keeps its name.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    put(to, &text(from)?)?;
    remove(from)
}

/// Removes a file.
///
/// # Errors
/// Why it is still there.
pub fn remove(path: &Path) -> io::Result<()> {
    store()?.remove_item(&key(path)).map_err(said)
}

/// Stands for a lock: a page is taken to be alone.
#[derive(Debug)]
pub struct Lock;

impl Lock {
    /// Takes the lock of a file.
    ///
    /// # Errors
    /// Why nothing is kept.
    pub fn take(_: &Path) -> io::Result<Option<Self>> {
        store().map(|_| Some(Self))
    }

    /// As [`Lock::take`].
    ///
    /// # Errors
    /// Why nothing is kept.
    pub fn wait(_: &Path) -> io::Result<Self> {
        store().map(|_| Self)
    }
}

/// A file that is written in full and waits for its place.
#[derive(Debug)]
pub struct Staged {
    text: Vec<u8>,
    path: PathBuf,
}

/// Writes a file beside its place; `fill` writes it piece by piece.
///
/// # Errors
/// Why it cannot be written.
pub fn stage(path: &Path, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<Staged> {
    let mut text = vec![];
    fill(&mut text)?;
    Ok(Staged { text, path: path.to_owned() })
}

impl Staged {
    /// The place for which it was written.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Puts it in its place, instead of what was there.
    ///
    /// # Errors
    /// Why it cannot be put there.
    pub fn put(self) -> io::Result<()> {
        put(&self.path, &String::from_utf8(self.text).map_err(io::Error::other)?)
    }
}

/// Writes a file, but never over one that is there: gives whether it was written.
///
/// # Errors
/// Why it cannot be written.
pub fn write_new(path: &Path, text: &str) -> io::Result<bool> {
    if !is_download(path) && is_there(path) {
        return Ok(false);
    }
    put(path, text).map(|()| true)
}

fn put(path: &Path, text: &str) -> io::Result<()> {
    if is_download(path) {
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        return download(&name, text).map_err(said);
    }
    store()?.set_item(&key(path), text).map_err(said)
}

/// Hands a text to the person as a file.
fn download(name: &str, text: &str) -> Result<(), JsValue> {
    let kind = if name.ends_with(".html") { "text/html" } else { "text/plain" };
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&text.into()), &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address)
}
