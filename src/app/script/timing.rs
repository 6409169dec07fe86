//! What scripts time: frames of the town, bare sprites, and a year.

use std::time::Instant;

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;

use super::{PATIENCE, Script, patience};
use crate::app::driver::Driver;
use crate::app::map::pegs::Pegs;
use crate::app::state::Shown;
use crate::app::{Paint, Requests, Step};
use crate::session::request::TownRequest;
use crate::session::shared::Shared;
use crate::session::work::Work;

/// How long our own systems took on the main thread.
#[derive(Resource, Default)]
pub(super) struct Meter {
    began: Option<Instant>,
    frame: f64,
    frames: u32,
    sum: f64,
    most: f64,
}

impl Meter {
    /// The mean and the most of a frame since the last time, in milliseconds, and begins anew.
    pub(super) fn take(&mut self) -> (f64, f64) {
        let meter = std::mem::take(self);
        (meter.sum / f64::from(meter.frames.max(1)), meter.most)
    }
}

/// Sprites and nothing else, for comparison.
#[derive(Component)]
struct Bare;

/// Adds what is timed.
pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Meter>();
    app.add_systems(Update, (meter_on.before(Step::Ask), meter_off.after(Step::Keep), bare_moves));
    let around = (meter_on.before(Paint::Panels), meter_off.after(Paint::Map));
    app.add_systems(EguiPrimaryContextPass, around);
    app.add_systems(Last, meter_frame);
}

fn meter_on(mut meter: ResMut<Meter>) {
    meter.began = Some(Instant::now());
}

fn meter_off(mut meter: ResMut<Meter>) {
    if let Some(began) = meter.began.take() {
        meter.frame += began.elapsed().as_secs_f64() * 1000.0;
    }
}

fn meter_frame(mut meter: ResMut<Meter>) {
    meter.frames += 1;
    meter.sum += meter.frame;
    meter.most = meter.most.max(meter.frame);
    meter.frame = 0.0;
}

fn bare_moves(time: Res<Time>, mut sprites: Query<&mut Transform, With<Bare>>) {
    for (number, mut place) in sprites.iter_mut().enumerate() {
        place.translation.x += (time.elapsed_secs() + number as f32).sin();
    }
}

/// Times frames: of the town as it is, or of bare sprites.
pub(super) fn frames(world: &mut World, script: &mut Script, bare: bool, rest: &str) -> Result<(), String> {
    let numbers: Vec<u32> = rest.split(' ').filter_map(|number| number.parse().ok()).collect();
    let frames = *numbers.first().ok_or("a number of frames is missing")?;
    let Some((began, left, warm)) = script.timing else {
        if bare {
            bare_scene(world, *numbers.get(1).ok_or("a number of sprites is missing")?);
        }
        script.timing = Some((Instant::now(), frames, 20));
        return Ok(());
    };
    if warm > 0 {
        *world.resource_mut::<Meter>() = Meter::default();
        script.timing = Some((Instant::now(), left, warm - 1));
        return Ok(());
    }
    if left > 0 {
        script.timing = Some((began, left - 1, 0));
        return Ok(());
    }
    let each = began.elapsed().as_secs_f64() * 1000.0 / f64::from(frames);
    let (mean, most) = world.resource_mut::<Meter>().take();
    let pegs = world.resource::<Pegs>().shown.iter().map(Vec::len).sum::<usize>();
    if bare {
        println!("bare frame {each:.2} ms with {} sprites", numbers.get(1).copied().unwrap_or(0));
        end_bare(world);
    } else {
        println!("town frame {each:.2} ms with {pegs} pegs; own systems mean {mean:.2} ms, most {most:.2} ms");
    }
    script.timing = None;
    (script.next, script.waited) = (script.next + 1, 0);
    Ok(())
}

/// Times a year in the window, and the same year without one.
pub(super) fn year(world: &mut World, script: &mut Script) -> Result<(), String> {
    let Some(published) = world.resource::<Shown>().town().cloned() else {
        return Err("there is no town".to_owned());
    };
    let today = published.town.day();
    let Some((began, goal, _)) = script.timing else {
        *world.resource_mut::<Meter>() = Meter::default();
        world.resource_mut::<Requests>().ask(TownRequest::GoTo(today + 365));
        script.timing = Some((Instant::now(), today + 365, 0));
        return Ok(());
    };
    if today < goal || world.resource::<Driver>().busy() {
        return patience(script, "it takes too long", PATIENCE);
    }
    let window = began.elapsed().as_secs_f64();
    let most = world.resource::<Meter>().most;
    let residents = published.town.town().residents();
    let alone = Instant::now();
    let mut work = Work::found(published.origin.0.clone(), Some(published.town.seed()), 1)?;
    work.perform(TownRequest::GoTo(365), &Shared::default())?;
    let alone = alone.elapsed().as_secs_f64();
    println!(
        "a year of {residents}: {window:.2} s in the window, {alone:.2} s without, ratio {:.2}; own systems at most {most:.1} ms a frame",
        window / alone
    );
    script.timing = None;
    (script.next, script.waited) = (script.next + 1, 0);
    Ok(())
}

fn bare_scene(world: &mut World, count: u32) {
    let mut cameras = world.query::<&mut Camera>();
    cameras.iter_mut(world).for_each(|mut camera| camera.is_active = false);
    let mut images = world.resource_mut::<Assets<Image>>();
    let image = images.add(Image::default());
    for number in 0..count {
        let place =
            Vec3::new((number % 60) as f32 * 20.0 - 600.0, (number / 60) as f32 * 10.0 - 300.0, number as f32 * 1e-4);
        let sprite = Sprite { image: image.clone(), custom_size: Some(Vec2::new(10.0, 14.0)), ..default() };
        world.spawn((
            Bare,
            sprite,
            Transform::from_translation(place),
            bevy::camera::visibility::RenderLayers::layer(20),
        ));
    }
    let camera = Camera { order: 20, ..default() };
    world.spawn((Bare, Camera2d, Msaa::Off, camera, bevy::camera::visibility::RenderLayers::layer(20)));
}

fn end_bare(world: &mut World) {
    let bare: Vec<Entity> = world.query_filtered::<Entity, With<Bare>>().iter(world).collect();
    bare.into_iter().for_each(|entity| {
        world.despawn(entity);
    });
    let mut cameras = world.query::<&mut Camera>();
    cameras.iter_mut(world).for_each(|mut camera| camera.is_active = true);
}
