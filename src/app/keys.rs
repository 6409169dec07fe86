//! Every action by key. `?` lists them; the list is this table.

use bevy::prelude::*;
use bevy_egui::egui::{Context, Key, Modifiers};
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

use super::request::{Dialog, LookRequest, MapRequest, Part, ProgramRequest, Request};
use super::state::{Session, Shown};
use super::{Paint, Requests, Screen};
use crate::scenario::raw::StepKind;
use crate::session::request::{ClockRequest, LessonRequest, Pace, TownRequest};
use crate::study::lesson;
use crate::view::facts::Fact;
use crate::view::lens::Lens;
use crate::words;

/// Every key, and what it does, in words.
pub fn table() -> Vec<(String, String)> {
    let letters = || Lens::ALL.iter().map(|lens| lens.row().letter.to_string()).collect::<Vec<_>>().join(" ");
    let keys = |keys: &str, what: &str| match what {
        "key-lens" => letters(),
        // The arrows have no sign in the typeface: they are named.
        "key-pan" => words::plain("key-arrows"),
        _ => keys.to_owned(),
    };
    KEYS.iter().map(|(pressed, what)| (keys(pressed, what), words::plain(what))).collect()
}

/// A key, and the key of the sentence that says what it does; empty where [`table`] names the key.
const KEYS: [(&str, &str); 19] = [
    ("Space", "key-pause"),
    ("1 2", "key-paces"),
    (".", "key-step"),
    ("Y", "key-year"),
    ("G", "key-to-day"),
    ("", "key-lens"),
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
        out.push(LookRequest::Open(if session.dialog == Dialog::Keys { Dialog::None } else { Dialog::Keys }).into());
    }
    if plain(Key::Escape) {
        out.push(match (&session.dialog, &session.notice, session.selected) {
            (Dialog::None, Some(_), _) => LookRequest::Dismiss.into(),
            (Dialog::None, None, Some(_)) if screen == Screen::Town && !session.stands_at(StepKind::File) => {
                LookRequest::Select(None).into()
            }
            (Dialog::None, None, _) if screen == Screen::Lab => ProgramRequest::Leave.into(),
            (Dialog::None, None, _) if screen == Screen::Town && session.mode.lesson().is_some() => {
                LessonRequest::Leave.into()
            }
            _ => LookRequest::Open(Dialog::None).into(),
        });
    }
    if screen != Screen::Town || session.dialog != Dialog::None {
        return;
    }
    if hit(Modifiers::CTRL, Key::S) {
        out.push(LookRequest::Open(Dialog::Saves).into());
    }
    let of = session.rules_of.min(shown.towns.len().saturating_sub(1));
    if hit(Modifiers::SHIFT, Key::Z) {
        out.push(TownRequest::Redo(of).into());
    }
    if plain(Key::Z) {
        out.push(TownRequest::Undo(of).into());
    }
    let focused = ctx.memory(|memory| memory.focused().is_some());
    if lesson_keys(&plain, focused, session, shown, out) {
        return;
    }
    if !focused && plain(Key::Space) {
        out.push(if shown.running.is_some() {
            ClockRequest::Stop.into()
        } else if session.pace == Pace::Paused {
            ClockRequest::Pace(Pace::Day).into()
        } else {
            ClockRequest::Pace(Pace::Paused).into()
        });
    }
    for lens in Lens::ALL {
        if lens_key(*lens).is_some_and(plain) {
            out.push(LookRequest::Lens(*lens).into());
        }
    }
    out.extend(single(session, shown).into_iter().filter(|(key, _)| plain(*key)).map(|(_, request)| request));
    if !focused {
        out.extend(ARROWS.into_iter().filter(|(key, _)| plain(*key)).map(|(_, (x, y))| MapRequest::Pan(x, y).into()));
    }
}

/// The arrow keys, and by how many points each moves the map.
const ARROWS: [(Key, (f32, f32)); 4] = [
    (Key::ArrowLeft, (60.0, 0.0)),
    (Key::ArrowRight, (-60.0, 0.0)),
    (Key::ArrowUp, (0.0, 60.0)),
    (Key::ArrowDown, (0.0, -60.0)),
];

/// The keys that choose an option of a card that asks.
const VOTES: [Key; 6] = [Key::A, Key::B, Key::C, Key::D, Key::E, Key::F];

/// The key that puts a lens on.
fn lens_key(lens: Lens) -> Option<Key> {
    Key::from_name(lens.row().letter.encode_utf8(&mut [0; 4]))
}

/// The keys that ask for one thing in a town, whatever has the focus.
fn single(session: &Session, shown: &Shown) -> [(Key, Request); 17] {
    let today = shown.town().map_or(0, |published| published.town.day());
    let lesson = if session.mode.lesson().is_some() { LessonRequest::Leave } else { LessonRequest::Return };
    [
        (Key::Num1, ClockRequest::Pace(Pace::Day).into()),
        (Key::Num2, ClockRequest::Pace(Pace::Month).into()),
        (Key::Period, ClockRequest::Step.into()),
        (Key::Y, TownRequest::GoTo(today + 365).into()),
        (Key::G, LookRequest::Open(Dialog::ToDay).into()),
        (
            Key::U,
            if session.may_see(Fact::Deeds) { LookRequest::Cover(true).into() } else { LookRequest::Reveal.into() },
        ),
        (Key::N, LookRequest::SelectNext(1).into()),
        (Key::P, LookRequest::SelectNext(-1).into()),
        (Key::T, LookRequest::Open(Dialog::Twin).into()),
        (Key::L, lesson.into()),
        (Key::F1, LookRequest::Fold(Part::Rules).into()),
        (Key::F2, LookRequest::Fold(Part::Person).into()),
        (Key::F3, LookRequest::Fold(Part::Foot).into()),
        (Key::Plus, MapRequest::Zoom(1.25).into()),
        (Key::Equals, MapRequest::Zoom(1.25).into()),
        (Key::Minus, MapRequest::Zoom(0.8).into()),
        (Key::Num0, MapRequest::Whole.into()),
    ]
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
    let (Some(step), Some(raw)) = (session.step(), shown.raw()) else {
        return false;
    };
    let options = lesson::options(&raw.lesson, step).len();
    for (number, key) in VOTES.into_iter().enumerate().take(options) {
        if plain(key) {
            out.push(LessonRequest::Vote(number).into());
        }
    }
    if step.step == StepKind::Bet {
        for (sure, key) in [Key::Num1, Key::Num2, Key::Num3].into_iter().enumerate() {
            if plain(key) {
                out.push(LessonRequest::Sure(sure as u8).into());
            }
        }
    }
    if !focused && plain(Key::Enter) {
        out.extend(super::respond::forward(session, shown));
    }
    matches!(step.step, StepKind::Bet | StepKind::Debrief)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whoever takes a key first keeps it from the others, so a key that is taken twice does only one of the two.
    #[test]
    fn no_key_is_taken_twice() {
        let lenses: Vec<Key> = Lens::ALL.iter().filter_map(|lens| lens_key(*lens)).collect();
        assert_eq!(lenses.len(), Lens::ALL.len(), "every lens has a key");
        let singles = single(&Session::default(), &Shown::default()).into_iter().map(|(key, _)| key);
        let always = [Key::Escape, Key::Z, Key::Space, Key::Enter];
        let arrows = ARROWS.map(|(key, _)| key);
        let mut taken: Vec<Key> = always.into_iter().chain(arrows).chain(VOTES).chain(lenses).chain(singles).collect();
        let all = taken.len();
        taken.sort();
        taken.dedup();
        assert_eq!(taken.len(), all);
    }
}
