//! Challenges: the choice on the first screen, what is to be reached while one is played, and what was.

use bevy_egui::egui::{RichText, Sense, Ui, Vec2};

use super::View;
use super::widgets::{self, at_right, button, card, heading, note, strong, t};
use crate::app::icons::{self, Icon};
use crate::app::request::{ProgramRequest, Request};
use crate::app::theme::{inks, serif};
use crate::study::challenge::Challenge;
use crate::view::challenge;
use crate::words::say;

/// Lines of a card, of which the first has a button.
const LINES: f32 = 5.5;

/// Draws all challenges, in one column or two.
pub fn choice_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    heading(ui, t("challenges"));
    note(ui, t("challenges-say"));
    let columns = if view.compact { 1 } else { 2 };
    for row in Challenge::ALL.chunks(columns) {
        widgets::columns(ui, columns, |ui, place| {
            if let Some(challenge) = row.get(place) {
                challenge_ui(ui, *challenge, out);
            }
        });
    }
}

fn challenge_ui(ui: &mut Ui, challenge: Challenge, out: &mut Vec<Request>) {
    card(ui).inner_margin(12).show(ui, |ui| {
        ui.set_width(ui.available_width());
        // Cards beside each other are as high as each other, whether their sentences take one line or two.
        ui.set_min_height(LINES * 18.0);
        let title = challenge::title(challenge);
        ui.horizontal(|ui| {
            ui.label(RichText::new(&title).family(serif()).size(16.0));
            at_right(ui, &title, |ui| {
                let begin = say!("challenge-begin", title = title);
                if button(ui, None, &t("challenge-try"), &begin, false).clicked() {
                    out.push(ProgramRequest::Challenge(challenge).into());
                }
            });
        });
        note(ui, challenge::takes(challenge));
        note(ui, challenge::says(challenge));
    });
}

/// Draws what is to be reached in the challenge that is played, if one is.
pub fn task_ui(ui: &mut Ui, view: &View) {
    if let Some(challenge) = view.session.mode.challenge() {
        note(ui, challenge::task(challenge));
    }
}

/// The button that keeps the ending of what was played.
pub fn keep_ui(ui: &mut Ui, out: &mut Vec<Request>) {
    if button(ui, None, &t("ending-keep"), &t("ending-keep-says"), false).clicked() {
        out.push(ProgramRequest::KeepEnding.into());
    }
}

/// Draws whether the challenge that was played is met, if one was.
pub fn verdict_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    let Some((challenge, verdict)) = view.session.mode.challenge().zip(view.shown.verdict.as_ref()) else {
        return;
    };
    ui.horizontal_wrapped(|ui| {
        ui.label(strong(ui, challenge::met(challenge, verdict)));
        if button(ui, None, &t("challenge-again"), &t("challenge-again-says"), false).clicked() {
            out.push(ProgramRequest::Challenge(challenge).into());
        }
    });
    for (says, (_, reached)) in challenge::reached(verdict).into_iter().zip(&verdict.goals) {
        ui.horizontal_wrapped(|ui| {
            let inks = inks(ui);
            let (icon, ink) = if *reached { (Icon::Tick, inks.blue) } else { (Icon::Close, inks.rust) };
            let (place, _) = ui.allocate_exact_size(Vec2::splat(14.0), Sense::hover());
            icons::draw(ui.painter(), icon, place, ink);
            ui.label(says);
        });
    }
    ui.separator();
}
