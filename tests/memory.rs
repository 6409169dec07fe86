//! What a timeline keeps grows in proportion to the days, not to their square. Counted in bytes that are allocated,
//! never by a clock. One test, so that nothing else allocates meanwhile.

use peak_alloc::PeakAlloc;
use tallyford::day::Options;
use tallyford::scenario::Recipe;
use tallyford::study::Timeline;

#[global_allocator]
static PEAK: PeakAlloc = PeakAlloc;

#[test]
fn a_timeline_takes_memory_in_proportion_to_the_days() {
    let mut recipe = Recipe::shipped("crossing-camera").unwrap();
    recipe.settings = vec!["town.residents=60".into()];
    let mut town = Timeline::new(recipe, Options { threads: 1, ..Options::default() }).unwrap();
    // Powers of two, because a list that grows takes its room in doublings.
    let bytes = [1024, 2048, 4096].map(|day| {
        while town.town().day() < day {
            town.pass_day();
        }
        PEAK.current_usage() as f64
    });
    let (early, late) = ((bytes[1] - bytes[0]) / 1024.0, (bytes[2] - bytes[1]) / 2048.0);
    println!("bytes a day: {early:.0} from day 1,024 on, {late:.0} from day 2,048 on");
    assert!(late < 1.2 * early, "{early:.0} bytes a day became {late:.0}");
}
