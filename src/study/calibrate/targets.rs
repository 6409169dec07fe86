//! The targets: what published studies found, as ranges for what this town must or should do. One row is one target. Its
//! sentence stands in the locale files under `calibrate-` and its key; its sources in docs/calibration.md under its number.

use Grade::{Contested, Documented, Stylised, Unstudied};
use Unit::{Change, Days, Deviations, Groats, Points, Share, Times};

use super::Lives;
use super::acts::{HARMFUL, HARMFUL_BUT_SHIFTS};
use super::estimate::Sums;
use super::hands::MARKED_ACTS;
use super::quantities as q;
use super::spans::{FIRST_YEAR, HALF_YEAR, LATE, Span};
use super::target::{Grade, Measure, Target, Unit};
use super::towns::{
    CAMERAS, CAMERAS_HARD, CAMERAS_IDLE, CAMERAS_SHARP, DEBTORS, FARES_HARD, FARES_IDLE, FARES_SHARP, FIRMS,
    HOUSEHOLDS, LEDGER, LITTER_HARD, LITTER_IDLE, LITTER_SHARP, LOOKS, NO_BOARDS, NO_TILLS, REDRESS, SECRET,
    SQUARE_CAMERAS, STRAIN_ALONE, STREET, Town, UNRATED,
};
use crate::scenario::Scenario;

/// By how much acts change from one town to another.
const fn acts(acts: &'static [&'static str], on: &'static Town, off: &'static Town, span: Span) -> Measure {
    Measure::Acts { acts, on, off, span }
}

/// By sums and what they come to.
const fn sums(
    towns: &'static [&'static Town],
    sums: fn(&Lives) -> Option<Sums>,
    value: fn(&[f64]) -> Option<f64>,
) -> Measure {
    Measure::Sums { towns, sums, value }
}

/// By what is written.
const fn written(town: &'static Town, value: fn(&Scenario) -> Option<f64>) -> Measure {
    Measure::Written { town, value }
}

const INFINITE: f64 = f64::INFINITY;
/// In per cent.
const A_THIRD: f64 = 100.0 / 3.0;

/// The table: number, key, grade and unit, how it is measured; the range with its centre, and the bounds of hard ones.
pub static TARGETS: &[Target] = &[
    // Announcing a ledger.
    Target::new("1", "ledger", Documented, Change, acts(&HARMFUL, &LEDGER, &UNRATED, FIRST_YEAR))
        .range(-25.0, -5.0, -15.0)
        .hard(-25.0, -5.0),
    // Being seen.
    Target::new("2", "cameras", Stylised, Change, acts(&["cross_on_red"], &CAMERAS, &LEDGER, HALF_YEAR))
        .range(-50.0, -20.0, -35.0)
        .hard(-50.0, -10.0),
    Target::new("2", "nobody-looks", Unstudied, Change, acts(&["cross_on_red"], &LEDGER, &UNRATED, LATE)),
    // How surely one is seen, and how many points it costs.
    Target::new("3", "surer-red", Unstudied, Change, acts(&["cross_on_red"], &CAMERAS_SHARP, &CAMERAS, HALF_YEAR)),
    Target::new("3", "harder-red", Unstudied, Change, acts(&["cross_on_red"], &CAMERAS_HARD, &CAMERAS, HALF_YEAR)),
    Target::new(
        "3",
        "surer-harder-red",
        Documented,
        Points,
        sums(&[&CAMERAS_SHARP, &CAMERAS_HARD, &CAMERAS], q::red_surer_harder, q::surer_less_harder),
    )
    .between(0.0, INFINITE)
    .hard(0.0, INFINITE),
    Target::new("3", "surer-litter", Unstudied, Change, acts(&["litter"], &LITTER_SHARP, &SQUARE_CAMERAS, HALF_YEAR)),
    Target::new("3", "harder-litter", Unstudied, Change, acts(&["litter"], &LITTER_HARD, &SQUARE_CAMERAS, HALF_YEAR)),
    Target::new(
        "3",
        "surer-harder-litter",
        Documented,
        Points,
        sums(&[&LITTER_SHARP, &LITTER_HARD, &SQUARE_CAMERAS], q::litter_surer_harder, q::surer_less_harder),
    )
    .between(0.0, INFINITE)
    .hard(0.0, INFINITE),
    Target::new("3", "surer-fares", Unstudied, Change, acts(&["ride_free"], &FARES_SHARP, &SQUARE_CAMERAS, HALF_YEAR)),
    Target::new("3", "harder-fares", Unstudied, Change, acts(&["ride_free"], &FARES_HARD, &SQUARE_CAMERAS, HALF_YEAR)),
    Target::new(
        "3",
        "surer-harder-fares",
        Documented,
        Points,
        sums(&[&FARES_SHARP, &FARES_HARD, &SQUARE_CAMERAS], q::fares_surer_harder, q::surer_less_harder),
    )
    .between(0.0, INFINITE)
    .hard(0.0, INFINITE),
    Target::new(
        "3",
        "doubled-red",
        Documented,
        Share,
        sums(&[&CAMERAS_HARD, &CAMERAS, &CAMERAS_IDLE], q::red_doubled, q::added_by_doubling),
    )
    .between(-INFINITE, A_THIRD)
    .hard(-INFINITE, 100.0),
    Target::new(
        "3",
        "doubled-litter",
        Documented,
        Share,
        sums(&[&LITTER_HARD, &SQUARE_CAMERAS, &LITTER_IDLE], q::litter_doubled, q::added_by_doubling),
    )
    .between(-INFINITE, A_THIRD)
    .hard(-INFINITE, 100.0),
    Target::new(
        "3",
        "doubled-fares",
        Documented,
        Share,
        sums(&[&FARES_HARD, &SQUARE_CAMERAS, &FARES_IDLE], q::fares_doubled, q::added_by_doubling),
    )
    .between(-INFINITE, A_THIRD)
    .hard(-INFINITE, 100.0),
    // Cameras against theft and litter.
    Target::new("4", "tills-theft", Documented, Change, acts(&["shoplift"], &LEDGER, &NO_TILLS, HALF_YEAR))
        .range(-25.0, -5.0, -14.0),
    Target::new("4", "squares-litter", Documented, Change, acts(&["litter"], &SQUARE_CAMERAS, &LEDGER, HALF_YEAR))
        .range(-25.0, -5.0, -14.0),
    Target::new("4", "squares-fares", Documented, Change, acts(&["ride_free"], &SQUARE_CAMERAS, &LEDGER, HALF_YEAR))
        .range(-25.0, -5.0, -14.0),
    // One mark that is true.
    Target::new("5", "mark", Documented, Change, sums(&[&STREET], |l| q::marked(l, &STREET, &MARKED_ACTS), q::change))
        .range(-35.0, -10.0, -22.0)
        .hard(-INFINITE, -5.0),
    Target::new(
        "5",
        "mark-unwatched",
        Documented,
        Change,
        sums(&[&LEDGER], |l| q::marked(l, &LEDGER, &MARKED_ACTS), q::change),
    )
    .range(-35.0, -10.0, -22.0)
    .hard(-INFINITE, -5.0),
    Target::new(
        "5",
        "mark-red",
        Documented,
        Change,
        sums(&[&STREET], |l| q::marked(l, &STREET, &["cross_on_red"]), q::change),
    )
    .range(-35.0, -10.0, -22.0),
    Target::new(
        "5",
        "mark-fares",
        Documented,
        Change,
        sums(&[&STREET], |l| q::marked(l, &STREET, &["ride_free"]), q::change),
    )
    .range(-35.0, -10.0, -22.0),
    Target::new(
        "5",
        "mark-litter",
        Documented,
        Change,
        sums(&[&STREET], |l| q::marked(l, &STREET, &["litter"]), q::change),
    )
    .range(-35.0, -10.0, -22.0),
    Target::new(
        "5",
        "mark-noise",
        Documented,
        Change,
        sums(&[&STREET], |l| q::marked(l, &STREET, &["night_noise"]), q::change),
    )
    .range(-35.0, -10.0, -22.0),
    Target::new(
        "5",
        "mark-theft",
        Documented,
        Change,
        sums(&[&STREET], |l| q::marked(l, &STREET, &["shoplift"]), q::change),
    )
    .range(-35.0, -10.0, -22.0),
    Target::new(
        "5",
        "mark-quarrel",
        Documented,
        Change,
        sums(&[&STREET], |l| q::marked(l, &STREET, &["quarrel"]), q::change),
    )
    .range(-35.0, -10.0, -22.0),
    Target::new(
        "5",
        "mark-shift",
        Documented,
        Change,
        sums(&[&STREET], |l| q::marked(l, &STREET, &["miss_shift"]), q::change),
    )
    .range(-35.0, -10.0, -22.0),
    // What fades, and what stays.
    Target::new("6", "ledger-fades", Stylised, Share, sums(&[&LEDGER, &UNRATED], q::ledger_late_early, q::kept))
        .between(-INFINITE, 50.0),
    Target::new("6", "mark-stays", Stylised, Share, sums(&[&STREET], q::street_mark_late_early, q::kept))
        .between(70.0, INFINITE),
    Target::new("6", "mark-stays-unwatched", Stylised, Share, sums(&[&LEDGER], q::ledger_mark_late_early, q::kept))
        .between(70.0, INFINITE),
    // Grades of firms.
    Target::new("7", "weights", Contested, Change, acts(&["short_weight"], &FIRMS, &UNRATED, HALF_YEAR))
        .range(-35.0, 0.0, -13.0),
    Target::new("7a", "custom", Documented, Times, written(&FIRMS, q::custom)).range(0.85, 0.97, 0.93),
    // Strain.
    Target::new("8", "strain", Documented, Deviations, sums(&[&LEDGER, &UNRATED], q::ledger_strain, q::each))
        .range(0.1, 0.4, 0.2)
        .hard(0.05, 0.5),
    Target::new("8", "strain-cameras", Documented, Deviations, sums(&[&CAMERAS, &UNRATED], q::camera_strain, q::each))
        .range(0.1, 0.4, 0.2)
        .hard(0.05, 0.5),
    Target::new("9", "strain-alone", Contested, Change, sums(&[&STRAIN_ALONE, &UNRATED], q::strain_harm, q::change))
        .range(0.0, 8.0, 2.0)
        .hard(-INFINITE, 10.0),
    // Work and money.
    Target::new(
        "10",
        "laid-off",
        Documented,
        Change,
        sums(&[&LEDGER], |l| q::laid_off(l, &HARMFUL_BUT_SHIFTS), q::change),
    )
    .range(10.0, 45.0, 23.0)
    .hard(5.0, 50.0),
    Target::new(
        "10",
        "laid-off-property",
        Documented,
        Points,
        sums(&[&LEDGER], q::laid_off_property_quarrels, q::change_less_change),
    )
    .between(0.0, INFINITE),
    Target::new("11", "fees", Documented, Groats, sums(&[&LEDGER], q::fined, q::added_for_each)).range(0.1, 0.3, 0.17),
    Target::new("12", "hired-debtor", Contested, Times, written(&DEBTORS, q::hired_as_debtor)).range(0.85, 1.0, 0.95),
    Target::new("12", "hired-d", Documented, Times, written(&LEDGER, q::hired_in_d)).range(0.8, 0.95, 0.9),
    Target::new("12", "hired-e", Documented, Times, written(&LEDGER, q::hired_in_e)).range(0.35, 0.6, 0.5),
    // Errors.
    Target::new("13", "reports", Stylised, Share, sums(&[&LEDGER], q::neighbours_marks, q::share))
        .range(30.0, 85.0, 50.0),
    Target::new("14", "errors", Documented, Share, sums(&[&LEDGER], q::scores_with_errors, q::share))
        .range(8.0, 21.0, 13.0),
    Target::new("14", "errors-band", Documented, Share, sums(&[&LEDGER], q::bands_by_errors, q::share))
        .range(3.0, 8.0, 5.0)
        .hard(0.0, 10.0),
    Target::new("14", "errors-looks", Documented, Times, sums(&[&LOOKS], q::false_marks_by_look, q::times_as_many))
        .range(2.0, 30.0, 10.0),
    // Redress.
    Target::new("15", "appealed", Documented, Share, sums(&[&REDRESS], q::appealed, q::share)).range(5.0, 15.0, 10.0),
    Target::new("15", "upheld", Documented, Share, sums(&[&REDRESS], q::upheld, q::share))
        .range(45.0, 70.0, 55.0)
        .hard(40.0, 75.0),
    Target::new("15", "delay", Documented, Days, sums(&[&REDRESS], q::delay, q::each)).range(30.0, 200.0, 60.0),
    // Public life.
    Target::new("16", "boards", Stylised, Change, acts(&["write_critically"], &LEDGER, &NO_BOARDS, HALF_YEAR))
        .range(-30.0, -5.0, -15.0),
    Target::new("16a", "unfair-mark", Stylised, Change, sums(&[&LEDGER], q::marked_unfairly, q::change))
        .range(-6.0, -1.0, -3.0),
    // Acting for points.
    Target::new("17", "shown", Stylised, Share, sums(&[&LEDGER], q::shown_published, q::share)).range(4.0, 16.0, 10.0),
    Target::new("17", "shown-secret", Unstudied, Share, sums(&[&SECRET], q::shown_secret, q::share)),
    // Households and lists.
    Target::new("18", "households", Stylised, Change, acts(&HARMFUL, &HOUSEHOLDS, &LEDGER, HALF_YEAR))
        .range(-5.0, 5.0, 0.0),
    Target::new(
        "19",
        "settled-careless",
        Documented,
        Change,
        sums(&[&DEBTORS, &LEDGER], q::settled_by_careless, q::change_of_share),
    )
    .range(10.0, 40.0, 20.0),
    Target::new(
        "19",
        "settled-others",
        Documented,
        Change,
        sums(&[&DEBTORS, &LEDGER], q::settled_by_others, q::change_of_share),
    )
    .range(0.0, 5.0, 0.0),
];

/// The numbers of the targets, each once, in their order.
pub fn numbers() -> Vec<&'static str> {
    let mut numbers: Vec<&'static str> = TARGETS.iter().map(|target| target.number).collect();
    numbers.dedup();
    numbers
}
