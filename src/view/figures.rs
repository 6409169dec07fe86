//! A number by which runs show something, in words: what it is a number of, and how large it is.

use super::counted;
use crate::scenario::measured::Family;
use crate::scenario::raw::Compare;
use crate::study::lesson::{Figure, Run};
use crate::study::measures::{Measure, Unit, measure};
use crate::study::sight::Sight;
use crate::words::{self, say};

/// The name of a number that is no measure of the whole town: one of a group, or a member of a family.
fn named(key: &str) -> String {
    match Family::of(key) {
        Some((family, name)) => {
            let family = family.key().replace('_', "-");
            say(&format!("figure-family-{family}"), &[("name", &name.replace('_', " "))])
        }
        None => words::plain(&format!("group-figure-{}", key.replace('_', "-"))),
    }
}

impl Figure {
    fn measure(&self) -> Option<&'static Measure> {
        measure(&self.by.measure)
    }

    /// What it is a number of.
    pub fn name(&self) -> String {
        let measured = self.measure().map_or_else(|| named(&self.by.measure), Measure::name);
        let (group, than) = (self.by.group.as_str(), self.by.than.as_str());
        let figure = match (group, than, self.by.compare) {
            ("", ..) => measured.clone(),
            (_, "", _) => say!("figure-name-group", measure = measured, group = group),
            (_, _, Compare::Times) => say!("figure-name-times", measure = measured, group = group, than = than),
            (_, _, Compare::Difference) => say!("figure-name-less", measure = measured, group = group, than = than),
        };
        let cut = self.runs().0.cut.iter().map(|edge| words::plain(&format!("edge-{}", edge.key())));
        let cut = cut.collect::<Vec<String>>().join(", ");
        match (self.compared(), cut.is_empty()) {
            (None, _) => figure,
            (Some(Compare::Times), true) => say!("figure-name-second-times", figure = figure),
            (Some(Compare::Difference), true) => say!("figure-name-second-less", figure = figure),
            (Some(Compare::Times), false) => say!("figure-name-cut-times", figure = figure, edges = cut),
            (Some(Compare::Difference), false) => say!("figure-name-cut-less", figure = figure, edges = cut),
        }
    }

    /// Whether it says how many times as large one number is as another.
    pub fn is_ratio(&self) -> bool {
        self.kind() == Some(Compare::Times)
    }

    /// What it is of two numbers, if it is of two.
    fn kind(&self) -> Option<Compare> {
        self.compared().or_else(|| (!self.by.than.is_empty()).then_some(self.by.compare))
    }

    /// Whether the numbers that it is made of are shares of one.
    fn of_shares(&self) -> bool {
        let ratio = self.compared().is_some() && !self.by.than.is_empty() && self.by.compare == Compare::Times;
        let share = self.measure().map_or(self.by.measure == "prevalence", |measure| measure.unit == Unit::Share);
        share && !ratio
    }

    /// A value of it, with its unit: differences of shares are in percentage points.
    pub fn shown(&self, value: f64) -> String {
        match self.measure() {
            _ if self.is_ratio() => say!("figure-so-many-times", value = self.shown_plain(value)),
            _ if self.kind().is_some() && self.of_shares() => words::percentage_points(value),
            _ if self.of_shares() => words::percent(value),
            Some(measure) if measure.unit != Unit::Share => measure.shown(Some(value)),
            _ => words::number(value),
        }
    }

    /// What it is a number of, and a value of it.
    pub fn told(&self, value: f64) -> String {
        say!("figure-told", figure = self.name(), value = self.shown(value))
    }

    /// A value of it in a town as a report tells it: with at most two significant digits, and where it is a share of
    /// everyone with its counts.
    pub fn shown_with_counts(&self, sight: &Sight, value: f64) -> String {
        let (run, second) = self.runs();
        let alone = self.by.group.is_empty() && second.is_none() && *run == Run::default();
        match self.measure() {
            Some(measure) if alone => counted::shown(sight, measure, Some(value)),
            _ => self.shown_briefly(value),
        }
    }

    /// A value of it with at most two significant digits, with its unit.
    pub fn shown_briefly(&self, value: f64) -> String {
        let points = || say!("unit-percentage-points", value = words::two_digits(value * 100.0));
        match self.measure() {
            _ if self.is_ratio() => say!("figure-so-many-times", value = times_briefly(value)),
            _ if self.kind().is_some() && self.of_shares() => points(),
            _ if self.of_shares() => words::share(value),
            Some(measure) if measure.unit != Unit::Share => counted::briefly(measure.unit, Some(value)),
            _ => words::two_digits(value),
        }
    }

    /// The same without its unit but for the sign of a percentage.
    pub fn shown_plain_briefly(&self, value: f64) -> String {
        match (self.of_shares() && !self.is_ratio(), self.kind(), self.measure()) {
            (true, None, _) => words::share(value),
            (true, Some(_), _) => words::two_digits(value * 100.0),
            (false, None, Some(measure)) if measure.unit != Unit::Index => words::number(value),
            _ if self.is_ratio() => times_briefly(value),
            _ => words::two_digits(value),
        }
    }

    /// A value of it, without its unit but for the sign of a percentage.
    pub fn shown_plain(&self, value: f64) -> String {
        if self.is_ratio() {
            return times(value);
        }
        match (self.of_shares(), self.kind()) {
            (true, None) => words::percent(value),
            (true, Some(_)) => words::number(value * 100.0),
            (false, _) => words::number(value),
        }
    }
}

/// Whether two decimals of a ratio would hide on which side of one it is.
fn is_nearly_one(ratio: f64) -> bool {
    (ratio - 1.0).abs() < 0.1
}

/// A ratio of two numbers to two decimals, and to three near one.
fn times(ratio: f64) -> String {
    if !is_nearly_one(ratio) {
        return words::number(libm::round(ratio * 100.0) / 100.0);
    }
    format!("{ratio:.3}").trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A ratio of two numbers with two significant digits, and near one as [`times`] has it.
fn times_briefly(ratio: f64) -> String {
    if is_nearly_one(ratio) { times(ratio) } else { words::two_digits(ratio) }
}

#[cfg(test)]
mod tests {
    use super::{named, times, times_briefly};
    use crate::scenario::measured::{Family, OF_GROUPS};
    use crate::study::measures::measure;

    #[test]
    fn every_number_that_a_claim_can_ask_for_has_a_name() {
        let of_groups = OF_GROUPS.iter().filter(|key| measure(key).is_none()).map(|key| (*key).to_owned());
        let families = Family::ALL.into_iter().map(|family| format!("{}:some_name", family.key()));
        for key in of_groups.chain(families) {
            assert!(!named(&key).contains('‹'), "{key}: {}", named(&key));
        }
    }

    #[test]
    fn a_ratio_near_one_says_on_which_side_of_it_it_is() {
        let shown = |ratio: f64| (times(ratio), times_briefly(ratio));
        assert_eq!(shown(1.0039), ("1.004".to_owned(), "1.004".to_owned()));
        assert_eq!(shown(0.9951), ("0.995".to_owned(), "0.995".to_owned()));
        assert_eq!(shown(1.0), ("1".to_owned(), "1".to_owned()));
        assert_eq!(shown(1.2345), ("1.23".to_owned(), "1.2".to_owned()));
        assert_eq!(shown(12.345), ("12.3".to_owned(), "12".to_owned()));
    }
}
