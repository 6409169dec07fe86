//! Whoever joins once enough others have: how one person can stop a crowd.
//!
//! Granovetter, "Threshold models of collective behavior", American Journal of Sociology 83 (1978).

use super::{
    Bench, Bounds, Experiment, Finding, Line, Outcome, Parameter, Setup, Sketch, Stopped, parameters::Default, set,
};
use crate::study::statistics::normal::deviate;

pub(super) const EXPERIMENT: Experiment = Experiment {
    name: "cascade",
    parameters: &[
        Parameter { name: "residents", default: Default::Number(100.0), bounds: Bounds::Whole(60.0, 2000.0) },
        Parameter { name: "thresholds", default: Default::Choice("even"), bounds: Bounds::Choice(&["even", "normal"]) },
        Parameter { name: "mean", default: Default::Number(0.25), bounds: Bounds::Number(0.0, 1.0) },
        Parameter { name: "sd", default: Default::Number(0.122), bounds: Bounds::Number(0.001, 1.0) },
        Parameter { name: "one_is_slower", default: Default::Flag(false), bounds: Bounds::Flag },
    ],
    check: |_| Ok(()),
    run,
};

fn run(bench: &Bench) -> Result<Outcome, Stopped> {
    let thresholds = thresholds(bench.setup);
    let cells: Vec<String> = distinct(&thresholds)
        .into_iter()
        .map(|(threshold, people)| format!("(score: {threshold:?}, people: {people})"))
        .collect();
    let settings = [
        set("town.residents", thresholds.len()),
        format!("town.feature=Table(groups: [(cells: [{}])])", cells.join(", ")),
    ];
    let mut town = bench.town(&bench.scenario("cascade", &settings));
    let mut joined = vec![0];
    // Whoever has joined stays, so the crowd grows until a day on which nobody joins.
    while joined.len() < 2 || joined[joined.len() - 2] < joined[joined.len() - 1] {
        bench.tell(joined[joined.len() - 1] as f64 / thresholds.len() as f64)?;
        town.pass_day();
        joined.push(town.state.truth.deeds.iter().flatten().count());
    }
    let count = |others: usize| thresholds.iter().filter(|threshold| **threshold <= others as f64).count();
    let mut expected = vec![0];
    while expected.len() < 2 || expected[expected.len() - 2] < expected[expected.len() - 1] {
        expected.push(count(expected[expected.len() - 1]));
    }
    let numbers = |days: &[usize]| days.iter().map(|joined| *joined as f64).collect::<Vec<f64>>();
    let last = |days: &[usize]| days.last().copied().unwrap_or_default() as f64;
    let line = |name, days: &[usize]| {
        let points = days.iter().enumerate().map(|(day, joined)| [day as f64, *joined as f64]);
        Line { name, points: points.collect() }
    };
    let findings = vec![
        Finding::exact("joined", last(&joined), last(&expected)),
        Finding::exact(
            "joined_share",
            last(&joined) / thresholds.len() as f64,
            last(&expected) / thresholds.len() as f64,
        ),
        Finding::exact("joined_by_day", numbers(&joined[1..]), numbers(&expected[1..])),
    ];
    let lines = vec![line("measured", &joined), line("expected", &expected)];
    Ok(Outcome { findings, sketch: Sketch { lines, bars: &[] } })
}

/// How many others each resident needs to have joined, from the fewest: one more each, or the quantiles of a normal curve.
fn thresholds(setup: &Setup) -> Vec<f64> {
    let residents = setup.whole("residents");
    let (mean, sd) = (setup.number("mean"), setup.number("sd"));
    let of = |number: u32| match setup.choice("thresholds") {
        "even" => f64::from(number),
        // Nobody sees a part of a person: whoever needs to see one and a half needs to see two.
        _ => {
            let share = (f64::from(number) + 0.5) / f64::from(residents);
            libm::ceil(f64::from(residents) * (mean + sd * deviate(share))).max(0.0)
        }
    };
    let mut thresholds: Vec<f64> = (0..residents).map(of).collect();
    // Of those who are next after the ones who need nobody, one needs one more.
    if let Some(second) =
        thresholds.iter_mut().find(|threshold| **threshold > 0.0).filter(|_| setup.flag("one_is_slower"))
    {
        *second += 1.0;
    }
    thresholds.sort_by(f64::total_cmp);
    thresholds
}

/// Each threshold with how many have it.
fn distinct(thresholds: &[f64]) -> Vec<(f64, usize)> {
    let mut all: Vec<(f64, usize)> = vec![];
    for threshold in thresholds {
        match all.last_mut().filter(|(last, _)| last == threshold) {
            Some((_, people)) => *people += 1,
            None => all.push((*threshold, 1)),
        }
    }
    all
}
