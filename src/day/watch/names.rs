//! Under whose name a watcher enters what it sees of a person: their own, that of whoever holds the household's papers, that of
//! somebody whose papers they use, or, by mistake, a neighbour's.

use super::View;
use crate::day::state::aliases::{Alias, Aliases};
use crate::day::state::sets::Sets;
use crate::kernel::luck::{Luck, Purpose};
use crate::scenario::policy::{Errors, Names, Policy};
use crate::town::people::ADULT;
use crate::town::{NONE, Town};
use crate::truth::Deed;

/// Residents among whom a wrong file is picked: so many on either side in the numbering, which is a few houses.
const MISFILED_WITHIN: u32 = 32;

/// Why an entry stands under another name than that of the person who was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherName {
    /// The watcher enters what a household does under the name of whoever holds its papers.
    Household,
    /// The person went by somebody else's papers.
    Papers,
    /// The entry landed in the file of somebody who lives near.
    WrongFile,
}

impl OtherName {
    /// Why a watcher that errs like this entered under the name of `about` what it saw of `seen`; `None` where it may have
    /// taken one person for another.
    pub fn why(policy: &Policy, errors: &Errors, town: &Town, about: u32, seen: u32) -> Option<Self> {
        if errors.names != Names::Doer && town.household(about).contains(&seen) {
            return Some(Self::Household);
        }
        let is_near = about.abs_diff(seen) <= MISFILED_WITHIN;
        if errors.misidentify > 0.0 {
            None
        } else if !errors.misfile.is_never() && is_near {
            Some(Self::WrongFile)
        } else {
            let papers_are_stolen = policy.acts.iter().any(|act| act.alias.is_some());
            (errors.papers && papers_are_stolen).then_some(Self::Papers)
        }
    }
}

impl View<'_, '_> {
    /// The name under which a watcher enters what it saw of `seen` and lays to a person. `what` stands for the entry in luck.
    pub(super) fn named(&self, errors: &Errors, seen: u32, person: u32, what: u32) -> u32 {
        let holds = match errors.names {
            Names::Doer => false,
            Names::Holder => true,
            Names::Pool(set) => self.now.sets.has(set, seen),
        };
        let name = if holds { holder(self.now.town, person) } else { person };
        if self.now.luck.chance(Purpose::Misfile, self.now.day, person, what, errors.misfile) {
            self.neighbour(name, what).unwrap_or(name)
        } else {
            name
        }
    }

    /// By whose papers somebody goes with a watcher that knows people by them.
    pub(super) fn papers_of(&self, errors: &Errors, person: u32) -> Option<u32> {
        let alias = errors.papers.then(|| self.now.aliases.of(person)).flatten()?;
        Some(alias.victim)
    }

    /// Somebody who lives near, whatever their look.
    fn neighbour(&self, resident: u32, what: u32) -> Option<u32> {
        let settled = self.now.town.households.last().copied().unwrap_or(0);
        let near = resident.saturating_sub(MISFILED_WITHIN)..(resident + MISFILED_WITHIN + 1).min(settled);
        let others = near.filter(|other| *other != resident);
        // The choice is another draw than the chance of the error, so it is made at another place.
        self.now.luck.choose(Purpose::Misfile, self.now.day, resident, !what, others)
    }
}

/// The first adult of a household, or its first member if there is no adult.
fn holder(town: &Town, resident: u32) -> u32 {
    let mut household = town.household(resident);
    household
        .clone()
        .find(|member| town.people.age[*member as usize] >= ADULT)
        .or_else(|| household.next())
        .unwrap_or(resident)
}

/// Whoever got hold of somebody's papers today goes by them from tomorrow on.
pub(super) fn take_papers(
    policy: &Policy,
    town: &Town,
    luck: Luck,
    day: u32,
    deeds: &[Vec<Deed>],
    sets: &Sets,
    aliases: &mut Aliases,
) {
    for deed in deeds.iter().flatten() {
        let act = &policy.acts[usize::from(deed.act)];
        let Some((set, days)) = act.alias else { continue };
        let exposed = 0..town.residents() as u32;
        let usable = |other: &u32| {
            *other != deed.resident && sets.has(set as u8, *other) && town.people.household[*other as usize] != NONE
        };
        let exposed = exposed.filter(usable);
        if let Some(victim) = luck.choose(Purpose::Alias, day, deed.resident, act.what, exposed) {
            aliases.begin(Alias { user: deed.resident, victim, since: day + 1, until: day + 1 + days });
        }
    }
}
