//! A running town: everything that changes, and the one way to let a day pass.

use std::sync::Arc;

use super::act::Act;
use super::beside::Beside;
use super::figures::{ActFigures, Figures, WatcherFigures};
use super::file::{File, Files, Reading, SeenIncidents};
use super::gate::Gate;
use super::gate::serving::serve;
use super::history::{History, LARGEST_REMEMBERED};
use super::intervene::Today;
use super::learn::Learn;
use super::learn::claims::Shown;
use super::live::Live;
use super::rate::direct::Direct;
use super::rate::ledger::Ledger;
use super::rate::predictor::Fit;
use super::rate::tally::Tally;
use super::rate::{MONTH, Office, Rate, Receipt, subjects};
use super::redress::{Correction, Desk, Finding, Redressing};
use super::residents::{Beliefs, Residents, is};
use super::watch::{Coverage, Observation, Watch};
use crate::kernel::digest::Digest;
use crate::kernel::luck::{Luck, stable_number};
use crate::kernel::parallel::Workers;
use crate::kernel::slices::LANES;
use crate::scenario::Scenario;
use crate::scenario::policy::Rule;
use crate::scenario::raw::RawFeature;
use crate::town::Town;
use crate::town::ties::Ties;
use crate::truth::Truth;
use crate::truth::beside::BesideTruth;

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
    pub(crate) scenario: Arc<Scenario>,
    pub(crate) town: Arc<Town>,
    pub(crate) seed: u64,
    pub(crate) luck: Luck,
    pub(crate) day: u32,
    pub(crate) workers: Workers,
    wealth: Vec<f64>,
    pub(super) coverage: Coverage,
    pub(crate) residents: Residents,
    pub(crate) beliefs: Beliefs,
    published: Vec<Vec<Rule>>,
    pub(crate) shown: Shown,
    readings: Vec<Reading>,
    seen_incidents: Vec<SeenIncidents>,
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
    /// What was ordered for today.
    pub(super) today: Vec<Today>,
    /// The direct effect that is followed, if any.
    pub(super) direct: Option<Box<Direct>>,
    /// The groups that were as in the town beside when the two were last compared.
    pub(super) same: Vec<bool>,
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
                let what = stable_number(&rules.name);
                let ledger = Ledger::new(rules, count, &town.features.value, &luck, what);
                let tally = rules.tally.as_ref().map(Tally::new);
                let mut office = Office { ledger, rated, served: vec![], fit: Fit::default(), tally };
                serve(rules, &mut office, &town.people, policy.cuts, luck, 0);
                office
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
            shown: Shown::of(&town),
            readings: vec![],
            seen_incidents: vec![],
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
            today: vec![],
            direct: None,
            same: vec![],
            wealth,
            residents,
            offices,
            town,
            scenario,
        }
    }

    /// Puts the rules of another scenario in force from today on. Everything else goes on as it is: scores, files,
    /// people, luck.
    ///
    /// # Errors
    /// The field that makes it impossible, as [`Scenario::fits`] tells it.
    pub fn adopt(&mut self, scenario: Arc<Scenario>) -> Result<(), &'static str> {
        self.scenario.fits(&scenario)?;
        let (old, new) = (self.scenario.policy(), scenario.policy());
        let month = self.day.saturating_sub(1) / MONTH;
        for (number, (before, after)) in old.offices.iter().zip(&new.offices).enumerate() {
            let office = &mut self.offices[number];
            office.ledger.refit(before, after, month);
            office.tally = after.tally.as_ref().map(|rules| office.tally.take().unwrap_or_else(|| Tally::new(rules)));
            serve(after, office, &self.town.people, new.cuts, self.luck, self.day);
            if let Some(standing) = self.truth.standing.get_mut(number) {
                standing.refit(before, after, month);
            }
            if let Some(direct) = &mut self.direct {
                direct.ledgers[number].refit(before, after, month);
            }
        }
        self.beliefs = self.beliefs.refit(new, self.town.residents());
        self.coverage = Coverage::new(new, &self.town, &Luck::new(self.seed));
        self.scenario = scenario;
        Ok(())
    }

    /// Lets one day pass.
    pub fn pass_day(&mut self) {
        for phase in super::DAY {
            phase(self, None);
        }
        self.end_day();
    }

    /// The day is over.
    pub(crate) fn end_day(&mut self) {
        self.today.clear();
        self.day += 1;
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
            office.digest_into(&mut digest, &format!("office {}", rules.name()));
        }
        for (ledger, rules) in self.truth.standing.iter().zip(self.scenario.policy().offices()) {
            ledger.digest_into(&mut digest, &format!("standing {}", rules.name()));
        }
        digest.column("worth", &self.truth.worth);
        self.truth.lives.digest_into(&mut digest, "lives");
        self.town.features.digest_into(&mut digest);
        self.shown.digest_into(&mut digest);
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
    pub(super) fn lives<'a>(&'a mut self, other: Option<&'a Self>) -> Live<'a> {
        Live {
            beside: other.map(|other| Beside::new(other, &self.same)),
            day: self.day,
            luck: self.luck,
            policy: self.scenario.policy(),
            town: &self.town,
            residents: &mut self.residents,
            workers: &self.workers,
        }
    }

    pub(super) fn acts<'a>(&'a mut self, other: Option<&'a Self>) -> Act<'a> {
        Act {
            beside: other.map(|other| BesideTruth::new(other, &self.same)),
            orders: &self.today,
            day: self.day,
            luck: self.luck,
            policy: self.scenario.policy(),
            town: &self.town,
            offices: &self.offices,
            beliefs: &self.beliefs,
            residents: &mut self.residents,
            happened: &mut self.truth.today,
            incidents: &mut self.truth.incidents,
            feature: &self.scenario.raw().town.feature,
            shown: &mut self.shown,
            workers: &self.workers,
        }
    }

    pub(super) fn watches<'a>(&'a mut self, other: Option<&'a Self>) -> Watch<'a> {
        Watch {
            beside: other.map(|other| BesideTruth::new(other, &self.same)),
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
            // Conduct is what it shows.
            features: match self.scenario.raw().town.feature {
                RawFeature::Conduct { .. } => &self.shown.value,
                _ => &self.town.features.value,
            },
            shown: &self.shown,
            observations: &mut self.observations,
            readings: &mut self.readings,
            incidents: &mut self.seen_incidents,
            workers: &self.workers,
        }
    }

    pub(super) fn files(&mut self) -> File<'_> {
        File {
            day: self.day,
            luck: self.luck,
            policy: self.scenario.policy(),
            observations: &self.observations,
            readings: &mut self.readings,
            incidents: &mut self.seen_incidents,
            files: &mut self.files,
        }
    }

    pub(super) fn rates(&mut self) -> Rate<'_> {
        Rate {
            day: self.day,
            luck: self.luck,
            policy: self.scenario.policy(),
            subjects: subjects(&self.town, &self.residents),
            ties: &self.ties,
            files: &mut self.files,
            offices: &mut self.offices,
            direct: self.direct.as_deref_mut(),
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
            offices: &mut self.offices,
            residents: &mut self.residents,
            ties: &mut self.ties,
            custom: &mut self.custom,
            ties_lost: &mut self.ties_lost,
            staff_wages: [&mut self.figures.staff_wages, &mut self.figures.staff_wages_full],
            workers: &self.workers,
        }
    }

    pub(super) fn learns<'a>(&'a mut self, other: Option<&'a Self>) -> Learn<'a> {
        Learn {
            beside: other.map(|other| Beside::new(other, &self.same)),
            day: self.day,
            luck: self.luck,
            policy: self.scenario.policy(),
            town: &self.town,
            offices: &self.offices,
            receipts: &self.receipts,
            ties: &self.ties,
            residents: &mut self.residents,
            beliefs: &mut self.beliefs,
            shown: &mut self.shown,
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
            direct: self.direct.as_deref_mut(),
            corrections: &mut self.corrections,
        }
    }
}
