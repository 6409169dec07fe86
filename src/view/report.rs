//! The report of a run: one page that needs nothing else, to be read on a screen or printed.

use minijinja::value::Serde;
use minijinja::{Environment, Value, context, escape_formatter};

use super::blanks::{blanks, no_lives};
use super::board;
use super::chart::{self, Bar};
use super::counted;
use super::facts::Facts;
use super::handout;
use super::headline::{headline, one_town};
use super::lens::Lens;
use super::lives;
use super::map;
use super::palette;
use crate::day::Simulation;
use crate::kernel::fixed::POINT;
use crate::scenario::policy::Who;
use crate::scenario::raw::RawPrediction;
use crate::study::Outcome;
use crate::study::by_group::{Group, GroupKind};
use crate::study::confusion::Confusion;
use crate::study::lesson::Figure;
use crate::study::measures::{Section, measure, scores};
use crate::study::needs::Need;
use crate::study::outcome::OfficeSummary;
use crate::study::sight::{Contrast, Sight};
use crate::words::{self, say};

const TEMPLATE: &str = include_str!("../../assets/report.html");

/// Writes the report of a run as HTML.
///
/// # Errors
/// Only if the template that is part of the program is broken; the reason is in the error.
pub fn html(outcome: &Outcome) -> Result<String, minijinja::Error> {
    let mut environment = Environment::new();
    in_words(&mut environment);
    environment.add_template("report.html", TEMPLATE)?;
    environment.get_template("report.html")?.render(page(outcome))
}

/// Lets a page say what the locale files say, and what a scenario says in the language that is spoken.
pub(super) fn in_words(environment: &mut Environment) {
    environment.add_function("say", |key: &str| words::plain(key));
    environment.set_formatter(|out, state, value| match value.as_str().filter(|_| !value.is_safe()) {
        Some(text) => escape_formatter(out, state, &Value::from(words::told(text))),
        None => escape_formatter(out, state, value),
    });
}

/// How many people a town has, how many days it has seen, and its seed, in a line.
pub(super) fn setting(town: &Simulation) -> String {
    let residents = town.town().residents();
    let (day, seed) = (town.day().to_string(), town.seed().to_string());
    say!("report-setting", residents = residents, days = day, seed = seed)
}

fn page(outcome: &Outcome) -> Value {
    let town = &outcome.town;
    let raw = town.scenario().raw();
    let digest = town.digest().whole();
    let day = town.day().to_string();
    let setting = setting(town);
    context! {
        handout => handout::pages(outcome),
        slip => slip(outcome),
        answers => answers(outcome),
        board => board::of_run(town.scenario()).map(Serde).map(Value::from),
        offices => office_rows(outcome),
        blanks => blanks(outcome),
        no_lives => no_lives(outcome),
        language => words::Language::spoken().tag(), title => &raw.title, question => &raw.question, summary => &raw.summary, mechanism => &raw.mechanism,
        lesson => Value::from(Serde(&raw.lesson)),
        setting, digest,
        colours => context! {
            paper => palette::PAPER, card => palette::CARD, ink => palette::INK, soft => palette::INK_SOFT,
            line => palette::LINE, rust => palette::RUST, blue => palette::BLUE,
        },
        headline => headline(outcome).into_iter().map(for_every_reader).collect::<Vec<_>>(),
        compared => !outcome.contrasts.is_empty(),
        balance => balance(outcome),
        one_town => one_town(outcome).map(for_every_reader),
        scores_heading => scores_heading(outcome),
        scores_chart => scores_chart(outcome),
        acts_heading => acts_heading(outcome),
        acts_chart => acts_chart(outcome),
        groups => groups(outcome),
        groups_note => groups_note(outcome),
        map_heading => say!("report-map", day = day),
        map => map::svg(town, Lens::Scored, Facts::EVERYTHING),
        lives => Value::from(Serde(lives::three(town))),
        sections => sections(outcome),
        version => env!("CARGO_PKG_VERSION"),
    }
}

/// A sentence for those who have the report and may not have the program: where to find the spread is told to the teacher.
pub(super) fn for_every_reader(sentence: String) -> String {
    if sentence == words::say!("one-town") { words::say!("report-one-town") } else { sentence }
}

/// Letters of what a town is on the betting slip; of a longer text there is the summary alone.
const SLIP_TOWN: usize = 1200;

/// What the town is, for those who bet on it.
fn slip(outcome: &Outcome) -> Value {
    let town = &outcome.town.scenario().raw().lesson.what_is_it;
    let town = if town.chars().count() <= SLIP_TOWN { town.as_str() } else { "" };
    context! { town }
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
    let fill = |key: &str| say(key, &values);
    let note = fill(match towns {
        _ if raw.lesson.predict.iter().all(|bet| bet.answer.is_none()) => "answers-open",
        0 => "answers-none",
        1 => "answers-one",
        _ => "answers-many",
    });
    let days = (raw.days != town.day()).then(|| fill("answers-other-days"));
    let sight = counted::sight(outcome);
    let bet = |(number, bet): (usize, &RawPrediction)| {
        let here = bets.here(number);
        let answered = (0..bet.options.len()).map(|place| bets.count(number, place)).sum::<usize>();
        let option = |(place, text): (usize, &String)| {
            let count = (towns > 1).then(|| {
                let count = bets.count(number, place);
                say!("answers-count", count = count.to_string(), towns = towns.to_string())
            });
            let share = bets.count(number, place) * 100 / towns.max(1);
            context! { text, here => here.is_some_and(|answer| answer.option == place), count, share }
        };
        let told = match (&bet.answer, here) {
            (None, _) => Some(words::say!("answers-bet-open")),
            (Some(_), None) => (towns > 0).then(|| words::say!("answers-bet-undefined")),
            (Some(asked), Some(answer)) => {
                let figure = Figure::answering(asked);
                let (name, value) = (figure.name(), figure.shown_with_counts(&sight, answer.value));
                let told = say!("figure-told", figure = name, value = value);
                Some(say!("answers-measured", value = told))
            }
        };
        let some = towns > 1 && bet.answer.is_some() && answered < towns;
        let some = some.then(|| say!("answers-some", answered = answered.to_string(), towns = towns.to_string()));
        let options = bet.options.iter().enumerate().map(option).collect::<Vec<_>>();
        context! { ask => &bet.ask, options, told, some }
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
    let count = |office: &OfficeSummary, share: f64| libm::round(share * office.rated as f64) as u64;
    let band_of = |office: &OfficeSummary, band: &str, share: f64| {
        let (count, share) = (words::count(count(office, share) as i64), words::share(share));
        say!("counted-band", band = band, count = count, share = share)
    };
    let row = |office: &OfficeSummary| {
        context! {
            name => &office.name,
            rated => words::count(office.rated as i64),
            score => office.mean_score.map_or_else(|| words::say!("not-defined"), counted::whole_points),
            flagged => counted::of(office.flagged as u64, office.rated as u64),
            bands => office.bands.iter().map(|(band, share)| band_of(office, band, *share)).collect::<Vec<_>>(),
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
    let side = |heading: &str, keys: [&str; 4]| {
        let rows: Vec<Value> = keys.iter().filter_map(|key| row(outcome, key)).collect();
        context! { heading => words::plain(heading), rows }
    };
    vec![
        side("report-prevents", [harm, "good_gained", "caught_share", "positive_predictive_value"]),
        side("report-costs", [cost, "false_positive_rate", "false_discovery_rate", "flags_on_false_marks"]),
    ]
}

/// A row of the balance. What a town is too large to tell is left out; the blanks say why.
fn row(outcome: &Outcome, key: &str) -> Option<Value> {
    let measure = measure(key)?;
    let sight = counted::sight(outcome);
    let with = measure.value(&sight);
    let untold = outcome.town.history().is_none() && measure.needs.contains(&Need::History);
    (with.is_some() || !untold).then_some(())?;
    let compared = matches!(key, "without_work" | "mean_strain");
    let unrated = outcome.contrasts.iter().find(|(which, _)| *which == Contrast::Unrated);
    let without = unrated.filter(|_| compared).and_then(|(_, town)| {
        let sight = Sight { town, contrasts: &[], confusion: None };
        measure.value(&sight).map(|value| counted::shown(&sight, measure, Some(value)))
    });
    let beside = without.map(|value| say!("beside-unrated", value = value));
    // The two kinds of wrong flag stand under one another, each with what it is held against in its name.
    let own = key == "false_discovery_rate";
    let name = if own { words::say!("report-wrong-by-own-acts") } else { measure.name() };
    let says = if own { words::say!("report-wrong-by-own-acts-says") } else { measure.sentence() };
    Some(context! { name, value => counted::shown(&sight, measure, with), says, beside })
}

fn scores_heading(outcome: &Outcome) -> String {
    let office = outcome.town.leading().map_or("", |office| office.rules().name());
    say!("chart-scores", office = office)
}

pub(super) fn scores_chart(outcome: &Outcome) -> Option<String> {
    let values: Vec<f64> = scores(&outcome.town)?.collect();
    let bands = outcome.town.leading()?.bands();
    let cuts: Vec<(f64, &'static str, String)> = bands
        .iter()
        .enumerate()
        .map(|(k, band)| {
            (crate::day::state::ledger::points(band.from), palette::band(k, bands.len()), band.name().to_owned())
        })
        .collect();
    Some(chart::histogram(&scores_heading(outcome), &values, &cuts, chart::WIDTH))
}

fn acts_heading(outcome: &Outcome) -> String {
    match outcome.town.scenario().policy().offices() {
        [office] => say!("chart-acts", office = office.name()),
        offices => say!("chart-acts-of-all", offices = offices.len().to_string()),
    }
}

/// The acts that took most points, and how many of those points fell on people who had not done them.
pub(super) fn acts_chart(outcome: &Outcome) -> Option<String> {
    let acts = outcome.town.scenario().policy().acts().iter().zip(&outcome.town.figures().acts);
    let mut rows: Vec<_> = acts.filter(|(_, figures)| figures.points_down < 0).collect();
    rows.sort_by_key(|(_, figures)| figures.points_down);
    let points = |points: i64| words::count(-points / i64::from(POINT));
    let bars: Vec<Bar> = rows
        .into_iter()
        .take(6)
        .map(|(act, figures)| Bar {
            label: words::told(act.says()).to_owned(),
            value: -(figures.points_down as f64),
            shown: {
                let (all, wrong) = (figures.points_down, figures.points_down_false);
                let share = words::share(wrong as f64 / all as f64);
                say!("chart-false-part", points = points(all), wrong = points(wrong), share = share)
            },
            colour: palette::BANDS[3],
        })
        .collect();
    (!bars.is_empty()).then(|| chart::bars(&acts_heading(outcome), &bars))
}

fn groups(outcome: &Outcome) -> Vec<Value> {
    let points = |value: Option<f64>| value.map_or_else(|| words::say!("not-defined"), counted::whole_points);
    let row = |group: Group| {
        let kind = if group.kind == GroupKind::Look { "look" } else { "quarter" };
        let part = |of: fn(&Confusion) -> [u64; 2]| {
            let [some, other] = group.confusion.as_ref().map_or([0, 0], of);
            counted::of(some, some + other)
        };
        context! {
            name => say(kind, &[("name", &group.name)]),
            people => words::count(group.rated as i64), scored => words::count(group.scored as i64),
            score => points(group.mean_score), worth => points(group.mean_worth),
            flagged => counted::of(group.flagged as u64, group.rated as u64),
            fpr => part(|c| [c.false_positive, c.true_negative]),
            fnr => part(|c| [c.false_negative, c.true_positive]),
            ppv => part(|c| [c.true_positive, c.false_positive]),
        }
    };
    outcome.rated_groups().map(row).collect()
}

/// What the columns of the groups mean. There are none where nobody is rated.
fn groups_note(outcome: &Outcome) -> Option<String> {
    outcome.town.leading().map(|office| say!("report-groups-note", office = office.rules().name()))
}

fn sections(outcome: &Outcome) -> Vec<Value> {
    let (asked, sight) = (outcome.asked(), counted::sight(outcome));
    let rows = |section: Section| {
        let told = outcome.told_measures(section).into_iter().map(|(measure, value)| {
            let value = counted::shown(&sight, measure, value);
            context! { name => measure.name(), value, says => measure.sentence() }
        });
        let asked = asked.iter().filter(move |(member, _)| member.row.section == section);
        let asked = asked.map(|(member, value)| {
            let value = counted::briefly(member.row.unit, *value);
            context! { name => member.title(), value, says => member.sentence() }
        });
        told.chain(asked).collect::<Vec<Value>>()
    };
    let sections =
        Section::ALL.into_iter().map(|section| (section, rows(section))).filter(|(_, rows)| !rows.is_empty());
    sections.map(|(section, rows)| context! { name => section.name(), rows }).collect()
}
