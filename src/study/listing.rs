//! Whom one can ask about: the people of a kind, such as those who are flagged wrongly.

use std::collections::BTreeSet;

use super::causes::rests_on_false_marks;
use super::wrongs::{falsely_marked, stale_bills, weights};
use crate::day::Simulation;
use crate::town::Town;

/// A kind of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// In a penalty band or on a penalty list.
    Flagged,
    /// Flagged, though perfect watching would not have flagged them.
    FlaggedWrongly,
    /// Flagged, as perfect watching would have flagged them too.
    FlaggedRightly,
    /// Not flagged, though perfect watching would have flagged them.
    Missed,
    /// Flagged, and not if the marks about them that are false were struck.
    RestingOnFalseMarks,
    /// On a list of an office.
    OnAList,
    /// Marked for what they did not do.
    FalselyMarked,
    /// With a bill that was paid and stayed on file as unpaid.
    StaleBill,
    /// In the lowest band of an office.
    LowestBand,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 9] = [
        Self::Flagged,
        Self::FlaggedWrongly,
        Self::FlaggedRightly,
        Self::Missed,
        Self::RestingOnFalseMarks,
        Self::OnAList,
        Self::FalselyMarked,
        Self::StaleBill,
        Self::LowestBand,
    ];

    /// The name of the kind, as it is typed.
    pub fn key(self) -> &'static str {
        match self {
            Self::Flagged => "flagged",
            Self::FlaggedWrongly => "flagged-wrongly",
            Self::FlaggedRightly => "flagged-rightly",
            Self::Missed => "missed",
            Self::RestingOnFalseMarks => "resting-on-false-marks",
            Self::OnAList => "on-a-list",
            Self::FalselyMarked => "falsely-marked",
            Self::StaleBill => "stale-bill",
            Self::LowestBand => "lowest-band",
        }
    }

    /// Whether it can be told only where every entry is remembered.
    pub fn needs_memory(self) -> bool {
        matches!(self, Self::FalselyMarked | Self::StaleBill | Self::RestingOnFalseMarks)
    }

    /// Whether it can be told only where standing is kept.
    pub fn needs_standing(self) -> bool {
        matches!(self, Self::FlaggedWrongly | Self::FlaggedRightly | Self::Missed | Self::RestingOnFalseMarks)
    }
}

/// A look or a quarter, of which alone people are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// A look, by its number.
    Look(u8),
    /// A quarter, by its number.
    Quarter(u8),
}

impl Group {
    /// The look or quarter of a name, whatever its capitals.
    pub fn named(town: &Town, name: &str) -> Option<Self> {
        let place = |names: &[String]| names.iter().position(|n| n.to_lowercase() == name.to_lowercase());
        let look = place(town.looks()).map(|number| Self::Look(number as u8));
        look.or_else(|| place(town.quarters()).map(|number| Self::Quarter(number as u8)))
    }

    /// Its name.
    pub fn name(self, town: &Town) -> &str {
        match self {
            Self::Look(look) => &town.looks()[usize::from(look)],
            Self::Quarter(quarter) => &town.quarters()[usize::from(quarter)],
        }
    }

    /// Whether a resident belongs to it.
    pub fn holds(self, town: &Town, resident: u32) -> bool {
        match self {
            Self::Look(look) => town.people.look[resident as usize] == look,
            Self::Quarter(quarter) => town.people.quarter[resident as usize] == quarter,
        }
    }
}

/// The people of a kind today, those first about whom most was entered wrongly, then those with the lowest scores.
/// `None` where the kind cannot be told: the town keeps no standing, or remembers no entries.
pub fn list(town: &Simulation, kind: Kind, group: Option<Group>) -> Option<Vec<u32>> {
    let unknown =
        kind.needs_memory() && town.history().is_none() || kind.needs_standing() && !town.scenario().raw().standing;
    if unknown {
        return None;
    }
    let wrong = weights(town);
    let entered: BTreeSet<u32> = match kind {
        Kind::StaleBill => stale_bills(town).iter().map(|bill| bill.observation.about).collect(),
        Kind::FalselyMarked => falsely_marked(town).collect(),
        _ => BTreeSet::new(),
    };
    let (flagged, earned) = (|r: u32| town.flagged(r), |r: u32| town.deserves_flag(r));
    let is = |resident: u32| match kind {
        Kind::Flagged => flagged(resident),
        Kind::FlaggedWrongly => flagged(resident) && !earned(resident),
        Kind::FlaggedRightly => flagged(resident) && earned(resident),
        Kind::Missed => !flagged(resident) && earned(resident),
        Kind::RestingOnFalseMarks => rests_on_false_marks(town, resident) == Some(true),
        Kind::OnAList => town.offices_of(resident).into_iter().any(|office| {
            let rules = &town.scenario().policy().offices()[office];
            town.state.offices[office].ledger.lists_of(rules, resident).next().is_some()
        }),
        Kind::FalselyMarked | Kind::StaleBill => entered.contains(&resident),
        Kind::LowestBand => town.offices_of(resident).into_iter().any(|office| {
            let bands = town.scenario().policy().offices()[office].bands().len();
            bands > 1 && usize::from(town.band(office, resident)) + 1 == bands
        }),
    };
    let everyone = 0..town.town().residents() as u32;
    let of_group = |resident: &u32| group.is_none_or(|group| group.holds(town.town(), *resident));
    let mut people: Vec<u32> =
        everyone.filter(of_group).filter(|resident| town.rated(*resident) && is(*resident)).collect();
    let score = |resident: u32| town.office_of(resident).map_or(f64::INFINITY, |office| town.score(office, resident));
    let heavy = |resident: u32| wrong.get(&resident).copied().unwrap_or(0);
    people.sort_by(|a, b| heavy(*b).cmp(&heavy(*a)).then(score(*a).total_cmp(&score(*b))).then(a.cmp(b)));
    Some(people)
}
