//! Any bytes as a table of scores for the lab.
#![no_main]

include!("memory.rs");

use tallyford::scenario::Source;
use tallyford::study::lab::experiment;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    for name in ["lending", "accusations"] {
        let experiment = experiment(name).expect("an experiment");
        let mut setup = experiment.setup();
        let open = |name: &str| Ok(Source { name: name.to_owned(), bytes: bytes.to_vec() });
        if setup.set(experiment, "table=fuzz.ron", &open).is_ok() {
            let _ = setup.check(experiment);
        }
    }
});
