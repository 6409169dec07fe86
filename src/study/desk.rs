//! The desk of appeals: what lies on it, what asking brings, how well somebody judged, and what the other ruling would
//! have come to.
//!
//! What asking brings is the town's own: the second look of its reviewers, entries of its files, and a contact who knows
//! what happened and may not say it. How such a contact speaks is an assumption ([`HONEST`], [`LOYAL`]): no study of it
//! fits a town like this.

use std::collections::BTreeMap;

use super::order::{Command, Course, Order};
use super::statistics::Detection;
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
/// How often a contact says that somebody did not do what they did not do.
pub const HONEST: f64 = 0.95;
/// How often a contact without a conscience stands by somebody who did it; the most conscientious do so never.
pub const LOYAL: f64 = 0.8;

/// A case on the desk: all appeals against one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Case {
    /// The entry that the first office made of the record, and when the appeal was lodged.
    pub appeal: Appeal,
}

/// Something that can be asked about a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer {
    /// How many marks of the watcher there were for the act so far, and how many of them were taken back.
    Register {
        /// Marks entered.
        marks: usize,
        /// Those of them that were taken back.
        back: usize,
    },
    /// What the file says of the last 365 days, but for the mark that is appealed against.
    Year {
        /// Marks.
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
    /// The person knows nobody.
    Nobody,
    /// What the second look found.
    Watcher {
        /// Whether the person did it.
        did_it: bool,
        /// How often such a look is right, 0 to 1.
        right: f64,
    },
}

impl Ask {
    /// Everything that can be asked, what takes least first.
    pub const ALL: [Self; 4] = [Self::Register, Self::Year, Self::Contact, Self::Watcher];

    /// How many minutes it takes in a town.
    pub fn minutes(self, town: &Simulation) -> u32 {
        match self {
            Self::Register => 5,
            Self::Year => 15,
            Self::Contact => 40,
            Self::Watcher => (town.scenario().policy().redress.hours_each * 60.0) as u32,
        }
    }
}

impl Case {
    /// The number of the record.
    pub fn record(&self) -> u64 {
        self.appeal.receipt.record.id
    }

    /// Who appeals, by number.
    pub fn resident(&self) -> u32 {
        self.appeal.receipt.about
    }

    /// What somebody is told who asks about it. `None` in a town that does not remember its days.
    pub fn answer(&self, town: &Simulation, ask: Ask) -> Option<Answer> {
        let (receipt, resident) = (&self.appeal.receipt, self.resident());
        let history = town.history()?;
        let is_mark = |day: u32, receipt: &Receipt| receipt.leads && receipt.is_mark(town.scenario_of(day).policy());
        let taken_back: Vec<u64> = history.corrections().map(|(_, done)| done.receipt.record.id).collect();
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
                let contacts = town.contacts(resident);
                let Some(who) = contacts.get(receipt.record.id as usize % contacts.len().max(1)).copied() else {
                    return Some(Answer::Nobody);
                };
                let did_it = receipt.is_true(town.witness());
                let guilt = f64::from(255 - town.town().people.conscience[who as usize]) / 255.0;
                let honest = if did_it { 1.0 - LOYAL * guilt } else { HONEST };
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
    /// The entry.
    pub receipt: Receipt,
    /// Whether the mark was left standing.
    pub stands: bool,
    /// Whether the person did what the mark says.
    pub did_it: bool,
    /// Whether the town's reviewers would have left it standing.
    pub reviewers_let_stand: bool,
}

/// The cases that were decided from one day to another by the rulings among some commands, in the order of the days. Of
/// several rulings on a record the last counts; what was only sent back is not among them.
pub fn decided(town: &Simulation, commands: &[Command], days: std::ops::Range<u32>) -> Vec<Decided> {
    let mut rulings = BTreeMap::new();
    for command in commands.iter().filter(|command| days.contains(&command.day) && command.day < town.day()) {
        if let Order::Rule { record, ruling } = command.order {
            rulings.insert(record, (command.day, ruling));
        }
    }
    let Some(history) = town.history() else { return vec![] };
    let mut found: BTreeMap<u64, (u32, &Receipt)> = BTreeMap::new();
    for (day, receipt) in history.receipts().filter(|(_, receipt)| rulings.contains_key(&receipt.record.id)) {
        found.entry(receipt.record.id).or_insert((day, receipt));
    }
    let of = |(record, (day, ruling)): (&u64, &(u32, Ruling))| {
        let (lodged, receipt) = found.get(record).filter(|_| *ruling != Ruling::Back)?;
        Some(Decided {
            day: *day,
            receipt: **receipt,
            stands: *ruling == Ruling::Stands,
            did_it: receipt.is_true(town.witness()),
            reviewers_let_stand: town.reviewer_finds(&Appeal { receipt: **receipt, lodged: *lodged }),
        })
    };
    let mut decided: Vec<Decided> = rulings.iter().filter_map(of).collect();
    decided.sort_by_key(|one| (one.day, one.receipt.record.id));
    decided
}

/// Somebody who might sit at the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judge {
    /// Whoever ruled.
    Own,
    /// The town's reviewers, on the same files.
    Reviewers,
    /// Whoever strikes every mark.
    StrikesAll,
    /// Whoever strikes none.
    StrikesNone,
}

impl Judge {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Own, Self::Reviewers, Self::StrikesAll, Self::StrikesNone];

    /// How this judge did on some cases. A mark that is true is a signal, and to let it stand is to call it one.
    pub fn on(self, decided: &[Decided]) -> Detection {
        let mut detection = Detection::default();
        for case in decided {
            let stands = match self {
                Self::Own => case.stands,
                Self::Reviewers => case.reviewers_let_stand,
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

/// Whose lives are told: one who was wronged by the ruling, one whom it let off, and others by the size of the mark; up to
/// three.
pub fn telling(decided: &[Decided]) -> Vec<Decided> {
    let mut all = decided.to_vec();
    all.sort_by_key(|case| case.receipt.points);
    let mut told: Vec<Decided> = vec![];
    let kinds = [|case: &Decided| case.stands && !case.did_it, |case: &Decided| !case.stands && case.did_it];
    let of_kind = |kind: &fn(&Decided) -> bool| all.iter().find(|case| kind(case)).copied();
    told.extend(kinds.iter().filter_map(|kind| of_kind(&(*kind as fn(&Decided) -> bool))));
    for case in all {
        if told.len() < 3 && !told.iter().any(|other| other.receipt.about == case.receipt.about) {
            told.push(case);
        }
    }
    told.truncate(3);
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
        assert_eq!(first, lay, "what was sent back lies there again, before all others");
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
            let found = decided(town.town(), town.commands(), 90..100);
            (found, town)
        };
        let (perfect, _) = lived(&|town, case| case.appeal.receipt.is_true(town.witness()));
        let own = Judge::Own.on(&perfect);
        assert!(own.hits > 5 && own.rejections > 5, "{own:?}");
        assert_eq!((own.misses, own.false_alarms), (0, 0));
        assert!(own.sensitivity().unwrap().value >= Judge::Reviewers.on(&perfect).sensitivity().unwrap().value);
        let (blind, _) = lived(&|_, case| case.record() % 2 == 0);
        let guess = Judge::Own.on(&blind).sensitivity().unwrap();
        assert!(guess.value.abs() < 3.0 * guess.error, "{guess:?}");
        let (biased, town) = lived(&|_, _| false);
        assert_eq!(Judge::Own.on(&biased), Judge::StrikesAll.on(&biased));
        assert!(Judge::Own.on(&biased).criterion().unwrap().value > 1.0);
        let (reviewed, _) = lived(&|town, case| town.reviewer_finds(&case.appeal));
        let reviewers = Judge::Reviewers.on(&reviewed);
        assert_eq!(Judge::Own.on(&reviewed), reviewers, "the town's reviewers, measured by the same code");
        // The other ruling, lived again.
        for case in telling(&biased) {
            let fate = otherwise(town.town(), &case, town.course(case.day), || true).unwrap();
            assert_eq!((fate.day, case.stands), (100, false));
            assert!(fate.otherwise.score <= fate.here.score, "a mark that stands brings no points: {fate:?}");
        }
        assert_eq!(telling(&biased).len(), 3);
    }

    /// What contacts say is as often right as is said of them, and a second look too.
    #[test]
    fn answers_err_as_often_as_is_said() {
        let town = timeline(150);
        let town = town.town();
        let history = town.history().unwrap();
        let marks = history.receipts().filter(|(day, receipt)| {
            receipt.leads && receipt.about == receipt.record.about && receipt.is_mark(town.scenario_of(*day).policy())
        });
        let (mut looks, mut right, mut honest, mut innocent) = (0.0, 0.0, 0.0, 0.0);
        for (lodged, receipt) in marks {
            let case = Case { appeal: Appeal { receipt: *receipt, lodged } };
            let is_true = receipt.is_true(town.witness());
            let Some(Answer::Watcher { did_it, right: told }) = case.answer(town, Ask::Watcher) else { panic!() };
            assert_eq!(told, 0.95);
            (looks, right) = (looks + 1.0, right + f64::from(u8::from(did_it == is_true)));
            if let (false, Some(Answer::Contact { did_it, .. })) = (is_true, case.answer(town, Ask::Contact)) {
                (innocent, honest) = (innocent + 1.0, honest + f64::from(u8::from(!did_it)));
            }
            if looks >= 600.0 {
                break;
            }
        }
        let within = |part: f64, all: f64, share: f64| {
            let error = libm::sqrt(share * (1.0 - share) / all);
            assert!((part / all - share).abs() < 4.5 * error, "{part} of {all} where {share} is said");
        };
        within(right, looks, 0.95);
        within(honest, innocent, HONEST);
        assert!(innocent > 20.0);
    }
}
