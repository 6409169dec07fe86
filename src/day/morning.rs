//! The morning: what holds from today on, before anything happens. A stage of the rules begins, events take place, a trial is
//! decided, and offices take on those whom they rate from today.

use super::held::Held;
use super::simulation::Simulation;
use super::state::State;
use super::state::ledger::{Ledger, start_of};
use super::state::office::{Office, rated};
use super::state::part::{Part, Refit};
use crate::kernel::fixed::dither;
use crate::kernel::luck::{Luck, Purpose};
use crate::kernel::slices::{LANES, ones};
use crate::scenario::policy::{self, Happening, Policy, Trial};
use crate::scenario::raw::{Edge, JudgedBy};

/// Tells the rounding of news from other rounding of an opinion.
const NEWS: u32 = 0x0900_0000;

impl Simulation {
    /// Begins a day. Where something differs from a town beside this one and does not pass along an edge, what happens there
    /// happens here. Gives whether doors were found anew.
    pub(crate) fn begin_day(&mut self, beside: Option<&Self>) -> bool {
        let day = self.state.day;
        let stage = self.scenario().stage_on(day).cloned();
        let begins = stage.is_some();
        if let Some(stage) = stage {
            let adopted = self.adopt(stage);
            debug_assert!(adopted.is_ok(), "a stage was held against its scenario when it was read");
        }
        self.state.aliases.begin_day(day);
        self.follow_finds();
        let pardoned = self.take_place(beside);
        let decided = self.decide(beside);
        let enrolled = self.enrol(decided);
        let resolved = self.state.led.of_today(day);
        self.state.orders.extend(resolved);
        begins || pardoned || enrolled
    }

    /// Today's events take place. Gives whether scores changed.
    fn take_place(&mut self, beside: Option<&Self>) -> bool {
        let (scenario, day) = (self.scenario().clone(), self.state.day);
        let policy = scenario.policy();
        let mut changed = false;
        for event in policy.events.iter().filter(|event| event.day == day) {
            match event.does {
                Happening::Told => {}
                // Nobody is in a set that has not begun or is over.
                Happening::Breach { into, .. } if !policy.sets[into].is_open_on(day) => {}
                Happening::Breach { into, of, share } => {
                    let luck = self.state.luck;
                    let stolen = |one: &u32| luck.chance(Purpose::Breach, day, *one, event.what, share);
                    self.those(of).into_iter().filter(stolen).for_each(|one| self.state.sets.put(into, one));
                }
                Happening::News if policy.cuts.has(Edge::Learning) => {}
                Happening::News => self.publish_audit(beside),
                Happening::Amnesty(_) if policy.cuts.has(Edge::Redress) => {}
                Happening::Amnesty(who) => {
                    let pardoned = self.those(who);
                    self.pardon(&pardoned);
                    (0..policy.offices.len()).for_each(|office| self.open_doors(policy, office));
                    changed = true;
                }
            }
        }
        changed
    }

    /// Watchers look as much as yesterday's finds have paid for it.
    fn follow_finds(&mut self) {
        let (scenario, State { efforts, sightings, town, day, .. }) = (self.scenario().clone(), &mut self.state);
        let settled = town.households.last().copied().unwrap_or(0) as usize;
        let found = |watcher: usize| sightings.all().filter(|seen| usize::from(seen.watcher) == watcher).count() as u64;
        if *day > 0 {
            efforts.follow(scenario.policy(), *day - 1, settled, found);
        }
    }

    /// What the audit has found of each office is published, and moves what everybody thinks of it.
    fn publish_audit(&mut self, beside: Option<&Self>) {
        let scenario = self.scenario().clone();
        let policy = scenario.policy();
        let holds = |held: &Held| held.edges.has(Edge::Learning);
        let beside = beside.filter(|_| self.held.as_deref().is_some_and(holds));
        let audited = beside.map_or(&self.state.second_looks, |beside| &beside.state.second_looks).audited.clone();
        let State { beliefs, town, day, .. } = &mut self.state;
        for (number, [looked_at, found_false]) in audited.into_iter().enumerate().filter(|(_, [all, _])| *all > 0) {
            let share = found_false as f64 / looked_at as f64;
            for resident in 0..town.residents() {
                let place = beliefs.opinion_place(resident, number);
                let dither = dither(*day, resident as u32, policy.offices[number].what ^ NEWS);
                beliefs.opinions[place] = policy.learning.opinion.after_news(beliefs.opinions[place], share, dither);
            }
        }
    }

    /// An office finds anew whom it serves.
    fn open_doors(&mut self, policy: &Policy, office: usize) {
        let state = &mut self.state;
        state.offices[office].serve(&policy.offices[office], &state.town.people, policy.cuts, state.luck, state.day);
    }

    /// Those whom `who` names today.
    fn those(&self, who: policy::Who) -> Vec<u32> {
        let state = &self.state;
        let everyone = 0..state.town.residents() as u32;
        everyone.filter(|one| state.sets.is_one_of(who, &state.town, &state.residents, *one)).collect()
    }

    /// Trials whose day has come are decided, as soon as one of their offices has a number to be judged by. A trial is a rule
    /// that is chosen on its own records. Gives whether one was decided.
    fn decide(&mut self, beside: Option<&Self>) -> bool {
        let scenario = self.scenario().clone();
        let policy = scenario.policy();
        let leads = |state: &State| state.trials.leads(policy);
        let (led_by, holds) = (leads(&self.state), |held: &Held| held.edges.has(Edge::Model));
        let beside = beside.filter(|_| self.held.as_deref().is_some_and(holds));
        let mut decided = false;
        for (number, trial) in policy.trials.iter().enumerate() {
            let is_due = trial.day <= self.state.day && self.state.trials.won[number].is_none();
            if !is_due || policy.cuts.has(Edge::Model) {
                continue;
            }
            let state = &self.state;
            let won = match beside {
                Some(beside) => beside.state.trials.won.get(number).copied().flatten(),
                None => winner(trial, policy, &state.offices, &state.trials.marks, &state.second_looks.audited),
            };
            self.state.trials.won[number] = won;
            decided |= won.is_some();
        }
        let led_by = [led_by, leads(&self.state)];
        if led_by[0] != led_by[1] {
            // What is counted of the leading office begins anew, as it does under rules by which another one leads.
            let (town, founding, state) = (self.state.town.clone(), Luck::new(self.seed()), &mut self.state);
            let (luck, day) = (state.luck, state.day);
            let change = Refit { old: policy, new: policy, led_by, town: &town, founding, luck, day };
            state.figures.moves.refit(&change);
            state.stays.refit(&change);
            state.truth.refit(&change);
        }
        decided
    }

    /// Offices whose people come and go find whom they rate today. Whoever is new begins where everyone began, and whoever is
    /// gone is on no list. Gives whether somebody is new or gone.
    fn enrol(&mut self, decided_today: bool) -> bool {
        let scenario = self.scenario().clone();
        let policy = scenario.policy();
        let mut changed_any = false;
        for (number, rules) in policy.offices.iter().enumerate() {
            if !rules.about.names_a_set() && !decided_today {
                continue;
            }
            let state = &mut self.state;
            let won = state.trials.has_won(policy, number);
            let today = rated(rules, won, &state.town, &state.residents, &state.sets);
            let before = std::mem::replace(&mut state.offices[number].rated, today.clone());
            if before == today {
                continue;
            }
            let anew = changed(&before, &today).map(|resident| (resident, state.day));
            state.offices[number].wiped.extend(anew);
            let (founding, town) = (Luck::new(self.seed()), self.state.town.clone());
            let start = |resident: u32| start_of(rules, &town.features.value, &founding, resident);
            for ledger in self.ledgers_of(number) {
                take_on(rules, ledger, &before, &today, start);
            }
            self.open_doors(policy, number);
            changed_any = true;
        }
        changed_any
    }

    /// Every ledger of an office: the real one, standing, and those beside it.
    pub(super) fn ledgers_of(&mut self, office: usize) -> impl Iterator<Item = &mut Ledger> {
        let real = std::iter::once(&mut self.state.offices[office].ledger);
        let standing = self.state.standing.ledgers.get_mut(office);
        let direct = self.direct.as_mut().and_then(|direct| direct.ledgers.get_mut(office));
        let apart = self.apart.iter_mut().flat_map(move |apart| apart.of_office(office));
        real.chain(standing).chain(direct).chain(apart)
    }
}

/// Takes on whom an office rates `today` and did not rate `before`, and lets go of the others.
fn take_on(rules: &policy::Office, ledger: &mut Ledger, before: &[u64], today: &[u64], start: impl Fn(u32) -> i32) {
    for resident in changed(before, today) {
        ledger.begin_anew(rules, resident, start(resident));
    }
    ledger.find_bands(rules);
}

/// Whom an office rates `today` and not `before`, or the other way round.
fn changed(before: &[u64], today: &[u64]) -> impl Iterator<Item = u32> {
    let groups = before.iter().zip(today).enumerate();
    groups.flat_map(|(group, (before, today))| ones(before ^ today).map(move |lane| (group * LANES + lane) as u32))
}

/// The office of a trial with the best number; of several, the one that is named first. None if no office has a number.
fn winner(trial: &Trial, policy: &Policy, offices: &[Office], marks: &[u64], audited: &[[u64; 2]]) -> Option<usize> {
    let number = |office: usize| -> Option<f64> {
        let (rules, kept) = (&policy.offices[office], &offices[office]);
        let ledger = &kept.ledger;
        let rated: Vec<u32> = (0..ledger.residents() as u32).filter(|resident| kept.rates(*resident)).collect();
        let count = |is: &dyn Fn(u32) -> bool| rated.iter().filter(|resident| is(**resident)).count() as f64;
        let people = rated.len() as f64;
        if rated.is_empty() {
            return None;
        }
        Some(match trial.by {
            JudgedBy::FewestMarks => -(marks[office] as f64) / people,
            JudgedBy::HighestMean => rated.iter().map(|r| i64::from(ledger.score(*r))).sum::<i64>() as f64 / people,
            JudgedBy::MostAbove => count(&|r| ledger.band(r) < rules.band_of(rules.start)) / people,
            JudgedBy::FewestFlagged => -count(&|r| ledger.flagged(rules, r)) / people,
            JudgedBy::FewestFalse => {
                let [looked_at, found_false] = audited.get(office).copied()?;
                if looked_at == 0 {
                    return None;
                }
                -(found_false as f64) / looked_at as f64
            }
        })
    };
    let all = trial.offices.iter().filter_map(|(office, _)| Some((*office, number(*office)?)));
    all.reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(office, _)| office)
}
