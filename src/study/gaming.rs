//! Gaming: how score and worth come apart once people know the rules, what it displaces, and who can afford it.

use super::sight::Sight;
use crate::day::Simulation;
use crate::scenario::policy::Act;
use crate::scenario::raw::ActKind;

/// Share of all points gained that people earned by really doing an act of a kind, whatever the file calls it; without a
/// kind, the share that nobody earned: for what was not done, or was done by somebody else. The shares of all kinds and
/// this one come to 1.
pub(super) fn points_share(town: &Simulation, kind: Option<ActKind>) -> Option<f64> {
    let acts = || town.scenario().policy().acts().iter().zip(&town.figures().acts);
    let all: i64 = acts().map(|(_, figures)| figures.points_up).sum();
    let of_kind = |act: &Act| kind.is_none_or(|kind| act.kind() == kind);
    let earned: i64 = acts().filter(|(act, _)| of_kind(act)).map(|(_, figures)| figures.points_up_earned).sum();
    let part = if kind.is_some() { earned } else { all - earned };
    (all > 0).then(|| part as f64 / all as f64)
}

/// Those in the tenth with the highest scores who are not in the upper half by worth, and how many are in that tenth. Ties
/// of score fall in the order of the residents' numbers.
pub fn undeserved_top(town: &Simulation) -> Option<(Vec<u32>, usize)> {
    let office = town.leading()?;
    let mut rated: Vec<u32> = office.rated().collect();
    let mut worth: Vec<f64> = rated.iter().map(|resident| town.worth(*resident)).collect();
    worth.sort_by(f64::total_cmp);
    let middle = *worth.get(worth.len() / 2)?;
    rated.sort_by(|a, b| office.score(*b).total_cmp(&office.score(*a)).then(a.cmp(b)));
    let top = &rated[..rated.len().div_ceil(10)];
    Some((top.iter().copied().filter(|resident| town.worth(*resident) < middle).collect(), top.len()))
}

/// The share of the tenth with the highest scores that is not in the upper half by worth.
pub(super) fn undeserved_top_share(s: &Sight) -> Option<f64> {
    let (undeserved, top) = undeserved_top(s.town)?;
    Some(undeserved.len() as f64 / top as f64)
}

/// Points for what was really done for show that a resident of the richest quarter gained for each one that a resident of the poorest quarter
/// gained, by money today. Needs the memory of a small town.
pub(super) fn points_for_show_by_money(s: &Sight) -> Option<f64> {
    let office = s.town.leading()?;
    let acts = s.town.scenario().policy().acts();
    let mut gained = vec![0i64; s.town.town().residents()];
    for (_, receipt) in s.town.history()?.receipts().filter(|(_, receipt)| receipt.points > 0) {
        let earned_by = receipt.earned_by(s.town.witness());
        if earned_by.is_some_and(|act| acts[usize::from(act)].kind() == ActKind::Performative) {
            gained[receipt.about as usize] += i64::from(receipt.points);
        }
    }
    let mut rated: Vec<u32> = office.rated().collect();
    rated.sort_by(|a, b| s.town.money(*a).total_cmp(&s.town.money(*b)).then(a.cmp(b)));
    let quarter = rated.len() / 4;
    let sum = |residents: &[u32]| residents.iter().map(|resident| gained[*resident as usize]).sum::<i64>();
    let (poor, rich) = (sum(&rated[..quarter]), sum(&rated[rated.len() - quarter..]));
    (poor > 0).then(|| rich as f64 / poor as f64)
}
