//! The numbers that are varied: those on which it hangs most how people answer to being rated, and that nobody has measured
//! for a town like this one. docs/facts.md says why these.

use crate::words;

/// A number of a scenario.
pub struct Number {
    /// Its path through the fields of a scenario.
    pub path: &'static str,
}

/// The numbers, in the order in which a board names the one that a claim hangs on.
pub const NUMBERS: [Number; 8] = [
    Number { path: "learning.strength" },
    Number { path: "learning.strain_per_point" },
    Number { path: "learning.fear" },
    Number { path: "learning.promises" },
    Number { path: "learning.chance.announced" },
    Number { path: "learning.chance.noticed" },
    Number { path: "learning.evade" },
    Number { path: "shocks.layoffs_a_year" },
];

impl Number {
    /// What it is, in words.
    pub fn name(&self) -> String {
        words::plain(&format!("number-{}", self.path.replace(['.', '_'], "-")))
    }
}
