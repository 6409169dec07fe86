//! Redress: what is appealed, reviewed and mended.
//!
//! Invariant: whether a mark was deserved is not known here. A resident appeals from memory; a reviewer's finding comes
//! from the watchers, who look again and can err, or from somebody at the desk who rules by hand.

use std::sync::Arc;

use super::apart::Apart;
use super::held::{Along, Beside, Held};
use super::rate::direct::Direct;
use super::rate::take_back::take_back;
use super::state::aliases::Aliases;
use super::state::desk::{Appeal, Correction, Desk, Finding, Ruled, Ruling, by_record, of_record};
use super::state::led::Led;
use super::state::office::Office;
use super::state::records::{Receipt, Record};
use super::state::residents::Residents;
use super::state::second_looks::SecondLooks;
use super::state::sets::Sets;
use crate::kernel::fixed::{MONTH, Threshold};
use crate::kernel::luck::{Luck, Purpose};
use crate::scenario::Scenario;
use crate::scenario::policy::Policy;
use crate::scenario::raw::{Correcting, Edge};
use crate::town::Town;

/// What the phase may know and change.
pub struct Redressing<'a> {
    pub(super) day: u32,
    pub(super) luck: Luck,
    pub(super) policy: &'a Policy,
    /// The rules that were in force: each with the number of days that had passed when it came into force.
    pub(super) rules: &'a [(u32, Arc<Scenario>)],
    pub(super) town: &'a Town,
    pub(super) receipts: &'a [Receipt],
    /// What arrived on file today.
    pub(super) arrived: &'a [Record],
    pub(super) residents: &'a mut Residents,
    pub(super) offices: &'a mut [Office],
    pub(super) desk: &'a mut Desk,
    pub(super) second_looks: &'a mut SecondLooks,
    /// Whose weeks somebody leads by hand.
    pub(super) led: &'a mut Led,
    pub(super) aliases: &'a mut Aliases,
    pub(super) sets: &'a mut Sets,
    pub(super) direct: Option<&'a mut Direct>,
    pub(super) apart: Option<&'a mut Apart>,
    pub(super) along: Along<'a>,
    pub(super) held: Option<&'a mut Held>,
}

/// Findings are carried out, new appeals lodged, and tomorrow's reviews laid out.
pub fn redress(mut now: Redressing) {
    now.desk.corrections.clear();
    now.second_looks.paid_for.clear();
    now.heed_rulings();
    now.carry_out_findings();
    if let Some(direct) = &mut now.direct {
        now.policy.offices.iter().zip(&mut direct.ledgers).for_each(|(rules, ledger)| ledger.find_bands(rules));
    }
    for (rules, office) in now.policy.offices.iter().zip(now.offices.iter_mut()) {
        office.ledger.find_bands(rules);
    }
    if let Some(beside) = now.along.beside(Edge::Redress) {
        now.follow(beside);
        return;
    }
    let rules = &now.policy.redress;
    if (rules.appeal > 0.0 || rules.try_it_on > 0.0) && !now.policy.cuts.has(Edge::Redress) {
        now.lodge();
        now.lodge_by_hand();
    }
    now.led.appeals.clear();
    now.lay_out_reviews();
}

impl Redressing<'_> {
    /// What was ruled by hand takes the place of what reviewers found. What was sent back waits again, before all others.
    fn heed_rulings(&mut self) {
        let desk = &mut *self.desk;
        let rulings = std::mem::take(&mut desk.rulings);
        // The last word counts.
        let ruling_on = |finding: &Finding| {
            let of_record = |ruled: &&Ruled| ruled.record == finding.appeal.receipt.record.id;
            rulings.iter().rfind(of_record).map(|ruled| ruled.ruling)
        };
        let mut back = vec![];
        desk.findings.retain_mut(|finding| {
            match ruling_on(finding) {
                Some(Ruling::Stands | Ruling::Left) => finding.did_it = true,
                Some(Ruling::Struck) => finding.did_it = false,
                Some(Ruling::Back) => back.push(finding.appeal),
                None => {}
            }
            ruling_on(finding) != Some(Ruling::Back)
        });
        back.into_iter().rev().for_each(|appeal| desk.waiting.push_front(appeal));
    }

    /// What reviewers found of appeals, of an office's own marks, and in the audit.
    fn carry_out_findings(&mut self) {
        for finding in self.desk.findings.clone() {
            let receipt = finding.appeal.receipt;
            self.desk.reviewed += u64::from(receipt.leads);
            self.desk.upheld += u64::from(receipt.leads && !finding.did_it);
            self.decide(&finding);
            if !finding.did_it {
                // Being heard restores some trust: a quarter of what is missing.
                let trust = &mut self.residents.trust[receipt.about as usize];
                *trust += (u16::MAX - *trust) / 4;
            }
        }
        self.second_looks.corrected.clear();
        for (audit, findings) in self.second_looks.findings.clone().into_iter().enumerate() {
            for finding in findings {
                let receipt = &finding.appeal.receipt;
                let looks = &mut *self.second_looks;
                let counts = if audit == 1 { &mut looks.audited } else { &mut looks.reviewed };
                if receipt.leads && receipt.about == receipt.record.about {
                    let [looked_at, taken_back] = &mut counts[usize::from(receipt.office)];
                    *looked_at += 1;
                    *taken_back += u64::from(!finding.did_it);
                }
                let before = self.desk.corrections.len();
                self.decide(&finding);
                let first = self.desk.corrections.get(before).map(|correction| correction.receipt);
                self.second_looks
                    .corrected
                    .extend(first.filter(|first| first.leads && first.about == first.record.about));
            }
        }
        let waiting = self.desk.waiting.iter().map(|appeal| appeal.receipt);
        self.second_looks.forget_closed(&waiting.collect::<Vec<_>>());
    }

    /// Takes an entry back, if the reviewer thinks that the person did not do it, and with it what other offices made of the
    /// record, if corrections reach them.
    fn decide(&mut self, finding: &Finding) {
        let case = finding.appeal;
        let riders = self.second_looks.take_riders(case.receipt.record.id);
        if finding.did_it {
            // The next look at what the office made of the record decides of it anew.
            if self.is_looked_at_again(&case) {
                self.second_looks.riders.extend(riders);
            }
            return;
        }
        self.correct(&case);
        riders.iter().for_each(|rider| self.correct(rider));
    }

    /// Whether a record is still to be looked at, or another look at it today found that the person did not do it.
    fn is_looked_at_again(&self, case: &Appeal) -> bool {
        let of_record = |other: &Appeal| other.receipt.record.id == case.receipt.record.id;
        let audits = self.second_looks.for_audit.iter().chain(&self.second_looks.under_audit);
        let findings = self.desk.findings.iter().chain(self.second_looks.findings.iter().flatten());
        self.desk.waiting.iter().chain(audits).any(of_record)
            || findings.filter(|finding| !finding.did_it).any(|finding| of_record(&finding.appeal))
    }

    /// Takes an entry back, unless that has been done.
    fn correct(&mut self, case: &Appeal) {
        let receipt = case.receipt;
        let waiting = self.desk.waiting.iter().map(|appeal| appeal.receipt);
        if self.desk.corrections.iter().any(|done| done.receipt == receipt)
            || !self.second_looks.close(&receipt, &waiting.collect::<Vec<_>>())
        {
            return;
        }
        self.led.forget(|mark| mark.receipt == receipt);
        let is_wiped = self.offices[usize::from(receipt.office)].has_wiped(receipt.about, case.lodged);
        let points = if is_wiped { 0 } else { self.give_back(case) };
        self.desk.corrections.push(Correction { receipt, points, fine: paid_for(self.rules, case) });
        self.find_misused_names(&receipt);
    }

    /// Gives back the points of an entry, in every ledger. Gives what the score gained.
    fn give_back(&mut self, case: &Appeal) -> i32 {
        let (receipt, policy, month) = (case.receipt, self.policy, self.day / MONTH);
        let office = usize::from(receipt.office);
        let (rules, ledger) = (&policy.offices[office], &mut self.offices[office].ledger);
        // What has faded since is not given back.
        let kept = rules.kept_a_day_of(receipt.record.act, receipt.rule);
        let fade = |points: i64, _| (points * kept) >> 16;
        let left = (case.lodged..self.day).fold(i64::from(receipt.points), fade) as i32;
        let is_here = self.held.as_ref().is_none_or(|held| !held.absent.contains(case));
        let points = if is_here { take_back(policy, rules, ledger, &receipt, left, month) } else { 0 };
        if let Some(direct) = &mut self.direct {
            direct.correct(policy, &receipt, left, month);
        }
        if let Some(apart) = &mut self.apart {
            apart.correct(policy, &receipt, left, month);
        }
        points
    }

    /// Where a mark that was laid to somebody by their papers is taken back, the office finds out who else uses them, if
    /// anybody does, and new papers are made out.
    fn find_misused_names(&mut self, receipt: &Receipt) {
        let by_papers = self.policy.watchers[usize::from(receipt.record.watcher)].errors.papers;
        // Others than the one whom the record names bear a share of its points; their papers are not the ones that were used.
        let holder = receipt.record.about;
        if by_papers && self.aliases.find_out(holder, self.day) {
            for (set, _) in self.policy.acts.iter().filter_map(|act| act.alias) {
                self.sets.remove(set, holder);
            }
        }
    }

    /// People appeal against today's marks, and those who look at their files against the marks that they find there.
    fn lodge(&mut self) {
        let policy = self.policy;
        let marks = self.receipts.iter().filter(|receipt| receipt.is_mark(policy));
        let today: Vec<Appeal> = marks.map(|receipt| Appeal { receipt: *receipt, lodged: self.day }).collect();
        let of_today = by_record(&today);
        for mark in &today {
            if mark.receipt.is_noticed(self.luck, policy, self.day) {
                self.consider(mark, &of_today);
            } else if policy.redress.see > 0.0 {
                self.second_looks.unseen.push(*mark);
            }
        }
        let seen = self.seen_in_the_file();
        let by_record = by_record(&seen);
        seen.iter().for_each(|mark| self.consider(mark, &by_record));
    }

    /// The marks that people learn of today because they look at their files. What is older than a year is no longer there.
    fn seen_in_the_file(&mut self) -> Vec<Appeal> {
        const KEPT: u32 = 365;
        let (day, luck) = (self.day, self.luck);
        let looks = |person: u32| {
            let chance = self.policy.redress.see * f64::from(self.town.people.nerve[person as usize]) / 255.0;
            luck.chance(Purpose::See, day, person, 0, Threshold::from_chance(chance))
        };
        let unseen = std::mem::take(&mut self.second_looks.unseen);
        let kept = unseen.into_iter().filter(|mark| mark.lodged + KEPT > day);
        let (seen, unseen) = kept.partition(|mark| mark.lodged < day && looks(mark.receipt.about));
        self.second_looks.unseen = unseen;
        seen
    }

    /// Somebody who was told of a mark appeals against it, or does not. `marks` are all that were told with it, by record.
    fn consider(&mut self, mark: &Appeal, marks: &[Appeal]) {
        let (policy, receipt) = (self.policy, &mark.receipt);
        let others = of_record(marks, receipt.record.id);
        let (rules, i) = (&policy.redress, receipt.about as usize);
        if self.led.appeals_by_hand(receipt.about) {
            self.led.tell(mark);
            return;
        }
        if rules.correction != Correcting::Separately && is_of_a_later_office(receipt, others) {
            return;
        }
        let chance = if receipt.is_understood(self.residents, self.luck, policy, self.day) {
            rules.try_it_on * f64::from(self.town.people.guile[i]) / 255.0
        } else {
            rules.appeal * f64::from(self.town.people.nerve[i]) / 255.0
        };
        // What else the office made of the same record rides along, at no further cost.
        let cost = if receipt.leads { rules.cost } else { 0 };
        let what = receipt.record.id as u32;
        let can_pay = cost == 0 || self.residents.money[i] >= cost;
        let appeals =
            can_pay && self.luck.chance(Purpose::Appeal, self.day, receipt.about, what, Threshold::from_chance(chance));
        if appeals {
            self.put_in(mark, others);
        }
    }

    /// Lodges what people whose weeks are led by hand appeal against today, as far as they can pay for it.
    fn lodge_by_hand(&mut self) {
        let (cost, separately) = (self.policy.redress.cost, self.policy.redress.correction == Correcting::Separately);
        let mut marks = self.led.take_appeals(self.day);
        marks.sort_by_key(|mark| (mark.receipt.record.id, mark.receipt.about));
        for of_one in
            marks.chunk_by(|a, b| (a.receipt.record.id, a.receipt.about) == (b.receipt.record.id, b.receipt.about))
        {
            // What a later office made of the record rides along, unless each must be asked by itself.
            let lodged = |mark: &&Appeal| separately || !is_of_a_later_office(&mark.receipt, of_one);
            let price = of_one.iter().filter(lodged).filter(|mark| mark.receipt.leads).count() as i32 * cost;
            if price > 0 && self.residents.money[of_one[0].receipt.about as usize] < price {
                of_one.iter().for_each(|mark| self.led.tell(mark));
                continue;
            }
            of_one.iter().filter(lodged).for_each(|mark| self.put_in(mark, of_one));
        }
    }

    /// An appeal is put in and paid for. Unless it is left unanswered it waits for a reviewer. `others` are all marks of the
    /// record.
    fn put_in(&mut self, mark: &Appeal, others: &[Appeal]) {
        let (policy, receipt, rules) = (self.policy, &mark.receipt, &self.policy.redress);
        let what = receipt.record.id as u32;
        pay(policy, self.residents, receipt);
        self.desk.lodged += u64::from(receipt.leads);
        let is_answered = self.luck.chance(Purpose::Answer, self.day, receipt.about, what, rules.answered);
        if !is_answered || mark.lodged < self.day {
            self.second_looks.paid_for.push(*receipt);
        }
        if !is_answered {
            return;
        }
        self.desk.waiting.push_back(*mark);
        if rules.correction == Correcting::Everywhere {
            let elsewhere = |other: &&Appeal| other.receipt.office != receipt.office;
            self.second_looks.riders.extend(others.iter().filter(elsewhere));
        }
    }

    /// Lays out the appeals on which reviewers look tomorrow.
    fn lay_out_reviews(&mut self) {
        let (rules, desk) = (&self.policy.redress, &mut *self.desk);
        let a_day = rules.reviews_a_day * f64::from(self.town.households.last().copied().unwrap_or(0)) / 1000.0;
        desk.allowance = (desk.allowance + a_day).min(a_day.max(1.0) * 7.0);
        desk.under_review.clear();
        let is_due = |appeal: &Appeal| appeal.lodged + rules.delay_days <= self.day;
        while desk.allowance >= 1.0 && desk.waiting.front().is_some_and(is_due) {
            desk.allowance -= 1.0;
            desk.under_review.extend(desk.waiting.pop_front());
        }
    }

    /// Lodges what is lodged today in the town beside this one. Cases about entries whose record does not arrive here cost what
    /// they cost there, and take nothing back.
    fn follow(&mut self, beside: Beside) {
        let (day, looks) = (self.day, beside.second_looks);
        let here = |records: &[Record], id: u64| records.iter().any(|record| record.id == id);
        let appeals = beside.desk.waiting.iter().chain(&beside.desk.under_review);
        let today = appeals.clone().filter(|appeal| appeal.lodged == day).map(|appeal| &appeal.receipt);
        today.chain(&looks.paid_for).for_each(|receipt| pay(self.policy, self.residents, receipt));
        let others = [&looks.laid_out, &looks.for_audit, &looks.under_audit, &looks.riders, &looks.unseen];
        let told = beside.led.all_told();
        for case in appeals.chain(others.into_iter().flatten()).chain(told).filter(|case| case.lodged == day) {
            // A mark by hand has no record that arrives, and is entered in both towns.
            let (id, held) = (case.receipt.record.id, self.held.as_mut());
            if let Some(held) = held.filter(|_| here(&beside.files.today, id) && !here(self.arrived, id)) {
                held.absent.push(*case);
            }
        }
        *self.desk = beside.desk.clone();
        *self.second_looks = looks.clone();
        self.led.take_told(beside.led);
    }
}

/// Whether another office before this one made something of the same record for the same person. `others` are all marks of
/// the record.
fn is_of_a_later_office(receipt: &Receipt, others: &[Appeal]) -> bool {
    others.iter().any(|other| other.receipt.about == receipt.about && other.receipt.office < receipt.office)
}

/// What the person whom an entry is about paid for it by the rules of its day, in hundredths of a groat.
fn paid_for(in_force: &[(u32, Arc<Scenario>)], case: &Appeal) -> i32 {
    let until = in_force.partition_point(|(since, _)| *since <= case.lodged).max(1);
    case.receipt.fine(in_force[until - 1].1.policy())
}

/// What an appeal takes of the person who lodges it: money and hours, once for all that the office made of a record.
fn pay(policy: &Policy, residents: &mut Residents, receipt: &Receipt) {
    if receipt.leads {
        let (i, rules) = (receipt.about as usize, &policy.redress);
        residents.money[i] = residents.money[i].saturating_sub(rules.cost);
        residents.spent[i] = residents.spent[i].saturating_add(rules.quarter_hours);
    }
}
