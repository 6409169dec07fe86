//! The lines of a life: what happened, what was seen and what was scored, by day.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::facts::{Fact, Facts};
use super::whom;
use crate::day::Simulation;
use crate::day::history::History;
use crate::day::rate::bearing;
use crate::day::state::ledger::points;
use crate::day::state::records::{Left, Observation, Receipt};
use crate::day::watch::names::OtherName;
use crate::kernel::fixed::{GROAT, MONTH, POINT};
use crate::scenario::Scenario;
use crate::scenario::policy::Who;
use crate::study::entries::{self, Entry};
use crate::study::wrongs::{StaleBill, stale_bills};
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
    /// Whether the entry is known to be wrong: what was seen is not what happened, or it reached the file long after it was so.
    pub wrong: bool,
    /// Why it was scored: rule, record, observation, and act or nothing unless that is covered; empty where nothing was
    /// scored.
    pub why: Vec<String>,
    /// The number of the entry in the person's file, from 1, if there is one.
    pub number: Option<usize>,
    /// The entry, if there is one that can be undone and it may be asked what would have been without it.
    #[serde(skip)]
    pub undo: Option<Entry>,
}

/// Which entries come first where there is no room for all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First {
    /// Those that moved most.
    Moving,
    /// Those that are wrong, then those that moved most.
    Wrong,
    /// Marks for what the person did, then those that moved most.
    Earned,
    /// Entries that added points, then those that moved most.
    Gains,
}

/// Something in a file, before it is put into words.
struct Item {
    /// The receipt, with the day on which it was entered; `None` for a stale bill that no rule made anything of.
    entered: Option<(u32, Receipt)>,
    /// What each rule made of it, in the order of the rules.
    by_rule: Vec<Receipt>,
    /// What was seen, with its day; `None` for what was entered by hand.
    seen: Option<(u32, Observation)>,
    /// The settled bill that it is, if it was held up.
    stale: Option<StaleBill>,
}

impl Item {
    fn day(&self) -> u32 {
        self.seen.map_or_else(|| self.entered.map_or(0, |(filed, _)| filed), |(day, _)| day)
    }

    fn points(&self) -> i32 {
        self.entered.map_or(0, |(_, receipt)| receipt.points)
    }

    fn is_wrong(&self, town: &Simulation) -> bool {
        self.stale.is_some() || self.entered.is_some_and(|(_, receipt)| !receipt.is_true(town.witness()))
    }

    /// How much it matters, in 1/256 of a point: its points, or for a stale bill a point a day if that is more.
    fn weight(&self, town: &Simulation) -> i64 {
        let stale = self.stale.map_or(0, |bill| i64::from(bill.days(town)) * i64::from(POINT));
        i64::from(self.points().abs()).max(stale)
    }

    /// How much of it is left today, in 1/256 of a point: points that were taken back or have expired count no more, those of
    /// an office that forgets have faded, and a stale bill counts as long as the file is wrong.
    fn left(&self, town: &Simulation, history: &History) -> i64 {
        let stale = self.stale.filter(|bill| bill.filed >= town.day());
        let stale = stale.map_or(0, |bill| i64::from(bill.days(town)) * i64::from(POINT));
        let Some((filed, receipt)) = self.entered else {
            return stale;
        };
        let today = town.day().saturating_sub(1);
        let gone = receipt.until_month > 0 && today / MONTH >= receipt.until_month;
        if gone || taken_back(history, &receipt).is_some() {
            return stale;
        }
        let rules = &town.scenario().policy().offices()[usize::from(receipt.office)];
        let kept = rules.kept_a_day_of(receipt.record.act, receipt.rule) as f64 / 65536.0;
        let left = f64::from(receipt.points.abs()) * libm::pow(kept, f64::from(today.saturating_sub(filed)));
        stale.max(libm::round(left) as i64)
    }

    fn comes_first(&self, first: First, town: &Simulation) -> bool {
        let wrong = self.is_wrong(town);
        match first {
            First::Moving => false,
            First::Wrong => wrong,
            First::Earned => !wrong && self.points() < 0,
            First::Gains => self.points() > 0,
        }
    }
}

/// What is in somebody's file. What several rules of an office made of one record is one item.
fn items(town: &Simulation, history: &History, resident: u32, facts: Facts) -> Vec<Item> {
    let mut items: Vec<Item> = vec![];
    let mut at: BTreeMap<(u64, u8), usize> = BTreeMap::new();
    for (day, receipt) in history.receipts().filter(|(_, receipt)| receipt.about == resident) {
        let key = (receipt.record.id, receipt.office);
        match at.get(&key).and_then(|at| items[*at].entered.as_mut()) {
            Some((_, earlier)) => earlier.points += receipt.points,
            None => {
                at.insert(key, items.len());
                items.push(Item { entered: Some((day, *receipt)), by_rule: vec![], seen: None, stale: None });
            }
        }
        items[at[&key]].by_rule.push(*receipt);
    }
    let ids: BTreeSet<u64> = at.keys().map(|(id, _)| *id).collect();
    for (day, observation) in history.observations().filter(|(_, seen)| ids.contains(&seen.id)) {
        let of_it = at.range((observation.id, 0)..=(observation.id, u8::MAX));
        of_it.for_each(|(_, item)| items[*item].seen = Some((day, *observation)));
    }
    // That a bill had been settled long before is known only to those who see what happened.
    if facts.has(Fact::Entries) && facts.has(Fact::Deeds) {
        for bill in stale_bills(town).into_iter().filter(|bill| bill.observation.about == resident) {
            let id = bill.observation.id;
            let mut there = at.range((id, 0)..=(id, u8::MAX)).map(|(_, item)| *item).peekable();
            if there.peek().is_none() {
                let seen = Some((bill.settled, bill.observation));
                items.push(Item { entered: None, by_rule: vec![], seen, stale: Some(bill) });
            }
            there.for_each(|item| items[item].stale = Some(bill));
        }
    }
    items
}

/// The entries that come first, and the acts that nobody scored and that mattered most, by day: at most `most`, and of
/// entries no more than three quarters of that where there are such acts. A file holds what was seen: while what happened
/// is covered, acts that nobody saw are not told.
pub fn lines(town: &Simulation, resident: u32, most: usize, first: First, facts: Facts) -> Vec<LifeLine> {
    let Some(history) = town.history() else {
        return vec![];
    };
    let mut items = items(town, history, resident, facts);
    items.sort_by_key(|item| (!item.comes_first(first, town), -item.weight(town), item.day()));
    let unseen = if facts.has(Fact::Deeds) { unseen(town, history, resident) } else { vec![] };
    items.truncate(most - unseen.len().min(most / 4));
    let entries = entries::entries(town, resident);
    let mut lines: Vec<LifeLine> =
        items.iter().map(|item| line(town, history, resident, item, &entries, facts)).collect();
    for (day, act) in unseen.into_iter().take(most - lines.len()) {
        lines.push(LifeLine {
            day: day + 1,
            happened: Some(words::told(town.scenario().policy().acts()[usize::from(act)].says()).to_owned()),
            seen: words::say!("nobody-saw"),
            scored: words::say!("nothing-scored"),
            wrong: false,
            why: vec![],
            number: None,
            undo: None,
        });
    }
    lines.sort_by_key(|line| line.day);
    lines
}

/// The entry that matters most today among those that come first: the one of which most is left, or where nothing is left
/// of any the one that weighed most. `None` where the file is empty or the town is too large to be remembered.
pub fn mattering_most(town: &Simulation, resident: u32, first: First, facts: Facts) -> Option<LifeLine> {
    let history = town.history()?;
    let items = items(town, history, resident, facts);
    let rank = |item: &&Item| {
        let (left, weight) = (item.left(town, history), item.weight(town));
        (!item.comes_first(first, town), Reverse(left), Reverse(weight), item.day())
    };
    let item = items.iter().min_by_key(rank)?;
    Some(line(town, history, resident, item, &entries::entries(town, resident), facts))
}

/// The whole file: every entry, and every bill that was paid and stayed on file as unpaid, by day.
pub fn entries(town: &Simulation, resident: u32, facts: Facts) -> Vec<LifeLine> {
    let Some(history) = town.history() else {
        return vec![];
    };
    let entries = entries::entries(town, resident);
    let items = items(town, history, resident, facts);
    let mut lines: Vec<LifeLine> =
        items.iter().map(|item| line(town, history, resident, item, &entries, facts)).collect();
    lines.sort_by_key(|line| (line.day, line.number));
    lines
}

/// Acts of a resident that nobody saw, those that mattered most to others first.
fn unseen(town: &Simulation, history: &History, resident: u32) -> Vec<(u32, u8)> {
    let acts = town.scenario().policy().acts();
    let seen: BTreeSet<(u32, u8)> = history
        .observations()
        .filter(|(_, o)| o.seen(town.witness()) == Some(resident))
        .map(|(day, o)| (day, o.act))
        .collect();
    let deeds = history.deeds().filter(|(_, deed)| deed.resident == resident);
    let mut unseen: Vec<(u32, u8)> =
        deeds.map(|(day, deed)| (day, deed.act)).filter(|deed| !seen.contains(deed)).collect();
    let matters = |act: u8| acts[usize::from(act)].value().abs();
    unseen.sort_by(|a, b| matters(b.1).total_cmp(&matters(a.1)).then(a.0.cmp(&b.0)));
    unseen
}

fn line(town: &Simulation, history: &History, resident: u32, item: &Item, entries: &[Entry], facts: Facts) -> LifeLine {
    let happened = match (&item.entered, &item.seen) {
        (Some((_, receipt)), seen) => happened_as(town, receipt, seen.as_ref().map(|(_, seen)| seen)),
        (None, Some((_, seen))) => {
            words::told(town.scenario().policy().acts()[usize::from(seen.act)].says()).to_owned()
        }
        (None, None) => words::say!("nothing-of-the-kind"),
    };
    let happened = facts.has(Fact::Deeds).then_some(happened);
    let why = item.entered.map_or_else(Vec::new, |(filed, _)| why(town, item, filed, happened.as_deref()));
    let of_it = |entry: &Entry| {
        let of = |(_, receipt): &(u32, Receipt)| (receipt.record.id, receipt.office);
        item.entered.as_ref().map(of) == Some((entry.receipt.record.id, entry.receipt.office))
    };
    let number = entries.iter().position(of_it);
    LifeLine {
        day: item.day() + 1,
        happened,
        seen: seen(town, item),
        scored: scored(town, history, resident, item),
        wrong: facts.has(Fact::Entries) && item.is_wrong(town),
        why,
        number: number.map(|number| number + 1),
        undo: number.map(|number| entries[number]).filter(|_| facts.has(Fact::Replays)),
    }
}

/// What the file says was seen.
fn seen(town: &Simulation, item: &Item) -> String {
    let Some((_, observation)) = item.seen else {
        return words::say!("entered-by-hand");
    };
    let policy = town.scenario().policy();
    let watcher = policy.watchers()[usize::from(observation.watcher)].name();
    let act = policy.acts()[usize::from(observation.act)].says();
    match item.stale {
        None => say!("seen-as", watcher = watcher, act = act),
        Some(bill) => {
            let key = if bill.filed < town.day() { "seen-late" } else { "seen-late-still" };
            say(key, &[("watcher", watcher), ("act", act), ("day", &(bill.filed + 1).to_string())])
        }
    }
}

/// The day, from 0, on which what a receipt entered was taken back, if it was.
fn taken_back(history: &History, receipt: &Receipt) -> Option<u32> {
    let of = |receipt: &Receipt| (receipt.record.id, receipt.office, receipt.about);
    history.corrections().find(|(_, correction)| of(&correction.receipt) == of(receipt)).map(|(day, _)| day)
}

/// What was made of it. Where several offices rate the person, the office is named.
fn scored(town: &Simulation, history: &History, resident: u32, item: &Item) -> String {
    let Some((_, receipt)) = item.entered else {
        return words::say!("nothing-scored");
    };
    let shown = words::signed(points(receipt.points));
    let several = town.offices_of(resident).len() > 1;
    let office = town.scenario().policy().offices()[usize::from(receipt.office)].name();
    let key = if several { "scored-at" } else { "scored" };
    let scored = say(key, &[("points", shown.as_str()), ("number", words::form_of(&shown)), ("office", office)]);
    match taken_back(history, &receipt) {
        Some(when) => say!("scored-and-mended", scored = scored, day = (when + 1).to_string()),
        None => scored,
    }
}

/// What had happened where a receipt's record stands: the act, somebody else's act, or nothing.
pub fn happened(town: &Simulation, receipt: &Receipt) -> String {
    let observation = town.history().and_then(|history| history.observation(receipt.record.id));
    happened_as(town, receipt, observation.map(|(_, observation)| observation))
}

fn happened_as(town: &Simulation, receipt: &Receipt, observation: Option<&Observation>) -> String {
    let act = &town.scenario().policy().acts()[usize::from(receipt.record.act)];
    let by = |who: u32| say!("someone-else", name = town.town().name(who), act = act.says());
    match observation {
        Some(seen) if seen.is_true(town.witness()) && receipt.record.about == receipt.about => {
            words::told(act.says()).to_owned()
        }
        Some(seen) if seen.is_true(town.witness()) => by(receipt.record.about),
        // One act was taken for another.
        Some(seen) if seen.seen(town.witness()) == Some(seen.about) => words::say!("taken-for-this"),
        Some(seen) => seen.seen(town.witness()).map_or_else(|| words::say!("nothing-of-the-kind"), by),
        None => words::say!("nothing-of-the-kind"),
    }
}

/// Why an entry stands under another name than that of the person who was seen, where the watcher's way of naming tells it.
fn named(town: &Simulation, scenario: &Scenario, observation: &Observation) -> Option<String> {
    let seen = observation.seen(town.witness()).filter(|seen| *seen != observation.about)?;
    let (policy, about) = (scenario.policy(), observation.about);
    let watcher = &policy.watchers()[usize::from(observation.watcher)];
    let key = match OtherName::why(policy, watcher.errors(), town.town(), about, seen)? {
        OtherName::Household => "why-household-name",
        OtherName::Papers => "why-papers",
        OtherName::WrongFile => "why-misfiled",
    };
    let (name, other) = (town.town().name(about), town.town().name(seen));
    Some(say(key, &[("name", name.as_str()), ("other", &other), ("watcher", watcher.name())]))
}

/// Who told a watcher of it, where somebody did.
fn reported(town: &Simulation, observation: &Observation) -> Option<String> {
    let mut reports = town.history()?.reports();
    let (day, report) = reports.find(|(_, report)| report.seen.id == observation.id)?;
    let (reporter, about) = (town.town().name(report.reporter), town.town().name(observation.about));
    let act = &town.scenario_of(day).policy().acts()[usize::from(report.by)];
    let of_oneself = act.is_claim_of_oneself() || report.left != Left::Claim;
    let key = if of_oneself { "why-reported-oneself" } else { "why-reported" };
    Some(say(key, &[("reporter", reporter.as_str()), ("act", act.says()), ("name", &about)]))
}

/// Rules, record, observation, fine, name, act: each in a sentence; without the act while it is covered.
fn why(town: &Simulation, item: &Item, filed: u32, happened: Option<&str>) -> Vec<String> {
    let Some(record) = item.by_rule.first().map(|receipt| receipt.record) else {
        return vec![];
    };
    let policy = town.scenario_of(filed).policy();
    let act = policy.acts()[usize::from(record.act)].says();
    let watcher = policy.watchers()[usize::from(record.watcher)].name();
    let seen = (item.day() + 1).to_string();
    let mut why = rules_told(town, item, filed);
    why.extend([
        say!("why-record", day = (filed + 1).to_string(), id = format!("{:08x}", record.id >> 32)),
        say!("why-observation", day = seen, watcher = watcher, act = act),
    ]);
    let fine: i32 = item.by_rule.iter().map(|receipt| receipt.fine(policy)).sum();
    if fine > 0 {
        let groats = words::number(f64::from(fine) / f64::from(GROAT));
        why.push(say!("why-fine", groats = groats));
    }
    let observation = item.seen.as_ref().map(|(_, seen)| seen).filter(|_| happened.is_some());
    why.extend(observation.and_then(|observation| named(town, town.scenario_of(filed), observation)));
    why.extend(observation.and_then(|observation| reported(town, observation)));
    why.extend(happened.map(|happened| say!("why-act", happened = happened)));
    why
}

/// Each rule that holds for the record, with what it gives, and how that comes to the points that were scored, where they
/// are not simply those of one rule.
fn rules_told(town: &Simulation, item: &Item, filed: u32) -> Vec<String> {
    let (policy, raw) = (town.scenario_of(filed).policy(), town.scenario_of(filed).raw());
    let mut told = vec![];
    let mut given = 0;
    for receipt in &item.by_rule {
        let (office, act) = (&policy.offices()[usize::from(receipt.office)], receipt.record.act);
        let Some(rule) = office.rule(act, receipt.rule) else { continue };
        let who = raw.offices.iter().filter(|office| office.on).nth(usize::from(receipt.office));
        let who = who.and_then(|office| office.rules.get(usize::from(receipt.rule)));
        let by_hand = item.seen.is_none();
        let fixed = if by_hand { receipt.points } else { rule.points };
        given += fixed;
        let term = match rule.expires_months {
            0 => words::say!("term-for-good"),
            months => say!("term-months", months = months as usize),
        };
        let key = match rule.who {
            _ if by_hand => "why-by-hand",
            Who::Anyone => "why-rule",
            _ => "why-rule-for-some",
        };
        let values = [
            ("office", office.name().to_owned()),
            ("act", policy.acts()[usize::from(act)].says().to_owned()),
            ("points", words::number(points(fixed))),
            ("term", term),
            ("who", who.map_or_else(String::new, |rule| whom::for_whom(raw, &rule.who))),
        ];
        told.push(say(key, &values));
    }
    let Some(first) = item.by_rule.first() else {
        return told;
    };
    if told.len() > 1 {
        told.push(say!("why-together", points = words::number(points(given))));
    }
    let bearing = policy.offices()[usize::from(first.office)].bearing.filter(|_| first.about != first.record.about);
    if let Some(bearing) = bearing {
        let others = bearing::others(bearing.of, town.town(), first.record.about).len();
        given = bearing.of_each(given, others);
        let share = f64::from(bearing.share) / f64::from(POINT) / if bearing.divided { others as f64 } else { 1.0 };
        told.push(say!(
            "why-share",
            name = town.town().name(first.record.about),
            who = words::plain(whom::borne_by(bearing.of)),
            share = words::percent(share),
            points = words::number(points(given))
        ));
    }
    // A share is cut to steps of 1/256 of a point, rule by rule.
    if (item.points() - given).unsigned_abs() as usize > item.by_rule.len() {
        told.push(say!("why-cut", points = words::number(points(item.points()))));
    }
    told
}
