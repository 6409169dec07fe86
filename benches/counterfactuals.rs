//! How much less many counterfactuals of one town cost than as many runs, timed in the same run. One thread.
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]

use std::sync::Arc;
use std::time::Instant;

use tallyford::day::{Change, Options, Simulation};
use tallyford::scenario::{Library, Scenario, parse};
use tallyford::study::Course;
use tallyford::study::worlds::Worlds;

const RESIDENTS: u32 = 2_000;
const DAYS: u32 = 365;
const WORLDS: usize = 64;

fn course(scenario: &Arc<Scenario>, options: Options) -> Course {
    Course::new(scenario.clone(), options, vec![], DAYS)
}

/// The best of three: seconds.
fn best(mut run: impl FnMut()) -> f64 {
    let seconds = (0..3).map(|_| {
        let clock = Instant::now();
        run();
        clock.elapsed().as_secs_f64()
    });
    seconds.fold(f64::INFINITY, f64::min)
}

fn main() {
    println!("{WORLDS} records struck, {RESIDENTS} residents, {DAYS} days, one thread, best of three.\n");
    println!(
        "{:22} {:>9} {:>9} {:>9} {:>12} {:>12} {:>14}",
        "scenario", "one run", "one undo", "64 runs", "64 beside", "against runs", "against undos"
    );
    for name in Library::scenario_names() {
        let source = Library::scenario(&name).unwrap_or_else(|| unreachable!("it was listed"));
        let settings = [format!("town.residents={RESIDENTS}")];
        let parsed = parse(&source, &Library::default(), &settings).unwrap_or_else(|problems| panic!("{problems}"));
        let scenario = Arc::new(parsed.scenario);
        let seed = scenario.raw().seed;
        let remembering = Options { threads: 1, ..Options::default() };
        let whole = course(&scenario, remembering).led_to(DAYS).town;
        let history = whole.history().map(|history| history.receipts().collect::<Vec<_>>()).unwrap_or_default();
        // Marks alone, evenly over the year: a record of which nothing is made costs nothing.
        let marks: Vec<_> = history.iter().filter(|(_, receipt)| receipt.points < 0).collect();
        let seen = |id: u64| whole.history().and_then(|history| history.observation(id)).map(|(day, _)| day);
        let strikes: Vec<(u32, Change)> = (0..WORLDS)
            .filter_map(|n| {
                let (_, receipt) = marks.get(n * marks.len() / WORLDS)?;
                Some((seen(receipt.record.id)?, Change::StrikeRecord(receipt.record.id)))
            })
            .collect();
        let one = best(|| {
            let mut town = Simulation::new(scenario.clone(), Options::lean(seed));
            (0..DAYS).for_each(|_| town.pass_day());
        });
        let middle = strikes[WORLDS / 2].clone();
        let undo = best(|| {
            let _ = Worlds::new(course(&scenario, Options::lean(seed)), [middle.clone()]).run(|_, _| true);
        });
        let mut separate = 0.0;
        for (_, by) in &strikes {
            let clock = Instant::now();
            let Change::StrikeRecord(id) = by else { continue };
            let options = Options { struck: vec![*id], ..Options::lean(seed) };
            let mut town = Simulation::new(scenario.clone(), options);
            (0..DAYS).for_each(|_| town.pass_day());
            separate += clock.elapsed().as_secs_f64();
        }
        let beside = best(|| {
            let _ = Worlds::new(course(&scenario, Options::lean(seed)), strikes.clone()).run(|_, _| true);
        });
        println!(
            "{name:22} {one:8.3}s {undo:8.3}s {separate:8.2}s {beside:11.2}s {:12.1} {:14.1}",
            separate / beside,
            undo * WORLDS as f64 / beside
        );
    }
}
