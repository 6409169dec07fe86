//! `tallyford facts`

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::json::print_json;
use super::settings::Given;
use super::{Done, Facts, Stop, print, progress};
use crate::files::{self, out};
use crate::scenario::{Library, Recipe, Scenario};
use crate::study::board::numbers::NUMBERS;
use crate::study::board::trials::{Turn, trials};
use crate::study::board::verdicts::{Hangs, Verdict};
use crate::study::board::{Board, BoardPlan, Size, Verdicts, kept};
use crate::view::board::{Row, assumed, note, rows};
use crate::words::{self, say};

/// Tries what lessons claim in towns with other luck and in worlds with other people, and prints what holds.
pub fn facts(args: &Facts) -> Done {
    Given(vec![&args.settings]).without("seed", "facts-of-seeds", &[])?;
    let names = if args.scenarios.is_empty() { claiming() } else { args.scenarios.clone() };
    // Everything that can be wrong with the input is told before the first town is run.
    let recipes: Vec<Recipe> = names.iter().map(|name| recipe(name, &args.settings)).collect::<Result<_, _>>()?;
    if args.towns > args.seeds {
        return Err(Stop::Input(say!(
            "facts-too-few-seeds",
            towns = args.towns.to_string(),
            seeds = args.seeds.to_string()
        )));
    }
    if let Some(folder) = &args.write {
        recipes.iter().enumerate().try_for_each(|(number, recipe)| {
            let twice = recipes[..number].iter().any(|other| other.name == recipe.name);
            claimed(&file_in(folder, &recipe.name), twice)
        })?;
    }
    let boards: Vec<(Scenario, Board)> = if args.shipped {
        recipes.iter().map(shipped).collect::<Result<_, _>>()?
    } else {
        let plans: Vec<BoardPlan> = recipes.iter().map(plan).collect::<Result<_, _>>()?;
        // Each is written as soon as it is whole, so that what was measured is not lost with what comes after it.
        let tried = |plan: &BoardPlan| {
            let board = tried(plan, args);
            args.write.as_ref().map_or(Ok(()), |folder| write(folder, &board))?;
            Ok((plan.scenario().clone(), board))
        };
        plans.iter().map(tried).collect::<Result<_, Stop>>()?
    };
    if args.json {
        let object = json!({
            "version": env!("CARGO_PKG_VERSION"),
            "numbers": NUMBERS.iter().map(|number| json!({"path": number.path, "name": number.name()})).collect::<Vec<Value>>(),
            "scenarios": boards.iter().map(|(scenario, board)| as_json(scenario, board)).collect::<Vec<Value>>(),
        });
        return print_json(object);
    }
    let head = boards.first().map(|(_, board)| format!("{}\n", note(board)));
    let tables = boards.iter().map(|(scenario, board)| table(scenario, board));
    let foot = format!("{}\n", words::say!("not-a-forecast"));
    print(&head.into_iter().chain(tables).chain([foot]).collect::<Vec<String>>().join("\n"))
}

/// The lessons, and the packs that claim something.
fn claiming() -> Vec<String> {
    let claims = |name: &String| {
        let parsed = Recipe::shipped(name).and_then(|recipe| recipe.parse(&[]).ok());
        parsed.is_some_and(|parsed| !parsed.scenario.raw().lesson.shows.is_empty())
    };
    let packs = Library::default().pack_names().into_iter().filter(claims);
    Library::scenario_names().into_iter().chain(packs).collect()
}

fn recipe(name: &str, settings: &[String]) -> Result<Recipe, Stop> {
    let input = files::open(name, settings).map_err(Stop::Input)?;
    match input.save {
        Some(_) => Err(Stop::Input(say!("facts-of-save", file = name))),
        None => Ok(input.recipe),
    }
}

fn plan(recipe: &Recipe) -> Result<BoardPlan, Stop> {
    let plan = BoardPlan::of(recipe).map_err(Stop::Input)?;
    match plan.runs() {
        0 => Err(Stop::Input(say!("facts-no-claims", scenario = recipe.name))),
        _ => Ok(plan),
    }
}

/// The board that is shipped for a scenario, if it is still the scenario's.
fn shipped(recipe: &Recipe) -> Result<(Scenario, Board), Stop> {
    let scenario = recipe.parse(&[]).map_err(|problems| Stop::Input(problems.to_string()))?.scenario;
    match kept::board(&recipe.name) {
        Some(board) if kept::is_of(&board, &scenario) => Ok((scenario, board)),
        Some(_) => Err(Stop::Failed(words::say!("facts-out-of-date"))),
        None => Err(Stop::Input(say!("facts-none-shipped", scenario = recipe.name))),
    }
}

fn tried(plan: &BoardPlan, args: &Facts) -> Board {
    let (claims, runs) = (plan.claims(), plan.runs());
    let (seeds, worlds) = (args.seeds as usize, args.worlds as usize);
    eprintln!(
        "{}",
        say!(
            "facts-trying",
            title = plan.scenario().raw().title,
            claims = claims,
            seeds = seeds,
            worlds = worlds,
            runs = runs
        )
    );
    let size = Size { seeds, worlds, towns: args.towns as usize };
    let bar = progress::shared(plan.days(size));
    let board = plan.board(size, || bar.inc(1));
    bar.finish_and_clear();
    board
}

fn file_in(folder: &Path, scenario: &str) -> PathBuf {
    folder.join(format!("{scenario}.ron"))
}

/// A board may take the place of a board, and of nothing else; `twice` if another board of this call goes to the same place.
fn claimed(file: &Path, twice: bool) -> Done {
    let board = |text: String| kept::read(&text).is_some();
    let taken = file.exists() && !std::fs::read_to_string(file).is_ok_and(board);
    match (twice, taken) {
        (false, false) => Ok(()),
        (true, _) => Err(Stop::Input(say!("facts-one-place", file = file.display().to_string()))),
        (false, true) => Err(Stop::Input(say!("facts-no-board-there", file = file.display().to_string()))),
    }
}

fn write(folder: &Path, board: &Board) -> Done {
    let file = file_in(folder, &board.scenario);
    let shown = file.display().to_string();
    let written = std::fs::create_dir_all(folder).and_then(|()| out::write_whole(&file, &kept::written(board)));
    written.map_err(|error| Stop::Failed(say!("cannot-write", file = shown, why = error.to_string())))?;
    eprintln!("{}", say!("facts-written", file = shown));
    Ok(())
}

/// The claims of a lesson for people.
fn table(scenario: &Scenario, board: &Board) -> String {
    let raw = scenario.raw();
    let title = say!("facts-title", title = raw.title, scenario = board.scenario);
    let line = |row: Row| {
        let Row { claim, figure, claimed, measured, towns, worlds, told, survives } = row;
        let mut lines = vec![
            say!("facts-line-measured", figure = figure, measured = measured),
            say!("facts-line-claimed", claimed = claimed),
            say!("facts-line-holds", towns = towns, worlds = worlds),
        ];
        lines.extend(told);
        let sign = if survives { " " } else { "!" };
        format!("\n{sign} {claim}\n    {}\n", lines.join("\n    "))
    };
    let lines: String = rows(board, &raw.lesson).into_iter().map(line).collect();
    let assumed = assumed(raw).into_iter();
    let assumed: String =
        assumed.map(|one| format!("    {}\n", say!("assumed-line", says = one.says, known = one.known))).collect();
    let heading = if assumed.is_empty() { String::new() } else { format!("\n  {}\n", words::say!("assumed-heading")) };
    format!("{title}\n{lines}{heading}{assumed}")
}

fn as_json(scenario: &Scenario, board: &Board) -> Value {
    let lesson = &scenario.raw().lesson;
    let trials = board.claims.first().map_or_else(Vec::new, |claim| {
        trials(claim.worlds.len(), claim.worlds.first().map_or(0, Vec::len), claim.seeds.len())
    });
    let seeds = board.claims.first().map_or(0, |claim| claim.seeds.len());
    let all = board.claims.iter().zip(board.verdicts(lesson)).zip(rows(board, lesson));
    let claim = |((measured, verdict), row): ((&Verdicts, Verdict), Row)| {
        let (by_seed, by_world) = measured.holds(lesson);
        let figure = |place: usize| verdict.figure.map(|figure| figure[place]);
        json!({
            "claim": row.claim, "claimed": row.claimed, "figure": row.figure, "measure": verdict.claim.figure(lesson).map(|figure| figure.by.measure),
            "low": figure(0), "middle": figure(1), "high": figure(2),
            "holds_in_seeds": verdict.seeds[0], "holds_in_worlds": verdict.worlds[0], "survives": row.survives,
            "hangs_on": verdict.hangs.as_ref().map(hangs), "fails": row.told,
            "by_seed": measured.seeds, "by_world": measured.worlds, "holds_by_seed": by_seed, "holds_by_world": by_world,
        })
    };
    json!({
        "scenario": board.scenario, "title": scenario.raw().title, "seeds": seeds,
        "worlds": trials.iter().map(|trial| json!({"factors": trial.factors, "seeds": trial.seeds})).collect::<Vec<Value>>(),
        "claims": all.map(claim).collect::<Vec<Value>>(),
    })
}

fn hangs(on: &Hangs) -> Value {
    let number = |(number, turn): &(usize, Turn)| json!({"path": NUMBERS[*number].path, "turn": turn.key()});
    match on {
        Hangs::Luck => json!("luck"),
        Hangs::Alone(all) => json!({"alone": all.iter().map(number).collect::<Vec<Value>>()}),
        Hangs::Together(one, turn) => json!({"together": number(&(*one, *turn))}),
    }
}
