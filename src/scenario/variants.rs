//! The same scenario but for one thing: what it is compared with, and what is cut or made perfect while it runs.

use super::policy::{Cuts, Scenario, Serves};
use super::raw::{Edge, RawEffects};
use crate::kernel::fixed::Threshold;

impl Scenario {
    /// The same town without any office: what would be if nobody were rated. Acts, watchers and luck are the same.
    pub fn unrated(&self) -> Self {
        let mut twin = self.clone();
        twin.raw.offices.clear();
        twin.policy.offices.clear();
        twin
    }

    /// The same town with rules that nobody can read: people learn from their own receipts and from talk alone.
    pub fn secret(&self) -> Self {
        let mut twin = self.clone();
        twin.raw.offices.iter_mut().for_each(|office| office.published = false);
        twin.policy.offices.iter_mut().for_each(|office| office.published = false);
        twin
    }

    /// The same town where nobody keeps out of watchers' view.
    pub fn without_evasion(&self) -> Self {
        let mut twin = self.clone();
        (twin.raw.learning.evade, twin.policy.learning.evade) = (0.0, 0);
        twin
    }

    /// The same scenario with one of its watchers perfect: what it covers it sees at once, of the right person, and
    /// nothing else. `None` if there is no watcher of that name.
    pub fn with_perfect(&self, watcher: &str) -> Option<Self> {
        let mut twin = self.clone();
        let raw = twin.raw.watchers.iter_mut().find(|raw| raw.name == watcher)?;
        (raw.sensitivity, raw.misidentify, raw.false_alarm, raw.evadable) = (1.0, 0.0, 0.0, 0.0);
        (raw.delay_days, raw.loss, raw.stale, raw.groups) = (0, 0.0, 0.0, vec![]);
        raw.mistakes.clear();
        let number = twin.policy.watchers.iter().position(|other| other.name == watcher)?;
        twin.policy.acts.iter_mut().for_each(|act| act.taken_for.retain(|(other, ..)| *other != number));
        let policy = &mut twin.policy.watchers[number];
        (policy.sensitivity, policy.misidentify, policy.false_alarm, policy.evadable) = (1.0, 0.0, 0.0, 0.0);
        (policy.delay_days, policy.loss, policy.stale) = (0, Threshold::NEVER, Threshold::NEVER);
        for errors in policy.look_errors.iter_mut().chain(&mut policy.quarter_errors) {
            *errors = [1.0; 3];
        }
        (policy.even, policy.scrutiny) = (true, false);
        Some(twin)
    }

    /// Whether cutting an edge of the loop can change anything: whether something runs along it.
    pub fn runs_along(&self, edge: Edge) -> bool {
        let policy = &self.policy;
        let effects = |differs: fn(&RawEffects) -> bool| {
            let bands = policy.offices.iter().flat_map(|office| office.bands.iter().map(|band| &band.effects));
            let lists = policy.offices.iter().flat_map(|office| office.lists.iter().map(|list| &list.effects));
            bands.chain(lists).any(differs)
        };
        let open = !policy.offices.is_empty() && !policy.cuts.has(edge);
        open && match edge {
            Edge::Money => effects(|e| e.wage != 1.0 || e.custom != 1.0 || e.fees != 0.0 || e.rewards != 0.0),
            Edge::Scrutiny => {
                effects(|e| e.scrutiny != 1.0) && policy.watchers.iter().any(|w| w.scrutiny)
                    || policy.watchers.iter().any(|w| w.patrols_by.is_some())
            }
            Edge::Ties => effects(|e| e.tie_loss != 0.0) || policy.offices.iter().any(|office| office.drop > 0.0),
            Edge::Peers => policy.offices.iter().any(|office| office.peer_weight > 0),
            Edge::Strain => effects(|e| e.notice != 0.0) || policy.learning.strain_per_point > 0,
            Edge::Access => {
                effects(|e| e.job_loss != 0.0 || e.hiring != 1.0 || e.lost_hours != 0.0)
                    || policy.offices.iter().any(|office| office.serves != Serves::Everyone)
            }
            Edge::Model => policy.offices.iter().any(|office| office.predictor.is_some()),
            Edge::Learning => true,
            Edge::Redress => policy.redress.appeal > 0.0 || policy.redress.try_it_on > 0.0,
        }
    }

    /// The edges of the loop along which something runs.
    pub fn edges(&self) -> Vec<Edge> {
        Edge::ALL.into_iter().filter(|edge| self.runs_along(*edge)).collect()
    }

    /// The same scenario with these edges of the loop cut as well.
    pub fn with_cuts(&self, edges: &[Edge]) -> Self {
        let mut twin = self.clone();
        twin.raw.cut.extend_from_slice(edges);
        twin.policy.cuts = Cuts::of(&twin.raw.cut);
        twin.policy.set_stakes();
        twin
    }
}
