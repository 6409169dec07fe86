//! Gaming: how score and worth come apart once people know the rules, what it displaces, and who can afford it.

use super::sight::Sight;
use super::statistics::median;
use crate::day::Simulation;
use crate::scenario::policy::Act;
use crate::scenario::raw::ActKind;

/// Share of all points gained that people earned by really doing an act of a kind, whatever the file calls it; without a
/// kind, the share that nobody earned: for what was not done, or was done by somebody else. The shares of all kinds and
/// this one come to 1.
pub(super) fn points_share(town: &Simulation, kind: Option<ActKind>) -> Option<f64> {
    let acts = || town.scenario().policy().acts().iter().zip(&town.figures().acts);
    let all: i64 = acts().map(|(_, figures)| figures.points_up).sum();
    let of_kind = |act: &Act| kind.is_none_or(|kind| act.kind() == kind);
    let earned: i64 = acts().filter(|(act, _)| of_kind(act)).map(|(_, figures)| figures.points_up_earned).sum();
    let part = if kind.is_some() { earned } else { all - earned };
    (all > 0).then(|| part as f64 / all as f64)
}

/// Those in the tenth with the highest scores who are not in the upper half by worth, and how many are in that tenth. Ties
/// of score fall in the order of the residents' numbers.
pub fn undeserved_top(town: &Simulation) -> Option<(Vec<u32>, usize)> {
    let office = town.leading()?;
    let mut rated: Vec<u32> = office.rated().collect();
    let middle = median(rated.iter().map(|resident| town.worth(*resident)))?;
    rated.sort_by(|a, b| office.score(*b).total_cmp(&office.score(*a)).then(a.cmp(b)));
    let top = &rated[..rated.len().div_ceil(10)];
    Some((top.iter().copied().filter(|resident| town.worth(*resident) < middle).collect(), top.len()))
}

/// The share of the tenth with the highest scores that is not in the upper half by worth.
pub(super) fn undeserved_top_share(s: &Sight) -> Option<f64> {
    let (undeserved, top) = undeserved_top(s.town)?;
    Some(undeserved.len() as f64 / top as f64)
}

/// Points for what was really done for show that a resident of the richest quarter gained for each one that a resident of the poorest quarter
/// gained, by money today. Needs the memory of a small town.
pub(super) fn points_for_show_by_money(s: &Sight) -> Option<f64> {
    let office = s.town.leading()?;
    let acts = s.town.scenario().policy().acts();
    let mut gained = vec![0i64; s.town.town().residents()];
    for (_, receipt) in s.town.history()?.receipts().filter(|(_, receipt)| receipt.points > 0) {
        let earned_by = receipt.earned_by(s.town.witness());
        if earned_by.is_some_and(|act| acts[usize::from(act)].kind() == ActKind::Performative) {
            gained[receipt.about as usize] += i64::from(receipt.points);
        }
    }
    let mut rated: Vec<u32> = office.rated().collect();
    rated.sort_by(|a, b| s.town.money(*a).total_cmp(&s.town.money(*b)).then(a.cmp(b)));
    let quarter = rated.len() / 4;
    let sum = |residents: &[u32]| residents.iter().map(|resident| gained[*resident as usize]).sum::<i64>();
    let (poor, rich) = (sum(&rated[..quarter]), sum(&rated[rated.len() - quarter..]));
    (poor > 0).then(|| rich as f64 / poor as f64)
}

#[cfg(test)]
mod tests {
    use crate::day::Options;
    use crate::scenario::{Library, Source, parse};
    use crate::study::Plan;
    use std::sync::Arc;

    /// A town in which a deed that is filmed for show is taken for help by one watcher, and help is dreamt up by another.
    const TAKEN: &str = r#"(
        title: "Taken", catalogue: false, town: (residents: 300), days: 60,
        acts: [
            (name: "help", says: "helped", chance: Fixed(0.02), place: Square, value: 2.0),
            (name: "film", says: "filmed themselves", kind: Performative, chance: Fixed(0.05), place: Square, value: 0.0),
            (name: "stroll", says: "went for a walk", kind: Proxy, chance: Fixed(0.03), place: Square, value: 0.0),
        ],
        watchers: [
            (
                name: "square", kind: Camera, acts: ["help", "stroll"], places: [(place: Square, share: 1.0)],
                mistakes: [(act: "film", taken_for: "help", chance: 0.5)], misidentify: 0.2,
            ),
            (
                name: "rumour", kind: Neighbours, acts: ["help"], places: [(place: Square, share: 1.0)],
                false_alarm: 0.01, false_alarm_as: "help",
            ),
        ],
        offices: [(
            name: "ledger", method: Ledger(start: 0.0, ceiling: 10000.0), bands: [(name: "A", from: 0.0)],
            rules: [(act: "help", points: 4.0), (act: "stroll", points: 1.0)], household_share: 0.25,
        )],
    )"#;

    #[test]
    fn points_go_by_what_was_really_done_and_their_shares_come_to_one() {
        let source = Source { name: String::new(), bytes: TAKEN.as_bytes().to_vec() };
        let scenario = parse(&source, &Library::default(), &[]).unwrap_or_else(|p| panic!("{p}")).scenario;
        let options = Options { threads: 1, ..Options::default() };
        let run = Plan { options, ..Plan::default() }.run(&Arc::new(scenario), |_, _| ());
        let town = &run.town;
        let number = |name: &str| town.scenario().policy().acts().iter().position(|act| act.name() == name).unwrap();
        let (help, film, stroll) = (number("help"), number("film"), number("stroll"));
        // By hand: the observation behind each receipt tells who was really seen doing what.
        let history = town.history().unwrap();
        let mut by_act = [0i64; 3];
        let (mut for_nothing, mut all) = (0i64, 0i64);
        for (_, receipt) in history.receipts() {
            let (_, observation) = history.observation(receipt.record.id).unwrap();
            let seen = observation.seal.open(town.witness());
            all += i64::from(receipt.points);
            let own = receipt.about == receipt.record.about;
            match [help, film, stroll].iter().position(|act| own && seen.is(receipt.about, *act as u8)) {
                Some(place) => by_act[place] += i64::from(receipt.points),
                None => for_nothing += i64::from(receipt.points),
            }
        }
        let acts = &town.figures().acts;
        assert_eq!([help, film, stroll].map(|act| acts[act].points_up_earned), by_act);
        assert!(by_act.iter().chain([&for_nothing]).all(|points| *points > 0), "{by_act:?} and {for_nothing}");
        assert_eq!(acts[film].points_up, 0, "no rule gives points for being filmed");
        let earned: i64 = acts.iter().map(|act| act.points_up_earned).sum();
        assert_eq!(earned + for_nothing, acts.iter().map(|act| act.points_up).sum::<i64>());
        assert_eq!(earned + for_nothing, all);
        let keys = ["genuine_points_share", "performative_points_share", "proxy_points_share", "unearned_points_share"];
        let shares = keys.map(|key| run.measure(key).unwrap());
        assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12, "{shares:?}");
        assert!((shares[1] - by_act[1] as f64 / all as f64).abs() < 1e-12);
    }
}
