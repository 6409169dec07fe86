//! Groups of 64 neighbours: a yes or no for each.

use std::ops::Range;

use super::slices::LANES;

/// For each group of 64 residents who are neighbours in the numbering, whether something holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Groups(Vec<bool>);

impl Groups {
    /// All groups of so many residents: it holds for each of them.
    pub fn of(residents: usize) -> Self {
        Self(vec![true; residents.div_ceil(LANES)])
    }

    /// Whether it holds for a group; it does not for a group that is not there.
    #[inline]
    pub fn holds(&self, group: usize) -> bool {
        self.0.get(group).copied().unwrap_or(false)
    }

    /// It does not hold for a group.
    pub fn strike(&mut self, group: usize) {
        if let Some(group) = self.0.get_mut(group) {
            *group = false;
        }
    }

    /// It does not hold for the group of a resident.
    pub fn strike_resident(&mut self, resident: u32) {
        self.strike(resident as usize / LANES);
    }

    /// It does not hold for any group.
    pub fn strike_all(&mut self) {
        self.0.fill(false);
    }

    /// Of the groups for which it holds, it goes on to hold for those that `same` approves; `same` is given the rows of
    /// the group's residents, of whom there are `residents` in all.
    pub fn keep(&mut self, residents: usize, mut same: impl FnMut(Range<usize>) -> bool) {
        for (number, group) in self.0.iter_mut().enumerate() {
            *group = *group && same(number * LANES..((number + 1) * LANES).min(residents));
        }
    }
}

impl Groups {
    /// The groups for which it holds.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().filter(|(_, holds)| **holds).map(|(group, _)| group)
    }

    /// The rows of the groups for which it holds, of `residents` in all.
    pub fn rows(&self, residents: usize) -> impl Iterator<Item = Range<usize>> + '_ {
        self.iter().map(move |group| group * LANES..((group + 1) * LANES).min(residents))
    }

    /// Two lists in the order of `place` become one: for groups for which it holds, what stands in `theirs`, and for the
    /// others, what stands in `own`. `group` tells the group of a place.
    pub fn merged<T: Copy, P: Ord>(
        &self,
        own: &[T],
        theirs: &[T],
        place: impl Fn(&T) -> P,
        group: impl Fn(&P) -> usize,
    ) -> Vec<T> {
        let taken = |item: &&T| self.holds(group(&place(item)));
        let mut own = own.iter().filter(|item| !taken(item)).peekable();
        let mut theirs = theirs.iter().filter(taken).peekable();
        let mut merged = Vec::with_capacity(own.size_hint().1.max(theirs.size_hint().1).unwrap_or(0));
        while let Some(next) = match (own.peek(), theirs.peek()) {
            (Some(here), Some(there)) if place(there) < place(here) => theirs.next(),
            (None, _) => theirs.next(),
            _ => own.next(),
        } {
            merged.push(*next);
        }
        merged
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_struck_one_by_one() {
        let mut groups = Groups::of(130);
        groups.strike_resident(64);
        assert_eq!([0, 1, 2, 3].map(|group| groups.holds(group)), [true, false, true, false]);
        let mut seen = vec![];
        groups.keep(130, |rows| {
            seen.push(rows.clone());
            rows.start == 0
        });
        assert_eq!(seen, [0..64, 128..130]);
        assert_eq!([0, 1, 2].map(|group| groups.holds(group)), [true, false, false]);
        assert_eq!(groups.iter().collect::<Vec<_>>(), [0]);
        groups.strike_all();
        assert!(!groups.holds(0));
    }

    #[test]
    fn lists_are_merged_group_by_group() {
        let mut groups = Groups::of(192);
        groups.strike_resident(70);
        let (own, theirs) = ([65, 70, 120], [3, 9, 66, 130, 190]);
        let merged = groups.merged(&own, &theirs, |item| item / LANES, |group| *group);
        assert_eq!(merged, [3, 9, 65, 70, 120, 130, 190]);
    }
}
