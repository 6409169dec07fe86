//! What nobody would do: thousands of random keys and clicks in a town, to see whether anything wears out.

use bevy::prelude::*;

use super::timing::Meter;
use super::{Script, click, key};
use crate::app::Requests;
use crate::app::map::MapArea;
use crate::app::request::Dialog;
use crate::app::state::{Session, Shown};
use crate::kernel::luck::philox;
use crate::session::request::TownRequest;

/// The keys that are pressed. None of them ends the program or leaves the town.
const KEYS: [&str; 48] = [
    "1",
    "2",
    ".",
    "H",
    "T",
    "S",
    "O",
    "P",
    "N",
    "C",
    "V",
    "R",
    "U",
    "Z",
    "Shift+Z",
    "+",
    "-",
    "0",
    "Tab",
    "Tab",
    "Tab",
    "Tab",
    "Shift+Tab",
    "F6",
    "Enter",
    "Enter",
    "Space",
    "Space",
    "Esc",
    "Esc",
    "Left",
    "Right",
    "Up",
    "Down",
    "F1",
    "?",
    "G",
    "W",
    "I",
    "K",
    "M",
    "A",
    "B",
    "D",
    "E",
    "F",
    "X",
    "J",
];

/// Into how many parts events are divided, after each of which figures are printed.
const PARTS: u32 = 10;

/// A town that is older, in days, goes back to the other day.
const OLDEST: u32 = 400;
const YOUNGEST: u32 = 60;

/// How far a script is with its random events.
#[derive(Clone, Debug, Default)]
pub(super) struct Wild {
    done: u32,
}

/// Presses the next random key or clicks at the next random place: `wild 10000 7` does so ten thousand times, from the seed 7.
pub(super) fn event(world: &mut World, script: &mut Script, rest: &str) -> Result<(), String> {
    let numbers: Vec<u32> = rest.split(' ').filter_map(|number| number.parse().ok()).collect();
    let events = *numbers.first().ok_or("a number of events is missing")?;
    let seed = numbers.get(1).copied().unwrap_or(1);
    let done = script.wild.done;
    if done > 0 && done.is_multiple_of((events / PARTS).max(1)) {
        let (mean, most) = world.resource_mut::<Meter>().take();
        let memory = resident_megabytes().map_or_else(|| "?".to_owned(), |megabytes| megabytes.to_string());
        println!("{done} events: own systems mean {mean:.2} ms, most {most:.1} ms; memory {memory} MB");
    }
    if done >= events {
        script.wild = Wild::default();
        (script.next, script.waited) = (script.next + 1, 0);
        return Ok(());
    }
    // Years would be lived, remembered and lived again, and what is measured would be the age of the town.
    if world.resource::<Shown>().town().is_some_and(|published| published.town.day() > OLDEST) {
        world.resource_mut::<Requests>().ask(TownRequest::GoTo(YOUNGEST));
    }
    script.wild.done += 1;
    script.wait = 1;
    let [kind, first, second, _] = philox([done, 0, 0, 0], [seed, 0]);
    // Where files are written or the program is left, only the way back is tried.
    let dialog = &world.resource::<Session>().dialog;
    if matches!(dialog, Dialog::Settings | Dialog::Saves | Dialog::Files | Dialog::Export) {
        return key(world, script, "Esc");
    }
    if kind % 4 > 0 {
        return key(world, script, KEYS[first as usize % KEYS.len()]);
    }
    let share = |word: u32| word as f32 / u32::MAX as f32;
    let window = world.query::<&Window>().single(world).map_err(|_| "there is no window")?;
    let at = Vec2::new(window.width() * share(first), window.height() * share(second));
    // Half of the clicks fall on the map.
    let map = world.resource::<MapArea>();
    let at = match map.rects.first() {
        Some(rect) if kind % 8 == 0 => {
            let at = rect.min + rect.size() * bevy_egui::egui::vec2(share(first), share(second));
            Vec2::new(at.x, at.y) * map.zoom
        }
        _ => at,
    };
    click(world, script, at);
    Ok(())
}

/// The memory of the program that is not paged out, where the system says.
fn resident_megabytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.trim().trim_end_matches("kB").trim().parse::<u64>().ok()? / 1024)
}
