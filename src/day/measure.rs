//! Measure: what the study sees. Worth is remembered and everything counted; standing was kept by the perfect watcher.

use super::history::{History, PastDay};
use super::state::desk::Desk;
use super::state::figures::Figures;
use super::state::office::{Office, flagged};
use super::state::records::{Receipt, Sightings};
use super::state::standing::Standing;
use super::state::stays::{Stays, one_more};
use crate::kernel::fixed::POINT;
use crate::scenario::policy::Policy;
use crate::scenario::raw::Who;
use crate::town::Town;
use crate::truth::Truth;

/// What the phase may know and change.
pub struct Measure<'a> {
    pub(super) policy: &'a Policy,
    pub(super) town: &'a Town,
    pub(super) custom: &'a [u16],
    pub(super) offices: &'a [Office],
    pub(super) standing: &'a Standing,
    pub(super) sightings: &'a Sightings,
    pub(super) receipts: &'a [Receipt],
    pub(super) desk: &'a Desk,
    pub(super) day: u32,
    pub(super) truth: &'a mut Truth,
    pub(super) stays: &'a mut Stays,
    pub(super) figures: &'a mut Figures,
    pub(super) history: Option<&'a mut History>,
}

/// Counts the day.
pub fn measure(mut now: Measure) {
    now.count_acts();
    let (town, custom) = (now.town, now.custom);
    now.truth.remember(now.policy, |resident| reach(town, custom, resident));
    now.count_sightings();
    now.count_receipts();
    now.count_lives();
    if let Some(history) = &mut now.history {
        history.add(PastDay {
            // Slices of just the length: what is kept of a day is kept for good.
            deeds: now.truth.deeds.concat().into(),
            observations: now.sightings.observations.concat().into(),
            receipts: now.receipts.into(),
            corrections: now.desk.corrections.as_slice().into(),
        });
    }
}

/// How many a resident's trade reaches, in 1/256 of what it was before anyone was rated.
fn reach(town: &Town, custom: &[u16], resident: u32) -> i32 {
    let firm = town.people.firm[resident as usize];
    custom.get(firm as usize).map_or(256, |share| i32::from(*share))
}

impl Measure<'_> {
    fn count_acts(&mut self) {
        let figures = &mut *self.figures;
        for deed in self.truth.deeds.iter().flatten() {
            let act = &self.policy.acts[usize::from(deed.act)];
            figures.acts[usize::from(deed.act)].done += 1;
            let trade = act.who == Who::Traders;
            let reach = if trade { i64::from(reach(self.town, self.custom, deed.resident)) } else { 256 };
            let value = i64::from(act.value) * reach / 256;
            if value >= 0 {
                figures.good += value;
            } else {
                figures.harm += value;
                figures.customer_harm += if trade { value } else { 0 };
            }
        }
    }

    fn count_sightings(&mut self) {
        let witness = self.truth.witness();
        for observation in self.sightings.observations.iter().flatten() {
            let act = &mut self.figures.acts[usize::from(observation.act)];
            let watcher = &mut self.figures.watchers[usize::from(observation.watcher)];
            let is_true = observation.is_true(witness);
            watcher.observations += 1;
            let (act_count, watcher_count) = if is_true {
                (&mut act.seen, &mut watcher.correct)
            } else if observation.seen(witness).is_some() {
                (&mut act.mistaken, &mut watcher.mistaken)
            } else {
                (&mut act.imagined, &mut watcher.imagined)
            };
            *act_count += 1;
            *watcher_count += 1;
            let read = self.policy.offices.iter().zip(self.offices).any(|(rules, office)| {
                rules.sources >> observation.watcher & 1 == 1
                    && !rules.rules[usize::from(observation.act)].is_empty()
                    && office.rates(observation.about)
            });
            watcher.read += u64::from(read);
            watcher.read_false += u64::from(read && !is_true);
        }
        self.figures.corrections += self.desk.corrections.len() as u64;
    }

    fn count_receipts(&mut self) {
        for receipt in self.receipts {
            let act = &mut self.figures.acts[usize::from(receipt.record.act)];
            let is_true = receipt.is_true(self.truth.witness());
            let points = i64::from(receipt.points);
            let (all, unearned) = if points >= 0 {
                (&mut act.points_up, &mut act.points_up_false)
            } else {
                (&mut act.points_down, &mut act.points_down_false)
            };
            *all += points;
            if !is_true {
                *unearned += points;
            }
            act.marks += u64::from(points < 0);
            act.marks_false += u64::from(points < 0 && !is_true);
            // A false mark on the leading office's score starts a clock that runs until the score is back.
            let office = usize::from(receipt.office);
            if points < 0 && !is_true && Some(office) == self.policy.leads() {
                let i = receipt.about as usize;
                let lives = &mut self.truth.lives;
                if lives.mending[i] == 0 {
                    let before = self.offices[office].ledger.own[i] - receipt.points;
                    lives.mend_to[i] = (before / POINT).clamp(-32_000, 32_000) as i16;
                    lives.mending[i] = 1;
                }
            }
        }
    }

    fn count_lives(&mut self) {
        let Some(leading) = self.policy.leads() else {
            return;
        };
        let office = &self.offices[leading];
        let lowest = (self.policy.offices[leading].bands.len() - 1) as u8;
        let lives = &mut self.truth.lives;
        for i in 0..self.town.residents() {
            let resident = i as u32;
            let is_lowest = office.ledger.band[i] == lowest && office.rates(resident);
            if is_lowest {
                lives.days_lowest[i] = lives.days_lowest[i].saturating_add(1);
            }
            self.stays.count(i, is_lowest, self.day);
            if lives.mending[i] > 0 {
                if office.ledger.own[i] / POINT >= i32::from(lives.mend_to[i]) {
                    one_more(&mut self.figures.mended, u32::from(lives.mending[i] - 1));
                    lives.mending[i] = 0;
                } else {
                    lives.mending[i] = lives.mending[i].saturating_add(1);
                }
            }
            if flagged(self.policy, self.offices, resident) {
                let deserved = self.standing.flags(self.policy, self.offices, resident);
                let wronged = self.policy.standing && !deserved;
                lives.days_flagged[i] = lives.days_flagged[i].saturating_add(1);
                lives.days_wronged[i] = lives.days_wronged[i].saturating_add(u16::from(wronged));
            }
        }
    }
}
