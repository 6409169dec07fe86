//! Luck at an address as a generator for `rand` and `rand_distr`.

use std::convert::Infallible;

use rand::TryRng;
use rand::rand_core::utils::{fill_bytes_via_next_word, next_u64_via_u32};

use super::luck::{Luck, PLAIN_BLOCKS, Purpose};

/// Where the draws of one thing at one time are: purpose, day, subject and the stable number of the thing.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    /// What they are for.
    pub purpose: Purpose,
    /// The day.
    pub day: u32,
    /// Whom or what they are about.
    pub subject: u32,
    /// The stable number of the thing; 0 if there is only one.
    pub what: u32,
}

/// The words at one address, one after another: those of block 0, of block 1, of block 2, and so on.
///
/// An address has 65,536 words for plain draws ([`PLAIN_BLOCKS`] blocks of four); the blocks above them belong to the
/// [`slices`](super::slices). A stream that is asked for more goes on with the same blocks under another key of Philox,
/// and with yet another after those: 2^64 chapters of which no two have the same key. Philox is one-to-one in the
/// address and the block for each key, so within the luck of one seed no stream ever reads a pair of key and counter
/// that another stream, a plain draw or a slice reads. The keys of later chapters are those of other seeds, far from
/// the small numbers that people choose.
///
/// The words are the same on every platform: 64 bits are two words, the low one first, and bytes are in little-endian
/// order.
#[derive(Clone, Debug)]
pub struct Stream {
    luck: Luck,
    at: Spot,
    /// Blocks that have been opened.
    opened: u64,
    words: [u32; 4],
    /// Words of the last opened block that have been read.
    read: usize,
}

impl Luck {
    /// The words at an address as a generator. A stream is made where something is drawn and is not kept: two streams of
    /// one address give the same words.
    #[inline]
    pub fn stream(&self, at: Spot) -> Stream {
        Stream { luck: *self, at, opened: 0, words: [0; 4], read: 4 }
    }
}

impl Stream {
    fn open(&mut self) {
        let blocks = u64::from(PLAIN_BLOCKS);
        let luck = self.luck.chapter(self.opened / blocks);
        let Spot { purpose, day, subject, what } = self.at;
        self.words = luck.block(purpose, day, subject, what, (self.opened % blocks) as u16);
        self.opened += 1;
        self.read = 0;
    }
}

impl TryRng for Stream {
    type Error = Infallible;

    #[inline]
    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        if self.read == self.words.len() {
            self.open();
        }
        let word = self.words[self.read];
        self.read += 1;
        Ok(word)
    }

    #[inline]
    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        next_u64_via_u32(self)
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        fill_bytes_via_next_word(bytes, || self.try_next_u32())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use rand::Rng;

    use super::*;

    const AT: Spot = Spot { purpose: Purpose::Feature, day: 9, subject: 4, what: 77 };

    fn words(luck: Luck, count: usize) -> Vec<u32> {
        let mut stream = luck.stream(AT);
        (0..count).map(|_| stream.next_u32()).collect()
    }

    #[test]
    fn a_stream_is_the_blocks_of_its_address() {
        let luck = Luck::new(0x1234_5678_9abc_def0);
        let blocks = (0..PLAIN_BLOCKS).flat_map(|block| luck.block(AT.purpose, AT.day, AT.subject, AT.what, block));
        let blocks: Vec<u32> = blocks.collect();
        assert!(words(luck, blocks.len()) == blocks);
    }

    #[test]
    fn a_stream_gives_the_known_words() {
        let known = [0xd5b0_7c3e, 0x1687_dc0e, 0x4d19_a520, 0xc031_854d, 0x4446_b7d0, 0x1076_47cb];
        assert_eq!(words(Luck::new(1), 6), known);
    }

    #[test]
    fn longer_numbers_and_bytes_are_the_words_in_little_endian_order() {
        let luck = Luck::new(3);
        let words = words(luck, 6);
        let mut stream = luck.stream(AT);
        assert_eq!(stream.next_u32(), words[0]);
        assert_eq!(stream.next_u64(), u64::from(words[1]) | u64::from(words[2]) << 32);
        let mut bytes = [0; 6];
        stream.fill_bytes(&mut bytes);
        assert_eq!(bytes[..4], words[3].to_le_bytes());
        assert_eq!(bytes[4..], words[4].to_le_bytes()[..2]);
        // What is left of a word is not given to the next draw.
        assert_eq!(stream.next_u32(), words[5]);
    }

    /// A stream that is asked for more than its address has reads neither its own words again nor those of slices.
    #[test]
    fn a_long_stream_neither_repeats_itself_nor_runs_into_slices() {
        let luck = Luck::new(5);
        let chapter = 4 * usize::from(PLAIN_BLOCKS);
        let mut stream = luck.stream(AT);
        let drawn: Vec<u128> =
            (0..3 * chapter / 4).map(|_| u128::from(stream.next_u64()) | u128::from(stream.next_u64()) << 64).collect();
        let distinct: BTreeSet<u128> = drawn.iter().copied().collect();
        assert_eq!(distinct.len(), drawn.len());
        for block in [PLAIN_BLOCKS, PLAIN_BLOCKS + 1, 0x8000, 0x8007] {
            let [a, b, c, d] = luck.block(AT.purpose, AT.day, AT.subject, AT.what, block).map(u128::from);
            assert!(!distinct.contains(&(a | b << 32 | c << 64 | d << 96)), "block {block:#x}");
        }
        // The first block of the second chapter.
        assert_eq!(drawn[chapter / 4], 0x548b_33ec_3244_f71e_1fae_d637_013b_d880);
    }
}
