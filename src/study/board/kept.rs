//! The boards that are shipped with the lessons, and whether they still belong to them.

use include_dir::{Dir, include_dir};
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;

use super::numbers::NUMBERS;
use super::verdicts::Board;
use crate::kernel::digest::Digest;
use crate::scenario::raw::{RawAnswer, RawLesson, RawPrediction, RawShown};
use crate::scenario::{Library, Recipe, Scenario, shape};

/// Every file under assets/boards.
static SHIPPED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/boards");

/// The fingerprint of what is run for the claims of a scenario's lesson, and of what is measured. Texts and bounds have no
/// part in it: they can change, and what was measured stays true.
pub fn fingerprint(scenario: &Scenario) -> String {
    let mut raw = scenario.raw().clone();
    for text in [&mut raw.title, &mut raw.question, &mut raw.summary, &mut raw.mechanism] {
        text.clear();
    }
    // Each run has a seed of its own.
    (raw.minutes, raw.seed) = (0, 0);
    // Knobs that multiply count; their texts, and what is assumed, do not.
    raw.assumptions.clear();
    raw.knobs.retain(|knob| knob.multiplies);
    for knob in &mut raw.knobs {
        (knob.title, knob.says, knob.help) = (String::new(), String::new(), String::new());
    }
    raw.sets.iter_mut().for_each(|set| set.says.clear());
    raw.stages.iter_mut().for_each(|stage| stage.says.clear());
    raw.events.iter_mut().for_each(|event| event.says.clear());
    let measured = |answer: &RawAnswer| RawAnswer { bounds: vec![], ..answer.clone() };
    let bet = |bet: &RawPrediction| RawPrediction { answer: bet.answer.as_ref().map(measured), ..Default::default() };
    let shown = |shown: &RawShown| RawShown { says: String::new(), more_than: None, less_than: None, ..shown.clone() };
    raw.lesson = RawLesson {
        predict: raw.lesson.predict.iter().map(bet).collect(),
        shows: raw.lesson.shows.iter().map(shown).collect(),
        ..RawLesson::default()
    };
    let mut digest = Digest::default();
    let written = serde_json::to_value(&raw).expect("plain data can be written");
    digest.values("scenario", &shape::sparse(&written, shape::schema()).to_string());
    digest.whole()
}

/// A board beside a run of its lesson.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The board.
    pub board: Board,
    /// The scenario as it is shipped, whose lesson the board is about.
    pub of: Scenario,
    /// Whether the board was measured of that scenario as this version has it. Otherwise it is out of date.
    pub current: bool,
    /// Whether the run's scenario is the shipped one, but for texts.
    pub same: bool,
}

/// The board of a shipped lesson.
pub fn board(name: &str) -> Option<Board> {
    read(SHIPPED.get_file(format!("{name}.ron"))?.contents_utf8()?)
}

/// The board of the lesson that a scenario is: of the shipped scenario with its title.
pub fn of_lesson(scenario: &Scenario) -> Option<Kept> {
    let title = &scenario.raw().title;
    let packs = Library::default().pack_names();
    let shipped = Library::scenario_names().into_iter().chain(packs).filter_map(|name| {
        let of = Recipe::shipped(&name)?.laid().ok()?.check().ok()?.scenario;
        (of.raw().title == *title).then_some((name, of))
    });
    let (name, of) = shipped.into_iter().next()?;
    let board = board(&name)?;
    let (current, same) = (is_of(&board, &of), fingerprint(&of) == fingerprint(scenario));
    Some(Kept { board, of, current, same })
}

/// Whether a board was measured of a scenario, with the numbers that this version varies.
pub fn is_of(board: &Board, scenario: &Scenario) -> bool {
    let numbers = NUMBERS.iter().map(|number| number.path);
    board.made_from == fingerprint(scenario) && board.numbers.iter().map(String::as_str).eq(numbers)
}

/// A board as its file has it.
pub fn written(board: &Board) -> String {
    let form = PrettyConfig::new().depth_limit(4).struct_names(false).extensions(Extensions::IMPLICIT_SOME);
    ron::ser::to_string_pretty(board, form).expect("plain data can be written") + "\n"
}

/// A board from its file; `None` if it is none.
pub fn read(text: &str) -> Option<Board> {
    ron::from_str(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each lesson is set in a town of its own, and in one whose bets come out as they do in most towns.
    #[test]
    fn each_lesson_has_a_town_of_its_own_that_is_no_exception() {
        let mut seeds = vec![];
        for name in Library::scenario_names() {
            let scenario = Recipe::shipped(&name).unwrap().laid().unwrap().check().unwrap().scenario;
            let (lesson, seed) = (&scenario.raw().lesson, scenario.raw().seed);
            for verdicts in board(&name).unwrap().claims.iter().filter(|verdicts| verdicts.claim.bet(lesson).is_some())
            {
                let here = verdicts.seeds[seed as usize - 1].and_then(|value| verdicts.claim.option(lesson, value));
                assert_eq!(here, verdicts.claim.usual(lesson, &verdicts.seeds), "{name}: {:?}", verdicts.claim);
            }
            seeds.push(seed);
        }
        let all = seeds.len();
        seeds.sort_unstable();
        seeds.dedup();
        assert_eq!(seeds.len(), all);
    }
}
