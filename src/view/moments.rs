//! Moments of a run that are worth stopping for, as the offices know them: nothing of what really happened.

use super::chronicle;
use crate::day::Simulation;
use crate::words::{self, say};

/// Something worth a look, on the day after which it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Days that have passed.
    pub day: u32,
    /// What happened, in a sentence.
    pub says: String,
    /// The resident whose file tells more, if it is about one person.
    pub resident: Option<u32>,
}

/// The kinds of moment that the engine finds. Each is told once in a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Somebody is flagged, and nobody was when the run began.
    FirstFlag,
    /// Twice as many are flagged as when the run began.
    Doubled,
    /// Somebody's flag is lifted, for the first time since the run began.
    FirstLifted,
}

/// What has been seen of a run so far.
#[derive(Clone, Debug)]
pub struct Attention {
    /// The last day that was looked at.
    day: u32,
    /// Those who are flagged, in order.
    flagged: Vec<u32>,
    /// How many were when the run began.
    begun_with: usize,
    told: Vec<Kind>,
}

fn flagged(town: &Simulation) -> Vec<u32> {
    (0..town.town().residents() as u32).filter(|resident| town.flagged(*resident)).collect()
}

impl Attention {
    /// Begins to watch a town.
    pub fn new(town: &Simulation) -> Self {
        let flagged = flagged(town);
        Self { day: town.day(), begun_with: flagged.len(), flagged, told: vec![] }
    }

    /// What is worth a look since the town was last looked at, if anything is. What the scenario itself changed comes first,
    /// all of it.
    pub fn look(&mut self, town: &Simulation) -> Option<Moment> {
        if town.day() <= self.day {
            *self = Self { told: std::mem::take(&mut self.told), ..Self::new(town) };
            return None;
        }
        let days = self.day..town.day();
        let first = self.day + 1;
        self.day = town.day();
        let now = flagged(town);
        let before = std::mem::replace(&mut self.flagged, now);
        let on = |day: u32, says: String| say!("moment", day = day.to_string(), says = says);
        let changed: Vec<String> = days
            .map(|day| (day + 1, chronicle::changes(town, day).join(" ")))
            .filter(|(_, says)| !says.is_empty())
            .map(|(day, says)| on(day, says))
            .collect();
        if !changed.is_empty() {
            return Some(Moment { day: self.day, says: changed.join(" "), resident: None });
        }
        let (says, resident) = self.found(town, &before)?;
        // On which of several days it happened is not looked for.
        let says = if first == self.day {
            on(self.day, says)
        } else {
            say!("moment-within", first = first.to_string(), last = self.day.to_string(), says = says)
        };
        Some(Moment { day: self.day, says, resident })
    }

    fn found(&mut self, town: &Simulation, before: &[u32]) -> Option<(String, Option<u32>)> {
        let name = |key: &str, resident: u32| say(key, &[("name", &town.town().name(resident))]);
        let is_new = |told: &[Kind], kind: Kind| !told.contains(&kind);
        if let Some(first) = self.flagged.first()
            && self.begun_with == 0
            && is_new(&self.told, Kind::FirstFlag)
        {
            self.told.push(Kind::FirstFlag);
            return Some((name("moment-first-flag", *first), Some(*first)));
        }
        let lifted = before.iter().find(|resident| self.flagged.binary_search(resident).is_err());
        if let Some(lifted) = lifted
            && is_new(&self.told, Kind::FirstLifted)
        {
            self.told.push(Kind::FirstLifted);
            return Some((name("moment-lifted", *lifted), Some(*lifted)));
        }
        // A handful doubles by a few people's luck.
        const FEW: usize = 10;
        if self.begun_with >= FEW && self.flagged.len() >= 2 * self.begun_with && is_new(&self.told, Kind::Doubled) {
            self.told.push(Kind::Doubled);
            let count = |people: usize| words::count(people as i64);
            return Some((
                say!("moment-doubled", now = count(self.flagged.len()), before = count(self.begun_with)),
                None,
            ));
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::Options;
    use crate::scenario::Recipe;
    use std::sync::Arc;

    fn town(name: &str, settings: &[&str]) -> Simulation {
        let settings: Vec<String> = settings.iter().map(|setting| (*setting).to_owned()).collect();
        let scenario = Recipe::shipped(name).unwrap().parse(&settings).unwrap().scenario;
        Simulation::new(Arc::new(scenario), Options { threads: 1, ..Options::default() })
    }

    #[test]
    fn the_first_flag_and_the_first_that_is_lifted_are_told_once() {
        let mut town = town("crossing-camera", &["town.residents=400"]);
        let mut attention = Attention::new(&town);
        let mut moments = vec![];
        while town.day() < 365 {
            let before = flagged(&town);
            town.pass_day();
            let Some(moment) = attention.look(&town) else { continue };
            assert_eq!(moment.day, town.day());
            let resident = moment.resident.unwrap();
            if moments.is_empty() {
                assert!(before.is_empty() && town.flagged(resident), "nobody was flagged before: {moment:?}");
            } else {
                assert!(before.contains(&resident) && !town.flagged(resident), "a flag was lifted: {moment:?}");
            }
            assert!(moment.says.contains(&town.town().name(resident)), "{moment:?}");
            moments.push(moment);
        }
        assert_eq!(moments.len(), 2, "{moments:?}");
    }

    /// A run that begins with flags is stopped when there are twice as many; days that are skipped are not forgotten.
    #[test]
    fn flags_that_double_are_told_and_so_is_what_the_scenario_changes() {
        let mut town = town("crossing-camera", &["town.residents=1200"]);
        (0..150).for_each(|_| town.pass_day());
        let begun_with = flagged(&town).len();
        assert!(begun_with >= 10, "{begun_with} are flagged");
        let mut attention = Attention::new(&town);
        let mut doubled = vec![];
        while town.day() < 365 {
            (0..3).for_each(|_| town.pass_day());
            let moment = attention.look(&town).filter(|moment| moment.resident.is_none());
            doubled.extend(moment.map(|moment| (moment, flagged(&town).len())));
        }
        let [(moment, now)] = doubled.as_slice() else { panic!("{doubled:?}") };
        let within = format!("Between day {} and day {}: ", moment.day - 2, moment.day);
        assert!(moment.says.starts_with(&within), "it is looked every third day: {moment:?}");
        assert!(*now >= 2 * begun_with, "{now} and {begun_with}");
        assert!([*now, begun_with].iter().all(|count| moment.says.contains(&count.to_string())), "{moment:?}");
        let staged = super::tests::town(
            "crossing-camera",
            &["town.residents=120", "stages=[(name: \"later\", day: 4, says: \"The rules change.\", set: [])]"],
        );
        let (mut town, mut attention) = (staged.clone(), Attention::new(&staged));
        (0..6).for_each(|_| town.pass_day());
        let told = attention.look(&town).unwrap();
        assert!(told.says.contains("The rules change.") && told.resident.is_none(), "{told:?}");
        assert!(told.says.starts_with("Day 5: "), "it was looked once in six days: {told:?}");
    }
}
