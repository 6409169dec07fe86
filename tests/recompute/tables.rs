//! The tables of an export as any program would read them: text with separators, and nothing of Tallyford's own.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A table: its columns, and its rows as text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// A row of a table.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    table: &'a Table,
    cells: &'a [String],
}

impl Table {
    /// Reads a table whose cells stand between separators; a byte-order mark is passed over.
    pub fn read(path: &Path, separator: u8) -> Self {
        let text = fs::read_to_string(path).unwrap();
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let mut reader = csv::ReaderBuilder::new().delimiter(separator).from_reader(text.as_bytes());
        let cells = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<String>>();
        let columns = cells(reader.headers().unwrap());
        Self { columns, rows: reader.records().map(|record| cells(&record.unwrap())).collect() }
    }

    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|cells| Row { table: self, cells })
    }

    /// The rows in which a column holds a text.
    pub fn with<'a>(&'a self, column: &'a str, text: &'a str) -> impl Iterator<Item = Row<'a>> {
        self.rows().filter(move |row| row.text(column) == text)
    }
}

impl<'a> Row<'a> {
    pub fn text(self, column: &str) -> &'a str {
        let place = self.table.columns.iter().position(|name| name == column);
        &self.cells[place.unwrap_or_else(|| panic!("no column {column} in {:?}", self.table.columns))]
    }

    /// The number in a cell; `None` where it is empty.
    pub fn maybe(self, column: &str) -> Option<f64> {
        let text = self.text(column);
        (!text.is_empty()).then(|| text.parse().unwrap_or_else(|_| panic!("{column} is {text:?}")))
    }

    pub fn number(self, column: &str) -> f64 {
        self.maybe(column).unwrap_or_else(|| panic!("{column} is empty"))
    }

    /// The whole number in a cell, such as that of a resident.
    pub fn id(self, column: &str) -> usize {
        self.text(column).parse().unwrap()
    }

    /// The truth value in a cell; `None` where it is empty.
    pub fn truth(self, column: &str) -> Option<bool> {
        match self.text(column) {
            "true" => Some(true),
            "false" => Some(false),
            "" => None,
            other => panic!("{column} is {other:?}"),
        }
    }

    pub fn is(self, column: &str) -> bool {
        self.truth(column) == Some(true)
    }
}

/// Every table of a folder, by its name without ending.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Folder {
    pub tables: BTreeMap<String, Table>,
}

impl Folder {
    pub fn read(path: &Path, separator: u8) -> Self {
        let files = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
        let tables = files.filter(|path| path.extension().is_some_and(|ending| ending == "csv"));
        let named = |path: std::path::PathBuf| {
            (path.file_stem().unwrap().to_string_lossy().into_owned(), Table::read(&path, separator))
        };
        Self { tables: tables.map(named).collect() }
    }

    /// A table that is there.
    pub fn table(&self, name: &str) -> &Table {
        &self.tables[name]
    }

    /// The rows of a table, none if it is not there.
    pub fn rows<'a>(&'a self, name: &str) -> impl Iterator<Item = Row<'a>> {
        self.tables.get(name).into_iter().flat_map(Table::rows)
    }
}
