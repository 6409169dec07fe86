//! Trials and events.

use super::names::Resolver;
use super::sets::who;
use crate::kernel::fixed::Threshold;
use crate::kernel::luck::stable_number;
use crate::scenario::policy::{Event, Happening, Office, Trial};
use crate::scenario::raw::{EventKind, RawEvent, RawTrial};

/// The trials. `offices` are those that are switched on.
pub fn trials(of: &Resolver, offices: &[Office]) -> Vec<Trial> {
    of.distinct("trials", of.raw.trials.iter().map(|trial| &trial.name));
    let trials = of.raw.trials.iter().enumerate();
    let mut trials: Vec<Trial> = trials.map(|(number, trial)| self::trial(of, number, trial, offices)).collect();
    trials.sort_by_key(|trial| trial.day);
    trials
}

fn trial(of: &Resolver, number: usize, trial: &RawTrial, offices: &[Office]) -> Trial {
    let named = trial.offices.iter().enumerate().filter_map(|(o, office)| {
        of.find(&format!("trials[{number}].offices[{o}]"), office, "what-office", &of.offices)
    });
    let in_trial: Vec<usize> = named.filter_map(|office| of.on(office)).collect();
    let sources = |office: &Office| office.sources;
    let outside = offices.iter().enumerate().filter(|(office, _)| !in_trial.contains(office));
    let outside = outside.fold(0, |mask, (_, office)| mask | sources(office));
    let with_watchers = |office: usize| Some((office, offices.get(office).map(sources)? & !outside));
    Trial {
        name: trial.name.clone(),
        day: trial.day,
        offices: in_trial.into_iter().filter_map(with_watchers).collect(),
        by: trial.by,
    }
}

/// The events.
pub fn events(of: &Resolver) -> Vec<Event> {
    of.distinct("events", of.raw.events.iter().map(|event| &event.name));
    of.raw.events.iter().enumerate().map(|(number, event)| self::event(of, number, event)).collect()
}

fn event(of: &Resolver, number: usize, event: &RawEvent) -> Event {
    let path = format!("events[{number}].what");
    let does = match &event.what {
        EventKind::Told => Happening::Told,
        EventKind::Breach { into, of: whose, share } => {
            let set = of.find(&format!("{path}.Breach.into"), into, "what-set", &of.sets);
            let whose = who(of, &format!("{path}.Breach.of"), whose);
            let breach = |into| Happening::Breach { into, of: whose, share: Threshold::from_chance(*share) };
            set.map_or(Happening::Told, breach)
        }
        EventKind::News => Happening::News,
        EventKind::Amnesty { who: whom } => Happening::Amnesty(who(of, &format!("{path}.Amnesty.who"), whom)),
    };
    Event { what: stable_number(&event.name), day: event.day, does }
}
