//! The people behind a number: a measure that somebody in particular stands behind opens them, so that no aggregate is a
//! last word.
//!
//! Each function here gives those whom one kind of measure is about today, the most telling first. The table of measures
//! names them. Scores are those of the leading office.

use std::collections::BTreeMap;

use super::causes::{self, Cause};
use super::serving;
use crate::day::Simulation;
use crate::day::state::records::Receipt;
use crate::day::state::residents::Employment;

/// Most people listed.
pub const MOST: usize = 200;

/// From what opinion on, from 0 to 1, somebody counts as for or against an office. Talk moves nearly everybody a little.
pub(super) const LEANING: f64 = 0.1;

/// The score, in points, that is taken for a usual one when scores are set against worth: the start of the shipped ledger.
const USUAL_SCORE: f64 = 600.0;
/// A usual spread of scores, in points.
const SPREAD_OF_SCORES: f64 = 40.0;
/// A usual spread of worth, in points of worth.
const SPREAD_OF_WORTH: f64 = 10.0;

fn everyone(town: &Simulation) -> impl Iterator<Item = u32> + '_ {
    0..town.town().residents() as u32
}

/// Those whom the leading office rates.
fn rated(town: &Simulation) -> impl Iterator<Item = u32> + '_ {
    town.leading().into_iter().flat_map(|office| office.rated())
}

/// Those of whom a value is highest, in falling order; equals in the order of their numbers.
fn highest(residents: impl IntoIterator<Item = u32>, of: impl Fn(u32) -> f64) -> Vec<u32> {
    let mut residents: Vec<u32> = residents.into_iter().collect();
    residents.sort_by(|a, b| of(*b).total_cmp(&of(*a)).then(a.cmp(b)));
    residents.truncate(MOST);
    residents
}

/// The score of a resident whom the leading office rates; none of anybody else.
fn score(town: &Simulation, resident: u32) -> Option<f64> {
    town.leading().filter(|office| office.rates(resident)).map(|office| office.score(resident))
}

/// How low a score is; whoever has none comes last.
fn lowness(town: &Simulation, resident: u32) -> f64 {
    score(town, resident).map_or(f64::NEG_INFINITY, |score| -score)
}

/// Points between a score and what perfect watching would have given.
fn gap(town: &Simulation, resident: u32) -> f64 {
    let standing = town.leading().and_then(|office| office.standing(resident));
    standing.zip(score(town, resident)).map_or(0.0, |(standing, score)| (standing - score).abs())
}

/// Those with the lowest scores.
pub(super) fn lowest_scores(town: &Simulation) -> Vec<u32> {
    highest(rated(town), |resident| lowness(town, resident))
}

/// Those who have been in the lowest band, the longest first.
pub(super) fn long_lowest(town: &Simulation) -> Vec<u32> {
    let days = |resident: u32| town.state.truth.lives.days_lowest[resident as usize];
    highest(everyone(town).filter(|resident| days(*resident) > 0), |resident| f64::from(days(resident)))
}

/// Those who are flagged, the lowest scores first.
pub(super) fn flagged(town: &Simulation) -> Vec<u32> {
    highest(everyone(town).filter(|resident| town.flagged(*resident)), |resident| lowness(town, resident))
}

/// Those whom some office rates and no rule has touched, in the order of their numbers.
pub(super) fn untouched(town: &Simulation) -> Vec<u32> {
    let untouched = |resident: &u32| town.rated(*resident) && !town.figures().touched(*resident);
    highest(everyone(town).filter(untouched), |_| 0.0)
}

/// Those who are flagged without having earned it, the widest gap first.
pub(super) fn wronged(town: &Simulation) -> Vec<u32> {
    let wronged = |resident: &u32| town.flagged(*resident) && !town.deserves_flag(*resident);
    highest(everyone(town).filter(wronged), |resident| gap(town, resident))
}

/// Those who were flagged without having earned it on any day, the most days first.
pub(super) fn long_wronged(town: &Simulation) -> Vec<u32> {
    let days = |resident: u32| town.state.truth.lives.days_wronged[resident as usize];
    highest(everyone(town).filter(|resident| days(*resident) > 0), |resident| f64::from(days(resident)))
}

/// Those who are rated, would be flagged if every watcher were perfect, and are not; the widest gap first.
pub(super) fn missed(town: &Simulation) -> Vec<u32> {
    let missed = |resident: &u32| town.rated(*resident) && !town.flagged(*resident) && town.deserves_flag(*resident);
    highest(everyone(town).filter(missed), |resident| gap(town, resident))
}

/// Those whose flag rests on false marks, the widest gap first.
pub(super) fn resting(town: &Simulation) -> Vec<u32> {
    highest(causes::resting(town), |resident| gap(town, resident))
}

/// Those who are flagged without having earned it, for a cause, the widest gap first.
fn flagged_by(town: &Simulation, cause: Cause) -> Vec<u32> {
    let wrong = causes::wrong_flags(town).into_iter().filter(|(_, other)| *other == cause);
    highest(wrong.map(|(resident, _)| resident), |resident| gap(town, resident))
}

/// Those who are flagged without having earned it because of wrong sight, the widest gap first.
pub(super) fn by_sight(town: &Simulation) -> Vec<u32> {
    flagged_by(town, Cause::Sight)
}

/// Those who are flagged without having earned it because the files are behind, the widest gap first.
pub(super) fn by_file(town: &Simulation) -> Vec<u32> {
    flagged_by(town, Cause::File)
}

/// Those who are flagged without having earned it for what others did, the widest gap first.
pub(super) fn borne(town: &Simulation) -> Vec<u32> {
    flagged_by(town, Cause::Borne)
}

/// Those who are flagged without having earned it for entries that nobody had grounds for, the widest gap first.
pub(super) fn insincere(town: &Simulation) -> Vec<u32> {
    flagged_by(town, Cause::Insincere)
}

/// Those counted in some events, those with the largest sum first.
fn most_of(events: impl Iterator<Item = (u32, f64)>) -> Vec<u32> {
    let mut sums: BTreeMap<u32, f64> = BTreeMap::new();
    events.for_each(|(resident, weight)| *sums.entry(resident).or_default() += weight);
    highest(sums.keys().copied(), |resident| sums[&resident])
}

/// Those who were marked for what they did not do, the most points first. Nobody in a town too large to be remembered.
pub(super) fn falsely_marked(town: &Simulation) -> Vec<u32> {
    let receipts = town.history().into_iter().flat_map(|history| history.receipts());
    let is_mark = |day: u32, receipt: &Receipt| receipt.is_mark(town.scenario_of(day).policy());
    let marks = receipts.filter(|(day, receipt)| is_mark(*day, receipt) && !receipt.is_true(town.witness()));
    most_of(marks.map(|(_, receipt)| (receipt.about, -f64::from(receipt.points))))
}

/// Those of whom something was seen that did not happen so, the most sightings first. Nobody in a town too large to be
/// remembered.
pub(super) fn falsely_seen(town: &Simulation) -> Vec<u32> {
    let seen = town.history().into_iter().flat_map(|history| history.observations());
    most_of(seen.filter(|(_, seen)| !seen.is_true(town.witness())).map(|(_, seen)| (seen.about, 1.0)))
}

/// Those whose score stands furthest above their worth, each measured in usual spreads.
pub(super) fn over_worth(town: &Simulation) -> Vec<u32> {
    let over = |resident| {
        let score = score(town, resident).map_or(f64::NEG_INFINITY, |score| (score - USUAL_SCORE) / SPREAD_OF_SCORES);
        score - town.worth(resident) / SPREAD_OF_WORTH
    };
    highest(rated(town), over)
}

/// Those whom an office refuses, the lowest scores first.
pub(super) fn refused(town: &Simulation) -> Vec<u32> {
    highest(serving::refused(town).unwrap_or_default(), |resident| lowness(town, resident))
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

/// Those who are for the leading office, whoever thinks most of it first.
pub(super) fn approving(town: &Simulation) -> Vec<u32> {
    let Some(office) = town.leading().map(|office| office.office()) else { return vec![] };
    let all = everyone(town).filter(|resident| town.opinion(office, *resident) > LEANING);
    highest(all, |resident| town.opinion(office, resident))
}

/// Those who are against the leading office, whoever thinks least of it first.
pub(super) fn disapproving(town: &Simulation) -> Vec<u32> {
    let Some(office) = town.leading().map(|office| office.office()) else { return vec![] };
    let all = everyone(town).filter(|resident| town.opinion(office, *resident) < -LEANING);
    highest(all, |resident| -town.opinion(office, resident))
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
    fn every_measure_that_somebody_stands_behind_opens_people() {
        let source = Source { name: String::new(), bytes: REFUSING.as_bytes().to_vec() };
        let refusing = town(parse(&source, &Library::default(), &[]).unwrap().scenario);
        let town = town(Recipe::shipped("crossing-camera").unwrap().parse(&[]).unwrap().scenario);
        for measure in MEASURES {
            let of =
                if ["refused_share", "seeming_share", "file_drift", "bite", "untouched_share"].contains(&measure.key) {
                    &refusing
                } else {
                    &town
                };
            let Some(behind) = measure.behind else { continue };
            let people = behind(of);
            // Nobody in this town is flagged for these causes; tests/standing.rs has towns in which somebody is.
            let nobody = ["wrong_flags_by_file", "wrong_flags_borne", "wrong_flags_insincere"].contains(&measure.key);
            assert!(nobody || !people.is_empty(), "{} opens nobody", measure.key);
            assert!(people.len() <= of.town().residents());
        }
        let behind = |key: &str| measure(key).and_then(|row| row.behind);
        let wronged = behind("false_flagged_share").unwrap()(&town);
        assert!(wronged.iter().all(|r| town.flagged(*r) && !town.deserves_flag(*r)));
        assert!(behind("watch_hours").is_none(), "nobody in particular stands behind hours of watching");
    }

    /// Somebody whom another office rates has no score at the leading one, and is not listed as if the score were low.
    #[test]
    fn lowest_scores_are_of_those_whom_the_leading_office_rates() {
        let town = town(Recipe::shipped("bread-stall").unwrap().parse(&[]).unwrap().scenario);
        let leading = town.leading().unwrap();
        let listed = lowest_scores(&town);
        assert!(!listed.is_empty() && listed.iter().all(|resident| leading.rates(*resident)));
        assert!(listed.windows(2).all(|pair| leading.score(pair[0]) <= leading.score(pair[1])));
    }
}
