//! How long it lasts until something is over, with those for whom it is not: stays in the lowest band, scores that are
//! below where they were before a false mark, false marks on file.

use super::statistics::{Stay, Survival};
use crate::day::Simulation;
use crate::day::state::stays::by_length;

/// Days within which [`left`] counts the stays that ended.
const SOON: u32 = 90;

/// Stays by length: how many ended after so many days, how many are in that day, and how many could be followed so far.
pub type Lengths = Vec<(u32, [u64; 3])>;

/// Stays in the lowest band of the leading office; none where no office leads.
pub fn in_lowest_band(town: &Simulation) -> Lengths {
    town.leading().map_or_else(Vec::new, |_| town.state.stays.by_length(town.day()))
}

/// Times that scores of the leading office were below where they had been before a false mark.
pub fn below_after_false_mark(town: &Simulation) -> Lengths {
    let mending = town.state.truth.lives.mending.iter().filter(|mending| **mending > 0);
    by_length(&town.state.figures.mended, mending.map(|mending| u32::from(*mending) - 1), &[])
}

/// How long they last; `None` of nothing.
///
/// What took n days was seen to be over on the day after the n-th. What is in its n-th day has been followed through n - 1
/// evenings on which it could have been over, and was not.
fn survival(lengths: Lengths) -> Option<Survival> {
    Survival::of(lengths.into_iter().flat_map(|(days, [ended, going_on, cut_short])| {
        let followed = Stay { days: days.saturating_sub(1), ended: false, count: going_on + cut_short };
        [Stay { days, ended: true, count: ended }, followed]
    }))
}

/// The days after which half of them are over; `None` where fewer are.
pub(super) fn median_days(lengths: Lengths) -> Option<f64> {
    survival(lengths)?.median()
}

/// The share of them that is over within 90 days; `None` where none could be followed for so long.
pub(super) fn left(lengths: Lengths) -> Option<f64> {
    Some(1.0 - survival(lengths)?.longer_than(SOON)?)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::day::{Change, Options};
    use crate::scenario::{Library, Scenario, Source, parse};

    /// Two offices that take points for litter and give them back after a month.
    const TWO: &str = r#"(
        town: (residents: 200),
        acts: [(name: "litter", times_a_year: 20.0)],
        watchers: [(name: "gossip", kind: Neighbours, acts: ["litter"], places: [(place: Square, share: 1.0), (place: Home, share: 1.0)])],
        offices: [
            (name: "one", method: Ledger(start: 600.0), bands: [(name: "A", from: 597.0), (name: "B", from: 0.0)], rules: [(act: "litter", points: -8.0, expires_months: 1)]),
            (name: "two", method: Ledger(start: 600.0), bands: [(name: "A", from: 585.0), (name: "B", from: 0.0)], rules: [(act: "litter", points: -8.0, expires_months: 1)]),
        ],
    )"#;

    fn scenario(leads: &str) -> Arc<Scenario> {
        let source = Source { name: String::new(), bytes: TWO.as_bytes().to_vec() };
        let settings = [format!("leads={leads:?}")];
        Arc::new(parse(&source, &Library::default(), &settings).unwrap_or_else(|p| panic!("{p}")).scenario)
    }

    fn sums(lengths: &Lengths) -> [u64; 3] {
        [0, 1, 2].map(|kind| lengths.iter().map(|(_, counts)| counts[kind]).sum())
    }

    #[test]
    fn every_day_in_the_lowest_band_is_a_day_of_a_stay() {
        let mut town = Simulation::new(scenario("one"), Options { threads: 1, ..Options::default() });
        (0..100).for_each(|_| town.pass_day());
        let stays = in_lowest_band(&town);
        let [ended, going_on, cut_short] = sums(&stays);
        assert!(ended > 100 && going_on > 20 && cut_short == 0, "{ended} {going_on}");
        let days = stays.iter().map(|(days, counts)| u64::from(*days) * counts.iter().sum::<u64>()).sum::<u64>();
        assert_eq!(days, town.state.truth.lives.days_lowest.iter().map(|days| u64::from(*days)).sum::<u64>());
        // Those who are still there count: leaving them out would make stays look shorter.
        let all = survival(stays.clone()).unwrap().longer_than(50).unwrap();
        let over = survival(stays.iter().map(|(days, [ended, ..])| (*days, [*ended, 0, 0])).collect()).unwrap();
        assert!(all > over.longer_than(50).unwrap(), "{all} {over:?}");
    }

    #[test]
    fn where_another_office_leads_stays_are_cut_short_and_begin_anew() {
        let mut town = Simulation::new(scenario("one"), Options { threads: 1, ..Options::default() });
        (0..100).for_each(|_| town.pass_day());
        let [ended, going_on, _] = sums(&in_lowest_band(&town));
        town.carry_out(&Change::Rules(scenario("two")));
        assert_eq!(sums(&in_lowest_band(&town)), [ended, 0, going_on]);
        town.pass_day();
        let stays = in_lowest_band(&town);
        let new: u64 = stays.iter().filter(|(days, _)| *days == 1).map(|(_, [_, going_on, _])| going_on).sum();
        assert!(new > 0 && new == sums(&stays)[1] && new < going_on, "{new} {going_on}");
        // The same office with other rules leaves them as they are.
        town.carry_out(&Change::Rules(scenario("two")));
        assert_eq!(in_lowest_band(&town), stays);
    }
}
