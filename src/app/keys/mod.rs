//! Every action by key. `?` lists them; the list is this table.

mod cards;

use bevy::prelude::*;
use bevy_egui::egui::{Context, Event, Key, Modifiers, Popup};
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

use cards::{Card, key_of_card};

use super::focus;
use super::request::{Dialog, Door, LookRequest, MapRequest, Part, ProgramRequest, Request};
use super::state::{Session, Shown};
use super::{Paint, Requests, Screen};
use crate::scenario::raw::StepKind;
use crate::session::request::{ClockRequest, LessonRequest, Pace, TownRequest};
use crate::view::facts::Fact;
use crate::view::lens::Lens;
use crate::words;

/// Every key, and what it does, in words.
pub fn table() -> Vec<(String, String)> {
    let letters = || Lens::ALL.iter().map(|lens| lens.row().letter.to_string()).collect::<Vec<_>>().join(" ");
    let keys = |keys: &str, what: &str| match what {
        "key-lens" => letters(),
        // The arrows have no sign in the typeface: they are named.
        "key-pan" => words::say!("key-arrows"),
        // Letters and signs are the same on every keyboard; some keys have a name.
        _ => NAMED.iter().fold(keys.to_owned(), |keys, (name, key)| keys.replace(name, &words::plain(key))),
    };
    KEYS.iter().map(|(pressed, what)| (keys(pressed, what), words::plain(what))).collect()
}

/// Keys that have a name on the keyboard, and the keys of their names.
const NAMED: [(&str, &str); 5] = [
    ("Space", "key-name-space"),
    ("Ctrl", "key-name-ctrl"),
    ("Shift", "key-name-shift"),
    ("PageUp", "key-name-page-up"),
    ("PageDown", "key-name-page-down"),
];

/// A key, and the key of the sentence that says what it does; empty where [`table`] names the key.
const KEYS: [(&str, &str); 28] = [
    ("1 2 3 4", "key-doors"),
    ("Space", "key-pause"),
    ("1 2", "key-paces"),
    (".", "key-step"),
    ("Y", "key-year"),
    ("G", "key-to-day"),
    ("", "key-lens"),
    ("U", "key-cover"),
    ("Tab, Enter", "key-focus"),
    ("F6, Shift+F6", "key-panels"),
    ("PageUp, PageDown", "key-pages"),
    ("N P", "key-people"),
    ("", "key-pan"),
    ("+ −", "key-zoom"),
    ("0", "key-whole"),
    ("Ctrl+Z, Ctrl+Y", "key-undo"),
    ("T", "key-twin"),
    ("F1 F2 F3", "key-fold"),
    ("A B C D", "key-vote"),
    ("A B C D", "key-desk"),
    ("A B C D", "key-proposal"),
    ("N, 4", "key-life"),
    ("A … F", "key-council"),
    ("L", "key-lesson"),
    ("Ctrl+S", "key-save"),
    ("Ctrl+O", "key-open"),
    ("Ctrl+Q", "key-quit"),
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

/// What the keys that were pressed ask for, in the order in which they were pressed.
pub fn pressed(ctx: &Context, screen: Screen, session: &Session, shown: &Shown, out: &mut Vec<Request>) {
    focus::moves(ctx);
    // While somebody writes, keys are letters.
    if ctx.text_edit_focused() {
        return;
    }
    let focused = ctx.memory(|memory| memory.focused().is_some());
    // A list that is open is closed first, by itself.
    let listed = Popup::is_any_open(ctx);
    let help = LookRequest::Open(if session.dialog == Dialog::Keys { Dialog::None } else { Dialog::Keys });
    ctx.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Text(text) if text == "?" => {
                out.push(help.clone().into());
                true
            }
            Event::Key { key: Key::Escape, .. } if listed => true,
            Event::Key { key, pressed: true, repeat, modifiers, .. } => {
                match asks((*key, *modifiers), focused, screen, session, shown) {
                    Some(requests) => {
                        // A key that is held down goes on only where that is of use.
                        if !repeat || goes_on(*key) {
                            out.extend(requests);
                        }
                        false
                    }
                    None => true,
                }
            }
            _ => true,
        });
    });
}

/// Whether a key that is held down asks again and again.
fn goes_on(key: Key) -> bool {
    matches!(key, Key::Plus | Key::Equals | Key::Minus | Key::N | Key::P)
        || ARROWS.iter().any(|(arrow, _)| *arrow == key)
}

/// Modifiers under which a key is plain: none. Signs and digits may need Shift on some keyboards.
fn is_plain(key: Key, modifiers: Modifiers) -> bool {
    use Key::{Equals, Minus, Num0, Num1, Num2, Num3, Num4, Period, Plus};
    let signs = matches!(key, Equals | Minus | Num0 | Num1 | Num2 | Num3 | Num4 | Period | Plus);
    modifiers.is_none() || signs && modifiers.matches_exact(Modifiers::SHIFT)
}

/// What one press asks for; `None` if it is nothing to the window, so that a control that has the focus may have it.
/// `focused`: whether a control has the focus.
fn asks(
    (key, modifiers): (Key, Modifiers),
    focused: bool,
    screen: Screen,
    session: &Session,
    shown: &Shown,
) -> Option<Vec<Request>> {
    let with = |held: Modifiers| modifiers.matches_exact(held);
    if key == Key::Escape && modifiers.is_none() {
        return Some(vec![escape(screen, session)]);
    }
    if key == Key::Q && with(Modifiers::COMMAND) {
        return Some(vec![ProgramRequest::Quit.into()]);
    }
    if key == Key::O && with(Modifiers::COMMAND) {
        return Some(vec![LookRequest::Open(Dialog::Files).into()]);
    }
    if screen == Screen::Picker && session.dialog == Dialog::None && is_plain(key, modifiers) {
        let door = DOORS.iter().zip(Door::ALL).find(|(of, _)| **of == key);
        return door.map(|(_, door)| vec![LookRequest::Door(door).into()]);
    }
    if screen != Screen::Town || session.dialog != Dialog::None {
        return None;
    }
    let of = shown.rules_of(session);
    let redoes =
        [(Key::Z, Modifiers::SHIFT), (Key::Z, Modifiers::COMMAND | Modifiers::SHIFT), (Key::Y, Modifiers::COMMAND)];
    if redoes.iter().any(|(redo, held)| key == *redo && with(*held)) {
        return Some(vec![TownRequest::Redo(of).into()]);
    }
    if key == Key::Z && (modifiers.is_none() || with(Modifiers::COMMAND)) {
        return Some(vec![TownRequest::Undo(of).into()]);
    }
    if key == Key::S && with(Modifiers::COMMAND) {
        return Some(vec![LookRequest::Open(Dialog::Saves).into()]);
    }
    if !is_plain(key, modifiers) {
        return None;
    }
    match key_of_card(key, focused, session, shown) {
        Card::Asks(requests) => return Some(requests),
        Card::HoldsBack => return None,
        Card::Leaves => {}
    }
    if let Some(lens) = Lens::ALL.iter().find(|lens| lens_key(**lens) == Some(key)) {
        return Some(vec![LookRequest::Lens(*lens).into()]);
    }
    if let Some((_, request)) = single(session, shown).into_iter().find(|(single, _)| *single == key) {
        return Some(vec![request]);
    }
    // A control that has the focus is pressed by the space bar and moved by the arrows.
    if focused {
        return None;
    }
    if key == Key::Space {
        return Some(vec![if shown.running.is_some() {
            ClockRequest::Stop.into()
        } else if let (Pace::Paused, Some(performance)) = (session.pace, &session.performance) {
            ClockRequest::Watch(performance.to).into()
        } else if session.pace == Pace::Paused {
            ClockRequest::Pace(Pace::Day).into()
        } else {
            ClockRequest::Pace(Pace::Paused).into()
        }]);
    }
    let (_, (x, y)) = ARROWS.into_iter().find(|(arrow, _)| *arrow == key)?;
    Some(vec![MapRequest::Pan(x, y).into()])
}

/// What is open is closed, the innermost first.
fn escape(screen: Screen, session: &Session) -> Request {
    match (&session.dialog, &session.notice, session.selected) {
        (Dialog::None, Some(_), _) => LookRequest::Dismiss.into(),
        (Dialog::None, None, _) if screen == Screen::Town && session.ink.is_some() => LookRequest::Ink(false).into(),
        (Dialog::None, None, Some(_)) if screen == Screen::Town && !session.stands_at(StepKind::File) => {
            LookRequest::Select(None).into()
        }
        (Dialog::None, None, _) if screen == Screen::Lab => ProgramRequest::Leave.into(),
        (Dialog::None, None, _) if screen == Screen::Town && session.leaves_by_escape() => LessonRequest::Leave.into(),
        _ => LookRequest::Open(Dialog::None).into(),
    }
}

/// The arrow keys, and by how many points each moves the map.
const ARROWS: [(Key, (f32, f32)); 4] = [
    (Key::ArrowLeft, (60.0, 0.0)),
    (Key::ArrowRight, (-60.0, 0.0)),
    (Key::ArrowUp, (0.0, 60.0)),
    (Key::ArrowDown, (0.0, -60.0)),
];

/// The keys of the doors of the first screen.
const DOORS: [Key; 4] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4];

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

#[cfg(test)]
mod tests {
    use super::cards::VOTES;
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
    /// Every key of the window.
    fn keys() -> Vec<Key> {
        let lenses = Lens::ALL.iter().filter_map(|lens| lens_key(*lens));
        let singles = single(&Session::default(), &Shown::default()).into_iter().map(|(key, _)| key);
        let others = [Key::Escape, Key::Z, Key::S, Key::O, Key::Q, Key::Space, Key::Enter];
        singles.chain(lenses).chain(ARROWS.map(|(key, _)| key)).chain(VOTES).chain(others).collect()
    }

    /// Alt+Y lived a year, and Ctrl+H put on a lens.
    #[test]
    fn plain_keys_are_plain_and_shortcuts_are_the_ones_that_are_named() {
        let held = [Modifiers::SHIFT, Modifiers::ALT, Modifiers::CTRL, Modifiers::COMMAND, Modifiers::MAC_CMD];
        let sets = (0..1_u32 << held.len()).map(|bits| {
            let on = held.iter().enumerate().filter(|(number, _)| bits >> number & 1 == 1);
            on.fold(Modifiers::NONE, |all, (_, one)| all | *one)
        });
        let (session, shown) = (Session::default(), Shown::default());
        let asks = |key, modifiers| asks((key, modifiers), false, Screen::Town, &session, &shown);
        let signs = [Key::Num0, Key::Num1, Key::Num2, Key::Period, Key::Plus, Key::Equals, Key::Minus];
        let command = Modifiers::COMMAND;
        let redo: Vec<Request> = vec![TownRequest::Redo(0).into()];
        for modifiers in sets.filter(|modifiers| !modifiers.is_none()) {
            for key in keys() {
                let with = |held| modifiers.matches_exact(held);
                let wanted: Option<Vec<Request>> = match key {
                    Key::Z if with(command) => Some(vec![TownRequest::Undo(0).into()]),
                    Key::Z if with(Modifiers::SHIFT) || with(command | Modifiers::SHIFT) => Some(redo.clone()),
                    Key::Y if with(command) => Some(redo.clone()),
                    Key::S if with(command) => Some(vec![LookRequest::Open(Dialog::Saves).into()]),
                    Key::O if with(command) => Some(vec![LookRequest::Open(Dialog::Files).into()]),
                    Key::Q if with(command) => Some(vec![ProgramRequest::Quit.into()]),
                    sign if signs.contains(&sign) && with(Modifiers::SHIFT) => asks(sign, Modifiers::NONE),
                    _ => None,
                };
                assert_eq!(asks(key, modifiers), wanted, "{key:?} with {modifiers:?}");
            }
        }
        assert_eq!(asks(Key::Y, Modifiers::NONE), Some(vec![TownRequest::GoTo(365).into()]));
        assert_eq!(asks(Key::Z, Modifiers::NONE), Some(vec![TownRequest::Undo(0).into()]));
    }

    fn press(key: Key, modifiers: Modifiers, repeat: bool) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat, modifiers }
    }

    fn heard(events: Vec<Event>) -> Vec<Request> {
        let (ctx, mut out) = (Context::default(), vec![]);
        let input = bevy_egui::egui::RawInput { events, ..Default::default() };
        let mut output = ctx.run_ui(input, |ui| {
            pressed(ui.ctx(), Screen::Town, &Session::default(), &Shown::default(), &mut out);
        });
        // There is nothing that would draw them.
        output.textures_delta.clear();
        out
    }

    #[test]
    fn presses_are_taken_in_their_order_each_with_its_own_modifiers() {
        let (none, ctrl) = (Modifiers::NONE, Modifiers::COMMAND);
        let wanted: [Request; 3] = [
            LookRequest::Open(Dialog::Saves).into(),
            LookRequest::SelectNext(1).into(),
            LookRequest::SelectNext(1).into(),
        ];
        let events = vec![press(Key::S, ctrl, false), press(Key::N, none, false), press(Key::N, none, true)];
        assert_eq!(heard(events), wanted);
        let held = vec![press(Key::Y, none, false), press(Key::Y, none, true), press(Key::Y, none, true)];
        assert_eq!(heard(held), [TownRequest::GoTo(365).into()], "a key that is held down lives one year");
    }
}
