//! The Town Chronicle: the run in plain sentences. It is what a screen reader reads and what is printed.

use super::facts::{Fact, Facts};
use super::stories::{self, WEEK};
use crate::day::Simulation;
use crate::day::history::PastDay;
use crate::day::state::records::Receipt;
use crate::words::{self, AsValue, say};

/// What the Chronicle says of one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The day, from 1.
    pub day: u32,
    /// Its sentences, each with the person it is about, if it is about one.
    pub sentences: Vec<(String, Option<u32>)>,
}

/// The last `days` days of which there is something to tell, the newest first, as far as `facts` may be seen: what the
/// scenario changes, what became of those who are `followed`, and once a week a tally of the whole town. Towns too large to
/// remember have none.
pub fn chronicle(town: &Simulation, days: u32, followed: &[u32], facts: Facts) -> Vec<Entry> {
    let Some(history) = town.history() else {
        return vec![];
    };
    let entry = |number: u32| {
        let day = history.day(number)?;
        let own = changes(town, number).into_iter().map(|text| (text, None));
        let stories = followed.iter().flat_map(|resident| {
            let story = stories::story(town, number, day, *resident, facts);
            story.into_iter().map(|text| (text, Some(*resident)))
        });
        let mut sentences: Vec<(String, Option<u32>)> = own.chain(stories).collect();
        if (number + 1).is_multiple_of(WEEK) {
            let week: Vec<(u32, &PastDay)> =
                (number + 1 - WEEK..=number).filter_map(|day| Some((day, history.day(day)?))).collect();
            sentences.extend(tally(town, &week, facts));
        }
        for (text, _) in &mut sentences {
            *text = super::cards::headed(text);
        }
        (!sentences.is_empty()).then_some(Entry { day: number + 1, sentences })
    };
    (town.day().saturating_sub(days)..town.day()).rev().filter_map(entry).collect()
}

/// What the scenario itself changes on a day, counted from 0: stages, events, and trials that are decided.
pub(super) fn changes(town: &Simulation, day: u32) -> Vec<String> {
    let scenario = town.scenario_of(day);
    let raw = scenario.raw();
    let stages = raw.stages.iter().filter(|stage| stage.day == day).map(|stage| (&stage.name, &stage.says));
    let events = raw.events.iter().filter(|event| event.day == day).map(|event| (&event.name, &event.says));
    let told = |(name, says): (&String, &String)| match says.is_empty() {
        true => say!("chronicle-begins", name = name),
        false => words::told(says).to_owned(),
    };
    let policy = scenario.policy();
    let trials = policy.trials().iter().zip(town.trials_won()).filter(|(trial, _)| trial.is_on(day));
    let decided = trials.map(|(trial, won)| match won {
        Some(office) => {
            say!("chronicle-trial", trial = trial.name(), office = policy.offices()[*office].name())
        }
        None => say!("chronicle-trial-undecided", trial = trial.name()),
    });
    stages.chain(events).map(told).chain(decided).collect()
}

/// What a week came to in the whole town, and the heaviest mark of it.
fn tally(town: &Simulation, week: &[(u32, &PastDay)], facts: Facts) -> Vec<(String, Option<u32>)> {
    let Some((last, _)) = week.last().copied() else { return vec![] };
    let name = |resident: u32| town.town().name(resident);
    let mut sentences: Vec<(String, Option<u32>)> = vec![];
    let (mut kind, mut harmful, mut seen, mut marks) = (0, 0, 0, vec![]);
    for (day, past) in week {
        // Each day by its own rules.
        let scenario = town.scenario_of(*day);
        let (policy, acts) = (scenario.policy(), scenario.policy().acts());
        let value = |act: u8| acts[usize::from(act)].value();
        kind += past.deeds.iter().filter(|deed| value(deed.act) >= 0.5).count();
        harmful += past.deeds.iter().filter(|deed| value(deed.act) <= -0.5).count();
        seen += past.observations.iter().filter(|o| o.is_true(town.witness()) && value(o.act) >= 0.5).count();
        marks.extend(past.receipts.iter().filter(|receipt| receipt.is_mark(policy)).map(|receipt| (*day, receipt)));
    }
    if facts.has(Fact::Deeds) && kind + harmful > 0 {
        sentences.push((say!("chronicle-acts", kind = kind, harmful = harmful, seen = seen), None));
    }
    let entries = facts.has(Fact::Entries);
    let wrong = marks.iter().filter(|(_, receipt)| !receipt.is_true(town.witness()));
    let (all, wrong_count) = (marks.len(), wrong.clone().count());
    if all > 0 {
        let sight = if wrong_count == 0 { "right" } else { "wrong" };
        let key = if entries { "chronicle-marks-open" } else { "chronicle-marks" };
        let values: [(&str, &dyn AsValue); 3] = [("marks", &all), ("wrong", &wrong_count), ("sight", &sight)];
        sentences.push((say(key, &values), None));
    }
    let by_points = |(_, receipt): &&(u32, &Receipt)| receipt.points;
    let heaviest = if entries { wrong.min_by_key(by_points) } else { marks.iter().min_by_key(by_points) };
    if let Some((day, receipt)) = heaviest {
        sentences.push((stories::mark(town, *day, receipt, facts), Some(receipt.about)));
    }
    let corrections = || week.iter().flat_map(|(_, day)| &day.corrections);
    if let Some(first) = corrections().next() {
        let taken_back = corrections().count();
        let (who, others) = (name(first.receipt.about), taken_back - 1);
        let key = if taken_back == 1 { "chronicle-corrected" } else { "chronicle-corrections" };
        sentences.push((say(key, &[("name", &who as &dyn AsValue), ("others", &others)]), Some(first.receipt.about)));
    }
    sentences.extend(stops(town, week, facts));
    if let Some((first, _)) = sentences.first_mut() {
        *first = say!("chronicle-week", tells = *first);
    } else {
        let scenario = town.scenario_of(last);
        let policy = scenario.policy();
        // What cannot happen in a town is not said not to have happened.
        let quiet = if !policy.offices().is_empty() {
            "chronicle-quiet"
        } else if policy.stops() {
            "chronicle-quiet-unrated"
        } else {
            "chronicle-still"
        };
        sentences.push((words::plain(quiet), None));
    }
    sentences
}

/// How many people were stopped on the spot in a week, and, where deeds may be seen, how many of them for nothing; about the
/// first of those.
fn stops(town: &Simulation, week: &[(u32, &PastDay)], facts: Facts) -> Option<(String, Option<u32>)> {
    let is_harm = |day: u32, act: u8| town.scenario_of(day).policy().acts()[usize::from(act)].value() < 0.0;
    let stops = || week.iter().flat_map(|(_, day)| &day.stops);
    let of_days = week.iter().flat_map(|(day, past)| past.stops.iter().map(move |stop| (*day, stop)));
    let innocent = of_days.filter(|(day, stop)| !stop.done(town.witness()).is_some_and(|act| is_harm(*day, act)));
    let innocent = innocent.map(|(_, stop)| stop);
    let open = facts.has(Fact::Deeds);
    let first = if open { innocent.clone().next() } else { None }.or(stops().next())?;
    let key = if open { "chronicle-stops-open" } else { "chronicle-stops" };
    Some((say(key, &[("stops", stops().count()), ("innocent", innocent.count())]), Some(first.person)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::Options;
    use crate::scenario::{Library, Source, parse};
    use std::sync::Arc;

    /// What the scenario itself changes is told on its day: stages and events in their own words, and who won a trial.
    #[test]
    fn stages_events_and_trials_are_told_on_their_days() {
        let text = r#"(
            title: "Days", town: (residents: 200, quarters: [(name: "Mill"), (name: "Orchard")]),
            acts: [(name: "tick", chance: Fixed(0.1))],
            watchers: [(name: "ear", acts: ["tick"], places: [(place: Home, share: 1)])],
            offices: [
                (name: "mill office", quarters: ["Mill"], rules: [(act: "tick", points: -10)], bands: [(name: "A", from: 0)]),
                (name: "orchard office", quarters: ["Orchard"], rules: [(act: "tick", points: -20)], bands: [(name: "A", from: 0)]),
            ],
            stages: [(day: 3, name: "in force", says: "A tick costs more.", set: ["offices.mill_office.rules.tick.points=-12"])],
            events: [(name: "fair", day: 4), (name: "feast", day: 5, says: "All is forgiven.", what: Amnesty())],
            trials: [
                (name: "which", day: 6, offices: ["mill office", "orchard office"], by: HighestMean),
                (name: "whose", day: 7, offices: ["mill office", "orchard office"], by: FewestFalse),
            ],
        )"#;
        let source = Source { name: String::new(), bytes: text.as_bytes().to_vec() };
        let scenario = parse(&source, &Library::default(), &[]).unwrap_or_else(|p| panic!("{p}")).scenario;
        let mut town = Simulation::new(Arc::new(scenario), Options { threads: 1, ..Options::default() });
        (0..9).for_each(|_| town.pass_day());
        let winner = town.trials_won()[0].map(|office| town.scenario().policy().offices()[office].name()).unwrap();
        assert_eq!(town.trials_won()[1], None, "nothing is audited");
        let told = |day: u32| {
            let entry =
                chronicle(&town, 9, &[], Facts::default()).into_iter().find(|entry| entry.day == day + 1).unwrap();
            entry.sentences[0].0.to_lowercase()
        };
        assert_eq!(told(3), "a tick costs more.");
        assert_eq!(told(4), say!("chronicle-begins", name = "fair").to_lowercase());
        assert_eq!(told(5), "all is forgiven.");
        assert_eq!(told(6), say!("chronicle-trial", trial = "which", office = winner).to_lowercase());
        assert_eq!(told(7), say!("chronicle-trial-undecided", trial = "whose").to_lowercase());
        assert!([3, 4, 5, 6, 7].map(told).iter().all(|sentence| !sentence.contains('‹')));
    }
}
