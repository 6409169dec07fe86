//! The bar at the top: where and when, the clock, the lens, the twin, help.

use bevy_egui::egui::{self, RichText, Ui};

use super::View;
use super::widgets::{at_right, button, choice, progress, t};
use crate::app::icons::Icon;
use crate::app::request::{Dialog, LookRequest, Part, Request};
use crate::app::theme::{inks, serif};
use crate::session::request::{ClockRequest, Pace, TownRequest};
use crate::view::facts::Fact;
use crate::view::lens::Lens;
use crate::view::palette::Season;
use crate::words::{self, say};

/// A bar that is narrower, in points, has no room for the title of the town and for words on the clock's buttons.
const BRIEF: f32 = 1240.0;

/// Draws the bar.
pub fn top_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    let shown = view.shown;
    let inks = inks(ui);
    let compact = view.compact;
    let brief = compact || ui.available_width() < BRIEF;
    ui.horizontal_centered(|ui| {
        if !compact {
            let name = ui.label(RichText::new(t("tallyford")).family(serif()).size(19.0));
            name.on_hover_text(t("about-line"));
            ui.add_space(4.0);
        }
        let Some(published) = shown.town() else {
            ui.label(t("founding"));
            return;
        };
        let day = published.town.day();
        let season =
            t(["season-spring", "season-summer", "season-autumn", "season-winter"][Season::of_day(day) as usize]);
        let values = [("day", day.to_string()), ("season", season)];
        let when = say(if compact { "day-short" } else { "day-and-season" }, &values);
        let raw = published.town.scenario().raw();
        if !brief {
            ui.add(egui::Label::new(RichText::new(words::told(&raw.title)).color(inks.soft)).truncate());
        }
        // The clock keeps its width while it counts.
        let width =
            ui.painter().layout_no_wrap("000".to_owned() + &when, egui::FontId::proportional(14.0), inks.ink).size().x;
        ui.allocate_ui_with_layout(egui::vec2(width, 30.0), egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.label(RichText::new(when).strong())
        });
        let has_clock = view.session.mode.has_clock();
        if has_clock {
            clock(ui, view, brief, day, out);
        }
        at_right(ui, "right", |ui| {
            if view.session.mode.has_town() {
                lens(ui, view, out);
            }
            let twin = shown.towns.len() > 1;
            if !compact && has_clock && button(ui, None, &t("twin-town"), &t("twin-town-says"), twin).clicked() {
                out.push(if twin { TownRequest::Twin(None).into() } else { LookRequest::Open(Dialog::Twin).into() });
            }
            if button(ui, None, "?", &t("keys"), false).clicked() {
                out.push(LookRequest::Open(Dialog::Keys).into());
            }
            if button(ui, Some(Icon::Menu), "", &t("menu"), false).clicked() {
                out.push(LookRequest::Open(Dialog::Settings).into());
            }
        });
    });
}

fn clock(ui: &mut Ui, view: &View, brief: bool, day: u32, out: &mut Vec<Request>) {
    let session = view.session;
    if let Some((done, of)) = view.shown.running {
        let share = done as f32 / of.max(1) as f32;
        let width = if view.compact { 80.0 } else { 150.0 };
        let text = say!("running", day = day.to_string());
        progress(ui, share, width, &text);
        if button(ui, Some(Icon::Stop), "", &t("stop"), false).clicked() {
            out.push(ClockRequest::Stop.into());
        }
        return;
    }
    let paces = [
        (Pace::Paused, Icon::Pause, "pause"),
        (Pace::Day, Icon::Play, "pace-day"),
        (Pace::Month, Icon::Fast, "pace-month"),
    ];
    for (pace, icon, key) in paces {
        let on = session.pace == pace;
        let says = t(&format!("{key}-says"));
        let text = if brief || pace == Pace::Paused { String::new() } else { t(key) };
        if button(ui, Some(icon), &text, &says, on).clicked() {
            out.push(ClockRequest::Pace(pace).into());
        }
    }
    let text = if brief { String::new() } else { t("year") };
    if button(ui, Some(Icon::ToDay), &text, &t("year-says"), false).clicked() {
        out.push(TownRequest::GoTo(day + 365).into());
    }
    if !view.compact && button(ui, None, &t("to-day"), &t("to-day-says"), false).clicked() {
        out.push(LookRequest::Open(Dialog::ToDay).into());
    }
}

fn lens(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    let session = view.session;
    let key = if view.compact { "lens-short" } else { "lens-word" };
    let options: Vec<(Lens, String, bool)> = Lens::ALL
        .iter()
        .copied()
        .map(|lens| (lens, t(&format!("{key}-{}", lens.row().key)), session.may_look(lens)))
        .collect();
    let covered = !session.may_see(Fact::Deeds);
    let (icon, says) = if covered { (Icon::Covered, "uncover-says") } else { (Icon::Open, "cover-says") };
    if session.mode.has_clock() && button(ui, Some(icon), "", &t(says), covered).clicked() {
        out.push(if covered { LookRequest::Reveal.into() } else { LookRequest::Cover(true).into() });
    }
    if let Some(lens) = choice(ui, "lens", &options, session.lens) {
        out.push(LookRequest::Lens(lens).into());
    }
}

/// In a narrow window: which part to look at.
pub fn tabs_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    let parts = [(Part::Rules, "rules"), (Part::Person, "person"), (Part::Foot, "charts")];
    ui.horizontal(|ui| {
        for (part, key) in parts.into_iter().filter(|(part, _)| view.session.has_part(*part)) {
            if button(ui, None, &t(key), &t(key), view.session.narrow == Some(part)).clicked() {
                out.push(LookRequest::Fold(part).into());
            }
        }
        at_right(ui, "right", |ui| {
            if !view.session.mode.has_clock() {
                return;
            }
            let twin = view.shown.towns.len() > 1;
            if button(ui, None, &t("to-day"), &t("to-day-says"), false).clicked() {
                out.push(LookRequest::Open(Dialog::ToDay).into());
            }
            if button(ui, None, &t("twin-town"), &t("twin-town-says"), twin).clicked() {
                out.push(if twin { TownRequest::Twin(None).into() } else { LookRequest::Open(Dialog::Twin).into() });
            }
        });
    });
}
