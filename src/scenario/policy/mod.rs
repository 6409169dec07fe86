//! A scenario that has been checked, in the form the days read: indices for names, integers for chances.

mod acts;
mod index;
mod merged;
pub(crate) mod minds;
mod offices;
mod people;
mod reports;
mod risk;
mod serving;
mod sets;
mod stages;
mod stops;
mod watchers;

pub use acts::*;
pub use index::*;
pub use merged::*;
pub use offices::*;
pub use people::*;
pub use reports::*;
pub use risk::*;
pub use serving::*;
pub use sets::*;
pub use stages::*;
pub use stops::*;
pub use watchers::*;

use std::sync::Arc;

use super::limits::{ActMask, OfficeMask, SetMask};
use super::raw::{Edge, RawScenario};

/// A later self of a scenario, with the number of days that have passed when its rules come into force.
pub(super) type Later = (u32, Arc<Scenario>);

/// A checked scenario: [`parse`](super::parse) gives one, and one gives its variants.
#[derive(Clone, Debug)]
pub struct Scenario {
    pub(super) raw: RawScenario,
    pub(super) policy: Policy,
    /// Its later selves, in the order of their days.
    pub(super) later: Vec<Later>,
}

impl Scenario {
    /// What was written, with all layers and defaults.
    pub fn raw(&self) -> &RawScenario {
        &self.raw
    }

    /// What the days read.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// Its later selves, for deliberate mistakes.
    #[cfg(test)]
    pub(crate) fn later_mut(&mut self) -> &mut Vec<Later> {
        &mut self.later
    }

    /// What the days read, for deliberate mistakes.
    #[cfg(test)]
    pub(crate) fn policy_mut(&mut self) -> &mut Policy {
        &mut self.policy
    }

    /// Whether the rules of another scenario can be put in force in a running town of this one.
    ///
    /// # Errors
    /// The field that differs and may not: the town, the seed, whether standing is kept, or which sets, acts, watchers,
    /// offices, categories, parts and lists there are.
    pub fn fits(&self, other: &Self) -> Result<(), &'static str> {
        fn names<'a, T: 'a>(of: &'a [T], name: impl Fn(&'a T) -> &'a String) -> Vec<&'a String> {
            of.iter().map(name).collect()
        }
        let same_town = serde_json::to_value(&self.raw.town).ok() == serde_json::to_value(&other.raw.town).ok();
        let (old, new) = (&self.policy, &other.policy);
        let offices =
            |policy: &Policy| policy.offices.iter().map(|o| (o.name.clone(), o.about, o.quarters)).collect::<Vec<_>>();
        let trials = |policy: &Policy| {
            let of = |trial: &Trial| {
                (trial.name.clone(), trial.offices.iter().map(|(office, _)| *office).collect::<Vec<_>>())
            };
            policy.trials.iter().map(of).collect::<Vec<_>>()
        };
        let within = |same: fn(&Office, &Office) -> bool| old.offices.iter().zip(&new.offices).all(|(a, b)| same(a, b));
        let same = [
            ("town", same_town),
            ("seed", self.raw.seed == other.raw.seed),
            ("standing", old.standing == new.standing),
            ("sets", names(&old.sets, |set| &set.name) == names(&new.sets, |set| &set.name)),
            ("acts", names(&old.acts, |act| &act.name) == names(&new.acts, |act| &act.name)),
            ("incidents", names(&old.incidents, |i| &i.name) == names(&new.incidents, |i| &i.name)),
            ("watchers", names(&old.watchers, |w| &w.name) == names(&new.watchers, |w| &w.name)),
            ("offices", offices(old) == offices(new)),
            ("trials", trials(old) == trials(new)),
            ("offices.categories", within(|a, b| a.caps.len() == b.caps.len())),
            ("offices.parts", within(|a, b| names(&a.parts, |part| &part.name) == names(&b.parts, |part| &part.name))),
            ("offices.lists", within(|a, b| names(&a.lists, |l| &l.name) == names(&b.lists, |l| &l.name))),
        ];
        same.into_iter().find(|(_, same)| !same).map_or(Ok(()), |(field, _)| Err(field))
    }
}

/// Which edges of the loop are cut.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cuts(u16);

const _: () = assert!(Edge::ALL.len() <= u16::BITS as usize);

impl Cuts {
    /// These edges.
    pub fn of(edges: &[Edge]) -> Self {
        Self(edges.iter().fold(0, |bits, edge| bits | 1 << *edge as u8))
    }

    /// Whether an edge is cut.
    pub fn has(self, edge: Edge) -> bool {
        self.0 >> edge as u8 & 1 == 1
    }

    /// Whether no edge is cut.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// What the days read. Everything in it refers to everything else by index.
#[derive(Clone, Debug)]
pub struct Policy {
    pub(crate) sets: Vec<Set>,
    pub(crate) acts: Vec<Act>,
    pub(crate) incidents: Vec<Incident>,
    pub(crate) watchers: Vec<Watcher>,
    /// The offices that are switched on.
    pub(crate) offices: Vec<Office>,
    /// The office that charts, hats and headlines are about and whose bands drive acts, by index; none where no office is
    /// switched on.
    pub(crate) leads: Option<usize>,
    /// The cells of the town's table, group by group.
    pub(crate) cells: Vec<Cell>,
    pub(crate) learning: Learning,
    pub(crate) redress: Redress,
    pub(crate) shocks: Shocks,
    pub(crate) trials: Vec<Trial>,
    pub(crate) events: Vec<Event>,
    pub(crate) cuts: Cuts,
    pub(crate) standing: bool,
    /// The acts of which some model of risk foresees entries.
    pub(crate) foreseen: ActMask,
    /// The acts by which people borrow: they need an office's service and put people in a set.
    pub(crate) borrows: ActMask,
    /// The acts by which people in such a set fall behind: they leave a bill unpaid.
    pub(crate) falls_behind: ActMask,
    /// Whether any act tells a watcher of somebody.
    pub(crate) tells: bool,
    /// Whether any act is done once so many others did it yesterday.
    pub(crate) follows_others: bool,
    /// Whether any act is done to somebody whom one meets.
    pub(crate) has_encounters: bool,
    /// Whether any act is driven by being named.
    pub(crate) names_drive: bool,
    /// Whether any act is driven by a band.
    pub(crate) bands_drive: bool,
    /// The sets of which some act has a driver, one bit each: only their members are looked up while people act.
    pub(crate) sets_drive: SetMask,
}

impl Policy {
    /// Whether somebody can be flagged: some office has a penalty band or a penalty list.
    pub fn can_flag(&self) -> bool {
        self.offices.iter().any(|office| office.penalty_bands != 0 || office.penalty_lists != 0)
    }

    /// The sets of people that can be named.
    pub fn sets(&self) -> &[Set] {
        &self.sets
    }

    /// The acts.
    pub fn acts(&self) -> &[Act] {
        &self.acts
    }

    /// What happens in the quarters.
    pub fn incidents(&self) -> &[Incident] {
        &self.incidents
    }

    /// Who is meant, as tables have it: a word, or a set by its name.
    pub fn named(&self, who: Who) -> String {
        let set = |set: u8| self.sets.get(usize::from(set)).map_or("", Set::name);
        match who {
            Who::In(number) => set(number).to_owned(),
            Who::NotIn(number) => format!("not {}", set(number)),
            who => format!("{who:?}").to_lowercase(),
        }
    }

    /// Whether some watcher stops people on the spot.
    pub fn stops(&self) -> bool {
        self.watchers.iter().any(Watcher::stops)
    }

    /// The trials of offices, in the order of the days on which they are decided.
    pub fn trials(&self) -> &[Trial] {
        &self.trials
    }

    /// The watchers.
    pub fn watchers(&self) -> &[Watcher] {
        &self.watchers
    }

    /// The offices that are switched on.
    pub fn offices(&self) -> &[Office] {
        &self.offices
    }

    /// The leading office, by its index among those that are switched on; none where no office is.
    pub fn leads(&self) -> Option<usize> {
        self.leads
    }

    /// The cells of the town's table, group by group, each from the lowest score to the highest.
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// The offices that read a watcher's records, one bit each.
    #[inline]
    pub(crate) fn readers(&self, watcher: u8) -> OfficeMask {
        let reads = |office: &Office| OfficeMask::from(office.sources >> watcher & 1 == 1);
        self.offices.iter().enumerate().fold(0, |mask, (number, office)| mask | reads(office) << number)
    }
}
