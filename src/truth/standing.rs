//! Standing: the same policy fed with perfect observation of each resident's own acts.

use super::{Deed, Truth};
use crate::day::rate::{self, Office, Subjects};
use crate::kernel::parallel::Workers;
use crate::scenario::policy::Policy;
use crate::town::ties::Ties;

impl Truth {
    /// Lets the offices' own rules read today's acts as if every one had been seen, at once and rightly.
    pub(crate) fn keep_standing(
        &mut self,
        policy: &Policy,
        subjects: &Subjects,
        features: &[f64],
        offices: &[Office],
        ties: &Ties,
        day: u32,
        workers: &Workers,
    ) {
        for ((rules, office), ledger) in policy.offices.iter().zip(offices).zip(&mut self.standing) {
            rate::open_day(rules, ledger, day);
            if let Some(predictor) = &rules.predictor {
                for (resident, feature) in features.iter().enumerate().filter(|(i, _)| office.rates(*i as u32)) {
                    ledger.set(rules, resident as u32, rate::predictor::score(predictor, *feature));
                }
            }
            for &Deed { resident, act } in self.today.iter().flatten() {
                let debt = policy.acts[usize::from(act)].debt;
                rate::enter(rules, ledger, subjects, &office.rated, (resident, act, debt), day, |_, _, _, _| ());
            }
            rate::close_day(rules, ledger, ties, policy.cuts, day, workers);
        }
    }
}
