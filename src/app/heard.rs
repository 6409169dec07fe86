//! What is read out, found by its name, and where on the screen it can be pressed.

use std::collections::BTreeSet;

use bevy_egui::egui::accesskit::{Action, ActionRequest, Node, NodeId, Role, TreeId, TreeUpdate};
use bevy_egui::egui::{self, Context, Event, LayerId, Order, Pos2, Rect, WidgetRect};

/// Something that is read out.
#[derive(Clone, Debug, PartialEq)]
pub struct Heard {
    /// By which the panels know it.
    id: NodeId,
    /// What is read out.
    pub text: String,
    /// Where it is, in points, be it in sight or not.
    place: Option<Rect>,
    /// Whether it can be pressed at all, and at present.
    pressed: (bool, bool),
    /// Whether keys go to it.
    has_focus: bool,
}

/// What stands in the way of a press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// It is scrolled away, or its panel has no room for it.
    Away,
    /// Something lies over it.
    Covered,
}

/// The least of a control that must be in sight for a press, in points.
const LEAST: f32 = 4.0;

/// Everything that is read out.
pub fn all(update: &TreeUpdate) -> Vec<Heard> {
    let heard = |(id, node): &(NodeId, Node)| {
        let text = if node.role() == Role::Label { node.value() } else { node.label() }?;
        let place = node.bounds().map(|b| {
            let at = |x: f64, y: f64| egui::pos2(x as f32, y as f32);
            Rect::from_min_max(at(b.x0, b.y0), at(b.x1, b.y1))
        });
        let presses = node.supports_action(Action::Click);
        let pressed = (presses, presses && !node.is_disabled());
        Some(Heard { id: *id, text: text.to_owned(), place, pressed, has_focus: update.focus == *id })
    };
    update.nodes.iter().filter(|(_, node)| node.role() != Role::TextRun).filter_map(heard).collect()
}

/// How well a name fits: what is read out so, that of which the words on it or what it does are so, what begins so, and
/// what has it somewhere.
fn fit(text: &str, name: &str) -> Option<usize> {
    let parted = |before: &str| before.ends_with(|c: char| !c.is_alphanumeric());
    let words = text.strip_prefix(name).is_some_and(|rest| {
        rest.starts_with(". ") || rest.starts_with(' ') && name.ends_with(|c: char| !c.is_alphanumeric())
    });
    let does = || text.strip_suffix(name).is_some_and(|rest| parted(rest.trim_end()) && rest.ends_with(' '));
    match () {
        () if text == name => Some(0),
        () if words || does() => Some(1),
        () if text.starts_with(name) => Some(2),
        () if text.contains(name) => Some(3),
        () => None,
    }
}

/// What a name means: what can be pressed before what cannot, then what it fits best, then what is in sight, and of what is
/// left the first, or if the name is only somewhere in it, the topmost.
pub fn named<'a>(all: &'a [Heard], name: &str, seen: impl Fn(&Heard) -> bool) -> Option<&'a Heard> {
    let those = all.iter().filter_map(|heard| Some((fit(&heard.text, name)?, heard, heard.place?)));
    let rank = |(fit, heard, place): &(usize, &Heard, Rect)| {
        let top = if *fit == 3 { place.top() as i32 } else { 0 };
        (!heard.pressed.0, *fit, !seen(heard), top)
    };
    those.min_by_key(rank).map(|(_, heard, _)| heard)
}

impl Heard {
    /// Whether it is a control that is switched off.
    pub fn is_off(&self) -> bool {
        self.pressed == (true, false)
    }

    /// Whether keys go to it.
    pub fn has_focus(&self) -> bool {
        self.has_focus
    }

    /// The middle of what is in sight of it, in points, if a press there is one on it.
    pub fn at(&self, ctx: &Context) -> Result<Pos2, Hidden> {
        let (layer, seen, over) = ctx
            .viewport(|viewport| {
                let widgets = &viewport.prev_pass.widgets;
                let mut layers = widgets.layers();
                let (layer, place) = layers.find_map(|(layer, widgets)| {
                    let place = widgets.iter().position(|widget| widget.id.accesskit_id() == self.id)?;
                    Some((*layer, place))
                })?;
                let all: Vec<WidgetRect> = widgets.get_layer(layer).copied().collect();
                Some((layer, all[place].interact_rect, all[place + 1..].to_vec()))
            })
            .ok_or(Hidden::Away)?;
        if seen.width() < LEAST || seen.height() < LEAST {
            return Err(Hidden::Away);
        }
        let at = seen.center();
        let over = self.pressed.0
            && over.iter().any(|other| other.enabled && other.sense.senses_click() && other.interact_rect.contains(at));
        if over || !is_open(ctx, layer, at) { Err(Hidden::Covered) } else { Ok(at) }
    }

    /// What brings it into sight.
    pub fn show(&self) -> Event {
        Event::AccessKitActionRequest(ActionRequest {
            action: Action::ScrollIntoView,
            target_tree: TreeId::ROOT,
            target_node: self.id,
            data: None,
        })
    }
}

/// What was drawn in layers over which a dialog lies.
pub fn under_dialogs(ctx: &Context) -> BTreeSet<NodeId> {
    let drawn: Vec<(LayerId, Vec<NodeId>)> = ctx.viewport(|viewport| {
        let layers = viewport.prev_pass.widgets.layers();
        layers.map(|(layer, all)| (*layer, all.iter().map(|widget| widget.id.accesskit_id()).collect())).collect()
    });
    let under = |layer: &LayerId| ctx.memory(|memory| !memory.allows_interaction(*layer));
    drawn.into_iter().filter(|(layer, _)| under(layer)).flat_map(|(_, all)| all).collect()
}

/// Whether a press somewhere comes to a layer: no dialog and nothing else lies over it but what goes when the pointer does.
pub fn is_open(ctx: &Context, layer: LayerId, at: Pos2) -> bool {
    let open = |top: LayerId| top == layer || top.order == Order::Tooltip;
    ctx.memory(|memory| memory.allows_interaction(layer)) && ctx.layer_id_at(at).is_none_or(open)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(id: u64, text: &str, presses: bool, top: f32) -> Heard {
        let place = Some(Rect::from_min_size(egui::pos2(10.0, top), egui::vec2(90.0, 20.0)));
        Heard { id: NodeId(id), text: text.to_owned(), place, pressed: (presses, presses), has_focus: false }
    }

    #[test]
    fn a_name_is_what_stands_on_a_control_or_what_it_does_or_all_of_it() {
        let all = [
            heard(1, "What if?", false, 5.0),
            heard(2, "What if it had never been made? Strikes the entry.", true, 300.0),
            heard(3, "What if? Finds the entry that moved this score most.", true, 40.0),
            heard(4, "year. On to a year from now (Y)", true, 0.0),
            heard(5, "A year later", true, 60.0),
            heard(6, "day 23: nothing of the kind. Seen.", true, 900.0),
            heard(7, "day 23: nothing of the kind. Seen.", true, 500.0),
            heard(8, "The day is over", false, 700.0),
        ];
        let means = |name: &str| named(&all, name, |heard| heard.id != NodeId(6)).map(|heard| heard.id.0);
        assert_eq!(means("What if?"), Some(3), "the button, though a heading is read out just so");
        assert_eq!(means("What if? Finds the entry that moved this score most."), Some(3));
        assert_eq!(means("Finds the entry"), Some(3));
        assert_eq!(means("Strikes the entry"), Some(2));
        assert_eq!(means("year"), Some(4));
        assert_eq!(means("On to a year from now (Y)"), Some(4));
        assert_eq!(means("day 23"), Some(7), "what is in sight comes before what is not");
        assert_eq!(means("The day is over"), Some(8), "what cannot be pressed is found if nothing else is meant");
        assert_eq!(means("Nothing of the sort"), None);
    }

    /// A row in a list that is scrolled, and a button under a dialog.
    #[test]
    fn what_is_scrolled_away_or_covered_is_not_pressed() {
        let ctx = Context::default();
        ctx.enable_accesskit();
        let pass = |open: bool, events: Vec<Event>| {
            let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, egui::vec2(200.0, 100.0)));
            let mut output = ctx.run_ui(egui::RawInput { screen_rect, events, ..Default::default() }, |ui| {
                egui::ScrollArea::vertical().show(ui, |ui| {
                    for row in 0..40 {
                        // Without a font a label has no width, and the scroll bar would lie over the whole button.
                        let _ = ui.add_sized([120.0, 18.0], egui::Button::new(format!("row {row}")));
                    }
                });
                if open {
                    egui::Modal::new(egui::Id::new("dialog")).show(ui.ctx(), |ui| ui.label("Over it"));
                }
            });
            output.textures_delta.clear();
            all(&output.platform_output.accesskit_update.unwrap())
        };
        let at = |name: &str, open: bool, events: Vec<Event>| {
            pass(open, events);
            // Scrolling takes its time, of which every pass is a sixtieth of a second.
            (0..60).for_each(|_| drop(pass(open, vec![])));
            let all = pass(open, vec![]);
            let heard = named(&all, name, |_| true).unwrap().clone();
            (heard.at(&ctx).map(|at| at.y < 100.0), heard)
        };
        assert_eq!(at("row 0", false, vec![]).0, Ok(true));
        let (there, heard) = at("row 30", false, vec![]);
        assert_eq!(there, Err(Hidden::Away));
        assert_eq!(at("row 30", false, vec![heard.show()]).0, Ok(true), "it was scrolled to");
        assert_eq!(at("row 0", false, vec![]).0, Err(Hidden::Away));
        assert!(under_dialogs(&ctx).is_empty());
        let (there, row) = at("row 30", true, vec![]);
        assert_eq!(there, Err(Hidden::Covered));
        let under = under_dialogs(&ctx);
        assert!(under.contains(&row.id) && !under.contains(&at("Over it", true, vec![]).1.id), "{}", under.len());
    }
}
