//! A number by which a run shows something, in words: what it is a number of, and how large it is.

use crate::scenario::raw::{Compare, RawFigure, RawLesson};
use crate::study::board::Claim;
use crate::study::lesson;
use crate::study::measures::{Measure, measure};
use crate::words::{self, say};

/// What the number is that shows a claim.
pub struct Figure {
    by: RawFigure,
    /// How it is compared with the same of a second run, if it is.
    second: Option<Compare>,
}

impl Figure {
    /// The number of a claim; `None` if the lesson makes no such claim.
    pub fn of(claim: Claim, lesson: &RawLesson) -> Option<Self> {
        if let Some(answer) = claim.bet(lesson).and_then(|bet| bet.answer.as_ref()) {
            let second = (!answer.cut.is_empty()).then_some(Compare::Times);
            return Some(Self { by: lesson::figure(answer), second });
        }
        let shown = claim.shown(lesson)?;
        Some(Self { by: shown.by.clone(), second: (!shown.against.is_empty()).then_some(shown.compare) })
    }

    fn measure(&self) -> Option<&'static Measure> {
        measure(&self.by.measure)
    }

    /// What it is a number of.
    pub fn name(&self) -> String {
        let group_key = || format!("group-figure-{}", self.by.measure.replace('_', "-"));
        let measured = self.measure().map_or_else(|| words::plain(&group_key()), Measure::name);
        let values = [("measure", measured.as_str()), ("group", &self.by.group), ("than", &self.by.than)];
        let figure = match (self.by.group.as_str(), self.by.than.as_str(), self.by.compare) {
            ("", ..) => measured.clone(),
            (_, "", _) => say("figure-name-group", &values),
            (_, _, Compare::Times) => say("figure-name-times", &values),
            (_, _, Compare::Difference) => say("figure-name-less", &values),
        };
        match self.second {
            None => figure,
            Some(Compare::Times) => say("figure-name-second-times", &[("figure", &figure)]),
            Some(Compare::Difference) => say("figure-name-second-less", &[("figure", &figure)]),
        }
    }

    /// Whether it says how many times as large one number is as another.
    pub fn is_ratio(&self) -> bool {
        match self.second {
            Some(compare) => compare == Compare::Times,
            None => !self.by.than.is_empty() && self.by.compare == Compare::Times,
        }
    }

    /// A value of it, with its unit.
    pub fn shown(&self, value: f64) -> String {
        match self.measure() {
            _ if self.is_ratio() => say("figure-so-many-times", &[("value", &self.shown_plain(value))]),
            Some(measure) => measure.shown(Some(value)),
            None => words::number(value),
        }
    }

    /// A value of it, without its unit but for the sign of a percentage.
    pub fn shown_plain(&self, value: f64) -> String {
        match self.measure() {
            _ if self.is_ratio() => words::number(libm::round(value * 100.0) / 100.0),
            Some(measure) => measure.shown_plain(value),
            None => words::number(value),
        }
    }
}
