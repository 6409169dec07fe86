//! The desk of appeals: what lies on it, what asking brings, how well somebody judged, and what the other ruling would
//! have come to.
//!
//! What asking brings is the town's own: the second look of its reviewers, entries of its files, and a contact who knows
//! what happened and may not say it. How such a contact speaks is an assumption ([`HONEST`], [`LOYAL`]): no study of it
//! fits a town like this.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::order::{Command, Course, Order};
use super::statistics::Detection;
use crate::day::history::History;
use crate::day::state::desk::{Appeal, Ruled, Ruling};
use crate::day::state::ledger::points;
use crate::day::state::records::Receipt;
use crate::day::state::residents::Employment;
use crate::day::{Change, Simulation};
use crate::kernel::fixed::Threshold;
use crate::kernel::luck::Purpose;

/// Minutes of a working day at the desk.
pub const MINUTES: u32 = 480;
/// Minutes that a ruling takes: reading the file and writing down why.
pub const RULING_MINUTES: u32 = 10;
/// The chance that a contact who is asked about what somebody did not do says so, 0 to 1.
pub const HONEST: f64 = 0.95;
/// The chance that a contact without any conscience stands by somebody who did it, 0 to 1. It falls in proportion to
/// conscience, to 0 for the most conscientious.
pub const LOYAL: f64 = 0.8;

/// A rule for whoever sits at the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeskRule {
    /// A mark is struck only after a second look at what the watcher kept.
    LookAgain,
    /// Nothing is put off to the next day.
    NoDelay,
    /// No more than three marks are struck on a day.
    FewStruck,
    /// On the last day nothing is put off: there is no day on which it would be decided. The office has it in no book.
    LastDay,
}

/// The most marks that may be struck on a day under [`DeskRule::FewStruck`].
pub const MOST_STRUCK: usize = 3;

impl DeskRule {
    /// All rules, each with the working day from which it holds, 0 for the first.
    pub const BOOK: [(u32, Self); 3] = [(2, Self::NoDelay), (4, Self::LookAgain), (7, Self::FewStruck)];
}

/// A case on the desk. A ruling decides all appeals against its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Case {
    /// The first of the appeals against the record in the order of the queue.
    pub appeal: Appeal,
}

/// Something that can be asked about a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ask {
    /// Other marks of the same watcher for the same act, and how many of them were taken back.
    Register,
    /// The person's file of the last year.
    Year,
    /// Somebody whom the person knows.
    Contact,
    /// What the watcher kept: the second look of the town's reviewers.
    Watcher,
}

/// What asking brought.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// What became of other marks of the watcher for the same act, up to this morning.
    Register {
        /// Marks that were entered.
        marks: usize,
        /// Those of them that were taken back.
        back: usize,
    },
    /// What the file says of the last 365 days, but for the mark that is appealed against.
    Year {
        /// Marks that were entered.
        marks: usize,
        /// Those of them that are for the same act.
        same: usize,
        /// Those of them that were taken back.
        back: usize,
        /// Entries that brought points.
        gains: usize,
    },
    /// What a contact says.
    Contact {
        /// Who spoke, by number.
        who: u32,
        /// Whether they say that the person did it.
        did_it: bool,
    },
    /// There was no contact to be asked.
    Nobody,
    /// What the second look found.
    Watcher {
        /// Whether the person did it.
        did_it: bool,
        /// How often such a look is right, 0 to 1.
        right: f64,
    },
}

/// A question that was asked.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// Days that had passed when it was asked.
    pub day: u32,
    /// The record against which people appeal, by number.
    pub record: u64,
    /// What was asked.
    pub ask: Ask,
    /// What was answered. It stays so when the case comes up again.
    pub answer: Answer,
}

impl Ask {
    /// Everything that can be asked, what takes least first.
    pub const ALL: [Self; 4] = [Self::Register, Self::Year, Self::Contact, Self::Watcher];

    /// Minutes that it takes in a town, of the [`MINUTES`] of a day.
    pub fn minutes(self, town: &Simulation) -> u32 {
        match self {
            Self::Register => 5,
            Self::Year => 15,
            Self::Contact => 40,
            Self::Watcher => libm::round(town.scenario().policy().redress.hours_each * 60.0) as u32,
        }
    }
}

impl Case {
    /// The record against which people appeal, by number.
    pub fn record(&self) -> u64 {
        self.appeal.receipt.record.id
    }

    /// Who appeals, by number.
    pub fn resident(&self) -> u32 {
        self.appeal.receipt.about
    }

    /// What somebody is told who asks about it on this morning. Whoever sits at the desk (`seat`, by number) is not asked.
    /// `None` in a town that does not remember its days.
    pub fn answer(&self, town: &Simulation, seat: Option<u32>, ask: Ask) -> Option<Answer> {
        let (receipt, resident) = (&self.appeal.receipt, self.resident());
        let history = town.history()?;
        let is_mark = |day: u32, receipt: &Receipt| receipt.leads && receipt.is_mark(town.scenario_of(day).policy());
        let taken_back: LazyCell<BTreeSet<u64>, _> =
            LazyCell::new(|| history.corrections().map(|(_, done)| done.receipt.record.id).collect());
        let is_back = |other: &Receipt| taken_back.contains(&other.record.id);
        let others = || history.receipts().filter(|(_, other)| other.record.id != receipt.record.id);
        Some(match ask {
            Ask::Register => {
                let alike = |other: &Receipt| {
                    (other.record.watcher, other.record.act) == (receipt.record.watcher, receipt.record.act)
                        && other.about == other.record.about
                };
                let marks: Vec<&Receipt> =
                    others().filter(|(day, other)| alike(other) && is_mark(*day, other)).map(|(_, r)| r).collect();
                Answer::Register { marks: marks.len(), back: marks.iter().filter(|mark| is_back(mark)).count() }
            }
            Ask::Year => {
                let recent = |day: u32| day + 365 > town.day();
                let mine = others().filter(|(day, other)| other.about == resident && other.leads && recent(*day));
                let (marks, gains): (Vec<_>, Vec<_>) = mine.partition(|(day, other)| is_mark(*day, other));
                Answer::Year {
                    marks: marks.len(),
                    same: marks.iter().filter(|(_, mark)| mark.record.act == receipt.record.act).count(),
                    back: marks.iter().filter(|(_, mark)| is_back(mark)).count(),
                    gains: gains.len(),
                }
            }
            Ask::Contact => {
                let mut contacts = town.contacts(resident).to_vec();
                contacts.retain(|contact| Some(*contact) != seat);
                let Some(who) = contacts.get(receipt.record.id as usize % contacts.len().max(1)).copied() else {
                    return Some(Answer::Nobody);
                };
                let did_it = receipt.is_true(town.witness());
                let honest = if did_it { 1.0 - LOYAL * (1.0 - town.traits(who).conscience) } else { HONEST };
                let (high, low) = ((receipt.record.id >> 32) as u32, receipt.record.id as u32);
                let is_honest =
                    town.state.luck.chance(Purpose::Statement, high, who, low, Threshold::from_chance(honest));
                Answer::Contact { who, did_it: did_it == is_honest }
            }
            Ask::Watcher => Answer::Watcher {
                did_it: town.reviewer_finds(&self.appeal),
                right: town.scenario().raw().redress.accuracy,
            },
        })
    }
}

/// What lies on the desk on this morning, in the order of the queue: each record once.
pub fn cases(town: &Simulation) -> Vec<Case> {
    let mut cases: Vec<Case> = vec![];
    for appeal in &town.state.desk.under_review {
        let known = cases.iter().any(|case| case.record() == appeal.receipt.record.id);
        if !known {
            cases.push(Case { appeal: *appeal });
        }
    }
    cases
}

/// A case that was decided, and what was the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decided {
    /// The day on which it was ruled on: days that had passed.
    pub day: u32,
    /// The mark that was appealed against.
    pub receipt: Receipt,
    /// Whether the mark was upheld.
    pub stands: bool,
    /// Whether the person did what the mark says.
    pub did_it: bool,
    /// Whether the town's reviewers would have upheld it.
    pub reviewers_uphold: bool,
}

/// What came of some days at the desk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sitting {
    /// The cases that were decided, in the order of the days.
    pub decided: Vec<Decided>,
    /// Cases that nobody decided in time.
    pub left: usize,
    /// Cases that were sent back and have not come up again.
    pub back: usize,
}

/// What came of the days from one to another by the rulings among some commands. Of several rulings on a record the last
/// counts.
pub fn sitting(town: &Simulation, commands: &[Command], days: Range<u32>) -> Sitting {
    let mut rulings = BTreeMap::new();
    for command in commands.iter().filter(|command| days.contains(&command.day) && command.day < town.day()) {
        if let Order::Rule { record, ruling } = command.order {
            rulings.insert(record, (command.day, ruling));
        }
    }
    let count = |which: Ruling| rulings.values().filter(|(_, ruling)| *ruling == which).count();
    let mut marks = BTreeMap::new();
    for (lodged, receipt) in town.history().into_iter().flat_map(History::receipts) {
        // Others than the one whom the record names may bear a share of a mark.
        let is_own = receipt.about == receipt.record.about && receipt.is_mark(town.scenario_of(lodged).policy());
        if is_own && receipt.leads && rulings.contains_key(&receipt.record.id) {
            marks.entry(receipt.record.id).or_insert(Appeal { receipt: *receipt, lodged });
        }
    }
    let decide = |(record, (day, ruling)): (&u64, &(u32, Ruling))| {
        let mark = marks.get(record).filter(|_| matches!(ruling, Ruling::Stands | Ruling::Struck))?;
        Some(Decided {
            day: *day,
            receipt: mark.receipt,
            stands: *ruling == Ruling::Stands,
            did_it: mark.receipt.is_true(town.witness()),
            reviewers_uphold: town.reviewer_finds(mark),
        })
    };
    let mut decided: Vec<Decided> = rulings.iter().filter_map(decide).collect();
    decided.sort_by_key(|case| (case.day, case.receipt.record.id));
    Sitting { decided, left: count(Ruling::Left), back: count(Ruling::Back) }
}

/// Somebody who decides the files of a sitting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decider {
    /// Whoever ruled.
    Own,
    /// The town's reviewers, on the same files.
    Reviewers,
    /// Whoever strikes every mark.
    StrikesAll,
    /// Whoever strikes none.
    StrikesNone,
}

impl Decider {
    /// Each of them, in the order in which they are told.
    pub const ALL: [Self; 4] = [Self::Own, Self::Reviewers, Self::StrikesAll, Self::StrikesNone];

    /// How well they do on some cases. A mark that is true is a signal, and to uphold it is to call it one.
    pub fn on(self, decided: &[Decided]) -> Detection {
        let mut detection = Detection::default();
        for case in decided {
            let stands = match self {
                Self::Own => case.stands,
                Self::Reviewers => case.reviewers_uphold,
                Self::StrikesAll => false,
                Self::StrikesNone => true,
            };
            detection.note(case.did_it, stands);
        }
        detection
    }
}

/// How somebody stands on a morning.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// The score at the office whose mark it was, in points.
    pub score: f64,
    /// The band there, by index, the highest first.
    pub band: u8,
    /// Whether some office flags them.
    pub flagged: bool,
    /// Money, in groats.
    pub money: f64,
    /// What they do on working days.
    pub employment: Employment,
}

/// What became of somebody under the ruling that was made, and under the other one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fate {
    /// The case.
    pub case: Decided,
    /// Days that have passed at the end.
    pub day: u32,
    /// How the person stands.
    pub here: Standing,
    /// How the person would stand under the other ruling, with the same luck.
    pub otherwise: Standing,
}

/// Whose lives are told, up to three: somebody whose false mark was upheld, somebody whose true mark was struck, and those
/// with the heaviest marks.
pub fn telling(decided: &[Decided]) -> Vec<Decided> {
    let mut all = decided.to_vec();
    all.sort_by_key(|case| case.receipt.points);
    let wrongly = |upheld: bool| all.iter().find(|case| case.stands == upheld && case.did_it != upheld).copied();
    let mut told: Vec<Decided> = [wrongly(true), wrongly(false)].into_iter().flatten().collect();
    for case in &all {
        if told.len() < 3 && told.iter().all(|other| other.receipt.about != case.receipt.about) {
            told.push(*case);
        }
    }
    told
}

/// Lives the days since a ruling again under the other ruling. `run` begins on the morning of the ruling. `None` if
/// `go_on`, which is asked after every day, stops it.
pub fn otherwise(town: &Simulation, case: &Decided, mut run: Course, mut go_on: impl FnMut() -> bool) -> Option<Fate> {
    let record = case.receipt.record.id;
    for (day, change) in &mut run.changes {
        if let (true, Change::Rule(ruled)) = (*day == case.day, change)
            && ruled.record == record
        {
            *ruled = Ruled { record, ruling: if case.stands { Ruling::Struck } else { Ruling::Stands } };
        }
    }
    while run.town.day() < run.until {
        let next = run.town.day() + 1;
        run = run.led_to(next);
        go_on().then_some(())?;
    }
    let standing = |town: &Simulation| {
        let (office, resident) = (usize::from(case.receipt.office), case.receipt.about);
        Standing {
            score: points(town.exact_score(office, resident)),
            band: town.band(office, resident),
            flagged: town.flagged(resident),
            money: town.money(resident),
            employment: town.employment(resident),
        }
    };
    Some(Fate { case: *case, day: town.day(), here: standing(town), otherwise: standing(&run.town) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::Options;
    use crate::scenario::Recipe;
    use crate::study::Timeline;

    fn timeline(days: u32) -> Timeline {
        let recipe = Recipe::shipped("mended-town").unwrap();
        let mut timeline = Timeline::new(recipe, Options { threads: 1, ..Options::default() }).unwrap();
        (0..days).for_each(|_| timeline.pass_day());
        timeline
    }

    fn rule(timeline: &mut Timeline, record: u64, ruling: Ruling) {
        timeline.order(Order::Rule { record, ruling }).unwrap();
    }

    #[test]
    fn rulings_take_the_place_of_what_reviewers_find() {
        let before = timeline(90);
        let cases = cases(before.town());
        assert!((3..=12).contains(&cases.len()), "a day's work: {}", cases.len());
        let evening = |ruling: &dyn Fn(&Case) -> Option<Ruling>| {
            let mut town = before.clone();
            for case in &cases {
                ruling(case).into_iter().for_each(|ruling| rule(&mut town, case.record(), ruling));
            }
            town.pass_day();
            town
        };
        let left_alone = evening(&|_| None);
        let as_reviewers = evening(&|case| {
            let stands = before.town().reviewer_finds(&case.appeal);
            Some(if stands { Ruling::Stands } else { Ruling::Struck })
        });
        assert_eq!(left_alone.town().digest().whole(), as_reviewers.town().digest().whole());
        let corrected = |town: &Timeline| -> Vec<u64> {
            let last = town.town().history().unwrap().day(90).unwrap();
            last.corrections.iter().map(|done| done.receipt.record.id).collect()
        };
        let struck = corrected(&evening(&|_| Some(Ruling::Struck)));
        assert!(cases.iter().all(|case| struck.contains(&case.record())), "everything that lay there is taken back");
        let stands = corrected(&evening(&|_| Some(Ruling::Stands)));
        assert!(cases.iter().all(|case| !stands.contains(&case.record())), "nothing of it is");
        let back = evening(&|_| Some(Ruling::Back));
        let again = super::cases(back.town());
        let first: Vec<u64> = again.iter().take(cases.len()).map(Case::record).collect();
        let lay: Vec<u64> = cases.iter().map(Case::record).take(first.len()).collect();
        assert!(!first.is_empty() && first == lay, "what was sent back lies there again, before all others");
        assert_eq!(
            back.town().state.desk.reviewed,
            before.town().state.desk.reviewed,
            "and is not counted as reviewed"
        );
    }

    #[test]
    fn a_ruling_on_what_does_not_lie_there_changes_nothing() {
        let (mut one, mut other) = (timeline(60), timeline(60));
        rule(&mut one, 12_345, Ruling::Struck);
        one.pass_day();
        other.pass_day();
        assert_eq!(one.town().digest().whole(), other.town().digest().whole());
    }

    /// Ten days are lived under rulings of four kinds, and each judge's counts are those that were made.
    #[test]
    fn judges_are_counted_as_they_ruled() {
        let begun = timeline(90);
        let lived = |ruling: &dyn Fn(&Simulation, &Case) -> bool| {
            let mut town = begun.clone();
            for _ in 0..10 {
                for case in cases(town.town()) {
                    let stands = ruling(town.town(), &case);
                    rule(&mut town, case.record(), if stands { Ruling::Stands } else { Ruling::Struck });
                }
                town.pass_day();
            }
            let found = sitting(town.town(), town.commands(), 90..100);
            assert_eq!((found.left, found.back), (0, 0));
            (found.decided, town)
        };
        let (perfect, _) = lived(&|town, case| case.appeal.receipt.is_true(town.witness()));
        let own = Decider::Own.on(&perfect);
        assert!(own.hits > 5 && own.rejections > 5, "{own:?}");
        assert_eq!((own.misses, own.false_alarms), (0, 0));
        assert!(own.sensitivity().unwrap().value >= Decider::Reviewers.on(&perfect).sensitivity().unwrap().value);
        let (blind, _) = lived(&|_, case| case.record() % 2 == 0);
        let guess = Decider::Own.on(&blind).sensitivity().unwrap();
        assert!(guess.value.abs() < 3.0 * guess.error, "{guess:?}");
        let (biased, town) = lived(&|_, _| false);
        assert_eq!(Decider::Own.on(&biased), Decider::StrikesAll.on(&biased));
        assert_eq!(Decider::Own.on(&biased).sensitivity(), None, "whoever strikes everything tells nothing apart");
        let (reviewed, _) = lived(&|town, case| town.reviewer_finds(&case.appeal));
        let reviewers = Decider::Reviewers.on(&reviewed);
        assert_eq!(Decider::Own.on(&reviewed), reviewers, "the town's reviewers, measured by the same code");
        // The other ruling, lived again.
        let mut differing = 0;
        for case in telling(&biased) {
            let fate = otherwise(town.town(), &case, town.course(case.day), || true).unwrap();
            assert_eq!((fate.day, case.stands), (100, false));
            assert!(fate.otherwise.score <= fate.here.score, "a mark that stands brings no points: {fate:?}");
            differing += usize::from(fate.otherwise.score < fate.here.score);
        }
        assert!(differing > 0, "a ruling makes a difference");
        assert_eq!(telling(&biased).len(), 3);
    }

    /// Second looks and contacts are as often right as is said of them, contacts of the guilty by their conscience.
    #[test]
    fn answers_err_as_often_as_is_said() {
        let town = timeline(150);
        let town = town.town();
        // How many there were, how many were right, how many were to be expected, and the variance of that.
        let (mut looks, mut innocent, mut guilty) = ([0.0; 4], [0.0; 4], [0.0; 4]);
        let count = |of: &mut [f64; 4], is_right: bool, chance: f64| {
            let more = [1.0, f64::from(u8::from(is_right)), chance, chance * (1.0 - chance)];
            of.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
        };
        for (lodged, receipt) in town.history().unwrap().receipts() {
            let is_mark = receipt.is_mark(town.scenario_of(lodged).policy());
            if !receipt.leads || receipt.about != receipt.record.about || !is_mark {
                continue;
            }
            let (case, is_true) =
                (Case { appeal: Appeal { receipt: *receipt, lodged } }, receipt.is_true(town.witness()));
            match case.answer(town, None, Ask::Watcher) {
                Some(Answer::Watcher { did_it, right }) => count(&mut looks, did_it == is_true, right),
                other => panic!("{other:?}"),
            }
            match case.answer(town, None, Ask::Contact) {
                Some(Answer::Contact { who, did_it }) if is_true => {
                    count(&mut guilty, did_it, 1.0 - LOYAL * (1.0 - town.traits(who).conscience));
                }
                Some(Answer::Contact { did_it, .. }) => count(&mut innocent, !did_it, HONEST),
                other => assert_eq!(other, Some(Answer::Nobody)),
            }
            for seat in town.contacts(case.resident()) {
                let told = case.answer(town, Some(*seat), Ask::Contact);
                assert!(!matches!(told, Some(Answer::Contact { who, .. }) if who == *seat), "nobody asks themselves");
            }
            if looks[0] >= 600.0 {
                break;
            }
        }
        for [all, right, expected, variance] in [looks, innocent, guilty] {
            let off = (right - expected) / libm::sqrt(variance);
            assert!(all > 20.0 && off.abs() < 4.5, "{right} of {all} where {expected} are to be expected");
        }
        assert!(guilty[1] < 0.9 * guilty[0], "contacts stand by people");
    }
}
