//! From what was typed to a checked scenario.

use std::fs;
use std::path::Path;

use super::Stop;
use super::save::Save;
use crate::scenario::problem::nearest;
use crate::scenario::tree::LARGEST_FILE;
use crate::scenario::{Library, Parsed, Source, parse};
use crate::words::say;

/// A scenario, and what a save asks for if it was one.
pub struct Input {
    /// Its short name.
    pub name: String,
    /// The checked scenario.
    pub parsed: Parsed,
    /// The text it was read from, if it is not a shipped one.
    pub source: Source,
    /// The packs it builds on that are not shipped: each name with its text.
    pub own_packs: Vec<(String, String)>,
    /// The settings laid over it.
    pub settings: Vec<String>,
    /// The save that named it, to be run again and compared.
    pub save: Option<Save>,
}

/// Finds a scenario by name or file and lays `settings` over it.
pub fn load(name: &str, settings: &[String]) -> Result<Input, Stop> {
    let path = Path::new(name);
    if let Some(source) = Library::scenario(name) {
        return checked(name, source, Library::default(), settings.to_vec(), None);
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
        return Err(Stop::Input(say(key, &[("name", name), ("near", near.unwrap_or("")), ("known", &known)])));
    }
    let source = Source { name: name.to_owned(), bytes: read(path)? };
    let stem = path.file_stem().map_or_else(|| name.to_owned(), |stem| stem.to_string_lossy().into_owned());
    if Save::looks_like(&source.bytes) {
        let save = Save::read(&source).map_err(Stop::Input)?;
        let all = [&save.settings[..], settings].concat();
        let inner = match save.text.clone() {
            Some(text) => Source { name: format!("{name}: {}", save.scenario), bytes: text.into_bytes() },
            None => Library::scenario(&save.scenario).ok_or_else(|| {
                Stop::Input(say("save-unknown-scenario", &[("file", name), ("name", &save.scenario)]))
            })?,
        };
        let name = save.scenario.clone();
        let mut library = Library::default();
        for (pack, text) in &save.packs {
            let pack_name = format!("{}: {pack}", path.display());
            library.add_pack(pack, Source { name: pack_name, bytes: text.clone().into_bytes() });
        }
        return checked(&name, inner, library, all, Some(save));
    }
    checked(&stem, source, beside(path), settings.to_vec(), None)
}

fn checked(
    name: &str,
    source: Source,
    library: Library,
    settings: Vec<String>,
    save: Option<Save>,
) -> Result<Input, Stop> {
    let parsed = parse(&source, &library, &settings).map_err(|problems| Stop::Input(problems.to_string()))?;
    let own = |pack: &String| {
        let source = library.pack(pack)?;
        let shipped = Library::default().pack(pack).is_some_and(|shipped| shipped.bytes == source.bytes);
        (!shipped).then(|| (pack.clone(), String::from_utf8_lossy(&source.bytes).into_owned()))
    };
    let own_packs = parsed.packs.iter().filter_map(own).collect();
    Ok(Input { name: name.to_owned(), parsed, source, own_packs, settings, save })
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
pub fn read(path: &Path) -> Result<Vec<u8>, Stop> {
    use std::io::Read;
    let mut bytes = Vec::new();
    let limit = LARGEST_FILE as u64 + 1;
    fs::File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes)).map_err(|error| {
        let name = path.display().to_string();
        let key = if path.is_dir() { "cannot-read-folder" } else { "cannot-read" };
        Stop::Input(say(key, &[("file", &name), ("why", &error.to_string())]))
    })?;
    Ok(bytes)
}
