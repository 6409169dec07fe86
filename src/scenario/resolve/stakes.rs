//! What doors are worth to people, and what they have at stake in a band.

use super::names::Resolver;
use crate::kernel::fixed::{from_points, share_to_byte, to_fixed};
use crate::scenario::policy::Cuts;
use crate::scenario::problem::plain_name;
use crate::scenario::raw::{Chance, Edge, RawAct, RawBand, RawEffects};

/// How much is at stake in each band, 0 to 255: how far the doors of the neighbouring bands differ, and a little pride.
/// `start` is the score of a newcomer.
pub fn stakes(of: &Resolver, bands: &[RawBand], start: f64) -> Vec<u8> {
    const PRIDE: f64 = 0.1;
    let cuts = Cuts::of(&of.raw.cut);
    let worth: Vec<f64> = bands.iter().map(|band| open_doors(of, &band.effects, cuts)).collect();
    let of = |i: usize| {
        let beside = [i.checked_sub(1), Some(i + 1)].into_iter().flatten().filter_map(|j| worth.get(j));
        let step = beside.map(|other| (other - worth[i]).abs()).fold(0.0, f64::max);
        share_to_byte(PRIDE + step)
    };
    let mut stakes: Vec<u8> = (0..bands.len()).map(of).collect();
    // Whoever learns nothing from a fall stands to lose what a newcomer does.
    if cuts.has(Edge::Learning) {
        let newcomer = bands.iter().position(|band| from_points(start) >= from_points(band.from));
        if let Some(newcomer) = newcomer.or(bands.len().checked_sub(1)) {
            let newcomer = stakes[newcomer];
            stakes.fill(newcomer);
        }
    }
    stakes
}

/// What doors are worth to a person, in 1/256 of a week's living.
pub fn doors(of: &Resolver, effects: &RawEffects) -> i32 {
    to_fixed(open_doors(of, effects, Cuts::of(&of.raw.cut)), 256)
}

/// What a band's doors are worth to a person, as a share of a week's living: an invented weighting, on the assumption
/// board.
fn open_doors(of: &Resolver, effects: &RawEffects, cuts: Cuts) -> f64 {
    let mut worth = 0.0;
    if !cuts.has(Edge::Money) {
        worth += 2.0 * (effects.wage - 1.0) + 1.5 * (effects.custom - 1.0) + (effects.rewards - effects.fees) / 40.0;
    }
    if !cuts.has(Edge::Access) {
        worth += 0.4 * (effects.hiring - 1.0) - 10.0 * effects.job_loss - effects.lost_hours / 20.0;
        // Each act that is closed counts like two hours a week, if anybody would do it.
        let is_done = |act: &RawAct| act.times_a_year > 0.0 || act.chance != Chance::Driven;
        let closed = effects.closes.iter().map(|name| plain_name(name));
        let closed = closed.filter(|name| of.raw.acts.iter().any(|act| plain_name(&act.name) == *name && is_done(act)));
        worth -= closed.count() as f64 * 2.0 / 20.0;
    }
    if !cuts.has(Edge::Scrutiny) {
        worth -= 0.1 * (effects.scrutiny - 1.0);
    }
    if !cuts.has(Edge::Ties) {
        worth -= 5.0 * effects.tie_loss;
    }
    if !cuts.has(Edge::Strain) {
        worth -= 0.5 * effects.notice;
    }
    worth
}
