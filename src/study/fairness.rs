//! Fairness over time: how long errors live, who bears them, and why not every criterion can be met at once.

use std::collections::BTreeMap;

use super::confusion::Confusion;
use super::statistics::{Stay, Survival};
use crate::day::Simulation;
use crate::day::state::records::Receipt;
use crate::kernel::fixed::MONTH;

/// The days after which half of the false marks are taken back or have expired. One that still stands counts as followed
/// up to today. Needs the memory of a small town.
pub(super) fn false_mark_days(town: &Simulation) -> Option<f64> {
    let history = town.history()?;
    let which = |receipt: &Receipt| (receipt.record.id, receipt.about, receipt.office, receipt.rule);
    let corrected: BTreeMap<(u64, u32, u8, u16), u32> =
        history.corrections().map(|(day, correction)| (which(&correction.receipt), day)).collect();
    let is_mark = |day: u32, receipt: &Receipt| receipt.is_mark(town.scenario_of(day).policy());
    let receipts = history.receipts();
    let false_marks = receipts.filter(|(day, receipt)| is_mark(*day, receipt) && !receipt.is_true(town.witness()));
    let lives = false_marks.map(|(day, receipt)| {
        let expires = if receipt.until_month > 0 { receipt.until_month * MONTH } else { u32::MAX };
        let taken_back = corrected.get(&which(receipt)).copied().unwrap_or(u32::MAX);
        let gone = expires.min(taken_back);
        Stay { days: gone.min(town.day()) - day, ended: gone <= town.day(), count: 1 }
    });
    Survival::of(lives)?.median()
}

/// Why two groups cannot be treated alike in every sense: with flags that are as often right in both, and miss as few,
/// the shares of the innocent that are flagged must differ, because unlike shares have earned a flag (Chouldechova 2017;
/// Kleinberg, Mullainathan and Raghavan 2016).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tension {
    /// Shares that have earned a flag.
    pub earned: [f64; 2],
    /// How often a flag is right, over both groups together.
    pub right: f64,
    /// The share that is missed, over both groups together.
    pub missed: f64,
    /// What the false positive rates would have to be if both were the same in each group.
    pub false_positive_rates: [f64; 2],
}

impl Tension {
    /// The tension between two groups; `None` where a rate is not defined, where nothing pulls, or where no flags could be
    /// so often wrong.
    pub fn between(groups: [&Confusion; 2]) -> Option<Self> {
        let [a, b] = groups;
        let both = Confusion {
            true_positive: a.true_positive + b.true_positive,
            false_positive: a.false_positive + b.false_positive,
            false_negative: a.false_negative + b.false_negative,
            true_negative: a.true_negative + b.true_negative,
        };
        let (right, missed) = (both.positive_predictive_value()?, both.false_negative_rate()?);
        let earned = [a.prevalence()?, b.prevalence()?];
        let rate = |p: f64| p / (1.0 - p) * (1.0 - right) / right * (1.0 - missed);
        let pulls = right > 0.0 && right < 1.0 && earned.iter().all(|p| *p < 1.0) && earned[0] != earned[1];
        let false_positive_rates = earned.map(rate);
        let possible = pulls && false_positive_rates.iter().all(|rate| *rate <= 1.0);
        possible.then_some(Self { earned, right, missed, false_positive_rates })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_rates_of_right_and_missed_flags_force_unequal_errors() {
        let group = |true_positive, false_positive, false_negative, true_negative| Confusion {
            true_positive,
            false_positive,
            false_negative,
            true_negative,
        };
        // Both groups: a flag is right two times in three, a third is missed; only the share that earned one differs.
        let (a, b) = (group(20, 10, 10, 60), group(10, 5, 5, 80));
        let tension = Tension::between([&a, &b]).unwrap();
        let actual = [a.false_positive_rate().unwrap(), b.false_positive_rate().unwrap()];
        for (forced, actual) in tension.false_positive_rates.iter().zip(actual) {
            assert!((forced - actual).abs() < 1e-12, "{tension:?}");
        }
        assert_eq!(Tension::between([&a, &a]), None, "with equal shares nothing pulls");
    }
}
