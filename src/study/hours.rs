//! Hours that watching and review take, day by day: each look takes the time that the rules of its day give it.

use crate::day::Simulation;
use crate::scenario::policy::Policy;

/// How often watchers have observed something and reviewers have looked, since the first day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Looks {
    observations: Vec<u64>,
    appeals: u64,
    second_looks: Vec<u64>,
    audited: u64,
}

impl Looks {
    /// The looks of a town up to this morning.
    pub(super) fn of(town: &Simulation) -> Self {
        let looks = &town.state.second_looks;
        Self {
            observations: town.state.figures.watchers.iter().map(|watcher| watcher.observations).collect(),
            appeals: town.state.desk.reviewed,
            second_looks: looks.reviewed.iter().map(|[looked_at, _]| *looked_at).collect(),
            audited: looks.audited.iter().map(|[looked_at, _]| looked_at).sum(),
        }
    }

    /// Hours of the looks since an earlier morning, all of them taken under the same rules.
    pub(super) fn hours_since(&self, earlier: &Self, rules: &Policy) -> f64 {
        let since = |now: &[u64], before: &[u64]| -> Vec<f64> {
            let before = before.iter().chain(std::iter::repeat(&0));
            now.iter().zip(before).map(|(now, before)| now.saturating_sub(*before) as f64).collect()
        };
        let watched = since(&self.observations, &earlier.observations).into_iter().zip(rules.watchers());
        let watched: f64 = watched.map(|(looks, watcher)| looks * watcher.hours_each).sum();
        let own = since(&self.second_looks, &earlier.second_looks).into_iter().zip(&rules.offices);
        let own: f64 = own.map(|(looks, office)| looks * office.review.map_or(0.0, |review| review.hours_each)).sum();
        let appeals = since(&[self.appeals], &[earlier.appeals])[0] * rules.redress.hours_each;
        let audited = since(&[self.audited], &[earlier.audited])[0];
        watched + own + appeals + audited * rules.redress.audit.map_or(0.0, |audit| audit.hours_each)
    }
}
