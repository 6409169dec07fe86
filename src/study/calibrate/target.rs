//! What a target is: a range that published studies give, how good they are, and how it is measured in this town.

use super::Lives;
use super::estimate::Sums;
use super::quantities::change;
use super::spans::Span;
use super::towns::Town;
use crate::scenario::Scenario;
use crate::words;

/// How good the evidence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// Several good studies agree at least on the sign and the order of size.
    Documented,
    /// Good studies exist; the size depends on where they were made.
    Stylised,
    /// Good studies disagree, or one study carries it.
    Contested,
    /// No study gives a range: what the town does is reported beside the targets.
    Unstudied,
}

impl Grade {
    /// Its key in the locale files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Documented => "documented",
            Self::Stylised => "stylised",
            Self::Contested => "contested",
            Self::Unstudied => "unstudied",
        }
    }
}

/// What a target is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A change in per cent.
    Change,
    /// A difference of two changes, in percentage points.
    Points,
    /// A share in per cent.
    Share,
    /// Standard deviations between people.
    Deviations,
    /// A multiple.
    Times,
    /// Groats for each groat.
    Groats,
    /// Days.
    Days,
}

impl Unit {
    /// Its key in the locale files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Change | Self::Share => "percent",
            Self::Points => "points",
            Self::Deviations => "deviations",
            Self::Times => "times",
            Self::Groats => "groats",
            Self::Days => "days",
        }
    }

    /// The two ends of a range as people read them, or the one that is not open.
    fn between(self, low: f64, high: f64) -> String {
        let (low_said, high_said) = (self.shown(low), self.shown(high));
        let key = match (low.is_finite(), high.is_finite()) {
            (true, true) => "calibrate-range",
            (false, _) => "calibrate-at-most",
            (true, false) => "calibrate-at-least",
        };
        words::say(key, &[("low", &low_said), ("high", &high_said)])
    }

    /// A measured value with the luck in it, as people read them: as many decimals as differ from run to run.
    pub fn measured(self, value: f64, luck: Option<f64>) -> String {
        let decimals = match self {
            Self::Change | Self::Points | Self::Share | Self::Days => 1,
            Self::Deviations | Self::Times => 2,
            Self::Groats => 3,
        };
        let text = words::fixed(value, decimals);
        let plus = if self.is_signed() && value > 0.0 && !is_nought(&text) { "+" } else { "" };
        // Luck that rounds to nought is still luck: it gets the first digit it has.
        let digits = |luck: f64| (decimals..decimals + 4).map(move |digits| words::fixed(luck, digits));
        let shown = |luck: f64| digits(luck).find(|text| !is_nought(text)).unwrap_or(words::fixed(luck, decimals));
        let luck = luck.map(|luck| format!(" ± {}", shown(luck))).unwrap_or_default();
        format!("{plus}{text}{luck}")
    }

    /// Whether a value is a change, which has its sign also where it goes up.
    fn is_signed(self) -> bool {
        matches!(self, Self::Change | Self::Points | Self::Deviations)
    }

    /// An end of a range as people read it, without its unit.
    pub fn shown(self, value: f64) -> String {
        if self.is_signed() { words::signed(value) } else { words::number(value) }
    }
}

/// The range that studies give.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// Its lower end, in the unit of the target; minus infinity where studies give only an upper one.
    pub low: f64,
    /// Its upper end, in the unit of the target; infinity where studies give only a lower one.
    pub high: f64,
    /// What is most likely, where the studies tell it.
    pub centre: Option<f64>,
}

/// How a target is measured.
#[derive(Clone, Copy)]
pub enum Measure {
    /// By how much some acts become more or less frequent from one town to another, within a span.
    Acts {
        /// The names of the acts that are counted together.
        acts: &'static [&'static str],
        /// The town with what the target is about: the rules, the watcher or the office.
        on: &'static Town,
        /// The town with the same luck and without it.
        off: &'static Town,
        /// From when to when.
        span: Span,
    },
    /// By sums that each seed contributes, from the means of which the value is made.
    Sums {
        /// The towns that are read.
        towns: &'static [&'static Town],
        /// The sums; `None` where there is nothing to measure by.
        sums: fn(&Lives) -> Option<Sums>,
        /// Makes the value, in the unit of the target, of the means of those sums.
        value: fn(&[f64]) -> Option<f64>,
    },
    /// Not at all: the scenario orders it, as a rule that nobody chooses to follow, and the number is read there.
    Written {
        /// The town that is read.
        town: &'static Town,
        /// Reads the number, in the unit of the target, from what is written.
        value: fn(&Scenario) -> Option<f64>,
    },
}

impl Measure {
    /// The towns that it reads.
    pub fn towns(&self) -> Vec<&'static Town> {
        match self {
            Self::Acts { on, off, .. } => vec![*on, *off],
            Self::Sums { towns, .. } => towns.to_vec(),
            Self::Written { town, .. } => vec![*town],
        }
    }

    pub(super) fn sums(&self, lives: &Lives) -> Option<Sums> {
        match self {
            Self::Acts { acts, on, off, span } => Some([on, off].map(|town| lives.of(town).done(acts, *span)).to_vec()),
            Self::Sums { sums, .. } => sums(lives),
            Self::Written { .. } => None,
        }
    }

    pub(super) fn value(&self, sums: &[f64]) -> Option<f64> {
        match self {
            Self::Acts { .. } => change(sums),
            Self::Sums { value, .. } => value(sums),
            Self::Written { .. } => None,
        }
    }
}

/// A target: one row of the table.
pub struct Target {
    /// Its number. Rows that are parts of one target share it.
    pub number: &'static str,
    /// Its key, also in JSON.
    pub key: &'static str,
    /// How good the evidence is.
    pub grade: Grade,
    /// What it is measured in.
    pub unit: Unit,
    /// The range that studies give; `None` for what is reported beside the targets.
    pub range: Option<Range>,
    /// The bounds that must hold, for a hard target.
    pub hard: Option<(f64, f64)>,
    /// How it is measured.
    pub measure: Measure,
}

impl Target {
    /// A target without a range.
    pub const fn new(number: &'static str, key: &'static str, grade: Grade, unit: Unit, measure: Measure) -> Self {
        Self { number, key, grade, unit, range: None, hard: None, measure }
    }

    /// The same with a range and its centre.
    pub const fn range(self, low: f64, high: f64, centre: f64) -> Self {
        Self { range: Some(Range { low, high, centre: Some(centre) }), ..self }
    }

    /// The same with a range that has no centre; an end may be infinite.
    pub const fn between(self, low: f64, high: f64) -> Self {
        Self { range: Some(Range { low, high, centre: None }), ..self }
    }

    /// The same with bounds that must hold.
    pub const fn hard(self, low: f64, high: f64) -> Self {
        Self { hard: Some((low, high)), ..self }
    }

    /// The sentence that says what is compared, from the locale files.
    pub fn says(&self) -> String {
        words::plain(&format!("calibrate-{}", self.key))
    }

    /// The range with its centre, as people read it.
    pub fn range_said(&self) -> Option<String> {
        let Range { low, high, centre } = self.range?;
        let range = self.unit.between(low, high);
        Some(match centre {
            Some(centre) => words::say!("calibrate-centred", range = range, centre = self.unit.shown(centre)),
            None => range,
        })
    }

    /// The bounds that must hold, as people read them.
    pub fn bounds_said(&self) -> Option<String> {
        self.hard.map(|(low, high)| self.unit.between(low, high))
    }
}

/// Whether a number was rounded to nought.
fn is_nought(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '0' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measured_values_read_well() {
        let cases = [
            (Unit::Change, -6.123, Some(0.53), "−6.1 ± 0.5"),
            (Unit::Change, 1.96, None, "+2.0"),
            (Unit::Change, 0.04, Some(0.03), "0.0 ± 0.03"),
            (Unit::Change, -0.04, Some(0.0), "0.0 ± 0.0"),
            (Unit::Share, 21.35, Some(0.36), "21.4 ± 0.4"),
            (Unit::Deviations, 0.223, Some(0.0028), "+0.22 ± 0.003"),
            (Unit::Share, 2.87, Some(0.0479), "2.9 ± 0.05"),
            (Unit::Groats, 0.0372, Some(0.0021), "0.037 ± 0.002"),
        ];
        for (unit, value, luck, text) in cases {
            assert_eq!(unit.measured(value, luck), text);
        }
    }
}
