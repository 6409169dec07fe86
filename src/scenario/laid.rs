//! The one way from text to a checked [`Scenario`]: packs and the catalogue are laid under a file, settings over it, and
//! the whole is checked.

use super::library::{Library, Source};
use super::lint::{self, Overlay, Seen};
use super::problem::{Problems, nearest};
use super::reader::read;
use super::tree::{Node, Value};
use super::{Scenario, catalogue, knobs, layers, resolve, shape, stages};

/// No scenario builds on more packs.
pub const MOST_PACKS: usize = 64;

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

/// Reads a text, lays it over its packs and the catalogue, lays `settings` (`path=value`, or `path=@name` for a text that
/// the library has under that name) over that, and checks everything.
///
/// # Errors
/// All problems found, each with its place, the path of the field, the bound and a hint.
pub fn parse(source: &Source, library: &Library, settings: &[String]) -> Result<Parsed, Problems> {
    let laid = Laid::of(source, library, settings)?;
    let parsed = laid.check()?;
    let mut problems = parsed.warnings.clone();
    resolve::runs(&parsed.scenario, &laid.tree, &mut problems);
    knobs::check(&parsed.scenario, &laid.tree, &mut problems);
    if problems.sound() { Ok(parsed) } else { Err(problems) }
}

/// A scenario's text with all that is laid under and over it, before it is checked. More can be laid over it.
#[derive(Clone)]
pub struct Laid {
    tree: Node,
    packs: Vec<String>,
    problems: Problems,
    overlay: Overlay,
    is_pack: bool,
    /// The paths that were set by hand.
    by_hand: Vec<String>,
}

impl Laid {
    /// Reads a text, lays it over its packs and the catalogue, and lays settings over that.
    ///
    /// # Errors
    /// Why the text cannot be read.
    pub fn of(source: &Source, library: &Library, settings: &[String]) -> Result<Self, Problems> {
        // What lies under a file is the file's to say, and a setting of it is as if the file had said it.
        let (ground, over): (Vec<&String>, Vec<&String>) =
            settings.iter().partition(|setting| layers::is_of_the_ground(setting));
        let mut laid = Self::founded(source, library, &ground)?;
        over.into_iter().for_each(|setting| laid.set(library, setting));
        Ok(laid)
    }

    /// A text over its packs and the catalogue. `ground` are settings of these two.
    fn founded(source: &Source, library: &Library, ground: &[&String]) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        let file = problems.file(&source.name);
        let Some(mut own) = read(&source.bytes, file, &mut problems) else {
            return Err(problems);
        };
        for setting in ground {
            let number = problems.file(&layers::set_name(setting));
            layers::set(&mut own, setting, number, &mut problems);
        }
        let span = own.span;
        let mut gathering = Gathering { library, layers: vec![], open: vec![], done: vec![], problems: &mut problems };
        gathering.gather(&own);
        let (layers, packs) = (gathering.layers, gathering.done);
        let mut tree = Node { span, value: Value::Record(None, vec![]) };
        let mut overlay = Overlay::default();
        let below = layers.into_iter().map(without_lesson);
        for layer in below.chain([own]) {
            overlay.layer(&tree, &layer);
            layers::lay(&mut tree, unnamed(layer));
        }
        if !matches!(tree.field("catalogue").map(|n| &n.value), Some(Value::Bool(false))) {
            let file = problems.file(catalogue::NAME);
            if let Some(mut base) = read(catalogue::TEXT.as_bytes(), file, &mut problems) {
                layers::lay(&mut base, tree);
                tree = base;
            }
        }
        tree.span = span;
        Ok(Self { tree, packs, problems, overlay, is_pack: source.is_pack(), by_hand: vec![] })
    }

    /// Lays a setting over it.
    pub fn set(&mut self, library: &Library, setting: &str) {
        if let Some((path, _)) = setting.split_once('=') {
            self.by_hand.push(path.trim().to_owned());
        }
        let inset = setting.split_once("=@").and_then(|(path, name)| Some((path, library.inset(name)?)));
        let name = inset.map_or_else(|| layers::set_name(setting), |(_, source)| source.name.clone());
        let number = self.problems.file(&name);
        match inset {
            Some((path, source)) => layers::put(&mut self.tree, path, &source.bytes, number, &mut self.problems),
            None => {
                self.overlay.setting(&self.tree, setting, number);
                layers::set(&mut self.tree, setting, number, &mut self.problems);
            }
        }
    }

    /// How many values are written in it.
    pub fn values(&self) -> usize {
        self.tree.values()
    }

    /// Checks the whole.
    ///
    /// # Errors
    /// All problems found.
    pub fn check(&self) -> Result<Parsed, Problems> {
        let mut problems = self.problems.clone();
        let json = shape::shape(&self.tree, &mut problems);
        // What has the right shape is held against itself even if something else has not, so that all is told at once.
        let raw = match serde_json::from_value(json) {
            Ok(raw) => raw,
            Err(error) => {
                if problems.sound() {
                    problems.add(self.tree.span, "unreadable", None, &[("why", &error.to_string())]);
                }
                return Err(problems);
            }
        };
        match resolve::scenario(raw, &self.tree, &mut problems) {
            Some(mut scenario) => {
                scenario.later = stages::later(&scenario, &self.tree, &self.by_hand, &mut problems);
                if !problems.sound() {
                    return Err(problems);
                }
                lint::lint(&Seen::new(&scenario, &self.tree, &self.overlay, self.is_pack), &mut problems);
                Ok(Parsed { scenario, packs: self.packs.clone(), warnings: problems })
            }
            None => Err(problems),
        }
    }
}

/// A pack without its lesson, which is about the pack alone.
fn without_lesson(mut node: Node) -> Node {
    if let Value::Record(_, fields) = &mut node.value {
        fields.retain(|field| field.name != "lesson");
    }
    node
}

/// A file's record may have a name of its own, which means nothing.
fn unnamed(mut node: Node) -> Node {
    if let Value::Record(name, _) = &mut node.value {
        *name = None;
    }
    node
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
