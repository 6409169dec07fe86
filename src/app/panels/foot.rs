//! The foot: two charts chosen from the table of measures, and the Chronicle.

use bevy_egui::egui::{self, RichText, Sense, Ui};
use egui_plot::{AxisHints, GridMark, HoverPosition, Line, LineStyle, Plot, VLine, uniform_grid_spacer};

use super::View;
use super::broken::Broken;
use super::pictures::marks;
use super::widgets::{heading, help, link, note, pick, t};
use crate::app::request::{Dialog, LookRequest, Request};
use crate::app::theme::inks;
use crate::day::Simulation;
use crate::study::MEASURES;
use crate::study::measures::{Measure, Unit, measure};
use crate::study::serving;
use crate::view::axis;
use crate::view::facts::Fact;
use crate::words::{self, say};

/// Draws charts and Chronicle beside one another, or under one another where there is no room.
pub fn foot_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    if view.compact {
        egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            for chart in 0..2 {
                chart_ui(ui, view, chart, 130.0, out);
                ui.add_space(6.0);
            }
            chronicle_ui(ui, view, out);
        });
        return;
    }
    let height = ui.available_height();
    let width = ui.available_width();
    ui.horizontal_top(|ui| {
        for chart in 0..2 {
            ui.allocate_ui_with_layout(
                egui::vec2(width * 0.33 - 12.0, height),
                egui::Layout::top_down(egui::Align::Min),
                |ui| {
                    ui.set_width(width * 0.33 - 12.0);
                    chart_ui(ui, view, chart, height - 34.0, out);
                },
            );
            ui.separator();
        }
        ui.vertical(|ui| {
            heading(ui, t("chronicle"));
            egui::ScrollArea::vertical().id_salt("chronicle").auto_shrink([false, false]).show(ui, |ui| {
                chronicle_ui(ui, view, out);
            });
        });
    });
}

/// The two charts beside one another, or under one another where there is no room.
pub fn two_charts_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    ui.push_id("two charts", |ui| {
        if view.compact {
            (0..2).for_each(|chart| chart_ui(ui, view, chart, 120.0, out));
            return;
        }
        let width = ui.available_width() / 2.0 - 10.0;
        ui.horizontal_top(|ui| {
            for chart in 0..2 {
                ui.vertical(|ui| {
                    ui.set_width(width);
                    chart_ui(ui, view, chart, 130.0, out);
                });
            }
        });
    });
}

/// The Town Chronicle.
pub fn chronicle_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    if !view.shown.followed.is_empty() {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            note(ui, t("followed"));
            for one in &view.shown.followed {
                if link(ui, &one.says).clicked() {
                    out.push(LookRequest::Select(Some(one.resident)).into());
                }
            }
        });
    }
    if view.shown.chronicle.is_empty() {
        note(ui, t("chronicle-empty"));
    }
    for entry in &view.shown.chronicle {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let day = say!("day-number", day = entry.day.to_string());
            ui.label(RichText::new(day + ".").family(crate::app::theme::bold()));
            for (text, about) in &entry.sentences {
                told_ui(ui, view, text, *about, out);
            }
        });
    }
}

/// A sentence; the name of the person whom it is about opens their file.
fn told_ui(ui: &mut Ui, view: &View, text: &str, about: Option<u32>, out: &mut Vec<Request>) {
    let name = about.zip(view.shown.town()).map(|(resident, published)| published.town.town().name(resident));
    let parts = name.as_ref().and_then(|name| text.split_once(name.as_str()));
    let (Some((before, after)), Some(name)) = (parts, &name) else {
        // Where the name does not stand in it, the whole sentence opens the file.
        match about {
            Some(resident) if link(ui, text).clicked() => out.push(LookRequest::Select(Some(resident)).into()),
            Some(_) => {}
            None => {
                ui.label(text);
            }
        }
        return;
    };
    for (part, linked) in [(before, false), (name.as_str(), true), (after, false)] {
        if linked {
            if link(ui, part).clicked() {
                out.push(LookRequest::Select(about).into());
            }
        } else if !part.trim().is_empty() {
            ui.label(part.trim());
        }
    }
}

/// What the charts of a town begin with: the first of these that the town has.
enum Shows {
    /// Some office flags people.
    Flags,
    /// Some office refuses people its service, and none flags anybody.
    Refusals,
    /// Some office rates people, and nothing is refused to anybody.
    Scores,
    /// Nobody is rated.
    Conduct,
}

impl Shows {
    fn of(town: Option<&Simulation>) -> Self {
        match town {
            Some(town) if town.leading().is_none() => Self::Conduct,
            Some(town) if !town.scenario().policy().can_flag() => {
                if serving::refused(town).is_some() {
                    Self::Refusals
                } else {
                    Self::Scores
                }
            }
            _ => Self::Flags,
        }
    }
}

/// The measures of the two charts where none was chosen.
fn own(town: Option<&Simulation>) -> [&'static str; 2] {
    match Shows::of(town) {
        Shows::Flags => ["flagged_share", "false_discovery_rate"],
        Shows::Refusals => ["refused_share", "harm_done"],
        Shows::Scores => ["mean_score", "harm_done"],
        Shows::Conduct => ["harm_done", "mean_trust"],
    }
}

/// The measures that are shown while the chosen ones are covered.
fn standing_in(town: Option<&Simulation>) -> [&'static str; 2] {
    match Shows::of(town) {
        Shows::Flags => ["flagged_share", "mean_score"],
        Shows::Refusals => ["refused_share", "mean_score"],
        Shows::Scores => ["mean_score", "mean_trust"],
        Shows::Conduct => ["mean_strain", "mean_trust"],
    }
}

/// A step for the days' axis: about four of them, each a round number.
fn day_step(days: f64) -> f64 {
    [5.0, 10.0, 30.0, 90.0, 180.0, 360.0, 720.0, 1800.0, 3600.0]
        .into_iter()
        .find(|step| days / step <= 5.0)
        .unwrap_or(7200.0)
}

/// What is written at a mark of a measure's axis: enough decimals to tell it from the next.
fn mark_text(row: &Measure, value: f64, range: &std::ops::RangeInclusive<f64>, most: usize) -> String {
    let (low, high) = (*range.start(), *range.end());
    match row.unit {
        Unit::Share => format!("{}\u{a0}%", words::fixed(value * 100.0, axis::of_shares(low, high, most).decimals)),
        _ => row.with_unit(&words::fixed(value, axis::between(low, high, most).decimals)),
    }
}

fn chart_ui(ui: &mut Ui, view: &View, chart: usize, height: f32, out: &mut Vec<Request>) {
    let (session, shown) = (view.session, view.shown);
    let town = shown.town().map(|published| &*published.town);
    let chosen = session.charts[chart].unwrap_or_else(|| own(town)[chart]);
    // What happened is in some of the measures: they are covered with it, and another stands in.
    let covered = |key: &str| !session.may_see(Fact::TrueMeasures) && measure(key).is_some_and(|row| row.tells_truth());
    let key = if covered(chosen) { standing_in(town)[chart] } else { chosen };
    let Some(row) = measure(key) else { return };
    ui.horizontal(|ui| {
        let label = say!("chart-of", number = (chart + 1).to_string());
        let offered: Vec<&Measure> = MEASURES.iter().filter(|measure| measure.daily && !covered(measure.key)).collect();
        let place = offered.iter().position(|measure| measure.key == key);
        let heading = RichText::new(row.name()).family(crate::app::theme::serif());
        let name = |place: usize| offered[place].name();
        if let Some(picked) = pick(ui, ("chart", chart), &label, 210.0, heading, (offered.len(), place), name) {
            out.push(LookRequest::Chart(chart, offered[picked].key).into());
        }
        help(ui, &row.name(), &row.sentence());
        if let Some(published) = shown.town() {
            let last = published.record.of(key).last().copied().flatten();
            let text = row.shown(last);
            match row.behind {
                None => {
                    note(ui, &text);
                }
                Some(behind) => {
                    if link(ui, &text).on_hover_text(t("who-is-behind")).clicked() {
                        out.push(people(row, behind, &published.town));
                    }
                }
            }
            if let Some(twin) = shown.towns.get(1) {
                let value = row.shown(twin.record.of(key).last().copied().flatten());
                note(ui, say!("chart-twin", town = shown.town_name(1), value = value));
            }
        }
    });
    let days = shown.town().map_or(0, |published| published.record.of(key).iter().flatten().count());
    if days < 2 {
        let passed = shown.town().map_or(0, |published| published.record.of(key).len());
        note(ui, t(if passed < 2 { "chart-empty" } else { "chart-undefined" }));
        return;
    }
    let inks = inks(ui);
    let shows_day = t("day-word");
    // Scores are far from nought: their axis begins where they do.
    let first = shown.town().and_then(|p| p.record.of(key).iter().flatten().next().copied()).unwrap_or(0.0);
    // As many marks as there is room for, one to a line of text, and no fewer than two.
    let most = ((height.max(40.0) - 20.0) / 18.0).clamp(2.0, 6.0) as usize;
    let plot = Plot::new(("plot", chart))
        .height(height.max(40.0))
        .width((ui.available_width() - 10.0).max(60.0))
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .allow_axis_zoom_drag(false)
        .show_background(false)
        .show_grid([false, true])
        .grid_color(inks.line)
        .include_x(0.0)
        .include_x(30.0)
        .include_y(if row.unit == Unit::Share { 0.02 } else { first })
        .include_y(if row.unit == Unit::Points { first } else { 0.0 })
        .x_grid_spacer(uniform_grid_spacer(|input| {
            let step = day_step(input.bounds.1 - input.bounds.0);
            [step * 4.0, step * 2.0, step]
        }))
        .y_grid_spacer(move |input| marks(input, most))
        .show_crosshair(false)
        .custom_x_axes(vec![
            AxisHints::new_x()
                .formatter(move |mark: GridMark, _| format!("{shows_day} {}", words::fixed(mark.value, 0)))
                .tick_label_color(inks.soft)
                .label_spacing(egui::Rangef::new(40.0, 50.0)),
        ])
        .custom_y_axes(vec![
            AxisHints::new_y()
                .formatter(move |mark: GridMark, range| mark_text(row, mark.value, range, most))
                .tick_label_color(inks.soft)
                .label_spacing(egui::Rangef::new(1.0, 2.0))
                .min_thickness(44.0),
        ])
        .label_formatter(move |position: &HoverPosition<'_>| match position {
            HoverPosition::NearDataPoint { plot_name, position, .. } => Some(format!(
                "{plot_name}\n{}",
                say!("chart-hover", day = words::fixed(position.x, 0), value = row.shown(Some(position.y)))
            )),
            HoverPosition::Elsewhere { .. } => None,
        })
        .sense(Sense::CLICK);
    let names = [shown.town_name(0), shown.town_name(1)];
    let shown_plot = plot.show(ui, |plot| {
        for (number, published) in shown.towns.iter().enumerate().rev() {
            let record = &published.record;
            let points: Vec<[f64; 2]> = record
                .days
                .iter()
                .zip(record.of(key))
                .filter_map(|(day, value)| Some([f64::from(*day), (*value)?]))
                .collect();
            let stroke = egui::Stroke::new(2.2, if number == 0 { inks.blue } else { inks.rust });
            let line = Line::new(names[number].clone(), points.clone()).stroke(stroke);
            if number == 0 { plot.line(line) } else { plot.add(Broken::new(line, &points, stroke)) }
        }
        for command in shown.town().iter().flat_map(|published| published.commands.iter()) {
            plot.vline(
                VLine::new(t("rule-changed"), f64::from(command.day))
                    .color(inks.soft)
                    .style(LineStyle::Dotted { spacing: 4.0 }),
            );
        }
    });
    let label = say!("chart-label", measure = row.name());
    shown_plot.response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Image, true, &label));
    if shown_plot.response.clicked()
        && let (Some(published), Some(behind)) = (shown.town(), row.behind)
    {
        out.push(people(row, behind, &published.town));
    }
}

/// Opens the people behind a measure today.
fn people(row: &Measure, behind: fn(&Simulation) -> Vec<u32>, town: &Simulation) -> Request {
    let title = say!("behind", measure = row.name(), day = town.day().to_string());
    LookRequest::Open(Dialog::People { title, residents: behind(town) }).into()
}
