//! What changes by date: stages of the rules, trials of several offices, and single events, as written.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Who, defaults};
use crate::scenario::limits;

/// A stage: from its day on the scenario is another in some fields. Stages build on one another in the order of their days.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawStage {
    /// Its name.
    #[schemars(length(min = 1, max = 60), extend("required_here" = true, "example" = "name: \"published\""))]
    pub name: String,
    /// What begins with it, in one sentence for the Chronicle.
    #[schemars(length(max = 300), extend("example" = "says: \"The rules are read out on the square.\""))]
    pub says: String,
    /// The day on which it begins.
    #[schemars(range(min = 1, max = 36500), extend("example" = "day: 90"))]
    pub day: u32,
    /// What it sets, each `path=value`. Town, seed, and which acts, sets, watchers, offices and lists there are, stay.
    #[schemars(length(max = limits::STAGE_SETTINGS), extend("example" = "set: [\"learning.reading=0\"]"))]
    pub set: Vec<String>,
}
defaults!(RawStage { name: String::new(), says: String::new(), day: 1, set: vec![] });

/// By which of their own numbers the offices of a trial are judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub enum JudgedBy {
    /// Fewest marks for each person rated.
    FewestMarks,
    /// The highest mean score.
    HighestMean,
    /// The largest share of the rated above the band in which newcomers begin.
    MostAbove,
    /// The smallest share of the rated that is flagged.
    FewestFlagged,
    /// The smallest share of false marks among those that the audit looked at. Offices that were not audited do not win.
    FewestFalse,
}

/// A trial: several offices rate, each in its quarters, until a day. Then the one with the best number rates in the whole town,
/// and its watchers look everywhere; the others and their watchers stop.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawTrial {
    /// Its name.
    #[schemars(length(min = 1, max = 60), extend("required_here" = true, "example" = "name: \"four pilots\""))]
    pub name: String,
    /// The day on which it is decided.
    #[schemars(range(min = 1, max = 36500), extend("example" = "day: 180"))]
    pub day: u32,
    /// The offices that take part; those that are switched off do not.
    #[schemars(length(min = 1, max = limits::OFFICES), extend("required_here" = true, "example" = "offices: [\"ledger office\"]"))]
    pub offices: Vec<String>,
    /// The number that decides.
    #[schemars(extend("example" = "by: FewestMarks"))]
    pub by: JudgedBy,
}
defaults!(RawTrial { name: String::new(), day: 180, offices: vec![], by: JudgedBy::FewestMarks });

/// What an event does.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum EventKind {
    /// Nothing but its line in the Chronicle.
    Told,
    /// Papers are stolen: some people enter a set.
    Breach {
        /// The set.
        #[schemars(length(min = 1, max = 40), extend("example" = "into: \"exposed\""))]
        into: String,
        /// Whose papers were kept where they are stolen.
        #[serde(default = "anyone")]
        #[schemars(extend("example" = "of: Anyone"))]
        of: Who,
        /// The share of these whose papers are stolen.
        #[schemars(range(min = 0.0, max = 1.0), extend("example" = "share: 0.1"))]
        share: f64,
    },
    /// Every office gives back what the scores of some people have lost, clears their files of unpaid bills and takes them
    /// off its lists. It passes along the edge of redress.
    Amnesty {
        /// For whom.
        #[serde(default = "anyone")]
        #[schemars(extend("example" = "who: Anyone"))]
        who: Who,
    },
    /// What the audit has found so far is published: people hear of each office which share of the marks looked at was false,
    /// and think better or worse of it. It passes along the edge of learning.
    News,
}

fn anyone() -> Who {
    Who::Anyone
}

/// Something that happens on one day.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawEvent {
    /// Its name.
    #[schemars(length(min = 1, max = 60), extend("required_here" = true, "example" = "name: \"the theft\""))]
    pub name: String,
    /// What happens, in one sentence for the Chronicle.
    #[schemars(length(max = 300), extend("example" = "says: \"Papers were stolen from the town office.\""))]
    pub says: String,
    /// The day.
    #[schemars(range(min = 1, max = 36500), extend("example" = "day: 120"))]
    pub day: u32,
    /// What it does.
    #[schemars(extend("example" = "what: Amnesty()"))]
    pub what: EventKind,
}
defaults!(RawEvent { name: String::new(), says: String::new(), day: 1, what: EventKind::Told });
