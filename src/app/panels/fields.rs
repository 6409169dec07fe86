//! Any field of the rules, looked up by a part of its path and set by what one types: what has no card can be changed too.

use std::sync::Arc;

use bevy_egui::egui::{self, Id, Ui};

use super::View;
use super::widgets::{button, heading, link_called, note, t};
use crate::app::request::Request;
use crate::scenario::fields::{RuleField, matching, rule_fields};
use crate::session::request::TownRequest;
use crate::study::Order;
use crate::words::say;

/// How many fields are listed at most.
const LISTED: usize = 12;

/// Draws the line to type on, and the fields that fit what stands there.
pub fn fields_ui(ui: &mut Ui, view: &View, town: usize, out: &mut Vec<Request>) {
    let Some(published) = view.shown.all.get(town) else { return };
    heading(ui, t("fields"));
    note(ui, t("fields-say"));
    let id = Id::new("rule-field");
    let mut typed = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_default();
    let edit = egui::TextEdit::singleline(&mut typed)
        .id(id.with("line"))
        .hint_text(t("fields-hint"))
        .desired_width(f32::INFINITY)
        .margin(egui::Margin::symmetric(8, 6))
        .char_limit(400);
    let response = ui.add(edit);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, t("fields")));
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    let order = TownRequest::Order { town, order: Order::Set(vec![typed.trim().to_owned()]) };
    let is_setting = typed.contains('=');
    let allowed = is_setting && view.session.mode.lets(&published.town, &published.commands, &order);
    ui.add_enabled_ui(allowed, |ui| {
        if (button(ui, None, &t("fields-set"), &t("fields-set"), false).clicked() || entered) && allowed {
            out.push(order.into());
        }
    });
    if !typed.trim().is_empty() {
        let fields = known(ui, view, town, published.town.scenario().raw());
        let path = typed.split('=').next().unwrap_or_default();
        let found: Vec<&RuleField> = matching(&fields, path).collect();
        for field in found.iter().take(LISTED) {
            if link_called(ui, &field.setting(), &say!("fields-take", setting = field.setting())).clicked() {
                typed = field.setting();
                ui.memory_mut(|memory| memory.request_focus(id.with("line")));
            }
        }
        let more = found.len().saturating_sub(LISTED);
        if is_setting && !allowed {
            note(ui, t("fields-not-here"));
        } else if found.is_empty() {
            note(ui, t("fields-none"));
        } else if more > 0 {
            note(ui, say!("fields-more", count = more));
        }
    }
    ui.data_mut(|data| data.insert_temp(id, typed));
}

/// The fields of a town's rules, gathered once for each state of the town.
fn known(ui: &Ui, view: &View, town: usize, raw: &crate::scenario::raw::RawScenario) -> Arc<Vec<RuleField>> {
    let (id, of) = (Id::new("rule-fields"), (view.shown.edition, town));
    let kept = ui.data(|data| data.get_temp::<((u64, usize), Arc<Vec<RuleField>>)>(id));
    if let Some((_, fields)) = kept.filter(|(known, _)| *known == of) {
        return fields;
    }
    let fields = Arc::new(rule_fields(raw));
    ui.data_mut(|data| data.insert_temp(id, (of, fields.clone())));
    fields
}
