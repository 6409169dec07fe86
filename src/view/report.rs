//! The report of a run: one page that needs nothing else, to be read on a screen or printed.

use minijinja::value::Serde;
use minijinja::{Environment, Value, context};

use super::chart::{self, Bar, Line};
use super::lives;
use super::map::{self, Lens};
use super::palette;
use crate::scenario::raw::Who;
use crate::study::measures::{Section, measure, scores};
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
        title => &raw.title, question => &raw.question, summary => &raw.summary, mechanism => &raw.mechanism,
        lesson => Value::from(Serde(&raw.lesson)),
        setting, digest,
        colours => context! {
            paper => palette::PAPER, card => palette::CARD, ink => palette::INK, soft => palette::INK_SOFT,
            line => palette::LINE, rust => palette::RUST, blue => palette::BLUE,
        },
        headline => headline(outcome),
        balance => balance(outcome),
        flags_chart => flags_chart(outcome),
        scores_chart => scores_chart(outcome),
        acts_chart => acts_chart(outcome),
        groups => groups(outcome),
        map => map::svg(town, Lens::Scored),
        lives => Value::from(Serde(lives::three(town))),
        sections => sections(outcome),
        version => env!("CARGO_PKG_VERSION"),
    }
}

/// What happened, in three or four sentences.
fn headline(outcome: &Outcome) -> Vec<String> {
    let people = outcome.groups().iter().take(outcome.town.town().looks().len()).fold((0, 0, 0), |sum, group| {
        let c = group.confusion;
        (sum.0 + c.people(), sum.1 + c.true_positive, sum.2 + c.false_positive)
    });
    let (rated, rightly, wrongly) = people;
    if rated == 0 {
        return vec![words::plain("headline-unrated")];
    }
    let count = |number: u64| words::count(number as i64);
    let mut sentences = vec![say(
        "headline-flags",
        &[
            ("rated", &count(rated)),
            ("flagged", &count(rightly + wrongly)),
            ("rightly", &count(rightly)),
            ("wrongly", &count(wrongly)),
        ],
    )];
    let looks = outcome.groups();
    let looks: Vec<_> = looks.iter().take(outcome.town.town().looks().len()).collect();
    if let [first, second] = looks[..]
        && let (Some(a), Some(b)) = (first.confusion.flagged_share(), second.confusion.flagged_share())
    {
        let (a, b) = (words::percent(a), words::percent(b));
        sentences
            .push(say("headline-looks", &[("first", &first.name), ("a", &a), ("second", &second.name), ("b", &b)]));
    }
    let offices = outcome.town.scenario().policy().offices();
    let about_traders = offices.first().is_some_and(|office| office.about == Who::Traders);
    let key = if about_traders { "customer_harm_prevented" } else { "harm_prevented" };
    if let Some(share) = outcome.measure(key).filter(|share| share.abs() > 0.005) {
        let sentence = format!("headline-{}-{}", key.replace('_', "-"), if share > 0.0 { "less" } else { "more" });
        sentences.push(say(&sentence, &[("share", &words::percent(share.abs()))]));
    }
    sentences
}

/// Benefit and harm side by side, in the same size.
fn balance(outcome: &Outcome) -> Vec<Value> {
    let keys = [
        ("harm_prevented", "caught_share", "customer_harm_prevented", "good_gained"),
        ("false_positive_rate", "false_points_share", "without_work", "mean_strain"),
    ];
    let side = |heading: &str, keys: [&str; 4]| {
        let rows: Vec<Value> = keys.iter().filter_map(|key| row(outcome, key)).collect();
        context! { heading => words::plain(heading), rows }
    };
    let ((a, b, c, d), (e, f, g, h)) = (keys[0], keys[1]);
    vec![side("report-prevents", [a, b, c, d]), side("report-costs", [e, f, g, h])]
}

fn row(outcome: &Outcome, key: &str) -> Option<Value> {
    let measure = measure(key)?;
    let with = outcome.measure(key);
    let compared = matches!(key, "without_work" | "mean_strain");
    let without = outcome.unrated.as_ref().filter(|_| compared).and_then(|twin| {
        let sight = crate::study::measures::Sight { town: twin, unrated: None, confusion: Default::default() };
        (measure.of)(&sight)
    });
    let beside = without.map(|value| say("beside-unrated", &[("value", &measure.shown(Some(value)))]));
    Some(context! { name => measure.name(), value => measure.shown(with), says => measure.sentence(), beside })
}

fn flags_chart(outcome: &Outcome) -> Option<String> {
    let series = |key: &str| outcome.series.iter().find(|(name, _)| *name == key).map(|(_, values)| values.as_slice());
    let (all, wrong) = (series("flagged_share")?, series("false_flagged_share")?);
    all.iter().flatten().next()?;
    let lines = [
        Line { label: words::plain("chart-flagged"), values: all, colour: palette::BLUE, dash: "" },
        Line { label: words::plain("chart-flagged-wrongly"), values: wrong, colour: palette::RUST, dash: "7 4" },
    ];
    Some(chart::lines(&words::plain("chart-flags"), &outcome.series_days, &lines, words::percent))
}

fn scores_chart(outcome: &Outcome) -> Option<String> {
    let values: Vec<f64> = scores(&outcome.town)?.collect();
    let bands = outcome.town.scenario().policy().offices()[0].bands();
    let cuts: Vec<(f64, &'static str, String)> = bands
        .iter()
        .enumerate()
        .map(|(k, band)| {
            (crate::day::rate::ledger::points(band.from), palette::band(k, bands.len()), band.name().to_owned())
        })
        .collect();
    Some(chart::histogram(&words::plain("chart-scores"), &values, &cuts))
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
            shown: say("chart-false-part", &[("share", &share(figures.points_down_false, figures.points_down))]),
            colour: palette::BANDS[3],
        })
        .collect();
    (!bars.is_empty()).then(|| chart::bars(&words::plain("chart-acts"), &bars))
}

fn groups(outcome: &Outcome) -> Vec<Value> {
    let rate = |value: Option<f64>| value.map_or_else(|| words::plain("not-defined"), words::percent);
    let number = |value: Option<f64>| value.map_or_else(|| words::plain("not-defined"), words::number);
    let looks = outcome.town.town().looks().len();
    let groups = outcome.groups();
    let row = |(k, group): (usize, &crate::study::outcome::Group)| {
        let c = &group.confusion;
        context! {
            name => say(if k < looks { "look" } else { "quarter" }, &[("name", &group.name)]),
            people => words::count(c.people() as i64),
            score => number(group.mean_score), worth => number(group.mean_worth),
            flagged => rate(c.flagged_share()), fpr => rate(c.false_positive_rate()),
            fnr => rate(c.false_negative_rate()), ppv => rate(c.positive_predictive_value()),
        }
    };
    groups.iter().enumerate().map(row).collect()
}

fn sections(outcome: &Outcome) -> Vec<Value> {
    let values = outcome.measures();
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
        mine.map(|(measure, (_, value))| context! { name => measure.name(), value => measure.shown(*value), says => measure.sentence() })
            .collect::<Vec<Value>>()
    };
    sections.into_iter().map(|(section, key)| context! { name => words::plain(key), rows => rows(section) }).collect()
}
