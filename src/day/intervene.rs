//! Interventions: what is changed by hand in a running town, on the morning of a day. Each touches what it names and
//! nothing else; all further change is the town's answer.

use std::sync::Arc;

use super::file::Record;
use super::rate::direct::Direct;
use super::rate::ledger::Ledger;
use super::residents::Employment;
use super::watch::observation_id;
use super::{Options, Simulation};
use crate::kernel::luck::{Luck, mix};
use crate::truth::Sealed;

/// Something done by hand, with everything named by its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Intervention {
    /// An observation, by its number, never reaches a file. It must not have been made yet.
    StrikeRecord(u64),
    /// Somebody does not do an act today.
    StrikeAct(OneAct),
    /// Somebody does an act today, whatever drives them.
    HandAct(OneAct),
    /// An office enters a mark that nothing stands behind.
    Mark(Mark),
    /// Every office takes back what somebody's score has lost, clears their file and takes them off its lists.
    Pardon(u32),
    /// Somebody falls ill for so many days.
    Illness(u32, u8),
    /// Somebody loses their job.
    LayOff(u32),
    /// Somebody gains or, below nothing, loses money, in hundredths of a groat.
    Money(u32, i32),
    /// Two residents change looks.
    SwapLooks(u32, u32),
    /// Two residents change quarters, as the rules and the watchers know them. They stay where they live.
    SwapQuarters(u32, u32),
    /// The first resident gets the conduct of the second: conscience, guile, nerve and warmth.
    Conduct(u32, u32),
}

/// An act of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OneAct {
    /// Who.
    pub resident: u32,
    /// The act, as an index.
    pub act: u8,
}

/// A mark that nothing stands behind: what a rule would enter if it read of something that nobody did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Whose score it changes.
    pub resident: u32,
    /// The office, as an index.
    pub office: u8,
    /// The act that the entry names, as an index. Its first rule in the office says how long the mark lasts.
    pub act: u8,
    /// In 1/256 of a point; below nothing for a mark that costs points.
    pub points: i32,
}

/// What was ordered of an act for today.
#[derive(Clone, Copy, Debug)]
pub(super) struct Today {
    pub(super) resident: u32,
    pub(super) act: u8,
    /// Whether it is done, or not done.
    pub(super) done: bool,
}

impl Mark {
    /// The record that it stands on, which is of nothing.
    pub(crate) fn record(&self, day: u32, watcher: u8) -> Record {
        let what = mix(u64::from(self.act) << 8 | u64::from(self.office)) as u32;
        let id = observation_id(day, self.resident, what ^ 0x4D41_524B);
        Record { id, about: self.resident, act: self.act, watcher, seal: Sealed::new(false) }
    }
}

impl Simulation {
    /// Intervenes, on the morning of the day that is about to pass. Residents, acts and offices must be there.
    pub fn intervene(&mut self, intervention: &Intervention) {
        let town = |simulation: &mut Self, change: &mut dyn FnMut(&mut crate::town::people::People)| {
            change(&mut Arc::make_mut(&mut simulation.town).people);
        };
        match intervention {
            Intervention::StrikeRecord(id) => self.files.struck.push(*id),
            Intervention::StrikeAct(OneAct { resident, act }) => {
                self.today.push(Today { resident: *resident, act: *act, done: false });
            }
            Intervention::HandAct(OneAct { resident, act }) => {
                self.today.push(Today { resident: *resident, act: *act, done: true });
            }
            Intervention::Mark(mark) => self.files.marks.push(*mark),
            Intervention::Pardon(resident) => {
                for (rules, office) in self.scenario.policy().offices.iter().zip(&mut self.offices) {
                    office.ledger.pardon(rules, *resident);
                }
                if let Some(direct) = &mut self.direct {
                    let offices = self.scenario.policy().offices.iter().zip(&mut direct.ledgers);
                    offices.into_iter().for_each(|(rules, ledger)| ledger.pardon(rules, *resident));
                }
            }
            Intervention::Illness(resident, days) => {
                let ill = &mut self.residents.ill[*resident as usize];
                // The first day of an illness is already a day of it.
                *ill = (*ill).max(days.saturating_add(1));
            }
            Intervention::LayOff(resident) => {
                let employment = &mut self.residents.employment[*resident as usize];
                if *employment == Employment::Employed as u8 {
                    *employment = Employment::Idle as u8;
                }
            }
            Intervention::Money(resident, more) => {
                let money = &mut self.residents.money[*resident as usize];
                *money = money.saturating_add(*more);
            }
            Intervention::SwapLooks(a, b) => town(self, &mut |people| people.look.swap(*a as usize, *b as usize)),
            Intervention::SwapQuarters(a, b) => {
                town(self, &mut |people| people.quarter.swap(*a as usize, *b as usize));
            }
            Intervention::Conduct(to, of) => town(self, &mut |people| {
                let (to, of) = (*to as usize, *of as usize);
                for traits in [&mut people.conscience, &mut people.guile, &mut people.nerve, &mut people.warmth] {
                    traits[to] = traits[of];
                }
            }),
        }
    }

    /// A copy of this town that forgets what is past, and remembers nothing of what comes. What happens is the same.
    pub fn forgetful(&self) -> Self {
        let mut copy = self.clone();
        (copy.history, copy.direct) = (None, None);
        copy
    }

    /// From today on the town has the luck of another seed.
    pub fn with_luck_of(&mut self, seed: u64) {
        self.luck = Luck::new(seed);
    }

    /// From today on, what the offices' own files come to but for some interventions is kept beside what they do come
    /// to: the direct effect, to which the town has not answered.
    pub fn follow_without_answer(&mut self, but: &[Intervention]) {
        let ledgers: Vec<Ledger> = self.offices.iter().map(|office| office.ledger.clone()).collect();
        self.direct = Some(Box::new(Direct::new(but, ledgers)));
    }

    /// The score of a resident in 1/256 of a point.
    pub fn exact_score(&self, office: usize, resident: u32) -> i32 {
        self.offices[office].ledger.score(resident)
    }

    /// What that score would be by the direct effect alone of the interventions that are followed.
    pub fn direct_score(&self, office: usize, resident: u32) -> Option<i32> {
        Some(self.direct.as_ref()?.ledgers.get(office)?.score(resident))
    }
}

impl Options {
    /// Options of a run that remembers nothing, on one thread.
    pub fn lean(seed: u64) -> Self {
        Self { seed: Some(seed), threads: 1, forgetful: true, ..Self::default() }
    }
}
