//! What is kept: the run as it goes, saves by name, the settings. Files are written beside and then put in place, so
//! that whatever happens there is a whole one; a file that cannot be read is put aside, never written over.

use std::fs;
use std::path::{Path, PathBuf};

use bevy::prelude::*;
use bevy::tasks::futures::check_ready;
use bevy::tasks::{IoTaskPool, Task, block_on};

use super::request::Dialog;
use super::settings::Settings;
use super::state::{Notice, Session, Shown};
use super::{Requests, Screen, Step};
use crate::files::{self, out::write_whole};
use crate::session::progress::SavedLesson;
use crate::session::save::{Save, Window};
use crate::words::{self, say};

/// Seconds between two autosaves, at the least.
const EVERY_SECONDS: f32 = 1.5;
const AUTOSAVE: &str = "autosave.ron";
const SETTINGS: &str = "settings.ron";

/// A saved run that can be gone on with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The file.
    pub path: PathBuf,
    /// The file's name without folder and ending.
    pub name: String,
    /// The scenario's short name.
    pub scenario: String,
    /// The day.
    pub day: u32,
}

/// The folder and what is in it.
#[derive(Resource, Default)]
pub struct Store {
    /// The folder; none if the system names none, and then nothing is kept.
    pub folder: Option<PathBuf>,
    /// The run that was going on when the program last ended.
    pub last: Option<Kept>,
    /// Saves by name.
    pub saves: Vec<Kept>,
    since: f32,
    written: Option<Fingerprint>,
    task: Option<Task<Result<(), String>>>,
    kept_settings: Option<Settings>,
    /// The size of text to begin with, instead of what the settings say.
    pub text_size: Option<f32>,
}

/// What tells two states of a run apart.
#[derive(Clone, PartialEq)]
struct Fingerprint(u64, SavedLesson, Window);

/// Adds the store.
pub fn plugin(app: &mut App) {
    app.init_resource::<Store>();
    app.add_systems(PreStartup, open);
    let keep = (autosave.run_if(in_state(Screen::Town)), keep_settings);
    app.add_systems(Update, keep.chain().in_set(Step::Keep));
    app.add_systems(OnEnter(Screen::Picker), (forget, look));
    app.add_systems(OnExit(Screen::Town), keep_what_is_left);
    app.add_systems(Last, keep_at_the_end);
}

/// The folder in which this program keeps what it keeps.
pub fn folder() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "tallyford").map(|dirs| dirs.data_dir().to_owned())
}

/// Reads a save.
///
/// # Errors
/// Why it cannot be read.
pub fn read_save(path: &Path) -> Result<Save, String> {
    files::read_save(path)
}

fn kept(path: PathBuf) -> Option<Kept> {
    let save = read_save(&path).ok()?;
    let name = path.file_stem()?.to_string_lossy().into_owned();
    Some(Kept { path, name, scenario: save.scenario, day: save.days })
}

fn open(mut store: ResMut<Store>, mut session: ResMut<Session>) {
    store.folder = store.folder.take().or_else(folder);
    if let Some(text_size) = store.text_size {
        session.settings = Settings { text_size, ..session.settings }.sound();
    }
    let Some(folder) = store.folder.clone() else {
        return;
    };
    let settings = folder.join(SETTINGS);
    if let Ok(text) = fs::read_to_string(&settings) {
        match ron::from_str::<Settings>(&text) {
            Ok(settings) => {
                session.settings = settings.sound();
                words::speak(session.settings.language);
                store.kept_settings = Some(session.settings);
            }
            Err(error) => session.notice = Some(put_aside(&settings, &error.to_string())),
        }
    }
    let autosave = folder.join(AUTOSAVE);
    if autosave.exists()
        && let Err(why) = read_save(&autosave)
    {
        session.notice = Some(put_aside(&autosave, &why));
    }
    if let Some(text_size) = store.text_size {
        session.settings = Settings { text_size, ..session.settings }.sound();
        store.kept_settings = Some(session.settings);
    }
    find(&mut store);
}

/// Puts a file aside that cannot be read, so that it is not written over.
fn put_aside(path: &Path, why: &str) -> Notice {
    let mut aside = path.with_extension("unreadable.ron");
    let mut number = 1;
    while aside.exists() {
        number += 1;
        aside = path.with_extension(format!("unreadable-{number}.ron"));
    }
    let done = fs::rename(path, &aside);
    let (file, aside) = (path.display().to_string(), aside.display().to_string());
    let key = if done.is_ok() { "put-aside" } else { "cannot-put-aside" };
    Notice { text: say(key, &[("file", &file), ("aside", &aside), ("why", why)]), wrong: true }
}

/// What was asked of a town that is gone is not asked of the next.
fn forget(mut requests: ResMut<Requests>) {
    requests.0.clear();
}

fn look(mut store: ResMut<Store>) {
    find(&mut store);
}

fn find(store: &mut Store) {
    let Some(folder) = store.folder.clone() else {
        return;
    };
    store.last = kept(folder.join(AUTOSAVE));
    let files = fs::read_dir(folder.join("saves")).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut saves: Vec<Kept> =
        files.filter(|path| path.extension().is_some_and(|e| e == "ron")).filter_map(kept).collect();
    saves.sort_by(|a, b| a.name.cmp(&b.name));
    store.saves = saves;
}

/// The save of the run as it is shown.
fn save_of(shown: &Shown, session: &Session) -> Option<impl FnOnce() -> Save + Send + use<>> {
    let published = shown.town()?.clone();
    let (lesson, window) = (session.mode.saved(), window_of(shown, session));
    Some(move || Save { lesson: Some(lesson), window: Some(window), ..published.save() })
}

fn window_of(shown: &Shown, session: &Session) -> Window {
    Window {
        lens: session.lens.row().key.to_owned(),
        locked: session.mode.is_covered(),
        resident: session.selected,
        twin: shown.towns.get(1).map(|twin| twin.commands.to_vec()),
    }
}

fn autosave(time: Res<Time>, mut store: ResMut<Store>, shown: Res<Shown>, mut session: ResMut<Session>) {
    if let Some(result) = store.task.as_mut().and_then(check_ready) {
        store.task = None;
        if let Err(text) = result {
            session.notice = Some(Notice { text, wrong: true });
        }
    }
    if shown.towns.is_empty() {
        // Another run is on its way.
        store.written = None;
        return;
    }
    store.since += time.delta_secs();
    if store.since < EVERY_SECONDS || store.task.is_some() {
        return;
    }
    let Some(path) = store.folder.as_ref().map(|folder| folder.join(AUTOSAVE)) else {
        return;
    };
    let fingerprint = Fingerprint(shown.edition, session.mode.saved(), window_of(&shown, &session));
    if store.written.as_ref() == Some(&fingerprint) {
        return;
    }
    if let Some(save) = save_of(&shown, &session) {
        let first = store.written.is_none();
        (store.since, store.written) = (0.0, Some(fingerprint));
        store.task = Some(IoTaskPool::get().spawn(async move {
            let save = save();
            if first {
                set_aside_other(&path, &save);
            }
            put(&path, &save)
        }));
    }
}

/// Before the first autosave of a run: an autosave of another run gets a name and is kept among the saved towns.
fn set_aside_other(path: &Path, save: &Save) {
    let Ok(other) = read_save(path) else { return };
    let goes_on = other.tallyford == save.tallyford
        && other.scenario == save.scenario
        && other.seed == save.seed
        && other.days <= save.days
        && save.commands.starts_with(&other.commands);
    if goes_on || other.days == 0 && other.commands.is_empty() {
        return;
    }
    let folder = path.with_file_name("saves");
    let named = free_name(&folder, &format!("{} day {}", other.scenario, other.days));
    // If it cannot be moved, the run that goes on is worth more than the one that was left.
    let _ = fs::create_dir_all(&folder).and_then(|()| fs::rename(path, named));
}

/// A file in a folder that is not there yet: the name, or the name with a number.
fn free_name(folder: &Path, name: &str) -> PathBuf {
    let numbered = (2..).map(|number| folder.join(format!("{name} ({number}).ron")));
    let mut names = std::iter::once(folder.join(format!("{name}.ron"))).chain(numbered);
    names.find(|path| !path.exists()).unwrap_or_else(|| folder.join(format!("{name}.ron")))
}

fn put(path: &Path, save: &Save) -> Result<(), String> {
    let failed = |why: String| say("cannot-write", &[("file", &path.display().to_string()), ("why", &why)]);
    let text = save.text().map_err(|error| failed(error.to_string()))?;
    write_whole(path, &(text + "\n")).map_err(|error| failed(error.to_string()))
}

/// The run as it is when the window closes.
fn keep_at_the_end(
    mut exits: MessageReader<AppExit>,
    mut store: ResMut<Store>,
    shown: Res<Shown>,
    session: Res<Session>,
) {
    if exits.read().next().is_some() {
        flush(&mut store, &shown, &session);
    }
}

/// Keeps the run as it stands when its town is left.
fn keep_what_is_left(mut store: ResMut<Store>, shown: Res<Shown>, session: Res<Session>) {
    flush(&mut store, &shown, &session);
    store.written = None;
}

fn flush(store: &mut Store, shown: &Shown, session: &Session) {
    // An older write must not come after this one.
    if let Some(task) = store.task.take() {
        let _ = block_on(task);
    }
    if let (Some(folder), Some(save)) = (&store.folder, save_of(shown, session)) {
        let (path, save) = (folder.join(AUTOSAVE), save());
        if store.written.is_none() {
            set_aside_other(&path, &save);
        }
        // There is nobody left to tell if it fails; the last autosave is still there then.
        let _ = put(&path, &save);
    }
}

/// Keeps the run under a name among the saved towns.
pub fn keep_under(name: &str, store: &mut Store, shown: &Shown, session: &mut Session) {
    let name = name.trim();
    let plain = !name.is_empty()
        && name.chars().count() <= 60
        && name.chars().all(|c| c.is_alphanumeric() || " -_()".contains(c));
    let notice = match (&store.folder, save_of(shown, session)) {
        _ if !plain => Notice { text: say("save-name", &[("name", name)]), wrong: true },
        (Some(folder), Some(save)) => {
            let path = free_name(&folder.join("saves"), name);
            let name = path.file_stem().map_or(name.to_owned(), |stem| stem.to_string_lossy().into_owned());
            match put(&path, &save()) {
                Ok(()) => {
                    let file = path.display().to_string();
                    Notice { text: say("saved-as", &[("name", &name), ("file", &file)]), wrong: false }
                }
                Err(text) => Notice { text, wrong: true },
            }
        }
        _ => Notice { text: say("no-folder", &[]), wrong: true },
    };
    if !notice.wrong {
        session.dialog = Dialog::None;
    }
    session.notice = Some(notice);
    find(store);
}

fn keep_settings(mut store: ResMut<Store>, mut session: ResMut<Session>) {
    if store.kept_settings == Some(session.settings) {
        return;
    }
    let first = store.kept_settings.is_none() && session.settings == Settings::default();
    store.kept_settings = Some(session.settings);
    if let (Some(folder), false) = (&store.folder, first) {
        let path = folder.join(SETTINGS);
        let written = ron::ser::to_string_pretty(&session.settings, ron::ser::PrettyConfig::default())
            .map_err(|error| error.to_string())
            .and_then(|text| write_whole(&path, &(text + "\n")).map_err(|error| error.to_string()));
        if let Err(why) = written {
            let text = say("cannot-write", &[("file", &path.display().to_string()), ("why", &why)]);
            session.notice = Some(Notice { text, wrong: true });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_whole_or_not_there_and_an_unreadable_one_is_put_aside() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep").join("autosave.ron");
        write_whole(&path, "first").unwrap();
        write_whole(&path, "second").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "second");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing is left beside it");
        assert!(put_aside(&path, "why").wrong);
        write_whole(&path, "third").unwrap();
        assert!(put_aside(&path, "why").text.contains("unreadable-2"));
        assert_eq!(fs::read_to_string(path.with_extension("unreadable.ron")).unwrap(), "second");
        assert_eq!(fs::read_to_string(path.with_extension("unreadable-2.ron")).unwrap(), "third");
    }
}
