//! Undo one error: a record is struck, the days are lived again, and everything that became of it is told.
//!
//! Three scores of one person, day by day: as it is; without the record; and as the same files would have it without
//! the record, had nobody answered to anything. The last less the first is the direct effect, the rest of the
//! difference is the town's answer. All three are integers, so they add up exactly.

use super::order::Course;
use super::reach::{Reach, Reached};
use super::worlds::{Worlds, on_all_cores};
use crate::day::{Change, Simulation};
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
    /// For each edge of the loop along which something runs: how much smaller the answer is on that day when the edge
    /// alone is cut from the day of the change on, in 1/256 of a point.
    pub edges: Vec<(Edge, i32)>,
    /// Everybody whom it reached.
    pub reached: Vec<Reached>,
    /// Whether nothing but the files' own entry differs: the record had no consequences.
    pub without_consequence: bool,
}

impl Undo {
    /// What single cuts of edges do not explain of the answer: edges that work together, or against each other.
    pub fn together(&self) -> i32 {
        self.told.answer() - self.edges.iter().map(|(_, share)| share).sum::<i32>()
    }
}

/// Repeats a run with something changed on its first morning. `course` begins with that morning. `go_on` hears of
/// every day of every replay that has passed; once it says no, what comes out is of no use.
pub fn undo(
    course: &Course,
    by: &Change,
    resident: u32,
    office: usize,
    go_on: impl Fn() -> bool + Sync + Send,
) -> Undo {
    let edges = course.town.scenario().edges();
    let cuts = std::iter::once(vec![]).chain(edges.iter().map(|edge| vec![*edge]));
    let replays = cuts.map(|cut| (if cut.is_empty() { course.clone() } else { course.clone().with_cuts(&cut) }, cut));
    let mut replays =
        on_all_cores(replays.collect(), |(course, cut)| replay(course, by, resident, office, cut.is_empty(), &go_on));
    let edges_lines = replays.split_off(1);
    let Replay { line, reached, town, undone } = replays.remove(0);
    // The answer is told on the day on which it is largest: later it may have faded with the mark itself.
    let told = line.points.iter().copied().max_by_key(|point| point.answer().abs()).unwrap_or(line.last());
    let on = |line: &Line| line.points.iter().find(|point| point.day == told.day).map_or(0, Point::answer);
    let edges = edges.into_iter().zip(edges_lines.iter().map(|replay| told.answer() - on(&replay.line)));
    // A strike is on file, and so is the record that is struck: on its way, for a day, or among those that were lost.
    let own = |part: &&str| ["files.struck", "files.today", "files.on_the_way", "files.counts"].contains(part);
    let without_consequence = town.digest().differing(&undone.digest()).iter().all(own);
    Undo { resident, office, told, edges: edges.collect(), line, reached, without_consequence }
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

struct Replay {
    line: Line,
    reached: Vec<Reached>,
    town: Simulation,
    undone: Simulation,
}

fn replay(
    course: Course,
    by: &Change,
    resident: u32,
    office: usize,
    with_reach: bool,
    go_on: &(impl Fn() -> bool + Sync),
) -> Replay {
    let struck = if let Change::StrikeRecord(id) = by { Some(*id) } else { None };
    let mut reach = with_reach.then(|| Reach::of(&course.town, &[resident], struck));
    let from = course.town.day();
    let mut worlds = Worlds::new(course, [(from, by.clone())]);
    worlds.base_mut().follow_without_answer(std::slice::from_ref(by));
    let mut points = vec![];
    while !worlds.ended() {
        worlds.pass_day(|phase, town, worlds| {
            if let (Some(reach), Some(changed)) = (&mut reach, &worlds[0].town) {
                reach.note(phase, town, changed);
            }
        });
        let town = worlds.base();
        let real = town.exact_score(office, resident);
        let undone = worlds.worlds()[0].town.as_ref().map_or(real, |world| world.exact_score(office, resident));
        let direct = town.direct_score(office, resident).unwrap_or(real);
        points.push(Point { day: town.day(), real, undone, direct });
        if !go_on() {
            break;
        }
    }
    let undone = worlds.worlds()[0].town.clone().unwrap_or_else(|| worlds.base().forgetful());
    let reached = reach.map(|reach| reach.end(worlds.base(), &undone, office)).unwrap_or_default();
    Replay { line: Line { points }, reached, town: worlds.base().forgetful(), undone }
}
