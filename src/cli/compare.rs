//! `tallyford compare`

use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::json::print_json;
use super::settings::Given;
use super::{Compare, Done, Stop, print, progress, told};
use crate::day::Options;
use crate::day::history::LARGEST_REMEMBERED;
use crate::files::{self, Input};
use crate::study::compare::{Difference, difference};
use crate::study::family::{self, Member};
use crate::study::measures::{MEASURES, Unit};
use crate::study::worlds::on_all_cores;
use crate::study::{Outcome, Plan};
use crate::words::{self, say};

/// Runs two towns over the same seeds and lays their measures side by side.
pub fn compare(args: &Compare) -> Done {
    for own in [&args.settings_a, &args.settings_b] {
        let given = Given(vec![&args.settings, own]);
        given.without("seed", "setting-of-compare", &[])?;
        given.without_option(args.days.is_some(), "--days", "days")?;
        given.without_option(args.residents.is_some(), "--residents", "town.residents")?;
    }
    let settings = |own: &[String]| {
        let residents = args.residents.map(|residents| format!("town.residents={residents}"));
        args.settings.iter().chain(own).cloned().chain(residents).collect::<Vec<String>>()
    };
    let a = files::open(&args.a, &settings(&args.settings_a)).map_err(Stop::Input)?;
    let b = files::open(&args.b, &settings(&args.settings_b)).map_err(Stop::Input)?;
    let seeds: Vec<u64> = (1..=u64::from(args.seeds)).collect();
    for (input, own) in [(&a, &args.settings_a), (&b, &args.settings_b)] {
        Given(vec![&args.settings, own]).without_those_of_save(input, &[("days", "--days")])?;
        of_save(input, &seeds, args.days)?;
    }
    [&a, &b].into_iter().for_each(|input| told::in_one_line(&input.parsed.warnings));
    let days = |input: &Input| {
        args.days.or(input.save.as_ref().map(|save| save.days)).unwrap_or(input.parsed.scenario.raw().days)
    };
    let (days_a, days_b) = (days(&a), days(&b));
    if days_a != days_b {
        let (a_days, b_days) = (days_a.to_string(), days_b.to_string());
        let less = days_a.min(days_b).to_string();
        let (a, b) = (&args.a, &args.b);
        let wrong = say!("compare-unlike-days", a = a, b = b, a_days = a_days, b_days = b_days, less = less);
        return Err(Stop::Input(wrong));
    }
    let contrasts = [&a, &b].iter().all(|i| i.parsed.scenario.raw().town.residents as usize <= LARGEST_REMEMBERED);
    let runs = if contrasts { 1 + crate::study::sight::Contrast::ALL.len() as u32 } else { 1 };
    let bar = progress::shared(2 * args.seeds * days_a * runs);
    let scenarios = [&a, &b].map(|input| &input.parsed.scenario);
    let families = distinct(scenarios.into_iter().flat_map(family::members));
    let keys: Vec<String> = families.iter().map(Member::key).collect();
    let work = seeds.iter().flat_map(|seed| [(&a, *seed), (&b, *seed)]).collect();
    let values = on_all_cores(work, |(input, seed): (&Input, u64)| {
        let options = Options { seed: Some(seed), threads: 1, ..Options::default() };
        let plan =
            Plan { options, days: Some(days_a), with_contrasts: contrasts, every: 0, changes: input.changes.clone() };
        let outcome: Outcome = plan.run(&Arc::new(input.parsed.scenario.clone()), |_, _| bar.inc(1));
        let of_families = keys.iter().map(|key| outcome.measure(key));
        outcome.measures().into_iter().map(|(_, value)| value).chain(of_families).collect::<Vec<Option<f64>>>()
    });
    bar.finish_and_clear();
    let of = |measure: usize| -> Vec<(Option<f64>, Option<f64>)> {
        values.chunks_exact(2).map(|pair| (pair[0][measure], pair[1][measure])).collect()
    };
    let rows: Vec<Difference> = (0..MEASURES.len()).map(|measure| difference(&of(measure))).collect();
    let of_family = |number: usize| of(MEASURES.len() + number);
    if args.json {
        let families = keys.iter().enumerate().map(|(number, key)| {
            let values = of_family(number);
            (key.clone(), as_json(&difference(&values), &values))
        });
        let measures: Map<String, Value> = rows
            .iter()
            .enumerate()
            .map(|(measure, difference)| (MEASURES[measure].key.to_owned(), as_json(difference, &of(measure))))
            .chain(families)
            .collect();
        let object = json!({
            "a": args.a, "b": args.b, "version": env!("CARGO_PKG_VERSION"),
            "settings_a": settings(&args.settings_a), "settings_b": settings(&args.settings_b),
            "seeds": seeds, "days": days_a, "measures": measures,
        });
        return print_json(object);
    }
    let title = |name: &str, own: &[String]| [&[name.to_owned()], &settings(own)[..]].concat().join(" ");
    let titles = [title(&args.a, &args.settings_a), title(&args.b, &args.settings_b)];
    let is_asked: Vec<String> = scenarios.into_iter().flat_map(family::asked).map(|member| member.key()).collect();
    let asked = families.into_iter().enumerate().filter(|(_, member)| is_asked.contains(&member.key()));
    let asked: Vec<_> = asked.map(|(number, member)| (member, difference(&of_family(number)))).collect();
    let most = LARGEST_REMEMBERED;
    let alone = if contrasts { String::new() } else { say!("compare-alone", most = most) + "\n" };
    print(&(table(titles, args.seeds, days_a, &rows, &asked) + &alone))
}

/// A saved run is compared over other seeds than its own, with everything that was done in it.
fn of_save(input: &Input, seeds: &[u64], days: Option<u32>) -> Done {
    let Some(save) = &input.save else { return Ok(()) };
    input.goes_with(seeds.iter().copied()).map_err(Stop::Input)?;
    if let Some(days) = days {
        save.ends_by(&input.name, days).map_err(Stop::Input)?;
    }
    if !seeds.contains(&save.seed) {
        eprintln!(
            "{}",
            say!(
                "compare-save-seeds",
                file = input.name,
                seed = save.seed.to_string(),
                seeds = seeds.len().to_string()
            )
        );
    }
    Ok(())
}

fn as_json(difference: &Difference, values: &[(Option<f64>, Option<f64>)]) -> Value {
    json!({
        "a": difference.a, "b": difference.b, "difference": difference.value,
        "low": difference.between.map(|[low, _]| low), "high": difference.between.map(|[_, high]| high),
        "pairs": difference.pairs, "a_seeds": difference.a_seeds, "b_seeds": difference.b_seeds,
        "a_by_seed": values.iter().map(|(a, _)| a).collect::<Vec<_>>(),
        "b_by_seed": values.iter().map(|(_, b)| b).collect::<Vec<_>>(),
    })
}

/// Each member of a family once.
fn distinct(members: impl Iterator<Item = Member>) -> Vec<Member> {
    let mut all: Vec<Member> = vec![];
    for member in members {
        if all.iter().all(|other| other.key() != member.key()) {
            all.push(member);
        }
    }
    all
}

/// The table for people. The titles name both towns with everything that was set in them. The measures of families that a
/// lesson asks for stand at the end of their sections.
fn table([a, b]: [String; 2], seeds: u32, days: u32, rows: &[Difference], asked: &[(Member, Difference)]) -> String {
    let luck = if seeds == 1 { "compare-one-town" } else { "compare-same-luck" };
    let mut text = format!(
        "{}\n{}\n",
        say!("compare-heading", a = a, b = b, seeds = seeds as usize, days = days.to_string()),
        words::plain(luck)
    );
    let columns = ["a", "b", "difference"].map(|column| words::plain(&format!("compare-column-{column}")));
    let names = MEASURES.iter().map(crate::study::Measure::name).chain(asked.iter().map(|(member, _)| member.title()));
    let width = names.map(|name| name.chars().count()).max().unwrap_or(0);
    let line = |name: &str, unit: Unit, difference: &Difference| {
        let side = |value: Option<f64>| value.map_or_else(|| words::say!("not-defined"), |v| unit.shown_plain(v));
        let (a, b) = (side(difference.a), side(difference.b));
        let star = if difference.beyond_luck() { "*" } else { " " };
        let line = format!("  {name:width$}  {a:>14}  {b:>14} {star} {}", told(unit, difference, seeds));
        format!("{}\n", line.trim_end())
    };
    let rows: Vec<_> = MEASURES.iter().zip(rows).collect();
    for of_section in rows.chunk_by(|(a, _), (b, _)| a.section == b.section) {
        let section = of_section[0].0.section;
        let name = words::plain(&format!("section-{}", format!("{section:?}").to_lowercase()));
        text += &format!("\n{name:width$}    {:>14}  {:>14}  {}\n", columns[0], columns[1], columns[2]);
        of_section.iter().for_each(|(row, difference)| text += &line(&row.name(), row.unit, difference));
        let members = asked.iter().filter(|(member, _)| member.row.section == section);
        members.for_each(|(member, difference)| text += &line(&member.title(), member.row.unit, difference));
    }
    text + &format!("\n{}\n", words::say!("not-a-forecast"))
}

/// A difference with where it lies, and of how many seeds it is where it is not of all.
fn told(unit: Unit, difference: &Difference, seeds: u32) -> String {
    let Some(value) = difference.value else { return words::say!("not-defined") };
    let plain = |value: f64| unit.shown_difference_plain(value);
    let between = difference.between.map(|[low, high]| format!(" [{}, {}]", plain(low), plain(high)));
    let number = format!("{}{}", plain(value), between.unwrap_or_default());
    let number = unit.with_unit_of_difference(&number);
    if difference.pairs == seeds as usize {
        return number;
    }
    say!("compare-pairs", difference = number, pairs = difference.pairs.to_string(), seeds = seeds.to_string())
}
