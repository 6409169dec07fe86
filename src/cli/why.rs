//! `tallyford why`

use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::json::print_json;
use super::settings::Given;
use super::{Done, Stop, Why, people, print, progress, told};
use crate::day::history::LARGEST_REMEMBERED;
use crate::day::state::ledger::points;
use crate::day::state::records::record_name;
use crate::day::{Options, Simulation};
use crate::files::{self, Input};
use crate::scenario::Scenario;
use crate::study::entries::{self, Entry};
use crate::study::listing::Kind;
use crate::study::spread::{SpreadPlan, no_answer, others, spread};
use crate::study::undo::Undo;
use crate::study::{Course, spread::Spread};
use crate::view::facts::Facts;
use crate::view::lines::{self, First};
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
    if args.resident.is_none() && args.list.is_none() {
        return Err(Stop::Input(say!("why-whom", scenario = args.scenario.scenario)));
    }
    let given = Given(vec![&args.settings]);
    given.without_option(args.seed.is_some(), "--seed", "seed")?;
    let input = files::open(&args.scenario.scenario, &args.settings).map_err(Stop::Input)?;
    given.without_those_of_save(&input, &[("seed", "--seed"), ("days", "--day")])?;
    input.goes_with(args.seed).map_err(Stop::Input)?;
    told::in_one_line(&input.parsed.warnings);
    let scenario = Arc::new(input.parsed.scenario.clone());
    let residents = scenario.raw().town.residents as usize;
    // Who is flagged is known of every town; what is in a file only where it is remembered.
    let needs_memory = args.list.is_none_or(|kind| kind.is_some_and(Kind::needs_memory));
    if residents > LARGEST_REMEMBERED && needs_memory {
        return Err(Stop::Input(say!("why-too-large", residents = residents, most = LARGEST_REMEMBERED)));
    }
    let days = input.save.as_ref().map_or(scenario.raw().days, |save| save.days);
    let day = args.day.unwrap_or(days);
    if day > days && input.save.is_none() {
        return Err(Stop::Input(say!("why-day", day = day.to_string(), days = days.to_string())));
    }
    let seed = args.seed.or(input.save.as_ref().map(|save| save.seed)).unwrap_or(scenario.raw().seed);
    let course = |options: Options| Course::new(scenario.clone(), options, input.changes.clone(), day);
    let led = course(Options { seed: Some(seed), threads: 1, ..Options::default() }).led_to(day);
    let mut town = led.town.clone();
    // What was done on the last evening holds, though no day has passed since.
    led.changes_on(day).for_each(|change| town.carry_out(change));
    if town.scenario().policy().offices().is_empty() {
        return Err(Stop::Input(words::say!("why-none")));
    }
    let Some(who) = args.resident.as_ref().filter(|_| args.list.is_none()) else {
        return people::people(args, args.list.flatten(), &input, &town);
    };
    let resident = town.town().find(who).ok_or_else(|| unknown(args, who, &town))?;
    let asked = args.entry.as_ref().map(|name| entry_named(name, &town, resident)).transpose()?;
    let from = |day: u32| course(Options::lean(seed)).led_to(day);
    let worth = asked.map_or_else(|| entries::worth_undoing(&town, resident), |entry| vec![entry]);
    let begun = worth.iter().map(|entry| entry.seen).min().unwrap_or(day);
    // How many runs the shares of the edges take is seen only as they are found: some four as a rule.
    let bar = progress::shared(5 * (day - begun) + LUCKS * 2 * day);
    let go_on = || {
        bar.inc(1);
        true
    };
    let entry = asked.or_else(|| entries::most_telling_of(&worth, resident, from(begun), go_on));
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
        return print_json(value);
    }
    print(&told(args, &town, days, resident, undone.as_ref(), spread.as_ref()))
}

/// The entry that was named, or what there is.
fn entry_named(name: &str, town: &Simulation, resident: u32) -> Result<Entry, Stop> {
    if let Some(entry) = entries::named(town, resident, name) {
        return Ok(entry);
    }
    let who = town.town().name(resident);
    let all = entries::entries(town, resident).len();
    let record = entries::record_number(name);
    let receipts = || town.history().into_iter().flat_map(|history| history.receipts());
    let of = record.and_then(|id| receipts().find(|(_, receipt)| receipt.record.id == id)).map(|(_, r)| r.about);
    let key = match (all, of) {
        (_, Some(other)) if other == resident => "why-entry-by-hand",
        (_, Some(_)) => "why-entry-of-other",
        (0, None) => "why-entry-of-none",
        (_, None) => "why-no-entry",
    };
    let values = [
        ("entry", name.to_owned()),
        ("name", who),
        ("day", town.day().to_string()),
        ("all", all.to_string()),
        ("other", of.map_or_else(String::new, |other| town.town().name(other))),
    ];
    Err(Stop::Input(say(key, &values)))
}

fn unknown(args: &Why, who: &str, town: &Simulation) -> Stop {
    let residents = town.town().residents();
    Stop::Input(say!(
        "why-no-resident",
        name = who.to_owned(),
        residents = residents,
        most = (residents - 1).to_string(),
        scenario = args.scenario.scenario.clone()
    ))
}

/// Lines of a file where it is not printed whole.
const LINES: usize = 8;

/// In words.
fn told(
    args: &Why,
    town: &Simulation,
    days: u32,
    resident: u32,
    undone: Option<&(Entry, Undo)>,
    spread: Option<&Spread>,
) -> String {
    let name = town.town().name(resident);
    let (day, days) = (town.day().to_string(), days.max(town.day()).to_string());
    let mut text = format!("{}\n\n", say!("why-heading", name = name, day = day, days = days));
    let who = lives::who(town, resident);
    if !town.rated(resident) {
        return text + &format!("{who}\n{}\n", say!("why-not-rated", name = name));
    }
    text += &format!("{who}\n{}\n", lives::outcome(town, resident, Facts::EVERYTHING));
    text += &file(args, town, resident);
    match undone {
        None => text += &format!("\n{}\n", say!("why-nothing", name = name)),
        Some((entry, undo)) => {
            text += &format!("\n{}\n", say!("undo-heading", day = (entry.seen + 1).to_string()));
            for sentence in why::undone(town, entry, undo) {
                text += &format!("{sentence}\n");
            }
            for (_, line) in why::reached(town, undo, MOST_OTHERS) {
                text += &format!("  {line}\n");
            }
        }
    }
    if let Some(spread) = spread {
        text += &format!("\n{}\n", words::say!("why-spread-heading"));
        for sentence in why::spread(spread) {
            text += &format!("{sentence}\n");
        }
    }
    text + &format!("\n{}\n", words::say!("not-a-forecast"))
}

/// The file: each line with the number of its entry, by which it can be named.
fn file(args: &Why, town: &Simulation, resident: u32) -> String {
    let all = entries::entries(town, resident).len();
    let lines = match args.whole_file {
        true => lines::entries(town, resident, Facts::EVERYTHING),
        false => lines::lines(town, resident, LINES, First::Moving, Facts::EVERYTHING),
    };
    if lines.is_empty() {
        return String::new();
    }
    let key = if args.whole_file { "why-whole-file" } else { "why-file" };
    let mut text = format!("\n{}\n{}\n", say(key, &[("all", all)]), words::say!("why-columns"));
    for line in &lines {
        let seen = if line.wrong { say!("why-wrong", seen = line.seen) } else { line.seen.clone() };
        let number = line.number.map(|number| format!("{number}.")).unwrap_or_default();
        let told = say!(
            "why-line",
            day = line.day.to_string(),
            happened = line.happened.clone().unwrap_or_default(),
            seen = seen,
            scored = line.scored.clone()
        );
        text += &format!("  {number:>5} {told}\n");
    }
    text
}

/// As one object.
fn as_json(
    input: &Input,
    town: &Simulation,
    resident: u32,
    undone: Option<&(Entry, Undo)>,
    spread: Option<&Spread>,
) -> Value {
    let residents = town.town();
    let entries = entries::entries(town, resident).into_iter().enumerate().map(|(place, entry)| {
        let mut value = entry_json(town, &entry);
        value["number"] = json!(place + 1);
        value
    });
    json!({
        "scenario": input.recipe.name,
        "version": env!("CARGO_PKG_VERSION"),
        "seed": town.seed(),
        "day": town.day(),
        "digest": town.digest().whole(),
        "resident": {
            "id": resident,
            "name": residents.name(resident),
            "age": residents.age(resident),
            "quarter": residents.quarter(resident),
            "look": residents.look(resident),
            "flagged": town.flagged(resident),
            "deserves_flag": town.scenario().raw().standing.then(|| town.deserves_flag(resident)),
            "money": town.money(resident),
            "strain": town.strain(resident),
            "worth": town.worth(resident),
        },
        "offices": people::offices(town, resident),
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
        undo.parts().into_iter().map(|(edge, part)| (edge.key().to_owned(), json!(points(part)))).collect();
    let without =
        undo.edges.iter().zip(&undo.without).map(|(edge, less)| (edge.key().to_owned(), json!(points(*less))));
    let line = |of: fn(&crate::study::undo::Point) -> i32| {
        undo.line.points.iter().map(|point| points(of(point))).collect::<Vec<f64>>()
    };
    let by = undo.reached.iter().map(|reached| (reached.resident, reached)).collect();
    let reached = undo.reached.iter().map(|reached| {
        json!({
            "id": reached.resident,
            "name": town.town().name(reached.resident),
            "first_day": reached.first.day + 1,
            "way": reached.first.way.key(),
            "through": reached.first.through,
            "path": why::path(&by, reached),
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
        "less_without": without.collect::<Map<String, Value>>(),
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
