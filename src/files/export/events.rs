//! Tables of single events, which only a town that is remembered in full can have.

use std::collections::BTreeMap;
use std::io;

use super::super::tables::{Cell, Table, cells};
use super::Export;
use crate::day::state::ledger::points;
use crate::day::state::records::{Receipt, record_name};
use crate::kernel::fixed::{GROAT, MONTH};
use crate::study::family;

columns!(receipts_columns:
    day resident name office act points watcher record record_resident seen_day true seen_resident seen_act expires_day
    taken_back_day category fine
);

/// One row a change of a score by a rule, in the order of the days.
pub(super) fn receipts(export: &Export, table: &mut Table) -> io::Result<()> {
    let town = &export.outcome.town;
    let Some(history) = town.history() else {
        return Ok(());
    };
    let (policy, witness) = (town.scenario().policy(), town.witness());
    let act = |number: u8| policy.acts()[usize::from(number)].name();
    let seen: BTreeMap<u64, _> = history
        .observations()
        .map(|(day, observation)| (observation.id, (day, observation.seal.open(witness))))
        .collect();
    let which = |receipt: &Receipt| (receipt.record.id, receipt.about, receipt.office, receipt.rule);
    let taken_back: BTreeMap<_, u32> = history.corrections().map(|(day, c)| (which(&c.receipt), day)).collect();
    for (day, receipt) in history.receipts() {
        let record = &receipt.record;
        // A mark by hand stands on no observation, and may be laid to nobody.
        let seen = seen.get(&record.id);
        let really = seen.and_then(|(_, seen)| Some((seen.who()?, act(seen.act()?))));
        let category = family::category(town.scenario_of(day), receipt);
        let expires = (receipt.until_month > 0).then(|| receipt.until_month * MONTH);
        table.row(cells![
            day + 1,
            receipt.about,
            town.town().name(receipt.about),
            policy.offices()[usize::from(receipt.office)].name(),
            act(record.act),
            points(receipt.points),
            policy.watchers().get(usize::from(record.watcher)).map(|watcher| watcher.name()),
            record_name(record.id),
            record.about,
            seen.map(|(day, _)| day + 1),
            receipt.is_true(witness),
            really.map(|(resident, _)| resident),
            Cell::from(really.map(|(_, act)| act)),
            expires.map(|day| day + 1),
            taken_back.get(&which(receipt)).map(|day| day + 1),
            Cell::from(category),
            f64::from(receipt.fine(town.scenario_of(day).policy())) / f64::from(GROAT),
        ])?;
    }
    Ok(())
}
