//! What people show of themselves once they know what is asked for.
//!
//! After Hardt, Megiddo, Papadimitriou and Wootters, "Strategic classification" (ITCS 2016): whoever falls short of a
//! published cut-off shows exactly what is asked for, if that costs no more than being served is worth.

use crate::day::state::office::Office;
use crate::day::state::shown::Shown;
use crate::kernel::fixed::POINT;
use crate::kernel::luck::{Luck, Purpose};
use crate::kernel::stream::Spot;
use crate::scenario::limits::LOOKS;
use crate::scenario::policy::{CutOff, Policy};
use crate::scenario::raw::Edge;
use crate::town::Town;

impl Shown {
    /// Today's conduct, about a mean.
    pub(in crate::day) fn conduct(&mut self, mean: f64, sd: f64, luck: Luck, day: u32) {
        for (subject, value) in self.value.iter_mut().enumerate() {
            // The first day's address is that of what is brought.
            let at = Spot { purpose: Purpose::Feature, day: day + 1, subject: subject as u32, what: 0 };
            *value = mean + sd * luck.normal(at);
        }
    }

    /// Everyone reads what is published, and answers. Conduct is made anew each day, from what was read.
    pub(super) fn answer(&mut self, policy: &Policy, town: &Town, offices: &[Office]) {
        if self.value.is_empty() {
            return;
        }
        let published = || policy.offices.iter().zip(offices).filter(|(rules, _)| rules.published);
        let teaches = !policy.cuts.has(Edge::Learning);
        if let Some(estimate) = published().find_map(|(_, office)| office.fit.estimate).filter(|_| teaches) {
            self.read = estimate;
        }
        let tries = policy.learning.claims.iter().any(Option::is_some);
        if !tries && self.cost.iter().all(|cost| *cost == 0.0) {
            return;
        }
        let of_look: [Option<Asked>; LOOKS] = std::array::from_fn(|look| Asked::of(policy, offices, look as u8));
        let looks = town.people.look.iter().zip(&town.features.value);
        for (((look, own), shown), cost) in looks.zip(&mut self.value).zip(&mut self.cost) {
            (*shown, *cost) = (*own, 0.0);
            let Some(asked) = of_look[usize::from(*look)] else { continue };
            let needed = asked.needed(*own);
            if *own < asked.at && needed <= 1.0 {
                (*shown, *cost) = (asked.at, needed);
            }
        }
    }
}

/// What is asked of the people of a look, who can show it at a cost.
#[derive(Clone, Copy, Debug)]
pub(in crate::day) struct Asked {
    /// The cut-off, in units of the feature.
    at: f64,
    /// What it costs to seem one unit more, where being served is worth 1.
    each: f64,
}

impl Asked {
    /// What the first office asks that publishes a cut-off and reads what people show. `None` where there is no such office,
    /// where people do not learn what is published, or where those of the look can only show what they have.
    pub(in crate::day) fn of(policy: &Policy, offices: &[Office], look: u8) -> Option<Self> {
        if policy.cuts.has(Edge::Learning) {
            return None;
        }
        let each = policy.learning.claims.get(usize::from(look)).copied().flatten()?;
        let mut published = policy.offices.iter().zip(offices).filter(|(rules, _)| rules.published);
        let at = published.find_map(|(rules, office)| {
            let units = rules.predictor.as_ref()?.points_per_unit * f64::from(POINT);
            office.cut_off(rules, 0)?;
            Some(f64::from(office.cut_off(rules, look).unwrap_or(CutOff::NONE).at) / units)
        })?;
        Some(Self { at, each })
    }

    /// What it would cost somebody who has so much to show exactly what is asked for, whether or not that is worth it to
    /// them. Nothing to those who have what is asked for.
    pub(in crate::day) fn needed(self, own: f64) -> f64 {
        self.each * (self.at - own).max(0.0)
    }
}
