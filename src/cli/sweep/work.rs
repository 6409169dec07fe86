//! The runs of a shard, on all cores.

use std::collections::VecDeque;
use std::fs::File;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use indicatif::ProgressBar;

use super::Table;
use super::folder::{Folder, Wish};
use super::journal::{Journal, Trouble, lines};
use super::rows::{line, recognise};
use super::shard::Shard;
use crate::cli::{Stop, progress};
use crate::kernel::parallel::Workers;
use crate::study::sweep::{Combination, Sweep};
use crate::words::say;

/// Runs what is not there yet and gives what the table then holds.
pub fn work(sweep: &Sweep, id: &str, folder: &Folder, shard: Shard, wish: Wish, threads: u32) -> Result<Table, Stop> {
    let name = shard.table();
    let header = line(sweep.columns().iter().map(|column| &column.name));
    let runs = sweep.plan.runs_in_all();
    let mut table =
        Table { file: folder.file(&name).display().to_string(), rows: 0, problems: 0, problem: String::new() };
    if wish == Wish::Resume && folder.file(&name).exists() {
        finished(&mut table, sweep, id, folder, shard, &header)?;
        let _ = std::fs::remove_file(folder.part_of(&name));
        return Ok(table);
    }
    let mut there = Done::new(shard.count(runs));
    let journal = Journal::open(folder.part_of(&name), &header, |row| {
        let Some(found) = recognise(row, sweep, id).filter(|found| shard.has(found.number)) else { return false };
        table.take(&found.problem);
        there.add(found.number / u64::from(shard.of))
    });
    let journal = journal.map_err(|trouble| troubled(trouble, folder, &format!("{name}.part")))?;
    if table.rows > 0 {
        let (rows, all) = (table.rows.to_string(), shard.count(runs).to_string());
        eprintln!("{}", say!("sweep-goes-on", rows = rows, runs = all));
    }
    let left = shard.count(runs) - table.rows;
    let bar = progress::shared(left.saturating_mul(sweep.days_of_a_run()));
    let open = shard.numbers(runs).enumerate().filter(|(place, _)| !there.has(*place as u64)).map(|(_, number)| number);
    let shared = Shared {
        sweep,
        id,
        next: Mutex::new(open),
        kept: Mutex::default(),
        table: Mutex::new(table),
        journal: &journal,
        failed: OnceLock::new(),
        bar: &bar,
    };
    let lanes =
        if threads > 0 { threads as usize } else { std::thread::available_parallelism().map_or(1, usize::from) };
    let workers = Workers::new(threads as usize, usize::MAX);
    let synced = journal.while_synced(|| workers.map((0..lanes).collect(), |_: usize| shared.run_on(lanes)));
    bar.finish_and_clear();
    let Shared { table, failed, .. } = shared;
    let failed = failed.into_inner().or_else(|| Some(synced.err()?.to_string()));
    if let Some(why) = failed {
        return Err(folder.failed(&format!("{name}.part"), why));
    }
    journal.finish(&folder.file(&name), shard.numbers(runs)).map_err(|error| folder.failed(&name, error))?;
    Ok(table.into_inner().unwrap_or_else(PoisonError::into_inner))
}

/// Counts the rows of a table that is finished.
fn finished(
    table: &mut Table,
    sweep: &Sweep,
    id: &str,
    folder: &Folder,
    shard: Shard,
    header: &str,
) -> Result<(), Stop> {
    let name = shard.table();
    let strange = |number: usize| troubled(Trouble::Strange(number as u64 + 1), folder, &name);
    let file = File::open(folder.file(&name)).map_err(|error| folder.failed(&name, error))?;
    let mut numbers = shard.numbers(sweep.plan.runs_in_all());
    let mut count = 0;
    for (place, text) in lines(&file).enumerate() {
        let text = text.map_err(|error| folder.failed(&name, error))?;
        let row = text.strip_suffix('\n').ok_or_else(|| strange(place))?;
        count += 1;
        if place == 0 {
            (row == header).then_some(()).ok_or_else(|| strange(place))?;
            continue;
        }
        let found = recognise(row, sweep, id).filter(|found| numbers.next() == Some(found.number));
        table.take(&found.ok_or_else(|| strange(place))?.problem);
    }
    if count == 0 || numbers.next().is_some() { Err(strange(count)) } else { Ok(()) }
}

fn troubled(trouble: Trouble, folder: &Folder, name: &str) -> Stop {
    let file = folder.file(name).display().to_string();
    match trouble {
        Trouble::Busy => Stop::Failed(say!("sweep-busy", file = file)),
        Trouble::Strange(number) => Stop::Input(say!("sweep-strange-row", file = file, line = number.to_string())),
        Trouble::Io(error) => folder.failed(name, error),
    }
}

/// Which runs of a shard are done: a bit for each.
struct Done(Vec<u64>);

impl Done {
    fn new(runs: u64) -> Self {
        Self(vec![0; runs.div_ceil(64) as usize])
    }

    fn has(&self, place: u64) -> bool {
        self.0[(place / 64) as usize] >> (place % 64) & 1 == 1
    }

    /// Adds one; says whether it was not there yet.
    fn add(&mut self, place: u64) -> bool {
        let new = !self.has(place);
        self.0[(place / 64) as usize] |= 1 << (place % 64);
        new
    }
}

/// A combination that is being made, or is made.
type Making = Arc<OnceLock<Result<Combination, String>>>;

/// What the lanes share.
struct Shared<'a, I> {
    sweep: &'a Sweep,
    id: &'a str,
    /// The numbers of the runs that are left, in their order.
    next: Mutex<I>,
    /// The newest combinations, one for each lane. Runs of one combination follow one another.
    kept: Mutex<VecDeque<(u64, Making)>>,
    table: Mutex<Table>,
    journal: &'a Journal,
    /// Why rows cannot be written, once that is so.
    failed: OnceLock<String>,
    bar: &'a ProgressBar,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<I: Iterator<Item = u64>> Shared<'_, I> {
    /// Runs one after the other until none is left or rows can no longer be written.
    fn run_on(&self, lanes: usize) {
        while self.failed.get().is_none() {
            let Some(number) = locked(&self.next).next() else { break };
            let run = self.sweep.plan.run(number);
            let making = self.making(run.combination, lanes);
            let made = making.get_or_init(|| self.sweep.combination(run.combination));
            let mut passed = 0;
            let cells = self.sweep.row(run, made, self.id, || {
                passed += 1;
                self.bar.inc(1);
            });
            // A run that failed counts as done.
            self.bar.inc(self.sweep.days_of_a_run().saturating_sub(passed));
            let problem = &cells[super::rows::problem_at(self.sweep)];
            locked(&self.table).take(problem);
            if let Err(error) = self.journal.append(&line(&cells)) {
                let _ = self.failed.set(error.to_string());
            }
        }
    }

    fn making(&self, combination: u64, lanes: usize) -> Making {
        let mut kept = locked(&self.kept);
        if let Some((_, making)) = kept.iter().find(|(number, _)| *number == combination) {
            return making.clone();
        }
        kept.truncate(lanes.max(1) - 1);
        let making = Making::default();
        kept.push_front((combination, making.clone()));
        making
    }
}
