//! From what was written to what the days read. Checking is compiling: every name is looked up once, which gives a number
//! or records a problem, and every part is compiled even if another has problems, so that all are told at once.
//!
//! Invariant: nothing here panics, whatever was written. What a problem concerns is left out of the policy, and a policy
//! with a problem never leaves [`scenario`].

mod acts;
mod index;
mod lesson;
mod merged;
mod names;
mod offices;
mod people;
mod reports;
mod risk;
mod rules;
mod serving;
mod sets;
mod stages;
mod stakes;
mod town;
mod watchers;

use super::knobs;
use super::limits::ActMask;
use super::policy::{Act, Chance, Cuts, DriverState, Policy, Scenario, Set, Who};
use super::problem::{Problems, Span};
use super::raw::{RawScenario, State};
use super::tree::{Node, Value};
pub use lesson::runs;
use names::Resolver;

/// Checks a scenario and compiles it. Gives `None` if there is any error, here or from before.
pub fn scenario(raw: RawScenario, tree: &Node, problems: &mut Problems) -> Option<Scenario> {
    let turned = knobs::turned(&raw, tree, problems);
    let policy = policy(turned.as_ref().unwrap_or(&raw), tree, problems);
    problems.sound().then_some(Scenario { raw, policy, later: vec![] })
}

/// Compiles a scenario that was changed by the program and not by a person.
///
/// A variant switches offices and watchers, sets numbers within their ranges and cuts edges. It changes no name and
/// takes away no thing that is named, so whatever resolved before resolves again.
pub(super) fn variant(raw: RawScenario) -> Scenario {
    let nowhere = Node { span: Span::default(), value: Value::Record(None, vec![]) };
    let mut problems = Problems::default();
    let turned = knobs::turned(&raw, &nowhere, &mut problems);
    let policy = policy(turned.as_ref().unwrap_or(&raw), &nowhere, &mut problems);
    assert!(problems.sound(), "a variant of a checked scenario has problems:\n{problems}");
    Scenario { raw, policy, later: vec![] }
}

/// The parts, each in one pass. Problems in one line are told in the order of the passes.
fn policy(raw: &RawScenario, tree: &Node, problems: &mut Problems) -> Policy {
    let of = Resolver::new(raw, tree, problems);
    of.named_once();
    town::quarters(&of);
    let cells = town::cells(&of);
    let sets = sets::sets(&of);
    let acts = acts::acts(&of, &cells);
    let incidents = town::incidents(&of);
    let learning = people::learning(&of);
    let watchers = watchers::watchers(&of);
    let offices = offices::offices(&of, &cells);
    let (trials, events) = (stages::trials(&of, &offices), stages::events(&of));
    of.distinct("stages", raw.stages.iter().map(|stage| &stage.name));
    lesson::lesson(&of);
    of.tell_missing();
    let sets_drive = acts.iter().flat_map(|act| &act.drivers).fold(0, |mask, (state, _)| match state {
        DriverState::In(set) => mask | 1 << set,
        _ => mask,
    });
    let drives = |wanted: DriverState| acts.iter().flat_map(|act| &act.drivers).any(|(state, _)| *state == wanted);
    let foreseen = offices.iter().filter_map(|office| office.risk.as_ref()).fold(0, |mask, risk| mask | risk.of);
    let [borrows, falls_behind] = loans(&acts, &sets);
    Policy {
        foreseen,
        borrows,
        falls_behind,
        tells: acts.iter().any(|act| act.possible && act.reports.is_some()),
        names_drive: drives(DriverState::Named),
        has_encounters: acts.iter().any(|act| act.meets.is_some()),
        follows_others: acts.iter().any(|act| act.chance == Chance::WithOthers),
        sets,
        sets_drive,
        acts: acts::closed(acts::watched(acts, &watchers), &offices, Cuts::of(&raw.cut)),
        incidents,
        watchers: watchers.into_iter().map(|seeing| seeing.watcher).collect(),
        offices,
        leads: of.leads.and_then(|office| of.on(office)),
        cells,
        learning,
        redress: people::redress(&raw.redress),
        shocks: people::shocks(&raw.shocks),
        trials,
        events,
        cuts: Cuts::of(&raw.cut),
        standing: raw.standing,
        bands_drive: raw.acts.iter().flat_map(|act| &act.drivers).any(|d| matches!(d.state, State::Band(_))),
    }
}

#[cfg(test)]
mod tests;

/// The acts by which people borrow, which need an office's service and put people in a set, and those by which people in such a
/// set fall behind, which leave a bill unpaid.
fn loans(acts: &[Act], sets: &[Set]) -> [ActMask; 2] {
    let mut masks = [0, 0];
    for (set, rules) in (0u8..).zip(sets) {
        let borrow = |act: usize| acts[act].served_by.is_some() && rules.enter.contains(&act);
        let borrows = (0..acts.len()).filter(|act| borrow(*act)).fold(0, |mask: ActMask, act| mask | 1 << act);
        let falls = |act: &usize| acts[*act].debt > 0 && acts[*act].who == Who::In(set);
        if borrows != 0 {
            masks[0] |= borrows;
            masks[1] |= (0..acts.len()).filter(falls).fold(0, |mask: ActMask, act| mask | 1 << act);
        }
    }
    masks
}
