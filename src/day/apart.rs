//! What scores would be with one cause of error less, kept beside the real files of a town that is small enough to be
//! remembered. The study tells the causes of a wrong score apart with it.
//!
//! From standing to the score there are four steps, each with one thing more:
//!
//! 1. **standing**: a resident's own acts, perfectly seen ([`state::standing`](super::state::standing));
//! 2. **perfect**: what others did as well, where rules lay it to somebody: shares of a household, contacts' scores;
//! 3. **prompt**: not what happened but what watchers saw of it, on file at once;
//! 4. **unforced**: what reached the files, when it did, and whosever file was linked; without entries and lists that nobody had grounds for;
//! 5. the score.
//!
//! Beside them stands **truthful**: the real files without any mark that is false.
//!
//! Invariant: phases that may not know the truth hand things in here, and get nothing back.

use std::collections::BTreeSet;

use super::change::Change;
use super::rate::index;
use super::rate::lists::{Around, Earlier};
use super::rate::predictor;
use super::rate::reading::{self, Entry, Subjects};
use super::rate::repair;
use super::rate::risk;
use super::rate::take_back::take_back;
use super::state::files::Files;
use super::state::ledger::{Ledger, refit_all};
use super::state::links::Link;
use super::state::office::Office;
use super::state::part::Refit;
use super::state::records::{Observation, Reading, Receipt, Record};
use crate::kernel::luck::Luck;
use crate::kernel::parallel::Workers;
use crate::scenario::policy::{self, On, Policy};
use crate::town::ties::Ties;
use crate::truth::{Deed, Witness};

/// The ledgers beside the real ones: one of each kind for each office.
#[derive(Clone, Debug, Default)]
pub(crate) struct Apart {
    perfect: Vec<Ledger>,
    prompt: Vec<Ledger>,
    /// None until something is entered that nobody had grounds for, or somebody listed without: until then it is the real one.
    unforced: Option<Vec<Ledger>>,
    truthful: Vec<Ledger>,
    /// What watchers saw today, as it would be on file if it reached it at once.
    seen_today: Vec<Record>,
    /// The observations, by number, of what the person they name did not do.
    false_sightings: BTreeSet<u64>,
    /// Entries by hand, by the number of their record.
    by_hand: BTreeSet<u64>,
}

/// What every office reads with.
#[derive(Clone, Copy)]
pub(super) struct Clerk<'a> {
    pub(super) policy: &'a Policy,
    pub(super) subjects: &'a Subjects<'a>,
    pub(super) ties: &'a Ties,
    pub(super) luck: Luck,
    pub(super) day: u32,
    pub(super) workers: &'a Workers,
}

impl Clerk<'_> {
    /// Reads some records, each of whom and of what act, into a ledger of an office.
    fn read(
        &self,
        rules: &policy::Office,
        ledger: &mut Ledger,
        rated: &[u64],
        entries: impl Iterator<Item = (u32, u8)>,
    ) {
        for (about, act) in entries {
            let entry = Entry { about, act, debt: self.policy.acts[usize::from(act)].debt, shared: true };
            reading::enter(rules, ledger, self.subjects, rated, entry, self.day, |_, _, _, _| ());
        }
    }

    /// Closes the day in a ledger of the last of some offices. `before` are the ledgers of the same kind of those before it.
    fn close(
        &self,
        rules: &policy::Office,
        ledger: &mut Ledger,
        offices: &[Office],
        before: &[Ledger],
        links: &[Link],
        insincere: bool,
    ) {
        let (policy, luck) = (self.policy, self.luck);
        let earlier = Earlier { policy, luck, offices, ledgers: Some(before), links, insincere };
        let Some(office) = offices.last() else { return };
        reading::close_day(rules, ledger, &office.rated, self.around(), &earlier, self.day, self.workers);
    }

    fn around(&self) -> Around<'_> {
        Around { town: self.subjects.town, ties: self.ties, cuts: self.policy.cuts }
    }
}

impl Apart {
    /// At the founding of the town all of them are what the offices start with.
    pub(super) fn new(policy: &Policy, offices: &[Office]) -> Self {
        let ledgers: Vec<Ledger> = offices.iter().map(|office| office.ledger.clone()).collect();
        let unforced = policy.offices.iter().any(policy::Office::is_insincere).then(|| ledgers.clone());
        Self { perfect: ledgers.clone(), prompt: ledgers.clone(), unforced, truthful: ledgers, ..Self::default() }
    }

    /// Reads today's acts and features of everybody as if all had been seen, at once and rightly.
    pub(super) fn watch(
        &mut self,
        clerk: Clerk,
        offices: &[Office],
        deeds: &[Vec<Deed>],
        features: &[f64],
        readings: &[Reading],
    ) {
        for (number, (rules, office)) in clerk.policy.offices.iter().zip(offices).enumerate() {
            let Some((before, [ledger, ..])) = self.perfect.split_at_mut_checked(number) else { return };
            reading::open_day(rules, ledger, clerk.day);
            risk::begin_stretch(rules, ledger, &office.model, clerk.subjects, Some(&clerk.around()), clerk.day);
            let people = clerk.subjects.people;
            let refused = |resident: u32| {
                let cut = office.cut_off(rules, people.look[resident as usize]);
                office.rates(resident) && cut.is_some_and(|cut| ledger.score(resident) < cut.at)
            };
            for (resident, to) in repair::lift(rules, office, people, clerk.luck, clerk.day, refused) {
                ledger.lift(rules, resident, to);
            }
            if let Some(predictor) = &rules.predictor {
                for (resident, feature) in features.iter().enumerate().filter(|(i, _)| office.rates(*i as u32)) {
                    ledger.set(rules, resident as u32, predictor::score(predictor, *feature));
                }
            }
            index::take_readings(rules, ledger, &office.rated, readings.iter());
            clerk.read(rules, ledger, &office.rated, deeds.iter().flatten().map(|deed| (deed.resident, deed.act)));
            clerk.close(rules, ledger, &offices[..=number], before, &[], false);
        }
    }

    /// Remembers which of today's sightings are false.
    pub(super) fn note_sightings<'a>(&mut self, seen: impl Iterator<Item = &'a Observation>, witness: &Witness) {
        let seen = seen.filter(|seen| !seen.is_true(witness));
        self.false_sightings.extend(seen.map(|seen| seen.id));
    }

    /// Begins a day's list of what watchers saw.
    pub(super) fn begin_list(&mut self) {
        self.seen_today.clear();
    }

    /// Adds to today's list what would be on file if it reached it at once.
    pub(super) fn list(&mut self, record: Record) {
        self.seen_today.push(record);
    }

    /// Reads, for the last of some offices, what watchers saw today, and what arrived on file.
    pub(super) fn read(&mut self, clerk: Clerk, offices: &[Office], files: &Files, lifted: &[(u32, i32)]) {
        let Some((number, office)) = offices.iter().enumerate().next_back() else { return };
        let rules = &clerk.policy.offices[number];
        let of_office = |record: &&Record| rules.sources >> record.watcher & 1 == 1;
        let of = |record: &Record| (record.about, record.act);
        let is_false_mark =
            |record: &&Record| self.false_sightings.contains(&record.id) && is_mark(clerk.policy, rules, record.act);
        let all = files.today.iter().filter(of_office);
        let truthful: Vec<(u32, u8)> = all.clone().filter(|record| !is_false_mark(record)).map(of).collect();
        let prompt = self.seen_today.iter().filter(of_office).map(of).collect();
        let unforced = self.unforced.as_deref_mut();
        let real = &office.ledger;
        let kinds = [
            (Some(self.prompt.as_mut_slice()), prompt, None, &[][..]),
            (unforced, all.map(of).collect::<Vec<_>>(), None, &office.links),
            // Marks about somebody else are struck only as far as the person bears a share: contacts' scores are what they are in the real files.
            (Some(self.truthful.as_mut_slice()), truthful, Some(real), &office.links),
        ];
        for (ledgers, entries, contacts, links) in kinds {
            let Some((before, [ledger, ..])) = ledgers.and_then(|ledgers| ledgers.split_at_mut_checked(number)) else {
                continue;
            };
            reading::open_day(rules, ledger, clerk.day);
            lifted.iter().for_each(|(resident, to)| ledger.lift(rules, *resident, *to));
            predictor::take_readings(rules, ledger, &office.rated, files);
            index::take_readings(rules, ledger, &office.rated, predictor::readings(rules, files));
            contacts.into_iter().for_each(|real| ledger.know_yesterday_of(real));
            risk::begin_stretch(rules, ledger, &office.model, clerk.subjects, Some(&clerk.around()), clerk.day);
            clerk.read(rules, ledger, &office.rated, entries.into_iter());
            // Lists that the office itself does not believe are kept where everything is kept but false marks.
            clerk.close(rules, ledger, offices, before, links, contacts.is_some());
        }
    }

    /// Remembers which of today's receipts are of entries by hand: those without a record that arrived.
    pub(super) fn note_by_hand(&mut self, receipts: &[Receipt], arrived: &[Record]) {
        if self.unforced.is_some() {
            let by_hand = receipts.iter().filter(|receipt| !arrived.contains(&receipt.record));
            self.by_hand.extend(by_hand.map(|receipt| receipt.record.id));
        }
    }

    /// Takes back here what is taken back in the real files, where it was entered.
    pub(super) fn correct(&mut self, policy: &Policy, receipt: &Receipt, left: i32, month: u32) {
        let (number, id) = (usize::from(receipt.office), receipt.record.id);
        let rules = &policy.offices[number];
        let by_hand = self.by_hand.contains(&id);
        let struck = by_hand || self.false_sightings.contains(&id) && is_mark(policy, rules, receipt.record.act);
        let unforced = self.unforced.as_mut().map(|ledgers| &mut ledgers[number]).filter(|_| !by_hand);
        let prompt = (!by_hand).then(|| &mut self.prompt[number]);
        let truthful = (!struck).then(|| &mut self.truthful[number]);
        for ledger in [prompt, unforced, truthful].into_iter().flatten() {
            take_back(policy, rules, ledger, receipt, left, month);
            ledger.find_bands(rules);
        }
    }

    /// Takes part in a change by hand that is about to be carried out on these offices.
    pub(super) fn carry_out(&mut self, change: &Change, offices: &[Office]) {
        if let Change::Mark(_) = change {
            let real = || offices.iter().map(|office| office.ledger.clone()).collect();
            self.unforced.get_or_insert_with(real);
        }
    }

    /// Brings the ledgers into the form that new rules need.
    pub(super) fn refit(&mut self, change: &Refit) {
        self.all().for_each(|ledgers| refit_all(ledgers, change));
    }

    /// The ledgers of an office, of each kind.
    pub(super) fn of_office(&mut self, office: usize) -> impl Iterator<Item = &mut Ledger> {
        self.all().filter_map(move |ledgers| ledgers.get_mut(office))
    }

    fn all(&mut self) -> impl Iterator<Item = &mut Vec<Ledger>> {
        [&mut self.perfect, &mut self.prompt, &mut self.truthful].into_iter().chain(&mut self.unforced)
    }

    /// Memory that it takes, in bytes.
    pub(crate) fn bytes(&self) -> usize {
        let ledgers = [&self.perfect, &self.prompt, &self.truthful].into_iter().chain(&self.unforced).flatten();
        ledgers.map(Ledger::bytes).sum::<usize>() + 8 * (self.false_sightings.len() + self.by_hand.len())
    }

    /// The ledgers of an office from step 2 to step 4, in their order: perfect, prompt, unforced. `real` is the real one.
    pub(crate) fn steps<'a>(&'a self, office: usize, real: &'a Ledger) -> Option<[&'a Ledger; 3]> {
        let unforced = self.unforced.as_ref().map_or(Some(real), |ledgers| ledgers.get(office))?;
        Some([self.perfect.get(office)?, self.prompt.get(office)?, unforced])
    }

    /// The ledger of an office without false marks.
    pub(crate) fn truthful(&self, office: usize) -> Option<&Ledger> {
        self.truthful.get(office)
    }
}

/// Whether an office holds an entry of an act against somebody: takes points for it, counts it as an unpaid bill, or lists
/// for it.
fn is_mark(policy: &Policy, rules: &policy::Office, act: u8) -> bool {
    let takes = rules.rules[usize::from(act)].iter().any(|rule| rule.points < 0);
    let lists = |on: &On| matches!(on, On::Record(listed) if *listed == usize::from(act));
    takes || policy.acts[usize::from(act)].debt > 0 || rules.lists.iter().flat_map(|list| &list.on).any(lists)
}
