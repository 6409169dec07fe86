//! The lesson's cards: they ask before they tell.

use bevy_egui::egui::{self, RichText, Ui, vec2};

use super::View;
use super::curtain::theirs_ui;
use super::performance::performance_ui;
use super::widgets::{self, at_right, button, choice, link, main_button, note, radio_card, strong, t};
use crate::app::icons::Icon;
use crate::app::request::Request;
use crate::app::respond::forward;
use crate::app::theme::{bold, inks, serif};
use crate::scenario::raw::{RawStep, StepKind};
use crate::session::mode::Onward;
use crate::session::progress::{MOST_HANDS, Progress};
use crate::session::request::{LessonRequest, Pace};
use crate::study::lesson::options;
use crate::view::debrief::letter;
use crate::words::{self, say};

/// Whether the lesson stands at a card that lies over the whole town.
pub fn covers_town(view: &View) -> bool {
    view.session.stands_at(StepKind::Bet) || view.session.stands_at(StepKind::Debrief)
}

/// What the button that goes on says.
fn forward_words(view: &View, step: &RawStep) -> String {
    match (view.shown.onward(view.session), step.step) {
        (Some(Onward::Run(day)), _) => {
            let key = match (view.session.pace, &view.session.performance) {
                (Pace::Watched, _) => "skip-to",
                (_, Some(_)) => "watch-on",
                (_, None) => "run-to",
            };
            say(key, &[("day", &day.to_string())])
        }
        (Some(Onward::Reveal), _) => t("reveal"),
        (_, StepKind::Debrief) => t("to-the-town"),
        (_, StepKind::Rules) => t("done-with-rules"),
        _ => t("go-on"),
    }
}

/// How far the class has come.
fn progress<'a>(view: &View<'a>) -> &'a Progress {
    view.session.mode.any_lesson().progress()
}

/// The card before this one, if there is one.
pub(super) fn step_back(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    let step = progress(view).step;
    if step > 0 && link(ui, &t("step-back")).clicked() {
        out.push(LessonRequest::GoTo(step - 1).into());
    }
}

fn kind_words(step: StepKind) -> String {
    t(match step {
        StepKind::File => "step-file",
        StepKind::Rules => "step-rules",
        StepKind::Bet => "step-bet",
        StepKind::Run => "step-run",
        StepKind::Saw => "step-saw",
        StepKind::Reveal => "step-reveal",
        StepKind::Debrief => "step-debrief",
    })
}

fn place_words(view: &View, step: &RawStep) -> String {
    say!(
        "step-of",
        number = (progress(view).step + 1).to_string(),
        count = view.session.mode.any_lesson().script().len().to_string(),
        what = kind_words(step.step)
    )
}

fn says(step: &RawStep) -> String {
    if !step.say.is_empty() {
        return words::told(&step.say).to_owned();
    }
    t(match step.step {
        StepKind::File => "says-file",
        StepKind::Rules => "says-rules",
        StepKind::Bet => "says-bet",
        StepKind::Run => "says-run",
        StepKind::Saw => "says-saw",
        StepKind::Reveal => "says-reveal",
        StepKind::Debrief => "says-debrief",
    })
}

/// The narrow card at the head of the map, for steps in which the class looks at the town.
pub fn strip_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    let Some(step) = view.session.step() else {
        return;
    };
    let inks = inks(ui);
    ui.horizontal(|ui| {
        note(ui, place_words(view, step));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if button(ui, Some(Icon::Close), "", &t("leave-lesson"), false).clicked() {
                out.push(LessonRequest::Leave.into());
            }
        });
    });
    ui.add(egui::Label::new(RichText::new(says(step)).size(15.0).color(inks.ink)).wrap());
    performance_ui(ui, view, out);
    votes_ui(ui, view, step, out);
    ui.horizontal_wrapped(|ui| {
        let ready = view.shown.done(view.session) || matches!(step.step, StepKind::Run | StepKind::Reveal);
        let waiting = view.shown.running.is_some();
        ui.add_enabled_ui(ready && !waiting, |ui| {
            if main_button(ui, &forward_words(view, step)).clicked() {
                out.extend(forward(view.session, view.shown));
            }
        });
        step_back(ui, view, out);
        if step.step == StepKind::Reveal && ready {
            theirs_ui(ui, view, out);
        }
        if !ready {
            note(ui, t("vote-first"));
        }
    });
}

/// Options as buttons in a row, for a quick vote.
fn votes_ui(ui: &mut Ui, view: &View, step: &RawStep, out: &mut Vec<Request>) {
    let Some(raw) = view.shown.raw().filter(|raw| !options(&raw.lesson, step).is_empty()) else { return };
    let chosen = progress(view).vote(progress(view).step).and_then(|vote| vote.choice);
    ui.horizontal_wrapped(|ui| {
        for (number, option) in options(&raw.lesson, step).iter().enumerate() {
            let text = format!("{}  {}", letter(number), words::told(option));
            if button(ui, None, &text, words::told(option), chosen == Some(number)).clicked() {
                out.push(LessonRequest::Vote(number).into());
            }
        }
    });
}

/// The card over the dimmed town: a bet.
pub fn bet_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    let (session, shown) = (view.session, view.shown);
    let (Some(step), Some(raw)) = (session.step(), shown.raw()) else {
        return;
    };
    let Some(question) = raw.lesson.predict.get(step.bet as usize) else {
        return;
    };
    let inks = inks(ui);
    let vote = progress(view).vote(progress(view).step).cloned().unwrap_or_default();
    ui.horizontal(|ui| {
        note(ui, format!("{} · {}", words::told(&raw.title), place_words(view, step)));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if button(ui, Some(Icon::Close), "", &t("leave-lesson"), false).clicked() {
                out.push(LessonRequest::Leave.into());
            }
        });
    });
    let size = if view.compact { 19.0 } else { 25.0 };
    ui.add(
        egui::Label::new(RichText::new(words::told(&question.ask)).family(serif()).size(size).color(inks.ink)).wrap(),
    );
    note(ui, says(step));
    ui.add_space(6.0);
    let count = question.options.len().max(1);
    let columns = if view.compact { 2.min(count) } else { count.min(4) };
    let gap = 10.0;
    let width = (ui.available_width() - gap * (columns as f32 - 1.0)) / columns as f32;
    for first in (0..count).step_by(columns) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            let range = first..(first + columns).min(question.options.len());
            let height = range
                .clone()
                .map(|number| option_height(ui, words::told(&question.options[number]), width))
                .fold(0.0, f32::max);
            for number in range {
                let on = vote.choice == Some(number);
                option_ui(
                    ui,
                    number,
                    words::told(&question.options[number]),
                    on,
                    vec2(width, height),
                    &vote.hands,
                    out,
                );
            }
        });
        ui.add_space(4.0);
    }
    ui.horizontal_wrapped(|ui| {
        ui.label(strong(ui, t("how-sure")));
        let sure = [(0, t("sure-guess"), true), (1, t("sure-fairly"), true), (2, t("sure-certain"), true)];
        if let Some(picked) =
            choice(ui, "sure", &sure, if progress(view).vote(progress(view).step).is_some() { vote.sure } else { 1 })
        {
            out.push(LessonRequest::Sure(picked).into());
        }
        note(ui, t("bet-keys"));
    });
    ui.horizontal(|ui| {
        at_right(ui, "onward", |ui| {
            step_back(ui, view, out);
            if !shown.done(session) {
                ui.label(RichText::new(t("bet-first")).size(13.0).color(inks.soft));
            }
            ui.add_enabled_ui(shown.done(session), |ui| {
                if main_button(ui, &t("place-bet")).clicked() {
                    out.extend(forward(session, shown));
                }
            });
        });
    });
}

fn option_height(ui: &Ui, text: &str, width: f32) -> f32 {
    let font = egui::FontId::new(16.0, bold());
    92.0 + ui.painter().layout(text.to_owned(), font, inks(ui).ink, width - 28.0).size().y
}

fn option_ui(
    ui: &mut Ui,
    number: usize,
    text: &str,
    on: bool,
    size: egui::Vec2,
    hands: &[u32],
    out: &mut Vec<Request>,
) {
    let inks = inks(ui);
    ui.allocate_ui_with_layout(size, egui::Layout::top_down(egui::Align::Min), |ui| {
        ui.set_width(size.x);
        let spoken = format!("{}: {text}", letter(number));
        let (rect, response) = radio_card(ui, vec2(size.x, size.y - 36.0), &spoken, on);
        let at = rect.min + vec2(14.0, 10.0);
        let head = egui::FontId::new(20.0, serif());
        ui.painter().text(at, egui::Align2::LEFT_TOP, letter(number), head, inks.ink);
        if on {
            let place = egui::Rect::from_center_size(rect.right_top() + vec2(-20.0, 20.0), vec2(16.0, 16.0));
            crate::app::icons::draw(ui.painter(), Icon::Tick, place, inks.blue);
        }
        let galley = ui.painter().layout(text.to_owned(), egui::FontId::new(16.0, bold()), inks.ink, size.x - 28.0);
        ui.painter().galley(at + vec2(0.0, 30.0), galley, inks.ink);
        if response.clicked() {
            out.push(LessonRequest::Vote(number).into());
        }
        ui.horizontal(|ui| {
            note(ui, t("hands"));
            let label = say!("hands-for", option = letter(number).to_string());
            let counted = hands.get(number).copied().unwrap_or(0);
            if let Some(counted) = widgets::number(ui, &label, counted, 0..=MOST_HANDS, 0.1) {
                out.push(LessonRequest::Hands(number, counted).into());
            }
        });
    });
}
