//! SameGroups of 64 neighbours: a yes or no for each.

use std::ops::Range;

use super::slices::LANES;

/// For each group of 64 residents who are neighbours in the numbering, whether nothing differs between two towns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SameGroups(Vec<bool>);

impl SameGroups {
    /// All groups of so many residents, each the same.
    pub fn of(residents: usize) -> Self {
        Self(vec![true; residents.div_ceil(LANES)])
    }

    /// Whether a group is the same; a group that does not exist is not.
    #[inline]
    pub fn has(&self, group: usize) -> bool {
        self.0.get(group).copied().unwrap_or(false)
    }

    /// Marks a group as different.
    pub fn strike(&mut self, group: usize) {
        if let Some(group) = self.0.get_mut(group) {
            *group = false;
        }
    }

    /// Marks the group of a resident as different.
    pub fn strike_resident(&mut self, resident: u32) {
        self.strike(resident as usize / LANES);
    }

    /// Marks every group as different.
    pub fn strike_all(&mut self) {
        self.0.fill(false);
    }

    /// Marks those groups as different that `same` does not approve. `same` is asked of each group that is the same so
    /// far, and is given the rows of its residents, of whom there are `residents` in all.
    pub fn keep(&mut self, residents: usize, mut same: impl FnMut(Range<usize>) -> bool) {
        for (number, group) in self.0.iter_mut().enumerate() {
            *group = *group && same(number * LANES..((number + 1) * LANES).min(residents));
        }
    }
}

impl SameGroups {
    /// The groups that are the same.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().filter(|(_, same)| **same).map(|(group, _)| group)
    }

    /// The rows of the groups that are the same, of `residents` in all.
    pub fn rows(&self, residents: usize) -> impl Iterator<Item = Range<usize>> + '_ {
        self.iter().map(move |group| group * LANES..((group + 1) * LANES).min(residents))
    }

    /// Two lists in the order of `place` become one: of groups that are the same, what stands in `theirs`, and of the
    /// others, what stands in `own`. `group` tells the group of a place.
    pub fn merged<T: Copy, P: Ord>(
        &self,
        own: &[T],
        theirs: &[T],
        place: impl Fn(&T) -> P,
        group: impl Fn(&P) -> usize,
    ) -> Vec<T> {
        let taken = |item: &&T| self.has(group(&place(item)));
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
        let mut groups = SameGroups::of(130);
        groups.strike_resident(64);
        assert_eq!([0, 1, 2, 3].map(|group| groups.has(group)), [true, false, true, false]);
        let mut seen = vec![];
        groups.keep(130, |rows| {
            seen.push(rows.clone());
            rows.start == 0
        });
        assert_eq!(seen, [0..64, 128..130]);
        assert_eq!([0, 1, 2].map(|group| groups.has(group)), [true, false, false]);
        assert_eq!(groups.iter().collect::<Vec<_>>(), [0]);
        groups.strike_all();
        assert!(!groups.has(0));
    }

    #[test]
    fn lists_are_merged_group_by_group() {
        let mut groups = SameGroups::of(192);
        groups.strike_resident(70);
        let (own, theirs) = ([65, 70, 120], [3, 9, 66, 130, 190]);
        let merged = groups.merged(&own, &theirs, |item| item / LANES, |group| *group);
        assert_eq!(merged, [3, 9, 65, 70, 120, 130, 190]);
    }
}
