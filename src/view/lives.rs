//! Three lives told from their receipts: someone wronged, someone caught, someone who did well.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::causes;
use super::facts::{Fact, Facts};
use super::lines::First;
pub use super::lines::{LifeLine, happened};
use crate::day::Simulation;
use crate::day::state::ledger::points;
use crate::day::state::residents::Employment;
use crate::study::wrongs::{stale_bills, weights};
use crate::town::names;
use crate::town::people::Role;
use crate::words::{self, say};

/// A life.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Life {
    /// The resident.
    pub resident: u32,
    /// Their name.
    pub name: String,
    /// Why this life is told.
    pub heading: String,
    /// Who the resident is, in one sentence.
    pub who: String,
    /// What became of them, in one or two sentences.
    pub outcome: String,
    /// What happened, what was seen and what was scored, by day.
    pub lines: Vec<LifeLine>,
}

/// Lines told of each life.
const LINES: usize = 8;

/// Why a life is told: its heading, and what of its file comes first, so that the heading's claim is seen in its lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Flagged without having earned it, and most was entered wrongly about them among those.
    WronglyFlagged,
    /// Most was entered wrongly about them among those whose score is below what perfect watching would have given.
    Wronged,
    /// Flagged, and marked for what they did.
    Caught,
    /// One of the highest scores, with what it was given for.
    Well,
}

impl Told {
    fn key(self) -> &'static str {
        match self {
            Self::WronglyFlagged => "life-wrongly-flagged",
            Self::Wronged => "life-wronged",
            Self::Caught => "life-caught",
            Self::Well => "life-well",
        }
    }

    fn row_key(self) -> &'static str {
        match self {
            Self::WronglyFlagged | Self::Wronged => "row-wrong",
            Self::Caught => "row-earned",
            Self::Well => "row-gained",
        }
    }

    fn first(self) -> First {
        match self {
            Self::WronglyFlagged | Self::Wronged => First::Wrong,
            Self::Caught => First::Earned,
            Self::Well => First::Gains,
        }
    }
}

/// Three lives worth telling, with everything that is known of them. Fewer where the town has none of a kind, and none
/// where the town is too large to remember.
pub fn three(town: &Simulation) -> Vec<Life> {
    chosen(town).into_iter().map(|(told, resident)| life(town, resident, told, LINES)).collect()
}

/// Whose lives are told, and why.
pub fn chosen(town: &Simulation) -> Vec<(Told, u32)> {
    let (Some(office), Some(history)) = (town.leading(), town.history()) else {
        return vec![];
    };
    // Points of marks for what people did, and points that were added.
    let (mut earned, mut gained): (BTreeMap<u32, i64>, BTreeMap<u32, i64>) = Default::default();
    for (_, receipt) in history.receipts() {
        let of = match (receipt.points < 0, receipt.is_true(town.witness())) {
            (true, true) => &mut earned,
            (false, _) => &mut gained,
            (true, false) => continue,
        };
        *of.entry(receipt.about).or_default() += i64::from(receipt.points.abs());
    }
    let heaviest = |of: &BTreeMap<u32, i64>, among: &dyn Fn(u32) -> bool| {
        let those = of.iter().filter(|(resident, weight)| **weight > 0 && town.rated(**resident) && among(**resident));
        those.max_by_key(|(resident, weight)| (**weight, std::cmp::Reverse(**resident))).map(|(resident, _)| *resident)
    };
    let wrong = weights(town);
    let wrongly = |resident: u32| town.flagged(resident) && !town.deserves_flag(resident);
    let standing = town.scenario().raw().standing;
    // Whom watchers spared more than they wronged is not the one to tell of.
    let lowered = |resident: u32| {
        let office = town.office_of(resident);
        office
            .is_some_and(|office| town.standing(office, resident).is_none_or(|own| town.score(office, resident) < own))
    };
    let wronged = heaviest(&wrong, &|resident| standing && wrongly(resident))
        .map(|resident| (Told::WronglyFlagged, resident))
        .or_else(|| heaviest(&wrong, &lowered).map(|resident| (Told::Wronged, resident)));
    let mut told: Vec<(Told, u32)> = wronged.into_iter().collect();
    let new = |told: &[(Told, u32)], resident: u32| told.iter().all(|(_, other)| *other != resident);
    let rightly = |resident: u32| town.flagged(resident) && (!standing || town.deserves_flag(resident));
    let caught = heaviest(&earned, &|resident| new(&told, resident) && rightly(resident));
    told.extend(caught.map(|resident| (Told::Caught, resident)));
    let well = office.rated().filter(|resident| gained.contains_key(resident) && new(&told, *resident));
    let well = well.max_by(|a, b| office.score(*a).total_cmp(&office.score(*b)).then(b.cmp(a)));
    told.extend(well.map(|resident| (Told::Well, resident)));
    told
}

/// A life, with everything that is known of it, in at most so many lines.
pub fn life(town: &Simulation, resident: u32, told: Told, most: usize) -> Life {
    Life {
        resident,
        name: town.town().name(resident),
        heading: words::plain(told.key()),
        who: who(town, resident),
        outcome: outcome(town, resident, Facts::EVERYTHING),
        lines: super::lines::lines(town, resident, most, told.first(), Facts::EVERYTHING),
    }
}

/// The entry that matters most today for what a life is told for, with what it is in words.
pub fn row_that_mattered(town: &Simulation, resident: u32, told: Told, facts: Facts) -> Option<(String, LifeLine)> {
    let row = super::lines::mattering_most(town, resident, told.first(), facts)?;
    Some((words::plain(told.row_key()), row))
}

/// The entries of somebody's file that moved most, and what mattered most that nobody saw, as far as `facts` may be seen.
pub fn lines(town: &Simulation, resident: u32, most: usize, facts: Facts) -> Vec<LifeLine> {
    super::lines::lines(town, resident, most, First::Moving, facts)
}

/// Who a resident is, in one sentence.
pub fn who(town: &Simulation, resident: u32) -> String {
    let people = town.town();
    let (age, trade) = (people.age(resident).to_string(), trade(town, resident));
    let (quarter, look) = (people.quarter(resident), people.look(resident));
    say!("life-who", age = age, trade = trade, quarter = quarter, look = look)
}

/// What has become of a resident by today, at every office that rates them, as far as `facts` may be seen.
pub fn outcome(town: &Simulation, resident: u32, facts: Facts) -> String {
    told(town, resident, facts, "life")
}

/// The same in few words, for readers who have been told what it is to earn a flag: without the sums of the file.
pub fn outcome_in_short(town: &Simulation, resident: u32) -> String {
    let facts = Fact::ALL.into_iter().filter(|fact| *fact != Fact::Entries).collect();
    told(town, resident, facts, "short")
}

/// What has become of a resident; whether the flag that they have is earned is said by a sentence of the family `verdicts`.
fn told(town: &Simulation, resident: u32, facts: Facts, verdicts: &str) -> String {
    let day = town.day().to_string();
    let offices = town.offices_of(resident);
    if offices.is_empty() {
        return say!("life-not-rated", day = day);
    }
    let verdict = facts.has(Fact::Standing) && facts.has(Fact::Verdict) && town.scenario().raw().standing;
    let mut sentences = vec![];
    for office in &offices {
        let rules = &town.scenario().policy().offices()[*office];
        let band = rules.bands()[usize::from(town.band(*office, resident))].name();
        let whole = |points: f64| words::number(libm::round(points));
        let score = whole(town.score(*office, resident));
        sentences.push(say!("life-outcome", day = day, office = rules.name(), score = score, band = band));
        let lists = town.state.offices[*office].ledger.lists_of(rules, resident);
        sentences.extend(lists.map(|list| say!("life-listed", list = list.name())));
        if let Some(standing) = town.standing(*office, resident).filter(|_| verdict) {
            sentences.push(say!("life-standing", standing = whole(standing)));
            sentences.extend(causes::of_score(town, *office, resident));
        }
        if offices.len() > 1 && town.flagged_by(*office, resident) {
            sentences.push(say!("life-flagged-by", office = rules.name()));
        }
    }
    let key = match (town.flagged(resident), town.deserves_flag(resident)) {
        (true, _) if !verdict => "flagged",
        (false, _) if !verdict => "not-flagged",
        (true, true) => "flagged-rightly",
        (true, false) => "flagged-wrongly",
        (false, true) => "missed",
        (false, false) => "unflagged",
    };
    sentences.push(words::plain(&format!("{verdicts}-{key}")));
    if verdict {
        sentences.extend(causes::of_flag(town, resident));
    }
    if facts.has(Fact::Entries) {
        sentences.extend(sums(town, resident));
    }
    sentences.join(" ")
}

/// What one does for a living.
pub fn trade(town: &Simulation, resident: u32) -> String {
    let people = town.town();
    let role = people.people.role[resident as usize];
    if role >= Role::Owner as u8
        && let Some(firm) = people.people.firm_of(resident)
    {
        return say!("trade-owner", firm = names::firm(town.seed(), firm));
    }
    let trade = people.trade(resident);
    match town.employment(resident) {
        Employment::Employed => trade.to_owned(),
        Employment::Idle => say!("trade-idle", trade = trade),
        Employment::Student => words::say!("trade-student"),
        Employment::Retired => say!("trade-retired", trade = trade),
    }
}

/// All receipts of a resident in a few sentences.
fn sums(town: &Simulation, resident: u32) -> Vec<String> {
    let Some(history) = town.history() else { return vec![] };
    let (mut up, mut earned, mut unearned) = ((0, 0), (0, 0), (0, 0));
    // What several rules of an office made of one record is one entry.
    let mut counted = BTreeSet::new();
    for (_, receipt) in history.receipts().filter(|(_, receipt)| receipt.about == resident) {
        let sum = match (receipt.points >= 0, receipt.is_true(town.witness())) {
            (true, _) => &mut up,
            (false, true) => &mut earned,
            (false, false) => &mut unearned,
        };
        let is_new = counted.insert((receipt.record.id, receipt.office));
        *sum = (sum.0 + i64::from(is_new), sum.1 + receipt.points);
    }
    let sum = |key: &str, (count, sum): (i64, i32)| {
        (count > 0).then(|| say(key, &[("count", &words::count(count)), ("points", &words::signed(points(sum)))]))
    };
    let mut sums: Vec<String> =
        [sum("life-sum-up", up), sum("life-sum-earned", earned), sum("life-sum-unearned", unearned)]
            .into_iter()
            .flatten()
            .collect();
    if !sums.is_empty() {
        sums.push(words::say!("life-sums"));
    }
    let stale = stale_bills(town).iter().filter(|bill| bill.observation.about == resident).count();
    sums.extend((stale > 0).then(|| say!("life-sum-stale", count = stale)));
    sums
}
