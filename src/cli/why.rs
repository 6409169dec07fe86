//! `tallyford why`

use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::{Done, Stop, Why, print, progress};
use crate::day::history::LARGEST_REMEMBERED;
use crate::day::state::ledger::points;
use crate::day::state::records::record_name;
use crate::day::{Options, Simulation};
use crate::files::{self, Input};
use crate::scenario::Scenario;
use crate::study::entries::{self, Entry};
use crate::study::spread::{SpreadPlan, no_answer, others, spread};
use crate::study::undo::Undo;
use crate::study::{Course, spread::Spread};
use crate::view::facts::Facts;
use crate::view::lives;
use crate::view::why;
use crate::words::{self, say};

/// Others who are told of, and entries of the file.
const MOST_OTHERS: usize = 5;
/// Lucks and lent conducts that are tried.
const LUCKS: u32 = 8;
const CONDUCTS: usize = 3;

/// Tells why a resident's score is what it is, what the heaviest entry came to, and how much was luck, rule and choice.
pub fn why(args: &Why) -> Done {
    let input = files::open(&args.scenario.scenario, &args.settings).map_err(Stop::Input)?;
    let scenario = Arc::new(input.parsed.scenario.clone());
    let residents = scenario.raw().town.residents as usize;
    if residents > LARGEST_REMEMBERED {
        let values = [("residents", words::count(residents as i64)), ("most", words::count(LARGEST_REMEMBERED as i64))];
        return Err(Stop::Input(say("why-too-large", &values.each_ref().map(|(key, value)| (*key, value.as_str())))));
    }
    let days = input.save.as_ref().map_or(scenario.raw().days, |save| save.days);
    let day = args.day.unwrap_or(days);
    if day > days && input.save.is_none() {
        return Err(Stop::Input(say("why-day", &[("day", &day.to_string()), ("days", &days.to_string())])));
    }
    let seed = args.seed.or(input.save.as_ref().map(|save| save.seed)).unwrap_or(scenario.raw().seed);
    let course = |options: Options| Course::new(scenario.clone(), options, input.changes.clone(), day);
    let led = course(Options { seed: Some(seed), threads: 1, ..Options::default() }).led_to(day);
    let mut town = led.town.clone();
    // What was done on the last evening holds, though no day has passed since.
    led.changes_on(day).for_each(|change| town.carry_out(change));
    let resident = town.town().find(&args.resident).ok_or_else(|| unknown(args, &town))?;
    if town.scenario().policy().offices().is_empty() {
        return Err(Stop::Input(words::plain("why-none")));
    }
    let from = |day: u32| course(Options::lean(seed)).led_to(day);
    let worth = entries::worth_undoing(&town, resident);
    let begun = worth.iter().map(|entry| entry.seen).min().unwrap_or(day);
    let replays = scenario.edges().len() as u32 + 2;
    let bar = progress::shared(replays * (day - begun) + LUCKS * 2 * day);
    let go_on = || {
        bar.inc(1);
        true
    };
    let entry = entries::most_telling_of(&worth, resident, from(begun), go_on);
    let undone = entry.map(|entry| (entry, entries::undo_entry(&from(entry.seen), resident, &entry, go_on)));
    let plan = |office: usize| SpreadPlan {
        resident,
        office,
        scenario: scenario.clone(),
        seed,
        changes: input.changes.clone(),
        days: day,
        lucks: LUCKS,
        rules: vec![Scenario::clone, no_answer],
        conducts: others(town.town(), resident, CONDUCTS),
    };
    let spread = town.office_of(resident).map(|office| spread(&plan(office), go_on));
    bar.finish_and_clear();
    if args.json {
        let value = as_json(&input, &town, resident, undone.as_ref(), spread.as_ref());
        let text = serde_json::to_string_pretty(&value).map_err(|error| Stop::Failed(error.to_string()))?;
        return print(&(text + "\n"));
    }
    print(&told(&town, days, resident, undone.as_ref(), spread.as_ref()))
}

fn unknown(args: &Why, town: &Simulation) -> Stop {
    let residents = town.town().residents();
    let values = [
        ("name", args.resident.clone()),
        ("residents", words::count(residents as i64)),
        ("most", (residents - 1).to_string()),
        ("scenario", args.scenario.scenario.clone()),
    ];
    Stop::Input(say("why-no-resident", &values.each_ref().map(|(key, value)| (*key, value.as_str()))))
}

/// In words.
fn told(
    town: &Simulation,
    days: u32,
    resident: u32,
    undone: Option<&(Entry, Undo)>,
    spread: Option<&Spread>,
) -> String {
    let name = town.town().name(resident);
    let life = lives::life(town, resident, "why-file", Facts::EVERYTHING);
    let (day, days) = (town.day().to_string(), days.max(town.day()).to_string());
    let mut text = format!("{}\n\n", say("why-heading", &[("name", &name), ("day", &day), ("days", &days)]));
    if !town.rated(resident) {
        return text + &format!("{}\n{}\n", life.who, say("why-not-rated", &[("name", &name)]));
    }
    text += &format!("{}\n{}\n", life.who, life.outcome);
    if !life.lines.is_empty() {
        text += &format!("\n{}\n", life.heading);
    }
    for line in &life.lines {
        let seen = if line.wrong { say("why-wrong", &[("seen", &line.seen)]) } else { line.seen.clone() };
        let values = [
            ("day", line.day.to_string()),
            ("happened", line.happened.clone().unwrap_or_default()),
            ("seen", seen),
            ("scored", line.scored.clone()),
        ];
        text += &format!("  {}\n", say("why-line", &values.each_ref().map(|(key, value)| (*key, value.as_str()))));
    }
    match undone {
        None => text += &format!("\n{}\n", say("why-nothing", &[("name", &name)])),
        Some((entry, undo)) => {
            text += &format!("\n{}\n", say("undo-heading", &[("day", &(entry.filed + 1).to_string())]));
            for sentence in why::undone(town, entry, undo) {
                text += &format!("{sentence}\n");
            }
            for (_, line) in why::reached(town, undo, MOST_OTHERS) {
                text += &format!("  {line}\n");
            }
        }
    }
    if let Some(spread) = spread {
        text += &format!("\n{}\n", words::plain("why-spread-heading"));
        for sentence in why::spread(spread) {
            text += &format!("{sentence}\n");
        }
    }
    text + &format!("\n{}\n", words::plain("not-a-forecast"))
}

/// As one object.
fn as_json(
    input: &Input,
    town: &Simulation,
    resident: u32,
    undone: Option<&(Entry, Undo)>,
    spread: Option<&Spread>,
) -> Value {
    let policy = town.scenario().policy();
    let people = town.town();
    let offices = policy.offices().iter().enumerate().filter(|(number, _)| town.state.offices[*number].rates(resident));
    let offices = offices.map(|(number, office)| {
        json!({
            "office": office.name(),
            "score": town.score(number, resident),
            "band": office.bands()[usize::from(town.band(number, resident))].name(),
            "standing": town.standing(number, resident),
        })
    });
    let entries = entries::entries(town, resident).into_iter().map(|entry| entry_json(town, &entry));
    json!({
        "scenario": input.recipe.name,
        "version": env!("CARGO_PKG_VERSION"),
        "seed": town.seed(),
        "day": town.day(),
        "digest": town.digest().whole(),
        "resident": {
            "id": resident,
            "name": people.name(resident),
            "age": people.age(resident),
            "quarter": people.quarter(resident),
            "look": people.look(resident),
            "flagged": town.flagged(resident),
            "deserves_flag": town.deserves_flag(resident),
            "money": town.money(resident),
            "strain": town.strain(resident),
            "worth": town.worth(resident),
        },
        "offices": offices.collect::<Vec<Value>>(),
        "entries": entries.collect::<Vec<Value>>(),
        "undo": undone.map(|(entry, undo)| undo_json(town, entry, undo)),
        "luck_rule_choice": spread.map(spread_json),
    })
}

fn entry_json(town: &Simulation, entry: &Entry) -> Value {
    let policy = town.scenario().policy();
    let receipt = &entry.receipt;
    json!({
        "record": record_name(receipt.record.id),
        "seen_on_day": entry.seen + 1,
        "filed_on_day": entry.filed + 1,
        "office": policy.offices()[usize::from(receipt.office)].name(),
        "rule": receipt.rule,
        "act": policy.acts()[usize::from(receipt.record.act)].name(),
        "watcher": policy.watchers()[usize::from(receipt.record.watcher)].name(),
        "points": points(receipt.points),
        "true": receipt.is_true(town.witness()),
        "happened": lives::happened(town, receipt),
    })
}

fn undo_json(town: &Simulation, entry: &Entry, undo: &Undo) -> Value {
    let edges: Map<String, Value> =
        undo.edges.iter().map(|(edge, share)| (edge.key().to_owned(), json!(points(*share)))).collect();
    let line = |of: fn(&crate::study::undo::Point) -> i32| {
        undo.line.points.iter().map(|point| points(of(point))).collect::<Vec<f64>>()
    };
    let reached = undo.reached.iter().map(|reached| {
        json!({
            "id": reached.resident,
            "name": town.town().name(reached.resident),
            "first_day": reached.first.day + 1,
            "way": reached.first.way.key(),
            "through": reached.first.through,
            "path": why::path(undo, reached),
            "score": points(reached.score),
            "money": f64::from(reached.money) / f64::from(crate::kernel::fixed::GROAT),
            "contacts": reached.ties,
            "band": [reached.bands.0, reached.bands.1],
        })
    });
    json!({
        "entry": entry_json(town, entry),
        "without_consequence": undo.without_consequence,
        "day": undo.told.day,
        "total": points(undo.told.total()),
        "direct": points(undo.told.direct()),
        "answer": points(undo.told.answer()),
        "edges": edges,
        "together": points(undo.together()),
        "line": {
            "day": undo.line.points.iter().map(|point| point.day).collect::<Vec<u32>>(),
            "real": line(|point| point.real),
            "undone": line(|point| point.undone),
            "direct": line(|point| point.direct),
        },
        "reached": reached.collect::<Vec<Value>>(),
        "words": why::undone(town, entry, undo),
    })
}

fn spread_json(spread: &Spread) -> Value {
    let shares = spread.shares();
    json!({
        "shares": shares.map(|shares| json!({
            "luck": shares.luck,
            "rules": shares.rules,
            "conduct": shares.conduct,
            "together": shares.together,
        })),
        "deviation": shares.map(|shares| shares.deviation),
        "scores_by_rules_luck_conduct": spread.scores,
        "words": why::spread(spread),
    })
}
