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
        // What is asked of each look by an office that reads what people show.
        let asked = published().filter(|_| teaches).find_map(|(rules, office)| {
            let units = rules.predictor.as_ref()?.points_per_unit * f64::from(POINT);
            office.cut_off(rules, 0)?;
            let of_look = |look| office.cut_off(rules, look).unwrap_or(CutOff::NONE);
            Some((0..LOOKS as u8).map(|look| f64::from(of_look(look).at) / units).collect::<Vec<f64>>())
        });
        let looks = town.people.look.iter().zip(&town.features.value);
        for (((look, own), shown), cost) in looks.zip(&mut self.value).zip(&mut self.cost) {
            (*shown, *cost) = (*own, 0.0);
            let (Some(asked), Some(Some(each))) = (&asked, policy.learning.claims.get(usize::from(*look))) else {
                continue;
            };
            let short = asked[usize::from(*look)] - own;
            let needed = each * short;
            if short <= 0.0 {
                continue;
            }
            if needed <= 1.0 {
                (*shown, *cost) = (asked[usize::from(*look)], needed);
            }
        }
    }
}
