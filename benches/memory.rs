//! How much memory a timeline takes: years of a shipped scenario, counted in allocated bytes at the end of each.
//!
//!     cargo bench --no-default-features --features parallel --bench memory -- [SCENARIO] [YEARS]

use peak_alloc::PeakAlloc;
use tallyford::day::Options;
use tallyford::scenario::Recipe;
use tallyford::study::Timeline;

#[global_allocator]
static PEAK: PeakAlloc = PeakAlloc;

fn main() {
    let mut words = std::env::args().skip(1).filter(|word| !word.starts_with('-'));
    let name = words.next().unwrap_or("crossing-camera".into());
    let years: u32 = words.next().and_then(|years| years.parse().ok()).unwrap_or(10);
    let Some(recipe) = Recipe::shipped(&name) else {
        return eprintln!("there is no scenario called {name}");
    };
    let mut town = match Timeline::new(recipe, Options { threads: 1, ..Options::default() }) {
        Ok(town) => town,
        Err(problems) => return eprintln!("{problems}"),
    };
    println!("{name}, {} residents, bytes that are allocated:", town.town().town().residents());
    for year in 1..=years {
        (0..365).for_each(|_| town.pass_day());
        println!("year {year:3}: now {:6.1} MiB, peak {:6.1} MiB", PEAK.current_usage_as_mb(), PEAK.peak_usage_as_mb());
    }
}
