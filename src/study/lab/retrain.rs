//! The rating that retrains on what it caused.
//!
//! Perdomo, Zrnic, Mendler-Dünner, Hardt, "Performative prediction", ICML 2020.

use super::{
    Bench, Bounds, Experiment, Finding, Line, Outcome, Parameter, Quantity, ROUNDING, STANDARD_ERRORS, Sketch, Stopped,
    parameters::Default, set,
};
use crate::study::statistics::mean;

pub(super) const EXPERIMENT: Experiment = Experiment {
    name: "retrain",
    parameters: &[
        Parameter { name: "residents", default: Default::Number(10_000.0), bounds: Bounds::Whole(100.0, 1_000_000.0) },
        Parameter { name: "rounds", default: Default::Number(20.0), bounds: Bounds::Whole(2.0, 60.0) },
        Parameter { name: "mean", default: Default::Number(10.0), bounds: Bounds::Number(1.0, 100.0) },
        Parameter { name: "strength", default: Default::Number(0.9), bounds: Bounds::Number(-1.5, 1.5) },
        Parameter { name: "sd", default: Default::Number(0.1), bounds: Bounds::Number(0.0, 1.0) },
    ],
    check: |_| Ok(()),
    run,
};

fn run(bench: &Bench) -> Result<Outcome, Stopped> {
    let setup = bench.setup;
    let (mean, strength, sd) = (setup.number("mean"), setup.number("strength"), setup.number("sd"));
    let rounds = setup.whole("rounds");
    let scenario = bench.scenario(
        "retrain",
        &[
            set("town.residents", setup.whole("residents")),
            format!("town.feature=Conduct(mean: {mean:?}, sd: {sd:?}, strength: {strength:?})"),
        ],
    );
    let mut town = bench.town(&scenario);
    let mut estimates = Vec::new();
    for round in 0..rounds {
        bench.tell(f64::from(round) / f64::from(rounds))?;
        town.pass_day();
        estimates.push(town.estimate(0).unwrap_or(f64::NAN));
    }
    let noise = sd / libm::sqrt(town.town().residents() as f64);
    let (mut expected, mut errors) = (Vec::new(), Vec::new());
    let (mut estimate, mut variance) = (0.0, 0.0);
    for _ in 0..rounds {
        estimate = mean + strength * estimate;
        variance = noise * noise + strength * strength * variance;
        expected.push(estimate);
        errors.push(libm::sqrt(variance));
    }
    let fit = Fitted::new(&estimates);
    let stable = mean / (1.0 - strength);
    let slope_error = noise / libm::sqrt(fit.spread);
    // By the delta method: the fixed point is where the fitted line meets the diagonal.
    let lever = (stable - fit.centre) * (stable - fit.centre) / fit.spread + 1.0 / f64::from(rounds);
    let stable_error = noise * libm::sqrt(lever) / (1.0 - strength).abs();
    let sure = |distance: f64| distance.abs() > 10.0 * slope_error && distance != 0.0;
    let expected_to_run_away = match strength.abs() >= 1.0 {
        false if !sure(1.0 - strength.abs()) => Quantity::Nothing,
        runs_away => runs_away.into(),
    };
    let findings = vec![
        Finding::many("estimates", estimates.clone(), expected.clone(), errors),
        // Where luck could turn the line parallel to the diagonal, where they meet is nothing to be held against.
        Finding::new("stable_point", fit.meets(), if sure(1.0 - strength) { stable } else { f64::NAN }, stable_error),
        Finding::new("contraction", fit.slope, strength, slope_error),
        // What luck could hide is not taken for contraction.
        Finding::exact(
            "diverged",
            fit.slope.abs() + STANDARD_ERRORS * slope_error >= 1.0 - ROUNDING,
            expected_to_run_away,
        ),
    ];
    let line =
        |values: &[f64]| values.iter().enumerate().map(|(i, value)| [(i + 1) as f64, *value]).collect::<Vec<_>>();
    let mut lines =
        vec![Line { name: "measured", points: line(&estimates) }, Line { name: "expected", points: line(&expected) }];
    if strength.abs() < 1.0 {
        lines.push(Line { name: "stable", points: vec![[1.0, stable], [f64::from(rounds), stable]] });
    }
    Ok(Outcome { findings, sketch: Sketch { lines, bars: &[] } })
}

/// The line through each round's estimate against the one before, by least squares.
struct Fitted {
    slope: f64,
    start: f64,
    centre: f64,
    spread: f64,
}

impl Fitted {
    fn new(estimates: &[f64]) -> Self {
        let before = || std::iter::once(&0.0).chain(estimates).take(estimates.len());
        let [centre, mean] = [mean(before().copied()), mean(estimates.iter().copied())].map(Option::unwrap_or_default);
        let spread: f64 = before().map(|x| (x - centre) * (x - centre)).sum();
        let slope = before().zip(estimates).map(|(x, y)| (x - centre) * (y - mean)).sum::<f64>() / spread;
        Self { slope, start: mean - slope * centre, centre, spread }
    }

    fn meets(&self) -> f64 {
        self.start / (1.0 - self.slope)
    }
}
