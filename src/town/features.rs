//! The number that everyone brings, for a town whose residents have one.

use rand::RngExt;
use rand::distr::weighted::WeightedIndex;

use super::people::People;
use crate::kernel::luck::{Luck, Purpose};
use crate::kernel::stream::{Spot, Stream};
use crate::scenario::policy::Cell;
use crate::scenario::raw::RawFeature;

/// What everyone brings: one entry a resident, or none where nobody has a feature.
#[derive(Clone, Debug, Default)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
pub struct Features {
    /// The feature, in its own unit. Where conduct makes it anew each day, its mean while nothing is published.
    pub value: Vec<f64>,
    /// The cell of the town's table that one belongs to; empty without a table.
    pub cell: Vec<u16>,
}

impl Features {
    /// Everyone brings theirs. Where a table counts people, the residents are those people in its order, with their
    /// looks; where it tells shares, a cell of one's own look falls to everyone by lot.
    pub(super) fn bring(raw: &RawFeature, cells: &[Cell], people: &mut People, luck: &Luck) -> Self {
        let residents = people.age.len() as u32;
        let spot = |subject| Spot { purpose: Purpose::Feature, day: 0, subject, what: 0 };
        match raw {
            RawFeature::Nothing => Self::default(),
            RawFeature::Conduct { mean, .. } => Self { value: vec![*mean; residents as usize], cell: vec![] },
            RawFeature::Normal { mean, sd } => {
                let value = (0..residents).map(|resident| mean + sd * luck.normal(spot(resident)));
                Self { value: value.collect(), cell: vec![] }
            }
            RawFeature::Table { .. } => {
                let cell: Vec<u16> = if cells.iter().any(|cell| cell.people > 0) {
                    let counted = cells.iter().enumerate();
                    counted.flat_map(|(number, cell)| vec![number as u16; cell.people as usize]).collect()
                } else {
                    let looks = 0..=people.look.iter().copied().max().unwrap_or_default();
                    let of_look: Vec<CellsOfLook> = looks.map(|look| CellsOfLook::new(cells, look)).collect();
                    let cells_of = |resident: u32| &of_look[usize::from(people.look[resident as usize])];
                    (0..residents).map(|r| cells_of(r).draw(&mut luck.stream(spot(r)))).collect()
                };
                for (look, number) in people.look.iter_mut().zip(&cell) {
                    *look = cells[usize::from(*number)].look.unwrap_or(*look);
                }
                let value = cell.iter().map(|number| cells[usize::from(*number)].score);
                Self { value: value.collect(), cell }
            }
        }
    }

    /// Hermits bring nothing.
    pub(super) fn add_hermits(&mut self, hermits: u32) {
        let add = |there: usize| if there > 0 { there + hermits as usize } else { 0 };
        self.value.resize(add(self.value.len()), 0.0);
        self.cell.resize(add(self.cell.len()), 0);
    }
}

/// The cells among which one is drawn for a resident of some look.
struct CellsOfLook {
    cell: Vec<u16>,
    /// By share.
    by_share: WeightedIndex<f64>,
}

impl CellsOfLook {
    /// # Panics
    /// If the look has no cell with a share, which no scenario that was checked allows.
    fn new(cells: &[Cell], look: u8) -> Self {
        let of_look = || cells.iter().enumerate().filter(|(_, cell)| cell.look.is_none_or(|other| other == look));
        Self {
            cell: of_look().map(|(number, _)| number as u16).collect(),
            by_share: WeightedIndex::new(of_look().map(|(_, cell)| cell.share)).expect("every look has cells"),
        }
    }

    /// The number of a cell, by lot.
    fn draw(&self, stream: &mut Stream) -> u16 {
        self.cell[stream.sample(&self.by_share)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyone_falls_into_a_cell_of_their_look_by_share() {
        let cell = |look, share| Cell { look: Some(look), score: 0.0, share, chance: 0.0, people: 0 };
        let cells = [cell(0, 0.25), cell(1, 1.0), cell(0, 0.75), cell(0, 0.0)];
        let luck = Luck::new(1);
        let drawn = |look: u8| {
            let of_look = CellsOfLook::new(&cells, look);
            let at = |subject| Spot { purpose: Purpose::Feature, day: 0, subject, what: 0 };
            let mut count = [0; 4];
            (0..10_000).for_each(|subject| count[usize::from(of_look.draw(&mut luck.stream(at(subject))))] += 1);
            count
        };
        let [first, other, second, empty] = drawn(0);
        assert_eq!((first + second, other, empty), (10_000, 0, 0));
        // Within four standard errors of a quarter.
        assert!((2327..=2673).contains(&first), "{first}");
        assert_eq!(drawn(1), [0, 10_000, 0, 0]);
    }
}
