//! What the window asks of where it runs: the folders of a person, to show a file, and to wait for a task. On a machine folders
//! are those of the system; in a browser, names in the store of the page, and nothing can be waited for.

use std::path::{Path, PathBuf};

use bevy::tasks::Task;

#[cfg(not(target_arch = "wasm32"))]
mod machine {
    use bevy::tasks::block_on;

    use super::{Path, PathBuf, Task};
    use crate::app::chosen::Chosen;

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

    /// There is no address to put a link into: it goes into a file.
    pub fn hand_over(_: &str) -> Option<Result<String, String>> {
        None
    }

    /// Whether the keys of the machine go to the program although its window has lost them.
    pub fn has_keys() -> bool {
        false
    }

    /// The files of the machine are looked through in the window itself.
    pub const CHOOSES: bool = false;

    /// There is nothing to choose a file with but the window itself.
    pub fn choose_file(_: &Chosen) {}

    /// Opens a file with what the system opens such files with. Whether something does cannot be told everywhere; the file is
    /// there in any case.
    pub fn show(file: &Path) {
        let _ = opener::open(file);
    }
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use bevy::tasks::futures::check_ready;

    use wasm_bindgen::closure::Closure;
    use wasm_bindgen::{JsCast, JsValue};
    use web_sys::HtmlInputElement;

    use super::{Path, PathBuf, Task};
    use crate::app::chosen::Chosen;
    use crate::files::disk::{self, DOWNLOADS};
    use crate::session::link::is_link;
    use crate::words::say;

    /// What has come out of a task. There is one thread: to wait would be to wait for ever.
    pub fn finish<T>(mut task: Task<T>) -> Option<T> {
        check_ready(&mut task)
    }

    /// The folder in which this program keeps what it keeps; `None` where the browser keeps nothing for the page.
    pub fn kept() -> Option<PathBuf> {
        disk::keeps().then(|| PathBuf::from("kept"))
    }

    /// There is no home folder.
    pub fn home() -> Option<PathBuf> {
        None
    }

    /// The folder whose files are downloads.
    pub fn documents() -> PathBuf {
        PathBuf::from(DOWNLOADS)
    }

    /// Whether the keys of the machine go to the page.
    pub fn has_keys() -> bool {
        web_sys::window().and_then(|window| window.document()).is_some_and(|page| page.has_focus().unwrap_or(false))
    }

    /// Whether the page has found that nothing can be drawn here, and asks for words alone.
    pub fn is_text_only() -> bool {
        js_sys::Reflect::get(&js_sys::global(), &"tallyfordTextOnly".into()).is_ok_and(|asked| asked.is_truthy())
    }

    /// Files of the machine are chosen in a dialog of the browser.
    pub const CHOOSES: bool = true;

    /// Lets the person choose a file of the machine, and opens it when they have.
    pub fn choose_file(chosen: &Chosen) {
        let _ = ask_for_file(chosen.clone());
    }

    fn ask_for_file(chosen: Chosen) -> Result<(), JsValue> {
        let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
        let input: HtmlInputElement = document.create_element("input")?.dyn_into()?;
        input.set_type("file");
        input.set_accept(".ron");
        let asked = input.clone();
        let heard = Closure::once_into_js(move || {
            let Some(file) = asked.files().and_then(|files| files.get(0)) else { return };
            let name = file.name();
            let read = Closure::once(move |text: JsValue| {
                chosen.add(disk::upload(&name, &text.as_string().unwrap_or_default()));
            });
            let _ = file.text().then(&read);
            // It is called once, later.
            read.forget();
        });
        input.set_onchange(Some(heard.unchecked_ref()));
        input.click();
        Ok(())
    }

    /// The link with which the page was opened.
    pub fn link() -> Option<PathBuf> {
        let fragment = web_sys::window()?.location().hash().ok()?;
        is_link(&fragment).then(|| PathBuf::from(fragment))
    }

    /// Hands a link to the person: it becomes the address of the page, and is put where copies go if the browser allows it.
    /// What is to be said of it.
    pub fn hand_over(link: &str) -> Option<Result<String, String>> {
        Some(into_address(link).map_err(|_| say!("link-nowhere")))
    }

    fn into_address(link: &str) -> Result<String, JsValue> {
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        window.history()?.replace_state_with_url(&JsValue::NULL, "", Some(link))?;
        if let Ok(address) = window.location().href() {
            // Whether it was copied is found out later; the address is right in any case.
            let _ = window.navigator().clipboard().write_text(&address);
        }
        Ok(say!("link-in-address"))
    }

    /// Nothing has to be shown: a download is where the person put it.
    pub fn show(_: &Path) {}
}

#[cfg(target_arch = "wasm32")]
pub use browser::{CHOOSES, choose_file, documents, finish, hand_over, has_keys, home, is_text_only, kept, link, show};
#[cfg(not(target_arch = "wasm32"))]
pub use machine::{CHOOSES, choose_file, documents, finish, hand_over, has_keys, home, kept, show};
