//! A year in somebody's shoes: somebody is dealt a resident and leads their life, knowing what that resident knows. What
//! they resolve becomes orders to the town when a week begins; what is still being weighed is kept here.

use serde::{Deserialize, Serialize};

use super::deal::deal;
use crate::day::Simulation;
use crate::session::request::TownRequest;
use crate::study::challenge::{Challenge, Task};
use crate::study::life::{Heard, free_hours, heard, resolved_hours};
use crate::study::{Command, Order};
use crate::view::facts::Fact;

/// Weeks of the year that is led, where no challenge has another number of them.
pub const WEEKS: u32 = 52;
/// Weeks that one resolution can hold at most before one is asked again.
pub const LONGEST_STRETCH: u32 = 4;

/// What is to be resolved when the next week begins.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Draft {
    /// Acts, by name, each with on how many of seven days it is done; whatever is not named is done as usual.
    pub acts: Vec<(String, u8)>,
    /// Whether they keep out of view, or take no long way round; `None` as usual.
    pub hides: Option<bool>,
    /// The records against which they appeal, by number.
    pub appeals: Vec<u64>,
    /// Whom they let go of, by number.
    pub let_go: Vec<u32>,
}

impl Draft {
    /// On how many of seven days an act is to be done; `None` as usual.
    pub fn times(&self, act: &str) -> Option<u8> {
        self.acts.iter().find(|(name, _)| name == act).map(|(_, times)| *times)
    }

    /// Says on how many of seven days an act is to be done.
    pub fn set_times(&mut self, act: &str, times: Option<u8>) {
        self.acts.retain(|(name, _)| name != act);
        self.acts.extend(times.map(|times| (act.to_owned(), times.min(7))));
        self.acts.sort();
    }

    /// Appeals against a record, or does not after all.
    pub fn turn_appeal(&mut self, record: u64) {
        turn(&mut self.appeals, record);
    }

    /// Lets go of somebody, or does not after all.
    pub fn turn_contact(&mut self, contact: u32) {
        turn(&mut self.let_go, contact);
    }
}

fn turn<T: PartialEq>(list: &mut Vec<T>, one: T) {
    let known = list.len();
    list.retain(|other| *other != one);
    if list.len() == known {
        list.push(one);
    }
}

/// A year in somebody's shoes, as it is played and as a save keeps it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Live {
    /// The resident whose life is led, by number.
    pub seat: u32,
    /// Whether somebody has taken the seat: until then another card can be drawn.
    pub taken: bool,
    /// How many cards have been drawn.
    pub deals: u32,
    /// What is to be resolved.
    pub draft: Draft,
    /// The morning up to which news has been read.
    pub read_until: u32,
    /// How the person stood at each office when they last heard of it.
    pub heard: Vec<Heard>,
    /// Whether the year is over, so that what happened may be seen. Once over, it stays so.
    pub over: bool,
    /// The challenge that is played, if one is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge: Option<Challenge>,
}

impl Live {
    /// Makes what a save says fit a town.
    pub(super) fn fit(&mut self, town: &Simulation) {
        let residents = town.town().residents() as u32;
        if self.seat >= residents {
            *self = Self { over: self.over, challenge: self.challenge, ..Self::default() };
        }
        if let Some(Task::Life { seat, .. }) = self.challenge.map(Challenge::task) {
            self.seat = seat;
            self.over = town.day() >= self.days();
        }
        let acts = town.scenario().policy().acts();
        for (act, times) in std::mem::take(&mut self.draft.acts) {
            if acts.iter().any(|known| known.name() == act) {
                self.draft.set_times(&act, Some(times));
            }
        }
        self.draft.let_go.retain(|contact| *contact < residents);
        self.read_until = self.read_until.min(town.day());
        let offices = town.scenario().policy().offices();
        let is_there = |heard: &Heard| {
            offices.get(heard.office).is_some_and(|office| usize::from(heard.band) < office.bands().len())
        };
        self.heard.retain(is_there);
    }

    /// How many weeks are led.
    pub fn weeks(&self) -> u32 {
        match self.challenge.map(Challenge::task) {
            Some(Task::Life { weeks, .. }) => weeks,
            _ => WEEKS,
        }
    }

    /// How many days are led.
    pub fn days(&self) -> u32 {
        7 * self.weeks()
    }

    /// Whether another card can be drawn: nobody has taken the seat, and no challenge says whose it is.
    pub fn can_draw(&self) -> bool {
        !self.taken && self.challenge.is_none()
    }

    /// Draws a card, while another one can be drawn.
    pub fn draw(&mut self, town: &Simulation) {
        if self.can_draw() {
            self.deals += 1;
            self.seat = deal(town, self.deals, 1).first().copied().unwrap_or(0);
        }
    }

    /// Takes the card of a resident, by its number, while another one can be drawn.
    pub fn choose(&mut self, town: &Simulation, card: u32) {
        if self.can_draw() && (card as usize) < town.town().residents() {
            self.seat = card;
        }
    }

    /// The town has come to the morning of a day.
    pub fn come_to(&mut self, town: &Simulation) {
        self.over |= town.day() >= self.days();
        if self.taken {
            self.heard = heard(town, self.seat, self.read_until, &self.heard);
        }
        if self.deals == 0 {
            self.draw(town);
        }
    }

    /// Whether decisions are made: the seat is taken, and the year goes on.
    pub fn decides(&self) -> bool {
        self.taken && !self.over
    }

    /// Whether what is resolved takes more hours a week than there are: nobody lives such a week.
    pub fn is_overdrawn(&self, town: &Simulation) -> bool {
        resolved_hours(town, self.seat, &self.draft.acts, self.draft.hides) > free_hours(town, self.seat)
    }

    /// What a life of some weeks comes to as orders: a resolution, if it is another one than before, appeals and partings. The
    /// draft keeps the resolution, which goes on to hold.
    pub fn orders(&mut self, commands: &[Command]) -> Vec<Order> {
        let seat = self.seat;
        let resolve = Order::Resolve { resident: seat, acts: self.draft.acts.clone(), hides: self.draft.hides };
        let before = commands.iter().rev().find(|command| matches!(command.order, Order::Resolve { .. }));
        let same = before.is_some_and(|command| command.order == resolve);
        let appeals = std::mem::take(&mut self.draft.appeals).into_iter().map(Order::Appeal);
        let partings = std::mem::take(&mut self.draft.let_go).into_iter().map(|contact| Order::LetGo(seat, contact));
        (!same).then_some(resolve).into_iter().chain(appeals).chain(partings).collect()
    }

    /// The morning after so many weeks, counted from the beginning of the week; at the latest that of the last day.
    pub fn after(&self, today: u32, weeks: u32) -> u32 {
        (7 * (today / 7 + weeks.clamp(1, LONGEST_STRETCH))).min(self.days())
    }

    /// The order that hands the life back to whom it is, if somebody led it.
    pub fn hands_back(&self, commands: &[Command]) -> Option<Order> {
        let led = commands.iter().any(|command| matches!(command.order, Order::Resolve { .. }));
        led.then_some(Order::HandBack(self.seat))
    }

    /// Whether something may be asked of the town: nothing. What is resolved is ordered when a week begins.
    pub fn lets(&self, _: &TownRequest) -> bool {
        false
    }

    /// Whether a fact is shown: none before the year is over.
    pub(super) fn shows(&self, _: Fact) -> bool {
        self.over
    }
}
