//! What can be read off a person, what happens that nobody is known to have done, and what it costs to seem more, as
//! written.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::defaults;
use crate::scenario::limits;

/// A number that everyone has and a watcher can read: a test mark, an income, a score brought from elsewhere.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum RawFeature {
    /// Nobody has one.
    Nothing,
    /// A number that stays, normally distributed over the residents.
    Normal {
        /// The mean.
        #[schemars(range(min = -1000.0, max = 1000.0), extend("example" = "mean: 0.5"))]
        mean: f64,
        /// The standard deviation.
        #[schemars(range(min = 0.0, max = 1000.0), extend("example" = "sd: 0.1"))]
        sd: f64,
    },
    /// A number that everyone's conduct makes anew each day, normally distributed about
    /// `mean + strength * estimate`, where the estimate is the one that the first predictor has published.
    Conduct {
        /// The mean where no estimate is published.
        #[schemars(range(min = -1000.0, max = 1000.0), extend("example" = "mean: 10.0"))]
        mean: f64,
        /// The standard deviation.
        #[schemars(range(min = 0.0, max = 1000.0), extend("example" = "sd: 0.1"))]
        sd: f64,
        /// How far conduct answers the published estimate.
        #[schemars(range(min = -2.0, max = 2.0), extend("example" = "strength: 0.9"))]
        strength: f64,
    },
    /// A score that people bring with them, by look, with what is known of those who bring it.
    Table {
        /// The lowest and the highest score there can be.
        #[serde(default = "whole_range")]
        #[schemars(inner(range(min = -10000.0, max = 10000.0)), extend("example" = "range: (300.0, 850.0)"))]
        range: [f64; 2],
        /// How many times everyone stands there whom the table counts. All of its rates stay the same.
        #[serde(default = "once")]
        #[schemars(range(min = 1, max = 1000), extend("example" = "times: 1"))]
        times: u32,
        /// The looks, each with its cells. The first is for everybody if it has no name.
        #[schemars(length(min = 1, max = limits::LOOKS), extend("example" = "groups: [(cells: [(score: 400.0, share: 0.5, repays: 0.6), (score: 500.0, share: 0.5, repays: 0.8)])]"))]
        groups: Vec<RawFeatureGroup>,
    },
}

fn once() -> u32 {
    1
}

fn whole_range() -> [f64; 2] {
    [-10_000.0, 10_000.0]
}

/// The people of one look in a table.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawFeatureGroup {
    /// The look; empty for everybody.
    #[schemars(length(max = 40), extend("example" = "name: \"Heron\""))]
    pub name: String,
    /// Its weight among the groups of the table, where somebody asks for a town made of this table alone.
    #[schemars(range(min = 0.0, max = 1000000.0), extend("example" = "weight: 0.12"))]
    pub weight: f64,
    /// Scores from the lowest to the highest.
    #[schemars(length(min = 1, max = limits::CELLS), extend("example" = "cells: [(score: 400.0, share: 1.0, repays: 0.6)]"))]
    pub cells: Vec<RawCell>,
}
defaults!(RawFeatureGroup { name: String::new(), weight: 1.0, cells: vec![] });

/// Those of a look who bring one score. Either shares or counts are given, and the same in the whole table: with counts
/// the town is these people, exactly.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawCell {
    /// The score.
    #[schemars(range(min = -10000.0, max = 10000.0), extend("example" = "score: 400.0"))]
    pub score: f64,
    /// Their share of the look, in proportion to the other cells.
    #[schemars(range(min = 0.0, max = 1000000.0), extend("example" = "share: 0.5"))]
    pub share: f64,
    /// The chance that one of them does an act whose chance is told by the table: the share that repays.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "repays: 0.6"))]
    pub repays: f64,
    /// How many they are.
    #[schemars(range(max = 10000000), extend("example" = "people: 398"))]
    pub people: u32,
    /// How many of them do an act whose chance is told by the table.
    #[schemars(range(max = 10000000), extend("example" = "violators: 91"))]
    pub violators: u32,
}
defaults!(RawCell { score: 0.0, share: 0.0, repays: 0.0, people: 0, violators: 0 });

/// Something that happens in a quarter and that nobody is known to have done.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawIncident {
    /// Its name in this file.
    #[schemars(length(min = 1, max = 60), extend("required_here" = true, "example" = "name: \"dumped_rubbish\""))]
    pub name: String,
    /// How often it happens in each quarter; nowhere else.
    #[schemars(length(max = limits::QUARTERS), extend("example" = "rates: [(quarter: \"Mill\", a_day: 3.7)]"))]
    pub rates: Vec<RawIncidentRate>,
    /// Whether it happens just so often each day, or so often on average (a Poisson number).
    #[schemars(extend("example" = "regular: false"))]
    pub regular: bool,
    /// What each is worth to others; harm is negative.
    #[schemars(range(min = -100.0, max = 100.0), extend("example" = "value: -2.0"))]
    pub value: f64,
}
defaults!(RawIncident { name: String::new(), rates: vec![], regular: false, value: 0.0 });

/// How often something happens in a quarter.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawIncidentRate {
    /// The quarter.
    #[schemars(length(min = 1, max = 40), extend("required_here" = true, "example" = "quarter: \"Mill\""))]
    pub quarter: String,
    /// Times a day.
    #[schemars(range(min = 0.0, max = 1000.0), extend("example" = "a_day: 3.7"))]
    pub a_day: f64,
}
defaults!(RawIncidentRate { quarter: String::new(), a_day: 0.0 });

/// What it costs people of a look to seem more than they are, where being served is worth 1 to everyone.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawClaim {
    /// The look.
    #[schemars(length(min = 1, max = 40), extend("required_here" = true, "example" = "group: \"Heron\""))]
    pub group: String,
    /// The cost of one unit of the feature more than is true. Where it pays, people show exactly what is asked for.
    #[schemars(range(min = 0.001, max = 1000000.0), extend("example" = "cost: 5.0"))]
    pub cost: f64,
}
defaults!(RawClaim { group: String::new(), cost: 1.0 });
