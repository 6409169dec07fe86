//! Standing: the same policy fed with perfect observation of each resident's own acts.

use super::{Deed, Truth};
use crate::day::rate::{self, Office, Subjects};
use crate::kernel::luck::Luck;
use crate::kernel::parallel::Workers;
use crate::scenario::policy::Policy;
use crate::town::ties::Ties;

/// What the perfect watcher has to go by, beside what happened.
pub(crate) struct Perfect<'a> {
    pub(crate) policy: &'a Policy,
    pub(crate) subjects: &'a Subjects<'a>,
    /// What people really have today, where they have a feature.
    pub(crate) features: &'a [f64],
    pub(crate) offices: &'a [Office],
    pub(crate) ties: &'a Ties,
    pub(crate) luck: Luck,
    pub(crate) day: u32,
    pub(crate) workers: &'a Workers,
}

impl Truth {
    /// Lets the offices' own rules read today's acts and features as if every one had been seen, at once and rightly.
    pub(crate) fn keep_standing(&mut self, now: &Perfect) {
        let Perfect { policy, subjects, day, .. } = now;
        for ((rules, office), ledger) in policy.offices.iter().zip(now.offices).zip(&mut self.standing) {
            rate::open_day(rules, ledger, *day);
            let people = subjects.people;
            let refused = |resident: u32| {
                let cut = office.cut_off(rules, people.look[resident as usize]);
                office.rates(resident) && cut.is_some_and(|cut| ledger.score(resident) < cut.at)
            };
            for (resident, to) in rate::repair::lift(rules, office, people, now.luck, *day, refused) {
                ledger.set(rules, resident, to);
            }
            if let Some(predictor) = &rules.predictor {
                for (resident, feature) in now.features.iter().enumerate().filter(|(i, _)| office.rates(*i as u32)) {
                    ledger.set(rules, resident as u32, rate::predictor::score(predictor, *feature));
                }
            }
            for &Deed { resident, act } in self.today.iter().flatten() {
                let debt = policy.acts[usize::from(act)].debt;
                rate::enter(rules, ledger, subjects, &office.rated, (resident, act, debt), *day, |_, _, _, _| ());
            }
            rate::close_day(rules, ledger, now.ties, policy.cuts, *day, now.workers);
        }
    }
}
