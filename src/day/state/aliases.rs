//! Who goes by whose name with watchers that go by papers.

use serde::Serialize;

use super::part::{Part, Refit, Taken};
use crate::day::phase::Stretch;
use crate::kernel::digest::Digest;
use crate::kernel::groups::SameGroups;

/// Somebody who goes by another's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Alias {
    /// Who goes by it.
    pub user: u32,
    /// Whose name it is.
    pub victim: u32,
    /// The day, from 0, on which it began to hold.
    pub since: u32,
    /// The day from which it holds no longer, unless it is found out before.
    pub until: u32,
}

/// The names that are misused now, and what came of those that were.
#[derive(Clone, Debug, Default)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
pub struct Aliases {
    /// One for each user, in their order.
    pub(in crate::day) now: Vec<Alias>,
    /// Days on which somebody went by another's name, added up over those who did.
    pub(crate) days: u64,
    /// Names whose misuse ended because a mark was taken back.
    pub(crate) found_out: u64,
    /// Days from the beginning of these to their ends, added up.
    pub(crate) days_to_find: u64,
}

impl Aliases {
    /// Who goes by another's name today.
    pub fn now(&self) -> &[Alias] {
        &self.now
    }

    /// Whose papers a resident goes by, and until when; `None` for whoever goes by their own.
    #[inline]
    pub fn of(&self, user: u32) -> Option<Alias> {
        let place = self.now.binary_search_by_key(&user, |alias| alias.user).ok()?;
        Some(self.now[place])
    }

    /// Those who go by a resident's name.
    pub fn users_of(&self, victim: u32) -> impl Iterator<Item = Alias> + '_ {
        self.now.iter().copied().filter(move |alias| alias.victim == victim)
    }

    /// Lets somebody go by a name in place of any other.
    pub(in crate::day) fn begin(&mut self, alias: Alias) {
        match self.now.binary_search_by_key(&alias.user, |known| known.user) {
            Ok(place) => self.now[place] = alias,
            Err(place) => self.now.insert(place, alias),
        }
    }

    /// Ends those whose time is over, and counts the day.
    pub(in crate::day) fn begin_day(&mut self, day: u32) {
        self.now.retain(|alias| alias.until > day);
        self.days += self.now.len() as u64;
    }

    /// Ends every misuse of a resident's name, since an office has found that somebody else went by it. Gives whether there
    /// was any.
    pub(in crate::day) fn find_out(&mut self, victim: u32, day: u32) -> bool {
        let before = self.now.len();
        let (found_out, days) =
            self.users_of(victim).fold((0, 0), |(n, days), a| (n + 1, days + day.saturating_sub(a.since)));
        self.found_out += found_out;
        self.days_to_find += u64::from(days);
        self.now.retain(|alias| alias.victim != victim);
        self.now.len() < before
    }
}

impl Part for Aliases {
    fn digest(&self, name: &str, digest: &mut Digest) {
        let Self { now, days, found_out, days_to_find } = self;
        if [*days, *found_out, *days_to_find] != [0; 3] || !now.is_empty() {
            digest.values(&format!("{name}.now"), now);
            digest.column(&format!("{name}.counts"), &[*days, *found_out, *days_to_find]);
        }
    }

    /// Whoever goes by another name is seen under it.
    fn same(&self, other: &Self, _: Stretch, groups: &mut SameGroups) {
        for (mine, theirs) in [(self, other), (other, self)] {
            let differing = mine.now.iter().filter(|alias| theirs.of(alias.user).as_ref() != Some(alias));
            differing.for_each(|alias| groups.strike_resident(alias.user));
        }
    }

    fn take(&mut self, _: &Self, _: &Taken) {}

    fn refit(&mut self, _: &Refit) {}

    fn bytes(&self) -> usize {
        size_of_val(self.now.as_slice())
    }
}
