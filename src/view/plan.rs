//! The town plan as geometry: what stands where, in metres on paper. Drawn by SVG here and by meshes elsewhere.

use crate::kernel::luck::{Luck, Purpose};
use crate::town::layout::Use;
use crate::town::{Town, names};

/// A point on the plan; y grows downwards.
pub type Point = (f64, f64);

/// A block with its corners, clockwise from the top left.
#[derive(Clone, Debug)]
pub struct Block {
    /// Corners, inside the streets.
    pub corners: [Point; 4],
    /// What the block is used for.
    pub purpose: Use,
    /// The block's number in the layout.
    pub number: u32,
}

/// A building seen from above.
#[derive(Clone, Debug)]
pub struct Building {
    /// The middle of its roof.
    pub at: Point,
    /// Width and depth.
    pub size: (f64, f64),
    /// Degrees, clockwise.
    pub turn: f64,
    /// Who lives in the building, or which firm works there.
    pub of: Occupant,
    /// The number of its block.
    pub block: u32,
}

/// A tree seen from above.
#[derive(Clone, Copy, Debug)]
pub struct Tree {
    /// Where it stands.
    pub at: Point,
    /// How wide it is.
    pub radius: f64,
    /// The number of its block.
    pub block: u32,
}

/// Who a building is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occupant {
    /// A household, by number.
    Household(u32),
    /// A firm, by number.
    Firm(u32),
    /// The public.
    Public(Use),
}

/// A street with its name.
#[derive(Clone, Debug)]
pub struct Street {
    /// The street's middle line.
    pub line: Vec<Point>,
    /// The street's name, for streets along the rows.
    pub name: Option<String>,
}

/// The whole plan.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Width and height of the sheet.
    pub size: (f64, f64),
    /// Streets.
    pub streets: Vec<Street>,
    /// The river's middle line.
    pub river: Vec<Point>,
    /// Bridges: where a street crosses the river.
    pub bridges: Vec<(Point, Point)>,
    /// Blocks.
    pub blocks: Vec<Block>,
    /// Buildings; left out in large towns.
    pub buildings: Vec<Building>,
    /// The far bank where each column of streets crosses the river.
    pub far_bank: Vec<Point>,
    /// The columns of streets that have a bridge.
    pub bridge_columns: Vec<u32>,
    /// Trees.
    pub trees: Vec<Tree>,
    /// Where each resident's peg stands; left out in large towns.
    pub pegs: Vec<Point>,
    /// Every crossing, by number.
    pub crossings: Vec<Point>,
    /// Middle of each quarter with its name.
    pub quarters: Vec<(Point, String)>,
}

const CELL: (f64, f64) = (104.0, 84.0);
const STREET: f64 = 9.0;
const MARGIN: f64 = 40.0;
const RIVER_GAP: f64 = 66.0;
/// The room that a peg takes from side to side, in metres on paper.
const PEG: f64 = 4.9;
/// How far the river is drawn beyond the sheet.
const BEYOND: f64 = 3000.0;
/// The width of the river.
pub const RIVER: f64 = 38.0;
/// Larger towns are drawn by block.
pub const MOST_PEGS: usize = 6000;

/// Draws up the plan of a town: of a large one without houses and pegs.
pub fn plan(town: &Town) -> Plan {
    draft(town, town.residents() <= MOST_PEGS)
}

/// Draws up the plan of a town with every house and peg, however large it is.
pub fn whole_plan(town: &Town) -> Plan {
    draft(town, true)
}

fn draft(town: &Town, furnished: bool) -> Plan {
    let luck = Luck::new(town.seed);
    let valley = luck.block(Purpose::Plan, 2, 0, 7, 0).map(|draw| f64::from(draw) / 4_294_967_296.0);
    let draft = Draft { town, luck, valley };
    let layout = &town.layout;
    let grid = |column: u32, row: u32| draft.corner(column, row);
    let crossings =
        (0..layout.crossings()).map(|c| grid(layout.crossing_cell(c).0, layout.crossing_cell(c).1)).collect();
    let blocks: Vec<Block> = (0..layout.uses.len() as u32).map(|number| draft.block(number)).collect();
    let mut plan = Plan {
        size: (
            f64::from(layout.columns) * CELL.0 + 2.0 * MARGIN,
            f64::from(layout.rows) * CELL.1 + 2.0 * MARGIN + RIVER_GAP,
        ),
        streets: draft.streets(),
        river: draft.river(),
        bridges: draft.bridge_columns().into_iter().map(|c| (draft.bank(c), draft.far_bank(c))).collect(),
        bridge_columns: draft.bridge_columns(),
        far_bank: (0..=layout.columns).map(|column| draft.far_bank(column)).collect(),
        trees: blocks.iter().flat_map(|block| draft.trees(block)).collect(),
        buildings: vec![],
        pegs: vec![],
        crossings,
        quarters: draft.quarters(),
        blocks,
    };
    if furnished {
        draft.furnish(&mut plan);
    }
    plan
}

struct Draft<'a> {
    town: &'a Town,
    luck: Luck,
    /// How high the town's valley is, how often it bends and where it begins, each from 0 to 1.
    valley: [f64; 4],
}

impl Draft<'_> {
    /// A number in -1..1 that is always the same for the same thing.
    fn bend(&self, what: u32, number: u32, part: usize) -> f64 {
        f64::from(self.luck.block(Purpose::Plan, 2, number, what, 0)[part]) / 2_147_483_648.0 - 1.0
    }

    fn corner(&self, column: u32, row: u32) -> Point {
        let layout = &self.town.layout;
        let (c, r) = (f64::from(column), f64::from(row));
        let below = if row > layout.river_below + 1 { RIVER_GAP } else { 0.0 };
        let edge = |at: u32, last: u32| if at == 0 || at == last { 0.3 } else { 1.0 };
        let number = row * (layout.columns + 1) + column;
        let wave = self.wave(c);
        let x = MARGIN
            + c * CELL.0
            + 10.0 * self.bend(1, number, 0) * edge(column, layout.columns)
            + 5.0 * libm::sin(r * 0.8);
        let y = MARGIN + r * CELL.1 + below + 7.0 * self.bend(1, number, 1) * edge(row, layout.rows) + wave;
        (x, y)
    }

    /// By how much the streets along the rows bend at a column: each town lies in a valley of its own.
    fn wave(&self, column: f64) -> f64 {
        let [high, often, phase, _] = self.valley;
        (4.0 + 11.0 * high) * libm::sin(column * (0.35 + 0.75 * often) + std::f64::consts::TAU * phase)
    }

    /// The corner on the near bank where a row of blocks ends at the river.
    fn bank(&self, column: u32) -> Point {
        let (x, y) = self.corner(column, self.town.layout.river_below + 1);
        (x, y)
    }

    fn far_bank(&self, column: u32) -> Point {
        let (x, y) = self.bank(column);
        (x, y + RIVER_GAP)
    }

    fn block(&self, number: u32) -> Block {
        let layout = &self.town.layout;
        let (column, row) = layout.cell(number);
        let below_river = row == layout.river_below + 1;
        let top = |c: u32| {
            if below_river { self.far_bank(c) } else { self.corner(c, row) }
        };
        let corners = [top(column), top(column + 1), self.corner(column + 1, row + 1), self.corner(column, row + 1)];
        let middle = mean(&corners);
        let inset = |(x, y): Point| {
            let (dx, dy) = (middle.0 - x, middle.1 - y);
            (x + dx.signum() * STREET, y + dy.signum() * STREET)
        };
        Block { corners: corners.map(inset), purpose: layout.uses[number as usize], number }
    }

    fn streets(&self) -> Vec<Street> {
        let layout = &self.town.layout;
        let mut streets = Vec::new();
        for row in 0..=layout.rows {
            let line = (0..=layout.columns).map(|column| self.corner(column, row)).collect();
            let name = (row < layout.rows).then(|| names::street(self.town.seed, row));
            streets.push(Street { line, name });
            if row == layout.river_below + 1 {
                let line = (0..=layout.columns).map(|column| self.far_bank(column)).collect();
                streets.push(Street { line, name: None });
            }
        }
        for column in 0..=layout.columns {
            let upper = (0..=layout.river_below + 1).map(|row| self.corner(column, row)).collect();
            let lower = std::iter::once(self.far_bank(column))
                .chain((layout.river_below + 2..=layout.rows).map(|row| self.corner(column, row)))
                .collect();
            streets.extend([Street { line: upper, name: None }, Street { line: lower, name: None }]);
        }
        streets
    }

    fn river(&self) -> Vec<Point> {
        let columns = self.town.layout.columns;
        let mut line: Vec<Point> =
            (0..=columns).map(|column| self.bank(column)).map(|(x, y)| (x, y + RIVER_GAP / 2.0)).collect();
        let (first, last) = (line[0], line[line.len() - 1]);
        // It flows on beyond the sheet, of which a window may show more.
        let right = f64::from(columns) * CELL.0 + 2.0 * MARGIN;
        line.splice(0..0, [(-BEYOND, first.1 - 8.0), (-20.0, first.1 - 8.0)]);
        line.extend([(right + 20.0, last.1 + 8.0), (right + BEYOND, last.1 + 8.0)]);
        line
    }

    fn bridge_columns(&self) -> Vec<u32> {
        let columns = self.town.layout.columns;
        (0..=columns).filter(|c| c % 3 == 1 || *c == columns).collect()
    }

    fn trees(&self, block: &Block) -> Vec<Tree> {
        let count = match block.purpose {
            Use::Park => 16,
            Use::Gardens => 6,
            Use::Square => 4,
            Use::School | Use::Clinic => 5,
            _ => 1,
        };
        let tree = |k: u32| {
            let number = block.number * 32 + k;
            let across = 0.5 + 0.42 * self.bend(3, number, 0);
            let down = match block.purpose {
                Use::Park | Use::Gardens => 0.5 + 0.42 * self.bend(3, number, 1),
                Use::Houses => 0.5 + 0.1 * self.bend(3, number, 1),
                // Clear of what stands in the middle and of the sign under it.
                Use::School | Use::Clinic | Use::Station | Use::Offices => 0.1,
                _ => 0.5 + 0.42 * self.bend(3, number, 1).signum(),
            };
            let at = within(block, (across, down));
            Tree { at, radius: 3.6 + 1.6 * self.bend(3, number, 2), block: block.number }
        };
        (0..count).map(tree).collect()
    }

    fn quarters(&self) -> Vec<(Point, String)> {
        let layout = &self.town.layout;
        let middle = |q: usize| {
            let (first, last) = (layout.quarter_columns[q], layout.quarter_columns[q + 1]);
            let x = MARGIN + f64::from(first + last) / 2.0 * CELL.0;
            (x, MARGIN * 0.5)
        };
        self.town.quarters.iter().enumerate().map(|(q, name)| (middle(q), name.clone())).collect()
    }

    /// Puts up houses and workshops, and stands each resident's peg before their door.
    fn furnish(&self, plan: &mut Plan) {
        let town = self.town;
        let mut occupants: Vec<Vec<Occupant>> = vec![vec![]; plan.blocks.len()];
        for household in 0..town.households.len() as u32 - 1 {
            let block = town.people.block[town.households[household as usize] as usize];
            occupants[block as usize].push(Occupant::Household(household));
        }
        for (firm, block) in town.firms.block.iter().enumerate() {
            let row = &mut occupants[*block as usize];
            row.insert(row.len() / 2, Occupant::Firm(firm as u32));
        }
        plan.pegs = vec![(-100.0, -100.0); town.residents()];
        for block in &plan.blocks {
            let here = &occupants[block.number as usize];
            if !matches!(block.purpose, Use::Houses) {
                if let Use::School | Use::Clinic | Use::Station | Use::Offices = block.purpose {
                    plan.buildings.push(Building {
                        at: within(block, (0.5, 0.5)),
                        size: (46.0, 26.0),
                        turn: 2.0 * self.bend(4, block.number, 0),
                        of: Occupant::Public(block.purpose),
                        block: block.number,
                    });
                }
                continue;
            }
            let upper = here.len().div_ceil(2);
            for (k, of) in here.iter().enumerate() {
                let (row, place, count) = if k < upper { (0, k, upper) } else { (1, k - upper, here.len() - upper) };
                let number = block.number * 64 + k as u32;
                let across = (place as f64 + 0.5) / count as f64;
                let at = within(block, (0.03 + 0.94 * across, if row == 0 { 0.2 } else { 0.8 }));
                let width = (70.0 / count as f64).min(15.0) * (0.92 + 0.08 * self.bend(5, number, 0));
                plan.buildings.push(Building {
                    at,
                    size: (width, 14.0 + 1.5 * self.bend(5, number, 1)),
                    turn: 3.0 * self.bend(5, number, 2),
                    of: *of,
                    block: block.number,
                });
                if let Occupant::Household(household) = of {
                    let members = town.households[*household as usize]..town.households[*household as usize + 1];
                    let size = members.len() as f64;
                    // Before the door, as many side by side as the house is wide; the others stand behind them.
                    let abreast = ((width + 2.0) / PEG).floor().max(1.0);
                    for (m, member) in members.enumerate() {
                        let (rank, file) = ((m as f64 / abreast).floor(), m as f64 % abreast);
                        let in_rank = (size - rank * abreast).min(abreast);
                        let beside = (file - (in_rank - 1.0) / 2.0) * PEG;
                        let door = if row == 0 { -9.5 + 5.0 * rank } else { 11.5 - 5.0 * rank };
                        plan.pegs[member as usize] = (at.0 + beside, at.1 + door + 0.8 * self.bend(6, member, 0));
                    }
                }
            }
        }
    }
}

/// Where the number `place` of so many people stands who are in a building: from the door inward, as many side by side as it
/// is wide, and closer together where there are many.
pub fn inside(building: &Building, plan: &Plan, place: u32, many: u32) -> Point {
    let upper = plan.blocks.get(building.block as usize).is_none_or(|block| building.at.1 <= mean(&block.corners).1);
    let grid = |apart: f64| {
        let fits = |length: f64| (length / apart).floor().max(1.0);
        (fits(building.size.0), fits(building.size.1) + 1.0)
    };
    let mut apart = PEG;
    while grid(apart).0 * grid(apart).1 < f64::from(many) {
        apart *= 0.9;
    }
    let columns = grid(apart).0;
    let (rank, file) = ((f64::from(place) / columns).floor(), f64::from(place) % columns);
    let beside = (file - (columns - 1.0) / 2.0) * apart;
    let door = building.size.1 / 2.0 + 2.5 - apart * rank;
    (building.at.0 + beside, building.at.1 + if upper { -door } else { door + 1.0 })
}

/// A spot in a block, from 0 to 1 across and down.
pub fn within(block: &Block, (across, down): Point) -> Point {
    let [a, b, c, d] = block.corners;
    let lerp = |p: Point, q: Point, t: f64| (p.0 + (q.0 - p.0) * t, p.1 + (q.1 - p.1) * t);
    lerp(lerp(a, b, across), lerp(d, c, across), down)
}

fn mean(points: &[Point]) -> Point {
    let count = points.len() as f64;
    (points.iter().map(|p| p.0).sum::<f64>() / count, points.iter().map(|p| p.1).sum::<f64>() / count)
}

/// The signs under public buildings: the middle of each, and what it says.
pub fn signs(plan: &Plan) -> Vec<(f64, f64, String)> {
    let sign = |building: &Building| {
        let key = match building.of {
            Occupant::Public(Use::School) => "sign-school",
            Occupant::Public(Use::Clinic) => "sign-clinic",
            Occupant::Public(Use::Station) => "sign-station",
            Occupant::Public(Use::Offices) => "sign-offices",
            _ => return None,
        };
        Some((building.at.0, building.at.1 + building.size.1 / 2.0 + 9.0, crate::words::plain(key)))
    };
    plan.buildings.iter().filter_map(sign).collect()
}
