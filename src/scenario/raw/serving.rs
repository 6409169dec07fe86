//! Whom an office serves, what it estimates, and what it keeps count of, as written.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::defaults;
use crate::scenario::limits;

/// Whom an office serves. Acts that need its service are open to those alone, and of those it refuses it learns nothing.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
pub enum Serving {
    /// Everyone.
    Everyone,
    /// Everyone whose score is at least this.
    CutOff(#[schemars(range(min = -10000.0, max = 10000.0))] f64),
    /// A cut-off for each look; looks that are not named are all served.
    PerGroup(#[schemars(length(max = limits::LOOKS))] Vec<RawGroupCutOff>),
    /// For each look of the town's table the cut-off that brings the office most, where a default costs it so many
    /// repayments. Those at the margin are served by lot.
    MaxUtility(#[schemars(range(min = 0.0, max = 1000.0))] f64),
    /// The same share of every look, as large as brings the office most.
    EqualRate(#[schemars(range(min = 0.0, max = 1000.0))] f64),
    /// The same share of those of every look who would repay, as large as brings the office most.
    EqualOpportunity(#[schemars(range(min = 0.0, max = 1000.0))] f64),
    /// The cut-off that its own predictor has found; everyone before it has found one.
    Learned,
}

/// The cut-off for one look.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawGroupCutOff {
    /// The look.
    #[schemars(length(min = 1, max = 40), extend("required_here" = true, "example" = "group: \"Heron\""))]
    pub group: String,
    /// The lowest score that is served.
    #[schemars(range(min = -10000.0, max = 10000.0), extend("example" = "at: 560.0"))]
    pub at: f64,
}
defaults!(RawGroupCutOff { group: String::new(), at: 0.0 });

/// An office that scores people by the feature it reads of them, and fits what it estimates to its own records.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawPredictor {
    /// Points of the score for one unit of the feature. Scores are -10000 to 10000.
    #[schemars(range(min = 0.001, max = 10000.0), extend("example" = "points_per_unit: 1000.0"))]
    pub points_per_unit: f64,
    /// What it estimates.
    #[schemars(extend("example" = "fits: Mean"))]
    pub fits: Fits,
    /// Days from one fit to the next; it fits at the end of the last of them, to the records of that day.
    #[schemars(range(min = 1, max = 3650), extend("example" = "every_days: 30"))]
    pub every_days: u32,
    /// How often it fits; 0 for no end.
    #[schemars(range(max = 100000), extend("example" = "at_most: 1"))]
    pub at_most: u32,
}
defaults!(RawPredictor { points_per_unit: 1.0, fits: Fits::Mean, every_days: 30, at_most: 0 });

/// What a predictor estimates.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum Fits {
    /// The mean of the feature it reads.
    Mean,
    /// The cut-off, in whole steps, that would have judged the people on its records best. It knows what became of those
    /// whom it served, and of nobody else.
    CutOff {
        /// The act of which a record shows that it was right to serve somebody.
        #[schemars(length(min = 1, max = 60), extend("example" = "good: \"pay_early\""))]
        good: String,
        /// The act of which a record shows that it was wrong.
        #[schemars(length(min = 1, max = 60), extend("example" = "bad: \"miss_bill\""))]
        bad: String,
        /// The step, in units of the feature.
        #[schemars(range(min = 0.0001, max = 100.0), extend("example" = "step: 0.01"))]
        step: f64,
        /// Whether it foresees that people will show what is asked for where it pays.
        #[schemars(extend("example" = "foresees: false"))]
        foresees: bool,
    },
    /// How likely it is that somebody will be on file again: a logistic regression on what the office knows of each person at the
    /// beginning of each stretch of `every_days`. The score is 1000 times the chance that nothing will be entered. Until the
    /// second stretch is over everybody stands at 1000.
    Risk(RawRisk),
}

/// A model of who will be on file.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawRisk {
    /// The acts of which an entry is what it foresees.
    #[schemars(length(min = 1, max = limits::ACTS), extend("required_here" = true, "example" = "of: [\"litter\"]"))]
    pub of: Vec<String>,
    /// How many stretches of `every_days` it looks back at the file.
    #[schemars(range(min = 1, max = 60), extend("example" = "looks_back: 3"))]
    pub looks_back: u32,
    /// What it goes by.
    #[schemars(length(max = limits::TERMS), extend("example" = "reads: [Entries, Quarter]"))]
    pub reads: Vec<Term>,
    /// How strongly the weights are held back toward nothing: the penalty on half their squares, in entries.
    #[schemars(range(min = 0.000001, max = 1000.0), extend("example" = "ridge: 1.0"))]
    pub ridge: f64,
}
defaults!(RawRisk { of: vec![], looks_back: 3, reads: vec![Term::Entries], ridge: 1.0 });

/// What a model of risk goes by.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub enum Term {
    /// How many entries of what it foresees are on file: none, one, two, or three and more.
    Entries,
    /// How many unpaid bills are on file: none, one, or two and more.
    Debts,
    /// The quarter, each with a weight of its own.
    Quarter,
    /// The look, each with a weight of its own.
    Look,
    /// Whether somebody is under thirty, from thirty to sixty-four, or older.
    Age,
    /// How many contacts were on the office's lists yesterday: none, one, or two and more.
    ListedContacts,
    /// Whether an entry of the named act is on file.
    Entry(#[schemars(length(min = 1, max = 60))] String),
}

/// What an office keeps count of: incidents on file, by quarter.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawTally {
    /// What is on file on the first day; 1 in quarters that are not named.
    #[schemars(length(max = limits::QUARTERS), extend("example" = "prior: [(quarter: \"Mill\", count: 600.0)]"))]
    pub prior: Vec<RawPrior>,
    /// The chance in a day that an entry is forgotten. At least one always stays.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "forget: 0.01"))]
    pub forget: f64,
    /// Whether discoveries are entered the more rarely the more often their quarter is patrolled, so that the file shows
    /// where things happen and not where somebody looked.
    #[schemars(extend("example" = "corrected: false"))]
    pub corrected: bool,
}
defaults!(RawTally { prior: vec![], forget: 0.0, corrected: false });

/// What is on file of a quarter on the first day.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawPrior {
    /// The quarter.
    #[schemars(length(min = 1, max = 40), extend("required_here" = true, "example" = "quarter: \"Mill\""))]
    pub quarter: String,
    /// Entries.
    #[schemars(range(min = 1.0, max = 1000000.0), extend("example" = "count: 600.0"))]
    pub count: f64,
}
defaults!(RawPrior { quarter: String::new(), count: 1.0 });
