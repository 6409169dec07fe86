//! Reports and bearing: how much people tell of others and of themselves, how much of it is so, and who loses points for what
//! somebody else did.

use super::rates::{per_thousand_year, quotient};
use crate::day::Simulation;
use crate::day::state::by_group::GroupFigures;
use crate::day::state::told::ReportFigures;

type Count = fn(&ReportFigures) -> u64;

/// How often something of reports happened, for each thousand residents and year.
pub(super) fn a_year(town: &Simulation, count: Count) -> f64 {
    per_thousand_year(town, count(&town.figures().reports) as f64)
}

/// One count of reports as a share of another, 0 to 1; `None` where the other is 0.
pub(super) fn share(town: &Simulation, part: Count, whole: Count) -> Option<f64> {
    let figures = &town.figures().reports;
    quotient(part(figures), whole(figures))
}

/// All false reports that somebody was told, seen through or entered.
pub(super) fn all_false(figures: &ReportFigures) -> u64 {
    figures.caught + figures.of_others_false + figures.of_oneself_false
}

/// Of all points that rules gave, the share that these points are, 0 to 1; `None` where rules gave none.
pub(super) fn points_share(town: &Simulation, points: fn(&ReportFigures) -> i64) -> Option<f64> {
    let all: i64 = town.figures().acts.iter().map(|act| act.points_up).sum();
    (all > 0).then(|| points(&town.figures().reports) as f64 / all as f64)
}

/// Of all points that rules took, the share that people lost for what somebody else did. Everybody is of one look.
pub(super) fn borne_share(town: &Simulation) -> Option<f64> {
    let looks = &town.figures().groups[..town.town().looks().len()];
    let sum = |of: fn(&GroupFigures) -> i64| looks.iter().map(of).sum::<i64>().unsigned_abs();
    quotient(sum(|group| group.points_borne), sum(|group| group.points_down))
}
