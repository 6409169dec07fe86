//! `tallyford run`

use std::path::Path;
use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::{Done, Run, Stop, print, progress};
use crate::day::Options;
use crate::day::history::LARGEST_REMEMBERED;
use crate::files::export::{self, Export, Intent};
use crate::files::out::Refusal;
use crate::files::tables::Style;
use crate::files::{self, Input};
use crate::session::save::Save;
use crate::study::{MEASURES, Outcome, Plan};
use crate::view::headline::headline;
use crate::words::{self, say};

/// Runs a scenario and prints what it came to.
pub fn run(args: &Run) -> Done {
    let mut settings = args.settings.clone();
    settings.extend(args.residents.map(|residents| format!("town.residents={residents}")));
    let input = files::open(&args.scenario.scenario, &settings).map_err(Stop::Input)?;
    if let Some(folder) = &args.out {
        claim(folder, &input, args)?;
    }
    let outcome = outcome(&input, args.seed, args.days, args.threads);
    if let Some(folder) = &args.out {
        write(folder, &input, &outcome, args.csv)?;
    }
    if args.json {
        let text = serde_json::to_string_pretty(&as_json(&input.recipe.name, &outcome));
        print(&(text.map_err(|error| Stop::Failed(error.to_string()))? + "\n"))?;
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
        eprintln!("{}", say("replacing", &[("folder", &folder), ("files", &files)]));
    }
    Ok(())
}

/// Writes what `--out` asks for, and says what was written and what could not be.
fn write(folder: &Path, input: &Input, outcome: &Outcome, style: Style) -> Done {
    let commands = input.save.as_ref().map_or(&[][..], |save| &save.commands);
    let save = Save::new(&input.recipe, &input.parsed.packs, &outcome.town, commands, &outcome.record);
    let written = export::write(folder, &Export { outcome, save: &save, style }).map_err(Stop::Failed)?;
    let folder = folder.display().to_string();
    eprintln!("{}", say("written-to", &[("folder", &folder), ("files", &written.files.join(", "))]));
    if outcome.town.history().is_none() {
        let most = words::count(LARGEST_REMEMBERED as i64);
        eprintln!("{}", say("written-of-large", &[("most", &most)]));
    }
    Ok(())
}

/// Runs a scenario with a progress bar. Small towns are run without rating too, for what rating prevents.
pub fn outcome(input: &Input, seed: Option<u64>, days: Option<u32>, threads: u32) -> Outcome {
    let scenario = Arc::new(input.parsed.scenario.clone());
    let residents = scenario.raw().town.residents as usize;
    let small = residents <= LARGEST_REMEMBERED;
    let saved = input.save.as_ref();
    let plan = Plan {
        options: Options {
            seed: seed.or(saved.map(|save| save.seed)),
            threads: threads as usize,
            ..Options::default()
        },
        days: days.or(saved.map(|save| save.days)),
        with_contrasts: small,
        every: if small { 1 } else { 30 },
        changes: input.changes.clone(),
    };
    plan.run(&scenario, progress::days())
}

/// The object of `--json`.
pub fn as_json(name: &str, outcome: &Outcome) -> Value {
    let values = |pairs: Vec<(&'static str, Option<f64>)>| {
        pairs.into_iter().map(|(key, value)| (key.to_owned(), json!(value))).collect::<Map<String, Value>>()
    };
    let mut series = Map::new();
    series.insert("day".to_owned(), json!(outcome.record.days));
    series.extend(outcome.record.series.iter().map(|(key, values)| ((*key).to_owned(), json!(values))));
    let groups = outcome.groups().into_iter().map(|group| (group.name.clone(), Value::Object(values(group.values()))));
    let group_series = outcome.record.groups.iter().map(|group| {
        let series = group.series().into_iter().map(|(key, values)| (key.to_owned(), json!(values)));
        (group.name.clone(), Value::Object(series.collect()))
    });
    let bands = |shares: Vec<(String, f64)>| {
        shares.into_iter().map(|(name, share)| (name, json!(share))).collect::<Map<String, Value>>()
    };
    let offices = outcome.town.scenario().policy().offices().iter().enumerate();
    let offices =
        offices.map(|(number, office)| (office.name().to_owned(), Value::Object(bands(outcome.bands_of(number)))));
    json!({
        "scenario": name,
        "version": env!("CARGO_PKG_VERSION"),
        "seed": outcome.town.seed(),
        "days": outcome.town.day(),
        "residents": outcome.town.town().residents(),
        "digest": outcome.town.digest().whole(),
        "measures": values(outcome.measures()),
        "bands": bands(outcome.bands()),
        "bands_by_office": offices.collect::<Map<String, Value>>(),
        "series": series,
        "groups": groups.collect::<Map<String, Value>>(),
        "group_series": group_series.collect::<Map<String, Value>>(),
    })
}

/// What a run came to, for people.
fn summary(outcome: &Outcome) -> String {
    let town = &outcome.town;
    let residents = words::count(town.town().residents() as i64);
    let setting =
        [("residents", residents.as_str()), ("days", &town.day().to_string()), ("seed", &town.seed().to_string())];
    let raw = town.scenario().raw();
    let mut text = format!("{}\n{}\n", raw.title, say("report-setting", &setting));
    if !raw.question.is_empty() {
        text += &format!("{}\n", raw.question);
    }
    for sentence in headline(outcome) {
        text += &format!("\n{sentence}");
    }
    text += "\n";
    let offices = town.scenario().policy().offices();
    for (number, office) in offices.iter().enumerate() {
        let bands: Vec<String> =
            outcome.bands_of(number).iter().map(|(name, share)| format!("{name} {}", words::percent(*share))).collect();
        let heading = if offices.len() == 1 {
            words::plain("summary-bands")
        } else {
            say("summary-bands-of", &[("office", office.name())])
        };
        text += &format!("{}{heading}  {}\n", if number == 0 { "\n" } else { "" }, bands.join("   "));
    }
    let width = MEASURES.iter().map(|measure| measure.name().chars().count()).max().unwrap_or(0);
    let mut section = None;
    for (measure, (_, value)) in MEASURES.iter().zip(outcome.measures()) {
        if section != Some(measure.section) {
            section = Some(measure.section);
            let key = format!("section-{}", format!("{:?}", measure.section).to_lowercase());
            text += &format!("\n{}\n", words::plain(&key));
        }
        text += &format!("  {:width$}  {}\n", measure.name(), measure.shown(value));
    }
    let digest = town.digest().whole();
    text + &format!("\n{}\n{}\n", say("summary-digest", &[("digest", &digest)]), words::plain("not-a-forecast"))
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
        Some((day, _)) => save.differs(*day).map_err(Stop::Failed)?,
        None => words::plain("save-agrees"),
    };
    eprintln!("{told}");
    Ok(())
}
