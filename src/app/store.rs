//! What is kept: the run as it goes, saves by name, the settings. Files are written beside and then put in place, so
//! that whatever happens there is a whole one; a file that cannot be read is put aside, never written over. Each window
//! keeps its run in a place of its own ([`super::place`]).

use std::io;
use std::path::{Path, PathBuf};

use bevy::prelude::*;
use bevy::tasks::futures::check_ready;
use bevy::tasks::{IoTaskPool, Task};
use bevy::time::Real;
use bevy::window::ExitSystems;

use super::browse::Listing;
use super::chosen::Chosen;
use super::driver::Driver;
use super::host;
use super::place::Place;
use super::request::Dialog;
use super::settings::{self, Settings};
use super::state::{Notice, Session, Shown};
use super::{Requests, Screen, Step};
use crate::files::disk;
use crate::files::out::{write_new, write_whole};
use crate::files::read_save;
use crate::session::Seat;
use crate::session::link;
use crate::session::mode::Played;
use crate::session::progress::SavedLesson;
use crate::session::save::{Save, Window};
use crate::study::Command;
use crate::words::{self, Language, say};

/// Seconds between two autosaves, at the least.
const EVERY_SECONDS: f32 = 0.6;
/// Seconds until an autosave is tried again that could not be written.
const AGAIN_SECONDS: f32 = 5.0;

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

/// A file among the saved towns that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The file's name without folder and ending.
    pub name: String,
    /// Why it cannot be read, with its place.
    pub why: String,
}

/// The folder and what is in it.
#[derive(Resource, Default)]
pub struct Store {
    /// The folder; none if the system names none, and then nothing is kept.
    pub folder: Option<PathBuf>,
    /// The runs that were going on in windows that have ended, this window's place first.
    pub left: Vec<Kept>,
    /// Saves by name.
    pub saves: Vec<Kept>,
    /// Files among the saves that cannot be read.
    pub unreadable: Vec<Unreadable>,
    /// The folder of the person's documents.
    pub documents: PathBuf,
    /// The folder that the dialog for opening files lists, once it has been opened.
    pub listing: Option<Listing>,
    /// What was chosen in a dialog of the host.
    pub chosen: Chosen,
    place: Option<Place>,
    since: f32,
    written: Option<Fingerprint>,
    /// Whether the run has changed since it was last written.
    changed: bool,
    /// Whether the last autosave could not be written, so that it has to be tried again.
    failed: bool,
    task: Option<Task<Result<(), String>>>,
    kept_settings: Option<Settings>,
    /// Whether the question of the first start was asked.
    asked: bool,
    /// Whether it may be asked; a script would not answer it.
    pub asks: bool,
    /// The size of text to begin with, instead of what the settings say.
    pub text_size: Option<f32>,
    /// The language to begin with, instead of what the settings say.
    pub language: Option<Language>,
}

impl Store {
    /// Settings with what the program was started with instead.
    fn as_started(&self, settings: Settings) -> Settings {
        let (text_size, language) =
            (self.text_size.unwrap_or(settings.text_size), self.language.unwrap_or(settings.language));
        Settings { text_size, language, ..settings }.sound()
    }

    /// Seconds until there is something to write or to look after; none if there is not.
    pub fn due(&self) -> Option<f32> {
        if self.task.is_some() {
            return Some(0.05);
        }
        self.changed.then(|| (self.pause() - self.since).max(0.02))
    }

    /// Seconds between two autosaves.
    fn pause(&self) -> f32 {
        if self.failed { AGAIN_SECONDS } else { EVERY_SECONDS }
    }

    fn autosave(&self) -> Option<PathBuf> {
        self.place.as_ref().map(|place| place.path.clone())
    }
}

/// What tells two states of a run apart.
#[derive(Clone, PartialEq)]
struct Fingerprint(u64, SavedLesson, Option<Played>, Window);

/// Adds the store.
pub fn plugin(app: &mut App) {
    app.init_resource::<Store>();
    app.add_systems(PreStartup, open);
    let keep = (autosave.run_if(in_state(Screen::Town)), keep_settings);
    app.add_systems(Update, keep.chain().in_set(Step::Keep));
    app.add_systems(OnEnter(Screen::Picker), (forget, look));
    app.add_systems(OnExit(Screen::Town), keep_what_is_left);
    // The window is found to be closed at the end of the last frame of all: there is no later one.
    app.add_systems(Last, keep_at_the_end.after(ExitSystems));
}

fn kept(path: PathBuf) -> Result<Kept, Unreadable> {
    let name = path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    match read_save(&path) {
        Ok(save) => Ok(Kept { path, name, scenario: save.scenario, day: save.days }),
        Err(why) => Err(Unreadable { name, why: why.trim_end().to_owned() }),
    }
}

fn open(mut store: ResMut<Store>, mut session: ResMut<Session>) {
    store.folder = store.folder.take().or_else(host::kept);
    store.documents = host::documents();
    session.settings = store.as_started(session.settings);
    words::speak(session.settings.language);
    let Some(folder) = store.folder.clone() else {
        session.notice = Some(Notice { text: say!("nothing-can-be-kept"), wrong: true });
        if store.asks {
            session.dialog = Dialog::Welcome;
        }
        return;
    };
    let path = settings::file(&folder);
    match settings::read(&path) {
        // Nobody has set anything yet.
        None if store.asks => session.dialog = Dialog::Welcome,
        None => {}
        Some(Ok(settings)) => {
            session.settings = store.as_started(settings);
            words::speak(session.settings.language);
            store.kept_settings = Some(session.settings);
        }
        Some(Err(why)) => session.notice = Some(put_aside(&path, &why)),
    }
    store.place = Place::take(&folder);
    if let Some(place) = &store.place {
        let beside = place.left_beside();
        for place in beside.iter().chain([place]).filter(|place| disk::is_there(&place.path)) {
            if let Err(why) = read_save(&place.path) {
                session.notice = Some(put_aside(&place.path, &why));
            }
        }
    } else {
        let text = say!("nothing-is-kept", folder = folder.display().to_string());
        session.notice = Some(Notice { text, wrong: true });
    }
    if store.text_size.is_some() || store.language.is_some() {
        store.kept_settings = Some(session.settings);
    }
    find(&mut store);
}

/// Puts a file aside that cannot be read, so that it is not written over.
fn put_aside(path: &Path, why: &str) -> Notice {
    let mut aside = path.with_extension("unreadable.ron");
    let mut number = 1;
    while disk::is_there(&aside) {
        number += 1;
        aside = path.with_extension(format!("unreadable-{number}.ron"));
    }
    let done = disk::rename(path, &aside);
    let (file, aside) = (path.display().to_string(), aside.display().to_string());
    let key = if done.is_ok() { "put-aside" } else { "cannot-put-aside" };
    Notice { text: say(key, &[("file", file.as_str()), ("aside", &aside), ("why", why)]), wrong: true }
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
    store.left = match &store.place {
        Some(place) => {
            let beside = place.left_beside();
            [place].into_iter().chain(&beside).filter_map(|place| kept(place.path.clone()).ok()).collect()
        }
        None => vec![],
    };
    let files = disk::entries(&folder.join("saves")).into_iter().flatten().map(|(path, _)| path);
    let mut files: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|e| e == "ron")).collect();
    files.sort();
    (store.saves, store.unreadable) = (vec![], vec![]);
    for file in files {
        match kept(file) {
            Ok(kept) => store.saves.push(kept),
            Err(unreadable) => store.unreadable.push(unreadable),
        }
    }
}

/// The save of the run as it is shown, to be made where it is wanted.
pub(super) fn save_of(shown: &Shown, session: &Session) -> Option<impl FnOnce() -> Save + Send + use<>> {
    let published = shown.all.first()?.clone();
    let (lesson, window) = (session.mode.saved(), window_of(shown, session));
    let played = session.mode.played();
    Some(move || Save { lesson: Some(lesson), played, window: Some(window), ..published.save() })
}

fn window_of(shown: &Shown, session: &Session) -> Window {
    Window {
        lens: session.lens.row().key.to_owned(),
        locked: session.mode.is_covered(),
        resident: session.selected,
        twin: shown.all.get(1).map(|twin| twin.commands.to_vec()),
        more: shown.all.iter().skip(2).map(|town| town.commands.to_vec()).collect(),
        seat: session.seat,
    }
}

fn autosave(time: Res<Time<Real>>, mut store: ResMut<Store>, shown: Res<Shown>, mut session: ResMut<Session>) {
    if let Some(result) = store.task.as_mut().and_then(check_ready) {
        (store.task, store.failed) = (None, result.is_err());
        if let Err(text) = result {
            session.notice = Some(Notice { text, wrong: true });
        }
    }
    if shown.towns.is_empty() {
        // Another run is on its way.
        (store.written, store.changed) = (None, false);
        return;
    }
    let Some(path) = store.autosave() else {
        return;
    };
    let (lesson, played) = (session.mode.saved(), session.mode.played());
    let fingerprint = Fingerprint(shown.edition, lesson, played, window_of(&shown, &session));
    store.changed = store.failed || store.written.as_ref() != Some(&fingerprint);
    store.since += time.delta_secs();
    if !store.changed || store.since < store.pause() || store.task.is_some() {
        return;
    }
    if let Some(save) = save_of(&shown, &session) {
        let first = store.written.is_none();
        (store.since, store.written, store.changed) = (0.0, Some(fingerprint), false);
        let beside = first.then(|| store.place.as_ref().map(Place::left_beside)).flatten();
        store.task = Some(IoTaskPool::get().spawn(async move {
            let save = save();
            if let Some(beside) = beside {
                make_room(&path, &beside, &save);
            }
            put(&path, &save)
        }));
    }
}

/// Before the first autosave of a run: an autosave of another run gets a name and is kept among the saved towns. What this
/// run goes on from is in it, and is not offered again.
fn make_room(path: &Path, beside: &[Place], save: &Save) {
    if let Ok(other) = read_save(path)
        && !goes_on(save, &other)
        && (other.days > 0 || !other.commands.is_empty() || has_votes(&other))
        && let Ok(text) = disk::text(path)
    {
        let folder = path.with_file_name("saves");
        // If it cannot be written, the run that goes on is worth more than the one that was left.
        let _ = put_new(&folder, &format!("{} day {}", other.scenario, other.days), "ron", &text);
    }
    for place in beside {
        if read_save(&place.path).is_ok_and(|other| goes_on(save, &other)) {
            let _ = disk::remove(&place.path);
        }
    }
}

/// Whether everything of another run is in this one.
fn goes_on(save: &Save, other: &Save) -> bool {
    other.tallyford == save.tallyford
        && other.scenario == save.scenario
        && (&other.text, &other.packs, &other.settings) == (&save.text, &save.packs, &save.settings)
        && other.seed == save.seed
        && other.days <= save.days
        && save.commands.starts_with(&other.commands)
        && (!has_votes(other) || other.lesson == save.lesson)
        && twin(other).is_none_or(|rules| twin(save) == Some(rules))
}

/// Whether a class has bet in it.
fn has_votes(save: &Save) -> bool {
    save.lesson.as_ref().is_some_and(|lesson| !lesson.votes.is_empty())
}

/// The rules of its twin town.
fn twin(save: &Save) -> Option<&Vec<Command>> {
    save.window.as_ref()?.twin.as_ref()
}

/// Writes a text into a folder under a name, or the name with a number: never over a file that is there.
pub(super) fn put_new(folder: &Path, name: &str, ending: &str, text: &str) -> io::Result<PathBuf> {
    let numbered = (2..10_000).map(|number| folder.join(format!("{name} ({number}).{ending}")));
    for path in std::iter::once(folder.join(format!("{name}.{ending}"))).chain(numbered) {
        if write_new(&path, text)? {
            return Ok(path);
        }
    }
    Err(io::Error::from(io::ErrorKind::AlreadyExists))
}

fn failed(path: &Path, why: &str) -> String {
    say!("cannot-write", file = path.display().to_string(), why = why)
}

fn put(path: &Path, save: &Save) -> Result<(), String> {
    let text = save.text().map_err(|error| failed(path, &error.to_string()))?;
    write_whole(path, &(text + "\n")).map_err(|error| failed(path, &error.to_string()))
}

/// Keeps the run as it is when the window closes.
pub fn keep_at_the_end(
    mut exits: MessageReader<AppExit>,
    mut store: ResMut<Store>,
    mut driver: ResMut<Driver>,
    mut shown: ResMut<Shown>,
    session: Res<Session>,
) {
    if exits.read().next().is_none() {
        return;
    }
    keep_the_whole(&mut driver, &mut store, &mut shown, &session);
}

/// Keeps the run, whose towns are about to go. What is under way is brought to an end first, unless that would be less than
/// what was shown.
pub fn keep_the_whole(driver: &mut Driver, store: &mut Store, shown: &mut Shown, session: &Session) {
    if let Some(town) = shown.town().map(|published| published.town.day())
        && driver.at_work()
        && let Some(towns) = driver.wind_up()
        && towns.first().is_some_and(|published| published.town.day() >= town)
    {
        shown.take(towns, session);
    }
    flush(store, shown, session);
    // What is kept next is another run, for which room is made first.
    (store.written, store.changed) = (None, false);
}

/// Keeps the run when its town is left by whatever way.
fn keep_what_is_left(mut store: ResMut<Store>, shown: Res<Shown>, session: Res<Session>) {
    flush(&mut store, &shown, &session);
    (store.written, store.changed) = (None, false);
}

fn flush(store: &mut Store, shown: &Shown, session: &Session) {
    // An older write must not come after this one.
    if let Some(task) = store.task.take() {
        let _ = host::finish(task);
    }
    if let (Some(path), Some(save)) = (store.autosave(), save_of(shown, session)) {
        let save = save();
        if store.written.is_none() {
            let beside = store.place.as_ref().map(Place::left_beside).unwrap_or_default();
            make_room(&path, &beside, &save);
        }
        // The window is about to go: what went wrong is told where the program was started.
        if let Err(why) = put(&path, &save) {
            eprintln!("{why}");
        }
    }
}

/// Makes a link of the run, as it is for a seat, and hands it to the person.
pub fn link(seat: Seat, store: &Store, shown: &Shown, session: &mut Session) {
    let Some(save) = save_of(shown, session) else { return };
    let save = save();
    let name = format!("{} day {} link", save.scenario, save.days);
    let handed = link::link(save, seat)
        .and_then(|link| host::hand_over(&link).unwrap_or_else(|| put_link(&store.documents, &name, &link)));
    let wrong = handed.is_err();
    session.notice = Some(Notice { text: handed.unwrap_or_else(|why| why), wrong });
}

/// Puts a link into a file in a folder of the person. What is to be said of it.
fn put_link(documents: &Path, name: &str, link: &str) -> Result<String, String> {
    let folder = documents.join("Tallyford");
    let text = format!("tallyford.html{link}\n");
    let path = put_new(&folder, name, "txt", &text).map_err(|error| failed(&folder, &error.to_string()))?;
    Ok(say!("link-in-file", file = path.display().to_string()))
}

/// Keeps the run under a name among the saved towns.
pub fn keep_under(name: &str, store: &mut Store, shown: &Shown, session: &mut Session) {
    let name = name.trim();
    let plain = !name.is_empty()
        && name.chars().count() <= 60
        && name.chars().all(|c| c.is_alphanumeric() || " -_()".contains(c));
    let notice = match (&store.folder, save_of(shown, session)) {
        _ if !plain => Notice { text: say!("save-name", name = name), wrong: true },
        (Some(folder), Some(save)) => {
            let folder = folder.join("saves");
            let put = |text: String| {
                put_new(&folder, name, "ron", &(text + "\n"))
                    .map_err(|error| failed(&folder.join(format!("{name}.ron")), &error.to_string()))
            };
            match save().text().map_err(|error| failed(&folder, &error.to_string())).and_then(put) {
                Ok(path) => {
                    let name = path.file_stem().map_or(name.to_owned(), |stem| stem.to_string_lossy().into_owned());
                    let file = path.display().to_string();
                    Notice { text: say!("saved-as", name = name, file = file), wrong: false }
                }
                Err(text) => Notice { text, wrong: true },
            }
        }
        _ => Notice { text: say!("no-folder"), wrong: true },
    };
    if !notice.wrong {
        session.dialog = Dialog::None;
    }
    session.notice = Some(notice);
    find(store);
}

fn keep_settings(mut store: ResMut<Store>, mut session: ResMut<Session>) {
    // While the question of the first start is open, nothing is kept. Its answer is, also where it changes nothing.
    if session.dialog == Dialog::Welcome {
        (store.asked, store.kept_settings) = (true, None);
        return;
    }
    if store.kept_settings == Some(session.settings) {
        return;
    }
    let first = store.kept_settings.is_none() && session.settings == Settings::default() && !store.asked;
    let before = store.kept_settings.replace(session.settings).unwrap_or_default();
    if let (Some(folder), false) = (&store.folder, first)
        && let Err(error) = settings::write(folder, before, session.settings)
    {
        let text = failed(&settings::file(folder), &error.to_string());
        session.notice = Some(Notice { text, wrong: true });
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

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

    #[test]
    fn a_name_that_is_taken_gets_a_number_whoever_took_it() {
        let folder = tempfile::tempdir().unwrap();
        let paths: Vec<PathBuf> =
            (0..3).map(|k| put_new(folder.path(), "class", "ron", &k.to_string()).unwrap()).collect();
        let names: Vec<_> = paths.iter().map(|path| path.file_name().unwrap().to_string_lossy()).collect();
        assert_eq!(names, ["class.ron", "class (2).ron", "class (3).ron"]);
        assert_eq!(fs::read_to_string(&paths[0]).unwrap(), "0");
    }
}
