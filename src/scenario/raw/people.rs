//! How residents learn, what they can do against a mark, and what befalls them, as written.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{RawClaim, defaults};
use crate::scenario::limits;

/// How residents learn and change.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawLearning {
    /// How far a belief moves to what one's own receipt says.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "own_receipts: 0.3"))]
    pub own_receipts: f64,
    /// How far beliefs move in four weeks to those of a contact one talks with.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "talk: 0.1"))]
    pub talk: f64,
    /// How far beliefs move in a week to published rules.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "reading: 0.2"))]
    pub reading: f64,
    /// Doublings of an act's rate for each believed point, for someone all guile with all at stake who feels wholly watched.
    #[schemars(range(min = 0.0, max = 0.3), extend("example" = "doublings_per_point: 0.15"))]
    pub doublings_per_point: f64,
    /// How far those with something to hide keep out of watchers' view.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "evade: 0.3"))]
    pub evade: f64,
    /// Doublings by which chosen acts become rarer for someone wholly strained and wholly without trust.
    #[schemars(range(min = 0.0, max = 4.0), extend("example" = "withdraw: 1.0"))]
    pub withdraw: f64,
    /// Strain for each point lost.
    #[schemars(range(min = 0.0, max = 0.1), extend("example" = "strain_per_point: 0.004"))]
    pub strain_per_point: f64,
    /// What it costs to seem more than one is; looks that are not named never try.
    #[schemars(length(max = limits::LOOKS), extend("example" = "claims: [(group: \"Heron\", cost: 5.0)]"))]
    pub claims: Vec<RawClaim>,
    /// Trust lost with a mark for what one does not remember doing.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "unfair_mark: 0.2"))]
    pub unfair_mark: f64,
}
defaults!(RawLearning {
    own_receipts: 0.3,
    talk: 0.2,
    reading: 0.2,
    doublings_per_point: 0.08,
    evade: 0.3,
    withdraw: 1.0,
    strain_per_point: 0.004,
    claims: vec![],
    unfair_mark: 0.2,
});

/// What can be done against a mark.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawRedress {
    /// The chance that a person is told of a mark.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "notice: 0.8"))]
    pub notice: f64,
    /// The chance that someone all nerve appeals a mark for what they do not remember doing.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "appeal: 0.6"))]
    pub appeal: f64,
    /// The chance that someone all guile appeals a mark for what they did do.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "try_it_on: 0.05"))]
    pub try_it_on: f64,
    /// Groats an appeal costs.
    #[schemars(range(min = 0.0, max = 1000.0), extend("example" = "cost: 5.0"))]
    pub cost: f64,
    /// Free hours an appeal costs.
    #[schemars(range(min = 0.0, max = 40.0), extend("example" = "hours: 2.0"))]
    pub hours: f64,
    /// Days until a review at the earliest.
    #[schemars(range(min = 1, max = 400), extend("example" = "delay_days: 20"))]
    pub delay_days: u32,
    /// The chance that a reviewer finds what is true.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "accuracy: 0.9"))]
    pub accuracy: f64,
    /// Reviews a day for each thousand residents; the rest wait.
    #[schemars(range(min = 0.0, max = 1000.0), extend("example" = "reviews_a_day: 0.5"))]
    pub reviews_a_day: f64,
    /// Hours of somebody's work that each review costs.
    #[schemars(range(min = 0.0, max = 100.0), extend("example" = "hours_each: 1.5"))]
    pub hours_each: f64,
}
defaults!(RawRedress {
    notice: 1.0,
    appeal: 0.0,
    try_it_on: 0.0,
    cost: 5.0,
    hours: 2.0,
    delay_days: 20,
    accuracy: 0.85,
    reviews_a_day: 1.0,
    hours_each: 1.5,
});

/// What befalls people.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawShocks {
    /// Illnesses a year.
    #[schemars(range(min = 0.0, max = 50.0), extend("example" = "illness_a_year: 1.0"))]
    pub illness_a_year: f64,
    /// Days an illness lasts.
    #[schemars(range(min = 1, max = 90), extend("example" = "illness_days: 6"))]
    pub illness_days: u32,
    /// Lay-offs a year that nobody chose, for each person with a job.
    #[schemars(range(min = 0.0, max = 12.0), extend("example" = "layoffs_a_year: 0.1"))]
    pub layoffs_a_year: f64,
    /// Weekly chance of someone without a job to be hired.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "hiring: 0.06"))]
    pub hiring: f64,
}
defaults!(RawShocks { illness_a_year: 1.0, illness_days: 6, layoffs_a_year: 0.1, hiring: 0.06 });
