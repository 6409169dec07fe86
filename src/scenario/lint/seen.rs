//! A scenario as lints see it: as written, as compiled, and where everything stands.

use std::collections::BTreeMap;

use super::Overlay;
use crate::scenario::limits::ActMask;
use crate::scenario::policy::{Act, Policy, Scenario, Watcher};
use crate::scenario::problem::plain_name;
use crate::scenario::raw::{RawOffice, RawRule, RawScenario, Who};
use crate::scenario::tree::Node;

/// A scenario without errors, and what it was read from.
pub struct Seen<'a> {
    pub(super) scenario: &'a Scenario,
    /// What was written, with all layers, where every value knows its place.
    pub(super) tree: &'a Node,
    pub(super) overlay: &'a Overlay,
    /// Whether the file is a pack, which counts on others to complete it.
    pub(super) pack: bool,
    acts: BTreeMap<String, usize>,
    /// The acts that each watcher can ever enter.
    reports: Vec<ActMask>,
}

impl<'a> Seen<'a> {
    /// A scenario that was read from this tree, in which layers changed one another so.
    pub fn new(scenario: &'a Scenario, tree: &'a Node, overlay: &'a Overlay, pack: bool) -> Self {
        let acts = scenario.raw.acts.iter().enumerate();
        let acts = acts.map(|(number, act)| (plain_name(&act.name), number)).collect();
        let reports = reports(&scenario.policy);
        Self { scenario, tree, overlay, pack, acts, reports }
    }

    pub(super) fn raw(&self) -> &'a RawScenario {
        &self.scenario.raw
    }

    pub(super) fn policy(&self) -> &'a Policy {
        &self.scenario.policy
    }

    /// The offices that are switched on: their paths, as written, and their numbers among those that are on.
    pub(super) fn offices(&self) -> impl Iterator<Item = (String, &'a RawOffice, usize)> {
        let on = self.raw().offices.iter().enumerate().filter(|(_, office)| office.on);
        on.enumerate().map(|(number, (written, office))| (format!("offices[{written}]"), office, number))
    }

    /// The number of an act by its name.
    pub(super) fn act(&self, name: &str) -> Option<usize> {
        self.acts.get(&plain_name(name)).copied()
    }

    /// Whether a record of an act can ever reach an office.
    pub(super) fn feeds(&self, office: usize, act: usize) -> bool {
        let sources = self.policy().offices[office].sources;
        (0..self.reports.len()).any(|watcher| sources >> watcher & 1 == 1 && self.reports(watcher, act))
    }

    /// Whether a watcher can ever enter an act: because it sees it, takes another for it, or is alarmed for nothing.
    pub(super) fn reports(&self, watcher: usize, act: usize) -> bool {
        self.reports[watcher] >> act & 1 == 1
    }

    /// How many people of a role there are, about.
    pub(super) fn people(&self, who: &Who) -> f64 {
        // About six in ten residents work.
        const WORKING: f64 = 0.6;
        let town = &self.raw().town;
        let residents = f64::from(town.residents);
        let firms = (WORKING * residents / town.workers_per_firm).max(1.0);
        match who {
            Who::Officials => town.officials * residents,
            Who::Traders => town.trading_firms * firms,
            Who::Owners => firms,
            // Of sets people come and go.
            Who::Anyone | Who::Employed | Who::Debtors | Who::In(_) | Who::NotIn(_) => residents,
        }
    }
}

/// Whether an act is ever done where a watcher is.
pub(super) fn happens_before(watcher: &Watcher, act: &Act) -> bool {
    act.possible && !watcher.coverage[act.place as usize].is_never()
}

/// The acts that each watcher can ever enter.
fn reports(policy: &Policy) -> Vec<ActMask> {
    let mut reports: Vec<ActMask> = policy.watchers.iter().map(alarms).collect();
    for (number, act) in policy.acts.iter().enumerate() {
        for watcher in act.watchers.iter().filter(|watcher| happens_before(&policy.watchers[**watcher], act)) {
            reports[*watcher] |= 1 << number;
        }
        let taken = act.taken_for.iter().filter(|(watcher, ..)| happens_before(&policy.watchers[*watcher], act));
        for (watcher, claimed, _) in taken.filter(|(.., chance)| *chance > 0.0) {
            reports[*watcher] |= 1 << claimed;
        }
        // What a report claims, the report itself, and a false one that is seen through.
        for (report, taker) in
            act.reports.iter().flat_map(|report| act.takers.iter().map(move |taker| (report, *taker)))
        {
            if happens_before(&policy.watchers[taker], act) {
                let claims = report.claims.iter().fold(1 << number, |mask, claim| mask | 1 << claim);
                let caught = policy.watchers[taker].catches.map_or(0, |act| 1 << act);
                reports[taker] |= claims | caught;
            }
        }
    }
    reports
}

/// What a watcher's false alarms claim, if it has any.
fn alarms(watcher: &Watcher) -> ActMask {
    let somewhere = watcher.coverage.iter().any(|share| !share.is_never());
    let claimed = watcher.errors.false_alarm_as.filter(|_| watcher.errors.false_alarm > 0.0 && somewhere);
    claimed.map_or(0, |act| 1 << act)
}

/// The rules of an office that are switched on, with their numbers.
pub(super) fn rules(office: &RawOffice) -> impl Iterator<Item = (usize, &RawRule)> {
    office.rules.iter().enumerate().filter(|(_, rule)| rule.on)
}
