//! Whether a challenge is met, found out by replay: a save is enough. What was played is held against the rules of the game,
//! so that a save edited by hand proves nothing.

use std::sync::atomic::Ordering;

use super::mode::{Judge, ruled_today, undecided};
use super::shared::Shared;
use super::towns::Published;
use super::work::Work;
use crate::day::Simulation;
use crate::day::state::desk::Ruling;
use crate::study::challenge::{Challenge, Outcome, Task, Verdict};
use crate::study::council::TERM;
use crate::study::desk::{Asked, MINUTES, RULING_MINUTES, cases, sitting};
use crate::study::life::{doable, free_hours, reckon_alone, resolved_hours};
use crate::study::{Command, Order, Timeline};
use crate::view::cards::is_rule;

impl Work {
    /// Whether a challenge that is played in its towns is met; `None` while it goes on, and where finding out was stopped. What
    /// went on beyond the last day is not met: a save can say so, and nobody can play it.
    /// `asked`: what was asked at the desk of appeals, where it is played there.
    pub fn verdict(&self, challenge: Challenge, asked: &[Asked], shared: &Shared) -> Option<Verdict> {
        let first = &self.towns[0];
        let (town, commands, today) = (first.town(), first.commands(), first.town().day());
        let verdict = |outcome: Outcome| {
            let fair = self.towns.iter().all(|town| is_fair(challenge, town, asked));
            Some(challenge.verdict(outcome, fair))
        };
        match challenge.task() {
            Task::Desk { .. } => {
                let days = Judge::of(challenge, asked).days();
                // Whoever looks at the town a quarter later has judged all the same.
                (today >= days.end).then(|| verdict(Outcome::Desk(&sitting(town, commands, days))))?
            }
            Task::Life { seat, weeks, .. } if today == 7 * weeks => {
                let go_on = || !shared.stop.load(Ordering::Relaxed);
                verdict(Outcome::Life(&reckon_alone(town, first.founded(), &first.changes(), seat, go_on)?))
            }
            Task::Council { terms, aims } if today <= TERM * terms && today.is_multiple_of(TERM) => {
                let account = self.account(aims, terms, shared)?;
                account.ending().and_then(|_| verdict(Outcome::Council(&account)))
            }
            Task::Vote { days, .. } if today == days => {
                let changes: Vec<bool> = self.publish().iter().map(Published::changes_rules).collect();
                verdict(Outcome::Vote(&self.weigh(shared)?, &changes))
            }
            Task::Life { weeks, .. } => (today > 7 * weeks).then(|| challenge.unmet()),
            Task::Council { terms, .. } => (today > TERM * terms).then(|| challenge.unmet()),
            Task::Vote { days, .. } => (today > days).then(|| challenge.unmet()),
        }
    }
}

/// Whether nothing else was done in a town than what one who plays the challenge can do.
fn is_fair(challenge: Challenge, town: &Timeline, asked: &[Asked]) -> bool {
    let of_rules = |order: &Order| match order {
        Order::Set(settings) => settings.iter().all(|setting| is_rule(town.founded().raw(), setting)),
        _ => true,
    };
    let commands = town.commands();
    let kinds = commands.iter().all(|command| challenge.takes(command) && of_rules(&command.order));
    kinds
        && match challenge.task() {
            Task::Desk { .. } => {
                let judge = Judge::of(challenge, asked);
                judge.days().all(|day| is_fair_day(&judge, &town.course(day).town, commands))
            }
            Task::Life { seat, .. } => {
                let mut weeks = commands.iter().filter(|command| matches!(command.order, Order::Resolve { .. }));
                weeks.all(|week| is_fair_week(&town.course(week.day).town, seat, &week.order))
            }
            Task::Council { .. } | Task::Vote { .. } => true,
        }
}

/// Whether a day at the desk, given on its morning, took no more minutes than it has, kept to the rule book, and ended with a
/// word on each file.
fn is_fair_day(judge: &Judge, morning: &Simulation, commands: &[Command]) -> bool {
    let of_day: Vec<Command> = commands.iter().filter(|command| command.day == morning.day()).cloned().collect();
    let asked = judge.asked.iter().filter(|asked| asked.day == morning.day());
    let asked: u32 = asked.map(|asked| asked.ask.minutes(morning)).sum();
    let ruled = |command: &&Command| matches!(command.order, Order::Rule { ruling, .. } if ruling != Ruling::Left);
    let minutes = asked + RULING_MINUTES * of_day.iter().filter(ruled).count() as u32;
    let allowed = cases(morning).iter().all(|case| {
        let ruling = ruled_today(morning, &of_day, case.record());
        ruling.is_none_or(|ruling| judge.forbids(morning, &of_day, case.record(), ruling).is_none())
    });
    minutes <= MINUTES && allowed && undecided(morning, &of_day).is_empty()
}

/// Whether somebody can live a week as resolved on its first morning: what is done is open to them, and there are hours for it.
fn is_fair_week(morning: &Simulation, seat: u32, order: &Order) -> bool {
    let Order::Resolve { acts, hides, .. } = order else { return true };
    let known = doable(morning, seat);
    let names = morning.scenario().policy().acts();
    let open = |name: &String| known.iter().any(|one| names[one.act].name() == name);
    acts.iter().all(|(name, times)| *times == 0 || open(name))
        && resolved_hours(morning, seat, acts, *hides) <= free_hours(morning, seat)
}
