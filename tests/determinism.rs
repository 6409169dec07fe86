//! One town for one scenario, seed and commands: for any number of threads, in debug and release, with and without the
//! feature `parallel`. The golden digests are the same file for all of these builds.

mod common;

use common::{FEATURED, scenario, shipped, town, written};
use tallyford::day::Options;

const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/digests.txt");

#[test]
fn every_shipped_scenario_has_its_golden_digest() {
    let mut now =
        String::from("# name, seed, days, digest; written anew by TALLYFORD_BLESS=1 cargo test --test determinism\n");
    for name in shipped() {
        for (seed, days) in [(1, 365), (2, 60)] {
            let options = Options { seed: Some(seed), threads: 1, forgetful: true, ..Options::default() };
            let digest = town(&scenario(&name, &[]), options, days).digest().whole();
            now += &format!("{name} {seed} {days} {digest}\n");
        }
    }
    if std::env::var_os("TALLYFORD_BLESS").is_some() {
        std::fs::write(GOLDEN, &now).unwrap();
    }
    let golden = std::fs::read_to_string(GOLDEN).unwrap();
    assert_eq!(now, golden, "the town has changed; if that is meant, bless it and say so in the changelog");
}

#[test]
fn threads_do_not_matter() {
    let large = &["town.residents=30000"];
    for (scenario, days) in [(scenario("crossing-camera", large), 40), (written(FEATURED, large), 20)] {
        let digest = |threads| {
            let options = Options { threads, ..Options::default() };
            town(&scenario, options, days).digest()
        };
        let alone = digest(1);
        for threads in [2, 3, 8] {
            assert_eq!(alone.differing(&digest(threads)), Vec::<&str>::new(), "{threads} threads");
        }
    }
}

#[test]
fn memory_does_not_matter() {
    let scenario = scenario("long-way-up", &[]);
    let digest = |forgetful| town(&scenario, Options { forgetful, ..Options::default() }, 90).digest().whole();
    assert_eq!(digest(true), digest(false));
}

#[test]
fn another_seed_is_another_town() {
    let scenario = scenario("bread-stall", &[]);
    let digest = |seed| town(&scenario, Options { seed: Some(seed), ..Options::default() }, 5).digest().whole();
    assert_ne!(digest(1), digest(2));
    assert_ne!(digest(1), digest(1 << 40 | 1), "all of the seed counts");
}
