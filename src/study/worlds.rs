//! Many worlds at once: a town as it is, and beside it the same town with one thing changed by hand in each.
//!
//! All live the same day together, phase by phase. Luck is addressed, so wherever a world is on a morning as the town
//! is, it is so in the evening too, and takes over what the town has worked out ([`Part`](crate::day::state::part::Part)). A world costs
//! what differs in it, and not a bit is lost: its digest is that of a run of its own.

use crate::day::{Change, DAY, Phase, Simulation};
use crate::kernel::parallel::Workers;
use crate::scenario::policy::Cuts;

use super::order::Course;

/// A world: from when on it differs, and how.
#[derive(Clone)]
pub struct World {
    /// Days that had passed when it began to differ.
    pub from: u32,
    /// What was done in it by hand.
    pub by: Change,
    /// The edges of the loop along which what differs does not pass on.
    pub held: Cuts,
    /// The world's town, from the morning on which it begins to differ.
    pub town: Option<Simulation>,
}

/// A town with worlds beside it.
#[derive(Clone)]
pub struct Worlds {
    course: Course,
    worlds: Vec<World>,
}

impl Worlds {
    /// Worlds beside a run. Each is given as the morning from which it differs, not before that of the run, and how.
    pub fn new(course: Course, worlds: impl IntoIterator<Item = (u32, Change)>) -> Self {
        Self::holding(course, worlds.into_iter().map(|(from, by)| (from, by, Cuts::default())))
    }

    /// Worlds in which what differs does not pass along some edges of the loop: along them people answer to the scores of
    /// the town, not to their own. Each is given as the morning from which it differs, how, and the edges.
    pub fn holding(course: Course, worlds: impl IntoIterator<Item = (u32, Change, Cuts)>) -> Self {
        let worlds = worlds.into_iter().map(|(from, by, held)| World { from, by, held, town: None }).collect();
        Self { course, worlds }
    }

    /// The town.
    pub fn base(&self) -> &Simulation {
        &self.course.town
    }

    /// The town, to follow a direct effect in it.
    pub fn base_mut(&mut self) -> &mut Simulation {
        &mut self.course.town
    }

    /// The worlds, in the order in which they were given.
    pub fn worlds(&self) -> &[World] {
        &self.worlds
    }

    /// Whether the last day has passed.
    pub fn ended(&self) -> bool {
        self.course.town.day() >= self.course.until
    }

    /// Lets worlds begin whose day has come, and carries out what is changed this morning.
    fn begin_day(&mut self) {
        let today = self.course.town.day();
        let changes: Vec<Change> = self.course.changes_on(today).cloned().collect();
        for change in &changes {
            self.course.town.carry_out(change);
            self.worlds.iter_mut().filter_map(|world| world.town.as_mut()).for_each(|town| town.carry_out(change));
        }
        if !changes.is_empty() {
            let town = &self.course.town;
            self.worlds.iter_mut().filter_map(|world| world.town.as_mut()).for_each(|world| world.hold_doors_of(town));
        }
        for world in self.worlds.iter_mut().filter(|world| world.from == today && world.town.is_none()) {
            let mut town = self.course.town.forgetful();
            town.carry_out(&world.by);
            if !world.held.is_empty() {
                town.hold(world.held);
            }
            world.town = Some(town);
        }
    }

    /// Lets a day pass in all of them. After each phase `after` sees the town and the worlds.
    pub fn pass_day(&mut self, mut after: impl FnMut(Phase, &Simulation, &[World])) {
        self.begin_day();
        let town = &mut self.course.town;
        let finds_doors = town.begin_day(None);
        for world in self.worlds.iter_mut().filter_map(|world| world.town.as_mut()) {
            if world.begin_day(Some(town)) || finds_doors {
                world.hold_doors_of(town);
            }
        }
        for (phase, pass) in DAY {
            for world in self.worlds.iter_mut().filter_map(|world| world.town.as_mut()) {
                let beside = world.can_stand_beside(town).then_some(&*town);
                world.compare(phase, beside);
            }
            town.pass(phase, pass, None);
            for world in self.worlds.iter_mut().filter_map(|world| world.town.as_mut()) {
                let beside = world.can_stand_beside(town).then_some(&*town);
                world.pass(phase, pass, beside);
            }
            after(phase, town, &self.worlds);
        }
        town.end_day();
        self.worlds.iter_mut().filter_map(|world| world.town.as_mut()).for_each(Simulation::end_day);
    }

    /// Lets all days pass. After each, `go_on` sees the town and the worlds; once it says no, the rest is left.
    pub fn run(mut self, mut go_on: impl FnMut(&Simulation, &[World]) -> bool) -> Self {
        while !self.ended() {
            self.pass_day(|_, _, _| ());
            if !go_on(&self.course.town, &self.worlds) {
                break;
            }
        }
        self
    }
}

/// Works on several things on all cores, in their order; on this thread alone without the feature `parallel`.
pub fn on_all_cores<I: Send, T: Send>(items: Vec<I>, work: impl Fn(I) -> T + Sync + Send) -> Vec<T> {
    Workers::new(0, usize::MAX).map(items, work)
}
