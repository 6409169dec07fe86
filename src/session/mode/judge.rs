//! The desk: for ten working days somebody rules on the appeals that come up, with so many minutes a day to ask. Rulings
//! are orders to the town; what was asked is kept here.

use serde::{Deserialize, Serialize};

use crate::day::Simulation;
use crate::study::desk::{Ask, Case, MINUTES, RULING_MINUTES, cases};
use crate::study::{Command, Order};
use crate::view::facts::Fact;

/// The shipped scenario whose desk it is, if nobody chooses another.
pub const TOWN: &str = "mended-town";
/// What is laid over it: a town so large that six to twelve files a day reach the desk.
pub const SETTINGS: [&str; 1] = ["town.residents=2400"];
/// Days that pass before the desk opens, so that there are files.
pub const OPENS: u32 = 90;
/// Working days at the desk.
pub const DAYS: u32 = 10;
/// Days after the last one until it is told what became of people.
pub const AFTER: u32 = 90;

/// A question that was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// The day: days that had passed.
    pub day: u32,
    /// The number of the record.
    pub record: u64,
    /// What was asked.
    pub ask: Ask,
}

/// The desk, as it is played and as a save keeps it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Judge {
    /// Days that had passed on the first morning.
    pub first: u32,
    /// Who sits at the desk, by number: somebody who knows one of the people whose files lie there on the first day, the
    /// one with the heaviest mark. `None` before that day, and where none of them knows anybody.
    pub seat: Option<u32>,
    /// What was asked, in order.
    pub asked: Vec<Asked>,
    /// What was not decided in time: the day, and the number of the record.
    pub left: Vec<(u32, u64)>,
    /// Whether the ten days are over, so that what happened may be seen.
    pub over: bool,
}

impl Judge {
    /// The desk, from this morning on.
    pub fn from(day: u32) -> Self {
        Self { first: day, ..Self::default() }
    }

    /// The town has come to the morning of a day.
    pub fn come_to(&mut self, town: &Simulation) {
        let day = town.day();
        // What was seen is not covered again.
        self.over |= day >= self.days().end;
        if day == self.first {
            let mut cases = cases(town);
            cases.sort_by_key(|case| case.appeal.receipt.points);
            self.seat = cases.iter().find_map(|case| town.contacts(case.resident()).first()).copied();
        }
        // The town may have gone back.
        self.left.retain(|(left, _)| *left <= day);
    }

    /// Whether whoever sits at the desk knows a resident.
    pub fn knows(&self, town: &Simulation, resident: u32) -> bool {
        self.seat.is_some_and(|seat| town.contacts(seat).contains(&resident))
    }

    /// Whether a fact is shown: while somebody rules, none.
    pub(super) fn shows(&self, _: Fact) -> bool {
        self.over
    }

    /// The days on which somebody rules.
    pub fn days(&self) -> std::ops::Range<u32> {
        self.first..self.first + DAYS
    }

    /// What was asked about a record, in order.
    pub fn asked_about(&self, record: u64) -> impl Iterator<Item = Ask> {
        self.asked.iter().filter(move |asked| asked.record == record).map(|asked| asked.ask)
    }

    /// What was ruled on a record today: the last word. What was not decided in time is not among it.
    pub fn ruled_today(&self, town: &Simulation, commands: &[Command], record: u64) -> Option<&'static str> {
        use crate::day::state::desk::Ruling;
        let today = commands.iter().rfind(|command| {
            command.day == town.day() && matches!(command.order, Order::Rule { record: of, .. } if of == record)
        })?;
        match today.order {
            Order::Rule { ruling: Ruling::Stands, .. } => Some("desk-ruled-stands"),
            Order::Rule { ruling: Ruling::Struck, .. } => Some("desk-ruled-struck"),
            Order::Rule { ruling: Ruling::Back, .. } => Some("desk-ruled-back"),
            _ => None,
        }
    }

    /// Minutes that are left today.
    pub fn minutes_left(&self, town: &Simulation, commands: &[Command]) -> u32 {
        let today = town.day();
        let asked = self.asked.iter().filter(|asked| asked.day == today).map(|asked| asked.ask.minutes(town));
        let rulings = commands.iter().filter(|command| {
            command.day == today
                && matches!(command.order, Order::Rule { record, .. } if !self.left.contains(&(today, record)))
        });
        MINUTES.saturating_sub(asked.sum::<u32>() + RULING_MINUTES * rulings.count() as u32)
    }

    /// Asks something about a case, if it was not asked before and there is time for it.
    pub fn ask(&mut self, town: &Simulation, commands: &[Command], case: &Case, ask: Ask) {
        let (day, record) = (town.day(), case.record());
        let known = self.asked_about(record).any(|other| other == ask);
        if !known && ask.minutes(town) <= self.minutes_left(town, commands) {
            self.asked.push(Asked { day, record, ask });
        }
    }

    /// The cases of today on which nothing was ruled.
    pub fn undecided(&self, town: &Simulation, commands: &[Command]) -> Vec<Case> {
        let mut open = cases(town);
        open.retain(|case| self.ruled_today(town, commands, case.record()).is_none());
        open
    }
}
