//! The board of a lesson's claims as plain data: what is claimed, what was measured, and whether it holds where our
//! assumptions are wrong.

use serde::Serialize;

use crate::scenario::Scenario;
use crate::scenario::raw::{Grade, RawAssumption, RawLesson, RawScenario};
use crate::study::board::kept::{self, Kept};
use crate::study::board::numbers::NUMBERS;
use crate::study::board::trials::Turn;
use crate::study::board::verdicts::{Hangs, Verdict};
use crate::study::board::{Board, Claim};
use crate::study::lesson::Figure;
use crate::words::{self, say};

/// A claim on the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// What is claimed.
    pub claim: String,
    /// What the number that shows it is a number of.
    pub figure: String,
    /// What that number must be for the claim to hold.
    pub claimed: String,
    /// The middle of it over the towns of the lesson as it is, with the lowest and the highest.
    pub measured: String,
    /// In how many of these towns the claim holds.
    pub towns: String,
    /// In how many worlds with other numbers it holds.
    pub worlds: String,
    /// Where it fails, if it fails anywhere.
    pub told: Option<String>,
    /// Whether it holds in nearly every world.
    pub survives: bool,
}

/// Something that the packs of a town assume.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Assumed {
    /// What is assumed, in a sentence.
    pub says: String,
    /// How the number is known: measured, estimated or invented, with the source if there is one.
    pub known: String,
}

/// What the packs of a town assume, in the order in which they are laid over one another.
pub fn assumed(raw: &RawScenario) -> Vec<Assumed> {
    let known = |assumption: &RawAssumption| {
        let grade = match assumption.grade {
            Grade::Measured => "assumed-measured",
            Grade::Estimated => "assumed-estimated",
            Grade::Invented => "assumed-invented",
        };
        match assumption.source.is_empty() {
            true => words::plain(grade),
            false => say!("assumed-with-source", grade = words::plain(grade), source = assumption.source),
        }
    };
    raw.assumptions.iter().map(|one| Assumed { says: words::told(&one.says).to_owned(), known: known(one) }).collect()
}

/// A board with what is to be said of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Page {
    /// What was varied, and how the numbers are to be read.
    pub note: String,
    /// Why the numbers may not be those of this run, or why there are none.
    pub doubt: Option<String>,
    /// The claims.
    pub rows: Vec<Row>,
    /// What the packs of the town assume.
    pub assumed: Vec<Assumed>,
}

/// The board that is shipped with the lesson that a run is of, with what its packs assume; `None` where there is neither.
pub fn of_run(scenario: &Scenario) -> Option<Page> {
    page(scenario, kept::of_lesson(scenario).as_ref())
}

/// The same, of the board that was found for the run.
pub fn page(scenario: &Scenario, kept: Option<&Kept>) -> Option<Page> {
    let assumed = assumed(scenario.raw());
    let Some(Kept { board, of, current, same }) = kept else {
        return (!assumed.is_empty()).then(|| Page { assumed, ..Page::default() });
    };
    if !current {
        return Some(Page { doubt: Some(words::say!("facts-out-of-date")), assumed, ..Page::default() });
    }
    let doubt = (!same).then(|| words::say!("facts-other-rules"));
    let lesson = &of.raw().lesson;
    let rows = board.verdicts(lesson).iter().map(|verdict| row(verdict, lesson, true)).collect();
    Some(Page { note: note(board), doubt, rows, assumed })
}

/// What was varied in a board, and how its numbers are to be read.
pub fn note(board: &Board) -> String {
    let claim = board.claims.first();
    let seeds = claim.map_or(0, |claim| claim.seeds.len());
    let worlds = claim.map_or(0, |claim| claim.worlds.len());
    let towns = claim.and_then(|claim| claim.worlds.first()).map_or(0, Vec::len);
    let numbers: Vec<String> = NUMBERS.iter().map(|number| number.name()).collect();
    say!("facts-note", seeds = seeds, worlds = worlds, towns = towns, numbers = numbers.join("; "))
}

/// The claims of a board. `of` is the lesson that makes them.
pub fn rows(board: &Board, of: &RawLesson) -> Vec<Row> {
    board.verdicts(of).iter().map(|verdict| row(verdict, of, false)).collect()
}

/// How a value of a figure is written.
type Shown = fn(&Figure, f64) -> String;

/// A claim. `briefly`: what was measured has at most two significant digits, for those who read of one run.
fn row(verdict: &Verdict, of: &RawLesson, briefly: bool) -> Row {
    let figure = verdict.claim.figure(of);
    let measured = match (verdict.figure, &figure) {
        (Some([low, middle, high]), Some(figure)) => {
            let (plain, shown): (Shown, Shown) = if briefly {
                (Figure::shown_plain_briefly, Figure::shown_briefly)
            } else {
                (Figure::shown_plain, Figure::shown)
            };
            let (low, middle, high) = (plain(figure, low), shown(figure, middle), plain(figure, high));
            say!("facts-spread", low = low, middle = middle, high = high)
        }
        _ => words::say!("not-defined"),
    };
    let count =
        |key: &str, [holds, all]: [usize; 2]| say(key, &[("holds", &holds.to_string()), ("all", &all.to_string())]);
    Row {
        claim: sentence(verdict, of),
        figure: figure.as_ref().map(Figure::name).unwrap_or_default(),
        claimed: claimed(verdict, of, figure.as_ref()),
        measured,
        towns: count("facts-holds-towns", verdict.seeds),
        worlds: count("facts-holds-worlds", verdict.worlds),
        told: told(verdict),
        survives: verdict.survives(),
    }
}

fn option<'a>(verdict: &Verdict, of: &'a RawLesson) -> &'a str {
    let options = verdict.claim.bet(of).map(|bet| &bet.options);
    options.zip(verdict.usual).and_then(|(options, usual)| options.get(usual)).map_or("", String::as_str)
}

/// The claim in words: what the lesson says, or the question of a bet.
fn sentence(verdict: &Verdict, of: &RawLesson) -> String {
    match verdict.claim {
        Claim::Bet(number) => {
            let ask = of.predict.get(number).map_or("", |bet| bet.ask.as_str());
            say!("facts-bet", number = (number + 1).to_string(), ask = ask)
        }
        Claim::Shown(_) => {
            verdict.claim.shown(of).map_or_else(String::new, |shown| words::told(&shown.says).to_owned())
        }
    }
}

/// What the number must be for the claim to hold, or the answer that a bet has in most towns.
fn claimed(verdict: &Verdict, of: &RawLesson, figure: Option<&Figure>) -> String {
    let (Some(claim), Some(figure)) = (verdict.claim.shown(of), figure) else {
        let option = option(verdict, of);
        return if option.is_empty() { words::say!("not-defined") } else { say!("facts-usual", option = option) };
    };
    let bounds = [claim.more_than, claim.less_than];
    let [more, less] = bounds.map(|bound| bound.map(|bound| figure.shown(bound)).unwrap_or_default());
    let key = match (claim.more_than, claim.less_than) {
        (Some(1.0), None) if figure.is_ratio() => "facts-larger",
        (None, Some(1.0)) if figure.is_ratio() => "facts-smaller",
        (Some(_), Some(_)) => "facts-between",
        (Some(_), None) => "facts-more",
        (None, _) => "facts-less",
    };
    say(key, &[("more", &more), ("less", &less)])
}

/// Where it fails: in many towns of the lesson as it is, and on what it hangs, if on anything.
fn told(verdict: &Verdict) -> Option<String> {
    let lead = match (verdict.usually_holds(), verdict.survives()) {
        (false, _) => Some(words::say!("facts-unsure")),
        (true, false) => Some(words::say!("facts-hangs")),
        (true, true) => None,
    };
    let parts: Vec<String> = lead.into_iter().chain(verdict.hangs.as_ref().map(why)).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// On what it hangs.
fn why(hangs: &Hangs) -> String {
    let turned = |(number, turn): &(usize, Turn)| {
        let name = NUMBERS[*number].name();
        say(&format!("facts-{}", turn.key()), &[("number", &name)])
    };
    match hangs {
        Hangs::Luck => words::say!("facts-luck"),
        Hangs::Alone(all) => {
            let list: Vec<String> = all.iter().map(turned).collect();
            say!("facts-alone", list = list.join("; "))
        }
        Hangs::Together(number, turn) => {
            let (name, key) = (NUMBERS[*number].name(), format!("facts-together-{}", turn.key()));
            say(&key, &[("number", &name)])
        }
    }
}
