//! Zones: where acts happen that are done away from one's usual places, and what lies beyond the blocks that a person keeps to.

use super::View;
use crate::kernel::luck::{Luck, Purpose, pick};
use crate::scenario::policy::{Act, Watcher};
use crate::scenario::raw::{Away, PlaceKind};
use crate::town::layout::Layout;
use crate::town::{NONE, Town};

/// What is near lies within so many blocks of home, across and along.
const NEAR: u32 = 3;

/// The blocks in which an act can happen that somebody from a block does away from home.
fn within_reach(layout: &Layout, home: u32, away: Away) -> impl Iterator<Item = u32> {
    let (column, row) = layout.cell(home);
    (0..layout.columns * layout.rows).filter(move |block| {
        let (other, along) = layout.cell(*block);
        *block != home && (away == Away::Town || other.abs_diff(column) <= NEAR && along.abs_diff(row) <= NEAR)
    })
}

/// Whether a block lies further than so many blocks from where a resident lives, works and shops and from the straight ways
/// between these.
pub(crate) fn is_beyond(town: &Town, resident: u32, block: u32, blocks: u32) -> bool {
    let cell = |block: u32| {
        let (column, row) = town.layout.cell(block);
        [i64::from(column), i64::from(row)]
    };
    let ways = kept_ways(town, resident);
    !ways.is_empty()
        && ways.into_iter().all(|(from, to)| is_further(cell(block), cell(from), cell(to), i64::from(blocks)))
}

/// The ways that a resident keeps to, from block to block: from home to home, and between home, work and shop. A hermit has none.
pub(crate) fn kept_ways(town: &Town, resident: u32) -> Vec<(u32, u32)> {
    let home = town.people.block[resident as usize];
    if home == NONE {
        return vec![];
    }
    let block = |place| town.place(resident, place).map(|firm| town.firms.block[firm as usize]);
    let (work, shop) = (block(PlaceKind::Work), block(PlaceKind::Shop));
    let between = [work.map(|work| (home, work)), shop.map(|shop| (home, shop)), work.zip(shop)];
    std::iter::once((home, home)).chain(between.into_iter().flatten()).collect()
}

/// The block in which a resident does an act on a day; `None` for an act that happens at one's usual place.
pub(crate) fn destination(town: &Town, luck: Luck, day: u32, resident: u32, act: &Act) -> Option<u32> {
    let home = town.people.block[resident as usize];
    let away = act.away.filter(|_| home != NONE)?;
    let blocks: Vec<u32> = within_reach(&town.layout, home, away).collect();
    let draw = luck.block(Purpose::Place, day, resident, act.what, 0)[0];
    blocks.get(pick(draw, blocks.len() as u32) as usize).copied()
}

/// Whether a point lies further than `reach` from a straight way, in whole numbers: the square of the distance is compared.
fn is_further(at: [i64; 2], from: [i64; 2], to: [i64; 2], reach: i64) -> bool {
    let between = |a: [i64; 2], b: [i64; 2]| [b[0] - a[0], b[1] - a[1]];
    let dot = |a: [i64; 2], b: [i64; 2]| a[0] * b[0] + a[1] * b[1];
    let (way, there) = (between(from, to), between(from, at));
    let (length, along) = (dot(way, way), dot(way, there));
    if along <= 0 || length == 0 {
        return dot(there, there) > reach * reach;
    }
    if along >= length {
        let back = between(to, at);
        return dot(back, back) > reach * reach;
    }
    let across = way[0] * there[1] - way[1] * there[0];
    across * across > reach * reach * length
}

impl View<'_, '_> {
    /// The block in which a resident does an act today; `None` for an act that happens at one's usual place.
    pub(super) fn destination(&self, resident: u32, act: &Act) -> Option<u32> {
        destination(self.now.town, self.now.luck, self.now.day, resident, act)
    }

    /// Whether what happens in a block, or at a resident's usual place, is far enough away for a watcher that looks beyond a
    /// zone.
    pub(super) fn is_in_its_range(&self, watcher: &Watcher, resident: u32, block: Option<u32>) -> bool {
        watcher.beyond == 0 || block.is_some_and(|block| is_beyond(self.now.town, resident, block, watcher.beyond))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_is_as_far_as_its_nearest_point() {
        let way = ([0, 0], [4, 0]);
        let far = |at: [i64; 2], reach| is_further(at, way.0, way.1, reach);
        assert!(!far([2, 3], 3) && far([2, 4], 3), "beside the way");
        assert!(!far([7, 0], 3) && far([8, 0], 3), "beyond its end");
        assert!(!far([6, 2], 3) && far([7, 1], 3), "aslant beyond its end");
        assert!(!far([-3, 0], 3) && far([-3, 1], 3), "before its beginning");
        let aslant = |at: [i64; 2]| is_further(at, [0, 0], [3, 3], 1);
        assert!(!aslant([2, 1]) && aslant([3, 1]), "a diagonal");
    }
}
