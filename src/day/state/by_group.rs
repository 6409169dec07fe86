//! Running totals of each look, each quarter, each role and each set.

use std::ops::AddAssign;

use bytemuck::NoUninit;

use super::sets::Sets;
use crate::town::Town;
use crate::town::people::Role;

/// What the members of one group came to since the first day. A deed, a mark or a fee counts for the groups that its
/// resident belonged to on that day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, NoUninit)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
#[repr(C)]
pub struct GroupFigures {
    /// Value of their good acts, in hundredths of a point of worth.
    pub good: i64,
    /// Value of their harmful acts, in hundredths of a point of worth; not positive.
    pub harm: i64,
    /// Entries that cost them points or a fine.
    pub marks: u64,
    /// Of these, entries of what the resident whom the entry names did not do.
    pub marks_false: u64,
    /// Points that rules gave them, in 1/256.
    pub points_up: i64,
    /// Points that rules took from them, in 1/256; not positive.
    pub points_down: i64,
    /// Of these, points for an entry about somebody else; not positive.
    pub points_borne: i64,
    /// Wages gained through bands and lists, their own and those of the owners they work for, in hundredths of a groat;
    /// below 0 where wages are lost. Wages lost with a job are not among them.
    pub wages: i64,
    /// Fees and fines paid, less fines given back, in hundredths of a groat.
    pub fees: i64,
    /// Rewards received, in hundredths of a groat; not negative.
    pub rewards: i64,
    /// Free time lost through bands and lists, in quarters of an hour.
    pub quarter_hours_lost: i64,
    /// Weeks at whose end they looked for a job.
    pub weeks_without_work: u64,
    /// Acts that they would have done but for an office that does not serve them.
    pub closed: u64,
}

impl AddAssign for GroupFigures {
    fn add_assign(&mut self, more: Self) {
        self.good += more.good;
        self.harm += more.harm;
        self.marks += more.marks;
        self.marks_false += more.marks_false;
        self.points_up += more.points_up;
        self.points_down += more.points_down;
        self.points_borne += more.points_borne;
        self.wages += more.wages;
        self.fees += more.fees;
        self.rewards += more.rewards;
        self.quarter_hours_lost += more.quarter_hours_lost;
        self.weeks_without_work += more.weeks_without_work;
        self.closed += more.closed;
    }
}

/// How many groups a town has: looks, then quarters, then roles, then sets.
pub fn groups(town: &Town, sets: usize) -> usize {
    before_sets(town) + sets
}

fn before_sets(town: &Town) -> usize {
    town.looks().len() + town.quarters().len() + Role::COUNT
}

/// Groups that everybody is in: one look, one quarter, one role.
const ALWAYS: usize = 3;

/// The look, the quarter and the role of a resident, by their places among all groups.
#[inline]
fn always(town: &Town, resident: u32) -> [usize; ALWAYS] {
    let (people, i) = (&town.people, resident as usize);
    let (looks, quarters) = (town.looks().len(), town.quarters().len());
    [
        usize::from(people.look[i]),
        looks + usize::from(people.quarter[i]),
        looks + quarters + usize::from(people.role[i]),
    ]
}

/// The groups of a resident today, by their places among all groups: their look, their quarter, their role, and the sets
/// that they are in.
#[inline]
pub fn groups_of(town: &Town, sets: &Sets, resident: u32) -> impl Iterator<Item = usize> {
    let before = before_sets(town);
    let is_member = move |set: &usize| sets.has(*set as u8, resident);
    always(town, resident).into_iter().chain((0..sets.count()).filter(is_member).map(move |set| before + set))
}

/// Adds what a resident came to to the figures of their groups.
#[inline]
pub(in crate::day) fn count(figures: &mut [GroupFigures], town: &Town, sets: &Sets, resident: u32, more: GroupFigures) {
    for group in always(town, resident) {
        figures[group] += more;
    }
    if sets.count() > 0 {
        groups_of(town, sets, resident).skip(ALWAYS).for_each(|group| figures[group] += more);
    }
}
