//! A model of who will be on file, as the days read it.

use crate::scenario::limits::ActMask;

/// A model of risk.
#[derive(Clone, Debug, PartialEq)]
pub struct Risk {
    /// The acts of which an entry is what it foresees.
    pub(crate) of: ActMask,
    pub(crate) every_days: u32,
    /// How often it is fitted; 0 for no end.
    pub(crate) at_most: u32,
    /// Stretches between fits that it looks back.
    pub(crate) stretches: usize,
    pub(crate) terms: Vec<Term>,
    pub(crate) ridge: f64,
}

/// What a model goes by, with acts by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// Entries of what it foresees.
    Entries,
    /// Unpaid bills on file.
    Debts,
    /// One of so many quarters.
    Quarter(u16),
    /// One of so many looks.
    Look(u16),
    /// Young, of middle age, old.
    Age,
    /// Contacts on the office's lists.
    ListedContacts,
    /// An entry of an act, with its place among the acts that are looked for.
    Entry {
        /// The act of which an entry is looked for, by index.
        act: u8,
        /// The bit that stands for this act in what an office has on file.
        bit: u8,
    },
}

impl Term {
    /// How many values it tells apart.
    pub(crate) fn values(self) -> u16 {
        match self {
            Self::Entries => 4,
            Self::Debts | Self::ListedContacts | Self::Age => 3,
            Self::Quarter(count) | Self::Look(count) => count,
            Self::Entry { .. } => 2,
        }
    }

    /// Whether each value but the first has a weight of its own; otherwise one weight counts as often as the value says.
    pub(crate) fn is_of_kinds(self) -> bool {
        matches!(self, Self::Quarter(_) | Self::Look(_) | Self::Age)
    }

    /// How many weights it has.
    pub(crate) fn weights(self) -> usize {
        if self.is_of_kinds() { usize::from(self.values()).saturating_sub(1) } else { 1 }
    }
}

impl Risk {
    /// What it goes by.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// Whether a stretch begins on a day.
    pub(crate) fn begins(&self, day: u32) -> bool {
        day.is_multiple_of(self.every_days)
    }

    /// Whether a stretch ends on a day.
    pub(crate) fn ends(&self, day: u32) -> bool {
        self.begins(day + 1)
    }

    /// Kinds of people that it tells apart.
    pub(crate) fn cells(&self) -> usize {
        self.terms.iter().map(|term| usize::from(term.values())).product()
    }

    /// The number of weights, with the one that everybody has.
    pub(crate) fn weights(&self) -> usize {
        1 + self.terms.iter().map(|term| term.weights()).sum::<usize>()
    }

    /// Calls `add` with the place of each weight that counts for a kind of people, and how often it counts.
    pub(crate) fn each_weight(&self, cell: usize, mut add: impl FnMut(usize, f64)) {
        add(0, 1.0);
        let (mut rest, mut place) = (cell, 1);
        for term in &self.terms {
            let values = usize::from(term.values());
            let value = rest % values;
            rest /= values;
            match (value, term.is_of_kinds()) {
                (0, _) => {}
                (value, true) => add(place + value - 1, 1.0),
                (value, false) => add(place, value as f64),
            }
            place += term.weights();
        }
    }
}
