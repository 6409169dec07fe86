//! Standing: the same policy fed with perfect observation of each resident's own acts.

use super::{Deed, Truth};
use crate::day::beside::BesideTruth;
use crate::day::rate::{self, Office, Subjects};
use crate::kernel::parallel::Workers;
use crate::kernel::slices::LANES;
use crate::scenario::policy::Policy;
use crate::town::ties::Ties;

impl Truth {
    /// Lets the offices' own rules read today's acts as if every one had been seen, at once and rightly.
    pub(crate) fn keep_standing(
        &mut self,
        policy: &Policy,
        subjects: &Subjects,
        offices: &[Office],
        ties: &Ties,
        day: u32,
        beside: Option<BesideTruth>,
        workers: &Workers,
    ) {
        let offices = policy.offices.iter().zip(offices).zip(&mut self.standing);
        for (number, ((rules, office), ledger)) in offices.enumerate() {
            // Where a mark or a contact's score changes somebody's own sum, groups do not stand alone.
            let beside = beside.filter(|_| rules.household_share == 0 && !rules.peer_kept);
            let known = |group: usize| beside.and_then(|beside| beside.standing(number, group));
            rate::open_day(rules, ledger, day);
            let group = |deed: &Deed| deed.resident as usize / LANES;
            for deeds in self.today.iter().flat_map(|deeds| deeds.chunk_by(|a, b| group(a) == group(b))) {
                if known(group(&deeds[0])).is_some() {
                    continue;
                }
                for &Deed { resident, act } in deeds {
                    let debt = policy.acts[usize::from(act)].debt;
                    rate::enter(rules, ledger, subjects, &office.rated, (resident, act, debt), day, |_, _, _, _| ());
                }
            }
            let residents = self.worth.len();
            for first in (0..residents).step_by(LANES) {
                if let Some(known) = known(first / LANES) {
                    ledger.take_rows(known, first..(first + LANES).min(residents));
                }
            }
            rate::close_day(rules, ledger, ties, policy.cuts, day, workers);
        }
    }
}
