//! A running town: everything that changes, and the one way to let a day pass.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::act::doers;
use super::apart::Apart;
use super::encounters::Encounters;
use super::held::Held;
use super::history::{History, LARGEST_REMEMBERED};
use super::phase::{Phase, Stretch};
use super::rate::direct::Direct;
use super::state::State;
use super::state::aliases::Aliases;
use super::state::beliefs::Beliefs;
use super::state::coverage::Coverage;
use super::state::custom::Custom;
use super::state::desk::Desk;
use super::state::doings::Doings;
use super::state::efforts::Efforts;
use super::state::figures::Figures;
use super::state::files::Files;
use super::state::led::Led;
use super::state::ledger::Ledger;
use super::state::links;
use super::state::office::rated;
use super::state::office::{Fit, Office};
use super::state::part::Refit;
use super::state::published::Published;
use super::state::records::Sightings;
use super::state::residents::Residents;
use super::state::second_looks::SecondLooks;
use super::state::sets::Sets;
use super::state::shown::Shown;
use super::state::standing::Standing;
use super::state::stays::Stays;
use super::state::tally::Tally;
use super::state::trials::Trials;
use crate::kernel::digest::Digest;
use crate::kernel::groups::SameGroups;
use crate::kernel::luck::Luck;
use crate::kernel::parallel::Workers;
use crate::scenario::Scenario;
use crate::scenario::policy;
use crate::town::Town;
use crate::town::ties::Ties;
use crate::truth::Truth;

/// How a run is made; none of it changes what happens, but for `seed`, `hermits` and `struck`.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The seed; the scenario's own if not given.
    pub seed: Option<u64>,
    /// Threads; 0 for all cores.
    pub threads: usize,
    /// Residents outside the town, who touch nobody.
    pub hermits: u32,
    /// Observations, by number, that never reach a file.
    pub struck: Vec<u64>,
    /// Whether to leave out the full memory that towns up to 20,000 residents keep.
    pub forgetful: bool,
}

/// A running town. A copy goes its own way from the day of the copying; what is fixed and what is past are shared.
#[derive(Clone)]
pub struct Simulation {
    /// The rules that were in force: each with the number of days that had passed when it came into force.
    pub(super) rules: Vec<(u32, Arc<Scenario>)>,
    /// The seed that the town was founded with. Its luck may go on from another one (see [`Self::with_luck_of`]).
    seed: u64,
    pub(super) workers: Workers,
    pub(crate) state: State,
    pub(crate) history: Option<History>,
    /// The direct effect that is followed, if any.
    pub(super) direct: Option<Box<Direct>>,
    /// What scores would be with one cause of error less, where the town is remembered and keeps standing.
    pub(crate) apart: Option<Box<Apart>>,
    /// The edges along which this town reads what stands in the town beside it, if any.
    pub(super) held: Option<Box<Held>>,
    /// Groups in which this town equalled the one beside it at the last comparison. Phases pass them over.
    pub(super) passed_over: SameGroups,
}

impl Simulation {
    /// Founds the town of a scenario. The first day has not passed yet.
    pub fn new(scenario: Arc<Scenario>, options: Options) -> Self {
        let seed = options.seed.unwrap_or(scenario.raw().seed);
        let (town, ties) = Town::found(&scenario, seed, options.hermits);
        Self::in_town(scenario, Arc::new(town), ties, seed, options)
    }

    /// Begins in a town that is already founded, which must be of this scenario's `town` and of this seed.
    pub(crate) fn in_town(scenario: Arc<Scenario>, town: Arc<Town>, ties: Ties, seed: u64, options: Options) -> Self {
        let luck = Luck::new(seed);
        let policy = scenario.policy();
        let count = town.residents();
        let residents = Residents::new(&town, &luck);
        let sets = Sets::new(policy, &town, &residents, &luck);
        let offices: Vec<Office> =
            policy.offices.iter().map(|rules| open(policy, rules, &town, &residents, &sets, luck)).collect();
        let remembered = count <= LARGEST_REMEMBERED && !options.forgetful;
        let apart = (remembered && policy.standing).then(|| Box::new(Apart::new(policy, &offices)));
        let state = State {
            day: 0,
            luck,
            residents,
            sets,
            doings: Doings::new(policy, count),
            beliefs: Beliefs::new(policy, count),
            shown: Shown::of(&town),
            published: Published::default(),
            ties,
            custom: Custom::whole(town.firms.block.len()),
            coverage: Coverage::new(policy, &town, &luck),
            efforts: Efforts::new(policy),
            sightings: Sightings::default(),
            files: Files::without(options.struck),
            receipts: vec![],
            desk: Desk::default(),
            second_looks: SecondLooks::new(policy),
            trials: Trials::new(policy),
            aliases: Aliases::default(),
            truth: Truth::new(&town),
            standing: Standing::new(policy, &offices),
            stays: Stays::new(count),
            figures: Figures::new(policy, &town),
            led: Led::default(),
            orders: vec![],
            offices,
            town,
        };
        Self {
            seed,
            workers: Workers::new(options.threads, count),
            state,
            history: remembered.then(History::default),
            apart,
            direct: None,
            held: None,
            passed_over: SameGroups::default(),
            rules: vec![(0, scenario)],
        }
    }

    /// A copy of this town that forgets what is past, and remembers nothing of what comes. What happens is the same.
    pub fn forgetful(&self) -> Self {
        Self {
            rules: self.rules.clone(),
            seed: self.seed,
            workers: self.workers.clone(),
            state: self.state.clone(),
            history: None,
            apart: None,
            direct: None,
            held: None,
            passed_over: SameGroups::default(),
        }
    }

    /// Puts the rules of another scenario in force from today on, those of the stage that it has reached by today. Everything
    /// else goes on as it is: scores, files, people, luck.
    ///
    /// # Errors
    /// The field that makes it impossible, as [`Scenario::fits`] tells it.
    pub fn adopt(&mut self, scenario: Arc<Scenario>) -> Result<(), &'static str> {
        let old = self.scenario().clone();
        let scenario = scenario.as_of(self.state.day);
        old.fits(&scenario)?;
        let (town, day) = (self.state.town.clone(), self.state.day);
        let (founding, luck) = (Luck::new(self.seed), self.state.luck);
        let led_by = [&old, &scenario].map(|rules| self.state.trials.leads(rules.policy()));
        let change = Refit { old: old.policy(), new: scenario.policy(), led_by, town: &town, founding, luck, day };
        self.state.refit(&change);
        self.state.sets.redraw(&change, &self.state.residents);
        if let Some(direct) = &mut self.direct {
            direct.refit(&change);
        }
        if let Some(apart) = &mut self.apart {
            apart.refit(&change);
        }
        self.rules.retain(|(since, _)| *since < day);
        self.rules.push((day, scenario));
        Ok(())
    }

    /// The rules that are in force today.
    pub fn scenario(&self) -> &Arc<Scenario> {
        &self.rules[self.rules.len() - 1].1
    }

    /// The rules that were in force on a day, counted from 0; those of today for a day to come.
    pub fn scenario_of(&self, day: u32) -> &Arc<Scenario> {
        let until = self.rules.partition_point(|(since, _)| *since <= day);
        &self.rules[until.max(1) - 1].1
    }

    /// The rules in force and the state, for deliberate mistakes.
    #[cfg(test)]
    pub(super) fn rules_and_state(&mut self) -> (&mut Arc<Scenario>, &mut State) {
        let last = self.rules.len() - 1;
        (&mut self.rules[last].1, &mut self.state)
    }

    /// The seed that the town was founded with.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// Everything that happened, if the town is small enough to remember it.
    pub fn history(&self) -> Option<&History> {
        self.history.as_ref()
    }

    /// The fingerprint of the whole state.
    pub fn digest(&self) -> Digest {
        self.state.digest()
    }

    /// Memory of the state, in bytes for each resident, without history.
    pub fn bytes_per_resident(&self) -> usize {
        self.state.bytes().div_ceil(self.state.town.residents())
    }

    /// Ends the day: counts it, and forgets what was ordered for it.
    pub(crate) fn end_day(&mut self) {
        self.state.orders.clear();
        self.state.day += 1;
    }

    /// Whether this town can pass a day beside another: under the same rules.
    pub(crate) fn can_stand_beside(&self, other: &Self) -> bool {
        Arc::ptr_eq(self.scenario(), other.scenario())
    }

    /// Before a phase that passes groups over, finds those in which this town is as the other, which has not passed the
    /// phase either: what is alike in the morning of one and in the evening of the other is not the same.
    pub(crate) fn compare(&mut self, before: Phase, other: Option<&Self>) {
        match other {
            None => self.passed_over = SameGroups::default(),
            Some(other) => {
                if let Some(stretch) = before.begins() {
                    self.passed_over = self.state.same(&other.state, stretch);
                    let policy = self.scenario().policy();
                    let doers = |town: &Self| doers(policy, &town.state.town, &town.state.truth.deeds);
                    // What some do hangs on how many did it yesterday in the whole town.
                    if stretch == Stretch::Morning && policy.follows_others && doers(self) != doers(other) {
                        self.passed_over = SameGroups::default();
                    }
                    if stretch == Stretch::Morning {
                        self.compare_encounters(other);
                    }
                }
            }
        }
    }

    /// Where people meet: whom somebody meets today may stand elsewhere in the other town.
    fn compare_encounters(&mut self, other: &Self) {
        let policy = self.scenario().policy();
        let Some(leads) = policy.leads.filter(|_| policy.has_encounters) else { return };
        let mut same = std::mem::take(&mut self.passed_over);
        let bands = [&*self, other].map(|town| &town.state.offices[leads].ledger.band[..]);
        let encounters = Encounters { luck: self.state.luck, town: &self.state.town, day: self.state.day };
        encounters.keep_same(&mut same, bands);
        self.passed_over = same;
    }

    /// After a phase that passes groups over, takes over what the phase of the other town made of them.
    pub(super) fn take(&mut self, after: Phase, other: &Self) {
        if after.passes_over_groups() {
            self.state.take(&other.state, after, &self.passed_over);
        }
    }
}

/// An office on the first morning.
fn open(
    policy: &policy::Policy,
    rules: &policy::Office,
    town: &Town,
    residents: &Residents,
    sets: &Sets,
    luck: Luck,
) -> Office {
    let count = town.residents();
    let ledger = Ledger::new(rules, count, &town.features.value, &luck);
    let tally = rules.tally.as_ref().map(Tally::new);
    let rated = rated(rules, None, town, residents, sets);
    let mut office = Office {
        ledger,
        rated,
        served: vec![],
        fit: Fit::default(),
        model: vec![],
        links: links::links(policy, rules, town, luck),
        tally,
        wiped: BTreeMap::new(),
    };
    office.serve(rules, &town.people, policy.cuts, luck, 0);
    office
}
