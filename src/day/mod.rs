//! One day of the town, as the list of its phases.
//!
//! Phases read yesterday's columns and write today's. What each may know is in its signature: `rate`, `gate`, `learn`
//! and `redress` are never handed the truth.

pub mod act;
pub mod figures;
pub mod file;
pub mod gate;
pub mod history;
pub mod learn;
pub mod live;
pub mod measure;
pub mod rate;
pub mod readings;
pub mod redress;
pub mod residents;
pub mod simulation;
pub mod watch;

pub use simulation::{Options, Simulation};

/// Lets one day pass.
pub fn pass(town: &mut Simulation) {
    live::live(town.lives()); //          what befalls people: illness, lay-offs
    act::act(town.acts()); //             what they do                                    the truth
    watch::watch(town.watches()); //      what watchers see of it, or think they see      errors enter here
    file::file(town.files()); //          what reaches the files, when, under whom
    rate::rate(town.rates()); //          what the offices make of the files              scores, bands, receipts
    gate::gate(town.gates()); //          what scores open and close                      money, work, hours, ties
    learn::learn(town.learns()); //       what residents conclude and change              beliefs, strain, trust
    redress::redress(town.redresses()); // what is appealed, reviewed and mended
    measure::measure(town); //            what the study sees
}
