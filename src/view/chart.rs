//! Charts as SVG that stand alone: lines over days, bars, and a histogram. Each line has its own dash and label, so
//! that colour is never the only sign.

use std::fmt::Write;

use super::axis::{self, Axis};
use super::map::escape;
use super::palette;
use crate::study::statistics::quantile;
use crate::words;

/// A line of a chart.
pub struct Line<'a> {
    /// What the line is called, written at its end.
    pub label: String,
    /// A value for each day; gaps are left open.
    pub values: &'a [Option<f64>],
    /// The line's colour.
    pub colour: &'static str,
    /// Its dashes, as SVG has them; empty for a whole line.
    pub dash: &'static str,
}

/// How wide charts are, in pixels of their own.
pub const WIDTH: f64 = 620.0;
/// How wide a chart is that stands beside something.
pub const NARROW: f64 = 440.0;
const HEIGHT: f64 = 220.0;
const LEFT: f64 = 68.0;
const RIGHT: f64 = 150.0;
const BOTTOM: f64 = 30.0;
const TOP: f64 = 12.0;

fn open(out: &mut String, width: f64, height: f64, title: &str) {
    let _ = write!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" font-family="inherit" font-size="13" fill="{}"><title>{}</title>"#,
        palette::INK,
        escape(title)
    );
}

/// A round number at or above a value, for the top of an axis.
fn round_up(value: f64) -> f64 {
    if value <= 0.0 {
        return 1.0;
    }
    let ten = libm::pow(10.0, libm::floor(libm::log10(value)));
    [1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 8.0, 10.0]
        .into_iter()
        .map(|step| step * ten)
        .find(|top| *top >= value)
        .unwrap_or(10.0 * ten)
}

/// Lines over days, from zero, with marks for shares of one. `shown` writes the value at a line's end. A narrow one has
/// letters of the same size.
pub fn lines(title: &str, days: &[u32], lines: &[Line], wide: f64, shown: impl Fn(f64) -> String) -> String {
    let mut out = String::new();
    open(&mut out, wide, HEIGHT, title);
    let largest = lines.iter().flat_map(|line| line.values.iter().flatten()).copied().fold(0.0, f64::max);
    let top = round_up(largest);
    let upward = axis::of_shares(0.0, top, 4);
    let last = f64::from(days.last().copied().unwrap_or(1).max(1));
    let x = |day: u32| LEFT + (wide - LEFT - RIGHT) * f64::from(day) / last;
    let y = |value: f64| TOP + (HEIGHT - TOP - BOTTOM) * (1.0 - value / top);
    for mark in upward.marks {
        let _ = write!(
            out,
            r#"<path d="M{LEFT} {0:.1}H{1:.1}" stroke="{2}"/><text x="{3}" y="{4:.1}" text-anchor="end" fill="{5}">{6}</text>"#,
            y(mark.at),
            wide - RIGHT,
            palette::LINE,
            LEFT - 8.0,
            y(mark.at) + 4.0,
            palette::INK_SOFT,
            escape(&mark.text)
        );
    }
    for day in axis_days(last as u32) {
        let text = words::say!("day-number", day = day.to_string());
        let anchor = if day == 0 { "start" } else { "middle" };
        let _ = write!(
            out,
            r#"<text x="{:.1}" y="{:.1}" text-anchor="{anchor}" fill="{}">{}</text>"#,
            x(day),
            HEIGHT - 8.0,
            palette::INK_SOFT,
            escape(&text)
        );
    }
    let mut ends: Vec<(f64, usize)> = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let mut path = String::new();
        let mut pen_down = false;
        for (day, value) in days.iter().zip(line.values) {
            match value {
                Some(value) => {
                    let _ = write!(path, "{}{:.1} {:.1}", if pen_down { "L" } else { "M" }, x(*day), y(*value));
                    pen_down = true;
                }
                None => pen_down = false,
            }
        }
        let _ = write!(
            out,
            r#"<path d="{path}" fill="none" stroke="{}" stroke-width="2.4" stroke-dasharray="{}"/>"#,
            line.colour, line.dash
        );
        if let Some(value) = line.values.iter().rev().flatten().next() {
            ends.push((y(*value), number));
        }
    }
    // Labels keep a line's height apart.
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut lowest = f64::NEG_INFINITY;
    for (at, number) in ends {
        let line = &lines[number];
        let place = at.max(lowest + 17.0);
        lowest = place;
        let value = line.values.iter().rev().flatten().next().map_or(String::new(), |value| shown(*value));
        let _ = write!(
            out,
            r#"<text x="{:.1}" y="{:.1}" fill="{}" font-weight="600">{}</text>"#,
            wide - RIGHT + 8.0,
            place + 4.0,
            line.colour,
            escape(&format!("{} {value}", line.label))
        );
    }
    out.push_str("</svg>");
    out
}

/// A bar with its label, its length and its colour.
pub struct Bar {
    /// What it is of.
    pub label: String,
    /// How long it is.
    pub value: f64,
    /// What is written at its end.
    pub shown: String,
    /// Its colour.
    pub colour: &'static str,
}

/// Horizontal bars from zero.
pub fn bars(title: &str, bars: &[Bar]) -> String {
    const ROW: f64 = 28.0;
    const LABEL: f64 = 250.0;
    const SHOWN: f64 = 310.0;
    const WIDE: f64 = 980.0;
    let mut out = String::new();
    open(&mut out, WIDE, ROW * bars.len() as f64 + 6.0, title);
    let largest = bars.iter().map(|bar| bar.value).fold(0.0, f64::max).max(1e-12);
    for (row, bar) in bars.iter().enumerate() {
        let top = row as f64 * ROW + 4.0;
        let length = ((WIDE - LABEL - SHOWN) * bar.value / largest).max(1.0);
        let _ = write!(
            out,
            r#"<text x="{:.0}" y="{:.1}" text-anchor="end">{}</text><rect x="{LABEL}" y="{top:.1}" width="{length:.1}" height="20" rx="2" fill="{}" stroke="{}" stroke-width=".8"/><text x="{:.1}" y="{:.1}" font-weight="600">{}</text>"#,
            LABEL - 10.0,
            top + 15.0,
            escape(&bar.label),
            bar.colour,
            palette::INK,
            LABEL + length + 8.0,
            top + 15.0,
            escape(&bar.shown)
        );
    }
    out.push_str("</svg>");
    out
}

/// The marks of an axis of people: whole numbers from 0.
fn people_axis(most: u32) -> Axis {
    let mut axis = axis::between(0.0, round_up(f64::from(most.max(2))), 3);
    axis.marks.retain(|mark| mark.at == libm::floor(mark.at));
    axis.marks.iter_mut().for_each(|mark| mark.text = words::count(mark.at as i64));
    axis
}

/// The days that are named under a chart: the first, the last, and the middle one where it is another.
fn axis_days(last: u32) -> Vec<u32> {
    let mut days = vec![0, last / 2, last];
    days.dedup();
    days
}

/// How many people have which score, with the bands beneath: `bands` are the lowest score and colour of each. A narrow one
/// has fewer marks, and letters of the same size.
pub fn histogram(title: &str, values: &[f64], bands: &[(f64, &'static str, String)], wide: f64) -> String {
    let mut out = String::new();
    open(&mut out, wide, HEIGHT, title);
    // All but the outermost hundredth at either end; those stand in the outermost bins.
    let [first, last] = [0.01, 0.99].map(|share| quantile(values.iter().copied(), share).unwrap_or(0.0));
    let step = round_up(((last - first) / 36.0).max(0.5));
    let (low, high) = (libm::floor(first / step) * step - step, libm::ceil(last / step) * step + step);
    let bins = ((high - low) / step).round().max(1.0) as usize;
    let mut counts = vec![0u32; bins];
    for value in values {
        counts[(((value - low) / step).floor().max(0.0) as usize).min(bins - 1)] += 1;
    }
    let people = people_axis(counts.iter().copied().max().unwrap_or(1));
    let top = people.high;
    let right = wide - 16.0;
    let width = (right - LEFT) / bins as f64;
    for (bin, count) in counts.iter().enumerate() {
        let middle = low + (bin as f64 + 0.5) * step;
        let colour = bands.iter().find(|(from, ..)| middle >= *from).or(bands.last()).map_or(palette::BLUE, |b| b.1);
        let height = (HEIGHT - TOP - BOTTOM - 18.0) * f64::from(*count) / top;
        let _ = write!(
            out,
            r#"<rect x="{:.1}" y="{:.1}" width="{:.1}" height="{height:.1}" fill="{colour}" stroke="{}" stroke-width=".6"/>"#,
            LEFT + bin as f64 * width,
            HEIGHT - BOTTOM - height,
            width,
            palette::INK
        );
    }
    let x = |value: f64| LEFT + (value - low) / (high - low) * (right - LEFT);
    let mut upper = high;
    for (from, _, name) in bands {
        let (from, to) = (from.max(low), upper.min(high));
        if to > from {
            let wide = x(to) - x(from) > 14.0;
            let _ = write!(
                out,
                r#"<path d="M{:.1} {TOP}V{:.1}" stroke="{}" stroke-dasharray="2 3"/>"#,
                x(from),
                HEIGHT - BOTTOM,
                palette::LINE
            );
            if wide {
                let _ = write!(
                    out,
                    r#"<text x="{:.1}" y="{}" text-anchor="middle" font-weight="600">{}</text>"#,
                    (x(from) + x(to)) / 2.0,
                    TOP + 8.0,
                    escape(name)
                );
            }
        }
        upper = from;
    }
    for mark in axis::between(low, high, (wide / 90.0) as usize).marks {
        let _ = write!(
            out,
            r#"<text x="{:.1}" y="{:.1}" text-anchor="middle" fill="{}">{}</text>"#,
            x(mark.at),
            HEIGHT - 10.0,
            palette::INK_SOFT,
            escape(&mark.text)
        );
    }
    let ground = HEIGHT - TOP - BOTTOM - 18.0;
    for count in people.marks {
        let y = HEIGHT - BOTTOM - ground * count.at / top;
        let _ = write!(
            out,
            r#"<path d="M{:.1} {y:.1}h5" stroke="{}"/><text x="{:.1}" y="{:.1}" text-anchor="end" fill="{}">{}</text>"#,
            LEFT - 5.0,
            palette::INK_SOFT,
            LEFT - 8.0,
            y + 4.0,
            palette::INK_SOFT,
            escape(&count.text)
        );
    }
    let _ = write!(
        out,
        r#"<text x="0" y="{:.1}" fill="{}">{}</text>"#,
        TOP + 2.0,
        palette::INK_SOFT,
        escape(&words::say!("chart-people"))
    );
    out.push_str("</svg>");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The texts of a chart, with where they stand.
    fn texts(svg: &str) -> Vec<(f64, f64, String)> {
        let number = |tag: &str, name: &str| {
            let rest = &tag[tag.find(&format!(" {name}=\"")).unwrap() + name.len() + 3..];
            rest[..rest.find('"').unwrap()].parse::<f64>().unwrap()
        };
        let parts = svg.split("<text").skip(1);
        parts
            .map(|part| {
                let (tag, rest) = part.split_once('>').unwrap();
                let text = rest.split_once('<').unwrap().0.to_owned();
                (number(tag, "x"), number(tag, "y"), text)
            })
            .collect()
    }

    /// Each axis of a chart has two labels at the least, and no two that read alike.
    fn check(svg: &str, bottom: f64) {
        let texts = texts(svg);
        let right: Vec<&String> = texts.iter().filter(|(_, y, _)| *y == bottom).map(|(_, _, text)| text).collect();
        let up: Vec<&String> =
            texts.iter().filter(|(x, y, _)| *x == LEFT - 8.0 && *y < bottom).map(|(_, _, text)| text).collect();
        for labels in [right, up] {
            let mut unlike = labels.clone();
            unlike.sort();
            unlike.dedup();
            assert!(labels.len() >= 2 && unlike.len() == labels.len(), "{labels:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn every_axis_of_a_histogram_has_two_labels(
            middle in -2000.0f64..2000.0, spread in 0.0f64..800.0, people in 1usize..400, whole in proptest::bool::ANY,
        ) {
            let score = |k: usize| middle + spread * (k as f64 / people as f64 - 0.5);
            let scores: Vec<f64> = (0..people).map(|k| if whole { score(k).round() } else { score(k) }).collect();
            check(&histogram("", &scores, &[], WIDTH), HEIGHT - 10.0);
            check(&histogram("", &scores, &[], NARROW), HEIGHT - 10.0);
        }

        #[test]
        fn every_axis_of_lines_has_two_labels(largest in 0.0f64..1.0, tiny in 0i32..9, days in 1u32..4000) {
            let days: Vec<u32> = (1..=days).collect();
            let values: Vec<Option<f64>> = days.iter().map(|_| Some(largest / libm::pow(10.0, f64::from(tiny)))).collect();
            let line = Line { label: String::new(), values: &values, colour: "", dash: "" };
            let lines = [line];
            check(&super::lines("", &days, &lines, WIDTH, words::share), HEIGHT - 8.0);
            check(&super::lines("", &days, &lines, NARROW, words::share), HEIGHT - 8.0);
        }
    }
}
