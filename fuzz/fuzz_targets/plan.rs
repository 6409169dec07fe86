//! Any bytes as the plan of a sweep: its first and its last run are worked out.
#![no_main]

include!("memory.rs");

use tallyford::scenario::Source;
use tallyford::study::sweep::SweepPlan;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let source = Source { name: "fuzz.ron".into(), bytes: bytes.to_vec() };
    let Ok(plan) = SweepPlan::read(&source) else { return };
    for number in [0, plan.runs_in_all() - 1] {
        let run = plan.run(number);
        assert_eq!(plan.labels(run.combination).len(), plan.vary.len());
        assert_eq!(plan.settings_of(run.combination).len(), plan.settings.len() + plan.vary.len());
    }
});
