//! What lies over the town when it is asked for: keys, settings, saves, the twin, some people, a day.

use bevy_egui::egui::{self, RichText, Ui};

use super::View;
use super::widgets::{button, choice, heading, link, link_called, main_button, note, strong, t, toggle, turn_pages};
use crate::app::keys;
use crate::app::request::{Dialog, LookRequest, ProgramRequest, Request};
use crate::app::settings::Settings;
use crate::app::theme::{Theme, serif};
use crate::session::Seat;
use crate::session::mode::Mode;
use crate::session::request::{LessonRequest, TownRequest, TwinPolicy};
use crate::words::{self, Language, say};

/// The heading of a dialog.
pub fn title(dialog: &Dialog) -> String {
    match dialog {
        Dialog::None => String::new(),
        Dialog::Keys => t("keys"),
        Dialog::About => t("about"),
        Dialog::Settings => t("menu"),
        Dialog::Saves => t("saves"),
        Dialog::Twin => t("twin-town"),
        Dialog::People { title, .. } => title.clone(),
        Dialog::ToDay => t("to-day"),
        Dialog::Inquiry => t("ask-heading"),
        Dialog::Files => t("open-heading"),
        Dialog::Export => t("export-heading"),
        Dialog::Welcome => t("welcome-heading"),
    }
}

/// Draws the open dialog.
pub fn dialog_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    let dialog = &view.session.dialog;
    ui.horizontal(|ui| {
        let title = if *dialog == Dialog::Inquiry { super::inquiry::title(view) } else { title(dialog) };
        let close = 46.0;
        ui.vertical(|ui| {
            ui.set_width(ui.available_width() - close);
            ui.add(egui::Label::new(RichText::new(title).family(serif()).size(20.0)).wrap());
        });
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if button(ui, Some(crate::app::icons::Icon::Close), "", &t("close"), false).clicked() {
                out.push(LookRequest::Open(Dialog::None).into());
            }
        });
    });
    ui.add_space(4.0);
    let room = (ui.ctx().content_rect().height() - 150.0).max(120.0);
    egui::ScrollArea::vertical().max_height(room).min_scrolled_height(room).auto_shrink([false, true]).show(ui, |ui| {
        turn_pages(ui);
        match dialog {
            Dialog::None => {}
            Dialog::Keys => keys_ui(ui),
            Dialog::About => about_ui(ui),
            Dialog::Settings => settings_ui(ui, view, out),
            Dialog::Saves => saves_ui(ui, view, out),
            Dialog::Twin => twin_ui(ui, out),
            Dialog::People { residents, .. } => people_ui(ui, view, residents, out),
            Dialog::ToDay => to_day_ui(ui, view, out),
            Dialog::Inquiry => super::inquiry::inquiry_ui(ui, view, out),
            Dialog::Files => super::files::open_ui(ui, view, out),
            Dialog::Export => super::files::export_ui(ui, view, out),
            Dialog::Welcome => welcome_ui(ui, view, out),
        }
    });
}

fn keys_ui(ui: &mut Ui) {
    egui::Grid::new("keys").num_columns(2).spacing([20.0, 5.0]).show(ui, |ui| {
        for (keys, what) in keys::table() {
            ui.label(strong(ui, keys));
            ui.label(what);
            ui.end_row();
        }
    });
}

fn about_ui(ui: &mut Ui) {
    for key in ["about-what", "about-people", "about-knows", "about-luck", "about-licence"] {
        ui.add(egui::Label::new(t(key)).wrap());
        ui.add_space(4.0);
    }
    note(ui, say!("about-version", version = env!("CARGO_PKG_VERSION")));
}

/// The one question of the first start. Its answer sets text size and theme; both stay in the settings.
fn welcome_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    let now = view.session.settings;
    // The language for finding faults is of no use to a teacher.
    language_ui(ui, Language::ALL.into_iter().filter(|language| *language != Language::Pseudo), now, out);
    ui.add_space(8.0);
    let answers = [("welcome-projector", Theme::Projector, 1.5), ("welcome-screen", Theme::Paper, 1.0)];
    for (key, theme, text_size) in answers {
        if main_button(ui, &t(key)).clicked() {
            out.push(ProgramRequest::Settings(Settings { theme, text_size, ..now }).into());
            out.push(LookRequest::Open(Dialog::None).into());
        }
        note(ui, t(&format!("{key}-says")));
        ui.add_space(4.0);
    }
    note(ui, t("welcome-later"));
}

fn language_ui(ui: &mut Ui, offered: impl Iterator<Item = Language>, now: Settings, out: &mut Vec<Request>) {
    let languages: Vec<(Language, String, bool)> =
        offered.map(|language| (language, language.name().to_owned(), true)).collect();
    if let Some(language) = choice(ui, "language", &languages, now.language) {
        out.push(ProgramRequest::Settings(Settings { language, ..now }).into());
    }
}

fn settings_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    let now = view.session.settings;
    let mut set = |settings: Settings| out.push(ProgramRequest::Settings(settings).into());
    ui.label(strong(ui, t("text-size")));
    let sizes: Vec<(u32, String, bool)> = Settings::SIZES
        .into_iter()
        .map(|size| ((size * 100.0) as u32, format!("{:.0} %", size * 100.0), true))
        .collect();
    if let Some(size) = choice(ui, "text-size", &sizes, (now.text_size * 100.0) as u32) {
        set(Settings { text_size: size as f32 / 100.0, ..now });
    }
    ui.add_space(6.0);
    ui.label(strong(ui, t("theme")));
    let themes: Vec<(Theme, String, bool)> =
        Theme::ALL.into_iter().map(|theme| (theme, t(theme.key()), true)).collect();
    if let Some(theme) = choice(ui, "theme", &themes, now.theme) {
        set(Settings { theme, ..now });
    }
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        if toggle(ui, now.reduced_motion, &t("reduced-motion")).clicked() {
            set(Settings { reduced_motion: !now.reduced_motion, ..now });
        }
        ui.label(t("reduced-motion"));
    });
    ui.add_space(6.0);
    ui.label(strong(ui, t("language")));
    language_ui(ui, Language::ALL.into_iter(), now, out);
    note(ui, t("sound-none"));
    ui.separator();
    ui.horizontal_wrapped(|ui| {
        if button(ui, None, &t("saves"), &t("saves"), false).clicked() {
            out.push(LookRequest::Open(Dialog::Saves).into());
        }
        if button(ui, None, &t("open-file"), &t("open-file-says"), false).clicked() {
            out.push(LookRequest::Open(Dialog::Files).into());
        }
        if view.shown.town().is_some() && button(ui, None, &t("export"), &t("export-says"), false).clicked() {
            out.push(LookRequest::Open(Dialog::Export).into());
        }
        if button(ui, None, &t("about"), &t("about"), false).clicked() {
            out.push(LookRequest::Open(Dialog::About).into());
        }
        if view.shown.town().is_some() {
            let way = match &view.session.mode {
                Mode::Lesson(_) => Some(("leave-lesson", LessonRequest::Leave)),
                Mode::Observe(_) if view.session.mode.can_return() => Some(("to-lesson", LessonRequest::Return)),
                Mode::Observe(_) => None,
                Mode::Judge(..) => Some(("desk-leave", LessonRequest::Leave)),
                Mode::Vote(..) => Some(("vote-leave", LessonRequest::Leave)),
                Mode::Live(..) => Some(("life-leave", LessonRequest::Leave)),
                Mode::Council(..) => Some(("council-leave", LessonRequest::Leave)),
            };
            if let Some((key, request)) = way
                && button(ui, None, &t(key), &t(key), false).clicked()
            {
                out.push(request.into());
                out.push(LookRequest::Open(Dialog::None).into());
            }
            if button(ui, None, &t("other-lesson"), &t("other-lesson-says"), false).clicked() {
                out.push(ProgramRequest::Leave.into());
            }
        }
        if button(ui, None, &t("quit"), &t("quit-says"), false).clicked() {
            out.push(ProgramRequest::Quit.into());
        }
    });
}

fn saves_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    if view.shown.town().is_some() {
        let id = egui::Id::new("save-name");
        let mut name = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_default();
        ui.horizontal_wrapped(|ui| {
            let label = ui.label(t("save-under"));
            let edit = egui::TextEdit::singleline(&mut name)
                .hint_text(t("save-hint"))
                .desired_width(220.0)
                .margin(egui::Margin::symmetric(8, 6))
                .char_limit(60);
            let response = ui.add(edit).labelled_by(label.id);
            let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            let keep = button(ui, None, &t("save"), &t("save"), false).clicked();
            if (keep || entered) && !name.trim().is_empty() {
                out.push(ProgramRequest::SaveAs(name.clone()).into());
            }
        });
        ui.data_mut(|data| data.insert_temp(id, name));
        ui.horizontal_wrapped(|ui| {
            for (seat, key) in [(Seat::Room, "link-room"), (Seat::Teacher, "link-teacher")] {
                let says = t(&format!("{key}-says"));
                if link_called(ui, &t(key), &says).on_hover_text(&says).clicked() {
                    out.push(ProgramRequest::Link(seat).into());
                    out.push(LookRequest::Open(Dialog::None).into());
                }
            }
        });
        ui.separator();
    }
    if view.store.saves.is_empty() && view.store.unreadable.is_empty() {
        note(ui, t("no-saves"));
    }
    super::picker::saves_ui(ui, view, out);
    if let Some(folder) = &view.store.folder {
        note(ui, say!("saves-where", folder = folder.display().to_string()));
    }
}

fn twin_ui(ui: &mut Ui, out: &mut Vec<Request>) {
    note(ui, t("twin-says"));
    ui.add_space(4.0);
    let policies = [
        (TwinPolicy::NoDoors, "twin-no-doors"),
        (TwinPolicy::AsFounded, "twin-as-founded"),
        (TwinPolicy::Same, "twin-same"),
    ];
    for (policy, key) in policies {
        if main_button(ui, &t(key)).clicked() {
            out.push(TownRequest::Twin(Some(policy)).into());
            out.push(LookRequest::Open(Dialog::None).into());
        }
        note(ui, t(&format!("{key}-says")));
        ui.add_space(4.0);
    }
}

fn people_ui(ui: &mut Ui, view: &View, residents: &[u32], out: &mut Vec<Request>) {
    let Some(published) = view.shown.town() else { return };
    let town = &published.town;
    note(ui, say!("people-count", count = residents.len()));
    let leading = town.leading();
    let mut chosen = None;
    egui::Grid::new("people").num_columns(3).striped(true).spacing([18.0, 4.0]).show(ui, |ui| {
        for resident in residents.iter().take(crate::study::behind::MOST) {
            if link(ui, &town.town().name(*resident)).clicked() {
                chosen = Some(*resident);
            }
            note(ui, say!("quarter", name = town.town().quarter(*resident)));
            if let Some(office) = leading.filter(|office| office.rates(*resident)) {
                let score = words::number(office.score(*resident).round());
                ui.label(format!("{score} · {}", office.band_name(*resident)));
            } else {
                note(ui, t("not-rated"));
            }
            ui.end_row();
        }
    });
    if let Some(resident) = chosen {
        out.push(LookRequest::Select(Some(resident)).into());
        out.push(LookRequest::Open(Dialog::None).into());
    }
}

fn to_day_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    let today = view.shown.town().map_or(0, |published| published.town.day());
    let id = egui::Id::new("to-day");
    let mut day = ui.data(|data| data.get_temp::<u32>(id)).unwrap_or(today + 30);
    note(ui, t("to-day-note"));
    ui.horizontal(|ui| {
        let label = ui.label(t("day-word"));
        let drag =
            ui.add(egui::DragValue::new(&mut day).range(0..=crate::study::timeline::LONGEST)).labelled_by(label.id);
        ui.data_mut(|data| data.insert_temp(id, day));
        let entered = drag.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        if main_button(ui, &t("go")).clicked() || entered {
            out.push(TownRequest::GoTo(day).into());
            out.push(LookRequest::Open(Dialog::None).into());
        }
    });
    heading(ui, t("or"));
    ui.horizontal_wrapped(|ui| {
        for days in [30, 90, 365] {
            let text = say!("days-on", days = days.to_string());
            if button(ui, None, &text, &text, false).clicked() {
                out.push(TownRequest::GoTo(today + days).into());
                out.push(LookRequest::Open(Dialog::None).into());
            }
        }
    });
}
