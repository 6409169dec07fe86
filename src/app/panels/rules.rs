//! The rules as sentences on cards.

use bevy_egui::egui::{self, RichText, Ui};

use super::widgets::{at_right, button, card, choice, heading, help, link, link_called, note, strong, t, toggle};
use super::{View, fields};
use crate::app::icons::Icon;
use crate::app::request::{LookRequest, Request};
use crate::app::theme::inks;
use crate::scenario::raw::KnobScale;
use crate::session::mode::Council;
use crate::session::request::TownRequest;
use crate::study::Order;
use crate::view::cards::Card;
use crate::view::proposals;
use crate::words::say;

/// Draws the cards.
pub fn rules_ui(ui: &mut Ui, view: &View, out: &mut Vec<Request>) {
    let (session, shown) = (view.session, view.shown);
    let town = shown.rules_of(session);
    // While a term passes, people are asked or something is searched for, a council drafts nothing.
    let drafts = session.mode.council().is_none() || shown.briefing.is_some() && !shown.tips;
    ui.horizontal(|ui| {
        let voted = session.mode.vote().is_some();
        heading(ui, if voted { proposals::name(town) } else { t("rules") });
        at_right(ui, "undo", |ui| {
            let (undo, redo) = shown.all.get(town).map_or((false, false), |published| {
                let lets = |asked: &TownRequest| session.mode.lets(&published.town, &published.commands, asked);
                let (undo, redo) = published.can;
                (undo && lets(&TownRequest::Undo(town)), redo && lets(&TownRequest::Redo(town)))
            });
            ui.add_enabled_ui(undo && drafts, |ui| {
                if button(ui, Some(Icon::Undo), "", &t("undo"), false).clicked() {
                    out.push(TownRequest::Undo(town).into());
                }
            });
            ui.add_enabled_ui(redo && drafts, |ui| {
                if button(ui, Some(Icon::Redo), "", &t("redo"), false).clicked() {
                    out.push(TownRequest::Redo(town).into());
                }
            });
        });
    });
    if shown.towns.len() > 1 {
        let options = [0, 1].map(|town| (town, view.shown.town_name(town), true));
        if let Some(of) = choice(ui, "rules-of", &options, town) {
            out.push(LookRequest::RulesOf(of).into());
        }
    }
    egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.add_enabled_ui(drafts, |ui| {
            for (place, rule) in shown.cards.iter().enumerate() {
                if let Some(topic) = shown.headings.get(&place) {
                    ui.add_space(4.0);
                    ui.label(strong(ui, topic));
                }
                card_ui(ui, rule, town, session.mode.council(), out);
            }
        });
        if shown.cards.is_empty() {
            note(ui, t("no-rules"));
        }
        ui.add_space(2.0);
        ui.horizontal_wrapped(|ui| {
            let all = say!("all-rules", count = shown.all_cards.to_string());
            let (words, to) = if session.all_rules { (t("six-rules"), false) } else { (all, true) };
            if link(ui, &words).clicked() {
                out.push(LookRequest::AllRules(to).into());
            }
        });
        if session.all_rules && session.mode.has_rules() {
            ui.add_space(6.0);
            ui.add_enabled_ui(drafts, |ui| fields::fields_ui(ui, view, town, out));
        }
    });
}

fn card_ui(ui: &mut Ui, rule: &Card, town: usize, council: Option<&Council>, out: &mut Vec<Request>) {
    let order = |settings: Vec<String>| TownRequest::Order { town, order: Order::Set(settings) }.into();
    card(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            let controls = if rule.switch.is_some() { 74.0 } else { 30.0 };
            let width = (ui.available_width() - controls).max(60.0);
            ui.allocate_ui_with_layout(
                egui::vec2(width, 20.0),
                egui::Layout::left_to_right(egui::Align::Center),
                |ui| {
                    ui.set_width(width);
                    ui.add(egui::Label::new(strong(ui, &rule.title)).wrap());
                },
            );
            at_right(ui, &rule.key, |ui| {
                help(ui, &rule.title, &rule.help);
                if let Some(switch) = &rule.switch
                    && toggle(ui, switch.on, &say!("switch-of", what = rule.title)).clicked()
                {
                    out.push(order(switch.turned.clone()));
                }
            });
        });
        let off = !rule.is_on();
        note(ui, if off { say!("off", what = rule.sentence) } else { rule.sentence.clone() });
        if let (Some(slider), false) = (&rule.slider, off) {
            // What is being dragged is shown at once and ordered when it is let go.
            let id = ui.id().with(("slider", town, &rule.key));
            let mut value = ui.data(|data| data.get_temp::<f64>(id)).unwrap_or(slider.value);
            let figure = RichText::new(slider.shown(value)).size(12.5).color(inks(ui).soft);
            let wide =
                ui.painter().layout_no_wrap(slider.shown(value), egui::FontId::proportional(12.5), inks(ui).soft);
            let figure_width = wide.size().x.max(64.0);
            let row = egui::Layout::left_to_right(egui::Align::Center);
            let (whole, height) = (ui.available_width(), 22.0);
            ui.allocate_ui_with_layout(egui::vec2(whole, height), row, |ui| {
                ui.spacing_mut().slider_width = (whole - figure_width - 12.0).max(60.0);
                let range = slider.range.0..=slider.range.1;
                let mut bar = egui::Slider::new(&mut value, range)
                    .show_value(false)
                    .handle_shape(egui::style::HandleShape::Circle)
                    // A number that was written beyond the slider's ends or off its steps stays as it is until it is moved.
                    .clamping(egui::SliderClamping::Edits);
                // An arrow key moves by a step; where steps are of one size and numbers are not, by a point of the bar.
                bar = if slider.scale == KnobScale::OneIn { bar.logarithmic(true) } else { bar.step_by(slider.step) };
                let response = ui.add(bar);
                let name = &rule.title;
                let spoken = slider.shown(value);
                response.widget_info(|| {
                    let mut info = egui::WidgetInfo::slider(true, value, format!("{name}: {spoken}"));
                    info.current_text_value = Some(spoken.clone());
                    info
                });
                ui.label(figure);
                let moving = response.dragged() || response.is_pointer_button_down_on();
                if response.changed() || moving {
                    ui.data_mut(|data| data.insert_temp(id, value));
                }
                let by_key = response.changed() && !moving;
                let settled = response.drag_stopped() || by_key || response.lost_focus();
                if settled && let Some(value) = ui.data_mut(|data| data.remove_temp::<f64>(id)) {
                    let value = if by_key { slider.keyed(value) } else { slider.rounded(value) };
                    if value != slider.value {
                        out.push(order(slider.settings(value)));
                    }
                }
            });
            if let Some(council) = council {
                let says = say!("tipping-asks-says", title = rule.title);
                if link_called(ui, &t("tipping-asks"), &says).clicked() {
                    let (card, aims) = (rule.key.clone(), council.aims.clone());
                    out.push(TownRequest::Tip { card, aims, terms: council.terms() }.into());
                }
            }
        }
    });
    ui.add_space(2.0);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::theme;
    use crate::scenario::{Library, Recipe};
    use crate::view::cards::cards;

    /// Presses Tab so many times and then an arrow key on a card; whether that orders something.
    fn arrow_after(ctx: &egui::Context, tabs: usize, key: egui::Key, rule: &Card) -> bool {
        let mut out = vec![];
        ctx.memory_mut(|memory| {
            if let Some(focused) = memory.focused() {
                memory.surrender_focus(focused);
            }
        });
        let keys = std::iter::repeat_n(Some(egui::Key::Tab), tabs).chain([None, Some(key), None]);
        for key in std::iter::once(None).chain(keys) {
            let pressed = key.map(|key| egui::Event::Key {
                key,
                physical_key: None,
                pressed: true,
                repeat: false,
                modifiers: egui::Modifiers::NONE,
            });
            let screen_rect = Some(egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(240.0, 400.0)));
            let input =
                egui::RawInput { events: pressed.into_iter().collect(), screen_rect, ..egui::RawInput::default() };
            ctx.run_ui(input, |ui| card_ui(ui, rule, 0, None, &mut out)).textures_delta.clear();
        }
        !out.is_empty()
    }

    /// Every slider of every shipped scenario is moved by one press of an arrow key that reaches it.
    #[test]
    fn an_arrow_key_moves_every_slider() {
        let (ctx, mut moved) = (egui::Context::default(), 0);
        theme::install(&ctx);
        ctx.run_ui(egui::RawInput::default(), |_| ()).textures_delta.clear();
        for name in Library::scenario_names() {
            let scenario = Recipe::shipped(&name).unwrap().parse(&[]).unwrap().scenario;
            for rule in cards(scenario.raw()).iter().filter(|rule| rule.is_on()) {
                let Some(slider) = &rule.slider else { continue };
                let inwards = if slider.value < slider.range.1 { egui::Key::ArrowRight } else { egui::Key::ArrowLeft };
                assert!(
                    (1..=3).any(|tabs| arrow_after(&ctx, tabs, inwards, rule)),
                    "{name}: {}: {slider:?}",
                    rule.title
                );
                moved += 1;
            }
        }
        assert!(moved > 100, "{moved}");
    }
}
