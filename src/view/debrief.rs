//! The debriefing of a class: what it bet and voted beside what came about and in how many towns that comes about, up to two
//! charts and three lives, six questions, and what the conclusions hang on. On the screen, where the charts are those that the
//! class has chosen, and as two pages to be printed.

use minijinja::value::Serde;
use minijinja::{Environment, Value, context};
use serde::Serialize;

use super::board::{self, Page};
use super::counted;
use super::handout;
use super::headline::headline;
use super::lives::Life;
use super::palette;
use super::report::{acts_chart, for_every_reader, in_words, scores_chart, setting};
use crate::scenario::raw::{RawPrediction, RawScenario, RawStep, StepKind};
use crate::study::Outcome;
use crate::study::answers::Answer;
use crate::study::board::Claim;
use crate::study::board::kept;
use crate::study::lesson::{Figure, options};
use crate::words::{self, say};

const TEMPLATE: &str = include_str!("../../assets/debrief.html");

/// Charts on the two pages, questions to talk about, and claims with what they hang on.
const CHARTS: usize = 2;
const QUESTIONS: usize = 6;
const CLAIMS: usize = 6;

/// What a run came to, for those who have bet on it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Debrief {
    /// The run in a few sentences.
    pub headline: Vec<String>,
    /// For each question of the lesson, the answer of the run; `None` where it has none.
    pub answers: Vec<Option<Answer>>,
    /// The same in words, each with the name of its number and, where it is a share of everyone, with its counts.
    pub figures: Vec<Option<String>>,
    /// For each question of the lesson, in how many towns each option came about; empty where that was not measured.
    pub counts: Vec<Vec<usize>>,
    /// Of how many towns that is.
    pub towns: usize,
    /// What the lesson claims, and in how many worlds it holds; `None` where that was not measured.
    pub board: Option<Page>,
    /// Up to three lives, each with the row of the file that mattered, and what that row is in words.
    pub lives: Vec<(Life, Option<String>)>,
    /// The town, its people and its days, in a line.
    pub setting: String,
    /// The charts of the two pages, as SVG.
    pub charts: Vec<String>,
}

/// What a run came to. `answers` are its answers to the questions of the lesson.
pub fn debrief(outcome: &Outcome, answers: Vec<Option<Answer>>) -> Debrief {
    let scenario = outcome.town.scenario();
    let kept = kept::of_lesson(scenario);
    let (mut counts, mut towns) = (vec![vec![]; answers.len()], 0);
    if let Some(kept) = kept.as_ref().filter(|kept| kept.current) {
        let (shipped, own) = (&kept.of.raw().lesson, &scenario.raw().lesson);
        for verdicts in &kept.board.claims {
            let Claim::Bet(bet) = verdicts.claim else { continue };
            // A lesson that asks otherwise was not measured.
            let same = |one: &RawPrediction, other: &RawPrediction| {
                (&one.options, &one.answer) == (&other.options, &other.answer)
            };
            let Some((asked, other)) = shipped.predict.get(bet).zip(own.predict.get(bet)) else { continue };
            if same(asked, other) {
                let option = |value: &f64| verdicts.claim.option(shipped, *value);
                let fallen: Vec<usize> = verdicts.seeds.iter().flatten().filter_map(option).collect();
                let count = |option: usize| fallen.iter().filter(|fell| **fell == option).count();
                counts[bet] = (0..asked.options.len()).map(count).collect();
                towns = verdicts.seeds.len();
            }
        }
    }
    let charts = [handout::flags_chart(outcome, super::chart::WIDTH), scores_chart(outcome), acts_chart(outcome)];
    Debrief {
        headline: headline(outcome).into_iter().map(for_every_reader).collect(),
        figures: figures(outcome, &answers),
        answers,
        counts,
        towns,
        board: board::page(scenario, kept.as_ref()),
        lives: handout::lives(outcome),
        setting: setting(&outcome.town),
        charts: charts.into_iter().flatten().take(CHARTS).collect(),
    }
}

/// The numbers that answer the questions of a lesson, in words.
fn figures(outcome: &Outcome, answers: &[Option<Answer>]) -> Vec<Option<String>> {
    let sight = counted::sight(outcome);
    let bets = outcome.town.scenario().raw().lesson.predict.iter().zip(answers);
    let told = |(bet, answer): (&RawPrediction, &Option<Answer>)| {
        let figure = Figure::answering(bet.answer.as_ref()?);
        let value = figure.shown_with_counts(&sight, answer.as_ref()?.value);
        Some(say!("figure-told", figure = figure.name(), value = value))
    };
    bets.map(told).collect()
}

/// What a class said at a step of its lesson.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// The step of the script at which it was said.
    pub step: &'a RawStep,
    /// The option that the class chose, if it chose one.
    pub choice: Option<usize>,
    /// How sure it was: 0 a guess, 1 fairly, 2 certain.
    pub sure: u8,
    /// Hands counted for each option; empty if nobody counted.
    pub hands: &'a [u32],
}

/// A question that a class was asked, beside what came about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// What was asked: the bet, or what the step said before a vote.
    pub ask: String,
    /// Whether it was a bet, which a run answers, and no vote.
    pub bet: bool,
    /// What there was to choose from.
    pub options: Vec<Choice>,
    /// How sure the class was, and the number that answers a bet.
    pub told: String,
}

/// What could be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// A for the first option, B for the second, and so on: the key that chose it.
    pub letter: char,
    /// What the option says, in the spoken language.
    pub text: String,
    /// Whether the class chose it.
    pub chosen: bool,
    /// Whether it came about in this town.
    pub came: bool,
    /// Hands counted for it.
    pub hands: u32,
    /// In how many of the lesson's towns it comes about, in words; `None` where that was not measured.
    pub towns: Option<String>,
}

/// The letter of an option, by its place.
pub fn letter(place: usize) -> char {
    (b'A' + place as u8) as char
}

/// What a class was asked and has answered, in the order of the steps.
pub fn asked<'a>(raw: &RawScenario, debrief: &Debrief, said: impl IntoIterator<Item = Said<'a>>) -> Vec<Asked> {
    let answered = |said: &Said| said.choice.is_some() || !said.hands.is_empty();
    said.into_iter().filter(answered).map(|said| one(raw, debrief, said)).collect()
}

fn one(raw: &RawScenario, debrief: &Debrief, said: Said) -> Asked {
    let number = said.step.bet as usize;
    let bet = said.step.step == StepKind::Bet;
    let question = raw.lesson.predict.get(number).filter(|_| bet);
    let answer = debrief.answers.get(number).copied().flatten().filter(|_| bet);
    let counts = debrief.counts.get(number).filter(|counts| bet && !counts.is_empty());
    let choice = |(place, text): (usize, &String)| Choice {
        letter: letter(place),
        text: words::told(text).to_owned(),
        chosen: said.choice == Some(place),
        came: answer.is_some_and(|answer| answer.option == place),
        hands: said.hands.get(place).copied().unwrap_or(0),
        towns: counts.map(|counts| {
            let count = counts.get(place).copied().unwrap_or(0);
            say!("answers-count", count = count.to_string(), towns = debrief.towns.to_string())
        }),
    };
    let sure = words::plain(["bet-was-guess", "bet-was-fairly", "bet-was-certain"][usize::from(said.sure.min(2))]);
    let figure = debrief.figures.get(number).cloned().flatten().filter(|_| bet);
    let told = match figure {
        _ if !bet => String::new(),
        Some(figure) => say!("bet-and-figure", sure = sure, figure = figure),
        None => say!("bet-without-figure", sure = sure),
    };
    let ask = question.map_or(said.step.say.as_str(), |question| question.ask.as_str());
    let options = options(&raw.lesson, said.step).iter().enumerate().map(choice).collect();
    Asked { ask: words::told(ask).to_owned(), bet, options, told }
}

/// The two pages as HTML, to be printed.
///
/// # Errors
/// Only if the template that is part of the program is broken; the reason is in the error.
pub fn html(raw: &RawScenario, debrief: &Debrief, asked: &[Asked]) -> Result<String, minijinja::Error> {
    let mut environment = Environment::new();
    in_words(&mut environment);
    environment.add_template("debrief.html", TEMPLATE)?;
    let mut claims: Vec<&board::Row> = debrief.board.iter().flat_map(|board| &board.rows).collect();
    // What hangs on something comes first.
    claims.sort_by_key(|claim| claim.survives);
    claims.truncate(CLAIMS);
    let lives = debrief.lives.iter().map(|(life, caption)| context! { life => Value::from(Serde(life)), caption });
    let page = context! {
        language => words::Language::spoken().tag(),
        title => raw.title.clone(),
        question => raw.question.clone(),
        setting => debrief.setting.clone(),
        headline => debrief.headline.clone(),
        asked => Value::from(Serde(asked)),
        towns => debrief.towns,
        charts => debrief.charts.clone(),
        lives => lives.collect::<Vec<_>>(),
        questions => raw.lesson.discuss.iter().take(QUESTIONS).cloned().collect::<Vec<String>>(),
        claims => Value::from(Serde(claims)),
        doubt => debrief.board.as_ref().and_then(|board| board.doubt.clone()),
        colours => context! {
            paper => palette::PAPER, card => palette::CARD, ink => palette::INK, soft => palette::INK_SOFT,
            line => palette::LINE, rust => palette::RUST, blue => palette::BLUE,
        },
    };
    environment.get_template("debrief.html")?.render(page)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::Options;
    use crate::scenario::Recipe;
    use crate::study::Plan;
    use std::sync::Arc;

    /// The two pages of a class: its bets beside the outcome and the towns, charts, lives, questions and claims.
    #[test]
    fn a_class_is_told_what_it_bet_and_what_came_about() {
        let scenario = Arc::new(Recipe::shipped("crossing-camera").unwrap().parse(&[]).unwrap().scenario);
        let raw = scenario.raw();
        let options = Options { threads: 1, ..Options::default() };
        let outcome = Plan { days: Some(90), ..Plan::in_full(&scenario, options) }.run(&scenario, |_, _| ());
        let answers: Vec<Option<Answer>> = raw
            .lesson
            .predict
            .iter()
            .map(|bet| bet.answer.as_ref().map(|_| Answer { value: 0.25, option: 1 }))
            .collect();
        let debrief = debrief(&outcome, answers);
        assert_eq!((debrief.towns, debrief.charts.len(), debrief.lives.len()), (20, 2, 3));
        assert!(debrief.counts.iter().all(|counts| counts.iter().sum::<usize>() == 20), "{:?}", debrief.counts);
        let bet = RawStep { step: StepKind::Bet, bet: 0, ..RawStep::default() };
        let silent = Said { step: &bet, choice: None, sure: 1, hands: &[] };
        let said = Said { choice: Some(2), sure: 2, hands: &[3, 0, 19], ..silent };
        let asked = asked(raw, &debrief, [said, silent]);
        assert_eq!(asked.len(), 1, "where nothing was said, nothing is told");
        let of = |place: usize| {
            (asked[0].options[place].chosen, asked[0].options[place].came, asked[0].options[place].hands)
        };
        assert_eq!((of(0), of(1), of(2)), ((false, false, 3), (false, true, 0), (true, false, 19)));
        let page = html(raw, &debrief, &asked).unwrap();
        for text in [
            &asked[0].ask,
            &asked[0].options[2].text,
            asked[0].options[1].towns.as_ref().unwrap(),
            &debrief.lives[0].0.name,
        ] {
            let text = text.replace('&', "&amp;").replace('\'', "&#x27;").replace('"', "&quot;");
            assert!(page.contains(&text), "{text}");
        }
        assert!(!page.contains('‹') && page.matches("<svg").count() == 2);
    }
}
