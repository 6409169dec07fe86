//! Bands, lists and categories that are for nobody and nothing.

use super::{Finding, Seen};
use crate::scenario::problem::plain_name;
use crate::scenario::raw::{Exit, RawOffice, Trigger};
use crate::scenario::shape::shown;

/// A band above every score, or below all of them.
pub fn band_out_of_reach(seen: &Seen) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, office, _) in seen.offices() {
        let ledger = office.method.ledger();
        let scores = [shown(ledger.floor), shown(ledger.ceiling)];
        for (number, band) in office.bands.iter().enumerate() {
            let above = number.checked_sub(1).map(|upper| office.bands[upper].from);
            if band.from > ledger.ceiling || above.is_some_and(|above| above <= ledger.floor) {
                let finding = Finding::at(format!("{path}.bands[{number}].from")).with("band", &band.name);
                findings.push(finding.with("floor", &scores[0]).with("ceiling", &scores[1]));
            }
        }
    }
    findings
}

/// A list on to which nothing ever puts anybody.
pub fn list_without_way_on(seen: &Seen) -> Vec<Finding> {
    let acts = &seen.policy().acts;
    let mut findings = Vec::new();
    for (path, office, number) in seen.offices() {
        let reported = |act: usize| seen.feeds(number, act);
        let possible = |trigger: &Trigger| match trigger {
            Trigger::Debts(_) => (0..acts.len()).any(|act| acts[act].debt > 0 && reported(act)),
            Trigger::ScoreBelow(score) => *score > office.method.ledger().floor,
            Trigger::Record(act) => seen.act(act).is_some_and(reported),
            // Somebody must be on the list first.
            Trigger::ContactsListed(_) => false,
            Trigger::ListedBy { .. } => true,
            Trigger::Worst(share) | Trigger::Best(share) => *share > 0.0,
        };
        for (l, list) in office.lists.iter().enumerate().filter(|(_, list)| !list.on.iter().any(possible)) {
            findings.push(
                Finding::at(format!("{path}.lists[{l}].on")).with("list", &list.name).with("office", &office.name),
            );
        }
    }
    findings
}

/// A list that asks for a higher score than anybody can have before it lets go of them, or for bills to be settled of which
/// the office never hears.
pub fn list_without_way_off(seen: &Seen) -> Vec<Finding> {
    let acts = &seen.policy().acts;
    let mut findings = Vec::new();
    for (path, office, number) in seen.offices() {
        let settled = || (0..acts.len()).any(|act| acts[act].debt < 0 && seen.feeds(number, act));
        let owed = || (0..acts.len()).any(|act| acts[act].debt > 0 && seen.feeds(number, act));
        let never = |exit: &Exit| match exit {
            Exit::ScoreAbove(score) => *score > office.method.ledger().ceiling,
            Exit::DebtsCleared => owed() && !settled(),
            Exit::AfterDays(_) => false,
        };
        for (l, list) in office.lists.iter().enumerate().filter(|(_, list)| list.off.iter().any(never)) {
            findings.push(
                Finding::at(format!("{path}.lists[{l}].off")).with("list", &list.name).with("office", &office.name),
            );
        }
    }
    findings
}

/// A category in which there is no rule.
pub fn category_of_nothing(seen: &Seen) -> Vec<Finding> {
    let used =
        |office: &RawOffice, name: &str| office.rules.iter().any(|r| plain_name(&r.category) == plain_name(name));
    let mut findings = Vec::new();
    for (path, office, _) in seen.offices() {
        for (number, category) in office.categories.iter().enumerate().filter(|(_, one)| !used(office, &one.name)) {
            let finding = Finding::at(format!("{path}.categories[{number}]")).with("category", &category.name);
            findings.push(finding.with("office", &office.name));
        }
    }
    findings
}
