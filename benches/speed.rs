//! How fast the town runs, as ratios to a reference kernel timed in the same run.
//!
//! The reference is "scorenet" in plain arrays: residents with ten random contacts each, a score, a good or bad act a
//! day by band, and a tenth of the contacts' mean. The general engine runs the same work as a scenario, and then every
//! shipped pack at once. One thread throughout, so wall time is CPU time; the best of three runs counts, because other
//! programs on a machine only ever make a run slower.
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]

use std::sync::Arc;
use std::time::Instant;

use tallyford::day::{Options, Simulation};
use tallyford::scenario::{Library, Scenario, Source, parse};

fn scenario(name: &str, text: &str, residents: usize) -> Arc<Scenario> {
    let source = Source { name: name.into(), bytes: text.as_bytes().to_vec() };
    match parse(&source, &Library::default(), &[format!("town.residents={residents}")]) {
        Ok(parsed) => Arc::new(parsed.scenario),
        Err(problems) => panic!("{problems}"),
    }
}

/// The best of three: resident-days in millions a second.
fn best(mut run: impl FnMut() -> (u64, f64)) -> f64 {
    let rate = |(resident_days, seconds): (u64, f64)| resident_days as f64 / seconds / 1e6;
    (0..3).map(|_| rate(run())).fold(0.0, f64::max)
}

/// A run of the general engine: founded and warmed up outside the clock.
fn engine(scenario: &Arc<Scenario>, days: u32) -> (f64, Simulation) {
    let mut last = None;
    let rate = best(|| {
        let options = Options { threads: 1, forgetful: true, ..Options::default() };
        let mut town = Simulation::new(scenario.clone(), options);
        (0..10).for_each(|_| town.pass_day());
        let clock = Instant::now();
        (0..days).for_each(|_| town.pass_day());
        let seconds = clock.elapsed().as_secs_f64();
        let resident_days = town.town().residents() as u64 * u64::from(days);
        last = Some(town);
        (resident_days, seconds)
    });
    match last {
        Some(town) => (rate, town),
        None => unreachable!("three runs were made"),
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): a sequential stream is enough for a reference.
struct Stream(u64);

impl Stream {
    fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}

const GOOD: [f32; 5] = [0.75, 0.68, 0.60, 0.55, 0.45];

/// Scorenet in plain arrays. Gives the scores and the seconds of the days.
fn reference(residents: usize, days: u32) -> (Vec<f32>, f64) {
    let mut luck = Stream(7);
    let contacts: Vec<u32> =
        (0..residents * 10).map(|_| (((luck.word() >> 32) * residents as u64) >> 32) as u32).collect();
    let mut scores: Vec<f32> = (0..residents).map(|_| (luck.word() >> 40) as f32 / (1 << 24) as f32 * 1000.0).collect();
    let mut next = scores.clone();
    let clock = Instant::now();
    for _ in 0..days {
        for resident in 0..residents {
            let score = scores[resident];
            let draw = (luck.word() >> 40) as f32 / (1 << 24) as f32;
            let change = if draw < GOOD[((score / 200.0) as usize).min(4)] { 60.0 } else { -90.0 };
            let row = &contacts[resident * 10..resident * 10 + 10];
            let mean = row.iter().map(|contact| scores[*contact as usize]).sum::<f32>() / 10.0;
            next[resident] = (0.9 * (score + change) + 0.1 * mean).clamp(0.0, 1000.0);
        }
        std::mem::swap(&mut scores, &mut next);
    }
    (scores, clock.elapsed().as_secs_f64())
}

/// Scorenet's own check: the mean and the shares of the bands after 100 days.
fn check_scorenet(who: &str, scores: &[f64]) {
    let mean = scores.iter().sum::<f64>() / scores.len() as f64;
    let mut shares = [0.0; 5];
    scores.iter().for_each(|score| shares[((score / 200.0) as usize).min(4)] += 1.0 / scores.len() as f64);
    let expected = [0.007, 0.175, 0.546, 0.261, 0.012];
    let valid = (mean - 519.0).abs() <= 3.0 && shares.iter().zip(expected).all(|(share, e)| (share - e).abs() <= 0.01);
    println!("  {who}: mean {mean:.1} (519 ± 3), bands {shares:.3?}: {}", if valid { "valid" } else { "NOT VALID" });
    assert!(valid, "{who} does not do the work of scorenet");
}

fn main() {
    println!("Resident-days in millions a CPU-second, best of three, and the ratio to the reference kernel.\n");
    let reference_rate = best(|| {
        let (_, seconds) = reference(100_000, 100);
        (100_000 * 100, seconds)
    });
    println!("{:44} {reference_rate:8.2}   1.000", "reference kernel, 100,000 residents");
    check_scorenet("reference", &reference(100_000, 100).0.iter().map(|score| f64::from(*score)).collect::<Vec<_>>());

    let scorenet = scenario("scorenet", include_str!("scorenet.ron"), 100_000);
    let (rate, town) = engine(&scorenet, 90);
    println!("{:44} {rate:8.2}   {:.3}", "scorenet in the engine, 100,000 residents", rate / reference_rate);
    check_scorenet("engine", &(0..100_000).map(|resident| town.score(0, resident)).collect::<Vec<_>>());

    let mut first = None;
    for (residents, days) in [(1_000, 2_000), (100_000, 40), (1_000_000, 5)] {
        let everything = scenario("everything", include_str!("everything.ron"), residents);
        let (rate, town) = engine(&everything, days);
        let first = *first.get_or_insert(rate);
        println!(
            "{:44} {rate:8.2}   {:.3}   {:.2} of the cost at 1,000; {} bytes a resident",
            format!("every shipped pack, {residents} residents"),
            rate / reference_rate,
            first / rate,
            town.bytes_per_resident()
        );
    }
}
