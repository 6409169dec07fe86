//! The reveal: a number that counts those who are flagged without having earned it while their rings appear, beside what
//! the class has bet.

use bevy_egui::egui::{self, RichText, Ui};

use super::View;
use super::widgets::{note, strong};
use crate::app::theme::{inks, serif};
use crate::scenario::raw::StepKind;
use crate::words::{self, say};

/// The measure that the reveal counts.
const COUNTED: &str = "false_discovery_rate";

/// Draws the count, while a reveal goes on.
pub fn reveal_ui(ui: &mut Ui, view: &View) {
    let Some(published) = view.shown.town() else { return };
    let inks = inks(ui);
    let wronged = view.shown.wronged.first().map_or(0, |wronged| wronged.len());
    let told = view.session.mode.revealed(wronged);
    let town = &published.town;
    let flagged = (0..town.town().residents() as u32).filter(|resident| town.flagged(*resident)).count();
    ui.vertical_centered(|ui| {
        let number = RichText::new(words::count(told as i64)).family(serif()).size(58.0).color(inks.rust);
        ui.label(number);
        let text = say!("reveal-count", number = told, flagged = flagged);
        ui.add(egui::Label::new(RichText::new(text).size(17.0).color(inks.ink)).wrap());
        if let Some(bet) = bet(view) {
            ui.add(egui::Label::new(strong(ui, say!("reveal-bet", option = bet)).size(17.0)).wrap());
            let share = (told * 100) as f64 / flagged.max(1) as f64;
            note(ui, say!("reveal-share", share = words::number(libm::round(share))));
        }
    });
}

/// What the class has bet on the share of flags that are not earned, if it was asked.
fn bet<'a>(view: &View<'a>) -> Option<&'a str> {
    let lesson = view.session.mode.lesson()?;
    let raw = view.shown.raw()?;
    lesson.script().iter().enumerate().find_map(|(number, step)| {
        let question = raw.lesson.predict.get(step.bet as usize).filter(|_| step.step == StepKind::Bet)?;
        let asked = question.answer.as_ref()?;
        let plain = asked.group.is_empty() && asked.with.is_empty() && asked.against.is_empty() && asked.cut.is_empty();
        let option = lesson.progress().vote(number)?.choice.filter(|_| plain && asked.measure == COUNTED)?;
        question.options.get(option).map(String::as_str)
    })
}
