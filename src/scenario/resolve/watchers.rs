//! Watchers: where they are, what they recognise, and how they err.

use super::names::{Resolver, for_each};
use crate::kernel::fixed::{Threshold, to_fixed};
use crate::kernel::luck::stable_number;
use crate::scenario::limits::{self, ActMask};
use crate::scenario::policy::{AS_USUAL, Effort, Errors, Faces, Mistake, Multiples, Names, Stop, Watcher};
use crate::scenario::problem::plain_name;
use crate::scenario::raw::{self, Patrol, PlaceKind, RawFaces, RawFeature, RawOffice, RawWatcher, ReadingOf, ReportOf};

/// A watcher with the acts that it recognises, by number; none while it is switched off.
pub struct Seeing {
    pub watcher: Watcher,
    pub acts: Vec<usize>,
    /// The acts by which it takes reports, by number; none while it is switched off.
    pub takes: Vec<usize>,
    pub on: bool,
}

/// The watchers. One that is switched off keeps its number, so that it can be switched on while the town runs.
pub fn watchers(of: &Resolver) -> Vec<Seeing> {
    let closest = closest(of.raw.offices.iter().filter(|office| office.on));
    let numbered = of.raw.watchers.iter().enumerate();
    numbered.map(|(number, watcher)| self::watcher(of, &format!("watchers[{number}]"), watcher, closest)).collect()
}

fn watcher(of: &Resolver, path: &str, watcher: &RawWatcher, closest: f64) -> Seeing {
    let acts: Vec<Option<usize>> = each(&watcher.acts, |a, act| of.act(&format!("{path}.acts[{a}]"), act));
    let quarters = of.quarters(path, &watcher.quarters);
    let only = watcher.only.iter().enumerate();
    let only = only.filter_map(|(s, set)| of.find(&format!("{path}.only[{s}]"), set, "what-set", &of.sets));
    let only = only.fold(0, |mask, set| mask | 1 << set);
    let errors = errors(of, path, watcher, acts.first().copied().flatten(), closest);
    let incidents: Vec<Option<usize>> = each(&watcher.incidents, |n, incident| {
        of.find(&format!("{path}.incidents[{n}]"), incident, "what-incident", &of.incidents)
    });
    let patrols_by = match &watcher.patrol {
        Patrol::ByFile(office) => of.find(&format!("{path}.patrol.ByFile"), office, "what-tally", &of.keeping),
        Patrol::Everywhere => None,
    };
    let takes = each(&watcher.takes, |a, act| of.act(&format!("{path}.takes[{a}]"), act));
    let takes: Vec<usize> = takes.into_iter().flatten().collect();
    if let Some(act) = takes.iter().position(|act| of.raw.acts[*act].reports.is_none()) {
        let name = [("name", of.raw.acts[takes[act]].name.as_str())];
        of.problem(&format!("{path}.takes"), "takes-no-report", Some("takes-no-report-hint"), &name);
    }
    let catches = of.act(&format!("{path}.catches"), &watcher.catches);
    catches.into_iter().for_each(|act| is_caught_only(of, path, act));
    makes_sense(of, path, watcher);
    of.days(path, watcher.from_day, watcher.until_day);
    // A patrol whose office is switched off goes nowhere.
    let patrols_by = patrols_by.and_then(|office| of.on(office));
    let enters = watcher.on && (patrols_by.is_some() || watcher.patrol == Patrol::Everywhere);
    let mut coverage = [Threshold::NEVER; PlaceKind::COUNT];
    for place in watcher.places.iter().filter(|_| watcher.on) {
        coverage[place.place as usize] = Threshold::from_chance(place.share);
    }
    let compiled = Watcher {
        name: watcher.name.clone(),
        what: stable_number(&watcher.name),
        kind: watcher.kind,
        reads: if watcher.on { reads(watcher) } else { vec![] },
        incidents: incidents.into_iter().flatten().filter(|_| enters).fold(0, |mask, number| mask | 1 << number),
        patrols_by,
        coverage,
        quarters,
        only,
        from_day: watcher.from_day,
        until_day: watcher.until_day,
        hours_each: watcher.hours_each,
        catches,
        claims: claims(of, &takes),
        effort: watcher.effort.as_ref().filter(|_| !watcher.perfect && watcher.on).map(|effort| Effort {
            finds: effort.finds,
            costs: effort.costs,
            pace: effort.pace,
            start: effort.start,
        }),
        beyond: watcher.beyond,
        stop: (watcher.on && watcher.stops > 0.0).then(|| Stop {
            chance: Threshold::from_chance(watcher.stops),
            quarter_hours: to_fixed(watcher.stop_hours, 4) as u8,
            strain: to_fixed(watcher.stop_strain, 65_536),
            asks_kin: watcher.asks_kin,
        }),
        clears: watcher.on && watcher.clears,
        errors: if watcher.perfect { Errors::NONE } else { errors },
    };
    let while_on = |acts: Vec<usize>| if watcher.on { acts } else { vec![] };
    let (acts, takes) = (while_on(acts.into_iter().flatten().collect()), while_on(takes));
    Seeing { watcher: compiled, acts, takes, on: watcher.on }
}

/// What a watcher reads of people, each once.
pub fn reads(watcher: &RawWatcher) -> Vec<ReadingOf> {
    let is_read = |of: &ReadingOf| watcher.reads.contains(of) || *of == ReadingOf::Feature && watcher.reads_feature;
    ReadingOf::ALL.into_iter().filter(is_read).collect()
}

/// What people can claim of themselves by some reports.
fn claims(of: &Resolver, takes: &[usize]) -> ActMask {
    let reports = takes.iter().filter_map(|act| of.raw.acts[*act].reports.as_ref());
    let claims = reports.filter(|report| report.of == ReportOf::Doer).flat_map(|report| &report.claims);
    let plain: Vec<String> = claims.map(|claim| plain_name(claim)).collect();
    let acts = of.raw.acts.iter().take(limits::ACTS).enumerate();
    acts.filter(|(_, act)| plain.contains(&plain_name(&act.name))).fold(0, |mask, (number, _)| mask | 1 << number)
}

/// An act that stands for lies found out is nothing that people do, claim or tell by.
fn is_caught_only(of: &Resolver, path: &str, act: usize) {
    let name = &of.raw.acts[act].name;
    let is_done = of.raw.acts[act].times_a_year > 0.0 || of.raw.acts[act].reports.is_some();
    let claimed = of.raw.acts.iter().filter_map(|act| act.reports.as_ref()).flat_map(|report| &report.claims);
    if is_done || claimed.into_iter().any(|claim| plain_name(claim) == plain_name(name)) {
        of.problem(&format!("{path}.catches"), "catches-a-deed", Some("catches-a-deed-hint"), &[("name", name)]);
    }
}

fn each<T>(names: &[String], of: impl Fn(usize, &str) -> T) -> Vec<T> {
    names.iter().enumerate().map(|(number, name)| of(number, name)).collect()
}

/// How a watcher errs that is not perfect. Its false alarms claim the first of its acts unless they claim another.
fn errors(of: &Resolver, path: &str, watcher: &RawWatcher, first: Option<usize>, closest: f64) -> Errors {
    let groups: Vec<(Option<usize>, Multiples)> = watcher
        .groups
        .iter()
        .enumerate()
        .flat_map(|(g, group)| {
            let multiples = [group.sensitivity, group.misidentify, group.false_alarm];
            let named = of.find_all(&format!("{path}.groups[{g}].group"), &group.group, "what-group", &of.groups);
            named.into_iter().map(move |number| (Some(number), multiples))
        })
        .collect();
    let mut by_look = for_each(of.groups.len(), AS_USUAL, groups.into_iter());
    let mut by_quarter = by_look.split_off(of.looks.len());
    let by_set = by_quarter.split_off(of.quarters.len());
    let by_set: Vec<(u8, Multiples)> = (0u8..).zip(by_set).filter(|(_, multiples)| *multiples != AS_USUAL).collect();
    let in_all_sets = by_set.iter().map(|(_, multiples)| multiples[2].max(1.0)).product::<f64>();
    let most = |multiples: &[Multiples]| multiples.iter().map(|m| m[2]).fold(0.0, f64::max);
    let most = most(&by_look) * most(&by_quarter) * in_all_sets * if watcher.scrutiny { closest } else { 1.0 };
    if by_look.iter().chain(&by_quarter).all(|multiples| *multiples == AS_USUAL) {
        (by_look, by_quarter) = (vec![], vec![]);
    }
    let claimed = watcher.false_alarm_as.as_ref().filter(|name| !name.is_empty());
    let false_alarm_as = match claimed {
        Some(act) => of.act(&format!("{path}.false_alarm_as"), act),
        None => first,
    };
    if (watcher.false_alarm > 0.0 || watcher.faces.chance > 0.0) && claimed.is_none() && watcher.acts.is_empty() {
        of.problem(&format!("{path}.false_alarm"), "alarm-of-nothing", Some("alarm-of-nothing-hint"), &[]);
    }
    let mistakes = watcher.mistakes.iter().enumerate().filter_map(|(m, mistake)| {
        let act = of.act(&format!("{path}.mistakes[{m}].act"), &mistake.act);
        let taken_for = of.act(&format!("{path}.mistakes[{m}].taken_for"), &mistake.taken_for);
        Some(Mistake { act: act?, taken_for: taken_for?, chance: mistake.chance })
    });
    let names = match &watcher.names {
        raw::Names::Doer => Names::Doer,
        raw::Names::Holder => Names::Holder,
        raw::Names::Pool(set) => {
            let set = of.find(&format!("{path}.names.Pool"), set, "what-set", &of.sets);
            set.map_or(Names::Doer, |set| Names::Pool(set as u8))
        }
    };
    let RawFaces { count, passes_a_day, chance } = watcher.faces;
    let faces = if chance > 0.0 { Faces { count, passes_a_day, chance } } else { Faces::NONE };
    Errors {
        sensitivity: watcher.sensitivity,
        misidentify: watcher.misidentify,
        false_alarm: watcher.false_alarm,
        false_alarm_as,
        mistakes: mistakes.collect(),
        verifies: Threshold::from_chance(watcher.verifies),
        reading: watcher.reading_error,
        faces,
        names,
        misfile: Threshold::from_chance(watcher.misfile),
        papers: watcher.papers,
        delay_days: watcher.delay_days,
        loss: Threshold::from_chance(watcher.loss),
        stale: Threshold::from_chance(watcher.stale),
        stale_days: watcher.stale_days,
        by_look,
        by_quarter,
        by_set,
        most,
        scrutiny: watcher.scrutiny,
        evadable: watcher.evadable,
    }
}

/// How much more closely at most anybody is watched: in the band of each office that tells it most, and on every list.
fn closest<'a>(offices: impl Iterator<Item = &'a RawOffice>) -> f64 {
    let closest = |office: &RawOffice| {
        let bands = office.bands.iter().map(|band| band.effects.scrutiny).fold(1.0, f64::max);
        office.lists.iter().map(|list| list.effects.scrutiny.max(1.0)).fold(bands, |product, list| product * list)
    };
    offices.map(closest).product()
}

/// A watcher sees something, somewhere.
fn makes_sense(of: &Resolver, path: &str, watcher: &RawWatcher) {
    let reads = reads(watcher);
    let sees_other = !reads.is_empty() || !watcher.incidents.is_empty() || !watcher.mistakes.is_empty();
    let sees_other = sees_other || !watcher.takes.is_empty();
    let name = [("name", watcher.name.as_str())];
    if reads.contains(&ReadingOf::Feature) && matches!(of.raw.town.feature, RawFeature::Nothing) {
        let field = if watcher.reads_feature { "reads_feature" } else { "reads" };
        of.problem(&format!("{path}.{field}"), "no-feature", Some("no-feature-hint"), &[]);
    }
    if watcher.acts.is_empty() && !sees_other {
        of.problem(path, "watcher-sees-nothing", Some("watcher-sees-nothing-hint"), &name);
    }
    if watcher.places.is_empty() && watcher.incidents.is_empty() {
        of.problem(path, "watcher-nowhere", Some("watcher-nowhere-hint"), &name);
    }
}
