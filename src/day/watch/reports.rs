//! Reports that people make: by doing an act somebody tells an office what somebody did today, rightly or not.
//!
//! Whom a report tells of hangs on what others did, so reports are worked out anew in every town, and none is taken over from a
//! town beside it.

use std::collections::BTreeSet;

use super::View;
use crate::day::state::office::Office;
use crate::day::state::records::{Left, Observation, Reported, observation_id};
use crate::kernel::fixed::Threshold;
use crate::kernel::luck::{Purpose, mix, pick};
use crate::kernel::slices::LANES;
use crate::scenario::policy::{Act, Report};
use crate::scenario::raw::{Edge, ReportOf};
use crate::town::NONE;
use crate::truth::{Deed, Sealed, Seen};

/// Residents among whom neighbours are sought: so many on either side in the numbering, which is more than three blocks.
const NEIGHBOURS_WITHIN: u32 = 128;

/// Today's reports.
#[derive(Default)]
pub(super) struct Reports {
    /// What watchers enter of them.
    pub(super) entered: Vec<Reported>,
    /// Deeds by which somebody told what was not so, or nothing.
    hollow: BTreeSet<Deed>,
    /// What a perfect watcher would enter about those who told what was not so.
    caught: Vec<Deed>,
    /// False reports that a contact confirmed, and false reports that were seen through.
    pub(super) lies: [u64; 2],
}

/// What a report claims.
struct Claim {
    about: u32,
    /// What they are said to have done, as an index into the acts.
    act: usize,
    is_true: bool,
}

impl Reports {
    /// What a perfect watcher makes of the deeds of today: a report that told of nothing is none, and a false one is caught.
    pub(super) fn seen_through(&self, deeds: &[Vec<Deed>]) -> Option<Vec<Vec<Deed>>> {
        if self.hollow.is_empty() {
            return None;
        }
        let is_sound = |deed: &&Deed| !self.hollow.contains(deed);
        let mut seen: Vec<Vec<Deed>> =
            deeds.iter().map(|chunk| chunk.iter().filter(is_sound).copied().collect()).collect();
        seen.push(self.caught.clone());
        Some(seen)
    }
}

impl View<'_, '_> {
    /// Every report that is made today.
    pub(super) fn reports(&self) -> Reports {
        let (now, mut reports) = (self.now, Reports::default());
        if !now.policy.tells {
            return reports;
        }
        for deed in now.truth.deeds.iter().flatten() {
            let act = &now.policy.acts[usize::from(deed.act)];
            if let Some(report) = &act.reports {
                self.report(*deed, act, report, &mut reports);
            }
        }
        reports
    }

    fn report(&self, deed: Deed, act: &Act, report: &Report, reports: &mut Reports) {
        let (now, reporter) = (self.now, deed.resident);
        let claim = self.claim(reporter, act, report);
        let claim = claim.filter(|claim| !report.witness || self.is_confirmed(reporter, act, claim));
        let is_sound = claim.as_ref().is_some_and(|claim| claim.is_true);
        if !is_sound {
            reports.hollow.insert(deed);
        }
        let Some(claim) = claim else { return };
        reports.lies[0] += u64::from(report.witness && !claim.is_true);
        let mut is_found_out = false;
        let block = self.destination(reporter, act);
        if !claim.is_true {
            let catches = act.takers.iter().find_map(|taker| now.policy.watchers[*taker].catches);
            reports.caught.extend(catches.map(|act| Deed { resident: reporter, act: act as u8 }));
        }
        for &number in &act.takers {
            let watcher = &now.policy.watchers[number];
            if !self.watches(number, watcher) || !self.covers(number, watcher, act.place, reporter, block) {
                continue;
            }
            let errors = &watcher.errors;
            let what = act.what ^ watcher.what.rotate_left(7);
            let heard = errors.sensitivity * now.efforts.of(number) * self.multiples(errors, reporter)[0];
            let heard = Threshold::from_chance(heard.min(1.0));
            if !now.luck.chance(Purpose::Sight, now.day, reporter, what, heard) {
                continue;
            }
            let mut enter = |left: Left, about: u32, done: usize, seen: Seen| {
                let what = mix(u64::from(what) << 32 | u64::from(about ^ now.policy.acts[done].what)) as u32;
                let (id, about) = (observation_id(now.day, reporter, what), self.named(errors, about, about, what));
                let (seal, watcher) = (Sealed::new(seen), number as u8);
                let seen = Observation { id, about, act: done as u8, watcher, again: false, seal };
                reports.entered.push(Reported { seen, left, reporter, by: deed.act });
            };
            let is_seen_through =
                !claim.is_true && now.luck.chance(Purpose::Verify, now.day, reporter, what, errors.verifies);
            if is_seen_through {
                is_found_out = true;
                // Whoever made it up did so, and that is what is entered.
                let catches = watcher.catches;
                catches
                    .into_iter()
                    .for_each(|act| enter(Left::Caught, reporter, act, Seen::doing(reporter, act as u8)));
                continue;
            }
            let seen =
                if claim.is_true { Seen::doing(claim.about, claim.act as u8) } else { Seen::nothing(claim.about) };
            enter(Left::Claim, claim.about, claim.act, seen);
            enter(Left::Report, reporter, usize::from(deed.act), Seen::doing(reporter, deed.act));
        }
        reports.lies[1] += u64::from(is_found_out);
    }

    /// What a resident claims who makes a report; `None` if they tell of nothing.
    fn claim(&self, reporter: u32, act: &Act, report: &Report) -> Option<Claim> {
        let (now, people) = (self.now, self.those_told_of(reporter, report.of));
        let knows = |of: u32, claim: usize| {
            let what = mix(u64::from(act.what) << 32 | u64::from(of ^ now.policy.acts[claim].what)) as u32;
            now.luck.chance(Purpose::Knows, now.day, reporter, what, report.knows)
        };
        let known = |of: u32| report.claims.iter().copied().find(|claim| self.did(of, *claim) && knows(of, *claim));
        let with_known = people.iter().copied().filter(|of| known(*of).is_some());
        if let Some(about) = now.luck.choose(Purpose::Target, now.day, reporter, act.what, with_known) {
            return known(about).map(|act| Claim { about, act, is_true: true });
        }
        let traits = |resident: u32| {
            let of = |column: &[u8]| f64::from(column[resident as usize]) / 255.0;
            of(&now.town.people.guile) * (1.0 - of(&now.town.people.conscience))
        };
        let of_oneself = report.of == ReportOf::Doer;
        let chance = report.makes_up * if of_oneself { 1.0 } else { traits(reporter) };
        if !now.luck.chance(Purpose::MakesUp, now.day, reporter, act.what, Threshold::from_chance(chance)) {
            return None;
        }
        let about = now.luck.choose(Purpose::Target, now.day, reporter, !act.what, people.into_iter())?;
        // Whoever stages a deed of their own claims one that they did not do; whoever accuses somebody may be right by luck.
        let claims = report.claims.iter().copied().filter(|claim| !of_oneself || !self.did(reporter, *claim));
        let claims: Vec<usize> = claims.collect();
        let draw = now.luck.block(Purpose::MakesUp, now.day, reporter, !act.what, 0)[0];
        let claimed = *claims.get(pick(draw, claims.len() as u32) as usize)?;
        Some(Claim { about, act: claimed, is_true: self.did(about, claimed) })
    }

    /// Those of whom a resident could tell, in the order of their numbers.
    fn those_told_of(&self, reporter: u32, of: ReportOf) -> Vec<u32> {
        let (now, people) = (self.now, &self.now.town.people);
        match of {
            ReportOf::Doer => vec![reporter],
            ReportOf::Household => now.town.household(reporter).filter(|other| *other != reporter).collect(),
            ReportOf::Neighbour => {
                let settled = now.town.households.last().copied().unwrap_or(0);
                let near = reporter.saturating_sub(NEIGHBOURS_WITHIN)..(reporter + NEIGHBOURS_WITHIN + 1).min(settled);
                let (block, household) = (people.block[reporter as usize], people.household[reporter as usize]);
                let lives_near = |other: &u32| {
                    let other = *other as usize;
                    people.block[other].abs_diff(block) <= 1 && people.household[other] != household
                };
                near.filter(lives_near).collect()
            }
            ReportOf::Contact => self.contacts(reporter),
            ReportOf::Rival => self.rival(reporter).into_iter().collect(),
        }
    }

    fn contacts(&self, reporter: u32) -> Vec<u32> {
        let mut contacts = self.now.ties.of(reporter).to_vec();
        contacts.sort_unstable();
        contacts
    }

    /// The contact with the highest score at the leading office. Where the town's scores move nobody, it is any contact.
    fn rival(&self, reporter: u32) -> Option<u32> {
        let (now, contacts) = (self.now, self.contacts(reporter));
        let leads = now.trials.leads(now.policy).filter(|_| !now.policy.cuts.has(Edge::Scrutiny));
        let Some(office) = leads.map(|office| &self.scrutiny[office]) else {
            return now.luck.choose(Purpose::Target, now.day, reporter, 0, contacts.into_iter());
        };
        let score = |office: &Office, of: u32| office.rates(of).then(|| office.ledger.score(of));
        contacts.into_iter().rev().max_by_key(|contact| score(office, *contact))
    }

    /// Whether a contact confirms a claim: any does what is true, a guileful one what is not.
    fn is_confirmed(&self, reporter: u32, act: &Act, claim: &Claim) -> bool {
        let now = self.now;
        let confirms = |contact: &u32| {
            let guile = f64::from(now.town.people.guile[*contact as usize]) / 255.0;
            let what = mix(u64::from(act.what) << 32 | u64::from(reporter)) as u32;
            claim.is_true || now.luck.chance(Purpose::Witness, now.day, *contact, what, Threshold::from_chance(guile))
        };
        now.ties.of(reporter).iter().filter(|contact| **contact != claim.about).any(confirms)
    }

    /// Whether a resident did an act today.
    fn did(&self, resident: u32, act: usize) -> bool {
        let resident = resident as usize;
        self.now.town.people.household[resident] != NONE
            && self.now.doings.group(resident / LANES)[act] >> (resident % LANES) & 1 == 1
    }
}
