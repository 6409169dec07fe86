//! A scenario that has been checked, in the form the days read: indices for names, integers for chances.

use super::raw::{ActKind, Edge, Exit, PlaceKind, RawEffects, RawScenario, Trigger, WatcherKind, Who};
pub use super::serving::{CutOff, Fits, Predictor, Serves, Tally};
use crate::kernel::fixed::{RateTable, Threshold};

/// A checked scenario. There is no other way to one than [`parse`](super::parse).
#[derive(Clone, Debug)]
pub struct Scenario {
    pub(super) raw: RawScenario,
    pub(super) policy: Policy,
}

impl Scenario {
    /// What was written, with all layers and defaults.
    pub fn raw(&self) -> &RawScenario {
        &self.raw
    }

    /// What the days read.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// Whether the rules of another scenario can be put in force in a running town of this one.
    ///
    /// # Errors
    /// The field that differs and may not: the town, the seed, whether standing is kept, or which acts, watchers,
    /// offices, categories and lists there are.
    pub fn fits(&self, other: &Self) -> Result<(), &'static str> {
        fn names<'a, T: 'a>(of: &'a [T], name: impl Fn(&'a T) -> &'a String) -> Vec<&'a String> {
            of.iter().map(name).collect()
        }
        let same_town = serde_json::to_value(&self.raw.town).ok() == serde_json::to_value(&other.raw.town).ok();
        let (old, new) = (&self.policy, &other.policy);
        let offices = |policy: &Policy| policy.offices.iter().map(|o| (o.name.clone(), o.about)).collect::<Vec<_>>();
        let within = |same: fn(&Office, &Office) -> bool| old.offices.iter().zip(&new.offices).all(|(a, b)| same(a, b));
        let same = [
            ("town", same_town),
            ("seed", self.raw.seed == other.raw.seed),
            ("standing", old.standing == new.standing),
            ("acts", names(&old.acts, |act| &act.name) == names(&new.acts, |act| &act.name)),
            ("incidents", names(&old.incidents, |i| &i.name) == names(&new.incidents, |i| &i.name)),
            ("watchers", names(&old.watchers, |w| &w.name) == names(&new.watchers, |w| &w.name)),
            ("offices", offices(old) == offices(new)),
            ("offices.categories", within(|a, b| a.caps.len() == b.caps.len())),
            ("offices.lists", within(|a, b| names(&a.lists, |l| &l.name) == names(&b.lists, |l| &l.name))),
        ];
        same.into_iter().find(|(_, same)| !same).map_or(Ok(()), |(field, _)| Err(field))
    }
}

/// Which edges of the loop are cut.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cuts(u16);

impl Cuts {
    /// These edges.
    pub fn of(edges: &[Edge]) -> Self {
        Self(edges.iter().fold(0, |bits, edge| bits | 1 << *edge as u8))
    }

    /// Whether an edge is cut.
    pub fn has(self, edge: Edge) -> bool {
        self.0 >> edge as u8 & 1 == 1
    }
}

/// What the days read. Everything in it refers to everything else by index.
#[derive(Clone, Debug)]
pub struct Policy {
    pub(crate) acts: Vec<Act>,
    pub(crate) incidents: Vec<Incident>,
    pub(crate) watchers: Vec<Watcher>,
    pub(crate) offices: Vec<Office>,
    /// The cells of the town's table, group by group.
    pub(crate) cells: Vec<Cell>,
    pub(crate) learning: Learning,
    pub(crate) redress: Redress,
    pub(crate) shocks: Shocks,
    pub(crate) cuts: Cuts,
    pub(crate) standing: bool,
    /// Whether any act is driven by a band.
    pub(crate) bands_drive: bool,
}

impl Policy {
    /// The acts.
    pub fn acts(&self) -> &[Act] {
        &self.acts
    }

    /// What happens in the quarters.
    pub fn incidents(&self) -> &[Incident] {
        &self.incidents
    }

    /// The watchers.
    pub fn watchers(&self) -> &[Watcher] {
        &self.watchers
    }

    /// The offices.
    pub fn offices(&self) -> &[Office] {
        &self.offices
    }

    /// The cells of the town's table, group by group, each from the lowest score to the highest.
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// The offices that read a watcher's records, one bit each.
    #[inline]
    pub(crate) fn readers(&self, watcher: u8) -> u32 {
        let reads = |office: &Office| office.sources >> watcher & 1;
        self.offices.iter().enumerate().fold(0, |mask, (number, office)| mask | reads(office) << number)
    }

    /// How much is at stake in each band: how far the doors of the neighbouring bands differ, and a little pride.
    pub(super) fn set_stakes(&mut self) {
        const PRIDE: f64 = 0.1;
        let cuts = self.cuts;
        for office in &mut self.offices {
            let worth: Vec<f64> = office.bands.iter().map(|band| open_doors(&band.effects, cuts)).collect();
            for (i, band) in office.bands.iter_mut().enumerate() {
                let beside = [i.checked_sub(1), Some(i + 1)].into_iter().flatten().filter_map(|j| worth.get(j));
                let step = beside.map(|other| (other - worth[i]).abs()).fold(0.0, f64::max);
                band.stakes = crate::kernel::fixed::share_to_byte(PRIDE + step);
            }
            // Whoever learns nothing from a fall stands to lose what a newcomer does.
            if cuts.has(Edge::Learning) {
                let newcomer = office.bands[usize::from(office.band_of(office.start))].stakes;
                office.bands.iter_mut().for_each(|band| band.stakes = newcomer);
            }
        }
    }
}

/// What a band's doors are worth to a person, as a share of a week's living: an invented weighting, on the
/// assumption board.
fn open_doors(effects: &RawEffects, cuts: Cuts) -> f64 {
    let mut worth = 0.0;
    if !cuts.has(Edge::Money) {
        worth += 2.0 * (effects.wage - 1.0) + 1.5 * (effects.custom - 1.0) + (effects.rewards - effects.fees) / 40.0;
    }
    if !cuts.has(Edge::Access) {
        worth += 0.4 * (effects.hiring - 1.0) - 10.0 * effects.job_loss - effects.lost_hours / 20.0;
    }
    if !cuts.has(Edge::Scrutiny) {
        worth -= 0.1 * (effects.scrutiny - 1.0);
    }
    if !cuts.has(Edge::Ties) {
        worth -= 5.0 * effects.tie_loss;
    }
    if !cuts.has(Edge::Strain) {
        worth -= 0.5 * effects.notice;
    }
    worth
}

/// Numbers of the columns from which drivers are read; bands come after them.
pub(crate) const STATES: usize = 11;

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
}

impl Incident {
    /// Its name in the scenario.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Times a day, by quarter.
    pub fn a_day(&self) -> &[f64] {
        &self.a_day
    }
}

/// How the chance of an act in a day is told.
#[derive(Clone, Debug, PartialEq)]
pub enum Chance {
    /// By its rate and what drives it.
    Driven,
    /// Alike for everyone.
    Fixed(Threshold),
    /// For each band of the first office.
    ByBand(Vec<Threshold>),
    /// For each cell of the town's table.
    OfTable(Vec<Threshold>),
    /// For those whose feature is at least this, certain.
    FromFeature(f64),
}

/// An act of the catalogue.
#[derive(Clone, Debug)]
pub struct Act {
    pub(crate) name: String,
    pub(crate) says: String,
    pub(crate) what: u32,
    pub(crate) kind: ActKind,
    pub(crate) rate: RateTable,
    pub(crate) chance: Chance,
    /// The office whose service it needs.
    pub(crate) served_by: Option<usize>,
    pub(crate) possible: bool,
    /// Column of the state and weight in sixteenths of a doubling.
    pub(crate) drivers: Vec<(usize, i16)>,
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
    pub(crate) unless: Option<usize>,
    /// Watchers that recognise it, by index.
    pub(crate) watchers: Vec<usize>,
    /// Watchers that take it for another act: watcher, that act, how often.
    pub(crate) taken_for: Vec<(usize, usize, f64)>,
    /// Whether any rule, list or belief can answer to it.
    pub(crate) rated: bool,
}

impl Act {
    /// Its name in the scenario.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What one would say of it, in the past tense.
    pub fn says(&self) -> &str {
        &self.says
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

/// A watcher.
#[derive(Clone, Debug)]
pub struct Watcher {
    pub(crate) name: String,
    pub(crate) what: u32,
    pub(crate) kind: WatcherKind,
    pub(crate) reads_feature: bool,
    /// The incidents it enters, one bit each.
    pub(crate) incidents: u8,
    /// The office by whose file it patrols; everywhere if none.
    pub(crate) patrols_by: Option<usize>,
    /// Share of the places it covers, by kind of place.
    pub(crate) coverage: [Threshold; 7],
    pub(crate) sensitivity: f64,
    pub(crate) misidentify: f64,
    pub(crate) false_alarm: f64,
    pub(crate) false_alarm_as: usize,
    pub(crate) delay_days: u32,
    pub(crate) loss: Threshold,
    pub(crate) stale: Threshold,
    pub(crate) stale_days: u32,
    /// Multiples by look, then by quarter: sensitivity, misidentify, false alarm.
    pub(crate) look_errors: Vec<[f64; 3]>,
    pub(crate) quarter_errors: Vec<[f64; 3]>,
    /// Whether it errs alike with everyone.
    pub(crate) even: bool,
    /// No multiple of its false alarms, by groups and scrutiny, exceeds this.
    pub(crate) most_errors: f64,
    pub(crate) scrutiny: bool,
    pub(crate) evadable: f64,
    pub(crate) quarters: u16,
    pub(crate) from_day: u32,
    pub(crate) until_day: u32,
    pub(crate) hours_each: f64,
}

impl Watcher {
    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its kind.
    pub fn kind(&self) -> WatcherKind {
        self.kind
    }

    pub(crate) fn watches_on(&self, day: u32) -> bool {
        day >= self.from_day && (self.until_day == 0 || day < self.until_day)
    }
}

/// An office.
#[derive(Clone, Debug)]
pub struct Office {
    pub(crate) name: String,
    pub(crate) about: Who,
    /// Whether people can read the number.
    pub(crate) numeric: bool,
    pub(crate) start: i32,
    pub(crate) start_spread: i32,
    pub(crate) start_from_feature: bool,
    pub(crate) floor: i32,
    pub(crate) ceiling: i32,
    /// Share of the distance from the start that is left after a day, in 1/65536; 65536 for all of it.
    pub(crate) kept_a_day: i64,
    pub(crate) sources: u32,
    pub(crate) bands: Vec<Band>,
    /// Monthly caps of categories in whole points; 0 for none.
    pub(crate) caps: Vec<u8>,
    /// Rules by the act they read.
    pub(crate) rules: Vec<Vec<Rule>>,
    /// Months that the ring of expiring points holds; 0 if nothing expires.
    pub(crate) months: usize,
    /// In 1/65536.
    pub(crate) peer_weight: i64,
    pub(crate) peer_kept: bool,
    /// Chance in a week to let a contact go, at this office's peer weight.
    pub(crate) drop: f64,
    pub(crate) drop_gap: i32,
    /// In 1/256.
    pub(crate) household_share: i32,
    pub(crate) lists: Vec<List>,
    pub(crate) serves: Serves,
    /// The chance in a day that someone refused is lifted to the cut-off.
    pub(crate) repair: Threshold,
    pub(crate) predictor: Option<Predictor>,
    pub(crate) tally: Option<Tally>,
    pub(crate) published: bool,
    /// The bands and the lists that count as being flagged, one bit each.
    pub(crate) penalty_bands: u16,
    pub(crate) penalty_lists: u8,
}

impl Office {
    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its bands, the highest first.
    pub fn bands(&self) -> &[Band] {
        &self.bands
    }

    /// Its lists.
    pub fn lists(&self) -> &[List] {
        &self.lists
    }

    /// The index of the band of a score.
    pub(crate) fn band_of(&self, score: i32) -> u8 {
        self.bands.iter().position(|band| score >= band.from).unwrap_or(self.bands.len() - 1) as u8
    }
}

/// A band.
#[derive(Clone, Debug)]
pub struct Band {
    pub(crate) name: String,
    pub(crate) from: i32,
    pub(crate) penalty: bool,
    pub(crate) effects: RawEffects,
    pub(crate) stakes: u8,
}

impl Band {
    /// Its letter or name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether being in it counts as being flagged.
    pub fn penalty(&self) -> bool {
        self.penalty
    }
}

/// A rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its number within the office.
    pub(crate) number: u16,
    pub(crate) points: i32,
    /// The category that caps it.
    pub(crate) category: Option<u8>,
    pub(crate) expires_months: u32,
    pub(crate) quarters: u16,
    pub(crate) from_day: u32,
    pub(crate) until_day: u32,
    pub(crate) who: Who,
}

impl Rule {
    /// Whether it is in force on a day.
    #[inline]
    pub(crate) fn holds_on(&self, day: u32) -> bool {
        day >= self.from_day && (self.until_day == 0 || day < self.until_day)
    }

    /// The month at whose turn points entered on a day are taken back; 0 for never.
    #[inline]
    pub(crate) fn until_month(&self, day: u32) -> u32 {
        if self.expires_months > 0 { day / crate::kernel::fixed::MONTH + self.expires_months + 1 } else { 0 }
    }
}

/// A list.
#[derive(Clone, Debug)]
pub struct List {
    pub(crate) name: String,
    pub(crate) penalty: bool,
    pub(crate) on: Vec<On>,
    pub(crate) off: Vec<Off>,
    pub(crate) effects: RawEffects,
}

impl List {
    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether being on it counts as being flagged.
    pub fn penalty(&self) -> bool {
        self.penalty
    }
}

/// A list's trigger, with acts by index and scores in fixed point.
#[derive(Clone, Copy, Debug)]
pub(crate) enum On {
    Debts(u8),
    ScoreBelow(i32),
    Record(usize),
}

impl On {
    pub(super) fn of(trigger: &Trigger, act: impl Fn(&str) -> Option<usize>) -> Option<Self> {
        Some(match trigger {
            Trigger::Debts(count) => Self::Debts((*count).min(255) as u8),
            Trigger::ScoreBelow(score) => Self::ScoreBelow(points(*score)),
            Trigger::Record(name) => Self::Record(act(name)?),
        })
    }
}

/// A list's exit.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Off {
    DebtsCleared,
    AfterDays(u32),
    ScoreAbove(i32),
}

impl Off {
    pub(super) fn of(exit: &Exit) -> Self {
        match exit {
            Exit::DebtsCleared => Self::DebtsCleared,
            Exit::AfterDays(days) => Self::AfterDays(*days),
            Exit::ScoreAbove(score) => Self::ScoreAbove(points(*score)),
        }
    }
}

pub(super) fn points(value: f64) -> i32 {
    crate::kernel::fixed::to_fixed(value, crate::kernel::fixed::POINT)
}

/// How residents learn, in fixed point where it is used daily.
#[derive(Clone, Debug)]
pub struct Learning {
    /// What one unit of seeming more costs, by look; never tried where there is none.
    pub(crate) claims: Vec<Option<f64>>,
    /// In 1/256.
    pub(crate) own_receipts: i32,
    pub(crate) talk: i32,
    pub(crate) reading: i32,
    /// Driver steps for each believed half point at full guile, stakes and visibility.
    pub(crate) steps_per_half_point: i32,
    /// In 1/256.
    pub(crate) evade: i32,
    /// Driver steps.
    pub(crate) withdraw: i32,
    /// In 1/65536 for each point.
    pub(crate) strain_per_point: i32,
    /// In 1/65536.
    pub(crate) unfair_mark: i32,
}

/// What can be done against a mark.
#[derive(Clone, Copy, Debug)]
pub struct Redress {
    pub(crate) notice: Threshold,
    pub(crate) appeal: f64,
    pub(crate) try_it_on: f64,
    pub(crate) cost: i32,
    pub(crate) quarter_hours: u8,
    pub(crate) delay_days: u32,
    pub(crate) accuracy: Threshold,
    pub(crate) reviews_a_day: f64,
    pub(crate) hours_each: f64,
}

/// What befalls people.
#[derive(Clone, Copy, Debug)]
pub struct Shocks {
    pub(crate) illness: Threshold,
    pub(crate) illness_days: u8,
    /// Weekly chances.
    pub(crate) layoff: Threshold,
    pub(crate) hiring: f64,
}
