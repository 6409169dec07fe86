//! Looks and roles that nobody has, and shares that are not what they seem.

use super::seen::rules;
use super::{Finding, Seen};
use crate::scenario::problem::plain_name;
use crate::scenario::raw::{RawFeature, RawLearning, Who};
use crate::scenario::shape::shown;
use crate::words;

/// Fewer people than this is nobody, as a rule.
const SOMEBODY: f64 = 0.5;

/// A rounding that nobody means anything by.
const ROUNDING: f64 = 0.006;

/// An answer to rules, or a strain by marks, of its own: people of another nature, which no study says. 0 is allowed: it
/// switches the answer off.
pub fn nature_of_its_own(seen: &Seen) -> Vec<Finding> {
    let (own, usual) = (&seen.raw().learning, RawLearning::default());
    let (chance, usually) = (&own.chance, &usual.chance);
    let fields = [
        ("strength", own.strength, usual.strength),
        ("by_points", own.by_points, usual.by_points),
        ("by_chance", own.by_chance, usual.by_chance),
        ("fear", own.fear, usual.fear),
        ("promises", own.promises, usual.promises),
        ("strain_per_point", own.strain_per_point, usual.strain_per_point),
        ("chance.announced", chance.announced, usually.announced),
        ("chance.at_rest", chance.at_rest, usually.at_rest),
        ("chance.fades_weeks", chance.fades_weeks, usually.fades_weeks),
        ("chance.noticed", chance.noticed, usually.noticed),
        ("chance.unnoticed", chance.unnoticed, usually.unnoticed),
        ("chance.again", chance.again, usually.again),
        ("chance.talk", chance.talk, usually.talk),
    ];
    let other = fields.into_iter().filter(|(_, own, usual)| *own != 0.0 && own != usual);
    let finding = |(field, own, usual): (&str, f64, f64)| {
        let finding = Finding::at(format!("learning.{field}")).with("field", field);
        finding.with("own", shown(own)).with("usual", shown(usual))
    };
    other.map(finding).collect()
}

/// Shares below 1 that do not add up to 1. They are in proportion to one another, so none is what was written.
pub fn shares_not_whole(seen: &Seen) -> Vec<Finding> {
    let town = &seen.raw().town;
    let looks: Vec<(&str, f64)> = town.looks.iter().map(|look| (look.name.as_str(), look.share)).collect();
    let quarters: Vec<(&str, f64)> = town.quarters.iter().map(|one| (one.name.as_str(), one.share)).collect();
    let counted = matches!(&town.feature, RawFeature::Table { groups, .. }
        if groups.iter().any(|group| group.cells.iter().any(|cell| cell.people > 0)));
    let mut findings = Vec::new();
    for (path, things) in [("town.looks", looks), ("town.quarters", quarters)] {
        let sum: f64 = things.iter().map(|(_, share)| share).sum();
        let alike = things.windows(2).all(|pair| pair[0].1 == pair[1].1);
        let fractions = things.len() > 1 && things.iter().all(|(_, share)| *share < 1.0);
        if fractions && !alike && (sum - 1.0).abs() > ROUNDING && !(counted && path == "town.looks") {
            let really = |(name, share): &(&str, f64)| format!("{name} {}", words::percent(share / sum));
            let really: Vec<String> = things.iter().map(really).collect();
            findings.push(
                Finding::at(path).with("sum", shown(libm::round(sum * 1000.0) / 1000.0)).naming("really", &really),
            );
        }
    }
    findings
}

/// A look with so small a share that nobody in a town of this size has it.
pub fn look_of_nobody(seen: &Seen) -> Vec<Finding> {
    let town = &seen.raw().town;
    let sum: f64 = town.looks.iter().map(|look| look.share).sum();
    // A table that counts people tells how many of each look there are.
    let counted = |name: &str| {
        let RawFeature::Table { groups, times, .. } = &town.feature else { return None };
        let people = |group: &crate::scenario::raw::RawFeatureGroup| {
            group.cells.iter().map(|cell| f64::from(cell.people)).sum::<f64>() * f64::from(*times)
        };
        let all: f64 = groups.iter().map(people).sum();
        let mine = groups.iter().filter(|group| !group.name.is_empty() && plain_name(&group.name) == plain_name(name));
        // A group without a name is of every look by its share.
        let named = groups.iter().all(|group| !group.name.is_empty());
        (all > 0.0 && named).then(|| mine.map(people).sum::<f64>())
    };
    let looks = town.looks.iter().enumerate().map(|(number, look)| {
        let people = counted(&look.name).unwrap_or(look.share / sum * f64::from(town.residents));
        (number, look, people)
    });
    let nobody = looks.filter(|(.., people)| *people < SOMEBODY);
    let finding = |(number, look, people): (usize, &crate::scenario::raw::RawLook, f64)| {
        let finding = Finding::at(format!("town.looks[{number}]")).with("look", &look.name);
        finding.with("people", words::number(people)).with("residents", words::count(i64::from(town.residents)))
    };
    nobody.map(finding).collect()
}

/// Offices and rules for a role that nobody has.
pub fn rules_about_nobody(seen: &Seen) -> Vec<Finding> {
    let mut findings = Vec::new();
    let nobody = |who: &Who| seen.people(who) < SOMEBODY;
    let role = |who: &Who| words::plain(&format!("lint-role-{}", format!("{who:?}").to_lowercase()));
    for (path, office, _) in seen.offices() {
        if nobody(&office.about) {
            let what = words::say!("lint-the-office", office = office.name);
            findings.push(Finding::at(format!("{path}.about")).with("what", what).with("role", role(&office.about)));
        }
        for who in [Who::Officials, Who::Traders, Who::Owners].into_iter().filter(nobody) {
            let about: Vec<usize> = rules(office).filter(|(_, rule)| rule.who == who).map(|(r, _)| r).collect();
            if let Some(first) = about.first() {
                let what = words::say!("lint-rules-of-office", office = office.name, count = about.len());
                let finding = Finding::at(format!("{path}.rules[{first}]")).with("what", what);
                findings.push(finding.with("role", role(&who)));
            }
        }
    }
    findings
}
