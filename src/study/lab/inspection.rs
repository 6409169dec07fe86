//! Bigger fines, fewer inspections.
//!
//! Tsebelis, "Penalty has no impact on crime", Rationality and Society 2 (1990); Rauhut, "Higher punishment, less control?",
//! Rationality and Society 21 (2009). Where inspectors look only as much as pays, a violation is as frequent as it takes to pay
//! them, whatever the fine, and a higher fine only lets them look less.

use super::chances::Normal;
use super::{
    Bench, Bounds, Experiment, Finding, Line, Outcome, Parameter, STANDARD_ERRORS, Sketch, Stopped,
    parameters::Default, set,
};
use crate::study::statistics::normal::density;

pub(super) const EXPERIMENT: Experiment = Experiment {
    name: "inspection",
    parameters: &[
        Parameter { name: "residents", default: Default::Number(10_000.0), bounds: Bounds::Whole(1000.0, 1_000_000.0) },
        Parameter { name: "rounds", default: Default::Number(400.0), bounds: Bounds::Whole(40.0, 4000.0) },
        Parameter { name: "inspection_cost", default: Default::Number(0.2), bounds: Bounds::Number(0.05, 0.9) },
        Parameter { name: "fine", default: Default::Number(4.0), bounds: Bounds::Number(1.6, 20.0) },
        Parameter { name: "spread", default: Default::Number(0.1), bounds: Bounds::Number(0.02, 0.15) },
        Parameter { name: "pace", default: Default::Number(0.1), bounds: Bounds::Number(0.02, 0.3) },
    ],
    check: |_| Ok(()),
    run,
};

fn run(bench: &Bench) -> Result<Outcome, Stopped> {
    let setup = bench.setup;
    let [cost, fine, spread] = ["inspection_cost", "fine", "spread"].map(|name| setup.number(name));
    let rounds = setup.whole("rounds");
    // The steepest answer of all violations to the share inspected is this: no step is longer than it allows.
    let steepest = density(0.0) * fine / spread;
    let pace = setup.number("pace") / steepest;
    // It begins where cheating gains the average person just what it risks.
    let start = 1.0 / fine;
    let scenario = bench.scenario(
        "inspection",
        &[
            set("town.residents", setup.whole("residents")),
            format!("town.feature=Normal(mean: 1.0, sd: {spread:?})"),
            format!("acts.cheat.chance=IfWorth(watcher: \"inspectors\", loss: {fine:?})"),
            format!("watchers.inspectors.effort=(finds: 1.0, costs: {cost:?}, pace: {pace:?}, start: {start:?})"),
        ],
    );
    let mut town = bench.town(&scenario);
    let people = town.town().residents() as f64;
    let gains: Vec<f64> = (0..town.town().residents() as u32).filter_map(|resident| town.feature(resident)).collect();
    let (mut violations, mut inspected, mut wrong) = (vec![], vec![], 0);
    for round in 0..rounds {
        bench.tell(f64::from(round) / f64::from(rounds))?;
        town.pass_day();
        let share = town.state.efforts.of(0);
        let done = town.state.truth.deeds.iter().flatten().count();
        wrong += done.abs_diff(gains.iter().filter(|gain| **gain > share * fine).count());
        violations.push(done as f64 / people);
        inspected.push(share);
    }
    let gain = Normal { mean: 1.0, sd: spread };
    let violating = |share: f64| gain.between(share * fine, f64::INFINITY);
    let slope = |share: f64| density((share * fine - 1.0) / spread) * fine / spread;
    // Without luck the share inspected would go this way.
    let mut path = vec![start];
    for round in 1..rounds as usize {
        let share = path[round - 1];
        path.push((share + pace * (violating(share) - cost)).clamp(0.001, 1.0));
    }
    let late = rounds as usize / 2..rounds as usize;
    let many = late.len() as f64;
    let mean = |numbers: &[f64]| numbers[late.clone()].iter().sum::<f64>() / many;
    // What was found beside what was there, and how far the share inspected still moved.
    let noise = late.clone().map(|r| violations[r] * (1.0 - inspected[r]) / (inspected[r] * people)).sum::<f64>();
    let noise = libm::sqrt(noise) / many;
    let moved = (inspected[late.end - 1] - inspected[late.start]).abs() / (pace * many);
    let error = libm::sqrt(noise * noise + moved * moved) + 1.0 / (people * many);
    // The people of one town gain a little more or less than the normal curve has it, for good.
    let settled = mean(&path);
    let town_error = libm::sqrt(cost * (1.0 - cost) / people);
    let from_mean = inspected.iter().map(|share| share - mean(&inspected));
    let unsteady = mean(&from_mean.map(|off| off * off).collect::<Vec<_>>());
    let bend = ((settled * fine - 1.0) / spread * fine / spread).abs() * unsteady / 2.0;
    let steep = slope(settled).max(1e-9);
    let share_error = libm::sqrt(town_error * town_error + error * error) / steep
        + bend
        + (mean(&path) - path[late.end - 1]).abs() / STANDARD_ERRORS;
    let findings = vec![
        Finding::new("violations", mean(&violations), cost, error),
        Finding::new("inspected", mean(&inspected), settled, share_error),
        Finding::exact("against_interest", wrong as f64, 0.0),
    ];
    let line = |name, numbers: &[f64]| {
        let points = numbers.iter().enumerate().map(|(round, number)| [round as f64, *number]);
        Line { name, points: points.collect() }
    };
    let lines = vec![line("violations", &violations), line("inspected", &inspected), line("inspected-expected", &path)];
    Ok(Outcome { findings, sketch: Sketch { lines, bars: &[] } })
}
