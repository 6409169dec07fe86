//! The map: where the town is seen from, and what lies where on the screen. The ground is meshes, pegs are sprites,
//! and what is written or pointed at is painted over them.

pub mod feather;
pub mod ground;
pub mod overlay;
pub mod pegs;
pub mod pick;

use std::sync::Arc;

use bevy::camera::Viewport;
use bevy::camera::visibility::RenderLayers;
use bevy::prelude::*;
use bevy_egui::{EguiPrimaryContextPass, PrimaryEguiContext, egui};

use super::request::MapRequest;
use super::state::Session;
use super::theme::colour;
use super::{Paint, Requests, Screen, Step};
use crate::view::palette;
use crate::view::plan::{Plan, Point};

/// Where the map is on the screen.
#[derive(Resource, Default)]
pub struct MapArea {
    /// The place of each town's map, in points. With a curtain both towns have the same place.
    pub rects: Vec<egui::Rect>,
    /// What is seen of each town's map.
    pub clips: Vec<egui::Rect>,
    /// Points to logical pixels.
    pub zoom: f32,
    /// Logical to physical pixels.
    pub native: f32,
    /// How much of the map's top a card covers, in points.
    pub under_card: f32,
    /// What the pointer does on the map.
    pub response: Option<egui::Response>,
}

impl MapArea {
    /// Takes up where the panels left room. `curtain`: where it hangs between two towns, from 0 at the left to 1; `None`
    /// where each has a map of its own.
    pub fn renew(
        &mut self,
        ctx: &egui::Context,
        map: Option<egui::Response>,
        towns: usize,
        compact: bool,
        curtain: Option<f32>,
    ) {
        self.zoom = ctx.zoom_factor();
        self.native = ctx.native_pixels_per_point().unwrap_or(1.0);
        self.rects = match (&map, towns) {
            (Some(map), 2) if compact && map.rect.height() > map.rect.width() => {
                let (top, foot) = map.rect.split_top_bottom_at_fraction(0.5);
                vec![top, foot]
            }
            (Some(map), 2) => {
                let (left, right) = map.rect.split_left_right_at_fraction(0.5);
                vec![left.with_max_x(left.max.x - 1.0), right.with_min_x(right.min.x + 1.0)]
            }
            (Some(map), _) => vec![map.rect],
            (None, _) => vec![],
        };
        let card = ctx.data(|data| data.get_temp::<egui::Rect>(card_id()));
        let top = map.as_ref().map_or(0.0, |map| map.rect.top());
        self.under_card = card.map_or(0.0, |card| (card.bottom() - top).max(0.0));
        self.clips = self.rects.clone();
        if let (Some(map), 2, Some(share)) = (&map, towns, curtain) {
            let (left, right) = map.rect.split_left_right_at_fraction(share);
            (self.rects, self.clips) = (vec![map.rect; 2], vec![left, right]);
        }
        self.response = map;
    }

    /// The number and the place of the map that is seen at a spot of the screen.
    pub fn at(&self, spot: egui::Pos2) -> Option<(usize, egui::Rect)> {
        let number = self.clips.iter().position(|clip| clip.contains(spot))?;
        Some((number, *self.rects.get(number)?))
    }
}

/// Under which name the panels keep the place of the card that lies on the map, if one does.
pub fn card_id() -> egui::Id {
    egui::Id::new("card on the map")
}

/// What part of the town is seen.
#[derive(Resource, Clone, Copy, Debug, PartialEq)]
pub struct Sight {
    /// The middle, in metres on paper.
    pub middle: (f32, f32),
    /// Points for each metre on paper.
    pub scale: f32,
    /// Whether the whole town is to be fitted in.
    pub whole: bool,
}

impl Default for Sight {
    fn default() -> Self {
        Self { middle: (400.0, 300.0), scale: 1.0, whole: true }
    }
}

/// How much nearer than the whole town the first look is, and the scale at which people are near enough.
const NEARER: f32 = 1.7;
const NEAR: f32 = 1.6;

/// The bounds of the scale, in points for each metre.
pub const SCALES: (f32, f32) = (0.04, 8.0);

impl Sight {
    /// Where a spot of the plan is on the screen.
    pub fn put(&self, rect: egui::Rect, (x, y): Point) -> egui::Pos2 {
        let offset = egui::vec2(x as f32 - self.middle.0, y as f32 - self.middle.1) * self.scale;
        rect.center() + offset
    }

    /// Which spot of the plan is under a place on the screen.
    pub fn spot(&self, rect: egui::Rect, at: egui::Pos2) -> Point {
        let offset = (at - rect.center()) / self.scale;
        (f64::from(self.middle.0 + offset.x), f64::from(self.middle.1 + offset.y))
    }

    /// The first look at a town: near enough to tell people apart, in the middle of the sheet.
    fn first(&mut self, rect: egui::Rect, sheet: (f64, f64)) {
        self.fit(rect, sheet, 0.0);
        self.scale = (self.scale * NEARER).min(NEAR).max(self.scale);
        self.whole = false;
    }

    /// Moves so far that a spot is well in sight, and no farther; not at all where it is in sight.
    fn show(&mut self, rect: egui::Rect, spot: Point) {
        let at = self.put(rect, spot);
        let within = |share: f32| rect.shrink(rect.width().min(rect.height()) * share);
        if !within(0.05).contains(at) {
            let missed = at - within(0.2).clamp(at);
            self.middle = (self.middle.0 + missed.x / self.scale, self.middle.1 + missed.y / self.scale);
            self.whole = false;
        }
    }

    /// Fits a sheet into a place of which so much is covered at the top, if there is room enough under it.
    fn fit(&mut self, rect: egui::Rect, (width, height): (f64, f64), covered: f32) {
        let covered = if covered < rect.height() * 0.4 { covered } else { 0.0 };
        let (across, down) = (rect.width() / width as f32, (rect.height() - covered) / height as f32);
        self.scale = across.min(down).clamp(SCALES.0, SCALES.1);
        self.middle = (width as f32 / 2.0, height as f32 / 2.0 - covered / 2.0 / self.scale);
    }
}

/// A camera of the map: 0 for the town, 1 for the twin.
#[derive(Component)]
pub struct MapCamera(pub usize);

/// The layer that both towns share, and the layer of each town's pegs.
pub const GROUND: usize = 0;

/// The layer of a town's pegs.
pub fn peg_layer(town: usize) -> usize {
    town + 1
}

/// Adds the map.
pub fn plugin(app: &mut App) {
    app.init_resource::<MapArea>().init_resource::<Sight>();
    app.insert_resource(ClearColor(bevy_colour(palette::GRASS)));
    app.add_plugins((feather::plugin, ground::plugin, pegs::plugin));
    app.add_systems(Startup, cameras);
    app.add_systems(Update, (pointer, frame).chain().in_set(Step::Draw).before(ground::build));
    app.add_systems(EguiPrimaryContextPass, overlay::paint.in_set(Paint::Map).run_if(in_state(Screen::Town)));
}

/// A colour of the palette for Bevy.
pub fn bevy_colour(hex: &str) -> Color {
    let colour = colour(hex);
    Color::srgb_u8(colour.r(), colour.g(), colour.b())
}

fn cameras(mut commands: Commands) {
    for town in 0..2 {
        let clear_color = if town == 0 { ClearColorConfig::Default } else { ClearColorConfig::None };
        commands.spawn((
            MapCamera(town),
            Camera2d,
            Msaa::Off,
            RenderLayers::from_layers(&[GROUND, peg_layer(town)]),
            Camera { order: town as isize, clear_color, is_active: town == 0, ..default() },
        ));
    }
    commands.spawn((
        PrimaryEguiContext,
        Camera2d,
        Msaa::Off,
        RenderLayers::none(),
        Camera { order: 10, clear_color: ClearColorConfig::None, ..default() },
    ));
}

/// Pans and zooms as asked, and as the pointer does.
fn pointer(
    mut requests: ResMut<Requests>,
    mut sight: ResMut<Sight>,
    mut looked: Local<(Option<Arc<Plan>>, Option<u32>)>,
    session: Res<Session>,
    area: Res<MapArea>,
    plan: Res<ground::Standing>,
) {
    let before = *sight;
    let mut now = before;
    if let (Some(rect), Some(plan)) = (area.rects.first(), &plan.plan) {
        if !looked.0.as_ref().is_some_and(|known| Arc::ptr_eq(known, plan)) {
            *looked = (Some(plan.clone()), None);
            now.first(*rect, plan.size);
        }
        // Whoever's file is opened comes into sight, and whoever a watched run has stopped at.
        let looked_at = session.selected.or(session.pointed_at());
        if looked.1 != looked_at {
            looked.1 = looked_at;
            if let Some(spot) = looked_at.and_then(|resident| plan.pegs.get(resident as usize)) {
                now.show(*rect, *spot);
            }
        }
    }
    let zoom = |now: &mut Sight, factor: f32, at: Option<(egui::Rect, egui::Pos2)>| {
        let scale = (now.scale * factor).clamp(SCALES.0, SCALES.1);
        if let Some((rect, at)) = at {
            let under = now.spot(rect, at);
            now.scale = scale;
            let moved = now.put(rect, under) - at;
            now.middle.0 += moved.x / scale;
            now.middle.1 += moved.y / scale;
        }
        now.scale = scale;
        now.whole = false;
    };
    for request in requests.take() {
        match request {
            MapRequest::Pan(x, y) => {
                now.middle.0 -= x / now.scale;
                now.middle.1 -= y / now.scale;
                now.whole = false;
            }
            MapRequest::Zoom(factor) => zoom(&mut now, factor, None),
            MapRequest::Whole => now.whole = true,
        }
    }
    if let Some(response) = &area.response {
        if response.dragged() {
            let delta = response.drag_delta();
            now.middle.0 -= delta.x / now.scale;
            now.middle.1 -= delta.y / now.scale;
            now.whole &= delta == egui::Vec2::ZERO;
        }
        let (scroll, pinch) = response.ctx.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
        if let (true, Some(at)) = (response.contains_pointer(), response.ctx.pointer_latest_pos()) {
            let factor = (scroll / 240.0).exp() * pinch;
            if factor != 1.0 {
                zoom(&mut now, factor, area.at(at).map(|(_, rect)| (rect, at)));
            }
        }
    }
    if let (true, Some(rect), Some(plan)) = (now.whole, area.rects.first(), &plan.plan) {
        now.fit(*rect, plan.size, area.under_card);
    }
    if let Some(plan) = &plan.plan {
        now.middle.0 = now.middle.0.clamp(0.0, plan.size.0 as f32);
        now.middle.1 = now.middle.1.clamp(0.0, plan.size.1 as f32);
    }
    if now != before {
        *sight = now;
    }
}

/// Points the cameras.
fn frame(
    area: Res<MapArea>,
    sight: Res<Sight>,
    windows: Query<&Window>,
    mut cameras: Query<(&MapCamera, &mut Camera, &mut Projection, &mut Transform)>,
) {
    let Ok(window) = windows.single() else { return };
    let whole = window.physical_size();
    let factor = area.zoom * area.native;
    for (map, mut camera, mut projection, mut place) in &mut cameras {
        let clip = area.clips.get(map.0).filter(|clip| clip.width() > 2.0 && clip.height() > 2.0);
        let (Some(rect), Some(clip)) = (area.rects.get(map.0), clip) else {
            // The first camera clears the window, whatever is in it.
            let active = map.0 == 0;
            if camera.is_active != active || camera.viewport.is_some() {
                (camera.is_active, camera.viewport) = (active, None);
            }
            continue;
        };
        let corner = |at: egui::Pos2| {
            UVec2::new((at.x * factor).round().max(0.0) as u32, (at.y * factor).round().max(0.0) as u32).min(whole)
        };
        let (min, max) = (corner(clip.min), corner(clip.max));
        let size = max.saturating_sub(min);
        if size.x < 2 || size.y < 2 {
            continue;
        }
        let fits = |viewport: &Viewport| viewport.physical_position == min && viewport.physical_size == size;
        if !camera.is_active || !camera.viewport.as_ref().is_some_and(fits) {
            camera.is_active = true;
            camera.viewport = Some(Viewport { physical_position: min, physical_size: size, ..default() });
        }
        if let Projection::Orthographic(flat) = &mut *projection {
            let scale = 1.0 / (sight.scale * area.zoom);
            if flat.scale != scale {
                flat.scale = scale;
            }
        }
        // Behind a curtain the camera looks at the middle of what is seen.
        let aside = (clip.center() - rect.center()) / sight.scale;
        let at = Vec3::new(sight.middle.0 + aside.x, -sight.middle.1 - aside.y, place.translation.z);
        if place.translation != at {
            place.translation = at;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whoever is in sight moves nothing; whoever is not comes well into sight, and the town is not moved farther than that.
    #[test]
    fn a_spot_comes_into_sight_and_no_farther() {
        let rect = egui::Rect::from_min_size(egui::pos2(260.0, 40.0), egui::vec2(780.0, 560.0));
        let mut sight = Sight { middle: (400.0, 300.0), scale: 2.0, whole: true };
        let before = sight;
        sight.show(rect, (560.0, 300.0));
        assert_eq!(sight, before, "it is in sight");
        sight.show(rect, (700.0, 300.0));
        let at = sight.put(rect, (700.0, 300.0));
        assert!((at.x - (rect.right() - 112.0)).abs() < 0.01 && !sight.whole, "{at}");
        assert_eq!(sight.middle.1, 300.0, "it moved to the side alone");
    }
}
