//! Watch: what watchers see of what is done, or think they see. Every error enters here and has a name.

mod faces;
pub mod incidents;
pub mod names;
mod readings;
mod reports;
mod standing;
mod stops;
pub(crate) mod zones;

use crate::day::apart::{Apart, Clerk};
use crate::day::held::Along;
use crate::day::rate::reading;
use crate::day::state::aliases::Aliases;
use crate::day::state::coverage::Coverage;
use crate::day::state::desk::{Appeal, Finding};
use crate::day::state::doings::Doings;
use crate::day::state::efforts::Efforts;
use crate::day::state::office::Office;
use crate::day::state::records::{Observation, Sightings, Stopped, observation_id};
use crate::day::state::residents::{Employment, Residents};
use crate::day::state::second_looks::SecondLooks;
use crate::day::state::sets::Sets;
use crate::day::state::shown::Shown;
use crate::day::state::standing::Standing;
use crate::day::state::trials::Trials;
use crate::kernel::fixed::Threshold;
use crate::kernel::groups::SameGroups;
use crate::kernel::luck::{Luck, Purpose, mix};
use crate::kernel::parallel::{CHUNK, Workers};
use crate::kernel::slices::{Address, LANES, Slices, ones};
use crate::scenario::limits::{QuarterMask, WatcherMask};
use crate::scenario::policy::{Errors, Faces, Policy, Watcher};
use crate::scenario::raw::{Edge, PlaceKind};
use crate::town::ties::Ties;
use crate::town::{NONE, Town};
use crate::truth::{Deed, Sealed, Seen, Truth, Witness};
use standing::Perfect;

/// How often a resident passes each kind of place in a day (stylised). Crossings are told by the scenario.
const PLACES: [(PlaceKind, f64); PlaceKind::COUNT] = [
    (PlaceKind::Home, 1.0),
    (PlaceKind::Crossing, 3.0),
    (PlaceKind::Work, 5.0 / 7.0),
    (PlaceKind::Shop, 0.5),
    (PlaceKind::Square, 0.3),
    (PlaceKind::Office, 1.0 / 30.0),
    (PlaceKind::Line, 1.0),
    // Students alone have a school.
    (PlaceKind::School, 5.0 / 7.0),
    (PlaceKind::Gate, 1.0 / 7.0),
];

/// What the phase may know and change.
pub struct Watch<'a> {
    pub(in crate::day) day: u32,
    pub(in crate::day) luck: Luck,
    pub(in crate::day) policy: &'a Policy,
    pub(in crate::day) town: &'a Town,
    pub(in crate::day) offices: &'a [Office],
    pub(in crate::day) along: Along<'a>,
    pub(in crate::day) residents: &'a Residents,
    /// What everybody did today.
    pub(in crate::day) doings: &'a Doings,
    pub(in crate::day) sets: &'a Sets,
    pub(in crate::day) trials: &'a Trials,
    pub(in crate::day) aliases: &'a mut Aliases,
    pub(in crate::day) second_looks: &'a mut SecondLooks,
    pub(in crate::day) coverage: &'a Coverage,
    pub(in crate::day) efforts: &'a Efforts,
    pub(in crate::day) crossings_a_day: f64,
    pub(in crate::day) truth: &'a Truth,
    pub(in crate::day) standing: &'a mut Standing,
    pub(in crate::day) apart: Option<&'a mut Apart>,
    pub(in crate::day) ties: &'a Ties,
    pub(in crate::day) under_review: &'a [Appeal],
    pub(in crate::day) findings: &'a mut Vec<Finding>,
    /// What people really have today, where they have a feature.
    pub(in crate::day) features: &'a [f64],
    pub(in crate::day) shown: &'a Shown,
    pub(in crate::day) sightings: &'a mut Sightings,
    /// SameGroups that are passed over.
    pub(in crate::day) passed_over: &'a SameGroups,
    pub(in crate::day) workers: &'a Workers,
}

/// Watchers watch; reviewers look again at what was appealed. The perfect watcher, who exists for the study alone, watches
/// too: what the offices' own rules would make of its file is standing.
pub fn watch(mut now: Watch) {
    let [everywhere, ended] = now.trials.watchers(now.policy);
    let reports = {
        let scrutiny = now.along.offices(Edge::Scrutiny, now.offices);
        View { now: &now, scrutiny, everywhere, ended }.reports()
    };
    let subjects = reading::subjects(now.town, now.residents, now.sets);
    let seen_through = reports.seen_through(&now.truth.deeds);
    let deeds = seen_through.as_ref().unwrap_or(&now.truth.deeds);
    let readings = readings::perfect(&now);
    let perfect = Perfect {
        policy: now.policy,
        subjects: &subjects,
        deeds,
        features: now.features,
        readings: &readings,
        offices: now.offices,
        luck: now.luck,
        day: now.day,
    };
    perfect.keep(now.standing);
    if let Some(apart) = &mut now.apart {
        let (policy, subjects) = (now.policy, &subjects);
        let clerk = Clerk { policy, subjects, ties: now.ties, luck: now.luck, day: now.day, workers: now.workers };
        apart.watch(clerk, now.offices, deeds, now.features, &readings);
    }
    let view = View { now: &now, scrutiny: now.along.offices(Edge::Scrutiny, now.offices), everywhere, ended };
    let chunks = now.town.residents().div_ceil(CHUNK);
    let seen = now.workers.map((0..chunks).collect(), |chunk| {
        let mut seen = Seeing::default();
        let deeds = now.truth.deeds.get(chunk).map_or(&[][..], Vec::as_slice);
        let passed_over = |deed: &&Deed| now.passed_over.has(deed.resident as usize / LANES);
        deeds.iter().filter(|deed| !passed_over(deed)).for_each(|deed| view.sightings(*deed, &mut seen));
        view.false_alarms(chunk, &mut seen);
        seen
    });
    let (observations, stops) = seen.into_iter().map(|seen| (seen.observations, seen.stops)).unzip();
    let findings =
        now.under_review.iter().map(|appeal| second_look(now.luck, now.policy, now.truth.witness(), appeal)).collect();
    let looks = &*now.second_looks;
    let reviewed = looks.laid_out.iter().map(|case| view.look_again(case, Purpose::SecondLook)).collect();
    let audited = looks.under_audit.iter().map(|case| view.look_again(case, Purpose::Audit)).collect();
    let (readings, incidents) = (view.readings(), view.incidents());
    let (lies, reports) = (reports.lies, reports.entered);
    *now.sightings = Sightings { observations, reports, lies, stops, readings, incidents };
    *now.findings = findings;
    now.second_looks.findings = [reviewed, audited];
    let deeds = &now.truth.deeds;
    names::take_papers(now.policy, now.town, now.luck, now.day, deeds, now.sets, now.aliases);
    if let Some(apart) = now.apart {
        apart.note_sightings(now.sightings.all(), now.truth.witness());
    }
}

/// A reviewer looks again at what a watcher kept: right with the configured accuracy.
pub(in crate::day) fn second_look(luck: Luck, policy: &Policy, witness: &Witness, appeal: &Appeal) -> Finding {
    let record = &appeal.receipt.record;
    let (high, low) = ((record.id >> 32) as u32, record.id as u32);
    let right = luck.chance(Purpose::Review, high, record.about, low, policy.redress.accuracy);
    Finding { appeal: *appeal, did_it: appeal.receipt.is_true(witness) == right }
}

/// What watchers make of a chunk of residents.
#[derive(Default)]
struct Seeing {
    observations: Vec<Observation>,
    stops: Vec<Stopped>,
}

struct View<'a, 'b> {
    now: &'b Watch<'a>,
    /// The offices that tell how closely somebody is watched, and where patrols go.
    scrutiny: &'b [Office],
    /// Watchers that look in all quarters since their office has won a trial.
    everywhere: WatcherMask,
    /// Watchers that no longer watch since their office has lost one.
    ended: WatcherMask,
}

/// Residents among whom a lookalike is sought: so many on either side in the numbering, which is a few streets.
const LOOKALIKES_WITHIN: u32 = 256;

impl View<'_, '_> {
    /// Whether a watcher watches today: it sees nobody, reads nothing and enters nothing otherwise.
    fn watches(&self, number: usize, watcher: &Watcher) -> bool {
        watcher.watches_on(self.now.day) && self.ended >> number & 1 == 0
    }

    /// Who of the watchers that recognise an act saw it done, and whom they took for the one who did it.
    fn sightings(&self, deed: Deed, seen: &mut Seeing) {
        let now = self.now;
        let act = &now.policy.acts[usize::from(deed.act)];
        if act.watchers.is_empty() && act.taken_for.is_empty() {
            return;
        }
        let block = self.destination(deed.resident, act);
        let really = Seen::doing(deed.resident, deed.act);
        // The name and the act under which the deed was seen last.
        let mut last = None;
        let mut see = |about: u32, claimed: u8, watcher: usize, what: u32| {
            let again = last.replace((about, claimed)) == Some((about, claimed));
            let (id, seal) = (observation_id(now.day, deed.resident, what), Sealed::new(really));
            seen.observations.push(Observation { id, about, act: claimed, watcher: watcher as u8, again, seal });
            self.stop(watcher, deed.resident, what, really, &mut seen.stops);
        };
        let mut is_cleared = false;
        for &number in &act.watchers {
            let watcher = &now.policy.watchers[number];
            let in_view = self.covers(number, watcher, act.place, deed.resident, block)
                && self.is_in_its_range(watcher, deed.resident, block);
            if !self.watches(number, watcher) || !in_view {
                continue;
            }
            let errors = &watcher.errors;
            let chance = errors.sensitivity
                * now.efforts.of(number)
                * self.multiples(errors, deed.resident)[0]
                * self.closeness(errors, deed.resident);
            let seen_at_all = Threshold::from_chance(chance.min(1.0));
            let what = act.what ^ watcher.what.rotate_left(7);
            let certain = seen_at_all.is_certain() && errors.misidentify == 0.0;
            let draws = if certain { [0; 4] } else { now.luck.block(Purpose::Sight, now.day, deed.resident, what, 0) };
            if !seen_at_all.admits(draws[0]) {
                continue;
            }
            is_cleared |= watcher.clears;
            let mistaken = errors.misidentify * self.multiples(errors, deed.resident)[1];
            let taken_for = if mistaken > 0.0 && Threshold::from_chance(mistaken.min(1.0)).admits(draws[1]) {
                self.lookalike(deed.resident, what)
            } else {
                None
            };
            let person = self.papers_of(errors, deed.resident).or(taken_for).unwrap_or(deed.resident);
            see(self.named(errors, deed.resident, person, what), deed.act, number, what);
        }
        for &(number, claimed, chance) in &act.taken_for {
            let watcher = &now.policy.watchers[number];
            let in_view = self.covers(number, watcher, act.place, deed.resident, block)
                && self.is_in_its_range(watcher, deed.resident, block);
            if is_cleared || !self.watches(number, watcher) || !in_view {
                continue;
            }
            let errors = &watcher.errors;
            let chance = chance * self.multiples(errors, deed.resident)[2] * self.closeness(errors, deed.resident);
            let what = act.what ^ watcher.what.rotate_left(7) ^ now.policy.acts[claimed].what.rotate_left(13);
            let mistaken = Threshold::from_chance(chance.min(1.0));
            if now.luck.chance(Purpose::Mistake, now.day, deed.resident, what, mistaken) {
                let person = self.papers_of(errors, deed.resident).unwrap_or(deed.resident);
                see(self.named(errors, deed.resident, person, what), claimed as u8, number, what);
            }
        }
    }

    /// Sightings of what nobody did, for the residents of a chunk.
    fn false_alarms(&self, chunk: usize, seen: &mut Seeing) {
        let now = self.now;
        let residents = now.town.residents();
        for (number, watcher) in now.policy.watchers.iter().enumerate() {
            let errors = &watcher.errors;
            let errs = errors.false_alarm > 0.0 || errors.faces != Faces::NONE;
            let Some(claimed) = errors.false_alarm_as.filter(|_| errs && self.watches(number, watcher)) else {
                continue;
            };
            let act = now.policy.acts[claimed].what;
            let bound = self.false_alarm_chance(errors, self.most_passes(watcher), errors.most);
            let at = Address { purpose: Purpose::FalseAlarm, day: now.day, what: watcher.what };
            let end = ((chunk + 1) * CHUNK).min(residents);
            for first in (chunk * CHUNK..end).step_by(LANES) {
                let all = u64::MAX >> (LANES - LANES.min(end - first));
                let group = (first / LANES) as u32;
                if now.passed_over.has(first / LANES) {
                    continue;
                }
                let alarmed = Slices::new(&now.luck, at, group).happens(all, bound, |lane| {
                    let resident = (first + lane) as u32;
                    let factor = self.multiples(errors, resident)[2] * self.closeness(errors, resident);
                    self.false_alarm_chance(errors, self.passes(number, watcher, resident), factor).min(bound)
                });
                for lane in ones(alarmed) {
                    let person = (first + lane) as u32;
                    let what = mix(u64::from(act ^ watcher.what.rotate_left(7))) as u32;
                    let about = self.named(errors, person, person, what);
                    seen.observations.push(Observation {
                        id: observation_id(now.day, person, what),
                        about,
                        act: claimed as u8,
                        watcher: number as u8,
                        again: false,
                        seal: Sealed::new(Seen::nothing(person)),
                    });
                    self.stop(number, person, what, Seen::nothing(person), &mut seen.stops);
                }
                self.faces(number, watcher, claimed, first..first + LANES, &mut seen.observations);
            }
        }
    }

    /// An office looks again at one of its marks, or the audit does: right with its own accuracy.
    fn look_again(&self, case: &Appeal, purpose: Purpose) -> Finding {
        let (now, receipt) = (self.now, &case.receipt);
        let office = &now.policy.offices[usize::from(receipt.office)];
        let accuracy = match purpose {
            Purpose::Audit => now.policy.redress.audit.map(|audit| audit.accuracy),
            _ => office.review.map(|review| review.accuracy),
        };
        // Rules of today may ask for no second look any more; what is laid out is still looked at, and found as it is.
        let accuracy = accuracy.unwrap_or(Threshold::CERTAIN);
        let id = receipt.record.id;
        let right =
            now.luck.chance(purpose, (id >> 32) as u32, receipt.record.about, id as u32 ^ office.what, accuracy);
        Finding { appeal: *case, did_it: receipt.is_true(now.truth.witness()) == right }
    }

    /// Whether a watcher covers the place of a kind at which a resident is, or the block to which they have gone.
    fn covers(&self, number: usize, watcher: &Watcher, place: PlaceKind, resident: u32, block: Option<u32>) -> bool {
        let town = self.now.town;
        let is_watched =
            watcher.only == 0 || ones(u64::from(watcher.only)).any(|set| self.now.sets.has(set as u8, resident));
        let quarter = block.map_or_else(|| town.quarter_of_place(resident, place), |at| town.layout.quarter_of(at));
        let in_reach = self.quarters(number, watcher) >> quarter & 1 == 1;
        let index = match block {
            Some(block) => Some(town.place_in(block, place, resident)),
            None => town.place(resident, place),
        };
        is_watched && in_reach && index.is_some_and(|index| self.now.coverage.covers(number, watcher, place, index))
    }

    /// The quarters in which a watcher looks, one bit each: all of them once the office that it sees for has won a trial.
    #[inline]
    fn quarters(&self, number: usize, watcher: &Watcher) -> QuarterMask {
        if self.everywhere >> number & 1 == 1 { QuarterMask::MAX } else { watcher.quarters }
    }

    /// The multiples that a group's errors have: sensitivity, misidentify, false alarm.
    #[inline]
    fn multiples(&self, errors: &Errors, resident: u32) -> [f64; 3] {
        let people = &self.now.town.people;
        let of_groups = errors.of(people.look[resident as usize], people.quarter[resident as usize]);
        if errors.by_set.is_empty() {
            return of_groups;
        }
        let of_sets = errors.by_set.iter().filter(|(set, _)| self.now.sets.has(*set, resident));
        of_sets.fold(of_groups, |all, (_, more)| std::array::from_fn(|kind| all[kind] * more[kind]))
    }

    /// How closely this resident is watched: scrutiny told by the offices, less what evasion hides.
    #[inline]
    fn closeness(&self, errors: &Errors, resident: u32) -> f64 {
        let now = self.now;
        let hidden = errors.evadable * f64::from(now.residents.evasion[resident as usize]) / 255.0;
        if !errors.scrutiny || now.policy.cuts.has(Edge::Scrutiny) {
            return 1.0 - hidden;
        }
        let told = now.policy.offices.iter().zip(self.scrutiny);
        told.fold(1.0 - hidden, |close, (rules, office)| close * office.effect(rules, resident, |e| e.scrutiny))
    }

    /// How often a resident comes into a watcher's view in a day.
    fn passes(&self, number: usize, watcher: &Watcher, resident: u32) -> f64 {
        let now = self.now;
        let i = resident as usize;
        if now.town.people.household[i] == NONE {
            return 0.0;
        }
        let out = now.residents.ill[i] == 0;
        let works = now.residents.employment[i] == Employment::Employed as u8;
        PLACES.iter().fold(0.0, |passes, &(place, often)| {
            let often = match place {
                PlaceKind::Home | PlaceKind::Line => often,
                PlaceKind::Crossing if out => now.crossings_a_day,
                PlaceKind::Work if out && works => often,
                PlaceKind::Shop | PlaceKind::Square | PlaceKind::Office if out => often,
                PlaceKind::School | PlaceKind::Gate if out => often,
                _ => 0.0,
            };
            let there = often > 0.0 && !watcher.coverage[place as usize].is_never();
            if there && self.covers(number, watcher, place, resident, None) { passes + often } else { passes }
        })
    }

    fn most_passes(&self, watcher: &Watcher) -> f64 {
        let often = |(place, often): &(PlaceKind, f64)| {
            let often = if *place == PlaceKind::Crossing { self.now.crossings_a_day } else { *often };
            if watcher.coverage[*place as usize].is_never() { 0.0 } else { often }
        };
        PLACES.iter().map(often).sum()
    }

    /// The chance of a false alarm today: at least one in so many passes.
    fn false_alarm_chance(&self, errors: &Errors, passes: f64, factor: f64) -> Threshold {
        let each = (errors.false_alarm * factor).clamp(0.0, 1.0);
        if each >= 1.0 {
            return if passes > 0.0 { Threshold::CERTAIN } else { Threshold::NEVER };
        }
        Threshold::from_chance(-libm::expm1(passes * libm::log1p(-each)))
    }

    /// Somebody of the same look who lives within a few streets.
    fn lookalike(&self, resident: u32, what: u32) -> Option<u32> {
        let people = &self.now.town.people;
        let settled = self.now.town.households.last().copied().unwrap_or(0);
        let look = people.look[resident as usize];
        let near = resident.saturating_sub(LOOKALIKES_WITHIN)..(resident + LOOKALIKES_WITHIN + 1).min(settled);
        let alike = near.filter(|other| *other != resident && people.look[*other as usize] == look);
        self.now.luck.choose(Purpose::Lookalike, self.now.day, resident, what, alike)
    }
}
