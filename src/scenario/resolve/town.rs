//! The town: its quarters, its table of scores, and what happens in the quarters.

use super::names::{Resolver, for_each};
use crate::kernel::fixed::to_fixed;
use crate::kernel::luck::stable_number;
use crate::scenario::limits::blocks_for;
use crate::scenario::policy::{Cell, Incident};
use crate::scenario::problem::plain_name;
use crate::scenario::raw::{RawCell, RawFeature, RawFeatureGroup, RawIncident};
use crate::scenario::shape::shown;

/// Every quarter has at least one block of houses.
pub fn quarters(of: &Resolver) {
    let town = &of.raw.town;
    let blocks = blocks_for(town.residents);
    if town.quarters.len() as u32 > blocks {
        let (quarters, blocks) = (town.quarters.len().to_string(), blocks.to_string());
        let values = [("quarters", quarters.as_str()), ("blocks", blocks.as_str())];
        of.problem("town.quarters", "too-many-quarters", Some("too-many-quarters-hint"), &values);
    }
}

/// The cells of the table of scores. A table is in order, tells shares or counts but not both, and counts the people
/// there are. Where people are counted, those who do what the table tells stand in a cell of their own.
pub fn cells(of: &Resolver) -> Vec<Cell> {
    let RawFeature::Table { range, times, groups } = &of.raw.town.feature else { return vec![] };
    let path = "town.feature.Table";
    let (low, high) = (shown(range[0]), shown(range[1]));
    if range[0] >= range[1] {
        of.problem(&format!("{path}.range"), "range-crossed", None, &[("low", &low), ("high", &high)]);
    }
    let mut cells = Vec::new();
    for (g, group) in groups.iter().enumerate() {
        let path = format!("{path}.groups[{g}]");
        let look = of.look(&format!("{path}.name"), &group.name).map(|look| look as u8);
        for (c, cell) in group.cells.iter().enumerate() {
            self::cell(of, &format!("{path}.cells[{c}]"), cell, c.checked_sub(1).map(|c| &group.cells[c]), *range);
        }
        cells.extend(of_group(group, look, *times));
    }
    whole(of, path, groups, *times);
    cells
}

/// A score is within the table and above the one before it, and nobody does what nobody is there to do.
fn cell(of: &Resolver, path: &str, cell: &RawCell, before: Option<&RawCell>, range: [f64; 2]) {
    let texts = [cell.score, range[0], range[1]].map(shown);
    let values = [("score", texts[0].as_str()), ("low", texts[1].as_str()), ("high", texts[2].as_str())];
    if cell.score < range[0] || cell.score > range[1] {
        of.problem(&format!("{path}.score"), "score-outside-table", None, &values);
    }
    // Scores are kept in 1/256 of a point.
    if before.is_some_and(|before| cell.score < before.score + 1.0 / 256.0) {
        of.problem(&format!("{path}.score"), "scores-out-of-order", None, &values);
    }
    if cell.violators > cell.people {
        let (people, violators) = (cell.people.to_string(), cell.violators.to_string());
        let values = [("people", people.as_str()), ("violators", violators.as_str())];
        of.problem(&format!("{path}.violators"), "more-violators-than-people", None, &values);
    }
}

/// What a table must be as a whole.
fn whole(of: &Resolver, path: &str, groups: &[RawFeatureGroup], times: u32) {
    for look in &of.raw.town.looks {
        let named = |name: &str| name.is_empty() || plain_name(name) == plain_name(&look.name);
        if !groups.iter().any(|group| named(&group.name)) {
            of.problem(&format!("{path}.groups"), "look-without-cells", None, &[("look", &look.name)]);
        }
    }
    let all = || groups.iter().flat_map(|group| &group.cells);
    let counts = all().any(|cell| cell.people > 0);
    let mixed = counts && all().any(|cell| cell.share > 0.0);
    let nobody = |cell: &RawCell| if counts { cell.people == 0 } else { cell.share == 0.0 };
    let empty = groups.iter().any(|group| group.cells.iter().all(nobody));
    let people: u64 = all().map(|cell| u64::from(cell.people) * u64::from(times)).sum();
    let residents = of.raw.town.residents;
    if mixed || empty {
        of.problem(&format!("{path}.groups"), "shares-or-counts", Some("shares-or-counts-hint"), &[]);
    } else if counts && people != u64::from(residents) {
        let (people, residents) = (people.to_string(), residents.to_string());
        let values = [("people", people.as_str()), ("residents", residents.as_str())];
        of.problem("town.residents", "table-counts-others", Some("table-counts-others-hint"), &values);
    }
    of.distinct(&format!("{path}.groups"), groups.iter().map(|group| &group.name));
}

/// The cells of one group of the table.
fn of_group(group: &RawFeatureGroup, look: Option<u8>, times: u32) -> Vec<Cell> {
    let total: f64 = group.cells.iter().map(|cell| cell.share + f64::from(cell.people)).sum();
    let of = |cell: &RawCell, share: f64, count: u32, chance| {
        let people = count.saturating_mul(times);
        Cell { look, score: cell.score, share: share / total, chance, people }
    };
    let mut cells = Vec::new();
    for cell in &group.cells {
        let others = cell.people.saturating_sub(cell.violators);
        let counted = [(cell.violators, 1.0), (others, 0.0)].into_iter().filter(|(count, _)| *count > 0);
        cells.extend(counted.map(|(count, chance)| of(cell, f64::from(count), count, chance)));
        if cell.people == 0 {
            cells.push(of(cell, cell.share, 0, cell.repays));
        }
    }
    cells
}

/// What happens in the quarters; nowhere where no rate is given.
pub fn incidents(of: &Resolver) -> Vec<Incident> {
    let incidents = of.raw.incidents.iter().enumerate().map(|(i, incident)| self::incident(of, i, incident)).collect();
    of.distinct("incidents", of.raw.incidents.iter().map(|incident| &incident.name));
    incidents
}

fn incident(of: &Resolver, number: usize, incident: &RawIncident) -> Incident {
    let rates =
        incident.rates.iter().enumerate().map(|(r, rate)| {
            (of.quarter(&format!("incidents[{number}].rates[{r}].quarter"), &rate.quarter), rate.a_day)
        });
    Incident {
        name: incident.name.clone(),
        what: stable_number(&incident.name),
        regular: incident.regular,
        value: to_fixed(incident.value, 100),
        a_day: for_each(of.quarters.len(), 0.0, rates),
    }
}
