//! An answer that was found by replay: sentences, a picture, bars, and the people whom it is about.

use bevy_egui::egui::{self, RichText, Ui};

use super::View;
use super::pictures::{Sketch, bars_ui, picture_ui};
use super::widgets::{button, heading, link, main_button, note, progress, t};
use crate::app::request::{Dialog, LookRequest, Request};
use crate::app::theme::serif;
use crate::session::request::TownRequest;
use crate::study::Order;
use crate::view::facts::Fact;
use crate::view::inquiry::{Inquiry, Picture, Question};
use crate::words::say;

/// The title of the dialog.
pub fn title(view: &View) -> String {
    view.shown.inquiry.as_ref().map_or_else(|| t("ask-heading"), |inquiry| inquiry.heading.clone())
}

/// Draws the answer, or how far it is.
pub fn inquiry_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    let Some(inquiry) = &view.shown.inquiry else {
        ui.add_space(6.0);
        match view.shown.running {
            Some((done, of)) => {
                let text = match view.shown.seconds_left {
                    Some(left) => say!("inquiry-working-left", seconds = left.to_string()),
                    None => t("inquiry-working"),
                };
                progress(ui, done as f32 / of.max(1) as f32, ui.available_width(), &text);
            }
            None => {
                note(ui, t(if view.shown.asking { "inquiry-working" } else { "inquiry-not-now" }));
            }
        }
        return;
    };
    let says = say!("picture-of", what = inquiry.heading);
    let room = ui.available_width();
    let beside = room > 560.0 && inquiry.picture != Picture::None;
    let (lead, rest) = inquiry.sentences.split_first().map_or(("", &[][..]), |(lead, rest)| (lead.as_str(), rest));
    ui.add(egui::Label::new(RichText::new(lead).family(serif()).size(20.0)).wrap());
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        let trail = !inquiry.trail.is_empty();
        if trail && main_button(ui, &t("show-the-trail")).on_hover_text(t("show-the-trail-says")).clicked() {
            out.push(LookRequest::Ink(true).into());
        }
        if let Some((day, record)) = inquiry.strike
            && button(ui, None, &t("inquiry-strike"), &t("inquiry-strike-says"), false).clicked()
        {
            out.push(TownRequest::OrderOn { town: 0, day, order: Order::Strike(record) }.into());
            out.push(LookRequest::Open(Dialog::None).into());
        }
    });
    if !rest.is_empty() {
        egui::CollapsingHeader::new(t("in-full")).id_salt("in-full").show(ui, |ui| {
            for sentence in rest {
                ui.add(egui::Label::new(sentence).wrap());
                ui.add_space(2.0);
            }
        });
    }
    ui.add_space(8.0);
    if beside {
        let width = (room - 16.0) / 2.0;
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(width);
                picture_ui(ui, &inquiry.picture, &Sketch::new("inquiry", &says, 220.0));
            });
            ui.add_space(8.0);
            ui.vertical(|ui| {
                ui.set_width(width);
                bars_ui(ui, &inquiry.bars);
            });
        });
    } else {
        picture_ui(ui, &inquiry.picture, &Sketch::new("inquiry", &says, 180.0));
        bars_ui(ui, &inquiry.bars);
    }
    people_ui(ui, inquiry, out);
}

fn people_ui(ui: &mut Ui, inquiry: &Inquiry, out: &mut Vec<Request>) {
    if inquiry.people.is_empty() {
        return;
    }
    ui.add_space(6.0);
    heading(ui, t(if inquiry.question == Question::Gaming { "who-stands-out" } else { "who-else" }));
    for (resident, sentence) in &inquiry.people {
        if link(ui, sentence).clicked() {
            out.push(LookRequest::Select(Some(*resident)).into());
            out.push(LookRequest::Open(Dialog::None).into());
        }
    }
}

/// Questions about the whole town.
pub fn ask_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    let rated = view.shown.raw().is_some_and(|raw| raw.offices.iter().any(|office| office.on));
    if !view.session.may_see(Fact::Replays) || !view.shown.remembers() || !rated {
        return;
    }
    ui.add_space(8.0);
    heading(ui, t("ask-heading"));
    for (key, question) in [("ask-gain", Question::Gain), ("ask-gaming", Question::Gaming)] {
        if button(ui, None, &t(key), &t(&format!("{key}-says")), false).clicked() {
            out.push(TownRequest::Ask(question).into());
        }
        ui.add_space(2.0);
    }
}
