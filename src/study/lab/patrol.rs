//! Where you look is what you find.
//!
//! Ensign, Friedler, Neville, Scheidegger, Venkatasubramanian, "Runaway feedback loops in predictive policing",
//! FAT* 2018.

use std::sync::Arc;

use rand::RngExt;

use super::chances::{error_of_mean, error_of_share};
use super::{
    Bench, Bounds, Experiment, Finding, Line, Outcome, Parameter, Setup, Sketch, Stopped, parameters::Default, set,
};
use crate::day::{Options, Simulation};
use crate::kernel::fixed::ENTRY;
use crate::kernel::luck::{Luck, Purpose, mix};
use crate::kernel::stream::Spot;
use crate::town::Town;

pub(super) const EXPERIMENT: Experiment = Experiment {
    name: "patrol",
    parameters: &[
        Parameter { name: "rate_a", default: Default::Number(3.68511), bounds: Bounds::Number(0.0, 100.0) },
        Parameter { name: "rate_b", default: Default::Number(2.816_466), bounds: Bounds::Number(0.0, 100.0) },
        Parameter { name: "prior_a", default: Default::Number(609.0), bounds: Bounds::Number(1.0, 100_000.0) },
        Parameter { name: "prior_b", default: Default::Number(379.0), bounds: Bounds::Number(1.0, 100_000.0) },
        Parameter { name: "discovered", default: Default::Number(1.0), bounds: Bounds::Number(0.0, 1.0) },
        Parameter { name: "reported", default: Default::Number(0.0), bounds: Bounds::Number(0.0, 1.0) },
        Parameter { name: "forget", default: Default::Number(0.01), bounds: Bounds::Number(0.0, 1.0) },
        Parameter { name: "corrected", default: Default::Flag(false), bounds: Bounds::Flag },
        Parameter { name: "poisson", default: Default::Flag(true), bounds: Bounds::Flag },
        Parameter { name: "days", default: Default::Number(1000.0), bounds: Bounds::Whole(1.0, 10_000.0) },
        Parameter { name: "towns", default: Default::Number(2000.0), bounds: Bounds::Whole(100.0, 20_000.0) },
    ],
    check: |_| Ok(()),
    run,
};

/// Points of the pictured lines.
const DOTS: u32 = 60;

fn run(bench: &Bench) -> Result<Outcome, Stopped> {
    let setup = bench.setup;
    let (a, b) = (setup.number("rate_a"), setup.number("rate_b"));
    let (found, told) = (setup.number("discovered"), setup.number("reported"));
    let rates = |share: f64| {
        format!("[(quarter: \"Mill\", a_day: {:?}), (quarter: \"Orchard\", a_day: {:?})]", a * share, b * share)
    };
    let prior = format!(
        "[(quarter: \"Mill\", count: {:?}), (quarter: \"Orchard\", count: {:?})]",
        setup.number("prior_a"),
        setup.number("prior_b")
    );
    let scenario = bench.scenario(
        "patrol",
        &[
            format!("incidents.quiet.rates={}", rates(found)),
            format!("incidents.told.rates={}", rates(told)),
            set("incidents.quiet.regular", !setup.flag("poisson")),
            set("incidents.told.regular", !setup.flag("poisson")),
            format!("offices.station.tally.prior={prior}"),
            set("offices.station.tally.forget", setup.number("forget")),
            set("offices.station.tally.corrected", setup.flag("corrected")),
        ],
    );
    let (days, towns) = (setup.whole("days"), setup.whole("towns"));
    // One plan of the town serves all, each with luck of its own.
    let (place, ties) = Town::found(&scenario, bench.seed, 0);
    let place = Arc::new(place);
    let every = days.div_ceil(DOTS);
    let mut line: Vec<[f64; 2]> = Vec::new();
    let mut shares = Vec::new();
    for number in 0..towns {
        let seed = mix(bench.seed ^ mix(u64::from(number)));
        let mut town =
            Simulation::in_town(scenario.clone(), place.clone(), ties.clone(), bench.seed, Options::lean(bench.seed));
        town.with_luck_of(seed);
        let share = |town: &Simulation| town.file_share(0, 0).unwrap_or(f64::NAN);
        for (dot, first) in (0..days).step_by(every as usize).enumerate() {
            if line.len() <= dot {
                line.push([f64::from(first), 0.0]);
            }
            line[dot][1] += share(&town) / f64::from(towns);
            bench.tell((f64::from(number) + f64::from(first) / f64::from(days)) / f64::from(towns) * 0.9)?;
            (first..days.min(first + every)).for_each(|_| town.pass_day());
        }
        shares.push(share(&town));
    }
    let measured = Moments::of(&shares);
    line.push([f64::from(days), measured.mean]);
    let expected = urn(setup).map_or_else(|| plainly(bench), Ok)?;
    let n = f64::from(towns);
    // A closed form has no error of its own; a second simulation has as much as the first, and tells the moments as well.
    let (pooled, count) =
        if expected.towns > 0.0 { (measured.with(&expected), n / 2.0) } else { (expected.clone(), n) };
    let mean_error = error_of_mean(pooled.variance(), 0.0, count);
    // The variance of a sample variance, from the fourth moment; that of the deviation by the delta method.
    let of_variance = pooled.fourth - pooled.variance() * pooled.variance();
    // Where that is small, what the mean itself is off counts: its square has this variance at the most, five times over.
    let of_mean = 5.0 * pooled.variance() / count;
    let error_of_variance = libm::sqrt(of_variance.max(0.0) / count + of_mean * of_mean);
    let sd_error = if pooled.sd > 0.0 { error_of_variance / (2.0 * pooled.sd) } else { 0.0 };
    let above_error = error_of_share(pooled.above_90, count);
    let limit = limit_share(setup);
    let truth = a / (a + b);
    let findings = vec![
        Finding::new("mean_share", measured.mean, expected.mean, mean_error),
        Finding::new("sd_share", measured.sd, expected.sd, sd_error),
        Finding::of(found + told, "true_share", happened_share(&scenario), truth, 0.0),
        Finding::new("limit_share", limit.unwrap_or(f64::NAN), drift_root(setup).unwrap_or(f64::NAN), 0.0),
        Finding::new("share_above_90", measured.above_90, expected.above_90, above_error),
    ];
    let level = |share: f64| vec![[0.0, share], [f64::from(days), share]];
    let mut lines = vec![Line { name: "measured", points: line }, Line { name: "true", points: level(truth) }];
    lines.extend(limit.map(|limit| Line { name: "limit", points: level(limit) }));
    Ok(Outcome { findings, sketch: Sketch { lines, bars: &["mean_share", "true_share", "limit_share"] } })
}

/// The share of what happens that happens in the first quarter, as the scenario has it.
fn happened_share(scenario: &crate::scenario::Scenario) -> f64 {
    let both =
        [0, 1].map(|quarter| scenario.policy().incidents().iter().map(|kind| kind.a_day()[quarter]).sum::<f64>());
    both[0] / (both[0] + both[1])
}

/// What each quarter adds to the file in a day, on average: `a` and `b` when the patrol is in A, `c` and `d` when in B.
fn added(setup: &Setup) -> [f64; 4] {
    let (a, b) = (setup.number("rate_a"), setup.number("rate_b"));
    let (found, told) = (setup.number("discovered"), setup.number("reported"));
    [a * (found + told), b * told, a * told, b * (found + told)]
}

/// Where the share goes in the long run: the stable root of `(c+d-a-b) x^2 + (a-2c-d) x + c`, the paper's equation. None
/// where every share stays as it is.
fn limit_share(setup: &Setup) -> Option<f64> {
    let [a, b, c, d] = added(setup);
    if setup.flag("corrected") {
        let (a, b) = (setup.number("rate_a"), setup.number("rate_b"));
        return Some(a / (a + b)).filter(|share| share.is_finite());
    }
    let (square, slope) = (c + d - a - b, a - 2.0 * c - d);
    if square.abs() < 1e-12 {
        return (slope.abs() > 1e-12).then(|| (-c / slope).clamp(0.0, 1.0));
    }
    let root = libm::sqrt((slope * slope - 4.0 * square * c).max(0.0));
    // Each root by the form in which nothing cancels.
    let q = -0.5 * (slope + if slope < 0.0 { -root } else { root });
    let roots = [q / square, if q == 0.0 { 0.0 } else { c / q }];
    // The share falls where it is above a stable root.
    roots.into_iter().find(|x| (-1e-9..=1.0 + 1e-9).contains(x) && 2.0 * square * x + slope < 0.0)
}

/// The same by halving: where the mean drift of the share changes from up to down.
fn drift_root(setup: &Setup) -> Option<f64> {
    let [a, b, c, d] = added(setup);
    let accept = |x: f64| if setup.flag("corrected") { x.min(1.0 - x) / x } else { 1.0 };
    let drift = |x: f64| {
        // What is told is entered in any case; what the patrol finds, as it is accepted.
        let of_a = c + x * accept(x) * (a - c);
        let of_b = b + (1.0 - x) * accept(1.0 - x) * (d - b);
        of_a - x * (of_a + of_b)
    };
    let (mut low, mut high) = (1e-13, 1.0 - 1e-13);
    if drift(0.3).abs() < 1e-12 && drift(0.6).abs() < 1e-12 {
        return None;
    }
    for _ in 0..200 {
        let middle = (low + high) / 2.0;
        if drift(middle) > 0.0 { low = middle } else { high = middle }
    }
    Some(low)
}

/// What is expected of the shares of many towns.
#[derive(Clone)]
struct Moments {
    mean: f64,
    sd: f64,
    /// The fourth central moment.
    fourth: f64,
    above_90: f64,
    /// Towns from which it is estimated; 0 if it is exact.
    towns: f64,
}

impl Moments {
    fn of(shares: &[f64]) -> Self {
        let n = shares.len() as f64;
        let weighed: Vec<(f64, f64)> = shares.iter().map(|share| (*share, 1.0 / n)).collect();
        let whole = Self::weighed(&weighed);
        Self { sd: whole.sd * libm::sqrt(n / (n - 1.0)), towns: n, ..whole }
    }

    fn weighed(shares: &[(f64, f64)]) -> Self {
        let mean = shares.iter().map(|(share, weight)| share * weight).sum::<f64>();
        let moment =
            |power: f64| shares.iter().map(|(share, weight)| libm::pow(share - mean, power) * weight).sum::<f64>();
        let above = shares.iter().filter(|(share, _)| *share > 0.9).map(|(_, weight)| weight).sum();
        Self { mean, sd: libm::sqrt(moment(2.0)), fourth: moment(4.0), above_90: above, towns: 0.0 }
    }

    fn variance(&self) -> f64 {
        self.sd * self.sd
    }

    /// What two samples of the same size come to together.
    fn with(&self, other: &Self) -> Self {
        let both = |a: f64, b: f64| (a + b) / 2.0;
        Self {
            mean: both(self.mean, other.mean),
            sd: libm::sqrt(both(self.variance(), other.variance())),
            fourth: both(self.fourth, other.fourth),
            above_90: both(self.above_90, other.above_90),
            towns: self.towns + other.towns,
        }
    }
}

/// The closed form where there is one: with equal fixed rates and nothing forgotten the file is Pólya's urn, so the visits
/// to A have a beta-binomial distribution, and the mean share never changes.
fn urn(setup: &Setup) -> Option<Moments> {
    let [a, b, c, d] = added(setup);
    let fixed = !setup.flag("poisson") && setup.number("forget") == 0.0 && !setup.flag("corrected");
    if !fixed || a != d || a == 0.0 || b + c > 0.0 {
        return None;
    }
    let (own, other) = (setup.number("prior_a") / a, setup.number("prior_b") / a);
    let days = setup.whole("days");
    // Chances of 0, 1, .. visits, each from the one before, by logarithms: most of them are too small to start from.
    let mut log = vec![0.0; days as usize + 1];
    for visits in 1..=days {
        let (k, n) = (f64::from(visits), f64::from(days));
        let ratio = (n - k + 1.0) / k * (own + k - 1.0) / (other + n - k);
        log[visits as usize] = log[visits as usize - 1] + libm::log(ratio);
    }
    let highest = log.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<f64> = log.iter().map(|log| libm::exp(log - highest)).collect();
    let total: f64 = weights.iter().sum();
    let share = |visits: usize| (own + visits as f64) / (own + other + f64::from(days));
    let weighed: Vec<(f64, f64)> = weights.iter().enumerate().map(|(k, weight)| (share(k), weight / total)).collect();
    Some(Moments::weighed(&weighed))
}

/// Where there is no closed form: the paper's process once more in so many lines, without a town, with luck of its own.
fn plainly(bench: &Bench) -> Result<Moments, Stopped> {
    let setup = bench.setup;
    let luck = Luck::new(mix(bench.seed) ^ 0x5EED);
    let rates = [setup.number("rate_a"), setup.number("rate_b")];
    let (found, told, forget) = (setup.number("discovered"), setup.number("reported"), setup.number("forget"));
    let mut shares = Vec::new();
    for town in 0..setup.whole("towns") {
        bench.tell(0.9 + 0.1 * f64::from(town) / setup.number("towns"))?;
        let mut file =
            ["prior_a", "prior_b"].map(|prior| libm::round(setup.number(prior) * ENTRY as f64) / ENTRY as f64);
        for day in 0..setup.whole("days") {
            let at = |what| Spot { purpose: Purpose::Incident, day, subject: town, what };
            let adds = |what: u32, mean: f64| {
                // The file counts in parts of an entry.
                let regular = libm::round(mean * ENTRY as f64) / ENTRY as f64;
                if setup.flag("poisson") { luck.poisson(at(what), mean) as f64 } else { regular }
            };
            let share = file[0] / (file[0] + file[1]);
            let visited = usize::from(!luck.stream(at(0)).random_bool(share));
            let mut finds = adds(1, rates[visited] * found);
            if setup.flag("corrected") {
                let accepted = [(1.0 - share) / share.max(1.0 - share), share / share.max(1.0 - share)][visited];
                let whole = libm::floor(finds);
                let part = libm::floor((finds - whole) * accepted * ENTRY as f64) / ENTRY as f64;
                finds = luck.binomial(at(2), whole as u64, accepted) as f64 + part;
            }
            file[visited] += finds;
            for quarter in 0..2 {
                file[quarter] += adds(3 + quarter as u32, rates[quarter] * told);
                let forgotten = luck.binomial(at(5 + quarter as u32), file[quarter] as u64, forget);
                file[quarter] = (file[quarter] - forgotten as f64).max(1.0);
            }
        }
        shares.push(file[0] / (file[0] + file[1]));
    }
    Ok(Moments::of(&shares))
}
