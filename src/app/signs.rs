//! Signs that stand on the map and in its legend alike.

use bevy_egui::egui::{self, Align2, Color32, FontId, Painter, Pos2, Stroke, vec2};

use super::theme::{bold, colour};
use crate::view::palette;

/// A sighting that is true: an open eye.
pub fn eye(painter: &Painter, at: Pos2, ink: Color32) {
    painter.circle_stroke(at, 6.0, Stroke::new(1.6, ink));
    painter.circle_filled(at, 2.0, ink);
}

/// A sighting of what did not happen: crooked and crossed out.
pub fn askew(painter: &Painter, at: Pos2, radius: f32, ink: Color32) {
    let turn = 0.32_f32;
    let (s, c) = turn.sin_cos();
    let put = |x: f32, y: f32| at + vec2(x * c - y * s, x * s + y * c) * radius;
    let square = [put(-1.0, -1.0), put(1.0, -1.0), put(1.0, 1.0), put(-1.0, 1.0), put(-1.0, -1.0)];
    let stroke = Stroke::new(1.6, ink);
    painter.extend(egui::Shape::dashed_line(&square, stroke, 3.0, 2.2));
    painter.line_segment([put(-0.5, -0.5), put(0.5, 0.5)], stroke);
    painter.line_segment([put(0.5, -0.5), put(-0.5, 0.5)], stroke);
}

/// Flagged for what one did not do.
pub fn dashed_ring(painter: &Painter, at: Pos2, radius: f32, ink: Color32) {
    let points: Vec<Pos2> =
        (0..=36).map(|k| at + radius * egui::Vec2::angled(k as f32 / 36.0 * std::f32::consts::TAU)).collect();
    painter.extend(egui::Shape::dashed_line(&points, Stroke::new(1.8, ink), radius * 0.45, radius * 0.3));
}

/// A block in somebody's zone.
pub fn dashed_rect(painter: &Painter, rect: egui::Rect, ink: Color32) {
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    painter.extend(egui::Shape::dashed_line(&corners, Stroke::new(1.5, ink), 4.0, 2.5));
}

/// A watcher's tag with the letter of its kind.
pub fn tag(painter: &Painter, at: Pos2, scale: f32, letter: &str) {
    let frame = egui::Rect::from_center_size(at, vec2(11.0, 11.0) * scale);
    let blue = colour(palette::BLUE);
    painter.rect(frame, 2.0, colour(palette::CARD), Stroke::new(1.0, blue), egui::StrokeKind::Inside);
    painter.text(at, Align2::CENTER_CENTER, letter, FontId::new(8.5 * scale, bold()), blue);
}

/// A camera, and what it looks at.
pub fn camera(painter: &Painter, at: Pos2, scale: f32, looking: bool) {
    if looking {
        let cone = [at, at + vec2(24.0, -12.0) * scale, at + vec2(27.0, 0.0) * scale, at + vec2(24.0, 12.0) * scale];
        let blue = colour(palette::BLUE);
        let edge = Stroke::new(1.0, blue.gamma_multiply(0.6));
        painter.add(egui::Shape::convex_polygon(cone.to_vec(), blue.gamma_multiply(0.3), edge));
    }
    painter.circle_filled(at, 4.5 * scale, colour(palette::INK));
    painter.circle_filled(at + vec2(1.2, 0.0) * scale, 1.7 * scale, colour(palette::CARD));
}
