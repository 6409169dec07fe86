//! Offices made of offices: what their scores come to, files that are linked with the wrong person, and lists that are handed on
//! or that say what the office does not believe.

use super::{Figure, check, lived, town, written};
use crate::kernel::mistake::Mistake;
use crate::study::causes::{self, Cause};

const PEOPLE: usize = 3000;
const LINKED: f64 = 0.04;
const MENDED: f64 = 0.02;
const DAYS: u32 = 30;

fn bureau() -> std::sync::Arc<crate::scenario::Scenario> {
    written(&format!(
        r#"town: (residents: {PEOPLE}), days: {DAYS}, sets: [(name: "some", share: 0.5)],
        acts: [(name: "steal", chance: Fixed(0.05)), (name: "shout", chance: Fixed(0.1))],
        watchers: [(name: "eye", acts: ["steal", "shout"], places: [(place: Home, share: 1)])],
        offices: [
            (name: "shops", method: Ledger(start: 500.0), bands: [(name: "A", from: 0.0)], rules: [(act: "steal", points: -30.0)]),
            (name: "register", about: In("some"), method: Ledger(start: 40.0, floor: -100.0, ceiling: 100.0), bands: [(name: "A", from: -100.0)],
                rules: [(act: "shout", points: -10.0)]),
            (name: "bureau", bands: [(name: "A", from: 200.0)],
                method: Merged(from: 200.0, to: 800.0, of: [(office: "shops", weight: 3.0), (office: "register", weight: 1.0)],
                    link_error: {LINKED}, mends_a_day: {MENDED})),
        ]"#
    ))
}

/// Everybody's merged score by hand, through the links that are wrong; how many are, and how many are mended.
fn scores() -> Vec<Figure> {
    let founded = town(&bureau());
    let people = |links: &[crate::day::state::links::Link]| {
        let mut people: Vec<u32> = links.iter().map(|link| link.resident).collect();
        people.dedup();
        people.len()
    };
    let at_first = founded.state.offices[2].links.clone();
    let town = lived(&bureau(), DAYS);
    let offices = &town.state.offices;
    let wrong_score = |resident: &u32| {
        let whose = |source: u8| {
            let link = offices[2].links.iter().find(|link| (link.resident, link.source) == (*resident, source));
            link.map_or(*resident, |link| link.other)
        };
        let shops = town.score(0, whose(0)) / 1000.0;
        let register = (town.score(1, whose(1)) + 100.0) / 200.0;
        let share = if offices[1].rates(*resident) { (3.0 * shops + register) / 4.0 } else { shops };
        (town.score(2, *resident) - (200.0 + 600.0 * share)).abs() > 2.0 / 256.0
    };
    let wrong = (0..PEOPLE as u32).filter(wrong_score).count();
    let left = offices[2].links.len();
    let kept = libm::pow(1.0 - MENDED, f64::from(DAYS));
    vec![
        Figure::exact("people with another score", wrong as f64, 0.0),
        Figure::share("people with a wrong link", people(&at_first), PEOPLE, 1.0 - (1.0 - LINKED) * (1.0 - LINKED)),
        Figure::share("wrong links that are left", left, at_first.len().max(1), kept),
        Figure::exact("links with oneself", at_first.iter().filter(|l| l.resident == l.other).count() as f64, 0.0),
    ]
}

/// A tenth is listed by an office that does not mean it, and handed on. None of them has earned it, and each such flag is laid to
/// insincerity.
fn lists() -> Vec<Figure> {
    let scenario = written(
        r#"town: (residents: 1000), days: 28,
        acts: [(name: "pay", chance: Fixed(0.4))],
        watchers: [(name: "eye", acts: ["pay"], places: [(place: Home, share: 1)])],
        offices: [
            (name: "lender", bands: [(name: "A", from: 0.0)], rules: [(act: "pay", points: 2.0)],
                lists: [(name: "kept", on: [Best(0.1)], off: [AfterDays(1)], sincere: false)]),
            (name: "rival", bands: [(name: "A", from: 0.0)],
                lists: [(name: "handed on", on: [ListedBy(office: "lender", list: "kept")], off: [AfterDays(1)])]),
        ]"#,
    );
    let town = lived(&scenario, 28);
    let on = |office: usize, resident: u32| town.state.offices[office].ledger.on_lists(resident as usize) != 0;
    let everybody = || 0..1000u32;
    let listed = everybody().filter(|resident| on(0, *resident)).count();
    let differ = everybody().filter(|resident| on(0, *resident) != on(1, *resident)).count();
    let lowest = everybody().filter(|r| on(0, *r)).map(|r| town.score(0, r)).fold(f64::MAX, f64::min);
    let better = everybody().filter(|r| !on(0, *r) && town.score(0, *r) > lowest).count();
    let earned = everybody().filter(|resident| town.deserves_flag(*resident)).count();
    let insincere = causes::wrong_flags(&town).into_iter().filter(|(_, cause)| *cause == Cause::Insincere).count();
    vec![
        Figure::exact("people on the list", listed as f64, 100.0),
        Figure::exact("people who stand higher and are not on it", better as f64, 0.0),
        Figure::exact("people on one list and not on the other", differ as f64, 0.0),
        Figure::exact("people who have earned the flag", earned as f64, 0.0),
        Figure::exact("flags laid to insincerity", insincere as f64, 100.0),
    ]
}

#[test]
fn a_merged_score_is_the_weighted_mean_through_its_links() {
    check(scores, &[Mistake::MergesAlike, Mistake::LinksRightly, Mistake::MendsNothing]);
}

#[test]
fn lists_are_handed_on_and_need_not_be_meant() {
    check(lists, &[Mistake::BelievesItsLists]);
}
