//! What residents can do, as written.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::defaults;
use crate::scenario::limits;

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
    /// The school of one's quarter, for those who still learn.
    School,
    /// The gate of one's quarter.
    Gate,
}

impl PlaceKind {
    /// Every kind of place, each at the place of its number.
    pub const ALL: [Self; 9] = [
        Self::Home,
        Self::Crossing,
        Self::Work,
        Self::Shop,
        Self::Square,
        Self::Office,
        Self::Line,
        Self::School,
        Self::Gate,
    ];

    /// How many kinds of places there are.
    pub const COUNT: usize = Self::ALL.len();
}

/// Who can do an act, or is rated by an office.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
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
    /// The members of the named set.
    In(#[schemars(length(min = 1, max = 40))] String),
    /// Everyone but the members of the named set.
    NotIn(#[schemars(length(min = 1, max = 40))] String),
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
    /// 1 minus trust in the offices.
    Distrust,
    /// How much one feels watched.
    Watched,
    /// 1 for those in the named band of the leading office, else 0.
    Band(String),
    /// 1 for the members of the named set, else 0.
    In(String),
    /// 1 where a watcher that goes by papers reads what one writes on the line, else 0.
    Named,
    /// How far one keeps out of watchers' view.
    Evasion,
    /// What one thinks of the leading office: 0 wholly against it, 0.5 nothing, 1 wholly for it.
    Approval,
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

/// Going by another's name.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawAlias {
    /// The set of those whose names can be used.
    #[schemars(length(min = 1, max = 40), extend("required_here" = true, "example" = "of: \"exposed\""))]
    pub of: String,
    /// For how many days, unless an appeal of the person whose name it is finds it out before.
    #[schemars(range(min = 1, max = 3650), extend("example" = "days: 90"))]
    pub days: u32,
}

/// Of whom a report tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub enum ReportOf {
    /// The reporter: a claim of one's own deeds.
    Doer,
    /// The others of the household.
    Household,
    /// The people of the block and the next ones, but for one's household.
    Neighbour,
    /// One's contacts.
    Contact,
    /// The contact with the highest score at the leading office.
    Rival,
}

/// A report: an act by which somebody tells the watchers that take it what somebody did today.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawReport {
    /// Of whom it tells.
    #[schemars(extend("example" = "of: Neighbour"))]
    pub of: ReportOf,
    /// What it can tell: the acts.
    #[schemars(length(min = 1, max = limits::ACTS), extend("required_here" = true, "example" = "claims: [\"litter\"]"))]
    pub claims: Vec<String>,
    /// The chance that the reporter knows of somebody who did one of these today, for each such person.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "knows: 0.3"))]
    pub knows: f64,
    /// The chance to claim what was not done, where the reporter knows of nothing. A claim of one's own deeds is made with this
    /// chance. To accuse somebody else takes guile and a want of conscience as well: the chance is multiplied by guile and by
    /// one minus conscience.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "makes_up: 0.5"))]
    pub makes_up: f64,
    /// Whether a contact must confirm it. Any contact confirms what is true; what is not, a contact confirms with a chance equal
    /// to their guile.
    #[schemars(extend("example" = "witness: true"))]
    pub witness: bool,
}
defaults!(RawReport { of: ReportOf::Neighbour, claims: vec![], knows: 0.3, makes_up: 0.0, witness: false });

/// How far from home an act happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub enum Away {
    /// Within three blocks of home.
    Near,
    /// Anywhere in the town.
    Town,
}

/// How the chance of an act in a day is told.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
pub enum Chance {
    /// By the base rate and what drives it.
    Driven,
    /// It is the same for everyone on every day, whatever drives them.
    Fixed(#[schemars(range(min = 0.0, max = 1.0))] f64),
    /// It is told for each band of the leading office, the highest first.
    ByBand(#[schemars(length(min = 1, max = limits::BANDS), inner(range(min = 0.0, max = 1.0)))] Vec<f64>),
    /// The town's table tells it.
    OfTable,
    /// Those whose feature is at least this always do it, the others never.
    FromFeature(#[schemars(range(min = -10000.0, max = 10000.0))] f64),
    /// Those do it whose feature is at most the number of people who did it the day before: it takes so many others before
    /// they join in.
    WithOthers,
    /// Those do it whose feature, what it gains them, is more than the loss that threatens: the share of people at whom the
    /// named watcher looks, which is known to everybody, times the loss of being found out.
    IfWorth {
        /// The watcher, whose effort is known.
        #[schemars(length(min = 1, max = 60), extend("example" = "watcher: \"crossing camera\""))]
        watcher: String,
        /// What somebody loses who is found out, in the unit of the feature.
        #[schemars(range(min = 0.0, max = 10000.0), extend("example" = "loss: 3.0"))]
        loss: f64,
    },
}

/// In which bands of the leading office two people who meet must be.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawEncounter {
    /// The bands in one of which the person who is met must be; any if empty.
    #[schemars(length(max = limits::BANDS), extend("example" = "other: [\"good\"]"))]
    pub other: Vec<String>,
    /// The bands in one of which the person who acts must be; any if empty.
    #[schemars(length(max = limits::BANDS), extend("example" = "own: [\"bad\"]"))]
    pub own: Vec<String>,
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
    /// How its chance is told, where it is not by the base rate and its drivers.
    #[schemars(extend("example" = "chance: Fixed(0.01)"))]
    pub chance: Chance,
    /// The office whose service it needs; none if empty.
    #[schemars(length(max = 60), extend("example" = "served_by: \"lender\""))]
    pub served_by: String,
    /// What moves the rate.
    #[schemars(length(max = limits::DRIVERS), extend("example" = "drivers: [(state: Strain, doublings: 1.0)]"))]
    pub drivers: Vec<RawDriver>,
    /// How far doing it answers to points: 1 for what one is free to do or leave, 0 for what one cannot help.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "answers: 0.5"))]
    pub answers: f64,
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
    /// Whoever does it goes by the name of a member of a set from the next day on, with watchers that go by papers.
    #[schemars(extend("example" = "alias: (of: \"exposed\", days: 90)"))]
    pub alias: Option<RawAlias>,
    /// What doing it tells of somebody, to the watchers that take it.
    #[schemars(extend("example" = "reports: (of: Neighbour, claims: [\"litter\"])"))]
    pub reports: Option<RawReport>,
    /// It happens in a block that is drawn anew each time, and not at the person's usual place.
    #[schemars(extend("example" = "away: Near"))]
    pub away: Option<Away>,
    /// It is done to the person whom one meets on that day, and only if the two are in the right bands of the leading office.
    /// Each day everybody meets one other person of the town, by luck; that person meets somebody of their own.
    #[schemars(extend("example" = "meets: (other: [\"good\"])"))]
    pub meets: Option<RawEncounter>,
    /// It happens only on days on which the named act, listed before it, does not.
    #[schemars(length(max = 60), extend("example" = "unless: \"litter\""))]
    pub unless: Option<String>,
}
defaults!(RawAct {
    name: String::new(),
    says: String::new(),
    kind: ActKind::Genuine,
    times_a_year: 0.0,
    chance: Chance::Driven,
    served_by: String::new(),
    drivers: vec![],
    answers: 1.0,
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
    alias: None,
    reports: None,
    away: None,
    meets: None,
    unless: None,
});
