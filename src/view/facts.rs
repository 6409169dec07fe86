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
    /// Who is flagged without having earned it.
    Wronged,
    /// Measures that compare the files with what happened.
    TrueMeasures,
    /// What a replay tells: what would have become of people without an entry, a rule or their luck.
    Replays,
    /// How the run answered the questions of the lesson, and what it came to.
    Findings,
}

impl Fact {
    /// All facts.
    pub const ALL: [Self; 8] = [
        Self::Deeds,
        Self::Entries,
        Self::Standing,
        Self::Verdict,
        Self::Wronged,
        Self::TrueMeasures,
        Self::Replays,
        Self::Findings,
    ];
}

/// The facts that may be seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts(u16);

impl Facts {
    /// All facts: nothing is covered.
    pub const EVERYTHING: Self = Self((1 << Fact::ALL.len()) - 1);

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_each_fact_and_nothing_else() {
        assert_eq!(Fact::ALL.into_iter().collect::<Facts>(), Facts::EVERYTHING);
    }
}
