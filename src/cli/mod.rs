//! The command line. Standard output is data, standard error is talk.
//!
//! Exit codes: 0 done, 1 failed, 2 the input is wrong.

mod calibrate;
mod check;
mod compare;
mod facts;
mod json;
mod lab;
mod link;
mod list;
mod map;
mod people;
mod play;
mod progress;
mod run;
mod settings;
#[cfg(feature = "app")]
mod shots;
mod sweep;
mod told;
mod why;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::PossibleValue;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::files::tables::Style;
use crate::study::listing::Kind;
use crate::view::lens::Lens;
use crate::words::{self, Language};

/// An invented town whose invented residents live under a rating system that you configure.
#[derive(Parser)]
#[command(name = "tallyford", version, max_term_width = 100, after_help = after_help())]
#[command(args_conflicts_with_subcommands = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    /// A saved town to go on with, or a scenario file.
    #[arg(long, value_name = "FILE")]
    open: Option<String>,
    /// The language of what is told, en or de; it stands after the command. The window also remembers a choice of its own.
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = language)]
    language: Option<Language>,
}

fn language(tag: &str) -> Result<Language, String> {
    let spoken = || Language::ALL.map(Language::tag).join(", ");
    Language::of_tag(tag).ok_or_else(|| words::say!("language-unknown", spoken = spoken()))
}

#[derive(Subcommand)]
enum Command {
    /// Open the window. Without a display: run the lesson and leave its report.
    Play(Play),
    /// Run a scenario and print what it came to.
    Run(Run),
    /// Check scenarios, packs, saved runs and plans, and tell every problem.
    Check(Check),
    /// Tell why somebody's score is what it is, and what if one entry had never been made.
    Why(Why),
    /// Run two scenarios over the same seeds and lay their measures side by side.
    Compare(Compare),
    /// Try what lessons claim where our assumptions are wrong: with other luck, and with people who answer more or less.
    Facts(Facts),
    /// Run a scenario under every combination of some settings, over the same seeds, into a table.
    Sweep(Sweep),
    /// Reproduce known results with the town's own engine, beside what the papers say.
    Lab(Lab),
    /// Measure what published studies found in towns of this program, and tell what holds.
    Calibrate(Calibrate),
    /// List scenarios, packs, measures and experiments.
    List(List),
    /// Draw the town of a scenario on a day.
    Map(Map),
    /// Make a link of a town: it opens the town in the browser page, in the window and here.
    Link(Link),
    /// Take pictures of every screen of the window, for people who look them over.
    #[cfg(feature = "app")]
    #[command(hide = true)]
    Shots(Shots),
}

#[cfg(feature = "app")]
#[derive(Args)]
struct Shots {
    /// The folder for the pictures.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The size of the window, for example 1366x768; three sizes one after the other if not given.
    #[arg(long)]
    size: Option<String>,
    /// The size of text in percent.
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(100..=200))]
    text: u32,
    /// A scenario or a saved town to begin with, instead of the choice of lessons.
    #[arg(long)]
    open: Option<String>,
    /// Change any field of it.
    #[arg(long = "set", value_name = "PATH=VALUE", requires = "open")]
    settings: Vec<String>,
    /// Input to play instead of the tour of every screen.
    #[arg(long, value_name = "FILE")]
    script: Option<PathBuf>,
    /// The folder for saves and settings; a new one if not given.
    #[arg(long, value_name = "DIR")]
    folder: Option<PathBuf>,
}

#[derive(Args, Clone)]
struct Scenario {
    /// A scenario by name (see `tallyford list`) or a file. A saved run (run.ron) is run again and compared
    /// with what was saved.
    scenario: String,
}

#[derive(Args, Clone)]
struct Told {
    /// A scenario by name (see `tallyford list`) or a file. A saved run (run.ron) is run again, with all that was done in it.
    scenario: String,
}

#[derive(Args)]
struct Play {
    /// A scenario by name or a file; the choice of lessons if not given.
    scenario: Option<String>,
    /// A saved town to go on with, or a scenario file.
    #[arg(long, value_name = "FILE", conflicts_with = "scenario")]
    open: Option<String>,
    /// The seed of all luck.
    #[arg(long, allow_negative_numbers = true, value_parser = settings::seed)]
    seed: Option<u64>,
}

#[derive(Args)]
struct Run {
    #[command(flatten)]
    scenario: Scenario,
    /// The seed of all luck; the same seed gives the same town.
    #[arg(long, allow_negative_numbers = true, value_parser = settings::seed)]
    seed: Option<u64>,
    /// How many days to run.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=36_500))]
    days: Option<u32>,
    /// How many residents.
    #[arg(long, value_parser = clap::value_parser!(u32).range(60..=10_000_000))]
    residents: Option<u32>,
    /// How many threads; 0 for all cores. The result is the same for any number.
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u32).range(0..=256))]
    threads: u32,
    /// Change any field of the scenario, for example --set watchers.crossing_cameras.misidentify=0.05
    #[arg(long = "set", value_name = "PATH=VALUE")]
    settings: Vec<String>,
    /// Write the tables, the report and the run itself into this folder; see docs/exports.md.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// For whom the tables are written: programs, or spreadsheets of some countries.
    #[arg(long, value_enum, default_value_t = Style::Plain, requires = "out")]
    csv: Style,
    /// Replace what another run left in the folder.
    #[arg(long, requires = "out")]
    force: bool,
    /// In how many towns with other luck the report, or --json, counts how the bets came out; 20 where that takes a moment,
    /// else 1.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1000))]
    towns: Option<u32>,
    /// Print one JSON object instead of a summary.
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
struct Why {
    #[command(flatten)]
    scenario: Told,
    /// Whom it is about: a full name, or a number.
    #[arg(long, value_name = "NAME|ID")]
    resident: Option<String>,
    /// The entry of their file that is undone: its number in the printed file, or its record as exports have it; without
    /// this, the one without which the score would have gone furthest another way.
    #[arg(long, value_name = "NUMBER|RECORD", requires = "resident")]
    entry: Option<String>,
    /// Print the whole file, not only what moved most.
    #[arg(long, requires = "resident")]
    whole_file: bool,
    /// List whom one can ask about instead: the people of a kind, or how many there are of each kind.
    #[arg(long, value_name = "KIND", num_args = 0..=1, conflicts_with_all = ["resident", "entry", "whole_file"])]
    list: Option<Option<Kind>>,
    /// Of this look or quarter alone, for example --list flagged-wrongly --group Heron
    #[arg(long, value_name = "LOOK|QUARTER", requires = "list")]
    group: Option<String>,
    /// The day on which it is asked; the last if not given.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=36_500))]
    day: Option<u32>,
    /// The seed of all luck.
    #[arg(long, allow_negative_numbers = true, value_parser = settings::seed)]
    seed: Option<u64>,
    /// Change any field of the scenario.
    #[arg(long = "set", value_name = "PATH=VALUE")]
    settings: Vec<String>,
    /// Print one JSON object instead of sentences.
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
struct Link {
    /// A saved town, a scenario by name or file, or another link.
    scenario: String,
    /// For the teacher: nothing is covered in the town that it opens.
    #[arg(long)]
    teacher: bool,
    /// How many days pass before, in the town of a scenario.
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u32).range(0..=36_500))]
    days: u32,
    /// The seed of all luck, in the town of a scenario.
    #[arg(long, allow_negative_numbers = true, value_parser = settings::seed)]
    seed: Option<u64>,
    /// Change any field of the scenario.
    #[arg(long = "set", value_name = "PATH=VALUE")]
    settings: Vec<String>,
}

#[derive(Args)]
struct Compare {
    /// A scenario by name, a file, or a saved run.
    a: String,
    /// Another; the same again to compare settings.
    b: String,
    /// How many seeds, from 1 on.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=1000))]
    seeds: u32,
    /// How many days to run; as the scenarios say if not given.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=36_500))]
    days: Option<u32>,
    /// How many residents.
    #[arg(long, value_parser = clap::value_parser!(u32).range(60..=10_000_000))]
    residents: Option<u32>,
    /// Change any field of both.
    #[arg(long = "set", value_name = "PATH=VALUE")]
    settings: Vec<String>,
    /// Change any field of the first alone.
    #[arg(long = "set-a", value_name = "PATH=VALUE")]
    settings_a: Vec<String>,
    /// Change any field of the second alone.
    #[arg(long = "set-b", value_name = "PATH=VALUE")]
    settings_b: Vec<String>,
    /// Print one JSON object instead of a table.
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
struct Facts {
    /// Scenarios by name or file; all shipped lessons if none is given.
    scenarios: Vec<String>,
    /// In how many towns as the lesson has them each claim is tried, with the seeds from 1 on.
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=1000))]
    seeds: u32,
    /// In how many worlds with other people each claim is tried.
    #[arg(long, default_value_t = 64, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    worlds: u32,
    /// How many towns each world has, with different luck; a claim holds in a world if it holds in most of them.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=1000))]
    towns: u32,
    /// Change any field of each scenario.
    #[arg(long = "set", value_name = "PATH=VALUE")]
    settings: Vec<String>,
    /// Print what was measured for this version, and run nothing.
    #[arg(long, conflicts_with_all = ["seeds", "worlds", "towns", "settings", "write"])]
    shipped: bool,
    /// Write what was measured into this folder, a file for each scenario, in place of what is there.
    #[arg(long, value_name = "DIR")]
    write: Option<PathBuf>,
    /// Print one JSON object instead of a table.
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
struct Sweep {
    /// The plan: a RON file with the scenario, how many seeds, and what is varied.
    #[arg(required_unless_present = "merge")]
    plan: Option<PathBuf>,
    /// The folder for the table, its manifest and a copy of the plan.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Only the K-th of N parts of the runs, for several machines; `env` takes K and N from the job array this runs in.
    #[arg(long, value_name = "K/N", default_value = "1/1", value_parser = sweep::shard::read)]
    shard: sweep::shard::Shard,
    /// Go on with the rows that an earlier, interrupted call left; begin where there are none.
    #[arg(long)]
    resume: bool,
    /// Replace what another sweep left in the folder.
    #[arg(long, conflicts_with = "resume")]
    force: bool,
    /// Put the tables of all shards in the folder together into one.
    #[arg(long, conflicts_with_all = ["plan", "shard", "resume"])]
    merge: bool,
    /// How many runs at a time; 0 for as many as there are cores. The table is the same for any number.
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u32).range(0..=256))]
    threads: u32,
}

#[derive(Args)]
struct Lab {
    /// The experiment; without one they are listed, with what can be set.
    name: Option<String>,
    /// Set a parameter, for example --set prevalence=0.02, --set start=[0, 1, 2] or --set table=FILE
    #[arg(long = "set", value_name = "NAME=VALUE")]
    settings: Vec<String>,
    /// The seed of all luck; 1 if not given.
    #[arg(long, allow_negative_numbers = true, value_parser = settings::seed)]
    seed: Option<u64>,
    /// Run every experiment at its defaults; ends with 1 if any differs from what is known.
    #[arg(long)]
    all: bool,
    /// Print one JSON object instead of a table.
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
struct Calibrate {
    /// How many seeds, from 1 on.
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=1000))]
    seeds: u32,
    /// How many residents each town has.
    #[arg(long, default_value_t = 2000, value_parser = clap::value_parser!(u32).range(60..=10_000_000))]
    residents: u32,
    /// Only the targets of these numbers, for example --only 1,2,7a
    #[arg(long, value_name = "NUMBERS", value_delimiter = ',')]
    only: Vec<String>,
    /// Change any field of every town that has it, for example --set learning.strain_per_point=0.002
    #[arg(long = "set", value_name = "PATH=VALUE")]
    settings: Vec<String>,
    /// Print one JSON object instead of a table.
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
struct Check {
    /// Files of scenarios, packs, saved runs or plans of sweeps.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Also tell what is meant and worth a second thought: rules that never expire, scores that feed themselves, …
    #[arg(long)]
    notes: bool,
    /// Change any field of each.
    #[arg(long = "set", value_name = "PATH=VALUE")]
    settings: Vec<String>,
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
struct List {
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
struct Map {
    #[command(flatten)]
    scenario: Told,
    /// The day to draw; the first if not given, or the last of a saved run.
    #[arg(long, value_parser = clap::value_parser!(u32).range(0..=36_500))]
    day: Option<u32>,
    /// The seed of all luck.
    #[arg(long, allow_negative_numbers = true, value_parser = settings::seed)]
    seed: Option<u64>,
    /// Draw what happened, what was seen, or what was scored.
    #[arg(long, value_enum, default_value_t = Lens::Scored)]
    lens: Lens,
    /// Change any field of the scenario.
    #[arg(long = "set", value_name = "PATH=VALUE")]
    settings: Vec<String>,
    /// The file to write.
    #[arg(long, value_name = "FILE")]
    svg: PathBuf,
}

impl ValueEnum for Lens {
    fn value_variants<'a>() -> &'a [Self] {
        Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let key = self.row().key;
        Some(PossibleValue::new(key).help(words::plain(&format!("lens-{key}"))))
    }
}

impl ValueEnum for Style {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.key()).help(words::plain(&format!("csv-{}", self.key()))))
    }
}

fn after_help() -> String {
    words::say!("cli-after-help")
}

/// Why a command ended early.
enum Stop {
    /// The input is wrong; the text says where and how to mend it.
    Input(String),
    /// Something else failed.
    Failed(String),
}

type Done = Result<(), Stop>;

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    words::speak(cli.language.unwrap_or_default());
    let done = match cli.command {
        None => play::play(cli.open, None, cli.language),
        Some(Command::Play(args)) => play::play(args.scenario.or(args.open), args.seed, cli.language),
        #[cfg(feature = "app")]
        Some(Command::Shots(args)) => shots::shots(&args, cli.language),
        Some(Command::Run(args)) => run::run(&args),
        Some(Command::Why(args)) => why::why(&args),
        Some(Command::Compare(args)) => compare::compare(&args),
        Some(Command::Facts(args)) => facts::facts(&args),
        Some(Command::Check(args)) => check::check(&args),
        Some(Command::Sweep(args)) => sweep::sweep(&args),
        Some(Command::Lab(args)) => lab::lab(&args),
        Some(Command::Calibrate(args)) => calibrate::calibrate(&args),
        Some(Command::List(args)) => list::list(args.json),
        Some(Command::Map(args)) => map::map(&args),
        Some(Command::Link(args)) => link::link(&args),
    };
    let (code, text) = match done {
        Ok(()) => return ExitCode::SUCCESS,
        Err(Stop::Failed(text)) => (1, text),
        Err(Stop::Input(text)) => (2, text),
    };
    if !text.is_empty() {
        eprintln!("{}", text.trim_end());
    }
    ExitCode::from(code)
}

/// Writes to standard output; a reader that stopped listening is no failure.
fn print(text: &str) -> Done {
    use std::io::Write;
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Stop::Failed(words::say!("cannot-print", why = error.to_string())))
        }
        _ => Ok(()),
    }
}
