//! The page at the end of a lesson: what the class said beside what came about, what the run came to, lives, questions, and
//! what the conclusions hang on.

use bevy_egui::egui::{self, Frame, Margin, RichText, Sense, Stroke, Ui, vec2};

use super::View;
use super::curtain::theirs_ui;
use super::lesson::step_back;
use super::widgets::{button, link, main_button, note, strong, t, turn_pages};
use crate::app::icons::Icon;
use crate::app::request::{LookRequest, ProgramRequest, Request};
use crate::app::theme::{bold, inks, serif};
use crate::session::request::LessonRequest;
use crate::view::board::Page;
use crate::view::debrief::{self, Asked, Choice};
use crate::view::facts::Fact;
use crate::view::lives::Life;
use crate::words::{self, say};

/// Draws the page, once its facts may be seen and have been found.
pub fn debrief_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    let (session, shown) = (view.session, view.shown);
    let Some(raw) = shown.raw() else { return };
    ui.add(egui::Label::new(RichText::new(t("debrief")).family(serif()).size(24.0)).wrap());
    ui.horizontal_wrapped(|ui| {
        let leaves = main_button(ui, &t("to-the-town")).clicked();
        if shown.findings.is_some() && button(ui, None, &t("debrief-print"), &t("debrief-print-says"), false).clicked()
        {
            out.push(ProgramRequest::Print.into());
        }
        if theirs_ui(ui, view, out) || leaves {
            out.push(LessonRequest::Leave.into());
        }
        step_back(ui, view, out);
    });
    egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        turn_pages(ui);
        if !session.may_see(Fact::Findings) {
            note(ui, t("debrief-covered"));
            return;
        }
        let Some(findings) = &shown.findings else {
            note(ui, t("finding"));
            ui.add(egui::Spinner::new());
            return;
        };
        let debrief = &findings.debrief;
        let asked = debrief::asked(raw, debrief, session.mode.any_lesson().said());
        if debrief.towns > 0 && asked.iter().any(|asked| asked.bet) {
            note(ui, t("debrief-towns-note"));
        }
        for question in &asked {
            asked_ui(ui, question);
            ui.add_space(4.0);
        }
        ui.add_space(6.0);
        ui.label(RichText::new(t("report-headline")).family(serif()).size(18.0));
        for sentence in &debrief.headline {
            ui.add(egui::Label::new(RichText::new(sentence).size(16.0)).wrap());
        }
        ui.add_space(8.0);
        ui.label(RichText::new(t("debrief-charts")).family(serif()).size(18.0));
        super::foot::two_charts_ui(ui, view, out);
        lives_ui(ui, &debrief.lives, out);
        if !raw.lesson.discuss.is_empty() {
            ui.add_space(6.0);
            ui.label(RichText::new(t("discuss")).family(serif()).size(18.0));
            for (number, question) in raw.lesson.discuss.iter().enumerate() {
                ui.add(
                    egui::Label::new(RichText::new(format!("{}. {}", number + 1, words::told(question))).size(15.0))
                        .wrap(),
                );
            }
        }
        for (key, text) in
            [("debrief-case-for", &raw.lesson.case_for), ("debrief-case-against", &raw.lesson.case_against)]
        {
            if !text.is_empty() {
                egui::CollapsingHeader::new(t(key)).show(ui, |ui| ui.add(egui::Label::new(words::told(text)).wrap()));
            }
        }
        if let Some(board) = &debrief.board {
            ui.add_space(6.0);
            hangs_ui(ui, board);
            egui::CollapsingHeader::new(t("facts-heading")).show(ui, |ui| board_ui(ui, board));
        }
        ui.add_space(6.0);
        note(ui, t("not-a-forecast"));
    });
}

/// What the lesson claims, and in how many towns and worlds it holds.
fn board_ui(ui: &mut Ui, board: &Page) {
    let inks = inks(ui);
    for text in [Some(&board.note), board.doubt.as_ref()].into_iter().flatten().filter(|text| !text.is_empty()) {
        note(ui, text);
    }
    for row in &board.rows {
        ui.add_space(6.0);
        ui.add(egui::Label::new(strong(ui, &row.claim)).wrap());
        note(ui, say!("facts-line-claimed", claimed = row.claimed));
        note(ui, say!("facts-line-measured", figure = row.figure, measured = row.measured));
        let holds = say!("facts-line-holds", towns = row.towns, worlds = row.worlds);
        // What does not survive is marked by a sign as well as by its colour.
        let (sign, ink) = if row.survives { ("", inks.ink) } else { ("! ", inks.rust) };
        ui.add(egui::Label::new(RichText::new(format!("{sign}{holds}")).color(ink)).wrap());
        if let Some(told) = &row.told {
            ui.add(egui::Label::new(told).wrap());
        }
    }
    if !board.assumed.is_empty() {
        ui.add_space(6.0);
        ui.add(egui::Label::new(strong(ui, t("assumed-heading"))).wrap());
    }
    for one in &board.assumed {
        ui.add(egui::Label::new(say!("assumed-line", says = one.says, known = one.known)).wrap());
    }
}

/// A question that the class was asked, beside what came about here and in how many towns it comes about.
fn asked_ui(ui: &mut Ui, question: &Asked) {
    let inks = inks(ui);
    let frame = Frame::NONE.stroke(Stroke::new(inks.outline, inks.line)).corner_radius(8);
    frame.inner_margin(Margin::same(12)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.add(egui::Label::new(strong(ui, &question.ask).size(15.0)).wrap());
        for option in &question.options {
            outcome_row(ui, option, question.bet);
        }
        if !question.told.is_empty() {
            note(ui, &question.told);
        }
    });
}

/// The three lives, each with the row that mattered; a name opens the person.
fn lives_ui(ui: &mut Ui, lives: &[(Life, Option<String>)], out: &mut Vec<Request>) {
    if lives.is_empty() {
        return;
    }
    ui.add_space(6.0);
    ui.label(RichText::new(t("debrief-lives")).family(serif()).size(18.0));
    for (life, caption) in lives {
        note(ui, &life.heading);
        if link(ui, &life.name).clicked() {
            out.push(LessonRequest::Leave.into());
            out.push(LookRequest::Select(Some(life.resident)).into());
        }
        ui.add(egui::Label::new(format!("{} {}", life.who, life.outcome)).wrap());
        for line in &life.lines {
            let caption = caption.as_deref().unwrap_or_default();
            note(
                ui,
                say!(
                    "debrief-row",
                    caption = caption.to_owned(),
                    day = line.day.to_string(),
                    happened = line.happened.clone().unwrap_or_default(),
                    seen = line.seen.clone(),
                    scored = line.scored.clone()
                ),
            );
        }
        ui.add_space(4.0);
    }
}

/// On what the conclusions hang: every claim that does not hold nearly everywhere, or that all of them do.
fn hangs_ui(ui: &mut Ui, board: &Page) {
    if board.rows.is_empty() {
        return;
    }
    ui.label(RichText::new(t("debrief-hangs")).family(serif()).size(18.0));
    note(ui, t("debrief-hangs-note"));
    if let Some(doubt) = &board.doubt {
        note(ui, doubt);
    }
    for row in board.rows.iter().filter(|row| !row.survives) {
        let told = row.told.as_deref().unwrap_or_default();
        ui.add(
            egui::Label::new(say!(
                "debrief-hangs-row",
                claim = row.claim,
                claimed = row.claimed,
                worlds = row.worlds,
                told = told
            ))
            .wrap(),
        );
    }
    if board.rows.iter().all(|row| row.survives) {
        note(ui, t("debrief-hangs-nothing"));
    }
}

/// One option: whether it was chosen, as a bet or as a vote, whether it came out, and how many hands it had.
fn outcome_row(ui: &mut Ui, option: &Choice, bet: bool) {
    let inks = inks(ui);
    ui.horizontal_wrapped(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(16.0, 16.0), Sense::hover());
        if option.came {
            crate::app::icons::draw(ui.painter(), Icon::Tick, rect, inks.blue);
        }
        let text = RichText::new(format!("{}  {}", option.letter, option.text)).color(inks.ink);
        ui.label(if option.came || option.chosen { text.family(bold()) } else { text });
        if option.chosen {
            note(ui, t(if bet { "your-bet" } else { "your-vote" }));
        }
        if option.came {
            ui.label(RichText::new(t("came-out")).color(inks.blue).family(bold()));
        }
        if option.hands > 0 {
            note(ui, say!("hands-count", count = option.hands.to_string()));
        }
        if let Some(towns) = &option.towns {
            note(ui, towns);
        }
    });
}
