//! What the hats and rings on the map mean, through the lens that is on.

use bevy_egui::egui::{self, FontId, Painter, Pos2, Rect, Stroke, Ui, pos2, vec2};

use super::View;
use crate::app::icons;
use crate::app::map::card_id;
use crate::app::signs::{askew, camera, dashed_rect, dashed_ring, eye, tag};
use crate::app::theme::{colour, inks};
use crate::view::lens::Sign;
use crate::view::palette;
use crate::view::zone::{Zone, zone};

/// Draws the legend at the foot of the map.
pub fn legend_ui(ui: &mut Ui, free: Rect, view: &View) {
    let Some(published) = view.shown.town() else { return };
    let inks = inks(ui);
    let outline = Stroke::new(1.0, inks.ink);
    let facts = view.session.facts();
    let mut entries = view.session.lens.legend(&published.town, facts, view.compact);
    let zone = view.session.selected.and_then(|resident| zone(&published.town, resident, facts));
    entries.extend(zone.iter().flat_map(Zone::legend));
    // Above what is painted on the map.
    let layer = egui::LayerId::new(egui::Order::Middle, egui::Id::new("legend"));
    let painter = ui.ctx().layer_painter(layer).with_clip_rect(free);
    let font = FontId::proportional(13.0);
    let room = free.width() - 40.0;
    let mut rows: Vec<Vec<(Sign, std::sync::Arc<egui::Galley>, f32)>> = vec![vec![]];
    let (mut x, mut widest) = (0.0_f32, 0.0_f32);
    for (sign, text) in entries {
        let galley = painter.layout_no_wrap(text, font.clone(), inks.ink);
        let width = galley.size().x + 36.0;
        if x + width > room && x > 0.0 {
            rows.push(vec![]);
            x = 0.0;
        }
        if let Some(row) = rows.last_mut() {
            row.push((sign, galley, x));
        }
        x += width;
        widest = widest.max(x);
    }
    if rows.iter().all(Vec::is_empty) || free.height() < 120.0 {
        return;
    }
    let size = vec2(widest + 8.0, 24.0 * rows.len() as f32 + 8.0);
    let frame = Rect::from_min_size(pos2(free.left() + 10.0, free.bottom() - size.y - 10.0), size);
    let spoken: Vec<&str> = rows.iter().flatten().map(|(_, galley, _)| galley.text()).collect();
    let spoken = spoken.join(", ");
    let heard = ui.interact(frame, egui::Id::new("legend-heard"), egui::Sense::hover());
    heard.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, &spoken));
    // In a small window a card may reach down to it, and what stands on the card comes first.
    let card = ui.data(|data| data.get_temp::<Rect>(card_id()));
    if card.is_some_and(|card| card.intersects(frame)) {
        return;
    }
    painter.rect(
        frame,
        8.0,
        inks.card.gamma_multiply(0.94),
        Stroke::new(inks.outline, inks.line),
        egui::StrokeKind::Inside,
    );
    for (number, row) in rows.into_iter().enumerate() {
        let y = frame.top() + 16.0 + 24.0 * number as f32;
        for (sign, galley, x) in row {
            draw(&painter, &sign, pos2(frame.left() + 16.0 + x, y), outline);
            painter.galley(pos2(frame.left() + 30.0 + x, y - galley.size().y / 2.0), galley, inks.ink);
        }
    }
}

/// A sign in the legend.
fn draw(painter: &Painter, sign: &Sign, at: Pos2, outline: Stroke) {
    let (blue, rust) = (colour(palette::BLUE), colour(palette::RUST));
    match sign {
        Sign::Hat(hat) => icons::hat(painter, hat.shape, at, 6.0, colour(hat.colour), outline),
        Sign::Sighting => eye(painter, at, blue),
        Sign::WrongSighting => askew(painter, at, 6.0, rust),
        // A camera looks to the right; its middle, not its lens, stands where the other signs do.
        Sign::Camera => camera(painter, at - vec2(6.0, 0.0), 0.5, true),
        Sign::Post(letter) => tag(painter, at, 1.2, letter),
        Sign::Ring => dashed_ring(painter, at, 8.0, rust),
        Sign::Zone => dashed_rect(painter, Rect::from_center_size(at, vec2(14.0, 12.0)), blue),
        Sign::Stray => _ = painter.circle_stroke(at, 6.0, Stroke::new(2.5, rust)),
    }
}
