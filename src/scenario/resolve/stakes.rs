//! What doors are worth to people, and what they have at stake in a band.

use super::names::Resolver;
use crate::kernel::fixed::{share_to_byte, to_fixed};
use crate::scenario::policy::Cuts;
use crate::scenario::problem::plain_name;
use crate::scenario::raw::{Chance, Edge, RawAct, RawEffects, RawOffice};

/// How much is at stake in each band, 0 to 255: how much better the doors of the band above are, or how much worse those of the
/// band below, and a little pride. Where a lower band opens more, nothing is lost by falling into it.
pub fn stakes(of: &Resolver, office: &RawOffice) -> Vec<u8> {
    const PRIDE: f64 = 0.1;
    let cuts = Cuts::of(&of.raw.cut);
    let bands = &office.bands;
    let worth: Vec<f64> = bands.iter().map(|band| of_band(of, office, &band.effects, cuts)).collect();
    let step = |i: usize| {
        let above = i.checked_sub(1).map(|above| worth[above] - worth[i]);
        let below = worth.get(i + 1).map(|below| worth[i] - below);
        share_to_byte(PRIDE + above.into_iter().chain(below).fold(0.0, f64::max))
    };
    let mut stakes: Vec<u8> = (0..bands.len()).map(step).collect();
    // Whoever learns nothing from a fall stands to lose what a newcomer does.
    if cuts.has(Edge::Learning)
        && let Some(newcomer) = office.band_of_newcomers(&of.raw.offices)
    {
        let newcomer = stakes[newcomer];
        stakes.fill(newcomer);
    }
    stakes
}

/// What a band's doors are worth to a person, in 1/256 of a week's living.
pub fn doors_of_band(of: &Resolver, office: &RawOffice, effects: &RawEffects) -> i32 {
    to_fixed(of_band(of, office, effects, Cuts::of(&of.raw.cut)), 256)
}

/// What a list's doors are worth to a person, in 1/256 of a week's living.
pub fn doors_of_list(of: &Resolver, office: &RawOffice, effects: &RawEffects) -> i32 {
    let cuts = Cuts::of(&of.raw.cut);
    let closed = closed(of, effects).filter(|act| !closed_to_newcomers(of, office).any(|known| known == *act));
    to_fixed(open_doors(effects, cuts) - closed_acts(closed.count(), cuts), 256)
}

/// The acts that somebody would do and that a band or a list closes, by their plain names.
fn closed<'a>(of: &'a Resolver, effects: &'a RawEffects) -> impl Iterator<Item = String> + 'a {
    let is_done = |act: &RawAct| act.times_a_year > 0.0 || act.chance != Chance::Driven;
    let done = move |name: &String| of.raw.acts.iter().any(|act| is_done(act) && plain_name(&act.name) == *name);
    effects.closes.iter().map(|name| plain_name(name)).filter(done)
}

fn closed_to_newcomers<'a>(of: &'a Resolver, office: &'a RawOffice) -> impl Iterator<Item = String> + 'a {
    office.band_of_newcomers(&of.raw.offices).into_iter().flat_map(move |band| closed(of, &office.bands[band].effects))
}

/// What acts are worth that are closed, or opened: each as much as two hours a week.
fn closed_acts(count: usize, cuts: Cuts) -> f64 {
    if cuts.has(Edge::Access) { 0.0 } else { count as f64 * 2.0 / 20.0 }
}

/// What a band's doors are worth. Of the acts that bands close, what is open to newcomers and closed here is lost, and what is
/// closed to newcomers and open here is won.
fn of_band(of: &Resolver, office: &RawOffice, effects: &RawEffects, cuts: Cuts) -> f64 {
    let here: Vec<String> = closed(of, effects).collect();
    let usually: Vec<String> = closed_to_newcomers(of, office).collect();
    let lost = here.iter().filter(|act| !usually.contains(act)).count();
    let won = usually.iter().filter(|act| !here.contains(act)).count();
    open_doors(effects, cuts) - closed_acts(lost, cuts) + closed_acts(won, cuts)
}

/// What doors are worth to a person, but for the acts that they close, as a share of a week's living: an invented weighting,
/// on the assumption board.
fn open_doors(effects: &RawEffects, cuts: Cuts) -> f64 {
    let mut worth = 0.0;
    if !cuts.has(Edge::Money) {
        worth += 2.0 * (effects.wage - 1.0) + 1.5 * (effects.custom - 1.0) + (effects.rewards - effects.fees) / 40.0;
    }
    if !cuts.has(Edge::Access) {
        worth += 0.4 * (effects.hiring - 1.0) - 10.0 * effects.job_loss - effects.lost_hours / 20.0;
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
