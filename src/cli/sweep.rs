//! `tallyford sweep`

use std::collections::BTreeMap;
use std::fs;

use super::{Done, Stop, Sweep, print, progress};
use crate::files;
use crate::scenario::Source;
use crate::study::sweep::{Row, Run, SweepPlan};
use crate::study::worlds::on_all_cores;
use crate::words::say;

/// Runs a plan, or a shard of it, and writes a row for each run.
pub fn sweep(args: &Sweep) -> Done {
    let (shard, shards) = args.shard;
    let name = args.plan.display().to_string();
    let source = Source { name: name.clone(), bytes: files::read(&args.plan).map_err(Stop::Input)? };
    let plan = SweepPlan::read(&source).map_err(Stop::Input)?;
    let runs = plan.runs(args.shard);
    // A scenario beside the plan is found wherever the plan is called from.
    let beside = args.plan.parent().map(|folder| folder.join(&plan.scenario));
    let scenario =
        beside.filter(|path| path.is_file()).map_or_else(|| plan.scenario.clone(), |p| p.display().to_string());
    // Every combination is checked before the first day passes.
    let mut checked = BTreeMap::new();
    for run in &runs {
        if !checked.contains_key(&run.values) {
            let input = files::open(&scenario, &plan.settings_of(run)).map_err(Stop::Input)?;
            checked.insert(run.values.clone(), input.parsed);
        }
    }
    let failed = |error: String| {
        Stop::Failed(say("cannot-write", &[("file", &args.out.display().to_string()), ("why", &error)]))
    };
    fs::create_dir_all(&args.out).map_err(|error| failed(error.to_string()))?;
    let days = |run: &Run| plan.days.unwrap_or(checked[&run.values].scenario.raw().days);
    let bar = progress::shared(runs.iter().map(days).fold(0, u32::saturating_add));
    let rows = on_all_cores(runs, |run: Run| {
        let parsed = &checked[&run.values];
        plan.perform(run, parsed, |_, _| bar.inc(1))
    });
    bar.finish_and_clear();
    let file = if shards == 1 { "runs.csv".to_owned() } else { format!("runs-{shard}-of-{shards}.csv") };
    let path = args.out.join(file);
    write(&path, &plan, &rows).map_err(|error| failed(error.to_string()))?;
    let values = [("file", path.display().to_string()), ("runs", rows.len().to_string())];
    let text = say("sweep-done", &values.each_ref().map(|(key, value)| (*key, value.as_str())));
    print(&(text + "\n"))
}

fn write(path: &std::path::Path, plan: &SweepPlan, rows: &[Row]) -> Result<(), csv::Error> {
    let mut out = csv::Writer::from_path(path)?;
    out.write_record(plan.columns())?;
    for Row { run, digest, measures } in rows {
        let measures = measures.iter().map(|value| value.map_or_else(String::new, |value| value.to_string()));
        let front = [run.number.to_string(), run.seed.to_string()].into_iter().chain(run.values.iter().cloned());
        out.write_record(front.chain([digest.clone()]).chain(measures))?;
    }
    out.flush()?;
    Ok(())
}

/// A shard, `K/N`.
pub fn shard(text: &str) -> Result<(u32, u32), String> {
    let parts = text.split_once('/').and_then(|(k, n)| Some((k.trim().parse().ok()?, n.trim().parse().ok()?)));
    parts.filter(|(k, n)| (1..=*n).contains(k)).ok_or_else(|| say("sweep-shard", &[("shard", text)]))
}
