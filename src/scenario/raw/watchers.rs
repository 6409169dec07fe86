//! Who or what watches, as written.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::acts::PlaceKind;
use super::defaults;
use super::index::ReadingOf;
use crate::scenario::limits;

/// The kind of a watcher: how it is drawn and spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub enum WatcherKind {
    /// A camera on a place.
    Camera,
    /// A public register.
    Registry,
    /// What is bought, and complaints about what is sold.
    Purchases,
    /// An employer's notes.
    Workplace,
    /// A school's notes.
    School,
    /// Neighbours who report.
    Neighbours,
    /// What is written for others to read.
    Posts,
    /// Devices at home.
    Devices,
    /// Cars and carts that report.
    Vehicle,
    /// What people report of themselves.
    SelfReport,
    /// Wardens and guards who walk about.
    Wardens,
}

/// Where a watcher is.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawCoverage {
    /// The kind of place.
    #[schemars(extend("example" = "place: Crossing"))]
    pub place: PlaceKind,
    /// The share of such places it covers.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "share: 0.5"))]
    pub share: f64,
}

/// How a watcher errs with one look, quarter or set, as multiples of its own figures.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawGroupError {
    /// The look, quarter or set.
    #[schemars(length(min = 1, max = 40), extend("required_here" = true, "example" = "group: \"Heron\""))]
    pub group: String,
    /// Multiple of the sensitivity.
    #[schemars(range(min = 0.0, max = 100.0), extend("example" = "sensitivity: 1.0"))]
    pub sensitivity: f64,
    /// Multiple of the chance that a true sighting is pinned on a lookalike.
    #[schemars(range(min = 0.0, max = 100.0), extend("example" = "misidentify: 5.0"))]
    pub misidentify: f64,
    /// Multiple of the chance of a false alarm.
    #[schemars(range(min = 0.0, max = 100.0), extend("example" = "false_alarm: 5.0"))]
    pub false_alarm: f64,
}
defaults!(RawGroupError { group: String::new(), sensitivity: 1.0, misidentify: 1.0, false_alarm: 1.0 });

/// An act that a watcher takes for another.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawMistake {
    /// What is done.
    #[schemars(length(min = 1, max = 60), extend("required_here" = true, "example" = "act: \"carry_shopping\""))]
    pub act: String,
    /// What it is taken for.
    #[schemars(length(min = 1, max = 60), extend("required_here" = true, "example" = "taken_for: \"shoplift\""))]
    pub taken_for: String,
    /// The chance, each time it is done in the watcher's view. A group's multiple of false alarms counts here too.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "chance: 0.01"))]
    pub chance: f64,
}
defaults!(RawMistake { act: String::new(), taken_for: String::new(), chance: 0.0 });

/// Under whose name a watcher enters what it sees.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub enum Names {
    /// Under the name of the person whom it sees.
    Doer,
    /// Under the name of the first adult of the person's household, in whose name line, meter and car are.
    Holder,
    /// Members of the named set under the name of the first adult of their household, everyone else under their own.
    Pool(#[schemars(length(min = 1, max = 40))] String),
}

/// Faces that are shown in public, on a tram or a hoarding, and that a watcher takes for people.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawFaces {
    /// How many residents' faces are shown.
    #[schemars(range(max = 1000), extend("example" = "count: 1"))]
    pub count: u32,
    /// How often each passes a place of the watcher's kind in a day.
    #[schemars(range(max = 100000), extend("example" = "passes_a_day: 40"))]
    pub passes_a_day: u32,
    /// The chance that a passing face is taken for a person doing what the watcher's false alarms claim.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "chance: 0.02"))]
    pub chance: f64,
}
defaults!(RawFaces { count: 0, passes_a_day: 40, chance: 0.0 });

/// Where a watcher looks for incidents.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
pub enum Patrol {
    /// In all of its quarters, every day.
    Everywhere,
    /// In one of its quarters a day, drawn in proportion to what the named office has on file.
    ByFile(#[schemars(length(min = 1, max = 60))] String),
}

/// How much a watcher looks, where it looks as much as pays.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawEffort {
    /// What each find is worth to those who run it.
    #[schemars(range(min = 0.0, max = 10000.0), extend("example" = "finds: 10.0"))]
    pub finds: f64,
    /// What it costs them to look at one person for a day, in the same unit.
    #[schemars(range(min = 0.0, max = 10000.0), extend("example" = "costs: 1.0"))]
    pub costs: f64,
    /// By how much of all people the share at whom it looks changes in a day, for each unit that looking at one person brought
    /// in or cost beyond that.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "pace: 0.01"))]
    pub pace: f64,
    /// The share of people at whom it looks on the first day.
    #[schemars(range(min = 0.001, max = 1.0), extend("example" = "start: 0.5"))]
    pub start: f64,
}
defaults!(RawEffort { finds: 10.0, costs: 1.0, pace: 0.01, start: 0.5 });

/// A watcher, with every error named.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawWatcher {
    /// Its name.
    #[schemars(length(min = 1, max = 60), extend("required_here" = true, "example" = "name: \"crossing camera\""))]
    pub name: String,
    /// Its kind.
    #[schemars(extend("example" = "kind: Camera"))]
    pub kind: WatcherKind,
    /// Whether it is switched on.
    #[schemars(extend("example" = "on: true"))]
    pub on: bool,
    /// The acts it can recognise.
    #[schemars(length(max = limits::ACTS), extend("example" = "acts: [\"cross_on_red\"]"))]
    pub acts: Vec<String>,
    /// The acts that it takes for other acts.
    #[schemars(length(max = limits::ACTS), extend("example" = "mistakes: [(act: \"carry_shopping\", taken_for: \"shoplift\", chance: 0.01)]"))]
    pub mistakes: Vec<RawMistake>,
    /// The acts by which people make reports that it takes. It enters what a report claims, and with it the report itself as an
    /// act of the reporter, which a rule can reward.
    #[schemars(length(max = limits::ACTS), extend("example" = "takes: []"))]
    pub takes: Vec<String>,
    /// The chance that it sees through a report that is false. Neither the claim nor the report is entered then.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "verifies: 0.3"))]
    pub verifies: f64,
    /// The act that it enters about a reporter whose report it has seen through; none if empty. It stands for that alone: nobody
    /// does it otherwise.
    #[schemars(length(max = 60), extend("example" = "catches: \"\""))]
    pub catches: String,
    /// Whether it reads the feature that residents show. What it reads is on file the same day.
    #[schemars(extend("example" = "reads_feature: true"))]
    pub reads_feature: bool,
    /// What else it reads of people; on file the same day.
    #[schemars(length(max = 4), extend("example" = "reads: [Money, Age]"))]
    pub reads: Vec<ReadingOf>,
    /// The spread of its readings about what is true, as a share of it: with 0.1, two readings in three are within a tenth.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "reading_error: 0.1"))]
    pub reading_error: f64,
    /// The incidents it enters, the same day.
    #[schemars(length(max = limits::INCIDENTS), extend("example" = "incidents: []"))]
    pub incidents: Vec<String>,
    /// Where it looks for incidents.
    #[schemars(extend("example" = "patrol: Everywhere"))]
    pub patrol: Patrol,
    /// Where it is.
    #[schemars(length(max = PlaceKind::COUNT), extend("example" = "places: [(place: Crossing, share: 0.4)]"))]
    pub places: Vec<RawCoverage>,
    /// Whether it makes no error: what it covers it sees at once, of the right person, and nothing else, whatever its
    /// other fields say of errors and of scrutiny.
    #[schemars(extend("example" = "perfect: true"))]
    pub perfect: bool,
    /// The chance that an act in its view is seen.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "sensitivity: 0.8"))]
    pub sensitivity: f64,
    /// The chance that a true sighting is pinned on a lookalike.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "misidentify: 0.001"))]
    pub misidentify: f64,
    /// The chance, each time someone is in its view, that it sees what did not happen.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "false_alarm: 0.001"))]
    pub false_alarm: f64,
    /// Faces on show that it takes for people.
    #[schemars(extend("example" = "faces: (count: 1, passes_a_day: 40, chance: 0.02)"))]
    pub faces: RawFaces,
    /// Under whose name it enters what it sees.
    #[schemars(extend("example" = "names: Holder"))]
    pub names: Names,
    /// The chance that an entry lands in the file of somebody who lives near.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "misfile: 0.01"))]
    pub misfile: f64,
    /// Whether it knows people by their papers and not by their faces, so that whoever goes by another's name is entered
    /// under it.
    #[schemars(extend("example" = "papers: true"))]
    pub papers: bool,
    /// What its false alarms claim; the first of its acts if not given.
    #[schemars(length(max = 60), extend("example" = "false_alarm_as: \"cross_on_red\""))]
    pub false_alarm_as: Option<String>,
    /// Days until an observation reaches the file.
    #[schemars(range(max = limits::DELAY_DAYS), extend("example" = "delay_days: 3"))]
    pub delay_days: u32,
    /// The chance that an observation never reaches the file.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "loss: 0.02"))]
    pub loss: f64,
    /// The chance that a settled bill goes on as unpaid: the clearing entry is filed only after `stale_days`.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "stale: 0.2"))]
    pub stale: f64,
    /// Days until a stale entry is mended.
    #[schemars(range(min = 1, max = limits::STALE_DAYS), extend("example" = "stale_days: 90"))]
    pub stale_days: u32,
    /// Groups with whom it errs more, or less.
    #[schemars(length(max = limits::GROUPS), extend("example" = "groups: [(group: \"Heron\", misidentify: 5.0)]"))]
    pub groups: Vec<RawGroupError>,
    /// Whether it watches more closely those whom an office tells it to.
    #[schemars(extend("example" = "scrutiny: true"))]
    pub scrutiny: bool,
    /// How far evasion helps against it: 0 not at all, 1 wholly.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "evadable: 0.5"))]
    pub evadable: f64,
    /// Only in these quarters; everywhere if empty.
    #[schemars(length(max = limits::QUARTERS), extend("example" = "quarters: [\"Mill\"]"))]
    pub quarters: Vec<String>,
    /// It sees only what members of one of these sets do; everyone if empty.
    #[schemars(length(max = limits::SETS), extend("example" = "only: []"))]
    pub only: Vec<String>,
    /// The first day on which it watches.
    #[schemars(range(max = 36500), extend("example" = "from_day: 90"))]
    pub from_day: u32,
    /// The day from which it no longer watches; 0 for never.
    #[schemars(range(max = 36500), extend("example" = "until_day: 180"))]
    pub until_day: u32,
    /// How much it looks, where it looks as much as pays: the chance that it sees an act is multiplied by the share of people
    /// at whom it looks.
    #[schemars(extend("example" = "effort: (finds: 10.0, costs: 1.0)"))]
    pub effort: Option<RawEffort>,
    /// It sees acts that happen away from a person's usual places only beyond so many blocks from home, work, shop and the
    /// straight ways between them; 0 for everywhere.
    #[schemars(range(max = 1000), extend("example" = "beyond: 3"))]
    pub beyond: u32,
    /// The chance that what it sees, or takes for something else, is stopped on the spot. A harmful act or incident that is
    /// stopped does no harm. People answer to points, so that a stop alone deters nobody.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "stops: 0.6"))]
    pub stops: f64,
    /// Free hours that a stop takes from the one who is stopped, rightly or not.
    #[schemars(range(min = 0.0, max = 48.0), extend("example" = "stop_hours: 0.5"))]
    pub stop_hours: f64,
    /// Strain that a stop puts on the one who is stopped.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "stop_strain: 0.02"))]
    pub stop_strain: f64,
    /// Whether the rest of the household is questioned as well, with the same hours and strain.
    #[schemars(extend("example" = "asks_kin: true"))]
    pub asks_kin: bool,
    /// Whether what it sees clears the doer: no watcher takes that deed for another one.
    #[schemars(extend("example" = "clears: true"))]
    pub clears: bool,
    /// Hours of somebody's work that each observation costs.
    #[schemars(range(min = 0.0, max = 100.0), extend("example" = "hours_each: 0.1"))]
    pub hours_each: f64,
}
defaults!(RawWatcher {
    name: String::new(),
    kind: WatcherKind::Camera,
    on: true,
    acts: vec![],
    mistakes: vec![],
    takes: vec![],
    verifies: 0.0,
    catches: String::new(),
    reads_feature: false,
    reads: vec![],
    reading_error: 0.0,
    incidents: vec![],
    patrol: Patrol::Everywhere,
    places: vec![],
    perfect: false,
    sensitivity: 1.0,
    misidentify: 0.0,
    false_alarm: 0.0,
    faces: RawFaces::default(),
    names: Names::Doer,
    misfile: 0.0,
    papers: false,
    false_alarm_as: None,
    delay_days: 0,
    loss: 0.0,
    stale: 0.0,
    stale_days: 60,
    groups: vec![],
    scrutiny: true,
    evadable: 0.0,
    quarters: vec![],
    only: vec![],
    from_day: 0,
    until_day: 0,
    effort: None,
    beyond: 0,
    stops: 0.0,
    stop_hours: 0.0,
    stop_strain: 0.0,
    asks_kin: false,
    clears: false,
    hours_each: 0.05,
});
