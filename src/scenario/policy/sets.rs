//! Sets of people, as the days read them.

use crate::kernel::fixed::Threshold;
use crate::scenario::limits::QuarterMask;
use crate::scenario::raw::{AtWork, LotBy};

/// Whom something is for or about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
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
    /// The members of a set, by index.
    In(u8),
    /// Everyone but the members of a set, by index.
    NotIn(u8),
}

impl Who {
    /// Whether it names a set, so that whom it is about changes as people come and go.
    pub(crate) fn names_a_set(self) -> bool {
        matches!(self, Self::In(_) | Self::NotIn(_))
    }
}

/// A set of people.
#[derive(Clone, Debug)]
pub struct Set {
    pub(crate) name: String,
    pub(crate) says: String,
    /// The number that stands for it in the addresses of luck, made from its name.
    pub(crate) what: u32,
    /// Who takes part in the lot.
    pub(crate) who: Who,
    /// The youngest and the oldest who take part in the lot.
    pub(crate) ages: (u8, u8),
    /// The quarters whose people take part in the lot.
    pub(crate) quarters: QuarterMask,
    /// Whether those who take part in the lot know somebody at work.
    pub(crate) at_work: AtWork,
    /// The chance to be in by lot.
    pub(crate) share: Threshold,
    pub(crate) by: LotBy,
    /// Whether the household and the kin of those in it by lot are in it too.
    pub(crate) kin: bool,
    /// The acts by which one enters, by index.
    pub(crate) enter: Vec<usize>,
    /// The acts by which a member leaves, by index.
    pub(crate) leave: Vec<usize>,
    pub(crate) from_day: u32,
    /// The day on which everyone leaves; 0 for never.
    pub(crate) until_day: u32,
    /// The chance in a day that a member leaves.
    pub(crate) leaves: Threshold,
}

impl Set {
    /// The name by which the scenario, its settings and its exports speak of it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What its members are, after "is one of".
    pub fn says(&self) -> &str {
        &self.says
    }

    /// Whether its lot has been drawn before the morning of a day, and it has not ended.
    pub(crate) fn is_under_way(&self, day: u32) -> bool {
        (self.from_day == 0 || self.from_day < day) && (self.until_day == 0 || day <= self.until_day)
    }

    /// Whether the lot puts the same people in on the same days.
    pub(crate) fn has_lot_of(&self, other: &Self) -> bool {
        let among = |set: &Self| (set.who, set.ages, set.quarters, set.at_work);
        let lot = |set: &Self| (set.share, set.by, set.kin, set.from_day, set.until_day);
        among(self) == among(other) && lot(self) == lot(other)
    }

    /// Whether people can be in it on a day.
    pub(crate) fn is_open_on(&self, day: u32) -> bool {
        day >= self.from_day && (self.until_day == 0 || day < self.until_day)
    }
}
