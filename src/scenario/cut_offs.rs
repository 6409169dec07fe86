//! Which cut-offs an office sets that knows, of each look, who brings which score and how many of them repay.
//!
//! After Liu, Dean, Rolf, Simchowitz and Hardt, "Delayed impact of fair machine learning" (ICML 2018): an office earns 1
//! with a repayment and loses `loss_ratio` with a default, and serves the highest scores first.

use super::policy::{Cell, CutOff};
use crate::kernel::fixed::Threshold;
use crate::kernel::fixed::from_points;

/// What an office is after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// To earn most from each look.
    MaxUtility,
    /// To earn most while the same share of every look is served.
    EqualRate,
    /// To earn most while the same share of those who would repay is served in every look.
    EqualOpportunity,
}

/// What differs by less is rounding and means nothing.
const ROUNDING: f64 = 1e-12;

/// A look's cells from the highest score to the lowest, as what serving them comes to.
struct Curve {
    /// The weight of the look.
    weight: f64,
    /// For each cell: its score, how much of the goal's quantity serving it adds, and what that earns.
    steps: Vec<(f64, f64, f64)>,
}

/// The cut-off of each look, by weight. Looks of which the table says nothing are served.
pub fn cut_offs(cells: &[Cell], weights: &[f64], goal: Goal, loss_ratio: f64) -> Vec<CutOff> {
    let curve = |(look, weight): (usize, &f64)| Curve::new(cells, look, *weight, goal, loss_ratio);
    let curves: Vec<Curve> = weights.iter().enumerate().map(curve).collect();
    if goal == Goal::MaxUtility {
        return curves.iter().map(|curve| curve.cut_off(curve.best_alone())).collect();
    }
    let common = best_together(&curves);
    curves.iter().map(|curve| curve.cut_off(common)).collect()
}

/// The common quantity that earns most: what it earns is a broken line, so it is best at a break, and a walk down all
/// looks at once passes every one.
fn best_together(curves: &[Curve]) -> f64 {
    let mut breaks: Vec<f64> = vec![0.0];
    for curve in curves {
        let mut quantity = 0.0;
        breaks.extend(curve.steps.iter().map(|(_, more, _)| {
            quantity += more;
            quantity
        }));
    }
    breaks.sort_by(f64::total_cmp);
    let earned = |quantity: f64| curves.iter().map(|curve| curve.weight * curve.earned(quantity)).sum::<f64>();
    let mut best = (0.0, 0.0);
    for quantity in breaks {
        let earned = earned(quantity);
        if earned > best.1 + ROUNDING {
            best = (quantity, earned);
        }
    }
    best.0
}

impl Curve {
    fn new(cells: &[Cell], look: usize, weight: f64, goal: Goal, loss_ratio: f64) -> Self {
        let mine = || cells.iter().filter(|cell| cell.look.is_none_or(|other| usize::from(other) == look));
        let repaying: f64 = mine().map(|cell| cell.share * cell.chance).sum();
        let step = |cell: &Cell| {
            let quantity = match goal {
                Goal::MaxUtility | Goal::EqualRate => cell.share,
                Goal::EqualOpportunity if repaying > 0.0 => cell.share * cell.chance / repaying,
                Goal::EqualOpportunity => 0.0,
            };
            (cell.score, quantity, cell.share * (cell.chance - loss_ratio * (1.0 - cell.chance)))
        };
        let mut steps: Vec<_> = mine().map(step).collect();
        steps.reverse();
        Self { weight, steps }
    }

    /// What serving so much of the quantity earns.
    fn earned(&self, mut quantity: f64) -> f64 {
        let mut earned = 0.0;
        for (_, more, gain) in &self.steps {
            if quantity <= ROUNDING {
                break;
            }
            let part = if *more > 0.0 { (quantity / more).min(1.0) } else { 1.0 };
            earned += gain * part;
            quantity -= more;
        }
        earned
    }

    /// The quantity that earns most for this look alone.
    fn best_alone(&self) -> f64 {
        let (mut quantity, mut earned, mut best) = (0.0, 0.0, (0.0, 0.0));
        for (_, more, gain) in &self.steps {
            (quantity, earned) = (quantity + more, earned + gain);
            if earned > best.1 + ROUNDING {
                best = (quantity, earned);
            }
        }
        best.0
    }

    /// The cut-off at which so much of the quantity is served.
    fn cut_off(&self, mut quantity: f64) -> CutOff {
        if self.steps.is_empty() {
            return CutOff::NONE;
        }
        let mut last = None;
        for (score, more, _) in &self.steps {
            if quantity <= ROUNDING {
                break;
            }
            let part = if *more > 0.0 { (quantity / more).min(1.0) } else { 1.0 };
            let part = if part > 1.0 - 1e-9 { 1.0 } else { part };
            last = Some(CutOff { at: from_points(*score), at_margin: Threshold::from_chance(part) });
            quantity -= more;
        }
        // Nobody is served: the cut-off is above every score.
        last.unwrap_or(CutOff { at: i32::MAX, at_margin: Threshold::CERTAIN })
    }
}
