//! Scenarios and packs by name.

use std::collections::BTreeMap;
use std::path::Path;

use include_dir::{Dir, include_dir};

/// Every file under scenarios/: dropping one in is all it takes to ship it.
static SHIPPED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/scenarios");

/// A text and the name under which problems speak of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The name, usually a path.
    pub name: String,
    /// The text as bytes, which need not be valid anything.
    pub bytes: Vec<u8>,
}

impl Source {
    /// The text, without the byte-order mark that some editors put before it.
    ///
    /// # Errors
    /// Where it is not UTF-8.
    pub fn text(&self) -> Result<&str, std::str::Utf8Error> {
        std::str::from_utf8(self.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.bytes))
    }

    /// Whether it is a pack: packs stand in folders of that name.
    pub(super) fn is_pack(&self) -> bool {
        Path::new(&self.name).parent().is_some_and(|folder| folder.ends_with("packs"))
    }
}

/// The scenarios and packs that can be named: those shipped, and any added.
#[derive(Clone, Debug, Default)]
pub struct Library {
    packs: BTreeMap<String, Source>,
    insets: BTreeMap<String, Source>,
}

impl Library {
    /// Adds a pack, or replaces the shipped one of that name.
    pub fn add_pack(&mut self, name: &str, source: Source) {
        self.packs.insert(name.to_owned(), source);
    }

    /// Adds a text that a setting can put in place by `path=@name`.
    pub fn add_inset(&mut self, name: &str, source: Source) {
        self.insets.insert(name.to_owned(), source);
    }

    /// A text that a setting can put in place.
    pub(super) fn inset(&self, name: &str) -> Option<&Source> {
        self.insets.get(name)
    }

    /// The names of the shipped files of a folder.
    fn shipped(folder: &str) -> impl Iterator<Item = String> {
        let dir = if folder.is_empty() { Some(&SHIPPED) } else { SHIPPED.get_dir(folder) };
        let files = dir.into_iter().flat_map(Dir::files).filter(|f| f.path().extension().is_some_and(|e| e == "ron"));
        files.filter_map(|file| Some(file.path().file_stem()?.to_str()?.to_owned()))
    }

    /// The names of the shipped scenarios, in alphabetical order.
    pub fn scenario_names() -> Vec<String> {
        let mut names: Vec<String> = Self::shipped("").collect();
        names.sort();
        names
    }

    /// The shipped file of a name in a folder.
    fn file(folder: &str, name: &str) -> Option<Source> {
        let path = format!("{folder}{name}.ron");
        let bytes = SHIPPED.get_file(&path)?.contents().to_vec();
        Some(Source { name: format!("scenarios/{path}"), bytes })
    }

    /// A shipped scenario, a lesson or the pair of one.
    pub fn scenario(name: &str) -> Option<Source> {
        let named = |folder| Self::file(folder, name).filter(|_| !name.contains('/'));
        named("").or_else(|| named("pairs/"))
    }

    /// The names of the shipped pairs, in alphabetical order: each is a lesson's town that differs in one thing, and builds on
    /// the lesson as on a pack.
    pub fn pair_names() -> Vec<String> {
        let mut names: Vec<String> = Self::shipped("pairs").collect();
        names.sort();
        names
    }

    /// The scenario of an experiment of the lab.
    pub fn experiment(name: &str) -> Option<Source> {
        Self::file("lab/", name)
    }

    /// The names of all packs.
    pub fn pack_names(&self) -> Vec<String> {
        let mut names: Vec<String> = Self::shipped("packs").chain(self.packs.keys().cloned()).collect();
        names.sort();
        names.dedup();
        names
    }

    /// A pack, or a lesson to build on as on a pack.
    pub fn pack(&self, name: &str) -> Option<Source> {
        let shipped = || Self::file("packs/", name).or_else(|| Self::file("", name).filter(|_| !name.contains('/')));
        self.packs.get(name).cloned().or_else(shipped)
    }
}
