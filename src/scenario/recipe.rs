//! What a scenario is read from, so that it can be read again with other settings, and sent to somebody.

use super::{Laid, Library, Parsed, Problems, Source, parse};

/// A scenario's name and text, the packs it can build on, and what is laid over it.
#[derive(Clone, Debug)]
pub struct Recipe {
    /// Its short name.
    pub name: String,
    /// Its text.
    pub source: Source,
    /// The packs it can build on.
    pub library: Library,
    /// What is laid over it, each `path=value`.
    pub settings: Vec<String>,
}

impl Recipe {
    /// A shipped scenario, if there is one of that name, or a shipped pack: alone it is a scenario of a plain town.
    pub fn shipped(name: &str) -> Option<Self> {
        let source = Library::scenario(name).or_else(|| Library::default().pack(name))?;
        Some(Self { name: name.to_owned(), source, library: Library::default(), settings: vec![] })
    }

    /// Reads and checks it, with `more` settings laid over its own.
    ///
    /// # Errors
    /// All problems found.
    pub fn parse(&self, more: &[String]) -> Result<Parsed, Problems> {
        parse(&self.source, &self.library, &[&self.settings, more].concat())
    }

    /// It with its settings laid over it, before it is checked.
    ///
    /// # Errors
    /// Why its text cannot be read.
    pub fn laid(&self) -> Result<Laid, Problems> {
        Laid::of(&self.source, &self.library, &self.settings)
    }

    /// Its text, unless it is a shipped one.
    pub fn own_text(&self) -> Option<String> {
        let shipped = Self::shipped(&self.name).is_some_and(|shipped| shipped.source.bytes == self.source.bytes);
        (!shipped).then(|| String::from_utf8_lossy(&self.source.bytes).into_owned())
    }

    /// Those of `packs` that are not shipped: each name with its text.
    pub fn own_packs(&self, packs: &[String]) -> Vec<(String, String)> {
        let own = |pack: &String| {
            let source = self.library.pack(pack)?;
            let shipped = Library::default().pack(pack).is_some_and(|shipped| shipped.bytes == source.bytes);
            (!shipped).then(|| (pack.clone(), String::from_utf8_lossy(&source.bytes).into_owned()))
        };
        packs.iter().filter_map(own).collect()
    }
}
