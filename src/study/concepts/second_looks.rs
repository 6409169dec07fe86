//! Second looks: what an office's own review and an audit repair, what they cost, and how far a correction reaches.

use super::{Figure, check, lived, written};
use crate::day::Simulation;
use crate::kernel::mistake::{Mistake, while_made};

const TOWN: &str = r#"town: (residents: 1000),
    acts: [(name: "shout", chance: Fixed(0.1)), (name: "sit", chance: Fixed(0.1))],
    watchers: [(name: "ear", acts: ["shout"], mistakes: [(act: "sit", taken_for: "shout", chance: 0.5)], places: [(place: Home, share: 1)])],
    offices: [
        (name: "first", method: Ledger(start: 600.0), rules: [(act: "shout", points: -1.0)], bands: [(name: "A", from: 0.0)], REVIEW),
        (name: "second", rules: [(act: "shout", points: -2.0)], bands: [(name: "A", from: 0.0)]),
    ],"#;

/// Marks so far, and those of them that are false, of the first office.
fn marks(town: &Simulation, days: std::ops::Range<u32>) -> [usize; 2] {
    let receipts = town.history().unwrap().receipts();
    let own = receipts.filter(|(day, receipt)| receipt.office == 0 && days.contains(day));
    own.fold([0, 0], |[all, wrong], (_, receipt)| [all + 1, wrong + usize::from(!receipt.is_true(town.witness()))])
}

fn reviewed() -> Vec<Figure> {
    let scenario = written(&TOWN.replace("REVIEW", "review: (share: 0.2, accuracy: 0.8, hours_each: 0.5)"));
    let town = lived(&scenario, 60);
    // What is laid out today is looked at tomorrow.
    let [all, wrong] = marks(&town, 0..59);
    let [looked_at, _] = town.state.second_looks.reviewed[0];
    let [repaired, sound] = town.repaired().map(|count| count as usize);
    let expected = wrong as f64 / all as f64 * 0.8 / 0.5;
    let an_hour = repaired as f64 / town.hours_of_second_looks();
    vec![
        Figure::share("marks looked at again", looked_at as usize, all, 0.2),
        Figure { what: "repaired an hour".into(), seen: an_hour, expected, error: expected / (repaired as f64).sqrt() },
        Figure::count("true marks that reviewers took back", sound, (all - wrong) as f64 * 0.2 * 0.2),
        Figure::exact("hours", town.hours_of_second_looks(), looked_at as f64 * 0.5),
    ]
}

fn audited() -> Vec<Figure> {
    let text =
        format!("{} redress: (audit: (share: 0.3, every_days: 20, accuracy: 0.7))", TOWN.replace(", REVIEW", ""));
    let town = lived(&written(&text), 59);
    // The audits of days 20 and 40 have looked at what was entered before them.
    let [all, wrong] = marks(&town, 0..40);
    let [looked_at, found] = town.state.second_looks.audited[0].map(|count| count as usize);
    let expected = (wrong as f64 * 0.7 + (all - wrong) as f64 * 0.3) / all as f64;
    vec![
        Figure::share("marks that were audited", looked_at, all, 0.3),
        Figure::share("of these found false", found, looked_at, expected),
    ]
}

/// Records that were taken back at both offices, and at the first alone.
fn taken_back(correction: &str) -> [usize; 2] {
    let text = format!(
        "{} redress: (appeal: 1.0, accuracy: 1.0, cost: 0.0, hours: 0.0, delay_days: 1, reviews_a_day: 1000.0, correction: {correction})",
        TOWN.replace(", REVIEW", "")
    );
    let town = lived(&written(&text), 30);
    let mut offices: std::collections::BTreeMap<u64, Vec<u8>> = std::collections::BTreeMap::new();
    for (_, correction) in town.history().unwrap().corrections() {
        offices.entry(correction.receipt.record.id).or_default().push(correction.receipt.office);
    }
    let both = offices.values().filter(|offices| **offices == [0, 1]).count();
    let first = offices.values().filter(|offices| **offices == [0]).count();
    assert_eq!(both + first, offices.len(), "no office takes back what the first has not, and none twice");
    assert!(offices.len() > 100);
    [both, first]
}

#[test]
fn review_repairs_what_it_looks_at_and_does_harm_where_it_errs() {
    check(reviewed, &[Mistake::ReviewersNeverErr, Mistake::ReviewsEverything]);
}

#[test]
fn an_audit_finds_what_is_false_in_what_it_draws() {
    check(audited, &[Mistake::ReviewersNeverErr, Mistake::ReviewsEverything]);
}

#[test]
fn a_correction_reaches_as_far_as_the_rules_say() {
    let ([_, alone], [both, _]) = (taken_back("First"), taken_back("Everywhere"));
    assert_eq!(taken_back("First"), [0, alone]);
    assert_eq!(taken_back("Everywhere"), [both, 0]);
    assert_eq!(alone, both, "as many appeals are lodged and upheld");
    let mistaken = while_made(Mistake::CorrectsHereAlone, || taken_back("Everywhere"));
    assert_ne!(mistaken, [both, 0]);
}

/// Appeals that nobody answers are never looked at; marks that people were not told of are found by those who look.
#[test]
fn some_appeals_are_never_answered_and_some_marks_are_found_in_the_file() {
    let lodged = |redress: &str| {
        let text = format!(
            "{} redress: (appeal: 1.0, cost: 0.0, hours: 0.0, delay_days: 1, reviews_a_day: 1000.0, {redress})",
            TOWN.replace(", REVIEW", "")
        );
        lived(&written(&text), 60).redress_figures()
    };
    let half = lodged("answered: 0.5");
    let share = half.reviewed as f64 / half.lodged as f64;
    assert!((share - 0.5).abs() < 4.5 * (0.25 / half.lodged as f64).sqrt() + 0.05, "{half:?}");
    let (unseen, seen) = (lodged("notice: 0.0"), lodged("notice: 0.0, see: 0.8"));
    assert_eq!(unseen.lodged, 0);
    assert!(seen.lodged > 20, "{seen:?}");
}
