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

    /// A value of it.
    pub fn shown(&self, value: f64) -> String {
        let paired = !self.by.than.is_empty() && self.by.compare == Compare::Times;
        match (self.second, self.measure()) {
            (Some(Compare::Times), _) => times(value),
            _ if paired => times(value),
            (_, Some(measure)) => measure.shown(Some(value)),
            (_, None) => words::number(value),
        }
    }
}

/// So many times as large.
fn times(value: f64) -> String {
    say("figure-so-many-times", &[("value", &words::number(libm::round(value * 100.0) / 100.0))])
}
