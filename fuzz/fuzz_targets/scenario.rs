//! Any bytes as a scenario: problems are told, and what is accepted is a scenario.
#![no_main]

include!("memory.rs");

use tallyford::scenario::{Library, Source, parse};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let source = Source { name: "fuzz.ron".into(), bytes: bytes.to_vec() };
    match parse(&source, &Library::default(), &[]) {
        Ok(parsed) => {
            let _ = parsed.warnings.to_string();
        }
        Err(problems) => assert!(problems.to_string().contains("error")),
    }
});
