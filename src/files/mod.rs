//! Files and names that a person gives, opened: what was typed or picked becomes a checked scenario. The hosts, `cli` and
//! `app`, both need it; nothing below them opens a file.
//! [`out`] is how they write.

pub mod out;

use std::fs;
use std::path::Path;

use crate::day::Change;
use crate::scenario::problem::nearest;
use crate::scenario::settings::Places;
use crate::scenario::tree::LARGEST_FILE;
use crate::scenario::{Library, Parsed, Recipe, Source};
use crate::session::save::Save;
use crate::words::say;

/// A scenario, and what a save asks for if it was one.
pub struct Input {
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
    pub fn goes_with(&self, name: &str, seeds: impl IntoIterator<Item = u64>) -> Result<(), String> {
        self.save.as_ref().map_or(Ok(()), |save| save.goes_with(name, seeds.into_iter()))
    }
}

/// Finds a scenario or a save by name or file and lays `settings` over it.
///
/// # Errors
/// Why it cannot be opened, with the place and how to mend it.
pub fn open(name: &str, settings: &[String]) -> Result<Input, String> {
    let (mut recipe, save) = find(name)?;
    recipe.settings.extend_from_slice(settings);
    let parsed = recipe.parse(&[]).map_err(|problems| problems.to_string())?;
    if !settings.is_empty() {
        let given = settings.iter().map(String::as_str);
        if let Some(save) = &save {
            save.overrules(name, &parsed.scenario, given.clone())?;
        }
        let twice = Places::of(&parsed.scenario).clash(&given.collect::<Vec<&str>>());
        if let Some((first, second)) = twice {
            return Err(say("setting-twice", &[("first", first), ("second", second)]));
        }
    }
    let changes = save.as_ref().map(|save| save.changes(&recipe, &parsed.scenario)).unwrap_or(Ok(vec![]))?;
    Ok(Input { recipe, parsed, changes, save })
}

/// Finds a scenario or a save by name or file: what it is read from, and the save if it is one.
///
/// # Errors
/// Why there is nothing to read, or why it is no save of this program.
pub fn find(name: &str) -> Result<(Recipe, Option<Save>), String> {
    let path = Path::new(name);
    if let Some(recipe) = Recipe::shipped(name) {
        return Ok((recipe, None));
    }
    if !path.exists() {
        let names = Library::scenario_names();
        let near = nearest(name, names.iter().map(String::as_str));
        let pack = Library::default().pack(name).is_some();
        let key = if pack {
            "scenario-is-pack"
        } else if near.is_some() {
            "no-scenario-near"
        } else {
            "no-scenario"
        };
        let known = names.join(", ");
        return Err(say(key, &[("name", name), ("near", near.unwrap_or("")), ("known", &known)]));
    }
    let source = Source { name: name.to_owned(), bytes: read(path)? };
    if Save::looks_like(&source.bytes) {
        let save = Save::read(&source)?;
        return Ok((save.recipe(name)?, Some(save)));
    }
    let stem = path.file_stem().map_or_else(|| name.to_owned(), |stem| stem.to_string_lossy().into_owned());
    Ok((Recipe { name: stem, source, library: beside(path), settings: vec![] }, None))
}

/// The shipped packs, and those in the folder `packs` beside a file.
pub fn beside(file: &Path) -> Library {
    let mut library = Library::default();
    let folder = file.parent().unwrap_or(Path::new("")).join("packs");
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let ron = path.extension().is_some_and(|extension| extension == "ron");
        if let (true, Some(stem), Ok(bytes)) = (ron, path.file_stem(), read(&path)) {
            let name = path.display().to_string();
            library.add_pack(&stem.to_string_lossy(), Source { name, bytes });
        }
    }
    library
}

/// Reads a file, but no more of it than a scenario can have.
///
/// # Errors
/// Why it cannot be read.
pub fn read(path: &Path) -> Result<Vec<u8>, String> {
    use std::io::Read;
    let mut bytes = Vec::new();
    let limit = LARGEST_FILE as u64 + 1;
    fs::File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes)).map_err(|error| {
        let name = path.display().to_string();
        let key = if path.is_dir() { "cannot-read-folder" } else { "cannot-read" };
        say(key, &[("file", &name), ("why", &error.to_string())])
    })?;
    Ok(bytes)
}
