//! What is meant, and worth a second thought: mechanisms that the literature on ratings warns of. A note says what follows
//! and what speaks for it. It is told once an office, however many rules it concerns.

use super::seen::rules;
use super::{Finding, Seen};
use crate::kernel::fixed::from_points;
use crate::scenario::problem::plain_name;
use crate::scenario::raw::{ActKind, Edge, Method, RawEffects, RawOffice, RawRule, Serving, State, Trigger, Who};
use crate::scenario::shape::shown;
use crate::words::{self, say};

/// The findings of one kind, at most one an office.
fn for_each_office(seen: &Seen, find: impl Fn(&str, &RawOffice, usize) -> Option<Finding>) -> Vec<Finding> {
    let offices = seen.offices();
    let found =
        offices.filter_map(|(path, office, number)| Some(find(&path, office, number)?.with("office", &office.name)));
    found.collect()
}

/// Each of some acts once.
fn once<'a>(acts: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut once: Vec<String> = Vec::new();
    for act in acts {
        if !once.contains(act) {
            once.push(act.clone());
        }
    }
    once
}

/// The bands and lists of an office whose effects are so, by name.
fn doors(office: &RawOffice, so: impl Fn(&RawEffects) -> bool) -> Vec<String> {
    let bands = office.bands.iter().filter(|band| so(&band.effects)).map(|band| band.name.clone());
    bands.chain(office.lists.iter().filter(|list| so(&list.effects)).map(|list| list.name.clone())).collect()
}

/// Contacts' scores are a part of one's own.
pub fn score_of_others(seen: &Seen) -> Vec<Finding> {
    let cut = seen.policy().cuts.has(Edge::Peers);
    for_each_office(seen, |path, office, _| {
        let share = words::percent(office.peer.weight);
        (office.peer.weight > 0.0 && !cut).then(|| Finding::at(format!("{path}.peer")).with("share", share))
    })
}

/// Others bear what one person did.
pub fn others_bear_it(seen: &Seen) -> Vec<Finding> {
    let cuts = seen.policy().cuts;
    for_each_office(seen, |path, office, _| {
        let mut ways = Vec::new();
        if office.household_share > 0.0 {
            ways.push(say!("lint-bear-household", doors = words::percent(office.household_share)));
        }
        if let Some(bearing) = office.bearing.as_ref().filter(|bearing| bearing.share > 0.0) {
            ways.push(say!("lint-bear-group", doors = words::percent(bearing.share)));
        }
        let with_group = office.lists.iter().filter(|list| list.kin).map(|list| list.name.clone());
        let with_group: Vec<String> = with_group.collect();
        if !with_group.is_empty() {
            ways.push(say!("lint-bear-list", doors = with_group.join(", ")));
        }
        let ties = doors(office, |effects| effects.tie_loss > 0.0);
        if !ties.is_empty() && !cuts.has(Edge::Ties) {
            ways.push(say!("lint-bear-ties", doors = ties.join(", ")));
        }
        let custom = doors(office, |effects| effects.custom < 1.0);
        if !custom.is_empty() && !cuts.has(Edge::Money) {
            ways.push(say!("lint-bear-staff", doors = custom.join(", ")));
        }
        if office.peer.drop > 0.0 && office.peer.weight > 0.0 && !cuts.has(Edge::Ties) {
            ways.push(say!("lint-bear-drop"));
        }
        (!ways.is_empty()).then(|| Finding::at(path).naming("ways", &ways))
    })
}

/// Rules whose points stay for good.
pub fn never_expires(seen: &Seen) -> Vec<Finding> {
    for_each_office(seen, |path, office, _| {
        let fades = office.method.ledger().half_life_days > 0.0 || office.peer.kept && office.peer.weight > 0.0;
        let fading = |rule: &RawRule| {
            let Method::Index(index) = &office.method else { return false };
            let wanted = plain_name(&rule.category);
            let mut parts = index.parts.iter().filter(|part| plain_name(&part.name) == wanted);
            parts.any(|part| part.half_life_days > 0.0)
        };
        let kept = |rule: &&RawRule| rule.expires_months == 0 && rule.points < 0.0 && !fading(rule);
        let acts = once(rules(office).map(|(_, rule)| rule).filter(kept).map(|rule| &rule.act));
        let finding = Finding::at(format!("{path}.rules")).naming("acts", &acts).counting("count", acts.len());
        (!fades && !acts.is_empty()).then_some(finding)
    })
}

/// Marks against which nobody can do anything.
pub fn no_appeal(seen: &Seen) -> Vec<Finding> {
    let redress = &seen.raw().redress;
    let none = redress.appeal == 0.0 || seen.policy().cuts.has(Edge::Redress);
    let marking: Vec<String> = seen
        .offices()
        .filter(|(_, office, _)| {
            rules(office).any(|(_, rule)| rule.points < 0.0) || office.lists.iter().any(|l| l.penalty)
        })
        .map(|(_, office, _)| office.name.clone())
        .collect();
    let finding = Finding::at("redress.appeal").naming("offices", &marking);
    (none && !marking.is_empty()).then_some(finding).into_iter().collect()
}

/// An innocent act that is scored because it is read as a sign of something.
pub fn sign_as_evidence(seen: &Seen) -> Vec<Finding> {
    about_acts(seen, |act, _| seen.raw().acts[act].kind == ActKind::Proxy)
}

/// An act that people do the more, the more they feel watched, and that costs them points: keeping out of view.
pub fn hiding_as_evidence(seen: &Seen) -> Vec<Finding> {
    about_acts(seen, |act, points| {
        let hides = |driver: &crate::scenario::raw::RawDriver| driver.state == State::Watched && driver.doublings > 0.0;
        points < 0.0 && seen.raw().acts[act].drivers.iter().any(hides)
    })
}

/// An office that knows who has done something although nobody reported it: it rates, or has rules about, the members of a set
/// that people enter or leave by what they do.
pub fn known_without_record(seen: &Seen) -> Vec<Finding> {
    let by_deeds = |who: &Who| match who {
        Who::In(name) | Who::NotIn(name) => {
            let set = seen.raw().sets.iter().find(|set| plain_name(&set.name) == plain_name(name))?;
            (!set.enter.is_empty() || !set.leave.is_empty()).then_some(&set.name)
        }
        _ => None,
    };
    for_each_office(seen, |path, office, _| {
        let about = rules(office).filter(|(_, rule)| rule.points != 0.0 || rule.fine != 0.0).map(|(_, rule)| &rule.who);
        let sets = once(about.chain([&office.about]).filter_map(by_deeds));
        (!sets.is_empty()).then(|| Finding::at(path).naming("sets", &sets))
    })
}

/// Rules, and triggers of penalty lists, about acts of some kind of which records reach the office. A trigger is worth a
/// mark.
fn about_acts(seen: &Seen, so: impl Fn(usize, f64) -> bool) -> Vec<Finding> {
    for_each_office(seen, |path, office, number| {
        let rules = rules(office).filter(|(_, rule)| rule.points != 0.0).map(|(_, rule)| (&rule.act, rule.points));
        let lists = office.lists.iter().filter(|list| list.penalty).flat_map(|list| &list.on);
        let listed = lists.filter_map(|trigger| match trigger {
            Trigger::Record(act) => Some((act, -1.0)),
            _ => None,
        });
        let of_kind = |(act, points): &(&String, f64)| {
            seen.act(act).is_some_and(|act| (seen.pack || seen.feeds(number, act)) && so(act, *points))
        };
        let acts = once(rules.chain(listed).filter(of_kind).map(|(act, _)| act));
        let finding = Finding::at(path).naming("acts", &acts).counting("count", acts.len());
        (!acts.is_empty()).then_some(finding)
    })
}

/// A score that has a hand in the records it is made of.
pub fn feeds_itself(seen: &Seen) -> Vec<Finding> {
    let policy = seen.policy();
    for_each_office(seen, |path, office, number| {
        let mut ways = Vec::new();
        let closer = doors(office, |effects| effects.scrutiny > 1.0);
        let marks = |watcher: usize| {
            let mut acts =
                rules(office).filter(|(_, rule)| rule.points < 0.0).filter_map(|(_, rule)| seen.act(&rule.act));
            policy.offices[number].sources >> watcher & 1 == 1 && acts.any(|act| seen.reports(watcher, act))
        };
        let heeds = |watcher: &usize| policy.watchers[*watcher].errors.scrutiny && marks(*watcher);
        let watchers: Vec<String> =
            (0..policy.watchers.len()).filter(heeds).map(|watcher| policy.watchers[watcher].name.clone()).collect();
        if !closer.is_empty() && !watchers.is_empty() && !policy.cuts.has(Edge::Scrutiny) {
            ways.push(words::say!("lint-feeds-scrutiny", doors = closer.join(", "), watchers = watchers.join(", ")));
        }
        let patrols = policy.watchers.iter().filter(|watcher| watcher.patrols_by == Some(number));
        for patrol in patrols.filter(|_| office.tally.as_ref().is_some_and(|tally| !tally.corrected)) {
            ways.push(words::say!("lint-feeds-patrol", watcher = patrol.name));
        }
        if matches!(office.serves, Serving::Learned) {
            ways.push(words::say!("lint-feeds-served"));
        }
        (!ways.is_empty()).then(|| Finding::at(path).naming("ways", &ways))
    })
}

/// An office that takes and never gives.
pub fn stick_without_carrot(seen: &Seen) -> Vec<Finding> {
    let gives = |e: &RawEffects| {
        e.wage > 1.0 || e.custom > 1.0 || e.hiring > 1.0 || e.rewards > 0.0 || e.lost_hours < 0.0 || e.scrutiny < 1.0
    };
    for_each_office(seen, |path, office, _| {
        let earns = rules(office).any(|(_, rule)| rule.points > 0.0) || !doors(office, gives).is_empty();
        let loses = once(rules(office).filter(|(_, rule)| rule.points < 0.0).map(|(_, rule)| &rule.act));
        (!earns && !loses.is_empty()).then(|| Finding::at(path).naming("acts", &loses))
    })
}

/// Everyone is flagged before anything is known of them.
pub fn flagged_from_the_start(seen: &Seen) -> Vec<Finding> {
    for_each_office(seen, |path, office, number| {
        let ledger = office.method.ledger();
        let compiled = &seen.policy().offices[number];
        let start = office.start(&seen.raw().offices);
        let band = compiled.bands.get(usize::from(compiled.band_of(from_points(start))))?;
        let reads = ledger.start_from_feature || seen.policy().offices[number].predictor.is_some();
        let finding = Finding::at(format!("{path}.method.start")).with("start", shown(start));
        (band.penalty && !reads).then(|| finding.with("band", &band.name))
    })
}
