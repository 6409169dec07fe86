//! The parts of an index, as the days read them.

use crate::kernel::fixed::to_fixed;
use crate::scenario::raw::ReadingOf;

/// A part of an index: it adds between nothing and its width to the score.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    pub(crate) name: String,
    /// What it adds at most, in 1/256 of a point.
    pub(crate) width: i32,
    /// What it adds on the first day, in 1/256 of a point.
    pub(crate) start: i32,
    pub(crate) of: Made,
    /// Share of the distance from the start that is left after a day, in 1/65536; 65536 for all of it.
    pub(crate) kept_a_day: i64,
}

/// What makes a part.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Made {
    /// The points of a category, by its number.
    Points(u8),
    /// A reading, from the one that gives nothing to the one that gives all.
    Reading { of: ReadingOf, low: f64, high: f64 },
}

impl Part {
    /// The part's name, as the person panel tells it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What a reading adds to the score, in 1/256 of a point; `None` for a part that is not made of such readings.
    pub(crate) fn of_reading(&self, what: ReadingOf, value: f64) -> Option<i32> {
        let Made::Reading { of, low, high } = self.of else { return None };
        let share = ((value - low) / (high - low)).clamp(0.0, 1.0);
        (of == what).then(|| to_fixed(share * f64::from(self.width), 1))
    }
}
