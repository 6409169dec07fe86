//! What the machinery of calibration must hold, whatever people answer to rules: nothing is measured between a town and
//! itself, a planted effect is measured as that, and what is done by hand to nobody changes nobody.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::acts::{HARMFUL, HARMFUL_BUT_SHIFTS, PUBLIC};
use super::hands::{Beside, Chosen, FINE, FINED, Hand, LAID_OFF, MARKED, MARKED_ACTS, MARKED_UNFAIRLY, number};
use super::life::live;
use super::spans::{HALF_YEAR, Span};
use super::target::{Grade, Measure, Unit};
use super::targets::numbers;
use super::towns::{self, FIRMS, LEDGER, Town, UNRATED, Variant, reach};
use super::{Plan, Row, TARGETS, Target, Verdict, prepare};
use crate::day::state::orders::OneAct;
use crate::day::state::residents::Employment;
use crate::day::{Change, Options, Simulation};
use crate::words;

fn rows(targets: Vec<&'static Target>, seeds: u64, residents: u32, settings: &[&str]) -> Vec<Row> {
    let settings = settings.iter().map(|setting| (*setting).to_owned()).collect();
    let plan = Plan { seeds: (1..=seeds).collect(), residents, settings };
    prepare(targets, &plan).unwrap_or_else(|problems| panic!("{problems}")).measure(|| ())
}

const fn plain(name: &'static str, differs: &'static [&'static str]) -> Town {
    Town { name, text: r#"packs: ["civic-ledger"]"#, differs, variant: Variant::Unrated, days: 365, hands: &[] }
}

static AS_IS: Town = plain("as it is", &[]);
static AGAIN: Town = plain("again", &[]);
static LESS_LITTER: Town = plain("half the litter", &["acts.litter.times_a_year=7"]);

const fn litter(key: &'static str, on: &'static Town) -> Target {
    let measure = Measure::Acts { acts: &["litter"], on, off: &AS_IS, span: HALF_YEAR };
    Target::new("0", key, Grade::Unstudied, Unit::Change, measure).between(-60.0, -40.0).hard(-60.0, -40.0)
}

static SAME: Target = litter("same", &AGAIN);
static PLANTED: Target = litter("planted", &LESS_LITTER);

#[test]
fn a_town_against_itself_has_not_changed() {
    let rows = rows(vec![&SAME], 3, 200, &[]);
    let estimate = rows[0].estimate.unwrap();
    assert_eq!((estimate.value, estimate.luck, estimate.seeds), (0.0, Some(0.0), 3));
    assert_eq!(rows[0].by_seed, [Some(0.0); 3]);
    assert_eq!(rows[0].verdict(), Verdict::Misses { by: 40.0, may_be_luck: false });
    assert!(rows[0].fails());
}

#[test]
fn a_planted_effect_is_measured_as_what_it_is() {
    let rows = rows(vec![&PLANTED], 6, 400, &[]);
    let estimate = rows[0].estimate.unwrap();
    let luck = estimate.luck.unwrap();
    assert!((0.3..6.0).contains(&luck), "{estimate:?}");
    assert!((estimate.value + 50.0).abs() <= luck, "half the litter is measured as {estimate:?}");
    assert!(!rows[0].fails());
}

#[test]
fn a_setting_is_laid_over_all_towns_but_not_over_what_sets_them_apart() {
    // Both towns would have twice the litter; one has what sets it apart.
    let rows = rows(vec![&SAME, &PLANTED], 6, 400, &["acts.litter.times_a_year=28"]);
    assert_eq!(rows[0].estimate.unwrap().value, 0.0);
    let planted = rows[1].estimate.unwrap();
    assert!((planted.value + 75.0).abs() <= planted.luck.unwrap() + 0.5, "{planted:?}");
}

#[test]
fn a_setting_reaches_the_towns_that_have_what_it_names() {
    let all = [&UNRATED, &FIRMS];
    let reached = |setting: &str| {
        let reached = reach(&all, &[setting.to_owned()]).map_err(|problems| problems.to_string())?;
        Ok::<_, String>(reached.iter().map(|settings| settings.len()).collect::<Vec<_>>())
    };
    assert_eq!(reached("learning.talk=0.1"), Ok(vec![1, 1]));
    assert_eq!(reached("offices.weights_office.bands.D.effects.custom=0.93"), Ok(vec![0, 1]));
    assert_eq!(reached("watchers.neighbour_reports.false_alarm=0.007"), Ok(vec![1, 0]));
    for (wrong, says) in [
        ("watchers.telescopes.loss=0.1", "telescopes"),
        ("learning.talk=1.5", "1.5"),
        ("learning.tolk=0.1", "tolk"),
        ("nonsense", "nonsense"),
    ] {
        assert!(reached(wrong).unwrap_err().contains(says), "{wrong}");
    }
}

/// Whoever made no music on a day is made to.
static MUSIC: Hand = Hand { name: "music", from: 20, to: 22, spans: &[(0, 0), (1, 30)], choose: without_music };
/// Everybody is pardoned where there is nothing to be pardoned.
static NOTHING: Hand = Hand { name: "nothing", from: 20, to: 21, spans: &[(1, 100)], choose: pardoned };

fn without_music(town: &Simulation) -> Vec<Chosen> {
    let act = number(town.scenario(), "make_music").unwrap() as u8;
    let made: BTreeSet<u32> = town.deeds_today().filter(|deed| deed.act == act).map(|deed| deed.resident).collect();
    let others = (0..town.town().residents() as u32).filter(|resident| !made.contains(resident));
    others.map(|resident| Chosen { resident, act: None, change: Change::HandAct(OneAct { resident, act }) }).collect()
}

fn pardoned(town: &Simulation) -> Vec<Chosen> {
    let everyone = 0..town.town().residents() as u32;
    everyone.map(|resident| Chosen { resident, act: None, change: Change::Pardon(resident) }).collect()
}

/// A town and the one beside it, after so many days.
fn beside(of: &Town, hand: &'static Hand, days: u32) -> (Simulation, Beside) {
    let scenario = Arc::new(of.scenario(&[], 200).unwrap());
    let mut town = Simulation::new(scenario, Options::lean(1));
    let mut beside = Beside::new(hand, &town);
    for _ in 0..days {
        beside.begin_day(&town);
        town.pass_day();
        beside.pass_day(&town);
    }
    (town, beside)
}

#[test]
fn what_is_done_by_hand_is_what_differs() {
    let (_, music) = beside(&UNRATED, &MUSIC, 60);
    // Those who made music by themselves on the first day are chosen on the second, unless they made music again.
    let [with, without] = music.with_and_without(&["make_music"], 0);
    assert_eq!((with, without), (music.people as f64, 0.0));
    assert!((150..=200).contains(&music.people), "{}", music.people);

    let (_, nothing) = beside(&UNRATED, &NOTHING, 130);
    let acts: Vec<String> = UNRATED.scenario(&[], 60).unwrap().raw().acts.iter().map(|act| act.name.clone()).collect();
    let acts: Vec<&str> = acts.iter().map(String::as_str).collect();
    let [with, without] = nothing.with_and_without(&acts, 0);
    assert_eq!(with, without);
    assert!(with > 1000.0 && nothing.people == 200);
}

/// What is laid on by hand arrives: the day after, those who were chosen differ by it from themselves in the other town.
#[test]
fn what_is_laid_on_arrives() {
    let differ = |hand: &'static Hand, days: u32, of: fn(&Simulation, u32) -> f64| -> Vec<f64> {
        let (town, beside) = beside(&LEDGER, hand, days);
        let other = beside.town.unwrap();
        let chosen = (0..200u32).filter(|resident| beside.chosen[*resident as usize].is_some());
        chosen.map(|resident| of(&other, resident) - of(&town, resident)).collect()
    };
    let score = |town: &Simulation, resident| town.score(0, resident);
    let marked = differ(&MARKED, 62, score);
    assert!(marked.len() > 3 && marked.iter().all(|fall| *fall <= -3.0), "{marked:?}");
    let unfairly = differ(&MARKED_UNFAIRLY, 61, score);
    assert!(unfairly.len() > 20 && unfairly.iter().all(|fall| [-6.0, -12.0].contains(fall)), "{unfairly:?}");
    let work = |town: &Simulation, resident| f64::from(town.employment(resident) == Employment::Employed);
    let laid_off = differ(&LAID_OFF, 31, work);
    assert!(laid_off.len() > 15 && laid_off.iter().sum::<f64>() < -0.8 * laid_off.len() as f64, "{laid_off:?}");
    let fined = differ(&FINED, 31, |town, resident| town.money(resident));
    assert!(fined.len() > 15 && fined.iter().all(|loss| (loss + f64::from(FINE)).abs() < 10.0), "{fined:?}");
}

#[test]
fn where_nobody_is_rated_it_does_not_matter_who_watches() {
    const SPAN: Span = (0, 120);
    let bare = Town { text: "", ..plain("bare", &[]) };
    let counts = [&UNRATED, &bare, &Town { variant: Variant::Unrated, ..FIRMS }].map(|town| {
        let town = Town { days: SPAN.1, hands: &[], ..*town };
        let life = live(&town, &Arc::new(town.scenario(&[], 300).unwrap()), 1, || ());
        HARMFUL.map(|act| life.done(&[act], SPAN))
    });
    assert!(counts[0].iter().sum::<f64>() > 1000.0);
    assert!(counts.iter().all(|count| *count == counts[0]), "{counts:?}");
}

#[test]
fn acts_are_those_that_the_catalogue_has() {
    let scenario = LEDGER.scenario(&[], 60).unwrap();
    let acts = || scenario.policy().acts().iter();
    let harmful: BTreeSet<&str> = acts().filter(|act| act.value() < 0.0).map(|act| act.name()).collect();
    assert_eq!(harmful, BTreeSet::from(HARMFUL));
    let rules = &scenario.policy().offices()[0].rules;
    for act in HARMFUL {
        let points = rules[number(&scenario, act).unwrap()][0].points;
        assert!(points < 0, "{act} costs points");
    }
    assert_eq!(HARMFUL.iter().filter(|act| **act != "miss_shift").copied().collect::<Vec<_>>(), HARMFUL_BUT_SHIFTS);
    for act in PUBLIC.iter().chain(&MARKED_ACTS) {
        assert!(number(&scenario, act).is_some(), "{act}");
    }
}

#[test]
fn every_row_is_whole() {
    let mut keys = BTreeSet::new();
    for target in TARGETS {
        assert!(keys.insert(target.key), "{} is there twice", target.key);
        assert!(words::known(&format!("calibrate-{}", target.key)), "{} has no sentence", target.key);
        assert_eq!(target.range.is_none(), target.grade == Grade::Unstudied, "{}", target.key);
        let Some(range) = target.range else { continue };
        assert!(range.low < range.high, "{}", target.key);
        assert!(range.centre.is_none_or(|centre| (range.low..=range.high).contains(&centre)), "{}", target.key);
        if let Some((low, high)) = target.hard {
            assert!(low <= range.low && range.high <= high, "{}: bounds are wider than the range", target.key);
        }
    }
    // All that the page of targets numbers, in its order.
    let all = [
        "1", "2", "3", "4", "5", "6", "7", "7a", "8", "9", "10", "11", "12", "13", "14", "15", "16", "16a", "17", "18",
        "19",
    ];
    assert_eq!(numbers(), all);
    for hard in ["1", "2", "3", "5", "8", "9", "10", "14", "15"] {
        assert!(TARGETS.iter().any(|target| target.number == hard && target.hard.is_some()), "{hard} is hard");
    }
    let names: Vec<&str> = towns_of_all();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "every town has a name of its own");
}

/// The names of all towns of the table, a town that several targets read once.
fn towns_of_all() -> Vec<&'static str> {
    let mut towns: Vec<&'static Town> = TARGETS.iter().flat_map(|target| target.measure.towns()).collect();
    towns.sort_by_key(|town| std::ptr::from_ref(*town) as usize);
    towns.dedup_by_key(|town| std::ptr::from_ref(*town) as usize);
    towns.iter().map(|town| town.name).collect()
}

#[test]
fn every_target_can_be_measured() {
    let rows = rows(TARGETS.iter().collect(), 2, 300, &[]);
    assert_eq!(rows.len(), TARGETS.len());
    for row in &rows {
        let written = matches!(row.target.measure, Measure::Written { .. });
        assert_eq!(row.by_seed.len(), if written { 0 } else { 2 }, "{}", row.target.key);
        // What is left of an effect is not defined where there was none, as there may not be in so small a town.
        let of_an_effect = ["6", "3"].contains(&row.target.number);
        assert!(row.estimate.is_some() || of_an_effect, "{} was not measured", row.target.key);
        if let Some(estimate) = row.estimate {
            let share = row.target.unit == Unit::Share && !of_an_effect;
            assert!(
                estimate.value.is_finite() && (!share || (0.0..=100.0).contains(&estimate.value)),
                "{}",
                row.target.key
            );
        }
    }
    // Read from the packs as they are written.
    let written = |key: &str| rows.iter().find(|row| row.target.key == key).unwrap().estimate.unwrap().value;
    assert!((written("custom") - 0.975 / 1.05).abs() < 1e-9);
    assert_eq!((written("hired-d"), written("hired-e"), written("hired-debtor")), (0.9, 0.5, 0.5));
}

#[test]
fn days_are_told_before_they_pass() {
    use std::sync::atomic::{AtomicU64, Ordering};
    let plan = Plan { seeds: vec![1, 2], residents: 60, settings: vec![] };
    let targets = TARGETS.iter().filter(|target| ["5", "12"].contains(&target.number)).collect();
    let prepared = prepare(targets, &plan).unwrap();
    let passed = AtomicU64::new(0);
    let rows = prepared.measure(|| {
        passed.fetch_add(1, Ordering::Relaxed);
    });
    assert_eq!(rows.len(), prepared.targets.len());
    assert_eq!(passed.into_inner(), prepared.days());
    assert!(prepared.days() > 2 * u64::from(towns::STREET.days), "towns beside are counted");
}
