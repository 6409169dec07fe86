//! The lab: an experiment, its parameters, and what was measured beside what is known.

use bevy_egui::egui::{self, RichText, Ui, vec2};

use super::View;
use super::pictures::{Sign, Sketch, key_ui, picture_ui};
use super::widgets::{
    at_right, button, card, choice, heading, help, note, pick, progress, strong, t, toggle, turn_pages,
};
use crate::app::icons::{self, Icon};
use crate::app::request::{Dialog, LookRequest, ProgramRequest, Request};
use crate::app::theme::{inks, serif};
use crate::session::lab::Lab;
use crate::session::request::LabRequest;
use crate::study::lab::{Bounds, EXPERIMENTS, Experiment, Report, Value};
use crate::view::inquiry::Picture;
use crate::view::lab as words;
use crate::words::say;

/// Draws the lab.
pub fn lab_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    top_ui(ui, out);
    ui.separator();
    let lab = &view.shown.lab;
    if view.compact {
        egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            turn_pages(ui);
            list_ui(ui, lab, true, out);
            experiment_ui(ui, lab, out);
        });
        return;
    }
    let height = ui.available_height();
    ui.horizontal_top(|ui| {
        ui.allocate_ui_with_layout(vec2(250.0, height), egui::Layout::top_down(egui::Align::Min), |ui| {
            egui::ScrollArea::vertical().id_salt("experiments").auto_shrink([false, false]).show(ui, |ui| {
                list_ui(ui, lab, false, out);
            });
        });
        ui.add_space(12.0);
        ui.allocate_ui_with_layout(ui.available_size(), egui::Layout::top_down(egui::Align::Min), |ui| {
            egui::ScrollArea::vertical().id_salt("experiment").auto_shrink([false, false]).show(ui, |ui| {
                turn_pages(ui);
                experiment_ui(ui, lab, out);
            });
        });
    });
}

fn top_ui(ui: &mut Ui, out: &mut Vec<Request>) {
    ui.horizontal(|ui| {
        if button(ui, None, &t("lab-back"), &t("lab-back-says"), false).clicked() {
            out.push(ProgramRequest::Leave.into());
        }
        ui.add_space(8.0);
        ui.label(RichText::new(t("lab-heading")).family(serif()).size(24.0));
        at_right(ui, "right", |ui| {
            if button(ui, None, "?", &t("keys"), false).clicked() {
                out.push(LookRequest::Open(Dialog::Keys).into());
            }
            if button(ui, Some(Icon::Menu), "", &t("menu"), false).clicked() {
                out.push(LookRequest::Open(Dialog::Settings).into());
            }
        });
    });
}

/// The experiments, one of which is open.
fn list_ui(ui: &mut Ui, lab: &Lab, beside: bool, out: &mut Vec<Request>) {
    let one = |ui: &mut Ui, number: usize| {
        let title = words::about(EXPERIMENTS[number], "title");
        button(ui, None, &title, &title, lab.chosen == number).clicked()
    };
    if beside {
        ui.horizontal_wrapped(|ui| {
            for number in 0..EXPERIMENTS.len() {
                if one(ui, number) {
                    out.push(LabRequest::Choose(number).into());
                }
            }
        });
        ui.add_space(6.0);
        return;
    }
    for (number, experiment) in EXPERIMENTS.iter().enumerate() {
        if one(ui, number) {
            out.push(LabRequest::Choose(number).into());
        }
        note(ui, words::about(experiment, "sentence"));
        ui.add_space(8.0);
    }
}

fn experiment_ui(ui: &mut Ui, lab: &Lab, out: &mut Vec<Request>) {
    let experiment = lab.experiment();
    ui.label(RichText::new(words::about(experiment, "title")).family(serif()).size(22.0));
    ui.add(egui::Label::new(RichText::new(words::about(experiment, "sentence")).size(15.0)).wrap());
    ui.add_space(6.0);
    parameters_ui(ui, lab, out);
    ui.add_space(8.0);
    if let Some(problem) = lab.problem() {
        let inks = inks(ui);
        let problem = problem.trim_start_matches(&format!("{}: ", t("error")));
        ui.add(egui::Label::new(RichText::new(problem).color(inks.rust)).wrap());
        return;
    }
    status_ui(ui, lab);
    ui.add_space(6.0);
    let room = ui.available_width();
    let Some(report) = lab.report() else {
        meaning_ui(ui, lab);
        return;
    };
    if room < 760.0 {
        meaning_ui(ui, lab);
        ui.add_space(8.0);
        sketch_ui(ui, report);
        table_ui(ui, report);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width(room * 0.4);
            sketch_ui(ui, report);
        });
        ui.add_space(14.0);
        ui.vertical(|ui| {
            ui.set_width(ui.available_width() - 12.0);
            meaning_ui(ui, lab);
            ui.add_space(8.0);
            table_ui(ui, report);
        });
    });
}

/// What it means for a town, and who found it.
fn meaning_ui(ui: &mut Ui, lab: &Lab) {
    let experiment = lab.experiment();
    card(ui).inner_margin(14).show(ui, |ui| {
        ui.set_width(ui.available_width());
        heading(ui, t("lab-meaning-heading"));
        ui.add(egui::Label::new(words::about(experiment, "meaning")).wrap());
        ui.add_space(4.0);
        note(ui, format!("{}: {}", t("lab-source-heading"), words::about(experiment, "source")));
        note(ui, t("not-a-forecast"));
    });
}

/// What can be set, in as many columns as there is room for.
fn parameters_ui(ui: &mut Ui, lab: &Lab, out: &mut Vec<Request>) {
    let each = 300.0;
    let columns = ((ui.available_width() / each) as usize).clamp(1, 3);
    let (short, long): (Vec<_>, Vec<_>) = lab
        .experiment()
        .parameters
        .iter()
        .zip(lab.setup().values())
        .partition(|(p, _)| !matches!(p.bounds, Bounds::Numbers(..) | Bounds::Choice(_)));
    let width = (ui.available_width() / columns as f32 - 8.0).min(320.0);
    egui::Grid::new("parameters").num_columns(columns).min_col_width(width).spacing(vec2(8.0, 4.0)).show(ui, |ui| {
        for row in short.chunks(columns) {
            for (parameter, (_, value)) in row {
                ui.horizontal(|ui| parameter_ui(ui, lab.experiment(), parameter.name, parameter.bounds, value, out));
            }
            ui.end_row();
        }
    });
    for (parameter, (_, value)) in long {
        ui.horizontal_wrapped(|ui| parameter_ui(ui, lab.experiment(), parameter.name, parameter.bounds, value, out));
    }
    ui.horizontal(|ui| {
        if button(ui, None, &t("lab-defaults"), &t("lab-defaults-says"), false).clicked() {
            out.push(LabRequest::Defaults.into());
        }
        let says = say!("lab-other-luck-says", seed = lab.seed.to_string());
        if button(ui, None, &t("lab-other-luck"), &says, false).clicked() {
            out.push(LabRequest::OtherLuck.into());
        }
    });
}

/// More choices than these have no room beside one another.
const MOST_SIDE_BY_SIDE: usize = 4;

/// A list that opens, for many choices; gives the one that was picked.
fn choice_from_list(
    ui: &mut Ui,
    name_of: &str,
    label: &str,
    options: &[(&'static str, String, bool)],
    chosen: &str,
) -> Option<&'static str> {
    let place = options.iter().position(|(option, ..)| *option == chosen);
    let shown = place.map_or(chosen, |place| &options[place].1);
    let name = |place: usize| options[place].1.clone();
    let picked = pick(ui, ("choice", name_of), label, 220.0, shown.into(), (options.len(), place), name)?;
    Some(options[picked].0)
}

fn parameter_ui(
    ui: &mut Ui,
    experiment: &Experiment,
    name: &'static str,
    bounds: Bounds,
    value: &Value,
    out: &mut Vec<Request>,
) {
    let [label, about] = words::parameter(experiment, name);
    let mut put = |value: Value| out.push(LabRequest::Put(name, value).into());
    help(ui, &label, &say!("lab-help", about = about, range = bounds.said()));
    let row = egui::Layout::left_to_right(egui::Align::Center);
    ui.allocate_ui_with_layout(vec2(152.0, 30.0), row, |ui| {
        ui.set_min_width(152.0);
        ui.add(egui::Label::new(&label).truncate());
    });
    let drag = |ui: &mut Ui, number: f64, low: f64, high: f64, whole: bool, says: &str| {
        let mut now = number;
        // A hand's breadth moves a share by a tenth, and a large number in proportion to its size.
        let speed = if whole {
            (number.abs() * 0.01).max(1.0)
        } else {
            (number.abs() * 0.01).clamp((high - low).min(1.0) * 0.001, 10.0)
        };
        let drag =
            egui::DragValue::new(&mut now).range(low..=high).speed(speed).max_decimals(if whole { 0 } else { 6 });
        let response = ui.add_sized(vec2(82.0, 26.0), drag).on_hover_text(says);
        response
            .widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::DragValue, true, format!("{says}: {number}")));
        (now != number).then_some(if whole { now.round() } else { now })
    };
    match (bounds, value) {
        (Bounds::Number(low, high), Value::Number(number)) => {
            if let Some(number) = drag(ui, *number, low, high, false, &label) {
                put(Value::Number(number));
            }
        }
        (Bounds::Whole(low, high), Value::Number(number)) => {
            if let Some(number) = drag(ui, *number, low, high, true, &label) {
                put(Value::Number(number));
            }
        }
        (Bounds::Flag, Value::Flag(flag)) => {
            if toggle(ui, *flag, &about).clicked() {
                put(Value::Flag(!flag));
            }
        }
        (Bounds::Choice(choices), Value::Choice(chosen)) => {
            let options: Vec<_> = choices.iter().map(|c| (*c, words::choice(c), true)).collect();
            let picked = if options.len() <= MOST_SIDE_BY_SIDE {
                choice(ui, name, &options, *chosen)
            } else {
                choice_from_list(ui, name, &label, &options, chosen)
            };
            if let Some(picked) = picked {
                put(Value::Choice(picked));
            }
        }
        (Bounds::Numbers(_, _, low, high), Value::Numbers(numbers)) => {
            for (i, number) in numbers.iter().enumerate() {
                let says = format!("{label} {i}");
                if let Some(number) = drag(ui, *number, low, high, false, &says) {
                    let mut numbers = numbers.clone();
                    numbers[i] = number;
                    put(Value::Numbers(numbers));
                }
            }
        }
        (_, value) => drop(note(ui, words::value(value))),
    }
}

/// How far the run is, or what it came to.
fn status_ui(ui: &mut Ui, lab: &Lab) {
    match (lab.up_to_date(), lab.report()) {
        (true, Some(report)) => {
            let inks = inks(ui);
            ui.horizontal(|ui| {
                let agrees = report.agrees();
                let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), egui::Sense::hover());
                let (icon, ink) = if agrees { (Icon::Tick, inks.blue) } else { (Icon::Close, inks.rust) };
                icons::draw(ui.painter(), icon, rect.shrink(2.0), ink);
                ui.add(egui::Label::new(words::verdict(lab.experiment(), report)).wrap());
            });
        }
        _ => {
            let share = lab.running.unwrap_or(0.0);
            progress(ui, share, ui.available_width(), &t("lab-running"));
        }
    }
}

/// The picture and the gauges of a report.
fn sketch_ui(ui: &mut Ui, report: &Report) {
    let (picture, gauges) = (words::picture(report), words::gauges(report));
    let says = words::read_out(report);
    let tall = ui.ctx().content_rect().height() > super::TALL;
    let height = if tall { 360.0 } else { 200.0 } + if gauges.is_empty() { 100.0 } else { 0.0 };
    if picture != Picture::None {
        let axes = words::axes(report);
        picture_ui(ui, &picture, &Sketch { axes, blue_first: true, ..Sketch::new(report.experiment, &says, height) });
        ui.add_space(6.0);
    }
    if gauges.is_empty() {
        return;
    }
    let inks = inks(ui);
    let key = [("lab-key-measured", inks.blue, Sign::Bar), ("lab-key-expected", inks.rust, Sign::Diamond)];
    let key = key.map(|(name, colour, sign)| (t(name), colour, sign));
    key_ui(ui, &key.each_ref().map(|(name, colour, sign)| (name.as_str(), *colour, *sign)));
    ui.add_space(2.0);
    gauges.iter().for_each(|gauges| gauges_ui(ui, gauges));
}

/// Bars for what was measured, each with a diamond where it should end and a band as wide as luck may make it.
fn gauges_ui(ui: &mut Ui, gauges: &words::Gauges) {
    let inks = inks(ui);
    if !gauges.title.is_empty() {
        ui.label(strong(ui, &gauges.title).size(13.0));
    }
    let ends =
        || gauges.rows.iter().flat_map(|row| [row.measured.0, row.expected.map_or(0.0, |(expected, _)| expected)]);
    let (least, most) = (ends().fold(0.0, f64::min), ends().fold(0.0, f64::max));
    // Shares stand on a line from none to all.
    let shares = least >= 0.0 && most <= 1.0;
    let most = if shares { 1.0 } else { most };
    let width = ui.available_width() - 6.0;
    let (names, numbers) = (width * 0.42, 58.0);
    let scale = f64::from(width - names - numbers - 16.0).max(20.0) / (most - least).max(1e-9);
    let font = egui::FontId::proportional(12.5);
    for row in &gauges.rows {
        let galley = ui.painter().layout(row.name.clone(), font.clone(), inks.ink, names - 8.0);
        let height = galley.size().y.max(16.0) + 6.0;
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), egui::Sense::hover());
        let (measured, text) = &row.measured;
        let expected = row.expected.map_or_else(|| t("lab-nothing"), |(expected, _)| words::precise(expected));
        response.widget_info(|| {
            egui::WidgetInfo::labeled(
                egui::WidgetType::Label,
                true,
                say!("lab-gauge", name = row.name, measured = text, expected = expected),
            )
        });
        ui.painter().galley(egui::pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, inks.ink);
        let at = |value: f64| rect.left() + names + ((value - least) * scale) as f32;
        let bar = egui::Rect::from_x_y_ranges(
            at(measured.min(0.0))..=at(measured.max(0.0)),
            rect.center().y - 5.0..=rect.center().y + 5.0,
        );
        ui.painter().rect_filled(bar, 2.0, inks.blue);
        ui.painter().vline(at(0.0), rect.y_range(), egui::Stroke::new(1.0, inks.soft));
        if shares {
            ui.painter().vline(at(1.0), rect.y_range(), egui::Stroke::new(1.0, inks.line));
        }
        if let Some((expected, luck)) = row.expected {
            let within = (luck * scale) as f32;
            let (x, y) = (at(expected), rect.center().y);
            if within > 1.0 {
                let low = (x - within).max(rect.left() + names);
                let stroke = egui::Stroke::new(2.0, inks.rust);
                ui.painter().hline(low..=(x + within).min(rect.right() - numbers), y, stroke);
            }
            let corners =
                [vec2(0.0, -6.0), vec2(6.0, 0.0), vec2(0.0, 6.0), vec2(-6.0, 0.0)].map(|way| egui::pos2(x, y) + way);
            let edge = egui::Stroke::new(1.2, inks.paper);
            ui.painter().add(egui::Shape::convex_polygon(corners.to_vec(), inks.rust, edge));
        }
        let number = egui::pos2(rect.right(), rect.center().y);
        ui.painter().text(number, egui::Align2::RIGHT_CENTER, text, font.clone(), inks.ink);
    }
    ui.add_space(6.0);
}

/// Measured beside expected, in figures.
fn table_ui(ui: &mut Ui, report: &Report) {
    let inks = inks(ui);
    let rows = words::rows(report);
    let columns = ["measured", "expected", "error", "off"].map(|column| t(&format!("lab-column-{column}")));
    let name_width = (ui.available_width() - 370.0).clamp(110.0, 280.0);
    let small = |text: &str| RichText::new(text).size(13.0);
    egui::Grid::new(("lab", report.experiment)).num_columns(6).spacing(vec2(12.0, 4.0)).show(ui, |ui| {
        ui.label("");
        for column in &columns {
            ui.label(small(column).color(inks.soft));
        }
        ui.end_row();
        for row in &rows {
            ui.scope(|ui| {
                ui.set_width(name_width);
                ui.add(egui::Label::new(small(&row.name)).wrap());
            });
            for text in [&row.measured, &row.expected] {
                // A list stands in lines of its own.
                ui.label(small(&text.replace("  ", "\n").replace(" … ", "\n…\n")));
            }
            ui.label(small(&row.standard_error));
            ui.label(small(&row.off));
            let (rect, response) = ui.allocate_exact_size(vec2(16.0, 16.0), egui::Sense::hover());
            let (icon, ink) = if row.agrees { (Icon::Tick, inks.blue) } else { (Icon::Close, inks.rust) };
            let verdict = t(if row.agrees { "lab-agrees" } else { "lab-differs" });
            icons::draw(ui.painter(), icon, rect.shrink(2.0), ink);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, &verdict));
            response.on_hover_text(verdict);
            ui.end_row();
        }
    });
}
