//! The most of everything that a scenario may hold: one number for the bound that is checked, for the arrays the days
//! work with, and for the masks in which each thing is one bit.

/// Acts of the catalogue and of the file together.
pub const ACTS: usize = 128;
/// Watchers, switched on or off.
pub const WATCHERS: usize = 64;
/// Offices, switched on or off.
pub const OFFICES: usize = 20;
/// Bands of an office.
pub const BANDS: usize = 12;
/// Lists of an office.
pub const LISTS: usize = 8;
/// Categories of an office's rules.
pub const CATEGORIES: usize = 12;
/// Parts of an index.
pub const PARTS: usize = 8;
/// What a model of risk goes by.
pub const TERMS: usize = 8;
/// Kinds of people that a model of risk can tell apart.
pub const RISK_CELLS: usize = 4096;
/// Rules of an office: two for each act, for a rule may be for some people or some quarters only.
pub const RULES: usize = 2 * ACTS;
/// Quarters of the town.
pub const QUARTERS: usize = 16;
/// Looks of the town's people.
pub const LOOKS: usize = 8;
/// Sets of people.
pub const SETS: usize = 16;
/// Looks, quarters and sets together: the groups with whom a watcher can err differently.
pub const GROUPS: usize = LOOKS + QUARTERS + SETS;
/// Stages, trials and events, of each.
pub const STAGES: usize = 24;
/// Settings of a stage.
pub const STAGE_SETTINGS: usize = 64;
/// Knobs of all packs together.
pub const KNOBS: usize = 128;
/// Numbers that a knob sets.
pub const KNOB_PATHS: usize = 64;
/// What all packs together assume.
pub const ASSUMPTIONS: usize = 128;
/// Kinds of incidents.
pub const INCIDENTS: usize = 8;
/// Drivers of an act.
pub const DRIVERS: usize = 12;
/// Triggers of a list, its exits, and the acts by which one enters or leaves a set.
pub const DOORS: usize = 8;
/// Cells of a look in a table of scores.
pub const CELLS: usize = 2000;
/// Questions of a lesson to bet on.
pub const PREDICTIONS: usize = 12;
/// What else a lesson says of its town, so that a run can show it.
pub const SHOWN: usize = 24;
/// Settings of a run that shows something.
pub const SETTINGS: usize = 12;
/// Answers to choose from, in a bet or a vote.
pub const OPTIONS: usize = 6;
/// Steps of a lesson.
pub const STEPS: usize = 24;
/// Days until an observation reaches the file.
pub const DELAY_DAYS: u32 = 60;
/// Days until a stale entry is mended.
pub const STALE_DAYS: u32 = 400;
/// Days that an entry can be on its way to a file.
pub const LONGEST_WAY: usize = 512;

/// One bit for each act.
pub type ActMask = u128;
/// One bit for each watcher.
pub type WatcherMask = u64;
/// One bit for each office.
pub type OfficeMask = u32;
/// One bit for each band of an office.
pub type BandMask = u16;
/// One bit for each list of an office.
pub type ListMask = u8;
/// One bit for each set.
pub type SetMask = u16;
/// One bit for each quarter.
pub type QuarterMask = u16;
/// One bit for each kind of incident.
pub type IncidentMask = u8;

// Every mask has a bit for each thing there can be.
const _: () = assert!(ACTS <= ActMask::BITS as usize);
const _: () = assert!(WATCHERS <= WatcherMask::BITS as usize);
const _: () = assert!(OFFICES <= OfficeMask::BITS as usize);
const _: () = assert!(BANDS <= BandMask::BITS as usize);
const _: () = assert!(LISTS <= ListMask::BITS as usize);
const _: () = assert!(SETS <= SetMask::BITS as usize);
const _: () = assert!(QUARTERS <= QuarterMask::BITS as usize);
const _: () = assert!(INCIDENTS <= IncidentMask::BITS as usize);
// Records and receipts hold the numbers of acts, watchers and offices as bytes, and those of rules in two.
const _: () = assert!(ACTS <= 256 && WATCHERS <= 256 && OFFICES <= 256 && BANDS <= 256 && RULES <= 65_536);
// Each resident keeps the number of a cell in two bytes; where people are counted, there are two cells for each written.
const _: () = assert!(2 * CELLS * LOOKS <= 65_536);

// An entry that is late and stale arrives before its day's place in the ring of days comes round again.
const _: () = assert!(((DELAY_DAYS + STALE_DAYS) as usize) < LONGEST_WAY);

/// Residents of a housing block, about nine households.
pub const RESIDENTS_PER_BLOCK: u32 = 22;

/// Housing blocks for so many residents. A town has at most as many quarters.
pub fn blocks_for(residents: u32) -> u32 {
    residents.div_ceil(RESIDENTS_PER_BLOCK)
}
