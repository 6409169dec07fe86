//! The numbers that are varied: of those that decide how people answer to being rated, and that nobody has measured for a
//! town like this one, the eight that move the lessons' figures most. docs/facts.md has the measurement.

use crate::words;

/// A number of a scenario.
pub struct Number {
    /// Its path through the fields of a scenario.
    pub path: &'static str,
}

/// The numbers, in the order in which a board names those that a claim hangs on.
pub const NUMBERS: [Number; 8] = [
    Number { path: "learning.strength" },
    Number { path: "learning.strain_per_point" },
    Number { path: "learning.by_chance" },
    Number { path: "learning.fear" },
    Number { path: "learning.promises" },
    Number { path: "learning.chance.announced" },
    Number { path: "learning.chance.noticed" },
    Number { path: "learning.withdraw" },
];

impl Number {
    /// What it is, in words.
    pub fn name(&self) -> String {
        words::plain(&format!("number-{}", self.path.replace(['.', '_'], "-")))
    }
}
