//! Rows of a sweep's table as lines of CSV: written, and recognised when they are found on disk.

use crate::study::sweep::{Sweep, columns};

/// Cells as a line of CSV, without its line break.
pub fn line<S: AsRef<[u8]>>(cells: impl IntoIterator<Item = S>) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(vec![]);
    // Writing to memory does not fail.
    let _ = writer.write_record(cells);
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8_lossy(&bytes).trim_end_matches('\n').to_owned()
}

/// The cells of a line of CSV.
pub fn cells(line: &str) -> Option<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(line.as_bytes());
    let mut record = csv::StringRecord::new();
    let one = reader.read_record(&mut record).ok()?;
    one.then(|| record.iter().map(str::to_owned).collect())
}

/// Where the cell `problem` stands in a row.
pub fn problem_at(sweep: &Sweep) -> usize {
    columns::FRONT.len() + sweep.plan.vary.len()
}

/// A row that was found on disk.
#[derive(Debug, PartialEq, Eq)]
pub struct Found {
    /// The run that it is the row of, by its number in the whole sweep, from 0.
    pub number: u64,
    /// What went wrong in it, or nothing.
    pub problem: String,
}

/// Recognises a row of a sweep.
pub fn recognise(line: &str, sweep: &Sweep, id: &str) -> Option<Found> {
    let cells = cells(line).filter(|cells| cells.len() == sweep.columns().len())?;
    let number: u64 = cells[0].parse().ok()?;
    if number >= sweep.plan.runs_in_all() || cells.last()? != id {
        return None;
    }
    let run = sweep.plan.run(number);
    let front = columns::FRONT.len();
    let labels = sweep.plan.labels(run.combination);
    let problem = problem_at(sweep);
    let same = cells[1] == run.seed.to_string() && cells[front..problem] == labels[..];
    same.then(|| Found { number, problem: cells[problem].clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_as_it_was_written() {
        let written = ["0", "[Money, Access]", "a \"quoted\" text", "", "Öst"];
        assert_eq!(line(written), "0,\"[Money, Access]\",\"a \"\"quoted\"\" text\",,Öst");
        assert_eq!(cells(&line(written)).unwrap(), written);
    }
}
