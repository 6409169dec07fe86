//! Residents as they were born and housed, and the firms they work for.

use rand::RngExt;
use rand::distr::Distribution;
use rand::distr::weighted::WeightedIndex;

use super::NONE;
use super::layout::Layout;
use crate::kernel::columns::columns;
use crate::kernel::fixed::{Threshold, share_to_byte};
use crate::kernel::luck::{Luck, Purpose};
use crate::kernel::stream::{Spot, Stream};
use crate::scenario::measured::ROLES;
use crate::scenario::raw::RawTown;

columns! {
    /// What is fixed about each resident.
    People, PeopleChunk {
        /// The household, or none for a hermit.
        household: u32 = NONE,
        /// The block, or none for a hermit.
        block: u32 = NONE,
        /// The firm one works for or last worked for, or none.
        firm: u32 = NONE,
        /// The crossing on one's way, or none for a hermit.
        crossing: u32 = NONE,
        /// Years.
        age: u8 = 40,
        /// The number of the quarter.
        quarter: u8 = 0,
        /// The number of the look.
        look: u8 = 0,
        /// The role, as [`Role`].
        role: u8 = 0,
        /// What one's work is paid, 0 to 255 for six tenths to one and eight tenths of the town's wage.
        skill: u8 = 100,
        /// Minding what one's acts do to others.
        conscience: u8 = 150,
        /// Readiness to act for points.
        guile: u8 = 100,
        /// Readiness to object.
        nerve: u8 = 128,
        /// Readiness to help.
        warmth: u8 = 128,
    }
}

/// What a resident is to the town.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Role {
    /// Nobody in particular, which is nearly everybody.
    Ordinary,
    /// An official.
    Official,
    /// The owner of a firm that does not sell to the public.
    Owner,
    /// The owner of a stall or shop.
    Trader,
}

impl Role {
    /// How many roles there are.
    pub const COUNT: usize = ROLES.len();
}

/// From this age on one is grown up: holds papers, and can have kin in another household.
pub const ADULT: u8 = 18;

/// The age from which on nobody works.
const RETIRES_AT: u8 = 67;

/// The ages at which people work: from the end of school on.
pub fn working_age(raw: &RawTown) -> std::ops::Range<u8> {
    raw.school_until..RETIRES_AT
}

/// The firms: each with a place, an owner and staff.
#[derive(Clone, Debug, Default, serde::Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Firms {
    /// The block it stands in.
    pub block: Vec<u32>,
    /// The resident who owns it, or none.
    pub owner: Vec<u32>,
    /// Whether it sells to the public.
    pub trades: Vec<bool>,
    /// Where each firm's staff begin in `staff`.
    pub start: Vec<u32>,
    /// Residents by firm, owners included.
    pub staff: Vec<u32>,
}

impl Firms {
    /// Everybody who works for a firm.
    pub fn staff_of(&self, firm: u32) -> &[u32] {
        &self.staff[self.start[firm as usize] as usize..self.start[firm as usize + 1] as usize]
    }
}

impl People {
    /// The firm a resident works for or last worked for.
    #[inline]
    pub fn firm_of(&self, resident: u32) -> Option<u32> {
        let firm = self.firm[resident as usize];
        (firm != NONE).then_some(firm)
    }

    /// Adds residents without a household, a place or a firm.
    pub fn add_hermits(&mut self, hermits: u32) {
        self.append(Self::with_len(hermits as usize));
    }
}

/// Shares of households of one to five people of sixteen and over, in 1/256 (stylised).
const SIZES: [u32; 5] = [80, 112, 38, 20, 6];

/// First resident of each household, and the number of residents at the end.
#[expect(clippy::expect_used, reason = "the shares are the constants above")]
pub fn households(residents: u32, luck: &Luck) -> Vec<u32> {
    let sizes = WeightedIndex::new(SIZES).expect("some shares are above 0");
    let mut starts = vec![0];
    let mut filled = 0;
    while filled < residents {
        let at = Spot { purpose: Purpose::Household, day: 0, subject: starts.len() as u32, what: 0 };
        let size = 1 + sizes.sample(&mut luck.stream(at)) as u32;
        filled = (filled + size).min(residents);
        starts.push(filled);
    }
    starts
}

// What is drawn of a resident, each at an address of its own, so that a look more moves nobody's age.
const AGE: u32 = 0;
const LOOK: u32 = 1;
const SKILL: u32 = 2;
const TRAITS: u32 = 3;
const OFFICE: u32 = 4;

/// Fills the houses and the firms.
#[expect(clippy::expect_used, reason = "a checked scenario has a look, and every look has a share above 0")]
pub fn settle(raw: &RawTown, layout: &Layout, households: &[u32], luck: &Luck) -> (People, Firms) {
    let residents = raw.residents;
    let mut people = People::with_len(residents as usize);
    let looks = WeightedIndex::new(raw.looks.iter().map(|look| look.share)).expect("there is a look with a share");
    let traits = &raw.traits;
    for (household, bounds) in households.windows(2).enumerate() {
        let block = layout.home_block(bounds[0], residents);
        let at = Spot { purpose: Purpose::Household, day: 1, subject: household as u32, what: 0 };
        let corner = luck.stream(at).random_range(0..4);
        let size = bounds[1] - bounds[0];
        for resident in bounds[0]..bounds[1] {
            let i = resident as usize;
            let drawn = |what| luck.stream(Spot { purpose: Purpose::Trait, day: 0, subject: resident, what });
            people.household[i] = household as u32;
            people.block[i] = block;
            people.quarter[i] = layout.quarter_of(block);
            people.crossing[i] = layout.corner(block, corner);
            people.age[i] = age(resident - bounds[0], size, &mut drawn(AGE));
            people.look[i] = looks.sample(&mut drawn(LOOK)) as u8;
            people.skill[i] = drawn(SKILL).random();
            let mut stream = drawn(TRAITS);
            let mut about = |mean: f64| share_to_byte(mean + stream.random_range(-1.0..1.0) * traits.spread);
            people.conscience[i] = about(traits.conscience);
            people.guile[i] = about(traits.guile);
            people.nerve[i] = about(traits.nerve);
            people.warmth[i] = about(traits.warmth);
            let chosen = luck.chance(Purpose::Trait, 0, resident, OFFICE, Threshold::from_chance(raw.officials));
            if chosen && working_age(raw).contains(&people.age[i]) {
                people.role[i] = Role::Official as u8;
            }
        }
    }
    let firms = found_firms(raw, layout, &mut people, luck);
    (people, firms)
}

/// An age that goes with one's place in the household: two adults first, then grown children or, one time in four, an
/// elder.
fn age(place: u32, size: u32, stream: &mut Stream) -> u8 {
    match (place, size) {
        (0, 1) => stream.random_range(18..86),
        (0 | 1, 2) => stream.random_range(20..84),
        (0 | 1, _) => stream.random_range(36..60),
        _ if stream.random_ratio(1, 4) => stream.random_range(66..88),
        _ => stream.random_range(16..28),
    }
}

fn found_firms(raw: &RawTown, layout: &Layout, people: &mut People, luck: &Luck) -> Firms {
    let residents = people.age.len() as u32;
    let working = people.age.iter().filter(|age| working_age(raw).contains(age)).count();
    let count = (libm::round(working as f64 / raw.workers_per_firm) as u32).max(1);
    let mut firms = Firms { owner: vec![NONE; count as usize], ..Firms::default() };
    for firm in 0..count {
        firms
            .block
            .push(layout.home_block((u64::from(firm) * u64::from(residents) / u64::from(count)) as u32, residents));
        firms.trades.push(luck.chance(Purpose::Firm, 1, firm, 0, Threshold::from_chance(raw.trading_firms)));
    }
    let mut sizes = vec![0u32; count as usize + 1];
    for resident in 0..residents {
        let i = resident as usize;
        if !working_age(raw).contains(&people.age[i]) {
            continue;
        }
        let mut stream = luck.stream(Spot { purpose: Purpose::Firm, day: 0, subject: resident, what: 0 });
        let near = (u64::from(resident) * u64::from(count) / u64::from(residents)) as u32;
        // Six in ten work near home; the others anywhere.
        let firm = if stream.random_ratio(6, 10) {
            (near + stream.random_range(0..7.min(count))) % count
        } else {
            stream.random_range(0..count)
        };
        people.firm[i] = firm;
        sizes[firm as usize + 1] += 1;
        let owner = &mut firms.owner[firm as usize];
        if *owner == NONE && people.age[i] >= 25 && people.role[i] == Role::Ordinary as u8 {
            *owner = resident;
            people.role[i] = if firms.trades[firm as usize] { Role::Trader } else { Role::Owner } as u8;
        }
    }
    for firm in 0..count as usize {
        sizes[firm + 1] += sizes[firm];
    }
    firms.staff = vec![0; sizes[count as usize] as usize];
    let mut next = sizes.clone();
    for resident in 0..residents {
        if let Some(firm) = people.firm_of(resident) {
            firms.staff[next[firm as usize] as usize] = resident;
            next[firm as usize] += 1;
        }
    }
    firms.start = sizes;
    firms
}
