//! Where each peg is at a time of the day: from home to work, on an errand, to the square, and home. A way of seeing
//! the town only: nothing that happens depends on it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::plan::{self, Occupant, Plan, Point, within};
use crate::day::Simulation;
use crate::day::state::residents::Employment;
use crate::kernel::luck::{Luck, Purpose};
use crate::town::layout::Use;
use crate::town::{NONE, Town};

/// One leg of a day: standing at a place until a time, then walking.
#[derive(Clone, Debug, PartialEq)]
struct Leg {
    /// The time of day at which the walk begins, 0 to 1.
    leaves: f64,
    /// The time of day at which it ends.
    arrives: f64,
    /// The way, along the streets.
    way: Vec<Point>,
    /// Length of the way up to each of its points.
    lengths: Vec<f64>,
}

/// A resident's day on the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stroll {
    home: Point,
    legs: Vec<Leg>,
}

/// The part of a day that is night at its beginning and at its end.
pub const DAWN: f64 = 0.25;
/// When it gets dark.
pub const DUSK: f64 = 0.8;
/// How much of a day it takes to walk a thousand metres on paper.
const PACE: f64 = 0.1;

impl Stroll {
    /// Where the peg stands at a time of the day from 0 to 1, midnight to midnight.
    pub fn at(&self, time: f64) -> Point {
        let Some(leg) = self.legs.iter().rev().find(|leg| time >= leg.leaves) else {
            return self.home;
        };
        let walked = ((time - leg.leaves) / (leg.arrives - leg.leaves)).clamp(0.0, 1.0);
        let target = walked * leg.lengths.last().copied().unwrap_or(0.0);
        let next = leg.lengths.partition_point(|length| *length < target).clamp(1, leg.way.len() - 1);
        let (from, to) = (leg.way[next - 1], leg.way[next]);
        let (before, after) = (leg.lengths[next - 1], leg.lengths[next]);
        let t = if after > before { (target - before) / (after - before) } else { 1.0 };
        (from.0 + (to.0 - from.0) * t, from.1 + (to.1 - from.1) * t)
    }

    /// Where the peg stands at night.
    pub fn home(&self) -> Point {
        self.home
    }
}

/// The ways of a town's people on its last day.
pub struct Walks {
    town: Arc<Simulation>,
    plan: Arc<Plan>,
    luck: Luck,
    /// Blocks by row and column.
    by_cell: Vec<u32>,
    /// The building of each firm, by its number in the plan; `None` where it is not drawn.
    firms: Vec<Option<usize>>,
    /// The first building of each block that has one, by its number in the plan.
    of_block: BTreeMap<u32, usize>,
    /// Those who go to school, by number.
    pupils: Vec<u32>,
}

impl Walks {
    /// The ways of a town. The plan must be a whole one, with pegs.
    pub fn new(town: Arc<Simulation>, plan: Arc<Plan>) -> Self {
        let layout = &town.town().layout;
        let mut by_cell = vec![0; layout.uses.len()];
        for block in 0..layout.uses.len() as u32 {
            let (column, row) = layout.cell(block);
            by_cell[(row * layout.columns + column) as usize] = block;
        }
        let mut firms = vec![None; town.town().firms().block.len()];
        for (number, building) in plan.buildings.iter().enumerate() {
            if let Occupant::Firm(firm) = building.of {
                firms[firm as usize] = Some(number);
            }
        }
        let mut of_block = BTreeMap::new();
        for (number, building) in plan.buildings.iter().enumerate() {
            of_block.entry(building.block).or_insert(number);
        }
        let residents = 0..town.town().residents() as u32;
        let pupils = residents.filter(|resident| town.employment(*resident) == Employment::Student).collect();
        Self { luck: Luck::new(town.seed()), town, plan, by_cell, firms, of_block, pupils }
    }

    /// The way of a resident.
    pub fn of(&self, resident: u32) -> Stroll {
        let places = self.town.town();
        let home = self.plan.pegs[resident as usize];
        if places.people.household[resident as usize] == NONE {
            return Stroll { home, legs: vec![] };
        }
        let draws = self.luck.block(Purpose::Plan, self.town.day(), resident, 7, 3);
        let streets = Streets { town: places, plan: &self.plan, walks: self };
        stroll(&self.town, &streets, resident, home, draws)
    }
}

fn stroll(town: &Simulation, streets: &Streets, resident: u32, home: Point, draws: [u32; 4]) -> Stroll {
    let share = |draw: u32| f64::from(draw) / 4_294_967_296.0;
    let people = &streets.town.people;
    let home_block = people.block[resident as usize];
    let resting = town.day() % 7 >= 5;
    let mut stops: Vec<(f64, u32)> = Vec::new();
    let job = people.firm_of(resident).map(|firm| streets.town.firms().block[firm as usize]);
    let school = || streets.first(Use::School);
    let work = match town.employment(resident) {
        Employment::Employed => job,
        Employment::Student => school(),
        Employment::Idle | Employment::Retired => None,
    };
    if let (Some(work), false) = (work, resting) {
        stops.push((DAWN + 0.03 + 0.08 * share(draws[0]), work));
        let left = 0.62 + 0.08 * share(draws[1]);
        match draws[2] % 3 {
            0 => stops.push((left, streets.square(people.quarter[resident as usize]))),
            1 => stops.push((left, streets.corner_block(people.crossing[resident as usize]))),
            _ => {}
        }
    } else {
        stops.push((0.32 + 0.2 * share(draws[0]), streets.corner_block(people.crossing[resident as usize])));
        if draws[2].is_multiple_of(2) {
            stops.push((0.55 + 0.12 * share(draws[1]), streets.square(people.quarter[resident as usize])));
        }
    }
    stops.push((DUSK - 0.04 + 0.1 * share(draws[3]), home_block));
    let mut legs = Vec::new();
    let (mut here, mut block, mut free) = (home, home_block, 0.0_f64);
    for (number, (leaves, to)) in stops.iter().enumerate() {
        // Nobody leaves before they have come.
        let leaves = leaves.max(free);
        if *to == block && number + 1 < stops.len() {
            continue;
        }
        let draw = draws[number % 4].rotate_left(7 * number as u32 + 3);
        let spot = if number + 1 == stops.len() {
            home
        } else if work == Some(*to) && !resting && number == 0 {
            streets.at_work(resident, *to, draw)
        } else {
            streets.spot(*to, draw)
        };
        let way = streets.way(here, block, spot, *to);
        let mut lengths = vec![0.0];
        for pair in way.windows(2) {
            let step = libm::hypot(pair[1].0 - pair[0].0, pair[1].1 - pair[0].1);
            lengths.push(lengths[lengths.len() - 1] + step);
        }
        let length = lengths[lengths.len() - 1];
        let arrives = (leaves + length / 1000.0 * PACE).min(0.995).max(leaves + 1e-6);
        free = arrives;
        legs.push(Leg { leaves, arrives, way, lengths });
        (here, block) = (spot, *to);
    }
    Stroll { home, legs }
}

struct Streets<'a> {
    town: &'a Town,
    plan: &'a Plan,
    walks: &'a Walks,
}

impl Streets<'_> {
    fn first(&self, purpose: Use) -> Option<u32> {
        self.town.layout.uses.iter().position(|u| *u == purpose).map(|block| block as u32)
    }

    /// The square of a quarter, or its first block.
    fn square(&self, quarter: u8) -> u32 {
        let blocks = self.town.layout.blocks_of(u32::from(quarter));
        let first = blocks.start;
        blocks.into_iter().find(|b| self.town.layout.uses[*b as usize] == Use::Square).unwrap_or(first)
    }

    /// A block at a crossing.
    fn corner_block(&self, crossing: u32) -> u32 {
        let layout = &self.town.layout;
        let (column, row) = layout.crossing_cell(crossing);
        let cell = (column.min(layout.columns - 1), row.min(layout.rows - 1));
        self.block_at(cell)
    }

    fn block_at(&self, (column, row): (u32, u32)) -> u32 {
        self.walks.by_cell[(row * self.town.layout.columns + column) as usize]
    }

    /// A place to stand at a block: along its upper pavement, or about its middle in squares and parks.
    fn spot(&self, block: u32, draw: u32) -> Point {
        let (a, b) = (f64::from(draw & 0xffff) / 65_536.0, f64::from(draw >> 16) / 65_536.0);
        let shape = &self.plan.blocks[block as usize];
        match shape.purpose {
            Use::Square => {
                let turn = a * std::f64::consts::TAU;
                let reach = 0.25 + 0.2 * b;
                within(shape, (0.5 + reach * libm::cos(turn), 0.5 + reach * libm::sin(turn)))
            }
            Use::Park => within(shape, (0.1 + 0.8 * a, 0.1 + 0.8 * b)),
            _ => {
                let (x, y) = within(shape, (0.06 + 0.88 * a, 0.0));
                (x, y - 4.0 - 3.0 * b)
            }
        }
    }

    /// Where somebody stands while they are at work or at school in a block: in its building, from the door inward.
    fn at_work(&self, resident: u32, block: u32, draw: u32) -> Point {
        let building = |number: Option<usize>| self.plan.buildings.get(number?);
        let firm = self.town.people.firm_of(resident).filter(|firm| self.town.firms().block[*firm as usize] == block);
        let (building, those) = match firm {
            Some(firm) => (building(self.walks.firms[firm as usize]), self.town.firms().staff_of(firm)),
            None => (building(self.walks.of_block.get(&block).copied()), self.walks.pupils.as_slice()),
        };
        let place = those.iter().position(|other| *other == resident).unwrap_or(0) as u32;
        building.map_or_else(
            || self.spot(block, draw),
            |building| plan::inside(building, self.plan, place, those.len() as u32),
        )
    }

    /// A way from a spot at one block to a spot at another: to the street above the block, along it, across the river by
    /// a bridge if need be, and along the other street.
    fn way(&self, from: Point, from_block: u32, to: Point, to_block: u32) -> Vec<Point> {
        let layout = &self.town.layout;
        let (from_cell, to_cell) = (layout.cell(from_block), layout.cell(to_block));
        let river = layout.river_below + 1;
        let street = |cell: (u32, u32), at: Point| {
            let shape = &self.plan.blocks[self.block_at(cell) as usize];
            // The nearer of the streets above and below.
            let (top, foot) = (within(shape, (0.5, 0.0)).1, within(shape, (0.5, 1.0)).1);
            if (at.1 - top).abs() <= (at.1 - foot).abs() { cell.1 } else { cell.1 + 1 }
        };
        let (from_row, to_row) = (street(from_cell, from), street(to_cell, to));
        let step = i64::from(to_cell.0 > from_cell.0);
        let corner = |column: u32, row: u32| self.plan.crossings[(row * (layout.columns + 1) + column) as usize];
        let far = |column: u32| self.plan.far_bank.get(column as usize).copied();
        // Above the river rows up to `river` are on the near bank; the street of the far bank is row `river` too.
        let south = |cell: (u32, u32)| cell.1 >= river;
        let node = |column: u32, row: u32, south: bool| match far(column) {
            Some(point) if south && row == river => point,
            _ => corner(column, row),
        };
        let mut way = vec![from];
        let start = from_cell.0 + step as u32;
        let end = to_cell.0 + 1 - step as u32;
        let (from_south, to_south) = (south(from_cell), south(to_cell));
        let mut column = start;
        let along = |way: &mut Vec<Point>, column: &mut u32, target: u32, row: u32, south: bool| {
            way.push(node(*column, row, south));
            while *column != target {
                *column = if target > *column { *column + 1 } else { *column - 1 };
                way.push(node(*column, row, south));
            }
        };
        if from_south == to_south {
            if from_row == to_row && from_cell.0 == to_cell.0 {
                way.push(to);
                return way;
            }
            along(&mut way, &mut column, end, from_row, from_south);
            let mut row = from_row;
            while row != to_row {
                row = if to_row > row { row + 1 } else { row - 1 };
                way.push(node(end, row, from_south));
            }
        } else {
            let bridge = (0..=layout.columns)
                .filter(|c| self.plan.bridge_columns.contains(c))
                .min_by_key(|c| c.abs_diff(start) + c.abs_diff(end))
                .unwrap_or(start);
            along(&mut way, &mut column, bridge, from_row, from_south);
            let mut row = from_row;
            while row != river {
                row = if river > row { row + 1 } else { row - 1 };
                way.push(node(bridge, row, from_south));
            }
            way.push(node(bridge, river, to_south));
            while row != to_row {
                row = if to_row > row { row + 1 } else { row - 1 };
                way.push(node(bridge, row, to_south));
            }
            along(&mut way, &mut column, end, to_row, to_south);
        }
        way.push(to);
        way.dedup();
        if way.len() < 2 {
            way.push(to);
        }
        way
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::Options;
    use crate::scenario::Recipe;
    use crate::view::plan::whole_plan;

    /// A peg never jumps: it starts and ends at home, and no step of a thousandth of a day is longer than its pace
    /// allows, save for the few who would not be home by midnight and run.
    #[test]
    fn pegs_walk_and_come_home() {
        let scenario = Recipe::shipped("crossing-camera").unwrap().parse(&[]).unwrap().scenario;
        let mut town = Simulation::new(Arc::new(scenario), Options::default());
        for _ in 0..7 {
            let plan = Arc::new(whole_plan(town.town()));
            let walks = Walks::new(Arc::new(town.clone()), plan.clone());
            let strolls: Vec<Stroll> = (0..town.town().residents() as u32).map(|resident| walks.of(resident)).collect();
            let mut out = 0;
            for stroll in &strolls {
                assert_eq!(stroll.at(0.0), stroll.home());
                let end = stroll.at(1.0);
                assert!(libm::hypot(end.0 - stroll.home().0, end.1 - stroll.home().1) < 0.1, "{end:?} {stroll:?}");
                let mut last = stroll.at(0.0);
                for step in 1..=1000 {
                    let here = stroll.at(f64::from(step) / 1000.0);
                    let moved = libm::hypot(here.0 - last.0, here.1 - last.1);
                    assert!(moved < 60.0, "{moved} at {step}: {stroll:?}");
                    last = here;
                }
                let noon = stroll.at(0.5);
                out += usize::from(libm::hypot(noon.0 - stroll.home().0, noon.1 - stroll.home().1) > 5.0);
                assert!((0.0..=plan.size.0).contains(&noon.0) && (0.0..=plan.size.1).contains(&noon.1));
            }
            assert!(out > strolls.len() / 3, "{out} of {} are out at noon", strolls.len());
            town.pass_day();
        }
    }
}
