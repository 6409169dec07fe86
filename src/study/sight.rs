//! What a measure reads: a town, and the towns beside it that differ in one thing.

use super::confusion::Confusion;
use crate::day::Simulation;
use crate::day::state::figures::Figures;
use crate::scenario::Scenario;

/// The same town with the same luck, but for one thing that a measure compares it with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contrast {
    /// Nobody is rated.
    Unrated,
    /// Nobody can read the rules.
    Secret,
    /// Nobody keeps out of watchers' view.
    Unhidden,
}

impl Contrast {
    /// All contrasts.
    pub const ALL: [Self; 3] = [Self::Unrated, Self::Secret, Self::Unhidden];

    /// The rules of the town that is compared.
    pub fn rules(self, of: &Scenario) -> Scenario {
        match self {
            Self::Unrated => of.unrated(),
            Self::Secret => of.secret(),
            Self::Unhidden => of.without_evasion(),
        }
    }
}

/// What a measure reads: the town, and the towns beside it where they were run too.
pub struct Sight<'a> {
    /// The town.
    pub town: &'a Simulation,
    /// The same town, seed and days, but for one thing each.
    pub contrasts: &'a [(Contrast, Simulation)],
    /// The counts of flags, which many measures need; `None` where the town keeps no standing.
    pub confusion: Option<Confusion>,
}

impl Sight<'_> {
    /// What the same town came to but for one thing.
    pub(super) fn contrast(&self, which: Contrast) -> Option<&Figures> {
        self.contrasts.iter().find(|(contrast, _)| *contrast == which).map(|(_, town)| &town.state.figures)
    }
}
