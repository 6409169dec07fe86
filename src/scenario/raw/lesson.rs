//! The texts of a lesson.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Edge, defaults};
use crate::scenario::limits;

/// A question to bet on before a run.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawPrediction {
    /// The question.
    #[schemars(length(max = 400), extend("example" = "ask: \"How many are flagged after a year?\""))]
    pub ask: String,
    /// The answers to choose from.
    #[schemars(length(max = limits::OPTIONS), extend("example" = "options: [\"almost none\", \"about one in ten\"]"))]
    pub options: Vec<String>,
    /// How a run answers it. Without this the class answers for itself.
    #[schemars(extend("example" = "answer: (measure: \"flagged_share\", bounds: [0.1]), options: [\"few\", \"many\"]"))]
    pub answer: Option<RawAnswer>,
}

/// How a run answers a question: a number, and the bounds between the options.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawAnswer {
    /// The measure on the last day, by its key. A measure of a family has a name in its key: `act:litter`, `list:debtors`.
    #[schemars(length(min = 1, max = 80), extend("required_here" = true, "example" = "measure: \"flagged_share\""))]
    pub measure: String,
    /// Of this look, quarter, role or set alone; of the whole town if empty.
    #[schemars(length(max = 40), extend("example" = "group: \"Heron\""))]
    pub group: String,
    /// The look, quarter, role or set to compare that group with, if any.
    #[schemars(length(max = 40), extend("example" = "than: \"Wren\""))]
    pub than: String,
    /// How to compare.
    #[schemars(extend("example" = "compare: Times"))]
    pub compare: Compare,
    /// Edges of the loop to cut. The answer is then the number of the run with these edges cut beside that of a second run
    /// with the same luck and no other cuts.
    #[schemars(length(max = Edge::ALL.len()), extend("example" = "cut: [Money, Scrutiny]"))]
    pub cut: Vec<Edge>,
    /// What is set for the run that answers, each `path=value`.
    #[schemars(length(max = limits::SETTINGS), extend("example" = "with: [\"learning.reading=0\"]"))]
    pub with: Vec<String>,
    /// What is set for a second run with the same luck, if there is one. The answer is then the number of the first run
    /// beside that of the second.
    #[schemars(length(max = limits::SETTINGS), extend("example" = "against: [\"learning.reading=1\"]"))]
    pub against: Vec<String>,
    /// How the two runs are compared.
    #[schemars(extend("example" = "compare_runs: Difference"))]
    pub compare_runs: Compare,
    /// The bounds between the options, rising or falling: one fewer than there are options.
    #[schemars(length(min = 1, max = limits::OPTIONS - 1), extend("example" = "bounds: [0.1]"))]
    pub bounds: Vec<f64>,
}

/// How one number is compared with another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub enum Compare {
    /// The first number over the second.
    #[default]
    Times,
    /// The first number less the second.
    Difference,
}

impl Compare {
    /// A number beside another one.
    pub fn of(self, first: f64, second: f64) -> f64 {
        match self {
            Self::Times => first / second,
            Self::Difference => first - second,
        }
    }
}

/// A number of a run on its last day.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawFigure {
    /// The measure on the last day, by its key. A measure of a family has a name in its key: `act:litter`, `list:debtors`.
    #[schemars(length(min = 1, max = 80), extend("required_here" = true, "example" = "measure: \"flagged_share\""))]
    pub measure: String,
    /// Of this look, quarter, role or set alone; of the whole town if empty.
    #[schemars(length(max = 40), extend("example" = "group: \"Heron\""))]
    pub group: String,
    /// The look, quarter, role or set to compare that group with, if any.
    #[schemars(length(max = 40), extend("example" = "than: \"Wren\""))]
    pub than: String,
    /// How to compare them.
    #[schemars(extend("example" = "compare: Times"))]
    pub compare: Compare,
}

/// Something that the lesson says of its town, so that a run can show it: a number, and the bounds between which it lies.
/// `tallyford facts` counts in how many towns and worlds it holds.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawShown {
    /// What is said, in one plain sentence.
    #[schemars(length(min = 1, max = 300), extend("required_here" = true, "example" = "says: \"Most are never flagged.\""))]
    pub says: String,
    /// The number that shows it.
    #[schemars(extend("required_here" = true, "example" = "by: (measure: \"flagged_share\")"))]
    pub by: RawFigure,
    /// What is set for the run, each `path=value`.
    #[schemars(length(max = limits::SETTINGS), extend("example" = "with: [\"learning.reading=0\"]"))]
    pub with: Vec<String>,
    /// What is set for a second run with the same luck, if there is one. The number is then that of the first run beside
    /// that of the second.
    #[schemars(length(max = limits::SETTINGS), extend("example" = "against: [\"cut=[Money, Scrutiny]\"]"))]
    pub against: Vec<String>,
    /// How the two runs are compared.
    #[schemars(extend("example" = "compare: Difference"))]
    pub compare: Compare,
    /// What the number must be more than.
    #[schemars(range(min = -1e9, max = 1e9), extend("example" = "more_than: 0.05"))]
    pub more_than: Option<f64>,
    /// What the number must be less than.
    #[schemars(range(min = -1e9, max = 1e9), extend("example" = "less_than: 0.5"))]
    pub less_than: Option<f64>,
}

/// What the class does in a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub enum StepKind {
    /// Reads one file, as the offices see it, and votes.
    File,
    /// Changes the rules.
    #[default]
    Rules,
    /// Bets on a question, with how sure it is.
    Bet,
    /// Watches the town.
    Run,
    /// Says what it saw, before why.
    Saw,
    /// Sees what happened.
    Reveal,
    /// Looks at its bets beside the outcome.
    Debrief,
}

/// A step of the lesson.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawStep {
    /// What the class does.
    #[schemars(extend("example" = "step: Bet"))]
    pub step: StepKind,
    /// What the card says, in a few sentences.
    #[schemars(length(max = 1200), extend("example" = "say: \"Bet before you look.\""))]
    pub say: String,
    /// What can be voted for, where there is a vote.
    #[schemars(length(max = limits::OPTIONS), extend("example" = "options: [\"earned\", \"not earned\"]"))]
    pub options: Vec<String>,
    /// The question to bet on, by its place among the predictions, from 0.
    #[schemars(range(max = limits::PREDICTIONS - 1), extend("example" = "bet: 0"))]
    pub bet: u32,
    /// The day to go on to before the step (`File`) or in it (`Run`); 0 for none, and for the last day of the run.
    #[schemars(range(max = 36500), extend("example" = "to_day: 60"))]
    pub to_day: u32,
}
defaults!(RawStep { step: StepKind::Rules, say: String::new(), options: vec![], bet: 0, to_day: 0 });

/// The texts of a lesson.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawLesson {
    /// The best case for this rating.
    #[schemars(length(max = 4000), extend("example" = "case_for: \"It stops a cheat.\""))]
    pub case_for: String,
    /// The best case against it.
    #[schemars(length(max = 4000), extend("example" = "case_against: \"It is sometimes wrong.\""))]
    pub case_against: String,
    /// Questions to bet on before the run.
    #[schemars(length(max = limits::PREDICTIONS), extend("example" = "predict: [(ask: \"How many are flagged?\", options: [\"few\", \"many\"])]"))]
    pub predict: Vec<RawPrediction>,
    /// What else the lesson says of its town, so that a run can show it.
    #[schemars(length(max = limits::SHOWN), extend("example" = "shows: [(says: \"Most are never flagged.\", by: (measure: \"flagged_share\"), less_than: 0.5)]"))]
    pub shows: Vec<RawShown>,
    /// What the class does, step by step. Without this: the rules, each bet, the run, what was seen, the reveal and the
    /// debriefing.
    #[schemars(length(max = limits::STEPS), extend("example" = "script: [(step: Run), (step: Debrief)]"))]
    pub script: Vec<RawStep>,
    /// The rule cards of the simple view, by their keys; the first six if empty. The full view has all.
    #[schemars(length(max = 6), extend("example" = "cards: [\"watcher crossing cameras\", \"scrutiny\"]"))]
    pub cards: Vec<String>,
    /// Questions for the debriefing.
    #[schemars(length(max = 20), extend("example" = "discuss: [\"Who should answer for a wrong mark?\"]"))]
    pub discuss: Vec<String>,
    /// What is it?
    #[schemars(length(max = 4000), extend("example" = "what_is_it: \"A town with cameras.\""))]
    pub what_is_it: String,
    /// How does it work?
    #[schemars(length(max = 4000), extend("example" = "how_it_works: \"Each day people act.\""))]
    pub how_it_works: String,
    /// How to use it.
    #[schemars(length(max = 4000), extend("example" = "how_to_use: \"Bet, then run.\""))]
    pub how_to_use: String,
    /// Things to notice.
    #[schemars(length(max = 4000), extend("example" = "things_to_notice: \"The two looks.\""))]
    pub things_to_notice: String,
    /// Things to try.
    #[schemars(length(max = 4000), extend("example" = "things_to_try: \"Switch the gates off.\""))]
    pub things_to_try: String,
    /// How to extend it.
    #[schemars(length(max = 4000), extend("example" = "extending_it: \"Add a watcher.\""))]
    pub extending_it: String,
}
