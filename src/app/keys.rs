//! Every action by key. `?` lists them; the list is this table.

use bevy::prelude::*;
use bevy_egui::egui::{Context, Key, Modifiers};
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

use super::request::{Dialog, Pace, Part, Request};
use super::state::{Session, Shown};
use super::{Paint, Requests, Screen};
use crate::scenario::raw::StepKind;
use crate::study::lesson;
use crate::view::map::Lens;

/// A key, and the key of the sentence that says what it does. The arrows have no sign in the typeface: they are named.
pub const KEYS: [(&str, &str); 19] = [
    ("Space", "key-pause"),
    ("1 2", "key-paces"),
    (".", "key-step"),
    ("Y", "key-year"),
    ("G", "key-to-day"),
    ("H S R", "key-lens"),
    ("U", "key-cover"),
    ("Tab, Enter", "key-focus"),
    ("N P", "key-people"),
    ("", "key-pan"),
    ("+ −", "key-zoom"),
    ("0", "key-whole"),
    ("Z, Shift+Z", "key-undo"),
    ("T", "key-twin"),
    ("F1 F2 F3", "key-fold"),
    ("A B C D", "key-vote"),
    ("L", "key-lesson"),
    ("Ctrl+S", "key-save"),
    ("Esc", "key-escape"),
];

/// Adds the keys.
pub fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, keys.in_set(Paint::Keys));
}

fn keys(
    mut contexts: EguiContexts,
    session: Res<Session>,
    shown: Res<Shown>,
    screen: Res<State<Screen>>,
    mut requests: ResMut<Requests>,
) -> Result {
    let ctx = contexts.ctx_mut()?.clone();
    pressed(&ctx, *screen.get(), &session, &shown, &mut requests.0);
    Ok(())
}

/// What the keys that were pressed ask for.
pub fn pressed(ctx: &Context, screen: Screen, session: &Session, shown: &Shown, out: &mut Vec<Request>) {
    // While somebody writes, keys are letters.
    if ctx.text_edit_focused() {
        return;
    }
    let hit = |modifiers: Modifiers, key: Key| ctx.input_mut(|input| input.consume_key(modifiers, key));
    let plain = |key: Key| hit(Modifiers::NONE, key);
    if ctx.input(|input| input.events.iter().any(|e| matches!(e, bevy_egui::egui::Event::Text(t) if t == "?"))) {
        out.push(Request::Open(if session.dialog == Dialog::Keys { Dialog::None } else { Dialog::Keys }));
    }
    if plain(Key::Escape) {
        out.push(match (&session.dialog, &session.notice, session.selected) {
            (Dialog::None, Some(_), _) => Request::Dismiss,
            (Dialog::None, None, Some(_)) if screen == Screen::Town && !shown.judging(session) => Request::Select(None),
            (Dialog::None, None, _) if screen == Screen::Lab => Request::Leave,
            (Dialog::None, None, _) if screen == Screen::Town && !session.progress.left => Request::LeaveLesson(true),
            _ => Request::Open(Dialog::None),
        });
    }
    if screen != Screen::Town || session.dialog != Dialog::None {
        return;
    }
    if hit(Modifiers::CTRL, Key::S) {
        out.push(Request::Open(Dialog::Saves));
    }
    let of = session.rules_of.min(shown.towns.len().saturating_sub(1));
    if hit(Modifiers::SHIFT, Key::Z) {
        out.push(Request::Redo(of));
    }
    if plain(Key::Z) {
        out.push(Request::Undo(of));
    }
    let focused = ctx.memory(|memory| memory.focused().is_some());
    if lesson_keys(&plain, focused, session, shown, out) {
        return;
    }
    if !focused && plain(Key::Space) {
        out.push(if shown.running.is_some() {
            Request::Stop
        } else if session.pace == Pace::Paused {
            Request::Pace(Pace::Day)
        } else {
            Request::Pace(Pace::Paused)
        });
    }
    let today = shown.town().map_or(0, |published| published.town.day());
    let single = [
        (Key::Num1, Request::Pace(Pace::Day)),
        (Key::Num2, Request::Pace(Pace::Month)),
        (Key::Period, Request::Step),
        (Key::Y, Request::GoTo(today + 365)),
        (Key::G, Request::Open(Dialog::ToDay)),
        (Key::H, Request::Look(Lens::Truth)),
        (Key::S, Request::Look(Lens::Seen)),
        (Key::R, Request::Look(Lens::Scored)),
        (Key::U, if session.covered { Request::Reveal } else { Request::Cover(true) }),
        (Key::N, Request::SelectNext(1)),
        (Key::P, Request::SelectNext(-1)),
        (Key::T, Request::Open(Dialog::Twin)),
        (Key::L, Request::LeaveLesson(!session.progress.left)),
        (Key::F1, Request::Fold(Part::Rules)),
        (Key::F2, Request::Fold(Part::Person)),
        (Key::F3, Request::Fold(Part::Foot)),
        (Key::Plus, Request::Zoom(1.25)),
        (Key::Equals, Request::Zoom(1.25)),
        (Key::Minus, Request::Zoom(0.8)),
        (Key::Num0, Request::Zoom(0.0)),
    ];
    out.extend(single.into_iter().filter(|(key, _)| plain(*key)).map(|(_, request)| request));
    if !focused {
        let arrows = [
            (Key::ArrowLeft, (60.0, 0.0)),
            (Key::ArrowRight, (-60.0, 0.0)),
            (Key::ArrowUp, (0.0, 60.0)),
            (Key::ArrowDown, (0.0, -60.0)),
        ];
        out.extend(arrows.into_iter().filter(|(key, _)| plain(*key)).map(|(_, (x, y))| Request::Pan(x, y)));
    }
}

/// The keys of a card that asks: letters choose, 1 to 3 say how sure, Enter goes on. Gives whether the card holds the
/// other keys back.
fn lesson_keys(
    plain: &impl Fn(Key) -> bool,
    focused: bool,
    session: &Session,
    shown: &Shown,
    out: &mut Vec<Request>,
) -> bool {
    let (Some(step), Some(raw)) = (shown.step(session), shown.raw()) else {
        return false;
    };
    let options = lesson::options(&raw.lesson, step).len();
    let letters = [Key::A, Key::B, Key::C, Key::D, Key::E, Key::F];
    for (number, key) in letters.into_iter().enumerate().take(options) {
        if plain(key) {
            out.push(Request::Vote(number));
        }
    }
    if step.step == StepKind::Bet {
        for (sure, key) in [Key::Num1, Key::Num2, Key::Num3].into_iter().enumerate() {
            if plain(key) {
                out.push(Request::Sure(sure as u8));
            }
        }
    }
    if !focused && plain(Key::Enter) {
        out.extend(super::respond::forward(session, shown));
    }
    matches!(step.step, StepKind::Bet | StepKind::Debrief)
}
