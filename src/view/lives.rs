//! Three lives told from their receipts: someone wronged, someone caught, someone who did well.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::facts::{Fact, Facts};
use crate::day::Simulation;
use crate::day::state::ledger::points;
use crate::day::state::records::Observation;
use crate::day::state::records::Receipt;
use crate::day::state::residents::Employment;
use crate::study::entries::{self, Entry};
use crate::town::names;
use crate::town::people::Role;
use crate::words::{self, say};

/// One line of a life: what happened, what was seen, what was scored.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct LifeLine {
    /// The day, from 1.
    pub day: u32,
    /// What happened, or that nothing did; absent while it is covered.
    pub happened: Option<String>,
    /// What was seen, or that nobody saw it.
    pub seen: String,
    /// What was scored.
    pub scored: String,
    /// Whether what was seen is known not to be what happened.
    pub wrong: bool,
    /// Why it was scored: rule, record, observation, and act or nothing unless that is covered; empty where nothing was
    /// scored.
    pub why: Vec<String>,
    /// The entry, if there is one that can be undone and it may be asked what would have been without it.
    #[serde(skip)]
    pub undo: Option<Entry>,
}

/// A life.
#[derive(Clone, Debug, Serialize)]
pub struct Life {
    /// The resident.
    pub resident: u32,
    /// Their name.
    pub name: String,
    /// Why this life is told.
    pub heading: String,
    /// Who the resident is, in one sentence.
    pub who: String,
    /// What became of them, in one or two sentences.
    pub outcome: String,
    /// What happened, what was seen and what was scored, by day.
    pub lines: Vec<LifeLine>,
}

/// Lines told of each life.
const LINES: usize = 8;

/// Three lives worth telling, with everything that is known of them. Fewer where the town has none of a kind, and none
/// where the town is too large to remember.
pub fn three(town: &Simulation) -> Vec<Life> {
    let Some(office) = town.leading().filter(|_| town.history().is_some()) else {
        return vec![];
    };
    let rated: Vec<u32> = office.rated().collect();
    let gap = |resident: u32| office.standing(resident).unwrap_or(0.0) - office.score(resident);
    let by = |value: &dyn Fn(u32) -> f64, among: &dyn Fn(u32) -> bool| {
        rated.iter().copied().filter(|resident| among(*resident)).max_by(|a, b| value(*a).total_cmp(&value(*b)))
    };
    let falsely_marked: BTreeSet<u32> = town
        .history()
        .iter()
        .flat_map(|history| history.receipts())
        .filter(|(_, receipt)| receipt.points < 0 && !receipt.is_true(town.witness()))
        .map(|(_, receipt)| receipt.about)
        .collect();
    let marked = |resident: u32| falsely_marked.contains(&resident);
    let wronged = by(&gap, &|r| marked(r) && town.flagged(r) && !town.deserves_flag(r)).or_else(|| by(&gap, &marked));
    let caught = by(&|r| -office.score(r), &|r| town.flagged(r) && town.deserves_flag(r) && Some(r) != wronged);
    let well = by(&|r| office.score(r), &|r| Some(r) != wronged && Some(r) != caught);
    let told = [("life-wronged", wronged), ("life-caught", caught), ("life-well", well)];
    told.into_iter().filter_map(|(key, resident)| Some(life(town, resident?, key, Facts::EVERYTHING))).collect()
}

/// The life of one resident, as far as `facts` may be seen.
pub fn life(town: &Simulation, resident: u32, heading: &str, facts: Facts) -> Life {
    let people = town.town();
    let age = people.age(resident).to_string();
    let office = town.office_of(resident);
    let who = [
        ("age", age.as_str()),
        ("trade", &trade(town, resident)),
        ("quarter", people.quarter(resident)),
        ("look", people.look(resident)),
    ];
    let mut outcome = vec![match office {
        Some(office) => {
            let bands = town.scenario().policy().offices()[office].bands();
            let band = bands[usize::from(town.band(office, resident))].name();
            say("life-outcome", &[("score", &words::number(town.score(office, resident))), ("band", band)])
        }
        None => words::plain("not-rated"),
    }];
    for (rules, office) in town.scenario().policy().offices().iter().zip(&town.state.offices) {
        outcome
            .extend(office.ledger.lists_of(rules, resident).map(|list| say("life-listed", &[("list", list.name())])));
    }
    let standing = office.and_then(|office| town.standing(office, resident));
    if let (Some(standing), true) = (standing, facts.has(Fact::Standing) && facts.has(Fact::Verdict)) {
        let verdict = match (town.flagged(resident), town.deserves_flag(resident)) {
            (true, true) => "life-flagged-rightly",
            (true, false) => "life-flagged-wrongly",
            (false, true) => "life-missed",
            (false, false) => "life-unflagged",
        };
        outcome.push(say(verdict, &[("standing", &words::number(standing))]));
    }
    if facts.has(Fact::Entries) {
        outcome.extend(sums(town, resident));
    }
    let outcome = outcome.join(" ");
    let heading = words::plain(heading);
    Life {
        resident,
        name: people.name(resident),
        heading,
        who: say("life-who", &who),
        outcome,
        lines: lines(town, resident, LINES, facts),
    }
}

/// What one does for a living.
pub fn trade(town: &Simulation, resident: u32) -> String {
    let people = town.town();
    let role = people.people.role[resident as usize];
    if role >= Role::Owner as u8
        && let Some(firm) = people.people.firm_of(resident)
    {
        return say("trade-owner", &[("firm", &names::firm(town.seed(), firm))]);
    }
    let trade = people.trade(resident);
    match town.employment(resident) {
        Employment::Employed => trade.to_owned(),
        Employment::Idle => say("trade-idle", &[("trade", trade)]),
        Employment::Student => words::plain("trade-student"),
        Employment::Retired => say("trade-retired", &[("trade", trade)]),
    }
}

/// All receipts of a resident in one sentence.
fn sums(town: &Simulation, resident: u32) -> Option<String> {
    let receipts = town.history()?.receipts().filter(|(_, receipt)| receipt.about == resident);
    let (mut up, mut earned, mut unearned) = ((0, 0), (0, 0), (0, 0));
    for (_, receipt) in receipts {
        let sum = match (receipt.points >= 0, receipt.is_true(town.witness())) {
            (true, _) => &mut up,
            (false, true) => &mut earned,
            (false, false) => &mut unearned,
        };
        *sum = (sum.0 + 1, sum.1 + receipt.points);
    }
    let count = |sum: (i64, i32)| words::count(sum.0);
    let total = |sum: (i64, i32)| words::number(points(sum.1));
    Some(say(
        "life-sums",
        &[
            ("up", &count(up)),
            ("up-points", &total(up)),
            ("earned", &count(earned)),
            ("earned-points", &total(earned)),
            ("unearned", &count(unearned)),
            ("unearned-points", &total(unearned)),
        ],
    ))
}

/// The receipts that moved most, and the acts that nobody scored and that mattered most, by day: at most so many. A file
/// holds what was seen: while what happened is covered, acts that nobody saw are not told.
pub fn lines(town: &Simulation, resident: u32, most: usize, facts: Facts) -> Vec<LifeLine> {
    let Some(history) = town.history() else {
        return vec![];
    };
    let acts = town.scenario().policy().acts();
    // A record that several rules read is one line.
    let mut receipts: Vec<(u32, Receipt)> = Vec::new();
    for (day, receipt) in history.receipts().filter(|(_, receipt)| receipt.about == resident) {
        match receipts.iter_mut().find(|(_, earlier)| earlier.record.id == receipt.record.id) {
            Some((_, earlier)) => earlier.points += receipt.points,
            None => receipts.push((day, *receipt)),
        }
    }
    receipts.sort_by_key(|(day, receipt)| (-receipt.points.abs(), *day));
    let mut lines: Vec<LifeLine> = Vec::new();
    let entries = entries::entries(town, resident);
    let told: BTreeSet<u64> = receipts.iter().take(most).map(|(_, receipt)| receipt.record.id).collect();
    let observations: BTreeMap<u64, (u32, Observation)> = history
        .observations()
        .filter(|(_, observation)| told.contains(&observation.id))
        .map(|(day, observation)| (observation.id, (day, *observation)))
        .collect();
    for (filed, receipt) in receipts.iter().take(most - most / 4) {
        let observation = observations.get(&receipt.record.id);
        let act = &acts[usize::from(receipt.record.act)];
        let happened = happened_as(town, receipt, observation.map(|(_, observation)| observation));
        let watcher = town.scenario().policy().watchers()[usize::from(receipt.record.watcher)].name();
        let seen = match observation {
            Some(_) => say("seen-as", &[("watcher", watcher), ("act", act.says())]),
            None => words::plain("entered-by-hand"),
        };
        let day = observation.map_or(*filed, |(day, _)| *day);
        let change = points(receipt.points);
        let sign = if change > 0.0 { "+" } else { "" };
        let taken_back = history
            .corrections()
            .find(|(_, c)| c.receipt.record.id == receipt.record.id && c.receipt.about == resident);
        let shown = format!("{sign}{}", words::number(change));
        let scored = match taken_back {
            Some((when, _)) => say("scored-and-mended", &[("points", &shown), ("day", &(when + 1).to_string())]),
            None => say("scored", &[("points", &shown)]),
        };
        let happened = facts.has(Fact::Deeds).then_some(happened);
        let why = why(town, receipt, *filed, day, happened.as_deref());
        let wrong = facts.has(Fact::Entries) && !receipt.is_true(town.witness());
        let undo = entries.iter().find(|entry| entry.receipt.record.id == receipt.record.id).copied();
        let undo = undo.filter(|_| facts.has(Fact::Replays));
        lines.push(LifeLine { day: day + 1, happened, seen, scored, wrong, why, undo });
    }
    if !facts.has(Fact::Deeds) {
        lines.sort_by_key(|line| line.day);
        return lines;
    }
    let seen: BTreeSet<(u32, u8)> = history
        .observations()
        .filter(|(_, o)| o.seen(town.witness()) == Some(resident))
        .map(|(day, o)| (day, o.act))
        .collect();
    let mut unseen: Vec<_> = history
        .deeds()
        .filter(|(day, deed)| deed.resident == resident && !seen.contains(&(*day, deed.act)))
        .map(|(day, deed)| (day, &acts[usize::from(deed.act)]))
        .collect();
    unseen.sort_by(|a, b| b.1.value().abs().total_cmp(&a.1.value().abs()).then(a.0.cmp(&b.0)));
    for (day, act) in unseen.into_iter().take(most - lines.len()) {
        lines.push(LifeLine {
            day: day + 1,
            happened: Some(act.says().to_owned()),
            seen: words::plain("nobody-saw"),
            scored: words::plain("nothing-scored"),
            wrong: false,
            why: vec![],
            undo: None,
        });
    }
    lines.sort_by_key(|line| line.day);
    lines
}

/// What had happened where a receipt's record stands: the act, somebody else's act, or nothing.
pub fn happened(town: &Simulation, receipt: &Receipt) -> String {
    let observation = town.history().and_then(|history| history.observation(receipt.record.id));
    happened_as(town, receipt, observation.map(|(_, observation)| observation))
}

fn happened_as(town: &Simulation, receipt: &Receipt, observation: Option<&Observation>) -> String {
    let act = &town.scenario().policy().acts()[usize::from(receipt.record.act)];
    let by = |who: u32| say("someone-else", &[("name", &people_name(town, who)), ("act", act.says())]);
    match observation {
        Some(seen) if seen.is_true(town.witness()) && receipt.record.about == receipt.about => act.says().to_owned(),
        Some(seen) if seen.is_true(town.witness()) => by(receipt.record.about),
        // One act was taken for another.
        Some(seen) if seen.seen(town.witness()) == Some(seen.about) => words::plain("taken-for-this"),
        Some(seen) => seen.seen(town.witness()).map_or_else(|| words::plain("nothing-of-the-kind"), by),
        None => words::plain("nothing-of-the-kind"),
    }
}

/// Rule, record, observation, act: each in a sentence; without the act while it is covered.
fn why(town: &Simulation, receipt: &Receipt, filed: u32, seen: u32, happened: Option<&str>) -> Vec<String> {
    let scenario = town.scenario_of(filed);
    let office = &scenario.raw().offices.iter().filter(|office| office.on).nth(usize::from(receipt.office));
    let rule = office.and_then(|office| office.rules.get(usize::from(receipt.rule)));
    let act = &scenario.policy().acts()[usize::from(receipt.record.act)];
    let watcher = scenario.policy().watchers()[usize::from(receipt.record.watcher)].name();
    let office = scenario.policy().offices()[usize::from(receipt.office)].name();
    let points = rule.map_or_else(String::new, |rule| words::number(rule.points));
    let term = match rule.map_or(0, |rule| rule.expires_months) {
        0 => words::plain("term-for-good"),
        months => say("term-months", &[("months", &months.to_string())]),
    };
    let mut why = vec![
        say("why-rule", &[("office", office), ("act", act.says()), ("points", &points), ("term", &term)]),
        say("why-record", &[("day", &(filed + 1).to_string()), ("id", &format!("{:08x}", receipt.record.id >> 32))]),
        say("why-observation", &[("day", &(seen + 1).to_string()), ("watcher", watcher), ("act", act.says())]),
    ];
    why.extend(happened.map(|happened| say("why-act", &[("happened", happened)])));
    why
}

fn people_name(town: &Simulation, resident: u32) -> String {
    town.town().name(resident)
}
