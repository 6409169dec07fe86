//! Names in paths: what tells two things in a list apart, how a path such as `offices.ledger_office.bands.D.from` is said,
//! and where the value at its end was written.

use super::limits;
use super::problem::{Span, plain_name};
use super::tree::{Field, Node, Value};

/// What tells two things in a list apart, in the order it is looked for.
pub(super) const KEYS: [&str; 5] = ["name", "act", "state", "group", "place"];

/// In a longer list than any that is allowed, things go by their numbers: looking for namesakes would take long.
const MOST_NAMED: usize = limits::RULES;

/// A longer name is no name to be said in a path.
const LONGEST: usize = 60;

/// What tells a thing in a list apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// The field that names it.
    pub field: &'static str,
    /// Its plain name.
    pub name: String,
    /// For a rule, which is named by its act: for whom it is and in which quarters, where it says so. Several rules can be
    /// about one act.
    pub apart: [Option<Node>; 2],
}

impl Key {
    /// Whether nothing but the name tells it apart: a rule is for everyone everywhere.
    pub fn general(&self) -> bool {
        self.apart.iter().all(Option::is_none)
    }

    /// For whom it is, if it is for some people only, wherever they live.
    fn who(&self) -> Option<&str> {
        match &self.apart {
            [Some(Node { value: Value::Word(who), .. }), None] => Some(who),
            _ => None,
        }
    }
}

/// What tells a thing apart; `None` for what has no name.
pub fn key(node: &Node) -> Option<Key> {
    let (field, written) = written_name(node)?;
    let apart = ["who", "quarters"].map(|apart| told_apart(node.field(apart).filter(|_| field == "act")?));
    Some(Key { field, name: plain_name(written), apart })
}

/// The field that names a thing, and the name as it was written.
fn written_name(node: &Node) -> Option<(&'static str, &str)> {
    KEYS.iter().find_map(|field| match &node.field(field)?.value {
        Value::Text(text) | Value::Word(text) => Some((*field, text.as_str())),
        _ => None,
    })
}

/// For whom or where a rule is, so that two ways of writing the same are the same; `None` for everyone and everywhere.
fn told_apart(node: &Node) -> Option<Node> {
    let mut node = node.placed(Span::default());
    match &mut node.value {
        Value::Word(who) if who == "Anyone" => return None,
        Value::List(quarters) if quarters.is_empty() => return None,
        Value::List(quarters) => quarters.sort_by_cached_key(|quarter| quarter.text().map(plain_name)),
        _ => {}
    }
    Some(node)
}

/// The steps of a path: fields, names, and numbers in square brackets.
pub fn steps(path: &str) -> impl Iterator<Item = &str> {
    path.trim().split('.').flat_map(|part| {
        let mut rest = part;
        std::iter::from_fn(move || {
            let end = rest.char_indices().skip(1).find(|(_, c)| *c == '[').map_or(rest.len(), |(at, _)| at);
            let (step, after) = rest.split_at(end);
            rest = after;
            (!step.is_empty()).then_some(step)
        })
    })
}

/// The place in a list that a step of a path names: a number in square brackets, a name, or for a rule `litter(Officials)`.
/// Where rules share an act, its name alone stands for the first that is for everyone everywhere, or else for the first.
pub fn find(items: &[Node], step: &str) -> Option<usize> {
    if let Some(number) = number(step) {
        return Some(number).filter(|number| *number < items.len());
    }
    let called = |name: &str| -> Vec<(usize, Key)> {
        let wanted = plain_name(name);
        let keys = items.iter().enumerate();
        keys.filter_map(|(i, item)| Some((i, key(item).filter(|key| key.name == wanted)?))).collect()
    };
    let keys = called(step);
    let general = keys.iter().find(|(_, key)| key.general());
    if let Some((found, _)) = general.or(keys.first()) {
        return Some(*found);
    }
    let (name, who) = step.strip_suffix(')')?.split_once('(')?;
    called(name).into_iter().find(|(_, key)| key.who() == Some(who)).map(|(i, _)| i)
}

fn number(step: &str) -> Option<usize> {
    step.strip_prefix('[')?.strip_suffix(']')?.parse().ok()
}

/// A path as it is said to people: `offices.ledger_office.bands.D.from` for `offices[0].bands[3].from`. A setting
/// understands it. What has no name, or shares it and nothing that can be said in a path tells it apart, keeps its number,
/// and so does a thing whose name the path leads to.
pub fn spoken(tree: &Node, path: &str) -> String {
    let mut said = String::new();
    let mut node = Some(tree);
    let mut steps = steps(path).peekable();
    while let Some(step) = steps.next() {
        let items = node.map(Node::items).unwrap_or_default();
        // Where the name itself is the matter, it is no way to say which thing is meant.
        let after = steps.peek().copied();
        let itself = |number: &usize| items.get(*number).and_then(written_name).map(|(field, _)| field) == after;
        let name = number(step).filter(|number| !itself(number)).and_then(|number| name_of(items, number));
        if !said.is_empty() && (name.is_some() || !step.starts_with('[')) {
            said.push('.');
        }
        said += name.as_deref().unwrap_or(step);
        node = node.and_then(|node| next(node, step));
    }
    said
}

/// The name of one thing in a list by which [`find`] finds it and a reader knows it.
pub fn name_of(items: &[Node], number: usize) -> Option<String> {
    let item = items.get(number).filter(|_| items.len() <= MOST_NAMED)?;
    let (mine, written) = (key(item)?, written_name(item)?.1.replace(' ', "_"));
    let odd = |c: char| ".[]()=\"".contains(c) || c.is_control() || c.is_whitespace();
    if written.is_empty() || written.chars().count() > LONGEST || written.contains(odd) {
        return None;
    }
    let name = match mine.who() {
        Some(who) if items.iter().filter_map(key).filter(|key| key.name == mine.name).count() > 1 => {
            format!("{written}({who})")
        }
        _ => written,
    };
    // Of rules for some quarters only, one is named by its act alone only if no other rule is about that act.
    let alone = || items.iter().filter_map(key).filter(|key| key.name == mine.name).count() == 1;
    let clear = mine.general() || mine.who().is_some() || alone();
    (clear && find(items, &name) == Some(number)).then_some(name)
}

/// The value at one step from another.
fn next<'a>(node: &'a Node, step: &str) -> Option<&'a Node> {
    match &node.value {
        Value::List(items) => items.get(find(items, step)?),
        Value::Tuple(None, items) => items.get(number(step)?),
        Value::Tuple(Some(name), items) if name == step => items.first(),
        Value::Record(name, fields) => {
            let field = fields.iter().find(|field| field.name == step).map(|field| &field.node);
            field.or_else(|| (name.as_deref() == Some(step)).then_some(node))
        }
        _ => None,
    }
}

impl Node {
    /// Where the value at a path was written, or the nearest value around it. Things in lists go by name or by number:
    /// `offices.ledger_office.bands[2].from`.
    pub fn place_of(&self, path: &str) -> Span {
        let mut node = self;
        for step in steps(path) {
            match next(node, step) {
                Some(inner) => node = inner,
                None => break,
            }
        }
        node.span
    }

    /// The value at a path, if there is one.
    pub fn at(&self, path: &str) -> Option<&Self> {
        steps(path).try_fold(self, |node, step| next(node, step))
    }

    /// The same value, but with everything in it written at one place.
    pub fn placed(&self, span: Span) -> Self {
        let each = |items: &[Self]| items.iter().map(|item| item.placed(span)).collect();
        let value = match &self.value {
            Value::List(items) => Value::List(each(items)),
            Value::Tuple(name, items) => Value::Tuple(name.clone(), each(items)),
            Value::Record(name, fields) => {
                let placed = |field: &Field| Field { name: field.name.clone(), span, node: field.node.placed(span) };
                Value::Record(name.clone(), fields.iter().map(placed).collect())
            }
            other => other.clone(),
        };
        Self { span, value }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::layers;
    use crate::scenario::problem::Problems;
    use crate::scenario::reader::read;

    const TREE: &str = r#"(
        town: (feature: Table(range: (0.0, 9.0), groups: [(name: "Wren", cells: []), (name: "Mrs. Heron"), ()])),
        acts: [(name: "nap", chance: Fixed(0.5), drivers: [(state: Strain), (state: Band("B")), (state: Young)])],
        offices: [(name: "Ledger office", bands: [(name: "A"), (name: "a")], rules: [
            (act: "litter", points: 1), (act: "litter", who: Officials, points: 2), (act: "litter", quarters: ["Mill"]),
            (act: "nap", who: Traders), (act: "doze", quarters: ["Mill"]), (act: "litter", points: 6),
            (act: "sing", who: Owners), (act: "sing", who: Officials),
        ])],
    )"#;

    fn tree() -> Node {
        let mut problems = Problems::default();
        let tree = read(TREE.as_bytes(), 0, &mut problems);
        assert!(problems.is_empty(), "{problems}");
        tree.unwrap()
    }

    #[test]
    fn paths_name_things_and_number_what_has_no_name_of_its_own() {
        let cases = [
            ("town.feature.Table.range", "town.feature.Table.range"),
            ("town.feature.Table.range[1]", "town.feature.Table.range[1]"),
            ("town.feature.Table.groups[0].name", "town.feature.Table.groups[0].name"),
            ("town.feature.Table.groups[0].cells", "town.feature.Table.groups.Wren.cells"),
            ("town.feature.Table.groups[1].name", "town.feature.Table.groups[1].name"),
            ("town.feature.Table.groups[2]", "town.feature.Table.groups[2]"),
            ("acts[0].chance", "acts.nap.chance"),
            ("acts[0].drivers[0].doublings", "acts.nap.drivers.Strain.doublings"),
            ("acts[0].drivers[1].doublings", "acts.nap.drivers[1].doublings"),
            ("offices[0].bands[0].from", "offices.Ledger_office.bands.A.from"),
            ("offices[0].bands[1].from", "offices.Ledger_office.bands[1].from"),
            ("offices[0].rules[0].points", "offices.Ledger_office.rules.litter.points"),
            ("offices[0].rules[1].points", "offices.Ledger_office.rules.litter(Officials).points"),
            ("offices[0].rules[2].points", "offices.Ledger_office.rules[2].points"),
            ("offices[0].rules[3].points", "offices.Ledger_office.rules.nap.points"),
            ("offices[0].rules[4].points", "offices.Ledger_office.rules.doze.points"),
            ("offices[0].rules[5].points", "offices.Ledger_office.rules[5].points"),
            ("offices[0].rules[6].points", "offices.Ledger_office.rules.sing(Owners).points"),
            ("offices[0].rules[7].points", "offices.Ledger_office.rules.sing(Officials).points"),
            ("offices[9].rules[0].points", "offices[9].rules[0].points"),
            ("", ""),
        ];
        let tree = tree();
        for (numbers, names) in cases {
            assert_eq!(spoken(&tree, numbers), names);
            assert_eq!(tree.place_of(names), tree.place_of(numbers), "{names} and {numbers} are one place");
            assert_eq!(tree.at(names), tree.at(numbers), "{names} and {numbers} are one value");
        }
        assert_ne!(tree.place_of("offices.Ledger_office.rules.litter(Officials).points"), tree.place_of("offices"));
    }

    /// Whatever path a problem names, a setting can take: it reaches the same value.
    #[test]
    fn a_setting_understands_every_path_that_is_said() {
        for numbers in [
            "town.feature.Table.range",
            "town.feature.Table.groups[0].name",
            "town.feature.Table.groups[1].name",
            "acts[0].chance.Fixed",
            "acts[0].drivers[1].doublings",
            "offices[0].bands[1].name",
            "offices[0].rules[1].points",
            "offices[0].rules[2].points",
            "offices[0].rules[7].points",
        ] {
            let (mut by_name, mut by_number) = (tree(), tree());
            let mut problems = Problems::default();
            let setting = format!("{}=77", spoken(&by_name, numbers));
            layers::set(&mut by_name, &setting, 1, &mut problems);
            layers::set(&mut by_number, &format!("{numbers}=77"), 1, &mut problems);
            assert!(problems.is_empty(), "{problems}");
            assert_eq!(by_name, by_number, "{setting}");
            assert_ne!(by_name, tree(), "{setting}");
        }
    }
}
