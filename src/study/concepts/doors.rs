//! Doors: acts that bands and lists close, help that only one band opens, fines, and hiring by acquaintance.

use super::{Figure, check, town, written};
use crate::day::Simulation;
use crate::day::state::residents::Employment;
use crate::kernel::mistake::{Mistake, while_made};

/// What all looks together paid in fees and fines, in groats.
fn paid(town: &Simulation) -> f64 {
    let looks = town.town().looks().len();
    town.figures().groups[..looks].iter().map(|group| group.fees).sum::<i64>() as f64 / 100.0
}

/// Acts of a number that were done today.
fn done(town: &Simulation, act: u8) -> usize {
    town.deeds_today().filter(|deed| deed.act == act).count()
}

fn closing() -> Vec<Figure> {
    let scenario = written(
        r#"town: (residents: 600),
        acts: [(name: "tick", chance: Fixed(0.05)), (name: "study", chance: Fixed(1.0)), (name: "lesson", chance: Fixed(1.0))],
        watchers: [(name: "ear", acts: ["tick"], perfect: true, places: [(place: Home, share: 1)])],
        offices: [(name: "office", rules: [(act: "tick", points: -20.0)],
            lists: [(name: "listed", on: [Record("tick")], off: [AfterDays(9)], effects: (closes: ["study"]))],
            bands: [
                (name: "A", from: 590.0, effects: (closes: ["lesson"])),
                (name: "B", from: 570.0, effects: (closes: ["lesson"])),
                (name: "C", from: 0.0),
            ])]"#,
    );
    let mut town = town(&scenario);
    let [mut studied, mut open, mut helped, mut low] = [0; 4];
    for _ in 0..40 {
        let ledger = &town.state.offices[0].ledger;
        open += ledger.lists.iter().filter(|lists| **lists == 0).count();
        low += ledger.band.iter().filter(|band| **band == 2).count();
        town.pass_day();
        studied += done(&town, 1);
        helped += done(&town, 2);
        let closed = town.state.truth.closed.iter().flatten().count();
        assert_eq!(done(&town, 1) + done(&town, 2) + closed, 1200, "what is closed is known to the study");
    }
    vec![
        Figure::exact("studies", studied as f64, open as f64),
        Figure::exact("lessons to those in the lowest band", helped as f64, low as f64),
    ]
}

/// A town in which every mark is false, everyone appeals, and every reviewer is right.
const FINED: &str = r#"town: (residents: 500, traits: (nerve: 1.0, spread: 0.0)),
    acts: [(name: "sit", chance: Fixed(0.2)), (name: "shout", chance: Fixed(0.0))],
    watchers: [(name: "ear", acts: ["shout"], mistakes: [(act: "sit", taken_for: "shout", chance: 1.0)], places: [(place: Home, share: 1)])],
    offices: [(name: "office", household_share: 0.5, method: Ledger(start: 5.0, floor: 0.0),
        rules: [(act: "shout", points: -1.0, fine: 3.0)], bands: [(name: "A", from: 0.0)])],
    redress: (appeal: 1.0, accuracy: 1.0, cost: 0.0, hours: 0.0, delay_days: 1, reviews_a_day: 1000.0)"#;

fn fines() -> Vec<Figure> {
    let mut without = town(&written(&FINED.replace("appeal: 1.0", "appeal: 0.0")));
    let mut with = town(&written(FINED));
    let [mut marks, mut seen, mut taken_back, mut repaid] = [0; 4];
    for _ in 0..30 {
        repaid = taken_back;
        without.pass_day();
        with.pass_day();
        marks += done(&without, 0);
        seen += done(&with, 0);
        let own = |receipt: &crate::day::state::records::Receipt| receipt.about == receipt.record.about;
        taken_back += with.state.desk.corrections.iter().filter(|correction| own(&correction.receipt)).count();
    }
    let floor = without.state.offices[0].ledger.own.iter().filter(|own| **own == 0).count();
    assert!(floor > 100, "many scores are at the floor, and still each mark is paid for");
    assert!(repaid > 100);
    vec![
        Figure::exact("groats paid where nobody appeals", paid(&without), 3.0 * marks as f64),
        Figure::exact("groats paid where marks are taken back", paid(&with), 3.0 * (seen - repaid) as f64),
    ]
}

/// Of those who look for a job: how many know somebody in the firm and how many do not, and of each how many are hired.
fn hired() -> Vec<Figure> {
    let scenario = written(
        r#"town: (residents: 6000, ties: Village(neighbours: 1, workmates: 0, friends: 1)),
        sets: [(name: "known", at_work: Known), (name: "unknown", at_work: Unknown)],
        shocks: (layoffs_a_year: 3.0, hiring: 0.05, acquaintance: 4.0, illness_a_year: 0.0)"#,
    );
    let mut town = town(&scenario);
    let [mut known, mut others, mut known_hired, mut others_hired] = [0.0; 4];
    let mut expected = [0.0; 2];
    let mut weeks = [0; 2];
    for _ in 0..200 {
        let (residents, people) = (&town.state.residents, &town.town().people);
        let works = |i: usize| residents.employment[i] == Employment::Employed as u8;
        let idle: Vec<usize> = (0..6000)
            .filter(|i| residents.employment[*i] == Employment::Idle as u8 && people.firm_of(*i as u32).is_some())
            .collect();
        let knows = |i: usize| {
            town.contacts(i as u32)
                .iter()
                .any(|other| people.firm[*other as usize] == people.firm[i] && works(*other as usize))
        };
        let acquainted: Vec<bool> = idle.iter().map(|i| knows(*i)).collect();
        let day = town.day();
        town.pass_day();
        for resident in (0..6000u32).filter(|i| crate::day::state::residents::weekly(*i as usize / 64, day)) {
            if town.state.residents.employment[resident as usize] == Employment::Idle as u8 {
                [0, 1].into_iter().for_each(|set| weeks[set] += u64::from(town.is_in_set(set, resident)));
            }
        }
        // Those who have their week today are hired by the chance of a week, or not.
        let (all, k) = (idle.len() as f64, acquainted.iter().filter(|a| **a).count() as f64);
        let multiple = 4.0f64.min(all / k);
        let chances = [0.05 * multiple, 0.05 * (all - k * multiple) / (all - k)];
        for (i, is_known) in idle.into_iter().zip(acquainted) {
            if !crate::day::state::residents::weekly(i / 64, day) {
                continue;
            }
            let hired = f64::from(u8::from(town.state.residents.employment[i] == Employment::Employed as u8));
            let (people, hires, place) =
                if is_known { (&mut known, &mut known_hired, 0) } else { (&mut others, &mut others_hired, 1) };
            *people += 1.0;
            *hires += hired;
            expected[place] += chances[place];
        }
    }
    assert!(known > 200.0 && others > 2000.0, "{known} {others}");
    let sets = town.figures().groups.len() - 2;
    let counted = [0, 1].map(|set| town.figures().groups[sets + set].weeks_without_work);
    assert!(weeks[0] > 100, "{weeks:?}");
    vec![
        Figure::exact("weeks without work of those who are known there", counted[0] as f64, weeks[0] as f64),
        Figure::exact("weeks without work of those who are not", counted[1] as f64, weeks[1] as f64),
        Figure::count("hired of those who know somebody", known_hired as usize, expected[0]),
        Figure::count("hired of the others", others_hired as usize, expected[1]),
    ]
}

#[test]
fn bands_and_lists_close_acts_and_one_band_opens_help() {
    check(closing, &[Mistake::ClosesNothing]);
}

#[test]
fn a_fine_is_paid_to_the_groat_and_given_back_with_the_mark() {
    check(fines, &[Mistake::FineIsKept, Mistake::FineOnlyWithPoints]);
}

#[test]
fn who_knows_somebody_is_hired_sooner_and_as_many_are_hired() {
    check(hired, &[Mistake::MoreAreHired]);
}

/// Somebody who is flagged loses fewer contacts among those who are flagged too, if the list says so.
#[test]
fn those_who_are_listed_stay_with_one_another() {
    let text = r#"town: (residents: 2000, ties: Village(neighbours: 3, workmates: 3, friends: 3)),
        acts: [(name: "tick", chance: Fixed(0.02))],
        watchers: [(name: "ear", acts: ["tick"], perfect: true, places: [(place: Home, share: 1)])],
        offices: [(name: "office", rules: [], bands: [(name: "A", from: 0.0)],
            lists: [(name: "listed", on: [Record("tick")], off: [AfterDays(400)], effects: (tie_loss: 0.1, tie_loss_among: AMONG))])]"#;
    let lost_among = |among: &str| {
        let mut town = town(&written(&text.replace("AMONG", among)));
        let mut lost = [0; 2];
        for _ in 0..100 {
            let before: Vec<Vec<u32>> = (0..2000).map(|resident| town.contacts(resident).to_vec()).collect();
            let listed: Vec<bool> = town.state.offices[0].ledger.lists.iter().map(|lists| *lists != 0).collect();
            town.pass_day();
            for (resident, contacts) in before.iter().enumerate() {
                let gone = contacts.iter().filter(|other| !town.contacts(resident as u32).contains(other));
                for other in gone.filter(|other| listed[**other as usize] || listed[resident]) {
                    lost[usize::from(listed[resident] && listed[*other as usize])] += 1;
                }
            }
        }
        lost
    };
    let (alike, apart) = (lost_among("1.0"), lost_among("0.0"));
    assert!(alike[1] > 300, "{alike:?}");
    let is_apart = |lost: [i32; 2]| lost[1] * 20 < alike[1] && lost[0] > alike[0] / 2;
    assert!(is_apart(apart), "{alike:?} {apart:?}");
    assert!(!is_apart(while_made(Mistake::LeavesFlaggedAlike, || lost_among("0.0"))));
}
