//! The rules that people can read.

use super::part::{Part, Refit, Taken};
use crate::day::phase::Stretch;
use crate::kernel::digest::Digest;
use crate::kernel::groups::SameGroups;
use crate::scenario::policy::{Policy, Rule};

/// The rules that hold, as people last read them: of each office and act, those that are published. Read anew once a
/// week.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
pub struct Published(Vec<Vec<Vec<Rule>>>);

impl Published {
    /// The rules that hold on a day.
    pub(in crate::day) fn read(policy: &Policy, day: u32) -> Self {
        let holding = |rules: &Vec<Rule>| rules.iter().filter(|rule| rule.holds_on(day)).copied().collect();
        let none = || vec![vec![]; policy.acts.len()];
        let of = policy.offices.iter();
        Self(of.map(|o| if o.published { o.rules.iter().map(holding).collect() } else { none() }).collect())
    }

    /// The rules of an office about an act.
    pub(in crate::day) fn of(&self, office: usize, act: usize) -> &[Rule] {
        self.0.get(office).and_then(|acts| acts.get(act)).map_or(&[], Vec::as_slice)
    }
}

/// New rules do not refit this part: people go by what they last read until the next weekly reading.
impl Part for Published {
    fn digest(&self, name: &str, digest: &mut Digest) {
        digest.values(name, &self.0);
    }

    fn same(&self, other: &Self, during: Stretch, groups: &mut SameGroups) {
        if during == Stretch::Learning && self != other {
            groups.strike_all();
        }
    }

    fn take(&mut self, _: &Self, _: &Taken) {}

    fn refit(&mut self, _: &Refit) {}

    fn bytes(&self) -> usize {
        self.0.iter().flatten().map(|rules| size_of::<Vec<Rule>>() + size_of_val(rules.as_slice())).sum()
    }
}
