//! Bearing: who else bears a share of what a rule makes of somebody's record, or is on a list with them.

use crate::scenario::policy::Bearing;
use crate::scenario::raw::BorneBy;
use crate::town::{NONE, Town};

/// The others of the group that bears with a resident, in the order of their numbers. A hermit is alone.
pub(crate) fn others(of: BorneBy, town: &Town, resident: u32) -> Vec<u32> {
    let people = &town.people;
    let household = people.household[resident as usize];
    if household == NONE {
        return vec![];
    }
    let group: Vec<u32> = match of {
        BorneBy::Household => town.household(resident).collect(),
        BorneBy::Households(count) => {
            let first = household / count * count;
            let after = (first + count).min(town.households.len() as u32 - 1);
            (town.households[first as usize]..town.households[after as usize]).collect()
        }
        BorneBy::Block => {
            // The people of a block stand next to one another.
            let here = |other: &u32| people.block[*other as usize] == people.block[resident as usize];
            let settled = town.households.last().copied().unwrap_or(0);
            let mut before: Vec<u32> = (0..resident).rev().take_while(here).collect();
            before.reverse();
            before.into_iter().chain((resident..settled).take_while(here)).collect()
        }
        BorneBy::Firm => people.firm_of(resident).map_or(vec![], |firm| town.firms.staff_of(firm).to_vec()),
        BorneBy::Kin => {
            let mut family: Vec<u32> = town.household(resident).collect();
            family.extend(town.household(resident).filter_map(|member| town.kin_of(member)));
            family.sort_unstable();
            family.dedup();
            family
        }
    };
    group.into_iter().filter(|other| *other != resident).collect()
}

/// How many others there are in the group that bears with a resident.
pub(crate) fn count(of: BorneBy, town: &Town, resident: u32) -> usize {
    match of {
        BorneBy::Household => town.household(resident).len() - 1,
        BorneBy::Firm => town.people.firm_of(resident).map_or(0, |firm| town.firms.staff_of(firm).len() - 1),
        of => others(of, town, resident).len(),
    }
}

impl Bearing {
    /// What each of so many others bears of some points.
    pub(crate) fn of_each(&self, points: i32, others: usize) -> i32 {
        let among = if self.divided { others.max(1) as i64 } else { 1 };
        (i64::from(points) * i64::from(self.share) / (256 * among)) as i32
    }
}
