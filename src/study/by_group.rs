//! What the members of a look, a quarter or a role did, and what came to them. One denominator each, named here.

use super::measures::Unit;
use super::needs::{self, Need};
use crate::day::state::by_group::GroupFigures;
use crate::kernel::fixed::{GROAT, POINT};

/// What a group came to since the first day, with whom it is shared among.
#[derive(Clone, Copy, Debug, Default)]
pub struct CameTo {
    /// The running totals.
    pub figures: GroupFigures,
    /// The running totals of the same group in the town without rating, if that was run.
    pub unrated: Option<GroupFigures>,
    /// Members today.
    pub residents: usize,
    /// Members whom some office rates today.
    pub rated: usize,
    /// Days that have passed.
    pub days: u32,
}

/// One number of a group.
struct Row {
    key: &'static str,
    unit: Unit,
    of: fn(&CameTo) -> Option<f64>,
}

/// The numbers, in their order. What people do is for each resident, and what offices do to them for each resident whom
/// some office rates; both for a year, but hours for a week.
const ROWS: [Row; 15] = [
    // Points of worth for each resident and year.
    Row { key: "good_a_year", unit: Unit::Points, of: |g| g.each(g.residents, worth(g.figures.good)) },
    // Points of worth for each resident and year; not negative.
    Row { key: "harm_a_year", unit: Unit::Points, of: |g| g.each(g.residents, -worth(g.figures.harm)) },
    // Entries that took points, for each rated resident and year.
    Row { key: "marks_a_year", unit: Unit::Index, of: |g| g.each(g.rated, g.figures.marks as f64) },
    // Of these, entries of what was not done, for each rated resident and year.
    Row { key: "false_marks_a_year", unit: Unit::Index, of: |g| g.each(g.rated, g.figures.marks_false as f64) },
    // Points of scores for each rated resident and year; none of the three is negative.
    Row { key: "points_gained_a_year", unit: Unit::Points, of: |g| g.each(g.rated, points(g.figures.points_up)) },
    Row { key: "points_lost_a_year", unit: Unit::Points, of: |g| g.each(g.rated, -points(g.figures.points_down)) },
    Row { key: "points_borne_a_year", unit: Unit::Points, of: |g| g.each(g.rated, -points(g.figures.points_borne)) },
    // Groats for each rated resident and year; wages and the sum are below 0 where people lose.
    Row { key: "wages_a_year", unit: Unit::Groats, of: |g| g.each(g.rated, groats(g.figures.wages)) },
    Row { key: "fees_a_year", unit: Unit::Groats, of: |g| g.each(g.rated, groats(g.figures.fees)) },
    Row { key: "rewards_a_year", unit: Unit::Groats, of: |g| g.each(g.rated, groats(g.figures.rewards)) },
    Row {
        key: "groats_a_year",
        unit: Unit::Groats,
        of: |g| g.each(g.rated, groats(g.figures.wages + g.figures.rewards - g.figures.fees)),
    },
    // Hours for each rated resident and week.
    Row {
        key: "hours_lost_a_week",
        unit: Unit::Index,
        of: |g| g.each(g.rated, g.figures.quarter_hours_lost as f64 / 4.0).map(|year| year * 7.0 / 365.0),
    },
    // Acts for each resident and year.
    Row { key: "closed_a_year", unit: Unit::Index, of: |g| g.each(g.residents, g.figures.closed as f64) },
    // Points of worth for each resident and year, less the same in the town without rating.
    Row {
        key: "good_by_rating",
        unit: Unit::Points,
        of: |g| g.each(g.residents, worth(g.figures.good - g.unrated?.good)),
    },
    Row {
        key: "harm_by_rating",
        unit: Unit::Points,
        of: |g| g.each(g.residents, -worth(g.figures.harm - g.unrated?.harm)),
    },
];

fn worth(hundredths: i64) -> f64 {
    hundredths as f64 / 100.0
}

fn points(fixed: i64) -> f64 {
    fixed as f64 / f64::from(POINT)
}

fn groats(hundredths: i64) -> f64 {
    hundredths as f64 / f64::from(GROAT)
}

impl CameTo {
    /// A total for each of so many, and year.
    fn each(&self, people: usize, total: f64) -> Option<f64> {
        let years = f64::from(self.days) / 365.0;
        (people > 0 && self.days > 0).then(|| total / people as f64 / years)
    }

    /// The numbers by key.
    pub(super) fn values(&self) -> impl Iterator<Item = (&'static str, Option<f64>)> + '_ {
        ROWS.iter().map(|row| (row.key, (row.of)(self)))
    }
}

/// The unit of one of these numbers; `None` for a key that is none of them.
pub fn unit(key: &str) -> Option<Unit> {
    ROWS.iter().find(|row| row.key == key).map(|row| row.unit)
}

/// What a number of a group needs: those that compare with the town without rating need it.
pub fn needs(key: &str) -> &'static [Need] {
    if key.ends_with("_by_rating") { needs::UNRATED } else { needs::NOTHING }
}
