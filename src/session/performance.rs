//! A run that a class watches: days pass at a speed at which charts can be seen to grow and people to walk, and it stops
//! by itself at what is worth a look.

use crate::day::Simulation;
use crate::view::moments::{Attention, Moment};

/// Seconds that a long run takes; a short one has half a second for each day.
pub const SECONDS: f32 = 40.0;
/// The most seconds for a day.
const SLOWEST: f32 = 0.5;
/// Seconds in which people walk through one day while many pass, so that they can be followed.
const STROLL: f32 = 6.0;

/// A run that is watched.
#[derive(Clone, Debug)]
pub struct Performance {
    /// Days that had passed in the town when the run began.
    pub from: u32,
    /// Days that will have passed at the end of the run.
    pub to: u32,
    /// What it has stopped at.
    pub moment: Option<Moment>,
    attention: Attention,
    days_a_second: f32,
    /// The day on which it last went on, and the seconds since.
    since: (u32, f32),
    /// All seconds for which it has gone on.
    seconds: f32,
}

impl Performance {
    /// The run of a town to a day.
    pub fn new(town: &Simulation, to: u32) -> Self {
        let days = to.saturating_sub(town.day()).max(1) as f32;
        Self {
            from: town.day(),
            to,
            moment: None,
            attention: Attention::new(town),
            days_a_second: days / SECONDS.min(days * SLOWEST),
            since: (town.day(), 0.0),
            seconds: 0.0,
        }
    }

    /// Goes on after a stop.
    pub fn go_on(&mut self, today: u32) {
        (self.moment, self.since) = (None, (today, 0.0));
    }

    /// Lets seconds pass. Gives the day that the town should have come to.
    pub fn pass_seconds(&mut self, seconds: f32) -> u32 {
        self.seconds += seconds;
        self.since.1 += seconds;
        self.to.min(self.since.0 + (self.since.1 * self.days_a_second) as u32)
    }

    /// How much of the day in which people walk has passed, 0 to 1.
    pub fn stroll(&self) -> f32 {
        (self.seconds / STROLL).fract()
    }

    /// Whether the run stops at the town as it is now, because something there is worth a look.
    pub fn stops_at(&mut self, town: &Simulation) -> bool {
        self.moment = self.attention.look(town);
        self.moment.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::Options;
    use crate::scenario::Recipe;
    use std::sync::Arc;

    fn town() -> Simulation {
        let scenario = Recipe::shipped("crossing-camera").unwrap().parse(&["town.residents=300".into()]).unwrap();
        Simulation::new(Arc::new(scenario.scenario), Options { threads: 1, ..Options::default() })
    }

    #[test]
    fn a_year_takes_forty_seconds_and_goes_on_where_it_stopped() {
        let mut town = town();
        let mut run = Performance::new(&town, 365);
        let (mut seconds, mut stops) = (0.0, 0);
        while town.day() < 365 {
            let day = run.pass_seconds(0.1);
            seconds += 0.1;
            while town.day() < day {
                town.pass_day();
            }
            if run.stops_at(&town) {
                stops += 1;
                run.go_on(town.day());
            }
        }
        assert!((38.0..44.0).contains(&seconds), "{seconds} seconds");
        assert!((1..=3).contains(&stops), "{stops} stops");
        assert!((0.0..1.0).contains(&run.stroll()));
    }

    #[test]
    fn a_short_run_does_not_crawl() {
        let mut run = Performance::new(&town(), 10);
        assert_eq!(run.pass_seconds(5.0), 10);
        assert_eq!(run.pass_seconds(1000.0), 10, "it never goes beyond its day");
    }
}
