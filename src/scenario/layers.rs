//! Layers: packs under a scenario, settings over it.
//!
//! Records are laid over records field by field; a list of named things over a list of named things, thing by thing;
//! everything else replaces what was there.

use super::limits;
use super::named::{Key, find, key, name_of, steps};
use super::problem::{Problems, Span, nearest};
use super::reader::read;
use super::shape::{choices, node_of, resolved, schema};
use super::tree::{Field, Node, Value};
use serde_json::Value as Json;

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
            let mut keys: Vec<Option<Key>> = items.iter().map(key).collect();
            for item in new {
                let own = key(&item);
                match keys.iter().position(|key| *key == own) {
                    Some(place) => lay(&mut items[place], item),
                    None => {
                        items.push(item);
                        keys.push(own);
                    }
                }
            }
        }
        (_, value) => *base = Node { span: over.span, value },
    }
}

/// The name under which problems speak of a setting.
pub fn set_name(setting: &str) -> String {
    format!("--set {}", setting.chars().take(80).collect::<String>())
}

/// Lays one setting, `path=value`, over a tree. `number` is the number of the setting as a file.
pub fn set(tree: &mut Node, setting: &str, number: u16, problems: &mut Problems) {
    let span = Span { file: number, line: 0, column: 0 };
    let Some((path, text)) = setting.split_once('=').filter(|(path, _)| steps(path).next().is_some()) else {
        problems.add(span, "setting-form", Some("setting-form-hint"), &[("setting", setting)]);
        return;
    };
    let mut faults = Problems::default();
    let Some(value) = read(text.trim().as_bytes(), number, &mut faults) else {
        let faults = faults.sorted();
        let fault = faults.first();
        let why = fault.map(|fault| fault.message()).unwrap_or_default();
        // A hint of several sentences has its full stop already.
        let mend = fault.and_then(|fault| fault.hint()).unwrap_or_default();
        let mend = mend.trim_end_matches('.');
        let values = [("setting", setting), ("path", path.trim()), ("why", &why), ("mend", mend)];
        let hint = if mend.is_empty() { "setting-value-alone-hint" } else { "setting-value-hint" };
        problems.add(span, "setting-value", Some(hint), &values);
        return;
    };
    put_node(tree, path, value.placed(span), span, problems);
}

/// Whether a setting is of a field at the top that must be known before packs are laid under a file.
pub fn is_of_the_ground(setting: &str) -> bool {
    let path = setting.split_once('=').map_or("", |(path, _)| path);
    steps(path).next().is_some_and(|first| first == "packs" || first == "catalogue")
}

/// Puts a whole text in place, which keeps its own places.
pub fn put(tree: &mut Node, path: &str, bytes: &[u8], number: u16, problems: &mut Problems) {
    if let Some(value) = read(bytes, number, problems) {
        put_node(tree, path, value, Span { file: number, line: 0, column: 0 }, problems);
    }
}

pub(super) fn put_node(tree: &mut Node, path: &str, value: Node, span: Span, problems: &mut Problems) {
    let mut node = tree;
    let mut of = Some(schema());
    let mut walked = String::new();
    for step in steps(path) {
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
        Value::Record(Some(name), _) | Value::Tuple(Some(name), _) => {
            choices.into_iter().find(|(choice, _)| choice == name)?.1.map(resolved)
        }
        _ => None,
    });
    // A path may name the choice that was made, as problems do: `town.feature.Table.range`.
    if matches!(&node.value, Value::Record(Some(name), fields) if name == step && fields.iter().all(|f| f.name != step))
    {
        return Ok((node, of));
    }
    match &mut node.value {
        Value::Tuple(Some(name), items) if name == step && items.len() == 1 => Ok((&mut items[0], held)),
        Value::List(items) => match find(items, step) {
            Some(index) => Ok((&mut items[index], of.and_then(|schema| schema.get("items")))),
            None => {
                let numbers = 0..items.len().min(MOST_NAMED);
                Err(numbers.filter_map(|number| name_of(items, number)).collect())
            }
        },
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
