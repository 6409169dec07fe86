//! Offices, their rules, bands and lists, as written.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::acts::Who;
use super::{Fits, RawIndex, RawMerged, RawPredictor, RawReview, RawTally, Serving, defaults};
use crate::kernel::fixed::from_points;
use crate::scenario::limits;
use crate::scenario::problem::plain_name;

/// How an office makes a score of records.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum Method {
    /// Points are added up between a floor and a ceiling, and people can read the number.
    Ledger(RawLedger),
    /// The same sum, but only the grade leaves the office: nobody reads a number, so people learn from grades alone.
    Bands(RawLedger),
    /// The score is the sum of several parts, each with its share of the range: of points, or of what watchers read.
    Index(RawIndex),
    /// The score is made of the scores of other offices.
    Merged(RawMerged),
    /// The score is the feature that its watchers read, or what its model makes of its records, and it fits what it estimates to
    /// its own records.
    Predictor(RawPredictor),
}

impl Method {
    /// The sum it keeps. A predictor keeps the last reading within the widest bounds there are; an index starts where its parts
    /// do; where a merged office starts depends on the offices it reads, and the office itself says it.
    pub fn ledger(&self) -> RawLedger {
        match self {
            Self::Ledger(ledger) | Self::Bands(ledger) => ledger.clone(),
            Self::Index(index) => {
                let started: f64 = index.parts.iter().map(|part| index.share_of(part) * part.start).sum();
                let start = index.from + started * (index.to - index.from);
                RawLedger { start, floor: index.from, ceiling: index.to, ..RawLedger::default() }
            }
            Self::Merged(merged) => {
                let (floor, ceiling) = (merged.from, merged.to);
                RawLedger { start: (floor + ceiling) / 2.0, floor, ceiling, ..RawLedger::default() }
            }
            Self::Predictor(RawPredictor { fits: Fits::Risk(_), .. }) => {
                RawLedger { start: 1000.0, floor: 0.0, ceiling: 1000.0, ..RawLedger::default() }
            }
            Self::Predictor(_) => RawLedger { start: 0.0, floor: -10_000.0, ceiling: 10_000.0, ..RawLedger::default() },
        }
    }
}

/// The sum that an office keeps for each person.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawLedger {
    /// Where everyone starts.
    #[schemars(range(min = -10000.0, max = 10000.0), extend("example" = "start: 600.0"))]
    pub start: f64,
    /// Whether everyone starts with the feature they bring, within floor and ceiling.
    #[schemars(extend("example" = "start_from_feature: false"))]
    pub start_from_feature: bool,
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
defaults!(RawLedger {
    start: 600.0,
    start_from_feature: false,
    start_spread: 0.0,
    floor: 0.0,
    ceiling: 1000.0,
    half_life_days: 0.0,
});

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
    /// The quarters whose people it rates; all if empty.
    #[schemars(length(max = limits::QUARTERS), extend("example" = "quarters: [\"Mill\"]"))]
    pub quarters: Vec<String>,
    /// How it makes a score.
    #[schemars(extend("example" = "method: Ledger(start: 600.0, floor: 0.0, ceiling: 1000.0)"))]
    pub method: Method,
    /// The watchers whose records it reads; all if empty.
    #[schemars(length(max = limits::WATCHERS), extend("example" = "sources: []"))]
    pub sources: Vec<String>,
    /// Bands from the highest to the lowest.
    #[schemars(length(max = limits::BANDS), extend("example" = "bands: [(name: \"A\", from: 700.0), (name: \"B\", from: 0.0, penalty: true)]"))]
    pub bands: Vec<RawBand>,
    /// Categories of rules, each with an optional cap.
    #[schemars(length(max = limits::CATEGORIES), extend("example" = "categories: [(name: \"kindness\", monthly_cap: 9)]"))]
    pub categories: Vec<RawCategory>,
    /// What each act is worth in points.
    #[schemars(length(max = limits::RULES), extend("example" = "rules: [(act: \"litter\", points: -4.0)]"))]
    pub rules: Vec<RawRule>,
    /// What contacts' scores do to one's own.
    #[schemars(extend("example" = "peer: (weight: 0.2)"))]
    pub peer: RawPeer,
    /// Share of every mark that each member of the household bears too: the short form of `bearing: (of: Household, share: ..)`.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "household_share: 0.25"))]
    pub household_share: f64,
    /// Who bears a share of every mark too.
    #[schemars(extend("example" = "bearing: (of: Households(8), share: 0.2)"))]
    pub bearing: Option<RawBearing>,
    /// Lists with their own triggers and exits, whatever the score.
    #[schemars(length(max = limits::LISTS), extend("example" = "lists: [(name: \"debtors\", on: [Debts(2)], off: [DebtsCleared])]"))]
    pub lists: Vec<RawList>,
    /// Whom it serves.
    #[schemars(extend("example" = "serves: CutOff(560.0)"))]
    pub serves: Serving,
    /// The chance in a day that someone whom it refuses is lifted to the cut-off.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "repair: 0.01"))]
    pub repair: f64,
    /// Its own second look at its marks.
    #[schemars(extend("example" = "review: (share: 0.1)"))]
    pub review: RawReview,
    /// Whom it does not serve for want of a file: those of whom it has fewer entries, whatever their score. An entry that is
    /// taken back stays one.
    #[schemars(range(max = 250), extend("example" = "needs_records: 3"))]
    pub needs_records: u32,
    /// How far its bands replace acquaintance where people are hired: 0 not at all, 1 wholly.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "replaces_acquaintance: 0.8"))]
    pub replaces_acquaintance: f64,
    /// What it keeps count of.
    #[schemars(extend("example" = "tally: (forget: 0.01)"))]
    pub tally: Option<RawTally>,
    /// Whether the rules are published, so that people can read what each act earns.
    #[schemars(extend("example" = "published: true"))]
    pub published: bool,
}

impl RawOffice {
    /// The score at which newcomers begin. `all` are all offices as written.
    pub(crate) fn start(&self, all: &[Self]) -> f64 {
        let Method::Merged(merged) = &self.method else { return self.method.ledger().start };
        let (mut sum, mut weights) = (0.0, 0.0);
        for source in &merged.of {
            // Whatever it reads is listed before it, so this ends.
            let before = all.iter().take_while(|office| !std::ptr::eq(*office, self));
            let mut named = before.filter(|office| office.on && plain_name(&office.name) == plain_name(&source.office));
            if let Some(office) = named.next() {
                let RawLedger { floor, ceiling, .. } = office.method.ledger();
                sum += source.weight * (office.start(all) - floor) / (ceiling - floor).max(1e-9);
                weights += source.weight;
            }
        }
        if weights > 0.0 { merged.from + sum / weights * (merged.to - merged.from) } else { self.method.ledger().start }
    }

    /// The number of the band in which newcomers are; `None` where there is no band. `all` are all offices as written.
    pub(crate) fn band_of_newcomers(&self, all: &[Self]) -> Option<usize> {
        let start = from_points(self.start(all));
        let reached = self.bands.iter().position(|band| start >= from_points(band.from));
        reached.or(self.bands.len().checked_sub(1))
    }
}
defaults!(RawOffice {
    name: String::new(),
    on: true,
    about: Who::Anyone,
    quarters: vec![],
    method: Method::Ledger(RawLedger::default()),
    sources: vec![],
    bands: vec![],
    categories: vec![],
    rules: vec![],
    peer: RawPeer::default(),
    household_share: 0.0,
    bearing: None,
    lists: vec![],
    serves: Serving::Everyone,
    repair: 0.0,
    review: RawReview::default(),
    needs_records: 0,
    replaces_acquaintance: 0.0,
    tally: None,
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
    /// Multiple of that chance where the contact is flagged too.
    #[schemars(range(min = 0.0, max = 100.0), extend("example" = "tie_loss_among: 0.3"))]
    pub tie_loss_among: f64,
    /// Strain that public notice keeps one under.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "notice: 0.2"))]
    pub notice: f64,
    /// Acts that are closed to whoever is here: study, a fast road, a tender. What all bands but one close is open to that
    /// one alone; so is help given.
    #[schemars(length(max = limits::ACTS), extend("example" = "closes: [\"litter\"]"))]
    pub closes: Vec<String>,
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
    tie_loss_among: 1.0,
    notice: 0.0,
    closes: vec![],
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
    /// Groats that the person whom the record names pays for it, whatever their score; given back with the mark. A record that
    /// earns no points any more, for want of room under a cap or over the floor, is still paid for. People answer to points, so
    /// a fine alone deters nobody.
    #[schemars(range(min = 0.0, max = 10000.0), extend("example" = "fine: 10.0"))]
    pub fine: f64,
    /// Its category.
    #[schemars(length(max = 40), extend("example" = "category: \"kindness\""))]
    pub category: String,
    /// Months until the points are taken back, at the turn of a month; 0 for never.
    #[schemars(range(max = 24), extend("example" = "expires_months: 6"))]
    pub expires_months: u32,
    /// Only in these quarters; everywhere if empty.
    #[schemars(length(max = limits::QUARTERS), extend("example" = "quarters: [\"Mill\"]"))]
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
    fine: 0.0,
    category: String::new(),
    expires_months: 0,
    quarters: vec![],
    from_day: 0,
    until_day: 0,
    who: Who::Anyone,
});

/// Who is in one group with a person, and bears with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub enum BorneBy {
    /// Their household.
    Household,
    /// So many households, of which theirs is one: neighbours who answer for each other.
    Households(#[schemars(range(min = 1, max = 100))] u32),
    /// Everybody in their block.
    Block,
    /// Those who work, or last worked, for the same firm.
    Firm,
    /// Their household, and the kin that any of its members have elsewhere.
    Kin,
}

/// Who bears a share of what a rule makes of somebody's record.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawBearing {
    /// The people who bear the share: the others of this group of the person whom the record is about.
    #[schemars(extend("example" = "of: Households(8)"))]
    pub of: BorneBy,
    /// The share of the points that each of the others bears.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "share: 0.25"))]
    pub share: f64,
    /// Whether the share is divided among the others.
    #[schemars(extend("example" = "divided: false"))]
    pub divided: bool,
}
defaults!(RawBearing { of: BorneBy::Household, share: 0.25, divided: false });

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
    /// So many contacts who were on the list yesterday.
    ContactsListed(#[schemars(range(min = 1, max = 50))] u32),
    /// Being on a list of another office, which is listed before this one.
    ListedBy {
        /// The office that keeps the other list.
        #[schemars(length(min = 1, max = 60), extend("example" = "office: \"ledger office\""))]
        office: String,
        /// The list there that puts people on this one.
        #[schemars(length(min = 1, max = 40), extend("example" = "list: \"debtors\""))]
        list: String,
    },
    /// Being among this share of those whom the office rates who have the lowest scores. Who they are is found once a week, or
    /// whenever a model of risk is fitted; of equals, luck takes as many as there is room for.
    Worst(#[schemars(range(min = 0.0, max = 1.0))] f64),
    /// Being among this share of those whom the office rates who have the highest scores, found as for `Worst`.
    Best(#[schemars(range(min = 0.0, max = 1.0))] f64),
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
    #[schemars(length(max = limits::DOORS), extend("example" = "on: [Debts(2)]"))]
    pub on: Vec<Trigger>,
    /// What takes one off it; all of these are needed.
    #[schemars(length(max = limits::DOORS), extend("example" = "off: [DebtsCleared, AfterDays(30)]"))]
    pub off: Vec<Exit>,
    /// Whether the office believes what the list says. A list that is not sincere is no part of standing: whoever is on it is
    /// wrongly listed.
    #[schemars(extend("example" = "sincere: false"))]
    pub sincere: bool,
    /// Whether the group that bears with somebody on it is on it too, as long as they are.
    #[schemars(extend("example" = "kin: true"))]
    pub kin: bool,
    /// What it opens and closes.
    #[schemars(extend("example" = "effects: (lost_hours: 4.0)"))]
    pub effects: RawEffects,
}
defaults!(RawList {
    name: String::new(),
    penalty: true,
    on: vec![],
    off: vec![],
    sincere: true,
    kin: false,
    effects: RawEffects::default()
});
