//! What the hats and rings on the map mean, through the lens that is on.

use bevy_egui::egui::{self, Color32, FontId, Painter, Pos2, Rect, Stroke, Ui, pos2, vec2};

use super::View;
use super::widgets::t;
use crate::app::icons;
use crate::app::signs::{askew, camera, dashed_ring, eye};
use crate::app::theme::{colour, inks};
use crate::view::facts::Fact;
use crate::view::map::{Lens, shape};
use crate::view::palette;
use crate::words::say;

/// Draws the legend at the foot of the map.
pub fn legend_ui(ui: &mut Ui, free: Rect, view: &View) {
    let Some(published) = view.shown.town() else { return };
    let inks = inks(ui);
    let policy = published.town.scenario().policy();
    type Sign = Box<dyn Fn(&Painter, Pos2)>;
    let outline = Stroke::new(1.0, inks.ink);
    let rust = colour(palette::RUST);
    let hat =
        |form: usize, fill: Color32| -> Sign { Box::new(move |p, at| icons::hat(p, form, at, 6.0, fill, outline)) };
    let mut entries: Vec<(Sign, String)> = Vec::new();
    match view.session.lens {
        Lens::Truth => {
            entries.push((hat(0, colour(palette::BLUE)), t("legend-good")));
            entries.push((hat(4, rust), t("legend-harm")));
            entries.push((Box::new(move |p, at| dashed_ring(p, at, 8.0, rust)), t("legend-wronged")));
        }
        Lens::Seen => {
            entries.push((Box::new(|p, at| eye(p, at, colour(palette::BLUE))), t("legend-true-sighting")));
            if view.session.may_see(Fact::Entries) {
                entries.push((Box::new(move |p, at| askew(p, at, 6.0, rust)), t("legend-wrong-sighting")));
            }
            entries.push((Box::new(|p, at| camera(p, at, 0.5, true)), t("legend-camera")));
        }
        Lens::Scored => {
            let bands = policy.offices().first().map(|office| office.bands()).unwrap_or_default();
            for (k, band) in bands.iter().enumerate() {
                let key = if band.penalty() && !view.compact { "legend-penalty-band" } else { "legend-band" };
                let sign = hat(shape(k, bands.len()), colour(palette::band(k, bands.len())));
                entries.push((sign, say(key, &[("band", band.name())])));
            }
            if view.session.may_see(Fact::Wronged) {
                entries.push((Box::new(move |p, at| dashed_ring(p, at, 8.0, rust)), t("legend-wronged")));
            }
        }
    }
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
    painter.rect(
        frame,
        8.0,
        inks.card.gamma_multiply(0.94),
        Stroke::new(inks.outline, inks.line),
        egui::StrokeKind::Inside,
    );
    let spoken: Vec<&str> = rows.iter().flatten().map(|(_, galley, _)| galley.text()).collect();
    let spoken = spoken.join(", ");
    let heard = ui.interact(frame, egui::Id::new("legend-heard"), egui::Sense::hover());
    heard.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, &spoken));
    for (number, row) in rows.into_iter().enumerate() {
        let y = frame.top() + 16.0 + 24.0 * number as f32;
        for (sign, galley, x) in row {
            sign(&painter, pos2(frame.left() + 16.0 + x, y));
            painter.galley(pos2(frame.left() + 30.0 + x, y - galley.size().y / 2.0), galley, inks.ink);
        }
    }
}
