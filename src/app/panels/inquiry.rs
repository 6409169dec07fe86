//! An answer that was found by replay: sentences, a picture, bars, and the people whom it is about.

use bevy_egui::egui::{self, RichText, Ui, vec2};
use egui_plot::{Line, LineStyle, MarkerShape, Plot, PlotPoints, Points};

use super::View;
use super::widgets::{button, heading, link, main_button, note, t};
use crate::app::request::{Dialog, Request};
use crate::app::theme::{Inks, inks};
use crate::study::Order;
use crate::view::inquiry::{Bars, Inquiry, Picture, Question};
use crate::words::say;

/// The title of the dialog.
pub fn title(view: &View) -> String {
    view.shown.inquiry.as_ref().map_or_else(|| t("ask-heading"), |inquiry| inquiry.heading.clone())
}

/// Draws the answer, or how far it is.
pub fn inquiry_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    let Some(inquiry) = &view.shown.inquiry else {
        ui.add_space(6.0);
        match view.shown.running {
            Some((done, of)) => {
                note(ui, t("inquiry-working"));
                let share = done as f32 / of.max(1) as f32;
                ui.add(egui::ProgressBar::new(share).desired_height(18.0).fill(inks(ui).pale_blue));
            }
            None => {
                note(ui, t(if view.shown.asking { "inquiry-working" } else { "inquiry-not-now" }));
            }
        }
        return;
    };
    let room = ui.available_width();
    let beside = room > 560.0 && inquiry.picture != Picture::None;
    for sentence in &inquiry.sentences {
        ui.add(egui::Label::new(sentence).wrap());
        ui.add_space(2.0);
    }
    if let (Some((day, record)), false) = (inquiry.strike, view.session.covered) {
        ui.add_space(4.0);
        if main_button(ui, &t("inquiry-strike")).on_hover_text(t("inquiry-strike-says")).clicked() {
            out.push(Request::OrderOn { town: 0, day, order: Order::Strike(record) });
            out.push(Request::Open(Dialog::None));
        }
    }
    ui.add_space(8.0);
    if beside {
        let width = (room - 16.0) / 2.0;
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(width);
                picture_ui(ui, inquiry, 220.0);
            });
            ui.add_space(8.0);
            ui.vertical(|ui| {
                ui.set_width(width);
                inquiry.bars.iter().for_each(|bars| bars_ui(ui, bars));
            });
        });
    } else {
        picture_ui(ui, inquiry, 180.0);
        inquiry.bars.iter().for_each(|bars| bars_ui(ui, bars));
    }
    people_ui(ui, inquiry, out);
}

fn people_ui(ui: &mut Ui, inquiry: &Inquiry, out: &mut Vec<Request>) {
    if inquiry.people.is_empty() {
        return;
    }
    ui.add_space(6.0);
    heading(ui, t(if inquiry.question == Question::Gaming { "who-stands-out" } else { "who-else" }));
    for (resident, sentence) in &inquiry.people {
        if link(ui, sentence).clicked() {
            out.push(Request::Select(Some(*resident)));
            out.push(Request::Open(Dialog::None));
        }
    }
}

/// How something is drawn, beside its name.
#[derive(Clone, Copy)]
enum Sign {
    Solid,
    Dashed,
    Dotted,
    Diamond,
}

/// Names, each after its sign in its own ink.
fn key_ui(ui: &mut Ui, rows: &[(&str, egui::Color32, Sign)]) {
    ui.horizontal_wrapped(|ui| {
        for (name, colour, sign) in rows {
            let (rect, _) = ui.allocate_exact_size(vec2(24.0, 14.0), egui::Sense::hover());
            let ends = [rect.left_center(), rect.right_center()];
            let stroke = egui::Stroke::new(2.2, *colour);
            match sign {
                Sign::Solid => drop(ui.painter().line_segment(ends, stroke)),
                Sign::Dashed => ui.painter().extend(egui::Shape::dashed_line(&ends, stroke, 7.0, 3.0)),
                Sign::Dotted => ui.painter().extend(egui::Shape::dotted_line(&ends, *colour, 4.5, 1.4)),
                Sign::Diamond => {
                    let (c, r) = (rect.right_center() - vec2(7.0, 0.0), 5.0);
                    let corners = [vec2(0.0, -r), vec2(r, 0.0), vec2(0.0, r), vec2(-r, 0.0)].map(|way| c + way);
                    let shape = egui::Shape::convex_polygon(corners.to_vec(), *colour, egui::Stroke::NONE);
                    ui.painter().add(shape);
                }
            }
            ui.label(RichText::new(*name).size(12.5));
            ui.add_space(8.0);
        }
    });
}

fn plain_plot<'a>(ui: &Ui, id: &'a str, height: f32) -> Plot<'a> {
    Plot::new(id)
        .height(height)
        .width((ui.available_width() - 6.0).max(80.0))
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .show_background(false)
        .show_grid([false, true])
        .grid_color(inks(ui).line)
        .show_crosshair(false)
}

fn picture_ui(ui: &mut Ui, inquiry: &Inquiry, height: f32) {
    let inks = inks(ui);
    let says = say("picture-of", &[("what", &inquiry.heading)]);
    match &inquiry.picture {
        Picture::None => {}
        Picture::Lines(lines) => lines_ui(ui, lines, &inks, &says, height),
        Picture::Dots(rows) => dots_ui(ui, rows, &inks, &says),
        Picture::Scatter { axes, everyone, standing_out } => {
            key_ui(ui, &[(&standing_out.0, inks.rust, Sign::Diamond)]);
            let plot = plain_plot(ui, "scatter", height).x_axis_label(axes[0].clone()).y_axis_label(axes[1].clone());
            let shown = plot.show(ui, |plot| {
                let all: PlotPoints<'_> = everyone.clone().into();
                plot.points(Points::new("", all).radius(1.6).color(inks.blue));
                let out: PlotPoints<'_> = standing_out.1.clone().into();
                plot.points(Points::new("", out).radius(3.6).shape(MarkerShape::Diamond).filled(true).color(inks.rust));
            });
            shown.response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Image, true, &says));
        }
    }
}

fn lines_ui(ui: &mut Ui, lines: &[(String, Vec<[f64; 2]>)], inks: &Inks, says: &str, height: f32) {
    let inked = [
        (inks.rust, LineStyle::Solid, Sign::Solid),
        (inks.blue, LineStyle::Dashed { length: 8.0 }, Sign::Dashed),
        (inks.soft, LineStyle::Dotted { spacing: 4.0 }, Sign::Dotted),
    ];
    let names = lines.iter().zip(&inked).map(|((name, _), (colour, _, sign))| (name.as_str(), *colour, *sign));
    key_ui(ui, &names.collect::<Vec<_>>());
    let day = t("day-word");
    let plot = plain_plot(ui, "undo-lines", height).x_axis_formatter(move |mark, _| format!("{day} {:.0}", mark.value));
    let shown = plot.show(ui, |plot| {
        // What is most is drawn last, over the others.
        for ((name, points), (colour, style, _)) in lines.iter().zip(inked).rev() {
            let points: PlotPoints<'_> = points.clone().into();
            plot.line(Line::new(name.clone(), points).color(colour).width(2.2).style(style));
        }
    });
    shown.response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Image, true, says));
}

/// Rows of dots along one score; what came about is a larger, ringed dot.
fn dots_ui(ui: &mut Ui, rows: &[(String, Vec<f64>)], inks: &Inks, says: &str) {
    let all = || rows.iter().flat_map(|(_, dots)| dots).copied();
    let (low, high) = (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max));
    let (low, high) = (low.min(high - 1.0), high.max(low + 1.0));
    let font = egui::FontId::proportional(12.5);
    for (row, (name, dots)) in rows.iter().enumerate() {
        note(ui, name);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width() - 8.0, 26.0), egui::Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Image, true, format!("{says}, {name}")));
        let at = |score: f64| {
            let share = ((score - low) / (high - low)) as f32;
            egui::pos2(egui::lerp(rect.left() + 8.0..=rect.right() - 8.0, share), rect.center().y)
        };
        ui.painter().hline(rect.x_range(), rect.center().y, egui::Stroke::new(1.0, inks.line));
        for (number, score) in dots.iter().enumerate() {
            let own = row == 0 && number == 0;
            let fill = if own { inks.rust } else { inks.blue.gamma_multiply(0.55) };
            ui.painter().circle(at(*score), if own { 6.5 } else { 4.5 }, fill, egui::Stroke::new(1.0, inks.card));
            if own {
                ui.painter().circle_stroke(at(*score), 9.0, egui::Stroke::new(1.4, inks.rust));
            }
        }
    }
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width() - 8.0, 18.0), egui::Sense::hover());
    let score = |value: f64| say("shown-score", &[("score", &format!("{value:.0}"))]);
    ui.painter().text(rect.left_top(), egui::Align2::LEFT_TOP, score(low), font.clone(), inks.soft);
    ui.painter().text(rect.right_top(), egui::Align2::RIGHT_TOP, score(high), font, inks.soft);
}

/// Bars from a common line: to the right for what adds, to the left, hollow, for what takes away.
fn bars_ui(ui: &mut Ui, bars: &Bars) {
    let inks = inks(ui);
    ui.label(super::widgets::strong(ui, &bars.title).size(13.0));
    let most = bars.rows.iter().map(|row| row.1).fold(0.0, f64::max);
    let least = bars.rows.iter().map(|row| row.1).fold(0.0, f64::min);
    let width = ui.available_width() - 6.0;
    let (names, numbers) = (width * 0.46, 52.0);
    let scale = (width - names - numbers - 12.0).max(20.0) / (most - least).max(1e-9) as f32;
    let font = egui::FontId::proportional(12.5);
    for (name, value, text) in &bars.rows {
        let galley = ui.painter().layout(name.clone(), font.clone(), inks.ink, names - 6.0);
        let height = galley.size().y.max(16.0) + 3.0;
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), egui::Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, format!("{name}: {text}")));
        ui.painter().galley(rect.left_top(), galley, inks.ink);
        let zero = rect.left() + names + (-least as f32) * scale;
        let end = zero + *value as f32 * scale;
        let bar = egui::Rect::from_x_y_ranges(zero.min(end)..=zero.max(end), rect.top() + 3.0..=rect.bottom() - 4.0);
        if *value >= 0.0 {
            ui.painter().rect_filled(bar, 2.0, inks.blue);
        } else {
            ui.painter().rect_stroke(bar, 2.0, egui::Stroke::new(1.3, inks.rust), egui::StrokeKind::Inside);
        }
        ui.painter().vline(zero, rect.y_range(), egui::Stroke::new(1.0, inks.soft));
        let at = egui::pos2(rect.right(), rect.top());
        ui.painter().text(at, egui::Align2::RIGHT_TOP, text, font.clone(), inks.ink);
    }
    ui.add_space(6.0);
}

/// Questions about the whole town.
pub fn ask_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    let rated = view.shown.raw().is_some_and(|raw| raw.offices.iter().any(|office| office.on));
    if view.session.covered || !view.shown.remembers() || !rated {
        return;
    }
    ui.add_space(8.0);
    heading(ui, t("ask-heading"));
    for (key, question) in [("ask-gain", Question::Gain), ("ask-gaming", Question::Gaming)] {
        if button(ui, None, &t(key), &t(&format!("{key}-says")), false).clicked() {
            out.push(Request::Ask(question));
        }
        ui.add_space(2.0);
    }
}
