//! Reports: of oneself, with a witness, and of a rival. Reports of neighbours are an experiment of the lab.

use super::{Figure, check, lived, written};
use crate::day::Simulation;
use crate::day::state::records::Reported;
use crate::kernel::mistake::Mistake;

/// What reports claim, without the reports themselves and without lies that were found out.
fn claims(town: &Simulation) -> Vec<Reported> {
    let claims = |report: &&Reported| report.seen.act != report.by && report.seen.act == 0;
    town.history().unwrap().reports().map(|(_, report)| report).filter(claims).copied().collect()
}

/// A count of rare things in so many draws, whose chances differ.
fn counted(what: &str, seen: usize, chances: impl Iterator<Item = f64>, days: f64) -> Figure {
    let (expected, variance) = chances.fold((0.0, 0.0), |(sum, of), p| (sum + p * days, of + p * (1.0 - p) * days));
    Figure { what: what.to_owned(), seen: seen as f64, expected, error: variance.sqrt() }
}

/// People who claim a good deed that they did, or, with a contact who confirms it, one that they did not do.
fn staged() -> Vec<Figure> {
    let (days, p, t, k, b, guile) = (60.0, 0.3, 0.2, 0.8, 0.5, 51.0 / 255.0);
    let scenario = written(
        r#"town: (residents: 1000, traits: (guile: 0.2, spread: 0.0), ties: Random(contacts: 6)), days: 60,
        acts: [
            (name: "help", chance: Fixed(0.3), value: 1.0),
            (name: "film", chance: Fixed(0.2), reports: (of: Doer, claims: ["help"], knows: 0.8, makes_up: 0.5, witness: true)),
        ],
        watchers: [(name: "the app", kind: SelfReport, takes: ["film"], places: [(place: Home, share: 1)])],
        offices: [(name: "office", method: Ledger(start: 0.0, ceiling: 10000.0), bands: [(name: "A", from: 0.0)],
            rules: [(act: "help", points: 2.0)])]"#,
    );
    let town = lived(&scenario, 60);
    let (all, witness) = (claims(&town), town.witness());
    let untrue = all.iter().filter(|report| !report.seen.is_true(witness)).count();
    let contacts = |resident: u32| town.contacts(resident).len() as f64;
    let confirmed = |resident: u32| t * (1.0 - p) * b * (1.0 - libm::pow(1.0 - guile, contacts(resident)));
    let given = town.figures().acts.iter().map(|act| act.points_up).sum::<i64>() as f64 / 256.0;
    let claimed = town.figures().reports.points_claimed as f64 / 256.0;
    vec![
        counted("claims of what was done", all.len() - untrue, (0..1000).map(|_| t * p * k), days),
        counted("claims of what was staged", untrue, (0..1000).map(confirmed), days),
        Figure::exact("lies that a contact confirmed", town.figures().reports.confirmed as f64, untrue as f64),
        Figure::exact("points for claims", given, 2.0 * all.len() as f64),
        Figure::exact("points for what was staged", claimed, 2.0 * untrue as f64),
    ]
}

/// Everybody accuses the contact with the highest score.
fn sabotage() -> Vec<Figure> {
    let scenario = written(
        r#"town: (residents: 400, traits: (guile: 1.0, conscience: 0.0, spread: 0.0)), days: 40,
        acts: [
            (name: "cheat", chance: Fixed(0.0)),
            (name: "smear", chance: Fixed(0.05), reports: (of: Rival, claims: ["cheat"], makes_up: 1.0)),
            (name: "help", chance: Fixed(0.2)),
        ],
        watchers: [
            (name: "the post box", kind: Neighbours, takes: ["smear"], places: [(place: Home, share: 1)]),
            (name: "the square", acts: ["help"], places: [(place: Home, share: 1)]),
        ],
        offices: [(name: "office", method: Ledger(start: 0.0, floor: -10000.0, ceiling: 10000.0), bands: [(name: "A", from: -10000.0)],
            rules: [(act: "cheat", points: -3.0), (act: "help", points: 1.0)])]"#,
    );
    let mut town = super::town(&scenario);
    let (mut of_the_highest, mut all) = (0, 0);
    for _ in 0..40 {
        let score: Vec<i32> = (0..400).map(|resident| town.exact_score(0, resident)).collect();
        town.pass_day();
        for report in town.state.sightings.reports.iter().filter(|report| report.seen.act != report.by) {
            let highest = town.contacts(report.reporter).iter().map(|contact| score[*contact as usize]).max();
            all += 1;
            of_the_highest += u32::from(highest == Some(score[report.seen.about as usize]));
        }
    }
    let with_contacts = (0..400).filter(|resident| !town.contacts(*resident).is_empty()).count();
    vec![
        Figure::exact("accusations of the contact with the highest score", of_the_highest.into(), all.into()),
        Figure::count("accusations", all as usize, with_contacts as f64 * 0.05 * 40.0),
    ]
}

#[test]
fn a_lie_needs_a_contact_who_confirms_it() {
    check(staged, &[Mistake::EverybodyConfirms]);
}

#[test]
fn whoever_wants_to_harm_a_rival_accuses_the_one_with_the_highest_score() {
    check(sabotage, &[Mistake::ReportsAnyContact]);
}
