//! What can be done against a mark, as written: notice, appeals, an office's own second look, and the audit.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::defaults;

/// What can be done against a mark.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawRedress {
    /// The chance that a person is told of a mark.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "notice: 0.8"))]
    pub notice: f64,
    /// The chance in a month that somebody with the most nerve looks at their file, learns of the marks that they were not
    /// told of, and may appeal.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "see: 0.1"))]
    pub see: f64,
    /// The chance that a mark comes with its reason. Without it nobody can tell what the mark is for: it is taken as a mark
    /// for nothing that one did, in trust, in appeals and in blame.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "reasons: 0.9"))]
    pub reasons: f64,
    /// The chance that somebody with the most nerve appeals a mark for what they do not remember doing.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "appeal: 0.6"))]
    pub appeal: f64,
    /// The chance that somebody with the most guile appeals a mark for what they did do.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "try_it_on: 0.05"))]
    pub try_it_on: f64,
    /// Groats an appeal costs.
    #[schemars(range(min = 0.0, max = 1000.0), extend("example" = "cost: 5.0"))]
    pub cost: f64,
    /// Free hours an appeal costs.
    #[schemars(range(min = 0.0, max = 40.0), extend("example" = "hours: 2.0"))]
    pub hours: f64,
    /// The share of appeals that anybody ever looks at. The others cost as much and come to nothing.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "answered: 0.8"))]
    pub answered: f64,
    /// Where an appeal is lodged, and how far a correction reaches, if several offices made something of one record.
    #[schemars(extend("example" = "correction: Everywhere"))]
    pub correction: Correcting,
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
    /// An audit from outside, which looks at a share of all marks again.
    #[schemars(extend("example" = "audit: (share: 0.05)"))]
    pub audit: RawAudit,
}
defaults!(RawRedress {
    notice: 1.0,
    see: 0.0,
    reasons: 1.0,
    appeal: 0.0,
    try_it_on: 0.0,
    cost: 5.0,
    hours: 2.0,
    answered: 1.0,
    correction: Correcting::Separately,
    delay_days: 20,
    accuracy: 0.85,
    reviews_a_day: 1.0,
    hours_each: 1.5,
    audit: RawAudit::default(),
});

/// Where an appeal is lodged, and how far a correction reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub enum Correcting {
    /// Whoever appeals does so with each office that made something of the record, and pays there. Each decides for itself.
    Separately,
    /// People appeal to the first of these offices. What it takes back stays on file with the others.
    First,
    /// People appeal to the first of these offices. What it takes back, the others take back as well.
    Everywhere,
}

/// An audit: on every so many days it looks again at a share of the marks since the last time. What it finds false is taken
/// back.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawAudit {
    /// The share of marks, by lot; 0 for no audit.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "share: 0.05"))]
    pub share: f64,
    /// Days from one audit to the next.
    #[schemars(range(min = 1, max = 3650), extend("example" = "every_days: 90"))]
    pub every_days: u32,
    /// The chance that it finds what is true.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "accuracy: 0.95"))]
    pub accuracy: f64,
    /// Hours of somebody's work that each mark costs.
    #[schemars(range(min = 0.0, max = 100.0), extend("example" = "hours_each: 2.0"))]
    pub hours_each: f64,
}
defaults!(RawAudit { share: 0.0, every_days: 90, accuracy: 0.95, hours_each: 2.0 });

/// Which marks an office looks at again of its own accord.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub enum ReviewOf {
    /// A share of all marks.
    Marks,
    /// A share of the marks of a day on which a person came to be flagged.
    Falls,
}

/// An office's own second look at its marks, on the day after they are made.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawReview {
    /// The share of marks, by lot; 0 for none.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "share: 0.1"))]
    pub share: f64,
    /// Of which marks.
    #[schemars(extend("example" = "of: Falls"))]
    pub of: ReviewOf,
    /// The chance that a reviewer finds what is true.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "accuracy: 0.9"))]
    pub accuracy: f64,
    /// Hours of somebody's work that each mark costs.
    #[schemars(range(min = 0.0, max = 100.0), extend("example" = "hours_each: 0.5"))]
    pub hours_each: f64,
}
defaults!(RawReview { share: 0.0, of: ReviewOf::Marks, accuracy: 0.9, hours_each: 0.5 });
