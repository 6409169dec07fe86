//! A running town: everything that changes, and the one way to let a day pass.

use std::sync::Arc;

use super::act::Act;
use super::figures::{ActFigures, Figures, WatcherFigures};
use super::file::{File, Files, Record};
use super::gate::Gate;
use super::history::{History, LARGEST_REMEMBERED};
use super::learn::Learn;
use super::live::Live;
use super::rate::ledger::Ledger;
use super::rate::{Office, Rate, Receipt, subjects};
use super::redress::{Correction, Desk, Finding, RedressFigures, Redressing};
use super::residents::{Beliefs, Employment, Residents, is};
use super::watch::{Coverage, Observation, Watch};
use crate::kernel::digest::Digest;
use crate::kernel::luck::{Luck, stable_number};
use crate::kernel::parallel::Workers;
use crate::kernel::slices::LANES;
use crate::scenario::Scenario;
use crate::scenario::policy::Rule;
use crate::town::Town;
use crate::town::ties::Ties;
use crate::truth::{Deed, Truth};

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

/// A resident's fixed traits, each 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Traits {
    /// Minding what one's acts do to others.
    pub conscience: f64,
    /// Readiness to act for points.
    pub guile: f64,
    /// Readiness to object.
    pub nerve: f64,
    /// Readiness to help.
    pub warmth: f64,
}

/// A running town.
pub struct Simulation {
    pub(crate) scenario: Arc<Scenario>,
    pub(crate) town: Arc<Town>,
    pub(crate) seed: u64,
    pub(crate) luck: Luck,
    pub(crate) day: u32,
    pub(crate) workers: Workers,
    wealth: Vec<f64>,
    coverage: Coverage,
    pub(crate) residents: Residents,
    pub(crate) beliefs: Beliefs,
    published: Vec<Vec<Rule>>,
    pub(crate) ties: Ties,
    pub(crate) ties_lost: u64,
    pub(crate) custom: Vec<u16>,
    pub(crate) offices: Vec<Office>,
    pub(crate) observations: Vec<Vec<Observation>>,
    pub(crate) files: Files,
    pub(crate) receipts: Vec<Receipt>,
    pub(crate) desk: Desk,
    findings: Vec<Finding>,
    pub(crate) corrections: Vec<Correction>,
    pub(crate) truth: Truth,
    pub(crate) figures: Figures,
    pub(crate) history: Option<History>,
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
        let wealth: Vec<f64> = scenario.raw().town.quarters.iter().map(|q| q.wealth).collect();
        let residents = Residents::new(&town, &wealth, &luck);
        let offices: Vec<Office> = policy
            .offices
            .iter()
            .map(|rules| {
                let mut rated = vec![0u64; count.div_ceil(LANES)];
                for i in (0..count).filter(|i| is(rules.about, &town.people, &residents, *i)) {
                    rated[i / LANES] |= 1 << (i % LANES);
                }
                Office { ledger: Ledger::new(rules, count, &luck, stable_number(&rules.name)), rated }
            })
            .collect();
        let ledgers: Vec<Ledger> = offices.iter().map(|office| office.ledger.clone()).collect();
        let remembered = count <= LARGEST_REMEMBERED && !options.forgetful;
        Self {
            seed,
            luck,
            day: 0,
            workers: Workers::new(options.threads, count),
            coverage: Coverage::new(policy, &town, &luck),
            beliefs: Beliefs::new(policy, count),
            published: vec![],
            ties,
            ties_lost: 0,
            custom: vec![256; town.firms.block.len()],
            observations: vec![],
            files: Files::without(options.struck),
            receipts: vec![],
            desk: Desk::default(),
            findings: vec![],
            corrections: vec![],
            truth: Truth::new(policy, &town, &ledgers),
            figures: Figures {
                acts: vec![ActFigures::default(); policy.acts.len()],
                watchers: vec![WatcherFigures::default(); policy.watchers.len()],
                ..Figures::default()
            },
            history: remembered.then(History::default),
            wealth,
            residents,
            offices,
            town,
            scenario,
        }
    }

    /// Lets one day pass.
    pub fn pass_day(&mut self) {
        super::pass(self);
        self.day += 1;
    }

    /// The scenario it runs.
    pub fn scenario(&self) -> &Arc<Scenario> {
        &self.scenario
    }

    /// The town it runs in.
    pub fn town(&self) -> &Arc<Town> {
        &self.town
    }

    /// The seed.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// Days that have passed.
    pub fn day(&self) -> u32 {
        self.day
    }

    /// Everything that happened, if the town is small enough to remember it.
    pub fn history(&self) -> Option<&History> {
        self.history.as_ref()
    }

    /// Running totals.
    pub fn figures(&self) -> &Figures {
        &self.figures
    }

    /// What residents believe the acts earn.
    pub fn beliefs(&self) -> &Beliefs {
        &self.beliefs
    }

    /// The contacts of a resident today.
    pub fn contacts(&self, resident: u32) -> &[u32] {
        self.ties.of(resident)
    }

    /// The band of a resident in an office, by index, highest first.
    pub fn band(&self, office: usize, resident: u32) -> u8 {
        self.offices[office].ledger.band(resident)
    }

    /// The score of a resident in an office, in points.
    pub fn score(&self, office: usize, resident: u32) -> f64 {
        super::rate::ledger::points(self.offices[office].ledger.score(resident))
    }

    /// The score that perfect observation would have given; `None` when standing is not kept.
    pub fn standing(&self, office: usize, resident: u32) -> Option<f64> {
        Some(super::rate::ledger::points(self.truth.standing.get(office)?.score(resident)))
    }

    /// Whether any office flags a resident.
    pub fn flagged(&self, resident: u32) -> bool {
        self.scenario.policy().offices.iter().zip(&self.offices).any(|(rules, office)| office.flags(rules, resident))
    }

    /// Whether a resident would be flagged if every watcher were perfect.
    pub fn deserves_flag(&self, resident: u32) -> bool {
        let policy = self.scenario.policy();
        let all = policy.offices.iter().zip(&self.truth.standing).zip(&self.offices);
        all.into_iter().any(|((rules, ledger), office)| office.rates(resident) && ledger.flagged(rules, resident))
    }

    /// Whether any office rates a resident.
    pub fn rated(&self, resident: u32) -> bool {
        self.offices.iter().any(|office| office.rates(resident))
    }

    /// A resident's employment.
    pub fn employment(&self, resident: u32) -> Employment {
        match self.residents.employment[resident as usize] {
            0 => Employment::Employed,
            1 => Employment::Idle,
            2 => Employment::Student,
            _ => Employment::Retired,
        }
    }

    /// A resident's fixed traits.
    pub fn traits(&self, resident: u32) -> Traits {
        let (people, i) = (&self.town.people, resident as usize);
        let share = |byte: u8| f64::from(byte) / 255.0;
        Traits {
            conscience: share(people.conscience[i]),
            guile: share(people.guile[i]),
            nerve: share(people.nerve[i]),
            warmth: share(people.warmth[i]),
        }
    }

    /// A resident's money in groats.
    pub fn money(&self, resident: u32) -> f64 {
        f64::from(self.residents.money[resident as usize]) / f64::from(crate::kernel::fixed::GROAT)
    }

    /// A resident's strain, 0 to 1.
    pub fn strain(&self, resident: u32) -> f64 {
        f64::from(self.residents.strain[resident as usize]) / 65_535.0
    }

    /// The value of a resident's acts to others, in points, with an exponential memory.
    pub fn worth(&self, resident: u32) -> f64 {
        f64::from(self.truth.worth[resident as usize]) / f64::from(crate::truth::WORTH)
    }

    /// Whether a watcher covers a firm, a crossing or another place of a kind, by its number.
    pub fn watched(&self, watcher: usize, place: crate::scenario::raw::PlaceKind, index: u32) -> bool {
        self.coverage.covers(watcher, &self.scenario.policy().watchers[watcher], place, index)
    }

    /// What was observed on the last day.
    pub fn observations_today(&self) -> impl Iterator<Item = &Observation> {
        self.observations.iter().flatten()
    }

    /// What was done on the last day.
    pub fn deeds_today(&self) -> impl Iterator<Item = &Deed> {
        self.truth.today.iter().flatten()
    }

    /// What reached the files on the last day.
    pub fn records_today(&self) -> &[Record] {
        &self.files.today
    }

    /// Entries lost on the way to the files so far.
    pub fn lost_entries(&self) -> u64 {
        self.files.lost
    }

    /// Clearing entries held up on the way so far.
    pub fn stale_entries(&self) -> u64 {
        self.files.stale
    }

    /// What redress came to so far.
    pub fn redress_figures(&self) -> RedressFigures {
        let desk = &self.desk;
        RedressFigures {
            lodged: desk.lodged,
            reviewed: desk.reviewed,
            upheld: desk.upheld,
            waiting: desk.waiting.len() as u64,
        }
    }

    /// Memory of one resident in the columns, with history off.
    pub fn bytes_per_resident(&self) -> usize {
        let count = self.town.residents();
        let shared = self.ties.other.len() * 4
            + self.ties.start.len() * 5
            + self.town.households.len() * 4
            + self.town.firms.staff.len() * 4
            + self.truth.worth.len() * 4;
        let ledgers = self.offices.iter().map(|office| &office.ledger).chain(&self.truth.standing);
        crate::town::people::People::bytes_per_resident()
            + Residents::bytes_per_resident()
            + crate::truth::lives::Lives::bytes_per_resident()
            + self.beliefs.rows()
            + shared.div_ceil(count)
            + ledgers.map(Ledger::bytes_per_resident).sum::<usize>()
    }

    /// The fingerprint of every column.
    pub fn digest(&self) -> Digest {
        let mut digest = Digest::default();
        digest.column("day", &[self.day]);
        self.town.people.digest_into(&mut digest, "people");
        digest.column("households", &self.town.households);
        self.residents.digest_into(&mut digest, "residents");
        digest.column("beliefs", &self.beliefs.values);
        digest.column("ties.count", &self.ties.count);
        digest.column("ties.other", &self.ties.other);
        digest.column("custom", &self.custom);
        for (office, rules) in self.offices.iter().zip(self.scenario.policy().offices()) {
            office.ledger.digest_into(&mut digest, &format!("office {}", rules.name()));
        }
        for (ledger, rules) in self.truth.standing.iter().zip(self.scenario.policy().offices()) {
            ledger.digest_into(&mut digest, &format!("standing {}", rules.name()));
        }
        digest.column("worth", &self.truth.worth);
        self.truth.lives.digest_into(&mut digest, "lives");
        digest.column("files.waiting", &self.files.waiting(self.day));
        let appeals = self.desk.waiting.iter().chain(&self.desk.under_review);
        let appeals: Vec<u64> = appeals.flat_map(|a| [a.receipt.record.id, u64::from(a.lodged)]).collect();
        digest.column("desk.appeals", &appeals);
        digest.column("figures.acts", &self.figures.acts);
        digest.column("figures.watchers", &self.figures.watchers);
        let f = &self.figures;
        digest.column("figures.values", &[f.good, f.harm, f.customer_harm, f.staff_wages, f.staff_wages_full]);
        digest.column("figures.files", &[self.files.lost, self.files.stale]);
        digest.column("figures.redress", &[self.desk.lodged, self.desk.reviewed, self.desk.upheld, f.corrections]);
        digest.column("figures.mending", &[f.mended, f.mended_days, self.ties_lost]);
        digest
    }
}

/// What each phase may know and change.
impl Simulation {
    pub(super) fn lives(&mut self) -> Live<'_> {
        Live {
            day: self.day,
            luck: self.luck,
            policy: self.scenario.policy(),
            town: &self.town,
            residents: &mut self.residents,
            workers: &self.workers,
        }
    }

    pub(super) fn acts(&mut self) -> Act<'_> {
        Act {
            day: self.day,
            luck: self.luck,
            policy: self.scenario.policy(),
            town: &self.town,
            offices: &self.offices,
            beliefs: &self.beliefs,
            residents: &mut self.residents,
            happened: &mut self.truth.today,
            workers: &self.workers,
        }
    }

    pub(super) fn watches(&mut self) -> Watch<'_> {
        Watch {
            day: self.day,
            luck: self.luck,
            policy: self.scenario.policy(),
            town: &self.town,
            offices: &self.offices,
            residents: &self.residents,
            coverage: &self.coverage,
            crossings_a_day: self.scenario.raw().town.crossings_a_day,
            truth: &mut self.truth,
            ties: &self.ties,
            under_review: &self.desk.under_review,
            findings: &mut self.findings,
            observations: &mut self.observations,
            workers: &self.workers,
        }
    }

    pub(super) fn files(&mut self) -> File<'_> {
        File {
            day: self.day,
            luck: self.luck,
            policy: self.scenario.policy(),
            observations: &self.observations,
            files: &mut self.files,
        }
    }

    pub(super) fn rates(&mut self) -> Rate<'_> {
        Rate {
            day: self.day,
            policy: self.scenario.policy(),
            subjects: subjects(&self.town, &self.residents),
            ties: &self.ties,
            files: &self.files,
            offices: &mut self.offices,
            receipts: &mut self.receipts,
            workers: &self.workers,
        }
    }

    pub(super) fn gates(&mut self) -> Gate<'_> {
        Gate {
            day: self.day,
            luck: self.luck,
            policy: self.scenario.policy(),
            town: &self.town,
            wealth: &self.wealth,
            offices: &self.offices,
            residents: &mut self.residents,
            ties: &mut self.ties,
            custom: &mut self.custom,
            ties_lost: &mut self.ties_lost,
            staff_wages: [&mut self.figures.staff_wages, &mut self.figures.staff_wages_full],
            workers: &self.workers,
        }
    }

    pub(super) fn learns(&mut self) -> Learn<'_> {
        Learn {
            day: self.day,
            luck: self.luck,
            policy: self.scenario.policy(),
            town: &self.town,
            offices: &self.offices,
            receipts: &self.receipts,
            ties: &self.ties,
            residents: &mut self.residents,
            beliefs: &mut self.beliefs,
            published: &mut self.published,
        }
    }

    pub(super) fn redresses(&mut self) -> Redressing<'_> {
        Redressing {
            day: self.day,
            luck: self.luck,
            policy: self.scenario.policy(),
            town: &self.town,
            receipts: &self.receipts,
            findings: &self.findings,
            residents: &mut self.residents,
            offices: &mut self.offices,
            desk: &mut self.desk,
            corrections: &mut self.corrections,
        }
    }
}
