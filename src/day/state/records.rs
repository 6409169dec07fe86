//! What watchers saw, and what is entered of it.

use serde::Serialize;

use super::residents::{Residents, remembers};
use crate::kernel::luck::{Luck, Purpose, mix};
use crate::scenario::policy::Policy;
use crate::scenario::raw::ReadingOf;
use crate::truth::{Done, Sealed, Seen, Witness};

/// An observation's number: made from the day, the subject and what was seen by whom.
pub(in crate::day) fn observation_id(day: u32, subject: u32, what: u32) -> u64 {
    mix(mix(u64::from(day) << 32 | u64::from(subject)) ^ u64::from(what))
}

/// An observation's or a record's number as people and programs read it: a letter and sixteen hexadecimal digits, so that
/// no spreadsheet takes it for a number.
pub fn record_name(id: u64) -> String {
    format!("r{id:016x}")
}

/// What a watcher thinks it saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Observation {
    /// The observation's number: made from what it is of, never counted (watcher, act, true subject and day).
    pub id: u64,
    /// The resident whom the watcher names.
    pub about: u32,
    /// What it claims they did, as an index into the acts.
    pub act: u8,
    /// Who or what saw it, as an index into the watchers.
    pub watcher: u8,
    /// Whether it tells of the same deed, under the same name, as the observation before it. The files enter a deed once
    /// in an office's file, whoever saw it.
    pub again: bool,
    /// Who was really seen, and doing what.
    pub(crate) seal: Sealed<Seen>,
}

impl Observation {
    /// Whether the person it names did what it claims.
    pub fn is_true(&self, witness: &Witness) -> bool {
        self.seal.open(witness).is(self.about, self.act)
    }

    /// Who was really seen; `None` if nobody did anything.
    pub fn seen(&self, witness: &Witness) -> Option<u32> {
        self.seal.open(witness).who()
    }

    /// Whether it is of this resident doing this act, whatever it says.
    pub fn is_of(&self, resident: u32, act: u8, witness: &Witness) -> bool {
        self.seal.open(witness).is(resident, act)
    }

    /// At whom the watcher looked, whether or not they did anything.
    pub(in crate::day) fn looked_at(&self, witness: &Witness) -> u32 {
        self.seal.open(witness).looked_at()
    }

    /// The entry that it leaves in a file.
    pub(in crate::day) fn record(&self) -> Record {
        let Self { id, about, act, watcher, again: _, seal } = *self;
        Record { id, about, act, watcher, seal: seal.done_by(about) }
    }
}

/// An entry in the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Record {
    /// The number of the observation it records.
    pub id: u64,
    /// The resident under whose name it stands.
    pub about: u32,
    /// What it says they did, as an index into the acts.
    pub act: u8,
    /// Who or what saw it, as an index into the watchers.
    pub watcher: u8,
    /// What they really did.
    pub(crate) seal: Sealed<Done>,
}

impl Record {
    /// Whether the resident whom it names did what it says.
    pub fn is_true(&self, witness: &Witness) -> bool {
        self.done(witness) == Some(self.act)
    }

    /// What the resident whom it names really did, as an index into the acts; `None` if nobody did anything, or somebody
    /// else did.
    pub fn done(&self, witness: &Witness) -> Option<u8> {
        self.seal.open(witness).act()
    }
}

#[cfg(test)]
impl Record {
    /// An entry of what did not happen, for tests that may not know the truth.
    pub(in crate::day) fn of_nothing(id: u64, about: u32, act: u8, watcher: u8) -> Self {
        Self { id, about, act, watcher, seal: Sealed::new(Done::NOTHING) }
    }
}

/// What a watcher read of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Reading {
    /// The resident of whom it is.
    pub about: u32,
    /// Who or what read it, as an index into the watchers.
    pub watcher: u8,
    /// What was read.
    #[serde(default, skip_serializing_if = "is_feature")]
    pub of: ReadingOf,
    /// The number, in its own unit.
    pub value: f64,
}

fn is_feature(of: &ReadingOf) -> bool {
    *of == ReadingOf::Feature
}

/// Incidents of one kind that a watcher saw in one quarter today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct SeenIncidents {
    /// Who or what saw them, as an index into the watchers.
    pub watcher: u8,
    /// The kind, as an index into the incidents.
    pub incident: u8,
    /// The quarter.
    pub quarter: u8,
    /// The stable number of kind and watcher, for luck.
    pub(crate) what: u32,
    /// Whether the watcher was there because a file had sent it.
    pub sent_by_file: bool,
    /// How many, in parts of an [`ENTRY`](crate::kernel::fixed::ENTRY).
    pub count: u64,
    /// Of these, those that the watcher stopped before they did harm.
    #[serde(default, skip_serializing_if = "is_nought")]
    pub stopped: u64,
}

fn is_nought(count: &u64) -> bool {
    *count == 0
}

/// What kind of entry a report leaves on file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub enum Left {
    /// The act that the report claims, about the person of whom it tells.
    Claim,
    /// The report itself, as an act of the one who made it.
    Report,
    /// An act of the reporter that stands for a false report which was seen through.
    Caught,
}

/// An entry that somebody's report has left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Reported {
    /// The observation that goes on to the files.
    pub seen: Observation,
    /// Which of a report's entries it is.
    pub left: Left,
    /// Who made the report.
    pub reporter: u32,
    /// The act by which they made it, as an index into the acts.
    pub by: u8,
}

/// Somebody whom a watcher has stopped on the spot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Stopped {
    /// The resident who was stopped.
    pub person: u32,
    /// Who or what stopped them, as an index into the watchers.
    pub watcher: u8,
    /// What they really did.
    pub(crate) seal: Sealed<Seen>,
}

impl Stopped {
    /// What the one who was stopped had really done, as an index into the acts; `None` if it was nothing.
    pub fn done(&self, witness: &Witness) -> Option<u8> {
        self.seal.open(witness).act()
    }
}

/// What watchers saw today.
#[derive(Clone, Debug, Default)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
pub struct Sightings {
    /// Observations, chunk by chunk.
    pub(crate) observations: Vec<Vec<Observation>>,
    /// What people's reports have left, in the order in which the reporters stand in the truth's list.
    pub(crate) reports: Vec<Reported>,
    /// False reports that a contact confirmed, and false reports that were seen through.
    pub(in crate::day) lies: [u64; 2],
    /// Who was stopped, chunk by chunk, in the order of the observations.
    pub(crate) stops: Vec<Vec<Stopped>>,
    /// Features, on their way to the files.
    pub(in crate::day) readings: Vec<Reading>,
    /// Incidents, on their way to the files.
    pub(in crate::day) incidents: Vec<SeenIncidents>,
}

impl Sightings {
    /// Every observation, those that reports have left last.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Observation> {
        self.observations.iter().flatten().chain(self.reports.iter().map(|report| &report.seen))
    }
}

/// Every change that a rule makes to a score leaves a receipt: rule, record, points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Receipt {
    /// The record that the rule read.
    pub record: Record,
    /// Whose score it changed: the subject of the record, or someone of their household.
    pub about: u32,
    /// The office that entered it, as an index into the offices of the scenario.
    pub office: u8,
    /// The number of the rule within the office, of the rules that were in force on the day.
    pub rule: u16,
    /// Whether it is the first that this office made of the record for this person.
    pub leads: bool,
    /// Points added, in 1/256 of a point, after caps, floor and ceiling.
    pub points: i32,
    /// The month at whose turn the points are taken back; 0 for never.
    pub until_month: u32,
}

impl Receipt {
    /// Whether the person the record names did what it claims.
    pub fn is_true(&self, witness: &Witness) -> bool {
        self.record.is_true(witness)
    }

    /// The act by which the person whose score it changed really earned it, as an index into the acts; `None` if they did
    /// nothing of the kind: nobody did anything, somebody else did, or it is shared out within a household.
    pub fn earned_by(&self, witness: &Witness) -> Option<u8> {
        self.record.done(witness).filter(|_| self.about == self.record.about)
    }

    /// Whether it costs somebody points or money.
    pub(crate) fn is_mark(&self, policy: &Policy) -> bool {
        self.points < 0 || self.fine(policy) > 0
    }

    /// What the person whose score it changed pays for it by these rules, in hundredths of a groat. Others than the one whom
    /// the record names bear a share of its points, and pay nothing.
    pub(crate) fn fine(&self, policy: &Policy) -> i32 {
        let pays = self.about == self.record.about;
        if pays { policy.offices[usize::from(self.office)].fine_of(self.record.act, self.rule) } else { 0 }
    }

    /// Whether the person is told what the change is for. A reward always says so.
    pub(in crate::day) fn gives_reason(&self, luck: Luck, policy: &Policy, day: u32) -> bool {
        !self.is_mark(policy)
            || luck.chance(Purpose::Reason, day, self.about, self.record.id as u32, policy.redress.reasons)
    }

    /// Whether the person knows what it is for: is told, and remembers doing it.
    pub(in crate::day) fn is_understood(&self, residents: &Residents, luck: Luck, policy: &Policy, day: u32) -> bool {
        let remembers = |act: u8| remembers(residents, self.about as usize, act);
        // Whoever was found out in a false report remembers the report.
        let reports = policy.acts[usize::from(self.record.act)].caught_by.iter();
        let own_report = || self.about == self.record.about && reports.clone().any(|report| remembers(*report as u8));
        self.gives_reason(luck, policy, day) && (remembers(self.record.act) || own_report())
    }

    /// Whether the person is told of the change; without notice they neither learn from it nor appeal.
    pub(in crate::day) fn is_noticed(&self, luck: Luck, policy: &Policy, day: u32) -> bool {
        luck.chance(Purpose::Notice, day, self.about, self.record.id as u32, policy.redress.notice)
    }
}
