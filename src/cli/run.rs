//! `tallyford run`

use std::path::Path;
use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::json::print_json;
use super::settings::Given;
use super::{Done, Run, Stop, print, progress, told};
use crate::day::Options;
use crate::day::history::LARGEST_REMEMBERED;
use crate::files::export::{self, Export, Intent};
use crate::files::out::Refusal;
use crate::files::tables::Style;
use crate::files::{self, Input};
use crate::session::save::Save;
use crate::session::shared::Shared;
use crate::session::work::Work;
use crate::study::answers::{Answer, Bets};
use crate::study::bets::BetsPlan;
use crate::study::by_group::Group;
use crate::study::challenge::Challenge;
use crate::study::measures::Section;
use crate::study::{MEASURES, Measure, Outcome, Plan};
use crate::view::blanks::blanks;
use crate::view::challenge;
use crate::view::headline::{headline, one_town};
use crate::view::offices;
use crate::words::{self, say};

/// Runs a scenario and prints what it came to.
pub fn run(args: &Run) -> Done {
    let given = Given(vec![&args.settings]);
    given.without_option(args.seed.is_some(), "--seed", "seed")?;
    given.without_option(args.days.is_some(), "--days", "days")?;
    given.without_option(args.residents.is_some(), "--residents", "town.residents")?;
    let mut settings = args.settings.clone();
    settings.extend(args.residents.map(|residents| format!("town.residents={residents}")));
    let input = files::open(&args.scenario.scenario, &settings).map_err(Stop::Input)?;
    given.without_those_of_save(&input, &[("seed", "--seed"), ("days", "--days")])?;
    input.goes_with(args.seed).map_err(Stop::Input)?;
    if let (Some(save), Some(days)) = (&input.save, args.days) {
        save.ends_by(&input.name, days).map_err(Stop::Input)?;
    }
    if args.towns.is_some_and(|towns| towns > 1) {
        let seed = args.seed.or(input.save.as_ref().map(|save| save.seed)).unwrap_or_default();
        input.goes_with([seed.wrapping_add(1)]).map_err(Stop::Input)?;
    }
    told::in_one_line(&input.parsed.warnings);
    if let Some(folder) = &args.out {
        claim(folder, &input, args)?;
    }
    let mut outcome = outcome(&input, args.seed, args.days, args.threads);
    if args.out.is_some() || args.towns.is_some() {
        outcome.bets = bets(&input, &outcome, args.towns);
    }
    if let Some(folder) = &args.out {
        write(folder, &input, &outcome, args.csv)?;
    }
    if args.json {
        print_json(as_json(&input.recipe.name, &outcome))?;
    } else {
        print(&summary(&outcome))?;
    }
    compare_with_save(&input, args, &outcome)
}

/// Makes the folder before the run, and says what the run will replace there.
fn claim(folder: &Path, input: &Input, args: &Run) -> Done {
    let (raw, saved) = (input.parsed.scenario.raw(), input.save.as_ref());
    let intent = Intent {
        recipe: &input.recipe,
        packs: &input.parsed.packs,
        seed: args.seed.or(saved.map(|save| save.seed)).unwrap_or(raw.seed),
        days: args.days.or(saved.map(|save| save.days)).unwrap_or(raw.days),
        commands: saved.map_or(&[], |save| &save.commands),
    };
    let replaced = export::claim(folder, &intent, args.force).map_err(|refusal| match refusal {
        Refusal::Taken(text) => Stop::Input(text),
        Refusal::Failed(text) => Stop::Failed(text),
    })?;
    if !replaced.is_empty() {
        let (folder, files) = (folder.display().to_string(), replaced.join(", "));
        eprintln!("{}", say!("replacing", folder = folder, files = files));
    }
    Ok(())
}

/// Writes what `--out` asks for, and says what was written and what could not be.
fn write(folder: &Path, input: &Input, outcome: &Outcome, style: Style) -> Done {
    let commands = input.save.as_ref().map_or(&[][..], |save| &save.commands);
    let save = Save::new(&input.recipe, &input.parsed.packs, &outcome.town, commands, &outcome.record);
    let written = export::write(folder, &Export { outcome, save: &save, style }).map_err(Stop::Failed)?;
    let folder = folder.display().to_string();
    eprintln!("{}", say!("written-to", folder = folder, files = written.files.join(", ")));
    if outcome.town.history().is_none() {
        let most = LARGEST_REMEMBERED;
        eprintln!("{}", say!("written-of-large", most = most));
    }
    Ok(())
}

/// Runs a scenario in full, with a progress bar.
pub fn outcome(input: &Input, seed: Option<u64>, days: Option<u32>, threads: u32) -> Outcome {
    let scenario = Arc::new(input.parsed.scenario.clone());
    let saved = input.save.as_ref();
    let seed = seed.or(saved.map(|save| save.seed));
    let options = Options { seed, threads: threads as usize, ..Options::default() };
    let plan = Plan {
        days: days.or(saved.map(|save| save.days)),
        changes: input.changes.clone(),
        ..Plan::in_full(&scenario, options)
    };
    plan.run(&scenario, progress::days())
}

/// How the bets of a run's lesson came out, in its town and in others with the same rules and other luck.
pub fn bets(input: &Input, outcome: &Outcome, towns: Option<u32>) -> Bets {
    let scenario = Arc::new(input.parsed.scenario.clone());
    let Some(plan) = BetsPlan::of_run(&scenario, outcome, &input.changes, towns) else { return Bets::default() };
    let bar = progress::shared(plan.towns * plan.runs() * plan.days);
    let bets = plan.ask(|| bar.inc(1));
    bar.finish_and_clear();
    bets
}

/// The object of `--json`.
pub fn as_json(name: &str, outcome: &Outcome) -> Value {
    let values = |pairs: Vec<(&'static str, Option<f64>)>| {
        pairs.into_iter().map(|(key, value)| (key.to_owned(), json!(value))).collect::<Map<String, Value>>()
    };
    let mut measures = values(outcome.measures());
    measures.extend(outcome.members().into_iter().map(|(member, value)| (member.key(), json!(value))));
    let mut series = Map::new();
    series.insert("day".to_owned(), json!(outcome.record.days));
    series.extend(outcome.record.series.iter().map(|(key, values)| ((*key).to_owned(), json!(values))));
    let rated: Vec<Group> = outcome.told_groups();
    let groups = rated.iter().map(|group| (group.name.clone(), Value::Object(values(group.values()))));
    let with_series = outcome.record.groups.iter().filter(|group| rated.iter().any(|rated| rated.name == group.name));
    let group_series = with_series.map(|group| {
        let series = group.series().into_iter().map(|(key, values)| (key.to_owned(), json!(values)));
        (group.name.clone(), Value::Object(series.collect()))
    });
    let bands = |shares: Vec<(String, f64)>| {
        shares.into_iter().map(|(name, share)| (name, json!(share))).collect::<Map<String, Value>>()
    };
    let offices = outcome.offices().into_iter().map(|office| (office.name, Value::Object(bands(office.bands))));
    json!({
        "scenario": name,
        "version": env!("CARGO_PKG_VERSION"),
        "seed": outcome.town.seed(),
        "days": outcome.town.day(),
        "residents": outcome.town.town().residents(),
        "digest": outcome.town.digest().whole(),
        "measures": measures,
        "mobility": moves(outcome),
        "bands": bands(outcome.bands()),
        "bands_by_office": offices.collect::<Map<String, Value>>(),
        "series": series,
        "groups": groups.collect::<Map<String, Value>>(),
        "group_series": group_series.collect::<Map<String, Value>>(),
        "bets": bets_json(outcome),
    })
}

/// How the bets of the lesson came out: the seed of each town, and bet by bet the number of each town with the option it
/// falls under, counted from 0; null where a town has no answer.
fn bets_json(outcome: &Outcome) -> Value {
    let bets = &outcome.bets;
    let count = outcome.town.scenario().raw().lesson.predict.len();
    let of = |bet: usize| {
        let answer = |town: &Vec<Option<Answer>>| town[bet].map(|a| json!({"value": a.value, "option": a.option}));
        bets.answers.iter().map(answer).collect::<Vec<_>>()
    };
    let answers = if bets.answers.is_empty() { vec![] } else { (0..count).map(of).collect() };
    json!({ "seeds": bets.seeds, "answers": answers })
}

/// How people moved between the bands of the leading office: from each band, how many were found in each a month later.
fn moves(outcome: &Outcome) -> Value {
    let Some(office) = outcome.town.leading() else { return Value::Null };
    let bands: Vec<&str> = office.bands().iter().map(|band| band.name()).collect();
    let row = |row: &[u64]| bands.iter().zip(row).map(|(to, count)| ((*to).to_owned(), json!(count))).collect();
    let rows = outcome.town.figures().moves.rows().map(|counts| Value::Object(row(counts)));
    Value::Object(bands.iter().map(|from| (*from).to_owned()).zip(rows).collect())
}

/// What a run came to, for people.
fn summary(outcome: &Outcome) -> String {
    let town = &outcome.town;
    let raw = town.scenario().raw();
    let (residents, days, seed) = (town.town().residents(), town.day().to_string(), town.seed().to_string());
    let setting = say!("report-setting", residents = residents, days = days, seed = seed);
    let mut text = format!("{}\n{setting}\n", words::told(&raw.title));
    if !raw.question.is_empty() {
        text += &format!("{}\n", words::told(&raw.question));
    }
    for sentence in headline(outcome) {
        text += &format!("\n{sentence}");
    }
    text += "\n";
    let offices = outcome.offices();
    if !offices.is_empty() {
        text += "\n";
    }
    for office in &offices {
        text += &format!("{}\n", offices::sentence(office));
    }
    let asked = outcome.asked();
    let names = MEASURES.iter().map(Measure::name).chain(asked.iter().map(|(member, _)| member.title()));
    let width = names.map(|name| name.chars().count()).max().unwrap_or(0);
    for section in Section::ALL {
        let told =
            outcome.told_measures(section).into_iter().map(|(measure, value)| (measure.name(), measure.shown(value)));
        let asked = asked.iter().filter(|(member, _)| member.row.section == section);
        let asked = asked.map(|(member, value)| (member.title(), member.row.unit.shown(*value)));
        let rows: Vec<(String, String)> = told.chain(asked).collect();
        if !rows.is_empty() {
            text += &format!("\n{}\n", section.name());
        }
        for (name, value) in rows {
            text += &format!("  {name:width$}  {value}\n");
        }
    }
    let notes: Vec<String> = one_town(outcome).into_iter().chain(blanks(outcome)).collect();
    for sentence in &notes {
        text += &format!("\n{sentence}");
    }
    if !notes.is_empty() {
        text += "\n";
    }
    let digest = town.digest().whole();
    text + &format!("\n{}\n{}\n", say!("summary-digest", digest = digest), words::say!("not-a-forecast"))
}

/// A save that is run again must reach the digests that it carries; only one of another version may differ, and says so.
fn compare_with_save(input: &Input, args: &Run, outcome: &Outcome) -> Done {
    let Some(save) = &input.save else {
        return Ok(());
    };
    if args.seed.is_some() || args.days.is_some() || args.residents.is_some() || !args.settings.is_empty() {
        return Ok(());
    }
    let differing = save.digests.iter().find(|checkpoint| !outcome.record.checkpoints.contains(checkpoint));
    let told = match differing {
        _ if save.digests.is_empty() => words::say!("save-without-checkpoints"),
        Some((day, _)) => save.differs(*day).map_err(Stop::Failed)?,
        None => words::say!("save-agrees"),
    };
    eprintln!("{told}");
    tell_of_challenge(save, &input.name, args.threads).map_err(Stop::Failed)
}

/// Says whether the challenge that was played in a save is met, once it is over.
fn tell_of_challenge(save: &Save, file: &str, threads: u32) -> Result<(), String> {
    let Some(played) = save.played.clone().filter(|played| played.challenge().is_some()) else { return Ok(()) };
    let shared = Shared::default();
    let work = Work::resume(save, file, threads as usize, &shared)?.work;
    let played = played.fitted(&work.towns()[0], work.towns().len());
    let verdict = |of: Challenge| Some((of, work.verdict(of, played.asked(), &shared)?));
    if let Some((of, verdict)) = played.challenge().and_then(verdict) {
        eprintln!("{}", challenge::met(of, &verdict));
        challenge::reached(&verdict).into_iter().for_each(|says| eprintln!("{says}"));
    }
    Ok(())
}
