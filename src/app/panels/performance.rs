//! The run that a class watches: how far it has come, and what it has stopped at.

use bevy_egui::egui::{self, Frame, RichText, Ui};

use super::View;
use super::widgets::{button, progress, t};
use crate::app::request::{LookRequest, Request};
use crate::app::theme::{inks, serif};
use crate::words::say;

/// Draws the run, if one is watched.
pub fn performance_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    let (Some(performance), Some(published)) = (&view.session.performance, view.shown.town()) else {
        return;
    };
    let day = published.town.day();
    let share =
        day.saturating_sub(performance.from) as f32 / performance.to.saturating_sub(performance.from).max(1) as f32;
    let text = say!("watched", day = day.to_string(), to = performance.to.to_string());
    progress(ui, share, ui.available_width(), &text);
    let Some(moment) = &performance.moment else { return };
    let inks = inks(ui);
    Frame::NONE.fill(inks.pale_blue).corner_radius(8).inner_margin(10).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.add(egui::Label::new(RichText::new(&moment.says).family(serif()).size(18.0).color(inks.ink)).wrap());
        if let Some(resident) = moment.resident
            && button(ui, None, &t("open-the-file"), &t("open-the-file-says"), false).clicked()
        {
            out.push(LookRequest::Select(Some(resident)).into());
        }
    });
}
