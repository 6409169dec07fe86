//! The first screen: which lesson, or where one was.

use bevy_egui::egui::{self, RichText, Ui};

use super::View;
use super::widgets::{at_right, button, card, heading, link, main_button, note, t};
use crate::app::icons::Icon;
use crate::app::request::{Dialog, LookRequest, ProgramRequest, Request};
use crate::app::store::Kept;
use crate::app::theme::{inks, serif};
use crate::study::lesson::Track;
use crate::words::{self, say};

/// A lesson to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The scenario's short name.
    pub name: String,
    /// The heading of the lesson's card, as the scenario's file has it.
    pub title: String,
    /// The question it asks.
    pub question: String,
    /// What the scenario is about.
    pub summary: String,
    /// How long it takes.
    pub minutes: u32,
}

/// The shipped lessons, the first lesson first.
pub fn choices() -> Vec<Choice> {
    use crate::scenario::{Library, Recipe};
    let choice = |name: String| {
        // What its knobs can do is checked when it is begun.
        let raw = Recipe::shipped(&name)?.laid().ok()?.check().ok()?.scenario.raw().clone();
        Some(Choice { name, title: raw.title, question: raw.question, summary: raw.summary, minutes: raw.minutes })
    };
    let mut choices: Vec<Choice> = Library::scenario_names().into_iter().filter_map(choice).collect();
    choices.sort_by_key(|choice| (choice.name != FIRST, choice.title.clone()));
    choices
}

/// The lesson to begin with.
pub const FIRST: &str = "crossing-camera";

/// Draws the choice.
pub fn picker_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    let inks = inks(ui);
    egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        let width = ui.available_width().min(980.0);
        let side = (ui.available_width() - width) / 2.0;
        ui.horizontal_top(|ui| {
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.add_space(if view.compact { 6.0 } else { 26.0 });
                ui.horizontal(|ui| {
                    let size = if view.compact { 28.0 } else { 40.0 };
                    ui.label(RichText::new(t("tallyford")).family(serif()).size(size));
                    at_right(ui, "right", |ui| {
                        if button(ui, None, &t("open-file"), &t("open-file-says"), false).clicked() {
                            out.push(LookRequest::Open(Dialog::Files).into());
                        }
                        if button(ui, None, &t("about"), &t("about"), false).clicked() {
                            out.push(LookRequest::Open(Dialog::About).into());
                        }
                        if button(ui, None, "?", &t("keys"), false).clicked() {
                            out.push(LookRequest::Open(Dialog::Keys).into());
                        }
                        if button(ui, Some(Icon::Menu), "", &t("menu"), false).clicked() {
                            out.push(LookRequest::Open(Dialog::Settings).into());
                        }
                    });
                });
                ui.add(egui::Label::new(RichText::new(t("about-line")).size(16.0).color(inks.soft)).wrap());
                ui.add_space(10.0);
                for left in &view.store.left {
                    left_ui(ui, view, left, out);
                }
                heading(ui, t("choose-lesson"));
                let columns = if view.compact { 1 } else { 2 };
                for row in view.choices.chunks(columns) {
                    ui.columns(columns, |cells| {
                        for (cell, choice) in cells.iter_mut().zip(row) {
                            let flush = egui::Layout::top_down(egui::Align::Min);
                            cell.with_layout(flush, |ui| choice_ui(ui, choice, out));
                        }
                    });
                }
                invitation(ui, ["desk-title", "desk-invites", "desk-sit"], ProgramRequest::Desk, out);
                invitation(ui, ["lab-heading", "lab-says", "lab-open"], ProgramRequest::ToLab, out);
                if !view.store.saves.is_empty() || !view.store.unreadable.is_empty() {
                    ui.add_space(6.0);
                    heading(ui, t("saves"));
                    saves_ui(ui, view, out);
                }
                ui.add_space(10.0);
                note(ui, t("no-network"));
            });
        });
    });
}

/// A card for something beside the lessons, by the keys of its heading, of what it is, and of its button.
fn invitation(ui: &mut Ui, [title, says, begins]: [&str; 3], asks: ProgramRequest, out: &mut Vec<Request>) {
    card(ui).inner_margin(16).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(RichText::new(t(title)).family(serif()).size(20.0));
        note(ui, t(says));
        ui.add_space(2.0);
        if main_button(ui, &t(begins)).clicked() {
            out.push(asks.into());
        }
    });
}

/// A run that can be gone on with.
fn left_ui(ui: &mut Ui, view: &View, left: &Kept, out: &mut Vec<Request>) {
    card(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            let title =
                view.choices.iter().find(|choice| choice.name == left.scenario).map_or(&left.scenario, |c| &c.title);
            let text = say!("go-on-with", title = title, day = left.day.to_string());
            if main_button(ui, &text).clicked() {
                out.push(ProgramRequest::Load(left.path.clone()).into());
            }
            let several = view.store.left.len() > 1;
            note(ui, t(if several { "go-on-says-several" } else { "go-on-says" }));
        });
    });
    ui.add_space(6.0);
}

/// The saved towns, and the files among them that cannot be read.
pub fn saves_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    for kept in &view.store.saves {
        ui.horizontal(|ui| {
            if link(ui, &kept.name).clicked() {
                out.push(ProgramRequest::Load(kept.path.clone()).into());
                out.push(LookRequest::Open(Dialog::None).into());
            }
            note(ui, say!("kept-says", scenario = kept.scenario, day = kept.day.to_string()));
        });
    }
    for file in &view.store.unreadable {
        note(ui, say!("unreadable-says", name = file.name, why = file.why));
    }
}

fn choice_ui(ui: &mut Ui, choice: &Choice, out: &mut Vec<Request>) {
    card(ui).inner_margin(16).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            let minutes = say!("list-minutes", minutes = choice.minutes.to_string());
            ui.label(RichText::new(words::told(&choice.title)).family(serif()).size(20.0));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| note(ui, minutes));
        });
        ui.add(egui::Label::new(RichText::new(words::told(&choice.question)).size(15.0)).wrap());
        note(ui, words::told(&choice.summary));
        ui.add_space(2.0);
        ui.horizontal_wrapped(|ui| {
            if main_button(ui, &say!("begin", title = choice.title)).clicked() {
                out.push(ProgramRequest::Begin(choice.name.clone(), Track::Usual).into());
            }
            for track in [Track::Short, Track::Long] {
                let minutes = track.minutes(choice.minutes).to_string();
                let says = say!("begin-in", title = choice.title, minutes = minutes);
                if button(ui, None, &say!("minutes-short", minutes = minutes), &says, false).clicked() {
                    out.push(ProgramRequest::Begin(choice.name.clone(), track).into());
                }
            }
        });
    });
    ui.add_space(6.0);
}
