//! The few controls that panels are made of.

use std::ops::RangeInclusive;

use bevy_egui::egui::{
    self, Color32, CornerRadius, Frame, Margin, Response, RichText, Sense, Stroke, Ui, Vec2, WidgetInfo, WidgetType,
    vec2,
};

use crate::app::icons::{self, Icon};
use crate::app::theme::{bold, inks, serif};
use crate::words;

/// The sentence of a key.
pub fn t(key: &str) -> String {
    words::plain(key)
}

/// A heading.
pub fn heading(ui: &mut Ui, text: impl Into<String>) -> Response {
    ui.label(RichText::new(text).family(serif()).size(16.0).color(inks(ui).ink))
}

/// The heading of a card that lies over the town, with a cross at its right end. Whether the cross was pressed, which `says`
/// what it does.
pub fn head(ui: &mut Ui, text: &str, says: &str) -> bool {
    let mut closed = false;
    ui.horizontal(|ui| {
        ui.label(RichText::new(text).family(serif()).size(20.0).color(inks(ui).ink));
        at_right(ui, text, |ui| closed = button(ui, Some(Icon::Close), "", says, false).clicked());
    });
    closed
}

/// Whether something was clicked, and not for the second or third time in a row: for what cannot be taken back, or changes what
/// lies under the pointer.
pub fn clicked_once(button: &Response) -> bool {
    button.clicked() && !button.double_clicked() && !button.triple_clicked()
}

/// Columns beside each other, of one width, each drawn with its place. egui's own would stretch the words of a line over
/// the whole column.
pub fn columns(ui: &mut Ui, count: usize, mut add: impl FnMut(&mut Ui, usize)) {
    ui.columns(count, |columns| {
        for (place, column) in columns.iter_mut().enumerate() {
            column.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| add(ui, place));
        }
    });
}

/// Turns the pages of the area that scrolls and in which this is called, by the keys Page Up and Page Down. On each card and
/// in each dialog that can be longer than the window, one area does.
pub fn turn_pages(ui: &Ui) {
    let open = ui.memory(|memory| memory.allows_interaction(ui.layer_id()));
    if !open {
        return;
    }
    let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(egui::Modifiers::NONE, key)) as f32;
    let pages = pressed(egui::Key::PageUp) - pressed(egui::Key::PageDown);
    if pages != 0.0 {
        // Some of the page before stays in view.
        const TURNED: f32 = 0.85;
        ui.scroll_with_delta(vec2(0.0, pages * TURNED * ui.clip_rect().height()));
    }
}

/// A note in softer ink.
pub fn note(ui: &mut Ui, text: impl Into<String>) -> Response {
    ui.add(egui::Label::new(RichText::new(text).size(13.0).color(inks(ui).soft)).wrap())
}

/// Bold text.
pub fn strong(ui: &Ui, text: impl Into<String>) -> RichText {
    RichText::new(text).family(bold()).color(inks(ui).ink)
}

/// A card on the paper.
pub fn card(ui: &Ui) -> Frame {
    let inks = inks(ui);
    Frame::NONE
        .fill(inks.card)
        .stroke(Stroke::new(inks.outline, inks.line))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(10, 8))
}

/// Controls that end at the right edge, in the order in which they are read: what comes first is reached first.
pub fn at_right(ui: &mut Ui, id: &str, add: impl FnOnce(&mut Ui)) {
    let id = ui.id().with(id);
    let room = ui.available_width();
    let known = ui.data(|data| data.get_temp::<f32>(id));
    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
        ui.add_space((room - known.unwrap_or(room)).max(0.0));
        let left = ui.cursor().left();
        add(ui);
        let width = ui.min_rect().right() - left;
        if known.is_none_or(|known| (known - width).abs() > 0.5) {
            ui.data_mut(|data| data.insert_temp(id, width));
            ui.ctx().request_discard("the width of controls at the right has changed");
        }
    });
}

/// What a screen reader says of a button: the words on it, and then what it does. Words that are in the other already are
/// not said twice, and signs such as “?” are not said at all.
pub fn spoken(text: &str, says: &str) -> String {
    if !text.contains(char::is_alphanumeric) || says.starts_with(text) {
        says.to_owned()
    } else if text.ends_with(says) {
        text.to_owned()
    } else {
        let stop = if text.ends_with(char::is_alphanumeric) { "." } else { "" };
        format!("{text}{stop} {says}")
    }
}

/// A button with a sign, words, or both. `on` is whether it is the one that holds.
pub fn button(ui: &mut Ui, icon: Option<Icon>, text: &str, says: &str, on: bool) -> Response {
    let inks = inks(ui);
    let galley = (!text.is_empty()).then(|| {
        let colour = if on { inks.card } else { inks.ink };
        ui.painter().layout_no_wrap(text.to_owned(), egui::FontId::new(14.0, bold()), colour)
    });
    let words = galley.as_ref().map_or(0.0, |galley| galley.size().x);
    let sign = if icon.is_some() { 16.0 } else { 0.0 };
    let gap = if words > 0.0 && sign > 0.0 { 6.0 } else { 0.0 };
    let size = vec2(words + sign + gap + if text.is_empty() { 16.0 } else { 22.0 }, 30.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, ui.is_enabled(), on, spoken(text, says)));
    if ui.is_rect_visible(rect) {
        let enabled = ui.is_enabled();
        let fade = |colour: Color32| if enabled { colour } else { colour.gamma_multiply(0.45) };
        let fill = if on {
            inks.ink
        } else if response.hovered() && enabled {
            inks.paper
        } else {
            inks.card
        };
        let edge = if response.hovered() && enabled { inks.ink } else { inks.line };
        ui.painter().rect(rect, 8.0, fill, Stroke::new(inks.outline, fade(edge)), egui::StrokeKind::Inside);
        let ink = fade(if on { inks.card } else { inks.ink });
        let mut x = rect.center().x - (words + sign + gap) / 2.0;
        if let Some(icon) = icon {
            let place = egui::Rect::from_center_size(egui::pos2(x + sign / 2.0, rect.center().y), Vec2::splat(14.0));
            icons::draw(ui.painter(), icon, place, ink);
            x += sign + gap;
        }
        if let Some(galley) = galley {
            let at = egui::pos2(x, rect.center().y - galley.size().y / 2.0);
            ui.painter().galley_with_override_text_color(at, galley, ink);
        }
    }
    // What stands on it already needs no tip.
    if says == text { response } else { response.on_hover_text(says) }
}

/// The button that goes on: dark, and larger.
pub fn main_button(ui: &mut Ui, text: &str) -> Response {
    let inks = inks(ui);
    let galley = ui.painter().layout_no_wrap(text.to_owned(), egui::FontId::new(16.0, bold()), inks.card);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(36.0, 18.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, ui.is_enabled(), text));
    let at = rect.center() - galley.size() / 2.0;
    if ui.is_enabled() {
        ui.painter().rect_filled(rect, 8.0, if response.hovered() { inks.blue } else { inks.ink });
        ui.painter().galley(at, galley, inks.card);
    } else {
        ui.painter().rect_stroke(rect, 8.0, Stroke::new(inks.outline, inks.line), egui::StrokeKind::Inside);
        ui.painter().galley_with_override_text_color(at, galley, inks.soft);
    }
    response
}

/// A number that is dragged or typed, with what is read out of it. Gives the new number, if it was changed.
pub fn number(ui: &mut Ui, label: &str, value: u32, range: RangeInclusive<u32>, speed: f64) -> Option<u32> {
    let mut number = value;
    let drag = ui.add(egui::DragValue::new(&mut number).range(range).speed(speed));
    drag.widget_info(|| {
        let mut info = WidgetInfo::labeled(WidgetType::DragValue, ui.is_enabled(), label);
        info.value = Some(f64::from(number));
        info
    });
    drag.changed().then_some(number)
}

/// A list of `count` words of which one holds, read out as `label` with what is `shown`. A press opens it; keys are led to what
/// holds, and back when Enter or Esc closes it. While it is closed and has the focus, the arrows turn it. Gives the place of
/// what was picked, if something else was.
pub fn pick(
    ui: &mut Ui,
    id: impl egui::AsIdSalt,
    label: &str,
    width: f32,
    shown: RichText,
    (count, chosen): (usize, Option<usize>),
    name: impl Fn(usize) -> String,
) -> Option<usize> {
    let salt = ui.make_persistent_id(id);
    let button = ui.make_persistent_id(salt);
    let was_open = egui::ComboBox::is_open(ui.ctx(), button);
    let by_button = ui.memory(|memory| memory.has_focus(button));
    let (mut picked, mut by_key) = (None, false);
    let spoken = format!("{label}: {}", shown.text());
    let list = egui::ComboBox::from_id_salt(salt).selected_text(shown).width(width).height(320.0);
    let list = list.show_ui(ui, |ui| {
        let all: Vec<Response> =
            (0..count).map(|place| ui.selectable_label(Some(place) == chosen, name(place))).collect();
        let focused = all.iter().position(Response::has_focus);
        by_key = focused.is_some();
        picked = all.iter().position(Response::clicked);
        if picked.is_some() {
            ui.close();
            return;
        }
        let next = match focused {
            Some(place) => turned(ui, &all[place], Some(place), count),
            None => by_button.then_some(chosen.unwrap_or(0)),
        };
        if let Some(word) = next.and_then(|place| all.get(place)) {
            word.request_focus();
            word.scroll_to_me(None);
        }
    });
    list.response.widget_info(|| WidgetInfo::labeled(WidgetType::ComboBox, ui.is_enabled(), &spoken));
    let left = ui.input(|input| input.key_pressed(egui::Key::Escape));
    if picked.is_some() && by_key || was_open && left {
        list.response.request_focus();
    } else if list.inner.is_none() && list.response.has_focus() {
        picked = turned(ui, &list.response, chosen, count);
    }
    picked.filter(|place| Some(*place) != chosen)
}

/// Where the arrows lead from a place of a list, while they belong to a control with the focus.
fn turned(ui: &Ui, control: &Response, place: Option<usize>, count: usize) -> Option<usize> {
    let filter = egui::EventFilter { vertical_arrows: true, ..egui::EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(control.id, filter));
    let [down, up] = [egui::Key::ArrowDown, egui::Key::ArrowUp]
        .map(|key| ui.input_mut(|input| input.count_and_consume_key(egui::Modifiers::NONE, key)));
    if down + up == 0 {
        return None;
    }
    // A control that has only just got the focus would let it go on to the next one.
    ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
    let next = place.map_or(0, |place| (place + down).saturating_sub(up));
    Some(next.min(count.saturating_sub(1)))
}

/// A card of which one of several holds: its place, for what stands on it, and what is done to it.
pub fn radio_card(ui: &mut Ui, size: Vec2, spoken: &str, on: bool) -> (egui::Rect, Response) {
    let inks = inks(ui);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, ui.is_enabled(), on, spoken));
    let (fill, stroke) = if on {
        (inks.pale_blue, Stroke::new(inks.outline + 1.5, inks.blue))
    } else if response.hovered() || response.has_focus() {
        (inks.paper, Stroke::new(inks.outline + 0.5, inks.ink))
    } else {
        (inks.card, Stroke::new(inks.outline, inks.line))
    };
    ui.painter().rect(rect, 10.0, fill, stroke, egui::StrokeKind::Inside);
    (rect, response)
}

/// Several words of which one holds.
pub fn choice<T: PartialEq + Copy>(ui: &mut Ui, id: &str, options: &[(T, String, bool)], chosen: T) -> Option<T> {
    let inks = inks(ui);
    let mut picked = None;
    let font = egui::FontId::new(14.0, bold());
    let wide =
        |ui: &Ui, text: &String| ui.painter().layout_no_wrap(text.clone(), font.clone(), inks.ink).size().x + 20.0;
    let whole: f32 = options.iter().map(|(_, text, _)| wide(ui, text)).sum();
    ui.push_id(id, |ui| {
        // From left to right, whichever way the row around it runs.
        let row = egui::Layout::left_to_right(egui::Align::Center);
        ui.allocate_ui_with_layout(vec2(whole, 30.0), row, |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let around = egui::Rect::from_min_size(ui.max_rect().min, vec2(whole, 30.0));
            ui.painter().rect(around, 8.0, inks.card, Stroke::new(inks.outline, inks.ink), egui::StrokeKind::Inside);
            {
                let last = options.len().saturating_sub(1);
                for (number, (value, text, enabled)) in options.iter().enumerate() {
                    let on = *value == chosen;
                    let colour = if on { inks.card } else { inks.ink };
                    let colour = if *enabled { colour } else { inks.soft };
                    let galley = ui.painter().layout_no_wrap(text.clone(), egui::FontId::new(14.0, bold()), colour);
                    let sense = if *enabled { Sense::click() } else { Sense::hover() };
                    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 20.0, 30.0), sense);
                    response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, *enabled, on, text));
                    let (west, east) = (if number == 0 { 7 } else { 0 }, if number == last { 7 } else { 0 });
                    let corners = CornerRadius { nw: west, sw: west, ne: east, se: east };
                    if on {
                        ui.painter().rect_filled(rect, corners, inks.ink);
                    } else if response.hovered() {
                        ui.painter().rect_filled(rect, corners, inks.paper);
                    }
                    let at = rect.center() - galley.size() / 2.0;
                    ui.painter().galley(at, galley, colour);
                    if response.clicked() {
                        picked = Some(*value);
                    }
                }
            }
        });
    });
    picked
}

/// A switch: on is blue with a tick, off is hollow.
pub fn toggle(ui: &mut Ui, on: bool, says: &str) -> Response {
    let inks = inks(ui);
    let (rect, mut response) = ui.allocate_exact_size(vec2(36.0, 20.0), Sense::click());
    if response.clicked() {
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo::selected(WidgetType::Checkbox, ui.is_enabled(), on, says));
    let along = ui.ctx().animate_bool_responsive(response.id, on);
    let radius = rect.height() / 2.0;
    let fill = if on { inks.blue } else { inks.card };
    ui.painter().rect(
        rect,
        radius,
        fill,
        Stroke::new(1.5, if on { inks.blue } else { inks.soft }),
        egui::StrokeKind::Inside,
    );
    let middle = egui::pos2(egui::lerp(rect.left() + radius..=rect.right() - radius, along), rect.center().y);
    ui.painter().circle(middle, radius - 4.0, if on { inks.card } else { inks.soft }, Stroke::NONE);
    if on {
        let place = egui::Rect::from_center_size(egui::pos2(rect.left() + radius, rect.center().y), Vec2::splat(9.0));
        icons::draw(ui.painter(), Icon::Tick, place, inks.card);
    }
    response.on_hover_text(says)
}

/// A small round question mark that explains.
pub fn help(ui: &mut Ui, about: &str, text: &str) {
    let inks = inks(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(20.0), Sense::click());
    let says = words::say!("help-about", what = about);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &says));
    let edge = if response.hovered() || response.has_focus() { inks.ink } else { inks.soft };
    ui.painter().circle_stroke(rect.center(), 8.5, Stroke::new(1.2, edge));
    let font = egui::FontId::new(12.0, bold());
    ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, "?", font, edge);
    // It opens on hovering, on a click and on the key that clicks.
    let popup = egui::Popup::from_toggle_button_response(&response);
    popup.show(|ui| {
        ui.set_max_width(280.0);
        ui.add(egui::Label::new(text).wrap());
    });
    response.on_hover_ui(|ui| {
        ui.set_max_width(280.0);
        ui.add(egui::Label::new(text).wrap());
    });
}

/// Words that can be clicked. In a text that wraps they may stand on several lines, and are one control all the same.
pub fn link(ui: &mut Ui, text: &str) -> Response {
    link_called(ui, text, text)
}

/// Words that do something, read out with what that is.
pub fn link_called(ui: &mut Ui, text: &str, says: &str) -> Response {
    let colour = inks(ui).blue;
    let label = egui::Label::new(RichText::new(text).color(colour).underline()).sense(Sense::CLICK);
    let (at, galley, lines) = label.layout_in_ui(ui);
    // Where the line has no room for the first word, its first row is empty.
    let first = galley.rows.iter().find(|row| row.rect().width() > 1.0);
    let first = first.map_or(lines.rect, |row| row.rect_without_leading_space().translate(at.to_vec2()));
    ui.painter().galley(at, galley, colour);
    let stop = ui.interact(first, lines.id.with("link"), Sense::click());
    stop.widget_info(|| WidgetInfo::labeled(WidgetType::Link, ui.is_enabled(), spoken(text, says)));
    stop.union(lines).on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// How far a long run is, with the time that is left, where that can be told.
pub fn working(ui: &mut Ui, running: Option<(u32, u32)>, seconds_left: Option<u32>) -> Response {
    let (done, of) = running.unwrap_or((0, 1));
    let left = seconds_left.filter(|_| running.is_some());
    let text = left.map_or_else(String::new, |seconds| words::say!("seconds-left", seconds = seconds as usize));
    progress(ui, done as f32 / of.max(1) as f32, ui.available_width(), &text)
}

/// How much of something is done, with words in the trough. What is done is pale under the words, which are read on it and
/// beside it, and blue along its foot.
pub fn progress(ui: &mut Ui, share: f32, width: f32, text: &str) -> Response {
    let inks = inks(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 22.0), Sense::hover());
    let share = share.clamp(0.0, 1.0);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(WidgetType::ProgressIndicator, ui.is_enabled(), text);
        info.value = Some(f64::from((share * 100.0).floor()));
        info
    });
    if ui.is_rect_visible(rect) {
        let done = rect.with_max_x(egui::lerp(rect.x_range(), share));
        ui.painter().rect_filled(rect, 6.0, inks.card);
        let painter = ui.painter().with_clip_rect(ui.clip_rect().intersect(done));
        painter.rect_filled(rect, 6.0, inks.pale_blue);
        painter.rect_filled(
            rect.with_min_y(rect.bottom() - 4.0),
            CornerRadius { sw: 6, se: 6, ..CornerRadius::ZERO },
            inks.blue,
        );
        ui.painter().rect_stroke(rect, 6.0, Stroke::new(inks.outline, inks.soft), egui::StrokeKind::Inside);
        let inside = ui.painter().with_clip_rect(ui.clip_rect().intersect(rect.shrink(1.0)));
        let at = rect.left_center() + vec2(8.0, -1.0);
        inside.text(at, egui::Align2::LEFT_CENTER, text, egui::FontId::new(13.0, bold()), inks.ink);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_on_a_button_is_read_out_before_what_it_does() {
        let cases = [
            ("What if?", "Finds the entry.", "What if? Finds the entry."),
            ("year", "On to a year from now (Y)", "year. On to a year from now (Y)"),
            ("to day …", "To a day of your choice (G)", "to day … To a day of your choice (G)"),
            ("", "Close", "Close"),
            ("?", "Keys", "Keys"),
            ("About", "About", "About"),
            ("Undo", "Undo the last change", "Undo the last change"),
            ("A  They were earned", "They were earned", "A  They were earned"),
        ];
        for (text, says, heard) in cases {
            assert_eq!(spoken(text, says), heard);
        }
    }
    /// A list beside a button, and what comes of keys that are pressed one frame after another.
    struct List {
        ctx: egui::Context,
        chosen: usize,
    }

    impl List {
        fn press(&mut self, key: Option<egui::Key>) {
            // What a press brings about is there a few frames later.
            for frame in 0..4 {
                let pressed = key.filter(|_| frame == 0).map(|key| egui::Event::Key {
                    key,
                    physical_key: None,
                    pressed: true,
                    repeat: false,
                    modifiers: egui::Modifiers::NONE,
                });
                let input = egui::RawInput { events: pressed.into_iter().collect(), ..egui::RawInput::default() };
                let mut picked = None;
                let mut output = self.ctx.clone().run_ui(input, |ui| {
                    let shown = RichText::new(self.chosen.to_string());
                    let name = |place: usize| place.to_string();
                    // A pass that is done again does not see the press again.
                    picked = picked.or(pick(ui, "list", "Number", 100.0, shown, (5, Some(self.chosen)), name));
                    let _ = ui.button("beside");
                });
                output.textures_delta.clear();
                self.chosen = picked.unwrap_or(self.chosen);
            }
        }

        fn is_open(&self) -> bool {
            egui::Popup::is_any_open(&self.ctx)
        }
    }

    /// A list is turned by the arrows while it is closed, opened by Enter and closed by Esc.
    #[test]
    fn a_list_is_turned_by_key() {
        use egui::Key::{ArrowDown, ArrowUp, Enter, Escape, Tab};
        let mut list = List { ctx: egui::Context::default(), chosen: 1 };
        let press = |list: &mut List, keys: &[egui::Key]| keys.iter().for_each(|key| list.press(Some(*key)));
        list.press(None);
        press(&mut list, &[Tab, ArrowDown]);
        assert_eq!((list.chosen, list.is_open()), (2, false), "the arrows turn it while it is closed");
        press(&mut list, &[ArrowUp, ArrowUp, ArrowUp]);
        assert_eq!((list.chosen, list.is_open()), (0, false), "the first word is the last that the arrows lead to");
        press(&mut list, &[Enter]);
        assert!(list.is_open());
        press(&mut list, &[Escape]);
        assert_eq!((list.chosen, list.is_open()), (0, false), "Esc closes it and picks nothing");
    }
}
