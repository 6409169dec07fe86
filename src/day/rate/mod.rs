//! Rate: what the offices make of the files.
//!
//! Invariant: nothing here knows whether a record is true. A record carries a sealed note that only truth can open.

pub mod direct;
pub mod ledger;
pub mod lists;
pub mod predictor;
pub mod repair;
pub mod tally;

use super::file::{Files, Record};
use super::intervene::Mark;
use super::residents::{Residents, belongs};
use crate::kernel::digest::Digest;
use crate::kernel::fixed::POINT;
use crate::kernel::luck::{Luck, stable_number};
use crate::kernel::parallel::{CHUNK, Workers};
use crate::kernel::slices::LANES;
use crate::scenario::policy::{self, CutOff, Cuts, Policy, Rule, Serves};
use crate::scenario::raw::{Edge, RawEffects};
use crate::town::people::People;
use crate::town::ties::Ties;
use crate::town::{NONE, Town};
use direct::Direct;
use ledger::Ledger;
use predictor::Fit;
use tally::Tally;

pub use crate::kernel::fixed::MONTH;

/// An office with what it keeps.
#[derive(Clone, Debug)]
pub struct Office {
    /// Scores, bands and lists.
    pub ledger: Ledger,
    /// Whom it rates: a bit for each resident, 64 to a word.
    pub(crate) rated: Vec<u64>,
    /// Whom it serves: a bit for each resident; empty where it serves everyone.
    pub(crate) served: Vec<u64>,
    /// What it estimates.
    pub(crate) fit: Fit,
    /// What it keeps count of.
    pub(crate) tally: Option<Tally>,
}

impl Office {
    /// The cut-off that holds for a look, if there is one: below it nobody is served.
    pub(crate) fn cut_off(&self, rules: &policy::Office, look: u8) -> Option<CutOff> {
        match &rules.serves {
            Serves::Everyone => None,
            Serves::From(by_look) => by_look.get(usize::from(look)).copied(),
            Serves::Learned => {
                let units = rules.predictor.as_ref()?.points_per_unit;
                Some(CutOff::from(self.fit.estimate? * units))
            }
        }
    }

    /// Whether it serves a resident. It refuses only those whom it rates.
    pub fn serves(&self, resident: u32) -> bool {
        self.served.is_empty() || is_among(&self.served, resident)
    }

    /// Whom it serves of a group of 64 residents.
    #[inline]
    pub(crate) fn served_among(&self, group: usize) -> u64 {
        self.served.get(group).copied().unwrap_or(u64::MAX)
    }

    /// Whether it rates a resident.
    #[inline]
    pub fn rates(&self, resident: u32) -> bool {
        is_among(&self.rated, resident)
    }

    /// What a resident's band and lists come to for one effect, as a product of multiples.
    #[inline]
    pub(crate) fn effect(&self, rules: &policy::Office, resident: u32, of: impl Fn(&RawEffects) -> f64) -> f64 {
        if !self.rates(resident) {
            return 1.0;
        }
        let band = &rules.bands[usize::from(self.ledger.band[resident as usize])];
        self.ledger.lists_of(rules, resident).fold(of(&band.effects), |product, list| product * of(&list.effects))
    }

    /// What a resident's band and lists add up to for one effect.
    #[inline]
    pub(crate) fn effect_sum(&self, rules: &policy::Office, resident: u32, of: impl Fn(&RawEffects) -> f64) -> f64 {
        if !self.rates(resident) {
            return 0.0;
        }
        let band = &rules.bands[usize::from(self.ledger.band[resident as usize])];
        self.ledger.lists_of(rules, resident).fold(of(&band.effects), |sum, list| sum + of(&list.effects))
    }

    pub(crate) fn digest_into(&self, digest: &mut Digest, prefix: &str) {
        self.ledger.digest_into(digest, prefix);
        if !self.served.is_empty() {
            digest.column(&format!("{prefix}.served"), &self.served);
        }
        if let Some(estimate) = self.fit.estimate {
            digest.column(&format!("{prefix}.estimate"), &[estimate, f64::from(self.fit.times)]);
        }
        if let Some(tally) = &self.tally {
            digest.column(&format!("{prefix}.tally"), &tally.count);
        }
    }

    /// Whether a resident is flagged: in a penalty band or on a penalty list.
    #[inline]
    pub(crate) fn flags(&self, rules: &policy::Office, resident: u32) -> bool {
        self.rates(resident) && self.ledger.flagged(rules, resident)
    }
}

/// Whether a resident's bit is set.
#[inline]
fn is_among(bits: &[u64], resident: u32) -> bool {
    bits[resident as usize / LANES] >> (resident as usize % LANES) & 1 == 1
}

/// Every change that a rule makes leaves one: rule, record, points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The record that the rule read.
    pub record: Record,
    /// Whose score it changed: the subject of the record, or someone of their household.
    pub about: u32,
    /// The office, as an index.
    pub office: u8,
    /// The number of the rule within the office.
    pub rule: u16,
    /// Whether it is the first that this office made of the record for this person.
    pub leads: bool,
    /// Points added, in 1/256 of a point, after caps, floor and ceiling.
    pub points: i32,
    /// The month at whose turn the points are taken back; 0 for never.
    pub until_month: u32,
}

/// Who is rated, as the rules may know them: what is on public record, and nothing of what they did.
pub struct Subjects<'a> {
    pub(crate) people: &'a People,
    pub(crate) employment: &'a [u8],
    pub(crate) households: &'a [u32],
}

/// What the phase may know and change.
pub struct Rate<'a> {
    pub(super) day: u32,
    pub(super) luck: Luck,
    pub(super) policy: &'a Policy,
    pub(super) subjects: Subjects<'a>,
    pub(super) ties: &'a Ties,
    pub(super) files: &'a mut Files,
    pub(super) offices: &'a mut [Office],
    pub(super) direct: Option<&'a mut Direct>,
    pub(super) receipts: &'a mut Vec<Receipt>,
    pub(super) workers: &'a Workers,
}

/// Every office reads what arrived today.
pub fn rate(mut now: Rate) {
    now.receipts.clear();
    let marks = std::mem::take(&mut now.files.marks);
    for (number, (rules, office)) in now.policy.offices.iter().zip(now.offices).enumerate() {
        open_day(rules, &mut office.ledger, now.day);
        let lifted = repair::lift(rules, office, now.subjects.people, now.luck, now.day, |r| !office.serves(r));
        lifted.iter().for_each(|(resident, to)| office.ledger.set(rules, *resident, *to));
        predictor::read(rules, office, &now.subjects, now.files, &now.policy.learning.claims, now.policy.cuts, now.day);
        if let (Some(tally), Some(counts)) = (&mut office.tally, &rules.tally) {
            let mine = now.files.incidents.iter().filter(|seen| rules.sources >> seen.watcher & 1 == 1);
            tally.enter(counts, &mine.collect::<Vec<_>>(), stable_number(&rules.name), now.luck, now.day);
        }
        let Office { ledger, rated, .. } = office;
        let reading = Reading { number, rules, policy: now.policy, subjects: &now.subjects, rated, day: now.day };
        reading.read(ledger, &now.files.today, &marks, |receipt| {
            let of_it = |r: &&Receipt| r.record.id == receipt.record.id && r.office == receipt.office;
            let leads = !now.receipts.iter().rev().take_while(of_it).any(|r| r.about == receipt.about);
            now.receipts.push(Receipt { leads, ..receipt });
        });
        if let Some(direct) = &mut now.direct {
            reading.read_but(direct, now.files, &marks, &lifted, ledger, now.ties, now.workers);
        }
        close_day(rules, ledger, now.ties, now.policy.cuts, now.day, now.workers);
    }
    if let Some(direct) = now.direct {
        direct.marks.clear();
    }
}

/// What an office reads with.
struct Reading<'a> {
    number: usize,
    rules: &'a policy::Office,
    policy: &'a Policy,
    subjects: &'a Subjects<'a>,
    rated: &'a [u64],
    day: u32,
}

impl Reading<'_> {
    /// Reads records, then enters marks. `told` hears of every change.
    fn read(&self, ledger: &mut Ledger, records: &[Record], marks: &[Mark], mut told: impl FnMut(Receipt)) {
        let (rules, office) = (self.rules, self.number as u8);
        for record in records.iter().filter(|record| rules.sources >> record.watcher & 1 == 1) {
            let debt = self.policy.acts[usize::from(record.act)].debt;
            let entry = (record.about, record.act, debt);
            enter(rules, ledger, self.subjects, self.rated, entry, self.day, |about, rule, points, until_month| {
                let (record, rule) = (*record, rule.number);
                told(Receipt { record, about, office, rule, leads: true, points, until_month });
            });
        }
        let entered = |mark: &&Mark| mark.office == office && is_among(self.rated, mark.resident);
        for mark in marks.iter().filter(entered) {
            let Some(rule) = rules.rules[usize::from(mark.act)].first() else { continue };
            let until_month = rule.until_month(self.day);
            let points = ledger.add(rules, mark.resident, mark.points, None, until_month);
            let record = mark.record(self.day, self.watcher_of(mark.act));
            if points != 0 {
                let (about, rule) = (mark.resident, rule.number);
                told(Receipt { record, about, office, rule, leads: true, points, until_month });
            }
        }
    }

    /// Whoever a mark by hand is laid to: the first source that knows the act.
    fn watcher_of(&self, act: u8) -> u8 {
        let known = &self.policy.acts[usize::from(act)].watchers;
        known.iter().find(|watcher| self.rules.sources >> **watcher & 1 == 1).map_or(0, |watcher| *watcher as u8)
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
        ties: &Ties,
        workers: &Workers,
    ) {
        let records: Vec<Record> =
            files.today.iter().filter(|record| !direct.struck.contains(&record.id)).copied().collect();
        let marks: Vec<Mark> = marks.iter().chain(&direct.marks).copied().collect();
        let Some(ledger) = direct.ledgers.get_mut(self.number) else { return };
        open_day(self.rules, ledger, self.day);
        for (resident, to) in lifted {
            let own = ledger.own[*resident as usize];
            ledger.set(self.rules, *resident, own.max(*to));
        }
        predictor::take_readings(self.rules, ledger, self.rated, files);
        ledger.know_yesterday_of(real);
        self.read(ledger, &records, &marks, |_| ());
        close_day(self.rules, ledger, ties, self.policy.cuts, self.day, workers);
    }
}

/// What rules may know of the people they rate.
pub(crate) fn subjects<'a>(town: &'a Town, residents: &'a Residents) -> Subjects<'a> {
    Subjects { people: &town.people, employment: &residents.employment, households: &town.households }
}

/// Before anything is read: at the turn of a month old points are taken back and caps begin anew; distance from the
/// start fades.
pub(crate) fn open_day(rules: &policy::Office, ledger: &mut Ledger, day: u32) {
    ledger.keep_yesterday();
    if day > 0 && day.is_multiple_of(MONTH) {
        ledger.turn_month(rules, day / MONTH);
    }
    if rules.kept_a_day < 65_536 {
        for own in &mut ledger.own {
            *own = rules.start + ((i64::from(*own - rules.start) * rules.kept_a_day + 32_768) >> 16) as i32;
        }
    }
}

/// Reads one entry: about whom, of which act, and the unpaid bills it adds or settles. People whom the office does not
/// rate are passed over. `told` hears of every change: whose score, by which rule, by how much, until which month.
#[inline]
pub(crate) fn enter(
    rules: &policy::Office,
    ledger: &mut Ledger,
    subjects: &Subjects,
    rated: &[u64],
    (about, act, debt): (u32, u8, i8),
    day: u32,
    mut told: impl FnMut(u32, &Rule, i32, u32),
) {
    let i = about as usize;
    let is_rated = |resident: u32| is_among(rated, resident);
    if !is_rated(about) {
        return;
    }
    if debt != 0 {
        ledger.debts[i] = ledger.debts[i].saturating_add_signed(debt);
    }
    let quarter = subjects.people.quarter[i];
    for rule in &rules.rules[usize::from(act)] {
        let holds = rule.quarters >> quarter & 1 == 1
            && rule.holds_on(day)
            && belongs(rule.who, subjects.people.role[i], subjects.employment[i], ledger.debts[i]);
        if !holds {
            continue;
        }
        let until = rule.until_month(day);
        let points = ledger.add(rules, about, rule.points, rule.category, until);
        if points != 0 {
            told(about, rule, points, until);
        }
        let household = subjects.people.household[i];
        if rules.household_share > 0 && household != NONE {
            let shared = (i64::from(rule.points) * i64::from(rules.household_share) / i64::from(POINT)) as i32;
            let members = subjects.households[household as usize]..subjects.households[household as usize + 1];
            for member in members.filter(|member| *member != about && is_rated(*member)) {
                let points = ledger.add(rules, member, shared, rule.category, until);
                if points != 0 {
                    told(member, rule, points, until);
                }
            }
        }
    }
    lists::entered(rules, ledger, about, act, day);
}

/// After everything is read: the peer term, bands and lists.
pub(crate) fn close_day(
    rules: &policy::Office,
    ledger: &mut Ledger,
    ties: &Ties,
    cuts: Cuts,
    day: u32,
    workers: &Workers,
) {
    if rules.peer_weight > 0 {
        let weight = if cuts.has(Edge::Peers) { 0 } else { rules.peer_weight };
        ledger.mix_with_peers(rules, ties, weight, CHUNK, workers);
    }
    ledger.find_bands(rules);
    lists::keep(rules, ledger, day);
}
