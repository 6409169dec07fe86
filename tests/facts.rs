//! What each shipped lesson claims, measured: over seeds 1 to 20 and in worlds with other people. What a measure can
//! express stands in the lessons' own files (`shows`) and is run from there; the rest is here. Each prints its figure with
//! its spread (`-- --nocapture`); at least 19 seeds of 20 must have the stated direction.

mod common;

use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

use common::{GATES, run, scenario, shipped};
use tallyford::scenario::{Library, Recipe, Scenario, Source};
use tallyford::study::board::claims::claims;
use tallyford::study::board::numbers::NUMBERS;
use tallyford::study::board::trials::{Turn, trials};
use tallyford::study::board::verdicts::{Hangs, SURVIVES};
use tallyford::study::board::{Board, BoardPlan, Claim, Size, kept};
use tallyford::study::gain::{Gain, GainPlan, gain};
use tallyford::view::board::{Row, rows};
use tallyford::view::report;

const SEEDS: std::ops::RangeInclusive<u64> = 1..=20;
const WORLDS: usize = 64;
const TOWNS: usize = 5;

/// The boards of all shipped lessons, with what they are of.
fn boards() -> Vec<(String, Arc<Scenario>, Board)> {
    let board = |name: &String| kept::board(name).unwrap_or_else(|| panic!("{name} has no board"));
    shipped().into_iter().map(|name| (name.clone(), scenario(&name, &[]), board(&name))).collect()
}

/// The boards of the packs, which are tried in fewer worlds.
fn pack_boards() -> Vec<(String, Arc<Scenario>, Board)> {
    let names = Library::default().pack_names().into_iter();
    let board = |name: String| {
        let board = kept::board(&name).unwrap_or_else(|| panic!("{name} has no board"));
        (name.clone(), scenario(&name, &[]), board)
    };
    names.map(board).collect()
}

/// A pack that was changed needs `tallyford facts NAME --worlds 12 --towns 1 --write assets/boards`. What it shows, it shows in
/// at least 19 of 20 towns.
#[test]
fn every_pack_has_a_board_of_what_it_shows() {
    for (name, scenario, board) in pack_boards() {
        assert!(kept::is_of(&board, &scenario), "{name}: the board is out of date");
        let lesson = &scenario.raw().lesson;
        assert!(board.claims.iter().map(|verdicts| verdicts.claim).eq(claims(lesson)), "{name}");
        for verdicts in &board.claims {
            assert_eq!(verdicts.seeds.len(), SEEDS.count(), "{name}");
            let (holds, _) = verdicts.holds(lesson);
            let count = holds.iter().filter(|holds| **holds).count();
            let says = verdicts.claim.shown(lesson).map_or("", |shown| &shown.says);
            assert!(count >= 19, "{name}: {says}: only {count} of 20 seeds; {:?}", verdicts.seeds);
        }
    }
}

/// A slice of what the packs show: the first claim of each comes out again in two towns, number by number.
#[test]
fn packs_come_out_again() {
    for (name, scenario, board) in pack_boards() {
        let first = board.claims[0].claim;
        let plan = BoardPlan::of_claims(&name, (*scenario).clone(), &[first]).unwrap();
        let now = plan.board(Size { seeds: 2, worlds: 0, towns: 0 }, || ());
        assert_eq!(now.claims[0].seeds, board.claims[0].seeds[..2], "{name}: the board is out of date");
    }
}

/// A lesson that was changed needs `tallyford facts --write assets/boards`.
#[test]
fn every_lesson_has_a_board_of_all_that_it_claims() {
    for (name, scenario, board) in boards() {
        assert!(kept::is_of(&board, &scenario), "{name}: the board is out of date");
        let all = claims(&scenario.raw().lesson);
        assert!(all.len() >= 3, "{name} claims something");
        assert!(board.claims.iter().map(|verdicts| verdicts.claim).eq(all), "{name}");
        for verdicts in &board.claims {
            assert_eq!((verdicts.seeds.len(), verdicts.worlds.len()), (SEEDS.count(), WORLDS), "{name}");
            assert!(verdicts.worlds.iter().all(|towns| towns.len() == TOWNS), "{name}");
        }
        assert_eq!(kept::read(&kept::written(&board)), Some(board), "{name}: what is written can be read");
    }
}

/// Towns of each lesson that are run again. Raised to 20 by hand, the towns of the boards are run whole.
const AGAIN: usize = 1;

/// What a lesson says, it shows in at least 19 of 20 towns; and its board has what comes out.
#[test]
fn the_lessons_show_what_they_say() {
    for (name, scenario, board) in boards() {
        let lesson = &scenario.raw().lesson;
        let plan = BoardPlan::of(&Recipe::shipped(&name).unwrap()).unwrap();
        let now = plan.board(Size { seeds: AGAIN, worlds: 0, towns: 0 }, || ());
        for ((now, kept), row) in now.claims.iter().zip(&board.claims).zip(rows(&board, lesson)) {
            println!("{name}: {}\n  {}: {}; {}", row.claim, row.figure, row.measured, row.towns);
            let (holds, _) = kept.holds(lesson);
            assert_eq!(now.seeds, kept.seeds[..AGAIN], "{name}: {}: the board is out of date", row.claim);
            let count = holds.iter().filter(|holds| **holds).count();
            let said = matches!(now.claim, Claim::Shown(_));
            assert!(!said || count >= 19, "{name}: {}: only {count} of 20 seeds; {:?}", row.claim, kept.seeds);
        }
    }
}

/// A slice of the worlds: two claims in four worlds come out as the board has them, number by number.
#[test]
fn worlds_come_out_again() {
    let name = "bread-stall";
    let (board, scenario) = (kept::board(name).unwrap(), scenario(name, &[]));
    let two = [Claim::Bet(0), Claim::Shown(1)];
    let plan = BoardPlan::of_claims(name, Scenario::clone(&scenario), &two).unwrap();
    let worlds = trials(WORLDS, TOWNS, 20);
    let kept = |claim: Claim| board.claims.iter().find(|verdicts| verdicts.claim == claim).unwrap();
    for (world, town) in [(0, 0), (1, 4), (21, 2), (63, 3)] {
        let now = plan.values(&worlds[world].factors, worlds[world].seeds[town], || ());
        for (claim, now) in two.into_iter().zip(now) {
            assert_eq!(now, kept(claim).worlds[world][town], "world {world}, town {town}, {claim:?}");
        }
    }
}

/// A town with one act and one watcher that is always right. People who fear being seen cross less often: with our strength
/// by far more than the bound, with half of it by less. That a camera sees nothing that did not happen hangs on nobody.
const PLANTED: &str = r#"(
    title: "Planted",
    days: 200,
    town: (residents: 300),
    watchers: [(name: "eye", kind: Camera, perfect: true, acts: ["cross_on_red"], places: [(place: Crossing, share: 1)])],
    offices: [(
        name: "office", bands: [(name: "A", from: 600, effects: (wage: 1.5)), (name: "B", from: 0, penalty: true)],
        rules: [(act: "cross_on_red", points: -20, expires_months: 1)],
    )],
    learning: (evade: 0.0),
    lesson: (
        predict: [(ask: "Is anybody marked for nothing?", options: ["nobody", "somebody"],
            answer: (measure: "false_mark_share", bounds: [0.0]))],
        shows: [
            (says: "Nobody is marked for what they did not do.", by: (measure: "false_mark_share"), less_than: 0.001),
            (says: "A town that is watched is much better.", by: (measure: "harm_prevented"), more_than: 0.055),
        ],
    ),
)"#;

#[test]
fn a_claim_that_hangs_on_the_strength_is_told_from_one_that_holds_everywhere() {
    let source = Source { name: "planted.ron".into(), bytes: PLANTED.as_bytes().to_vec() };
    let recipe = Recipe { name: "planted".into(), source, library: Library::default(), settings: vec![] };
    let plan = BoardPlan::of(&recipe).unwrap();
    assert_eq!((plan.claims(), plan.runs()), (3, 2), "all claims share the town and its unrated twin");
    let board = plan.board(Size { seeds: 4, worlds: WORLDS, towns: 1 }, || ());
    let lesson = &plan.scenario().raw().lesson;
    let verdicts = board.verdicts(lesson);
    for sure in &verdicts[..2] {
        assert_eq!((sure.seeds, sure.worlds, &sure.hangs), ([4, 4], [WORLDS, WORLDS], &None), "{sure:?}");
        assert!(sure.survives());
    }
    let hanging = &verdicts[2];
    assert_eq!(hanging.seeds, [4, 4]);
    assert!(!hanging.survives() && hanging.worlds[0] < (SURVIVES * WORLDS as f64) as usize);
    let strength = NUMBERS.iter().position(|number| number.path == "learning.strength").unwrap();
    let Some(Hangs::Alone(numbers)) = &hanging.hangs else { panic!("{:?}", hanging.hangs) };
    assert_eq!(numbers.first(), Some(&(strength, Turn::Halved)));
    let rows = rows(&board, lesson);
    assert_eq!(rows[1].worlds, "64 of 64 worlds");
    assert_eq!(rows[1].told, None);
    let told = rows[2].told.as_deref().unwrap();
    assert!(
        told.contains("It hangs on an assumption.") && told.contains("how strongly people answer to rules"),
        "{told}"
    );
}

/// The numbers that are varied are numbers of a scenario with a range, have a name, and are halved and doubled in full.
#[test]
fn the_varied_numbers_can_be_halved_and_doubled() {
    let usual = scenario("crossing-camera", &[]);
    for number in NUMBERS {
        assert!(!number.name().contains('‹'), "{} has no name", number.path);
        let of = |scenario: &Scenario| {
            let written = serde_json::to_value(scenario.raw()).unwrap();
            written.pointer(&format!("/{}", number.path.replace('.', "/"))).unwrap().as_f64().unwrap()
        };
        for factor in [0.5, 1.0, 2.0] {
            let scaled = of(&usual.with_scaled(&[(number.path, factor)]));
            assert!(of(&usual) > 0.0 && scaled == of(&usual) * factor, "{}: {scaled}", number.path);
        }
        let (_, most) = tallyford::scenario::shape::range(number.path).unwrap();
        assert_eq!(of(&usual.with_scaled(&[(number.path, 1e9)])), most, "{} stays within its range", number.path);
    }
}

/// The board of a lesson or a pack as the page has it.
fn table(page: &mut String, name: &str, scenario: &Scenario, board: &Board) {
    let raw = scenario.raw();
    let _ = write!(page, "\n### {} (`{name}`)\n\n", raw.title);
    *page += "| claim | measured: middle (lowest to highest) | towns | worlds | where it fails |\n| --- | --- | --- | --- | --- |\n";
    for row in rows(board, &raw.lesson) {
        let Row { claim, figure, claimed, measured, towns, worlds, told, survives } = row;
        let (sign, told) = (if survives { "" } else { "! " }, told.unwrap_or_default());
        let _ = writeln!(page, "| {claim} *{claimed}* | {figure}: {measured} | {towns} | {sign}{worlds} | {told} |");
    }
}

/// docs/facts.md has the boards as they are.
#[test]
fn the_page_of_facts_is_up_to_date() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut page = std::fs::read_to_string(root.join("assets/facts-head.md")).unwrap();
    for (name, scenario, board) in boards() {
        table(&mut page, &name, &scenario, &board);
    }
    page += "\n## What the packs show\n\nEach pack alone, in a plain town, in 20 towns and in 12 worlds of one town.\n";
    for (name, scenario, board) in pack_boards() {
        table(&mut page, &name, &scenario, &board);
    }
    let path = root.join("docs/facts.md");
    if std::env::var_os("TALLYFORD_BLESS").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap(), page);
}

/// The report has the board of its lesson, and says where a run has other rules.
#[test]
fn a_report_shows_what_holds() {
    let outcome = |settings: &[&str]| {
        let plan = tallyford::study::Plan { days: Some(5), ..tallyford::study::Plan::default() };
        plan.run(&scenario("bread-stall", settings), |_, _| ())
    };
    let own = report::html(&outcome(&[])).unwrap();
    let other = report::html(&outcome(&["town.residents=400"])).unwrap();
    let (handout, behind) = own.split_at(own.find("<section class=\"teacher\"").unwrap());
    assert!(behind.contains("id=\"board\"") && !handout.contains("of 64 worlds"), "only the teacher sees it");
    let claims = claims(&scenario("bread-stall", &[]).raw().lesson).len();
    assert_eq!(behind.matches("of 64 worlds</td>").count(), claims);
    let doubt = "This run has other rules";
    assert!(!own.contains(doubt) && other.contains(doubt) && other.contains("of 64 worlds"));
}

/// Runs `case` for every seed on all cores, prints the figures, and holds that at least 19 have the direction.
fn check(what: &str, unit: &str, case: impl Fn(u64) -> (f64, bool) + Sync) {
    let cores = std::thread::available_parallelism().map_or(1, usize::from) as u64;
    let mut results: Vec<(f64, bool)> = std::thread::scope(|scope| {
        let case = &case;
        let part = |first: u64| scope.spawn(move || SEEDS.filter(|s| s % cores == first).map(case).collect::<Vec<_>>());
        let parts: Vec<_> = (0..cores).map(part).collect();
        parts.into_iter().flat_map(|part| part.join().unwrap()).collect()
    });
    results.sort_by(|a, b| a.0.total_cmp(&b.0));
    let holds = results.iter().filter(|(_, holds)| *holds).count();
    let (low, middle, high) = (results[0].0, results[results.len() / 2].0, results[results.len() - 1].0);
    println!("{what}: median {middle:.3}{unit}, from {low:.3} to {high:.3}; holds for {holds} of {}", results.len());
    assert!(holds >= 19, "{what}: only {holds} of 20 seeds; {results:?}");
}

fn ungated(scenario: &Scenario) -> Arc<Scenario> {
    Arc::new(scenario.with_cuts(&GATES))
}

/// The gain of a false mark of the usual kind over the rest of a lesson, over all seeds together.
fn usual_gain(name: &str, day: u32, by_edge: bool) -> Gain {
    let on = scenario(name, &[]);
    let days = on.raw().days - day;
    // The parts of the edges take many worlds for each mark.
    let (seeds, residents) = if by_edge { (6, 6) } else { (20, 16) };
    let seeds = SEEDS.take(seeds).collect();
    let plan = GainPlan { office: 0, act: None, points: None, day, days, residents, seeds, by_edge };
    let gain = gain(&on, &[], &plan, || true);
    let estimate = gain.estimate().unwrap();
    let (value, low, high) = (estimate.value, estimate.low, estimate.high);
    println!("{name}, gain of a false mark of day {day} over {days} days: {value:.3}, from {low:.3} to {high:.3}");
    gain
}

#[test]
fn the_long_way_up_answers_a_mark_with_more_than_half_of_it_again() {
    let gain = usual_gain("long-way-up", 120, false).estimate().unwrap();
    assert!(gain.value > 1.5 && gain.low > 1.0, "{gain:?}");
}

#[test]
fn the_crossing_camera_answers_a_mark() {
    assert!(usual_gain("crossing-camera", 90, false).estimate().unwrap().low > 1.0);
}

#[test]
fn the_parts_of_a_gain_add_up_to_what_it_is_more_than_one() {
    let gain = usual_gain("crossing-camera", 90, true);
    let parts = gain.parts().unwrap();
    for (edge, part) in &parts {
        println!("  the part of {}: {:.3}, from {:.3} to {:.3}", edge.key(), part.value, part.low, part.high);
        assert!(part.low <= part.value && part.value <= part.high);
    }
    let sum: f64 = parts.iter().map(|(_, part)| part.value).sum();
    assert!((sum - (gain.estimate().unwrap().value - 1.0)).abs() < 1e-9, "{sum}");
    assert!(parts.iter().any(|(_, part)| part.value != 0.0));
}

/// Calibration: the default lesson without gates has people in all five bands, flags 5 to 15 %, and most flags outside
/// the look with more errors are right.
#[test]
fn the_default_lesson_is_calibrated() {
    let ungated = ungated(&scenario("crossing-camera", &[]));
    check("crossing camera without gates, flagged share", "", |seed| {
        let outcome = run(&ungated, seed, false);
        let flagged = outcome.measure("flagged_share").unwrap();
        let groups = outcome.groups();
        let right =
            groups.iter().find(|g| g.name == "Wren").unwrap().confusion.unwrap().positive_predictive_value().unwrap();
        let all_bands = outcome.bands().iter().all(|(_, share)| *share > 0.0);
        (flagged, (0.05..=0.15).contains(&flagged) && right > 0.5 && all_bands)
    });
}
