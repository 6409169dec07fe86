//! `tallyford sweep`

mod folder;
mod journal;
mod merge;
mod rows;
pub mod shard;
mod work;

use std::path::Path;

use self::folder::{Folder, MANIFEST, Wish};
use super::{Done, Stop, print};
use crate::files;
use crate::scenario::settings::Places;
use crate::scenario::{Problems, Recipe, Source};
use crate::session::save::Save;
use crate::study::sweep::{Manifest, Sweep, SweepPlan};
use crate::words::say;

/// Runs a plan, or a shard of it, and writes a row for each run; or puts the tables of all shards together.
pub fn sweep(args: &super::Sweep) -> Done {
    let folder = Folder::new(&args.out);
    let Some(path) = args.plan.as_deref().filter(|_| !args.merge) else {
        return told(&merge::merge(&folder, args.force)?);
    };
    let source = Source { name: path.display().to_string(), bytes: files::read(path).map_err(Stop::Input)? };
    let (sweep, manifest, warnings) = opened(path, &source).map_err(Stop::Input)?;
    super::told::in_one_line(&warnings);
    let wish = match (args.resume, args.force) {
        (true, _) => Wish::Resume,
        (_, true) => Wish::Force,
        _ => Wish::Begin,
    };
    folder.take(&manifest, &source.bytes, args.shard, wish)?;
    told(&work::work(&sweep, manifest.id(), &folder, args.shard, wish, args.threads)?)
}

/// Checks a plan: what it is about, and each value that it varies by itself. Gives the warnings of the first combination.
pub fn check(path: &Path) -> Result<Problems, String> {
    let source = Source { name: path.display().to_string(), bytes: files::read(path)? };
    let (sweep, _, warnings) = opened(path, &source)?;
    let mut each = std::iter::once(0).chain(sweep.plan.one_by_one());
    each.try_for_each(|number| sweep.combination(number).map(drop))?;
    Ok(warnings)
}

/// What a table holds when a command ends.
pub struct Table {
    file: String,
    rows: u64,
    problems: u64,
    /// One of the problems.
    problem: String,
}

impl Table {
    /// Counts a row.
    fn take(&mut self, problem: &str) {
        self.rows += 1;
        if !problem.is_empty() {
            self.problems += 1;
            if self.problem.is_empty() {
                self.problem = problem.to_owned();
            }
        }
    }
}

fn told(table: &Table) -> Done {
    let (rows, problems) = (table.rows.to_string(), table.problems.to_string());
    let key = if table.rows == 1 { "sweep-done-one" } else { "sweep-done" };
    print(&(say(key, &[("file", &table.file), ("runs", &rows)]) + "\n"))?;
    if table.problems == 0 {
        return Ok(());
    }
    Err(Stop::Failed(say!("sweep-problems", file = table.file, runs = rows, count = problems, problem = table.problem)))
}

/// Opens what a plan is about, with what is probably not meant in it.
fn opened(path: &Path, source: &Source) -> Result<(Sweep, Manifest, Problems), String> {
    let plan = SweepPlan::read(source)?;
    let text = String::from_utf8_lossy(&source.bytes).into_owned();
    let (recipe, save) = scenario(path, &plan.scenario, &text)?;
    let save = save.map(|(name, save, text)| (save, text, name));
    if let Some((save, _, name)) = &save {
        let last = plan.first_seed + u64::from(plan.seeds) - 1;
        save.goes_with(name, [plan.first_seed, last].into_iter())?;
    }
    let saved = save.as_ref().map(|(save, ..)| (save.commands.clone(), save.days));
    let sweep = Sweep::new(plan, recipe, saved)?;
    if let Some(scenario) = sweep.scenario() {
        let paths: Vec<&str> = sweep.plan.paths().collect();
        let places = Places::of(scenario.raw());
        if let Some((first, second)) = places.clash(&paths) {
            return Err(say!("sweep-twice", file = source.name, first = first, second = second));
        }
        if let Some((save, _, name)) = &save {
            save.uses_its_settings(name, |setting| places.place(setting))?;
            save.overrules(name, scenario, paths.into_iter())?;
        }
    }
    let mut warnings = sweep.warnings().clone();
    if let Some((save, _, name)) = &save {
        save.warn(name, &mut warnings);
        overruled(&sweep.plan, save, name).iter().for_each(|note| eprintln!("{note}"));
    }
    let save_text = save.as_ref().map(|(_, text, _)| text.as_str());
    let manifest = Manifest::new(&sweep, &text, save_text, env!("CARGO_PKG_VERSION"));
    Ok((sweep, manifest, warnings))
}

/// What a plan says otherwise than the saved run that it is about.
fn overruled(plan: &SweepPlan, save: &Save, name: &str) -> Vec<String> {
    let mut notes = vec![];
    let last = plan.first_seed + u64::from(plan.seeds) - 1;
    if !(plan.first_seed..=last).contains(&save.seed) {
        let (seed, first, last) = (save.seed.to_string(), plan.first_seed.to_string(), last.to_string());
        notes.push(say!("sweep-save-seeds", file = name, seed = seed, first = first, last = last));
    }
    if let Some(days) = plan.days.filter(|days| *days != save.days) {
        let (days, saved) = (days.to_string(), save.days.to_string());
        notes.push(say!("sweep-save-days", file = name, days = days, saved = saved));
    }
    notes
}

/// The scenario of a plan, and the saved run that it was in: its name, the save, its text.
type Opened = (Recipe, Option<(String, Save, String)>);

/// A scenario beside the plan is found wherever the plan is called from. A plan that lies in the folder of a sweep, without
/// its scenario, finds it in the manifest.
fn scenario(path: &Path, named: &str, plan: &str) -> Result<Opened, String> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let beside = folder.join(named);
    if !beside.is_file() {
        let manifest = folder.join(MANIFEST);
        let kept = std::fs::read_to_string(&manifest).ok().and_then(|text| Manifest::read(&text));
        let file = manifest.display().to_string();
        if let Some(kept) = kept.and_then(|manifest| manifest.kept(plan, &file)) {
            let Some(text) = kept.save else { return Ok((kept.recipe, None)) };
            let source = Source { name: format!("{file}: {named}"), bytes: text.clone().into_bytes() };
            let save = Save::read(&source)?;
            return Ok((save.recipe(&source.name)?, Some((named.to_owned(), save, text))));
        }
    }
    let name = if beside.is_file() { beside.display().to_string() } else { named.to_owned() };
    let (recipe, save) = files::find(&name)?;
    let Some(save) = save else { return Ok((recipe, None)) };
    let text = String::from_utf8_lossy(&files::read(Path::new(&name))?).into_owned();
    Ok((recipe, Some((named.to_owned(), save, text))))
}
