//! The town and its people, as written.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{RawFeature, defaults};
use crate::scenario::limits;

/// The town and its people.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawTown {
    /// How many residents of sixteen and over.
    #[schemars(range(min = 60, max = 10_000_000), extend("example" = "residents: 2000"))]
    pub residents: u32,
    /// Invented quarters, each with its share of the blocks.
    #[schemars(length(min = 1, max = limits::QUARTERS), extend("example" = "quarters: [(name: \"Mill\", share: 0.5), (name: \"Orchard\", share: 0.5, wealth: 0.8)]"))]
    pub quarters: Vec<RawQuarter>,
    /// Invented looks: sets of people whom cameras confuse with one another.
    #[schemars(length(min = 1, max = limits::LOOKS), extend("example" = "looks: [(name: \"Wren\", share: 0.7), (name: \"Heron\", share: 0.3)]"))]
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
    /// The age up to which people learn; from it on they work. The younger are students and spend their days at the
    /// school of their quarter.
    #[schemars(range(min = 18, max = 26), extend("example" = "school_until: 21"))]
    pub school_until: u8,
    /// Share of adults who have kin in another household: a parent, a grown child or somebody they were married to.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "kin: 0.5"))]
    pub kin: f64,
    /// How often a resident passes a crossing in a day.
    #[schemars(range(min = 0.0, max = 20.0), extend("example" = "crossings_a_day: 3.0"))]
    pub crossings_a_day: f64,
    /// A number that everyone has and a watcher can read.
    #[schemars(extend("example" = "feature: Normal(mean: 0.5, sd: 0.1)"))]
    pub feature: RawFeature,
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
    school_until: 18,
    kin: 0.0,
    crossings_a_day: 3.0,
    feature: RawFeature::Nothing,
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
