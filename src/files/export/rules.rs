//! Tables of what is rated: offices, their bands, and what they keep count of.

use std::io;

use super::super::tables::{Cell, Table, cells};
use super::Export;
use super::sheets::columns;
use crate::day::state::ledger::points;

columns!(offices_columns: office leads rates start floor ceiling rated refuses keeps_count);

/// One row an office.
pub(super) fn offices(export: &Export, table: &mut Table) -> io::Result<()> {
    let town = &export.outcome.town;
    let policy = town.scenario().policy();
    for (number, (rules, office)) in policy.offices().iter().zip(&town.state.offices).enumerate() {
        let rated: u32 = office.rated.iter().map(|word| word.count_ones()).sum();
        table.row(cells![
            rules.name(),
            policy.leads() == Some(number),
            format!("{:?}", rules.about).to_lowercase(),
            points(rules.start),
            points(rules.floor),
            points(rules.ceiling),
            rated,
            !office.served.is_empty(),
            office.tally.is_some(),
        ])?;
    }
    Ok(())
}

columns!(bands_columns: office band rank from penalty residents);

/// One row a band of an office, the highest first.
pub(super) fn bands(export: &Export, table: &mut Table) -> io::Result<()> {
    let town = &export.outcome.town;
    let residents = 0..town.town().residents() as u32;
    for (rules, office) in town.scenario().policy().offices().iter().zip(&town.state.offices) {
        let mut counts = vec![0u64; rules.bands().len()];
        for resident in residents.clone().filter(|resident| office.rates(*resident)) {
            counts[usize::from(office.ledger.band(resident))] += 1;
        }
        for (rank, (band, count)) in rules.bands().iter().zip(counts).enumerate() {
            table.row(cells![rules.name(), band.name(), rank + 1, points(band.from), band.penalty(), count])?;
        }
    }
    Ok(())
}

columns!(quarters_columns: office quarter on_file happens_a_day);

/// One row an office that keeps count and a quarter.
pub(super) fn quarters(export: &Export, table: &mut Table) -> io::Result<()> {
    let town = &export.outcome.town;
    let policy = town.scenario().policy();
    for (rules, office) in policy.offices().iter().zip(&town.state.offices) {
        let Some(tally) = &office.tally else { continue };
        for (quarter, name) in town.town().quarters().iter().enumerate() {
            let on_file = tally.count[quarter] as f64 / crate::kernel::fixed::ENTRY as f64;
            let happens: f64 = policy.incidents().iter().map(|incident| incident.a_day()[quarter]).sum();
            table.row([Cell::from(rules.name()), name.into(), on_file.into(), happens.into()])?;
        }
    }
    Ok(())
}
