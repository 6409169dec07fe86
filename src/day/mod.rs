//! One day of the town, as the list of its phases.
//!
//! Phases read yesterday's columns and write today's. What each may know is in its signature: `rate`, `gate`, `learn`
//! and `redress` are never handed the truth.

pub mod act;
pub mod beside;
pub mod figures;
pub mod file;
pub mod gate;
pub mod history;
pub mod intervene;
pub mod learn;
pub mod live;
pub mod measure;
pub mod rate;
pub mod readings;
pub mod redress;
pub mod residents;
pub mod simulation;
pub mod watch;

pub use intervene::Intervention;
pub use simulation::{Options, Simulation};

/// A part of the day. A second town that has passed it just now, with the same luck, saves work: where the two were
/// alike before, they are alike after.
pub type Phase = fn(&mut Simulation, Option<&Simulation>);

/// The places in the day of phases after which the study looks.
pub mod at {
    /// The first.
    pub const LIVE: usize = 0;
    /// When scores are made.
    pub const RATE: usize = 4;
    /// When doors open and close.
    pub const GATE: usize = 5;
    /// When people learn.
    pub const LEARN: usize = 6;
    /// When marks are taken back.
    pub const REDRESS: usize = 7;
}

/// The day.
pub const DAY: [Phase; 9] = [
    |town, other| live::live(town.lives(other)), //    what befalls people: illness, lay-offs
    |town, other| act::act(town.acts(other)),    //       what they do                              the truth
    |town, other| watch::watch(town.watches(other)), // what watchers see of it, or think they see errors enter here
    |town, _| file::file(town.files()),          //             what reaches the files, when, under whom
    |town, _| rate::rate(town.rates()), //             what the offices make of the files        scores, bands, receipts
    |town, _| gate::gate(town.gates()), //             what scores open and close                money, work, hours, ties
    |town, other| learn::learn(town.learns(other)), //  what residents conclude and change        beliefs, strain, trust
    |town, _| redress::redress(town.redresses()), //   what is appealed, reviewed and mended
    |town, _| measure::measure(town),   //               what the study sees
];
