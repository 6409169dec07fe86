//! The texts of a lesson: bets that a run can answer, claims that a run can show, and steps that lead somewhere. The days
//! read nothing of it.

use std::collections::BTreeSet;

use super::names::{Resolver, names};
use crate::scenario::layers::is_of_the_ground;
use crate::scenario::measured::{Family, MEASURES, Named, OF_GROUPS, ROLES};
use crate::scenario::problem::nearest;
use crate::scenario::raw::{RawOffice, RawPrediction, RawShown, StepKind};
use crate::scenario::settings::Place;
use crate::scenario::tree::Node;
use crate::scenario::{Problems, Scenario};

/// Bets and claims name a measure and groups that there are, with bounds that a number can fall between; steps name bets
/// that there are.
pub fn lesson(of: &Resolver) {
    let lesson = &of.raw.lesson;
    for (p, prediction) in lesson.predict.iter().enumerate() {
        answer(of, &format!("lesson.predict[{p}].answer"), prediction);
    }
    for (s, shown) in lesson.shows.iter().enumerate() {
        shows(of, &format!("lesson.shows[{s}]"), shown);
    }
    for (s, step) in lesson.script.iter().enumerate() {
        if step.step == StepKind::Bet && step.bet as usize >= lesson.predict.len() {
            let (bet, count) = (step.bet.to_string(), lesson.predict.len().to_string());
            let values = [("bet", bet.as_str()), ("count", count.as_str())];
            of.problem(&format!("lesson.script[{s}].bet"), "no-such-bet", Some("no-such-bet-hint"), &values);
        }
    }
}

fn answer(of: &Resolver, path: &str, prediction: &RawPrediction) {
    let Some(answer) = &prediction.answer else { return };
    figure(of, path, [&answer.measure, &answer.group, &answer.than]);
    settings(of, path, [("with", &answer.with), ("against", &answer.against)]);
    if !answer.cut.is_empty() && !answer.against.is_empty() {
        of.problem(&format!("{path}.against"), "two-second-runs", Some("two-second-runs-hint"), &[]);
    }
    let (bounds, options) = (answer.bounds.len(), prediction.options.len());
    if bounds + 1 != options {
        let (bounds, options) = (bounds.to_string(), options.to_string());
        let values = [("bounds", bounds.as_str()), ("options", options.as_str())];
        of.problem(&format!("{path}.bounds"), "bounds-and-options", Some("bounds-and-options-hint"), &values);
    }
    let pairs = || answer.bounds.windows(2);
    if !pairs().all(|pair| pair[0] < pair[1]) && !pairs().all(|pair| pair[0] > pair[1]) {
        of.problem(&format!("{path}.bounds"), "bounds-out-of-order", None, &[]);
    }
}

/// A measure that there is; of a group, one that groups have.
fn figure(of: &Resolver, path: &str, [measure, group, than]: [&String; 3]) {
    let field = format!("{path}.measure");
    let name = [("name", measure.as_str()), ("group", group.as_str())];
    if measure.is_empty() {
        // The want of it has been told already.
    } else if !group.is_empty() && (MEASURES.contains(&measure.as_str()) || measure.contains(':')) {
        if !OF_GROUPS.contains(&measure.as_str()) {
            of.problem(&field, "no-measure-of-group", Some("no-measure-of-group-hint"), &name);
        }
    } else if measure.contains(':') {
        family(of, &field, measure);
    } else {
        let known = if group.is_empty() { MEASURES } else { OF_GROUPS };
        if !known.contains(&measure.as_str()) {
            no_measure(of, &field, measure, known);
        }
    }
    if group.is_empty() && !than.is_empty() {
        of.problem(&format!("{path}.than"), "than-without-group", Some("than-without-group-hint"), &[("than", than)]);
    }
    let roles: Vec<String> = ROLES.iter().map(|role| (*role).to_owned()).collect();
    let groups = [of.groups.clone(), names(roles.iter(), roles.len())].concat();
    for (field, name) in [("group", group), ("than", than)] {
        of.find(&format!("{path}.{field}"), name, "what-group-or-role", &groups);
    }
}

/// A measure that there is not, with the one that was probably meant.
fn no_measure(of: &Resolver, field: &str, measure: &str, known: &[&str]) {
    let near = nearest(measure, known.iter().copied());
    let hint = if near.is_some() { "no-measure-near-hint" } else { "no-measure-hint" };
    of.problem(field, "no-measure", Some(hint), &[("name", measure), ("near", near.unwrap_or_default())]);
}

/// A member of a family of measures, whose name is that of something in this scenario. Offices that are switched off
/// count: a run of a bet can switch them on.
fn family(of: &Resolver, field: &str, measure: &str) {
    let Some((family, name)) = Family::of(measure) else {
        let families: Vec<String> = Family::ALL.iter().map(|family| format!("{}:", family.key())).collect();
        let prefix = measure.split_inclusive(':').next().unwrap_or(measure);
        of.find(field, prefix, "what-family", &names(families.iter(), families.len()));
        return;
    };
    // Several offices can have one of a name.
    let among = |of_office: fn(&RawOffice) -> Vec<&String>| {
        let all: BTreeSet<&String> = of.raw.offices.iter().flat_map(of_office).collect();
        names(all.into_iter(), usize::MAX)
    };
    let (what, known) = match family.named() {
        Named::Act => ("what-act", of.acts.clone()),
        Named::Category => ("what-any-category", among(|office| office.categories.iter().map(|c| &c.name).collect())),
        Named::Office => ("what-office", among(|office| vec![&office.name])),
        Named::List => ("what-list", among(|office| office.lists.iter().map(|list| &list.name).collect())),
    };
    if name.is_empty() {
        of.problem(field, "family-without-name", Some("family-without-name-hint"), &[("family", family.key())]);
    }
    of.find(field, name, what, &known);
}

fn shows(of: &Resolver, path: &str, shown: &RawShown) {
    figure(of, &format!("{path}.by"), [&shown.by.measure, &shown.by.group, &shown.by.than]);
    match (shown.more_than, shown.less_than) {
        (None, None) => of.problem(path, "shows-without-bounds", Some("shows-without-bounds-hint"), &[]),
        (Some(more), Some(less)) if more >= less => {
            of.problem(&format!("{path}.less_than"), "shows-nothing-between", None, &[]);
        }
        _ => {}
    }
    settings(of, path, [("with", &shown.with), ("against", &shown.against)]);
}

/// What the lesson of a scenario sets for its runs can be set in it.
pub fn runs(scenario: &Scenario, tree: &Node, problems: &mut Problems) {
    let lesson = &scenario.raw().lesson;
    let bets = lesson.predict.iter().enumerate().filter_map(|(p, bet)| Some((p, bet.answer.as_ref()?)));
    let bets = bets.flat_map(|(p, answer)| {
        let path = format!("lesson.predict[{p}].answer");
        [(format!("{path}.with"), &answer.with), (format!("{path}.against"), &answer.against)]
    });
    let shows = lesson.shows.iter().enumerate().flat_map(|(s, shown)| {
        let path = format!("lesson.shows[{s}]");
        [(format!("{path}.with"), &shown.with), (format!("{path}.against"), &shown.against)]
    });
    for (path, settings) in bets.chain(shows).filter(|(_, settings)| !settings.is_empty()) {
        if let Err(faults) = scenario.with_settings(settings) {
            for fault in faults.sorted() {
                let values = [("path", path.clone()), ("why", fault.message())];
                problems.add(tree.place_of(&path), "shows-no-such-run", None, &values);
            }
        }
    }
}

/// Settings of the runs of a number have their form, and set nothing that a run is given or that lies under the file.
fn settings(of: &Resolver, path: &str, runs: [(&str, &Vec<String>); 2]) {
    for (field, settings) in runs {
        for (s, setting) in settings.iter().enumerate() {
            let named_field = setting.split_once('=').is_some_and(|(field, _)| !field.trim().is_empty());
            let place = |path: &str| Place::of(path).meets(&Place::of(setting));
            let (path, named) = (format!("{path}.{field}[{s}]"), [("setting", setting.as_str())]);
            if !named_field {
                of.problem(&path, "setting-form", Some("setting-form-hint"), &named);
            } else if place("seed") || place("days") {
                of.problem(&path, "shows-own-luck", None, &named);
            } else if is_of_the_ground(setting) {
                of.problem(&path, "shows-own-ground", None, &named);
            }
        }
    }
}
