//! The texts of a lesson.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A question to bet on before a run.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawPrediction {
    /// The question.
    #[schemars(length(max = 400), extend("example" = "ask: \"How many are flagged after a year?\""))]
    pub ask: String,
    /// The answers to choose from.
    #[schemars(length(max = 6), extend("example" = "options: [\"almost none\", \"about one in ten\"]"))]
    pub options: Vec<String>,
}

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
    #[schemars(length(max = 12), extend("example" = "predict: [(ask: \"How many are flagged?\", options: [\"few\", \"many\"])]"))]
    pub predict: Vec<RawPrediction>,
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
