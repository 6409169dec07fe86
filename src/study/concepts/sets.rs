//! Sets: the lot, the chain of joining and leaving, and whom an office about a set rates.

use super::{Figure, check, lived, town, written};
use crate::day::Simulation;
use crate::kernel::mistake::Mistake;

fn members(town: &Simulation, set: usize) -> Vec<bool> {
    (0..town.town().residents() as u32).map(|resident| town.is_in_set(set, resident)).collect()
}

fn count(members: &[bool]) -> usize {
    members.iter().filter(|member| **member).count()
}

fn figures() -> Vec<Figure> {
    const ALL: usize = 6000;
    let scenario = written(&format!(
        r#"town: (residents: {ALL}, ties: Village(neighbours: 2, workmates: 0, friends: 3)),
        sets: [
            (name: "lot", share: 0.3),
            (name: "homes", share: 0.4, by: Household),
            (name: "app", share: 0.0, enter: ["join"], leave: ["go"]),
            (name: "guests", days: 20),
            (name: "late", share: 0.5, from_day: 5, until_day: 9),
            (name: "known", at_work: Known),
            (name: "half of the unknown", at_work: Unknown, share: 0.5),
        ],
        acts: [(name: "join", chance: Fixed(0.05)), (name: "go", chance: Fixed(0.2))]"#
    ));
    let (first, thirty) = (town(&scenario), lived(&scenario, 30));
    let homes = members(&first, 1);
    let mixed = first.town().households.windows(2).filter(|home| {
        let inside = &homes[home[0] as usize..home[1] as usize];
        inside.iter().any(|member| *member != inside[0])
    });
    let in_homes = first.town().households.windows(2).filter(|home| homes[home[0] as usize]).count();
    let (p, q) = (0.05f64, 0.2);
    let chain = p / (p + q) * (1.0 - libm::pow(1.0 - p - q, 30.0));
    // Whoever belongs to a firm has a contact there or has none.
    let contacts_at_work = |resident: u32| {
        let firm = first.town().people.firm_of(resident)?;
        Some(first.contacts(resident).iter().filter(|other| first.town().people.firm_of(**other) == Some(firm)).count())
    };
    let [known, unknown] = [5, 6].map(|set| members(&first, set));
    let at_work: Vec<Option<usize>> = (0..ALL as u32).map(contacts_at_work).collect();
    let wrongly_known = (0..ALL).filter(|i| known[*i] != at_work[*i].is_some_and(|contacts| contacts > 0)).count();
    let wrongly_unknown = (0..ALL).filter(|i| unknown[*i] && at_work[*i] != Some(0)).count();
    let without = at_work.iter().filter(|contacts| **contacts == Some(0)).count();
    let late = [5, 6, 9, 10].map(|day| count(&members(&lived(&scenario, day), 4)));
    vec![
        Figure::share("share by lot", count(&members(&first, 0)), ALL, 0.3),
        Figure::exact("households of which some are in and some are not", mixed.count() as f64, 0.0),
        Figure::share("households by lot", in_homes, first.town().households.len() - 1, 0.4),
        Figure::share("members who joined and did not leave", count(&members(&thirty, 2)), ALL, chain),
        Figure::share("guests who are left", count(&members(&thirty, 3)), ALL, libm::pow(0.95, 30.0)),
        Figure::exact("in or out of the set of the known by mistake", wrongly_known as f64, 0.0),
        Figure::exact("in the set of the unknown by mistake", wrongly_unknown as f64, 0.0),
        Figure::share("those unknown at work by lot", count(&unknown), without, 0.5),
        Figure::exact("in the set before its first day", late[0] as f64, 0.0),
        Figure::share("in the set on its first day", late[1], ALL, 0.5),
        Figure::exact("who came or went between", late[2] as f64, late[1] as f64),
        Figure::exact("in the set on its last day", late[3] as f64, 0.0),
    ]
}

#[test]
fn people_are_in_a_set_by_lot_and_by_what_they_do() {
    check(figures, &[Mistake::LeavesAtOnce, Mistake::NobodyLeaves]);
}

/// An office about a set rates today those who were in it yesterday evening, and whoever is new begins at the start.
#[test]
fn an_office_about_a_set_rates_its_members() {
    let scenario = written(
        r#"town: (residents: 600),
        sets: [(name: "app", share: 0.0, enter: ["join"], leave: ["go"])],
        acts: [(name: "join", chance: Fixed(0.1)), (name: "go", chance: Fixed(0.1)), (name: "shout", chance: Fixed(0.5))],
        watchers: [(name: "ear", acts: ["shout"], perfect: true, places: [(place: Home, share: 1)])],
        offices: [(name: "office", about: In("app"), rules: [(act: "shout", points: -10.0)],
            lists: [(name: "loud", on: [ScoreBelow(560.0)], off: [ScoreAbove(600.0)])],
            bands: [(name: "A", from: 590.0), (name: "B", from: 0.0, penalty: true)])]"#,
    );
    let mut town = town(&scenario);
    let (mut came, mut listed) = (0, 0);
    for _ in 0..40 {
        let evening = members(&town, 0);
        let before: Vec<bool> = (0..600).map(|resident| town.state.offices[0].rates(resident)).collect();
        town.pass_day();
        for resident in 0..600u32 {
            let i = resident as usize;
            assert_eq!(town.state.offices[0].rates(resident), evening[i]);
            let shouted = town.deeds_today().any(|deed| deed.resident == resident && deed.act == 2);
            if evening[i] && !before[i] {
                came += 1;
                assert_eq!(town.exact_score(0, resident), if shouted { 590 * 256 } else { 600 * 256 });
            }
            let on_list = town.state.offices[0].ledger.lists[i] != 0;
            listed += usize::from(on_list);
            assert!(evening[i] || !on_list, "nobody is on a list of an office that does not rate them");
        }
    }
    assert!(came > 500 && listed > 100, "{came} {listed}");
}

/// Rules that change a lot move those whom it concerns, and leave alone who came by an act.
#[test]
fn a_lot_that_changes_moves_those_whom_it_concerns() {
    const ALL: usize = 3000;
    let of = |lot: &str| {
        written(&format!(
            r#"town: (residents: {ALL}), sets: [(name: "app", {lot}, enter: ["join"])], acts: [(name: "join", chance: Fixed(0.01))]"#
        ))
    };
    let day_after = |town: &mut Simulation, lot: &str| {
        town.adopt(of(lot)).unwrap();
        let before = members(town, 0);
        town.pass_day();
        (before, members(town, 0))
    };
    let few = "share: 0.3";
    let mut town = lived(&of(few), 10);
    let (lot, ten) = (members(&self::town(&of(few)), 0), members(&town, 0));
    let came = |resident: usize| ten[resident] && !lot[resident];
    assert!((0..ALL).filter(|resident| came(*resident)).count() > 100);
    let (more, _) = day_after(&mut town.clone(), "share: 0.6");
    let expected = 0.6 + 0.4 * (count(&ten) - count(&lot)) as f64 / (ALL - count(&lot)) as f64;
    assert!(Figure::share("after a larger lot", count(&more), ALL, expected).holds(), "{}", count(&more));
    assert!((0..ALL).all(|resident| more[resident] || !ten[resident]), "who was in stays in");
    let (none, _) = day_after(&mut town.clone(), "share: 0.0");
    assert!((0..ALL).all(|resident| none[resident] == came(resident)), "who came by an act stays");
    let (over, _) = day_after(&mut town.clone(), "share: 0.3, until_day: 5");
    assert_eq!(count(&over), 0, "it is over");
    let (still_to_come, _) = day_after(&mut town.clone(), "share: 0.3, from_day: 12");
    assert_eq!(count(&still_to_come), 0, "it has not begun");
    let (before, drawn) = day_after(&mut town, "share: 0.3, from_day: 10");
    assert_eq!(count(&before), 0);
    assert!((0..ALL).all(|resident| drawn[resident] || !lot[resident]), "the lot is drawn on its day, and is the same");
}
