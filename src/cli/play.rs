//! `tallyford play`: the window; without a display, or in a build without a window, the lesson and its report.

use std::path::Path;

use super::{Done, export, input, run};
use crate::words::{plain, say};

const FIRST_LESSON: &str = "crossing-camera";
const REPORT: &str = "report.html";

/// Opens the window. Where there is no display, says so, runs the lesson and leaves its report in the current folder.
pub fn play(scenario: Option<String>, seed: Option<u64>) -> Done {
    #[cfg(feature = "app")]
    if has_display() {
        return window(scenario, seed);
    }
    let scenario = scenario.unwrap_or_else(|| FIRST_LESSON.to_owned());
    let input = input::load(&scenario, &[])?;
    let key = if cfg!(feature = "app") { "no-display" } else { "no-window" };
    eprintln!("{}", say(key, &[("title", &input.parsed.scenario.raw().title)]));
    let outcome = run::outcome(&input, seed, None, 0);
    export::write_report(Path::new(REPORT), &outcome)?;
    eprintln!("{}", say("report-written", &[("file", REPORT)]));
    eprintln!("{}", plain("what-next"));
    Ok(())
}

/// Whether a window can be opened here.
#[cfg(feature = "app")]
fn has_display() -> bool {
    !cfg!(target_os = "linux") || std::env::var_os("DISPLAY").is_some_and(|display| !display.is_empty())
}

/// What the window begins with: a scenario, or a save as it was left.
#[cfg(feature = "app")]
pub fn origin(name: &str, settings: &[String], seed: Option<u64>) -> Result<crate::app::driver::Origin, super::Stop> {
    use crate::app::driver::Origin;
    let input = input::load(name, settings)?;
    Ok(match input.save {
        Some(save) => Origin::Save(Box::new(save), name.into()),
        None => Origin::Recipe(Box::new(input.recipe), seed),
    })
}

#[cfg(feature = "app")]
fn window(scenario: Option<String>, seed: Option<u64>) -> Done {
    use super::Stop;
    use crate::app::{self, Launch};
    let origin = scenario.map(|scenario| origin(&scenario, &[], seed)).transpose()?;
    // A display that cannot be reached, or no graphics driver, shows itself only in the attempt.
    let opened = std::panic::catch_unwind(|| app::run(Launch { origin, ..Launch::default() }));
    match opened {
        Ok(exit) if exit.is_success() => Ok(()),
        Ok(exit) => Err(Stop::Failed(say("window-failed", &[("why", &format!("{exit:?}"))]))),
        Err(panic) => {
            let text = panic.downcast_ref::<String>().map(String::as_str);
            let why = text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or_default();
            Err(Stop::Failed(say("window-failed", &[("why", why)])))
        }
    }
}
