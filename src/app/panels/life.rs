//! A year in somebody's shoes: the card that is drawn, what is known and resolved each week, and at the end what the life came
//! to.

use bevy_egui::egui::{self, RichText, Ui};

use super::widgets::{
    button, card, choice, clicked_once, columns, heading, main_button, note, number, progress, strong, t, turn_pages,
    working,
};
use super::{View, challenge};
use crate::app::request::Request;
use crate::app::theme::{inks, serif};
use crate::session::mode::{LONGEST_STRETCH, Live};
use crate::session::request::{LessonRequest, LifeRequest};
use crate::study::life::Good;
use crate::view::life::{self, Week};
use crate::words::{self, say};

/// Narrower windows have one column, in points.
const WIDE: f32 = 900.0;

/// Draws what stands in the place of the map while the year goes on.
pub fn life_ui(ui: &mut Ui, view: &View, live: &Live, out: &mut Vec<Request>) {
    let (Some(published), Some(week)) = (view.shown.town(), &view.shown.week) else { return };
    if !live.taken {
        let last = (published.town.town().residents() as u32).saturating_sub(1);
        card_ui(ui, view, week, live, last, out);
        return;
    }
    let today = published.town.day();
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(&week.name).family(serif()).size(24.0).color(inks(ui).ink));
        note(ui, &week.who);
    });
    ui.add(egui::Label::new(&week.means).wrap());
    for heard in &week.heard {
        ui.add(egui::Label::new(heard).wrap());
    }
    let taken = hours(week, live);
    let overdrawn = taken > week.free;
    ui.horizontal_wrapped(|ui| {
        ui.add_enabled_ui(view.shown.running.is_none() && !overdrawn, |ui| {
            if clicked_once(&main_button(ui, &t("life-live-week"))) {
                out.push(LifeRequest::Weeks(1).into());
            }
            if clicked_once(&button(ui, None, &t("life-live-month"), &t("life-live-month-says"), false)) {
                out.push(LifeRequest::Weeks(LONGEST_STRETCH).into());
            }
        });
        if button(ui, None, &t("life-leave"), &t("life-leave"), false).clicked() {
            out.push(LessonRequest::Leave.into());
        }
        let sums = say!("life-hours", taken = words::number(taken), all = words::number(week.free));
        if overdrawn {
            ui.label(strong(ui, format!("{sums} {}", t("life-too-many-hours"))));
        } else {
            note(ui, sums);
        }
    });
    challenge::task_ui(ui, view);
    let text = say!("life-week", week = (today / 7 + 1).to_string(), weeks = live.weeks().to_string());
    progress(ui, today as f32 / live.days() as f32, ui.available_width(), &text);
    ui.separator();
    if ui.available_width() < WIDE {
        egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            turn_pages(ui);
            known_ui(ui, week, live, out);
            ui.add_space(8.0);
            resolve_ui(ui, week, live, out);
        });
        return;
    }
    columns(ui, 2, |ui, place| {
        egui::ScrollArea::vertical().id_salt(place).auto_shrink([false, false]).show(ui, |ui| {
            if place == 0 {
                turn_pages(ui);
                known_ui(ui, week, live, out);
            } else {
                resolve_ui(ui, week, live, out);
            }
        });
    });
}

/// Hours a week that what is resolved takes.
fn hours(week: &Week, live: &Live) -> f64 {
    let of_acts = week.doings.iter().map(|doing| doing.hours * f64::from(live.draft.times(&doing.act).unwrap_or(0)));
    of_acts.sum::<f64>() + if live.draft.hides == Some(true) { week.hiding } else { 0.0 }
}

/// The card that is drawn before the year begins. `last`: the highest number of a card.
fn card_ui(ui: &mut Ui, view: &View, week: &Week, live: &Live, last: u32, out: &mut Vec<Request>) {
    ui.vertical_centered(|ui| {
        ui.set_max_width(620.0);
        ui.add_space(24.0);
        let title = live.challenge.map_or_else(|| t("life-title"), crate::view::challenge::title);
        ui.label(RichText::new(title).family(serif()).size(26.0));
        match live.challenge {
            Some(challenge) => {
                ui.add(egui::Label::new(crate::view::challenge::says(challenge)).wrap());
                challenge::task_ui(ui, view);
            }
            None => drop(ui.add(egui::Label::new(t("life-says")).wrap())),
        }
        ui.add_space(14.0);
        card(ui).inner_margin(18).show(ui, |ui| {
            ui.set_width(ui.available_width());
            note(ui, say!("life-card", number = live.seat.to_string()));
            ui.label(RichText::new(&week.name).family(serif()).size(24.0));
            ui.add(egui::Label::new(&week.who).wrap());
            note(ui, &week.means);
        });
        ui.add_space(10.0);
        let begin = if live.challenge.is_some() { t("challenge-begin-life") } else { t("life-begin") };
        if main_button(ui, &begin).clicked() {
            out.push(LifeRequest::Begin.into());
        }
        if !live.can_draw() {
            return;
        }
        if button(ui, None, &t("life-draw"), &t("life-draw-says"), false).clicked() {
            out.push(LifeRequest::Draw.into());
        }
        ui.add_space(10.0);
        let label = t("life-number");
        note(ui, &label);
        out.extend(number(ui, &label, live.seat, 0..=last, 1.0).map(|card| LifeRequest::Card(card).into()));
    });
}

/// Lines under a heading; nothing where there are none.
fn lines_ui(ui: &mut Ui, key: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    heading(ui, t(key));
    for line in lines {
        ui.add(egui::Label::new(line).wrap());
    }
    ui.add_space(8.0);
}

/// What the person knows: what they did and were told, what became of their appeals, marks, and people.
fn known_ui(ui: &mut Ui, week: &Week, live: &Live, out: &mut Vec<Request>) {
    if week.news.is_empty() {
        heading(ui, t("life-news"));
        note(ui, t("life-no-news"));
        ui.add_space(8.0);
    }
    lines_ui(ui, "life-news", &week.news);
    lines_ui(ui, "life-what-you-did", &week.did);
    lines_ui(ui, "life-your-appeals", &week.appeals);
    if !week.has_appeals {
        note(ui, t("life-no-appeals"));
        ui.add_space(8.0);
    }
    if !week.marks.is_empty() {
        heading(ui, t("life-appeal"));
        note(ui, t("life-appeal-says"));
        for (record, mark) in &week.marks {
            let on = live.draft.appeals.contains(record);
            ui.horizontal_wrapped(|ui| {
                let says = say!("life-appeal-against", mark = mark);
                if button(ui, None, &t("life-appeals"), &says, on).clicked() {
                    out.push(LifeRequest::Appeal(*record).into());
                }
                ui.add(egui::Label::new(mark).wrap());
            });
        }
        ui.add_space(8.0);
    }
    heading(ui, t("life-people"));
    note(ui, t("life-people-says"));
    ui.horizontal_wrapped(|ui| {
        for tie in &week.contacts {
            let on = live.draft.let_go.contains(&tie.resident);
            let text = if on {
                say!("life-lets-go", name = tie.name)
            } else {
                say!("life-contact", name = tie.name, kind = tie.kind)
            };
            if button(ui, None, &text, &t("life-let-go-says"), on).clicked() {
                out.push(LifeRequest::LetGo(tie.resident).into());
            }
        }
    });
}

/// What the person resolves: how often each act is done, and whether they keep out of view.
fn resolve_ui(ui: &mut Ui, week: &Week, live: &Live, out: &mut Vec<Request>) {
    let draft = &live.draft;
    heading(ui, t("life-resolve"));
    note(ui, t("life-resolve-says"));
    ui.add_space(4.0);
    let usual = (None, t("life-usual"), true);
    ui.label(t("life-view"));
    let round = say!("life-out-of-view", hours = words::number(week.hiding));
    let ways = [usual, (Some(false), t("life-in-view"), true), (Some(true), round, true)];
    out.extend(choice(ui, "hides", &ways, draft.hides).map(|hides| LifeRequest::Hide(hides).into()));
    let mut good = None;
    for doing in &week.doings {
        ui.add_space(4.0);
        if good.replace(doing.good) != Some(doing.good) {
            ui.add_space(6.0);
            heading(
                ui,
                t(match doing.good {
                    Good::ForOthers => "life-for-others",
                    Good::ForShow => "life-for-show",
                    Good::Neither => "life-everything-else",
                }),
            );
        }
        ui.add(egui::Label::new(strong(ui, &doing.says)).wrap());
        if !doing.note.is_empty() {
            note(ui, &doing.note);
        }
        let times = (0..=7u8).map(|times| (Some(times), times.to_string(), true));
        let options: Vec<(Option<u8>, String, bool)> =
            std::iter::once((None, t("life-usual"), true)).chain(times).collect();
        let picked = choice(ui, &doing.act, &options, draft.times(&doing.act));
        out.extend(picked.map(|times| LifeRequest::Times(doing.act.clone(), times).into()));
    }
}

/// Draws what the year came to.
pub fn over_ui(ui: &mut Ui, view: &View, live: &Live, out: &mut Vec<Request>) {
    let Some(published) = view.shown.town() else { return };
    let town = &published.town;
    let name = town.town().name(live.seat);
    let heading = match live.challenge.map(crate::view::challenge::title) {
        Some(title) => say!("challenge-life-over", title = title, name = name),
        None => say!("life-over", name = name),
    };
    ui.label(RichText::new(heading).family(serif()).size(24.0));
    ui.horizontal_wrapped(|ui| {
        if main_button(ui, &t("life-to-town")).clicked() {
            out.push(LessonRequest::Leave.into());
        }
        if view.shown.reckoned.is_some() {
            challenge::keep_ui(ui, out);
        }
    });
    ui.separator();
    egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        turn_pages(ui);
        let Some(reckoned) = &view.shown.reckoned else {
            note(ui, t("life-reckoning"));
            working(ui, view.shown.running, view.shown.seconds_left);
            return;
        };
        challenge::verdict_ui(ui, view, out);
        for sentence in life::reckoning(town, live.seat, reckoned) {
            ui.add(egui::Label::new(RichText::new(sentence).size(16.0)).wrap());
            ui.add_space(4.0);
        }
        note(ui, t("life-reckoned-says"));
    });
}
