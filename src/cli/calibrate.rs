//! `tallyford calibrate`

use serde_json::{Value, json};

use super::json::print_json;
use super::settings::Given;
use super::{Calibrate, Done, Stop, print, progress};
use crate::study::calibrate::target::Measure;
use crate::study::calibrate::targets::numbers;
use crate::study::calibrate::{Estimate, Plan, Row, TARGETS, Target, Verdict, prepare};
use crate::words::{plain, say};

/// Measures the targets of calibration, and ends with 1 if one that must hold does not.
pub fn calibrate(args: &Calibrate) -> Done {
    let given = Given(vec![&args.settings]);
    given.apart()?;
    for (path, key) in [
        ("seed", "calibrate-setting-seed"),
        ("days", "calibrate-setting-days"),
        ("town.residents", "calibrate-setting-residents"),
        ("packs", "calibrate-setting-ground"),
        ("catalogue", "calibrate-setting-ground"),
    ] {
        given.without(path, key, &[])?;
    }
    let plan = Plan {
        seeds: (1..=u64::from(args.seeds)).collect(),
        residents: args.residents,
        settings: args.settings.clone(),
    };
    let prepared = prepare(chosen(&args.only)?, &plan).map_err(|problems| Stop::Input(problems.to_string()))?;
    let bar = progress::shared(prepared.days());
    let rows = prepared.measure(|| bar.inc(1));
    bar.finish_and_clear();
    if args.json {
        print_json(as_json(&plan, &rows))?;
    } else {
        print(&table(&plan, &rows))?;
    }
    if rows.iter().any(Row::fails) { Err(Stop::Failed(String::new())) } else { Ok(()) }
}

/// The targets of some numbers; all if none is given.
fn chosen(only: &[String]) -> Result<Vec<&'static Target>, Stop> {
    let known = numbers();
    if let Some(unknown) = only.iter().find(|number| !known.contains(&number.as_str())) {
        return Err(Stop::Input(say!("calibrate-unknown", number = unknown, known = known.join(", "))));
    }
    let wanted = |target: &&Target| only.is_empty() || only.iter().any(|number| number == target.number);
    Ok(TARGETS.iter().filter(wanted).collect())
}

fn measured(target: &Target, estimate: Option<Estimate>) -> String {
    let Some(Estimate { value, luck, seeds }) = estimate else { return say!("not-defined") };
    let unit = plain(&format!("calibrate-unit-{}", target.unit.key()));
    format!("{} {unit}", target.unit.measured(value, luck.filter(|_| seeds > 0)))
}

/// The verdict in words: by the bounds that must hold for a hard target, else by the range.
fn verdict(row: &Row) -> String {
    let bounds = row.target.bounds_said().unwrap_or_default();
    let missed = |key: &str, by: f64| say(key, &[("by", &crate::words::number(by)), ("bounds", &bounds)]);
    let by_range = row.verdict();
    let said = match (row.hard_verdict(), by_range) {
        (Some(Verdict::Misses { by, may_be_luck: false }), _) => missed("calibrate-fails", by),
        (Some(Verdict::Misses { by, may_be_luck: true }), _) => missed("calibrate-fails-luck", by),
        (Some(Verdict::Empty), _) => say!("calibrate-fails-empty"),
        (Some(Verdict::Holds | Verdict::Reported), Verdict::Misses { by, .. }) => missed("calibrate-holds-outside", by),
        (_, Verdict::Holds) => say!("calibrate-holds"),
        (None, Verdict::Misses { by, may_be_luck: false }) => missed("calibrate-misses", by),
        (None, Verdict::Misses { by, may_be_luck: true }) => missed("calibrate-misses-luck", by),
        (_, Verdict::Reported) => say!("calibrate-reported"),
        (_, Verdict::Empty) => say!("calibrate-empty"),
    };
    match row.target.measure {
        Measure::Written { .. } => say!("calibrate-written", verdict = said),
        _ => said,
    }
}

fn kind(target: &Target) -> &'static str {
    match (target.hard, target.range) {
        (Some(_), _) => "hard",
        (None, Some(_)) => "soft",
        (None, None) => "reported",
    }
}

/// The table for people: two lines a target, what it says and what came of it.
fn table(plan: &Plan, rows: &[Row]) -> String {
    let (residents, count) = (plan.residents.to_string(), plan.seeds.len().to_string());
    let seeds = say(if count == "1" { "calibrate-seeds-one" } else { "calibrate-seeds" }, &[("count", &count)]);
    let version = format!("Tallyford {}", env!("CARGO_PKG_VERSION"));
    let mut text = format!("{}\n", say!("calibrate-heading", version = version, residents = residents, seeds = seeds));
    if !plan.settings.is_empty() {
        text += &format!("{}\n", say!("calibrate-settings", settings = plan.settings.join(" ")));
    }
    let heading = ["number", "measured", "range", "grade", "kind", "verdict"]
        .map(|column| plain(&format!("calibrate-column-{column}")));
    let cells: Vec<[String; 6]> = rows
        .iter()
        .map(|row| {
            let target = row.target;
            let grade = plain(&format!("calibrate-grade-{}", target.grade.key()));
            let kind = plain(&format!("calibrate-{}", kind(target)));
            [
                target.number.to_owned(),
                measured(target, row.estimate),
                target.range_said().unwrap_or_else(|| say!("not-defined")),
                grade,
                kind,
                verdict(row),
            ]
        })
        .collect();
    let mut widths = heading.each_ref().map(|cell| cell.chars().count());
    for cells in &cells {
        for (width, cell) in widths.iter_mut().zip(cells) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let line = |cells: &[String; 6]| {
        let padded =
            cells.iter().zip(widths).map(|(cell, width)| format!("{cell}{}", " ".repeat(width - cell.chars().count())));
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned() + "\n"
    };
    text += &format!("\n{}", line(&heading));
    for (row, cells) in rows.iter().zip(&cells) {
        text += &format!("\n{:width$}  {}\n", "", row.target.says(), width = widths[0]);
        text += &line(cells);
    }
    text + &format!("\n{}\n{}\n", say!("calibrate-how"), summary(rows))
}

fn summary(rows: &[Row]) -> String {
    let hard = rows.iter().filter(|row| row.target.hard.is_some()).count();
    let fail = rows.iter().filter(|row| row.fails()).count();
    let soft: Vec<&Row> = rows.iter().filter(|row| kind(row.target) == "soft").collect();
    let holds = soft.iter().filter(|row| row.verdict() == Verdict::Holds).count();
    let numbers = [hard, fail, holds, soft.len()].map(|count| count.to_string());
    let values = [("hard", numbers[0].as_str()), ("fail", &numbers[1]), ("holds", &numbers[2]), ("soft", &numbers[3])];
    say(if fail == 0 { "calibrate-all-hold" } else { "calibrate-some-fail" }, &values)
}

/// A bound; JSON has no infinity, so an end that is open is null.
fn end(bound: f64) -> Value {
    if bound.is_finite() { json!(bound) } else { Value::Null }
}

fn judged(verdict: Verdict) -> Value {
    match verdict {
        Verdict::Holds => json!({"verdict": "holds"}),
        Verdict::Misses { by, may_be_luck } => json!({"verdict": "misses", "by": by, "may_be_luck": may_be_luck}),
        Verdict::Reported => json!({"verdict": "reported"}),
        Verdict::Empty => json!({"verdict": "empty"}),
    }
}

fn as_json(plan: &Plan, rows: &[Row]) -> Value {
    let target = |row: &Row| {
        let Target { number, key, grade, unit, range, hard, measure } = row.target;
        let luck = row.estimate.and_then(|estimate| estimate.luck.map(|luck| (estimate.value, luck)));
        json!({
            "number": number,
            "key": key,
            "says": row.target.says(),
            "grade": grade.key(),
            "unit": unit.key(),
            "range": range.map(|range| [end(range.low), end(range.high)]),
            "centre": range.and_then(|range| range.centre),
            "hard": hard.map(|(low, high)| [end(low), end(high)]),
            "written": matches!(measure, Measure::Written { .. }),
            "measured": row.estimate.map(|estimate| estimate.value),
            "low": luck.map(|(value, luck)| value - luck),
            "high": luck.map(|(value, luck)| value + luck),
            "by_seed": row.by_seed,
            "by_range": judged(row.verdict()),
            "by_bounds": row.hard_verdict().map(judged),
            "fails": row.fails(),
        })
    };
    json!({
        "version": env!("CARGO_PKG_VERSION"),
        "seeds": plan.seeds,
        "residents": plan.residents,
        "settings": plan.settings,
        "targets": rows.iter().map(target).collect::<Vec<Value>>(),
        "failed": rows.iter().filter(|row| row.fails()).count(),
    })
}
