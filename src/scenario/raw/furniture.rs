//! What a pack brings beside its rules: the knobs that people turn, and what it assumes, as written. What it shows stands in its
//! lesson.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::defaults;
use crate::scenario::limits;

/// How a knob's value is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub enum KnobScale {
    /// "1 in 1,000".
    OneIn,
    /// "35 %".
    Share,
    /// "3 times".
    Times,
    /// "6 months", "for good".
    Months,
    /// "−8 points".
    Points,
    /// "a score of 522".
    Score,
    /// "90 days".
    Days,
    /// "5 groats".
    Groats,
    /// "2 hours".
    Hours,
    /// "3".
    Number,
}

/// A knob: a sentence about a rule, with a slider, a switch, or both. It comes with a pack, and a scenario can change it by its
/// name.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawKnob {
    /// Its name in this file.
    #[schemars(length(min = 1, max = 40), extend("required_here" = true, "example" = "name: \"stick\""))]
    pub name: String,
    /// A few words above it.
    #[schemars(length(max = 80), extend("example" = "title: \"How heavy the stick is\""))]
    pub title: String,
    /// What holds now, in a sentence or two; the value of the slider is put in place of `{value}`.
    #[schemars(length(max = 300), extend("example" = "says: \"A litterer loses {value}.\""))]
    pub says: String,
    /// What it is for, and what moving it does.
    #[schemars(length(max = 400), extend("example" = "help: \"More points deter more, and weigh on more people.\""))]
    pub help: String,
    /// The numbers that its slider sets, by their paths; they are set alike. Without any there is no slider. A knob of numbers
    /// of `town` has no card in a running town, which is founded already; it is there for `--set`, sweeps and the facts.
    #[schemars(length(max = limits::KNOB_PATHS), extend("example" = "paths: [\"learning.reading\"]"))]
    pub paths: Vec<String>,
    /// How far down the slider goes.
    #[schemars(range(min = -10000.0, max = 10000.0), extend("example" = "from: 0.0"))]
    pub from: f64,
    /// How far up it goes.
    #[schemars(range(min = -10000.0, max = 10000.0), extend("example" = "to: 1.0"))]
    pub to: f64,
    /// Its smallest step.
    #[schemars(range(min = 0.000001, max = 1000.0), extend("example" = "step: 0.05"))]
    pub step: f64,
    /// How its value is shown.
    #[schemars(extend("example" = "scale: Share"))]
    pub scale: KnobScale,
    /// Whether the slider sets a multiple of what is written at its paths, instead of the numbers themselves.
    #[schemars(extend("example" = "multiplies: false"))]
    pub multiplies: bool,
    /// Where a knob that multiplies stands.
    #[schemars(range(min = 0.0, max = 100.0), extend("example" = "at: 1.0"))]
    pub at: f64,
    /// What its switch sets when it is turned on, each `path=value`. It is on while the first of them holds. Without any there
    /// is no switch.
    #[schemars(length(max = limits::KNOB_PATHS), extend("example" = "on: []"))]
    pub on: Vec<String>,
    /// What its switch sets when it is turned off.
    #[schemars(length(max = limits::KNOB_PATHS), extend("example" = "off: []"))]
    pub off: Vec<String>,
}
defaults!(RawKnob {
    name: String::new(),
    title: String::new(),
    says: String::new(),
    help: String::new(),
    paths: vec![],
    from: 0.0,
    to: 1.0,
    step: 0.01,
    scale: KnobScale::Share,
    multiplies: false,
    at: 1.0,
    on: vec![],
    off: vec![],
});

/// Where a number that is assumed comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub enum Grade {
    /// A study has measured it.
    Measured,
    /// Reports or studies of something else give its size.
    Estimated,
    /// Nobody has measured it.
    Invented,
}

/// Something that a pack assumes of people or of watchers.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawAssumption {
    /// Its name in this file.
    #[schemars(length(min = 1, max = 60), extend("required_here" = true, "example" = "name: \"how often neighbours report\""))]
    pub name: String,
    /// What is assumed, in one sentence with its number.
    #[schemars(length(max = 400), extend("example" = "says: \"One in five neighbours who see something report it.\""))]
    pub says: String,
    /// Where the number comes from.
    #[schemars(extend("example" = "grade: Invented"))]
    pub grade: Grade,
    /// The source, if there is one.
    #[schemars(length(max = 300), extend("example" = "source: \"\""))]
    pub source: String,
}
defaults!(RawAssumption { name: String::new(), says: String::new(), grade: Grade::Invented, source: String::new() });
