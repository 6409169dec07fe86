//! One uniform number for each of 64 neighbours, read one bit-slice at a time.
//!
//! Most things do not happen to most people on most days. So the leading bits of 64 neighbours' numbers are generated
//! together, word by word: after `k` words, only those whose number is below `2^-k` are left, and only they cost more.
//! Each number is still a pure function of its address: [`uniform`] gives the same number alone, and a test holds it.
//!
//! The number: the level is the count of leading zero bits (slices, at most 16), the rest is the resident's own draw.

use super::fixed::Threshold;
use super::luck::{Luck, PLAIN_BLOCKS, Purpose};

/// Residents in one group of slices.
pub const LANES: usize = 64;
const LEVELS: usize = 16;
const SLICE_BLOCKS: u16 = 0x8000;
const OWN_BLOCK: u16 = PLAIN_BLOCKS;

/// The lanes whose bits are set in a mask, from the lowest.
pub fn ones(mut mask: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lane = (mask != 0).then(|| mask.trailing_zeros() as usize);
        mask &= mask.wrapping_sub(1);
        lane
    })
}

/// From this many open lanes on, all 64 own draws are made at once.
const DENSE: u32 = 14;

/// What the numbers are for: purpose, day and the stable number of the thing.
#[derive(Clone, Copy, Debug)]
pub struct Address {
    /// The purpose of the draw.
    pub purpose: Purpose,
    /// The day, from 0.
    pub day: u32,
    /// The stable number of the act, watcher or shock; 0 if there is only one.
    pub what: u32,
}

#[inline]
fn value(level: usize, own: u32) -> u32 {
    if level < LEVELS { ((1 << 31) | (own >> 1)) >> level } else { own >> LEVELS }
}

/// The uniform number of one subject at an address.
pub fn uniform(luck: &Luck, at: Address, subject: u32) -> u32 {
    let mut slices = Slices::new(luck, at, subject / LANES as u32);
    let bit = 1u64 << (subject as usize % LANES);
    let level = (0..LEVELS).find(|level| slices.below(level + 1) & bit == 0).unwrap_or(LEVELS);
    value(level, luck.block(at.purpose, at.day, subject, at.what, OWN_BLOCK)[0])
}

/// The numbers of one group of 64 residents, opened only as far as needed.
pub struct Slices<'a> {
    luck: &'a Luck,
    at: Address,
    group: u32,
    /// `zeros[k]`: lanes whose first `k` bits are all zero, as far as known; nothing is below the last level.
    zeros: [u64; LEVELS + 2],
    known: usize,
}

impl<'a> Slices<'a> {
    /// Opens the group `group` (residents `64 * group ..`).
    #[inline]
    pub fn new(luck: &'a Luck, at: Address, group: u32) -> Self {
        let mut zeros = [0; LEVELS + 2];
        zeros[0] = u64::MAX;
        Self { luck, at, group, zeros, known: 0 }
    }

    /// Opens bits until the first `level` are known: eight at a time, for the words of four blocks cost little more
    /// than those of one.
    #[inline(always)]
    fn open(&mut self, level: usize) {
        while self.known < level {
            let first = SLICE_BLOCKS | (self.known / 2) as u16;
            let [a, b, c, d] =
                self.luck.numbered_blocks::<4>(self.at.purpose, self.at.day, self.group, self.at.what, first);
            for block in 0..4 {
                let upper = self.zeros[self.known] & !(u64::from(a[block]) << 32 | u64::from(b[block]));
                self.zeros[self.known + 1] = upper;
                self.zeros[self.known + 2] = upper & !(u64::from(c[block]) << 32 | u64::from(d[block]));
                self.known += 2;
            }
        }
    }

    /// Lanes whose number is below `2^-level`.
    #[inline(always)]
    fn below(&mut self, level: usize) -> u64 {
        self.open(level);
        self.zeros[level]
    }

    /// The lanes among `eligible` to which it happens, given each lane's chance and a bound that no chance exceeds.
    #[inline(always)]
    pub fn happens(&mut self, eligible: u64, bound: Threshold, mut chance: impl FnMut(usize) -> Threshold) -> u64 {
        if bound.is_never() || eligible == 0 {
            return 0;
        }
        let first_level = (bound.0.leading_zeros() as usize).min(LEVELS);
        let mut open = eligible & self.below(first_level);
        if open == 0 {
            return 0;
        }
        // A lane whose chance is below 2^-8 is still open only if its first eight bits are zero.
        if open & self.below(LEVELS / 2) != 0 {
            self.open(LEVELS);
        }
        // First what the slices alone decide, without a branch for each lane; then the own draws of those left over.
        let mut chances = [Threshold::NEVER; LANES];
        let (mut possible, mut sure) = (0, 0);
        while open != 0 {
            let lane = open.trailing_zeros() as usize;
            open &= open - 1;
            let chance = chance(lane);
            debug_assert!(chance <= bound);
            chances[lane] = chance;
            let level = (chance.0.leading_zeros() as usize).min(LEVELS);
            let bit = 1u64 << lane;
            possible |= self.zeros[level] & bit;
            sure |= (self.zeros[level + 1] | 0u64.wrapping_sub(u64::from(chance.is_certain()))) & bit;
        }
        let mut undecided = possible & !sure;
        let mut happened = sure;
        let own = (undecided.count_ones() > DENSE).then(|| self.own_draws());
        while undecided != 0 {
            let lane = undecided.trailing_zeros() as usize;
            undecided &= undecided - 1;
            let draw = match &own {
                Some(draws) => draws[lane],
                None => {
                    let subject = self.group * LANES as u32 + lane as u32;
                    self.luck.block(self.at.purpose, self.at.day, subject, self.at.what, OWN_BLOCK)[0]
                }
            };
            let level = (chances[lane].0.leading_zeros() as usize).min(LEVELS);
            happened |= u64::from(value(level, draw) < chances[lane].0) << lane;
        }
        happened
    }

    #[inline(always)]
    fn own_draws(&self) -> [u32; LANES] {
        let mut draws = [0; LANES];
        for (part, out) in draws.chunks_exact_mut(8).enumerate() {
            let first = self.group * LANES as u32 + part as u32 * 8;
            let words = self.luck.blocks::<8>(self.at.purpose, self.at.day, first, self.at.what, OWN_BLOCK);
            out.copy_from_slice(&words[0]);
        }
        draws
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: Address = Address { purpose: Purpose::Act, day: 12, what: 77 };

    #[test]
    fn slices_agree_with_the_single_number() {
        let luck = Luck::new(99);
        for chance in [1e-9, 1e-6, 1e-4, 0.003, 0.02, 0.2, 0.49, 0.5, 0.51, 0.9, 0.9999999] {
            let threshold = Threshold::from_chance(chance);
            for group in 0..200 {
                let mask = Slices::new(&luck, AT, group).happens(u64::MAX, threshold, |_| threshold);
                let loose = Slices::new(&luck, AT, group).happens(u64::MAX, Threshold::CERTAIN, |_| threshold);
                assert_eq!(mask, loose, "the bound must not matter");
                for lane in 0..LANES {
                    let alone = uniform(&luck, AT, group * 64 + lane as u32) < threshold.0;
                    assert_eq!(mask >> lane & 1 == 1, alone);
                }
            }
        }
    }

    #[test]
    fn frequencies_are_the_chances() {
        let luck = Luck::new(3);
        let groups = 4000u32;
        let subjects = f64::from(groups) * LANES as f64;
        for chance in [0.0005, 0.01, 0.3, 0.75] {
            let threshold = Threshold::from_chance(chance);
            let count: u32 = (0..groups)
                .map(|g| Slices::new(&luck, AT, g).happens(u64::MAX, threshold, |_| threshold).count_ones())
                .sum();
            let error = (f64::from(count) / subjects - chance).abs();
            assert!(error < 4.5 * (chance * (1.0 - chance) / subjects).sqrt(), "chance {chance}: off by {error}");
        }
    }

    #[test]
    fn a_larger_chance_never_loses_an_event() {
        let luck = Luck::new(8);
        for group in 0..300 {
            let mut before = 0;
            for step in 1..60 {
                let threshold = Threshold::from_chance(f64::from(step * step) / 3600.0);
                let mask = Slices::new(&luck, AT, group).happens(u64::MAX, threshold, |_| threshold);
                assert_eq!(mask & before, before);
                before = mask;
            }
        }
    }
}
