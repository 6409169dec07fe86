//! What is in each file of an export, in words: the list that lies beside the files, and docs/exports.md.

use std::fmt::Write;

use super::{Export, LIST, SHEETS, Sheet};
use crate::files::tables::Style;
use crate::words::{plain, say};

/// The list that lies beside the tables. `rows` tells how many rows each has, and none for a table that is not there.
pub(super) fn list(export: &Export, rows: &[Option<u64>]) -> String {
    let town = &export.outcome.town;
    let mut text = format!(
        "{}\n{}\n\n",
        say!("export-title"),
        say!(
            "export-of",
            title = town.scenario().raw().title,
            residents = town.town().residents(),
            days = town.day().to_string(),
            seed = town.seed().to_string(),
            version = env!("CARGO_PKG_VERSION")
        )
    );
    let style = plain(&format!("export-style-{}", export.style.key()));
    let _ = write!(text, "{style}\n{}\n\n", say!("export-style-note"));
    let _ = write!(text, "{}\n{}\n", say!("export-report"), say!("export-save"));
    for (sheet, rows) in SHEETS.iter().zip(rows) {
        let _ = match (sheet.absent(export.outcome), rows) {
            (None, Some(rows)) => {
                let count = say!("export-rows", rows = *rows as usize);
                write!(text, "\n{}  ({count})\n{}\n", sheet.file, sheet.says())
            }
            (why, _) => {
                let (absent, why) = (say!("export-absent"), why.unwrap_or_default());
                write!(text, "\n{}  ({absent})\n{why}\n", sheet.file)
            }
        };
        if *rows == Some(0) {
            let _ = writeln!(text, "{}", say!("export-none"));
        }
        if rows.is_some() {
            each_column(sheet, |column, says| {
                let _ = writeln!(text, "  {column:16}  {says}");
            });
        }
    }
    text
}

/// Every column that has a sentence of its own. The columns of days.csv that are measures are explained in measures.csv
/// and by `tallyford list`.
fn each_column(sheet: &Sheet, mut told: impl FnMut(&str, String)) {
    for column in sheet.columns() {
        match super::sums::measure_of(sheet.file, column) {
            Some(measure) => told(column, measure.sentence()),
            None => told(column, sheet.says_of(column)),
        }
    }
}

/// The page docs/exports.md.
pub fn page() -> String {
    let mut text = String::from(include_str!("exports-head.md"));
    let styles =
        Style::ALL.map(|style| format!("| `{}` | {} |", style.key(), plain(&format!("export-style-{}", style.key()))));
    text = text.replace("STYLES", &format!("| `--csv` | what is written |\n| --- | --- |\n{}", styles.join("\n")));
    text = text.replace("LIST", LIST);
    for sheet in SHEETS {
        let _ = write!(text, "\n## {}\n\n{}\n\n| column | what it holds |\n| --- | --- |\n", sheet.file, sheet.says());
        each_column(sheet, |column, says| {
            let _ = writeln!(text, "| `{column}` | {says} |");
        });
    }
    text
}
