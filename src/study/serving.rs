//! Whom offices refuse, who seems more than they are, and how far a file is from what happens.

use crate::day::Simulation;

/// The residents whom some office that rates them refuses today; `None` where nobody is ever refused.
pub fn refused(town: &Simulation) -> Option<Vec<u32>> {
    let shuts = town.state.offices.iter().any(|office| !office.served.is_empty());
    let all = 0..town.town().residents() as u32;
    shuts.then(|| all.filter(|resident| town.state.offices.iter().any(|office| !office.serves(*resident))).collect())
}

/// The residents who show more than they have; `None` where nobody has a feature.
pub fn seeming(town: &Simulation) -> Option<Vec<u32>> {
    let cost = &town.state.shown.cost;
    let seems = |resident: &u32| cost[*resident as usize] > 0.0;
    (!cost.is_empty()).then(|| (0..cost.len() as u32).filter(seems).collect())
}

/// For the first office that keeps count: the quarter whose share on file is furthest above its share of what happens, and
/// by how much. `None` where nobody keeps count, or nothing happens.
pub fn over_recorded(town: &Simulation) -> Option<(usize, f64)> {
    let office = town.state.offices.iter().position(|office| office.tally.is_some())?;
    let incidents = town.scenario().policy().incidents();
    let happens = |quarter: usize| incidents.iter().map(|incident| incident.a_day()[quarter]).sum::<f64>();
    let quarters = 0..town.town().quarters().len();
    let total: f64 = quarters.clone().map(happens).sum();
    let gap = |quarter: usize| Some((quarter, town.file_share(office, quarter)? - happens(quarter) / total));
    quarters.filter(|_| total > 0.0).filter_map(gap).max_by(|a, b| a.1.total_cmp(&b.1))
}
