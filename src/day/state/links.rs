//! The files that a merged office has linked with the wrong person.

use crate::kernel::luck::{Luck, Purpose};
use crate::scenario::policy::{self, Policy};
use crate::town::{NONE, Town};

/// A file that was linked with the wrong person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Link {
    /// The person whose score it makes.
    pub resident: u32,
    /// Whose office's file it is, as an index into the offices.
    pub source: u8,
    /// Whose file it is.
    pub other: u32,
}

/// The number that stands in luck for the links of a merged office with one of its offices, made from the names of both.
pub(in crate::day) fn link_number(policy: &Policy, rules: &policy::Office, source: usize) -> u32 {
    rules.what ^ policy.offices[source].what.rotate_left(9)
}

/// Residents among whom a wrong file is linked: so many on either side in the numbering, which is a few houses.
const LINKED_WITHIN: u32 = 32;

/// The files that are linked with the wrong person when an office brings them together, by resident.
pub(in crate::day) fn links(policy: &Policy, rules: &policy::Office, town: &Town, luck: Luck) -> Vec<Link> {
    let Some(merged) = rules.merged.as_ref().filter(|merged| !merged.link_error.is_never()) else { return vec![] };
    let settled = (0..town.residents() as u32).filter(|resident| town.people.household[*resident as usize] != NONE);
    let last = town.households.last().copied().unwrap_or(0);
    let of = |resident: u32| {
        merged.of.iter().filter_map(move |(source, _)| {
            let what = link_number(policy, rules, *source);
            if !luck.chance(Purpose::Link, 0, resident, what, merged.link_error) {
                return None;
            }
            let near = resident.saturating_sub(LINKED_WITHIN)..(resident + LINKED_WITHIN + 1).min(last);
            // The choice is another draw than the chance of the error, so it is made at another place.
            let other = luck.choose(Purpose::Link, 0, resident, !what, near.filter(|other| *other != resident))?;
            Some(Link { resident, source: *source as u8, other })
        })
    };
    settled.flat_map(of).collect()
}
