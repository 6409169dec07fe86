//! What can be set as a goal in each mode in which somebody plays, and when it is reached. The goals of a council are its own
//! aims.

use crate::study::council::SAME_FEELING;
use crate::study::desk::{Decider, Sitting};
use crate::study::life::Reckoning;
use crate::study::weighing::Weighed;

/// What somebody can be set to reach at the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeskGoal {
    /// Every file was decided: none was left until the evening or sent back without coming up again.
    AllDecided,
    /// At most so many decisions were wrong.
    WrongAtMost(usize),
    /// No mark stands for what the person did not do.
    NoFalseMarkStands,
    /// At least this many percent of the true marks stand.
    TrueMarksStand(u8),
}

impl DeskGoal {
    /// Whether some days at the desk reached it.
    pub fn is_reached(self, sitting: &Sitting) -> bool {
        let own = Decider::Own.on(&sitting.decided);
        match self {
            Self::AllDecided => sitting.left == 0 && sitting.back == 0,
            Self::WrongAtMost(most) => (own.misses + own.false_alarms) as usize <= most,
            Self::NoFalseMarkStands => own.false_alarms == 0,
            Self::TrueMarksStand(percent) => own.hits * 100 >= (own.hits + own.misses) * u32::from(percent),
        }
    }
}

/// What somebody who leads a resident's life can be set to reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LifeGoal {
    /// No office flags the person.
    NotFlagged,
    /// The person did nothing that harms others.
    NoHarm,
    /// What the person did for others, in the town's measure of worth, is more than in the same life left alone by at least so
    /// much.
    MoreForOthers(u32),
    /// Strain is no higher than that of the same life left alone, but for 0.01 on a scale that ends at 1.
    NoMoreStrain,
    /// The person knows at least as many people as in the same life left alone.
    AllContacts,
    /// The person has at least so many groats more than in the same life left alone.
    MoreMoney(u32),
}

impl LifeGoal {
    /// Whether a life reached it.
    pub fn is_reached(self, reckoned: &Reckoning) -> bool {
        let (here, alone) = (&reckoned.here, &reckoned.alone);
        match self {
            Self::NotFlagged => !here.flagged,
            Self::NoHarm => reckoned.filed.is_some_and(|filed| filed.harmful == 0),
            Self::MoreForOthers(worth) => here.worth >= alone.worth + f64::from(worth),
            Self::NoMoreStrain => here.strain <= alone.strain + SAME_FEELING,
            Self::AllContacts => here.contacts >= alone.contacts,
            Self::MoreMoney(groats) => here.money >= alone.money + f64::from(groats),
        }
    }
}

/// What a proposal can be set to reach, beside the rules as they are. The key is that of one of the
/// [`measures`](crate::study::weighing::measures).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VoteGoal {
    /// The measure is lower, beyond luck.
    Lower(&'static str),
    /// The measure is higher, beyond luck.
    Higher(&'static str),
    /// The measure is not higher beyond luck.
    NotHigher(&'static str),
    /// The measure is not lower beyond luck.
    NotLower(&'static str),
}

impl VoteGoal {
    /// The key of the measure of which something is asked, as exports have it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Lower(key) | Self::Higher(key) | Self::NotHigher(key) | Self::NotLower(key) => key,
        }
    }

    /// Whether a proposal reaches it, beside another one, both by their places.
    pub fn is_reached(self, weighed: &Weighed, proposal: usize, than: usize) -> bool {
        let Some(difference) = weighed.difference_of(self.key(), proposal, than) else { return false };
        let value = difference.value.filter(|_| difference.beyond_luck()).unwrap_or(0.0);
        match self {
            Self::Lower(_) => value < 0.0,
            Self::Higher(_) => value > 0.0,
            Self::NotHigher(_) => value <= 0.0,
            Self::NotLower(_) => value >= 0.0,
        }
    }
}
