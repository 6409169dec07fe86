//! Residents as wooden pegs with hats: one sprite each, cut from one sheet that is drawn anew at each size, so that
//! pegs are crisp at every zoom.

use std::sync::Arc;

use bevy::asset::RenderAssetUsages;
use bevy::camera::visibility::{NoFrustumCulling, RenderLayers};
use bevy::image::ImageSampler;
use bevy::prelude::*;
use bevy::render::render_resource::{Extent3d, TextureDimension, TextureFormat};
use tiny_skia::{FillRule, LineJoin, PathBuilder, Pixmap, Stroke, Transform as Place};

use super::ground::{Standing, in_sight};
use super::{MapArea, Sight, peg_layer};
use crate::app::state::{MORNING, Session, Shown};
use crate::app::theme::colour;
use crate::app::{Screen, Step};
use crate::day::Simulation;
use crate::session::request::Pace;
use crate::view::facts::Facts;
use crate::view::lens::{Hat, Lens};
use crate::view::palette;
use crate::view::plan::Point;
use crate::view::stroll::{Stroll, Walks};

/// Most pegs drawn at once for a town; when more are in sight, blocks are inked by how many are flagged instead.
pub const MOST: usize = 4000;

/// A peg of a town.
#[derive(Component)]
pub struct Peg;

/// The pegs that are drawn, and where they are.
#[derive(Resource, Default)]
pub struct Pegs {
    /// For each town, the residents whose pegs are drawn, and where each stands, in metres on paper.
    pub shown: [Vec<(u32, Point)>; 2],
    /// Whether there are too many in sight to be drawn.
    pub too_many: bool,
    pool: [Vec<Entity>; 2],
    walks: [WalksOfToday; 2],
    sheet: Sheet,
    /// The hats that there are under the lens.
    kinds: Vec<Hat>,
    /// For each town, the hat of each resident: 0 for none, and 1 for the first kind.
    hats: [Arc<Vec<u8>>; 2],
    dressed: Option<(u64, Lens, Facts)>,
    /// The time of the day at which the pegs stand.
    time: f64,
}

/// The ways of the day that is shown, each drawn up when its peg comes into sight.
#[derive(Default)]
struct WalksOfToday {
    town: Option<Arc<Simulation>>,
    walks: Option<Walks>,
    ways: Vec<Option<Stroll>>,
}

/// Pegs at one size: cells side by side.
#[derive(Default)]
struct Sheet {
    image: Handle<Image>,
    /// The height of a cell in physical pixels, and the hats: the first cells are of pegs without one.
    key: Option<(u32, Vec<Hat>)>,
    cell: UVec2,
}

/// Tones of wood; they mean nothing.
const TONES: usize = 3;
/// Pegs are this much larger than life, so that hats can be told apart.
const LARGER: f32 = 1.35;
/// A cell in metres on paper.
const CELL: (f32, f32) = (10.0, 14.0);
/// How much of a peg is seen that is the same on both sides of a curtain.
const ALIKE: f32 = 0.22;
/// How much of a peg without a hat is seen where others have one.
const BARE: f32 = 0.6;
/// Where the foot of the peg is in a cell, from its middle.
const FOOT: f32 = 3.6;

/// Adds the pegs.
pub fn plugin(app: &mut App) {
    app.init_resource::<Pegs>();
    let chain = (dress, stand).chain().after(super::ground::build);
    app.add_systems(Update, chain.in_set(Step::Draw).run_if(in_state(Screen::Town)));
    app.add_systems(OnExit(Screen::Town), clear);
}

fn clear(mut commands: Commands, mut pegs: ResMut<Pegs>) {
    for entity in pegs.pool.iter_mut().flat_map(|pool| pool.drain(..)) {
        commands.entity(entity).despawn();
    }
    *pegs = Pegs::default();
}

/// Chooses everyone's hat, when the lens or the day has changed.
fn dress(mut pegs: ResMut<Pegs>, shown: Res<Shown>, session: Res<Session>) {
    let key = Some((shown.edition, session.lens, session.facts()));
    if pegs.dressed == key {
        return;
    }
    pegs.dressed = key;
    pegs.kinds = shown.town().map(|published| (session.lens.row().hats)(&published.town)).unwrap_or_default();
    for (number, published) in shown.towns.iter().enumerate().take(2) {
        pegs.hats[number] = Arc::new(session.lens.worn(&published.town, session.facts()));
    }
}

/// Stands the pegs where they are at this time of the day.
#[expect(clippy::too_many_arguments, reason = "a system is handed what it reads")]
fn stand(
    mut commands: Commands,
    mut pegs: ResMut<Pegs>,
    mut images: ResMut<Assets<Image>>,
    mut sprites: Query<(&mut Sprite, &mut Transform, &mut Visibility), With<Peg>>,
    standing: Res<Standing>,
    shown: Res<Shown>,
    session: Res<Session>,
    sight: Res<Sight>,
    area: Res<MapArea>,
) {
    let pegs = &mut *pegs;
    let Some(plan) = &standing.plan else { return };
    let mut wanted = vec![false; plan.blocks.len()];
    let blocks = in_sight(plan, &sight, &area);
    blocks.iter().for_each(|block| wanted[*block as usize] = true);
    pegs.too_many = plan.pegs.len() * blocks.len() / plan.blocks.len().max(1) > MOST;
    let pixels = (sight.scale * area.zoom * area.native).max(1e-3);
    pegs.sheet.renew(&mut images, pixels * LARGER, &pegs.kinds);
    // A day that passes faster than a person can follow shows everyone at home.
    let fast = session.passes_fast() || shown.running.is_some();
    let time = if session.settings.reduced_motion && !fast { MORNING } else { session.time };
    // Of a run that is watched, many days pass while people walk through one.
    let same_stroll = session.pace == Pace::Watched && time > pegs.time;
    pegs.time = time;
    for town in 0..2 {
        let Pegs { shown: stands, pool, walks, kinds, hats, too_many, sheet, .. } = pegs;
        let (stands, pool, walks) = (&mut stands[town], &mut pool[town], &mut walks[town]);
        stands.clear();
        if let (Some(published), false) = (shown.towns.get(town), *too_many) {
            if !same_stroll || walks.town.is_none() {
                walks.renew(&published.town, plan);
            }
            let places = published.town.town();
            for resident in 0..places.residents() as u32 {
                let block = places.people.block[resident as usize];
                if wanted.get(block as usize) == Some(&true) {
                    let at = if fast { plan.pegs[resident as usize] } else { walks.at(resident, time) };
                    stands.push((resident, at));
                }
            }
        }
        while pool.len() < stands.len() {
            let sprite = Sprite { image: sheet.image.clone(), ..default() };
            let bundle = (Peg, sprite, Transform::default(), RenderLayers::layer(peg_layer(town)), NoFrustumCulling);
            pool.push(commands.spawn(bundle).id());
        }
        for (number, entity) in pool.iter().enumerate() {
            // One that was spawned just now is dressed in the next frame.
            let Ok((mut sprite, mut place, mut visibility)) = sprites.get_mut(*entity) else {
                continue;
            };
            let Some((resident, at)) = stands.get(number) else {
                if *visibility != Visibility::Hidden {
                    *visibility = Visibility::Hidden;
                }
                continue;
            };
            if *visibility != Visibility::Visible {
                *visibility = Visibility::Visible;
            }
            let hat = hats[town].get(*resident as usize).copied().unwrap_or(0);
            let cell = usize::from(hat) * TONES + *resident as usize * 7 % TONES;
            let rect = Some(sheet.rect(cell));
            let size = Some(sheet.cell.as_vec2() / pixels);
            if sprite.rect != rect || sprite.custom_size != size || sprite.image != sheet.image {
                (sprite.rect, sprite.custom_size, sprite.image) = (rect, size, sheet.image.clone());
            }
            // With a curtain between two towns, only those who stand in another band are drawn strongly.
            let curtain = session.curtain.is_some() && session.lens == Lens::Scored;
            let alike = curtain && shown.other_band.get(*resident as usize) == Some(&false);
            let cover = match (alike, hat) {
                (true, _) => ALIKE,
                // Those of whom the lens has nothing to tell step back.
                (false, 0) if !kinds.is_empty() => BARE,
                (false, _) => 1.0,
            };
            let colour = Color::WHITE.with_alpha(cover);
            if sprite.color != colour {
                sprite.color = colour;
            }
            // Whoever stands lower on the paper stands in front.
            let front = kinds.get(usize::from(hat).wrapping_sub(1)).is_some_and(|hat| hat.in_front);
            let z = 10.0 + at.1 as f32 / plan.size.1.max(1.0) as f32 + f32::from(u8::from(front));
            let here = Vec3::new(at.0 as f32, -(at.1 as f32) + FOOT, z);
            if place.translation != here {
                place.translation = here;
            }
        }
    }
}

impl WalksOfToday {
    fn renew(&mut self, town: &Arc<Simulation>, plan: &Arc<crate::view::plan::Plan>) {
        if !self.town.as_ref().is_some_and(|known| Arc::ptr_eq(known, town)) {
            self.town = Some(town.clone());
            self.walks = Some(Walks::new(town.clone(), plan.clone()));
            self.ways = vec![None; town.town().residents()];
        }
    }

    fn at(&mut self, resident: u32, time: f64) -> Point {
        let walks = self.walks.as_ref();
        let way = self.ways[resident as usize]
            .get_or_insert_with(|| walks.map(|walks| walks.of(resident)).unwrap_or_default());
        way.at(time)
    }
}

impl Sheet {
    /// Draws the sheet anew when the size of pegs has changed by a pixel, or the hats have.
    fn renew(&mut self, images: &mut Assets<Image>, pixels: f32, hats: &[Hat]) {
        // Far away pegs keep a size at which they can be seen.
        let pixels = pixels.clamp(0.7, 14.0);
        let cell = UVec2::new((CELL.0 * pixels).ceil().max(5.0) as u32, (CELL.1 * pixels).ceil().max(7.0) as u32);
        if self.key.as_ref().is_some_and(|(height, known)| *height == cell.y && known == hats) {
            return;
        }
        (self.key, self.cell) = (Some((cell.y, hats.to_vec())), cell);
        let cells = (1 + hats.len()) * TONES;
        let Some(mut sheet) = Pixmap::new(cell.x * cells as u32, cell.y) else {
            return;
        };
        for number in 0..cells {
            let scale = cell.y as f32 / CELL.1;
            let origin =
                Place::from_translate((number as u32 * cell.x) as f32 + cell.x as f32 / 2.0, cell.y as f32 / 2.0);
            let hat = (number / TONES).checked_sub(1).and_then(|hat| hats.get(hat));
            draw_peg(&mut sheet, origin.pre_scale(scale, scale), hat, number % TONES);
        }
        let straight: Vec<u8> = sheet
            .pixels()
            .iter()
            .flat_map(|pixel| {
                let pixel = pixel.demultiply();
                [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]
            })
            .collect();
        let size = Extent3d { width: sheet.width(), height: sheet.height(), depth_or_array_layers: 1 };
        let format = TextureFormat::Rgba8UnormSrgb;
        let mut image = Image::new(size, TextureDimension::D2, straight, format, RenderAssetUsages::RENDER_WORLD);
        image.sampler = ImageSampler::linear();
        self.image = images.add(image);
    }

    fn rect(&self, cell: usize) -> Rect {
        let size = self.cell.as_vec2();
        Rect::from_corners(Vec2::new(size.x * cell as f32, 0.0), Vec2::new(size.x * (cell as f32 + 1.0), size.y))
    }
}

fn paint(hex: &str, alpha: f32) -> tiny_skia::Paint<'static> {
    let c = colour(hex);
    let mut paint = tiny_skia::Paint::default();
    paint.set_color_rgba8(c.r(), c.g(), c.b(), (alpha * 255.0) as u8);
    paint
}

/// One peg: shadow, body, hat. In metres on paper, y downwards, the middle of the cell at the origin.
fn draw_peg(sheet: &mut Pixmap, place: Place, hat: Option<&Hat>, tone: usize) {
    let stroke = Stroke { width: 0.75, line_join: LineJoin::Round, ..Stroke::default() };
    let oval = |x: f32, y: f32, w: f32, h: f32| {
        tiny_skia::Rect::from_xywh(x - w, y - h, 2.0 * w, 2.0 * h).and_then(PathBuilder::from_oval)
    };
    let mut put = |path: Option<tiny_skia::Path>, fill: &tiny_skia::Paint, outline: bool| {
        if let Some(path) = path {
            sheet.fill_path(&path, fill, FillRule::Winding, place, None);
            if outline {
                sheet.stroke_path(&path, &paint(palette::INK, 1.0), &stroke, place, None);
            }
        }
    };
    put(oval(1.0, 5.0, 3.0, 1.2), &paint(palette::INK, 0.22), false);
    put(oval(0.0, 2.6, 2.3, 2.9), &paint(palette::WOOD[tone], 1.0), true);
    put(oval(0.0, -0.9, 1.7, 1.7), &paint(palette::WOOD[tone], 1.0), true);
    let Some(hat) = hat else { return };
    let (y, r) = (-2.9, 2.9);
    let polygon = |points: &[(f32, f32)]| {
        let mut path = PathBuilder::new();
        for (number, (px, py)) in points.iter().enumerate() {
            let (x, y) = (px * r, y + py * r);
            if number == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
        }
        path.close();
        path.finish()
    };
    let path = match hat.shape {
        0 => oval(0.0, y, r * 0.95, r * 0.95),
        1 => polygon(&[(-1.0, 0.8), (-0.5, -0.85), (0.5, -0.85), (1.0, 0.8)]),
        2 => polygon(&[(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)]),
        3 => polygon(&[(0.0, -1.15), (1.15, 0.0), (0.0, 1.15), (-1.15, 0.0)]),
        _ => polygon(&[(0.0, -1.1), (1.05, 0.85), (-1.05, 0.85)]),
    };
    put(path, &paint(hat.colour, 1.0), true);
}
