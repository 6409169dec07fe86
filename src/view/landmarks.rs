//! What tells one town from another at first sight: stalls where traders are rated, a board where names are listed, a gate
//! where people are stopped, a yard where a school keeps notes. They follow the rules of today; a twin stands on the same
//! ground as its town.

use super::drawing::{Mark, Sheet, solid, wash};
use super::palette;
use super::plan::{Plan, Point, within};
use crate::day::Simulation;
use crate::scenario::policy::{Watcher, Who};
use crate::scenario::raw::WatcherKind;
use crate::town::layout::Use;

/// The landmarks that a town has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Landmarks {
    /// Stalls on the squares: some office rates traders.
    pub stalls: bool,
    /// A board with names on the squares: some office keeps a list.
    pub board: bool,
    /// Gates at the bridges: some watcher stops people.
    pub gates: bool,
    /// A yard around the school: some watcher is a school.
    pub yard: bool,
}

impl Landmarks {
    /// The landmarks of a town under the rules of today.
    pub fn of(town: &Simulation) -> Self {
        let policy = town.scenario().policy();
        let watching = |of: &dyn Fn(&Watcher) -> bool| {
            let mut watchers = policy.watchers().iter().enumerate();
            watchers.any(|(number, watcher)| of(watcher) && town.is_watching(number))
        };
        Self {
            stalls: policy.offices().iter().any(|office| office.about == Who::Traders),
            board: policy.offices().iter().any(|office| !office.lists().is_empty()),
            gates: watching(&Watcher::stops),
            yard: watching(&|watcher| watcher.kind() == WatcherKind::School),
        }
    }

    /// The landmarks as marks of ink and paint, to be laid over the ground.
    pub fn marks(self, plan: &Plan) -> Vec<Mark> {
        let mut sheet = Sheet { marks: vec![] };
        let blocks = |purpose: Use| plan.blocks.iter().filter(move |block| block.purpose == purpose);
        for square in blocks(Use::Square) {
            if self.stalls {
                let places = (0..10).map(|place| (place % 5, if place < 5 { 0.16 } else { 0.84 }));
                // Where the board is, there is no stall.
                for (place, down) in places.filter(|(place, down)| !(self.board && *place == 2 && *down > 0.5)) {
                    stall(&mut sheet, within(square, (0.14 + 0.18 * f64::from(place), down)), place as usize);
                }
            }
            if self.board {
                board(&mut sheet, within(square, (0.5, 0.8)));
            }
        }
        if self.yard {
            for school in blocks(Use::School) {
                let corners = [(0.14, 0.16), (0.86, 0.16), (0.86, 0.92), (0.14, 0.92)].map(|spot| within(school, spot));
                sheet.area(corners, wash(palette::SQUARE, 0.9));
                let [a, b, c, d] = corners;
                sheet.line([a, b, c, d, a], 1.0, wash(palette::INK, 0.6));
            }
        }
        if self.gates {
            for (bank, _) in &plan.bridges {
                gate(&mut sheet, *bank);
            }
        }
        sheet.marks
    }
}

fn rectangle((x, y): Point, (width, height): (f64, f64)) -> [Point; 4] {
    let (w, h) = (width / 2.0, height / 2.0);
    [(x - w, y - h), (x + w, y - h), (x + w, y + h), (x - w, y + h)]
}

/// A stall under a striped awning.
fn stall(sheet: &mut Sheet, at: Point, number: usize) {
    let (width, depth) = (11.0, 7.5);
    sheet.area(rectangle((at.0 + 1.2, at.1 + 1.6), (width, depth)), wash(palette::INK, 0.18));
    let stripes = [palette::STALL, palette::CARD, palette::STALL, palette::CARD, palette::STALL];
    for (stripe, colour) in stripes.iter().enumerate() {
        let x = at.0 - width / 2.0 + width / 5.0 * (stripe as f64 + 0.5);
        let colour = if number.is_multiple_of(2) || stripe % 2 == 1 { colour } else { palette::SUNNY_PUBLIC };
        sheet.area(rectangle((x, at.1), (width / 5.0, depth)), solid(colour));
    }
    let [a, b, c, d] = rectangle(at, (width, depth));
    sheet.line([a, b, c, d, a], 0.7, wash(palette::INK, 0.8));
}

/// A board on two posts, with slips of paper on it.
fn board(sheet: &mut Sheet, at: Point) {
    let (width, height) = (24.0, 11.0);
    for side in [-0.42, 0.42] {
        let x = at.0 + side * width;
        sheet.line([(x, at.1), (x, at.1 + height)], 1.6, solid(palette::WOOD[2]));
    }
    sheet.area(rectangle((at.0 + 1.0, at.1 + 1.4), (width, height)), wash(palette::INK, 0.18));
    sheet.area(rectangle(at, (width, height)), solid(palette::BRIDGE));
    for slip in 0..8 {
        let spot = (at.0 - 8.6 + 5.7 * f64::from(slip % 4), at.1 - 2.5 + 4.8 * f64::from(slip / 4));
        sheet.area(rectangle(spot, (4.2, 3.2)), solid(palette::CARD));
        sheet.line([(spot.0 - 1.4, spot.1), (spot.0 + 1.2, spot.1)], 0.5, wash(palette::INK, 0.7));
    }
    let [a, b, c, d] = rectangle(at, (width, height));
    sheet.line([a, b, c, d, a], 0.8, solid(palette::INK));
}

/// Two towers and a bar between them.
fn gate(sheet: &mut Sheet, at: Point) {
    for side in [-10.5, 10.5] {
        let tower = (at.0 + side, at.1);
        sheet.area(rectangle((tower.0 + 1.2, tower.1 + 1.8), (7.0, 9.0)), wash(palette::INK, 0.2));
        sheet.area(rectangle(tower, (7.0, 9.0)), solid(palette::PUBLIC));
        sheet.area(rectangle((tower.0, tower.1 - 1.6), (4.4, 3.6)), solid(palette::SUNNY_PUBLIC));
        let [a, b, c, d] = rectangle(tower, (7.0, 9.0));
        sheet.line([a, b, c, d, a], 0.8, wash(palette::INK, 0.85));
    }
    sheet.line([(at.0 - 7.0, at.1), (at.0 + 7.0, at.1)], 2.6, solid(palette::INK));
    for part in 0..3 {
        let x = at.0 - 5.2 + 4.2 * f64::from(part);
        sheet.line([(x, at.1), (x + 2.0, at.1)], 1.5, solid(palette::CARD));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::Options;
    use crate::scenario::Recipe;
    use std::sync::Arc;

    /// The lessons are told apart: each has the landmarks of its rules, and only those.
    #[test]
    fn towns_have_the_landmarks_of_their_rules() {
        let of = |name: &str| {
            let scenario = Recipe::shipped(name).unwrap().parse(&[]).unwrap().scenario;
            let town = Simulation::new(Arc::new(scenario), Options { threads: 1, ..Options::default() });
            let landmarks = Landmarks::of(&town);
            let plan = super::super::plan::plan(town.town());
            assert_eq!(landmarks.marks(&plan).is_empty(), landmarks == Landmarks::default(), "{name}");
            landmarks
        };
        assert!(of("bread-stall").stalls);
        assert!(of("long-way-up").board);
        assert!(of("gate-at-the-fair").gates);
        assert!(!of("crossing-camera").stalls && !of("crossing-camera").gates);
    }
}
