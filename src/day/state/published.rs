//! The rules that people can read.

use super::part::{Part, Refit, Taken};
use crate::day::phase::Stretch;
use crate::kernel::digest::Digest;
use crate::kernel::groups::SameGroups;
use crate::scenario::limits::WatcherMask;
use crate::scenario::policy::{Act, Office, Policy, Rule};

/// The rules that hold, as people last read them, and who watches for what they are about. Read anew once a week.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
pub struct Published {
    /// Of each office and act, the rules that are published.
    rules: Vec<Vec<Vec<Rule>>>,
    /// Of each office and act, the watchers that tell an office which publishes its rules, one bit each.
    watchers: Vec<Vec<WatcherMask>>,
}

impl Published {
    /// The rules that hold on a day.
    pub(in crate::day) fn read(policy: &Policy, day: u32) -> Self {
        let holding = |rules: &Vec<Rule>| rules.iter().filter(|rule| rule.holds_on(day)).copied().collect();
        let none = || vec![vec![]; policy.acts.len()];
        let of = |o: &Office| if o.published { o.rules.iter().map(holding).collect() } else { none() };
        let looking = |office: &Office, act: &Act| {
            let looks = |watcher: &&usize| office.published && policy.watchers[**watcher].watches_on(day);
            act.watchers.iter().filter(looks).fold(0, |mask, watcher| mask | 1 << watcher) & office.sources
        };
        Self {
            rules: policy.offices.iter().map(of).collect(),
            watchers: policy.offices.iter().map(|o| policy.acts.iter().map(|act| looking(o, act)).collect()).collect(),
        }
    }

    /// The rules of an office about an act.
    pub(in crate::day) fn of(&self, office: usize, act: usize) -> &[Rule] {
        self.rules.get(office).and_then(|acts| acts.get(act)).map_or(&[], Vec::as_slice)
    }

    /// Whether something about an act at an office is news to whoever read `before`: a rule that was not there, or somebody
    /// who did not watch for it.
    pub(in crate::day) fn is_news(&self, before: &Self, office: usize, act: usize) -> bool {
        let looking = |read: &Self| read.watchers.get(office).and_then(|acts| acts.get(act)).copied().unwrap_or(0);
        let rules = self.of(office, act);
        let new_rule = rules.iter().any(|rule| !before.of(office, act).contains(rule));
        new_rule || !rules.is_empty() && looking(self) & !looking(before) != 0
    }
}

/// People go by what they last read until the next weekly reading.
impl Part for Published {
    fn digest(&self, name: &str, digest: &mut Digest) {
        let Self { rules, watchers } = self;
        digest.values(&format!("{name}.rules"), rules);
        digest.values(&format!("{name}.watchers"), watchers);
    }

    fn same(&self, other: &Self, during: Stretch, groups: &mut SameGroups) {
        if during == Stretch::Learning && self != other {
            groups.strike_all();
        }
    }

    fn take(&mut self, _: &Self, _: &Taken) {}

    /// What is no longer rated is forgotten, so that it is news when it is rated again.
    fn refit(&mut self, change: &Refit) {
        for (office, acts) in change.new.offices.iter().zip(&mut self.rules) {
            for (rules, _) in acts.iter_mut().zip(&office.rules).filter(|(_, rules)| rules.is_empty()) {
                rules.clear();
            }
        }
    }

    fn bytes(&self) -> usize {
        let rules = self.rules.iter().flatten().map(|rules| size_of::<Vec<Rule>>() + size_of_val(rules.as_slice()));
        rules.sum::<usize>() + self.watchers.iter().map(|acts| size_of_val(acts.as_slice())).sum::<usize>()
    }
}
