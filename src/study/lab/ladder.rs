//! The score ladder, and the list that nobody leaves.
//!
//! D'Amour, Srinivasan, Atwood, Baljekar, Sculley, Halpern, "Fairness is not static", FAT* 2020.

use std::sync::Arc;

use super::chances::{error_of_mean, error_of_share};
use super::{
    Bench, Bounds, Experiment, Finding, Line, Outcome, Parameter, Setup, Sketch, Stopped, parameters::Default, set,
};
use crate::scenario::Scenario;
use crate::words::say;

pub(super) const EXPERIMENT: Experiment = Experiment {
    name: "ladder",
    parameters: &[
        Parameter { name: "residents", default: Default::Number(20_000.0), bounds: Bounds::Whole(1000.0, 1_000_000.0) },
        Parameter { name: "days", default: Default::Number(100.0), bounds: Bounds::Whole(1.0, 10_000.0) },
        Parameter {
            name: "success",
            default: Default::Numbers(&[0.1, 0.2, 0.45, 0.6, 0.65, 0.7, 0.7]),
            bounds: Bounds::Numbers(2, 12, 0.0, 1.0),
        },
        Parameter {
            name: "start",
            default: Default::Numbers(&[0.0, 0.1, 0.1, 0.2, 0.3, 0.3, 0.0]),
            bounds: Bounds::Numbers(2, 12, 0.0, 1_000_000.0),
        },
        Parameter { name: "cutoff", default: Default::Number(3.0), bounds: Bounds::Whole(1.0, 11.0) },
        Parameter { name: "repair", default: Default::Number(0.0), bounds: Bounds::Number(0.0, 1.0) },
    ],
    check,
    run,
};

fn check(setup: &Setup) -> Result<(), String> {
    let (success, start) = (setup.numbers("success").len(), setup.numbers("start").len());
    if success != start {
        return Err(say!("lab-ladder-lengths", success = success.to_string(), start = start.to_string()));
    }
    if setup.numbers("start").iter().sum::<f64>() <= 0.0 {
        return Err(say!("lab-ladder-start"));
    }
    if setup.whole("cutoff") as usize >= success {
        return Err(say!(
            "lab-ladder-cutoff",
            cutoff = setup.whole("cutoff").to_string(),
            top = (success - 1).to_string()
        ));
    }
    Ok(())
}

/// Days after which whoever is still served is counted with what they had.
const LONGEST: u32 = 2000;

fn run(bench: &Bench) -> Result<Outcome, Stopped> {
    let setup = bench.setup;
    let (success, cutoff) = (setup.numbers("success"), setup.whole("cutoff") as usize);
    let total: f64 = setup.numbers("start").iter().sum();
    let start: Vec<f64> = setup.numbers("start").iter().map(|share| share / total).collect();
    let chain = Chain { success, cutoff, repair: setup.number("repair") };
    let days = setup.whole("days");

    let mut town = bench.town(&scenario(bench, &start, setup.number("repair")));
    let residents = town.town().residents();
    let shares = |town: &crate::day::Simulation| {
        let mut count = vec![0u32; success.len()];
        for resident in 0..residents as u32 {
            if let Some(count) = count.get_mut(town.score(0, resident) as usize) {
                *count += 1;
            }
        }
        count.into_iter().map(|count| f64::from(count) / residents as f64).collect::<Vec<f64>>()
    };
    let trapped = |shares: &[f64]| shares[..cutoff].iter().sum::<f64>();
    let (mut measured_line, mut expected_line) = (Vec::new(), Vec::new());
    let mut expected = start.clone();
    let every = days.div_ceil(60);
    for day in 0..=days {
        if day % every == 0 || day == days {
            measured_line.push([f64::from(day), trapped(&shares(&town))]);
            expected_line.push([f64::from(day), trapped(&expected)]);
        }
        if day < days {
            bench.tell(0.4 * f64::from(day) / f64::from(days))?;
            town.pass_day();
            expected = chain.after(&expected);
        }
    }
    let measured = shares(&town);
    let many = residents as f64;
    let error = |share: f64| error_of_share(share.clamp(0.0, 1.0), many);
    let mean = |shares: &[f64]| shares.iter().zip(success).map(|(share, s)| share * s).sum::<f64>();
    let square: f64 = expected.iter().zip(success).map(|(share, s)| share * s * s).sum();
    let spread = (square - mean(&expected) * mean(&expected)).max(0.0);
    let services = services(bench, &chain)?;
    let findings = vec![
        Finding::many(
            "shares",
            measured.clone(),
            expected.clone(),
            expected.iter().map(|share| error(*share)).collect(),
        ),
        Finding::new("trapped_share", trapped(&measured), trapped(&expected), error(trapped(&expected))),
        Finding::new("mean_success", mean(&measured), mean(&expected), error_of_mean(spread, 1.0, many)),
        services,
    ];
    let lines =
        vec![Line { name: "measured", points: measured_line }, Line { name: "expected", points: expected_line }];
    Ok(Outcome { findings, sketch: Sketch { lines, bars: &["shares"] } })
}

/// The ladder as a scenario: a band and a cell of the table for each rung.
fn scenario(bench: &Bench, start: &[f64], repair: f64) -> Arc<Scenario> {
    let success = bench.setup.numbers("success");
    let top = success.len() - 1;
    let bands = (0..=top).rev().map(|rung| format!("(name: \"rung {rung}\", from: {rung}.0)"));
    let chances = success.iter().rev().map(|chance| format!("{chance:?}"));
    let cells = start.iter().enumerate().map(|(rung, share)| format!("(score: {rung}.0, share: {share:?})"));
    let join = |parts: Vec<String>| parts.join(", ");
    bench.scenario(
        "ladder",
        &[
            set("town.residents", bench.setup.whole("residents")),
            format!("town.feature=Table(groups: [(cells: [{}])])", join(cells.collect())),
            format!("acts.succeed.chance=ByBand([{}])", join(chances.collect())),
            format!("offices.lender.bands=[{}]", join(bands.collect())),
            set("offices.lender.method.ceiling", top as f64),
            format!("offices.lender.serves=CutOff({:?})", bench.setup.number("cutoff")),
            set("offices.lender.repair", repair),
        ],
    )
}

/// Mean services before being listed, from each rung at the cut-off or above it: measured in a town in which as many
/// start on each, exact, and with standard errors.
fn services(bench: &Bench, chain: &Chain) -> Result<Finding, Stopped> {
    let top = chain.success.len();
    let start: Vec<f64> = (0..top).map(|rung| if rung < chain.cutoff { 0.0 } else { 1.0 }).collect();
    let mut town = bench.town(&scenario(bench, &start, 0.0));
    let mut count = vec![0u32; top];
    let starts: Vec<usize> =
        (0..town.town().residents() as u32).map(|r| town.feature(r).unwrap_or(0.0) as usize).collect();
    starts.iter().for_each(|rung| count[*rung] += 1);
    let mut served = vec![0u64; top];
    for day in 0..LONGEST {
        bench.tell(0.4 + 0.6 * f64::from(day) / f64::from(LONGEST))?;
        let mut any = false;
        for (_, rung) in starts.iter().enumerate().filter(|(resident, _)| town.serves(0, *resident as u32)) {
            served[*rung] += 1;
            any = true;
        }
        if !any {
            break;
        }
        town.pass_day();
    }
    let rungs = || chain.cutoff..top;
    let [exact, variance] = chain.services();
    let measured = rungs().map(|rung| served[rung] as f64 / f64::from(count[rung].max(1)));
    let errors = rungs().map(|rung| error_of_mean(variance[rung], exact[rung], f64::from(count[rung].max(1))));
    let exact = exact[chain.cutoff..].to_vec();
    Ok(Finding::many("services_before_listing", measured.collect(), exact, errors.collect()))
}

/// The exact chain of the rungs.
struct Chain<'a> {
    success: &'a [f64],
    cutoff: usize,
    repair: f64,
}

impl Chain<'_> {
    /// The shares of the rungs a day later.
    fn after(&self, shares: &[f64]) -> Vec<f64> {
        let mut next = vec![0.0; shares.len()];
        for (rung, share) in shares.iter().enumerate() {
            if rung < self.cutoff {
                next[self.cutoff] += share * self.repair;
                next[rung] += share * (1.0 - self.repair);
            } else {
                next[(rung + 1).min(shares.len() - 1)] += share * self.success[rung];
                next[rung - 1] += share * (1.0 - self.success[rung]);
            }
        }
        next
    }

    /// Mean and variance, by rung, of the services before being listed, counted to [`LONGEST`] at most:
    /// the sum of the chances of being served on each day, and twice the sum weighted by the day for the square.
    fn services(&self) -> [Vec<f64>; 2] {
        let never = Chain { repair: 0.0, ..*self };
        let (mut mean, mut variance) = (vec![0.0; self.success.len()], vec![0.0; self.success.len()]);
        for rung in self.cutoff..self.success.len() {
            let mut shares = vec![0.0; self.success.len()];
            shares[rung] = 1.0;
            let mut square = 0.0;
            for day in 0..LONGEST {
                let served: f64 = shares[self.cutoff..].iter().sum();
                mean[rung] += served;
                square += served * (2.0 * f64::from(day) + 1.0);
                shares = never.after(&shares);
            }
            variance[rung] = (square - mean[rung] * mean[rung]).max(0.0);
        }
        [mean, variance]
    }
}
