//! The light of the evening: lamps at the crossings and lit windows.

use bevy_egui::egui::{Color32, Rect, vec2};

use super::Scene;
use crate::app::theme::colour;
use crate::session::request::Pace;
use crate::view::palette;
use crate::view::plan::Occupant;
use crate::view::stroll::{DAWN, DUSK};

impl Scene<'_> {
    /// Evening light, and windows that are lit.
    pub(super) fn dusk(&self, running: bool) {
        if running || !matches!(self.session.pace, Pace::Day | Pace::Watched) || self.session.settings.reduced_motion {
            return;
        }
        let time = self.session.time;
        let dark = ((time - DUSK) / 0.1).clamp(0.0, 1.0).max(((DAWN + 0.03 - time) / 0.05).clamp(0.0, 1.0)) as f32;
        if dark <= 0.0 {
            return;
        }
        let night = Color32::from_rgba_unmultiplied(0x24, 0x2A, 0x4A, (90.0 * dark) as u8);
        self.painter.rect_filled(self.rect, 0.0, night);
        if self.sight.scale < 0.5 {
            return;
        }
        let lit = colour(palette::LAMP).gamma_multiply(dark);
        // A lamp at every crossing lights the street around it.
        for spot in &self.plan.crossings {
            let at = self.at(*spot);
            if self.rect.expand(40.0).contains(at) {
                // Light is added to what it falls on.
                for (reach, cover) in [(26.0, 0.2), (16.0, 0.25), (8.0, 0.4)] {
                    self.painter.circle_filled(at, reach * self.sight.scale, lit.gamma_multiply(cover).additive());
                }
                self.painter.circle_filled(at, (1.6 * self.sight.scale).max(1.4), lit);
            }
        }
        for (number, building) in self.plan.buildings.iter().enumerate() {
            let at = self.at(building.at);
            if number % 5 != 0 && self.rect.contains(at) && matches!(building.of, Occupant::Household(_)) {
                let half = (building.size.0 as f32 * 0.18 * self.sight.scale).max(1.2);
                self.painter.rect_filled(Rect::from_center_size(at, vec2(half * 2.0, half * 1.3)), 1.0, lit);
            }
        }
    }
}
