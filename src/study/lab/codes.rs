//! Codes of reputation: what one gains by helping hangs on one's own grade and on that of the person whom one meets.
//!
//! Ohtsuki, Iwasa, "How should we define goodness? Reputation dynamics in indirect reciprocity", Journal of Theoretical
//! Biology 231 (2004); "The leading eight", Journal of Theoretical Biology 239 (2006).

use std::ops::Range;

use super::chances;
use super::{
    Bench, Bounds, Experiment, Finding, Line, Outcome, Parameter, Setup, Sketch, Stopped, parameters::Default, set,
};
use crate::study::statistics::mean;

pub(super) const EXPERIMENT: Experiment = Experiment {
    name: "codes",
    parameters: &[
        Parameter { name: "residents", default: Default::Number(2000.0), bounds: Bounds::Whole(500.0, 100_000.0) },
        Parameter { name: "code", default: Default::Choice("l6"), bounds: Bounds::Choice(&NAMES) },
        Parameter { name: "fails", default: Default::Number(0.05), bounds: Bounds::Number(0.0, 1.0) },
        Parameter { name: "misjudged", default: Default::Number(0.05), bounds: Bounds::Number(0.0, 0.5) },
        Parameter { name: "starts_bad", default: Default::Flag(false), bounds: Bounds::Flag },
        Parameter { name: "days", default: Default::Number(120.0), bounds: Bounds::Whole(2.0, 1000.0) },
    ],
    check: |_| Ok(()),
    run,
};

/// The leading eight in their usual order, of which the third is simple standing and the sixth is stern judging, and two bad
/// codes.
const NAMES: [&str; 10] = ["l1", "l2", "l3", "l4", "l5", "l6", "l7", "l8", "image_scoring", "shunning"];

/// Good and bad, as bands and in the names of the acts.
const GRADES: [&str; 2] = ["good", "bad"];

/// A code: who counts as good after meeting somebody, and who helps.
struct Code {
    /// By one's own grade, the grade of the person met, and whether one helped: whether one is good from then on.
    good: [[[bool; 2]; 2]; 2],
    /// By one's own grade and that of the person met: whether one means to help.
    helps: [[bool; 2]; 2],
}

impl Code {
    fn of(name: &str) -> Self {
        // What the leading eight agree on: whoever meets the good and helps is good, and is bad otherwise; a good person who
        // does not help a bad one stays good. They differ in three things: what becomes of a good person who helps a bad one, of
        // a bad one who helps a bad one, and of a bad one who does not.
        let leading = |good_helps_bad, bad_helps_bad, bad_refuses_bad| {
            let good = [[[false, true], [true, good_helps_bad]], [[false, true], [bad_refuses_bad, bad_helps_bad]]];
            // Whoever is bad and meets somebody bad helps if only that makes them good.
            Self { good, helps: [[true, false], [true, bad_helps_bad && !bad_refuses_bad]] }
        };
        let bad = |good_helps_bad| {
            let one = [[false, true], [false, good_helps_bad]];
            Self { good: [one, one], helps: [[true, false], [true, false]] }
        };
        match name {
            "l1" => leading(true, true, false),
            "l2" => leading(false, true, false),
            "l3" => leading(true, true, true),
            "l4" => leading(true, false, true),
            "l5" => leading(false, true, true),
            "l6" => leading(false, false, true),
            "l7" => leading(true, false, false),
            "l8" => leading(false, false, false),
            "image_scoring" => bad(true),
            _ => bad(false),
        }
    }
}

/// One of the four kinds of meeting: one's own grade and that of the person met, as places in [`GRADES`].
fn meetings() -> impl Iterator<Item = (usize, usize)> {
    (0..2).flat_map(|own| (0..2).map(move |other| (own, other)))
}

fn act(helps: bool, own: usize, other: usize) -> String {
    format!("{}_{}_as_{}", if helps { "help" } else { "refuse" }, GRADES[other], GRADES[own])
}

/// The fields of the scenario: for each kind of meeting an act of help and one of refusing it, and what each is worth.
fn settings(setup: &Setup) -> Vec<String> {
    let code = Code::of(setup.choice("code"));
    let (fails, misjudged) = (setup.number("fails"), setup.number("misjudged"));
    let mut all = vec![set("town.residents", setup.whole("residents"))];
    for (own, other) in meetings() {
        let helps = if code.helps[own][other] { 1.0 - fails } else { 0.0 };
        all.push(format!("acts.{}.chance=Fixed({helps:?})", act(true, own, other)));
        for helps in [true, false] {
            let name = act(helps, own, other);
            let points = if code.good[own][other][usize::from(helps)] { 1.0 } else { -1.0 };
            all.push(set(&format!("offices.repute.rules.{name}.points"), points));
            all.push(set(&format!("offices.repute.rules.{name}_misjudged.points"), -points));
        }
    }
    for mistake in 0..8 {
        all.push(set(&format!("watchers.everybody.mistakes[{mistake}].chance"), misjudged));
    }
    all.push(set("offices.repute.method.Ledger.start", if setup.flag("starts_bad") { 0.0 } else { 1.0 }));
    all
}

/// The model for a town without end.
struct Model {
    code: Code,
    fails: f64,
    misjudged: f64,
}

/// What follows from a share of good people on the next day.
struct Next {
    /// The share that is good.
    good: f64,
    /// How far it moves with the share of today: the derivative.
    slope: f64,
    /// The share that helps.
    helped: f64,
    /// How far that moves with the share of today.
    helped_slope: f64,
    /// The variances, for one resident, of being good and of having helped, and their covariance.
    variances: [f64; 3],
}

impl Model {
    /// The chances that somebody helps and that they are good afterwards, by their grade and that of the person met; and the
    /// chance of both.
    fn chances(&self, own: usize, other: usize) -> [f64; 3] {
        let helps = if self.code.helps[own][other] { 1.0 - self.fails } else { 0.0 };
        let good = |helped: bool| {
            if self.code.good[own][other][usize::from(helped)] { 1.0 - self.misjudged } else { self.misjudged }
        };
        [helps, helps * good(true) + (1.0 - helps) * good(false), helps * good(true)]
    }

    fn next(&self, share: f64) -> Next {
        let shares = [share, 1.0 - share];
        let mut next = Next { good: 0.0, slope: 0.0, helped: 0.0, helped_slope: 0.0, variances: [0.0; 3] };
        for own in 0..2 {
            // Given one's own grade, the outcome depends on whom one meets.
            let [mut helps, mut good, mut both] = [0.0; 3];
            for other in 0..2 {
                let [h, g, b] = self.chances(own, other);
                (helps, good, both) = (helps + shares[other] * h, good + shares[other] * g, both + shares[other] * b);
                let weight = shares[own] * if other == 0 { 1.0 } else { -1.0 };
                let weight = weight + shares[other] * if own == 0 { 1.0 } else { -1.0 };
                next.slope += weight * g;
                next.helped_slope += weight * h;
            }
            next.good += shares[own] * good;
            next.helped += shares[own] * helps;
            let own_variances = [good * (1.0 - good), helps * (1.0 - helps), both - good * helps];
            next.variances
                .iter_mut()
                .zip(own_variances)
                .for_each(|(sum, own_variance)| *sum += shares[own] * own_variance);
        }
        next
    }

    /// The share of good people that stays as it is: the root of a quadratic between 0 and 1 to which shares near it return.
    fn stable_share(&self) -> Option<f64> {
        // The share of the next day is a quadratic in that of today, told by three of its values.
        let [at_0, at_half, at_1] = [0.0, 0.5, 1.0].map(|share| self.next(share).good);
        let (a, c) = (2.0 * (at_0 + at_1 - 2.0 * at_half), at_0);
        let b = at_1 - at_0 - a - 1.0;
        let roots = if a.abs() < 1e-12 {
            [-c / b, f64::NAN]
        } else {
            let root = libm::sqrt(b * b - 4.0 * a * c);
            [(-b - root) / (2.0 * a), (-b + root) / (2.0 * a)]
        };
        roots.into_iter().find(|share| (-1e-9..=1.0 + 1e-9).contains(share) && self.next(*share).slope.abs() < 1.0)
    }
}

fn run(bench: &Bench) -> Result<Outcome, Stopped> {
    let setup = bench.setup;
    let days = setup.whole("days") as usize;
    let (scenario, residents) = (bench.scenario("codes", &settings(setup)), f64::from(setup.whole("residents")));
    let mut town = bench.town(&scenario);
    let of_help = |act: u8| scenario.raw().acts[usize::from(act)].name.starts_with("help");
    let (mut measured, mut helped) = (vec![], 0.0);
    for day in 0..days {
        bench.tell(day as f64 / days as f64)?;
        town.pass_day();
        let good = town.state.offices[0].ledger.band.iter().filter(|band| **band == 0).count();
        measured.push(good as f64 / residents);
        if day >= days / 2 {
            helped += town.deeds_today().filter(|deed| of_help(deed.act)).count() as f64 / residents;
        }
    }
    let (fails, misjudged) = (setup.number("fails"), setup.number("misjudged"));
    let model = Model { code: Code::of(setup.choice("code")), fails, misjudged };
    let start = if setup.flag("starts_bad") { 0.0 } else { 1.0 };
    let path: Vec<Next> =
        std::iter::successors(Some(model.next(start)), |last| Some(model.next(last.good))).take(days).collect();
    let (early, late) = (0..days / 2, days / 2..days);
    let over = |days: &Range<usize>, of: fn(&Next) -> f64| mean(path[days.clone()].iter().map(of)).unwrap_or(f64::NAN);
    let measured_over = |days: &Range<usize>| mean(measured[days.clone()].iter().copied()).unwrap_or(f64::NAN);
    let error_over = |days: &Range<usize>, of_good| error_over_days(&path, days.clone(), residents, of_good);
    let (share, expected, error) = (measured_over(&late), over(&late, |day| day.good), error_over(&late, true));
    // Where the town has settled, the share is the root of the quadratic.
    let stable = model.stable_share().filter(|root| (root - expected).abs() < error / 10.0);
    let expected_by_day: Vec<f64> = path.iter().map(|day| day.good).collect();
    let line = |name, shares: &[f64]| {
        let all = std::iter::once(start).chain(shares.iter().copied()).enumerate();
        Line { name, points: all.map(|(day, share)| [day as f64, share]).collect() }
    };
    let lines = vec![line("measured", &measured), line("expected", &expected_by_day)];
    let helped = helped / late.len() as f64;
    let findings = vec![
        Finding::new("early_share", measured_over(&early), over(&early, |day| day.good), error_over(&early, true)),
        Finding::new("good_share", share, expected, error),
        Finding::new("stable_share", share, stable.unwrap_or(f64::NAN), error),
        Finding::new("helped_share", helped, over(&late, |day| day.helped), error_over(&late, false)),
    ];
    Ok(Outcome { findings, sketch: Sketch { lines, bars: &[] } })
}

/// The standard error of the mean, over some days, of the share of good people or of the share that helped. The luck of a day moves
/// the share of that day and, by way of who is good, those of all days after it.
fn error_over_days(path: &[Next], days: Range<usize>, residents: f64, of_good: bool) -> f64 {
    let count = days.len() as f64;
    let (mut variance, mut later, mut most) = (0.0, 0.0_f64, 0.0_f64);
    for (day, next) in path.iter().enumerate().rev() {
        let counts = f64::from(u8::from(days.contains(&day)));
        let [good, helped, both] = next.variances;
        // What one more good person on this evening adds to the sum.
        let of_evening = later + if of_good { counts } else { 0.0 };
        let of_help = if of_good { 0.0 } else { counts };
        variance += of_evening * of_evening * good + of_help * of_help * helped + 2.0 * of_evening * of_help * both;
        most = most.max(of_evening.abs() + of_help);
        later = next.slope * of_evening + next.helped_slope * of_help;
    }
    chances::error_of_mean(variance, most, residents) / count
}
