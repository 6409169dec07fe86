//! `tallyford link`

use super::settings::Given;
use super::{Done, Link, Stop, print, progress, told};
use crate::day::Options;
use crate::files;
use crate::session::Seat;
use crate::session::link::link as link_of;
use crate::session::save::Save;
use crate::study::Timeline;
use crate::words::say;

/// Prints the link of a saved town, or of the town of a scenario after some days.
pub fn link(args: &Link) -> Done {
    let given = Given(vec![&args.settings]);
    given.without_option(args.seed.is_some(), "--seed", "seed")?;
    let input = files::open(&args.scenario, &args.settings).map_err(Stop::Input)?;
    told::in_one_line(&input.parsed.warnings);
    let save = match input.save {
        Some(_) if args.seed.is_some() || args.days > 0 || !args.settings.is_empty() => {
            return Err(Stop::Input(say!("link-of-save-stays", file = input.name)));
        }
        Some(save) => save,
        None => {
            let options = Options { seed: args.seed, ..Options::default() };
            let town = Timeline::new(input.recipe, options).map_err(|problems| Stop::Input(problems.to_string()));
            let (mut town, mut passed) = (town?, progress::days());
            for day in 1..=args.days {
                town.pass_day();
                passed(day, args.days);
            }
            Save::of(&town)
        }
    };
    let seat = if args.teacher { Seat::Teacher } else { Seat::Room };
    print(&format!("tallyford.html{}\n", link_of(save, seat).map_err(Stop::Failed)?))
}
