//! Whom an office serves on the day that comes. Acts that need its service are open to those alone.

use crate::day::rate::Office;
use crate::kernel::luck::{Luck, Purpose, stable_number};
use crate::kernel::mistake::unless_mistaken;
use crate::kernel::slices::LANES;
use crate::scenario::limits::LOOKS;
use crate::scenario::policy::{self, CutOff, Cuts, Serves};
use crate::scenario::raw::Edge;
use crate::town::people::People;

/// Opens and shuts the door of an office for everyone whom it rates; others are not refused. Where everyone is served,
/// nothing is kept.
pub fn serve(rules: &policy::Office, office: &mut Office, people: &People, cuts: Cuts, luck: Luck, day: u32) {
    office.served.clear();
    if rules.serves == Serves::Everyone || cuts.has(Edge::Access) {
        return;
    }
    if unless_mistaken!(RefusedMove, true, false) {
        return;
    }
    let by_look: Vec<CutOff> =
        (0..LOOKS as u8).map(|look| office.cut_off(rules, look).unwrap_or(CutOff::NONE)).collect();
    let what = stable_number(rules.name());
    let mut served = vec![0u64; people.look.len().div_ceil(LANES)];
    for (i, (look, score)) in people.look.iter().zip(office.ledger.scores()).enumerate() {
        let cut = by_look[usize::from(*look)];
        let at_margin = unless_mistaken!(NoLotAtMargin, crate::kernel::fixed::Threshold::CERTAIN, cut.at_margin);
        let passes = *score > cut.at
            || *score == cut.at && luck.chance(Purpose::Margin, day, i as u32, what, at_margin)
            || !office.rates(i as u32);
        served[i / LANES] |= u64::from(passes) << (i % LANES);
    }
    office.served = served;
}
