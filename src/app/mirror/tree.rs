//! The tree of the panels as a list of elements, in the order in which they are read.

use std::collections::BTreeMap;

use bevy_egui::egui::accesskit::{Action, Node, NodeId, Role, Toggled, TreeUpdate};

/// What stands in the page for something that the panels read out.
#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    /// By which the panels know it.
    pub id: NodeId,
    /// Its role, as pages name roles; `None` for plain words.
    pub role: Option<&'static str>,
    /// What is read out.
    pub name: String,
    /// What stands in it or how far it is turned, in words.
    pub value: Option<String>,
    /// How far it is turned, as a number.
    pub number: Option<f64>,
    /// Whether it is on, for what can be on or off.
    pub on: Option<bool>,
    /// Whether it is switched off.
    pub is_off: bool,
    /// Whether keys can go to it.
    pub stops: bool,
    /// Left, top, width and height in pixels of the page.
    pub place: [i32; 4],
}

/// The elements of a tree, of which a point is `zoom` pixels of the page, and which of them has the focus.
pub fn elements(update: &TreeUpdate, zoom: f32) -> (Vec<Element>, Option<NodeId>) {
    let nodes: BTreeMap<NodeId, &Node> = update.nodes.iter().map(|(id, node)| (*id, node)).collect();
    let (mut all, mut next) = (vec![], vec![]);
    next.extend(update.tree.as_ref().map(|tree| tree.root));
    while let Some(id) = next.pop() {
        let Some(node) = nodes.get(&id) else { continue };
        next.extend(node.children().iter().rev());
        all.extend(element(id, node, &nodes, zoom));
    }
    let focus = all.iter().any(|element| element.id == update.focus).then_some(update.focus);
    (all, focus)
}

/// What stands for a node; `None` if nothing is read out of it.
fn element(id: NodeId, node: &Node, nodes: &BTreeMap<NodeId, &Node>, zoom: f32) -> Option<Element> {
    let role = match node.role() {
        Role::Label => None,
        Role::Button => Some("button"),
        Role::Link => Some("link"),
        Role::CheckBox => Some("checkbox"),
        Role::RadioButton => Some("radio"),
        Role::ComboBox => Some("combobox"),
        Role::Slider => Some("slider"),
        Role::SpinButton => Some("spinbutton"),
        Role::TextInput | Role::MultilineTextInput => Some("textbox"),
        Role::ProgressIndicator => Some("progressbar"),
        Role::Image => Some("img"),
        _ => return None,
    };
    let labels = || {
        let of = |label: &NodeId| nodes.get(label).and_then(|label| label.value()).map(str::to_owned);
        let all: Vec<String> = node.labelled_by().iter().filter_map(of).collect();
        (!all.is_empty()).then(|| all.join(" "))
    };
    let own = if role.is_none() { node.value() } else { node.label() };
    let name = own.map(str::to_owned).or_else(labels).or_else(|| node.placeholder().map(str::to_owned))?;
    if name.trim().is_empty() {
        return None;
    }
    let place = node.bounds().map_or([0; 4], |bounds| {
        [bounds.x0, bounds.y0, bounds.x1 - bounds.x0, bounds.y1 - bounds.y0].map(|at| (at * f64::from(zoom)) as i32)
    });
    Some(Element {
        id,
        role,
        name,
        value: role.and(node.value()).map(str::to_owned),
        number: node.numeric_value(),
        on: node.toggled().map(|toggled| toggled == Toggled::True),
        is_off: node.is_disabled(),
        stops: role.is_some() && node.supports_action(Action::Focus) && !node.is_disabled(),
        place,
    })
}

#[cfg(test)]
mod tests {
    use bevy_egui::egui::{self, Context};

    use super::*;

    #[test]
    fn what_is_read_out_is_listed_in_its_order_with_roles_and_values() {
        let ctx = Context::default();
        ctx.enable_accesskit();
        let (mut share, mut on, mut text) = (0.25, true, "Wren".to_owned());
        let mut draw = |focus: bool| {
            let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
                ui.label("The town");
                ui.horizontal(|ui| {
                    let _ = ui.button("Begin");
                    ui.checkbox(&mut on, "Covered");
                });
                let slider = ui.add(egui::Slider::new(&mut share, 0.0..=1.0).show_value(false));
                slider.widget_info(|| egui::WidgetInfo::slider(true, 0.25, "Share: 25 %"));
                let label = ui.label("Name");
                let line = ui.text_edit_singleline(&mut text).labelled_by(label.id);
                ui.add_enabled(false, egui::Button::new("Off"));
                if focus {
                    line.request_focus();
                }
            });
            output.textures_delta.clear();
            elements(&output.platform_output.accesskit_update.unwrap(), 2.0)
        };
        draw(true);
        let (all, focus) = draw(false);
        let told: Vec<(Option<&str>, &str)> = all.iter().map(|one| (one.role, one.name.as_str())).collect();
        assert_eq!(
            told,
            [
                (None, "The town"),
                (Some("button"), "Begin"),
                (Some("checkbox"), "Covered"),
                (Some("slider"), "Share: 25 %"),
                (None, "Name"),
                (Some("textbox"), "Name"),
                (Some("button"), "Off"),
            ]
        );
        assert_eq!((all[2].on, all[3].number, all[5].value.as_deref()), (Some(true), Some(0.25), Some("Wren")));
        assert_eq!(focus, Some(all[5].id));
        let stops: Vec<bool> = all.iter().map(|one| one.stops).collect();
        assert_eq!(stops, [false, true, true, true, false, true, false]);
        assert!(all[6].is_off && !all[1].is_off);
        assert!(all.iter().all(|one| one.place[2] > 0 || one.role.is_none()), "{all:?}");
    }
}
