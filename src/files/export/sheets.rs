//! The tables of an export: each with its file, its columns, when a run cannot have it, and its rows.

use std::io;

use super::super::tables::Table;
use super::{Export, events, people, rules, sums};
use crate::day::history::LARGEST_REMEMBERED;
use crate::study::Outcome;
use crate::words::{self, plain, say};

/// A table of an export.
pub struct Sheet {
    /// The file's name.
    pub file: &'static str,
    columns: fn() -> Vec<&'static str>,
    /// The key of the sentence that says why a run cannot have it.
    absent: fn(&Outcome) -> Option<&'static str>,
    rows: fn(&Export, &mut Table) -> io::Result<()>,
}

impl Sheet {
    /// The names of its columns, which stand in its first line.
    pub fn columns(&self) -> Vec<&'static str> {
        (self.columns)()
    }

    /// Why a run cannot have it; `None` if it can. A table that a run can have may still have no rows, where nothing of
    /// its kind happened.
    pub fn absent(&self, outcome: &Outcome) -> Option<String> {
        let most = LARGEST_REMEMBERED;
        (self.absent)(outcome).map(|key| say(key, &[("most", &most)]))
    }

    /// What one row of it is, in a sentence.
    pub fn says(&self) -> String {
        plain(&format!("export-{}", self.stem()))
    }

    /// What a column of it holds, with unit and range, in a sentence.
    pub fn says_of(&self, column: &str) -> String {
        let column = column.replace('_', "-");
        let own = format!("export-{}-{column}", self.stem());
        plain(&if words::known(&own) { own } else { format!("export-any-{column}") })
    }

    /// Writes its rows.
    pub(super) fn rows(&self, export: &Export, table: &mut Table) -> io::Result<()> {
        (self.rows)(export, table)
    }

    fn stem(&self) -> &'static str {
        self.file.trim_end_matches(".csv")
    }
}

fn always(_: &Outcome) -> Option<&'static str> {
    None
}

fn without_office(outcome: &Outcome) -> Option<&'static str> {
    outcome.town.scenario().policy().offices().is_empty().then_some("export-no-office")
}

fn without_list(outcome: &Outcome) -> Option<&'static str> {
    let offices = outcome.town.scenario().policy().offices();
    offices.iter().all(|office| office.lists().is_empty()).then_some("export-no-list")
}

fn without_category(outcome: &Outcome) -> Option<&'static str> {
    outcome.town.figures().categories.is_empty().then_some("export-no-category")
}

fn without_count(outcome: &Outcome) -> Option<&'static str> {
    outcome.town.state.offices.iter().all(|office| office.tally.is_none()).then_some("export-no-count")
}

fn without_loans(outcome: &Outcome) -> Option<&'static str> {
    (outcome.town.scenario().policy().borrows == 0).then_some("export-no-loans")
}

fn without_history(outcome: &Outcome) -> Option<&'static str> {
    outcome.town.history().is_none().then_some("export-no-history")
}

fn without_days(outcome: &Outcome) -> Option<&'static str> {
    outcome.record.days.is_empty().then_some("export-no-days")
}

/// Every table.
pub const SHEETS: &[Sheet] = &[
    Sheet { file: "measures.csv", columns: sums::measures_columns, absent: always, rows: sums::measures },
    Sheet { file: "days.csv", columns: sums::days_columns, absent: without_days, rows: sums::days },
    Sheet { file: "groups.csv", columns: sums::groups_columns, absent: always, rows: sums::groups },
    Sheet { file: "towns.csv", columns: sums::towns_columns, absent: always, rows: sums::towns },
    Sheet { file: "stays.csv", columns: sums::stays_columns, absent: without_office, rows: sums::stays },
    Sheet { file: "acts.csv", columns: sums::acts_columns, absent: always, rows: sums::acts },
    Sheet { file: "watchers.csv", columns: sums::watchers_columns, absent: always, rows: sums::watchers },
    Sheet { file: "offices.csv", columns: rules::offices_columns, absent: without_office, rows: rules::offices },
    Sheet { file: "bands.csv", columns: rules::bands_columns, absent: without_office, rows: rules::bands },
    Sheet { file: "moves.csv", columns: rules::moves_columns, absent: without_office, rows: rules::moves },
    Sheet {
        file: "categories.csv",
        columns: rules::categories_columns,
        absent: without_category,
        rows: rules::categories,
    },
    Sheet { file: "listings.csv", columns: rules::listings_columns, absent: without_list, rows: rules::listings },
    Sheet { file: "quarters.csv", columns: rules::quarters_columns, absent: without_count, rows: rules::quarters },
    Sheet { file: "residents.csv", columns: people::residents_columns, absent: always, rows: people::residents },
    Sheet { file: "ratings.csv", columns: people::ratings_columns, absent: without_office, rows: people::ratings },
    Sheet { file: "lists.csv", columns: people::lists_columns, absent: without_list, rows: people::lists },
    Sheet { file: "loans.csv", columns: people::loans_columns, absent: without_loans, rows: people::loans },
    Sheet { file: "ties.csv", columns: people::ties_columns, absent: always, rows: people::ties },
    Sheet { file: "receipts.csv", columns: events::receipts_columns, absent: without_history, rows: events::receipts },
];
