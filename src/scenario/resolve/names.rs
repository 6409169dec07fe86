//! Names: the one place where a name that was written becomes the number of the thing it stands for.

use std::cell::RefCell;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use crate::scenario::catalogue;
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
    pub sets: Vec<Name<'a>>,
    /// The looks, then the quarters, then the sets, numbered through.
    pub groups: Vec<Name<'a>>,
    tree: &'a Node,
    // Passes look up names in the middle of building things, so a look-up must not need the resolver for itself alone.
    problems: RefCell<&'a mut Problems>,
    missing: RefCell<BTreeMap<(&'static str, String), Missing>>,
}

/// A name that stands for nothing, under the key of what it should be the name of and its plain form.
struct Missing {
    /// The first places that name it, each to be told.
    paths: Vec<String>,
    name: String,
    /// What can be named there.
    known: Vec<String>,
    /// Further places that name it.
    more: usize,
}

/// Names that stand for nothing and are told; a file with more has one fault that is worth more than any of them.
const MOST_MISSING: usize = 1000;

/// Places of one name that are told one by one.
const PLACES_OF_A_NAME: usize = 3;

impl<'a> Resolver<'a> {
    pub fn new(raw: &'a RawScenario, tree: &'a Node, problems: &'a mut Problems) -> Self {
        let offices = names(raw.offices.iter().map(|office| &office.name), limits::OFFICES);
        let keeps = |office: &&Name| raw.offices[office.number].tally.is_some();
        let looks = names(raw.town.looks.iter().map(|look| &look.name), limits::LOOKS);
        let quarters = names(raw.town.quarters.iter().map(|quarter| &quarter.name), limits::QUARTERS);
        let sets = names(raw.sets.iter().map(|set| &set.name), limits::SETS);
        let after = |before: usize| move |name: &Name<'a>| Name { number: before + name.number, ..name.clone() };
        let grouped =
            quarters.iter().map(after(looks.len())).chain(sets.iter().map(after(looks.len() + quarters.len())));
        let mut resolver = Self {
            raw,
            acts: names(raw.acts.iter().map(|act| &act.name), limits::ACTS),
            watchers: names(raw.watchers.iter().map(|watcher| &watcher.name), limits::WATCHERS),
            keeping: offices.iter().filter(keeps).cloned().collect(),
            leads: None,
            bands: vec![],
            incidents: names(raw.incidents.iter().map(|incident| &incident.name), limits::INCIDENTS),
            groups: looks.iter().cloned().chain(grouped).collect(),
            offices,
            looks,
            quarters,
            sets,
            tree,
            problems: RefCell::new(problems),
            missing: RefCell::default(),
        };
        resolver.leads = resolver.leading();
        let bands =
            resolver.leads.map(|office| names(raw.offices[office].bands.iter().map(|b| &b.name), limits::BANDS));
        resolver.bands = bands.unwrap_or_default();
        resolver
    }

    /// Records a problem with the value at a path.
    pub fn problem(&self, path: &str, key: &'static str, hint: Option<&'static str>, values: &[(&'static str, &str)]) {
        if self.problems.borrow().is_full() {
            return;
        }
        let said = spoken(self.tree, path);
        let mut all = vec![("path", said.as_str())];
        all.extend_from_slice(values);
        self.problems.borrow_mut().add(self.tree.place_of(path), key, hint, &all);
    }

    /// Whether there is no error so far, so that it is worth working something out.
    pub fn sound(&self) -> bool {
        self.problems.borrow().sound() && self.missing.borrow().is_empty()
    }

    /// The number of what a name stands for among these. If it stands for nothing, that is a problem; `what` is the key of
    /// what it should be. An empty name stands for nothing either, and is no problem here: where a name is needed, the
    /// want of it has been told already.
    pub fn find(&self, path: &str, name: &str, what: &'static str, among: &[Name]) -> Option<usize> {
        self.find_all(path, name, what, among).first().copied()
    }

    /// The numbers of everything that a name stands for: a look and a quarter can share one.
    pub fn find_all(&self, path: &str, name: &str, what: &'static str, among: &[Name]) -> Vec<usize> {
        if name.is_empty() {
            return vec![];
        }
        let plain = plain_name(name);
        let found: Vec<usize> = among.iter().filter(|other| other.plain == plain).map(|other| other.number).collect();
        if found.is_empty() {
            self.miss(path, name, plain, what, among);
        }
        found
    }

    fn miss(&self, path: &str, name: &str, plain: String, what: &'static str, among: &[Name]) {
        let mut missing = self.missing.borrow_mut();
        let full = missing.len() >= MOST_MISSING;
        match missing.entry((what, plain)) {
            Entry::Occupied(mut there) if there.get().paths.len() < PLACES_OF_A_NAME => {
                there.get_mut().paths.push(path.to_owned());
            }
            Entry::Occupied(mut there) => there.get_mut().more += 1,
            Entry::Vacant(_) if full => {}
            Entry::Vacant(place) => {
                let known = among.iter().map(|other| other.written.to_owned()).collect();
                place.insert(Missing { paths: vec![path.to_owned()], name: name.to_owned(), known, more: 0 });
            }
        }
    }

    /// Tells of the names that stand for nothing: each at the first places that name it, and those that are gone with the
    /// catalogue in one problem.
    pub fn tell_missing(&self) {
        let mut missing = self.missing.take();
        if !self.raw.catalogue {
            let catalogue = catalogue::names();
            let of_the_catalogue =
                |(what, plain): &(&str, String), _: &mut Missing| *what == "what-act" && catalogue.contains(plain);
            let gone: Vec<String> = missing.extract_if(.., of_the_catalogue).map(|(_, missing)| missing.name).collect();
            if !gone.is_empty() {
                let names = gone.join(", ");
                self.problem("catalogue", "catalogue-off", Some("catalogue-off-hint"), &[("names", &names)]);
            }
        }
        for ((what, _), missing) in &missing {
            self.tell_one_missing(what, missing);
        }
    }

    fn tell_one_missing(&self, what: &str, missing: &Missing) {
        let known = || missing.known.iter().map(String::as_str);
        let near = nearest(&missing.name, known()).unwrap_or("");
        let all = known().collect::<Vec<_>>().join(", ");
        let (what, more) = (crate::words::plain(what), missing.more.to_string());
        let hint = match (near.is_empty(), missing.known.is_empty()) {
            (_, true) => "no-known-names",
            (true, false) => "known-names",
            (false, false) => "did-you-mean",
        };
        let values =
            [("name", missing.name.as_str()), ("near", near), ("known", &all), ("what", &what), ("more", &more)];
        for (place, path) in missing.paths.iter().enumerate() {
            let last_of_many = missing.more > 0 && place + 1 == missing.paths.len();
            let key = if last_of_many { "unknown-name-and-more" } else { "unknown-name" };
            self.problem(path, key, Some(hint), &values);
        }
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

    /// Acts, watchers, offices, sets, quarters and looks have a name each.
    pub fn named_once(&self) {
        let raw = self.raw;
        self.distinct("acts", raw.acts.iter().map(|act| &act.name));
        self.distinct("watchers", raw.watchers.iter().map(|watcher| &watcher.name));
        self.distinct("offices", raw.offices.iter().map(|office| &office.name));
        self.distinct("sets", raw.sets.iter().map(|set| &set.name));
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
