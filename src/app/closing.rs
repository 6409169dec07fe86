//! How the window comes to be closed from outside it: Ctrl-C in the terminal, the end of a session, `kill`. Each becomes
//! the same [`AppExit`] as the button of the window's frame, so that the run is kept. A second one ends at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use bevy::prelude::*;

use super::sleep::Alarm;

/// Whether the program was told to end.
#[derive(Resource, Clone, Default)]
struct Told(Arc<AtomicBool>);

/// Adds the closing.
pub fn plugin(app: &mut App) {
    app.init_resource::<Told>();
    app.add_systems(Startup, listen);
    app.add_systems(First, leave);
}

/// Frames in which what was pressed just before is still done.
const LAST_FRAMES: u32 = 3;

fn leave(told: Res<Told>, alarm: Res<Alarm>, mut frames: Local<u32>, mut exit: MessageWriter<AppExit>) {
    if told.0.load(Ordering::Relaxed) {
        *frames += 1;
        if *frames >= LAST_FRAMES {
            exit.write(AppExit::Success);
        }
        alarm.ring();
    }
}

#[cfg(unix)]
fn listen(told: Res<Told>, alarm: Res<Alarm>) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let (told, alarm) = (told.0.clone(), alarm.clone());
    match signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM]) {
        Ok(mut signals) => {
            std::thread::spawn(move || {
                for signal in signals.forever() {
                    if told.swap(true, Ordering::Relaxed) {
                        let _ = signal_hook::low_level::emulate_default_handler(signal);
                    }
                    alarm.ring();
                }
            });
        }
        Err(why) => warn!("signals are not heard: {why}"),
    }
}

/// A page is closed without a word: what was done is kept within a second of it.
#[cfg(target_arch = "wasm32")]
fn listen() {}

#[cfg(windows)]
fn listen(told: Res<Told>, alarm: Res<Alarm>) {
    let (told, alarm) = (told.0.clone(), alarm.clone());
    let heard = ctrlc::set_handler(move || {
        if told.swap(true, Ordering::Relaxed) {
            std::process::exit(1);
        }
        alarm.ring();
    });
    if let Err(why) = heard {
        warn!("signals are not heard: {why}");
    }
}
