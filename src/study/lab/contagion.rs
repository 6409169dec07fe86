//! Friends' scores rub off: repeated means over one's contacts.
//!
//! DeGroot, "Reaching a consensus", JASA 69 (1974); Friedkin, Johnsen, "Social influence and opinions", Journal of
//! Mathematical Sociology 15 (1990). Where the mixture is kept, it is DeGroot's model; where everybody keeps their own sum and
//! the mixture is only shown, it is Friedkin's and Johnsen's.

use super::{
    Bench, Bounds, Experiment, Finding, IDENTITY, Line, Outcome, Parameter, Sketch, Stopped, parameters::Default, set,
};
use crate::study::statistics::mean;

pub(super) const EXPERIMENT: Experiment = Experiment {
    name: "contagion",
    parameters: &[
        Parameter { name: "residents", default: Default::Number(1000.0), bounds: Bounds::Whole(60.0, 100_000.0) },
        Parameter { name: "contacts", default: Default::Number(6.0), bounds: Bounds::Whole(1.0, 20.0) },
        Parameter { name: "weight", default: Default::Number(0.5), bounds: Bounds::Number(0.0, 0.95) },
        Parameter { name: "kept", default: Default::Flag(false), bounds: Bounds::Flag },
        Parameter { name: "days", default: Default::Number(60.0), bounds: Bounds::Whole(1.0, 400.0) },
        Parameter { name: "sd", default: Default::Number(500.0), bounds: Bounds::Number(1.0, 1000.0) },
    ],
    check: |_| Ok(()),
    run,
};

fn run(bench: &Bench) -> Result<Outcome, Stopped> {
    let setup = bench.setup;
    let (days, kept) = (setup.whole("days"), setup.flag("kept"));
    let scenario = bench.scenario(
        "contagion",
        &[
            set("town.residents", setup.whole("residents")),
            format!("town.ties=Random(contacts: {})", setup.whole("contacts")),
            format!("town.feature=Normal(mean: 0.0, sd: {:?})", setup.number("sd")),
            format!("offices.office.peer=(weight: {:?}, kept: {kept})", setup.number("weight")),
        ],
    );
    let mut town = bench.town(&scenario);
    let people = 0..town.town().residents() as u32;
    let scores = |town: &crate::day::Simulation| people.clone().map(|r| town.score(0, r)).collect::<Vec<f64>>();
    let start = scores(&town);
    let ties: Vec<Vec<usize>> =
        people.clone().map(|r| town.contacts(r).iter().map(|contact| *contact as usize).collect()).collect();
    // The weight as an office keeps it.
    let weight = libm::round(setup.number("weight") * 65_536.0) / 65_536.0;
    let model = Model { start: &start, ties: &ties, weight, kept };
    let mut expected = start.clone();
    let (mut measured_line, mut expected_line) = (vec![], vec![]);
    for day in 0..=days {
        measured_line.push([f64::from(day), spread(&scores(&town))]);
        expected_line.push([f64::from(day), spread(&expected)]);
        if day < days {
            bench.tell(f64::from(day) / f64::from(days))?;
            town.pass_day();
            expected = model.next(&expected);
        }
    }
    let measured = scores(&town);
    let gap = measured.iter().zip(&expected).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
    // An office keeps scores in 1/256 of a point: each day rounds a mean down and the mixture to the nearest.
    let each_day = (1.0 * weight + 0.5) / 256.0;
    let rounding = each_day * if kept { f64::from(days) } else { 1.0 / (1.0 - weight) } + 1e-9;
    let within = |name, measured: f64, expected: f64| Finding {
        rounding: rounding / expected.abs().max(1.0),
        ..Finding::exact(name, measured, expected)
    };
    let average = |scores: &[f64]| mean(scores.iter().copied()).unwrap_or(f64::NAN);
    let settled = model.settled();
    let gap_of_solution = settled.iter().zip(&model.next(&settled)).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
    let findings = vec![
        within("largest_gap", gap, 0.0),
        within("mean_score", average(&measured), average(&expected)),
        within("score_sd", spread(&measured), spread(&expected)),
        // What the model settles at is found in another way than day by day, to the last digits.
        Finding { rounding: IDENTITY * 1000.0, ..Finding::exact("solution_gap", gap_of_solution, 0.0) },
    ];
    let lines =
        vec![Line { name: "measured", points: measured_line }, Line { name: "expected", points: expected_line }];
    Ok(Outcome { findings, sketch: Sketch { lines, bars: &[] } })
}

/// The standard deviation of scores.
fn spread(scores: &[f64]) -> f64 {
    let average = scores.iter().sum::<f64>() / scores.len() as f64;
    libm::sqrt(scores.iter().map(|score| (score - average) * (score - average)).sum::<f64>() / scores.len() as f64)
}

/// The model, in plain linear algebra.
struct Model<'a> {
    start: &'a [f64],
    ties: &'a [Vec<usize>],
    weight: f64,
    kept: bool,
}

impl Model<'_> {
    fn mixed(&self, own: f64, ties: &[usize], scores: &[f64]) -> f64 {
        if ties.is_empty() {
            return own;
        }
        let mean = ties.iter().map(|contact| scores[*contact]).sum::<f64>() / ties.len() as f64;
        (1.0 - self.weight) * own + self.weight * mean
    }

    /// The score of each person, in points, on the day after the day of `scores`.
    fn next(&self, scores: &[f64]) -> Vec<f64> {
        let own = if self.kept { scores } else { self.start };
        own.iter().zip(self.ties).map(|(own, ties)| self.mixed(*own, ties, scores)).collect()
    }

    /// Scores that stay as they are: where nobody keeps the mixture, the solution of (I - wP) x = (1 - w) s, by relaxation; else
    /// a consensus.
    fn settled(&self) -> Vec<f64> {
        if self.kept {
            return vec![self.start.iter().sum::<f64>() / self.start.len() as f64; self.start.len()];
        }
        let mut scores = self.start.to_vec();
        loop {
            let mut moved: f64 = 0.0;
            for resident in 0..scores.len() {
                let next = self.mixed(self.start[resident], &self.ties[resident], &scores);
                moved = moved.max((next - scores[resident]).abs());
                scores[resident] = next;
            }
            if moved < 1e-10 {
                return scores;
            }
        }
    }
}
