//! Luck is addressed, not drawn.
//!
//! Every random number is a pure function of (seed, purpose, day, subject, what, block): the counter-based
//! generator Philox4x32-10 of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3"
//! (SC 2011). No draw depends on how many draws came before it, so striking one event leaves all other luck alone.

use super::fixed::Threshold;

const MULTIPLIER_0: u32 = 0xD251_1F53;
const MULTIPLIER_1: u32 = 0xCD9E_8D57;
const WEYL_0: u32 = 0x9E37_79B9;
const WEYL_1: u32 = 0xBB67_AE85;
const ROUNDS: u32 = 10;

/// What a random number is for. The list is append-only: a value is part of the save format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub enum Purpose {
    /// Sizes, ages and kinship of households.
    Household = 1,
    /// The fixed traits of a resident.
    Trait = 2,
    /// Which firm a resident works for.
    Firm = 3,
    /// Who knows whom at the start.
    Tie = 4,
    /// The drawing of the town: bends, gaps, trees.
    Plan = 5,
    /// Names.
    Name = 6,
    /// Money and employment at the start.
    Start = 7,
    /// Which places a watcher covers.
    Coverage = 8,
    /// Illness.
    Illness = 16,
    /// Lay-offs that nobody chose.
    LayOff = 17,
    /// Whether an act happens.
    Act = 18,
    /// Which of a resident's places an act happens at.
    Place = 19,
    /// Whether a watcher sees an act.
    Sight = 20,
    /// On whom a sighting is wrongly pinned.
    Lookalike = 21,
    /// Sightings of what did not happen.
    FalseAlarm = 22,
    /// Loss and delay on the way to the file.
    Filing = 23,
    /// Whether a clearing entry is missed and the file goes stale.
    Stale = 24,
    /// Job loss that a gate causes.
    JobLoss = 25,
    /// Hiring.
    Hiring = 26,
    /// Whom a resident talks with.
    Talk = 27,
    /// Whether a tie is dropped.
    TieLoss = 28,
    /// Who becomes a new contact.
    NewTie = 29,
    /// Whether notice of a mark arrives.
    Notice = 30,
    /// Whether a resident appeals.
    Appeal = 31,
    /// What a reviewer finds.
    Review = 32,
    /// The feature that everyone brings, and that which conduct makes anew.
    Feature = 33,
    /// Whether one act is taken for another.
    Mistake = 34,
    /// Incidents in the quarters, and those of them that are seen.
    Incident = 35,
    /// Where a patrol goes.
    Patrol = 36,
    /// Which discoveries are entered, and which entries are forgotten.
    Tally = 37,
    /// Who of those at the margin is served.
    Margin = 38,
    /// Who is lifted to the cut-off.
    Repair = 39,
    /// To which of their own acts people lay a mark that they do not understand.
    Blame = 40,
    /// Whether a mark comes with its reason.
    Reason = 41,
    /// Who is put into a set by lot.
    Set = 42,
    /// Who leaves a set in the course of time.
    SetLeave = 43,
    /// Whether an entry lands in another file, and in which.
    Misfile = 44,
    /// Whose papers are stolen.
    Breach = 45,
    /// By whose name somebody goes.
    Alias = 46,
    /// Whose faces are on show, and how often one is taken for a person.
    Face = 47,
    /// Which marks an office looks at again, and what it finds.
    SecondLook = 48,
    /// Which marks an audit looks at, and what it finds.
    Audit = 49,
    /// Who looks at their file.
    See = 50,
    /// Whether an appeal is ever looked at.
    Answer = 51,
    /// Who has kin in another household, and who they are.
    Kin = 52,
    /// Of whom a report tells.
    Target = 53,
    /// Whether a reporter knows what somebody did.
    Knows = 54,
    /// Whether a report is made up.
    MakesUp = 55,
    /// Whether a false report is seen through.
    Verify = 56,
    /// Whether a contact confirms what is not true.
    Witness = 57,
    /// Whether somebody is stopped on the spot.
    Stop = 58,
    /// By how much a watcher misreads somebody.
    Reading = 59,
    /// Which files are linked with the wrong person.
    Link = 60,
    /// Whether a wrong link is mended.
    Mend = 61,
    /// Whom somebody meets.
    Encounter = 62,
    /// What a contact says to whoever sits at the desk. The study draws it, no town does.
    Statement = 63,
    /// Which worlds a claim is tried in. The study draws it, no town does.
    Trial = 64,
    /// Whose seats a class is dealt. A sitting draws it, no town does.
    Seat = 65,
}

/// How many blocks of an address are for plain draws and for [`Stream`](super::stream::Stream): those numbered below
/// this. The numbers from it on belong to [`slices`](super::slices).
pub const PLAIN_BLOCKS: u16 = 0x4000;

/// The luck of one seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
pub struct Luck {
    key: [u32; 2],
}

/// Philox4x32-10 on `N` counters side by side. Each word stands in the lower half of 64 bits, and what is left in the upper
/// half no product reads, so that a round is two products, two shifts and four exclusive ors in vector registers, without
/// any word changing its place.
#[inline(always)]
fn rounds<const N: usize>(counter: [[u32; N]; 4], key: [u32; 2]) -> [[u32; N]; 4] {
    const LOW: u64 = 0xFFFF_FFFF;
    let [mut key_0, mut key_1] = key;
    let [mut c0, mut c1, mut c2, mut c3] = counter.map(|words| words.map(u64::from));
    for round in 0..ROUNDS {
        if round > 0 {
            key_0 = key_0.wrapping_add(WEYL_0);
            key_1 = key_1.wrapping_add(WEYL_1);
        }
        let (k0, k1) = (u64::from(key_0), u64::from(key_1));
        for lane in 0..N {
            let product_0 = (c0[lane] & LOW) * u64::from(MULTIPLIER_0);
            let product_1 = (c2[lane] & LOW) * u64::from(MULTIPLIER_1);
            c0[lane] = (product_1 >> 32) ^ c1[lane] ^ k0;
            c2[lane] = (product_0 >> 32) ^ c3[lane] ^ k1;
            c1[lane] = product_1;
            c3[lane] = product_0;
        }
    }
    [c0, c1, c2, c3].map(|words| words.map(|word| word as u32))
}

/// Philox4x32-10 of one counter under one key.
#[inline(always)]
pub fn philox(counter: [u32; 4], key: [u32; 2]) -> [u32; 4] {
    let [[a], [b], [c], [d]] = rounds::<1>([[counter[0]], [counter[1]], [counter[2]], [counter[3]]], key);
    [a, b, c, d]
}

impl Luck {
    /// The number that all luck of a town follows from, with which this was made.
    pub const fn seed(&self) -> u64 {
        (self.key[1] as u64) << 32 | self.key[0] as u64
    }

    /// The luck of `seed`.
    pub const fn new(seed: u64) -> Self {
        Self { key: [seed as u32, (seed >> 32) as u32] }
    }

    /// The luck that a stream goes on with once it has read the plain blocks of its address `chapter` times; chapter 0
    /// is this luck itself. Every chapter has another key, because [`mix`] is one-to-one and leaves 0 alone.
    pub(super) const fn chapter(&self, chapter: u64) -> Self {
        Self::new((self.key[0] as u64 | (self.key[1] as u64) << 32) ^ mix(chapter))
    }

    /// Four random words at an address. [`stream`](Self::stream) gives the words of block 0, 1, 2 ... one after another.
    ///
    /// `what` tells apart things of one purpose (an act, a watcher) by a stable number made from their name, so that
    /// adding one to a scenario moves nobody else's luck; 0 where there is only one. `block` numbers further draws, below
    /// [`PLAIN_BLOCKS`].
    #[inline(always)]
    pub fn block(&self, purpose: Purpose, day: u32, subject: u32, what: u32, block: u16) -> [u32; 4] {
        philox([subject, day, (purpose as u32) << 16 | u32::from(block), what], self.key)
    }

    /// `N` blocks at once for consecutive subjects from `first`.
    #[inline(always)]
    pub fn blocks<const N: usize>(
        &self,
        purpose: Purpose,
        day: u32,
        first: u32,
        what: u32,
        block: u16,
    ) -> [[u32; N]; 4] {
        let subjects = std::array::from_fn(|lane| first.wrapping_add(lane as u32));
        rounds([subjects, [day; N], [(purpose as u32) << 16 | u32::from(block); N], [what; N]], self.key)
    }

    /// `N` consecutive blocks, from the number `first` on, of one subject at once.
    #[inline(always)]
    pub fn numbered_blocks<const N: usize>(
        &self,
        purpose: Purpose,
        day: u32,
        subject: u32,
        what: u32,
        first: u16,
    ) -> [[u32; N]; 4] {
        let numbers = std::array::from_fn(|lane| (purpose as u32) << 16 | (u32::from(first) + lane as u32));
        rounds([[subject; N], [day; N], numbers, [what; N]], self.key)
    }

    /// Whether something of the given chance happens at an address.
    #[inline]
    pub fn chance(&self, purpose: Purpose, day: u32, subject: u32, what: u32, chance: Threshold) -> bool {
        if chance.is_certain() {
            return true;
        }
        !chance.is_never() && chance.admits(self.block(purpose, day, subject, what, 0)[0])
    }

    /// Chooses one of `candidates` by highest random weight: adding or removing a candidate disturbs no choice that
    /// would not have fallen on it (Thaler and Ravishankar 1998). `None` when there is no candidate.
    ///
    /// A choice of `rand` draws a place in the list, so that one candidate more or less moves every choice; that is why
    /// choices among people who come and go from day to day are made here.
    pub fn choose(
        &self,
        purpose: Purpose,
        day: u32,
        chooser: u32,
        what: u32,
        candidates: impl Iterator<Item = u32>,
    ) -> Option<u32> {
        let salt = self.block(purpose, day, chooser, what, 0);
        candidates
            .map(|candidate| {
                let weight = mix((u64::from(salt[0]) << 32 | u64::from(salt[1]))
                    ^ mix(u64::from(candidate) << 32 | u64::from(salt[2])));
                (weight, candidate)
            })
            .max()
            .map(|(_, candidate)| candidate)
    }
}

/// Picks one of `count` from a random word without division: `(word * count) >> 32`.
///
/// `rand` draws again where this would favour some numbers by a few parts in a thousand million. Where blocks for many
/// residents are drawn side by side in vector registers, as many words must be read for everyone, so this is used there.
#[inline]
pub fn pick(word: u32, count: u32) -> u32 {
    ((u64::from(word) * u64::from(count)) >> 32) as u32
}

/// A bijective mixer of 64 bits (the finaliser of SplitMix64, Steele, Lea, Flood 2014).
#[inline]
pub const fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// A stable number for a name, used as `what` in an address. Never 0.
pub fn stable_number(name: &str) -> u32 {
    (xxhash_rust::xxh3::xxh3_64(name.as_bytes()) as u32) | 1
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The known answers published with Random123 (kat_vectors, philox4x32 10 rounds).
    #[test]
    fn philox_gives_the_published_answers() {
        let cases = [
            ([0; 4], [0; 2], [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
            ([u32::MAX; 4], [u32::MAX; 2], [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]),
            (
                [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344],
                [0xa409_3822, 0x299f_31d0],
                [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1],
            ),
        ];
        for (counter, key, expected) in cases {
            assert_eq!(philox(counter, key), expected);
        }
    }

    #[test]
    fn many_blocks_at_once_are_the_single_blocks() {
        let luck = Luck::new(0x1234_5678_9abc_def0);
        let many = luck.blocks::<8>(Purpose::Act, 7, 40, 9, 3);
        for lane in 0..8u32 {
            let one = luck.block(Purpose::Act, 7, 40 + lane, 9, 3);
            assert_eq!(one, many.map(|words| words[lane as usize]));
        }
    }

    #[test]
    fn removing_a_candidate_moves_only_the_choices_that_fell_on_it() {
        let luck = Luck::new(5);
        let mut moved = 0;
        for chooser in 0..2000 {
            let all = luck.choose(Purpose::Lookalike, 3, chooser, 0, 0..20).unwrap();
            let fewer = luck.choose(Purpose::Lookalike, 3, chooser, 0, (0..20).filter(|c| *c != 11)).unwrap();
            if all == 11 {
                moved += 1;
            } else {
                assert_eq!(all, fewer);
            }
        }
        assert!((60..140).contains(&moved), "one in twenty choices falls on each candidate: {moved} of 2000");
    }
}
