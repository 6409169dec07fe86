//! Offices, their bands, rules and lists, as the days read them.

use super::{Made, Merged, Part, Predictor, Risk, Serves, Tally, Who};
use crate::kernel::fixed::Threshold;
use crate::scenario::limits::{BandMask, ListMask, QuarterMask, WatcherMask};
use crate::scenario::raw::{BorneBy, RawEffects, ReviewOf};

/// An office.
#[derive(Clone, Debug)]
pub struct Office {
    pub(crate) name: String,
    /// The number that stands for it in addresses, made from its name.
    pub(crate) what: u32,
    pub(crate) about: Who,
    /// The quarters whose people it rates.
    pub(crate) quarters: QuarterMask,
    /// Whether people can read the number.
    pub(crate) numeric: bool,
    pub(crate) start: i32,
    pub(crate) start_spread: i32,
    pub(crate) start_from_feature: bool,
    pub(crate) floor: i32,
    pub(crate) ceiling: i32,
    /// Share of the distance from the start that is left after a day, in 1/65536; 65536 for all of it.
    pub(crate) kept_a_day: i64,
    /// The watchers whose records it reads.
    pub(crate) sources: WatcherMask,
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
    /// Who bears a share of every mark, if anybody does.
    pub(crate) bearing: Option<Bearing>,
    pub(crate) lists: Vec<List>,
    pub(crate) serves: Serves,
    /// The chance in a day that someone refused is lifted to the cut-off.
    pub(crate) repair: Threshold,
    /// Its own second look at its marks, if it takes one.
    pub(crate) review: Option<Review>,
    /// How far its bands stand in for acquaintance where people are hired.
    pub(crate) replaces_acquaintance: f64,
    /// The parts of its index; none where it is made otherwise.
    pub(crate) parts: Vec<Part>,
    /// Whoever has fewer entries on file is not served.
    pub(crate) needs_records: u8,
    /// How it makes its score of those of other offices, if it does.
    pub(crate) merged: Option<Merged>,
    /// Its model of who will be on file, if it has one.
    pub(crate) risk: Option<Risk>,
    pub(crate) predictor: Option<Predictor>,
    pub(crate) tally: Option<Tally>,
    pub(crate) published: bool,
    /// The bands that count as being flagged.
    pub(crate) penalty_bands: BandMask,
    /// The lists that count as being flagged.
    pub(crate) penalty_lists: ListMask,
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

    /// The number of the category of a rule, given the act that it reads and its own number; `None` for a rule without.
    pub(crate) fn category_of(&self, act: u8, rule: u16) -> Option<u8> {
        self.rule(act, rule)?.category
    }

    /// A rule, given the act that it reads and its own number.
    pub(crate) fn rule(&self, act: u8, number: u16) -> Option<&Rule> {
        self.rules[usize::from(act)].iter().find(|known| known.number == number)
    }

    /// What the person whom a record names pays for it by a rule, in hundredths of a groat.
    pub(crate) fn fine_of(&self, act: u8, rule: u16) -> i32 {
        self.rule(act, rule).map_or(0, |rule| rule.fine)
    }

    /// The parts of the index that the office makes, in the order of the file; none where it makes its score otherwise.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The part of its index that the points of a category go to, by its number.
    #[inline]
    pub(crate) fn part_of(&self, category: Option<u8>) -> Option<usize> {
        let category = category?;
        self.parts.iter().position(|part| part.of == Made::Points(category))
    }

    /// How much is left a day later of what a rule entered, in 1/65536, given the act that it reads and its own number.
    pub(crate) fn kept_a_day_of(&self, act: u8, rule: u16) -> i64 {
        let part = self.part_of(self.category_of(act, rule));
        part.map_or(self.kept_a_day, |part| self.parts[part].kept_a_day)
    }

    /// Whether some list takes the group of whoever is on it.
    pub(crate) fn lists_groups(&self) -> bool {
        self.lists.iter().any(|list| list.kin)
    }

    /// Whether some list, or a model, asks how many contacts were listed.
    pub(crate) fn counts_listed_contacts(&self) -> bool {
        let list_asks = self.lists.iter().flat_map(|list| &list.on).any(|on| matches!(on, On::ContactsListed(_)));
        list_asks || self.risk.as_ref().is_some_and(|risk| risk.terms.contains(&super::Term::ListedContacts))
    }

    /// Whether some list says what the office itself does not believe.
    pub(crate) fn is_insincere(&self) -> bool {
        self.lists.iter().any(|list| !list.sincere)
    }

    /// The index of the band of a score.
    pub(crate) fn band_of(&self, score: i32) -> u8 {
        self.bands.iter().position(|band| score >= band.from).unwrap_or(self.bands.len() - 1) as u8
    }
}

/// Who bears a share of what a rule makes of somebody's record.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bearing {
    pub(crate) of: BorneBy,
    /// The share of each of the others, in 1/256.
    pub(crate) share: i32,
    /// Whether that share is divided among the others.
    pub(crate) divided: bool,
}

/// An office's own second look at its marks.
#[derive(Clone, Copy, Debug)]
pub struct Review {
    /// The chance that a mark is drawn.
    pub(crate) share: Threshold,
    pub(crate) of: ReviewOf,
    /// The chance that a reviewer finds what is true.
    pub(crate) accuracy: Threshold,
    pub(crate) hours_each: f64,
}

/// A band.
#[derive(Clone, Debug)]
pub struct Band {
    pub(crate) name: String,
    pub(crate) from: i32,
    pub(crate) penalty: bool,
    pub(crate) effects: RawEffects,
    /// The acts that it closes, by index.
    pub(crate) closes: Vec<usize>,
    /// How much those in it have at stake, 0 to 255.
    pub(crate) stakes: u8,
    /// What its doors are worth to those in it, in 1/256 of a week's living.
    pub(crate) doors: i32,
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
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Rule {
    /// Its number within the office.
    pub(crate) number: u16,
    pub(crate) points: i32,
    /// What the person whom the record names pays, in hundredths of a groat.
    #[serde(default, skip_serializing_if = "is_nought")]
    pub(crate) fine: i32,
    /// The category that caps it.
    pub(crate) category: Option<u8>,
    pub(crate) expires_months: u32,
    /// The quarters in which it holds.
    pub(crate) quarters: QuarterMask,
    pub(crate) from_day: u32,
    pub(crate) until_day: u32,
    pub(crate) who: Who,
}

fn is_nought(fine: &i32) -> bool {
    *fine == 0
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
    /// Whether the office believes what it says.
    pub(crate) sincere: bool,
    /// Whether the group that bears with somebody on it is on it too.
    pub(crate) kin: bool,
    pub(crate) effects: RawEffects,
    /// The acts that it closes, by index.
    pub(crate) closes: Vec<usize>,
    /// What its doors are worth to those on it, in 1/256 of a week's living.
    pub(crate) doors: i32,
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
    ContactsListed(u8),
    /// On a list of another office, both by index.
    ListedBy(usize, usize),
    /// Among this share of the lowest scores.
    Worst(f64),
    /// Among this share of the highest scores.
    Best(f64),
}

/// A list's exit.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Off {
    DebtsCleared,
    AfterDays(u32),
    ScoreAbove(i32),
}
