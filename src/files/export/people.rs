//! Tables of people: who they are and how they fare, what each office makes of them, and whom they know.

use std::io;

use super::super::tables::{Cell, Table, cells};
use super::Export;
use crate::day::Simulation;
use crate::day::state::figures::list_start;
use crate::day::state::ledger::points;
use crate::day::state::office::Office;
use crate::scenario::measured::ROLES;
use crate::study::causes::{self, Cause};
use crate::town::ties::{Ties, kind, kinds};
use crate::town::{NONE, Town};

columns!(residents_columns:
    resident name age quarter look household firm role trade employment rated score band standing worth flagged
    flag_earned flag_cause flag_rests money strain trust opinion withdrawal evasion feature shown showing_cost days_flagged days_wronged days_lowest
    contacts untouched unpaid_bills sets goes_by
);

/// One row a resident. Written one by one: a town can have millions.
pub(super) fn residents(export: &Export, table: &mut Table) -> io::Result<()> {
    let town = &export.outcome.town;
    let people = town.town();
    let standing_kept = town.scenario().raw().standing;
    let (lives, state) = (&town.state.truth.lives, &town.state.residents);
    let number = |number: u32| (number != NONE).then_some(number);
    let share = |byte: u8| f64::from(byte) / 255.0;
    for resident in everyone(town) {
        let i = resident as usize;
        let leading = town.leading().filter(|office| office.rates(resident));
        let shown = town.shown(resident);
        table.row(cells![
            resident,
            people.name(resident),
            people.age(resident),
            people.quarter(resident),
            people.look(resident),
            number(people.people.household[i]),
            people.people.firm_of(resident),
            role(people, i),
            people.trade(resident),
            format!("{:?}", town.employment(resident)).to_lowercase(),
            town.rated(resident),
            leading.map(|office| office.score(resident)),
            leading.map(|office| office.band_name(resident)),
            leading.and_then(|office| office.standing(resident)),
            town.worth(resident),
            town.flagged(resident),
            standing_kept.then(|| town.deserves_flag(resident)),
            causes::of_flag(town, resident).map(Cause::key),
            causes::rests_on_false_marks(town, resident),
            town.money(resident),
            town.strain(resident),
            f64::from(state.trust[i]) / f64::from(u16::MAX),
            town.leading().map(|office| town.opinion(office.office(), resident)),
            share(state.withdrawal[i]),
            share(state.evasion[i]),
            town.feature(resident),
            shown.map(|(value, _)| value),
            shown.map(|(_, cost)| cost),
            lives.days_flagged[i],
            standing_kept.then_some(lives.days_wronged[i]),
            lives.days_lowest[i],
            town.contacts(resident).len(),
            !town.figures().touched(resident),
            state.debts[i],
            sets(town, resident),
            town.aliases().of(resident).map(|alias| alias.victim),
        ])?;
    }
    Ok(())
}

/// The sets that a resident is in, by name.
fn sets(town: &Simulation, resident: u32) -> String {
    let sets = town.scenario().policy().sets().iter().enumerate();
    let names: Vec<&str> = sets.filter(|(set, _)| town.is_in_set(*set, resident)).map(|(_, set)| set.name()).collect();
    names.join("; ")
}

fn role(town: &Town, resident: usize) -> &'static str {
    ROLES[usize::from(town.people.role[resident])]
}

columns!(ratings_columns:
    resident office score band standing standing_band borne sight file insincere flagged flag_earned served opinion debts linked_with
);

/// One row a resident and an office that rates them.
pub(super) fn ratings(export: &Export, table: &mut Table) -> io::Result<()> {
    let town = &export.outcome.town;
    let offices = town.scenario().policy().offices().iter().zip(&town.state.offices);
    for resident in everyone(town) {
        for (number, (rules, office)) in offices.clone().enumerate().filter(|(_, (_, o))| o.rates(resident)) {
            let standing = town.state.standing.ledgers.get(number);
            let parts = causes::parts(town, number, resident);
            let part = |cause: Cause| parts.map(|parts| points(parts[cause as usize]));
            table.row(cells![
                resident,
                rules.name(),
                points(office.ledger.score(resident)),
                rules.bands()[usize::from(office.ledger.band(resident))].name(),
                standing.map(|ledger| points(ledger.score(resident))),
                standing.map(|ledger| rules.bands()[usize::from(ledger.band(resident))].name()),
                part(Cause::Borne),
                part(Cause::Sight),
                part(Cause::File),
                part(Cause::Insincere),
                office.flags(rules, resident),
                standing.map(|ledger| ledger.flagged(rules, resident)),
                (!office.served.is_empty()).then(|| office.serves(resident)),
                town.opinion(number, resident),
                office.ledger.debts[resident as usize],
                rules.merged.as_ref().map(|_| linked_with(office, resident)),
            ])?;
        }
    }
    Ok(())
}

/// Whose files a merged office has linked with a resident's by mistake, by their numbers.
fn linked_with(office: &Office, resident: u32) -> String {
    let others = office.links.iter().filter(|link| link.resident == resident).map(|link| link.other.to_string());
    others.collect::<Vec<_>>().join("; ")
}

columns!(loans_columns: resident day score fell_behind_after);

/// One row a loan, in the order of their days.
pub(super) fn loans(export: &Export, table: &mut Table) -> io::Result<()> {
    for loan in &export.outcome.town.figures().loans.0 {
        let fell_behind_after = (loan.fell_behind > 0).then_some(loan.fell_behind);
        table.row(cells![loan.resident, loan.day + 1, points(loan.score), fell_behind_after])?;
    }
    Ok(())
}

columns!(lists_columns: resident office list penalty listed since_day earned did_it);

/// One row a resident and a list that they are on, or would be on if every watcher were perfect.
pub(super) fn lists(export: &Export, table: &mut Table) -> io::Result<()> {
    let town = &export.outcome.town;
    let policy = town.scenario().policy();
    let offices = policy.offices().iter().zip(&town.state.offices);
    let figures = |office: usize, place: usize| &town.figures().lists[list_start(policy, office) + place];
    for resident in everyone(town) {
        for (number, (rules, office)) in offices.clone().enumerate().filter(|(_, (_, o))| o.rates(resident)) {
            let standing = town.state.standing.ledgers.get(number);
            for (place, list) in rules.lists().iter().enumerate() {
                let since = office.ledger.listed_since(place, resident);
                let earned = standing.map(|ledger| ledger.listed_since(place, resident).is_some());
                if since.is_some() || earned == Some(true) {
                    let since_day = since.map(|day| day + 1);
                    let listed = since.is_some();
                    table.row(cells![
                        resident,
                        rules.name(),
                        list.name(),
                        list.penalty(),
                        listed,
                        since_day,
                        Cell::from(earned),
                        figures(number, place).did_what_leads_here(resident)
                    ])?;
                }
            }
        }
    }
    Ok(())
}

columns!(ties_columns: resident contact kind kinds at_founding holds mutual);

/// One row a tie between two residents, whichever of them counts the other among their contacts.
pub(super) fn ties(export: &Export, table: &mut Table) -> io::Result<()> {
    let town = &export.outcome.town;
    let (today, people) = (&town.state.ties, &town.town().people);
    let then = founding(town);
    let has = |ties: &Ties, of: u32, other: u32| ties.of(of).contains(&other);
    for resident in everyone(town) {
        let lost = then.of(resident).iter().filter(|contact| !has(today, resident, **contact));
        let mut contacts: Vec<u32> = today.of(resident).iter().chain(lost).copied().collect();
        contacts.sort_unstable();
        for contact in contacts {
            let now = (has(today, resident, contact), has(today, contact, resident));
            let before = (has(&then, resident, contact), has(&then, contact, resident));
            // A tie is told by the one who counts the other today; by the lower number where both do. One that is over is
            // told by whoever counted the other at the founding.
            let holds = now.0 || now.1;
            let (mine, theirs) = if holds { now } else { before };
            if !mine || theirs && contact < resident {
                continue;
            }
            let kind = format!("{:?}", kind(people, resident, contact)).to_lowercase();
            let kinds = kinds(people, resident, contact).map(|kind| format!("{kind:?}").to_lowercase());
            let kinds = kinds.collect::<Vec<String>>().join(" ");
            let at_founding = before.0 || before.1;
            table.row(cells![resident, contact, kind, kinds, at_founding, holds, mine && theirs])?;
        }
    }
    Ok(())
}

/// The ties with which the town was founded, made anew: a town keeps only those of today.
fn founding(town: &Simulation) -> Ties {
    let scenario = town.scenario_of(0);
    let hermits = town.town().residents() as u32 - scenario.raw().town.residents;
    Town::found(scenario, town.seed(), hermits).1
}

fn everyone(town: &Simulation) -> std::ops::Range<u32> {
    0..town.town().residents() as u32
}
