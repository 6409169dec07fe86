//! The people behind a number: every measure opens some, so that no aggregate is a last word.

use crate::day::Simulation;
use crate::day::state::residents::Employment;
use crate::study::serving;

/// Most people listed.
pub const MOST: usize = 200;

/// Those whom a measure is about today, the most telling first. Where a measure is about everyone, those at its
/// nearer end: the lowest scores, the least money, the most strain.
pub fn behind(town: &Simulation, measure: &str) -> Vec<u32> {
    let all = 0..town.town().residents() as u32;
    let rated = || all.clone().filter(|resident| town.rated(*resident));
    let most = |residents: Vec<u32>, of: &dyn Fn(u32) -> f64| {
        let mut residents = residents;
        residents.sort_by(|a, b| of(*b).total_cmp(&of(*a)).then(a.cmp(b)));
        residents.truncate(MOST);
        residents
    };
    let offices = !town.scenario().policy().offices().is_empty();
    let score = |resident: u32| if offices { town.score(0, resident) } else { 0.0 };
    let gap =
        |resident: u32| town.standing(0, resident).filter(|_| offices).map_or(0.0, |s| (s - score(resident)).abs());
    let share = |byte: u8| f64::from(byte);
    match measure {
        "flagged_share" | "positive_predictive_value" => {
            most(rated().filter(|r| town.flagged(*r)).collect(), &|r| -score(r))
        }
        "false_flagged_share" | "false_positive_rate" | "false_discovery_rate" => {
            most(rated().filter(|r| town.flagged(*r) && !town.deserves_flag(*r)).collect(), &gap)
        }
        "false_negative_rate" | "caught_share" => {
            most(rated().filter(|r| !town.flagged(*r) && town.deserves_flag(*r)).collect(), &gap)
        }
        "score_worth_correlation" => most(rated().collect(), &|r| (score(r) - 600.0) / 40.0 - town.worth(r) / 10.0),
        "refused_share" => most(serving::refused(town).unwrap_or_default(), &|r| -score(r)),
        "seeming_share" => {
            let cost = |resident| town.shown(resident).map_or(0.0, |(_, cost)| cost);
            most(serving::seeming(town).unwrap_or_default(), &cost)
        }
        "file_drift" => {
            let quarter = serving::over_recorded(town).map(|(quarter, _)| town.town().quarters()[quarter].as_str());
            all.filter(|resident| quarter == Some(town.town().quarter(*resident))).take(MOST).collect()
        }
        "mean_money" => most(all.collect(), &|r| -town.money(r)),
        "mean_strain" => most(all.collect(), &|r| town.strain(r)),
        "mean_trust" => most(all.collect(), &|r| -f64::from(town.state.residents.trust[r as usize])),
        "evasion" => most(all.collect(), &|r| share(town.state.residents.evasion[r as usize])),
        "withdrawal" => most(all.collect(), &|r| share(town.state.residents.withdrawal[r as usize])),
        "without_work" => all.filter(|r| town.employment(*r) == Employment::Idle).take(MOST).collect(),
        "harm_done" => most(all.collect(), &|r| -town.worth(r)),
        "good_done" => most(all.collect(), &|r| town.worth(r)),
        _ => most(rated().collect(), &|r| -score(r)),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::day::Options;
    use crate::scenario::{Library, Recipe, Scenario, Source, parse};
    use crate::study::MEASURES;

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
            let people = behind(of, measure.key);
            assert!(!people.is_empty(), "{} opens nobody", measure.key);
            assert!(people.len() <= of.town().residents());
        }
        let wronged = behind(&town, "false_flagged_share");
        assert!(wronged.iter().all(|r| town.flagged(*r) && !town.deserves_flag(*r)));
    }
}
