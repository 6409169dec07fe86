//! How the town answers to a change of one person's file along some edges of the loop and not along others.
//!
//! All worlds live beside one town. In each the change is made, and along the edges that are held people answer to the
//! scores that the town has: so nobody else's life is touched by holding an edge. With every edge held the score is that
//! of the files alone, the direct effect; with none held it is that of the changed town.
//!
//! Not every set of edges is lived. A world in which nothing that differs was read along an edge is the same world with
//! that edge held (`study::carried`), so only those sets are lived that such a world does not stand for.

use super::carried;
use super::order::Course;
use super::shares::Shares;
use super::worlds::{World, Worlds, on_all_cores};
use crate::day::{Change, Phase, Simulation};
use crate::scenario::policy::Cuts;
use crate::scenario::raw::Edge;

/// A change of a file, and whose score is followed.
#[derive(Clone)]
pub struct Followed {
    /// What is changed on the first morning.
    pub by: Change,
    /// The number of the resident whose file is changed and whose score is followed.
    pub resident: u32,
    /// In which office, as an index.
    pub office: usize,
}

/// The score of the person who is followed, day by day, in 1/256 of a point: in the town, and by the direct effect alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// Days that have passed.
    pub day: u32,
    /// As it is.
    pub real: i32,
    /// As the files alone would have it.
    pub direct: i32,
}

/// A world: its edges that are not held, those along which something passed, one bit each, and the score day by day.
#[derive(Clone, Debug)]
struct Lived {
    open: u32,
    carried: u32,
    scores: Vec<i32>,
}

/// What became of a change, along every set of edges.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The edges of the loop along which something runs.
    pub edges: Vec<Edge>,
    /// The score of the person who is followed, one entry for each day of the run, the first morning's day first.
    pub days: Vec<Day>,
    lived: Vec<Lived>,
}

impl Answered {
    /// Every edge, one bit each.
    fn all(&self) -> u32 {
        (1 << self.edges.len()) - 1
    }

    /// The world that is lived when these edges are open.
    fn world(&self, open: u32) -> Option<&Lived> {
        self.lived.iter().find(|world| world.carried & !open == 0 && open & !world.open == 0)
    }

    /// Edges along which something passed in some world.
    fn carried(&self) -> u32 {
        self.lived.iter().fold(0, |all, world| all | world.carried)
    }

    /// The sets of edges that have to be lived yet: every subset of the edges that carried anything, left out, for which no
    /// world that is lived already stands.
    fn missing(&self) -> Vec<u32> {
        let carried = self.carried();
        let mut missing = vec![];
        let mut left_out = carried;
        loop {
            let open = self.all() & !left_out;
            if self.world(open).is_none() {
                missing.push(open);
            }
            if left_out == 0 {
                return missing;
            }
            left_out = (left_out - 1) & carried;
        }
    }

    /// The score on a day, by its place, when an edge is open if `open` says so; the direct effect's where a set was not
    /// lived because somebody stopped it.
    fn score(&self, open: u32, place: usize) -> i32 {
        self.world(open).and_then(|world| world.scores.get(place)).copied().unwrap_or(self.days[place].direct)
    }

    /// The score on a day, by its place, when these edges alone are open.
    pub fn score_along(&self, open: &[Edge], place: usize) -> i32 {
        let bit = |(number, edge): (usize, &Edge)| u32::from(open.contains(edge)) << number;
        self.score(self.edges.iter().enumerate().map(bit).sum(), place)
    }

    /// The score on a day, by its place, as it would be.
    pub fn undone(&self, place: usize) -> i32 {
        self.score(self.all(), place)
    }

    /// What the town's answer is worth on a day, by its place.
    pub fn answer(&self, place: usize) -> i32 {
        self.undone(place) - self.days[place].direct
    }

    /// The shares of the edges in the town's answer on a day, by its place, in the order of [`edges`](Self::edges).
    pub fn shares(&self, place: usize) -> Shares {
        Shares::of(self.edges.len(), |open| i64::from(self.score(open, place)))
    }

    /// The shares of the edges in the town's answer, summed over all days.
    pub fn shares_of_sum(&self) -> Shares {
        let sum = |world: &Lived| world.scores.iter().map(|score| i64::from(*score)).sum();
        Shares::of(self.edges.len(), |open| self.world(open).map_or(0, sum))
    }

    /// How much smaller the answer is on a day, by its place, when an edge alone is held.
    pub fn without(&self, edge: usize, place: usize) -> i32 {
        self.undone(place) - self.score(self.all() & !(1 << edge), place)
    }
}

/// The most memory that the worlds beside one run take, in bytes. As many runs as there are cores are lived at once.
const ROOM: usize = 48 << 20;

/// Lives every change in worlds of its own beside a run, along every set of edges. `course` begins with the morning of the
/// changes, no two of which touch the file of the same person. After each phase `seen` sees the town and the world in which
/// the first change is made and nothing is held. `go_on` hears of every day of every run that has passed; once it says no, what comes out is of no use.
pub fn answered(
    course: &Course,
    followed: &[Followed],
    seen: impl FnMut(Phase, &Simulation, &Simulation),
    go_on: impl Fn() -> bool + Sync + Send,
) -> Vec<Answered> {
    let mut answered = as_a_whole(course, followed, seen, &go_on);
    let most = most_at_once(course);
    loop {
        let missing = answered.iter().enumerate();
        let missing = missing.flat_map(|(which, one)| one.missing().into_iter().map(move |open| (which, open)));
        let missing: Vec<(usize, u32)> = missing.collect();
        if missing.is_empty() {
            return answered;
        }
        let each = missing.len().div_ceil(2).min(most);
        let batches: Vec<Vec<(usize, u32)>> = missing.chunks(each).map(<[_]>::to_vec).collect();
        let lived = on_all_cores(batches, |batch| {
            let (_, lived) = live(course, followed, &batch, |_, _, _| (), &go_on);
            batch.into_iter().zip(lived).collect::<Vec<_>>()
        });
        for ((which, _), world) in lived.into_iter().flatten() {
            answered[which].lived.push(world);
        }
    }
}

/// The edges along which something runs under any rules that are in force during a run.
fn edges_of(course: &Course) -> Vec<Edge> {
    let later = course.changes.iter().filter_map(|(_, change)| match change {
        Change::Rules(rules) => Some(rules.edges()),
        _ => None,
    });
    let all: Vec<Edge> = course.town.scenario().edges().into_iter().chain(later.flatten()).collect();
    Edge::ALL.into_iter().filter(|edge| all.contains(edge)).collect()
}

/// How many worlds are lived at once.
fn most_at_once(course: &Course) -> usize {
    let bytes = course.town.bytes_per_resident() * course.town.town().residents();
    (ROOM / bytes.max(1)).clamp(4, 64)
}

/// Lives every change with nothing held alone, as [`answered`] begins: what the town's answer is worth is known then, and
/// not what part each edge has in it.
pub fn as_a_whole(
    course: &Course,
    followed: &[Followed],
    mut seen: impl FnMut(Phase, &Simulation, &Simulation),
    go_on: impl Fn() -> bool + Sync + Send,
) -> Vec<Answered> {
    let edges = edges_of(course);
    let none = Answered { edges: edges.clone(), days: vec![], lived: vec![] };
    let mut answered = vec![none; followed.len()];
    let all = (1u32 << edges.len()) - 1;
    let open: Vec<(usize, u32)> = (0..followed.len()).map(|which| (which, all)).collect();
    for (number, batch) in open.chunks(most_at_once(course)).enumerate() {
        let see = |phase: Phase, town: &Simulation, worlds: &[World]| {
            if let (0, Some(changed)) = (number, worlds.first().and_then(|world| world.town.as_ref())) {
                seen(phase, town, changed);
            }
        };
        let (days, lived) = live(course, followed, batch, see, &go_on);
        for ((which, world), days) in batch.iter().map(|(which, _)| *which).zip(lived).zip(days) {
            answered[which].days = days;
            answered[which].lived.push(world);
        }
    }
    answered
}

/// Lives some changes, each with some edges open, beside one run. Gives the days of the run for each, and the worlds.
fn live(
    course: &Course,
    followed: &[Followed],
    batch: &[(usize, u32)],
    mut seen: impl FnMut(Phase, &Simulation, &[World]),
    go_on: &impl Fn() -> bool,
) -> (Vec<Vec<Day>>, Vec<Lived>) {
    let (from, edges) = (course.town.day(), edges_of(course));
    let held = |open: u32| {
        let held = edges.iter().enumerate().filter(|(place, _)| open >> place & 1 == 0);
        Cuts::of(&held.map(|(_, edge)| *edge).collect::<Vec<_>>())
    };
    let changed = batch.iter().map(|(which, open)| (from, followed[*which].by.clone(), held(*open)));
    let (town, changes) = (course.town.forgetful(), course.changes.clone());
    let mut worlds = Worlds::holding(Course { town, changes, until: course.until }, changed);
    let mut direct: Vec<Change> = vec![];
    let mut before = None;
    for (which, _) in batch {
        if before.replace(which) != Some(which) {
            direct.push(followed[*which].by.clone());
        }
    }
    worlds.base_mut().follow_without_answer(&direct);
    let mut days = vec![vec![]; batch.len()];
    let mut lived: Vec<Lived> =
        batch.iter().map(|(_, open)| Lived { open: *open, carried: 0, scores: vec![] }).collect();
    while !worlds.ended() {
        worlds.pass_day(|phase, town, worlds| {
            seen(phase, town, worlds);
            for (lived, world) in lived.iter_mut().zip(worlds) {
                if let Some(world) = &world.town {
                    // What passes along an edge that is held does not count.
                    let mut carried = lived.carried | !lived.open & ((1 << edges.len()) - 1);
                    carried::note(phase, town, world, &edges, &mut carried);
                    lived.carried = carried & lived.open;
                }
            }
        });
        let town = worlds.base();
        for (place, (which, _)) in batch.iter().enumerate() {
            let Followed { resident, office, .. } = followed[*which];
            let real = town.exact_score(office, resident);
            let direct = town.direct_score(office, resident).unwrap_or(real);
            days[place].push(Day { day: town.day(), real, direct });
            let world = worlds.worlds()[place].town.as_ref();
            lived[place].scores.push(world.map_or(real, |world| world.exact_score(office, resident)));
        }
        if !go_on() {
            break;
        }
    }
    (days, lived)
}
