//! `tallyford play`: the window; without a display, or in a build without a window, the lesson and its report.

use std::path::Path;

#[cfg(feature = "app")]
use super::settings::Given;
use super::{Done, Stop, run, told};
use crate::files::{self, Input, export};
use crate::words::{Language, say};

const FIRST_LESSON: &str = "crossing-camera";

/// Opens the window. Where there is no display, says so, runs the lesson and leaves its report in the current folder.
pub fn play(
    scenario: Option<String>,
    seed: Option<u64>,
    #[cfg_attr(
        not(feature = "app"),
        expect(unused_variables, reason = "the window alone keeps a language of its own")
    )]
    language: Option<Language>,
) -> Done {
    #[cfg(feature = "app")]
    if has_display() {
        match window(scenario.as_deref(), seed, language)? {
            Opened::ToTheEnd => return Ok(()),
            Opened::Not(why) => eprintln!("{}", say!("no-display-reached", why = why)),
        }
    }
    report(scenario, seed)
}

/// Runs the lesson without a window and leaves its report.
fn report(scenario: Option<String>, seed: Option<u64>) -> Done {
    let scenario = scenario.unwrap_or_else(|| FIRST_LESSON.to_owned());
    let input = files::open(&scenario, &[]).map_err(Stop::Input)?;
    seed_of_save(&input, seed)?;
    told::in_one_line(&input.parsed.warnings);
    let key = if cfg!(feature = "app") { "no-display" } else { "no-window" };
    eprintln!("{}", say(key, &[("title", &input.parsed.scenario.raw().title)]));
    let mut outcome = run::outcome(&input, seed, None, 0);
    outcome.bets = run::bets(&input, &outcome, None);
    let file = free_name();
    export::write_report(Path::new(&file), &outcome).map_err(Stop::Failed)?;
    eprintln!("{}", say!("report-written", file = file));
    eprintln!("{}", say!("what-next"));
    Ok(())
}

/// The name of a report that is not there yet: nobody asked for a report by name, so none is written over.
fn free_name() -> String {
    let numbered = (2..).map(|number| format!("report-{number}.html"));
    let mut names = std::iter::once(export::REPORT.to_owned()).chain(numbered);
    names.find(|name| !Path::new(name).exists()).unwrap_or_else(|| export::REPORT.to_owned())
}

/// A saved town is gone on with, and has the seed that it was founded with.
fn seed_of_save(input: &Input, seed: Option<u64>) -> Result<(), Stop> {
    match (&input.save, seed) {
        (Some(save), Some(seed)) if save.seed != seed => {
            let (own, seed) = (save.seed.to_string(), seed.to_string());
            Err(Stop::Input(say!("play-seed-of-save", file = input.name, own = own, seed = seed)))
        }
        _ => Ok(()),
    }
}

/// Whether a window can be opened here.
#[cfg(feature = "app")]
fn has_display() -> bool {
    !cfg!(target_os = "linux") || std::env::var_os("DISPLAY").is_some_and(|display| !display.is_empty())
}

/// What the window begins with: a scenario, or a save as it was left.
#[cfg(feature = "app")]
pub fn origin(name: &str, settings: &[String], seed: Option<u64>) -> Result<crate::app::driver::Origin, Stop> {
    use crate::app::driver::Origin;
    let given = Given(vec![settings]);
    let input = files::open(name, settings).map_err(Stop::Input)?;
    given.without_those_of_save(&input, &[("seed", "tallyford run --seed"), ("days", "tallyford run --days")])?;
    seed_of_save(&input, seed)?;
    Ok(match input.save {
        Some(mut save) if !settings.is_empty() => {
            // It is another run, which the digests of the save are not of.
            save.settings = input.recipe.settings;
            save.digests.clear();
            Origin::Save(Box::new(save), input.name.into())
        }
        Some(save) => Origin::Save(Box::new(save), input.name.into()),
        None => Origin::Recipe(Box::new(input.recipe), seed),
    })
}

/// How opening the window went.
#[cfg(feature = "app")]
enum Opened {
    /// It was opened, and closed by whoever used it.
    ToTheEnd,
    /// There is no display or graphics driver that can be used, and why.
    Not(String),
}

#[cfg(feature = "app")]
fn window(scenario: Option<&str>, seed: Option<u64>, language: Option<Language>) -> Result<Opened, Stop> {
    use std::panic::{catch_unwind, set_hook, take_hook};

    use crate::app::{self, Launch};
    /// How the libraries begin when they find no display or no driver. They say it by panicking.
    const NO_DISPLAY: [&str; 2] = ["Failed to build event loop", "Unable to find a GPU"];
    let origin = scenario.map(|scenario| origin(scenario, &[], seed)).transpose()?;
    let told = take_hook();
    set_hook(Box::new(move |info| {
        let text = info.payload_as_str().unwrap_or_default();
        if !NO_DISPLAY.iter().any(|start| text.starts_with(start)) {
            told(info);
        }
    }));
    let opened = catch_unwind(|| app::run(Launch { origin, language, ..Launch::default() }));
    let _ = take_hook();
    let failed = |why: &str| Stop::Failed(say!("window-failed", why = why));
    match opened {
        Ok(exit) if exit.is_success() => Ok(Opened::ToTheEnd),
        Ok(exit) => Err(failed(&format!("{exit:?}"))),
        Err(panic) => {
            let text = panic.downcast_ref::<String>().map(String::as_str);
            let why = text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or_default();
            match NO_DISPLAY.iter().find(|start| why.starts_with(**start)) {
                Some(start) => Ok(Opened::Not((*start).to_owned())),
                None => Err(failed(why)),
            }
        }
    }
}
