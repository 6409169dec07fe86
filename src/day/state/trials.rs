//! Trials of several offices: what they are judged by, and which has won.

use super::part::{Part, Refit, Taken};
use crate::day::phase::Stretch;
use crate::kernel::digest::Digest;
use crate::kernel::groups::SameGroups;
use crate::scenario::limits::WatcherMask;
use crate::scenario::policy::Policy;

/// The trials of the scenario. Nothing where there is none.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
pub struct Trials {
    /// By office, entries so far that took points.
    pub(in crate::day) marks: Vec<u64>,
    /// By trial, the office that won; none while it is not decided.
    pub(crate) won: Vec<Option<usize>>,
}

impl Trials {
    /// Nothing is decided yet.
    pub(crate) fn new(policy: &Policy) -> Self {
        let offices = if policy.trials.is_empty() { 0 } else { policy.offices.len() };
        Self { marks: vec![0; offices], won: vec![None; policy.trials.len()] }
    }

    /// Counts an entry of an office that took points.
    pub(in crate::day) fn count_mark(&mut self, office: usize) {
        self.marks.get_mut(office).into_iter().for_each(|marks| *marks += 1);
    }

    /// Whether an office has won a trial (`true`) or lost one; `None` if it took part in none that is decided.
    pub(in crate::day) fn has_won(&self, policy: &Policy, office: usize) -> Option<bool> {
        let decided = policy.trials.iter().zip(&self.won).filter_map(|(trial, won)| Some((trial, (*won)?)));
        let of_office = |(trial, won): (&crate::scenario::policy::Trial, usize)| {
            trial.offices.iter().any(|(other, _)| *other == office).then_some(won == office)
        };
        decided.rev().find_map(of_office)
    }

    /// The office that leads: the one that the rules name, or where it has lost a trial the winner; `None` where there is no
    /// office.
    pub(in crate::day) fn leads(&self, policy: &Policy) -> Option<usize> {
        let named = policy.leads()?;
        let heir = |office: usize| if self.has_won(policy, office)? { None } else { self.winner_over(policy, office) };
        // A winner may lose a later trial, and nobody wins who has lost.
        std::iter::successors(Some(named), |office| heir(*office)).take(1 + policy.trials.len()).last()
    }

    /// The office that won the last trial which an office lost; `None` if it lost none.
    fn winner_over(&self, policy: &Policy, office: usize) -> Option<usize> {
        let trials = policy.trials.iter().zip(&self.won);
        let lost = trials.filter_map(|(trial, won)| Some((trial, (*won)?)));
        lost.filter(|(trial, won)| *won != office && trial.offices.iter().any(|(other, _)| *other == office))
            .map(|(_, won)| won)
            .next_back()
    }

    /// The watchers that look in all quarters since the office that they see for has won, and those that no longer watch
    /// since theirs has lost. Of several trials the last one decides.
    pub(in crate::day) fn watchers(&self, policy: &Policy) -> [WatcherMask; 2] {
        let mut masks = [0; 2];
        for (office, watchers) in policy.trials.iter().flat_map(|trial| &trial.offices) {
            if let Some(won) = self.has_won(policy, *office) {
                masks[usize::from(!won)] |= watchers;
            }
        }
        [masks[0], masks[1] & !masks[0]]
    }
}

impl Part for Trials {
    fn digest(&self, name: &str, digest: &mut Digest) {
        let Self { marks, won } = self;
        if !won.is_empty() {
            digest.column(&format!("{name}.marks"), marks);
            digest.values(&format!("{name}.won"), won);
        }
    }

    /// Where another office has won, other watchers watch.
    fn same(&self, other: &Self, _: Stretch, groups: &mut SameGroups) {
        if self.won != other.won {
            groups.strike_all();
        }
    }

    fn take(&mut self, _: &Self, _: &Taken) {}

    fn refit(&mut self, change: &Refit) {
        if change.old.trials.len() != change.new.trials.len() {
            let marks = std::mem::take(&mut self.marks);
            *self = Self::new(change.new);
            self.marks.iter_mut().zip(marks).for_each(|(own, before)| *own = before);
        }
    }

    fn bytes(&self) -> usize {
        size_of_val(self.marks.as_slice()) + size_of_val(self.won.as_slice())
    }
}
