//! Where the focus is. Whatever has it is ringed and scrolled into view, whichever control it is, a key jumps from panel to
//! panel, and what loses it under a dialog gets it back.

use bevy_egui::egui::{
    self, Context, Event, FocusDirection, Id, Key, LayerId, Modifiers, Rect, Stroke, StrokeKind, Ui, WidgetRect,
};

use super::theme;

/// What is remembered from pass to pass.
#[derive(Clone, Default)]
struct Trail {
    /// The panels of this pass, in the order in which they are read.
    panels: Vec<(LayerId, Rect)>,
    /// The control that was last scrolled into view.
    shown: Option<Id>,
    /// The control that had the focus in the last pass, and its layer.
    last: Option<(Id, LayerId)>,
    /// The controls that get the focus back, the one that lost it last at the end.
    waiting: Vec<Waits>,
}

/// A control that lost the focus because a dialog covered it, or because it could not be used for a while.
#[derive(Clone, Copy)]
struct Waits {
    id: Id,
    layer: LayerId,
    /// Passes in which it was not there although nothing covered its layer.
    missed: u8,
}

fn trail<R>(ctx: &Context, with: impl FnOnce(&mut Trail) -> R) -> R {
    ctx.data_mut(|data| with(data.get_temp_mut_or_default(Id::new("focus trail"))))
}

/// A pass begins: its panels are noted anew.
pub fn begin(ctx: &Context) {
    trail(ctx, |trail| trail.panels.clear());
}

/// Notes a panel. Panels are jumped to in the order in which they are noted.
pub fn panel(ui: &Ui) {
    panel_in(ui, ui.max_rect());
}

/// Notes a panel whose place is known only when it has been drawn.
pub fn panel_in(ui: &Ui, rect: Rect) {
    let layer = ui.layer_id();
    trail(ui.ctx(), |trail| trail.panels.push((layer, rect)));
}

/// Sees to the focus at the beginning of a pass: F6 jumps to the next panel or the last one, an arrow key leaves it where it
/// is, and what lost it gets it back. To be called before panels are drawn.
pub fn moves(ctx: &Context) {
    show(ctx);
    stay(ctx);
    give_back(ctx);
    let mut steps = vec![];
    ctx.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Key { key: Key::F6, pressed: true, modifiers, .. } => {
                let back = modifiers.matches_exact(Modifiers::SHIFT);
                if back || modifiers.is_none() {
                    steps.push(back);
                }
                false
            }
            _ => true,
        });
    });
    for back in steps {
        jump(ctx, back);
    }
}

fn jump(ctx: &Context, back: bool) {
    let panels = trail(ctx, |trail| trail.panels.clone());
    let open: Vec<(LayerId, Rect)> =
        panels.into_iter().filter(|(layer, _)| ctx.memory(|memory| memory.allows_interaction(*layer))).collect();
    let first = |(layer, rect): &(LayerId, Rect)| {
        ctx.viewport(|viewport| {
            let stops = viewport.prev_pass.widgets.get_layer(*layer);
            stops.filter(|stop| can_stop(stop) && rect.contains(stop.interact_rect.center())).map(|stop| stop.id).next()
        })
    };
    // Where nothing can be focused there is nothing to jump to.
    let doors: Vec<((LayerId, Rect), Id)> =
        open.into_iter().filter_map(|panel| Some((panel, first(&panel)?))).collect();
    if doors.is_empty() {
        return;
    }
    let focused = ctx.memory(|memory| memory.focused());
    let stop = focused.and_then(|id| ctx.viewport(|viewport| viewport.prev_pass.widgets.get(id).copied()));
    let here = stop.and_then(|stop| {
        doors.iter().position(|((layer, rect), _)| *layer == stop.layer_id && rect.contains(stop.rect.center()))
    });
    let count = doors.len();
    let next = match (here, back) {
        (None, false) => 0,
        (None, true) => count - 1,
        (Some(here), false) => (here + 1) % count,
        (Some(here), true) => (here + count - 1) % count,
    };
    ctx.memory_mut(|memory| memory.request_focus(doors[next].1));
}

/// Keeps an arrow key from leading the focus to the control that lies in its direction: whoever moves one slider would come
/// upon another one and move that. In a list that is open the list itself leads from line to line.
fn stay(ctx: &Context) {
    const ARROWS: [Key; 4] = [Key::ArrowUp, Key::ArrowDown, Key::ArrowLeft, Key::ArrowRight];
    let pressed = ctx.input(|input| ARROWS.iter().any(|arrow| input.key_pressed(*arrow)));
    if pressed {
        ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    }
}

fn is_covered(ctx: &Context, layer: LayerId) -> bool {
    ctx.memory(|memory| !memory.allows_interaction(layer))
}

/// Gives the focus back to the control that lost it last, when a dialog covered it or it could not be used. It comes back
/// once that is over, unless something else that lies open has been focused since.
fn give_back(ctx: &Context) {
    let find = |id: Id| ctx.viewport(|viewport| viewport.prev_pass.widgets.get(id).copied());
    let focused = ctx.memory(|memory| memory.focused());
    let (last, mut waiting) = trail(ctx, |trail| (trail.last, std::mem::take(&mut trail.waiting)));
    if let Some((id, layer)) = last.filter(|(id, _)| focused != Some(*id)) {
        let unusable = find(id).is_some_and(|stop| !stop.enabled);
        if unusable || is_covered(ctx, layer) {
            waiting.push(Waits { id, layer, missed: 0 });
        }
    }
    let stop = focused.and_then(find);
    if stop.is_some() {
        waiting.retain(|one| is_covered(ctx, one.layer));
    }
    if focused.is_none()
        && let Some(mut one) = waiting.pop_if(|one| !is_covered(ctx, one.layer))
    {
        match find(one.id) {
            Some(stop) if stop.enabled && stop.sense.is_focusable() => {
                ctx.memory_mut(|memory| memory.request_focus(one.id));
            }
            Some(_) => waiting.push(one),
            None if one.missed < 2 => {
                one.missed += 1;
                waiting.push(one);
            }
            None => {}
        }
    }
    trail(ctx, |trail| (trail.last, trail.waiting) = (stop.map(|stop| (stop.id, stop.layer_id)), waiting));
}

/// Whether a control that lies open waits for the focus, so that nothing else takes it.
fn is_awaited(ctx: &Context) -> bool {
    trail(ctx, |trail| trail.waiting.last().copied()).is_some_and(|one| !is_covered(ctx, one.layer))
}

/// Gives a control the focus when it appears, if nothing has it or is to have it: Enter presses it then.
pub fn offer(control: &egui::Response) {
    /// The passes in which the focus may be taken: what had it and is gone gives it up a pass later.
    const PASSES: u64 = 3;
    /// How long the control has been there: the passes in which it was first drawn and last drawn.
    #[derive(Clone, Copy)]
    struct There {
        since: u64,
        until: u64,
    }
    let (ctx, id) = (&control.ctx, control.id.with("offered"));
    if is_awaited(ctx) {
        return;
    }
    let pass = ctx.cumulative_pass_nr();
    let since = ctx.data_mut(|data| {
        let before = data.get_temp(id).filter(|before: &There| before.until + 1 >= pass);
        let since = before.map_or(pass, |before| before.since);
        data.insert_temp(id, There { since, until: pass });
        since
    });
    if pass < since + PASSES && ctx.memory(|memory| memory.focused().is_none()) {
        control.request_focus();
    }
}

fn can_stop(stop: &WidgetRect) -> bool {
    stop.enabled && stop.sense.is_focusable() && stop.interact_rect.is_positive()
}

/// Scrolls to what has just got the focus, if a part of it is out of sight.
fn show(ctx: &Context) {
    let Some(id) = ctx.memory(|memory| memory.focused()) else {
        trail(ctx, |trail| trail.shown = None);
        return;
    };
    if trail(ctx, |trail| trail.shown.replace(id) == Some(id)) {
        return;
    }
    let stop = ctx.viewport(|viewport| viewport.prev_pass.widgets.get(id).copied());
    if stop.is_some_and(|stop| !stop.interact_rect.expand(1.0).contains_rect(stop.rect)) {
        let request = egui::accesskit::ActionRequest {
            action: egui::accesskit::Action::ScrollIntoView,
            target_tree: egui::accesskit::TreeId::ROOT,
            target_node: id.accesskit_id(),
            data: None,
        };
        ctx.input_mut(|input| input.events.push(Event::AccessKitActionRequest(request)));
        ctx.request_repaint();
    }
}

/// Rings what has the focus. To be called when everything is drawn.
pub fn ring(ui: &Ui) {
    let ctx = ui.ctx();
    let Some(id) = ctx.memory(|memory| memory.focused()) else { return };
    let Some(stop) = ctx.viewport(|viewport| viewport.this_pass.widgets.get(id).copied()) else { return };
    if !stop.interact_rect.is_positive() {
        return;
    }
    let inks = theme::inks(ui);
    let place = stop.interact_rect.expand(2.0).intersect(ctx.content_rect().shrink(1.5));
    let painter = ctx.layer_painter(stop.layer_id).with_clip_rect(ctx.content_rect());
    painter.rect_stroke(place, 8.0, Stroke::new(inks.outline + 1.5, inks.blue), StrokeKind::Middle);
}
