//! Scenarios and packs by name, and the one way from text to a checked [`Scenario`].

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

use super::problem::{Problems, nearest};
use super::tree::{Node, Value, read};
use super::{Scenario, layers, resolve, shape};

/// Every file under scenarios/: dropping one in is all it takes to ship it.
static SHIPPED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/scenarios");
const CATALOGUE: &str = include_str!("../../assets/acts.ron");
pub(crate) const MOST_PACKS: usize = 64;

/// A text and the name under which problems speak of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The name, usually a path.
    pub name: String,
    /// The text as bytes, which need not be valid anything.
    pub bytes: Vec<u8>,
}

/// The scenarios and packs that can be named: those shipped, and any added.
#[derive(Clone, Debug, Default)]
pub struct Library {
    packs: BTreeMap<String, Source>,
    insets: BTreeMap<String, Source>,
}

/// What a text was read into.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// The checked scenario.
    pub scenario: Scenario,
    /// The packs it is built on, from the bottom to the top.
    pub packs: Vec<String>,
    /// What is probably not meant, and what is worth a second thought. None of it is an error.
    pub warnings: Problems,
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

    fn shipped(folder: &str) -> BTreeMap<String, Source> {
        let dir = if folder.is_empty() { Some(&SHIPPED) } else { SHIPPED.get_dir(folder) };
        let files = dir.into_iter().flat_map(Dir::files).filter(|f| f.path().extension().is_some_and(|e| e == "ron"));
        files
            .filter_map(|file| {
                let name = file.path().file_stem()?.to_str()?.to_owned();
                let path = format!("scenarios/{}", file.path().to_str()?);
                Some((name, Source { name: path, bytes: file.contents().to_vec() }))
            })
            .collect()
    }

    /// The names of the shipped scenarios, in alphabetical order.
    pub fn scenario_names() -> Vec<String> {
        Self::shipped("").into_keys().collect()
    }

    /// A shipped scenario.
    pub fn scenario(name: &str) -> Option<Source> {
        Self::shipped("").remove(name)
    }

    /// The scenario of an experiment of the lab.
    pub fn experiment(name: &str) -> Option<Source> {
        Self::shipped("lab").remove(name)
    }

    /// The names of all packs.
    pub fn pack_names(&self) -> Vec<String> {
        let mut names: Vec<String> = Self::shipped("packs").into_keys().chain(self.packs.keys().cloned()).collect();
        names.sort();
        names.dedup();
        names
    }

    /// A pack.
    pub fn pack(&self, name: &str) -> Option<Source> {
        self.packs.get(name).cloned().or_else(|| Self::shipped("packs").remove(name))
    }
}

/// Reads a text, lays it over its packs and the catalogue, lays `settings` (`path=value`, or `path=@name` for a text that
/// the library has under that name) over that, and checks
/// everything.
///
/// # Errors
/// All problems found, each with its place, the path of the field, the bound and a hint.
pub fn parse(source: &Source, library: &Library, settings: &[String]) -> Result<Parsed, Problems> {
    let mut problems = Problems::default();
    let file = problems.file(&source.name);
    let Some(own) = read(&source.bytes, file, &mut problems) else {
        return Err(problems);
    };
    let mut gathering = Gathering { library, layers: vec![], open: vec![], done: vec![], problems: &mut problems };
    gathering.gather(&own);
    let (packs, pack_names) = (gathering.layers, gathering.done);
    let mut tree = Node { span: own.span, value: Value::Record(None, vec![]) };
    let own_span = own.span;
    let unnamed = |mut node: Node| {
        if let Value::Record(name, _) = &mut node.value {
            *name = None;
        }
        node
    };
    for layer in packs.into_iter().chain([own]) {
        layers::lay(&mut tree, unnamed(layer));
    }
    let without_catalogue = matches!(tree.field("catalogue").map(|n| &n.value), Some(Value::Bool(false)))
        || settings.iter().any(|s| s.replace(' ', "") == "catalogue=false");
    if !without_catalogue {
        let file = problems.file("assets/acts.ron");
        if let Some(mut base) = read(CATALOGUE.as_bytes(), file, &mut problems) {
            layers::lay(&mut base, tree);
            tree = base;
        }
    }
    tree.span = own_span;
    for setting in settings {
        let inset = setting.split_once("=@").and_then(|(path, name)| Some((path, library.inset(name)?)));
        let name = inset
            .map_or_else(|| format!("--set {}", setting.chars().take(80).collect::<String>()), |(_, s)| s.name.clone());
        let number = problems.file(&name);
        match inset {
            Some((path, source)) => layers::put(&mut tree, path, &source.bytes, number, &mut problems),
            None => layers::set(&mut tree, setting, number, &mut problems),
        }
    }
    let json = shape::shape(&tree, &mut problems);
    // What has the right shape is held against itself even if something else has not, so that all is told at once.
    let raw = match serde_json::from_value(json) {
        Ok(raw) => raw,
        Err(error) => {
            if problems.sound() {
                problems.add(own_span, "unreadable", None, &[("why", &error.to_string())]);
            }
            return Err(problems);
        }
    };
    match resolve::scenario(raw, &tree, &mut problems) {
        Some(scenario) => Ok(Parsed { scenario, packs: pack_names, warnings: problems }),
        None => Err(problems),
    }
}

struct Gathering<'a> {
    library: &'a Library,
    layers: Vec<Node>,
    open: Vec<String>,
    done: Vec<String>,
    problems: &'a mut Problems,
}

impl Gathering<'_> {
    fn gather(&mut self, node: &Node) {
        for item in node.field("packs").map(Node::items).unwrap_or_default() {
            let Some(name) = item.text().map(|name| name.chars().take(60).collect::<String>()) else {
                continue;
            };
            if self.open.contains(&name) {
                let chain = [&self.open[..], std::slice::from_ref(&name)].concat().join(" → ");
                self.problems.add(item.span, "pack-cycle", Some("pack-cycle-hint"), &[("chain", &chain)]);
                continue;
            }
            if self.done.contains(&name) || self.done.len() >= MOST_PACKS {
                continue;
            }
            let Some(source) = self.library.pack(&name) else {
                let names = self.library.pack_names();
                let near = nearest(&name, names.iter().map(String::as_str)).unwrap_or("");
                let hint = if near.is_empty() { "known-packs" } else { "did-you-mean" };
                let known = names.join(", ");
                let values = [("name", name.as_str()), ("near", near), ("known", known.as_str())];
                self.problems.add(item.span, "unknown-pack", Some(hint), &values);
                continue;
            };
            let file = self.problems.file(&source.name);
            self.open.push(name.clone());
            if let Some(tree) = read(&source.bytes, file, self.problems) {
                self.gather(&tree);
                self.layers.push(tree);
                self.done.push(name);
            }
            self.open.pop();
        }
    }
}
