//! What if that one thing had not happened? Replays with something struck are the run without it, bit for bit.

mod common;

use std::sync::Arc;

use common::{scenario, shipped};
use tallyford::day::history::History;
use tallyford::day::{Intervention, Options, Simulation};
use tallyford::kernel::luck::pick;
use tallyford::scenario::Scenario;
use tallyford::study::worlds::{Worlds, on_all_cores};
use tallyford::study::Course;

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

/// 200 records over the shipped scenarios: each struck in a world beside the town from its day on, and in a run of its
/// own from the first day.
#[test]
fn striking_a_record_by_replay_is_the_run_in_which_it_was_never_filed() {
    for name in shipped() {
        let scenario = scenario(&name, &[]);
        let whole = course(&scenario).led_to(u32::MAX).town;
        let records = records(whole.history().unwrap(), 50);
        let strikes = records.iter().map(|(day, id)| (*day, Intervention::StrikeRecord(*id)));
        let worlds = Worlds::new(course(&scenario), strikes).run(|_, _| ());
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
            felt += u32::from(digest != whole.digest());
        }
        println!("{name}: {felt} of 50 records had consequences");
        assert!(felt > 0 && felt < 50, "{name}: {felt}");
    }
}
