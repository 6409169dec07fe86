//! A sweep: one scenario run under every combination of some settings, over the same seeds, so that all luck is shared.

use ron::value::RawValue;
use serde::Deserialize;

use super::measures::MEASURES;
use super::outcome::Plan;
use super::timeline::LONGEST;
use crate::day::Options;
use crate::scenario::{Parsed, Source};
use crate::words::say;

/// More runs than this are more than one plan.
pub const MOST_RUNS: u64 = 1_000_000;

/// What is swept, as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SweepPlan {
    /// The scenario: a name or a file.
    pub scenario: String,
    /// How many seeds, from `first_seed` on.
    #[serde(default = "one")]
    pub seeds: u32,
    /// The first seed.
    #[serde(default = "first")]
    pub first_seed: u64,
    /// Days of each run; as the scenario says if not given.
    #[serde(default)]
    pub days: Option<u32>,
    /// Whether the towns for comparison are run too (unrated, with secret rules, without evasion): without them the
    /// measures that need them are empty, and a run costs a quarter.
    #[serde(default)]
    pub contrasts: bool,
    /// Settings of all runs, each `path=value`.
    #[serde(default)]
    pub settings: Vec<String>,
    /// What is varied. Every value of each goes with every value of the others.
    #[serde(default)]
    pub vary: Vec<Vary>,
}

/// A field of the scenario, and the values it takes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vary {
    /// The path of the field.
    pub path: String,
    /// Its values, as they would be written in a scenario.
    pub values: Vec<Box<RawValue>>,
}

fn one() -> u32 {
    1
}

fn first() -> u64 {
    1
}

/// One run of a sweep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The number of the run, from 0; the same in every shard.
    pub number: u64,
    /// The values of what is varied, in the order of the plan.
    pub values: Vec<String>,
    /// The seed that the town of this run was founded with.
    pub seed: u64,
}

/// What a run came to.
#[derive(Clone, Debug)]
pub struct Row {
    /// The run.
    pub run: Run,
    /// The fingerprint of the town on the last day.
    pub digest: String,
    /// The measures in the order of their table; none where it has no meaning.
    pub measures: Vec<Option<f64>>,
}

impl SweepPlan {
    /// Reads a plan.
    ///
    /// # Errors
    /// What is wrong, with the place in the file.
    pub fn read(source: &Source) -> Result<Self, String> {
        let wrong = |place: String, why: String| {
            let values = [("file", source.name.as_str()), ("place", &place), ("why", &why)];
            say("sweep-unreadable", &values)
        };
        let text = std::str::from_utf8(&source.bytes).map_err(|error| wrong(String::new(), error.to_string()))?;
        let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let plan: Self = options.from_str(text).map_err(|error| {
            let start = error.span.start;
            wrong(format!(":{}:{}", start.line, start.col), error.code.to_string())
        })?;
        if plan.runs_in_all() == 0 || plan.runs_in_all() > MOST_RUNS || plan.seeds == 0 {
            let (runs, most) = (plan.runs_in_all().to_string(), MOST_RUNS.to_string());
            return Err(say("sweep-runs", &[("file", &source.name), ("runs", &runs), ("most", &most)]));
        }
        if plan.days.is_some_and(|days| !(1..=LONGEST).contains(&days)) {
            let days = plan.days.unwrap_or(0).to_string();
            let values = [("file", source.name.as_str()), ("days", &days), ("most", &LONGEST.to_string())];
            return Err(say("sweep-days", &values));
        }
        Ok(plan)
    }

    /// How many runs there are in all.
    pub fn runs_in_all(&self) -> u64 {
        let values = self.vary.iter().map(|vary| vary.values.len() as u64);
        values.fold(u64::from(self.seeds), u64::saturating_mul)
    }

    /// The runs of a shard, `shard` of `shards`, from 1: every so many-th, so that shards take about as long.
    pub fn runs(&self, (shard, shards): (u32, u32)) -> Vec<Run> {
        let mine = (0..self.runs_in_all()).filter(|number| number % u64::from(shards) == u64::from(shard - 1));
        mine.map(|number| self.run(number)).collect()
    }

    /// A run by its number: the seed counts fastest, then the last of what is varied.
    pub fn run(&self, number: u64) -> Run {
        let seed = self.first_seed.wrapping_add(number % u64::from(self.seeds));
        let mut left = number / u64::from(self.seeds);
        let mut values: Vec<String> = Vec::new();
        for vary in self.vary.iter().rev() {
            let many = vary.values.len() as u64;
            values.push(vary.values[(left % many) as usize].get_ron().trim().to_owned());
            left /= many;
        }
        values.reverse();
        Run { number, values, seed }
    }

    /// The settings of a run, over those of the scenario.
    pub fn settings_of(&self, run: &Run) -> Vec<String> {
        let varied = self.vary.iter().zip(&run.values).map(|(vary, value)| format!("{}={value}", vary.path));
        self.settings.iter().cloned().chain(varied).collect()
    }

    /// Lets a run happen.
    pub fn perform(&self, run: Run, parsed: &Parsed, passed: impl FnMut(u32, u32)) -> Row {
        let options = Options::lean(run.seed);
        let plan = Plan { options, days: self.days, with_contrasts: self.contrasts, every: 0, changes: vec![] };
        let outcome = plan.run(&std::sync::Arc::new(parsed.scenario.clone()), passed);
        let measures = outcome.measures().into_iter().map(|(_, value)| value).collect();
        Row { run, digest: outcome.town.digest().whole(), measures }
    }

    /// The names of the columns: the number of the run, its seed, what is varied, the digest, every measure.
    pub fn columns(&self) -> Vec<String> {
        let varied = self.vary.iter().map(|vary| vary.path.clone());
        let measures = MEASURES.iter().map(|measure| measure.key.to_owned());
        let front = ["run", "seed"].map(str::to_owned).into_iter().chain(varied);
        front.chain(["digest".to_owned()]).chain(measures).collect()
    }
}
