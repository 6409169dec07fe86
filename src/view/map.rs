//! The town as an SVG drawing, for a day and a lens: what happened, what was seen, what was scored.

use std::fmt::Write;

use super::drawing::{Form, Paint, ground, standing};
use super::facts::Facts;
use super::landmarks::Landmarks;
use super::lens::{Hat, Lens, Sign, Watchers, sightings, wronged};
use super::palette;
use super::plan::{Block, Plan, Point, plan, signs};
use super::posts::{self, Post, posts};
use crate::day::Simulation;
use crate::scenario::policy::Watcher;
use crate::scenario::raw::{PlaceKind, WatcherKind};
use crate::words;

/// Draws the town on its last day through a lens, as far as `facts` may be seen.
pub fn svg(town: &Simulation, lens: Lens, facts: Facts) -> String {
    let plan = plan(town.town());
    let mut drawing = Drawing { out: String::new(), title: String::new(), town, plan: &plan, lens, facts };
    drawing.sheet();
    drawing.out
}

/// The share of its people that is flagged, of each block in which anybody lives.
pub fn flagged_by_block<'a>(town: &Simulation, plan: &'a Plan) -> Vec<(&'a Block, f64)> {
    let people = &town.town().people;
    let mut counts = vec![(0u32, 0u32); plan.blocks.len()];
    for (resident, block) in people.block.iter().enumerate() {
        if let Some((all, flagged)) = counts.get_mut(*block as usize) {
            *all += 1;
            *flagged += u32::from(town.flagged(resident as u32));
        }
    }
    let lived_in = plan.blocks.iter().zip(counts).filter(|(_, (all, _))| *all > 0);
    lived_in.map(|(block, (all, flagged))| (block, f64::from(flagged) / f64::from(all))).collect()
}

struct Drawing<'a> {
    out: String,
    title: String,
    town: &'a Simulation,
    plan: &'a Plan,
    lens: Lens,
    facts: Facts,
}

/// Room for the legend under the town.
const LEGEND: f64 = 58.0;

macro_rules! put {
    ($drawing:expr, $($text:tt)*) => {{ let _ = writeln!($drawing.out, $($text)*); }};
}

impl Drawing<'_> {
    fn sheet(&mut self) {
        let (width, height) = self.plan.size;
        let whole = height + LEGEND;
        let lens = format!("lens-{}", self.lens.row().key);
        let day = self.town.day().to_string();
        let title = words::say!("map-title", lens = words::plain(&lens), day = day);
        put!(
            self,
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0} {whole:.0}" role="img" font-family="Georgia, 'Times New Roman', serif">"#
        );
        put!(self, "<title>{}</title>", escape(&title));
        self.title = title;
        put!(self, r#"<rect width="{width:.0}" height="{whole:.0}" fill="{}"/>"#, palette::PAPER);
        put!(
            self,
            r#"<clipPath id="sheet"><rect width="{width:.0}" height="{height:.0}"/></clipPath><g clip-path="url(#sheet)">"#
        );
        self.marks();
        self.signs();
        self.watchers();
        if self.plan.pegs.is_empty() {
            self.density()
        } else {
            self.pegs()
        }
        self.names();
        put!(self, "</g>");
        self.legend(height);
        put!(self, "</svg>");
    }

    fn marks(&mut self) {
        let landmarks = Landmarks::of(self.town).marks(self.plan);
        let houses = standing(self.town.town(), self.plan, |_| true);
        for mark in ground(self.plan).into_iter().chain(landmarks).chain(houses) {
            let Paint { colour, cover } = mark.paint;
            let cover = if cover < 1.0 { format!(r#" opacity="{cover}""#) } else { String::new() };
            match mark.form {
                Form::Area(points) => put!(self, r#"<path d="{}Z" fill="{colour}"{cover}/>"#, path(&points)),
                Form::Line { points, width } => put!(
                    self,
                    r#"<path d="{}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linejoin="round"{cover}/>"#,
                    path(&points)
                ),
                Form::Disc { at: (x, y), radius } => {
                    put!(self, r#"<circle cx="{x:.1}" cy="{y:.1}" r="{radius:.1}" fill="{colour}"{cover}/>"#)
                }
            }
        }
    }

    fn signs(&mut self) {
        for (x, y, text) in signs(self.plan) {
            put!(
                self,
                r#"<text x="{x:.1}" y="{:.1}" font-size="10" text-anchor="middle" fill="{}">{}</text>"#,
                y + 3.5,
                palette::INK,
                escape(&text)
            );
        }
    }

    /// Watchers at the places that they cover, each kind with its letter, and cameras at the crossings with what they look at.
    fn watchers(&mut self) {
        let drawn = self.lens.row().watchers;
        if drawn == Watchers::Away || self.plan.crossings.len() > 4000 {
            return;
        }
        if drawn == Watchers::Looking {
            for Post { at, kind, .. } in posts(self.town, self.plan) {
                let letter = posts::letter(kind);
                put!(self, "{}", tag(at.0, at.1, 1.0, &letter));
            }
        }
        let policy = self.town.scenario().policy();
        let cameras_today =
            |(number, w): &(usize, &Watcher)| w.kind() == WatcherKind::Camera && self.town.is_watching(*number);
        let watchers = policy.watchers().iter().enumerate().filter(cameras_today);
        let watchers: Vec<usize> = watchers.map(|(number, _)| number).collect();
        for (crossing, (x, y)) in self.plan.crossings.iter().enumerate() {
            if !watchers.iter().any(|w| self.town.watched(*w, PlaceKind::Crossing, crossing as u32)) {
                continue;
            }
            if drawn == Watchers::Looking {
                put!(
                    self,
                    r#"<path d="M{x:.1} {y:.1}l22 -11a24 24 0 0 1 0 22z" fill="{}" opacity=".22"/>"#,
                    palette::BLUE
                );
            }
            put!(
                self,
                r#"<circle cx="{x:.1}" cy="{y:.1}" r="3.4" fill="{}"/><circle cx="{:.1}" cy="{y:.1}" r="1.2" fill="{}"/>"#,
                palette::INK,
                x + 1.0,
                palette::CARD
            );
        }
    }

    /// Large towns: each block by the share of its people that is flagged.
    fn density(&mut self) {
        for (block, share) in flagged_by_block(self.town, self.plan) {
            let [a, b, c, d] = block.corners;
            put!(
                self,
                r#"<path d="{}Z" fill="{}" opacity="{:.2}"/>"#,
                path(&[a, b, c, d]),
                palette::RUST,
                (share * 2.5).min(0.9)
            );
        }
    }

    fn pegs(&mut self) {
        let row = self.lens.row();
        let (hats, worn) = ((row.hats)(self.town), self.lens.worn(self.town, self.facts));
        let wronged = if row.rings { wronged(self.town, self.facts) } else { vec![] };
        for (resident, at) in self.plan.pegs.iter().enumerate().filter(|(_, at)| at.0 > 0.0) {
            if wronged.binary_search(&(resident as u32)).is_ok() {
                put!(
                    self,
                    r#"<circle cx="{:.1}" cy="{:.1}" r="8" fill="none" stroke="{}" stroke-width="1.6" stroke-dasharray="3 2"/>"#,
                    at.0,
                    at.1 - 2.0,
                    palette::RUST
                );
            }
            let hat = worn.get(resident).and_then(|worn| hats.get(usize::from(*worn).checked_sub(1)?));
            self.peg(*at, hat);
        }
        if row.sightings {
            self.sightings();
        }
    }

    /// What was seen today: an open eye where it is true, askew and crossed out where it is not.
    fn sightings(&mut self) {
        for sighting in sightings(self.town, self.facts) {
            let Some((x, y)) = self.plan.pegs.get(sighting.about as usize).copied() else {
                continue;
            };
            if !sighting.wrong {
                put!(
                    self,
                    r#"<circle cx="{x:.1}" cy="{:.1}" r="5" fill="none" stroke="{}" stroke-width="1.3"/>"#,
                    y - 2.0,
                    palette::BLUE
                );
            } else {
                put!(
                    self,
                    r#"<g transform="translate({x:.1} {:.1}) rotate(18)"><rect x="-5.5" y="-5.5" width="11" height="11" fill="none" stroke="{}" stroke-width="1.5" stroke-dasharray="2.5 1.8"/><path d="M-3-3L3 3M3-3L-3 3" stroke="{}" stroke-width="1.2"/></g>"#,
                    y - 2.0,
                    palette::RUST,
                    palette::RUST
                );
                if let Some((tx, ty)) = sighting.really.and_then(|seen| self.plan.pegs.get(seen as usize)) {
                    put!(
                        self,
                        r#"<path d="M{x:.1} {y:.1}L{tx:.1} {ty:.1}" stroke="{}" stroke-width=".9" stroke-dasharray="2 3"/>"#,
                        palette::RUST
                    );
                }
            }
        }
    }

    fn peg(&mut self, (x, y): Point, hat: Option<&Hat>) {
        let hat = hat.map_or(String::new(), |hat| hat_at(x, y - 4.4, hat));
        put!(
            self,
            r#"<ellipse cx="{x:.1}" cy="{:.1}" rx="2.1" ry="2.7" fill="{}" stroke="{}" stroke-width=".5"/>{hat}"#,
            y,
            palette::PEG,
            palette::INK
        );
    }

    fn names(&mut self) {
        for street in self.plan.streets.iter().filter(|street| street.line.len() > 2) {
            if let Some(name) = &street.name {
                let (left, right) = (street.line[street.line.len() / 2 - 1], street.line[street.line.len() / 2]);
                let (x, y) = ((left.0 + right.0) / 2.0, (left.1 + right.1) / 2.0);
                put!(
                    self,
                    r#"<text x="{x:.0}" y="{:.0}" font-size="10" font-style="italic" text-anchor="middle" fill="{}" stroke="{}" stroke-width="3" paint-order="stroke">{}</text>"#,
                    y + 3.5,
                    palette::INK_SOFT,
                    palette::STREET,
                    escape(name)
                );
            }
        }
        for ((x, y), name) in &self.plan.quarters {
            put!(
                self,
                r#"<text x="{x:.0}" y="{y:.0}" font-size="16" text-anchor="middle" fill="{}">{}</text>"#,
                palette::INK,
                escape(&words::say!("quarter", name = name))
            );
        }
    }

    fn legend(&mut self, top: f64) {
        put!(
            self,
            r#"<g transform="translate(0 {:.0})" font-size="14" fill="{}"><path d="M0 0H{:.0}" stroke="{}"/>"#,
            top,
            palette::INK,
            self.plan.size.0,
            palette::LINE
        );
        let title = escape(&self.title);
        put!(
            self,
            r#"<text x="{:.0}" y="35" text-anchor="end" font-style="italic">{title}</text>"#,
            self.plan.size.0 - 24.0
        );
        let mut x = 30.0;
        for (sign, text) in self.lens.legend(self.town, self.facts, false) {
            let sign = in_legend(&sign);
            put!(self, r#"<g transform="translate({x:.0} 30)">{sign}<text x="16" y="5">{}</text></g>"#, escape(&text));
            x += 44.0 + 7.6 * text.chars().count() as f64;
        }
        put!(self, "</g>");
    }
}

/// A sign as it stands in the legend.
fn in_legend(sign: &Sign) -> String {
    let (blue, rust, ink, card) = (palette::BLUE, palette::RUST, palette::INK, palette::CARD);
    match sign {
        Sign::Hat(hat) => format!(r#"<g transform="scale(1.6)">{}</g>"#, hat_at(0.0, 0.0, hat)),
        Sign::Sighting => format!(r#"<circle r="6" fill="none" stroke="{blue}" stroke-width="1.6"/>"#),
        Sign::WrongSighting => format!(
            r#"<g transform="rotate(18)"><rect x="-6" y="-6" width="12" height="12" fill="none" stroke="{rust}" stroke-width="1.6" stroke-dasharray="2.5 1.8"/><path d="M-3-3L3 3M3-3L-3 3" stroke="{rust}" stroke-width="1.3"/></g>"#
        ),
        Sign::Camera => format!(
            r#"<path d="M0 0l13 -6.5a14 14 0 0 1 0 13z" fill="{blue}" opacity=".3"/><circle r="4.5" fill="{ink}"/><circle cx="1.3" r="1.6" fill="{card}"/>"#
        ),
        Sign::Post(letter) => tag(0.0, 0.0, 1.4, letter),
        Sign::Zone => format!(
            r#"<rect x="-7" y="-6" width="14" height="12" fill="none" stroke="{blue}" stroke-width="1.5" stroke-dasharray="4 2.5"/>"#
        ),
        Sign::Stray => format!(r#"<circle r="6" fill="none" stroke="{rust}" stroke-width="2.5"/>"#),
        Sign::Ring => {
            format!(r#"<circle r="9" fill="none" stroke="{rust}" stroke-width="1.8" stroke-dasharray="3 2"/>"#)
        }
    }
}

/// A tag with a letter.
fn tag(x: f64, y: f64, scale: f64, letter: &str) -> String {
    let (blue, card) = (palette::BLUE, palette::CARD);
    let letter = escape(letter);
    format!(
        r#"<g transform="translate({x:.1} {y:.1}) scale({scale})"><rect x="-4" y="-4" width="8" height="8" rx="1.5" fill="{card}" stroke="{blue}" stroke-width=".8"/><text y="2.4" font-size="6.5" text-anchor="middle" fill="{blue}">{letter}</text></g>"#
    )
}

fn hat_at(x: f64, y: f64, hat: &Hat) -> String {
    let colour = hat.colour;
    let ink = palette::INK;
    let body = match hat.shape {
        0 => format!(r#"<circle cx="{x:.1}" cy="{y:.1}" r="3""#),
        1 => format!(r#"<path d="M{:.1} {:.1}h6l-1.4 -5h-3.2z""#, x - 3.0, y + 2.5),
        2 => format!(r#"<rect x="{:.1}" y="{:.1}" width="5" height="5""#, x - 2.5, y - 2.5),
        3 => format!(r#"<path d="M{x:.1} {:.1}l3.4 3.4l-3.4 3.4l-3.4 -3.4z""#, y - 3.4),
        _ => format!(r#"<path d="M{x:.1} {:.1}l3.2 6h-6.4z""#, y - 3.4),
    };
    format!(r#"{body} fill="{colour}" stroke="{ink}" stroke-width=".7"/>"#)
}

fn path(points: &[Point]) -> String {
    points.iter().enumerate().fold(String::new(), |mut path, (k, (x, y))| {
        let _ = write!(path, "{}{x:.1} {y:.1}", if k == 0 { "M" } else { "L" });
        path
    })
}

/// Text as it may stand in SVG and HTML.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
