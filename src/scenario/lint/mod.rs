//! What a scenario that runs should be told all the same: what is probably not meant (warnings), and what is meant and
//! worth a second thought (notes). Each lint is a row of [`LINTS`]; its sentences are `lint-NAME` and `lint-NAME-hint`, and
//! `docs/warnings.md` has an example of each, which a test tries.
//!
//! Invariant: a lint is cheap, for settings are read again and again, and no shipped file gives a warning.

mod beside;
mod letters;
mod overlay;
mod people;
mod records;
mod scores;
mod seen;
mod thoughts;
mod time;

pub use letters::drawable;
pub use overlay::Overlay;
pub use seen::Seen;

use super::named::spoken;
use super::problem::{Problems, Severity, Span};
use crate::words::Value;

/// One thing that is looked for.
pub struct Lint {
    /// Its name.
    pub name: &'static str,
    /// Whether it is probably not meant, or worth a second thought.
    pub severity: Severity,
    find: fn(&Seen) -> Vec<Finding>,
}

impl Lint {
    const fn warning(name: &'static str, find: fn(&Seen) -> Vec<Finding>) -> Self {
        Self { name, severity: Severity::Warning, find }
    }

    const fn note(name: &'static str, find: fn(&Seen) -> Vec<Finding>) -> Self {
        Self { name, severity: Severity::Note, find }
    }
}

/// Everything that is looked for.
pub static LINTS: [Lint; 36] = [
    Lint::warning("change-reaches-one", overlay::reaches_one),
    Lint::warning("thing-twice-in-change", overlay::twice),
    Lint::warning("entry-twice", beside::entry_twice),
    Lint::warning("rule-twice", beside::rule_twice),
    Lint::warning("letters-not-drawn", letters::not_drawn),
    Lint::warning("shares-not-whole", people::shares_not_whole),
    Lint::warning("look-of-nobody", people::look_of_nobody),
    Lint::warning("rules-about-nobody", people::rules_about_nobody),
    Lint::warning("nature-of-its-own", people::nature_of_its_own),
    Lint::warning("act-without-rate", records::act_without_rate),
    Lint::warning("act-without-words", records::act_without_words),
    Lint::warning("act-of-no-age", records::act_of_no_age),
    Lint::warning("watcher-elsewhere", records::watcher_elsewhere),
    Lint::warning("rule-without-records", records::rule_without_records),
    Lint::warning("report-to-nobody", records::report_to_nobody),
    Lint::warning("multiple-of-nothing", records::multiple_of_nothing),
    Lint::warning("band-out-of-reach", scores::band_out_of_reach),
    Lint::warning("list-without-way-on", scores::list_without_way_on),
    Lint::warning("list-without-way-off", scores::list_without_way_off),
    Lint::warning("category-of-nothing", scores::category_of_nothing),
    Lint::warning("day-after-end", time::day_after_end),
    Lint::warning("cut-of-nothing", time::cut_of_nothing),
    Lint::warning("appeals-without-notice", time::appeals_without_notice),
    Lint::warning("appeals-without-reviews", time::appeals_without_reviews),
    Lint::warning("reviews-without-appeals", time::reviews_without_appeals),
    Lint::warning("reviews-mostly-wrong", time::reviews_mostly_wrong),
    Lint::note("score-of-others", thoughts::score_of_others),
    Lint::note("others-bear-it", thoughts::others_bear_it),
    Lint::note("never-expires", thoughts::never_expires),
    Lint::note("no-appeal", thoughts::no_appeal),
    Lint::note("sign-as-evidence", thoughts::sign_as_evidence),
    Lint::note("hiding-as-evidence", thoughts::hiding_as_evidence),
    Lint::note("known-without-record", thoughts::known_without_record),
    Lint::note("feeds-itself", thoughts::feeds_itself),
    Lint::note("stick-without-carrot", thoughts::stick_without_carrot),
    Lint::note("flagged-from-the-start", thoughts::flagged_from_the_start),
];

/// Something found: where, and what its sentences speak of.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The path of what it is about.
    path: String,
    /// Where that stands, if not where the path leads.
    span: Option<Span>,
    values: Vec<(&'static str, Value<'static>)>,
}

impl Finding {
    fn at(path: impl Into<String>) -> Self {
        Self { path: path.into(), span: None, values: vec![] }
    }

    fn in_place(self, span: Span) -> Self {
        Self { span: Some(span), ..self }
    }

    fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.push((name, Value::Text(value.to_string().into())));
        self
    }

    fn counting(mut self, name: &'static str, count: usize) -> Self {
        self.values.push((name, Value::Count(count)));
        self
    }

    /// Names in a list, of which some may be left out.
    fn naming(self, name: &'static str, names: &[String]) -> Self {
        const MOST: usize = 8;
        let mut text = names.iter().take(MOST).cloned().collect::<Vec<_>>().join(", ");
        if names.len() > MOST {
            let more = (names.len() - MOST).to_string();
            text = crate::words::say!("lint-and-more", names = text, count = more);
        }
        self.with(name, text)
    }
}

/// Tells what is found in a scenario without errors.
pub fn lint(seen: &Seen, problems: &mut Problems) {
    for lint in &LINTS {
        for finding in (lint.find)(seen) {
            let span = finding.span.unwrap_or_else(|| seen.tree.place_of(&finding.path));
            let path = spoken(seen.tree, &finding.path);
            let mut values = vec![("path", Value::Text(path.into()))];
            values.extend(finding.values);
            problems.found(lint.severity, span, lint.name, &values);
        }
    }
}
