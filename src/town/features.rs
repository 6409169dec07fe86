//! The number that everyone brings, for a town whose residents have one.

use super::people::People;
use crate::kernel::draws::Spot;
use crate::kernel::luck::{Luck, Purpose};
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
                    let look = |resident: u32| people.look[resident as usize];
                    (0..residents).map(|r| draw(cells, look(r), luck.evens(spot(r), 0)[0])).collect()
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

/// The cell that an even number in 0..1 points to among those of a look. Looks without cells take the first of all.
fn draw(cells: &[Cell], look: u8, even: f64) -> u16 {
    let mut left = even;
    let mut last = 0;
    for (number, cell) in cells.iter().enumerate().filter(|(_, cell)| cell.look.is_none_or(|other| other == look)) {
        last = number as u16;
        left -= cell.share;
        if left < 0.0 {
            break;
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn even_numbers_fall_into_cells_by_share() {
        let cell = |look, share| Cell { look: Some(look), score: 0.0, share, chance: 0.0, people: 0 };
        let cells = [cell(0, 0.25), cell(0, 0.75), cell(1, 1.0)];
        let drawn = [0.0, 0.249, 0.25, 0.999_999].map(|even| draw(&cells, 0, even));
        assert_eq!(drawn, [0, 0, 1, 1]);
        assert_eq!(draw(&cells, 1, 0.5), 2);
    }
}
