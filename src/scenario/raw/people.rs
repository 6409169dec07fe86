//! How residents learn, and what befalls them, as written.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{RawClaim, defaults};
use crate::scenario::limits;

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
    /// The strength of the answer to rules: doublings of an act's rate for each point, at eight believed points, for
    /// someone all guile with all at stake who is certain to be noticed.
    #[schemars(range(min = 0.0, max = 0.7), extend("example" = "strength: 0.3"))]
    pub strength: f64,
    /// How the answer grows with the points that are believed: the exponent. At 1, twice the points move twice as much; at
    /// 0, any points move alike.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "by_points: 0.2"))]
    pub by_points: f64,
    /// How the answer grows with the believed chance that the act is noticed: the exponent. Above 1, what is nearly certain
    /// counts for more than its share.
    #[schemars(range(min = 0.1, max = 4.0), extend("example" = "by_chance: 1.3"))]
    pub by_chance: f64,
    /// The share of the answer to feared points that needs no guile: fear deters the honest as well.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "fear: 0.4"))]
    pub fear: f64,
    /// How strong the answer to promised points is, as a share of that to feared ones.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "promises: 0.5"))]
    pub promises: f64,
    /// What residents think of the offices.
    #[schemars(extend("example" = "opinion: (talk: 0.05)"))]
    pub opinion: RawOpinion,
    /// What residents believe of the chance that an act is noticed.
    #[schemars(extend("example" = "chance: (announced: 0.5)"))]
    pub chance: RawNoticing,
    /// How far those with something to hide keep out of watchers' view.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "evade: 0.3"))]
    pub evade: f64,
    /// Doublings by which chosen acts become rarer for someone wholly strained and wholly without trust.
    #[schemars(range(min = 0.0, max = 4.0), extend("example" = "withdraw: 1.0"))]
    pub withdraw: f64,
    /// Strain for each point lost.
    #[schemars(range(min = 0.0, max = 0.1), extend("example" = "strain_per_point: 0.002"))]
    pub strain_per_point: f64,
    /// What it costs to seem more than one is; looks that are not named never try.
    #[schemars(length(max = limits::LOOKS), extend("example" = "claims: [(group: \"Heron\", cost: 5.0)]"))]
    pub claims: Vec<RawClaim>,
    /// The chance that a mark which one does not understand is laid to something that one did: what the watcher takes for
    /// it, or else what one did in its view.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "blame: 0.5"))]
    pub blame: f64,
    /// How far people mind what others who bear a share of their marks would lose: such a loss deters like one's own, in
    /// proportion to warmth, to the share and to how many bear it.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "care: 0.3"))]
    pub care: f64,
    /// How far trust falls, and how far the opinion of the office moves toward -1, with a mark for something that one does
    /// not remember doing. Of what others did one bears a share, and is moved by that share.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "unfair_mark: 0.2"))]
    pub unfair_mark: f64,
}
defaults!(RawLearning {
    own_receipts: 0.3,
    talk: 0.2,
    reading: 0.2,
    strength: 0.3,
    by_points: 0.2,
    by_chance: 1.3,
    fear: 0.4,
    promises: 0.5,
    opinion: RawOpinion::default(),
    chance: RawNoticing::default(),
    evade: 0.3,
    withdraw: 1.0,
    strain_per_point: 0.002,
    claims: vec![],
    blame: 0.0,
    care: 0.0,
    unfair_mark: 0.2,
});

/// What residents think of each office, from -1 (wholly against) over 0 (nothing) to 1 (wholly for), and what moves it. A mark
/// for something that one does not remember doing moves it toward -1 by `unfair_mark`.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawOpinion {
    /// How far, in a week, the doors of one's band and lists move the opinion toward 1 or -1 if they are worth a week's
    /// living or cost it.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "doors: 0.1"))]
    pub doors: f64,
    /// How far the opinion moves in a week to that of a contact.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "talk: 0.05"))]
    pub talk: f64,
    /// How far the opinion fades in a week toward nothing.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "fades: 0.01"))]
    pub fades: f64,
    /// How far news of an audit moves the opinion of an office: toward -1 where the audit found every mark false, and where it
    /// found fewer false than people expect, toward 1.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "news: 0.3"))]
    pub news: f64,
    /// The share of marks that people expect an audit to find false.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "expects_false: 0.05"))]
    pub expects_false: f64,
}
defaults!(RawOpinion { doors: 0.1, talk: 0.05, fades: 0.01, news: 0.3, expects_false: 0.05 });

/// What residents believe of the chance that an act is noticed: how it begins, what moves it, and where it settles. It is
/// believed of each act at each office apart.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawNoticing {
    /// The chance that is believed when a published rule, or a watcher for it, begins.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "announced: 0.5"))]
    pub announced: f64,
    /// The chance toward which hearsay fades.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "at_rest: 0.05"))]
    pub at_rest: f64,
    /// Weeks in which half of what was only heard of is forgotten. What one lived does not fade.
    #[schemars(range(min = 1.0, max = 1000.0), extend("example" = "fades_weeks: 20.0"))]
    pub fades_weeks: f64,
    /// How far one's own first receipt for an act moves the belief toward certainty.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "noticed: 0.35"))]
    pub noticed: f64,
    /// How far each deed moves the belief toward never. If it was noticed, a receipt follows, which moves it up.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "unnoticed: 0.08"))]
    pub unnoticed: f64,
    /// How far later receipts and deeds move the belief, as a share of `noticed` and `unnoticed`, once one had a receipt.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "again: 0.4"))]
    pub again: f64,
    /// How far the belief moves in four weeks to that of a contact. Whoever had a receipt goes by that.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "talk: 0.05"))]
    pub talk: f64,
}
defaults!(RawNoticing {
    announced: 0.5,
    at_rest: 0.05,
    fades_weeks: 20.0,
    noticed: 0.35,
    unnoticed: 0.08,
    again: 0.4,
    talk: 0.05,
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
    /// Multiple of that chance for those who know somebody with a job in the firm. The others' chance is lower in turn, so
    /// that as many are hired in all.
    #[schemars(range(min = 1.0, max = 100.0), extend("example" = "acquaintance: 3.0"))]
    pub acquaintance: f64,
}
defaults!(RawShocks { illness_a_year: 1.0, illness_days: 6, layoffs_a_year: 0.1, hiring: 0.06, acquaintance: 1.0 });
