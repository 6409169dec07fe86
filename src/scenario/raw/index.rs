//! An index as written: several parts made one number.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::defaults;
use crate::scenario::limits;

/// A number about a person that a watcher can read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub enum ReadingOf {
    /// The feature that residents show, read every day.
    #[default]
    Feature,
    /// The money that somebody has, in groats, read once a week.
    Money,
    /// What somebody earns in a week before any office makes it more or less, in groats, read once a week.
    Income,
    /// Somebody's age in years, read once a week.
    Age,
}

impl ReadingOf {
    /// Every kind of reading, each at the place of its number.
    pub const ALL: [Self; 4] = [Self::Feature, Self::Money, Self::Income, Self::Age];
}

/// What makes a part of an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub enum PartOf {
    /// The points of the rules whose category has the name of the part.
    Points,
    /// What a watcher reads.
    Reading(ReadingOf),
}

/// An office that makes one number of several parts. Each part has a share of the range by its weight: a part with a third of
/// all weight can move the score by a third of the range, whatever is entered. Where contacts count as well, `peer` says so.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawIndex {
    /// The score of whoever has nothing in any part.
    #[schemars(range(min = -10000.0, max = 10000.0), extend("example" = "from: 350.0"))]
    pub from: f64,
    /// The score of whoever has all that there is in every part.
    #[schemars(range(min = -10000.0, max = 10000.0), extend("example" = "to: 950.0"))]
    pub to: f64,
    /// What the score is made of: up to eight parts.
    #[schemars(length(max = limits::PARTS), extend("example" = "parts: [(name: \"bills\", weight: 35.0)]"))]
    pub parts: Vec<RawPart>,
}
defaults!(RawIndex { from: 350.0, to: 950.0, parts: vec![] });

impl RawIndex {
    /// The share of the range that a part has, by its weight.
    pub fn share_of(&self, part: &RawPart) -> f64 {
        let all: f64 = self.parts.iter().map(|part| part.weight).sum();
        if all > 0.0 { part.weight / all } else { 0.0 }
    }
}

/// A part of an index.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawPart {
    /// Its name. Where it is made of points, a category of the office has the same name.
    #[schemars(length(min = 1, max = 40), extend("required_here" = true, "example" = "name: \"bills\""))]
    pub name: String,
    /// Its weight. Its share of the range is its weight divided by the weights of all parts.
    #[schemars(range(min = 0.0, max = 1000.0), extend("example" = "weight: 35.0"))]
    pub weight: f64,
    /// What makes it.
    #[schemars(extend("example" = "of: Points"))]
    pub of: PartOf,
    /// The reading that gives nothing of the part. It may be above `high`: then less is better.
    #[schemars(range(min = -10000.0, max = 10000.0), extend("example" = "low: 0.0"))]
    pub low: f64,
    /// The reading that gives the whole part.
    #[schemars(range(min = -10000.0, max = 10000.0), extend("example" = "high: 500.0"))]
    pub high: f64,
    /// How much of the part everyone has on the first day, 0 to 1.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "start: 0.5"))]
    pub start: f64,
    /// Days in which the distance from the start halves; 0 for never. For points only: a reading stays until the next.
    #[schemars(range(min = 0.0, max = 36500.0), extend("example" = "half_life_days: 360.0"))]
    pub half_life_days: f64,
}
defaults!(RawPart {
    name: String::new(),
    weight: 1.0,
    of: PartOf::Points,
    low: 0.0,
    high: 1.0,
    start: 0.5,
    half_life_days: 0.0,
});
