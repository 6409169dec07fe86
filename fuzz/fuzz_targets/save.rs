//! Any bytes as a saved run: its scenario is read and its commands are resolved, as when it is opened.
#![no_main]

include!("memory.rs");

use tallyford::scenario::Source;
use tallyford::session::save::Save;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let source = Source { name: "fuzz.ron".into(), bytes: bytes.to_vec() };
    let Ok(save) = Save::read(&source) else { return };
    let written = save.text().expect("a save can be written");
    let again = Save::read(&Source { name: "again.ron".into(), bytes: written.into_bytes() });
    assert!(again.is_ok_and(|again| format!("{again:?}") == format!("{save:?}")), "a save is read as it was written");
    let Ok(recipe) = save.recipe("fuzz.ron") else { return };
    let Ok(parsed) = recipe.parse(&[]) else { return };
    let _ = save.changes(&recipe, &parsed.scenario);
});
