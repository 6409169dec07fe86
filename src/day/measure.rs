//! Measure: what the study sees. Worth is remembered and everything counted; standing was kept by the perfect watcher.

use super::Simulation;
use super::history::PastDay;
use crate::kernel::fixed::POINT;
use crate::scenario::raw::Who;

/// Counts the day.
pub fn measure(town: &mut Simulation) {
    let place = town.town.clone();
    let custom = std::mem::take(&mut town.custom);
    let firm = |resident: u32| place.people.firm[resident as usize];
    let reach = |resident: u32| custom.get(firm(resident) as usize).map_or(256, |share| i32::from(*share));
    count_acts(town, &reach);
    town.truth.remember(town.scenario.policy(), reach);
    town.custom = custom;
    count_sightings(town);
    count_receipts(town);
    count_lives(town);
    remember(town);
}

fn count_acts(town: &mut Simulation, reach: &impl Fn(u32) -> i32) {
    let policy = town.scenario.policy();
    let figures = &mut town.figures;
    for deed in town.truth.today.iter().flatten() {
        let act = &policy.acts[usize::from(deed.act)];
        figures.acts[usize::from(deed.act)].done += 1;
        let trade = act.who == Who::Traders;
        let value = i64::from(act.value) * if trade { i64::from(reach(deed.resident)) } else { 256 } / 256;
        if value >= 0 {
            figures.good += value;
        } else {
            figures.harm += value;
            figures.customer_harm += if trade { value } else { 0 };
        }
    }
}

fn count_sightings(town: &mut Simulation) {
    let policy = town.scenario.policy();
    let figures = &mut town.figures;
    for observation in town.observations.iter().flatten() {
        let act = &mut figures.acts[usize::from(observation.act)];
        let watcher = &mut figures.watchers[usize::from(observation.watcher)];
        watcher.observations += 1;
        let (act_count, watcher_count) = if observation.is_true() {
            (&mut act.seen, &mut watcher.correct)
        } else if observation.seen().is_some() {
            (&mut act.mistaken, &mut watcher.mistaken)
        } else {
            (&mut act.imagined, &mut watcher.imagined)
        };
        *act_count += 1;
        *watcher_count += 1;
        let read = policy.offices.iter().zip(&town.offices).any(|(rules, office)| {
            rules.sources >> observation.watcher & 1 == 1
                && !rules.rules[usize::from(observation.act)].is_empty()
                && office.rates(observation.about)
        });
        watcher.read += u64::from(read);
        watcher.read_false += u64::from(read && !observation.is_true());
    }
    figures.corrections += town.corrections.len() as u64;
}

fn count_receipts(town: &mut Simulation) {
    for receipt in &town.receipts {
        let act = &mut town.figures.acts[usize::from(receipt.record.act)];
        let points = i64::from(receipt.points);
        let (all, unearned) = if points >= 0 {
            (&mut act.points_up, &mut act.points_up_false)
        } else {
            (&mut act.points_down, &mut act.points_down_false)
        };
        *all += points;
        if !receipt.is_true() {
            *unearned += points;
        }
        act.marks += u64::from(points < 0);
        act.marks_false += u64::from(points < 0 && !receipt.is_true());
        // A false mark on the first office's score starts a clock that runs until the score is back.
        if points < 0 && !receipt.is_true() && receipt.office == 0 {
            let i = receipt.about as usize;
            let lives = &mut town.truth.lives;
            if lives.mending[i] == 0 {
                let before = town.offices[0].ledger.own[i] - receipt.points;
                lives.mend_to[i] = (before / POINT).clamp(-32_000, 32_000) as i16;
                lives.mending[i] = 1;
            }
        }
    }
}

fn count_lives(town: &mut Simulation) {
    let policy = town.scenario.policy();
    let Some(first) = policy.offices.first() else {
        return;
    };
    let lowest = (first.bands.len() - 1) as u8;
    let residents = town.residents.money.len();
    let lives = &mut town.truth.lives;
    let ledger = &town.offices[0].ledger;
    for i in 0..residents {
        if ledger.band[i] == lowest && town.offices[0].rates(i as u32) {
            lives.days_lowest[i] = lives.days_lowest[i].saturating_add(1);
        }
        if lives.mending[i] > 0 {
            if ledger.own[i] / POINT >= i32::from(lives.mend_to[i]) {
                town.figures.mended_days += u64::from(lives.mending[i] - 1);
                town.figures.mended += 1;
                lives.mending[i] = 0;
            } else {
                lives.mending[i] = lives.mending[i].saturating_add(1);
            }
        }
    }
    let standing = policy.standing;
    for resident in 0..residents {
        if town.flagged(resident as u32) {
            let wronged = standing && !town.deserves_flag(resident as u32);
            let lives = &mut town.truth.lives;
            lives.days_flagged[resident] = lives.days_flagged[resident].saturating_add(1);
            lives.days_wronged[resident] = lives.days_wronged[resident].saturating_add(u16::from(wronged));
        }
    }
}

fn remember(town: &mut Simulation) {
    if let Some(history) = &mut town.history {
        history.add(PastDay {
            // Slices of just the length: what is kept of a day is kept for good.
            deeds: town.truth.today.concat().into(),
            observations: town.observations.concat().into(),
            receipts: town.receipts.as_slice().into(),
            corrections: town.corrections.as_slice().into(),
        });
    }
}
