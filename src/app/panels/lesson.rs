//! The lesson's cards: they ask before they tell.

use bevy_egui::egui::{self, Frame, Margin, RichText, Sense, Stroke, Ui, vec2};

use super::View;
use super::performance::performance_ui;
use super::widgets::{at_right, button, choice, link, main_button, note, strong, t};
use crate::app::icons::Icon;
use crate::app::request::{LookRequest, ProgramRequest, Request};
use crate::app::respond::forward;
use crate::app::theme::{bold, inks, serif};
use crate::scenario::raw::{RawStep, StepKind};
use crate::session::mode::Onward;
use crate::session::progress::Progress;
use crate::session::request::{LessonRequest, Pace, TownRequest, TwinPolicy};
use crate::session::twin::changes_rules;
use crate::study::lesson::options;
use crate::view::board::Page;
use crate::view::debrief::{self, Asked, Choice, letter};
use crate::view::facts::Fact;
use crate::view::lives::Life;
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
fn step_back(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
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
    let values = [
        ("number", (progress(view).step + 1).to_string()),
        ("count", view.session.mode.any_lesson().script().len().to_string()),
        ("what", kind_words(step.step)),
    ];
    say("step-of", &values.each_ref().map(|(key, value)| (*key, value.as_str())))
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

/// What sets the class's rules against those that the town began with, where the class changed any.
/// Gives whether that was asked for.
fn theirs_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) -> bool {
    let changed = view.shown.town().is_some_and(|published| changes_rules(&published.commands));
    let open = view.session.may_see(Fact::Findings) && view.shown.towns.len() == 1 && changed;
    let asked = open && link(ui, &t("beside-theirs")).on_hover_text(t("beside-theirs-says")).clicked();
    if asked {
        out.push(TownRequest::Twin(Some(TwinPolicy::AsFounded)).into());
        out.push(LookRequest::Curtain(Some(0.5)).into());
        out.push(LookRequest::Select(None).into());
    }
    asked
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
        let (rect, response) = ui.allocate_exact_size(vec2(size.x, size.y - 36.0), Sense::click());
        let spoken = format!("{}: {text}", letter(number));
        response.widget_info(|| egui::WidgetInfo::selected(egui::WidgetType::RadioButton, true, on, &spoken));
        let (fill, stroke) = if on {
            (inks.pale_blue, Stroke::new(inks.outline + 1.5, inks.blue))
        } else if response.hovered() || response.has_focus() {
            (inks.paper, Stroke::new(inks.outline + 0.5, inks.ink))
        } else {
            (inks.card, Stroke::new(inks.outline, inks.line))
        };
        ui.painter().rect(rect, 10.0, fill, stroke, egui::StrokeKind::Inside);
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
            let mut count = hands.get(number).copied().unwrap_or(0);
            let label = say("hands-for", &[("option", &letter(number).to_string())]);
            let drag = ui.add(egui::DragValue::new(&mut count).range(0..=999).speed(0.1));
            drag.widget_info(|| {
                let mut info = egui::WidgetInfo::labeled(egui::WidgetType::DragValue, true, &label);
                info.value = Some(f64::from(count));
                info
            });
            if drag.changed() {
                out.push(LessonRequest::Hands(number, count).into());
            }
        });
    });
}

/// The page at the end: bets beside the outcome, what the run came to, and the questions to talk about.
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
        note(ui, say("facts-line-claimed", &[("claimed", &row.claimed)]));
        note(ui, say("facts-line-measured", &[("figure", &row.figure), ("measured", &row.measured)]));
        let holds = say("facts-line-holds", &[("towns", &row.towns), ("worlds", &row.worlds)]);
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
        ui.add(egui::Label::new(say("assumed-line", &[("says", &one.says), ("known", &one.known)])).wrap());
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
            let values = [
                ("caption", caption.to_owned()),
                ("day", line.day.to_string()),
                ("happened", line.happened.clone().unwrap_or_default()),
                ("seen", line.seen.clone()),
                ("scored", line.scored.clone()),
            ];
            note(ui, say("debrief-row", &values.each_ref().map(|(key, value)| (*key, value.as_str()))));
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
        let values =
            [("claim", row.claim.as_str()), ("claimed", &row.claimed), ("worlds", &row.worlds), ("told", told)];
        ui.add(egui::Label::new(say("debrief-hangs-row", &values)).wrap());
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
            note(ui, say("hands-count", &[("count", &option.hands.to_string())]));
        }
        if let Some(towns) = &option.towns {
            note(ui, towns);
        }
    });
}
