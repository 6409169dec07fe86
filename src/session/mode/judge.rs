//! The desk: for ten working days, or as many as a challenge has, somebody rules on the appeals that come up, with so many
//! minutes a day to ask. Rulings are orders to the town; what was asked, and the answers, are kept here.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::day::Simulation;
use crate::day::state::desk::Ruling;
use crate::session::request::TownRequest;
use crate::study::challenge::{Challenge, Task};
use crate::study::desk::{Answer, Ask, Asked, Case, DeskRule, MINUTES, MOST_STRUCK, RULING_MINUTES, cases};
use crate::study::{Command, Order};
use crate::view::facts::Fact;

/// The shipped scenario whose desk it is.
pub const TOWN: &str = "mended-town";
/// What is laid over it: a town so large that about six to twelve files a day reach the desk.
pub const SETTINGS: [&str; 1] = ["town.residents=2400"];
/// Days that pass before the desk opens, so that there are files.
pub const OPENS: u32 = 90;
/// Working days at the desk.
pub const DAYS: u32 = 10;
/// Days after the last one until it is told once more what became of people.
pub const AFTER: u32 = 90;

/// The desk, as it is played and as a save keeps it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Judge {
    /// Days that had passed on the first morning.
    pub first: u32,
    /// Who sits at the desk, by number: somebody without a file there on the first day, who knows one of the people whose
    /// files lie there, the one with the heaviest mark if possible. `None` before that day, and where there is nobody.
    pub seat: Option<u32>,
    /// Every question that was asked, in order.
    pub asked: Vec<Asked>,
    /// Whether the office has a rule book, which grows from day to day.
    pub by_the_book: bool,
    /// Whether the days at the desk are over, so that what happened may be seen. Once over, they stay so.
    pub over: bool,
    /// The challenge that is played, if one is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge: Option<Challenge>,
}

impl Judge {
    /// The desk of a challenge, at which so much has been asked.
    pub(in crate::session) fn of(challenge: Challenge, asked: &[Asked]) -> Self {
        let by_the_book = matches!(challenge.task(), Task::Desk { by_the_book: true, .. });
        Self { challenge: Some(challenge), by_the_book, asked: asked.to_vec(), ..Self::from(OPENS) }
    }

    /// The desk, from this morning on.
    pub fn from(day: u32) -> Self {
        Self { first: day, ..Self::default() }
    }

    /// Makes what a save says fit a town.
    pub(super) fn fit(&mut self, town: &Simulation) {
        self.seat = self.seat.filter(|seat| (*seat as usize) < town.town().residents());
        if let Some(Task::Desk { by_the_book, .. }) = self.challenge.map(Challenge::task) {
            (self.first, self.by_the_book) = (OPENS, by_the_book);
            self.over = town.day() >= self.days().end;
        }
    }

    /// The town has come to the morning of a day.
    pub fn come_to(&mut self, town: &Simulation) {
        self.over |= town.day() >= self.days().end;
        if town.day() == self.first {
            let mut cases = cases(town);
            cases.sort_by_key(|case| case.appeal.receipt.points);
            let has_file = |resident: &u32| cases.iter().any(|case| case.resident() == *resident);
            let known = cases.iter().flat_map(|case| town.contacts(case.resident()));
            self.seat = known.copied().find(|resident| !has_file(resident));
        }
    }

    /// Whether the desk is open on a morning: not before its first day, and not when it is over.
    pub fn is_open(&self, town: &Simulation) -> bool {
        !self.over && town.day() >= self.first
    }

    /// Whether something may be asked of the town. While the days go on they pass when they are closed, rules are others'
    /// business, and only what was ordered today is taken back. When they are over the town can only go on.
    pub fn lets(&self, town: &Simulation, commands: &[Command], asked: &TownRequest) -> bool {
        match asked {
            TownRequest::Undo(_) => !self.over && commands.last().is_some_and(|last| last.day == town.day()),
            TownRequest::GoTo(day) => self.over && *day > town.day(),
            _ => false,
        }
    }

    /// Whether whoever sits at the desk knows a resident.
    pub fn knows(&self, town: &Simulation, resident: u32) -> bool {
        self.seat.is_some_and(|seat| town.contacts(seat).contains(&resident))
    }

    /// Whether a fact is shown: while somebody rules, none.
    pub(super) fn shows(&self, _: Fact) -> bool {
        self.over
    }

    /// The rules of the office that hold on a morning, in the order in which they came, and the rule of the last day where
    /// none of them says the same.
    pub fn rules(&self, town: &Simulation) -> impl Iterator<Item = DeskRule> {
        let day = town.day().saturating_sub(self.first);
        let book = if self.by_the_book { &DeskRule::BOOK[..] } else { &[] };
        let held = book.iter().filter(move |(from, _)| *from <= day).map(|(_, rule)| *rule);
        let may_put_off = held.clone().all(|rule| rule != DeskRule::NoDelay);
        let last = (may_put_off && town.day() + 1 == self.days().end).then_some(DeskRule::LastDay);
        held.chain(last)
    }

    /// The rule that forbids a ruling on a record, by number; `None` where it is allowed.
    pub fn forbids(&self, town: &Simulation, commands: &[Command], record: u64, ruling: Ruling) -> Option<DeskRule> {
        let struck_today = || {
            let mut records: Vec<u64> = rulings_of(town.day(), commands).map(|(record, _)| record).collect();
            records.sort_unstable();
            records.dedup();
            let is_struck = |other: &&u64| ruled_today(town, commands, **other) == Some(Ruling::Struck);
            records.iter().filter(|other| **other != record).filter(is_struck).count()
        };
        self.rules(town).find(|rule| match rule {
            DeskRule::LookAgain => ruling == Ruling::Struck && self.answer(record, Ask::Watcher).is_none(),
            DeskRule::NoDelay | DeskRule::LastDay => ruling == Ruling::Back,
            DeskRule::FewStruck => ruling == Ruling::Struck && struck_today() >= MOST_STRUCK,
        })
    }

    /// The days on which somebody rules.
    pub fn days(&self) -> Range<u32> {
        let days = match self.challenge.map(Challenge::task) {
            Some(Task::Desk { days, .. }) => days,
            _ => DAYS,
        };
        self.first..self.first + days
    }

    /// The answer to a question about a record, if it was asked.
    pub fn answer(&self, record: u64, ask: Ask) -> Option<Answer> {
        self.asked.iter().find(|asked| (asked.record, asked.ask) == (record, ask)).map(|asked| asked.answer)
    }

    /// Minutes that are left today. What is left undecided takes none.
    pub fn minutes_left(&self, town: &Simulation, commands: &[Command]) -> u32 {
        let asked = self.asked.iter().filter(|asked| asked.day == town.day()).map(|asked| asked.ask.minutes(town));
        let rulings = rulings_of(town.day(), commands).filter(|(_, ruling)| *ruling != Ruling::Left).count() as u32;
        MINUTES.saturating_sub(asked.sum::<u32>() + RULING_MINUTES * rulings)
    }

    /// Asks something about a case, if it was not asked before and there is time for it.
    pub fn ask(&mut self, town: &Simulation, commands: &[Command], case: &Case, ask: Ask) {
        let (day, record) = (town.day(), case.record());
        let is_known = self.answer(record, ask).is_some();
        if !is_known
            && ask.minutes(town) <= self.minutes_left(town, commands)
            && let Some(answer) = case.answer(town, self.seat, ask)
        {
            self.asked.push(Asked { day, record, ask, answer });
        }
    }
}

/// The rulings of a day, each with the number of the record, in the order in which they were given.
fn rulings_of(day: u32, commands: &[Command]) -> impl DoubleEndedIterator<Item = (u64, Ruling)> {
    commands.iter().filter(move |command| command.day == day).filter_map(|command| match command.order {
        Order::Rule { record, ruling } => Some((record, ruling)),
        _ => None,
    })
}

/// What was ruled today on a record, by number: the last word.
pub fn ruled_today(town: &Simulation, commands: &[Command], record: u64) -> Option<Ruling> {
    rulings_of(town.day(), commands).rfind(|(of, _)| *of == record).map(|(_, ruling)| ruling)
}

/// The case of today on which somebody ruled last.
pub fn ruled_last(town: &Simulation, commands: &[Command]) -> Option<Case> {
    let (record, _) = rulings_of(town.day(), commands).next_back()?;
    cases(town).into_iter().find(|case| case.record() == record)
}

/// The cases of today on which nothing was ruled.
pub fn undecided(town: &Simulation, commands: &[Command]) -> Vec<Case> {
    let mut open = cases(town);
    open.retain(|case| ruled_today(town, commands, case.record()).is_none());
    open
}
