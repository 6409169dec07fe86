//! Entries of one list that are about the same thing.

use super::seen::rules;
use super::{Finding, Seen};
use crate::scenario::named::key;
use crate::scenario::problem::plain_name;
use crate::scenario::raw::{RawFeature, RawRule, Serving};
use crate::scenario::shape::shown;

/// A second entry about a group, a place or a quarter: one of the two counts for nothing.
pub fn entry_twice(seen: &Seen) -> Vec<Finding> {
    let raw = seen.raw();
    let mut lists: Vec<(String, Vec<String>)> = Vec::new();
    for (w, watcher) in raw.watchers.iter().enumerate() {
        let groups = watcher.groups.iter().map(|group| group.group.clone()).collect();
        lists.push((format!("watchers[{w}].groups"), groups));
        let places = watcher.places.iter().map(|place| format!("{:?}", place.place)).collect();
        lists.push((format!("watchers[{w}].places"), places));
    }
    for (i, incident) in raw.incidents.iter().enumerate() {
        let rates = incident.rates.iter().map(|rate| rate.quarter.clone()).collect();
        lists.push((format!("incidents[{i}].rates"), rates));
    }
    for (o, office) in raw.offices.iter().enumerate() {
        if let Serving::PerGroup(groups) = &office.serves {
            let groups = groups.iter().map(|group| group.group.clone()).collect();
            lists.push((format!("offices[{o}].serves.PerGroup"), groups));
        }
        if let Some(tally) = &office.tally {
            let quarters = tally.prior.iter().map(|prior| prior.quarter.clone()).collect();
            lists.push((format!("offices[{o}].tally.prior"), quarters));
        }
    }
    if !matches!(raw.town.feature, RawFeature::Nothing) {
        let claims = raw.learning.claims.iter().map(|claim| claim.group.clone()).collect();
        lists.push(("learning.claims".to_owned(), claims));
    }
    let mut findings = Vec::new();
    for (path, names) in lists {
        for (number, name) in names.iter().enumerate() {
            if names[..number].iter().any(|before| plain_name(before) == plain_name(name)) {
                findings.push(Finding::at(format!("{path}[{number}]")).with("name", name));
            }
        }
    }
    findings
}

/// Two rules of an office about one act, for the same people in the same quarters on the same days: both count.
pub fn rule_twice(seen: &Seen) -> Vec<Finding> {
    let together = |a: &RawRule, b: &RawRule| {
        let before = |first: &RawRule, second: &RawRule| first.until_day > 0 && first.until_day <= second.from_day;
        !before(a, b) && !before(b, a)
    };
    let mut findings = Vec::new();
    for (path, office, _) in seen.offices() {
        let nodes = seen.tree.at(&format!("{path}.rules")).map(|list| list.items()).unwrap_or_default();
        let keys: Vec<_> = rules(office).filter_map(|(r, rule)| Some((r, rule, key(nodes.get(r)?)?))).collect();
        for (n, (number, rule, mine)) in keys.iter().enumerate() {
            let same = |(_, other, theirs): &&(usize, &RawRule, _)| theirs == mine && together(other, rule);
            if let Some((_, other, _)) = keys[..n].iter().find(same) {
                let sum = shown(rule.points + other.points);
                let finding = Finding::at(format!("{path}.rules[{number}]")).with("act", &rule.act);
                findings.push(finding.with("office", &office.name).with("sum", sum));
            }
        }
    }
    findings
}
