//! Any text as a setting that is laid over a lesson.
#![no_main]

include!("memory.rs");

use tallyford::scenario::Recipe;

libfuzzer_sys::fuzz_target!(|setting: &str| {
    let recipe = Recipe::shipped("friends-like-these").expect("a shipped scenario");
    if let Err(problems) = recipe.parse(&[setting.to_owned()]) {
        assert!(problems.to_string().contains("error"));
    }
});
