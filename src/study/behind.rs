//! The people behind a number: every measure opens some, so that no aggregate is a last word.
//!
//! Each function here gives those whom one kind of measure is about today, the most telling first. The table of measures
//! names them.

use super::serving;
use crate::day::Simulation;
use crate::day::state::residents::Employment;

/// Most people listed.
pub const MOST: usize = 200;

fn everyone(town: &Simulation) -> impl Iterator<Item = u32> + '_ {
    0..town.town().residents() as u32
}

fn rated(town: &Simulation) -> impl Iterator<Item = u32> + '_ {
    everyone(town).filter(|resident| town.rated(*resident))
}

/// Those of whom a value is highest, in falling order; equals in the order of their numbers.
fn highest(residents: impl IntoIterator<Item = u32>, of: impl Fn(u32) -> f64) -> Vec<u32> {
    let mut residents: Vec<u32> = residents.into_iter().collect();
    residents.sort_by(|a, b| of(*b).total_cmp(&of(*a)).then(a.cmp(b)));
    residents.truncate(MOST);
    residents
}

fn score(town: &Simulation, resident: u32) -> f64 {
    town.leading().map_or(0.0, |office| office.score(resident))
}

/// Points between a score and what perfect watching would have given.
fn gap(town: &Simulation, resident: u32) -> f64 {
    let standing = town.leading().and_then(|office| office.standing(resident));
    standing.map_or(0.0, |standing| (standing - score(town, resident)).abs())
}

/// Those with the lowest scores.
pub(super) fn lowest_scores(town: &Simulation) -> Vec<u32> {
    highest(rated(town), |resident| -score(town, resident))
}

/// Those who are flagged, the lowest scores first.
pub(super) fn flagged(town: &Simulation) -> Vec<u32> {
    highest(rated(town).filter(|resident| town.flagged(*resident)), |resident| -score(town, resident))
}

/// Those who are flagged for what they did not do, the widest gap first.
pub(super) fn wronged(town: &Simulation) -> Vec<u32> {
    let wronged = |resident: &u32| town.flagged(*resident) && !town.deserves_flag(*resident);
    highest(rated(town).filter(wronged), |resident| gap(town, resident))
}

/// Those who would be flagged if every watcher were perfect and are not, the widest gap first.
pub(super) fn missed(town: &Simulation) -> Vec<u32> {
    let missed = |resident: &u32| !town.flagged(*resident) && town.deserves_flag(*resident);
    highest(rated(town).filter(missed), |resident| gap(town, resident))
}

/// Those whose score stands furthest above their worth; both on a scale on which a usual spread is about one.
pub(super) fn over_worth(town: &Simulation) -> Vec<u32> {
    highest(rated(town), |resident| (score(town, resident) - 600.0) / 40.0 - town.worth(resident) / 10.0)
}

/// Those whom an office refuses, the lowest scores first.
pub(super) fn refused(town: &Simulation) -> Vec<u32> {
    highest(serving::refused(town).unwrap_or_default(), |resident| -score(town, resident))
}

/// Those who show more than they have, the highest cost of it first.
pub(super) fn seeming(town: &Simulation) -> Vec<u32> {
    let cost = |resident| town.shown(resident).map_or(0.0, |(_, cost)| cost);
    highest(serving::seeming(town).unwrap_or_default(), cost)
}

/// Those who live in the quarter that is furthest over-recorded.
pub(super) fn over_recorded(town: &Simulation) -> Vec<u32> {
    let quarter = serving::over_recorded(town).map(|(quarter, _)| town.town().quarters()[quarter].as_str());
    everyone(town).filter(|resident| quarter == Some(town.town().quarter(*resident))).take(MOST).collect()
}

/// Those with the least money.
pub(super) fn poorest(town: &Simulation) -> Vec<u32> {
    highest(everyone(town), |resident| -town.money(resident))
}

/// Those under most strain.
pub(super) fn strained(town: &Simulation) -> Vec<u32> {
    highest(everyone(town), |resident| town.strain(resident))
}

/// Those who trust least.
pub(super) fn distrusting(town: &Simulation) -> Vec<u32> {
    highest(everyone(town), |resident| -f64::from(town.state.residents.trust[resident as usize]))
}

/// Those who keep out of view most.
pub(super) fn evading(town: &Simulation) -> Vec<u32> {
    highest(everyone(town), |resident| f64::from(town.state.residents.evasion[resident as usize]))
}

/// Those who have withdrawn furthest.
pub(super) fn withdrawn(town: &Simulation) -> Vec<u32> {
    highest(everyone(town), |resident| f64::from(town.state.residents.withdrawal[resident as usize]))
}

/// Those who look for work.
pub(super) fn out_of_work(town: &Simulation) -> Vec<u32> {
    everyone(town).filter(|resident| town.employment(*resident) == Employment::Idle).take(MOST).collect()
}

/// Those who did others most harm.
pub(super) fn harming(town: &Simulation) -> Vec<u32> {
    highest(everyone(town), |resident| -town.worth(resident))
}

/// Those who did others most good.
pub(super) fn helping(town: &Simulation) -> Vec<u32> {
    highest(everyone(town), |resident| town.worth(resident))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::day::Options;
    use crate::scenario::{Library, Recipe, Scenario, Source, parse};
    use crate::study::measures::{MEASURES, measure};

    fn town(scenario: Scenario) -> Simulation {
        let mut town = Simulation::new(Arc::new(scenario), Options::default());
        (0..120).for_each(|_| town.pass_day());
        town
    }

    /// A town with an office that refuses, people who seem more than they are, and a file that is kept.
    const REFUSING: &str = r#"(
        town: (residents: 300, feature: Normal(mean: 0.5, sd: 0.1)),
        incidents: [(name: "theft", rates: [(quarter: "Mill", a_day: 1.0)])],
        watchers: [(name: "eye", reads_feature: true, incidents: ["theft"], places: [(place: Home, share: 1.0)])],
        offices: [(
            name: "school", method: Predictor(points_per_unit: 1000.0), bands: [(name: "all", from: -10000.0)],
            serves: CutOff(550.0), tally: (),
        )],
        learning: (claims: [(group: "Wren", cost: 10.0)]),
    )"#;

    #[test]
    fn every_measure_opens_people() {
        let source = Source { name: String::new(), bytes: REFUSING.as_bytes().to_vec() };
        let refusing = town(parse(&source, &Library::default(), &[]).unwrap().scenario);
        let town = town(Recipe::shipped("crossing-camera").unwrap().parse(&[]).unwrap().scenario);
        for measure in MEASURES {
            let of =
                if ["refused_share", "seeming_share", "file_drift"].contains(&measure.key) { &refusing } else { &town };
            let people = (measure.behind)(of);
            assert!(!people.is_empty(), "{} opens nobody", measure.key);
            assert!(people.len() <= of.town().residents());
        }
        let wronged = measure("false_flagged_share").map(|row| (row.behind)(&town)).unwrap();
        assert!(wronged.iter().all(|r| town.flagged(*r) && !town.deserves_flag(*r)));
    }
}
