//! `tallyford map`

use std::sync::Arc;

use super::settings::Given;
use super::{Done, Map, Stop, progress, told};
use crate::day::{Options, Simulation};
use crate::files;
use crate::files::out::write_whole;
use crate::view::facts::Facts;
use crate::view::map;
use crate::words::say;

/// Draws the town of a scenario on a day.
pub fn map(args: &Map) -> Done {
    if args.svg.extension().is_none_or(|extension| extension != "svg") {
        return Err(Stop::Input(say!("map-not-svg", file = args.svg.display().to_string())));
    }
    let given = Given(vec![&args.settings]);
    given.without_option(args.seed.is_some(), "--seed", "seed")?;
    given.without("days", "setting-of-map", &[])?;
    let input = files::open(&args.scenario.scenario, &args.settings).map_err(Stop::Input)?;
    given.without_those_of_save(&input, &[("seed", "--seed")])?;
    input.goes_with(args.seed).map_err(Stop::Input)?;
    let last = input.save.as_ref().map_or(1, |save| save.days);
    let until = args.day.unwrap_or(last);
    told::in_one_line(&input.parsed.warnings);
    let seed = args.seed.or(input.save.as_ref().map(|save| save.seed));
    let options = Options { seed, ..Options::default() };
    let mut town = Simulation::new(Arc::new(input.parsed.scenario), options);
    let mut passed = progress::days();
    let changed = |town: &mut Simulation| {
        let today = town.day();
        input.changes.iter().filter(|(day, _)| *day == today).for_each(|(_, change)| town.carry_out(change));
    };
    for day in 0..until {
        changed(&mut town);
        town.pass_day();
        passed(day + 1, until);
    }
    // What was done on the last evening holds, though no day has passed since.
    changed(&mut town);
    let file = args.svg.display().to_string();
    write_whole(&args.svg, &map::svg(&town, args.lens, Facts::EVERYTHING))
        .map_err(|error| Stop::Failed(say!("cannot-write", file = file, why = error.to_string())))?;
    eprintln!("{}", say!("map-written", file = file, day = until.to_string()));
    Ok(())
}
