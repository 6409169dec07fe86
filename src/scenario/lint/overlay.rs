//! Changes that reach less than they seem to. Where several rules of an office are about one act, for officials and for
//! everyone, a change that names the act alone reaches one of them.

use super::{Finding, Seen};
use crate::scenario::limits;
use crate::scenario::named::{Key, find, key, spoken, steps};
use crate::scenario::problem::{Span, plain_name};
use crate::scenario::shape::shown;
use crate::scenario::tree::{Node, Value};
use crate::words;

/// What layers and settings changed in the layers below them, noted while they are laid.
#[derive(Clone, Debug, Default)]
pub struct Overlay {
    changes: Vec<Change>,
    /// Rules that a file or a setting speaks of.
    spoken_of: Vec<(String, Key)>,
    twice: Vec<Finding>,
}

/// A rule that was changed and named by its act alone.
#[derive(Clone, Debug)]
struct Change {
    span: Span,
    office: String,
    key: Key,
}

impl Overlay {
    /// Looks at a layer before it is laid over `base`.
    pub fn layer(&mut self, base: &Node, over: &Node) {
        self.walk(base, over, "", "");
    }

    fn walk(&mut self, base: &Node, over: &Node, path: &str, office: &str) {
        match (&base.value, &over.value) {
            (Value::Record(..), Value::Record(_, fields)) => {
                for field in fields {
                    let path = if path.is_empty() { field.name.clone() } else { format!("{path}.{}", field.name) };
                    if let Some(below) = base.field(&field.name) {
                        self.walk(below, &field.node, &path, office);
                    }
                }
            }
            (Value::List(below), Value::List(items))
                if items.len() <= limits::RULES && below.len() <= limits::RULES =>
            {
                let keys: Vec<Option<Key>> = items.iter().map(key).collect();
                // A list of which something has no name replaces what was there.
                if keys.iter().any(Option::is_none) {
                    return;
                }
                let keys: Vec<Key> = keys.into_iter().flatten().collect();
                let below: Vec<(Option<Key>, &Node)> = below.iter().map(|node| (key(node), node)).collect();
                for (number, (mine, item)) in keys.iter().zip(items).enumerate() {
                    if keys[..number].contains(mine) {
                        self.twice.push(Finding::at(path).in_place(item.span).with("name", &mine.name));
                    }
                    let under = below.iter().find(|(other, _)| other.as_ref() == Some(mine)).map(|(_, node)| *node);
                    if path == "offices.rules" {
                        if under.is_some_and(|under| mine.general() && changes(under, item)) {
                            self.change(item.span, office, mine);
                        }
                        self.speak_of(office, mine);
                    } else if let Some(under) = under {
                        let office = if path == "offices" { mine.name.as_str() } else { office };
                        self.walk(under, item, path, office);
                    }
                }
            }
            _ => {}
        }
    }

    /// Looks at a setting, `path=value`, before it is laid over `tree`.
    pub fn setting(&mut self, tree: &Node, setting: &str, number: u16) {
        let path = setting.split_once('=').map_or("", |(path, _)| path);
        let mut steps = steps(path);
        let (Some("offices"), Some(office), Some("rules"), Some(step)) =
            (steps.next(), steps.next(), steps.next(), steps.next())
        else {
            return;
        };
        let offices = tree.field("offices").map(Node::items).unwrap_or_default();
        let Some(office) = find(offices, office).map(|number| &offices[number]) else { return };
        let rules = office.field("rules").map(Node::items).unwrap_or_default();
        let Some(mine) = find(rules, step).and_then(|number| key(&rules[number])) else { return };
        let Some(office) = key(office).map(|key| key.name) else { return };
        if mine.name == plain_name(step) {
            self.change(Span { file: number, line: 0, column: 0 }, &office, &mine);
        }
        self.speak_of(&office, &mine);
    }

    /// Notes a change of a rule; of several changes of one rule, the first.
    fn change(&mut self, span: Span, office: &str, key: &Key) {
        if !self.changes.iter().any(|change| change.office == office && change.key == *key) {
            self.changes.push(Change { span, office: office.to_owned(), key: key.clone() });
        }
    }

    /// Notes that a rule is spoken of, once.
    fn speak_of(&mut self, office: &str, key: &Key) {
        if !self.spoken_of.iter().any(|(at, own)| at == office && own == key) {
            self.spoken_of.push((office.to_owned(), key.clone()));
        }
    }
}

/// Whether laying one thing over another changes it.
fn changes(under: &Node, over: &Node) -> bool {
    let Value::Record(_, fields) = &over.value else { return true };
    let plain = |node: &Node| node.placed(Span::default());
    fields.iter().any(|field| under.field(&field.name).map(plain) != Some(plain(&field.node)))
}

/// Rules about the same act, of the same office, that a change leaves as they are.
pub fn reaches_one(seen: &Seen) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, office) in seen.raw().offices.iter().enumerate() {
        let mine = |change: &&Change| change.office == plain_name(&office.name);
        let changes: Vec<&Change> = seen.overlay.changes.iter().filter(mine).collect();
        if changes.is_empty() {
            continue;
        }
        let nodes = seen.tree.at(&format!("offices[{number}].rules")).map(Node::items).unwrap_or_default();
        let keys: Vec<Option<Key>> = nodes.iter().map(key).collect();
        for change in changes {
            let reached = find(nodes, &change.key.name);
            let spoken_of =
                |other: &Key| seen.overlay.spoken_of.iter().any(|(at, key)| *at == change.office && key == other);
            // What is told apart by nothing from the rule that is reached can be named by its number alone.
            let left = |key: &Key| key.name == change.key.name && (*key == change.key || !spoken_of(key));
            let left = keys.iter().enumerate().filter(|(_, key)| key.as_ref().is_some_and(left)).map(|(rule, _)| rule);
            let on = |rule: &usize| office.rules.get(*rule).is_some_and(|rule| rule.on);
            let left: Vec<usize> = left.filter(|rule| Some(*rule) != reached).filter(on).collect();
            let Some(first) = left.first() else { continue };
            let said = |rule: &usize| {
                let path = spoken(seen.tree, &format!("offices[{number}].rules[{rule}]"));
                words::say!("lint-rule-with-points", path = path, points = shown(office.rules[*rule].points))
            };
            let others: Vec<String> = left.iter().map(said).collect();
            let finding = Finding::at(format!("offices[{number}].rules[{first}]")).in_place(change.span);
            let finding = finding.with("act", &office.rules[*first].act).with("office", &office.name);
            findings.push(finding.naming("others", &others).counting("count", left.len()));
        }
    }
    findings
}

/// Things of one name in a list that is laid over another: the second is laid over the first.
pub fn twice(seen: &Seen) -> Vec<Finding> {
    seen.overlay.twice.clone()
}
