//! Where the aims of a council begin to be met, found out by replay.

use std::sync::atomic::Ordering;

use super::shared::{Shared, Tipped};
use super::work::Work;
use crate::scenario::raw::KnobScale;
use crate::study::council::{Aim, TERM};
use crate::study::tipping::{Asked, Scale, tipping_points};
use crate::study::{Command, Order, order};
use crate::view::cards::cards;

impl Work {
    /// Where the aims of a council, which can sit for so many terms, begin to be met when the slider of a card is moved this
    /// morning. `None` for a card without a slider, and where finding out was stopped.
    pub(super) fn tip(&self, card: &str, aims: &[Aim], terms: u32, shared: &Shared) -> Option<Tipped> {
        let first = &self.towns[0];
        let town = first.town();
        let card = cards(town.scenario().raw()).into_iter().find(|other| other.key == card)?;
        let slider = card.slider.clone().filter(|_| card.is_on())?;
        let asked = Asked { founded: first.founded(), seed: town.seed(), until: TERM * terms, aims };
        let changes = |value: f64| {
            if value == slider.value {
                return Some(first.changes());
            }
            let order = Order::Set(slider.settings(value));
            let commands = [first.commands(), &[Command { day: town.day(), order }]].concat();
            order::changes(first.recipe(), first.founded(), &commands).ok()
        };
        let scale = Scale {
            value: slider.value,
            ends: [slider.range.0, slider.range.1],
            logarithmic: slider.scale == KnobScale::OneIn,
        };
        shared.done.store(0, Ordering::Relaxed);
        let expects = |days| shared.of.store(days, Ordering::Relaxed);
        let go_on = || {
            shared.done.fetch_add(1, Ordering::Relaxed);
            !shared.stop.load(Ordering::Relaxed)
        };
        let points = tipping_points(&asked, scale, |value| slider.rounded(value), changes, expects, go_on)?;
        let points = aims.iter().copied().zip(points).collect();
        Some(Tipped { title: card.title, slider, points, commands: first.commands().to_vec(), day: town.day() })
    }
}
