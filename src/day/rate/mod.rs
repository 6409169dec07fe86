//! Rate: what the offices make of the files.
//!
//! Invariant: nothing here knows whether a record is true. A record carries a note under seal, and no witness is here to
//! open it.

pub(crate) mod bearing;
pub mod direct;
pub(in crate::day) mod index;
mod lay_out;
pub mod lists;
pub(crate) mod merge;
pub mod predictor;
pub(crate) mod reading;
pub mod repair;
pub(crate) mod risk;
pub mod take_back;

use super::apart::{Apart, Clerk};
use super::held::Along;
use super::state::files::Files;
use super::state::ledger::Ledger;
use super::state::office::{Office, is_among};
use super::state::orders::Mark;
use super::state::records::{Receipt, Record};
use super::state::second_looks::SecondLooks;
use super::state::trials::Trials;
use crate::kernel::luck::{Luck, stable_number};
use crate::kernel::parallel::Workers;
use crate::scenario::policy::{self, Policy};
use crate::scenario::raw::Edge;
use crate::town::ties::Ties;
use direct::Direct;
use lists::{Around, Earlier};
use reading::{Entry, Subjects, close_day, enter, open_day};

/// What the phase may know and change.
pub struct Rate<'a> {
    pub(super) day: u32,
    pub(super) luck: Luck,
    pub(super) policy: &'a Policy,
    pub(super) subjects: Subjects<'a>,
    pub(super) ties: &'a Ties,
    pub(super) files: &'a mut Files,
    pub(super) offices: &'a mut [Office],
    pub(super) along: Along<'a>,
    pub(super) direct: Option<&'a mut Direct>,
    pub(super) apart: Option<&'a mut Apart>,
    pub(super) receipts: &'a mut Vec<Receipt>,
    pub(super) second_looks: &'a mut SecondLooks,
    pub(super) trials: &'a mut Trials,
    pub(super) workers: &'a Workers,
}

/// Every office reads what arrived today.
pub fn rate(mut now: Rate) {
    now.receipts.clear();
    let flagged_before = lay_out::flagged_before(now.policy, now.offices);
    let marks = std::mem::take(&mut now.files.marks);
    let around = Around { town: now.subjects.town, ties: now.ties, cuts: now.policy.cuts };
    for (number, rules) in now.policy.offices.iter().enumerate() {
        let (before, rest) = now.offices.split_at_mut(number);
        let office = &mut rest[0];
        open_day(rules, &mut office.ledger, now.day);
        merge::mend(now.policy, rules, &mut office.links, now.luck, now.day);
        if let Some(beside) = now.along.beside(Edge::Peers) {
            office.ledger.know_yesterday_of(&beside.offices[number].ledger);
        }
        let Office { ledger, model, .. } = &mut *office;
        risk::begin_stretch(rules, ledger, model, &now.subjects, Some(&around), now.day);
        let lifted = repair::lift(rules, office, now.subjects.people, now.luck, now.day, |r| !office.serves(r));
        lifted.iter().for_each(|(resident, to)| office.ledger.lift(rules, *resident, *to));
        predictor::read(rules, office, &now.subjects, now.files, &now.policy.learning.claims, now.policy.cuts, now.day);
        let Office { ledger, rated, .. } = &mut *office;
        index::take_readings(rules, ledger, rated, predictor::readings(rules, now.files));
        if let Some(beside) = now.along.beside(Edge::Model) {
            office.fit = beside.offices[number].fit;
        }
        if let (Some(tally), Some(counts)) = (&mut office.tally, &rules.tally) {
            let mine = now.files.incidents.iter().filter(|seen| rules.sources >> seen.watcher & 1 == 1);
            tally.enter(counts, &mine.collect::<Vec<_>>(), stable_number(&rules.name), now.luck, now.day);
        }
        let Office { ledger, rated, links, model, .. } = &mut *office;
        let earlier =
            Earlier { policy: now.policy, luck: now.luck, offices: before, ledgers: None, links, insincere: true };
        let reading = Reading {
            number,
            rules,
            policy: now.policy,
            subjects: &now.subjects,
            rated,
            model,
            around,
            day: now.day,
            workers: now.workers,
        };
        reading.read(ledger, &now.files.today, &marks, |receipt| {
            let of_it = |r: &&Receipt| r.record.id == receipt.record.id && r.office == receipt.office;
            let leads = !now.receipts.iter().rev().take_while(of_it).any(|r| r.about == receipt.about);
            now.receipts.push(Receipt { leads, ..receipt });
        });
        if let Some(direct) = &mut now.direct {
            reading.read_but(direct, now.files, &marks, &lifted, ledger, earlier);
        }
        close_day(rules, ledger, rated, around, &earlier, now.day, now.workers);
        if let Some(apart) = &mut now.apart {
            let (policy, subjects) = (now.policy, &now.subjects);
            let clerk = Clerk { policy, subjects, ties: now.ties, luck: now.luck, day: now.day, workers: now.workers };
            apart.read(clerk, &now.offices[..=number], now.files, &lifted);
        }
        let office = &mut now.offices[number];
        match now.along.beside(Edge::Model) {
            Some(beside) => office.model.clone_from(&beside.offices[number].model),
            None => risk::learn(rules, office, now.policy.cuts, now.day),
        }
    }
    lay_out::lay_out(&mut now, &flagged_before);
    for receipt in now.receipts.iter().filter(|receipt| receipt.is_mark(now.policy)) {
        now.trials.count_mark(usize::from(receipt.office));
    }
    if let Some(direct) = now.direct {
        direct.marks.clear();
    }
    if let Some(apart) = now.apart {
        apart.note_by_hand(now.receipts, &now.files.today);
    }
}

/// What an office reads with.
struct Reading<'a> {
    number: usize,
    rules: &'a policy::Office,
    policy: &'a Policy,
    subjects: &'a Subjects<'a>,
    rated: &'a [u64],
    /// The office's model of risk.
    model: &'a [f64],
    around: Around<'a>,
    day: u32,
    workers: &'a Workers,
}

impl Reading<'_> {
    /// Reads records, then enters marks. `told` hears of every change.
    fn read(&self, ledger: &mut Ledger, records: &[Record], marks: &[Mark], mut told: impl FnMut(Receipt)) {
        let (rules, office) = (self.rules, self.number as u8);
        for record in records.iter().filter(|record| rules.sources >> record.watcher & 1 == 1) {
            let debt = self.policy.acts[usize::from(record.act)].debt;
            let entry = Entry { about: record.about, act: record.act, debt, shared: true };
            enter(rules, ledger, self.subjects, self.rated, entry, self.day, |about, rule, points, until_month| {
                let (record, rule) = (*record, rule.number);
                told(Receipt { record, about, office, rule, leads: true, points, until_month });
            });
        }
        let entered = |mark: &&Mark| mark.office == office && is_among(self.rated, mark.resident);
        for mark in marks.iter().filter(entered) {
            let Some(rule) = rules.rules[usize::from(mark.act)].first() else { continue };
            let until_month = rule.until_month(self.day);
            let points = ledger.add_by_hand(rules, mark.resident, mark.points, rule.category, until_month);
            let record = mark.record(self.day, self.watcher_of(mark.act));
            if points != 0 {
                let (about, rule) = (mark.resident, rule.number);
                told(Receipt { record, about, office, rule, leads: true, points, until_month });
            }
        }
    }

    /// To whom a mark by hand is laid: the first of the office's sources that knows the act, or else its first source.
    fn watcher_of(&self, act: u8) -> u8 {
        let known = &self.policy.acts[usize::from(act)].watchers;
        let source = known.iter().copied().find(|watcher| self.rules.sources >> watcher & 1 == 1);
        source.unwrap_or(self.rules.sources.trailing_zeros() as usize) as u8
    }

    /// Reads the same records and marks into the ledger of the direct effect, but for the one thing that is different there.
    /// Contacts' scores are what they are in the real files.
    fn read_but(
        &self,
        direct: &mut Direct,
        files: &Files,
        marks: &[Mark],
        lifted: &[(u32, i32)],
        real: &Ledger,
        earlier: Earlier,
    ) {
        let records = direct.today().to_vec();
        let marks: Vec<Mark> = marks.iter().chain(&direct.marks).copied().collect();
        let Some((before, [ledger, ..])) = direct.ledgers.split_at_mut_checked(self.number) else { return };
        open_day(self.rules, ledger, self.day);
        lifted.iter().for_each(|(resident, to)| ledger.lift(self.rules, *resident, *to));
        predictor::take_readings(self.rules, ledger, self.rated, files);
        index::take_readings(self.rules, ledger, self.rated, predictor::readings(self.rules, files));
        ledger.know_yesterday_of(real);
        risk::begin_stretch(self.rules, ledger, self.model, self.subjects, Some(&self.around), self.day);
        self.read(ledger, &records, &marks, |_| ());
        let earlier = Earlier { ledgers: Some(before), ..earlier };
        close_day(self.rules, ledger, self.rated, self.around, &earlier, self.day, self.workers);
    }
}
