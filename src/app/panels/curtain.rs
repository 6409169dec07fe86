//! The curtain between the town and its twin, on one map: what is to its left lives under our rules, what is to its right
//! under those of the twin. It is drawn aside by its handle, with the mouse or by the arrow keys.

use bevy_egui::egui::accesskit::Action;
use bevy_egui::egui::{self, Frame, Margin, Sense, Stroke, Ui, pos2, vec2};

use super::View;
use super::widgets::{link, note, t};
use crate::app::focus;
use crate::app::request::{LookRequest, Request};
use crate::app::theme::inks;
use crate::session::request::{TownRequest, TwinPolicy};
use crate::session::twin::changes_rules;
use crate::view::facts::Fact;
use crate::view::lens::Lens;
use crate::words::say;

/// How near to an edge of the map the curtain can hang.
const EDGE: f32 = 0.02;
/// How far an arrow key draws it.
const STEP: f32 = 0.04;
/// The size of the handle, in points.
const HANDLE: egui::Vec2 = vec2(26.0, 58.0);

/// Draws the handle and what is to be said of the two towns; nothing where there is one town.
pub fn curtain_ui(root: &Ui, free: egui::Rect, view: &View, out: &mut Vec<Request>) {
    if view.shown.towns.len() < 2 {
        return;
    }
    if let Some(share) = view.session.curtain {
        let at = pos2(egui::lerp(free.x_range(), share), free.top() + free.height() * 0.62);
        let area = egui::Area::new(egui::Id::new("curtain")).order(egui::Order::Middle).constrain(false);
        area.fixed_pos(at - HANDLE / 2.0).show(root.ctx(), |ui| handle_ui(ui, free, share, out));
    }
    let frame = Frame::NONE.fill(inks(root).card).stroke(Stroke::new(1.0, inks(root).line)).corner_radius(8);
    let area = egui::Area::new(egui::Id::new("beside")).order(egui::Order::Middle);
    // Above the legend.
    area.pivot(egui::Align2::CENTER_BOTTOM).fixed_pos(free.center_bottom() - vec2(0.0, 48.0)).show(root.ctx(), |ui| {
        frame.inner_margin(Margin::symmetric(12, 6)).show(ui, |ui| {
            ui.set_max_width((free.width() - 40.0).min(560.0));
            let count = view.shown.other_band.iter().filter(|differs| **differs).count();
            let drawn = view.session.lens == Lens::Scored && view.session.curtain.is_some();
            let key = match count {
                0 => "other-band-none",
                _ if drawn => "other-band-drawn",
                _ => "other-band",
            };
            note(ui, say(key, &[("count", count)]));
            ui.horizontal(|ui| {
                let apart = view.session.curtain.is_some();
                if link(ui, &t(if apart { "two-maps" } else { "one-map" })).clicked() {
                    out.push(LookRequest::Curtain((!apart).then_some(0.5)).into());
                }
                if view.session.mode.has_clock() && link(ui, &t("without-twin")).clicked() {
                    out.push(TownRequest::Twin(None).into());
                }
            });
            focus::panel_in(ui, ui.min_rect());
        });
    });
}

fn handle_ui(ui: &mut Ui, free: egui::Rect, share: f32, out: &mut Vec<Request>) {
    let inks = inks(ui);
    let (rect, response) = ui.allocate_exact_size(HANDLE, Sense::click_and_drag());
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::slider(true, f64::from((share * 100.0).round()), t("curtain"));
        info.label = Some(t("curtain"));
        info
    });
    // As egui's own sliders tell a screen reader what it can do.
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_min_numeric_value(f64::from(EDGE) * 100.0);
        node.set_max_numeric_value(f64::from(1.0 - EDGE) * 100.0);
        node.set_numeric_value_step(f64::from(STEP) * 100.0);
        node.add_action(Action::Increment);
        node.add_action(Action::Decrement);
    });
    let held = response.dragged() || response.has_focus() || response.hovered();
    let fill = if held { inks.pale_blue } else { inks.card };
    ui.painter().rect(rect.shrink(2.0), 9.0, fill, Stroke::new(1.8, inks.ink), egui::StrokeKind::Inside);
    for side in [-1.0, 1.0] {
        let tip = rect.center() + vec2(side * 8.0, 0.0);
        let points = vec![tip, tip + vec2(-side * 5.0, -5.0), tip + vec2(-side * 5.0, 5.0)];
        ui.painter().add(egui::Shape::convex_polygon(points, inks.ink, Stroke::NONE));
    }
    let response = response.on_hover_cursor(egui::CursorIcon::ResizeHorizontal).on_hover_text(t("curtain-says"));
    let mut to = share;
    if let (true, Some(at)) = (response.dragged(), response.interact_pointer_pos()) {
        to = (at.x - free.left()) / free.width().max(1.0);
    }
    if response.has_focus() {
        let filter = egui::EventFilter { horizontal_arrows: true, ..Default::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let pressed = |key| ui.input(|input| input.num_presses(key)) as f32;
        to += STEP * (pressed(egui::Key::ArrowRight) - pressed(egui::Key::ArrowLeft));
    }
    let told = |action| ui.input(|input| input.num_accesskit_action_requests(response.id, action)) as f32;
    to += STEP * (told(Action::Increment) - told(Action::Decrement));
    let to = to.clamp(EDGE, 1.0 - EDGE);
    if to != share {
        out.push(LookRequest::Curtain(Some(to)).into());
    }
    focus::panel_in(ui, rect);
}

/// What sets the class's rules against those that the town began with, where the class changed any.
/// Gives whether that was asked for.
pub(super) fn theirs_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) -> bool {
    let changed = view.shown.town().is_some_and(|published| changes_rules(&published.commands));
    let open = view.session.may_see(Fact::Findings) && view.shown.towns.len() == 1 && changed;
    let asked = open && link(ui, &t("beside-theirs")).on_hover_text(t("beside-theirs-says")).clicked();
    if asked {
        out.push(TownRequest::Twin(Some(TwinPolicy::AsFounded)).into());
        out.push(LookRequest::Curtain(Some(0.5)).into());
        out.push(LookRequest::Select(None).into());
    }
    asked
}
