//! Sets of people: who is in something, and how one gets in and out, as written.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Who, defaults};
use crate::scenario::limits;

/// By whom the lot is drawn that puts people into a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub enum LotBy {
    /// Each resident for themselves.
    Resident,
    /// Each household as a whole: all of its members are in, or none.
    Household,
}

/// Whom a lot takes, by whether they know somebody in their firm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub enum AtWork {
    /// It makes no difference.
    Either,
    /// People who have a contact in the firm for which they work or would work, on the day when the town is founded.
    Known,
    /// People who have a firm for which they work or would work, and no contact in it.
    Unknown,
}

/// A set of people: the users of a service, the drivers of a car, those whose names were stolen. Wherever a rule, an act or a
/// watcher says for whom it is, it can name a set.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RawSet {
    /// Its name in this file.
    #[schemars(length(min = 1, max = 40), extend("required_here" = true, "example" = "name: \"drivers\""))]
    pub name: String,
    /// What its members are, after "is one of": "the drivers".
    #[schemars(length(max = 120), extend("example" = "says: \"the drivers\""))]
    pub says: String,
    /// Who takes part in the lot on the set's first day.
    #[schemars(extend("example" = "who: Anyone"))]
    pub who: Who,
    /// The youngest who take part in the lot.
    #[schemars(range(max = 120), extend("example" = "min_age: 18"))]
    pub min_age: u8,
    /// The oldest who take part in the lot.
    #[schemars(range(max = 120), extend("example" = "max_age: 80"))]
    pub max_age: u8,
    /// The quarters whose people take part in the lot; all if empty.
    #[schemars(length(max = limits::QUARTERS), extend("example" = "quarters: [\"Mill\"]"))]
    pub quarters: Vec<String>,
    /// Whether those who take part in the lot know somebody in the firm for which they work or would work.
    #[schemars(extend("example" = "at_work: Unknown"))]
    pub at_work: AtWork,
    /// The share of these whom the lot puts in; 0 for a set that starts empty.
    #[schemars(range(min = 0.0, max = 1.0), extend("example" = "share: 0.5"))]
    pub share: f64,
    /// Whether the lot is drawn for each resident or for each household.
    #[schemars(extend("example" = "by: Household"))]
    pub by: LotBy,
    /// Whether the household and the kin of everybody whom the lot puts in are in it too.
    #[schemars(extend("example" = "kin: true"))]
    pub kin: bool,
    /// The acts by which one enters, from the next phase of the day on. Whoever can do such an act enters by it, also without
    /// a part in the lot.
    #[schemars(length(max = limits::DOORS), extend("example" = "enter: [\"litter\"]"))]
    pub enter: Vec<String>,
    /// The acts by which a member leaves.
    #[schemars(length(max = limits::DOORS), extend("example" = "leave: [\"litter\"]"))]
    pub leave: Vec<String>,
    /// The day of the lot. Before it nobody is in the set, whatever they do.
    #[schemars(range(max = 36500), extend("example" = "from_day: 90"))]
    pub from_day: u32,
    /// The day on which everyone leaves for good; 0 for never.
    #[schemars(range(max = 36500), extend("example" = "until_day: 180"))]
    pub until_day: u32,
    /// How many days a member stays on average: each day one in so many leaves. 0 for no such end.
    #[schemars(range(max = 36500), extend("example" = "days: 30"))]
    pub days: u32,
}
defaults!(RawSet {
    name: String::new(),
    says: String::new(),
    who: Who::Anyone,
    min_age: 0,
    max_age: 120,
    quarters: vec![],
    at_work: AtWork::Either,
    share: 1.0,
    by: LotBy::Resident,
    kin: false,
    enter: vec![],
    leave: vec![],
    from_day: 0,
    until_day: 0,
    days: 0,
});
