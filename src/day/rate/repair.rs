//! Repair by lot: some of those whom an office refuses in the morning are lifted to its cut-off.

use crate::day::state::office::Office;
use crate::kernel::luck::{Luck, Purpose, stable_number};
use crate::scenario::policy;
use crate::town::people::People;

/// Who of those who are `refused` is lifted today, and to which score.
pub(crate) fn lift(
    rules: &policy::Office,
    office: &Office,
    people: &People,
    luck: Luck,
    day: u32,
    refused: impl Fn(u32) -> bool,
) -> Vec<(u32, i32)> {
    if rules.repair.is_never() || office.served.is_empty() {
        return vec![];
    }
    let what = stable_number(&rules.name);
    let drawn = |resident: &u32| luck.chance(Purpose::Repair, day, *resident, what, rules.repair);
    let lifted = (0..people.look.len() as u32).filter(|resident| refused(*resident)).filter(drawn);
    lifted
        .filter_map(|resident| {
            let cut = office.cut_off(rules, people.look[resident as usize])?;
            Some((resident, cut.at))
        })
        .collect()
}
