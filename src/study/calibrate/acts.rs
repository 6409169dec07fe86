//! Which acts targets are about.

/// Every act of the catalogue that harms others. The civic ledger has a rule about each.
pub const HARMFUL: [&str; 9] = [
    "cross_on_red",
    "litter",
    "night_noise",
    "miss_bill",
    "miss_shift",
    "quarrel",
    "ride_free",
    "shoplift",
    "short_weight",
];

/// Of these, what people without work can do as well as those who have it.
pub const HARMFUL_BUT_SHIFTS: [&str; 8] =
    ["cross_on_red", "litter", "night_noise", "miss_bill", "quarrel", "ride_free", "shoplift", "short_weight"];

/// What people do in public life: for the town, and in its affairs.
pub const PUBLIC: [&str; 6] =
    ["volunteer", "donate", "sweep_street", "report_fault", "write_critically", "sit_in_meeting"];
