//! Measure: what the study sees. Worth is remembered and everything counted; standing was kept by the perfect watcher.

use std::collections::BTreeSet;

use super::history::{Evening, History, PastDay};
use super::state::by_group::{self, GroupFigures};
use super::state::desk::Desk;
use super::state::figures::{Figures, category_start};
use super::state::listings;
use super::state::office::{Office, flagged};
use super::state::records::{Left, Receipt, Record, SeenIncidents, Sightings};
use super::state::residents::Employment;
use super::state::second_looks::SecondLooks;
use super::state::sets::Sets;
use super::state::standing::Standing;
use super::state::stays::{Stays, one_more};
use super::state::trials::Trials;
use crate::kernel::fixed::{ENTRY, POINT};
use crate::kernel::slices::LANES;
use crate::scenario::policy::{Names, Policy, Who};
use crate::town::Town;
use crate::truth::{Deed, Truth};

/// What the phase may know and change.
pub struct Measure<'a> {
    pub(super) day: u32,
    pub(super) policy: &'a Policy,
    pub(super) town: &'a Town,
    pub(super) sets: &'a mut Sets,
    pub(super) custom: &'a [u16],
    /// What each resident does on working days; see [`Employment`].
    pub(super) employment: &'a [u8],
    pub(super) offices: &'a [Office],
    pub(super) standing: &'a Standing,
    pub(super) trials: &'a Trials,
    pub(super) sightings: &'a Sightings,
    /// What arrived on file today.
    pub(super) arrived: &'a [Record],
    pub(super) receipts: &'a [Receipt],
    pub(super) desk: &'a Desk,
    pub(super) second_looks: &'a mut SecondLooks,
    pub(super) truth: &'a mut Truth,
    pub(super) stays: &'a mut Stays,
    pub(super) figures: &'a mut Figures,
    pub(super) history: Option<&'a mut History>,
}

/// Counts the day.
pub fn measure(mut now: Measure) {
    now.sets.count_day();
    let stopped = now.count_stops();
    now.count_incidents();
    now.count_acts(&stopped);
    if now.policy.foreseen != 0 {
        now.count_foreseen();
    }
    if now.policy.borrows != 0 {
        now.count_loans();
    }
    let (town, custom) = (now.town, now.custom);
    now.truth.remember(now.policy, &stopped, |resident| reach(town, custom, resident));
    now.count_sightings();
    now.count_reports();
    now.count_receipts();
    now.count_lives();
    listings::count_lists(&mut now.figures.lists, now.policy, now.offices);
    now.figures.moves.count(now.policy, now.trials.leads(now.policy), now.offices, now.day);
    let leads = now.trials.leads(now.policy);
    let evening = now.history.is_some().then(|| evening(now.policy, leads, now.offices, now.employment));
    if let (Some(history), Some(evening)) = (&mut now.history, evening) {
        let day = PastDay {
            leads,
            turns: history.turns(&evening),
            // Slices of just the length: what is kept of a day is kept for good.
            deeds: now.truth.deeds.concat().into(),
            observations: now.sightings.all().copied().collect(),
            reports: now.sightings.reports.as_slice().into(),
            stops: now.sightings.stops.concat().into(),
            receipts: now.receipts.into(),
            corrections: now.desk.corrections.as_slice().into(),
        };
        history.add(day, evening);
    }
}

/// How everyone stands, by resident. `leads`: the leading office, by its index; `employment`: see [`Employment`].
pub(super) fn evening(policy: &Policy, leads: Option<usize>, offices: &[Office], employment: &[u8]) -> Vec<Evening> {
    let leads = leads.map(|leads| &offices[leads]);
    let evening = |(resident, employment): (u32, &u8)| Evening {
        band: leads.filter(|office| office.rates(resident)).map(|office| office.ledger.band(resident)),
        flagged: flagged(policy, offices, resident),
        employment: Employment::of(*employment),
    };
    (0..).zip(employment).map(evening).collect()
}

/// How many a resident's trade reaches, in 1/256 of what it was before anyone was rated.
fn reach(town: &Town, custom: &[u16], resident: u32) -> i32 {
    let firm = town.people.firm[resident as usize];
    custom.get(firm as usize).map_or(256, |share| i32::from(*share))
}

impl Measure<'_> {
    /// Counts whom watchers stopped. Gives the harmful deeds that did no harm because of it.
    fn count_stops(&mut self) -> BTreeSet<Deed> {
        let (policy, witness, figures) = (self.policy, self.truth.witness(), &mut *self.figures);
        let harm_of = |act: u8| policy.acts[usize::from(act)].value.min(0);
        let mut harmful = BTreeSet::new();
        for stop in self.sightings.stops.iter().flatten() {
            let deed = stop.done(witness).filter(|act| harm_of(*act) < 0);
            harmful.extend(deed.map(|act| Deed { resident: stop.person, act }));
            figures.stops.all += 1;
            for group in by_group::groups_of(self.town, self.sets, stop.person) {
                let [all, innocent] = &mut figures.stops.groups[group];
                *all += 1;
                *innocent += u64::from(deed.is_none());
            }
        }
        figures.stops.harmful += harmful.len() as u64;
        harmful
    }

    /// Counts what happened in the quarters that is worth something to others, and what of it was stopped.
    fn count_incidents(&mut self) {
        let (figures, quarters) = (&mut *self.figures, self.town.quarters().len());
        for (kind, incident) in self.policy.incidents.iter().enumerate().filter(|(_, incident)| incident.value != 0) {
            for quarter in 0..quarters {
                let happened = self.truth.incidents[kind * quarters + quarter];
                let seen = self.sightings.incidents.iter();
                let here =
                    seen.filter(|seen| (usize::from(seen.incident), usize::from(seen.quarter)) == (kind, quarter));
                // Watchers that do not know of one another stop some of the same.
                let free = |free: u64, seen: &SeenIncidents| free - free * seen.stopped.min(happened) / happened.max(1);
                let stopped = happened - here.fold(happened, free);
                let worth = |count: u64| i64::from(incident.value) * count as i64 / ENTRY as i64;
                let left = worth(happened - if incident.value < 0 { stopped } else { 0 });
                figures.good += left.max(0);
                figures.harm += left.min(0);
                figures.stops.harm += worth(stopped).min(0);
                figures.stops.harmful += if incident.value < 0 { stopped / ENTRY } else { 0 };
            }
        }
    }

    /// Counts what people reported. A report that several watchers enter is one.
    fn count_reports(&mut self) {
        let (policy, figures) = (self.policy, &mut self.figures.reports);
        let [confirmed, found_out] = self.sightings.lies;
        figures.confirmed += confirmed;
        figures.caught += found_out;
        let claims = self.sightings.reports.iter().filter(|report| report.left == Left::Claim);
        let mut counted = BTreeSet::new();
        for report in claims.filter(|report| counted.insert((report.reporter, report.by))) {
            let of_oneself = policy.acts[usize::from(report.by)].is_claim_of_oneself();
            let (all, untrue) = if of_oneself {
                (&mut figures.of_oneself, &mut figures.of_oneself_false)
            } else {
                (&mut figures.of_others, &mut figures.of_others_false)
            };
            *all += 1;
            *untrue += u64::from(!report.seen.is_true(self.truth.witness()));
        }
    }

    fn count_acts(&mut self, stopped: &BTreeSet<Deed>) {
        let (figures, town, sets) = (&mut *self.figures, self.town, &*self.sets);
        let led_to = listings::lists_by_act(self.policy);
        for deed in self.truth.deeds.iter().flatten() {
            let act = &self.policy.acts[usize::from(deed.act)];
            figures.acts[usize::from(deed.act)].done += 1;
            let trade = act.who == Who::Traders;
            let reach = if trade { i64::from(reach(self.town, self.custom, deed.resident)) } else { 256 };
            let mut value = i64::from(act.value) * reach / 256;
            if stopped.contains(deed) {
                figures.stops.harm += value;
                value = 0;
            }
            let (good, harm) = (value.max(0), value.min(0));
            figures.good += good;
            figures.harm += harm;
            figures.customer_harm += if trade { harm } else { 0 };
            if value != 0 {
                let more = GroupFigures { good, harm, ..GroupFigures::default() };
                by_group::count(&mut figures.groups, town, sets, deed.resident, more);
            }
            let i = deed.resident as usize;
            for &list in &led_to[usize::from(deed.act)] {
                figures.lists[list].led[i / LANES] |= 1 << (i % LANES);
            }
        }
        for deed in self.truth.closed.iter().flatten() {
            figures.acts[usize::from(deed.act)].closed += 1;
            let more = GroupFigures { closed: 1, ..GroupFigures::default() };
            by_group::count(&mut figures.groups, town, sets, deed.resident, more);
        }
    }

    /// Counts the deeds that models of risk foresee entries of, done and on file.
    fn count_foreseen(&mut self) {
        let done = self.truth.deeds.iter().flatten().map(|deed| (0, deed.resident, deed.act));
        let arrived = self.arrived.iter().map(|record| (1, record.about, record.act));
        for (which, resident, _) in done.chain(arrived).filter(|(.., act)| self.policy.foreseen >> act & 1 == 1) {
            for group in by_group::groups_of(self.town, self.sets, resident) {
                self.figures.foreseen.groups[group][which] += 1;
            }
        }
    }

    /// Counts new loans, with the borrower's score at the lender, and who falls behind.
    fn count_loans(&mut self) {
        let policy = self.policy;
        for &Deed { resident, act } in self.truth.deeds.iter().flatten() {
            let lender = policy.acts[usize::from(act)].served_by.filter(|_| policy.borrows >> act & 1 == 1);
            if let Some(lender) = lender {
                self.figures.loans.lend(resident, self.day, self.offices[lender].ledger.score(resident));
            } else if policy.falls_behind >> act & 1 == 1 {
                self.figures.loans.fall_behind(resident, self.day);
            }
        }
    }

    fn count_sightings(&mut self) {
        let witness = self.truth.witness();
        for observation in self.sightings.all() {
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
        for receipt in &self.second_looks.corrected {
            self.second_looks.repaired[usize::from(receipt.is_true(witness))] += 1;
        }
    }

    fn count_receipts(&mut self) {
        let leads = self.trials.leads(self.policy);
        for receipt in self.receipts {
            let is_true = receipt.is_true(self.truth.witness());
            let points = i64::from(receipt.points);
            self.count_by_kind(receipt, points, is_true);
            let earned_by = receipt.earned_by(self.truth.witness()).filter(|_| points > 0);
            if let Some(done) = earned_by {
                self.figures.acts[usize::from(done)].points_up_earned += points;
            }
            let act = &mut self.figures.acts[usize::from(receipt.record.act)];
            let (all, unearned) = if points >= 0 {
                (&mut act.points_up, &mut act.points_up_false)
            } else {
                (&mut act.points_down, &mut act.points_down_false)
            };
            *all += points;
            if !is_true {
                *unearned += points;
            }
            let is_mark = receipt.is_mark(self.policy);
            act.marks += u64::from(is_mark);
            act.marks_false += u64::from(is_mark && !is_true);
            // A false mark on the leading office's score starts a clock that runs until the score is back.
            let office = usize::from(receipt.office);
            if points < 0 && !is_true && Some(office) == leads {
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

    /// Counts a change of a score for the groups of the one whose score it is, and for the category of the rule.
    fn count_by_kind(&mut self, receipt: &Receipt, points: i64, is_true: bool) {
        let (figures, i) = (&mut *self.figures, receipt.about as usize);
        let is_mark = receipt.is_mark(self.policy);
        figures.touched[i / LANES] |= 1 << (i % LANES);
        let (up, down) = (points.max(0), points.min(0));
        let more = GroupFigures {
            marks: u64::from(is_mark),
            marks_false: u64::from(is_mark && !is_true),
            points_up: up,
            points_down: down,
            points_borne: if receipt.about == receipt.record.about { 0 } else { down },
            ..GroupFigures::default()
        };
        by_group::count(&mut figures.groups, self.town, &*self.sets, receipt.about, more);
        let office = usize::from(receipt.office);
        let watcher = &self.policy.watchers[usize::from(receipt.record.watcher)];
        let reports = &mut figures.reports;
        if !is_true && receipt.about == receipt.record.about {
            let is_claimed = watcher.claims >> receipt.record.act & 1 == 1;
            let is_pooled = !is_claimed && watcher.errors.names != Names::Doer;
            reports.points_claimed += if is_claimed { up } else { 0 };
            reports.points_pooled += if is_pooled { up } else { 0 };
        }
        if let Some(category) = self.policy.offices[office].category_of(receipt.record.act, receipt.rule) {
            figures.categories[category_start(self.policy, office) + usize::from(category)] += points;
        }
    }

    fn count_lives(&mut self) {
        let Some(leading) = self.trials.leads(self.policy) else {
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
            self.stays.count(i, is_lowest, self.day + 1);
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
