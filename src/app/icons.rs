//! Signs that are in no text face: drawn.

use bevy_egui::egui::epaint::PathStroke;
use bevy_egui::egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

/// A sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Two bars.
    Pause,
    /// A triangle.
    Play,
    /// Two triangles.
    Fast,
    /// A triangle before a bar.
    Step,
    /// Two triangles before a bar.
    ToDay,
    /// A square.
    Stop,
    /// A cross.
    Close,
    /// An arrow that turns back.
    Undo,
    /// An arrow that turns on.
    Redo,
    /// Three lines.
    Menu,
    /// An eye that is closed.
    Covered,
    /// An eye.
    Open,
    /// A tick.
    Tick,
    /// A triangle that points down, or right if folded.
    Fold(bool),
}

/// Draws a sign in the middle of a place.
pub fn draw(painter: &Painter, icon: Icon, place: Rect, colour: Color32) {
    let size = place.width().min(place.height()).min(16.0);
    let r = Rect::from_center_size(place.center(), vec2(size, size));
    let at = |x: f32, y: f32| pos2(r.left() + x * size, r.top() + y * size);
    let stroke = Stroke::new(1.8, colour);
    let fill = |points: Vec<Pos2>| {
        painter.add(Shape::convex_polygon(points, colour, PathStroke::NONE));
    };
    let line = |points: Vec<Pos2>| {
        painter.add(Shape::line(points, stroke));
    };
    let triangle = |x: f32, w: f32| fill(vec![at(x, 0.14), at(x + w, 0.5), at(x, 0.86)]);
    let bar = |x: f32| fill(vec![at(x, 0.14), at(x + 0.18, 0.14), at(x + 0.18, 0.86), at(x, 0.86)]);
    let arc = |from: f32, to: f32| -> Vec<Pos2> {
        (0..=14)
            .map(|k| {
                let t = (from + (to - from) * k as f32 / 14.0).to_radians();
                at(0.5 + 0.34 * t.cos(), 0.55 + 0.34 * t.sin())
            })
            .collect()
    };
    match icon {
        Icon::Pause => [0.22, 0.6].into_iter().for_each(bar),
        Icon::Play => triangle(0.22, 0.66),
        Icon::Fast => [0.04, 0.48].into_iter().for_each(|x| triangle(x, 0.48)),
        Icon::Step => {
            triangle(0.16, 0.5);
            bar(0.7);
        }
        Icon::ToDay => {
            [0.0, 0.38].into_iter().for_each(|x| triangle(x, 0.42));
            bar(0.82);
        }
        Icon::Stop => fill(vec![at(0.2, 0.2), at(0.8, 0.2), at(0.8, 0.8), at(0.2, 0.8)]),
        Icon::Close => {
            line(vec![at(0.22, 0.22), at(0.78, 0.78)]);
            line(vec![at(0.78, 0.22), at(0.22, 0.78)]);
        }
        Icon::Undo => {
            line(arc(-170.0, 90.0));
            fill(vec![at(0.02, 0.5), at(0.36, 0.5), at(0.17, 0.78)]);
        }
        Icon::Redo => {
            line(arc(-10.0, -270.0));
            fill(vec![at(0.98, 0.5), at(0.64, 0.5), at(0.83, 0.78)]);
        }
        Icon::Menu => [0.25, 0.5, 0.75].into_iter().for_each(|y| line(vec![at(0.15, y), at(0.85, y)])),
        Icon::Open | Icon::Covered => {
            let lid = |up: f32| -> Vec<Pos2> {
                (0..=12)
                    .map(|k| {
                        let t = k as f32 / 12.0;
                        at(0.04 + 0.92 * t, 0.5 + up * 0.34 * (t * std::f32::consts::PI).sin())
                    })
                    .collect()
            };
            line(lid(1.0));
            if icon == Icon::Open {
                line(lid(-1.0));
                painter.circle_filled(at(0.5, 0.5), 0.15 * size, colour);
            } else {
                // Lashes, so that a closed eye is no smile.
                for (x, y, dx) in [(0.2, 0.72, -0.1), (0.5, 0.84, 0.0), (0.8, 0.72, 0.1)] {
                    line(vec![at(x, y), at(x + dx, y + 0.18)]);
                }
            }
        }
        Icon::Tick => line(vec![at(0.15, 0.55), at(0.4, 0.8), at(0.88, 0.22)]),
        Icon::Fold(true) => fill(vec![at(0.35, 0.22), at(0.72, 0.5), at(0.35, 0.78)]),
        Icon::Fold(false) => fill(vec![at(0.22, 0.35), at(0.78, 0.35), at(0.5, 0.72)]),
    }
}

/// The hat of a band: its shape and its colour both say which. `radius` is half its width.
pub fn hat(painter: &Painter, shape: usize, at: Pos2, radius: f32, fill: Color32, outline: Stroke) {
    let p = |x: f32, y: f32| at + vec2(x, y) * radius;
    let points = match shape {
        0 => {
            painter.circle(at, radius * 0.95, fill, outline);
            return;
        }
        1 => vec![p(-1.0, 0.8), p(-0.5, -0.85), p(0.5, -0.85), p(1.0, 0.8)],
        2 => vec![p(-0.85, -0.85), p(0.85, -0.85), p(0.85, 0.85), p(-0.85, 0.85)],
        3 => vec![p(0.0, -1.15), p(1.15, 0.0), p(0.0, 1.15), p(-1.15, 0.0)],
        _ => vec![p(0.0, -1.1), p(1.05, 0.85), p(-1.05, 0.85)],
    };
    painter.add(Shape::convex_polygon(points, fill, outline));
}
