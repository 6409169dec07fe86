//! What a scenario file may contain. The documentation of each field is the reference page, its range is the bound
//! that is checked, and its example is tried by a test: a field is added here and nowhere else.

mod acts;
mod features;
mod furniture;
mod index;
mod lesson;
mod merged;
mod offices;
mod people;
mod redress;
mod serving;
mod sets;
mod stages;
mod town;
mod watchers;

pub use acts::*;
pub use features::*;
pub use furniture::*;
pub use index::*;
pub use lesson::*;
pub use merged::*;
pub use offices::*;
pub use people::*;
pub use redress::*;
pub use serving::*;
pub use sets::*;
pub use stages::*;
pub use town::*;
pub use watchers::*;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::limits;

/// Implements `Default` by listing the values, so that a field, its range and its default stand on one page.
macro_rules! defaults {
    ($type:ident { $($field:ident : $value:expr),* $(,)? }) => {
        impl Default for $type {
            fn default() -> Self { Self { $($field: $value),* } }
        }
    };
}

use defaults;

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
    /// Sets of people whom rules, acts and watchers can name.
    #[schemars(length(max = limits::SETS), extend("example" = "sets: [(name: \"drivers\", share: 0.5)]"))]
    pub sets: Vec<RawSet>,
    /// What residents can do. An act named as one of the catalogue changes that act.
    #[schemars(length(max = limits::ACTS), extend("example" = "acts: [(name: \"litter\", times_a_year: 6.0)]"))]
    pub acts: Vec<RawAct>,
    /// What happens in the quarters that nobody is known to have done.
    #[schemars(length(max = limits::INCIDENTS), extend("example" = "incidents: [(name: \"dumped_rubbish\", rates: [(quarter: \"Mill\", a_day: 3.7)])]"))]
    pub incidents: Vec<RawIncident>,
    /// Who or what watches, and how it errs.
    #[schemars(length(max = limits::WATCHERS), extend("example" = "watchers: [(name: \"crossing camera\", kind: Camera, acts: [\"cross_on_red\"], places: [(place: Crossing, share: 0.5)])]"))]
    pub watchers: Vec<RawWatcher>,
    /// The offices that make scores of records.
    #[schemars(length(max = limits::OFFICES), extend("example" = "offices: [(name: \"ledger office\", bands: [(name: \"A\", from: 700), (name: \"B\", from: 0, penalty: true)])]"))]
    pub offices: Vec<RawOffice>,
    /// The office that charts, hats and headlines are about, and whose bands drive acts; the first that is switched on if
    /// empty.
    #[schemars(length(max = 60), extend("example" = "leads: \"ledger office\""))]
    pub leads: String,
    /// How residents learn and change.
    #[schemars(extend("example" = "learning: (talk: 0.1)"))]
    pub learning: RawLearning,
    /// Notice, appeals and review.
    #[schemars(extend("example" = "redress: (notice: 1.0, accuracy: 0.9)"))]
    pub redress: RawRedress,
    /// What befalls people without their choosing.
    #[schemars(extend("example" = "shocks: (illness_a_year: 1.0)"))]
    pub shocks: RawShocks,
    /// What the scenario itself changes by date.
    #[schemars(length(max = limits::STAGES), extend("example" = "stages: [(name: \"published\", day: 90, set: [\"learning.reading=0\"])]"))]
    pub stages: Vec<RawStage>,
    /// Offices that are tried side by side until one is chosen.
    #[schemars(length(max = limits::STAGES), extend("example" = "trials: []"))]
    pub trials: Vec<RawTrial>,
    /// What happens on single days.
    #[schemars(length(max = limits::STAGES), extend("example" = "events: [(name: \"the amnesty\", day: 120, what: Amnesty())]"))]
    pub events: Vec<RawEvent>,
    /// Edges of the loop that are cut from the first day.
    #[schemars(length(max = Edge::ALL.len()), extend("example" = "cut: [Scrutiny, Money]"))]
    pub cut: Vec<Edge>,
    /// Whether the town also keeps the shadow ledger of perfect observation, from which errors are measured.
    #[schemars(extend("example" = "standing: true"))]
    pub standing: bool,
    /// The knobs that packs bring, for rule cards.
    #[schemars(length(max = limits::KNOBS), extend("example" = "knobs: [(name: \"reading\", title: \"Who reads the rules\", says: \"Beliefs move by {value} a week.\", paths: [\"learning.reading\"], scale: Share)]"))]
    pub knobs: Vec<RawKnob>,
    /// What packs assume.
    #[schemars(length(max = limits::ASSUMPTIONS), extend("example" = "assumptions: [(name: \"reading\", says: \"A fifth of what is read is believed.\")]"))]
    pub assumptions: Vec<RawAssumption>,
    /// The texts of the lesson. Those of a pack are not laid under a scenario: they are about the pack alone.
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
    sets: vec![],
    acts: vec![],
    incidents: vec![],
    watchers: vec![],
    offices: vec![],
    leads: String::new(),
    learning: RawLearning::default(),
    redress: RawRedress::default(),
    shocks: RawShocks::default(),
    stages: vec![],
    trials: vec![],
    events: vec![],
    cut: vec![],
    standing: true,
    knobs: vec![],
    assumptions: vec![],
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
    /// What marks and bands teach people: what acts seem to earn, how likely an act is to be noticed, how watched they feel,
    /// what they stand to lose, trust.
    Learning,
    /// What people do against a mark: appeals, and marks taken back.
    Redress,
}

impl Edge {
    /// Every edge.
    pub const ALL: [Self; 9] = [
        Self::Money,
        Self::Scrutiny,
        Self::Ties,
        Self::Peers,
        Self::Strain,
        Self::Access,
        Self::Model,
        Self::Learning,
        Self::Redress,
    ];

    /// Its name in lower case, as keys and tables have it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Scrutiny => "scrutiny",
            Self::Ties => "ties",
            Self::Peers => "peers",
            Self::Strain => "strain",
            Self::Access => "access",
            Self::Model => "model",
            Self::Learning => "learning",
            Self::Redress => "redress",
        }
    }
}
