//! What can be done and what happens, as the days read it.

use super::{Report, Who};
use crate::kernel::fixed::{RateTable, Threshold};
use crate::scenario::limits::{self, BandMask, ListMask};
use crate::scenario::raw::{ActKind, Away, PlaceKind, ReportOf};

/// Those of one look who bring one score.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    /// The number of the look; `None` for everybody.
    pub look: Option<u8>,
    /// The score.
    pub score: f64,
    /// Their share of the look, 0 to 1.
    pub share: f64,
    /// The chance that one of them does an act whose chance the table tells.
    pub chance: f64,
    /// How many they are, where the table counts people; else 0.
    pub people: u32,
}

/// Something that happens in quarters.
#[derive(Clone, Debug)]
pub struct Incident {
    pub(crate) name: String,
    pub(crate) what: u32,
    pub(crate) regular: bool,
    /// Times a day, by quarter.
    pub(crate) a_day: Vec<f64>,
    /// What each is worth to others, in hundredths.
    pub(crate) value: i32,
}

impl Incident {
    /// The name by which the scenario, its settings and its exports speak of it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Times a day, by quarter.
    pub fn a_day(&self) -> &[f64] {
        &self.a_day
    }
}

/// A state of a resident that drives acts. The days keep the states of a group of residents as columns, one for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DriverState {
    /// The trait of minding what one's acts do to others.
    Conscience,
    /// The trait of readiness to act for points.
    Guile,
    /// The trait of readiness to object.
    Nerve,
    /// The trait of readiness to help.
    Warmth,
    /// How worn one is.
    Strain,
    /// How little money one has.
    Poverty,
    /// Whether one looks for a job.
    Idle,
    /// Whether one is under thirty.
    Young,
    /// Whether one is sixty-five or older.
    Old,
    /// How little one trusts the offices.
    Distrust,
    /// How much one feels watched.
    Watched,
    /// Whether what one writes on the line is read by a watcher that goes by papers.
    Named,
    /// How far one keeps out of view.
    Evasion,
    /// What one thinks of the leading office.
    Approval,
    /// Whether one is in this band of the leading office, by index, the highest first.
    Band(u8),
    /// Whether one is in this set, by index.
    In(u8),
}

impl DriverState {
    /// The column of the first band.
    const FIRST_BAND: usize = 14;
    /// The column of the first set.
    const FIRST_SET: usize = Self::FIRST_BAND + limits::BANDS;
    /// How many columns there are.
    pub const COUNT: usize = Self::FIRST_SET + limits::SETS;

    /// The number of its column, below [`DriverState::COUNT`].
    pub const fn column(self) -> usize {
        match self {
            Self::Conscience => 0,
            Self::Guile => 1,
            Self::Nerve => 2,
            Self::Warmth => 3,
            Self::Strain => 4,
            Self::Poverty => 5,
            Self::Idle => 6,
            Self::Young => 7,
            Self::Old => 8,
            Self::Distrust => 9,
            Self::Watched => 10,
            Self::Named => 11,
            Self::Evasion => 12,
            Self::Approval => 13,
            Self::Band(band) => Self::FIRST_BAND + band as usize,
            Self::In(set) => Self::FIRST_SET + set as usize,
        }
    }
}

/// How the chance of an act in a day is told.
#[derive(Clone, Debug, PartialEq)]
pub enum Chance {
    /// By its rate and what drives it.
    Driven,
    /// Alike for everyone.
    Fixed(Threshold),
    /// For each band of the leading office; never where no office leads.
    ByBand(Vec<Threshold>),
    /// For each cell of the town's table.
    OfTable(Vec<Threshold>),
    /// For those whose feature is at least this, certain.
    FromFeature(f64),
    /// For those whose feature is at most the number of people who did it yesterday, certain.
    WithOthers,
    /// For those whose feature is more than a watcher's effort, by its index, times a loss, certain.
    IfWorth(usize, f64),
}

/// The bands and lists of an office that close an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closing {
    /// The office, by its index among those that are switched on.
    pub(crate) office: usize,
    pub(crate) bands: BandMask,
    pub(crate) lists: ListMask,
}

/// In which bands of the leading office two people who meet must be; 0 for any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encounter {
    /// The bands in one of which the person who is met must be.
    pub(crate) other: BandMask,
    /// The bands in one of which the person who acts must be.
    pub(crate) own: BandMask,
}

/// An act, from the catalogue or from the file.
#[derive(Clone, Debug)]
pub struct Act {
    pub(crate) name: String,
    pub(crate) says: String,
    pub(crate) what: u32,
    pub(crate) kind: ActKind,
    pub(crate) rate: RateTable,
    pub(crate) chance: Chance,
    /// The office whose service it needs; open to everyone if there is none, or if it is switched off.
    pub(crate) served_by: Option<usize>,
    /// The bands and lists that close it; none where the edge is cut.
    pub(crate) closed_by: Vec<Closing>,
    pub(crate) possible: bool,
    /// What drives it, each with its weight in sixteenths of a doubling.
    pub(crate) drivers: Vec<(DriverState, i16)>,
    /// How far its rate moves with what is believed of it, as [`steps`](super::minds::steps) takes it.
    pub(crate) weight: i32,
    pub(crate) money: i32,
    /// In quarters of an hour.
    pub(crate) quarter_hours: u8,
    pub(crate) place: PlaceKind,
    /// In hundredths.
    pub(crate) value: i32,
    pub(crate) who: Who,
    pub(crate) ages: (u8, u8),
    pub(crate) chosen: bool,
    pub(crate) debt: i8,
    /// In 1/65536.
    pub(crate) strain: i32,
    /// What must hold of the person whom somebody meets and to whom they do it; nothing if it is done to nobody.
    pub(crate) meets: Option<Encounter>,
    pub(crate) unless: Option<usize>,
    /// The set by one of whose members' names the doer goes afterwards, by index, and for how many days.
    pub(crate) alias: Option<(usize, u32)>,
    /// What doing it tells of somebody.
    pub(crate) reports: Option<Report>,
    /// How far from home it happens; at one's usual place if it is not said.
    pub(crate) away: Option<Away>,
    /// The reports, by index, for which it is entered when they are seen through.
    pub(crate) caught_by: Vec<usize>,
    /// Watchers that take reports by it, by index.
    pub(crate) takers: Vec<usize>,
    /// Watchers that recognise it, by index.
    pub(crate) watchers: Vec<usize>,
    /// Watchers that take it for another act: watcher, that act, how often. Read off the watchers' errors.
    pub(crate) taken_for: Vec<(usize, usize, f64)>,
}

impl Act {
    /// The name by which the scenario, its settings and its exports speak of it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What one would say of it, in the past tense.
    pub fn says(&self) -> &str {
        &self.says
    }

    /// Whether a watcher, by its index, takes it for another act, by its number.
    pub(crate) fn is_taken_by(&self, watcher: usize, other: usize) -> bool {
        self.taken_for.iter().any(|(who, taken_for, _)| (*who, *taken_for) == (watcher, other))
    }

    /// Whether doing it claims a deed of one's own.
    pub(crate) fn is_claim_of_oneself(&self) -> bool {
        self.reports.as_ref().is_some_and(|report| report.of == ReportOf::Doer)
    }

    /// Its true value to others, in points; harm is negative.
    pub fn value(&self) -> f64 {
        f64::from(self.value) / 100.0
    }

    /// Whether it is what it seems.
    pub fn kind(&self) -> ActKind {
        self.kind
    }

    /// Where it happens.
    pub fn place(&self) -> PlaceKind {
        self.place
    }
}
