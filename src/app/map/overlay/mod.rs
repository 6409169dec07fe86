//! What is written on the map or pointed at: names, cameras, sightings, rings, ties, dusk. Painted over the pegs, and
//! what the pointer picks there.

mod dusk;
mod trail;

use std::collections::BTreeMap;

use bevy::prelude::*;
use bevy_egui::{EguiContexts, egui};
use egui::{Align2, Color32, FontId, Painter, Pos2, Rect, Stroke, pos2, vec2};

use crate::app::Requests;
use crate::app::map::ground::Standing;
use crate::app::map::pegs::Pegs;
use crate::app::map::pick::pick;
use crate::app::map::{MapArea, Sight, card_id};
use crate::app::signs::{askew, camera, dashed_ring, eye, tag};
use crate::app::state::{Session, Shown};
use crate::app::theme::{bold, colour, serif};
use crate::day::Simulation;
use crate::scenario::raw::{PlaceKind, WatcherKind};
use crate::view::inquiry::Inquiry;
use crate::view::lens::{self, Lens, Watchers};
use crate::view::map::flagged_by_block;
use crate::view::palette;
use crate::view::plan::{Plan, signs, within};
use crate::view::posts::{self, posts};
use crate::view::zone::zone;
use crate::words::{self, say};

/// Seconds in which the lens re-inks the town.
const REINK: f32 = 0.33;

/// Paints over the map and picks from it.
#[expect(clippy::too_many_arguments, reason = "a system is handed what it reads")]
pub fn paint(
    mut contexts: EguiContexts,
    area: Res<MapArea>,
    sight: Res<Sight>,
    standing: Res<Standing>,
    pegs: Res<Pegs>,
    shown: Res<Shown>,
    session: Res<Session>,
    time: Res<Time>,
    mut requests: ResMut<Requests>,
    mut inked: Local<(Option<Lens>, f32)>,
) -> Result {
    let ctx = contexts.ctx_mut()?.clone();
    let Some(plan) = &standing.plan else { return Ok(()) };
    // A lens that has just been put on shows its ink little by little.
    if inked.0 != Some(session.lens) {
        *inked = (Some(session.lens), if session.settings.reduced_motion { REINK } else { 0.0 });
    }
    inked.1 = (inked.1 + time.delta_secs()).min(REINK);
    if inked.1 < REINK {
        ctx.request_repaint();
    }
    for (number, published) in shown.towns.iter().enumerate() {
        let Some((rect, clip)) = area.rects.get(number).zip(area.clips.get(number)) else { continue };
        let painter = ctx.layer_painter(egui::LayerId::background()).with_clip_rect(*clip);
        let scene = Scene {
            painter,
            rect: *rect,
            sight: &sight,
            plan,
            town: &published.town,
            session: &session,
            ink: inked.1 / REINK,
            stands: &pegs.shown[number],
            seconds: time.elapsed_secs(),
            beside: shown.towns.len() > 1,
            inquiry: shown.inquiry.as_deref().filter(|_| number == 0),
        };
        scene.paint(
            pegs.too_many,
            shown.wronged.get(number).map_or(&[][..], |wronged| wronged),
            shown.running.is_some(),
        );
        if shown.towns.len() > 1 {
            scene.headed(&shown.town_name(number), *clip, number == 0);
            if number > 0 {
                let edge = Stroke::new(if session.curtain.is_some() { 3.0 } else { 2.0 }, colour(palette::INK));
                let line = if clip.left() > 1.0 + area.clips[0].left() {
                    [clip.left_top(), clip.left_bottom()]
                } else {
                    [clip.left_top(), clip.right_top()]
                };
                ctx.layer_painter(egui::LayerId::background()).line_segment(line, edge);
            }
        }
    }
    if let Some(response) = &area.response
        && response.clicked()
        && let Some(at) = response.interact_pointer_pos()
        && let Some((number, rect)) = area.at(at)
        && let Some(published) = shown.towns.get(number)
    {
        requests.0.extend(pick(&published.town, plan, &sight, rect, &pegs.shown[number], at));
    }
    Ok(())
}

struct Scene<'a> {
    painter: Painter,
    rect: Rect,
    sight: &'a Sight,
    plan: &'a Plan,
    town: &'a Simulation,
    session: &'a Session,
    /// How much of the lens's ink is on, 0 to 1.
    ink: f32,
    stands: &'a [(u32, (f64, f64))],
    seconds: f32,
    /// Whether it is one of two towns.
    beside: bool,
    /// The answer to the question that was put last.
    inquiry: Option<&'a Inquiry>,
}

/// A way from one spot to another, bent upward, as far as a share of it goes.
fn arc(from: Pos2, to: Pos2, share: f32) -> Vec<Pos2> {
    const STEPS: usize = 20;
    let bend = from + (to - from) / 2.0 - vec2(0.0, from.distance(to) * 0.18);
    let last = (share * STEPS as f32).ceil() as usize;
    let at = |step: usize| {
        let t = (step as f32 / STEPS as f32).min(share);
        let (a, b) = (from + (bend - from) * t, bend + (to - bend) * t);
        a + (b - a) * t
    };
    (0..=last).map(at).collect()
}

impl Scene<'_> {
    fn at(&self, spot: (f64, f64)) -> Pos2 {
        self.sight.put(self.rect, spot)
    }

    /// Where the middle of a peg is.
    fn peg(&self, spot: (f64, f64)) -> Pos2 {
        self.at((spot.0, spot.1 - 2.5))
    }

    /// The middle of each peg that is drawn, by resident.
    fn feet(&self) -> BTreeMap<u32, Pos2> {
        self.stands.iter().map(|(resident, spot)| (*resident, self.peg(*spot))).collect()
    }

    fn inked(&self, hex: &str) -> Color32 {
        colour(hex).gamma_multiply(self.ink)
    }

    fn paint(&self, too_many: bool, wronged: &[u32], running: bool) {
        let lens = self.session.lens.row();
        self.dusk(running);
        if too_many {
            self.density();
        } else if running || self.session.passes_fast() {
            self.footfall();
        }
        if lens.watchers != Watchers::Away {
            self.cameras(lens.watchers == Watchers::Looking);
        }
        if lens.watchers == Watchers::Looking {
            self.posts();
        }
        self.written();
        self.dim_for_reveal();
        if !too_many {
            if lens.sightings {
                self.sightings();
            }
            if lens.rings {
                self.rings(wronged);
            }
            self.selected();
            self.trail();
        }
    }

    /// The name of a town above what is seen of its map: in the middle, or by the curtain.
    fn headed(&self, name: &str, clip: Rect, left: bool) {
        let size = 15.0;
        let slip = self.slip(clip.center(), name, size);
        if slip.width() + 12.0 > clip.width() {
            return;
        }
        let aside = slip.width() / 2.0 + 8.0;
        let x = match (self.session.curtain, left) {
            (None, _) => clip.center().x,
            (Some(_), true) => clip.right() - aside,
            (Some(_), false) => clip.left() + aside,
        };
        const DOWN: f32 = 14.0;
        let at = pos2(x, clip.top() + DOWN);
        let card = self.painter.ctx().data(|data| data.get_temp::<Rect>(card_id()));
        let hides = card.filter(|card| card.intersects(self.slip(at, name, size)));
        self.label(pos2(x, hides.map_or(at.y, |card| card.bottom() + DOWN)), name, size);
    }

    /// Blocks by the share of their people that is flagged.
    fn density(&self) {
        for (block, share) in flagged_by_block(self.town, self.plan) {
            let corners: Vec<Pos2> = block.corners.iter().map(|corner| self.at(*corner)).collect();
            if corners.iter().any(|corner| self.rect.contains(*corner)) {
                let fill = self.inked(palette::RUST).gamma_multiply((share * 2.5).min(0.85) as f32);
                self.painter.add(egui::Shape::convex_polygon(corners, fill, Stroke::NONE));
            }
        }
    }

    /// Streets softly inked by how many pass, while days go by too fast to follow anybody.
    fn footfall(&self) {
        for street in &self.plan.streets {
            let points: Vec<Pos2> = street.line.iter().map(|point| self.at(*point)).collect();
            let ink = colour(palette::INK).gamma_multiply(if self.session.settings.reduced_motion {
                0.07
            } else {
                0.06 + 0.03 * (self.seconds * 3.0).sin()
            });
            self.painter.add(egui::Shape::line(points, Stroke::new(9.0 * self.sight.scale, ink)));
        }
    }

    /// Watchers of every kind at the places that they cover. Tags at houses would hide the houses of a town seen from far.
    fn posts(&self) {
        let from_afar = self.sight.scale < 1.3;
        for post in posts(self.town, self.plan).into_iter().filter(|post| !from_afar || post.is_public()) {
            let at = self.at(post.at);
            if self.rect.expand(10.0).contains(at) {
                tag(&self.painter, at, (self.sight.scale * 0.75).clamp(0.7, 1.4), &posts::letter(post.kind));
            }
        }
    }

    fn cameras(&self, looking: bool) {
        let policy = self.town.scenario().policy();
        let cameras: Vec<usize> = policy
            .watchers()
            .iter()
            .enumerate()
            .filter(|(number, watcher)| watcher.kind() == WatcherKind::Camera && self.town.is_watching(*number))
            .map(|(number, _)| number)
            .collect();
        if self.sight.scale < 0.3 || cameras.is_empty() {
            return;
        }
        for (crossing, spot) in self.plan.crossings.iter().enumerate() {
            let at = self.at(*spot);
            if self.rect.expand(30.0).contains(at)
                && cameras.iter().any(|w| self.town.watched(*w, PlaceKind::Crossing, crossing as u32))
            {
                camera(&self.painter, at, (self.sight.scale * 1.1).clamp(0.7, 3.0), looking && self.ink > 0.3);
            }
        }
    }

    /// Names of streets, quarters and public buildings.
    fn written(&self) {
        let soft = colour(palette::INK_SOFT);
        let size = (10.5 * self.sight.scale).clamp(10.0, 18.0);
        if self.sight.scale > 0.62 {
            for street in self.plan.streets.iter().filter(|street| street.line.len() > 2) {
                let Some(name) = &street.name else { continue };
                for (number, pair) in street.line.windows(2).enumerate().skip(1).step_by(4) {
                    let middle = ((pair[0].0 + pair[1].0) / 2.0, (pair[0].1 + pair[1].1) / 2.0);
                    let at = self.at(middle);
                    if !self.rect.contains(at) || number == 0 {
                        continue;
                    }
                    let galley = self.painter.layout_no_wrap(name.clone(), FontId::new(size, serif()), soft);
                    let slope = ((pair[1].1 - pair[0].1) / (pair[1].0 - pair[0].0)) as f32;
                    let angle = slope.atan();
                    let corner = at - egui::emath::Rot2::from_angle(angle) * (galley.size() / 2.0);
                    let text = egui::epaint::TextShape::new(corner, galley, soft).with_angle(angle);
                    self.painter.add(text);
                }
            }
            for (x, y, text) in signs(self.plan) {
                let at = self.at((x, y));
                if self.rect.contains(at) {
                    self.painter.text(
                        at,
                        Align2::CENTER_CENTER,
                        text,
                        FontId::new(size, serif()),
                        colour(palette::INK),
                    );
                }
            }
        }
        // A quarter whose name would lie over another's stays without.
        let mut right = f32::NEG_INFINITY;
        for ((x, y), name) in &self.plan.quarters {
            let at = self.at((*x, *y));
            let text = say!("quarter", name = name);
            let slip = self.slip(at, &text, 15.0);
            if self.rect.contains(at) && slip.left() > right {
                right = self.label(at, &text, 15.0).right() + 4.0;
            }
        }
    }

    /// The slip of paper for words; where the edge of the map would cut it off, it moves in.
    fn slip(&self, at: Pos2, text: &str, size: f32) -> Rect {
        let galley = self.painter.layout_no_wrap(text.to_owned(), FontId::new(size, serif()), colour(palette::INK));
        let slip = Rect::from_center_size(at, galley.size() + vec2(14.0, 6.0));
        let low = self.rect.left() + 4.0;
        let x = slip.left().clamp(low, (self.rect.right() - 4.0 - slip.width()).max(low));
        Rect::from_min_size(pos2(x, slip.top()), slip.size())
    }

    /// Words on a slip of paper.
    fn label(&self, at: Pos2, text: &str, size: f32) -> Rect {
        let galley = self.painter.layout_no_wrap(text.to_owned(), FontId::new(size, serif()), colour(palette::INK));
        let slip = self.slip(at, text, size);
        self.painter.rect_filled(slip, 6.0, colour(palette::CARD).gamma_multiply(0.92));
        self.painter.galley(slip.center() - galley.size() / 2.0, galley, colour(palette::INK));
        slip
    }

    /// What was seen on the last day: an eye where it is true, crooked and crossed out where it is not, with a thread to
    /// the one who was really seen.
    fn sightings(&self) {
        let stands = self.feet();
        let (blue, rust) = (self.inked(palette::BLUE), self.inked(palette::RUST));
        let radius = (5.0 * self.sight.scale).clamp(4.0, 12.0);
        for sighting in lens::sightings(self.town, self.session.facts()) {
            let Some(at) = stands.get(&sighting.about) else { continue };
            if !self.rect.contains(*at) {
                continue;
            }
            if !sighting.wrong {
                eye(&self.painter, *at, blue);
            } else {
                self.painter.circle_filled(*at, radius * 1.5, self.inked(palette::CARD).gamma_multiply(0.85));
                askew(&self.painter, *at, radius, rust);
                if let Some(other) = sighting.really.and_then(|seen| stands.get(&seen)) {
                    self.painter.extend(egui::Shape::dashed_line(&[*at, *other], Stroke::new(1.2, rust), 4.0, 4.0));
                }
            }
        }
    }

    /// While a reveal goes on, everything steps back but the rings.
    fn dim_for_reveal(&self) {
        let Some(share) = self.session.mode.share_of_reveal() else { return };
        let dark = (share * 8.0).min(1.0) * ((1.0 - share) * 8.0).clamp(0.0, 1.0);
        let [r, g, b, _] = colour(palette::INK).to_array();
        self.painter.rect_filled(self.rect, 0.0, Color32::from_rgba_unmultiplied(r, g, b, (150.0 * dark) as u8));
    }

    /// Who is flagged without having earned it; in a reveal they appear one after the other.
    fn rings(&self, wronged: &[u32]) {
        let (told, reveal) = (self.session.mode.revealed(wronged.len()), self.session.mode.is_revealing());
        let rust = self.inked(palette::RUST);
        let radius = (8.5 * self.sight.scale).clamp(7.0, 32.0);
        for (resident, spot) in self.stands {
            let at = self.peg(*spot);
            if self.rect.contains(at)
                && let Ok(place) = wronged.binary_search(resident)
                && place < told
            {
                let newest = reveal && place + 3 > told;
                let radius = if newest { radius * 1.6 } else { radius };
                if reveal {
                    self.painter.circle_filled(at, radius, colour(palette::LAMP).gamma_multiply(0.45));
                }
                self.painter.circle_stroke(at, radius, Stroke::new(4.0, self.inked(palette::CARD)));
                dashed_ring(&self.painter, at, radius, rust);
            }
        }
    }

    /// Where the open person may go without an alarm: the edge of the zone, the ways in it, and the last way out.
    fn zone(&self, resident: u32, at: Pos2) {
        let Some(zone) = zone(self.town, resident, self.session.facts()) else { return };
        let (blue, rust) = (self.inked(palette::BLUE), self.inked(palette::RUST));
        let corner = |block: &crate::view::plan::Block, spot| self.at(within(block, spot));
        for block in &self.plan.blocks {
            if zone.within.get(block.number as usize) == Some(&true) {
                let corners =
                    [(-0.04, -0.05), (1.04, -0.05), (1.04, 1.05), (-0.04, 1.05)].map(|spot| corner(block, spot));
                let ring = [corners[0], corners[1], corners[2], corners[3], corners[0]];
                self.painter.extend(egui::Shape::dashed_line(&ring, Stroke::new(1.5, blue), 6.0, 4.0));
            }
        }
        let middle = |number: u32| {
            self.plan.blocks.iter().find(|block| block.number == number).map(|block| corner(block, (0.5, 0.5)))
        };
        for (from, to) in zone.ways.iter().filter_map(|(from, to)| Some((middle(*from)?, middle(*to)?))) {
            self.painter.line_segment([from, to], Stroke::new(3.0, blue.gamma_multiply(0.5)));
        }
        if let Some(there) = zone.strayed.and_then(middle) {
            self.painter.extend(egui::Shape::dashed_line(&[at, there], Stroke::new(2.5, rust), 8.0, 5.0));
            self.painter.circle_stroke(there, 6.0, Stroke::new(2.5, rust));
        }
    }

    /// The open person: name, score, and ties as arcs.
    fn selected(&self) {
        let Some(resident) = self.session.selected.or(self.session.pointed_at()) else {
            return;
        };
        let spot_of = |resident: u32| self.stands.iter().find(|(other, _)| *other == resident).map(|(_, spot)| *spot);
        let Some(spot) = spot_of(resident) else { return };
        let at = self.peg(spot);
        let blue = self.inked(palette::BLUE);
        // Behind a curtain ties would lead from one town into the other.
        let tied = if self.session.curtain.is_some() && self.beside { &[] } else { self.town.contacts(resident) };
        for contact in tied {
            let Some(other) = spot_of(*contact).map(|spot| self.peg(spot)) else { continue };
            let arc = arc(at, other, 1.0);
            self.painter.add(egui::Shape::line(arc, Stroke::new(1.5, blue)));
            self.painter.circle_filled(other, 2.5, blue);
        }
        self.zone(resident, at);
        let radius = (6.5 * self.sight.scale).clamp(6.0, 26.0);
        self.painter.circle_stroke(at, radius, Stroke::new(2.5, colour(palette::INK)));
        let leading = self.town.leading().filter(|office| office.rates(resident));
        let score =
            leading.map_or_else(String::new, |office| format!(" {}", words::number(office.score(resident).round())));
        let text = self.town.town().name(resident) + &score;
        let galley = self.painter.layout_no_wrap(text, FontId::new(14.0, bold()), colour(palette::INK));
        let mut slip = Rect::from_center_size(at - vec2(0.0, radius + 20.0), galley.size() + vec2(18.0, 10.0));
        let low = pos2(self.rect.left() + 6.0, self.rect.top() + 6.0);
        let high = pos2(self.rect.right() - slip.width() - 6.0, self.rect.bottom() - slip.height() - 6.0);
        slip = Rect::from_min_size(slip.min.clamp(low, high.max(low)), slip.size());
        self.painter.rect(
            slip,
            8.0,
            colour(palette::CARD),
            Stroke::new(1.5, colour(palette::INK)),
            egui::StrokeKind::Inside,
        );
        self.painter.galley(slip.center() - galley.size() / 2.0, galley, colour(palette::INK));
    }
}
