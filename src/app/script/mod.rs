//! Input from a file, a line at a time, as a person would give it: keys, clicks on what is read out under a name, and
//! pictures of what is there. The window cannot tell it from a keyboard and a mouse.
//!
//! | line | what it does |
//! | --- | --- |
//! | `key A`, `key Enter`, `key Shift+Z` | presses and lets go of a key |
//! | `type some words` | writes |
//! | `click Begin “The crossing camera”` | clicks on what is read out so, or begins so, or has it somewhere; scrolls to it first, and fails if it is covered or switched off |
//! | `until step 3 click Go on or Skip` | clicks on whichever of these is there, again and again, until the words are read out |
//! | `until step 3 key Enter` | presses the key, again and again, until the words are read out |
//! | `focus Begin` | presses Tab until keys go to what is read out so |
//! | `peg 12` | clicks on the peg of a resident |
//! | `wait` | until nothing is being done to the towns |
//! | `frames 30` | lets frames pass |
//! | `shot name` | takes a picture |
//! | `expect words` | fails unless the words are read out somewhere |
//! | `day 365` | fails unless it is the morning after so many days |
//! | `digest` | prints the digest of the town |
//! | `say words` | prints words |
//! | `measure 120` | times so many frames and prints the figures |
//! | `year` | goes on to a year from now, times it, and times the same without a window |
//! | `wild 10000 7` | presses so many random keys, or clicks anywhere, from a seed; prints ten times how long our own systems take and how much memory there is |
//! | `bare 120 2000` | times as many frames of nothing but so many sprites |
//! | `hand over` | ends the script; the window stays, for a person, and says how it stood when it is closed |
//! | `quit` | ends the program |

#![expect(clippy::disallowed_methods, reason = "frames are timed by the clock of the room, not of the town")]

mod timing;
mod wild;

use std::path::PathBuf;
use std::time::Instant;

use bevy::input::ButtonState;
use bevy::input::keyboard::{Key, KeyboardInput};
use bevy::input::mouse::MouseButtonInput;
use bevy::prelude::*;
use bevy::render::view::screenshot::{Screenshot, ScreenshotCaptured};
use bevy::window::{CursorMoved, PrimaryWindow, WindowEvent};
use bevy_egui::input::EguiInputEvent;
use bevy_egui::{EguiContext, EguiOutput, PrimaryEguiContext, egui};

use crate::app::Screen;
use crate::app::driver::Driver;
use crate::app::heard::{self, Heard, Hidden};
use crate::app::lab::{self, Bench};
use crate::app::map::pegs::Pegs;
use crate::app::map::{MapArea, Sight};
use crate::app::state::{Session, Shown};

/// A script on its way.
#[derive(Resource, Clone, Debug, Default)]
pub struct Script {
    /// What is played, each with its number in the file.
    lines: Vec<(usize, String)>,
    next: usize,
    wait: u32,
    waited: u32,
    /// Where pictures go.
    pub out: PathBuf,
    /// The size that pictures must have.
    pub size: Option<(u32, u32)>,
    let_go: Vec<(KeyCode, Key)>,
    mouse_down: bool,
    timing: Option<(Instant, u32, u32)>,
    wild: wild::Wild,
    handed_over: bool,
}

impl Script {
    /// Reads a script; empty lines and those that begin with # say nothing.
    pub fn read(text: &str, out: PathBuf) -> Self {
        let lines = (1..).zip(text.lines().map(str::trim));
        let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        Self { lines: lines.map(|(number, line)| (number, line.to_owned())).collect(), out, ..Self::default() }
    }

    /// Whether it still plays.
    pub fn plays(&self) -> bool {
        !self.handed_over
    }
}

/// Most frames that anything may take.
const PATIENCE: u32 = 30_000;

/// Adds the script.
pub fn plugin(app: &mut App) {
    app.add_systems(First, (take_keys, play).chain());
    app.add_systems(Last, closed.after(crate::app::store::keep_at_the_end));
    app.add_plugins(timing::plugin);
}

/// Says how a window that was handed over stood when it was closed.
fn closed(mut exits: MessageReader<AppExit>, script: Res<Script>, shown: Res<Shown>, session: Res<Session>) {
    if exits.read().next().is_some()
        && script.handed_over
        && let Some(town) = shown.town()
    {
        let (day, commands, lens) = (town.town.day(), town.commands.len(), session.lens.row().key);
        println!("closed: day {day} commands {commands} lens {lens}");
    }
}

/// A window without the keys of the machine moves no slider: under a display without a window manager nobody hands them to
/// it, so the script takes them.
fn take_keys(mut windows: Query<&mut Window, With<PrimaryWindow>>, script: Res<Script>) {
    for mut window in &mut windows {
        if !window.focused && script.plays() {
            window.focused = true;
        }
    }
}

/// Plays the next line, if the last one is done.
fn play(world: &mut World) {
    let mut script = world.resource::<Script>().clone();
    let outcome = step(world, &mut script);
    *world.resource_mut::<Script>() = script.clone();
    if let Err(why) = outcome {
        let (number, line) = script.lines.get(script.next).cloned().unwrap_or_default();
        error!("script, line {number} ({line}): {why}");
        eprintln!("script, line {number} ({line}): {why}");
        world.write_message(AppExit::error());
    }
}

fn step(world: &mut World, script: &mut Script) -> Result<(), String> {
    if script.handed_over {
        return Ok(());
    }
    for (code, key) in std::mem::take(&mut script.let_go) {
        press(world, code, key, ButtonState::Released);
    }
    if std::mem::take(&mut script.mouse_down) {
        button(world, ButtonState::Released);
        return Ok(());
    }
    if script.wait > 0 {
        script.wait -= 1;
        return Ok(());
    }
    let Some((_, line)) = script.lines.get(script.next).cloned() else {
        world.write_message(AppExit::Success);
        return Ok(());
    };
    let (word, rest) = line.split_once(' ').map_or((line.as_str(), ""), |(word, rest)| (word, rest.trim()));
    let number = || rest.split(' ').next().and_then(|n| n.parse::<u32>().ok()).ok_or("a number is missing");
    match word {
        "key" => key(world, script, rest)?,
        "type" => {
            for c in rest.chars() {
                let text: String = c.into();
                press(world, KeyCode::KeyA, Key::Character(text.clone().into()), ButtonState::Pressed);
                press(world, KeyCode::KeyA, Key::Character(text.into()), ButtonState::Released);
            }
        }
        "click" => match named(world, rest, script.waited.is_multiple_of(8)) {
            Ok(at) => click(world, script, at),
            Err(why) => return patience(script, &why, 1200),
        },
        "until" => {
            let (clicks, keys) = (rest.split_once(" click "), rest.split_once(" key "));
            let (words, presses) = clicks.or(keys).ok_or("what to click or to press is missing")?;
            if !is_read_out(world, words) {
                if clicks.is_none() {
                    key(world, script, presses)?;
                } else if let Some(at) = presses.split(" or ").find_map(|name| named(world, name, false).ok()) {
                    click(world, script, at);
                }
                script.wait = 2;
                return patience(script, &format!("“{words}” is read out nowhere"), PATIENCE);
            }
        }
        "focus" => {
            let all = read_out(world);
            if !heard::named(&all, rest, |_| true).is_some_and(Heard::has_focus) {
                key(world, script, "Tab")?;
                script.wait = 2;
                return patience(script, &format!("Tab does not lead to “{rest}”"), 400);
            }
        }
        "peg" => {
            let resident = number()?;
            match peg(world, resident) {
                Ok(at) => click(world, script, at),
                Err(why) => return patience(script, why, 1200),
            }
        }
        "wait" => {
            let screen = *world.resource::<State<Screen>>().get();
            let bench = world.resource::<Bench>();
            let busy = world.resource::<Driver>().busy() || lab::busy(bench, screen, world.resource::<Shown>());
            let founding = screen == Screen::Town && world.resource::<Shown>().towns.is_empty();
            if busy || founding || script.waited < 4 {
                return patience(script, "it takes too long", PATIENCE);
            }
        }
        "frames" => script.wait = number()?,
        "shot" => shoot(world, script, rest),
        "expect" => {
            if !is_read_out(world, rest) {
                return patience(script, &format!("“{rest}” is read out nowhere"), 1200);
            }
        }
        "day" => {
            let day = world.resource::<Shown>().town().map_or(0, |published| published.town.day());
            if day != number()? {
                return patience(script, &format!("it is the morning after {day} days"), 400);
            }
        }
        "digest" => {
            let digest = world.resource::<Shown>().town().map(|published| published.town.digest().whole());
            println!("digest {}", digest.unwrap_or_default());
        }
        "say" => println!("{rest}"),
        "measure" | "bare" => return timing::frames(world, script, word == "bare", rest),
        "year" => return timing::year(world, script),
        "wild" => return wild::event(world, script, rest),
        "hand" if rest == "over" => {
            script.handed_over = true;
            println!("handed over");
        }
        "quit" => {
            world.write_message(AppExit::Success);
        }
        _ => return Err(format!("there is no line “{word}”")),
    }
    (script.next, script.waited) = (script.next + 1, 0);
    // What a press brings about is there two frames later.
    script.wait = script.wait.max(2);
    Ok(())
}

fn patience(script: &mut Script, why: &str, most: u32) -> Result<(), String> {
    script.waited += 1;
    if script.waited > most { Err(why.to_owned()) } else { Ok(()) }
}

fn window(world: &mut World) -> Option<Entity> {
    world.query_filtered::<Entity, With<PrimaryWindow>>().single(world).ok()
}

fn press(world: &mut World, key_code: KeyCode, logical_key: Key, state: ButtonState) {
    let Some(window) = window(world) else { return };
    let text = match (&logical_key, state) {
        (Key::Character(text), ButtonState::Pressed) => Some(text.clone()),
        _ => None,
    };
    let event = KeyboardInput { key_code, logical_key, state, text, repeat: false, window };
    world.write_message(event.clone());
    world.write_message(WindowEvent::KeyboardInput(event));
}

fn key(world: &mut World, script: &mut Script, name: &str) -> Result<(), String> {
    let mut parts: Vec<&str> = if name == "+" { vec!["+"] } else { name.split('+').collect() };
    let last = parts.pop().unwrap_or_default();
    for part in parts {
        let held = match part {
            "Shift" => (KeyCode::ShiftLeft, Key::Shift),
            "Ctrl" => (KeyCode::ControlLeft, Key::Control),
            "Alt" => (KeyCode::AltLeft, Key::Alt),
            _ => return Err(format!("there is no key {part}")),
        };
        press(world, held.0, held.1.clone(), ButtonState::Pressed);
        script.let_go.push(held);
    }
    let named = match last {
        "Enter" => (KeyCode::Enter, Key::Enter),
        "Space" => (KeyCode::Space, Key::Space),
        "Tab" => (KeyCode::Tab, Key::Tab),
        "Esc" => (KeyCode::Escape, Key::Escape),
        "Left" => (KeyCode::ArrowLeft, Key::ArrowLeft),
        "Right" => (KeyCode::ArrowRight, Key::ArrowRight),
        "Up" => (KeyCode::ArrowUp, Key::ArrowUp),
        "Down" => (KeyCode::ArrowDown, Key::ArrowDown),
        "PageUp" => (KeyCode::PageUp, Key::PageUp),
        "PageDown" => (KeyCode::PageDown, Key::PageDown),
        "F1" => (KeyCode::F1, Key::F1),
        "F2" => (KeyCode::F2, Key::F2),
        "F3" => (KeyCode::F3, Key::F3),
        "F6" => (KeyCode::F6, Key::F6),
        one if one.chars().count() == 1 => (KeyCode::KeyA, Key::Character(one.to_lowercase().into())),
        other => return Err(format!("there is no key {other}")),
    };
    press(world, named.0, named.1.clone(), ButtonState::Pressed);
    script.let_go.insert(0, named);
    Ok(())
}

/// Everything that is read out.
fn read_out(world: &mut World) -> Vec<Heard> {
    let output = world.query_filtered::<&EguiOutput, With<PrimaryEguiContext>>().single(world);
    output.ok().and_then(|output| output.platform_output.accesskit_update.as_ref()).map_or_else(Vec::new, heard::all)
}

/// The panels, and the context that their input is for.
fn panels(world: &mut World) -> Option<(Entity, egui::Context)> {
    let mut contexts = world.query_filtered::<(Entity, &mut EguiContext), With<PrimaryEguiContext>>();
    contexts.single_mut(world).ok().map(|(entity, mut context)| (entity, context.get_mut().clone()))
}

/// The middle of what is read out under a name and in sight, in logical pixels. What is scrolled away is scrolled to, if
/// that is to be tried.
fn named(world: &mut World, name: &str, scroll: bool) -> Result<Vec2, String> {
    let all = read_out(world);
    let (context, ctx) = panels(world).ok_or("there are no panels")?;
    let heard = heard::named(&all, name, |heard| heard.at(&ctx).is_ok());
    let heard = heard.ok_or_else(|| format!("nothing is read out as “{name}”"))?;
    if heard.is_off() {
        return Err(format!("“{}” is switched off", heard.text));
    }
    match heard.at(&ctx) {
        Ok(at) => Ok(Vec2::new(at.x, at.y) * world.resource::<MapArea>().zoom.max(0.1)),
        Err(Hidden::Covered) => Err(format!("something lies over “{}”", heard.text)),
        Err(Hidden::Away) => {
            if scroll {
                world.write_message(EguiInputEvent { context, event: heard.show() });
            }
            Err(format!("“{}” is out of sight, and scrolling does not bring it into sight", heard.text))
        }
    }
}

fn is_read_out(world: &mut World, words: &str) -> bool {
    read_out(world).iter().any(|heard| heard.text.contains(words))
}

/// Where the peg of a resident is, in logical pixels, or why it cannot be clicked on.
fn peg(world: &mut World, resident: u32) -> Result<Vec2, &'static str> {
    let (_, ctx) = panels(world).ok_or("there are no panels")?;
    let (area, sight) = (world.resource::<MapArea>(), world.resource::<Sight>());
    let pegs = &world.resource::<Pegs>().shown[0];
    let (_, spot) = pegs.iter().find(|(other, _)| *other == resident).ok_or("the peg is not there")?;
    let (rect, map) = area.rects.first().zip(area.response.as_ref()).ok_or("there is no map")?;
    let at = sight.put(*rect, (spot.0, spot.1 - 3.0));
    if !rect.contains(at) {
        return Err("the peg is beside the part of the town that is in sight");
    }
    if !heard::is_open(&ctx, map.layer_id, at) {
        return Err("something lies over the peg");
    }
    Ok(Vec2::new(at.x, at.y) * area.zoom)
}

fn click(world: &mut World, script: &mut Script, position: Vec2) {
    let Some(window) = window(world) else { return };
    let event = CursorMoved { window, position, delta: None };
    world.write_message(event.clone());
    world.write_message(WindowEvent::CursorMoved(event));
    button(world, ButtonState::Pressed);
    script.mouse_down = true;
}

fn button(world: &mut World, state: ButtonState) {
    let Some(window) = window(world) else { return };
    let event = MouseButtonInput { button: MouseButton::Left, state, window };
    world.write_message(event);
    world.write_message(WindowEvent::MouseButtonInput(event));
}

/// Takes a picture and looks whether there is anything on it.
fn shoot(world: &mut World, script: &mut Script, name: &str) {
    let path = script.out.join(format!("{name}.png"));
    let size = script.size;
    script.wait = 8;
    world.commands().spawn(Screenshot::primary_window()).observe(
        move |captured: On<ScreenshotCaptured>, mut exit: MessageWriter<AppExit>| {
            let checked =
                picture(&captured.image, size).and_then(|image| image.save(&path).map_err(|error| error.to_string()));
            if let Err(why) = checked {
                eprintln!("{}: {why}", path.display());
                exit.write(AppExit::error());
            }
        },
    );
    world.flush();
}

fn picture(image: &Image, size: Option<(u32, u32)>) -> Result<image::RgbImage, String> {
    let picture = image.clone().try_into_dynamic().map_err(|error| error.to_string())?.to_rgb8();
    let here = picture.dimensions();
    if let Some(size) = size.filter(|size| *size != here) {
        return Err(format!("the picture is {here:?}, not {size:?}"));
    }
    let colours: std::collections::BTreeSet<[u8; 3]> = picture.pixels().step_by(97).map(|pixel| pixel.0).collect();
    if colours.len() < 16 {
        return Err(format!("the picture has {} colours: it is blank", colours.len()));
    }
    Ok(picture)
}
