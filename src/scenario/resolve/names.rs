//! Names: the one place where a name that was written becomes the number of the thing it stands for.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::scenario::limits::{self, QuarterMask};
use crate::scenario::named::spoken;
use crate::scenario::problem::{Problems, nearest, plain_name};
use crate::scenario::raw::RawScenario;
use crate::scenario::tree::Node;

/// A thing that can be named, with its number among those of its kind.
#[derive(Clone, Debug)]
pub struct Name<'a> {
    number: usize,
    written: &'a str,
    plain: String,
}

/// The first `most` of some things by name. What is beyond a limit has been told already and stands for nothing.
pub fn names<'a>(written: impl Iterator<Item = &'a String>, most: usize) -> Vec<Name<'a>> {
    let numbered = written.take(most).enumerate();
    numbered.map(|(number, written)| Name { number, written, plain: plain_name(written) }).collect()
}

/// A scenario while it is resolved: what was written, the names in it, and where problems go.
pub struct Resolver<'a> {
    pub raw: &'a RawScenario,
    pub acts: Vec<Name<'a>>,
    pub watchers: Vec<Name<'a>>,
    /// The offices, on or off, by their numbers as written.
    pub offices: Vec<Name<'a>>,
    /// Those of the offices that keep a tally.
    pub keeping: Vec<Name<'a>>,
    /// The office that leads, by its number as written; none where there is no office.
    pub leads: Option<usize>,
    /// The bands of the leading office.
    pub bands: Vec<Name<'a>>,
    pub incidents: Vec<Name<'a>>,
    pub looks: Vec<Name<'a>>,
    pub quarters: Vec<Name<'a>>,
    /// The looks, then the quarters, numbered through.
    pub groups: Vec<Name<'a>>,
    tree: &'a Node,
    // Passes look up names in the middle of building things, so a look-up must not need the resolver for itself alone.
    problems: RefCell<&'a mut Problems>,
}

impl<'a> Resolver<'a> {
    pub fn new(raw: &'a RawScenario, tree: &'a Node, problems: &'a mut Problems) -> Self {
        let offices = names(raw.offices.iter().map(|office| &office.name), limits::OFFICES);
        let keeps = |office: &&Name| raw.offices[office.number].tally.is_some();
        let looks = names(raw.town.looks.iter().map(|look| &look.name), limits::LOOKS);
        let quarters = names(raw.town.quarters.iter().map(|quarter| &quarter.name), limits::QUARTERS);
        let after = |quarter: &Name<'a>| Name { number: looks.len() + quarter.number, ..quarter.clone() };
        let mut resolver = Self {
            raw,
            acts: names(raw.acts.iter().map(|act| &act.name), limits::ACTS),
            watchers: names(raw.watchers.iter().map(|watcher| &watcher.name), limits::WATCHERS),
            keeping: offices.iter().filter(keeps).cloned().collect(),
            leads: None,
            bands: vec![],
            incidents: names(raw.incidents.iter().map(|incident| &incident.name), limits::INCIDENTS),
            groups: looks.iter().cloned().chain(quarters.iter().map(after)).collect(),
            offices,
            looks,
            quarters,
            tree,
            problems: RefCell::new(problems),
        };
        resolver.leads = resolver.leading();
        let bands =
            resolver.leads.map(|office| names(raw.offices[office].bands.iter().map(|b| &b.name), limits::BANDS));
        resolver.bands = bands.unwrap_or_default();
        resolver
    }

    /// Records a problem with the value at a path.
    pub fn problem(&self, path: &str, key: &str, hint: Option<&str>, values: &[(&str, &str)]) {
        let said = spoken(self.tree, path);
        let mut all = vec![("path", said.as_str())];
        all.extend_from_slice(values);
        self.problems.borrow_mut().add(self.tree.place_of(path), key, hint, &all);
    }

    /// Whether there is no error so far, so that it is worth working something out.
    pub fn sound(&self) -> bool {
        self.problems.borrow().sound()
    }

    /// The number of what a name stands for among these. If it stands for nothing, that is a problem; `what` is the key of
    /// what it should be. An empty name stands for nothing either, and is no problem here: where a name is needed, the
    /// want of it has been told already.
    pub fn find(&self, path: &str, name: &str, what: &str, among: &[Name]) -> Option<usize> {
        self.find_all(path, name, what, among).first().copied()
    }

    /// The numbers of everything that a name stands for: a look and a quarter can share one.
    pub fn find_all(&self, path: &str, name: &str, what: &str, among: &[Name]) -> Vec<usize> {
        if name.is_empty() {
            return vec![];
        }
        let plain = plain_name(name);
        let found: Vec<usize> = among.iter().filter(|other| other.plain == plain).map(|other| other.number).collect();
        if found.is_empty() {
            let known = || among.iter().map(|other| other.written);
            let near = nearest(name, known()).unwrap_or("");
            let all = known().collect::<Vec<_>>().join(", ");
            let what = crate::words::plain(what);
            let hint = match (near.is_empty(), among.is_empty()) {
                (_, true) => "no-known-names",
                (true, false) => "known-names",
                (false, false) => "did-you-mean",
            };
            let values = [("name", name), ("near", near), ("known", all.as_str()), ("what", what.as_str())];
            self.problem(path, "unknown-name", Some(hint), &values);
        }
        found
    }

    /// The number of an act.
    pub fn act(&self, path: &str, name: &str) -> Option<usize> {
        self.find(path, name, "what-act", &self.acts)
    }

    /// The number of a look.
    pub fn look(&self, path: &str, name: &str) -> Option<usize> {
        self.find(path, name, "what-look", &self.looks)
    }

    /// The number of a quarter.
    pub fn quarter(&self, path: &str, name: &str) -> Option<usize> {
        self.find(path, name, "what-quarter", &self.quarters)
    }

    /// The quarters that the list `quarters` of the thing at a path names; all of them if it names none.
    pub fn quarters(&self, path: &str, named: &[String]) -> QuarterMask {
        if named.is_empty() {
            return QuarterMask::MAX;
        }
        let numbers = named.iter().enumerate();
        let numbers = numbers.filter_map(|(q, name)| self.quarter(&format!("{path}.quarters[{q}]"), name));
        numbers.fold(0, |mask, number| mask | 1 << number)
    }

    /// The number of an office among those that are switched on. One that is switched off is not there for the days.
    pub fn on(&self, office: usize) -> Option<usize> {
        let offices = &self.raw.offices;
        let on = offices.get(office).is_some_and(|office| office.on);
        on.then(|| offices[..office].iter().filter(|office| office.on).count())
    }

    /// The office that leads: the one that is named, or the first that is switched on. Where every office is switched
    /// off, names still resolve, but what they stand for is not there.
    fn leading(&self) -> Option<usize> {
        let named = self.find("leads", &self.raw.leads, "what-office", &self.offices);
        let first_on = self.raw.offices.iter().position(|office| office.on);
        match (named, first_on) {
            (Some(named), Some(_)) if !self.raw.offices[named].on => {
                self.problem("leads", "leads-off", Some("leads-off-hint"), &[("name", &self.raw.leads)]);
                Some(named)
            }
            (Some(named), _) => Some(named),
            (None, first_on) => first_on.or((!self.offices.is_empty()).then_some(0)),
        }
    }

    /// Acts, watchers, offices, quarters and looks have a name each.
    pub fn named_once(&self) {
        let raw = self.raw;
        self.distinct("acts", raw.acts.iter().map(|act| &act.name));
        self.distinct("watchers", raw.watchers.iter().map(|watcher| &watcher.name));
        self.distinct("offices", raw.offices.iter().map(|office| &office.name));
        self.distinct("town.quarters", raw.town.quarters.iter().map(|quarter| &quarter.name));
        self.distinct("town.looks", raw.town.looks.iter().map(|look| &look.name));
    }

    /// No name in a list stands for two things.
    pub fn distinct<'b>(&self, list: &str, named: impl Iterator<Item = &'b String>) {
        let mut seen = BTreeSet::new();
        for (i, name) in named.enumerate() {
            if !name.is_empty() && !seen.insert(plain_name(name)) {
                self.problem(&format!("{list}[{i}]"), "name-twice", Some("name-twice-hint"), &[("name", name)]);
            }
        }
    }

    /// Something holds from one day until another, which is 0 or later.
    pub fn days(&self, path: &str, from: u32, until: u32) {
        if until > 0 && until <= from {
            let (from, until) = (from.to_string(), until.to_string());
            self.problem(
                &format!("{path}.until_day"),
                "until-before-from",
                None,
                &[("from", &from), ("until", &until)],
            );
        }
    }
}

/// One value for each of `count` things: what the first entry that names it says, and `otherwise` where none does.
pub fn for_each<T: Clone>(count: usize, otherwise: T, entries: impl Iterator<Item = (Option<usize>, T)>) -> Vec<T> {
    let mut all: Vec<Option<T>> = vec![None; count];
    for (number, value) in entries {
        if let Some(slot) = number.and_then(|number| all.get_mut(number)) {
            slot.get_or_insert(value);
        }
    }
    all.into_iter().map(|said| said.unwrap_or_else(|| otherwise.clone())).collect()
}
