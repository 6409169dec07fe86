//! What is said while ink shows on the map whom an undone entry reached: how many so far, who was reached last, and how.

use bevy_egui::egui::{self, RichText, Ui};

use super::View;
use super::widgets::{button, link, note, t};
use crate::app::icons::Icon;
use crate::app::ink;
use crate::app::request::{Dialog, LookRequest, Request};
use crate::app::theme::{inks, serif};
use crate::words::say;

/// Draws the card, while the ink is shown.
pub fn trail_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    let (Some(inquiry), Some(seconds)) = (&view.shown.inquiry, view.session.ink) else { return };
    let (so_far, all) = (ink::reached(inquiry.trail.len(), seconds), inquiry.trail.len());
    let text = say!("trail-count", count = so_far, all = all);
    ui.horizontal(|ui| {
        ui.label(RichText::new(text).family(serif()).size(20.0).color(inks(ui).ink));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if button(ui, Some(Icon::Close), "", &t("close"), false).clicked() {
                out.push(LookRequest::Ink(false).into());
            }
            if link(ui, &t("trail-answer")).clicked() {
                out.push(LookRequest::Ink(false).into());
                out.push(LookRequest::Open(Dialog::Inquiry).into());
            }
        });
    });
    if let Some(last) = so_far.checked_sub(1).and_then(|place| inquiry.trail.get(place)) {
        note(ui, &last.says);
    }
}
