//! Residents as they were born and housed, and the firms they work for.

use super::NONE;
use super::layout::Layout;
use crate::kernel::columns::columns;
use crate::kernel::fixed::share_to_byte;
use crate::kernel::luck::{Luck, Purpose, pick};
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

/// The age from which on nobody works.
const RETIRES_AT: u8 = 67;

/// The ages at which people work: from the end of school on.
pub fn working_age(raw: &RawTown) -> std::ops::Range<u8> {
    raw.school_until..RETIRES_AT
}

/// The firms: each with a place, an owner and staff.
#[derive(Clone, Debug, Default)]
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
pub fn households(residents: u32, luck: &Luck) -> Vec<u32> {
    let mut starts = vec![0];
    let mut filled = 0;
    while filled < residents {
        let mut draw = luck.block(Purpose::Household, 0, starts.len() as u32, 0, 0)[0] >> 24;
        let mut size = 1;
        for share in SIZES {
            if draw < share {
                break;
            }
            draw -= share;
            size += 1;
        }
        filled = (filled + size.min(5)).min(residents);
        starts.push(filled);
    }
    starts
}

/// Fills the houses and the firms.
pub fn settle(raw: &RawTown, layout: &Layout, households: &[u32], luck: &Luck) -> (People, Firms) {
    let residents = raw.residents;
    let mut people = People::with_len(residents as usize);
    let look_total: f64 = raw.looks.iter().map(|look| look.share).sum();
    let traits = &raw.traits;
    for (household, bounds) in households.windows(2).enumerate() {
        let block = layout.home_block(bounds[0], residents);
        let corner = luck.block(Purpose::Household, 1, household as u32, 0, 0)[0] >> 30;
        let size = bounds[1] - bounds[0];
        for resident in bounds[0]..bounds[1] {
            let i = resident as usize;
            let draws = [0, 1, 2].map(|block| luck.block(Purpose::Trait, 0, resident, 0, block));
            people.household[i] = household as u32;
            people.block[i] = block;
            people.quarter[i] = layout.quarter_of(block);
            people.crossing[i] = layout.corner(block, corner);
            people.age[i] = age(resident - bounds[0], size, draws[0][0], draws[0][1]);
            let mut left = f64::from(draws[0][2]) / 4_294_967_296.0 * look_total;
            let look = raw.looks.iter().position(|look| {
                left -= look.share;
                left < 0.0
            });
            people.look[i] = look.unwrap_or(0) as u8;
            people.skill[i] = (draws[0][3] >> 24) as u8;
            let spread =
                |mean: f64, draw: u32| share_to_byte(mean + (f64::from(draw) / 2_147_483_648.0 - 1.0) * traits.spread);
            people.conscience[i] = spread(traits.conscience, draws[1][0]);
            people.guile[i] = spread(traits.guile, draws[1][1]);
            people.nerve[i] = spread(traits.nerve, draws[1][2]);
            people.warmth[i] = spread(traits.warmth, draws[1][3]);
            if f64::from(draws[2][0]) < raw.officials * 4_294_967_296.0 && working_age(raw).contains(&people.age[i]) {
                people.role[i] = Role::Official as u8;
            }
        }
    }
    let firms = found_firms(raw, layout, &mut people, luck);
    (people, firms)
}

/// An age that goes with one's place in the household: two adults first, then grown children or an elder.
fn age(place: u32, size: u32, draw: u32, second: u32) -> u8 {
    let years = match (place, size) {
        (0, 1) => 18 + pick(draw, 68),
        (0 | 1, 2) => 20 + pick(draw, 64),
        (0 | 1, _) => 36 + pick(draw, 24),
        _ if second >> 30 == 0 => 66 + pick(draw, 22),
        _ => 16 + pick(draw, 12),
    };
    years as u8
}

fn found_firms(raw: &RawTown, layout: &Layout, people: &mut People, luck: &Luck) -> Firms {
    let residents = people.age.len() as u32;
    let working = people.age.iter().filter(|age| working_age(raw).contains(age)).count();
    let count = (libm::round(working as f64 / raw.workers_per_firm) as u32).max(1);
    let mut firms = Firms { owner: vec![NONE; count as usize], ..Firms::default() };
    for firm in 0..count {
        let draws = luck.block(Purpose::Firm, 1, firm, 0, 0);
        firms
            .block
            .push(layout.home_block((u64::from(firm) * u64::from(residents) / u64::from(count)) as u32, residents));
        firms.trades.push(f64::from(draws[0]) < raw.trading_firms * 4_294_967_296.0);
    }
    // Six in ten work near home; the others anywhere.
    const NEAR: u32 = u32::MAX / 10 * 6;
    let mut sizes = vec![0u32; count as usize + 1];
    for resident in 0..residents {
        let i = resident as usize;
        if !working_age(raw).contains(&people.age[i]) {
            continue;
        }
        let draws = luck.block(Purpose::Firm, 0, resident, 0, 0);
        let near = (u64::from(resident) * u64::from(count) / u64::from(residents)) as u32;
        let reach = 7.min(count);
        let firm = if draws[0] < NEAR { (near + pick(draws[1], reach)) % count } else { pick(draws[1], count) };
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
