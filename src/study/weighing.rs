//! What proposals come to, each a run of the same town under rules of its own: every proposal is lived in the same towns
//! with the same luck, so that a difference between two of them is shared out of luck.

use std::sync::Arc;

use super::compare::{Difference, difference};
use super::measures::{Measure, measure};
use super::order::Course;
use super::outcome::sight;
use super::statistics::mean;
use super::worlds::on_all_cores;
use crate::day::{Change, Options};
use crate::kernel::luck::mix;
use crate::scenario::Scenario;

/// In how many towns a proposal is lived: the first is the town itself, the others differ from it in their seeds.
pub const TOWNS: u64 = 20;

/// The measures by which proposals are told apart: what rating prevents and misses, what it gets wrong, how people fare,
/// and what it costs.
const KEYS: [&str; 9] = [
    "harm_done",
    "good_done",
    "false_negative_rate",
    "flagged_share",
    "false_flagged_share",
    "mean_money",
    "mean_strain",
    "mean_trust",
    "watch_hours",
];

/// The measures by which proposals are told apart, in the order in which they are shown.
pub fn measures() -> impl Iterator<Item = &'static Measure> {
    KEYS.into_iter().filter_map(measure)
}

/// What each proposal came to in each town.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighed {
    /// Values by proposal, then by town, then by measure in the order of [`measures`]; `None` where a measure is not
    /// defined.
    values: Vec<Vec<Vec<Option<f64>>>>,
}

impl Weighed {
    /// How many towns each proposal was lived in.
    pub fn towns(&self) -> usize {
        self.values.first().map_or(0, Vec::len)
    }

    /// How many proposals were lived.
    pub fn proposals(&self) -> usize {
        self.values.len()
    }

    /// What the first of the proposals came to.
    pub fn first(&self, proposals: usize) -> Self {
        Self { values: self.values.iter().take(proposals).cloned().collect() }
    }

    /// The mean of a measure, by its place, over the towns in which it is defined; `None` if it is in none.
    pub fn mean(&self, proposal: usize, measure: usize) -> Option<f64> {
        mean(self.values[proposal].iter().filter_map(|town| town[measure]))
    }

    /// By how much a measure, by its place, is higher under a proposal than under another, over all towns.
    pub fn difference(&self, proposal: usize, than: usize, measure: usize) -> Difference {
        let pairs = self.values[than].iter().zip(&self.values[proposal]);
        difference(&pairs.map(|(than, town)| (than[measure], town[measure])).collect::<Vec<_>>())
    }

    /// The same for a measure by its key, where what is not defined counts as nought: nobody is flagged wrongly where nobody is
    /// flagged. `None` for what is none of the [`measures`].
    pub(super) fn difference_of(&self, key: &str, proposal: usize, than: usize) -> Option<Difference> {
        let place = KEYS.iter().position(|other| *other == key)?;
        let value = |town: &Vec<Option<f64>>| Some(town[place].unwrap_or(0.0));
        let pairs = self.values[than].iter().zip(&self.values[proposal]);
        Some(difference(&pairs.map(|(than, town)| (value(than), value(town))).collect::<Vec<_>>()))
    }
}

/// The seeds of [`TOWNS`] towns, the town's own first.
pub(super) fn seeds(own: u64) -> impl Iterator<Item = u64> {
    (0..TOWNS).map(move |number| if number == 0 { own } else { mix(own ^ number) })
}

/// Lives every proposal for some days in [`TOWNS`] towns. A proposal is what is changed on the way in a town that is
/// founded under `founded`. `go_on` hears of every day of every town; `None` once it says no.
pub fn weigh(
    founded: &Arc<Scenario>,
    seed: u64,
    proposals: &[Vec<(u32, Change)>],
    days: u32,
    go_on: impl Fn() -> bool + Sync + Send,
) -> Option<Weighed> {
    let work: Vec<(&Vec<(u32, Change)>, u64)> =
        seeds(seed).flat_map(|seed| proposals.iter().map(move |proposal| (proposal, seed))).collect();
    let lived = on_all_cores(work, |(proposal, seed)| {
        let run = Course::new(founded.clone(), Options::lean(seed), proposal.clone(), days);
        let town = run.lived(&go_on)?;
        let sight = sight(&town, &[]);
        Some(measures().map(|measure| measure.value(&sight)).collect::<Vec<_>>())
    });
    let lived: Vec<Vec<Option<f64>>> = lived.into_iter().collect::<Option<_>>()?;
    let of = |proposal: usize| lived.iter().skip(proposal).step_by(proposals.len()).cloned().collect();
    Some(Weighed { values: (0..proposals.len()).map(of).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Recipe;
    use crate::study::Plan;

    #[test]
    fn every_measure_by_which_proposals_are_told_apart_is_one() {
        assert_eq!(measures().count(), KEYS.len());
    }

    /// The first town of a proposal is the town itself, and what changes nothing makes no difference in any town.
    #[test]
    fn proposals_share_their_luck() {
        let mut recipe = Recipe::shipped("crossing-camera").unwrap();
        recipe.settings = vec!["town.residents=200".into()];
        let founded = Arc::new(recipe.parse(&[]).unwrap().scenario);
        let set = |settings: &[String]| Change::Rules(Arc::new(recipe.parse(settings).unwrap().scenario));
        let none = set(&["watchers[0].on=false".into()]);
        let proposals = [vec![], vec![(0, none.clone())], vec![(0, set(&[]))]];
        let weighed = weigh(&founded, 7, &proposals, 60, || true).unwrap();
        assert_eq!((weighed.towns(), weighed.proposals()), (TOWNS as usize, 3));
        let options = Options { seed: Some(7), threads: 1, ..Options::default() };
        let plan = Plan { options, days: Some(60), changes: vec![(0, none)], ..Plan::default() };
        let outcome = plan.run(&founded, |_, _| ());
        for (place, measure) in measures().enumerate() {
            assert_eq!(weighed.values[1][0][place], outcome.measure(measure.key), "{}", measure.key);
            let values: Vec<f64> = weighed.values[1].iter().filter_map(|town| town[place]).collect();
            let mean = values.iter().sum::<f64>() / values.len() as f64;
            assert!((weighed.mean(1, place).unwrap() - mean).abs() < 1e-9, "{}", measure.key);
            assert_eq!(weighed.difference(2, 0, place).value.unwrap_or(0.0), 0.0, "{}", measure.key);
        }
        let hours = measures().position(|measure| measure.key == "watch_hours").unwrap();
        let fewer = weighed.difference(1, 0, hours);
        assert!(fewer.beyond_luck() && fewer.value.unwrap() < 0.0, "{fewer:?}");
    }

    #[test]
    fn weighing_can_be_stopped() {
        let mut recipe = Recipe::shipped("crossing-camera").unwrap();
        recipe.settings = vec!["town.residents=60".into()];
        let founded = Arc::new(recipe.parse(&[]).unwrap().scenario);
        assert_eq!(weigh(&founded, 1, &[vec![], vec![]], 20, || false), None);
    }
}
