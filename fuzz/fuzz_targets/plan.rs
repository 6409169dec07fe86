//! Any bytes as the plan of a sweep: its first and its last run are worked out.
#![no_main]

include!("memory.rs");

use tallyford::scenario::Source;
use tallyford::study::sweep::SweepPlan;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let source = Source { name: "fuzz.ron".into(), bytes: bytes.to_vec() };
    let Ok(plan) = SweepPlan::read(&source) else { return };
    let _ = plan.columns();
    let runs = plan.runs_in_all();
    for number in [0, runs - 1] {
        let _ = plan.settings_of(&plan.run(number));
    }
});
