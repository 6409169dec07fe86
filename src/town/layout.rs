//! The plan of the town as numbers: a grid of blocks between streets, cut by a river, divided into quarters.
//!
//! The bends that make it look grown are added by the view; here is only what lies beside what.

use rand::RngExt;
use rand::seq::IndexedRandom;

use crate::kernel::luck::{Luck, Purpose};
use crate::kernel::stream::Spot;
use crate::scenario::limits::blocks_for;
use crate::scenario::raw::RawTown;

/// What a block is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub enum Use {
    /// Houses, with a workshop or stall among them.
    Houses,
    /// A square with a fountain.
    Square,
    /// A park.
    Park,
    /// Garden plots.
    Gardens,
    /// The school.
    School,
    /// The clinic.
    Clinic,
    /// The station.
    Station,
    /// The town's offices.
    Offices,
}

/// The grid of blocks.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Layout {
    /// Blocks side by side.
    pub columns: u32,
    /// Blocks one above the other.
    pub rows: u32,
    /// The river runs below this row of blocks.
    pub river_below: u32,
    /// First column of each quarter, and the number of columns at the end.
    pub quarter_columns: Vec<u32>,
    /// Use of each block; blocks are numbered quarter by quarter, row by row, back and forth.
    pub uses: Vec<Use>,
    /// The housing blocks, in order.
    pub housing: Vec<u32>,
}

impl Layout {
    /// Lays out a town.
    pub fn new(raw: &RawTown, luck: &Luck) -> Self {
        let quarters = raw.quarters.len() as u32;
        let housing_wanted = blocks_for(raw.residents);
        let wanted = housing_wanted + 2 * quarters + 4;
        let columns = (libm::ceil(libm::sqrt(f64::from(wanted) * 1.4)) as u32).max(quarters);
        let rows = wanted.div_ceil(columns).max(2);
        let total_share: f64 = raw.quarters.iter().map(|q| q.share).sum();
        let mut quarter_columns = vec![0];
        let mut share = 0.0;
        for (number, quarter) in raw.quarters.iter().enumerate() {
            share += quarter.share;
            let end = libm::round(share / total_share * f64::from(columns)) as u32;
            let number = number as u32;
            quarter_columns.push(
                end.clamp(number + 1, columns - (quarters - number - 1)).max(quarter_columns[number as usize] + 1),
            );
        }
        let mut layout = Self {
            columns,
            rows,
            river_below: (rows * 3 / 5).clamp(1, rows - 1) - 1,
            quarter_columns,
            uses: vec![Use::Houses; (columns * rows) as usize],
            housing: vec![],
        };
        layout.set_aside(luck, housing_wanted);
        layout.housing = layout.with_houses();
        layout
    }

    /// Sets blocks aside for squares, parks and public buildings, and turns what is left over into gardens.
    fn set_aside(&mut self, luck: &Luck, housing_wanted: u32) {
        let stream = |subject, what| luck.stream(Spot { purpose: Purpose::Plan, day: 0, subject, what });
        let quarters = self.quarter_columns.len() as u32 - 1;
        for quarter in 0..quarters {
            let blocks = self.blocks_of(quarter);
            let middle = (blocks.start + blocks.end) / 2;
            if blocks.len() > 2 {
                self.uses[middle as usize] = Use::Square;
                let park = stream(quarter, 1).random_range(blocks);
                if park != middle {
                    self.uses[park as usize] = Use::Park;
                }
            }
        }
        for (number, building) in [Use::Offices, Use::School, Use::Station, Use::Clinic].into_iter().enumerate() {
            if let Some(block) = self.with_houses().choose(&mut stream(number as u32, 2)) {
                self.uses[*block as usize] = building;
            }
        }
        let houses = self.with_houses();
        let left_over = houses.len().saturating_sub(housing_wanted as usize);
        for block in houses.sample(&mut stream(0, 3), left_over) {
            self.uses[*block as usize] = Use::Gardens;
        }
    }

    /// The blocks that are not set aside.
    fn with_houses(&self) -> Vec<u32> {
        (0..self.columns * self.rows).filter(|block| self.uses[*block as usize] == Use::Houses).collect()
    }

    /// The blocks of a quarter.
    pub fn blocks_of(&self, quarter: u32) -> std::ops::Range<u32> {
        self.quarter_columns[quarter as usize] * self.rows..self.quarter_columns[quarter as usize + 1] * self.rows
    }

    /// The quarter of a block.
    pub fn quarter_of(&self, block: u32) -> u8 {
        self.quarter_of_column(block / self.rows)
    }

    fn quarter_of_column(&self, column: u32) -> u8 {
        (self.quarter_columns.partition_point(|start| *start <= column) - 1) as u8
    }

    /// Column and row of a block. Within a quarter, rows run back and forth.
    pub fn cell(&self, block: u32) -> (u32, u32) {
        let quarter = usize::from(self.quarter_of(block));
        let first = self.quarter_columns[quarter];
        let width = self.quarter_columns[quarter + 1] - first;
        let within = block - first * self.rows;
        let (row, along) = (within / width, within % width);
        (first + if row.is_multiple_of(2) { along } else { width - 1 - along }, row)
    }

    /// The number of crossings: corners of blocks.
    pub fn crossings(&self) -> u32 {
        (self.columns + 1) * (self.rows + 1)
    }

    /// The crossing at one of the four corners of a block.
    pub fn corner(&self, block: u32, corner: u32) -> u32 {
        let (column, row) = self.cell(block);
        (row + corner / 2) * (self.columns + 1) + column + corner % 2
    }

    /// The quarters, two at most, that have a crossing at a corner of a block.
    pub(super) fn quarters_at(&self, crossing: u32) -> impl Iterator<Item = u8> {
        let (column, _) = self.crossing_cell(crossing);
        let columns = (column.saturating_sub(1)..=column).filter(|column| *column < self.columns);
        columns.map(|column| self.quarter_of_column(column))
    }

    /// Column and row of the corner that is a crossing.
    pub fn crossing_cell(&self, crossing: u32) -> (u32, u32) {
        (crossing % (self.columns + 1), crossing / (self.columns + 1))
    }

    /// The street a block's houses face: streets between rows are numbered by row, so each has its own name.
    pub fn street_of(&self, block: u32) -> u32 {
        self.cell(block).1
    }

    /// The housing block for a place in the sequence of all residents.
    pub fn home_block(&self, resident: u32, residents: u32) -> u32 {
        let place = u64::from(resident) * self.housing.len() as u64 / u64::from(residents);
        self.housing[place as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_of_town_has_homes_for_all_and_every_cell_once() {
        for residents in [60, 61, 500, 1200, 2000, 50_000] {
            let raw = RawTown { residents, ..RawTown::default() };
            let layout = Layout::new(&raw, &Luck::new(1));
            assert!(layout.housing.len() as u32 * 30 >= residents, "{residents}");
            let mut cells: Vec<_> = (0..layout.columns * layout.rows).map(|block| layout.cell(block)).collect();
            cells.sort_unstable();
            cells.dedup();
            assert_eq!(cells.len(), layout.uses.len());
            assert!(cells.iter().all(|(column, row)| *column < layout.columns && *row < layout.rows));
        }
    }
}
