//! Layers: packs under a scenario, settings over it.
//!
//! Records are laid over records field by field; a list of named things over a list of named things, thing by thing;
//! everything else replaces what was there.

use super::limits;
use super::problem::{Problems, Span, nearest, plain_name};
use super::shape::{choices, node_of, resolved, schema};
use super::tree::{Field, Node, Value, read};
use serde_json::Value as Json;

/// What tells two things in a list apart, in the order it is looked for.
pub(super) const KEYS: [&str; 5] = ["name", "act", "state", "group", "place"];

/// A longer list has no meaning here: it replaces what was there and is then refused for its length.
const MOST_NAMED: usize = limits::RULES;

/// Lays `over` over `base`.
pub fn lay(base: &mut Node, over: Node) {
    match (&mut base.value, over.value) {
        (Value::Record(base_name, fields), Value::Record(name, new)) if *base_name == name => {
            base.span = over.span;
            for field in new {
                match fields.iter_mut().find(|f| f.name == field.name) {
                    Some(old) => {
                        old.span = field.span;
                        lay(&mut old.node, field.node);
                    }
                    None => fields.push(field),
                }
            }
        }
        (Value::List(items), Value::List(new))
            if (1..=MOST_NAMED).contains(&new.len()) && new.iter().all(|item| key(item).is_some()) =>
        {
            for item in new {
                match items.iter_mut().find(|old| key(old).is_some() && key(old) == key(&item)) {
                    Some(old) => lay(old, item),
                    None => items.push(item),
                }
            }
        }
        (_, value) => *base = Node { span: over.span, value },
    }
}

/// What tells a thing in a list apart.
#[derive(PartialEq)]
struct Key {
    /// The field that names it.
    field: &'static str,
    /// Its plain name.
    name: String,
    /// For a rule, which is named by its act: for whom it is and in which quarters, where it says so. Several rules can be
    /// about one act.
    apart: [Option<Node>; 2],
}

fn key(node: &Node) -> Option<Key> {
    KEYS.iter().find_map(|field| {
        let name = match &node.field(field)?.value {
            Value::Text(text) | Value::Word(text) => plain_name(text),
            _ => return None,
        };
        let apart = ["who", "quarters"].map(|apart| told_apart(node.field(apart).filter(|_| *field == "act")?));
        Some(Key { field, name, apart })
    })
}

/// For whom or where a rule is, so that two ways of writing the same are the same; `None` for everyone and everywhere.
fn told_apart(node: &Node) -> Option<Node> {
    let mut node = plain(node);
    match &mut node.value {
        Value::Word(who) if who == "Anyone" => return None,
        Value::List(quarters) if quarters.is_empty() => return None,
        Value::List(quarters) => quarters.sort_by_cached_key(|quarter| quarter.text().map(plain_name)),
        _ => {}
    }
    Some(node)
}

/// The place of the thing that a step of a path names. Where rules share an act, it is the first that is for everyone
/// everywhere, or else the first.
fn named(items: &[Node], step: &str) -> Option<usize> {
    let wanted = plain_name(step);
    let keys: Vec<(usize, Key)> = items
        .iter()
        .enumerate()
        .filter_map(|(i, item)| Some((i, key(item).filter(|key| key.name == wanted)?)))
        .collect();
    let general = keys.iter().find(|(_, key)| key.apart.iter().all(Option::is_none));
    general.or(keys.first()).map(|(i, _)| *i)
}

/// Lays one setting, `path=value`, over a tree. `number` is the number of the setting as a file.
pub fn set(tree: &mut Node, setting: &str, number: u16, problems: &mut Problems) {
    let span = Span { file: number, line: 0, column: 0 };
    let Some((path, text)) = setting.split_once('=') else {
        problems.add(span, "setting-form", Some("setting-form-hint"), &[("setting", setting)]);
        return;
    };
    let mut text_problems = Problems::default();
    let Some(mut value) = read(text.trim().as_bytes(), number, &mut text_problems) else {
        problems.add(span, "setting-value", Some("setting-value-hint"), &[("setting", setting), ("path", path.trim())]);
        return;
    };
    place_all(&mut value, span);
    put_node(tree, path, value, span, problems);
}

/// Puts a whole text in place, which keeps its own places.
pub fn put(tree: &mut Node, path: &str, bytes: &[u8], number: u16, problems: &mut Problems) {
    if let Some(value) = read(bytes, number, problems) {
        put_node(tree, path, value, Span { file: number, line: 0, column: 0 }, problems);
    }
}

fn put_node(tree: &mut Node, path: &str, value: Node, span: Span, problems: &mut Problems) {
    let mut node = tree;
    let mut of = Some(schema());
    let mut walked = String::new();
    for step in path.trim().replace('[', ".[").split('.').filter(|step| !step.is_empty()) {
        let here = if walked.is_empty() { path.trim().to_owned() } else { walked.clone() };
        match child(node, step, of, span) {
            Ok((next, schema)) => (node, of) = (next, schema),
            Err(known) => {
                let known: Vec<&str> = known.iter().map(String::as_str).collect();
                let near = nearest(step, known.iter().copied()).map(str::to_owned);
                let all = known.join(", ");
                let values = [
                    ("path", here.as_str()),
                    ("step", step),
                    ("known", all.as_str()),
                    ("near", near.as_deref().unwrap_or("")),
                ];
                let hint = if near.is_some() { "did-you-mean" } else { "setting-step-hint" };
                problems.add(span, "setting-step", Some(hint), &values);
                return;
            }
        }
        if !walked.is_empty() && !step.starts_with('[') {
            walked.push('.');
        }
        walked.push_str(step);
    }
    *node = value;
}

/// A place in a tree, and the schema of what may stand there.
type Place<'a> = (&'a mut Node, Option<&'static Json>);

/// The child of a node at one step of a path. An absent field of a record is made, with its default if the schema has
/// one. `Err` gives the names there are.
fn child<'a>(node: &'a mut Node, step: &str, of: Option<&'static Json>, span: Span) -> Result<Place<'a>, Vec<String>> {
    let of = of.map(resolved);
    let held = of.and_then(choices).and_then(|choices| match &node.value {
        Value::Record(Some(name), _) => choices.into_iter().find(|(choice, _)| choice == name)?.1.map(resolved),
        _ => None,
    });
    match &mut node.value {
        Value::List(items) => {
            let index = match step.strip_prefix('[').and_then(|s| s.strip_suffix(']')) {
                Some(inside) => inside.parse().ok().filter(|i| *i < items.len()),
                None => named(items, step),
            };
            match index {
                Some(index) => Ok((&mut items[index], of.and_then(|schema| schema.get("items")))),
                None => {
                    let mut names: Vec<String> = items.iter().filter_map(|item| Some(key(item)?.name)).collect();
                    names.dedup();
                    Err(names)
                }
            }
        }
        Value::Record(_, fields) if !step.starts_with('[') => {
            let schema = held.or(of).and_then(|schema| schema.get("properties")?.get(step));
            if !fields.iter().any(|f| f.name == step) {
                let empty = Node { span, value: Value::Record(None, vec![]) };
                let default = schema.and_then(|schema| node_of(schema.get("default")?, schema, span));
                fields.push(Field { name: step.to_owned(), span, node: default.unwrap_or(empty) });
            }
            let field = fields.iter_mut().find(|field| field.name == step);
            field.map(|field| (&mut field.node, schema)).ok_or_else(Vec::new)
        }
        _ => Err(vec![]),
    }
}

/// A value without its places, for comparing.
fn plain(node: &Node) -> Node {
    let mut node = node.clone();
    place_all(&mut node, Span::default());
    node
}

fn place_all(node: &mut Node, span: Span) {
    node.span = span;
    match &mut node.value {
        Value::List(items) | Value::Tuple(_, items) => items.iter_mut().for_each(|item| place_all(item, span)),
        Value::Record(_, fields) => {
            for field in fields {
                field.span = span;
                place_all(&mut field.node, span);
            }
        }
        _ => {}
    }
}
