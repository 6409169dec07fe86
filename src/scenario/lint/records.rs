//! Acts, watchers and rules of which nothing ever comes: what is never done is never seen, and what is never seen earns
//! nothing.

use super::seen::{happens_before, rules};
use super::{Finding, Seen};
use crate::scenario::policy::Act;
use crate::scenario::problem::nearest;
use crate::scenario::raw::{Chance, PlaceKind};
use crate::words;

/// Nobody in the town is younger.
const YOUNGEST: u8 = 16;
/// Nobody in the town is older.
const OLDEST: u8 = 87;

/// An act of which nobody wrote how often it is done, so that it never is. A rate of 0 that is written is meant, and so is that
/// of an act that a watcher enters about those whose report it has seen through.
pub fn act_without_rate(seen: &Seen) -> Vec<Finding> {
    let acts = seen.raw().acts.iter().enumerate();
    let never = acts.filter(|(number, act)| {
        let written = |field: &str| seen.tree.at(&format!("acts[{number}].{field}")).is_some();
        let caught = !seen.policy().acts[*number].caught_by.is_empty();
        act.times_a_year == 0.0
            && act.chance == Chance::Driven
            && !written("times_a_year")
            && !written("chance")
            && !caught
    });
    never.map(|(number, act)| Finding::at(format!("acts[{number}]")).with("act", &act.name)).collect()
}

/// An act without words, which often is one of another name.
pub fn act_without_words(seen: &Seen) -> Vec<Finding> {
    let acts = seen.raw().acts.iter().enumerate();
    let silent = acts.filter(|(_, act)| act.says.trim().is_empty());
    let finding = silent.map(|(number, act)| {
        let others = seen.raw().acts.iter().filter(|other| !other.says.trim().is_empty());
        let near = nearest(&act.name, others.map(|other| other.name.as_str()));
        Finding::at(format!("acts[{number}]")).with("act", &act.name).with("near", near.unwrap_or("none"))
    });
    finding.collect()
}

/// An act that only people of an age that nobody has can do.
pub fn act_of_no_age(seen: &Seen) -> Vec<Finding> {
    let acts = seen.raw().acts.iter().enumerate();
    let none = acts.filter(|(_, act)| act.max_age < YOUNGEST || act.min_age > OLDEST);
    let finding = none.map(|(number, act)| {
        let field = if act.max_age < YOUNGEST { "max_age" } else { "min_age" };
        let age = if act.max_age < YOUNGEST { act.max_age } else { act.min_age };
        Finding::at(format!("acts[{number}].{field}"))
            .with("age", age)
            .with("youngest", YOUNGEST)
            .with("oldest", OLDEST)
            .with("act", &act.name)
    });
    finding.collect()
}

/// A watcher that is never where any of the acts happens that it recognises.
pub fn watcher_elsewhere(seen: &Seen) -> Vec<Finding> {
    let policy = seen.policy();
    let mut findings = Vec::new();
    for (number, watcher) in seen.raw().watchers.iter().enumerate() {
        let mistakes = watcher.mistakes.iter().map(|mistake| &mistake.act);
        let acts: Vec<usize> = watcher.acts.iter().chain(mistakes).filter_map(|act| seen.act(act)).collect();
        let other = watcher.reads_feature || !watcher.reads.is_empty() || !watcher.incidents.is_empty();
        let before = |act: usize| happens_before(&policy.watchers[number], &policy.acts[act]);
        if !watcher.on || other || acts.is_empty() || acts.iter().any(|act| before(*act)) {
            continue;
        }
        let mut places: Vec<PlaceKind> = Vec::new();
        for act in acts.iter().map(|act| &policy.acts[*act]).filter(|act| act.possible) {
            if !places.contains(&act.place) {
                places.push(act.place);
            }
        }
        let places: Vec<String> = places.iter().map(|place| format!("{place:?}")).collect();
        let path = format!("watchers[{number}]");
        let finding = Finding::at(path).with("watcher", &watcher.name);
        // Acts that are never done happen nowhere.
        let nowhere = words::say!("lint-nowhere");
        findings
            .push(finding.naming("places", if places.is_empty() { std::slice::from_ref(&nowhere) } else { &places }));
    }
    findings
}

/// A rule of this very file about an act of which no record reaches the office. A pack's rules may wait for another pack's
/// watchers.
pub fn rule_without_records(seen: &Seen) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, office, number) in seen.offices().filter(|_| !seen.pack) {
        for (rule, written) in rules(office).filter(|(_, rule)| rule.points != 0.0) {
            let path = format!("{path}.rules[{rule}]");
            let own = seen.tree.place_of(&format!("{path}.act")).file == seen.tree.span.file;
            let Some(act) = seen.act(&written.act).filter(|_| own) else { continue };
            if !seen.feeds(number, act) {
                findings.push(Finding::at(path).with("act", &written.act).with("office", &office.name));
            }
        }
    }
    findings
}

/// A report that people make and that no watcher takes where they make it.
pub fn report_to_nobody(seen: &Seen) -> Vec<Finding> {
    let policy = seen.policy();
    let taken = |act: &Act| act.takers.iter().any(|taker| happens_before(&policy.watchers[*taker], act));
    let reports = policy.acts.iter().enumerate().filter(|(_, act)| act.possible && act.reports.is_some());
    let untaken = reports.filter(|(_, act)| !seen.pack && !taken(act));
    untaken.map(|(number, act)| Finding::at(format!("acts[{number}].reports")).with("act", &act.name)).collect()
}

/// A group for whom a watcher errs so many times as often, where it does not err that way at all.
pub fn multiple_of_nothing(seen: &Seen) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, watcher) in
        seen.raw().watchers.iter().enumerate().filter(|(_, watcher)| watcher.on && !watcher.perfect)
    {
        for (g, group) in watcher.groups.iter().enumerate() {
            let alarms = watcher.false_alarm == 0.0 && watcher.mistakes.is_empty();
            let none = [
                ("misidentify", group.misidentify, watcher.misidentify == 0.0),
                ("false_alarm", group.false_alarm, alarms),
                ("sensitivity", group.sensitivity, watcher.sensitivity == 0.0),
            ];
            for (field, times, _) in none.into_iter().filter(|(_, times, nothing)| *nothing && *times != 1.0) {
                let finding = Finding::at(format!("watchers[{number}].groups[{g}].{field}")).with("field", field);
                let times = crate::scenario::shape::shown(times);
                findings.push(finding.with("times", times).with("watcher", &watcher.name));
            }
        }
    }
    findings
}
