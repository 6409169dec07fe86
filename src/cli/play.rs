//! `tallyford play`, as far as it goes without a window.

use std::path::Path;

use super::{Done, export, input, run};
use crate::words::{plain, say};

const FIRST_LESSON: &str = "crossing-camera";
const REPORT: &str = "report.html";

/// Says that there is no window, runs the lesson and leaves its report in the current folder.
pub fn play(scenario: Option<String>, seed: Option<u64>) -> Done {
    let scenario = scenario.unwrap_or_else(|| FIRST_LESSON.to_owned());
    let input = input::load(&scenario, &[])?;
    eprintln!("{}", say("no-window", &[("title", &input.parsed.scenario.raw().title)]));
    let outcome = run::outcome(&input, seed, None, 0);
    export::write_report(Path::new(REPORT), &outcome)?;
    eprintln!("{}", say("report-written", &[("file", REPORT)]));
    eprintln!("{}", plain("what-next"));
    Ok(())
}
