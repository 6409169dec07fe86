//! Gaming a published cut-off.
//!
//! Hardt, Megiddo, Papadimitriou, Wootters, "Strategic classification", ITCS 2016; Milli, Miller, Dragan, Hardt, "The
//! social cost of strategic classification", FAT* 2019.

use super::chances::{Normal, error_of_mean, error_of_share};
use super::{
    Bench, Bounds, Experiment, Finding, Line, Outcome, Parameter, Setup, Sketch, Stopped, parameters::Default, set,
};
use crate::day::Simulation;

pub(super) const EXPERIMENT: Experiment = Experiment {
    name: "threshold",
    parameters: &[
        Parameter {
            name: "residents",
            default: Default::Number(100_000.0),
            bounds: Bounds::Whole(1000.0, 1_000_000.0),
        },
        Parameter { name: "mean", default: Default::Number(0.5), bounds: Bounds::Number(0.0, 1.0) },
        Parameter { name: "sd", default: Default::Number(0.1), bounds: Bounds::Number(0.05, 0.5) },
        Parameter { name: "eligible", default: Default::Number(0.55), bounds: Bounds::Number(0.0, 1.0) },
        Parameter { name: "cutoff", default: Default::Number(0.65), bounds: Bounds::Number(-1.0, 2.0) },
        Parameter { name: "cost_a", default: Default::Number(5.0), bounds: Bounds::Number(0.5, 1000.0) },
        Parameter { name: "cost_b", default: Default::Number(10.0), bounds: Bounds::Number(0.5, 1000.0) },
        Parameter {
            name: "learner",
            default: Default::Choice("fixed"),
            bounds: Bounds::Choice(&["fixed", "static", "robust", "retrain"]),
        },
        Parameter { name: "rounds", default: Default::Number(20.0), bounds: Bounds::Whole(1.0, 200.0) },
    ],
    check: |_| Ok(()),
    run,
};

/// A learned cut-off is a whole number of these.
const STEP: f64 = 0.01;

fn run(bench: &Bench) -> Result<Outcome, Stopped> {
    let setup = bench.setup;
    let learner = setup.choice("learner");
    let costs = [setup.number("cost_a"), setup.number("cost_b")];
    let normal = Normal { mean: setup.number("mean"), sd: setup.number("sd") };
    let eligible = setup.number("eligible");
    let serves = if learner == "fixed" {
        format!("CutOff({:?})", setup.number("cutoff") * 1000.0)
    } else {
        "Learned".to_owned()
    };
    let scenario = bench.scenario(
        "threshold",
        &[
            set("town.residents", setup.whole("residents")),
            format!("town.feature=Normal(mean: {:?}, sd: {:?})", normal.mean, normal.sd),
            format!("acts.make_good.chance=FromFeature({eligible:?})"),
            set("learning.claims.Wren.cost", costs[0]),
            set("learning.claims.Heron.cost", costs[1]),
            set("offices.school.method.fits.foresees", learner == "robust"),
            set("offices.school.method.at_most", if learner == "retrain" { 0 } else { 1 }),
            format!("offices.school.serves={serves}"),
        ],
    );
    let mut town = bench.town(&scenario);
    // A round is two days: on the first people show what was asked for and are judged, on the second it is seen what
    // became of those who got in, and the cut-off is set anew. After the last round they are judged once more.
    let fits = match learner {
        "fixed" => 0,
        "retrain" => setup.whole("rounds"),
        _ => 1,
    };
    let mut cuts = Vec::new();
    let days = if fits == 0 { 2 } else { 2 * fits + 1 };
    for day in 0..days {
        bench.tell(f64::from(day) / f64::from(days))?;
        town.pass_day();
        if let (Some(cut), true) = (town.estimate(0), day % 2 == 1) {
            cuts.push([f64::from(day.div_ceil(2)), cut]);
        }
    }
    let cut = town.cut_off(0, 0).unwrap_or(f64::NAN) / 1000.0;
    let [low, expected, high] = expected_cut(setup, normal, costs);
    let seen = [0, 1].map(|look| Seen::of(&town, look, eligible));
    let mut findings = Vec::new();
    let accuracy = |look: usize| accuracy(normal, eligible, cut, costs[look]);

    for (look, name) in ["accuracy_a", "accuracy_b"].into_iter().enumerate() {
        findings.push(Finding::new(
            name,
            seen[look].right / seen[look].people,
            accuracy(look),
            error_of_share(accuracy(look), seen[look].people),
        ));
    }
    let people = seen[0].people + seen[1].people;
    let both = [0, 1].iter().map(|look| seen[*look].people / people * accuracy(*look)).sum::<f64>();
    findings.push(Finding::new(
        "accuracy",
        (seen[0].right + seen[1].right) / people,
        both,
        error_of_share(both, people),
    ));
    findings.extend(burdens(normal, eligible, costs, cut, &seen));
    let cut_error = (high - expected).max(expected - low) / super::STANDARD_ERRORS;
    findings.push(Finding::new("cutoff_final", cut, expected, cut_error));
    Ok(Outcome {
        findings,
        sketch: Sketch {
            lines: lines(normal, eligible, costs, cut, &seen),
            bars: &["accuracy_a", "accuracy_b", "burden_a", "burden_b", "required_burden_a", "required_burden_b"],
        },
    })
}

/// The mean that the eligible of each look pay; the mean that they would have to pay to be accepted, whether they do or
/// not, which is the burden of Milli and others; and the ratio of the second between the looks.
fn burdens(normal: Normal, eligible: f64, costs: [f64; 2], cut: f64, seen: &[Seen; 2]) -> Vec<Finding> {
    let share = 1.0 - crate::study::statistics::normal::below((eligible - normal.mean) / normal.sd);
    // Of fewer than thirty people no mean is told.
    let told = |people: f64, expected: f64| if people < 30.0 { f64::NAN } else { expected };
    // By how much those from `from` on fall short of the cut-off: the mean over all who are eligible, and the variance.
    let short = |from: f64| {
        let [mean, square] = normal.shortfall(from, cut).map(|sum| sum / share);
        // Rounding must not make what varies a little look exact.
        let least = if from < cut { f64::MIN_POSITIVE } else { 0.0 };
        (mean, (square - mean * mean).max(least))
    };
    // `most` is the most that one of them pays.
    let mean_cost = |look: usize, name: &'static str, sum: f64, from: f64, most: f64| {
        let (cost, eligible) = (costs[look], seen[look].eligible);
        let (mean, variance) = short(from);
        let expected = told(share * seen[look].people, cost * mean);
        (name, sum / eligible, expected, error_of_mean(cost * cost * variance, most, eligible))
    };
    let paid = [(0, "burden_a"), (1, "burden_b")].map(|(look, name)| {
        // Those who fall short pay as far as it is worth it.
        let from = eligible.max(cut - 1.0 / costs[look]);
        mean_cost(look, name, seen[look].paid, from, 1.0)
    });
    let required = [(0, "required_burden_a"), (1, "required_burden_b")].map(|(look, name)| {
        let most = costs[look] * (cut - eligible).max(0.0);
        mean_cost(look, name, seen[look].required, eligible, most)
    });
    // The groups are different people, so their measured burdens are in the ratio of the costs but for luck. B's burden less
    // the ratio times A's has the mean 0, and its standard error is known. Divided by A's measured burden, that is the error
    // of the measured ratio. This holds also where A's burden is so small that a ratio is far from normal (Fieller 1954).
    let ratio = costs[1] / costs[0];
    let [(_, a, _, error_a), (_, b, _, error_b)] = required;
    let error = libm::sqrt(error_b * error_b + ratio * ratio * error_a * error_a) / a;
    let fall_short = normal.between(eligible, cut) * seen[0].people.min(seen[1].people);
    let compared = ("required_burden_ratio", b / a, told(fall_short, ratio), error);
    let all = paid.into_iter().chain(required).chain([compared]);
    all.map(|(name, measured, expected, error)| Finding::new(name, measured, expected, error)).collect()
}

/// What the formula says of every cut-off, and what was measured at this one.
fn lines(normal: Normal, eligible: f64, costs: [f64; 2], cut: f64, seen: &[Seen; 2]) -> Vec<Line> {
    let curve = |look: usize| {
        let at = |i: i32| eligible - 0.1 + 0.4 * f64::from(i) / 80.0;
        (0..=80).map(|i| [at(i), accuracy(normal, eligible, at(i), costs[look])]).collect::<Vec<_>>()
    };
    let dot = |look: usize| vec![[cut, seen[look].right / seen[look].people]];
    vec![
        Line { name: "expected-a", points: curve(0) },
        Line { name: "expected-b", points: curve(1) },
        Line { name: "measured-a", points: dot(0) },
        Line { name: "measured-b", points: dot(1) },
    ]
}

/// The share of a look that is judged rightly at a cut-off: wrong are those between what is needed and who gets in.
fn accuracy(normal: Normal, eligible: f64, cut: f64, cost: f64) -> f64 {
    let gets_in = cut - 1.0 / cost;
    1.0 - normal.between(gets_in.min(eligible), gets_in.max(eligible))
}

/// What became of a look.
pub(super) struct Seen {
    pub(super) people: f64,
    right: f64,
    pub(super) eligible: f64,
    /// What those of them who are eligible paid.
    pub(super) paid: f64,
    /// What those of them who are eligible would have to pay to be accepted, whether they do or not.
    pub(super) required: f64,
}

impl Seen {
    fn of(town: &Simulation, look: u8, eligible: f64) -> Self {
        let mut seen = Self { people: 0.0, right: 0.0, eligible: 0.0, paid: 0.0, required: 0.0 };
        for resident in (0..town.town().residents() as u32).filter(|r| town.town().look_number(*r) == look) {
            let is_eligible = town.feature(resident).is_some_and(|feature| feature >= eligible);
            let (_, cost) = town.shown(resident).unwrap_or_default();
            seen.people += 1.0;
            seen.right += f64::from(u8::from(town.serves(0, resident) == is_eligible));
            if is_eligible {
                seen.paid += cost;
                seen.required += town.cost_to_be_served(resident).unwrap_or(0.0);
            }
            seen.eligible += f64::from(u8::from(is_eligible));
        }
        #[cfg(test)]
        let seen = super::mistakes::threshold(seen, town, look);
        seen
    }
}

/// The cut-off that the learner comes to, between the lowest and the highest that luck can make of it: the same steps
/// taken on the distribution itself, where a step that less than 4.5 standard errors of its count decide may be taken or
/// not.
fn expected_cut(setup: &Setup, normal: Normal, costs: [f64; 2]) -> [f64; 3] {
    let eligible = setup.number("eligible");
    let people = setup.number("residents");
    let learner = setup.choice("learner");
    if learner == "fixed" {
        // Scores are kept in 1/256 of a point.
        return [libm::floor(setup.number("cutoff") * 256_000.0 + 0.5) / 256_000.0; 3];
    }
    let mass = |low: f64, high: f64| normal.between(low, high);
    let (first, last) = (
        libm::floor((normal.mean - 6.0 * normal.sd) / STEP) as i64,
        libm::ceil((normal.mean + 6.0 * normal.sd) / STEP) as i64 + 300,
    );
    // The share that is judged wrongly at a step, on honest records; with foresight, of what they will show.
    let wrong = |k: i64| {
        let cut = k as f64 * STEP;
        let reach = |cost: f64| if learner == "robust" { 1.0 / cost } else { 0.0 };
        let of = |cost: f64| mass((cut - reach(cost)).min(eligible), (cut - reach(cost)).max(eligible));
        (of(costs[0]) + of(costs[1])) / 2.0
    };
    let best = choose((first..=last).map(|k| (k, wrong(k), wrong(k))), people);
    if learner != "retrain" {
        return best.map(|k| k as f64 * STEP);
    }
    let mut cuts = best;
    for _ in 1..setup.whole("rounds") {
        cuts = [0, 1, 2].map(|which| {
            let cut = cuts[which] as f64 * STEP;
            // Of those it served the office knows who was up to it. All who seemed a little better than they were stand
            // just at the cut-off; a step higher would turn them away, and who is between the two.
            let just = |good: bool| {
                let of = |cost: f64| {
                    let (low, high) = ((cut - 1.0 / cost).min(cut), cut);
                    if good { mass(low.max(eligible), high) } else { mass(low, high.min(eligible)) }
                };
                (of(costs[0]) + of(costs[1])) / 2.0
            };
            let steps = (cuts[which]..=cuts[which] + 300).map(|k| {
                let to = k as f64 * STEP;
                if k == cuts[which] {
                    return (k, just(false) + mass(cut, cut.max(eligible)), 0.0);
                }
                let (good, bad) = (mass(cut.max(eligible), to), mass(cut.max(to), eligible.max(to)));
                (k, just(true) + good + bad, just(true) + just(false) + mass(cut, to))
            });
            // The lowest start takes the least it may, the highest the most.
            choose(steps, people)[which]
        });
    }
    cuts.map(|k| k as f64 * STEP)
}

/// Of steps, each with the share it judges wrongly and the share that it moves, the lowest that luck may choose, the best,
/// and the highest. Of equals the first is best.
fn choose(steps: impl Iterator<Item = (i64, f64, f64)>, people: f64) -> [i64; 3] {
    let steps: Vec<(i64, f64, f64)> = steps.collect();
    let best = steps.iter().fold(steps[0], |best, step| if step.1 < best.1 - 1e-12 { *step } else { best });
    let near = |(_, wrong, moved): &(i64, f64, f64)| {
        // The counts that decide between the two are of those whom one of them judges otherwise.
        let noise = super::STANDARD_ERRORS * libm::sqrt((moved + best.2).min(1.0) * people);
        (wrong - best.1) * people <= noise && wrong - best.1 > 1e-12
    };
    let among = || steps.iter().filter(|step| near(step)).map(|(k, ..)| *k).chain([best.0]);
    [among().min().unwrap_or(best.0), best.0, among().max().unwrap_or(best.0)]
}
