//! Zones, stops and what clears the one who did something.

use super::{Figure, check, lived, written};
use crate::kernel::mistake::Mistake;
use crate::scenario::raw::PlaceKind;
use crate::town::Town;

/// Whether a block lies more than two blocks from home, work, shop and every point of the straight ways between them: each way
/// is gone along in small steps.
fn is_beyond(town: &Town, resident: u32, block: u32) -> bool {
    const STEPS: u32 = 2000;
    let at = |block: u32| {
        let (column, row) = town.layout.cell(block);
        [f64::from(column), f64::from(row)]
    };
    let firm = |place| town.place(resident, place).map(|firm| town.firms.block[firm as usize]);
    let known = [Some(town.people.block[resident as usize]), firm(PlaceKind::Work), firm(PlaceKind::Shop)];
    let known: Vec<[f64; 2]> = known.into_iter().flatten().map(at).collect();
    let there = at(block);
    known.iter().all(|from| {
        known.iter().all(|to| {
            (0..=STEPS).all(|step| {
                let share = f64::from(step) / f64::from(STEPS);
                let way = [0, 1].map(|axis| from[axis] + (to[axis] - from[axis]) * share - there[axis]);
                way[0] * way[0] + way[1] * way[1] > 4.0 + 1e-4
            })
        })
    })
}

/// People who go somewhere in the town, and whom their bracelets report beyond two blocks from where they live, work and shop.
fn strays() -> Vec<Figure> {
    let days = 60;
    let scenario = written(
        r#"town: (residents: 600), days: 60,
        acts: [(name: "wander", chance: Fixed(0.5), place: Square, away: Town), (name: "sit", chance: Fixed(0.5), place: Square)],
        watchers: [(name: "bracelets", kind: Devices, acts: ["wander", "sit"], beyond: 2, places: [(place: Square, share: 1)])]"#,
    );
    let lived = lived(&scenario, days);
    let town = lived.town();
    let blocks = town.layout().columns * town.layout().rows;
    let beyond = |resident: u32| {
        let home = town.people.block[resident as usize];
        let others = (0..blocks).filter(|block| *block != home);
        others.filter(|block| is_beyond(town, resident, *block)).count() as f64 / f64::from(blocks - 1)
    };
    let strays: Vec<f64> = (0..600).map(beyond).collect();
    let deeds = lived.history().unwrap().deeds().filter(|(_, deed)| deed.act == 0);
    let chances: Vec<f64> = deeds.map(|(_, deed)| strays[deed.resident as usize]).collect();
    let expected = chances.iter().sum::<f64>();
    let error = chances.iter().map(|p| p * (1.0 - p)).sum::<f64>().sqrt();
    let seen = lived.history().unwrap().observations().map(|(_, seen)| seen.act).collect::<Vec<_>>();
    let of = |act: u8| seen.iter().filter(|other| **other == act).count() as f64;
    vec![
        Figure { what: "alarms beyond the zone".into(), seen: of(0), expected, error },
        Figure::exact("alarms at the usual place", of(1), 0.0),
    ]
}

/// A gate that half of the quarters have, which sees four deeds in five and stops six in ten of what it sees.
fn stopped() -> Vec<Figure> {
    let days = 100;
    let scenario = written(
        r#"town: (residents: 800), days: 100,
        acts: [
            (name: "steal", chance: Fixed(0.05), place: Gate, value: -8.0),
            (name: "enter", chance: Fixed(0.3), place: Gate, value: 1.0),
        ],
        incidents: [(name: "a child is lost", value: -20.0, rates: [(quarter: "Mill", a_day: 2.0)])],
        watchers: [
            (name: "the gate", acts: ["steal"], mistakes: [(act: "enter", taken_for: "steal", chance: 0.02)], sensitivity: 0.8,
                stops: 0.6, stop_hours: 0.5, asks_kin: true, places: [(place: Gate, share: 1)]),
            (name: "the bracelet", kind: Devices, incidents: ["a child is lost"], sensitivity: 0.9, stops: 0.5, places: [(place: Home, share: 1)]),
        ]"#,
    );
    let town = lived(&scenario, days);
    let figures = town.figures();
    let done = |act: usize| figures.acts[act].done as f64;
    let (stops, witness) = (town.history().unwrap().stops(), town.witness());
    let (mut rightly, mut wrongly, mut hours) = (0usize, 0usize, 0usize);
    for (_, stop) in stops {
        *(if stop.done(witness) == Some(0) { &mut rightly } else { &mut wrongly }) += 1;
        hours += 2 * town.town().household(stop.person).len();
    }
    let found = figures.stops.harmful as usize - rightly;
    vec![
        Figure::count("thieves stopped", rightly, done(0) * 0.8 * 0.6),
        Figure::count("visitors stopped", wrongly, done(1) * 0.02 * 0.6),
        Figure::count("children found", found, 2.0 * f64::from(days) * 0.9 * 0.5),
        Figure::exact("quarters of an hour lost", figures.stops.quarter_hours as f64, hours as f64),
        Figure::exact(
            "harm that was stopped",
            figures.stops.harm as f64,
            -800.0 * rightly as f64 - 2000.0 * found as f64,
        ),
    ]
}

/// Helpers whom a warden takes for thieves, three in ten, where no camera saw what they did.
fn cleared() -> Vec<Figure> {
    let scenario = written(
        r#"town: (residents: 500), days: 100,
        acts: [(name: "help", chance: Fixed(0.2), place: Square, value: 1.0), (name: "rob", chance: Fixed(0.0), place: Square, value: -5.0)],
        watchers: [
            (name: "wardens", kind: Neighbours, mistakes: [(act: "help", taken_for: "rob", chance: 0.3)], stops: 1.0, places: [(place: Square, share: 1)]),
            (name: "camera", acts: ["help"], clears: true, sensitivity: 0.75, places: [(place: Square, share: 1)]),
        ]"#,
    );
    let town = lived(&scenario, 100);
    let done = town.figures().acts[0].done as usize;
    vec![Figure::share("helpers who are stopped", town.figures().stops.all as usize, done, 0.25 * 0.3)]
}

#[test]
fn a_zone_ends_where_its_plan_says() {
    check(strays, &[Mistake::ZoneWithoutEnd]);
}

#[test]
fn what_is_stopped_does_no_harm() {
    check(stopped, &[Mistake::StopsNobody]);
}

#[test]
fn a_camera_that_saw_it_clears_the_helper() {
    check(cleared, &[Mistake::ClearsNobody]);
}

/// Narrow watchers change nobody's score: where no office reads them, every byte that an office keeps is the same.
#[test]
fn who_is_stopped_moves_no_score() {
    let ledgers = |watchers: &str| {
        let scenario = written(&format!(
            r#"town: (residents: 300), days: 60,
            acts: [(name: "steal", chance: Fixed(0.05), place: Gate, value: -8.0), (name: "litter", chance: Fixed(0.1), place: Square)],
            watchers: [(name: "square", acts: ["litter"], places: [(place: Square, share: 1)]), {watchers}],
            offices: [(name: "office", sources: ["square"], bands: [(name: "A", from: 590.0), (name: "B", from: 0.0, penalty: true)],
                rules: [(act: "litter", points: -4.0), (act: "steal", points: -9.0)])]"#
        ));
        let town = lived(&scenario, 60);
        (town.state.offices[0].ledger.clone(), town.figures().stops.all)
    };
    let gate = r#"(name: "the gate", acts: ["steal"], stops: 0.6, stop_hours: 0.5, stop_strain: 0.05, places: [(place: Gate, share: 1)])"#;
    let ((without, none), (with, stops)) = (ledgers(""), ledgers(gate));
    assert!(none == 0 && stops > 100, "{none}, {stops}");
    assert!(without == with, "a score has moved");
    let scenario = written(r#"town: (residents: 60), acts: [(name: "steal", chance: Fixed(0.1), place: Gate)]"#);
    assert!(super::lived(&scenario, 5).state.offices.is_empty(), "no office, no column of scores");
}
