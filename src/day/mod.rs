//! One day of the town, as the list of its phases.
//!
//! A phase begins with the state as the phase before it left it. Each is handed what it may know and nothing else: its
//! struct says so, and `file`, `rate`, `gate`, `learn` and `redress` are never handed the truth.

pub mod act;
mod apart;
pub mod change;
pub(crate) mod encounters;
pub mod file;
pub mod gate;
mod handed;
mod held;
pub mod history;
pub mod intervene;
pub mod leading;
pub mod learn;
pub mod live;
pub mod measure;
#[cfg(test)]
mod mistakes;
mod morning;
pub mod phase;
pub mod rate;
pub mod readings;
pub mod redress;
pub mod simulation;
pub mod state;
pub mod watch;

pub use change::Change;
pub use phase::Phase;
pub use simulation::{Options, Simulation};

/// What a phase does to a town. A second town that has passed the phase just now, with the same luck, saves work.
type Pass = fn(&mut Simulation, Option<&Simulation>);

/// The day. Above each phase stands what it is, and what it reads that an earlier phase of the same day wrote.
pub const DAY: [(Phase, Pass); 9] = [
    // what befalls people; of the same day it reads nothing
    (Phase::Live, |town, _| live::live(town.lives())),
    // what people do: the truth; reads who is ill and who has work
    (Phase::Act, |town, other| act::act(town.acts(other))),
    // what watchers see of it, with every error; reads the acts, the incidents, conduct, who is ill and who has work
    (Phase::Watch, |town, other| watch::watch(town.watches(other))),
    // what reaches the files, and when; reads what was seen
    (Phase::File, |town, _| file::file(town.files())),
    // scores, lists and receipts; reads what arrived on file and who has work
    (Phase::Rate, |town, other| rate::rate(town.rates(other))),
    // what scores open and close; reads bands and lists, hours spent, who has work
    (Phase::Gate, |town, other| gate::gate(town.gates(other))),
    // what people conclude and change; reads receipts, bands, cut-offs, ties, own acts
    (Phase::Learn, |town, other| learn::learn(town.learns(other))),
    // what is appealed, reviewed and mended; reads receipts, findings, own acts, money
    (Phase::Redress, |town, other| redress::redress(town.redresses(other))),
    // what the study sees; reads everything
    (Phase::Measure, |town, _| measure::measure(town.measures())),
];

impl Simulation {
    /// Lets one day pass.
    pub fn pass_day(&mut self) {
        self.begin_day(None);
        for (phase, pass) in DAY {
            self.pass(phase, pass, None);
        }
        self.end_day();
    }

    /// Passes one phase of a day, beside a town that has passed it if there is one. The two were
    /// [compared](Self::compare) before either passed it.
    pub(crate) fn pass(&mut self, phase: Phase, pass: Pass, other: Option<&Self>) {
        if other.is_none() {
            self.compare(phase, None);
        }
        #[cfg(test)]
        self.mistake_before(phase);
        pass(self, other);
        #[cfg(test)]
        self.mistake_after(phase);
        if let Some(other) = other {
            self.take(phase, other);
        }
    }
}
