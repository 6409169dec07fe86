//! What is typed, handed to the panels press by press with the modifiers that were down at that press. `bevy_egui` gives
//! all presses of a frame the modifiers of its end: a quick Ctrl+S would be an S.

use bevy::input::keyboard::{Key, KeyboardFocusLost, KeyboardInput};
use bevy::prelude::*;
use bevy_egui::helpers::{bevy_to_egui_key, bevy_to_egui_physical_key};
use bevy_egui::input::EguiInputEvent;
use bevy_egui::{EguiGlobalSettings, EguiInputSet, PrimaryEguiContext, egui};

use super::host;

/// Adds the typing, instead of that of `bevy_egui`.
pub fn plugin(app: &mut App) {
    app.add_systems(PreUpdate, hand_on.in_set(EguiInputSet::ReadBevyMessages));
    app.world_mut()
        .resource_mut::<EguiGlobalSettings>()
        .input_system_settings
        .run_write_keyboard_input_messages_system = false;
}

fn hand_on(
    mut presses: MessageReader<KeyboardInput>,
    mut lost: MessageReader<KeyboardFocusLost>,
    mut down: Local<Down>,
    context: Single<Entity, With<PrimaryEguiContext>>,
    mut events: MessageWriter<EguiInputEvent>,
) {
    // Whoever comes back to the window has let go of everything. In a page the keys may have gone to an element beside the
    // canvas only.
    if lost.read().count() > 0 && !host::has_keys() {
        *down = Down::default();
    }
    for press in presses.read() {
        for event in said(press, &mut down) {
            events.write(EguiInputEvent { context: *context, event });
        }
    }
}

/// What is held down.
#[derive(Clone, Copy, Default)]
struct Down {
    modifiers: egui::Modifiers,
    /// The key of the system, which egui knows nothing of outside macOS.
    system: bool,
    /// The key for letters of the third level.
    third: bool,
}

/// What a press says to the panels, with what is held down. A modifier changes that.
fn said(press: &KeyboardInput, down: &mut Down) -> Vec<egui::Event> {
    let pressed = press.state.is_pressed();
    let mac = cfg!(target_os = "macos");
    let held = &mut down.modifiers;
    match &press.logical_key {
        Key::Shift => held.shift = pressed,
        Key::Control => {
            held.ctrl = pressed;
            held.command = if mac { held.command } else { pressed };
        }
        Key::Alt => held.alt = pressed,
        Key::Super | Key::Meta if mac => (held.mac_cmd, held.command) = (pressed, pressed),
        Key::Super | Key::Meta => down.system = pressed,
        Key::AltGraph => down.third = pressed,
        _ => {}
    }
    // What is pressed with the key of the system is meant for the system.
    if pressed && down.system {
        return vec![];
    }
    let held = down.modifiers;
    let mut events = vec![];
    // Where there is no key for letters of the third level, Ctrl and Alt together are one.
    let writes = if mac { !held.command && !held.ctrl } else { held.ctrl == held.alt };
    if pressed && writes {
        let text = match &press.logical_key {
            Key::Character(text) if !text.chars().any(char::is_control) => Some(text.to_string()),
            Key::Space => Some(" ".to_owned()),
            _ => None,
        };
        events.extend(text.map(egui::Event::Text));
    }
    // Keyboards without Latin letters are read by the places of their keys.
    let physical_key = bevy_to_egui_physical_key(&press.key_code);
    let place = physical_key.filter(|_| !down.third);
    if let Some(key) = bevy_to_egui_key(&press.logical_key).or(place) {
        let event = egui::Event::Key { key, physical_key, pressed, repeat: press.repeat, modifiers: held };
        events.push(event);
    }
    events
}

#[cfg(test)]
mod tests {
    use super::*;
    use bevy::input::ButtonState;

    fn press(key_code: KeyCode, logical_key: Key, state: ButtonState) -> KeyboardInput {
        KeyboardInput { key_code, logical_key, state, text: None, repeat: false, window: Entity::PLACEHOLDER }
    }

    /// A quick Ctrl+S, pressed and let go between two frames, was read as S.
    #[test]
    fn a_press_keeps_the_modifiers_of_its_moment() {
        let mut down = Down::default();
        let mut all = vec![];
        for (code, key, state) in [
            (KeyCode::ControlLeft, Key::Control, ButtonState::Pressed),
            (KeyCode::KeyS, Key::Character("s".into()), ButtonState::Pressed),
            (KeyCode::KeyS, Key::Character("s".into()), ButtonState::Released),
            (KeyCode::ControlLeft, Key::Control, ButtonState::Released),
            (KeyCode::KeyS, Key::Character("s".into()), ButtonState::Pressed),
        ] {
            all.extend(said(&press(code, key, state), &mut down));
        }
        let presses: Vec<(bool, bool)> = all
            .iter()
            .filter_map(|event| match event {
                egui::Event::Key { key: egui::Key::S, pressed: true, modifiers, .. } => {
                    Some((modifiers.ctrl, modifiers.command))
                }
                _ => None,
            })
            .collect();
        let command = !cfg!(target_os = "macos");
        assert_eq!(presses, [(true, command), (false, false)]);
        let written: Vec<&egui::Event> = all.iter().filter(|event| matches!(event, egui::Event::Text(_))).collect();
        assert_eq!(written, [&egui::Event::Text("s".into())], "what is pressed with Ctrl is not written");
    }
    /// What is meant for the system, or writes another letter, is no key of the window.
    #[test]
    fn the_key_of_the_system_and_the_third_level_keep_plain_keys_away() {
        let y = |text: &str| press(KeyCode::KeyY, Key::Character(text.into()), ButtonState::Pressed);
        let keys = |events: Vec<egui::Event>| events.iter().filter(|e| matches!(e, egui::Event::Key { .. })).count();
        let mut down = Down::default();
        assert_eq!(keys(said(&y("y"), &mut down)), 1);
        assert_eq!(keys(said(&y("\u{43d}"), &mut down)), 1, "by its place");
        said(&press(KeyCode::AltRight, Key::AltGraph, ButtonState::Pressed), &mut down);
        assert_eq!(said(&y("\u{2190}"), &mut down), [egui::Event::Text("\u{2190}".into())]);
        said(&press(KeyCode::AltRight, Key::AltGraph, ButtonState::Released), &mut down);
        if !cfg!(target_os = "macos") {
            said(&press(KeyCode::SuperLeft, Key::Super, ButtonState::Pressed), &mut down);
            assert_eq!(said(&y("y"), &mut down), []);
        }
    }
}
