//! Opening a file, and saving report and tables: a path to type, and a folder to look through. By keyboard or by mouse, and
//! without anything of the system's.

use std::path::{Path, PathBuf};

use bevy_egui::egui::{self, Ui};

use super::View;
use super::widgets::{button, link, note, strong, t};
use crate::app::request::{Dialog, LookRequest, ProgramRequest, Request};
use crate::app::{browse, host};
use crate::view::facts::Fact;
use crate::words::say;

/// A line to type a path on, with a button. Gives the path when it is to be used.
fn path_ui(ui: &mut Ui, id: egui::Id, first: &str, [label, go]: [&str; 2], enabled: bool) -> Option<String> {
    let mut path = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_else(|| first.to_owned());
    let mut used = false;
    ui.horizontal(|ui| {
        let label = ui.label(t(label));
        let room = (ui.available_width() - 96.0).max(120.0);
        let edit = egui::TextEdit::singleline(&mut path)
            .hint_text(t("open-hint"))
            .desired_width(room)
            .margin(egui::Margin::symmetric(8, 6))
            .char_limit(20_000);
        let response = ui.add(edit).labelled_by(label.id);
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        ui.add_enabled_ui(enabled, |ui| used = button(ui, None, &t(go), &t(go), false).clicked() || entered);
    });
    ui.data_mut(|data| data.insert_temp(id, path.clone()));
    (enabled && used && !path.trim().is_empty()).then_some(path)
}

/// Draws the dialog for opening a file.
pub fn open_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    note(ui, t("open-what"));
    let Some(listing) = &view.store.listing else {
        out.push(ProgramRequest::Browse(view.store.documents.clone()).into());
        return;
    };
    let mut open = |path: PathBuf, file: bool| {
        out.push(ProgramRequest::Load(path).into());
        if file {
            out.push(LookRequest::Open(Dialog::None).into());
        }
    };
    if host::CHOOSES && button(ui, None, &t("open-choose"), &t("open-choose"), false).clicked() {
        out.push(ProgramRequest::Choose.into());
        out.push(LookRequest::Open(Dialog::None).into());
        return;
    }
    if let Some(path) = path_ui(ui, egui::Id::new("open-path"), "", ["open-path", "open-go"], true) {
        open(browse::typed(&path, &listing.folder), false);
    }
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        if let Some(above) = listing.folder.parent()
            && button(ui, None, &t("open-up"), &t("open-up"), false).clicked()
        {
            open(above.to_owned(), false);
        }
        if button(ui, None, &t("open-documents"), &t("open-documents"), false).clicked() {
            open(view.store.documents.clone(), false);
        }
        if let Some(folder) = &view.store.folder
            && button(ui, None, &t("open-saves"), &t("open-saves"), false).clicked()
        {
            open(folder.join("saves"), false);
        }
    });
    ui.add_space(4.0);
    ui.add(egui::Label::new(strong(ui, listing.folder.display().to_string())).wrap());
    if let Some(problem) = &listing.problem {
        note(ui, problem);
        return;
    }
    for name in &listing.files {
        if link(ui, name).clicked() {
            open(listing.folder.join(name), true);
        }
    }
    if listing.files.is_empty() {
        note(ui, t("open-empty"));
    }
    for name in &listing.folders {
        if link(ui, &say!("open-folder", name = name)).clicked() {
            open(listing.folder.join(name), false);
        }
    }
    if listing.more {
        note(ui, t("open-more"));
    }
}

/// Draws the dialog for saving report and tables.
pub fn export_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    let Some(published) = view.shown.town() else { return };
    note(ui, t("export-what"));
    let covered = Fact::ALL.into_iter().any(|fact| !view.session.may_see(fact));
    if covered {
        ui.add(egui::Label::new(strong(ui, t("export-covered"))).wrap());
    }
    let (day, name) = (published.town.day(), &view.shown.name);
    let first = view.store.documents.join("Tallyford").join(format!("{name} day {day}"));
    let id = egui::Id::new(("export-path", name, day, published.town.seed()));
    let first = first.display().to_string();
    if let Some(path) = path_ui(ui, id, &first, ["export-folder", "export-go"], !covered) {
        let folder = browse::typed(&path, Path::new("."));
        out.push(ProgramRequest::Export(folder).into());
        out.push(LookRequest::Open(Dialog::None).into());
    }
}
