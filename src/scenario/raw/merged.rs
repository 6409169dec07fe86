//! An office made of offices, as written.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::defaults;
use crate::scenario::limits;

/// An office that makes one score of the scores of other offices: their weighted mean, each as a share of its own range. An
/// office that does not rate somebody has no part in their score.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawMerged {
    /// The score of whoever stands at the floor of every office.
    #[schemars(range(min = -10000.0, max = 10000.0), extend("example" = "from: 0.0"))]
    pub from: f64,
    /// The score of whoever stands at the ceiling of every office.
    #[schemars(range(min = -10000.0, max = 10000.0), extend("example" = "to: 1000.0"))]
    pub to: f64,
    /// The offices, each listed before this one.
    #[schemars(length(max = limits::OFFICES), extend("example" = "of: [(office: \"ledger office\", weight: 1.0)]"))]
    pub of: Vec<RawSource>,
    /// The chance, for each person and each office, that another person's file was linked with theirs when the files were first
    /// brought together. It is the file of somebody who lives near.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "link_error: 0.005"))]
    pub link_error: f64,
    /// The chance in a day that a wrong link is found and mended.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "mends_a_day: 0.01"))]
    pub mends_a_day: f64,
}
defaults!(RawMerged { from: 0.0, to: 1000.0, of: vec![], link_error: 0.0, mends_a_day: 0.0 });

/// An office that is merged with others.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawSource {
    /// The name of the office whose scores are read.
    #[schemars(length(min = 1, max = 60), extend("required_here" = true, "example" = "office: \"ledger office\""))]
    pub office: String,
    /// Its weight among the others.
    #[schemars(range(min = 0.0, max = 1000.0), extend("example" = "weight: 40.0"))]
    pub weight: f64,
}
defaults!(RawSource { office: String::new(), weight: 1.0 });
