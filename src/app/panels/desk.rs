//! The desk of appeals: the files of the day, the one that lies open, and at the end how well somebody judged.

use bevy_egui::egui::{self, Frame, RichText, Ui};

use super::widgets::{button, clicked_once, heading, main_button, note, progress, strong, t, turn_pages};
use super::{View, challenge};
use crate::app::icons::Icon;
use crate::app::request::{LookRequest, Request};
use crate::app::theme::{inks, serif};
use crate::day::state::desk::Ruling;
use crate::session::mode::{AFTER, Judge, ruled_last, ruled_today, undecided};
use crate::session::request::{DeskRequest, LessonRequest, TownRequest};
use crate::session::towns::Published;
use crate::study::desk::{Ask, Case, Decided, DeskRule, MINUTES, RULING_MINUTES, cases};
use crate::view::desk;
use crate::words::say;

/// Draws the card that lies on the map during the ten days, down to `bottom` at most, in points.
pub fn desk_ui(ui: &mut Ui, view: &View, judge: &Judge, bottom: f32, out: &mut Vec<Request>) {
    let Some(published) = view.shown.town() else { return };
    let (town, commands, inks) = (&published.town, &published.commands, inks(ui));
    ui.horizontal(|ui| {
        ui.label(RichText::new(t("desk-title")).family(serif()).size(20.0).color(inks.ink));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if button(ui, Some(Icon::Close), "", &t("desk-leave"), false).clicked() {
                out.push(LessonRequest::Leave.into());
            }
            if judge.is_open(town) {
                let number = town.day() + 1 - judge.first;
                note(ui, say!("desk-day", number = number.to_string(), all = judge.days().len().to_string()));
            }
        });
    });
    challenge::task_ui(ui, view);
    if !judge.is_open(town) {
        note(ui, t("desk-opens"));
        let text = say!("running", day = town.day().to_string());
        progress(ui, town.day() as f32 / judge.first.max(1) as f32, ui.available_width(), &text);
        return;
    }
    if let Some(seat) = judge.seat.filter(|_| town.day() == judge.first) {
        note(ui, say!("desk-seat", name = town.town().name(seat)));
    }
    for rule in judge.rules(town) {
        note(ui, desk::told(rule));
    }
    let left = judge.minutes_left(town, commands);
    let text = say!("desk-minutes", minutes = left.to_string(), all = MINUTES.to_string());
    progress(ui, left as f32 / MINUTES as f32, ui.available_width(), &text);
    let (cases, undecided) = (cases(town), undecided(town, commands).len());
    ui.horizontal_wrapped(|ui| {
        // It keeps the focus while the day passes; what is asked meanwhile is not heard.
        if clicked_once(&main_button(ui, &t("desk-close"))) {
            out.push(DeskRequest::CloseDay.into());
        }
        if let Some(case) = ruled_last(town, commands) {
            let name = town.town().name(case.resident());
            let (text, says) = (say!("desk-take-back", name = name), say!("desk-take-back-says", name = name));
            if clicked_once(&button(ui, Some(Icon::Undo), &text, &says, false)) {
                out.push(TownRequest::Undo(0).into());
            }
        }
        if undecided > 0 {
            note(ui, say!("desk-undecided", count = undecided));
        }
    });
    ui.separator();
    if cases.is_empty() {
        note(ui, t("desk-nothing"));
        return;
    }
    let open = view.session.case.min(cases.len() - 1);
    let room = (bottom - ui.cursor().top()).max(100.0);
    // The card may have been small a moment ago, before the desk opened.
    let scrolls = egui::ScrollArea::vertical().max_height(room).min_scrolled_height(room);
    scrolls.auto_shrink([false, true]).show(ui, |ui| {
        turn_pages(ui);
        heading(ui, t("desk-files"));
        ui.horizontal_wrapped(|ui| {
            for (place, case) in cases.iter().enumerate() {
                let ruled = desk::ruled(ruled_today(town, commands, case.record()));
                let text = format!("{} · {ruled}", town.town().name(case.resident()));
                if button(ui, None, &text, &text, place == open).clicked() {
                    out.push(LookRequest::Case(place).into());
                }
            }
        });
        case_ui(ui, published, judge, &cases[open], left, out);
    });
}

/// The file that lies open: what the office has, what was asked, and the decision. `left`: minutes of the day.
fn case_ui(ui: &mut Ui, published: &Published, judge: &Judge, case: &Case, left: u32, out: &mut Vec<Request>) {
    let (town, inks) = (&published.town, inks(ui));
    Frame::NONE.fill(inks.paper).corner_radius(8).inner_margin(10).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let mut sentences = desk::file(town, case).into_iter();
        if let Some(entry) = sentences.next() {
            ui.add(egui::Label::new(RichText::new(entry).family(serif()).size(18.0).color(inks.ink)).wrap());
        }
        note(ui, sentences.collect::<Vec<_>>().join(" "));
        if judge.seat == Some(case.resident()) {
            ui.label(strong(ui, t("desk-own")));
        } else if judge.knows(town, case.resident()) {
            ui.label(strong(ui, say!("desk-known", name = town.town().name(case.resident()))));
        }
        ui.add_space(4.0);
        ui.label(strong(ui, t("desk-ask")));
        for ask in Ask::ALL {
            if let Some(answer) = judge.answer(case.record(), ask) {
                ui.add(egui::Label::new(desk::answer(town, case, answer)).wrap());
                continue;
            }
            let enough = ask.minutes(town) <= left;
            ui.add_enabled_ui(enough, |ui| {
                let question = desk::question(town, ask, judge.knows(town, case.resident()));
                let says = if enough { question.clone() } else { t("desk-too-long") };
                if button(ui, None, &question, &says, false).clicked() {
                    out.push(DeskRequest::Ask(case.record(), ask).into());
                }
            });
        }
        ui.add_space(4.0);
        let ruled = ruled_today(town, &published.commands, case.record());
        ui.label(strong(ui, say!("desk-rule", minutes = RULING_MINUTES.to_string())));
        if left < RULING_MINUTES {
            note(ui, t(if ruled.is_some() { "desk-no-time-to-change" } else { "desk-no-time" }));
            return;
        }
        ui.horizontal_wrapped(|ui| {
            for (ruling, words) in [
                (Ruling::Stands, "desk-stands-button"),
                (Ruling::Struck, "desk-struck-button"),
                (Ruling::Back, "desk-back-button"),
            ] {
                let on = ruled == Some(ruling);
                let forbids = judge.forbids(town, &published.commands, case.record(), ruling);
                let says = forbids.map_or_else(|| t(words), desk::rule);
                ui.add_enabled_ui(forbids.is_none(), |ui| {
                    if clicked_once(&button(ui, None, &t(words), &says, on)) && !on {
                        out.push(DeskRequest::Rule(case.record(), ruling).into());
                    }
                });
            }
        });
    });
}

/// Draws what came of the ten days.
pub fn judged_ui(ui: &mut Ui, view: &View, judge: &Judge, out: &mut Vec<Request>) {
    let Some(published) = view.shown.town() else { return };
    let town = &published.town;
    ui.add(
        egui::Label::new(RichText::new(say!("desk-over", days = judge.days().len())).family(serif()).size(24.0)).wrap(),
    );
    let later = judge.days().end + AFTER;
    ui.horizontal_wrapped(|ui| {
        if main_button(ui, &t("to-the-town")).clicked() {
            out.push(LessonRequest::Leave.into());
        }
        ui.add_enabled_ui(town.day() < later && view.shown.running.is_none(), |ui| {
            if button(ui, None, &t("desk-later"), &t("desk-later"), false).clicked() {
                out.push(TownRequest::GoTo(later).into());
            }
        });
        if view.shown.judged.is_some() {
            challenge::keep_ui(ui, out);
        }
    });
    egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        turn_pages(ui);
        let Some(judged) = &view.shown.judged else {
            note(ui, t("finding"));
            ui.add(egui::Spinner::new());
            return;
        };
        challenge::verdict_ui(ui, view, out);
        let known = |case: &&Decided| judge.knows(town, case.receipt.about);
        let of_known = judged.sitting.decided.iter().filter(known).map(|case| desk::known(town, case));
        for sentence in desk::verdict(&judged.sitting).into_iter().chain(of_known) {
            ui.add(egui::Label::new(RichText::new(sentence).size(16.0)).wrap());
        }
        if judge.by_the_book {
            for (from, rule) in DeskRule::BOOK {
                let day = (from + 1).to_string();
                note(ui, say!("desk-rule-from", day = day, rule = desk::rule(rule)));
            }
        }
        ui.add_space(8.0);
        table_ui(ui, &desk::table(&judged.sitting));
        note(ui, t("desk-columns-say"));
        ui.add_space(10.0);
        ui.label(RichText::new(t("desk-people")).family(serif()).size(18.0));
        for fate in &judged.fates {
            ui.add(egui::Label::new(desk::fate(town, fate)).wrap());
            ui.add_space(4.0);
        }
    });
}

/// The table of those who decide, or where there is no room for one, a paragraph each.
fn table_ui(ui: &mut Ui, rows: &[desk::Row]) {
    let columns = [
        "desk-column-judge",
        "desk-column-hits",
        "desk-column-misses",
        "desk-column-alarms",
        "desk-column-rejections",
        "desk-column-sensitivity",
        "desk-column-criterion",
    ];
    const WIDE: f32 = 740.0;
    let cells = |row: &desk::Row| -> Vec<String> {
        row.counts.iter().chain([&row.sensitivity, &row.criterion]).cloned().collect()
    };
    if ui.available_width() < WIDE {
        for row in rows {
            ui.add(egui::Label::new(strong(ui, &row.name)).wrap());
            let told = columns[1..].iter().zip(cells(row)).map(|(column, cell)| format!("{}: {cell}", t(column)));
            ui.add(egui::Label::new(told.collect::<Vec<_>>().join(" · ")).wrap());
        }
        return;
    }
    egui::Grid::new("judges").striped(true).spacing([14.0, 6.0]).show(ui, |ui| {
        for column in columns {
            ui.label(strong(ui, t(column)));
        }
        ui.end_row();
        for row in rows {
            ui.label(&row.name);
            cells(row).iter().for_each(|cell| drop(ui.label(cell)));
            ui.end_row();
        }
    });
}
