//! Ink on the map that shows whom an undone entry reached, and through whom.

use bevy_egui::egui::{self, Stroke};

use super::{Scene, arc};
use crate::app::ink;
use crate::app::theme::colour;
use crate::view::inquiry::Question;
use crate::view::palette;

/// The most people whose ways are drawn little by little.
const DRAWN_OUT: usize = 60;

impl Scene<'_> {
    /// Ink that travels from person to person, to whom an undone entry reached.
    pub(super) fn trail(&self) {
        let (Some(inquiry), Some(seconds)) = (self.inquiry, self.session.ink) else { return };
        let Question::Undo(subject, _) = inquiry.question else { return };
        self.painter.rect_filled(self.rect, 0.0, colour(palette::PAPER).gamma_multiply(0.55));
        let stands = self.feet();
        let home = |resident: u32| self.plan.pegs.get(resident as usize).map(|spot| self.peg(*spot));
        let place = |resident: u32| stands.get(&resident).copied().or_else(|| home(resident));
        let (blue, rust) = (colour(palette::BLUE), colour(palette::RUST));
        let radius = (4.0 * self.sight.scale).clamp(3.5, 9.0);
        let come = ink::come(inquiry.trail.len(), seconds);
        for (number, touched) in inquiry.trail.iter().enumerate().take(come.ceil() as usize) {
            let Some(to) = place(touched.resident) else { continue };
            let share = (come - number as f32).clamp(0.0, 1.0);
            // Where there are many, each comes at once.
            let share = if inquiry.trail.len() > DRAWN_OUT { 1.0 } else { share };
            if let Some(from) = touched.through.and_then(place) {
                self.painter.add(egui::Shape::line(arc(from, to, share), Stroke::new(1.8, blue)));
            }
            if share >= 1.0 {
                self.painter.circle(to, radius, blue, Stroke::new(1.0, colour(palette::CARD)));
            }
        }
        if let Some(at) = place(subject) {
            self.painter.circle(at, radius * 1.7, rust, Stroke::new(2.0, colour(palette::CARD)));
        }
    }
}
