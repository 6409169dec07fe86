//! Reports of neighbours: how many are true, and how many are made up, where telling is rewarded.
//!
//! The closed form is Tallyford's own. A reporter has m neighbours, each of whom did it today with chance p and is known with
//! chance k, so that there is nothing to tell of with chance (1-kp)^m.

use std::collections::BTreeMap;

use super::{Bench, Bounds, Experiment, Finding, Outcome, Parameter, Sketch, Stopped, parameters::Default, set};
use crate::town::Town;

const CHANCE: Bounds = Bounds::Number(0.0, 1.0);

pub(super) const EXPERIMENT: Experiment = Experiment {
    name: "informers",
    parameters: &[
        Parameter { name: "residents", default: Default::Number(4000.0), bounds: Bounds::Whole(100.0, 200_000.0) },
        Parameter { name: "days", default: Default::Number(30.0), bounds: Bounds::Whole(1.0, 365.0) },
        Parameter { name: "prevalence", default: Default::Number(0.005), bounds: CHANCE },
        Parameter { name: "tells", default: Default::Number(0.1), bounds: CHANCE },
        Parameter { name: "knows", default: Default::Number(0.3), bounds: CHANCE },
        Parameter { name: "makes_up", default: Default::Number(0.5), bounds: CHANCE },
        Parameter { name: "guile", default: Default::Number(0.4), bounds: CHANCE },
        Parameter { name: "verifies", default: Default::Number(0.3), bounds: CHANCE },
    ],
    check: |_| Ok(()),
    run,
};

/// Points for a report, and for one that is found out to be false.
const REWARD: f64 = 3.0;
const PENALTY: f64 = -7.0;

fn run(bench: &Bench) -> Result<Outcome, Stopped> {
    let setup = bench.setup;
    let [p, tells, knows, makes_up] = ["prevalence", "tells", "knows", "makes_up"].map(|name| setup.number(name));
    let (days, verifies) = (setup.whole("days"), setup.number("verifies"));
    let scenario = bench.scenario(
        "informers",
        &[
            set("town.residents", setup.whole("residents")),
            set("town.traits.guile", setup.number("guile")),
            format!("acts.litter.chance=Fixed({p:?})"),
            format!("acts.tell.chance=Fixed({tells:?})"),
            set("acts.tell.reports.knows", knows),
            set("acts.tell.reports.makes_up", makes_up),
            set("watchers.the_bureau.verifies", verifies),
        ],
    );
    let mut town = bench.town(&scenario);
    // True claims, false ones, and false ones that were found out.
    let (mut counts, mut told) = ([0u64; 3], 0u64);
    for day in 0..days {
        bench.tell(f64::from(day) / f64::from(days))?;
        town.pass_day();
        told += town.state.truth.deeds.iter().flatten().filter(|deed| deed.act == TELL).count() as u64;
        for report in town.state.sightings.reports.iter().filter(|report| report.seen.act != TELL) {
            let is_true = report.seen.is_true(town.witness());
            counts[if report.seen.act == LIE { 2 } else { usize::from(!is_true) }] += 1;
        }
    }
    // A trait is kept in a byte.
    let guile = f64::from(town.town().people.guile[0]) / 255.0;
    let of = Closed { p, tells, knows, accuses: makes_up * guile };
    let neighbourhoods = Neighbourhoods::of(town.town());
    let found = |what: &'static str, seen: u64, chance: &dyn Fn(f64) -> f64, share: f64| {
        let (expected, variance) = neighbourhoods.sum(&of, chance, share);
        let days = f64::from(days);
        // What happens to hardly anyone is not judged by the normal curve alone.
        let error = if variance > 0.0 { libm::sqrt(variance * days + 1.0) } else { 0.0 };
        Finding::new(what, seen as f64, expected * days, error)
    };
    let is_false = |m: f64| of.accuses(m) * (1.0 - of.right_by_luck());
    let [true_reports, false_reports, caught] = counts;
    let silent = told - true_reports - false_reports - caught;
    let points = REWARD * (true_reports + false_reports) as f64 + PENALTY * caught as f64;
    let ledger =
        town.state.offices.first().map_or(0, |office| office.ledger.own.iter().map(|own| i64::from(*own)).sum());
    let is_true = |m: f64| tells * (1.0 - of.knows_none(m)) + of.accuses(m) * of.right_by_luck();
    let findings = vec![
        found("true_reports", true_reports, &is_true, tells),
        found(
            "false_reports",
            false_reports,
            &|m| is_false(m) * (1.0 - verifies),
            tells * of.accuses * (1.0 - verifies),
        ),
        found("found_out", caught, &|m| is_false(m) * verifies, tells * of.accuses * verifies),
        found("told_nothing", silent, &|m| tells * of.knows_none(m) * (1.0 - of.accuses), tells * (1.0 - of.accuses)),
        Finding::exact("points", ledger as f64 / 256.0, points),
    ];
    Ok(Outcome { findings, sketch: Sketch { lines: vec![], bars: &["true_reports", "false_reports", "found_out"] } })
}

/// The acts of the scenario, by their numbers.
const TELL: u8 = 1;
const LIE: u8 = 2;

/// The closed form for a reporter with so many neighbours.
struct Closed {
    p: f64,
    tells: f64,
    knows: f64,
    /// The chance to make something up where there is nothing to tell of.
    accuses: f64,
}

impl Closed {
    fn knows_none(&self, m: f64) -> f64 {
        libm::pow(1.0 - self.knows * self.p, m)
    }

    /// The chance that a reporter accuses somebody of whom they know nothing. Nobody can be accused where nobody lives near.
    fn accuses(&self, m: f64) -> f64 {
        if m > 0.0 { self.tells * self.knows_none(m) * self.accuses } else { 0.0 }
    }

    /// Of those of whom a reporter knows nothing, the share that did it all the same.
    fn right_by_luck(&self) -> f64 {
        let unknown = 1.0 - self.knows * self.p;
        if unknown > 0.0 { self.p * (1.0 - self.knows) / unknown } else { 0.0 }
    }
}

/// Who has which neighbours: those of the block and the next ones, but for the household.
struct Neighbourhoods {
    /// By resident: the block, the household and its size.
    homes: Vec<(u32, u32, f64)>,
    /// How many live in each block.
    people: BTreeMap<u32, f64>,
}

impl Neighbourhoods {
    fn of(town: &Town) -> Self {
        let mut people = BTreeMap::new();
        town.people.block.iter().for_each(|block| *people.entry(*block).or_insert(0.0) += 1.0);
        let home = |resident: u32| {
            let i = resident as usize;
            (town.people.block[i], town.people.household[i], town.household(resident).len() as f64)
        };
        Self { homes: (0..town.residents() as u32).map(home).collect(), people }
    }

    fn near(&self, block: u32) -> impl Iterator<Item = u32> {
        block.saturating_sub(1)..=block + 1
    }

    fn neighbours(&self, resident: usize) -> f64 {
        let (block, _, household) = self.homes[resident];
        self.near(block).filter_map(|block| self.people.get(&block)).sum::<f64>() - household
    }

    /// How many neighbours two residents have in common.
    fn shared(&self, one: usize, other: usize) -> f64 {
        let ((block, household, size), (other_block, other_household, other_size)) =
            (self.homes[one], self.homes[other]);
        let common = self.near(block).filter(|block| block.abs_diff(other_block) <= 1);
        let people: f64 = common.filter_map(|block| self.people.get(&block)).sum();
        match (household == other_household, block.abs_diff(other_block) <= 1) {
            (true, _) => people - size,
            (false, true) => people - size - other_size,
            (false, false) => people,
        }
    }

    /// The sum over all reporters of a day's chance, and its variance. Reporters who share neighbours know of the same deeds, so
    /// what they do goes together; `share` is how far a reporter's chance moves with whether there is nothing to tell of.
    fn sum(&self, of: &Closed, chance: &dyn Fn(f64) -> f64, share: f64) -> (f64, f64) {
        // Neighbours stand near one another in the numbering.
        const WITHIN: usize = 256;
        let (none, both) = (1.0 - of.knows * of.p, 1.0 - of.p + of.p * (1.0 - of.knows) * (1.0 - of.knows));
        let near: Vec<f64> = (0..self.homes.len()).map(|resident| self.neighbours(resident)).collect();
        let (mut expected, mut variance) = (0.0, 0.0);
        for (one, m) in near.iter().enumerate() {
            let p = chance(*m);
            expected += p;
            variance += p * (1.0 - p);
            for (other, others) in near.iter().enumerate().take(one + WITHIN).skip(one + 1) {
                if self.homes[one].0.abs_diff(self.homes[other].0) > 2 {
                    continue;
                }
                let shared = self.shared(one, other);
                let apart = m + others;
                let together = libm::pow(none, apart - 2.0 * shared) * libm::pow(both, shared);
                variance += 2.0 * share * share * (together - libm::pow(none, apart));
            }
        }
        (expected, variance)
    }
}
