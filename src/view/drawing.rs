//! The town as marks of ink and paint, in the order in which they are laid down. SVG and meshes draw the same list.

use super::palette;
use super::plan::{Building, Occupant, Plan, Point, RIVER, Tree, within};
use crate::town::Town;
use crate::town::layout::Use;

/// A colour of the palette and how much of what is under it it covers, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paint {
    /// The colour.
    pub colour: &'static str,
    /// How much it covers.
    pub cover: f64,
}

/// What a mark is.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// A convex area.
    Area(Vec<Point>),
    /// A line of a width.
    Line {
        /// The points of the line.
        points: Vec<Point>,
        /// The width of the line in metres on paper.
        width: f64,
    },
    /// A disc.
    Disc {
        /// The middle of the disc.
        at: Point,
        /// The radius of the disc.
        radius: f64,
    },
}

/// One stroke of the brush.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The form of the stroke.
    pub form: Form,
    /// The colour of the stroke.
    pub paint: Paint,
    /// Whether it is left out when the town is seen from far away.
    pub fine: bool,
}

pub(super) fn solid(colour: &'static str) -> Paint {
    Paint { colour, cover: 1.0 }
}

pub(super) fn wash(colour: &'static str, cover: f64) -> Paint {
    Paint { colour, cover }
}

/// What lies flat: streets, river, bridges and blocks.
pub fn ground(plan: &Plan) -> Vec<Mark> {
    let mut sheet = Sheet { marks: vec![] };
    sheet.streets(plan);
    sheet.river(plan);
    sheet.blocks(plan);
    sheet.marks
}

/// What stands on the blocks for which `here` holds: houses and trees.
pub fn standing(town: &Town, plan: &Plan, here: impl Fn(u32) -> bool) -> Vec<Mark> {
    let mut sheet = Sheet { marks: vec![] };
    for (number, building) in plan.buildings.iter().enumerate().filter(|(_, building)| here(building.block)) {
        sheet.building(town, building, number);
    }
    plan.trees.iter().filter(|tree| here(tree.block)).for_each(|tree| sheet.tree(tree));
    sheet.marks
}

/// A sheet on which marks are laid, one over the other.
pub(super) struct Sheet {
    /// The marks, the lowest first.
    pub(super) marks: Vec<Mark>,
}

impl Sheet {
    pub(super) fn area(&mut self, points: impl Into<Vec<Point>>, paint: Paint) {
        self.marks.push(Mark { form: Form::Area(points.into()), paint, fine: false });
    }

    pub(super) fn line(&mut self, points: impl Into<Vec<Point>>, width: f64, paint: Paint) {
        self.marks.push(Mark { form: Form::Line { points: points.into(), width }, paint, fine: false });
    }

    fn disc(&mut self, at: Point, radius: f64, paint: Paint) {
        self.marks.push(Mark { form: Form::Disc { at, radius }, paint, fine: false });
    }

    /// The last mark is only seen from near.
    fn fine(&mut self) {
        if let Some(mark) = self.marks.last_mut() {
            mark.fine = true;
        }
    }

    fn streets(&mut self, plan: &Plan) {
        for street in &plan.streets {
            self.line(street.line.clone(), 19.0, solid(palette::LINE));
        }
        for street in &plan.streets {
            self.line(street.line.clone(), 17.0, solid(palette::STREET));
        }
    }

    fn river(&mut self, plan: &Plan) {
        let line = smooth(&plan.river);
        self.line(line.clone(), RIVER + 7.0, solid(palette::BANK));
        self.line(line.clone(), RIVER, solid(palette::RIVER));
        for (shift, part) in
            [(-9.0, 0..line.len() / 3), (6.0, line.len() / 3..line.len() * 3 / 4), (12.0, 4..line.len() / 2)]
        {
            let ripple: Vec<Point> = line[part].iter().map(|(x, y)| (*x, y + shift)).collect();
            self.line(ripple, 0.9, wash(palette::CARD, 0.6));
            self.fine();
        }
        for (from, to) in &plan.bridges {
            let (top, foot) = ((from.0, from.1 + 2.0), (to.0, to.1 - 2.0));
            self.line([top, foot], 16.0, solid(palette::INK_SOFT));
            self.line([*from, *to], 13.0, solid(palette::BRIDGE));
            for step in 1..12 {
                let y = from.1 + (to.1 - from.1) * f64::from(step) / 12.0;
                let x = from.0 + (to.0 - from.0) * f64::from(step) / 12.0;
                self.line([(x - 6.5, y), (x + 6.5, y)], 0.6, wash(palette::INK, 0.35));
                self.fine();
            }
        }
    }

    fn blocks(&mut self, plan: &Plan) {
        for block in &plan.blocks {
            let fill = match block.purpose {
                Use::Park => palette::PARK,
                Use::Square => palette::SQUARE,
                _ if block.number.is_multiple_of(3) => palette::GRASS_DEEP,
                _ => palette::GRASS,
            };
            self.area(block.corners, solid(fill));
            let [a, b, c, d] = block.corners;
            self.line([a, b, c, d, a], 1.0, solid(palette::LINE));
            self.fine();
            match block.purpose {
                Use::Square => {
                    let middle = within(block, (0.5, 0.5));
                    self.disc((middle.0 + 1.0, middle.1 + 1.6), 12.0, wash(palette::INK, 0.15));
                    self.disc(middle, 12.0, solid(palette::INK_SOFT));
                    self.disc(middle, 11.0, solid(palette::RIVER));
                    self.disc(middle, 6.5, wash(palette::CARD, 0.5));
                    self.disc(middle, 3.4, solid(palette::CARD));
                }
                Use::Gardens => {
                    for row in 1..6 {
                        let across = f64::from(row) / 6.0;
                        let ends = [within(block, (across, 0.12)), within(block, (across, 0.88))];
                        self.line(ends, 3.0, wash(palette::PARK, 0.9));
                    }
                }
                Use::Park => {
                    let path = [within(block, (0.0, 0.2)), within(block, (0.5, 0.55)), within(block, (1.0, 0.8))];
                    self.line(smooth(&path), 4.0, wash(palette::STREET, 0.8));
                }
                _ => {}
            }
        }
    }

    fn building(&mut self, town: &Town, building: &Building, number: usize) {
        let (roof, sunny) = match building.of {
            Occupant::Household(_) => {
                let tone = number * 7 % palette::ROOFS.len();
                (palette::ROOFS[tone], palette::SUNNY_ROOFS[tone])
            }
            Occupant::Firm(firm) if town.firms().trades[firm as usize] => (palette::STALL, palette::SUNNY_STALL),
            Occupant::Firm(_) | Occupant::Public(_) => (palette::PUBLIC, palette::SUNNY_PUBLIC),
        };
        let (w, h) = (building.size.0 / 2.0, building.size.1 / 2.0);
        let turn = building.turn.to_radians();
        let (sine, cosine) = (libm::sin(turn), libm::cos(turn));
        let put = |(x, y): Point| (building.at.0 + x * cosine - y * sine, building.at.1 + x * sine + y * cosine);
        let shadow = [(-w + 1.6, -h + 2.2), (w + 1.6, -h + 2.2), (w + 1.6, h + 2.2), (-w + 1.6, h + 2.2)];
        self.area(shadow.map(put), wash(palette::INK, 0.17));
        self.fine();
        let walls = [(-w, -h), (w, -h), (w, h), (-w, h)].map(put);
        self.area(walls, solid(roof));
        // A hipped roof: the long sides meet in a ridge, and the upper one lies in the sun.
        let inset = h.min(w) * 0.8;
        let (left, right) =
            if w >= h { ((-w + inset, 0.0), (w - inset, 0.0)) } else { ((0.0, -h + inset), (0.0, h - inset)) };
        let (left, right) = (put(left), put(right));
        let lit = if w >= h { vec![walls[0], walls[1], right, left] } else { vec![walls[0], left, right, walls[3]] };
        self.area(lit, solid(sunny));
        self.fine();
        let hips = if w >= h {
            [[walls[0], left], [walls[3], left], [walls[1], right], [walls[2], right]]
        } else {
            [[walls[0], left], [walls[1], left], [walls[2], right], [walls[3], right]]
        };
        self.line([left, right], 0.6, wash(palette::INK, 0.55));
        self.fine();
        for hip in hips {
            self.line(hip, 0.45, wash(palette::INK, 0.35));
            self.fine();
        }
        self.line([walls[0], walls[1], walls[2], walls[3], walls[0]], 0.7, wash(palette::INK, 0.85));
        self.fine();
        if matches!(building.of, Occupant::Household(_)) {
            let (x, y) = (w * 0.45, -h * 0.45);
            self.area(
                [(x - 1.0, y - 1.2), (x + 1.0, y - 1.2), (x + 1.0, y + 1.2), (x - 1.0, y + 1.2)].map(put),
                solid(palette::INK_SOFT),
            );
            self.fine();
        }
    }

    fn tree(&mut self, tree: &Tree) {
        let ((x, y), r) = (tree.at, tree.radius);
        self.disc((x + 1.0, y + 1.6), r, wash(palette::INK, 0.16));
        self.fine();
        self.disc((x, y), r + 0.4, wash(palette::INK, 0.55));
        self.fine();
        self.disc((x, y), r, solid(palette::TREE));
        self.disc((x - r * 0.25, y - r * 0.3), r * 0.55, wash(palette::TREE_LIGHT, 0.8));
        self.fine();
    }
}

/// A line through points without corners.
pub fn smooth(points: &[Point]) -> Vec<Point> {
    const STEPS: usize = 8;
    let mut line = vec![points[0]];
    for pair in points.windows(2) {
        let ((x1, y1), (x2, y2)) = (pair[0], pair[1]);
        for step in 1..=STEPS {
            let t = step as f64 / STEPS as f64;
            let eased = t * t * (3.0 - 2.0 * t);
            line.push((x1 + (x2 - x1) * t, y1 + (y2 - y1) * eased));
        }
    }
    line
}
