//! What if that one thing had not happened? Replays with something struck are the run without it, bit for bit.

mod common;

use std::sync::Arc;

use common::{FEATURED, scenario, sliced, written};
use tallyford::day::history::History;
use tallyford::day::state::led::Resolve;
use tallyford::day::{Change, Options, Simulation};
use tallyford::kernel::luck::mix;
use tallyford::kernel::luck::pick;
use tallyford::scenario::Scenario;
use tallyford::scenario::policy::Cuts;
use tallyford::scenario::raw::Edge;
use tallyford::study::Course;
use tallyford::study::answered::{Answered, Followed, answered};
use tallyford::study::gain::{GainPlan, gain};
use tallyford::study::reach::{Reached, Way};
use tallyford::study::undo::undo;
use tallyford::study::worlds::{Worlds, on_all_cores};

fn course(scenario: &Arc<Scenario>) -> Course {
    let options = Options { threads: 1, ..Options::default() };
    Course::new(scenario.clone(), options, vec![], scenario.raw().days)
}

/// Records drawn evenly over a run: each with the day of its observation.
fn records(history: &History, count: u32) -> Vec<(u32, u64)> {
    let all: Vec<(u32, u64)> = history.observations().map(|(day, observation)| (day, observation.id)).collect();
    let luck = tallyford::kernel::luck::Luck::new(99);
    let draw = |n: u32| luck.block(tallyford::kernel::luck::Purpose::Plan, 0, n, 0, 0)[0];
    (0..count).map(|n| all[pick(draw(n), all.len() as u32) as usize]).collect()
}

/// Records of each shipped scenario that are struck. Raised to 75 by hand, 300 are over any four of them.
const RECORDS: u32 = 12;

/// Records over a third of the shipped scenarios and a town with everything on: each struck in a world beside the town from its
/// day on, and in a run of its own from the first day.
#[test]
fn striking_a_record_by_replay_is_the_run_in_which_it_was_never_filed() {
    let all = sliced().into_iter().map(|name| (scenario(&name, &[]), name));
    let mut unfelt = 0;
    for (scenario, name) in all.chain([(written(FEATURED, &[]), "everything else".to_owned())]) {
        let whole = course(&scenario).led_to(u32::MAX).town;
        let records = records(whole.history().unwrap(), RECORDS);
        let strikes = records.iter().map(|(day, id)| (*day, Change::StrikeRecord(*id)));
        let worlds = Worlds::new(course(&scenario), strikes).run(|_, _| true);
        assert_eq!(worlds.base().digest(), whole.digest(), "{name}: the town beside which they live");
        let alone = on_all_cores(records.clone(), |(_, id)| {
            let options = Options { struck: vec![id], ..Options::lean(whole.seed()) };
            let mut town = Simulation::new(scenario.clone(), options);
            (0..scenario.raw().days).for_each(|_| town.pass_day());
            town.digest()
        });
        let mut felt = 0;
        for (world, alone) in worlds.worlds().iter().zip(&alone) {
            let digest = world.town.as_ref().unwrap().digest();
            assert_eq!(digest.differing(alone), Vec::<&str>::new(), "{name}: {world:?}", world = world.by);
            felt += u32::from(digest.differing(&whole.digest()) != ["files.struck"]);
        }
        println!("{name}: {felt} of {RECORDS} records had consequences");
        assert!(felt > 0, "{name}");
        unfelt += RECORDS - felt;
    }
    // Where an office reads all that is filed, every record counts for something; elsewhere some count for nothing.
    assert!(unfelt > 0);
}

/// Marks and records of every shipped scenario: direct plus answer is total on every day, and where every edge is cut
/// nobody answers, so that the gain is exactly 1.
#[test]
fn a_town_whose_edges_are_cut_does_not_answer() {
    let small: &[&str] = &["town.residents=400"];
    let all = sliced().into_iter().map(|name| (scenario(&name, small), name));
    for (scenario, name) in all.chain([(written(FEATURED, small), "everything else".to_owned())]) {
        let act = None;
        let plan = GainPlan {
            office: 0,
            act,
            points: None,
            day: 60,
            days: 200,
            residents: 25,
            seeds: vec![1, 2],
            by_edge: false,
        };
        let cut = Arc::new(scenario.with_cuts(&Edge::ALL));
        let (open, cut) = (gain(&scenario, &[], &plan, || true), gain(&cut, &[], &plan, || true));
        assert!(cut.falls.len() >= 20, "{name}: {}", cut.falls.len());
        assert!(cut.falls.iter().all(|fall| fall.direct == fall.total && fall.last.0 == fall.last.1), "{name}");
        assert!(cut.falls.iter().any(|fall| fall.direct > 0), "{name}: no mark was felt");
        assert_eq!(cut.estimate().unwrap().value, 1.0, "{name}");
        assert!(open.falls.iter().any(|fall| fall.direct != fall.total), "{name}: an open town answers");
    }
}

#[test]
fn direct_effect_and_answer_make_the_whole_in_integers() {
    for name in sliced() {
        let scenario = scenario(&name, &[]);
        let whole = course(&scenario).led_to(u32::MAX).town;
        let history = whole.history().unwrap();
        let receipts: Vec<_> = history.receipts().filter(|(_, receipt)| receipt.points < 0).collect();
        for (_, receipt) in receipts.iter().step_by(receipts.len() / 3) {
            let (seen, _) = history.observation(receipt.record.id).unwrap();
            let strike = Change::StrikeRecord(receipt.record.id);
            let office = usize::from(receipt.office);
            let course = course(&scenario).led_to(seen);
            let undone = undo(&course, &strike, receipt.about, office, || true);
            for point in &undone.line.points {
                assert_eq!(point.direct() + point.answer(), point.total());
                assert_eq!(point.real + point.total(), point.undone);
            }
            assert_eq!(
                undone.line.last().real,
                whole.exact_score(office, receipt.about),
                "{name}: the line is the run's"
            );
            assert_eq!(undone.parts().iter().map(|(_, part)| part).sum::<i32>(), undone.told.answer());
            // On the day the mark was made nobody has answered yet.
            let first = undone.line.points.iter().find(|point| point.total() != 0).unwrap();
            let own = 1.0 - scenario.raw().offices[office].peer.weight;
            // What else the office made of the same record falls with it: an official bears the rule for officials too.
            let made = receipts.iter().map(|(_, other)| other).filter(|other| {
                (other.record.id, other.about, other.office) == (receipt.record.id, receipt.about, receipt.office)
            });
            let points: i32 = made.map(|made| made.points).sum();
            let expected = -f64::from(points) * own;
            assert!((f64::from(first.direct()) - expected).abs() <= 1.0, "{name}: {first:?}, {expected}");
            // With every edge cut from that day on, what is left is the direct effect alone.
            let cut = undo(&course.with_cuts(&Edge::ALL), &strike, receipt.about, office, || true);
            assert!(cut.line.points.iter().all(|point| point.answer() == 0), "{name}: {:?}", cut.told);
            assert!(cut.edges.is_empty());
            // Whoever was reached was reached by somebody, and on a day of the replay.
            let reached: std::collections::BTreeMap<u32, &Reached> =
                undone.reached.iter().map(|reached| (reached.resident, reached)).collect();
            for person in undone.reached.iter().filter(|person| person.first.way != Way::Itself) {
                let through = person.first.through.and_then(|through| reached.get(&through));
                if let Some(through) = through {
                    assert!(through.first.day <= person.first.day, "{name}: {person:?} through {through:?}");
                }
            }
        }
    }
}

/// A loop that is known: each lost mark makes watchers look closer by the same amount, so that it brings `g` further marks
/// of its size before it expires. The gain of such a loop is 1 / (1 - g).
#[test]
fn the_gain_of_a_known_loop_is_found() {
    /// Steps of the bands, each one mark of ten points wide; closeness rises from 0.3 by 0.85 a mark.
    const BANDS: u32 = 12;
    const STEP: f64 = 0.85;
    // A mark entered on a day of a month lasts until the turn of the month after twelve more: 375.5 days on average.
    const LIFE: f64 = 30.0 * 13.0 - 14.5;
    let bands: Vec<String> = (0..BANDS)
        .map(|marks| {
            let from = if marks + 1 == BANDS { -10_000.0 } else { -10.0 * f64::from(marks) - 5.0 };
            let scrutiny = 0.3 + STEP * f64::from(marks);
            format!("(name: \"{marks}\", from: {from}, penalty: {}, effects: (scrutiny: {scrutiny}))", marks > 5)
        })
        .collect();
    for g in [0.1, 0.4, 0.5] {
        let sensitivity = g / (STEP * LIFE);
        let text = format!(
            r#"(
    title: "A known loop", catalogue: false, standing: false,
    town: (residents: 60), shocks: (illness_a_year: 0, layoffs_a_year: 0),
    acts: [(name: "walk", says: "walked", times_a_year: 20000, place: Line, chosen: false)],
    watchers: [(name: "the watcher", kind: Posts, acts: ["walk"], places: [(place: Line, share: 1)], sensitivity: {sensitivity})],
    offices: [(name: "office", method: Ledger(start: 0, floor: -10000, ceiling: 0), bands: [{}],
        rules: [(act: "walk", points: -10, expires_months: 12)], published: false)],
    learning: (own_receipts: 0, opinion: (doors: 0, talk: 0, fades: 0), talk: 0, reading: 0, strength: 0, strain_per_point: 0, withdraw: 0, evade: 0, unfair_mark: 0),
)"#,
            bands.join(", ")
        );
        let scenario = common::written(&text, &[]);
        let plan = GainPlan {
            office: 0,
            act: None,
            points: None,
            day: 780,
            days: 4000,
            residents: 30,
            seeds: (1..=24).collect(),
            by_edge: g == 0.5,
        };
        let measured = gain(&scenario, &[], &plan, || true);
        let expected = 1.0 / (1.0 - g);
        let gain = measured.estimate().unwrap();
        println!(
            "g {g}: gain {:.3}, from {:.3} to {:.3}; 1 / (1 - g) is {expected:.3}",
            gain.value, gain.low, gain.high
        );
        assert!(gain.low <= expected && expected <= gain.high, "g {g}: {gain:?}");
        assert!(gain.high - gain.low < expected, "g {g}: an interval so wide says nothing: {gain:?}");
        if g == 0.5 {
            // The loop has one edge, and all of the answer is its part; the others have none.
            for (edge, part) in measured.parts().unwrap() {
                let all = if edge == Edge::Scrutiny { gain.value - 1.0 } else { 0.0 };
                assert!((part.value - all).abs() < 1e-9, "{edge:?}: {part:?}");
            }
        }
    }
}

/// A set of edges that was not lived, because another world stands for it, comes out as if it had been.
fn lived_for_itself(course: &Course, followed: &Followed, answered: &Answered, number: u64) {
    let set = mix(number);
    let (open, held): (Vec<_>, Vec<_>) =
        answered.edges.iter().enumerate().partition(|(place, _)| set >> place & 1 == 1);
    let [open, held] = [open, held].map(|edges| edges.into_iter().map(|(_, edge)| *edge).collect::<Vec<Edge>>());
    let from = course.town.day();
    let mut place = 0;
    let worlds = Worlds::holding(course.clone(), [(from, followed.by.clone(), Cuts::of(&held))]);
    let _ = worlds.run(|_, worlds| {
        let score = worlds[0].town.as_ref().unwrap().exact_score(followed.office, followed.resident);
        assert_eq!(score, answered.score_along(&open, place), "day {place}, along {open:?}");
        place += 1;
        true
    });
    assert_eq!(place, answered.days.len());
}

/// Mornings of each scenario of which marks are struck. Raised to 10 by hand, in all scenarios, some seven hundred marks are.
const MORNINGS: usize = 2;

/// Real marks of every shipped scenario, struck: the parts of the edges add up to the town's answer on every day, so with
/// every edge held there is no answer; and an edge along which nothing runs has no part.
#[test]
fn the_parts_of_an_answer_add_up_to_it() {
    let mut counted = 0;
    let small: &[&str] = &["town.residents=500"];
    let all = sliced().into_iter().map(|name| (scenario(&name, small), name));
    let everything = written(FEATURED, &["town.residents=250", "days=60"]);
    for (scenario, name) in all.chain([(everything, "everything else".to_owned())]) {
        // Where something runs along every edge, a mark takes up to 512 worlds.
        let (mornings, marks) = if scenario.edges().len() == Edge::ALL.len() { (1, 2) } else { (MORNINGS, 4) };
        let days = scenario.raw().days.min(240);
        let course = || Course::new(scenario.clone(), Options { threads: 1, ..Options::default() }, vec![], days);
        let whole = course().led_to(days).town;
        let history = whole.history().unwrap();
        let mut by_morning: std::collections::BTreeMap<u32, Vec<Followed>> = std::collections::BTreeMap::new();
        for (_, receipt) in history.receipts().filter(|(_, receipt)| receipt.points < 0) {
            let (seen, _) = history.observation(receipt.record.id).unwrap();
            let (by, office) = (Change::StrikeRecord(receipt.record.id), usize::from(receipt.office));
            let marks = by_morning.entry(seen).or_default();
            if marks.iter().all(|mark| mark.resident != receipt.about) {
                marks.push(Followed { by, resident: receipt.about, office });
            }
        }
        let step = by_morning.len() / (mornings + 1);
        for (morning, mut followed) in by_morning.into_iter().skip(step).step_by(step.max(1)).take(mornings) {
            followed.truncate(marks);
            let course = course().led_to(morning);
            for (which, answered) in answered(&course, &followed, |_, _, _| (), || true).into_iter().enumerate() {
                for place in (0..answered.days.len()).rev().step_by(7) {
                    let shares = answered.shares(place);
                    let answer = i64::from(answered.answer(place));
                    assert_eq!(shares.whole(), answer, "{name}, morning {morning}, day {place}");
                    assert_eq!(shares.apportioned(1.0, answer).iter().sum::<i64>(), answer);
                }
                counted += 1;
                if which % 3 == 0 {
                    lived_for_itself(&course, &followed[which], &answered, counted as u64);
                }
            }
        }
    }
    println!("{counted} marks");
    assert!(counted >= 30, "{counted}");
}

/// A mark against which somebody whose weeks are led by hand appeals days after they were told of it.
#[test]
fn the_answer_to_a_mark_that_is_appealed_against_by_hand_adds_up() {
    let scenario = scenario("mended-town", &["town.residents=400"]);
    let led =
        |resident: u32| Change::Resolve(Resolve { resident, acts: vec![], hides: Some(false), appeals_by_hand: true });
    let course = |changes: Vec<(u32, Change)>| {
        Course::new(scenario.clone(), Options { threads: 1, ..Options::default() }, changes, 240)
    };
    let mut tried = 0;
    for resident in 0..400 {
        let whole = course(vec![(0, led(resident))]).led_to(100).town;
        let history = whole.history().unwrap();
        let told = whole.told_of(resident).find(|mark| {
            mark.receipt.leads && mark.lodged < 60 && history.observation(mark.receipt.record.id).is_some()
        });
        let Some(mark) = told.copied() else { continue };
        let (record, office) = (mark.receipt.record.id, usize::from(mark.receipt.office));
        let (seen, _) = history.observation(record).unwrap();
        let changes = vec![(0, led(resident)), (mark.lodged + 10, Change::Appeal(record))];
        let course = course(changes).led_to(seen);
        let followed = [Followed { by: Change::StrikeRecord(record), resident, office }];
        let answered = answered(&course, &followed, |_, _, _| (), || true).remove(0);
        for place in (0..answered.days.len()).rev().step_by(7) {
            let answer = i64::from(answered.answer(place));
            assert_eq!(answered.shares(place).whole(), answer, "resident {resident}, day {place}");
        }
        lived_for_itself(&course, &followed[0], &answered, u64::from(resident));
        tried += 1;
        if tried == 3 {
            return;
        }
    }
    panic!("{tried} marks were told of in time");
}

/// People who take over whatever they hear carry a difference through the town within days, also from one week's talk to
/// another of the same day.
#[test]
fn worlds_are_exact_where_talk_spreads_everything() {
    let text = r#"(title: "Talk", packs: ["street-cameras", "friends-score", "redress"],
        town: (residents: 3000, ties: Random(contacts: 10)), learning: (talk: 1.0, own_receipts: 1.0, reading: 0.0))"#;
    let scenario = common::written(text, &[]);
    let days = 75;
    let course = || Course::new(scenario.clone(), Options { threads: 1, ..Options::default() }, vec![], days);
    let whole = course().led_to(days).town;
    let history = whole.history().unwrap();
    let receipts: Vec<u64> = history.receipts().filter(|(day, _)| *day < 40).map(|(_, r)| r.record.id).collect();
    let strikes = receipts.iter().step_by(receipts.len() / 24);
    let strikes: Vec<(u32, u64)> = strikes.map(|id| (history.observation(*id).unwrap().0, *id)).collect();
    let by = strikes.iter().map(|(day, id)| (*day, Change::StrikeRecord(*id)));
    let worlds = Worlds::new(course(), by).run(|_, _| true);
    let alone = on_all_cores(strikes, |(_, id)| {
        let options = Options { struck: vec![id], ..Options::lean(whole.seed()) };
        let mut town = Simulation::new(scenario.clone(), options);
        (0..days).for_each(|_| town.pass_day());
        town.digest()
    });
    for (world, alone) in worlds.worlds().iter().zip(&alone) {
        assert_eq!(world.town.as_ref().unwrap().digest().differing(alone), Vec::<&str>::new(), "{:?}", world.by);
    }
    // Where a month's cap is reached, another record takes the place of the one that is struck, and nothing is left of it.
    let felt = alone.iter().filter(|alone| **alone != whole.digest()).count();
    assert!(felt * 10 >= alone.len() * 9, "only {felt} of {} strikes are felt", alone.len());
}
