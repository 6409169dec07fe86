//! What a scenario file may contain. The documentation of each field is the reference page, its range is the bound
//! that is checked, and its example is tried by a test: a field is added here and nowhere else.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Implements `Default` by listing the values, so that a field, its range and its default stand on one page.
macro_rules! defaults {
    ($type:ident { $($field:ident : $value:expr),* $(,)? }) => {
        impl Default for $type {
            fn default() -> Self { Self { $($field: $value),* } }
        }
    };
}

/// A scenario: one file is one lesson. A pack has the same form and is laid under it.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawScenario {
    /// The lesson's title.
    #[schemars(length(max = 120), extend("example" = "title: \"The crossing camera\""))]
    pub title: String,
    /// The one question the lesson asks.
    #[schemars(length(max = 200), extend("example" = "question: \"Who is flagged for what they did not do?\""))]
    pub question: String,
    /// Two or three sentences for the person who chooses a lesson.
    #[schemars(length(max = 2000), extend("example" = "summary: \"Cameras watch the crossings.\""))]
    pub summary: String,
    /// The mechanism the lesson shows, in one sentence.
    #[schemars(length(max = 1000), extend("example" = "mechanism: \"A small error meets many observations.\""))]
    pub mechanism: String,
    /// How long the lesson takes, in minutes.
    #[schemars(range(max = 600), extend("example" = "minutes: 45"))]
    pub minutes: u32,
    /// Packs to build on, by name. Later ones are laid over earlier ones, and this file over all of them.
    #[schemars(length(max = 40), extend("example" = "packs: [\"civic-ledger\", \"street-cameras\"]"))]
    pub packs: Vec<String>,
    /// How many days a run lasts.
    #[schemars(range(min = 1, max = 36500), extend("example" = "days: 365"))]
    pub days: u32,
    /// The seed of all luck. The same seed gives the same town.
    #[schemars(extend("example" = "seed: 7"))]
    pub seed: u64,
    /// Whether the catalogue of everyday acts is laid under this file. Switch it off for an experiment with nothing else.
    #[schemars(extend("example" = "catalogue: false"))]
    pub catalogue: bool,
    /// Who lives here, and where.
    #[schemars(extend("example" = "town: (residents: 800)"))]
    pub town: RawTown,
    /// What residents can do. An act named as one of the catalogue changes that act.
    #[schemars(length(max = 64), extend("example" = "acts: [(name: \"litter\", times_a_year: 6.0)]"))]
    pub acts: Vec<RawAct>,
    /// Who or what watches, and how it errs.
    #[schemars(length(max = 32), extend("example" = "watchers: [(name: \"crossing camera\", kind: Camera, acts: [\"cross_on_red\"], places: [(place: Crossing, share: 0.5)])]"))]
    pub watchers: Vec<RawWatcher>,
    /// The offices that make scores of records.
    #[schemars(length(max = 8), extend("example" = "offices: [(name: \"ledger office\", bands: [(name: \"A\", from: 700), (name: \"B\", from: 0, penalty: true)])]"))]
    pub offices: Vec<RawOffice>,
    /// How residents learn and change.
    #[schemars(extend("example" = "learning: (talk: 0.1)"))]
    pub learning: RawLearning,
    /// Notice, appeals and review.
    #[schemars(extend("example" = "redress: (notice: 1.0, accuracy: 0.9)"))]
    pub redress: RawRedress,
    /// What befalls people without their choosing.
    #[schemars(extend("example" = "shocks: (illness_a_year: 1.0)"))]
    pub shocks: RawShocks,
    /// Edges of the loop that are cut from the first day.
    #[schemars(length(max = 7), extend("example" = "cut: [Scrutiny, Money]"))]
    pub cut: Vec<Edge>,
    /// Whether the town also keeps the shadow ledger of perfect observation, from which errors are measured.
    #[schemars(extend("example" = "standing: true"))]
    pub standing: bool,
    /// The texts of the lesson.
    #[schemars(extend("example" = "lesson: (case_for: \"It stops a cheat.\", case_against: \"It is sometimes wrong.\")"))]
    pub lesson: RawLesson,
}
defaults!(RawScenario {
    title: String::new(),
    question: String::new(),
    summary: String::new(),
    mechanism: String::new(),
    minutes: 45,
    packs: vec![],
    days: 365,
    seed: 1,
    catalogue: true,
    town: RawTown::default(),
    acts: vec![],
    watchers: vec![],
    offices: vec![],
    learning: RawLearning::default(),
    redress: RawRedress::default(),
    shocks: RawShocks::default(),
    cut: vec![],
    standing: true,
    lesson: RawLesson::default(),
});

/// An edge of the feedback loop that can be cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub enum Edge {
    /// What a band does to wages, fees, benefits and custom.
    Money,
    /// What a band does to how closely one is watched.
    Scrutiny,
    /// What a band does to ties.
    Ties,
    /// What contacts' scores do to one's own.
    Peers,
    /// What marks and bands do to strain.
    Strain,
    /// What a band does to jobs and free hours.
    Access,
    /// A predictor retrained on its own records.
    Model,
}

/// The town and its people.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawTown {
    /// How many residents of sixteen and over.
    #[schemars(range(min = 60, max = 10_000_000), extend("example" = "residents: 2000"))]
    pub residents: u32,
    /// Invented quarters, each with its share of the blocks.
    #[schemars(length(min = 1, max = 16), extend("example" = "quarters: [(name: \"Mill\", share: 0.5), (name: \"Orchard\", share: 0.5, wealth: 0.8)]"))]
    pub quarters: Vec<RawQuarter>,
    /// Invented looks: sets of people whom cameras confuse with one another.
    #[schemars(length(min = 1, max = 8), extend("example" = "looks: [(name: \"Wren\", share: 0.7), (name: \"Heron\", share: 0.3)]"))]
    pub looks: Vec<RawLook>,
    /// The means of the fixed traits.
    #[schemars(extend("example" = "traits: (conscience: 0.7)"))]
    pub traits: RawTraits,
    /// Residents who work, for each firm.
    #[schemars(range(min = 2.0, max = 500.0), extend("example" = "workers_per_firm: 12.0"))]
    pub workers_per_firm: f64,
    /// Share of firms that sell to the public: stalls and shops.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "trading_firms: 0.6"))]
    pub trading_firms: f64,
    /// Share of residents who are officials.
    #[schemars(range(min = 0.0, max = 0.2), extend("example" = "officials: 0.02"))]
    pub officials: f64,
    /// How often a resident passes a crossing in a day.
    #[schemars(range(min = 0.0, max = 20.0), extend("example" = "crossings_a_day: 3.0"))]
    pub crossings_a_day: f64,
    /// Who knows whom at the start.
    #[schemars(extend("example" = "ties: Village(neighbours: 2, workmates: 2, friends: 3)"))]
    pub ties: RawTies,
}
defaults!(RawTown {
    residents: 1200,
    quarters: vec![
        RawQuarter { name: "Mill".into(), ..RawQuarter::default() },
        RawQuarter { name: "Orchard".into(), ..RawQuarter::default() },
        RawQuarter { name: "Lantern".into(), ..RawQuarter::default() },
    ],
    looks: vec![RawLook { name: "Wren".into(), share: 0.7 }, RawLook { name: "Heron".into(), share: 0.3 },],
    traits: RawTraits::default(),
    workers_per_firm: 12.0,
    trading_firms: 0.66,
    officials: 0.02,
    crossings_a_day: 3.0,
    ties: RawTies::default(),
});

/// A quarter of the town.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawQuarter {
    /// Its invented name.
    #[schemars(length(min = 1, max = 40), extend("required_here" = true, "example" = "name: \"Mill\""))]
    pub name: String,
    /// Its share of the town, in proportion to the other quarters.
    #[schemars(range(min = 0.01, max = 100.0), extend("example" = "share: 0.4"))]
    pub share: f64,
    /// Its people's money and wages, in proportion to the town's.
    #[schemars(range(min = 0.2, max = 5.0), extend("example" = "wealth: 0.8"))]
    pub wealth: f64,
}
defaults!(RawQuarter { name: String::new(), share: 1.0, wealth: 1.0 });

/// A look: a set of people whom cameras confuse.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawLook {
    /// Its invented name.
    #[schemars(length(min = 1, max = 40), extend("required_here" = true, "example" = "name: \"Heron\""))]
    pub name: String,
    /// Its share of the residents, in proportion to the other looks.
    #[schemars(range(min = 0.01, max = 100.0), extend("example" = "share: 0.3"))]
    pub share: f64,
}
defaults!(RawLook { name: String::new(), share: 1.0 });

/// Means of the fixed traits, each in 0..1.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawTraits {
    /// Minding what one's acts do to others.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "conscience: 0.6"))]
    pub conscience: f64,
    /// Readiness to act for points.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "guile: 0.4"))]
    pub guile: f64,
    /// Readiness to object.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "nerve: 0.5"))]
    pub nerve: f64,
    /// Readiness to help.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "warmth: 0.5"))]
    pub warmth: f64,
    /// How far people differ: half the width of each trait's range.
    #[schemars(range(min = 0.0, max = 0.5), extend("example" = "spread: 0.35"))]
    pub spread: f64,
}
defaults!(RawTraits { conscience: 0.6, guile: 0.4, nerve: 0.5, warmth: 0.5, spread: 0.35 });

/// Who knows whom at the start.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum RawTies {
    /// Family and, for each resident, so many ties made with neighbours, workmates and friends. Ties are mutual.
    Village {
        /// Ties made with people of the same or the next block.
        #[schemars(range(max = 20), extend("example" = "neighbours: 1"))]
        neighbours: u32,
        /// Ties made with people of the same firm.
        #[schemars(range(max = 20), extend("example" = "workmates: 1"))]
        workmates: u32,
        /// Ties made with anyone, near more often than far.
        #[schemars(range(max = 20), extend("example" = "friends: 2"))]
        friends: u32,
    },
    /// So many contacts each, chosen from the whole town, in one direction. For experiments.
    Random {
        /// Contacts of each resident.
        #[schemars(range(min = 1, max = 50), extend("example" = "contacts: 10"))]
        contacts: u32,
    },
}
impl Default for RawTies {
    fn default() -> Self {
        Self::Village { neighbours: 1, workmates: 1, friends: 2 }
    }
}

/// Whether an act is what it seems.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub enum ActKind {
    /// It is what it seems.
    Genuine,
    /// It looks better than it is.
    Performative,
    /// It is innocent, but read as a sign of something.
    Proxy,
}

/// Where an act happens, and where watchers are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub enum PlaceKind {
    /// The resident's home.
    Home,
    /// The crossing on the resident's way.
    Crossing,
    /// The firm one works at.
    Work,
    /// The shop one goes to.
    Shop,
    /// The square or park of one's quarter.
    Square,
    /// The town's offices, where bills are paid.
    Office,
    /// Lines and boards: what is written, not where.
    Line,
}

/// Who can do an act, or is rated by an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub enum Who {
    /// Everyone.
    Anyone,
    /// Owners of firms that sell to the public.
    Traders,
    /// Owners of firms.
    Owners,
    /// Officials.
    Officials,
    /// Those who have a job.
    Employed,
    /// Those who owe an unpaid bill.
    Debtors,
}

/// A state of a resident that drives acts; each is 0 to 1.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub enum State {
    /// The trait of minding what one's acts do to others.
    Conscience,
    /// The trait of readiness to act for points.
    Guile,
    /// The trait of readiness to object.
    Nerve,
    /// The trait of readiness to help.
    Warmth,
    /// How worn one is.
    Strain,
    /// 1 with no money, 0 from ten weeks' living on.
    Poverty,
    /// 1 without a job and looking for one, else 0.
    Idle,
    /// 1 under thirty, else 0.
    Young,
    /// 1 from sixty-five on, else 0.
    Old,
    /// 1 minus trust in the first office.
    Distrust,
    /// How much one feels watched.
    Watched,
    /// 1 for those in the named band of the first office, else 0.
    Band(String),
}

/// A driver: the rate doubles for each +1 when the state is 1.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawDriver {
    /// The state that drives.
    #[schemars(extend("example" = "state: Strain"))]
    pub state: State,
    /// Doublings of the rate when the state is 1, in sixteenths.
    #[schemars(range(min = -8.0, max = 8.0), extend("example" = "doublings: 1.5"))]
    pub doublings: f64,
}

/// Something residents can do.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawAct {
    /// Its name in this file.
    #[schemars(length(min = 1, max = 60), extend("required_here" = true, "example" = "name: \"litter\""))]
    pub name: String,
    /// What one would say of it, in the past tense, without the person: "dropped litter".
    #[schemars(length(max = 120), extend("example" = "says: \"dropped litter\""))]
    pub says: String,
    /// Whether it is what it seems.
    #[schemars(extend("example" = "kind: Genuine"))]
    pub kind: ActKind,
    /// The base rate: times a year when every driver is 0.
    #[schemars(range(min = 0.0, max = 20000.0), extend("example" = "times_a_year: 12.0"))]
    pub times_a_year: f64,
    /// What moves the rate.
    #[schemars(length(max = 12), extend("example" = "drivers: [(state: Strain, doublings: 1.0)]"))]
    pub drivers: Vec<RawDriver>,
    /// What it brings (or, if negative, costs) in groats.
    #[schemars(range(min = -1000.0, max = 1000.0), extend("example" = "money: -3.0"))]
    pub money: f64,
    /// The free hours it takes.
    #[schemars(range(min = 0.0, max = 12.0), extend("example" = "hours: 1.5"))]
    pub hours: f64,
    /// Where it happens.
    #[schemars(extend("example" = "place: Crossing"))]
    pub place: PlaceKind,
    /// Its true value to others; harm is negative. One point is about an hour of a stranger's help.
    #[schemars(range(min = -100.0, max = 100.0), extend("example" = "value: -2.0"))]
    pub value: f64,
    /// Who can do it.
    #[schemars(extend("example" = "who: Anyone"))]
    pub who: Who,
    /// The youngest who do it.
    #[schemars(range(max = 120), extend("example" = "min_age: 18"))]
    pub min_age: u8,
    /// The oldest who do it.
    #[schemars(range(max = 120), extend("example" = "max_age: 80"))]
    pub max_age: u8,
    /// Whether one is free to do it or not: such acts compete for free hours and answer to points.
    #[schemars(extend("example" = "chosen: true"))]
    pub chosen: bool,
    /// Unpaid bills it adds (1) or settles (-1).
    #[schemars(range(min = -1, max = 1), extend("example" = "debt: 1"))]
    pub debt: i8,
    /// What it does to the strain of the one who does it.
    #[schemars(range(min = -1.0, max = 1.0), extend("example" = "strain: -0.02"))]
    pub strain: f64,
    /// It happens only on days on which the named act, listed before it, does not.
    #[schemars(length(max = 60), extend("example" = "unless: \"litter\""))]
    pub unless: Option<String>,
}
defaults!(RawAct {
    name: String::new(),
    says: String::new(),
    kind: ActKind::Genuine,
    times_a_year: 0.0,
    drivers: vec![],
    money: 0.0,
    hours: 0.0,
    place: PlaceKind::Home,
    value: 0.0,
    who: Who::Anyone,
    min_age: 0,
    max_age: 120,
    chosen: true,
    debt: 0,
    strain: 0.0,
    unless: None,
});

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

/// How a watcher errs with one look or quarter, as multiples of its own figures.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawGroupError {
    /// The look or quarter.
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
    #[schemars(length(max = 64), extend("example" = "acts: [\"cross_on_red\"]"))]
    pub acts: Vec<String>,
    /// Where it is.
    #[schemars(length(max = 8), extend("example" = "places: [(place: Crossing, share: 0.4)]"))]
    pub places: Vec<RawCoverage>,
    /// The chance that an act in its view is seen.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "sensitivity: 0.8"))]
    pub sensitivity: f64,
    /// The chance that a true sighting is pinned on a lookalike.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "misidentify: 0.001"))]
    pub misidentify: f64,
    /// The chance, each time someone is in its view, that it sees what did not happen.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "false_alarm: 0.001"))]
    pub false_alarm: f64,
    /// What its false alarms claim; the first of its acts if not given.
    #[schemars(length(max = 60), extend("example" = "false_alarm_as: \"cross_on_red\""))]
    pub false_alarm_as: Option<String>,
    /// Days until an observation reaches the file.
    #[schemars(range(max = 60), extend("example" = "delay_days: 3"))]
    pub delay_days: u32,
    /// The chance that an observation never reaches the file.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "loss: 0.02"))]
    pub loss: f64,
    /// The chance that a settled bill goes on as unpaid: the clearing entry is filed only after `stale_days`.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "stale: 0.2"))]
    pub stale: f64,
    /// Days until a stale entry is mended.
    #[schemars(range(min = 1, max = 400), extend("example" = "stale_days: 90"))]
    pub stale_days: u32,
    /// Groups with whom it errs more, or less.
    #[schemars(length(max = 24), extend("example" = "groups: [(group: \"Heron\", misidentify: 5.0)]"))]
    pub groups: Vec<RawGroupError>,
    /// Whether it watches more closely those whom an office tells it to.
    #[schemars(extend("example" = "scrutiny: true"))]
    pub scrutiny: bool,
    /// How far evasion helps against it: 0 not at all, 1 wholly.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "evadable: 0.5"))]
    pub evadable: f64,
    /// Only in these quarters; everywhere if empty.
    #[schemars(length(max = 16), extend("example" = "quarters: [\"Mill\"]"))]
    pub quarters: Vec<String>,
    /// The first day on which it watches.
    #[schemars(range(max = 36500), extend("example" = "from_day: 90"))]
    pub from_day: u32,
    /// The day from which it no longer watches; 0 for never.
    #[schemars(range(max = 36500), extend("example" = "until_day: 180"))]
    pub until_day: u32,
    /// Hours of somebody's work that each observation costs.
    #[schemars(range(min = 0.0, max = 100.0), extend("example" = "hours_each: 0.1"))]
    pub hours_each: f64,
}
defaults!(RawWatcher {
    name: String::new(),
    kind: WatcherKind::Camera,
    on: true,
    acts: vec![],
    places: vec![],
    sensitivity: 1.0,
    misidentify: 0.0,
    false_alarm: 0.0,
    false_alarm_as: None,
    delay_days: 0,
    loss: 0.0,
    stale: 0.0,
    stale_days: 60,
    groups: vec![],
    scrutiny: true,
    evadable: 0.0,
    quarters: vec![],
    from_day: 0,
    until_day: 0,
    hours_each: 0.05,
});

/// How an office makes a score of records.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum Method {
    /// Points are added up between a floor and a ceiling, and people can read the number.
    Ledger(RawLedger),
    /// The same sum, but only the grade leaves the office: nobody reads a number, so people learn from grades alone.
    Bands(RawLedger),
}

/// The sum that an office keeps for each person.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawLedger {
    /// Where everyone starts.
    #[schemars(range(min = -10000.0, max = 10000.0), extend("example" = "start: 600.0"))]
    pub start: f64,
    /// How far starts differ, up and down, evenly.
    #[schemars(range(min = 0.0, max = 10000.0), extend("example" = "start_spread: 0.0"))]
    pub start_spread: f64,
    /// No score is below this.
    #[schemars(range(min = -10000.0, max = 10000.0), extend("example" = "floor: 0.0"))]
    pub floor: f64,
    /// No score is above this.
    #[schemars(range(min = -10000.0, max = 10000.0), extend("example" = "ceiling: 1000.0"))]
    pub ceiling: f64,
    /// Days in which the distance from the start halves; 0 for never. Not together with rules that expire.
    #[schemars(range(min = 0.0, max = 36500.0), extend("example" = "half_life_days: 180.0"))]
    pub half_life_days: f64,
}
defaults!(RawLedger { start: 600.0, start_spread: 0.0, floor: 0.0, ceiling: 1000.0, half_life_days: 0.0 });

/// An office: it reads records and makes scores, bands and lists.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawOffice {
    /// Its name.
    #[schemars(length(min = 1, max = 60), extend("required_here" = true, "example" = "name: \"ledger office\""))]
    pub name: String,
    /// Whether it is switched on.
    #[schemars(extend("example" = "on: true"))]
    pub on: bool,
    /// Whom it rates.
    #[schemars(extend("example" = "about: Traders"))]
    pub about: Who,
    /// How it makes a score.
    #[schemars(extend("example" = "method: Ledger(start: 600.0, floor: 0.0, ceiling: 1000.0)"))]
    pub method: Method,
    /// The watchers whose records it reads; all if empty.
    #[schemars(length(max = 32), extend("example" = "sources: []"))]
    pub sources: Vec<String>,
    /// Bands from the highest to the lowest.
    #[schemars(length(max = 12), extend("example" = "bands: [(name: \"A\", from: 700.0), (name: \"B\", from: 0.0, penalty: true)]"))]
    pub bands: Vec<RawBand>,
    /// Categories of rules, each with an optional cap.
    #[schemars(length(max = 12), extend("example" = "categories: [(name: \"kindness\", monthly_cap: 9)]"))]
    pub categories: Vec<RawCategory>,
    /// What each act is worth in points.
    #[schemars(length(max = 128), extend("example" = "rules: [(act: \"litter\", points: -4.0)]"))]
    pub rules: Vec<RawRule>,
    /// What contacts' scores do to one's own.
    #[schemars(extend("example" = "peer: (weight: 0.2)"))]
    pub peer: RawPeer,
    /// Share of every mark that each member of the household bears too.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "household_share: 0.25"))]
    pub household_share: f64,
    /// Lists with their own triggers and exits, whatever the score.
    #[schemars(length(max = 4), extend("example" = "lists: [(name: \"debtors\", on: [Debts(2)], off: [DebtsCleared])]"))]
    pub lists: Vec<RawList>,
    /// Whether the rules are published, so that people can read what each act earns.
    #[schemars(extend("example" = "published: true"))]
    pub published: bool,
}
defaults!(RawOffice {
    name: String::new(),
    on: true,
    about: Who::Anyone,
    method: Method::Ledger(RawLedger::default()),
    sources: vec![],
    bands: vec![],
    categories: vec![],
    rules: vec![],
    peer: RawPeer::default(),
    household_share: 0.0,
    lists: vec![],
    published: true,
});

/// A band, and the doors it opens and closes.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawBand {
    /// Its letter or name.
    #[schemars(length(min = 1, max = 30), extend("required_here" = true, "example" = "name: \"D\""))]
    pub name: String,
    /// The lowest score in it.
    #[schemars(range(min = -10000.0, max = 10000.0), extend("example" = "from: 400.0"))]
    pub from: f64,
    /// Whether being in it counts as being flagged.
    #[schemars(extend("example" = "penalty: true"))]
    pub penalty: bool,
    /// What it opens and closes.
    #[schemars(extend("example" = "effects: (wage: 0.9, scrutiny: 2.0)"))]
    pub effects: RawEffects,
}
defaults!(RawBand { name: String::new(), from: 0.0, penalty: false, effects: RawEffects::default() });

/// What a band or list does. Multiples are 1 for "no difference".
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawEffects {
    /// Multiple of wages.
    #[schemars(range(min = 0.0, max = 5.0), extend("example" = "wage: 0.9"))]
    pub wage: f64,
    /// Multiple of custom: what an owner's firm takes, and with it its staff's wages.
    #[schemars(range(min = 0.0, max = 5.0), extend("example" = "custom: 0.6"))]
    pub custom: f64,
    /// Chance in a week to lose one's job over it.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "job_loss: 0.01"))]
    pub job_loss: f64,
    /// Multiple of the chance to be hired.
    #[schemars(range(min = 0.0, max = 5.0), extend("example" = "hiring: 0.5"))]
    pub hiring: f64,
    /// Groats a week in fees, deposits and dearer loans.
    #[schemars(range(min = 0.0, max = 1000.0), extend("example" = "fees: 4.0"))]
    pub fees: f64,
    /// Groats a week in rebates and rewards.
    #[schemars(range(min = 0.0, max = 1000.0), extend("example" = "rewards: 4.0"))]
    pub rewards: f64,
    /// Free hours a week lost in queues and on slow roads; negative for hours gained.
    #[schemars(range(min = -20.0, max = 40.0), extend("example" = "lost_hours: 3.0"))]
    pub lost_hours: f64,
    /// Multiple of how closely watchers look.
    #[schemars(range(min = 0.0, max = 10.0), extend("example" = "scrutiny: 2.0"))]
    pub scrutiny: f64,
    /// Chance in a week that each contact who is not family lets one go.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "tie_loss: 0.01"))]
    pub tie_loss: f64,
    /// Strain that public notice keeps one under.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "notice: 0.2"))]
    pub notice: f64,
}
defaults!(RawEffects {
    wage: 1.0,
    custom: 1.0,
    job_loss: 0.0,
    hiring: 1.0,
    fees: 0.0,
    rewards: 0.0,
    lost_hours: 0.0,
    scrutiny: 1.0,
    tie_loss: 0.0,
    notice: 0.0,
});

/// A category of rules.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawCategory {
    /// Its name.
    #[schemars(length(min = 1, max = 40), extend("required_here" = true, "example" = "name: \"kindness\""))]
    pub name: String,
    /// Most points a month from its rules, up and, apart from that, down; 0 for no cap. A part of a point counts as one.
    #[schemars(range(max = 250), extend("example" = "monthly_cap: 9"))]
    pub monthly_cap: u32,
}
defaults!(RawCategory { name: String::new(), monthly_cap: 0 });

/// A rule: what a recorded act earns.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawRule {
    /// The act as recorded.
    #[schemars(length(min = 1, max = 60), extend("required_here" = true, "example" = "act: \"litter\""))]
    pub act: String,
    /// Whether it is switched on.
    #[schemars(extend("example" = "on: true"))]
    pub on: bool,
    /// Points for each record.
    #[schemars(range(min = -1000.0, max = 1000.0), extend("example" = "points: -8.0"))]
    pub points: f64,
    /// Its category.
    #[schemars(length(max = 40), extend("example" = "category: \"kindness\""))]
    pub category: String,
    /// Months until the points are taken back, at the turn of a month; 0 for never.
    #[schemars(range(max = 24), extend("example" = "expires_months: 6"))]
    pub expires_months: u32,
    /// Only in these quarters; everywhere if empty.
    #[schemars(length(max = 16), extend("example" = "quarters: [\"Mill\"]"))]
    pub quarters: Vec<String>,
    /// The first day on which it holds.
    #[schemars(range(max = 36500), extend("example" = "from_day: 90"))]
    pub from_day: u32,
    /// The day from which it no longer holds; 0 for never.
    #[schemars(range(max = 36500), extend("example" = "until_day: 180"))]
    pub until_day: u32,
    /// Only for these people.
    #[schemars(extend("example" = "who: Officials"))]
    pub who: Who,
}
defaults!(RawRule {
    act: String::new(),
    on: true,
    points: 0.0,
    category: String::new(),
    expires_months: 0,
    quarters: vec![],
    from_day: 0,
    until_day: 0,
    who: Who::Anyone,
});

/// What contacts' scores do.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawPeer {
    /// Weight of the mean of the contacts' scores of yesterday in one's score today.
    #[schemars(range(min = 0.0, max = 0.95), extend("example" = "weight: 0.2"))]
    pub weight: f64,
    /// Whether the mixture is kept in the ledger and mixed again tomorrow, or only shown.
    #[schemars(extend("example" = "kept: false"))]
    pub kept: bool,
    /// Chance in a week, for a weight of one and in proportion for less, to let a contact go who is not family and whose
    /// own sum is lower by more than `drop_gap`.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "drop: 0.02"))]
    pub drop: f64,
    /// Points by which a contact's score must be lower to be let go.
    #[schemars(range(min = 0.0, max = 20000.0), extend("example" = "drop_gap: 100.0"))]
    pub drop_gap: f64,
}
defaults!(RawPeer { weight: 0.0, kept: false, drop: 0.0, drop_gap: 100.0 });

/// What puts one on a list.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
pub enum Trigger {
    /// So many unpaid bills on file.
    Debts(#[schemars(range(min = 1, max = 100))] u32),
    /// A score below this.
    ScoreBelow(#[schemars(range(min = -10000.0, max = 10000.0))] f64),
    /// Any record of the named act.
    Record(#[schemars(length(min = 1, max = 60))] String),
}

/// What takes one off a list; all of a list's exits must hold.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
pub enum Exit {
    /// No unpaid bill on file.
    DebtsCleared,
    /// So many days since being listed.
    AfterDays(#[schemars(range(min = 1, max = 3650))] u32),
    /// A score of at least this.
    ScoreAbove(#[schemars(range(min = -10000.0, max = 10000.0))] f64),
}

/// A list with its own triggers and exits.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawList {
    /// Its name.
    #[schemars(length(min = 1, max = 40), extend("required_here" = true, "example" = "name: \"debtors\""))]
    pub name: String,
    /// Whether being on it counts as being flagged (a black list) or not (a red list).
    #[schemars(extend("example" = "penalty: true"))]
    pub penalty: bool,
    /// What puts one on it; any of these is enough.
    #[schemars(length(max = 8), extend("example" = "on: [Debts(2)]"))]
    pub on: Vec<Trigger>,
    /// What takes one off it; all of these are needed.
    #[schemars(length(max = 8), extend("example" = "off: [DebtsCleared, AfterDays(30)]"))]
    pub off: Vec<Exit>,
    /// What it opens and closes.
    #[schemars(extend("example" = "effects: (lost_hours: 4.0)"))]
    pub effects: RawEffects,
}
defaults!(RawList { name: String::new(), penalty: true, on: vec![], off: vec![], effects: RawEffects::default() });

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
