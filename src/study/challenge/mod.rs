//! Challenges: short tasks in the modes in which somebody plays, each with the town in which it is set and with what is to be
//! reached. Adding a challenge is adding a variant, its row in [`Challenge::setting`], its texts in assets/locale, and two
//! winning sessions in tests/challenges.

mod goals;
mod verdict;

pub use goals::{DeskGoal, LifeGoal, VoteGoal};
pub use verdict::{Goal, Outcome, Verdict};

use serde::{Deserialize, Serialize};

use crate::scenario::Recipe;
use crate::study::council::{Aim, TERM};
use crate::study::{Command, Order, Timeline};

/// A challenge. Saves keep these names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Challenge {
    /// One day at the desk with at most one wrong decision.
    OneMorning,
    /// Three days at the desk without letting a false mark stand or striking everything.
    NobodyForNothing,
    /// Ten days by the rule book, with few wrong decisions.
    ByTheBook,
    /// Leads somebody who would be flagged.
    OffTheList,
    /// Does more for others, at no price to oneself.
    GoodNeighbour,
    /// Earns more in half a year, at no price to oneself.
    FullPurse,
    /// A half year after which half as many are flagged wrongly.
    HalfTheErrors,
    /// A half year in which people are under less strain.
    LighterLoad,
    /// A half year with half the watching.
    HalfTheEyes,
    /// Half the wrong flags, half the hours and no more harm: three aims at once.
    ThreeAtOnce,
    /// A proposal under which fewer are flagged wrongly and nothing else that is asked gets worse.
    NobodyLoses,
    /// A proposal under which there is less strain and less watching.
    LessOfBoth,
}

/// Where a challenge is set, how long it takes, and what is to be reached.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// The name of the shipped scenario in whose town it is set.
    pub scenario: &'static str,
    /// What is laid over the scenario.
    pub settings: &'static [&'static str],
    /// The seed with which the town is founded.
    pub seed: u64,
    /// About how many minutes it takes.
    pub minutes: u32,
    /// What is played, and what is to be reached.
    pub task: Task,
}

/// What is played in a challenge, and what is to be reached.
#[derive(Clone, Copy, Debug)]
pub enum Task {
    /// Somebody rules on appeals at the desk.
    Desk {
        /// Working days at the desk.
        days: u32,
        /// Whether the office has a rule book, which grows.
        by_the_book: bool,
        /// What is to be reached.
        goals: &'static [DeskGoal],
    },
    /// Somebody leads a resident's life.
    Life {
        /// The resident whose life it is, by number.
        seat: u32,
        /// Weeks for which the life is led.
        weeks: u32,
        /// What is to be reached.
        goals: &'static [LifeGoal],
    },
    /// A council, which must sit to the end.
    Council {
        /// Terms of a quarter year.
        terms: u32,
        /// Its aims, each to be reached in the town itself and in [`ENOUGH`](crate::study::tipping::ENOUGH) other towns.
        aims: &'static [Aim],
    },
    /// A vote, with the rules as they are among the proposals.
    Vote {
        /// Days for which every proposal is lived.
        days: u32,
        /// What one proposal is to reach beside the rules as they are.
        goals: &'static [VoteGoal],
    },
}

impl Challenge {
    /// All challenges, by mode and then by how long they take.
    pub const ALL: [Self; 12] = [
        Self::OneMorning,
        Self::NobodyForNothing,
        Self::ByTheBook,
        Self::OffTheList,
        Self::GoodNeighbour,
        Self::FullPurse,
        Self::HalfTheErrors,
        Self::LighterLoad,
        Self::HalfTheEyes,
        Self::ThreeAtOnce,
        Self::NobodyLoses,
        Self::LessOfBoth,
    ];

    /// Where the challenge is set, and what is to be reached.
    pub fn setting(self) -> Setting {
        use {Aim as A, DeskGoal as D, LifeGoal as L, VoteGoal as V};
        let of = |scenario, settings, seed, minutes, task| Setting { scenario, settings, seed, minutes, task };
        let desk = |seed, minutes, days, by_the_book, goals| {
            of("mended-town", &["town.residents=2400"], seed, minutes, Task::Desk { days, by_the_book, goals })
        };
        let life = |scenario, seat, minutes, weeks, goals| {
            of(scenario, &["town.residents=600"], 1, minutes, Task::Life { seat, weeks, goals })
        };
        let council = |scenario, minutes, terms, aims| {
            of(scenario, &["town.residents=600"], 1, minutes, Task::Council { terms, aims })
        };
        let vote = |scenario, minutes, days, goals| {
            of(scenario, &["town.residents=600"], 1, minutes, Task::Vote { days, goals })
        };
        match self {
            Self::OneMorning => desk(10, 3, 1, false, &[D::AllDecided, D::WrongAtMost(1)]),
            Self::NobodyForNothing => {
                desk(5, 10, 3, false, &[D::AllDecided, D::NoFalseMarkStands, D::TrueMarksStand(75)])
            }
            Self::ByTheBook => desk(3, 30, 10, true, &[D::AllDecided, D::WrongAtMost(14)]),
            Self::OffTheList => life("mended-town", 22, 8, 16, &[L::NotFlagged, L::MoreMoney(100)]),
            Self::GoodNeighbour => {
                life("crossing-camera", 3, 8, 12, &[L::MoreForOthers(80), L::NoHarm, L::NoMoreStrain, L::AllContacts])
            }
            Self::FullPurse => {
                life("crossing-camera", 305, 15, 26, &[L::MoreMoney(250), L::NoMoreStrain, L::AllContacts])
            }
            Self::HalfTheErrors => council("crossing-camera", 10, 2, &[A::HalfTheWrongFlags, A::NoMoreHarm]),
            Self::LighterLoad => council("crossing-camera", 10, 2, &[A::LighterStrain]),
            Self::HalfTheEyes => council("straight-way-home", 10, 2, &[A::HalfTheHours, A::NoMoreHarm]),
            Self::ThreeAtOnce => council("quiet-wall", 10, 2, &[A::HalfTheWrongFlags, A::NoMoreHarm, A::HalfTheHours]),
            Self::NobodyLoses => vote(
                "crossing-camera",
                15,
                182,
                &[
                    V::Lower("false_flagged_share"),
                    V::NotHigher("harm_done"),
                    V::NotHigher("mean_strain"),
                    V::NotLower("mean_money"),
                    V::NotHigher("watch_hours"),
                ],
            ),
            Self::LessOfBoth => vote("crossing-camera", 15, 182, &[V::Lower("mean_strain"), V::Lower("watch_hours")]),
        }
    }

    /// What is played, and what is to be reached.
    pub fn task(self) -> Task {
        self.setting().task
    }

    /// The name under which texts and files speak of it: `one-morning`.
    pub fn key(self) -> String {
        let name = format!("{self:?}");
        let with_dash = |(place, letter): (usize, char)| {
            let dash = place > 0 && letter.is_uppercase();
            dash.then_some('-').into_iter().chain(letter.to_lowercase())
        };
        name.chars().enumerate().flat_map(with_dash).collect()
    }

    /// What its town is read from.
    pub fn recipe(self) -> Option<Recipe> {
        let Setting { scenario, settings, .. } = self.setting();
        let settings = settings.iter().map(|&setting| setting.to_owned()).collect();
        Recipe::shipped(scenario).map(|recipe| Recipe { settings, ..recipe })
    }

    /// Whether a town is the one in which the challenge is set.
    pub fn is_set_in(self, town: &Timeline) -> bool {
        let (setting, recipe) = (self.setting(), town.recipe());
        (recipe.name.as_str(), recipe.own_text(), town.town().seed()) == (setting.scenario, None, setting.seed)
            && recipe.own_packs(town.packs()).is_empty()
            && recipe.settings.iter().map(String::as_str).eq(setting.settings.iter().copied())
    }

    /// Whether a command is of a kind that somebody gives who plays it, on a day on which it can be given.
    pub fn takes(self, command: &Command) -> bool {
        let order = &command.order;
        match self.task() {
            Task::Desk { .. } => matches!(order, Order::Rule { .. }),
            Task::Life { seat, .. } => match order {
                Order::Resolve { resident, .. } | Order::HandBack(resident) | Order::LetGo(resident, _) => {
                    *resident == seat
                }
                order => matches!(order, Order::Appeal(_)),
            },
            Task::Council { .. } => matches!(order, Order::Set(_)) && command.day.is_multiple_of(TERM),
            Task::Vote { .. } => matches!(order, Order::Set(_)) && command.day == 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn challenges_have_towns_and_names() {
        assert_eq!(Challenge::NobodyForNothing.key(), "nobody-for-nothing");
        for challenge in Challenge::ALL {
            let recipe = challenge.recipe().unwrap_or_else(|| panic!("{challenge:?} has no town"));
            recipe.parse(&[]).unwrap_or_else(|problems| panic!("{challenge:?}: {problems}"));
            assert!((3..=30).contains(&challenge.setting().minutes), "{challenge:?}");
        }
    }
}
