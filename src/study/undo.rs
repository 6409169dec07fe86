//! Undo one error: a record is struck, the days are lived again, and everything that became of it is told.
//!
//! Three scores of one person, day by day: as it is; without the record; and as the same files would have it without
//! the record, had nobody answered to anything. The last less the first is the direct effect, the rest of the
//! difference is the town's answer. All three are integers, so they add up exactly.

use super::answered::{Answered, Followed, answered};
use super::order::Course;
use super::reach::{Reach, Reached};
use super::shares::Shares;
use super::worlds::Worlds;
use crate::day::{Change, Phase, Simulation};
use crate::kernel::fixed::POINT;
use crate::scenario::raw::Edge;

/// One day of three scores, in 1/256 of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Days that have passed.
    pub day: u32,
    /// The score as it is.
    pub real: i32,
    /// As it would be.
    pub undone: i32,
    /// As it would be by the direct effect alone.
    pub direct: i32,
}

impl Point {
    /// What the change is worth: positive if the score would be higher.
    pub fn total(&self) -> i32 {
        self.undone - self.real
    }

    /// What it is worth before anyone answers.
    pub fn direct(&self) -> i32 {
        self.direct - self.real
    }

    /// What the town's answer is worth.
    pub fn answer(&self) -> i32 {
        self.undone - self.direct
    }
}

/// What became of a change for one person.
#[derive(Clone, Debug)]
pub struct Line {
    /// Each day.
    pub points: Vec<Point>,
}

impl Line {
    /// The last day.
    pub fn last(&self) -> Point {
        self.points.last().copied().unwrap_or(Point { day: 0, real: 0, undone: 0, direct: 0 })
    }
}

/// What became of a change.
#[derive(Clone)]
pub struct Undo {
    /// Whose score is followed, and in which office.
    pub resident: u32,
    /// Which office, as an index into the offices of the scenario.
    pub office: usize,
    /// The person's score.
    pub line: Line,
    /// The day on which the town's answer is told, and that day's three scores.
    pub told: Point,
    /// The edges of the loop along which something runs.
    pub edges: Vec<Edge>,
    /// What part each edge has in the answer on that day. The parts add up to the answer.
    pub shares: Shares,
    /// How much smaller the answer is on that day when what differs does not pass along one edge alone, in 1/256 of a
    /// point, edge by edge. These do not add up to the answer: causes can need one another, or stand in for one another.
    pub without: Vec<i32>,
    /// Everybody whom it reached.
    pub reached: Vec<Reached>,
    /// Whether nothing but the files' own entry differs: the record had no consequences.
    pub without_consequence: bool,
}

impl Undo {
    /// What part each edge has in the answer, in 1/256 of a point. The parts add up to the answer exactly.
    pub fn parts(&self) -> Vec<(Edge, i32)> {
        let parts = self.shares.apportioned(1.0, i64::from(self.told.answer()));
        self.edges.iter().copied().zip(parts.into_iter().map(|part| part as i32)).collect()
    }

    /// The same in `steps` a point, where the whole answer is `total` such steps.
    pub fn rounded_parts(&self, steps: f64, total: i64) -> Vec<(Edge, i64)> {
        let parts = self.shares.apportioned(steps / f64::from(POINT), total);
        self.edges.iter().copied().zip(parts).collect()
    }
}

/// Repeats a run with something changed on its first morning. `course` begins with that morning. `go_on` hears of
/// every day of every run that has passed; once it says no, what comes out is of no use.
pub fn undo(
    course: &Course,
    by: &Change,
    resident: u32,
    office: usize,
    go_on: impl Fn() -> bool + Sync + Send,
) -> Undo {
    let struck = if let Change::StrikeRecord(id) = by { Some(*id) } else { None };
    let mut reach = Reach::of(&course.town, &[resident], struck);
    // The two towns as they are in the end.
    let mut ends = None;
    let seen = |phase: Phase, town: &Simulation, changed: &Simulation| {
        reach.note(phase, town, changed);
        if phase == Phase::Measure && town.day() + 1 == course.until {
            ends = Some((town.forgetful(), changed.forgetful()));
        }
    };
    let followed = Followed { by: by.clone(), resident, office };
    let answered = answered(course, &[followed], seen, go_on).remove(0);
    let (town, undone) = ends.unwrap_or_else(|| (course.town.forgetful(), course.town.forgetful()));
    let line = line(&answered);
    // The answer is told on the day on which it is largest: later it may have faded with the mark itself.
    let widest = |place: &usize| line.points[*place].answer().abs();
    let place = (0..line.points.len()).max_by_key(widest);
    let told = place.map_or(line.last(), |place| line.points[place]);
    // A strike is on file, and so is the record that is struck: on its way, for a day, or among those that were lost.
    let own = |part: &&str| ["files.struck", "files.today", "files.on_the_way", "files.counts"].contains(part);
    let without = place.map(|place| (0..answered.edges.len()).map(|edge| answered.without(edge, place)).collect());
    Undo {
        resident,
        office,
        told,
        shares: place.map(|place| answered.shares(place)).unwrap_or_default(),
        without: without.unwrap_or_default(),
        reached: reach.end(&town, &undone, office),
        without_consequence: town.digest().differing(&undone.digest()).iter().all(own),
        edges: answered.edges,
        line,
    }
}

/// The three scores of the person who is followed.
fn line(answered: &Answered) -> Line {
    let days = answered.days.iter().enumerate();
    let point = |(place, day): (usize, &super::answered::Day)| Point {
        day: day.day,
        real: day.real,
        undone: answered.undone(place),
        direct: day.direct,
    };
    Line { points: days.map(point).collect() }
}

/// Of several changes the one that would move a score most on any day, all lived at once beside the run; the first of
/// equals. `course` begins on the morning of the earliest of them or before. Each change is given with its morning.
/// `go_on` hears of every day that has passed; once it says no, what comes out is of no use.
pub fn most_telling(
    course: Course,
    changes: &[(u32, Change)],
    resident: u32,
    office: usize,
    go_on: impl Fn() -> bool,
) -> Option<usize> {
    let mut widest = vec![0; changes.len()];
    let _ = Worlds::new(course, changes.iter().cloned()).run(|town, worlds| {
        let real = town.exact_score(office, resident);
        for (widest, world) in widest.iter_mut().zip(worlds) {
            let gap = world.town.as_ref().map_or(0, |world| (world.exact_score(office, resident) - real).abs());
            *widest = gap.max(*widest);
        }
        go_on()
    });
    (0..changes.len()).max_by_key(|place| (widest[*place], std::cmp::Reverse(*place)))
}
