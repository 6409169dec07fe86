//! What an office needs to serve as it is told to, to estimate and to count.

use super::names::{Resolver, for_each};
use crate::scenario::cut_offs::{Goal, cut_offs};
use crate::scenario::policy::{Cell, CutOff, Fits, Predictor, Serves, Tally};
use crate::scenario::raw::{self, Method, RawFeature, RawOffice, RawPredictor, Serving};
use crate::scenario::shape::shown;

/// Whom an office serves. Whoever is refused can be lifted only to a cut-off that is written.
pub fn serves(of: &Resolver, path: &str, office: &RawOffice, cells: &[Cell]) -> Serves {
    let serves = self::served(of, &format!("{path}.serves"), office, cells);
    if office.repair > 0.0 && !matches!(office.serves, Serving::CutOff(_) | Serving::PerGroup(_)) {
        of.problem(&format!("{path}.repair"), "repair-without-cut-off", Some("repair-without-cut-off-hint"), &[]);
    }
    if office.repair > 0.0 && matches!(office.method, Method::Predictor(_)) {
        of.problem(&format!("{path}.repair"), "repair-of-readings", None, &[]);
    }
    serves
}

fn served(of: &Resolver, path: &str, office: &RawOffice, cells: &[Cell]) -> Serves {
    let (goal, loss_ratio) = match &office.serves {
        Serving::Everyone => return Serves::Everyone,
        Serving::Learned => {
            if !matches!(&office.method, Method::Predictor(predictor) if matches!(predictor.fits, raw::Fits::CutOff { .. }))
            {
                of.problem(path, "nothing-learned", Some("nothing-learned-hint"), &[]);
            }
            return Serves::Learned;
        }
        Serving::CutOff(at) => return Serves::From(vec![CutOff::from(*at); of.looks.len()]),
        Serving::PerGroup(groups) => {
            let groups = groups.iter().enumerate().map(|(g, group)| {
                (of.look(&format!("{path}.PerGroup[{g}].group"), &group.group), CutOff::from(group.at))
            });
            return Serves::From(for_each(of.looks.len(), CutOff::NONE, groups));
        }
        Serving::MaxUtility(loss_ratio) => (Goal::MaxUtility, *loss_ratio),
        Serving::EqualRate(loss_ratio) => (Goal::EqualRate, *loss_ratio),
        Serving::EqualOpportunity(loss_ratio) => (Goal::EqualOpportunity, *loss_ratio),
    };
    if !matches!(of.raw.town.feature, RawFeature::Table { .. }) {
        of.problem(path, "no-table", Some("no-table-hint"), &[]);
    }
    // The best cut-offs take a while to find, and mean nothing in a table that has problems.
    if !of.sound() {
        return Serves::Everyone;
    }
    let weights: Vec<f64> = of.raw.town.looks.iter().map(|look| look.share).collect();
    Serves::From(cut_offs(cells, &weights, goal, loss_ratio))
}

/// What an office estimates.
pub fn predictor(of: &Resolver, path: &str, office: &RawOffice) -> Option<Predictor> {
    let Method::Predictor(predictor) = &office.method else { return None };
    if matches!(predictor.fits, raw::Fits::Risk(_)) {
        return None;
    }
    Some(Predictor {
        points_per_unit: predictor.points_per_unit,
        fits: fits(of, &format!("{path}.method.fits"), predictor)?,
        every_days: predictor.every_days,
        at_most: predictor.at_most,
    })
}

fn fits(of: &Resolver, path: &str, predictor: &RawPredictor) -> Option<Fits> {
    let raw::Fits::CutOff { good, bad, step, foresees } = &predictor.fits else { return Some(Fits::Mean) };
    // Scores are kept in 1/256 of a point; much finer steps cannot be told apart.
    if step * predictor.points_per_unit < 1.0 / 16.0 {
        let (step, least) = (shown(*step), shown(1.0 / 16.0 / predictor.points_per_unit));
        of.problem(&format!("{path}.step"), "step-too-small", None, &[("step", &step), ("least", &least)]);
    }
    let good = of.act(&format!("{path}.good"), good);
    let bad = of.act(&format!("{path}.bad"), bad);
    Some(Fits::CutOff { good: good?, bad: bad?, step: *step, foresees: *foresees })
}

/// What an office keeps count of; one entry is on file of a quarter that is not named.
pub fn tally(of: &Resolver, path: &str, office: &RawOffice) -> Option<Tally> {
    let tally = office.tally.as_ref()?;
    let prior = tally
        .prior
        .iter()
        .enumerate()
        .map(|(p, prior)| (of.quarter(&format!("{path}.tally.prior[{p}].quarter"), &prior.quarter), prior.count));
    Some(Tally { prior: for_each(of.quarters.len(), 1.0, prior), forget: tally.forget, corrected: tally.corrected })
}
