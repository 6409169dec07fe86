//! Acts: how likely they are, what drives them, and who sees and answers to them.

use super::names::Resolver;
use super::reports::report;
use super::sets;
use super::watchers::Seeing;
use crate::kernel::fixed::{GROAT, RateTable, Threshold, WEIGHT_STEPS, to_fixed};
use crate::kernel::luck::stable_number;
use crate::scenario::limits::{BandMask, ListMask};
use crate::scenario::policy::minds::Answer;
use crate::scenario::policy::{Act, Cell, Chance, Closing, Cuts, DriverState, Encounter, Office};
use crate::scenario::raw::{self, Edge, RawAct, RawFeature, State};

const DAYS_A_YEAR: f64 = 365.0;

/// The acts, of which nobody has said yet who sees them.
pub fn acts(of: &Resolver, cells: &[Cell]) -> Vec<Act> {
    let answer = Answer::of(&of.raw.learning);
    of.raw.acts.iter().enumerate().map(|(number, act)| self::act(of, number, act, cells, &answer)).collect()
}

fn act(of: &Resolver, number: usize, act: &RawAct, cells: &[Cell], answer: &Answer) -> Act {
    let path = format!("acts[{number}]");
    if act.min_age > act.max_age {
        let (low, high) = (act.min_age.to_string(), act.max_age.to_string());
        of.problem(&format!("{path}.min_age"), "ages-crossed", None, &[("low", &low), ("high", &high)]);
    }
    let office = of.find(&format!("{path}.served_by"), &act.served_by, "what-office", &of.offices);
    let chance = chance(of, &format!("{path}.chance"), &act.chance, cells);
    let before = &of.acts[..number.min(of.acts.len())];
    let unless = act.unless.as_ref();
    let unless = unless.and_then(|other| of.find(&format!("{path}.unless"), other, "what-earlier-act", before));
    let meets = act.meets.as_ref().map(|meets| {
        let bands = |field: &str, names: &[String]| {
            let named = names
                .iter()
                .enumerate()
                .filter_map(|(b, name)| of.find(&format!("{path}.meets.{field}[{b}]"), name, "what-band", &of.bands));
            named.fold(0, |mask: BandMask, band| mask | 1 << band)
        };
        Encounter { other: bands("other", &meets.other), own: bands("own", &meets.own) }
    });
    let alias = act.alias.as_ref();
    let alias = alias.and_then(|alias| {
        let set = of.find(&format!("{path}.alias.of"), &alias.of, "what-set", &of.sets)?;
        Some((set, alias.days))
    });
    let drivers = act.drivers.iter().enumerate().filter_map(|(d, driver)| {
        let weight = libm::round(driver.doublings * WEIGHT_STEPS) as i16;
        Some((state(of, &format!("{path}.drivers[{d}].state"), &driver.state)?, weight))
    });
    Act {
        name: act.name.clone(),
        says: act.says.clone(),
        what: stable_number(&act.name),
        kind: act.kind,
        rate: RateTable::new(act.times_a_year / DAYS_A_YEAR),
        possible: act.times_a_year > 0.0 || act.chance != raw::Chance::Driven,
        chance,
        closed_by: vec![],
        served_by: office.and_then(|office| of.on(office)),
        drivers: drivers.collect(),
        weight: answer.weight(act.answers),
        money: to_fixed(act.money, GROAT),
        quarter_hours: to_fixed(act.hours, 4) as u8,
        place: act.place,
        value: to_fixed(act.value, 100),
        who: sets::who(of, &format!("{path}.who"), &act.who),
        ages: (act.min_age, act.max_age),
        chosen: act.chosen,
        debt: act.debt,
        strain: to_fixed(act.strain, 65536),
        meets,
        unless,
        alias,
        reports: report(of, &path, act),
        away: act.away,
        caught_by: vec![],
        takers: vec![],
        watchers: vec![],
        taken_for: vec![],
    }
}

fn state(of: &Resolver, path: &str, state: &State) -> Option<DriverState> {
    Some(match state {
        State::Conscience => DriverState::Conscience,
        State::Guile => DriverState::Guile,
        State::Nerve => DriverState::Nerve,
        State::Warmth => DriverState::Warmth,
        State::Strain => DriverState::Strain,
        State::Poverty => DriverState::Poverty,
        State::Idle => DriverState::Idle,
        State::Young => DriverState::Young,
        State::Old => DriverState::Old,
        State::Distrust => DriverState::Distrust,
        State::Watched => DriverState::Watched,
        State::Named => DriverState::Named,
        State::Evasion => DriverState::Evasion,
        State::Approval => DriverState::Approval,
        State::In(name) => DriverState::In(of.find(path, name, "what-set", &of.sets)? as u8),
        State::Band(name) => DriverState::Band(of.find(path, name, "what-band", &of.bands)? as u8),
    })
}

/// A chance that is not told by a rate needs what tells it.
fn chance(of: &Resolver, path: &str, chance: &raw::Chance, cells: &[Cell]) -> Chance {
    let feature = &of.raw.town.feature;
    match chance {
        raw::Chance::Driven => Chance::Driven,
        raw::Chance::Fixed(chance) => Chance::Fixed(Threshold::from_chance(*chance)),
        raw::Chance::ByBand(chances) => {
            if chances.len() != of.bands.len() {
                let (chances, bands) = (chances.len().to_string(), of.bands.len().to_string());
                of.problem(path, "chances-and-bands", None, &[("chances", &chances), ("bands", &bands)]);
            }
            Chance::ByBand(chances.iter().map(|chance| Threshold::from_chance(*chance)).collect())
        }
        raw::Chance::OfTable => {
            if !matches!(feature, RawFeature::Table { .. }) {
                of.problem(path, "no-table", Some("no-table-hint"), &[]);
            }
            Chance::OfTable(cells.iter().map(|cell| Threshold::from_chance(cell.chance)).collect())
        }
        raw::Chance::FromFeature(_) | raw::Chance::WithOthers | raw::Chance::IfWorth { .. } => {
            if matches!(feature, RawFeature::Nothing | RawFeature::Conduct { .. }) {
                of.problem(path, "no-lasting-feature", Some("no-feature-hint"), &[]);
            }
            match chance {
                raw::Chance::FromFeature(least) => Chance::FromFeature(*least),
                raw::Chance::IfWorth { watcher, loss } => {
                    let watcher = of.find(&format!("{path}.IfWorth.watcher"), watcher, "what-watcher", &of.watchers);
                    if let Some(watcher) = watcher.map(|watcher| &of.raw.watchers[watcher])
                        && watcher.effort.is_none()
                    {
                        let name = [("name", watcher.name.as_str())];
                        of.problem(&format!("{path}.IfWorth.watcher"), "no-effort", Some("no-effort-hint"), &name);
                    }
                    watcher.map_or(Chance::Driven, |watcher| Chance::IfWorth(watcher, *loss))
                }
                _ => Chance::WithOthers,
            }
        }
    }
}

/// The acts with the doors that close them.
pub fn closed(mut acts: Vec<Act>, offices: &[Office], cuts: Cuts) -> Vec<Act> {
    for (office, rules) in offices.iter().enumerate().filter(|_| !cuts.has(Edge::Access)) {
        for (number, act) in acts.iter_mut().enumerate() {
            let bands = rules.bands.iter().enumerate().filter(|(_, band)| band.closes.contains(&number));
            let lists = rules.lists.iter().enumerate().filter(|(_, list)| list.closes.contains(&number));
            let bands = bands.fold(0, |mask, (band, _)| mask | 1 << band);
            let lists: ListMask = lists.fold(0, |mask, (list, _)| mask | 1 << list);
            if bands | BandMask::from(lists) != 0 {
                act.closed_by.push(Closing { office, bands, lists });
            }
        }
    }
    acts
}

/// The acts with those who see them and those who take them for something else.
pub fn watched(mut acts: Vec<Act>, watchers: &[Seeing]) -> Vec<Act> {
    for (number, act) in acts.iter_mut().enumerate() {
        let seeing = watchers.iter().enumerate().filter(|(_, seeing)| seeing.acts.contains(&number));
        act.watchers = seeing.map(|(watcher, _)| watcher).collect();
        let taking = watchers.iter().enumerate().filter(|(_, seeing)| seeing.takes.contains(&number));
        act.takers = taking.map(|(watcher, _)| watcher).collect();
        let catching = watchers.iter().filter(|seeing| seeing.watcher.catches == Some(number));
        act.caught_by = catching.flat_map(|seeing| seeing.takes.iter().copied()).collect();
        for (watcher, seeing) in watchers.iter().enumerate().filter(|(_, seeing)| seeing.on) {
            let mistakes = seeing.watcher.errors.mistakes.iter().filter(|mistake| mistake.act == number);
            act.taken_for.extend(mistakes.map(|mistake| (watcher, mistake.taken_for, mistake.chance)));
        }
    }
    acts
}
