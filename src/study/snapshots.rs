//! States of a run on past mornings, from which it can be lived again.
//!
//! A snapshot holds the state alone. What is past (the history, the record) is only ever added to, so whoever goes back
//! cuts it off at the day, and no snapshot has a copy of it. The older snapshots are, the sparser they get: how many
//! there are grows with the logarithm of the days, and going back costs days to live again in proportion to how far one
//! goes back.

use crate::day::Simulation;

/// Days between two snapshots while they are young, if they fit.
const EVERY: u32 = 30;
/// Memory that the snapshots of a run may take, in bytes.
const MEMORY: usize = 256 << 20;
/// How many of the youngest snapshots are all kept; of each span twice as old about as many are kept.
const EACH_DOUBLING: u32 = 8;

/// The states that a run keeps.
#[derive(Clone)]
pub(super) struct Snapshots {
    /// Days between two snapshots while they are young.
    every: u32,
    /// How many fit into [`MEMORY`]; at least the first and one more.
    fit: usize,
    /// In the order of their days, each on its morning before the day's commands, without history. The first is that of
    /// the first morning.
    kept: Vec<Simulation>,
}

/// The number of which a snapshot's number must be a multiple to be kept when so many more have been taken since.
fn spacing(age: u32) -> u32 {
    1 << (age / EACH_DOUBLING).max(1).ilog2()
}

/// How many are kept at most once the snapshot with this number has been taken, counted from 0.
fn most(last: u32) -> u32 {
    (last + 1).min(EACH_DOUBLING * ((last / EACH_DOUBLING).max(1).ilog2() + 2))
}

/// The state without the past.
fn state_of(town: &mut Simulation) -> Simulation {
    let past = town.history.take();
    let state = town.clone();
    town.history = past;
    state
}

impl Snapshots {
    /// Begins with a town on its first morning, which is likely to run for so many days.
    pub(super) fn new(town: &mut Simulation, days: u32) -> Self {
        let apart = town.apart.as_ref().map_or(0, |apart| apart.bytes());
        let each = town.bytes_per_resident() * town.town().residents() + apart;
        Self::fitting(town, days, MEMORY / each.max(1))
    }

    fn fitting(town: &mut Simulation, days: u32, fit: usize) -> Self {
        let fit = fit.max(2);
        let mut every = EVERY;
        while most(days.div_ceil(every)) as usize > fit {
            every *= 2;
        }
        Self { every, fit, kept: vec![state_of(town)] }
    }

    /// Takes a snapshot if this is a morning for one, and drops those that have become too many for their age. A run that
    /// outlasts the days that were expected of it takes its snapshots further apart.
    pub(super) fn pass(&mut self, town: &mut Simulation) {
        if !town.day().is_multiple_of(self.every) {
            return;
        }
        self.kept.push(state_of(town));
        self.thin(town.day());
        while self.kept.len() > self.fit {
            self.every *= 2;
            self.thin(town.day());
        }
    }

    /// Drops those that have become too many for their age.
    fn thin(&mut self, today: u32) {
        let (every, last) = (self.every, today / self.every);
        self.kept.retain(|state| {
            let number = state.day() / every;
            state.day().is_multiple_of(every) && number.is_multiple_of(spacing(last - number))
        });
    }

    fn place_before(&self, day: u32) -> usize {
        self.kept.partition_point(|state| state.day() <= day).max(1) - 1
    }

    /// The last state on or before the morning of a day.
    pub(super) fn before(&self, day: u32) -> &Simulation {
        &self.kept[self.place_before(day)]
    }

    /// Gives the last state on or before the morning of a day and drops all later ones.
    pub(super) fn back_to(&mut self, day: u32) -> &Simulation {
        let last = self.place_before(day);
        self.kept.truncate(last + 1);
        &self.kept[last]
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::day::Options;
    use crate::scenario::Recipe;

    fn small_town() -> Simulation {
        let mut recipe = Recipe::shipped("crossing-camera").unwrap();
        recipe.settings = vec!["town.residents=60".into()];
        Simulation::new(Arc::new(recipe.parse(&[]).unwrap().scenario), Options::default())
    }

    /// The numbers of the snapshots that are there once the last has been taken.
    fn numbers(last: u32) -> Vec<u32> {
        let mut kept = vec![];
        for now in 0..=last {
            kept.push(now);
            kept.retain(|number| number % spacing(now - number) == 0);
        }
        kept
    }

    #[test]
    fn their_number_grows_with_the_logarithm_and_the_way_back_with_the_distance() {
        for last in (0..200).chain([255, 256, 257, 1000, 1216]) {
            let kept = numbers(last);
            assert!(kept.len() as u32 <= most(last), "{last}: {kept:?}");
            assert_eq!(kept[0], 0);
            for wanted in 0..=last {
                let from = kept[kept.partition_point(|number| *number <= wanted) - 1];
                let (again, back) = (wanted - from, last - wanted);
                assert!(again <= back / 4, "{back} back from {last}: {again} to live again");
            }
        }
        // A hundred years of months.
        assert_eq!((most(11), most(1216)), (12, 72));
        assert!(numbers(1216).len() > 60);
    }

    #[test]
    fn a_run_keeps_few_states_and_none_has_a_past() {
        let mut town = small_town();
        let mut snapshots = Snapshots::new(&mut town, 365);
        for _ in 0..1500 {
            town.pass_day();
            snapshots.pass(&mut town);
        }
        let days: Vec<u32> = snapshots.kept.iter().map(|state| state.day() / EVERY).collect();
        assert_eq!(days, numbers(50));
        assert!(snapshots.kept.iter().all(|state| state.history.is_none()));
        assert_eq!(snapshots.before(959).day() % EVERY, 0);
        assert_eq!(snapshots.back_to(960).day(), 960);
        assert_eq!(snapshots.kept.last().map(Simulation::day), Some(960));
        assert_eq!(town.history().map(|history| history.days()), Some(1500), "the town keeps its own past");
    }

    #[test]
    fn a_run_that_outlasts_its_days_keeps_no_more_than_fit() {
        let mut town = small_town();
        let mut snapshots = Snapshots::fitting(&mut town, 60, 5);
        assert_eq!(snapshots.every, EVERY, "the days that are expected fit");
        for _ in 0..3000 {
            town.pass_day();
            snapshots.pass(&mut town);
            assert!(snapshots.kept.len() <= 5, "{} on day {}", snapshots.kept.len(), town.day());
        }
        assert!(snapshots.every > EVERY && snapshots.kept.len() > 2);
        assert_eq!(snapshots.kept[0].day(), 0, "the first morning is always there");
    }
}
