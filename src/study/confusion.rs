//! Who is flagged and who would be if every watcher were perfect: the four counts, and the rates made of them.

use crate::day::Simulation;

/// Counts of residents. "Positive" is flagged; "true" is that standing would flag them too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Confusion {
    /// Flagged, and rightly.
    pub true_positive: u64,
    /// Flagged without having earned it.
    pub false_positive: u64,
    /// Not flagged, though perfect watching would have.
    pub false_negative: u64,
    /// Not flagged, and rightly.
    pub true_negative: u64,
}

fn ratio(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

impl Confusion {
    /// The counts over those of `residents` whom any office rates; `None` where the town keeps no standing, so that
    /// right and wrong flags cannot be told apart.
    pub fn of(town: &Simulation, residents: impl Iterator<Item = u32>) -> Option<Self> {
        if !town.scenario().raw().standing {
            return None;
        }
        let mut counts = Self::default();
        residents.filter(|resident| town.rated(*resident)).for_each(|resident| counts.count(town, resident));
        Some(counts)
    }

    /// Counts one who is rated.
    pub(super) fn count(&mut self, town: &Simulation, resident: u32) {
        *match (town.flagged(resident), town.deserves_flag(resident)) {
            (true, true) => &mut self.true_positive,
            (true, false) => &mut self.false_positive,
            (false, true) => &mut self.false_negative,
            (false, false) => &mut self.true_negative,
        } += 1;
    }

    /// Everyone counted.
    pub fn people(&self) -> u64 {
        self.true_positive + self.false_positive + self.false_negative + self.true_negative
    }

    /// Share of those who did not earn a flag that are flagged (FPR).
    pub fn false_positive_rate(&self) -> Option<f64> {
        ratio(self.false_positive, self.false_positive + self.true_negative)
    }

    /// Share of those who earned a flag that are not flagged (FNR).
    pub fn false_negative_rate(&self) -> Option<f64> {
        ratio(self.false_negative, self.false_negative + self.true_positive)
    }

    /// Share of the flagged that earned it (PPV).
    pub fn positive_predictive_value(&self) -> Option<f64> {
        ratio(self.true_positive, self.true_positive + self.false_positive)
    }

    /// Share that earned a flag.
    pub fn prevalence(&self) -> Option<f64> {
        ratio(self.true_positive + self.false_negative, self.people())
    }

    /// How far the counts are from FPR = p/(1-p) (1-PPV)/PPV (1-FNR) (Chouldechova 2017); 0 but for rounding. `None`
    /// where a rate is not defined.
    pub fn identity_gap(&self) -> Option<f64> {
        let (p, ppv) = (self.prevalence()?, self.positive_predictive_value()?);
        let (fpr, fnr) = (self.false_positive_rate()?, self.false_negative_rate()?);
        (ppv > 0.0 && p < 1.0).then(|| (fpr - p / (1.0 - p) * (1.0 - ppv) / ppv * (1.0 - fnr)).abs())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_those_of_the_textbook() {
        let counts = Confusion { true_positive: 30, false_positive: 10, false_negative: 20, true_negative: 140 };
        assert_eq!(counts.false_positive_rate(), Some(10.0 / 150.0));
        assert_eq!(counts.false_negative_rate(), Some(0.4));
        assert_eq!(counts.positive_predictive_value(), Some(0.75));
        assert!(counts.identity_gap().unwrap() < 1e-15);
        assert_eq!(Confusion::default().prevalence(), None);
    }
}
