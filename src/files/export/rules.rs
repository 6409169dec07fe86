//! Tables of what is rated: offices, their bands, and what they keep count of.

use std::io;

use super::super::tables::{Cell, Table, cells};
use super::Export;
use crate::day::state::ledger::points;
use crate::kernel::fixed::POINT;
use crate::study::family;

columns!(offices_columns: office leads rates start floor ceiling rated refuses keeps_count merged);

/// One row an office.
pub(super) fn offices(export: &Export, table: &mut Table) -> io::Result<()> {
    let town = &export.outcome.town;
    let policy = town.scenario().policy();
    for (number, (rules, office)) in policy.offices().iter().zip(&town.state.offices).enumerate() {
        let rated: u32 = office.rated.iter().map(|word| word.count_ones()).sum();
        table.row(cells![
            rules.name(),
            policy.leads() == Some(number),
            policy.named(rules.about),
            points(rules.start),
            points(rules.floor),
            points(rules.ceiling),
            rated,
            !office.served.is_empty(),
            office.tally.is_some(),
            rules.merged.is_some(),
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

columns!(moves_columns: from_band to_band residents);

/// One row a pair of bands of the leading office: those who were found in one, and a month later in the other.
pub(super) fn moves(export: &Export, table: &mut Table) -> io::Result<()> {
    let town = &export.outcome.town;
    let Some(office) = town.leading() else { return Ok(()) };
    for (from, row) in office.bands().iter().zip(town.figures().moves.rows()) {
        for (to, count) in office.bands().iter().zip(row) {
            table.row(cells![from.name(), to.name(), *count])?;
        }
    }
    Ok(())
}

columns!(categories_columns: office category points);

/// One row a category of rules of an office.
pub(super) fn categories(export: &Export, table: &mut Table) -> io::Result<()> {
    let town = &export.outcome.town;
    for (office, place, name) in family::categories(town.scenario()) {
        let office = town.scenario().policy().offices()[office].name();
        let points = town.figures().categories[place] as f64 / f64::from(POINT);
        table.row(cells![office, name, points])?;
    }
    Ok(())
}

columns!(listings_columns: office list by_acts by_bills listed ever_listed days);

/// One row a list of an office.
pub(super) fn listings(export: &Export, table: &mut Table) -> io::Result<()> {
    let town = &export.outcome.town;
    for (office, number, place, list) in family::lists(town.scenario().policy()) {
        let (kept, figures) = (&town.state.offices[office], &town.figures().lists[place]);
        let residents = (0..town.town().residents() as u32).filter(|resident| kept.rates(*resident));
        let listed = residents.filter(|resident| kept.ledger.listed_since(number, *resident).is_some());
        let office = town.scenario().policy().offices()[office].name();
        table.row(cells![
            office,
            list.name(),
            family::is_led_to_by_acts(list),
            family::is_of_bills(list),
            listed.count(),
            figures.ever_listed(),
            figures.days,
        ])?;
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
