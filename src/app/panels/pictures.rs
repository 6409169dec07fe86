//! Pictures and bars, as answers and experiments have them.

use bevy_egui::egui::{self, Ui, vec2};
use egui_plot::{AxisHints, GridInput, GridMark, Line, LineStyle, MarkerShape, Plot, PlotPoints, Points};

use super::broken::{Broken, DASH, GAP as DASH_GAP};
use super::widgets::{note, t};
use crate::app::theme::{Inks, inks};
use crate::view::axis;
use crate::view::inquiry::{Bars, Picture};
use crate::words::{self, say};

/// How something is drawn, beside its name.
#[derive(Clone, Copy)]
pub enum Sign {
    /// A line.
    Solid,
    /// A dashed line.
    Dashed,
    /// A dotted line.
    Dotted,
    /// A diamond.
    Diamond,
    /// A dot.
    Dot,
    /// A bar.
    Bar,
}

/// Names, each after its sign in its own ink.
pub fn key_ui(ui: &mut Ui, rows: &[(&str, egui::Color32, Sign)]) {
    ui.horizontal_wrapped(|ui| {
        for (name, colour, sign) in rows {
            let galley =
                ui.painter().layout_no_wrap((*name).to_owned(), egui::FontId::proportional(12.5), inks(ui).ink);
            let size = vec2(30.0 + galley.size().x, galley.size().y.max(16.0));
            let (whole, response) = ui.allocate_exact_size(size, egui::Sense::hover());
            response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, *name));
            let rect = egui::Rect::from_min_size(whole.min, vec2(24.0, size.y));
            ui.painter().galley(
                egui::pos2(whole.left() + 30.0, whole.center().y - galley.size().y / 2.0),
                galley,
                inks(ui).ink,
            );
            let ends = [rect.left_center(), rect.right_center()];
            let stroke = egui::Stroke::new(2.2, *colour);
            match sign {
                Sign::Solid => drop(ui.painter().line_segment(ends, stroke)),
                Sign::Dashed => ui.painter().extend(egui::Shape::dashed_line(&ends, stroke, DASH, DASH_GAP)),
                Sign::Dotted => ui.painter().extend(egui::Shape::dotted_line(&ends, *colour, 4.5, 1.4)),
                Sign::Dot => {
                    ui.painter().circle_filled(rect.right_center() - vec2(7.0, 0.0), 4.5, *colour);
                }
                Sign::Bar => {
                    let bar = rect.shrink2(vec2(0.0, rect.height() / 2.0 - 4.0));
                    ui.painter().rect_filled(bar, 2.0, *colour);
                }
                Sign::Diamond => {
                    let (c, r) = (rect.right_center() - vec2(7.0, 0.0), 5.0);
                    let corners = [vec2(0.0, -r), vec2(r, 0.0), vec2(0.0, r), vec2(-r, 0.0)].map(|way| c + way);
                    let shape = egui::Shape::convex_polygon(corners.to_vec(), *colour, egui::Stroke::NONE);
                    ui.painter().add(shape);
                }
            }
            ui.add_space(8.0);
        }
    });
}

/// Marks of an axis at round numbers: at least two, whatever its ends.
pub fn marks(input: GridInput, most: usize) -> Vec<GridMark> {
    let axis = axis::between(input.bounds.0, input.bounds.1, most);
    axis.marks.iter().map(|mark| GridMark { value: mark.at, step_size: axis.step }).collect()
}

/// What is written at a mark.
fn mark_text(mark: GridMark, range: &std::ops::RangeInclusive<f64>, most: usize) -> String {
    words::fixed(mark.value, axis::between(*range.start(), *range.end(), most).decimals)
}

/// The most marks of an axis to the right and of one upward.
const MOST_MARKS: [usize; 2] = [5, 5];

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
        .x_grid_spacer(|input| marks(input, MOST_MARKS[0]))
        .y_grid_spacer(|input| marks(input, MOST_MARKS[1]))
        // Every mark stands, in full ink: there are few of them.
        .custom_x_axes(vec![
            AxisHints::new_x()
                .label_spacing(egui::Rangef::new(1.0, 2.0))
                .formatter(|mark, range| mark_text(mark, range, MOST_MARKS[0])),
        ])
        .custom_y_axes(vec![
            AxisHints::new_y()
                .label_spacing(egui::Rangef::new(1.0, 2.0))
                .formatter(|mark, range| mark_text(mark, range, MOST_MARKS[1])),
        ])
}

/// How a picture is shown: the name of its plot, what is read out of it, the names of its axes, its height.
pub struct Sketch<'a> {
    /// The name of the plot.
    pub id: &'a str,
    /// What is read out.
    pub says: &'a str,
    /// To the right and upward; days to the right if none.
    pub axes: Option<[String; 2]>,
    /// In points.
    pub height: f32,
    /// Whether the first line is blue, as what is measured is in bars, and the second rust.
    pub blue_first: bool,
}

impl<'a> Sketch<'a> {
    /// A picture over days.
    pub fn new(id: &'a str, says: &'a str, height: f32) -> Self {
        Self { id, says, axes: None, height, blue_first: false }
    }
}

/// Draws a picture.
pub fn picture_ui(ui: &mut Ui, picture: &Picture, sketch: &Sketch) {
    let inks = inks(ui);
    let (says, height) = (sketch.says, sketch.height);
    match picture {
        Picture::None => {}
        Picture::Lines(lines) => lines_ui(ui, lines, &inks, sketch),
        Picture::Dots(rows) => dots_ui(ui, rows, &inks, says),
        Picture::Scatter { axes, everyone, standing_out } => {
            key_ui(ui, &[(&standing_out.0, inks.rust, Sign::Diamond)]);
            let plot = plain_plot(ui, "scatter", height).x_axis_label(axes[0].clone()).y_axis_label(axes[1].clone());
            let shown = plot.show(ui, |plot| {
                let all: PlotPoints<'_> = everyone.clone().into();
                plot.points(Points::new("", all).radius(1.6).color(inks.blue));
                let out: PlotPoints<'_> = standing_out.1.clone().into();
                plot.points(Points::new("", out).radius(3.6).shape(MarkerShape::Diamond).filled(true).color(inks.rust));
            });
            shown.response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Image, true, says));
        }
    }
}

/// Lines, each with a style of its own; a line of one point is a dot.
fn lines_ui(ui: &mut Ui, lines: &[(String, Vec<[f64; 2]>)], inks: &Inks, sketch: &Sketch) {
    let (first, second) = if sketch.blue_first { (inks.blue, inks.rust) } else { (inks.rust, inks.blue) };
    let styles = [(first, Sign::Solid), (second, Sign::Dashed), (inks.soft, Sign::Dotted)];
    let dots = [first, second, inks.soft];
    let mut drawn = [0, 0];
    let inked: Vec<_> = lines
        .iter()
        .map(|(_, points)| {
            let single = points.len() == 1;
            let number = &mut drawn[usize::from(single)];
            let style = styles[*number % styles.len()];
            let style = if single { (dots[*number % dots.len()], Sign::Dot) } else { style };
            *number += 1;
            style
        })
        .collect();
    let names = lines.iter().zip(&inked).map(|((name, _), (colour, sign))| (name.as_str(), *colour, *sign));
    key_ui(ui, &names.collect::<Vec<_>>());
    let mut plot = plain_plot(ui, sketch.id, sketch.height);
    plot = match &sketch.axes {
        Some([right, up]) => plot.x_axis_label(right.clone()).y_axis_label(up.clone()),
        None => {
            let day = t("day-word");
            plot.x_axis_formatter(move |mark, range| format!("{day} {}", mark_text(mark, range, MOST_MARKS[0])))
        }
    };
    let shown = plot.show(ui, |plot| {
        // Broken lines go over whole ones, so that both are seen where they meet.
        for ((name, points), (colour, sign)) in lines.iter().zip(inked) {
            let line = || Line::new(name.clone(), points.clone()).color(colour);
            match sign {
                Sign::Dot => {
                    let dot = Points::new(name.clone(), points.clone()).radius(6.0).shape(MarkerShape::Circle);
                    plot.points(dot.filled(true).color(colour));
                }
                Sign::Dashed => plot.add(Broken::new(line(), points, egui::Stroke::new(2.2, colour))),
                Sign::Dotted => plot.line(line().width(1.3).style(LineStyle::Dotted { spacing: 4.0 })),
                _ => plot.line(line().width(2.2)),
            }
        }
    });
    shown.response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Image, true, sketch.says));
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
    let score = |value: f64| {
        let score = words::fixed(value, 0);
        say!("shown-score", score = score, number = words::form_of(&score))
    };
    ui.painter().text(rect.left_top(), egui::Align2::LEFT_TOP, score(libm::floor(low)), font.clone(), inks.soft);
    ui.painter().text(rect.right_top(), egui::Align2::RIGHT_TOP, score(libm::ceil(high)), font, inks.soft);
}

/// Where bars lie in a row: the names before them, the common line that all begin at, and the numbers after them.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Columns {
    /// The room of names, in points from the left.
    names: f32,
    /// Where the common line is.
    zero: f32,
    /// Points for each unit of a value.
    unit: f32,
}

/// Room between the columns.
const GAP: f32 = 10.0;
/// The least room of bars, where there is any to be had.
const LEAST: f32 = 60.0;

impl Columns {
    /// Shares out so much room among names and numbers of so much width at the most, and bars for so many values. Where
    /// room is scarce, names are broken.
    fn new(room: f32, names: f32, numbers: f32, values: impl Iterator<Item = f64>) -> Self {
        let (least, most) = values.fold((0.0f64, 0.0f64), |(least, most), value| (least.min(value), most.max(value)));
        let rest = (room - numbers - 2.0 * GAP).max(0.0);
        let names = names.min(rest * 0.6).min((rest - LEAST).max(rest * 0.4));
        let unit = (rest - names) / (most - least).max(1e-9) as f32;
        Self { names, zero: names + GAP - least as f32 * unit, unit }
    }

    /// From where to where a bar reaches.
    fn bar(&self, value: f64) -> (f32, f32) {
        let end = self.zero + value as f32 * self.unit;
        (self.zero.min(end), self.zero.max(end))
    }
}

/// Groups of bars from a common line: to the right for what adds, to the left, hollow, for what takes away. All are of one
/// scale, so that a bar of one group is as long as one of another where it stands for as much.
pub fn bars_ui(ui: &mut Ui, groups: &[Bars]) {
    let inks = inks(ui);
    let font = egui::FontId::proportional(12.5);
    let wide = |ui: &Ui, text: &String| ui.painter().layout_no_wrap(text.clone(), font.clone(), inks.ink).size().x;
    let rows = || groups.iter().flat_map(|bars| &bars.rows);
    let widest = |of: fn(&(String, f64, String)) -> &String| rows().map(|row| wide(ui, of(row))).fold(0.0, f32::max);
    let (names, numbers) = (widest(|row| &row.0), widest(|row| &row.2));
    let width = ui.available_width() - 6.0;
    let columns = Columns::new(width, names + 1.0, numbers, rows().map(|row| row.1));
    for bars in groups {
        ui.label(super::widgets::strong(ui, &bars.title).size(13.0));
        for (name, value, text) in &bars.rows {
            let galley = ui.painter().layout(name.clone(), font.clone(), inks.ink, columns.names);
            let height = galley.size().y.max(16.0) + 3.0;
            let (rect, response) = ui.allocate_exact_size(vec2(width, height), egui::Sense::hover());
            response
                .widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, format!("{name}: {text}")));
            ui.painter().galley(rect.left_top(), galley, inks.ink);
            let (from, to) = columns.bar(*value);
            let across = rect.left() + from..=rect.left() + to;
            let bar = egui::Rect::from_x_y_ranges(across, rect.top() + 3.0..=rect.bottom() - 4.0);
            if *value >= 0.0 {
                ui.painter().rect_filled(bar, 2.0, inks.blue);
            } else {
                ui.painter().rect_stroke(bar, 2.0, egui::Stroke::new(1.3, inks.rust), egui::StrokeKind::Inside);
            }
            let line = egui::Stroke::new(1.0, inks.soft);
            ui.painter().vline(rect.left() + columns.zero, rect.y_range(), line);
            let at = egui::pos2(rect.right(), rect.top());
            ui.painter().text(at, egui::Align2::RIGHT_TOP, text, font.clone(), inks.ink);
        }
        ui.add_space(6.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_number_stands_on_a_bar_and_no_bar_on_a_name() {
        let values = [1.0, 0.04, 0.02, -0.01, 1.13, 0.97];
        for room in [200.0, 300.0, 430.0, 860.0] {
            for (names, numbers) in [(60.0, 20.0), (150.0, 118.0), (400.0, 118.0)] {
                let columns = Columns::new(room, names, numbers, values.into_iter());
                for value in values {
                    let (from, to) = columns.bar(value);
                    let case = format!("{room} {names} {numbers}: {value} from {from} to {to}, {columns:?}");
                    assert!(columns.names + GAP <= from + 0.01 && to <= room - numbers - GAP + 0.01, "{case}");
                    assert!(((to - from) / columns.unit - value.abs() as f32).abs() < 1e-3, "{case}");
                }
                assert!(columns.names <= names && columns.names > 20.0 && columns.unit > 10.0, "{columns:?}");
            }
        }
    }
}
