//! When the window is awake. Frames are drawn while something moves; otherwise the window sleeps until somebody does
//! something, a task or a signal rings, or the moment comes that a panel or the store waits for.

#![expect(clippy::disallowed_methods, reason = "a window sleeps by the clock of the room, not of the town")]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bevy::ecs::system::NonSendMarker;
use bevy::platform::time::Instant;
use bevy::prelude::*;
use bevy::winit::{EventLoopProxyWrapper, UpdateMode, WINIT_WINDOWS, WinitSettings, WinitUserEvent};
use bevy_egui::{EguiContexts, EguiInput, EguiInputSet, EguiPreUpdateSet, egui};

use super::driver::Driver;
use super::export::Exporting;
use super::ink;
use super::lab::{self, Bench};
use super::script::Script;
use super::state::{Session, Shown};
use super::store::Store;
use super::{Requests, Screen};
use crate::session::request::Pace;

/// A sleeping window looks about this often, whatever else.
const LONGEST: Duration = Duration::from_secs(600);
/// How often a window that nobody can see looks after work that goes on.
const UNSEEN: Duration = Duration::from_millis(200);

/// Frames until all that follows from what was done is on the screen.
const REST: u32 = 8;

/// Wakes the window, from any thread. Silent where there is no window.
#[derive(Resource, Clone, Default)]
pub struct Alarm(Option<Arc<dyn Fn() + Send + Sync>>);

impl Alarm {
    /// Wakes the window.
    pub fn ring(&self) {
        if let Some(ring) = &self.0 {
            ring();
        }
    }
}

/// What wakes the window later.
#[derive(Resource)]
struct Clock {
    set: Waker,
    /// When a panel wants to be drawn next.
    panels: Arc<Mutex<Option<Instant>>>,
    /// When it was last asked whether the window is minimised, and the answer.
    minimised: (Option<Instant>, bool),
    /// Frames that are still drawn after everything has come to rest.
    rest: u32,
}

/// Adds the sleep.
pub fn plugin(app: &mut App) {
    app.init_resource::<Alarm>();
    app.add_systems(PreStartup, hang_up);
    app.add_systems(PostStartup, (listen_to_panels, listen_to_files));
    app.add_systems(PreUpdate, hush.in_set(EguiPreUpdateSet::ProcessInput).after(EguiInputSet::WriteEguiEvents));
    app.add_systems(Last, sleep);
    #[cfg(not(target_arch = "wasm32"))]
    app.add_systems(Last, attend);
}

/// Puts the alarm where others find it.
fn hang_up(mut commands: Commands, proxy: Res<EventLoopProxyWrapper>) {
    let proxy = (*proxy).clone();
    let alarm = Alarm(Some(Arc::new(move || {
        // When the loop is gone there is nothing left to wake.
        let _ = proxy.send_event(WinitUserEvent::WakeUp);
    })));
    let set = Waker::new(alarm.clone());
    commands.insert_resource(alarm);
    commands.insert_resource(Clock { set, panels: Arc::default(), minimised: (None, false), rest: REST });
}

/// Panels say when they want to be drawn again. What `bevy_egui` installs forgets those that can wait.
fn listen_to_panels(mut contexts: EguiContexts, clock: Res<Clock>, alarm: Res<Alarm>) -> Result {
    let (panels, alarm) = (clock.panels.clone(), alarm.clone());
    contexts.ctx_mut()?.set_request_repaint_callback(move |info| {
        if info.delay.is_zero() {
            alarm.ring();
        } else if let (Some(at), Ok(mut next)) = (Instant::now().checked_add(info.delay), panels.lock()) {
            *next = Some(next.map_or(at, |next| next.min(at)));
        }
    });
    Ok(())
}

/// A file that was chosen wakes the window.
fn listen_to_files(mut store: ResMut<Store>, alarm: Res<Alarm>) {
    let alarm = alarm.clone();
    store.chosen.ring_with(move || alarm.ring());
}

/// `bevy_egui` says in every frame which modifiers are down, and egui draws again after whatever it is told. What it knows
/// already is kept from it.
fn hush(mut inputs: Query<&mut EguiInput>, mut known: Local<Option<egui::Modifiers>>) {
    for mut input in &mut inputs {
        input.events.retain(|event| match event {
            egui::Event::ModifiersChanged(modifiers) => known.replace(*modifiers) != Some(*modifiers),
            _ => true,
        });
    }
}

/// What moves by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Doings {
    /// A script plays.
    pub script: bool,
    /// Days pass, a reveal goes on, or ink runs.
    pub motion: bool,
    /// A task is at work.
    pub work: bool,
    /// Whether the window is minimised, so that nothing is drawn and no days pass.
    pub minimised: bool,
}

/// Whether frames follow one another, and if not, whether the window looks about soon, for the sake of a task.
pub fn awake(doings: Doings) -> (bool, bool) {
    let Doings { script, motion, work, minimised } = doings;
    (script || !minimised && (motion || work), minimised && work)
}

#[expect(clippy::too_many_arguments, reason = "a system is handed what it reads")]
fn sleep(
    mut settings: ResMut<WinitSettings>,
    mut clock: ResMut<Clock>,
    session: Res<Session>,
    shown: Res<Shown>,
    driver: Res<Driver>,
    bench: Res<Bench>,
    exporting: Res<Exporting>,
    store: Res<Store>,
    screen: Res<State<Screen>>,
    script: Option<Res<Script>>,
    requests: Res<Requests>,
    _main_thread: NonSendMarker,
) {
    let now = Instant::now();
    let town = *screen.get() == Screen::Town;
    let mut doings = Doings {
        script: script.is_some_and(|script| script.plays()),
        motion: town
            && (session.pace != Pace::Paused
                || session.mode.is_revealing()
                || session.ink.is_some_and(|seconds| seconds < ink::SECONDS)),
        work: exporting.busy() || town && driver.at_work() || lab::busy(&bench, *screen.get(), &shown),
        minimised: false,
    };
    // What was asked for is done in the next frame, and drawn in the one after it.
    clock.rest = if awake(doings).0 || !requests.0.is_empty() { REST } else { clock.rest.saturating_sub(1) };
    doings.motion |= clock.rest > 0;
    // The system is asked once a second at most: the answer has to come from the display.
    if clock.minimised.0.is_none_or(|asked| now.duration_since(asked) > Duration::from_secs(1)) || !awake(doings).0 {
        let minimised = WINIT_WINDOWS
            .with_borrow(|windows| windows.windows.values().any(|window| window.is_minimized() == Some(true)));
        clock.minimised = (Some(now), minimised);
    }
    doings.minimised = clock.minimised.1;
    let (frames, soon) = awake(doings);
    let mode = if frames { UpdateMode::Continuous } else { UpdateMode::reactive_low_power(LONGEST) };
    if settings.focused_mode != mode || settings.unfocused_mode != mode {
        (settings.focused_mode, settings.unfocused_mode) = (mode, mode);
    }
    let panels = clock.panels.lock().ok().and_then(|mut next| next.take());
    if frames {
        return;
    }
    let kept = store.due().map(|seconds| now + Duration::from_secs_f32(seconds));
    let panels = panels.filter(|_| !doings.minimised);
    let soon = soon.then(|| now + UNSEEN);
    if let Some(at) = [panels, kept, soon].into_iter().flatten().min() {
        clock.set.wake_at(at);
    }
}

#[cfg(not(target_arch = "wasm32"))]
use machine::{Waker, attend};

#[cfg(not(target_arch = "wasm32"))]
mod machine {
    use std::sync::mpsc::{self, RecvTimeoutError, Sender};
    use std::thread;

    use bevy::a11y::AccessibilityRequested;
    use bevy::winit::accessibility::WinitActionRequestHandlers;

    use super::{Alarm, Duration, Instant, Local, Res};

    /// How often it is asked whether a screen reader pressed something.
    const READER: Duration = Duration::from_millis(50);

    /// A thread that rings when it is time.
    pub struct Waker(Sender<Instant>);

    impl Waker {
        /// Begins to wait.
        pub fn new(alarm: Alarm) -> Self {
            let (set, receiver) = mpsc::channel::<Instant>();
            thread::spawn(move || {
                let mut due: Option<Instant> = None;
                loop {
                    let heard = match due {
                        None => receiver.recv().map_err(|_| RecvTimeoutError::Disconnected),
                        Some(at) => receiver.recv_timeout(at.saturating_duration_since(Instant::now())),
                    };
                    match heard {
                        Ok(at) => due = Some(due.map_or(at, |due| due.min(at))),
                        Err(RecvTimeoutError::Timeout) => {
                            due = None;
                            alarm.ring();
                        }
                        Err(RecvTimeoutError::Disconnected) => return,
                    }
                }
            });
            Self(set)
        }

        /// Rings at a moment, unless it rings before.
        pub fn wake_at(&self, at: Instant) {
            let _ = self.0.send(at);
        }
    }

    /// What a screen reader presses does not wake the window by itself.
    pub fn attend(
        mut attends: Local<bool>,
        requested: Option<Res<AccessibilityRequested>>,
        handlers: Option<Res<WinitActionRequestHandlers>>,
        alarm: Res<Alarm>,
    ) {
        let (Some(requested), Some(handlers)) = (requested, handlers) else { return };
        if *attends || !requested.get() {
            return;
        }
        *attends = true;
        let (waiting, alarm): (Vec<_>, _) = (handlers.values().cloned().collect(), alarm.clone());
        thread::spawn(move || {
            loop {
                thread::sleep(READER);
                if waiting.iter().any(|queue| queue.lock().is_ok_and(|queue| !queue.is_empty())) {
                    alarm.ring();
                }
            }
        });
    }
}

#[cfg(target_arch = "wasm32")]
use browser::Waker;

#[cfg(target_arch = "wasm32")]
mod browser {
    use wasm_bindgen::JsCast;
    use wasm_bindgen::closure::Closure;

    use super::{Alarm, Instant};

    /// Rings by the timer of the page.
    pub struct Waker(Alarm);

    impl Waker {
        /// Begins to wait.
        pub fn new(alarm: Alarm) -> Self {
            Self(alarm)
        }

        /// Rings at a moment.
        pub fn wake_at(&self, at: Instant) {
            let Some(window) = web_sys::window() else { return };
            let alarm = self.0.clone();
            let ring = Closure::once_into_js(move || alarm.ring());
            let later = at.saturating_duration_since(Instant::now()).as_millis().min(i32::MAX as u128) as i32;
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(ring.unchecked_ref(), later);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_sleeps_when_nothing_moves_and_when_nobody_can_see_it() {
        let still = Doings::default();
        assert_eq!(awake(still), (false, false));
        assert_eq!(awake(Doings { motion: true, ..still }), (true, false));
        assert_eq!(awake(Doings { work: true, ..still }), (true, false));
        let unseen = Doings { minimised: true, ..still };
        assert_eq!(awake(unseen), (false, false));
        assert_eq!(awake(Doings { motion: true, ..unseen }), (false, false), "days wait for somebody who watches");
        assert_eq!(awake(Doings { work: true, ..unseen }), (false, true), "work goes on, and is looked after");
        assert_eq!(awake(Doings { script: true, ..unseen }), (true, false));
    }
}
