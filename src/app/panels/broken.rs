//! A dashed line of a picture. Its dashes run on through every corner of the line, so that one of short pieces, such as a
//! point for each day, looks as broken as a long one and no more.

use std::ops::RangeInclusive;

use bevy_egui::egui::{Color32, Pos2, Shape, Stroke, Ui};
use egui_plot::{ClosestElem, Line, PlotBounds, PlotGeometry, PlotItem, PlotItemBase, PlotPoint, PlotTransform};

/// The length of a dash, in points.
pub const DASH: f32 = 7.0;
/// The length of what is between two dashes, in points.
pub const GAP: f32 = 3.0;

/// A line of a plot that is drawn in dashes.
pub struct Broken<'a> {
    line: Line<'a>,
    points: Vec<PlotPoint>,
    stroke: Stroke,
}

impl<'a> Broken<'a> {
    /// Draws a line through some points in dashes.
    pub fn new(line: Line<'a>, points: &[[f64; 2]], stroke: Stroke) -> Self {
        Self { line, points: points.iter().map(|[x, y]| PlotPoint::new(*x, *y)).collect(), stroke }
    }
}

impl PlotItem for Broken<'_> {
    fn shapes(&self, _: &Ui, transform: &PlotTransform, shapes: &mut Vec<Shape>) {
        let path: Vec<Pos2> = self.points.iter().map(|point| transform.position_from_point(point)).collect();
        shapes.extend(dashes(&path, DASH, GAP).into_iter().map(|dash| Shape::line(dash, self.stroke)));
    }

    fn initialize(&mut self, x_range: RangeInclusive<f64>) {
        self.line.initialize(x_range);
    }

    fn color(&self) -> Color32 {
        self.stroke.color
    }

    fn geometry(&self) -> PlotGeometry<'_> {
        self.line.geometry()
    }

    fn bounds(&self) -> PlotBounds {
        self.line.bounds()
    }

    fn base(&self) -> &PlotItemBase {
        self.line.base()
    }

    fn base_mut(&mut self) -> &mut PlotItemBase {
        self.line.base_mut()
    }

    fn find_closest(&self, point: Pos2, transform: &PlotTransform) -> Option<ClosestElem> {
        self.line.find_closest(point, transform)
    }
}

/// The dashes of a path: each a path of its own, with whatever corners lie on it.
fn dashes(path: &[Pos2], dash: f32, gap: f32) -> Vec<Vec<Pos2>> {
    let mut dashes = vec![];
    let mut open: Vec<Pos2> = path.first().copied().into_iter().collect();
    // What is being drawn, a dash or a gap, and how much of it is left.
    let (mut drawing, mut left) = (true, dash);
    for ends in path.windows(2) {
        let (mut at, to) = (ends[0], ends[1]);
        loop {
            let rest = at.distance(to);
            // What lies nowhere has no length.
            if rest.is_nan() || rest < left {
                if drawing && rest > 0.0 {
                    open.push(to);
                }
                left -= if rest > 0.0 { rest } else { 0.0 };
                break;
            }
            at += (to - at) * (left / rest);
            open.push(at);
            if drawing {
                dashes.push(std::mem::take(&mut open));
            }
            drawing = !drawing;
            left = if drawing { dash } else { gap };
        }
    }
    if drawing && open.len() > 1 {
        dashes.push(open);
    }
    dashes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn length(path: &[Pos2]) -> f32 {
        path.windows(2).map(|ends| ends[0].distance(ends[1])).sum()
    }

    /// Stairs of steps that are shorter than a dash, as a score that falls day by day has them.
    #[test]
    fn dashes_run_on_through_the_corners_of_a_line() {
        let mut stairs = vec![Pos2::new(3.0, 200.0)];
        for step in 0..400u16 {
            let last = stairs[stairs.len() - 1];
            let (right, down) = if step % 2 == 0 { (1.3, 0.0) } else { (0.0, f32::from(step % 5)) };
            stairs.push(Pos2::new(last.x + right, last.y - down));
        }
        let straight = [Pos2::new(0.0, 0.0), Pos2::new(length(&stairs), 0.0)];
        let (stairs, straight) = (dashes(&stairs, DASH, GAP), dashes(&straight, DASH, GAP));
        assert!(stairs.len() > 40 && stairs.len().abs_diff(straight.len()) <= 1);
        for dash in &stairs[..stairs.len() - 1] {
            assert!((length(dash) - DASH).abs() < 0.01, "{dash:?}");
        }
        assert!(stairs.iter().any(|dash| dash.len() > 4), "corners lie within a dash");
    }

    #[test]
    fn a_line_of_nothing_has_no_dashes() {
        let point = Pos2::new(1.0, 1.0);
        assert!(dashes(&[], DASH, GAP).is_empty() && dashes(&[point], DASH, GAP).is_empty());
        assert!(dashes(&[point, point], DASH, GAP).is_empty());
        assert!(dashes(&[point, Pos2::new(f32::NAN, 0.0), point], DASH, GAP).is_empty());
    }
}
