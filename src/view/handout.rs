//! The two pages of a report that are handed out, beside the sentences and the two sides: how many are flagged and how
//! right that is, three lives with the row that mattered, and the questions of the lesson.

use minijinja::value::Serde;
use minijinja::{Value, context};

use super::chart::{self, Line};
use super::counted;
use super::facts::Facts;
use super::lives::{self, Life};
use super::palette;
use crate::study::Outcome;
use crate::study::causes::{self, Cause};
use crate::words::{self, say};

/// Letters of the questions on the handout; the teacher's part has all questions.
const LETTERS: usize = 900;
/// The most offices that have a row each on the handout; where there are more, only the teacher's part has them.
const OFFICES: usize = 4;

/// What the two pages have.
pub fn pages(outcome: &Outcome) -> Value {
    let lesson = &outcome.town.scenario().raw().lesson;
    let letters = lesson.discuss.iter().scan(0, |sum, question| {
        *sum += question.chars().count();
        Some(*sum)
    });
    let questions = letters.take_while(|letters| *letters <= LETTERS).count();
    context! {
        flags_heading => flags_heading(outcome),
        chart => flags_chart(outcome, chart::NARROW),
        flags => flags(outcome),
        standing => outcome.town.scenario().raw().standing,
        resting => outcome.town.apart.is_some(),
        wrong_from => wrong_from(outcome),
        offices_behind => outcome.town.scenario().policy().offices().len() > OFFICES,
        lives => lives(outcome).into_iter().map(shown).collect::<Vec<_>>(),
        questions => lesson.discuss[..questions].to_vec(),
    }
}

/// The office by whose flags people are counted as flagged, or how many there are.
pub fn flags_heading(outcome: &Outcome) -> String {
    let offices = outcome.town.scenario().policy().offices();
    match offices {
        [office] => say!("chart-flags", office = office.name()),
        _ => say!("chart-flags-of-any", offices = offices.len().to_string()),
    }
}

/// The flags day by day; `None` where there are none to be drawn, or right and wrong ones cannot be told apart.
pub fn flags_chart(outcome: &Outcome, wide: f64) -> Option<String> {
    let series =
        |key: &str| outcome.record.series.iter().find(|(name, _)| *name == key).map(|(_, values)| values.as_slice());
    outcome.town.scenario().raw().standing.then_some(())?;
    let (all, wrong) = (series("flagged_share")?, series("false_flagged_share")?);
    all.iter().flatten().next()?;
    let lines = [
        Line { label: words::say!("chart-flagged"), values: all, colour: palette::BLUE, dash: "" },
        Line { label: words::say!("chart-flagged-wrongly"), values: wrong, colour: palette::RUST, dash: "7 4" },
    ];
    Some(chart::lines(&flags_heading(outcome), &outcome.record.days, &lines, wide, words::share))
}

/// How many are flagged, by which office where there are several, and how right that is: what, and how many of how many.
fn flags(outcome: &Outcome) -> Vec<Value> {
    let sight = counted::sight(outcome);
    let row = |name: String, counted: String, part: bool| context! { name, counted, part };
    let everyone = 0..outcome.town.town().residents() as u32;
    let Some(rated) = counted::whole(&sight, "flagged_share") else { return vec![] };
    let flagged = everyone.filter(|resident| outcome.town.flagged(*resident)).count() as u64;
    let mut rows = vec![row(words::say!("flags-all"), counted::of(flagged, rated), false)];
    let offices = outcome.offices();
    if (2..=OFFICES).contains(&offices.len()) {
        for office in &offices {
            let name = say!("flags-by-office", office = office.name);
            rows.push(row(name, counted::of(office.flagged as u64, office.rated as u64), true));
        }
    }
    let Some(counts) = sight.confusion else { return rows };
    if flagged > 0 {
        rows.push(row(words::say!("flags-earned"), counted::of(counts.true_positive, flagged), true));
        rows.push(row(words::say!("flags-unearned"), counted::of(counts.false_positive, flagged), true));
        if outcome.town.apart.is_some() {
            let resting = causes::resting(&outcome.town).len() as u64;
            rows.push(row(words::say!("flags-resting"), counted::of(resting, flagged), true));
        }
    }
    rows.push(row(words::say!("flags-none"), counted::of(rated - flagged, rated), false));
    let unflagged = counts.false_negative + counts.true_negative;
    if unflagged > 0 {
        rows.push(row(words::say!("flags-missed"), counted::of(counts.false_negative, unflagged), true));
    }
    rows
}

/// What the flags come from that own acts have not earned, with their numbers; `None` where there are none, or it cannot be
/// told.
fn wrong_from(outcome: &Outcome) -> Option<String> {
    let wrong = causes::wrong_flags(&outcome.town);
    let part = |cause: &Cause| {
        let count = wrong.iter().filter(|(_, other)| other == cause).count();
        let key = format!("wrong-from-{}", cause.key());
        (count > 0).then(|| say(&key, &[("count", &words::count(count as i64))]))
    };
    let parts: Vec<String> = Cause::ALL.iter().filter_map(part).collect();
    (!parts.is_empty()).then(|| say!("wrong-from", parts = parts.join("; ")))
}

/// The lives, each with the one row of the file that mattered most for what it is told for, and what that row is in words.
pub(super) fn lives(outcome: &Outcome) -> Vec<(Life, Option<String>)> {
    let town = &outcome.town;
    let told = lives::chosen(town).into_iter().map(|(told, resident)| {
        let (caption, row) = lives::row_that_mattered(town, resident, told, Facts::EVERYTHING).unzip();
        let life = Life {
            outcome: lives::outcome_in_short(town, resident),
            lines: row.into_iter().collect(),
            ..lives::life(town, resident, told, 1)
        };
        (life, caption)
    });
    told.collect()
}

fn shown((life, caption): (Life, Option<String>)) -> Value {
    context! { life => Value::from(Serde(life)), caption }
}
