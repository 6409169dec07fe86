//! What can be covered: the kinds of things that a view may be asked to leave out.
//!
//! A view is handed the [`Facts`] that may be seen, and hands on nothing else: what is covered is absent from what it
//! gives, so that whoever draws it has nothing to hide.

/// A kind of thing that is known of a town and may be covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// What people really did, and what it was worth to others.
    Deeds,
    /// Whether an entry of a file, or a sighting, is true.
    Entries,
    /// The score that perfect watching would have given somebody.
    Standing,
    /// Whether what somebody did earns the flag that they have, or have not.
    Verdict,
    /// Who is flagged for what they did not do.
    Wronged,
    /// Measures that compare the files with what happened.
    TrueMeasures,
    /// What a replay tells: what would have become of people without an entry, a rule or their luck.
    Replays,
}

impl Fact {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Deeds, Self::Entries, Self::Standing, Self::Verdict, Self::Wronged, Self::TrueMeasures, Self::Replays];
}

/// The facts that may be seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts(u16);

impl Facts {
    /// Nothing is covered.
    pub const EVERYTHING: Self = Self(u16::MAX);

    /// Whether a fact may be seen.
    pub fn has(self, fact: Fact) -> bool {
        self.0 >> (fact as u16) & 1 == 1
    }
}

impl FromIterator<Fact> for Facts {
    fn from_iter<I: IntoIterator<Item = Fact>>(facts: I) -> Self {
        Self(facts.into_iter().fold(0, |facts, fact| facts | 1 << (fact as u16)))
    }
}
