//! Files and names that a person gives, opened: what was typed or picked becomes a checked scenario. The hosts, `cli` and
//! `app`, both need it; nothing below them opens a file.
//! [`kind`] tells what a file is, [`out`] how files are written, [`tables`] what a table looks like, [`export`] what is kept
//! of a run.

#[cfg(not(target_arch = "wasm32"))]
pub mod disk;
#[cfg(target_arch = "wasm32")]
#[path = "browser.rs"]
pub mod disk;
pub mod export;
pub mod kind;
pub mod out;
pub mod tables;

use std::io::Read;
use std::path::Path;

use crate::day::Change;
use crate::scenario::problem::nearest;
use crate::scenario::reader::LARGEST_FILE;
use crate::scenario::settings::{Place, Places};
use crate::scenario::{Library, Parsed, Recipe, Source};
use crate::session::link::{self, is_link};
use crate::session::save::Save;
use crate::words::say;
use kind::Kind;

/// A scenario, and what a save asks for if it was one.
pub struct Input {
    /// How it is named where it is spoken of: as it was given, but for a link, of which the beginning is enough.
    pub name: String,
    /// What it is read from.
    pub recipe: Recipe,
    /// The checked scenario.
    pub parsed: Parsed,
    /// What the commands of a save come to, each with its day.
    pub changes: Vec<(u32, Change)>,
    /// The save that named it, to be run again and compared.
    pub save: Option<Save>,
}

impl Input {
    /// Refuses a seed with which the commands of a save could not all be carried out.
    ///
    /// # Errors
    /// The command, and the seed that it goes with.
    pub fn goes_with(&self, seeds: impl IntoIterator<Item = u64>) -> Result<(), String> {
        self.save.as_ref().map_or(Ok(()), |save| save.goes_with(&self.name, seeds.into_iter()))
    }
}

/// Finds a scenario or a save by name, file or link and lays `settings` over it.
///
/// # Errors
/// Why it cannot be opened, with the place and how to mend it.
pub fn open(name: &str, settings: &[String]) -> Result<Input, String> {
    of_found(find(name)?, &named(name), settings)
}

/// How what was given is named where it is spoken of: a link is too long.
fn named(name: &str) -> String {
    if is_link(name) { "#town=…".to_owned() } else { name.to_owned() }
}

/// What was found, with settings laid over it.
fn of_found(found: (Recipe, Option<Save>), name: &str, settings: &[String]) -> Result<Input, String> {
    let (mut recipe, save) = found;
    let own = recipe.settings.len();
    recipe.settings.extend_from_slice(settings);
    let mut parsed = recipe.parse(&[]).map_err(|problems| problems.to_string())?;
    if !recipe.settings.is_empty() {
        let places = Places::of(parsed.scenario.raw());
        if let Some(save) = &save {
            save.uses_its_settings(name, |setting| places.place(setting))?;
        }
        let given = settings.iter().map(String::as_str);
        if let Some(save) = &save {
            save.overrules(name, &parsed.scenario, given.clone())?;
        }
        let twice = places.clash(&given.clone().collect::<Vec<&str>>());
        if let Some((first, second)) = twice {
            return Err(say!("setting-twice", first = first, second = second));
        }
        // What nothing is left of is not kept with the run.
        let over: Vec<Place> = given.map(|setting| places.place(setting)).collect();
        let mut number = 0..;
        recipe.settings.retain(|setting| {
            let given = number.next().is_some_and(|number: usize| number >= own);
            given || !over.iter().any(|over| over.covers(&places.place(setting)))
        });
    }
    if let Some(save) = &save {
        save.warn(name, &mut parsed.warnings);
    }
    let changes = save.as_ref().map(|save| save.changes(&recipe, &parsed.scenario)).unwrap_or(Ok(vec![]))?;
    Ok(Input { name: name.to_owned(), recipe, parsed, changes, save })
}

/// Opens the scenario or the save in a file and lays `settings` over it.
///
/// # Errors
/// As of [`open`].
pub fn open_file(path: &Path, settings: &[String]) -> Result<Input, String> {
    let source = Source { name: path.display().to_string(), bytes: read(path)? };
    let name = source.name.clone();
    of_found(of_source(path, source)?, &name, settings)
}

/// Finds a scenario or a save by name, file or link: what it is read from, and the save if it is one.
///
/// # Errors
/// Why there is nothing to read, or why it is no save of this program.
pub fn find(name: &str) -> Result<(Recipe, Option<Save>), String> {
    if is_link(name) {
        let save = link::save(name, &named(name))?;
        return Ok((save.recipe(&named(name))?, Some(save)));
    }
    let path = Path::new(name);
    if let Some(recipe) = Recipe::shipped(name) {
        return Ok((recipe, None));
    }
    if !disk::is_there(path) {
        let names = Library::scenario_names();
        let near = nearest(name, names.iter().map(String::as_str));
        let key = if near.is_some() { "no-scenario-near" } else { "no-scenario" };
        let known = names.join(", ");
        return Err(say(key, &[("name", name), ("near", near.unwrap_or("")), ("known", &known)]));
    }
    let source = Source { name: name.to_owned(), bytes: read(path)? };
    of_source(path, source)
}

/// What was read from a file: what it is read from, and the save if it is one.
fn of_source(path: &Path, source: Source) -> Result<(Recipe, Option<Save>), String> {
    match Kind::of(&source.bytes) {
        Kind::Save => {
            let save = Save::read(&source)?;
            Ok((save.recipe(&source.name)?, Some(save)))
        }
        Kind::Plan => Err(say!("plan-is-not-run", file = source.name)),
        Kind::Scenario => {
            let stem = path.file_stem().map_or_else(|| source.name.clone(), |stem| stem.to_string_lossy().into_owned());
            Ok((Recipe { name: stem, source, library: beside(path), settings: vec![] }, None))
        }
    }
}

/// The shipped packs, and those in the folder `packs` beside a file.
pub fn beside(file: &Path) -> Library {
    let mut library = Library::default();
    let folder = file.parent().unwrap_or(Path::new("")).join("packs");
    for (path, _) in disk::entries(&folder).into_iter().flatten() {
        let ron = path.extension().is_some_and(|extension| extension == "ron");
        if let (true, Some(stem), Ok(bytes)) = (ron, path.file_stem(), read(&path)) {
            let name = path.display().to_string();
            library.add_pack(&stem.to_string_lossy(), Source { name, bytes });
        }
    }
    library
}

/// Reads a save.
///
/// # Errors
/// Why it cannot be read.
pub fn read_save(path: &Path) -> Result<Save, String> {
    Save::read(&Source { name: path.display().to_string(), bytes: read(path)? })
}

/// Reads a file, but little more of it than a scenario can have, or a save if it is one: whoever takes the bytes refuses
/// what is larger.
///
/// # Errors
/// Why it cannot be read.
pub fn read(path: &Path) -> Result<Vec<u8>, String> {
    let name = path.display().to_string();
    let mut bytes = Vec::new();
    let mut too_large = false;
    let mut take = || {
        let (mut file, length) = disk::open(path)?;
        file.by_ref().take(LARGEST_FILE as u64 + 1).read_to_end(&mut bytes)?;
        if bytes.len() > LARGEST_FILE && Kind::of(&bytes) == Kind::Save {
            // No memory is taken for a save that cannot be one. What has no length, such as a pipe, is read to the limit.
            too_large = length > Save::LARGEST as u64;
            let most = if too_large { 0 } else { Save::LARGEST - LARGEST_FILE };
            file.take(most as u64).read_to_end(&mut bytes)?;
        }
        Ok(())
    };
    take().map_err(|error: std::io::Error| {
        let key = if disk::is_folder(path) { "cannot-read-folder" } else { "cannot-read" };
        say(key, &[("file", &name), ("why", &error.to_string())])
    })?;
    if too_large { Err(Save::too_large(&name)) } else { Ok(bytes) }
}
