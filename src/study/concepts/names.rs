//! Names: entries under the name of a household's papers, in a wrong file, and under a stolen name.

use super::{Figure, check, lived, town, written};
use crate::kernel::mistake::Mistake;

/// Of the entries under the name of whoever holds the papers of a household of so many, the share of what others did.
fn holders() -> Vec<Figure> {
    let scenario = written(
        r#"town: (residents: 3000), acts: [(name: "boil", chance: Fixed(0.2))],
        watchers: [(name: "kettle", acts: ["boil"], names: Holder, places: [(place: Home, share: 1)])]"#,
    );
    let town = lived(&scenario, 20);
    let (mut of_others, mut all) = ([0usize; 9], [0usize; 9]);
    for (_, observation) in town.history().unwrap().observations() {
        let size = town.town().household(observation.about).len();
        all[size] += 1;
        of_others[size] += usize::from(!observation.is_true(town.witness()));
    }
    let sizes = (1..9).filter(|size| all[*size] > 400);
    sizes
        .map(|size| {
            let expected = (size - 1) as f64 / size as f64;
            Figure::share(&format!("marks of others in a household of {size}"), of_others[size], all[size], expected)
        })
        .collect()
}

fn misfiled() -> Vec<Figure> {
    let scenario = written(
        r#"town: (residents: 1000), acts: [(name: "pay", chance: Fixed(0.3))],
        watchers: [(name: "clerk", acts: ["pay"], misfile: 0.04, places: [(place: Home, share: 1)])]"#,
    );
    let town = lived(&scenario, 60);
    let seen: Vec<_> = town.history().unwrap().observations().map(|(_, observation)| observation).collect();
    let wrong = seen.iter().filter(|observation| !observation.is_true(town.witness())).count();
    vec![Figure::share("entries in a wrong file", wrong, seen.len(), 0.04)]
}

/// People of whom three in a hundred go by the papers of others, and who are found out by the first mark.
const STOLEN: &str = r#"town: (residents: 4000, traits: (nerve: 1.0, spread: 0.0)),
    sets: [(name: "exposed", share: 0.5), (name: "thieves", share: 0.03)],
    acts: [
        (name: "use", who: In("thieves"), chance: Fixed(1.0), alias: (of: "exposed", days: 400)),
        (name: "borrow", who: In("thieves"), chance: Fixed(0.1)),
    ],
    watchers: [(name: "bank", acts: ["borrow"], papers: true, sensitivity: 0.5, places: [(place: Home, share: 1)])],
    offices: [(name: "office", rules: [(act: "borrow", points: -10.0)], bands: [(name: "A", from: 0.0)])],
    redress: (appeal: APPEAL, accuracy: 1.0, cost: 0.0, hours: 0.0, delay_days: 6, reviews_a_day: 1000.0)"#;

fn stolen() -> Vec<Figure> {
    let scenario = written(&STOLEN.replace("APPEAL", "0.0"));
    let mut town = town(&scenario);
    let (mut users, mut marks) = (0.0, 0);
    for _ in 0..100 {
        // Those who go by a name this morning are seen under it today.
        users += town.aliases().now().len() as f64;
        town.pass_day();
        let witness = town.witness();
        let seen = town.state.sightings.observations.iter().flatten();
        marks += seen.filter(|observation| !observation.is_true(witness)).count();
    }
    vec![
        Figure::count("marks on those whose names are used", marks, users * 0.1 * 0.5),
        Figure::exact("days under another's name", town.aliases().days as f64, users),
    ]
}

/// Days from the first morning under another's name to the upheld appeal: until the first mark, and then until the review.
fn found_out() -> Vec<Figure> {
    let text = STOLEN.replace("APPEAL", "1.0").replace(
        r#"(name: "use", who: In("thieves"), chance: Fixed(1.0)"#,
        r#"(name: "use", who: In("thieves"), chance: Fixed(0.004)"#,
    );
    let town = lived(&written(&text), 1200);
    let (found, days) = (town.aliases().found_out as f64, town.aliases().days_to_find as f64);
    assert!(found > 150.0, "{found}");
    let chance = 0.1 * 0.5;
    let error = (1.0f64 - chance).sqrt() / chance / found.sqrt();
    let (what, expected) = ("days until misused papers are found out".to_owned(), 1.0 / chance + 6.0);
    vec![Figure { what, seen: days / found, expected, error }]
}

#[test]
fn what_a_household_does_is_entered_under_one_name() {
    check(holders, &[Mistake::NamesTheDoer]);
}

#[test]
fn some_entries_land_in_another_file() {
    check(misfiled, &[Mistake::NamesTheDoer]);
}

#[test]
fn whoever_goes_by_a_name_is_entered_under_it_until_it_is_found_out() {
    check(stolen, &[Mistake::NamesTheDoer]);
    check(found_out, &[]);
}
