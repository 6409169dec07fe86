//! Tables as text with separators (CSV): for programs, or in the form that a spreadsheet opens by a double click.
//!
//! This is the one place where an exported number, truth value or text becomes a cell.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::words;

/// The form of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// For programs: commas between cells, points in numbers, UTF-8 (RFC 4180, but lines end in a line feed alone).
    #[default]
    Plain,
    /// For spreadsheets that write numbers with a comma, such as German and French ones: a byte-order mark, semicolons
    /// between cells, commas in numbers.
    Excel,
    /// For spreadsheets that write numbers with a point, such as English ones: a byte-order mark, commas between cells,
    /// points in numbers.
    ExcelPoint,
}

impl Style {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Plain, Self::Excel, Self::ExcelPoint];

    /// Its name on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Excel => "excel",
            Self::ExcelPoint => "excel-point",
        }
    }

    fn for_spreadsheets(self) -> bool {
        self != Self::Plain
    }

    /// What stands between two cells.
    pub fn separator(self) -> char {
        if self == Self::Excel { ';' } else { ',' }
    }
}

/// What stands in one cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing: not defined here.
    Empty,
    /// A text, written so that no spreadsheet takes it for a formula (see [`harmless`]).
    Text(Cow<'a, str>),
    /// A number.
    Number(f64),
    /// A whole number.
    Whole(i64),
    /// `true` or `false`.
    Truth(bool),
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Cell<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<f64> for Cell<'_> {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Cell<'_> {
    fn from(truth: bool) -> Self {
        Self::Truth(truth)
    }
}

macro_rules! whole {
    ($($type:ty)+) => {
        $(impl From<$type> for Cell<'_> {
            fn from(number: $type) -> Self {
                // No count of a run comes near the end of the range.
                Self::Whole(i64::try_from(number).unwrap_or(i64::MAX))
            }
        })+
    };
}

whole!(u8 u16 u32 u64 usize i32 i64);

impl<'a, T: Into<Cell<'a>>> From<Option<T>> for Cell<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Cell::Empty, Into::into)
    }
}

/// A row of cells from values of any kinds.
macro_rules! cells {
    ($($value:expr),+ $(,)?) => {
        [$($crate::files::tables::Cell::from($value)),+]
    };
}
pub(crate) use cells;

/// A text as a cell that no spreadsheet runs: one that begins with `=`, `+`, `-`, `@`, a tab or a line break gets an
/// apostrophe in front, as OWASP advises ("CSV injection"), and so does one that begins with an apostrophe. Whoever wants
/// the text itself takes one apostrophe away from the front of each cell that has one.
pub fn harmless(text: &str) -> Cow<'_, str> {
    const RUN: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '\'', '＝', '＋', '－', '＠'];
    if text.starts_with(RUN) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// A number with a point and every digit that it takes to read the same number back. Never minus nought; nothing for what
/// is no finite number.
pub fn number(value: f64) -> String {
    if value.is_finite() { words::unsigned_nought(value).to_string() } else { String::new() }
}

/// A table that is being written.
pub struct Table<'a> {
    writer: csv::Writer<&'a mut dyn Write>,
    style: Style,
    rows: u64,
}

impl<'a> Table<'a> {
    /// Begins a table with its head.
    ///
    /// # Errors
    /// Why it cannot be written.
    pub fn new(out: &'a mut dyn Write, style: Style, head: &[&str]) -> io::Result<Self> {
        if style.for_spreadsheets() {
            out.write_all("\u{feff}".as_bytes())?;
        }
        let end = if style.for_spreadsheets() { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let writer = csv::WriterBuilder::new().delimiter(style.separator() as u8).terminator(end).from_writer(out);
        let mut table = Self { writer, style, rows: 0 };
        table.writer.write_record(head)?;
        Ok(table)
    }

    /// Writes a row.
    ///
    /// # Errors
    /// Why it cannot be written, or that it has not as many cells as the head.
    pub fn row<'b>(&mut self, cells: impl IntoIterator<Item = Cell<'b>>) -> io::Result<()> {
        for cell in cells {
            match cell {
                Cell::Empty => self.writer.write_field("")?,
                Cell::Text(text) => self.writer.write_field(harmless(&text).as_bytes())?,
                Cell::Whole(whole) => self.writer.write_field(whole.to_string())?,
                Cell::Truth(truth) => self.writer.write_field(truth.to_string())?,
                Cell::Number(value) if self.style == Style::Excel => {
                    self.writer.write_field(number(value).replace('.', ","))?;
                }
                Cell::Number(value) => self.writer.write_field(number(value))?,
            }
        }
        self.writer.write_record(None::<&[u8]>)?;
        self.rows += 1;
        Ok(())
    }

    /// Ends the table. Gives how many rows it has below its head.
    ///
    /// # Errors
    /// Why the rest cannot be written.
    pub fn finish(mut self) -> io::Result<u64> {
        self.writer.flush()?;
        Ok(self.rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(style: Style) -> String {
        let mut out = Vec::new();
        let mut table = Table::new(&mut out, style, &["name", "value", "count", "known"]).unwrap();
        table.row(cells!["=1+1", 0.5, 3u32, true]).unwrap();
        table.row(cells!["a;b,c \"d\"\ne", -0.0, -4i64, None::<f64>]).unwrap();
        assert_eq!(table.finish().unwrap(), 2);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn each_style_is_what_its_reader_expects() {
        let plain = "name,value,count,known\n'=1+1,0.5,3,true\n\"a;b,c \"\"d\"\"\ne\",0,-4,\n";
        assert_eq!(written(Style::Plain), plain);
        let comma = "\u{feff}name;value;count;known\r\n'=1+1;0,5;3;true\r\n\"a;b,c \"\"d\"\"\ne\";0;-4;\r\n";
        assert_eq!(written(Style::Excel), comma);
        let point = "\u{feff}name,value,count,known\r\n'=1+1,0.5,3,true\r\n\"a;b,c \"\"d\"\"\ne\",0,-4,\r\n";
        assert_eq!(written(Style::ExcelPoint), point);
    }

    #[test]
    fn no_text_is_run_and_every_text_can_be_had_back() {
        for text in ["=1", "+1", "-1", "@a", "\ta", "\ra", "\na", "'a", "''", "＝1", "plain", "", "a=1", " =1"] {
            let cell = harmless(text);
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝']), "{cell}");
            assert_eq!(cell.strip_prefix('\'').unwrap_or(&cell), text);
        }
    }

    #[test]
    fn numbers_are_read_back_as_they_were_and_never_minus_nought() {
        for value in [0.1 + 0.2, 1e-9, -3.25, 1e15, 17.0 / 255.0] {
            assert_eq!(number(value).parse::<f64>().unwrap(), value);
        }
        assert_eq!((number(-0.0), number(f64::NAN), number(f64::INFINITY)), ("0".into(), String::new(), String::new()));
    }

    #[test]
    fn a_row_has_as_many_cells_as_the_head() {
        let mut out = Vec::new();
        let mut table = Table::new(&mut out, Style::Plain, &["a", "b"]).unwrap();
        assert!(table.row(cells![1u32]).is_err());
    }
}
