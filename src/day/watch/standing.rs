//! The perfect watcher, who exists for the study alone. What the offices' own rules would make of its file is standing.

use crate::day::rate::lists::Earlier;
use crate::day::rate::reading::{self, Entry, Subjects};
use crate::day::rate::{index, predictor, repair, risk};
use crate::day::state::office::Office;
use crate::day::state::records::Reading;
use crate::day::state::standing::Standing;
use crate::kernel::luck::Luck;
use crate::scenario::policy::Policy;
use crate::truth::Deed;

/// What the perfect watcher has to go by.
pub(super) struct Perfect<'a> {
    pub(super) policy: &'a Policy,
    pub(super) subjects: &'a Subjects<'a>,
    /// The acts of today.
    pub(super) deeds: &'a [Vec<Deed>],
    /// What people really have today, where they have a feature.
    pub(super) features: &'a [f64],
    /// What is true today of what the parts of indexes are made of.
    pub(super) readings: &'a [Reading],
    pub(super) offices: &'a [Office],
    pub(super) luck: Luck,
    pub(super) day: u32,
}

impl Perfect<'_> {
    /// Lets the offices' own rules read today's acts and features of each resident as if every one had been seen, at once
    /// and rightly. Shares of what others did and contacts' scores are left out.
    pub(super) fn keep(&self, standing: &mut Standing) {
        let Self { policy, subjects, offices, day, .. } = *self;
        for (number, (rules, office)) in policy.offices.iter().zip(offices).enumerate() {
            let Some((before, [ledger, ..])) = standing.ledgers.split_at_mut_checked(number) else { return };
            reading::open_day(rules, ledger, day);
            risk::begin_stretch(rules, ledger, &office.model, subjects, None, day);
            let people = subjects.people;
            let refused = |resident: u32| {
                let cut = office.cut_off(rules, people.look[resident as usize]);
                office.rates(resident) && cut.is_some_and(|cut| ledger.score(resident) < cut.at)
            };
            for (resident, to) in repair::lift(rules, office, people, self.luck, day, refused) {
                ledger.lift(rules, resident, to);
            }
            if let Some(predictor) = &rules.predictor {
                for (resident, feature) in self.features.iter().enumerate().filter(|(i, _)| office.rates(*i as u32)) {
                    ledger.set(rules, resident as u32, predictor::score(predictor, *feature));
                }
            }
            index::take_readings(rules, ledger, &office.rated, self.readings.iter());
            for &Deed { resident, act } in self.deeds.iter().flatten() {
                let debt = policy.acts[usize::from(act)].debt;
                // What others did is borne, and is not one's standing.
                let entry = Entry { about: resident, act, debt, shared: false };
                reading::enter(rules, ledger, subjects, &office.rated, entry, day, |_, _, _, _| ());
            }
            let luck = self.luck;
            let earlier = Earlier { policy, luck, offices, ledgers: Some(before), links: &[], insincere: false };
            reading::close_own_day(rules, ledger, &office.rated, &earlier, day);
        }
    }
}
