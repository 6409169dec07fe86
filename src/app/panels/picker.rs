//! The first screen: which lesson, or where one was.

use bevy_egui::egui::{self, RichText, Ui, vec2};

use super::widgets::{
    self, at_right, button, card, heading, help, link, main_button, note, number, pick, radio_card, t, turn_pages,
};
use super::{View, challenge};
use crate::app::focus;
use crate::app::icons::Icon;
use crate::app::request::{Dialog, Door, FIRST, Game, Ground, LookRequest, ProgramRequest, Request};
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

/// Draws the choice.
pub fn picker_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    let inks = inks(ui);
    egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        turn_pages(ui);
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
                for (place, left) in view.store.left.iter().enumerate() {
                    left_ui(ui, view, left, place == 0, out);
                }
                doors_ui(ui, view, out);
                ui.add_space(8.0);
                match view.session.door {
                    Door::Lesson => lessons_ui(ui, view, out),
                    Door::Play => play_ui(ui, view, out),
                    Door::Build => build_ui(ui, view, out),
                    Door::Lab => invitation(ui, ["lab-heading", "lab-says", "lab-takes"], |ui| {
                        if inviting_button(ui, &t("lab-open")).clicked() {
                            out.push(ProgramRequest::ToLab.into());
                        }
                    }),
                }
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

/// The four doors of the first screen, each a card with its key.
fn doors_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    let columns = if view.compact { 2 } else { 4 };
    let gap = 10.0;
    let width = (ui.available_width() - gap * (columns - 1) as f32) / columns as f32;
    let doors: Vec<(usize, Door)> = Door::ALL.into_iter().enumerate().collect();
    for row in doors.chunks(columns) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            let height = row.iter().map(|(_, door)| door_height(ui, *door, width)).fold(0.0, f32::max);
            for (number, door) in row {
                door_ui(ui, *number, *door, view.session.door == *door, vec2(width, height), out);
            }
        });
        ui.add_space(gap);
    }
}

/// The keys of a door's name and of what lies behind it.
fn door_keys(door: Door) -> [&'static str; 2] {
    match door {
        Door::Lesson => ["door-lesson", "door-lesson-says"],
        Door::Play => ["door-play", "door-play-says"],
        Door::Build => ["door-build", "door-build-says"],
        Door::Lab => ["door-lab", "door-lab-says"],
    }
}

const DOOR_MARGIN: f32 = 14.0;
const DOOR_NAME: f32 = 19.0;

fn door_says(ui: &Ui, door: Door, width: f32) -> std::sync::Arc<egui::Galley> {
    let font = egui::FontId::proportional(13.0);
    ui.painter().layout(t(door_keys(door)[1]), font, inks(ui).soft, width - 2.0 * DOOR_MARGIN)
}

fn door_height(ui: &Ui, door: Door, width: f32) -> f32 {
    door_says(ui, door, width).size().y + DOOR_NAME * 1.5 + 2.0 * DOOR_MARGIN
}

fn door_ui(ui: &mut Ui, number: usize, door: Door, open: bool, size: egui::Vec2, out: &mut Vec<Request>) {
    let inks = inks(ui);
    let [name, says] = door_keys(door).map(t);
    let (rect, response) = radio_card(ui, size, &format!("{name}. {says}"), open);
    let at = rect.min + egui::Vec2::splat(DOOR_MARGIN);
    ui.painter().text(at, egui::Align2::LEFT_TOP, &name, egui::FontId::new(DOOR_NAME, serif()), inks.ink);
    let key = rect.right_top() + vec2(-DOOR_MARGIN, DOOR_MARGIN + 3.0);
    let font = egui::FontId::proportional(13.0);
    ui.painter().text(key, egui::Align2::RIGHT_TOP, (number + 1).to_string(), font, inks.soft);
    let galley = door_says(ui, door, size.x);
    ui.painter().galley(at + vec2(0.0, DOOR_NAME * 1.5), galley, inks.soft);
    if response.clicked() {
        out.push(LookRequest::Door(door).into());
    }
}

/// The lessons, in one column or two.
fn lessons_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    let columns = if view.compact { 1 } else { 2 };
    for (place, row) in view.choices.chunks(columns).enumerate() {
        widgets::columns(ui, columns, |ui, column| {
            if let Some(choice) = row.get(column) {
                choice_ui(ui, choice, place + column == 0, out);
            }
        });
    }
}

/// Which scenario a town is of. Gives the one that was chosen.
fn scenario_ui(ui: &mut Ui, view: &View, id: &str, of: &str) -> Option<String> {
    let title = |place: usize| words::told(&view.choices[place].title).to_owned();
    let chosen = view.choices.iter().position(|choice| choice.name == of);
    let shown = chosen.map_or_else(|| of.to_owned(), title);
    let label = t("ground-scenario");
    ui.label(&label);
    let picked = pick(ui, id, &label, 240.0, shown.into(), (view.choices.len(), chosen), title)?;
    Some(view.choices[picked].name.clone())
}

/// The cards that invite to play.
fn play_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    invitation(ui, ["desk-title", "desk-invites", "desk-takes"], |ui| {
        ui.horizontal_wrapped(|ui| {
            if inviting_button(ui, &t("desk-sit")).clicked() {
                out.push(ProgramRequest::Desk { by_the_book: false }.into());
            }
            if button(ui, None, &t("desk-by-the-book"), &t("desk-by-the-book-says"), false).clicked() {
                out.push(ProgramRequest::Desk { by_the_book: true }.into());
            }
        });
    });
    for game in Game::ALL {
        let [title, invites, takes, begins] = game_keys(game);
        invitation(ui, [title, invites, takes], |ui| {
            let scenario = &view.session.play_in[game as usize];
            ui.horizontal_wrapped(|ui| {
                let picked = scenario_ui(ui, view, title, scenario);
                out.extend(picked.map(|scenario| LookRequest::PlayIn(game, scenario).into()));
            });
            if main_button(ui, &t(begins)).clicked() {
                out.push(ProgramRequest::Play(game, scenario.clone()).into());
            }
        });
    }
    ui.add_space(6.0);
    challenge::choice_ui(ui, view, out);
}

/// The keys of a game's name, of what it is, of how long it takes, and of the button that begins it.
fn game_keys(game: Game) -> [&'static str; 4] {
    match game {
        Game::Life => ["life-title", "life-invites", "life-takes", "life-draw-first"],
        Game::Council => ["council-title", "council-invites", "council-takes", "council-call"],
        Game::Vote => ["vote-title", "vote-invites", "vote-takes", "vote-hold"],
    }
}

/// The fewest people of a town that is founded here, and the most.
const PEOPLE: std::ops::RangeInclusive<u32> = 100..=20_000;

/// The card on which a town is founded.
fn build_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    let ground = &view.session.ground;
    invitation(ui, ["door-build", "build-says", "build-takes"], |ui| {
        ui.horizontal_wrapped(|ui| {
            if let Some(scenario) = scenario_ui(ui, view, "build-ground", &ground.scenario) {
                out.push(LookRequest::Ground(Ground { scenario, ..ground.clone() }).into());
            }
        });
        ui.horizontal_wrapped(|ui| {
            let (people, seed) = (t("ground-residents"), t("ground-seed"));
            ui.label(&people);
            if let Some(residents) = number(ui, &people, ground.residents, PEOPLE, 10.0) {
                out.push(LookRequest::Ground(Ground { residents, ..ground.clone() }).into());
            }
            ui.add_space(12.0);
            ui.label(&seed);
            if let Some(seed) = number(ui, &seed, ground.seed, 1..=999_999, 1.0) {
                out.push(LookRequest::Ground(Ground { seed, ..ground.clone() }).into());
            }
            help(ui, &seed, &t("ground-seed-says"));
        });
        ui.horizontal_wrapped(|ui| {
            if inviting_button(ui, &t("ground-found")).clicked() {
                out.push(ProgramRequest::Found(ground.clone()).into());
            }
            if button(ui, None, &t("open-file"), &t("open-file-says"), false).clicked() {
                out.push(LookRequest::Open(Dialog::Files).into());
            }
        });
    });
}

/// A card with the keys of its heading, of what it is, and of how long it takes; and what can be done on it.
fn invitation(ui: &mut Ui, [title, says, takes]: [&str; 3], add: impl FnOnce(&mut Ui)) {
    card(ui).inner_margin(16).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.label(RichText::new(t(title)).family(serif()).size(20.0));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| note(ui, t(takes)));
        });
        note(ui, t(says));
        ui.add_space(2.0);
        add(ui);
    });
}

/// A main button that Enter presses when it appears, unless something else has the focus.
fn inviting_button(ui: &mut Ui, text: &str) -> egui::Response {
    let button = main_button(ui, text);
    focus::offer(&button);
    button
}

/// A run that can be gone on with. The button of the `first` one is offered the focus.
fn left_ui(ui: &mut Ui, view: &View, left: &Kept, first: bool, out: &mut Vec<Request>) {
    card(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            let title =
                view.choices.iter().find(|choice| choice.name == left.scenario).map_or(&left.scenario, |c| &c.title);
            let text = say!("go-on-with", title = title, day = left.day.to_string());
            let go_on = if first { inviting_button(ui, &text) } else { main_button(ui, &text) };
            if go_on.clicked() {
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

/// A lesson's card. The button of the `first` one is offered the focus.
fn choice_ui(ui: &mut Ui, choice: &Choice, first: bool, out: &mut Vec<Request>) {
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
            let begin = say!("begin", title = choice.title);
            let begin = if first { inviting_button(ui, &begin) } else { main_button(ui, &begin) };
            if begin.clicked() {
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
