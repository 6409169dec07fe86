//! Questions that are answered by replay, and their answers as plain data: sentences, a picture, bars, and people.

use std::collections::{BTreeMap, BTreeSet};

use super::{gain as gain_words, why};
use crate::day::Simulation;
use crate::day::state::ledger::points;
use crate::scenario::raw::Edge;
use crate::study::Outcome;
use crate::study::entries::Entry;
use crate::study::gain::{Estimate, Gain};
use crate::study::gaming::undeserved_top;
use crate::study::measures::measure;
use crate::study::reach::Reached;
use crate::study::spread::Spread;
use crate::study::undo::{Point, Undo};
use crate::words::{self, plain, say};

/// What can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// What if this entry of somebody's file had never been made?
    Undo(u32, Entry),
    /// Which entry of somebody's file moved their score most, and what if it had never been made?
    Telling(u32),
    /// How much of somebody's score is luck, rule or choice?
    Spread(u32),
    /// How does the town answer a mark?
    Gain,
    /// How far have score and worth come apart?
    Gaming,
}

/// An answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Inquiry {
    /// What was asked.
    pub question: Question,
    /// The day on which it was asked.
    pub day: u32,
    /// It, in words.
    pub heading: String,
    /// The answer, in sentences: the first is the answer in short.
    pub sentences: Vec<String>,
    /// A picture of it.
    pub picture: Picture,
    /// Numbers beside one another.
    pub bars: Vec<Bars>,
    /// People whom it is about, each with a sentence.
    pub people: Vec<(u32, String)>,
    /// Whom an undone entry reached, one after the other.
    pub trail: Vec<Touched>,
    /// The day from which the entry can be struck, and its number.
    pub strike: Option<(u32, u64)>,
}

/// Somebody whom an undone entry reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    /// Who was reached.
    pub resident: u32,
    /// Through whom; `None` where that is nobody, or nobody in particular.
    pub through: Option<u32>,
    /// On which day, by which way and through whom, in a sentence.
    pub says: String,
}

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    /// None.
    None,
    /// Lines over days: each with its name and its points.
    Lines(Vec<(String, Vec<[f64; 2]>)>),
    /// Rows of dots along a score, each with its name; the first dot of the first row is what came about.
    Dots(Vec<(String, Vec<f64>)>),
    /// Points of two values, with the names of the axes: everyone, and those who stand out.
    Scatter {
        /// The name of the value to the right, and of that upward.
        axes: [String; 2],
        /// Everyone.
        everyone: Vec<[f64; 2]>,
        /// Those who stand out, and what they are called.
        standing_out: (String, Vec<[f64; 2]>),
    },
}

/// Numbers beside one another.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// What they are.
    pub title: String,
    /// Each with its name, its size and its text.
    pub rows: Vec<(String, f64, String)>,
}

/// People listed.
const MOST: usize = 60;

/// An undone entry.
pub fn undo(town: &Simulation, entry: &Entry, undo: &Undo) -> Inquiry {
    let line = |key: &str, of: fn(&Point) -> i32| {
        let dots = undo.line.points.iter().map(|point| [f64::from(point.day), points(of(point))]);
        (plain(key), dots.collect())
    };
    // A gain and what comes of it are bars to the right too.
    let gain = entry.receipt.points > 0;
    let sign = if gain { -1.0 } else { 1.0 };
    let of_day = |key: &str, day: u32| say(key, &[("day", &day.to_string())]);
    let bar = |name: String, value: f64| (name, sign * value, words::number(sign * value));
    let answer = why::told_answer(undo);
    let own = if gain { "bar-entry-of-day" } else { "bar-mark-of-day" };
    let rows = vec![
        bar(of_day(own, entry.filed + 1), why::rounded(-entry.receipt.points)),
        bar(if answer == 0.0 { say!("bar-answer") } else { of_day("bar-answer-of-day", undo.told.day) }, answer),
    ];
    let title = plain(if gain { "bars-points-gained" } else { "bars-points-lost" });
    let mut bars = vec![Bars { title, rows }];
    // Parts are signed as the bar of the answer is.
    let parts = why::parts(undo).into_iter().map(|(edge, part)| bar(edge_name(edge), answer.signum() * part));
    let rows: Vec<_> = parts.collect();
    if !rows.is_empty() {
        bars.push(Bars { title: of_day("bars-parts", undo.told.day), rows });
    }
    Inquiry {
        question: Question::Undo(undo.resident, *entry),
        day: town.day(),
        heading: say!("undo-heading", day = (entry.seen + 1).to_string()),
        sentences: std::iter::once(why::in_short(town, undo)).chain(why::undone(town, entry, undo)).collect(),
        picture: Picture::Lines(vec![
            line("line-real", |point| point.real),
            line("line-undone", |point| point.undone),
            line("line-direct", |point| point.direct),
        ]),
        bars,
        people: why::reached(town, undo, MOST),
        trail: trail(town, undo),
        strike: Some((entry.seen, entry.receipt.record.id)),
    }
}

/// Whom it reached: those to whom it makes a difference at the end, and those through whom it came to them. Whoever passed
/// it on comes before whoever was reached through them.
fn trail(town: &Simulation, undo: &Undo) -> Vec<Touched> {
    let by: BTreeMap<u32, &Reached> = undo.reached.iter().map(|reached| (reached.resident, reached)).collect();
    let differs = undo.reached.iter().filter(|reached| reached.differs());
    let on_the_way: BTreeSet<u32> =
        differs.flat_map(|last| why::path(&by, last).into_iter().chain([last.resident])).collect();
    let others = undo.reached.iter().filter(|reached| reached.resident != undo.resident);
    let mut reached: Vec<&Reached> = others.filter(|reached| on_the_way.contains(&reached.resident)).collect();
    reached.sort_by_key(|reached| (reached.first.day, why::path(&by, reached).len(), reached.resident));
    let touched = |reached: &&Reached| Touched {
        resident: reached.resident,
        through: reached.first.through,
        says: why::touched(town, reached),
    };
    reached.iter().map(touched).collect()
}

fn edge_name(edge: Edge) -> String {
    plain(&format!("edge-{}", edge.key()))
}

/// Luck, rule and choice.
pub fn spread(town: &Simulation, resident: u32, spread: &Spread) -> Inquiry {
    let rows = spread.scores.iter().zip(["spread-dot-own", "spread-dot-other"]).map(|(lucks, key)| {
        let own = lucks.iter().filter_map(|conducts| conducts.first().copied());
        (plain(key), own.collect())
    });
    let lent = spread.scores.first().into_iter().flatten().flat_map(|conducts| conducts.iter().skip(1).copied());
    let rows: Vec<(String, Vec<f64>)> = rows.chain([(say!("spread-dot-lent"), lent.collect())]).collect();
    let bars = spread.shares().map(|shares| {
        let rows = [
            ("share-luck", shares.luck),
            ("share-rules", shares.rules),
            ("share-conduct", shares.conduct),
            ("share-together", shares.together),
        ];
        let told = why::spread_parts(&shares);
        let rows = rows.into_iter().zip(told).map(|((key, share), told)| (plain(key), share, told));
        Bars { title: say!("bars-shares"), rows: rows.collect() }
    });
    Inquiry {
        question: Question::Spread(resident),
        day: town.day(),
        heading: say!("spread-heading", name = town.town().name(resident)),
        sentences: why::spread(spread),
        picture: Picture::Dots(rows),
        bars: bars.into_iter().collect(),
        people: vec![],
        trail: vec![],
        strike: None,
    }
}

/// The loop's gain over so many days.
pub fn gain(town: &Simulation, gain: &Gain, days: u32) -> Inquiry {
    let number = |hundredths: i64| words::number(hundredths as f64 / 100.0);
    let between = |estimate: &Estimate, hundredths: i64| {
        let [low, high] = gain_words::interval(estimate).map(words::number);
        say!("gain-between", value = number(hundredths), low = low, high = high)
    };
    let mut bars = vec![];
    if let (Some(estimate), Some(told)) = (gain.estimate(), gain_words::told(gain)) {
        let value = estimate.value - 1.0;
        let above = Estimate { value, low: estimate.low - 1.0, high: estimate.high - 1.0, ..estimate };
        let rows =
            vec![(say!("bar-mark"), 1.0, number(100)), (say!("bar-answer"), value, between(&above, told.answer))];
        bars.push(Bars { title: say!("bars-gain"), rows });
        let rows = told.parts.iter().map(|(edge, part, told)| (edge_name(*edge), part.value, between(part, *told)));
        bars.push(Bars { title: say!("bars-parts-gain"), rows: rows.collect() });
        let row = |name: String, estimate: Option<Estimate>| {
            let estimate = estimate.filter(|estimate| estimate.count >= FEWEST)?;
            Some((name, estimate.value, between(&estimate, gain_words::in_hundredths(estimate.value))))
        };
        let bands = town.leading().map_or(&[][..], |office| office.bands());
        let by_band = bands.iter().enumerate().filter_map(|(number, band)| {
            let name = say!("gain-band", band = band.name());
            row(name, gain.among(|fall| usize::from(fall.band) == number))
        });
        let by_money = (0..4u8).filter_map(|quarter| {
            let name = plain(["money-poorest", "money-poorer", "money-richer", "money-richest"][usize::from(quarter)]);
            row(name, gain.among(|fall| fall.wealth == quarter))
        });
        let quarters = town.town().quarters().iter().enumerate();
        let by_quarter = quarters.filter_map(|(number, name)| {
            row(say!("gain-quarter", name = name), gain.among(|fall| usize::from(fall.quarter) == number))
        });
        let groups: Vec<_> = by_band.chain(by_money).chain(by_quarter).collect();
        bars.push(Bars { title: say!("bars-gain-groups"), rows: groups });
    }
    Inquiry {
        question: Question::Gain,
        day: town.day(),
        heading: say!("gain-heading"),
        sentences: gain_words::says(gain, days),
        picture: Picture::None,
        bars,
        people: vec![],
        trail: vec![],
        strike: None,
    }
}

/// Marks that a group's gain is told of at the least.
const FEWEST: usize = 5;

/// Score against worth.
pub fn gaming(outcome: &Outcome) -> Inquiry {
    let town = &outcome.town;
    let leading = town.leading();
    let score = |resident: u32| leading.map_or(0.0, |office| office.score(resident));
    let rated: Vec<u32> = leading.into_iter().flat_map(|office| office.rated()).collect();
    let place = |resident: &u32| [town.worth(*resident), score(*resident)];
    let (undeserved, _) = undeserved_top(town).unwrap_or_default();
    let shown = |key: &str| {
        let row = measure(key)?;
        let value = outcome.measure(key);
        let text = row.shown(value);
        value.map(|value| (row.name(), value, text))
    };
    let channels = ["genuine_points_share", "performative_points_share", "proxy_points_share", "evaded_points_share"];
    let told = [
        "score_worth_correlation",
        "undeserved_top_share",
        "good_displaced",
        "show_points_by_money",
        "performative_points_share",
        "evaded_points_share",
    ];
    let sentences = told.iter().filter_map(|key| {
        let row = measure(key)?;
        Some(say!("gaming-row", name = row.name(), value = row.shown(outcome.measure(key)), says = row.sentence()))
    });
    let person = |resident: &u32| {
        (
            *resident,
            say!(
                "gaming-person",
                name = town.town().name(*resident),
                score = words::number(libm::round(score(*resident))),
                worth = words::number(libm::round(town.worth(*resident)))
            ),
        )
    };
    Inquiry {
        question: Question::Gaming,
        day: town.day(),
        heading: say!("gaming-heading"),
        sentences: sentences.chain((!outcome.contrasts.is_empty()).then(|| say!("one-town"))).collect(),
        picture: Picture::Scatter {
            axes: [say!("axis-worth"), say!("axis-score")],
            everyone: rated.iter().map(place).collect(),
            standing_out: (say!("gaming-standing-out"), undeserved.iter().map(place).collect()),
        },
        bars: vec![Bars { title: say!("bars-channels"), rows: channels.iter().filter_map(|key| shown(key)).collect() }],
        people: undeserved.iter().take(MOST).map(person).collect(),
        trail: vec![],
        strike: None,
    }
}
