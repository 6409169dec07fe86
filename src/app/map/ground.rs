//! What stands still: the drawing of the town as two meshes, the ground and what stands on the blocks in sight.

use std::sync::Arc;

use bevy::camera::visibility::{NoFrustumCulling, RenderLayers};
use bevy::prelude::*;
use bevy::tasks::futures::check_ready;
use bevy::tasks::{AsyncComputeTaskPool, Task};

use super::feather::{FeatherMaterial, mesh, washed};
use super::{GROUND, MapArea, Sight};
use crate::app::state::{Session, Shown};
use crate::app::theme::Theme;
use crate::app::{Screen, Step};
use crate::town::Town;
use crate::view::drawing;
use crate::view::landmarks::Landmarks;
use crate::view::palette::{self, Season, in_season};
use crate::view::plan::{Plan, whole_plan};

/// The plan of the town that is shown, and what of it is built.
#[derive(Resource, Default)]
pub struct Standing {
    /// The plan, once it is drawn up.
    pub plan: Option<Arc<Plan>>,
    town: Option<Arc<Town>>,
    task: Option<Task<Plan>>,
    built: Option<Built>,
    meshes: Vec<Entity>,
}

/// What a mesh was built for.
#[derive(Clone, PartialEq)]
struct Built {
    fine: bool,
    season: Season,
    theme: Theme,
    landmarks: Landmarks,
    blocks: Vec<u32>,
}

/// Points for each metre from which fine marks are seen.
const FINE: f32 = 0.5;
/// Most buildings that are drawn at once; from farther away only blocks are.
const MOST_BUILDINGS: usize = 3000;

/// Adds the ground.
pub fn plugin(app: &mut App) {
    app.init_resource::<Standing>();
    app.add_systems(Update, build.in_set(Step::Draw).run_if(in_state(Screen::Town)));
    app.add_systems(OnExit(Screen::Town), clear);
}

fn clear(mut commands: Commands, mut standing: ResMut<Standing>) {
    standing.meshes.drain(..).for_each(|entity| commands.entity(entity).despawn());
    *standing = Standing::default();
}

/// The blocks that are in sight, with a margin.
pub fn in_sight(plan: &Plan, sight: &Sight, area: &MapArea) -> Vec<u32> {
    let Some(rect) = area.rects.first() else {
        return vec![];
    };
    let (min, max) = (sight.spot(*rect, rect.min), sight.spot(*rect, rect.max));
    let near = |block: &&crate::view::plan::Block| {
        let [a, _, c, _] = block.corners;
        c.0 > min.0 - 60.0 && a.0 < max.0 + 60.0 && c.1 > min.1 - 60.0 && a.1 < max.1 + 60.0
    };
    plan.blocks.iter().filter(near).map(|block| block.number).collect()
}

/// Draws up the plan of a new town, and builds what has come into sight.
#[expect(clippy::too_many_arguments, reason = "a system is handed what it reads")]
pub fn build(
    mut commands: Commands,
    mut standing: ResMut<Standing>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut materials: ResMut<Assets<FeatherMaterial>>,
    mut sight: ResMut<Sight>,
    mut cleared: ResMut<ClearColor>,
    shown: Res<Shown>,
    session: Res<Session>,
    area: Res<MapArea>,
) {
    let season = Season::of_day(shown.town().map_or(0, |published| published.town.day()));
    let theme = session.settings.theme;
    let landmarks = shown.town().map(|published| Landmarks::of(&published.town)).unwrap_or_default();
    let Some(town) = shown.town().map(|published| published.town.town().clone()) else {
        return;
    };
    if !standing.town.as_ref().is_some_and(|standing| Arc::ptr_eq(standing, &town)) {
        standing.meshes.drain(..).for_each(|entity| commands.entity(entity).despawn());
        *standing = Standing { town: Some(town.clone()), ..Standing::default() };
        let drawn = town.clone();
        standing.task = Some(AsyncComputeTaskPool::get().spawn(async move { whole_plan(&drawn) }));
        *sight = Sight::default();
    }
    if let Some(plan) = standing.task.as_mut().and_then(check_ready) {
        standing.task = None;
        standing.plan = Some(Arc::new(plan));
    }
    let Some(plan) = standing.plan.clone() else {
        return;
    };
    let blocks = in_sight(&plan, &sight, &area);
    let share = plan.buildings.len() * blocks.len() / plan.blocks.len().max(1);
    let built = Built {
        fine: sight.scale >= FINE,
        season,
        theme,
        landmarks,
        blocks: if share > MOST_BUILDINGS { vec![] } else { blocks },
    };
    if standing.built.as_ref() == Some(&built) {
        return;
    }
    let same = |before: &Built| {
        (before.fine, before.season, before.theme, before.landmarks) == (built.fine, season, theme, landmarks)
    };
    let ground_changes = !standing.built.as_ref().is_some_and(same);
    let wash = theme.wash();
    let around = washed(in_season(palette::GRASS, season), wash);
    cleared.0 = Color::srgb_u8(around.r(), around.g(), around.b());
    let mut put = |marks: &[drawing::Mark], z: f32| {
        commands
            .spawn((
                Mesh2d(meshes.add(mesh(marks, built.fine, season, wash))),
                MeshMaterial2d(materials.add(FeatherMaterial { tint: LinearRgba::WHITE })),
                Transform::from_xyz(0.0, 0.0, z),
                RenderLayers::layer(GROUND),
                NoFrustumCulling,
                Name::new("ground"),
            ))
            .id()
    };
    let ground = ground_changes.then(|| put(&[drawing::ground(&plan), landmarks.marks(&plan)].concat(), 0.0));
    let mut wanted = vec![false; plan.blocks.len()];
    built.blocks.iter().for_each(|block| wanted[*block as usize] = true);
    let marks = drawing::standing(&town, &plan, |block| wanted[block as usize]);
    let houses = (!marks.is_empty()).then(|| put(&marks, 1.0));
    // The old ones go when the new ones are there.
    let old = if ground_changes { 0 } else { 1.min(standing.meshes.len()) };
    let gone: Vec<Entity> = standing.meshes.drain(old..).collect();
    gone.into_iter().for_each(|entity| commands.entity(entity).despawn());
    standing.meshes.extend(ground);
    standing.meshes.extend(houses);
    standing.built = Some(built);
}
