//! Who knows whom, as compressed rows: all contacts in one array, a row for each resident.

use rand::RngExt;
use rand::seq::IndexedRandom;

use super::NONE;
use super::people::{Firms, People};
use crate::kernel::luck::{Luck, Purpose};
use crate::kernel::slices::LANES;
use crate::kernel::stream::Spot;
use crate::scenario::raw::{RawTies, RawTown};

/// The contacts of every resident. Rows can lose contacts, and gain as many as they lost.
#[derive(Clone, Debug, Default)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
pub struct Ties {
    pub(crate) start: Vec<u32>,
    pub(crate) count: Vec<u8>,
    pub(crate) other: Vec<u32>,
}

/// What binds two people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TieKind {
    /// One household.
    Family,
    /// One firm.
    Work,
    /// One block or the next.
    Neighbour,
    /// Nothing but liking.
    Friend,
}

impl Ties {
    /// The contacts of a resident.
    #[inline]
    pub fn of(&self, resident: u32) -> &[u32] {
        let start = self.start[resident as usize] as usize;
        &self.other[start..start + usize::from(self.count[resident as usize])]
    }

    /// Takes `gone` out of the row of `resident`. Gives whether it was there.
    pub fn drop(&mut self, resident: u32, gone: u32) -> bool {
        let (start, count) = (self.start[resident as usize] as usize, usize::from(self.count[resident as usize]));
        let row = &mut self.other[start..start + count];
        let Some(place) = row.iter().position(|other| *other == gone) else {
            return false;
        };
        // Order is kept, so that a row does not depend on which tie went first.
        row[place..].rotate_left(1);
        row[count - 1] = NONE;
        self.count[resident as usize] -= 1;
        true
    }

    /// Whether the row of a resident has lost a contact and so has room for another.
    pub fn has_room(&self, resident: u32) -> bool {
        let row = self.start[resident as usize + 1] - self.start[resident as usize];
        u32::from(self.count[resident as usize]) < row.min(255)
    }

    /// Puts `new` into the row of `resident` if there is room and it is not there yet.
    pub fn add(&mut self, resident: u32, new: u32) -> bool {
        let (start, count) = (self.start[resident as usize] as usize, usize::from(self.count[resident as usize]));
        if !self.has_room(resident) || resident == new || self.of(resident).contains(&new) {
            return false;
        }
        self.other[start + count] = new;
        self.count[resident as usize] += 1;
        true
    }

    /// Rows for residents without ties.
    pub fn add_hermits(&mut self, hermits: u32) {
        let end = self.start.last().copied().unwrap_or(0);
        self.start.extend(std::iter::repeat_n(end, hermits as usize));
        self.count.extend(std::iter::repeat_n(0, hermits as usize));
    }

    /// All ties, each counted from both sides if it is mutual.
    pub fn total(&self) -> u64 {
        self.count.iter().map(|count| u64::from(*count)).sum()
    }
}

/// What binds a resident to a contact first of all.
pub fn kind(people: &People, resident: u32, contact: u32) -> TieKind {
    kinds(people, resident, contact).next().unwrap_or(TieKind::Friend)
}

/// Everything that binds a resident to a contact, the closest first; nothing where there is nothing but liking.
pub fn kinds(people: &People, resident: u32, contact: u32) -> impl Iterator<Item = TieKind> {
    let (a, b) = (resident as usize, contact as usize);
    let family = people.household[a] == people.household[b];
    let work = people.firm[a] != NONE && people.firm[a] == people.firm[b];
    let neighbour = people.block[a].abs_diff(people.block[b]) <= 1;
    let all = [(family, TieKind::Family), (work, TieKind::Work), (neighbour, TieKind::Neighbour)];
    all.into_iter().filter(|(binds, _)| *binds).map(|(_, kind)| kind)
}

/// Who has a contact in the firm for which they work or would work, one bit each.
pub fn know_somebody_at_work(people: &People, ties: &Ties) -> Vec<u64> {
    let mut known = vec![0; people.firm.len().div_ceil(LANES)];
    for (i, firm) in people.firm.iter().enumerate().filter(|(_, firm)| **firm != NONE) {
        let knows = ties.of(i as u32).iter().any(|other| people.firm[*other as usize] == *firm);
        known[i / LANES] |= u64::from(knows) << (i % LANES);
    }
    known
}

/// Lets everybody meet. Two passes make the same draws: the first counts, the second fills, so that a town of ten
/// million needs no list of ties beside the rows.
pub fn meet(raw: &RawTown, people: &People, households: &[u32], firms: &Firms, luck: &Luck) -> Ties {
    let residents = raw.residents as usize;
    let mut start = vec![0u32; residents + 1];
    for_each_tie(raw, people, households, firms, luck, |from, _| start[from as usize + 1] += 1);
    for resident in 0..residents {
        start[resident + 1] += start[resident];
    }
    let mut other = vec![NONE; start[residents] as usize];
    let mut filled = vec![0u8; residents];
    for_each_tie(raw, people, households, firms, luck, |from, to| {
        let row = start[from as usize] as usize;
        let known = &other[row..row + usize::from(filled[from as usize])];
        if !known.contains(&to) && filled[from as usize] < u8::MAX {
            other[row + usize::from(filled[from as usize])] = to;
            filled[from as usize] += 1;
        }
    });
    for resident in 0..residents {
        let row = start[resident] as usize;
        other[row..row + usize::from(filled[resident])].sort_unstable();
    }
    Ties { start, count: filled, other }
}

/// Friends within this distance in the numbering live a few streets away.
const NEAR: u32 = 400;

fn for_each_tie(
    raw: &RawTown,
    people: &People,
    households: &[u32],
    firms: &Firms,
    luck: &Luck,
    mut tie: impl FnMut(u32, u32),
) {
    let residents = raw.residents;
    // Each kind of tie of each resident has an address, so that one neighbour more moves nobody's friends.
    let drawn = |kind, subject| luck.stream(Spot { purpose: Purpose::Tie, day: kind, subject, what: 0 });
    let (neighbours, workmates, friends) = match raw.ties {
        RawTies::Village { neighbours, workmates, friends } => (neighbours, workmates, friends),
        RawTies::Random { contacts } => {
            for resident in 0..residents {
                let mut stream = drawn(3, resident);
                for _ in 0..contacts {
                    let other = stream.random_range(0..residents - 1);
                    tie(resident, other + u32::from(other >= resident));
                }
            }
            return;
        }
    };
    for resident in 0..residents {
        let household = people.household[resident as usize] as usize;
        let family = households[household]..households[household + 1];
        family.clone().filter(|other| *other != resident).for_each(|other| tie(resident, other));
        let mut mutual = |other: u32| {
            if other != resident && !family.contains(&other) {
                tie(resident, other);
                tie(other, resident);
            }
        };
        let mut stream = drawn(0, resident);
        for _ in 0..neighbours {
            mutual((resident + stream.random_range(1..31)).min(residents - 1));
        }
        if let Some(firm) = people.firm_of(resident) {
            let mut stream = drawn(1, resident);
            for _ in 0..workmates {
                firms.staff_of(firm).choose(&mut stream).copied().into_iter().for_each(&mut mutual);
            }
        }
        let mut stream = drawn(2, resident);
        for _ in 0..friends {
            let near = stream.random_ratio(3, 4);
            let among =
                if near { resident.saturating_sub(NEAR)..(resident + NEAR).min(residents) } else { 0..residents };
            mutual(stream.random_range(among));
        }
    }
}
