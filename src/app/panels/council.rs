//! The council: its aims are chosen, rules are drafted between two terms, and when its time is over it is told what it
//! reached.

use bevy_egui::egui::{self, RichText, Ui};

use super::widgets::{self, button, heading, main_button, note, strong, t, working};
use super::{View, challenge};
use crate::app::icons::Icon;
use crate::app::request::Request;
use crate::session::mode::Council;
use crate::session::request::{ClockRequest, CouncilRequest, LessonRequest};
use crate::study::council::{Aim, MOST_AIMS, TERM};
use crate::view::council::{self, Briefing};
use crate::view::debrief::letter;
use crate::view::tipping;
use crate::words::say;

/// The heading of every card of the council, and the way out.
fn head_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    if widgets::head(ui, &say!("council-in", town = view.shown.title()), &t("council-leave")) {
        out.push(LessonRequest::Leave.into());
    }
}

/// What holds for every council: what it is about, and what is said of it.
const RULES: [(&str, &str); 3] = [
    ("council-knows", "council-knows-says"),
    ("council-hours", "council-hours-say"),
    ("council-people", "council-people-say"),
];

/// Draws the card on which aims are chosen.
pub fn aims_ui(ui: &mut Ui, view: &View, council: &Council, out: &mut Vec<Request>) {
    head_ui(ui, view, out);
    egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        widgets::turn_pages(ui);
        ui.add(egui::Label::new(say!("council-says", terms = council.terms() as usize)).wrap());
        for (what, says) in RULES {
            ui.add_space(3.0);
            ui.label(strong(ui, t(what)));
            ui.add(egui::Label::new(t(says)).wrap());
        }
        ui.add_space(6.0);
        if let Some(challenge) = council.challenge {
            heading(ui, crate::view::challenge::title(challenge));
            ui.add(egui::Label::new(crate::view::challenge::says(challenge)).wrap());
            challenge::task_ui(ui, view);
            begin_ui(ui, council, out);
            return;
        }
        heading(ui, t("council-asks-aims"));
        for (place, aim) in Aim::ALL.into_iter().enumerate() {
            let chosen = council.aims.contains(&aim);
            let full = council.aims.len() >= MOST_AIMS && !chosen;
            ui.horizontal_wrapped(|ui| {
                ui.add_enabled_ui(!full, |ui| {
                    let text = format!("{}: {}", letter(place), council::aim(aim));
                    let icon = chosen.then_some(Icon::Tick);
                    if button(ui, icon, &text, &text, chosen).clicked() {
                        out.push(CouncilRequest::Aim(aim).into());
                    }
                });
            });
        }
        note(ui, t("council-aims-say"));
        ui.add_space(6.0);
        begin_ui(ui, council, out);
    });
}

fn begin_ui(ui: &mut Ui, council: &Council, out: &mut Vec<Request>) {
    ui.add_enabled_ui(!council.aims.is_empty(), |ui| {
        if main_button(ui, &t("council-begin")).clicked() {
            out.push(CouncilRequest::GoOn.into());
        }
    });
}

/// Draws the card on the map while the council sits, down to `bottom` at most, in points.
pub fn sits_ui(ui: &mut Ui, view: &View, council: &Council, bottom: f32, out: &mut Vec<Request>) {
    head_ui(ui, view, out);
    let today = view.shown.known().today;
    let Some(briefing) = view.shown.briefing.as_ref().filter(|_| council.drafts(today)) else {
        note(ui, if council.drafts(today) { t("council-asks-people") } else { t("council-term-passes") });
        working(ui, view.shown.running, view.shown.seconds_left);
        return;
    };
    ui.horizontal_wrapped(|ui| {
        ui.label(strong(ui, &briefing.heading));
        ui.add_enabled_ui(!view.shown.tips, |ui| {
            let opens = main_button(ui, &say!("council-open-term", day = (today + TERM).to_string()));
            if widgets::clicked_once(&opens) {
                out.push(CouncilRequest::GoOn.into());
            }
        });
    });
    // What is being drafted stands beside what is known of the terms before, or above it where there is no room.
    const WIDE: f32 = 620.0;
    let drafts = |ui: &mut Ui, out: &mut Vec<Request>| {
        ui.add(egui::Label::new(&briefing.purse).wrap());
        tipping_ui(ui, view, out);
        changes_ui(ui, briefing);
        sentences_ui(ui, "council-clerk", &briefing.clerk);
    };
    let room = (bottom - ui.cursor().top()).max(100.0);
    let scrolls = egui::ScrollArea::vertical().max_height(room).min_scrolled_height(room);
    scrolls.auto_shrink([false, true]).show(ui, |ui| {
        widgets::turn_pages(ui);
        if ui.available_width() < WIDE {
            drafts(ui, out);
            stands_ui(ui, view, council, briefing);
        } else {
            widgets::columns(ui, 2, |ui, place| {
                if place == 0 {
                    drafts(ui, out);
                } else {
                    stands_ui(ui, view, council, briefing);
                }
            });
        }
    });
}

/// The aims, how near they are, and what people said of the last term.
fn stands_ui(ui: &mut Ui, view: &View, council: &Council, briefing: &Briefing) {
    if council.challenge.is_some() {
        challenge::task_ui(ui, view);
    } else {
        note(ui, aims(council));
    }
    sentences_ui(ui, "council-so-far", &briefing.so_far);
    if let Some(last) = briefing.terms.first() {
        verdict_ui(ui, last);
    }
}

/// Sentences under a heading, given by its key; nothing where there are none.
fn sentences_ui(ui: &mut Ui, heading: &str, all: &[String]) {
    if !all.is_empty() {
        ui.label(strong(ui, t(heading)));
    }
    for says in all {
        note(ui, says);
    }
}

/// Where the aims begin to be met, as it was asked last; or how far the search is.
fn tipping_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    if view.shown.tips {
        note(ui, t("tipping-works"));
        working(ui, view.shown.running, view.shown.seconds_left);
        if button(ui, Some(Icon::Stop), &t("stop"), &t("stop"), false).clicked() {
            out.push(ClockRequest::Stop.into());
        }
    } else if let Some(tipped) = view.shown.tipping() {
        ui.label(strong(ui, say!("tipping-of", title = tipped.title)));
        for says in tipping::told(&tipped.slider, &tipped.points) {
            ui.add(egui::Label::new(says).wrap());
        }
        note(ui, tipping::note());
    }
}

/// Draws what the council reached.
pub fn over_ui(ui: &mut Ui, view: &View, council: &Council, out: &mut Vec<Request>) {
    head_ui(ui, view, out);
    let Some(briefing) = &view.shown.briefing else {
        note(ui, t("council-asks-people"));
        working(ui, view.shown.running, view.shown.seconds_left);
        return;
    };
    ui.label(RichText::new(&briefing.heading).size(17.0));
    ui.horizontal_wrapped(|ui| {
        if main_button(ui, &t("to-the-town")).clicked() {
            out.push(LessonRequest::Leave.into());
        }
        challenge::keep_ui(ui, out);
    });
    ui.separator();
    egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        widgets::turn_pages(ui);
        challenge::verdict_ui(ui, view, out);
        let day = view.shown.known().today.to_string();
        heading(ui, say!("council-aims", count = council.aims.len(), day = day));
        sentences(ui, &briefing.reached);
        ui.add(egui::Label::new(&briefing.purse).wrap());
        ui.add_space(6.0);
        for term in &briefing.terms {
            verdict_ui(ui, term);
        }
        changes_ui(ui, briefing);
        note(ui, t("council-over-says"));
    });
}

fn sentences(ui: &mut Ui, all: &[String]) {
    for says in all {
        ui.add(egui::Label::new(says).wrap());
    }
}

fn aims(council: &Council) -> String {
    let aims: Vec<String> = council.aims.iter().map(|aim| council::aim(*aim)).collect();
    say!("council-your-aims", count = aims.len(), aims = aims.join(" · "))
}

fn verdict_ui(ui: &mut Ui, verdict: &council::TermVerdict) {
    ui.add(egui::Label::new(strong(ui, &verdict.says)).wrap());
    for says in &verdict.groups {
        note(ui, says);
    }
    ui.add_space(3.0);
}

fn changes_ui(ui: &mut Ui, briefing: &Briefing) {
    ui.label(strong(ui, t("council-changes")));
    if briefing.changes.is_empty() {
        note(ui, t("council-changes-nothing"));
    }
    for says in &briefing.changes {
        note(ui, says);
    }
}
