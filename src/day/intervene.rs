//! Changes by hand in a running town, on the morning of a day. Each touches what it names and nothing else; all that
//! follows is the town's answer.

use std::sync::Arc;

use super::change::Change;
use super::held::Held;
use super::rate::direct::Direct;
use super::simulation::{Options, Simulation};
use super::state::ledger::Ledger;
use super::state::office::Office;
use super::state::orders::{OneAct, OrderedAct};
use super::state::residents::Employment;
use crate::kernel::luck::Luck;
use crate::scenario::policy::{self, Cuts};
use crate::scenario::raw::Edge;

impl Simulation {
    /// Carries out a change, on the morning of the day that is about to pass.
    ///
    /// # Panics
    /// If the change names a resident, an act or an office that is not there, or brings rules that do not fit the town.
    /// Orders are checked against the town when they are given, so no order leads to such a change.
    pub fn carry_out(&mut self, change: &Change) {
        let town = |simulation: &mut Self, change: &mut dyn FnMut(&mut crate::town::people::People)| {
            change(&mut Arc::make_mut(&mut simulation.state.town).people);
        };
        if let Some(mut apart) = self.apart.take() {
            apart.carry_out(change, &self.state.offices);
            self.apart = Some(apart);
        }
        match change {
            Change::Rules(rules) => {
                if let Err(field) = self.adopt(rules.clone()) {
                    panic!("these rules do not fit the town: {field}");
                }
            }
            Change::StrikeRecord(id) => self.state.files.struck.push(*id),
            Change::StrikeAct(OneAct { resident, act }) => {
                self.state.orders.push(OrderedAct { resident: *resident, act: *act, done: false, if_possible: false });
            }
            Change::HandAct(OneAct { resident, act }) => {
                self.state.orders.push(OrderedAct { resident: *resident, act: *act, done: true, if_possible: false });
            }
            Change::Rule(ruled) => self.state.desk.rulings.push(*ruled),
            Change::Resolve(resolve) => {
                self.state.led.resolve(resolve, self.state.day);
                if let Some(hides) = resolve.hides {
                    self.state.residents.evasion[resolve.resident as usize] = if hides { u8::MAX } else { 0 };
                }
            }
            Change::HandBack(resident) => self.state.led.hand_back(*resident),
            Change::Appeal(record) => self.state.led.appeals.push(*record),
            Change::LetGo(a, b) => {
                let ties = &mut self.state.ties;
                self.state.figures.ties_lost += u64::from(ties.drop(*a, *b));
                ties.drop(*b, *a);
            }
            Change::Mark(mark) => self.state.files.marks.push(*mark),
            Change::Pardon(resident) => self.pardon(&[*resident]),
            Change::Illness(resident, days) => {
                let ill = &mut self.state.residents.ill[*resident as usize];
                // The first day of an illness is already a day of it.
                *ill = (*ill).max(days.saturating_add(1));
            }
            Change::LayOff(resident) => {
                let employment = &mut self.state.residents.employment[*resident as usize];
                if *employment == Employment::Employed as u8 {
                    *employment = Employment::Idle as u8;
                }
            }
            Change::Money(resident, more) => {
                let money = &mut self.state.residents.money[*resident as usize];
                *money = money.saturating_add(*more);
            }
            Change::SwapLooks(a, b) => town(self, &mut |people| people.look.swap(*a as usize, *b as usize)),
            Change::SwapQuarters(a, b) => {
                town(self, &mut |people| people.quarter.swap(*a as usize, *b as usize));
            }
            Change::Conduct(to, of) => town(self, &mut |people| {
                let (to, of) = (*to as usize, *of as usize);
                for traits in [&mut people.conscience, &mut people.guile, &mut people.nerve, &mut people.warmth] {
                    traits[to] = traits[of];
                }
            }),
        }
    }

    /// Every office gives back what these people have lost.
    pub(super) fn pardon(&mut self, people: &[u32]) {
        let (scenario, day) = (self.scenario().clone(), self.state.day);
        let policy = scenario.policy();
        for office in &mut self.state.offices {
            office.wiped.extend(people.iter().map(|resident| (*resident, day)));
        }
        for (number, rules) in policy.offices.iter().enumerate() {
            self.ledgers_of(number).for_each(|ledger| ledger.pardon(rules, people));
        }
    }

    /// From today on the town has the luck of another seed.
    pub fn with_luck_of(&mut self, seed: u64) {
        self.state.luck = Luck::new(seed);
    }

    /// From today on, what the offices' own files come to but for some changes is kept beside what they do come
    /// to: the direct effect, to which the town has not answered.
    pub fn follow_without_answer(&mut self, but: &[Change]) {
        let ledgers: Vec<Ledger> = self.state.offices.iter().map(|office| office.ledger.clone()).collect();
        self.direct = Some(Box::new(Direct::new(but, ledgers, self.state.files.on_the_way.clone())));
    }

    /// From today on, what differs here from the town beside this one does not pass along some edges of the loop.
    pub(crate) fn hold(&mut self, edges: Cuts) {
        self.held = Some(Box::new(Held { edges, absent: vec![] }));
    }

    /// Opens and shuts doors as another town does, where what differs does not pass along them: new rules find them anew.
    pub(crate) fn hold_doors_of(&mut self, other: &Self) {
        if self.held.as_ref().is_some_and(|held| held.edges.has(Edge::Access)) {
            let offices = self.state.offices.iter_mut().zip(&other.state.offices);
            offices.for_each(|(own, theirs)| own.served.clone_from(&theirs.served));
        }
    }

    /// The score of a resident in 1/256 of a point.
    pub fn exact_score(&self, office: usize, resident: u32) -> i32 {
        self.state.offices[office].ledger.score(resident)
    }

    /// What that score would be by the direct effect alone of the changes that are followed.
    pub fn direct_score(&self, office: usize, resident: u32) -> Option<i32> {
        Some(self.direct.as_ref()?.ledgers.get(office)?.score(resident))
    }
}

impl Simulation {
    /// Whether a resident would be flagged by the direct effect alone of the changes that are followed.
    pub fn direct_flagged(&self, resident: u32) -> Option<bool> {
        let offices = self.scenario().policy().offices.iter().zip(&self.state.offices);
        let ledgers = &self.direct.as_ref()?.ledgers;
        let flags = |((rules, office), ledger): ((&policy::Office, &Office), &Ledger)| {
            office.rates(resident) && ledger.flagged(rules, resident)
        };
        Some(offices.zip(ledgers).any(flags))
    }
}

impl Options {
    /// Options of a run that remembers nothing, on one thread.
    pub fn lean(seed: u64) -> Self {
        Self { seed: Some(seed), threads: 1, forgetful: true, ..Self::default() }
    }
}
