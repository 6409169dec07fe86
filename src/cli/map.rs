//! `tallyford map`

use std::sync::Arc;

use super::{Done, Map, Stop, progress};
use crate::day::{Options, Simulation};
use crate::files;
use crate::view::facts::Facts;
use crate::view::map;
use crate::words::say;

/// Draws the town of a scenario on a day.
pub fn map(args: &Map) -> Done {
    if args.svg.extension().is_none_or(|extension| extension != "svg") {
        return Err(Stop::Input(say("map-not-svg", &[("file", &args.svg.display().to_string())])));
    }
    let input = files::open(&args.scenario.scenario, &args.settings).map_err(Stop::Input)?;
    let seed = args.seed.or(input.save.as_ref().map(|save| save.seed));
    let options = Options { seed, ..Options::default() };
    let mut town = Simulation::new(Arc::new(input.parsed.scenario), options);
    let mut passed = progress::days();
    for day in 0..args.day {
        town.pass_day();
        passed(day + 1, args.day);
    }
    let file = args.svg.display().to_string();
    files::out::write_whole(&args.svg, &map::svg(&town, args.lens, Facts::EVERYTHING))
        .map_err(|error| Stop::Failed(say("cannot-write", &[("file", &file), ("why", &error.to_string())])))?;
    eprintln!("{}", say("map-written", &[("file", &file), ("day", &args.day.to_string())]));
    Ok(())
}
