//! The report of a run: one page that needs nothing else, to be read on a screen or printed.

use minijinja::value::Serde;
use minijinja::{Environment, Value, context};

use super::blanks::{blanks, no_lives};
use super::board;
use super::chart::{self, Bar, Line};
use super::facts::{Fact, Facts};
use super::headline::{headline, one_town};
use super::lens::Lens;
use super::lives::{self, Life};
use super::map;
use super::offices;
use super::palette;
use crate::kernel::fixed::POINT;
use crate::scenario::raw::{RawPrediction, Who};
use crate::study::by_group::{Group, GroupKind};
use crate::study::confusion::Confusion;
use crate::study::lesson::Figure;
use crate::study::measures::{Section, measure, scores};
use crate::study::outcome::OfficeSummary;
use crate::study::sight::{Contrast, Sight};
use crate::study::{MEASURES, Outcome};
use crate::words::{self, say};

const TEMPLATE: &str = include_str!("../../assets/report.html");

/// Writes the report of a run as HTML.
///
/// # Errors
/// Only if the template that is part of the program is broken; the reason is in the error.
pub fn html(outcome: &Outcome) -> Result<String, minijinja::Error> {
    let mut environment = Environment::new();
    environment.add_template("report.html", TEMPLATE)?;
    environment.add_function("say", |key: &str| words::plain(key));
    environment.get_template("report.html")?.render(page(outcome))
}

fn page(outcome: &Outcome) -> Value {
    let town = &outcome.town;
    let raw = town.scenario().raw();
    let digest = town.digest().whole();
    let residents = words::count(town.town().residents() as i64);
    let day = town.day().to_string();
    let setting =
        say("report-setting", &[("residents", &residents), ("days", &day), ("seed", &town.seed().to_string())]);
    context! {
        handout => handout(outcome),
        answers => answers(outcome),
        board => board::of_run(town.scenario()).map(Serde).map(Value::from),
        offices => office_rows(outcome),
        blanks => blanks(outcome),
        no_lives => no_lives(outcome),
        title => &raw.title, question => &raw.question, summary => &raw.summary, mechanism => &raw.mechanism,
        lesson => Value::from(Serde(&raw.lesson)),
        setting, digest,
        colours => context! {
            paper => palette::PAPER, card => palette::CARD, ink => palette::INK, soft => palette::INK_SOFT,
            line => palette::LINE, rust => palette::RUST, blue => palette::BLUE,
        },
        headline => headline(outcome),
        balance => balance(outcome),
        one_town => one_town(outcome),
        flags_chart => flags_chart(outcome),
        small_chart => scores_chart(outcome, chart::NARROW),
        scores_chart => scores_chart(outcome, chart::WIDTH),
        acts_chart => acts_chart(outcome),
        groups => groups(outcome),
        map_heading => say("report-map", &[("day", &day)]),
        map => map::svg(town, Lens::Scored, Facts::EVERYTHING),
        lives => Value::from(Serde(lives::three(town))),
        sections => sections(outcome),
        version => env!("CARGO_PKG_VERSION"),
    }
}

/// Lines of a life on the handout, and how many lives there are: as much as stands on one page.
const HANDOUT_LINES: usize = 4;
const HANDOUT_LIVES: usize = 2;
/// Letters of the questions on the handout; the teacher's part has all questions.
const HANDOUT_LETTERS: usize = 720;
/// Letters of what a town is on the handout; of a longer text there is the summary alone.
const HANDOUT_TOWN: usize = 1200;

/// What the two pages that are handed out have beside the texts of the lesson.
fn handout(outcome: &Outcome) -> Value {
    let lives = lives::chosen(&outcome.town).into_iter().take(HANDOUT_LIVES);
    // Sums of the file stand with the whole life, in the teacher's part.
    let facts: Facts = Fact::ALL.into_iter().filter(|fact| *fact != Fact::Entries).collect();
    let lives = lives.map(|(told, resident)| Life {
        outcome: lives::outcome(&outcome.town, resident, facts),
        ..lives::life(&outcome.town, resident, told, HANDOUT_LINES)
    });
    let lesson = &outcome.town.scenario().raw().lesson;
    let letters = lesson.discuss.iter().scan(0, |sum, question| {
        *sum += question.chars().count();
        Some(*sum)
    });
    let questions = letters.take_while(|letters| *letters <= HANDOUT_LETTERS).count();
    let town = Some(&lesson.what_is_it).filter(|text| text.chars().count() <= HANDOUT_TOWN);
    context! {
        lives => Value::from(Serde(lives.collect::<Vec<_>>())),
        questions => lesson.discuss[..questions].to_vec(),
        town => town.cloned().unwrap_or_default(),
    }
}

/// How each bet of the lesson came out here, and in how many towns, with what is to be said of that.
fn answers(outcome: &Outcome) -> Value {
    let (town, bets) = (&outcome.town, &outcome.bets);
    let raw = town.scenario().raw();
    let towns = bets.seeds.len();
    let number = |seed: Option<&u64>| seed.map_or_else(String::new, u64::to_string);
    let values = [
        ("day", town.day().to_string()),
        ("towns", towns.to_string()),
        ("first", number(bets.seeds.first())),
        ("last", number(bets.seeds.last())),
        ("lesson", raw.days.to_string()),
    ];
    let fill = |key: &str| say(key, &values.each_ref().map(|(key, value)| (*key, value.as_str())));
    let note = fill(match towns {
        _ if raw.lesson.predict.iter().all(|bet| bet.answer.is_none()) => "answers-open",
        0 => "answers-none",
        1 => "answers-one",
        _ => "answers-many",
    });
    let days = (raw.days != town.day()).then(|| fill("answers-other-days"));
    let bet = |(number, bet): (usize, &RawPrediction)| {
        let here = bets.here(number);
        let option = |(place, text): (usize, &String)| {
            let count = (towns > 1).then(|| {
                let count = bets.count(number, place);
                let shown = [("count", count.to_string()), ("towns", towns.to_string())];
                say("answers-count", &shown.each_ref().map(|(key, value)| (*key, value.as_str())))
            });
            let share = bets.count(number, place) * 100 / towns.max(1);
            context! { text, here => here.is_some_and(|answer| answer.option == place), count, share }
        };
        let told = match (&bet.answer, here) {
            (None, _) => Some(words::plain("answers-bet-open")),
            (Some(_), None) => (towns > 0).then(|| words::plain("answers-bet-undefined")),
            (Some(asked), Some(answer)) => {
                let figure = Figure::answering(asked).told(answer.value);
                Some(say("answers-measured", &[("value", &figure)]))
            }
        };
        context! { ask => &bet.ask, options => bet.options.iter().enumerate().map(option).collect::<Vec<_>>(), told }
    };
    let bets = raw.lesson.predict.iter().enumerate().map(bet).collect::<Vec<_>>();
    context! { note, days, bets, counted => towns > 1 }
}

/// What each office makes of people, where there are several.
fn office_rows(outcome: &Outcome) -> Vec<Value> {
    let all = outcome.offices();
    if all.len() < 2 {
        return vec![];
    }
    let row = |office: &OfficeSummary| {
        context! {
            name => &office.name,
            rated => words::count(office.rated as i64),
            score => office.mean_score.map_or_else(|| words::plain("not-defined"), words::number),
            flagged => words::part(office.flagged, office.rated),
            bands => offices::bands(office),
        }
    };
    all.iter().map(row).collect()
}

/// Benefit and harm side by side, in the same size.
fn balance(outcome: &Outcome) -> Vec<Value> {
    // Harm to customers and staff's wages belong where firms are rated.
    let traders = outcome.town.scenario().policy().offices().iter().any(|office| office.about == Who::Traders);
    let (harm, cost) =
        if traders { ("customer_harm_prevented", "staff_wages_lost") } else { ("harm_prevented", "without_work") };
    let side = |heading: &str, keys: [&str; 3]| {
        let rows: Vec<Value> = keys.iter().filter_map(|key| row(outcome, key)).collect();
        context! { heading => words::plain(heading), rows }
    };
    vec![
        side("report-prevents", [harm, "caught_share", "good_gained"]),
        side("report-costs", ["false_positive_rate", "false_points_share", cost]),
    ]
}

fn row(outcome: &Outcome, key: &str) -> Option<Value> {
    let measure = measure(key)?;
    let with = outcome.measure(key);
    let compared = matches!(key, "without_work" | "mean_strain");
    let unrated = outcome.contrasts.iter().find(|(which, _)| *which == Contrast::Unrated);
    let without = unrated.filter(|_| compared).and_then(|(_, town)| {
        let sight = Sight { town, contrasts: &[], confusion: None };
        measure.value(&sight)
    });
    let beside = without.map(|value| say("beside-unrated", &[("value", &measure.shown(Some(value)))]));
    Some(context! { name => measure.name(), value => measure.shown(with), says => measure.sentence(), beside })
}

fn flags_chart(outcome: &Outcome) -> Option<String> {
    let series =
        |key: &str| outcome.record.series.iter().find(|(name, _)| *name == key).map(|(_, values)| values.as_slice());
    outcome.town.scenario().raw().standing.then_some(())?;
    let (all, wrong) = (series("flagged_share")?, series("false_flagged_share")?);
    all.iter().flatten().next()?;
    let lines = [
        Line { label: words::plain("chart-flagged"), values: all, colour: palette::BLUE, dash: "" },
        Line { label: words::plain("chart-flagged-wrongly"), values: wrong, colour: palette::RUST, dash: "7 4" },
    ];
    Some(chart::lines(&words::plain("chart-flags"), &outcome.record.days, &lines, words::percent))
}

fn scores_chart(outcome: &Outcome, wide: f64) -> Option<String> {
    let values: Vec<f64> = scores(&outcome.town)?.collect();
    let bands = outcome.town.leading()?.bands();
    let cuts: Vec<(f64, &'static str, String)> = bands
        .iter()
        .enumerate()
        .map(|(k, band)| {
            (crate::day::state::ledger::points(band.from), palette::band(k, bands.len()), band.name().to_owned())
        })
        .collect();
    Some(chart::histogram(&words::plain("chart-scores"), &values, &cuts, wide))
}

/// The acts that took most points, and how many of those points fell on people who had not done them.
fn acts_chart(outcome: &Outcome) -> Option<String> {
    let acts = outcome.town.scenario().policy().acts().iter().zip(&outcome.town.figures().acts);
    let mut rows: Vec<_> = acts.filter(|(_, figures)| figures.points_down < 0).collect();
    rows.sort_by_key(|(_, figures)| figures.points_down);
    let share = |false_points: i64, all: i64| words::percent(false_points as f64 / all as f64);
    let bars: Vec<Bar> = rows
        .into_iter()
        .take(6)
        .map(|(act, figures)| Bar {
            label: act.says().to_owned(),
            value: -(figures.points_down as f64),
            shown: {
                let points = words::count(figures.points_down / i64::from(POINT));
                let share = share(figures.points_down_false, figures.points_down);
                say("chart-false-part", &[("points", &points), ("share", &share)])
            },
            colour: palette::BANDS[3],
        })
        .collect();
    (!bars.is_empty()).then(|| chart::bars(&words::plain("chart-acts"), &bars))
}

fn groups(outcome: &Outcome) -> Vec<Value> {
    let number = |value: Option<f64>| value.map_or_else(|| words::plain("not-defined"), words::number);
    let row = |group: Group| {
        let kind = if group.kind == GroupKind::Look { "look" } else { "quarter" };
        let part = |of: fn(&Confusion) -> [u64; 2]| {
            let [some, other] = group.confusion.as_ref().map_or([0, 0], of);
            words::part(some as usize, (some + other) as usize)
        };
        context! {
            name => say(kind, &[("name", &group.name)]),
            people => words::count(group.rated as i64), scored => words::count(group.scored as i64),
            score => number(group.mean_score), worth => number(group.mean_worth),
            flagged => words::part(group.flagged, group.rated),
            fpr => part(|c| [c.false_positive, c.true_negative]),
            fnr => part(|c| [c.false_negative, c.true_positive]),
            ppv => part(|c| [c.true_positive, c.false_positive]),
        }
    };
    outcome.rated_groups().map(row).collect()
}

fn sections(outcome: &Outcome) -> Vec<Value> {
    let (values, asked) = (outcome.measures(), outcome.asked());
    let sections = [
        (Section::Score, "section-score"),
        (Section::Error, "section-error"),
        (Section::Gaming, "section-gaming"),
        (Section::Welfare, "section-welfare"),
        (Section::Benefit, "section-benefit"),
        (Section::Cost, "section-cost"),
    ];
    let rows = |section: Section| {
        let mine = MEASURES.iter().zip(&values).filter(move |(measure, _)| measure.section == section);
        let asked = asked.iter().filter(move |(member, _)| member.row.section == section);
        let asked = asked.map(|(member, value)| {
            context! { name => member.title(), value => member.row.unit.shown(*value), says => member.sentence() }
        });
        mine.map(|(measure, (_, value))| context! { name => measure.name(), value => measure.shown(*value), says => measure.sentence() })
            .chain(asked)
            .collect::<Vec<Value>>()
    };
    sections.into_iter().map(|(section, key)| context! { name => words::plain(key), rows => rows(section) }).collect()
}
