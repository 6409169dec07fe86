//! Who or what watches, and how it errs, as the days read it.

use crate::kernel::fixed::Threshold;
use crate::scenario::limits::{ActMask, IncidentMask, QuarterMask, SetMask};
use crate::scenario::raw::{PlaceKind, ReadingOf, WatcherKind};

use super::Stop;

/// A watcher.
#[derive(Clone, Debug)]
pub struct Watcher {
    pub(crate) name: String,
    /// The number that stands for it in the addresses of luck, made from its name.
    pub(crate) what: u32,
    pub(crate) kind: WatcherKind,
    /// What it reads of people.
    pub(crate) reads: Vec<ReadingOf>,
    /// The incidents it enters.
    pub(crate) incidents: IncidentMask,
    /// The office whose file sends its patrol, as an index. Without one it looks in all its quarters; if that office is
    /// switched off, it enters no incidents.
    pub(crate) patrols_by: Option<usize>,
    /// Share of the places it covers, by the number of the kind of place.
    pub(crate) coverage: [Threshold; PlaceKind::COUNT],
    /// The quarters in which it watches.
    pub(crate) quarters: QuarterMask,
    /// It sees only what members of one of these sets do; of everyone if there is none.
    pub(crate) only: SetMask,
    /// The first day on which it watches.
    pub(crate) from_day: u32,
    /// The day from which it no longer watches; 0 for never.
    pub(crate) until_day: u32,
    /// Hours of somebody's work that each observation costs.
    pub(crate) hours_each: f64,
    /// The act that it enters about whoever made a report that it has seen through, by index.
    pub(crate) catches: Option<usize>,
    /// What it lets people claim of themselves: a bit for each act.
    pub(crate) claims: ActMask,
    /// How much it looks, if that follows what it finds.
    pub(crate) effort: Option<Effort>,
    /// It sees what happens away from a person's usual places only beyond so many blocks from them; 0 for everywhere.
    pub(crate) beyond: u32,
    /// What it does on the spot about what it sees.
    pub(crate) stop: Option<Stop>,
    /// Whether no other watcher takes for something else what it sees.
    pub(crate) clears: bool,
    pub(crate) errors: Errors,
}

impl Watcher {
    /// Whether it stops people on the spot.
    pub fn stops(&self) -> bool {
        self.stop.is_some()
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its kind.
    pub fn kind(&self) -> WatcherKind {
        self.kind
    }

    /// How it errs.
    pub fn errors(&self) -> &Errors {
        &self.errors
    }

    /// Whether it looks at a kind of place.
    pub(crate) fn looks_at(&self, place: PlaceKind) -> bool {
        !self.coverage[place as usize].is_never()
    }

    pub(crate) fn watches_on(&self, day: u32) -> bool {
        day >= self.from_day && (self.until_day == 0 || day < self.until_day)
    }
}

/// How much a watcher looks, where it looks as much as pays.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effort {
    /// What each find is worth.
    pub(crate) finds: f64,
    /// What it costs to look at one person for a day.
    pub(crate) costs: f64,
    /// How far the share of people at whom it looks moves in a day for each unit gained.
    pub(crate) pace: f64,
    /// That share on the first day.
    pub(crate) start: f64,
}

/// Whatever makes a watcher see less than what happens in its view, or later, or something else. A watcher without any is
/// [`Errors::NONE`]; a new kind of error is a field here, with the value there that means "none".
#[derive(Clone, Debug, PartialEq)]
pub struct Errors {
    /// The chance that an act in view is seen.
    pub(crate) sensitivity: f64,
    /// The chance that a true sighting is pinned on a lookalike.
    pub(crate) misidentify: f64,
    /// The chance, each time someone is in view, that it sees what did not happen.
    pub(crate) false_alarm: f64,
    /// The act that its false alarms claim, by index. Without one there is no false alarm.
    pub(crate) false_alarm_as: Option<usize>,
    /// Acts that it takes for others.
    pub(crate) mistakes: Vec<Mistake>,
    /// The chance that it sees through a false report.
    pub(crate) verifies: Threshold,
    /// Faces on show that it takes for people.
    pub(crate) faces: Faces,
    /// Under whose name it enters what it sees.
    pub(crate) names: Names,
    /// The chance that an entry lands in the file of somebody who lives near.
    pub(crate) misfile: Threshold,
    /// The spread of its readings, as a share of what is true.
    pub(crate) reading: f64,
    /// Whether it knows people by their papers, so that whoever goes by another's name is entered under it.
    pub(crate) papers: bool,
    /// Days until an observation reaches the file.
    pub(crate) delay_days: u32,
    /// The chance that an observation never reaches the file.
    pub(crate) loss: Threshold,
    /// The chance that a settled bill goes on as unpaid.
    pub(crate) stale: Threshold,
    /// Days until a stale entry is mended.
    pub(crate) stale_days: u32,
    /// Multiples by look. Empty, as are those by quarter, where it errs alike with everyone.
    pub(crate) by_look: Vec<Multiples>,
    /// Multiples by quarter.
    pub(crate) by_quarter: Vec<Multiples>,
    /// Multiples for the members of sets, each by the index of the set.
    pub(crate) by_set: Vec<(u8, Multiples)>,
    /// No multiple of its false alarms, by look, quarter, sets and scrutiny together, exceeds this.
    pub(crate) most: f64,
    /// Whether it watches more or less closely those whom an office tells it to: its chances of seeing and of false
    /// alarms are multiplied.
    pub(crate) scrutiny: bool,
    /// How far evasion helps against it: 0 not at all, 1 wholly.
    pub(crate) evadable: f64,
}

/// Under whose name a watcher enters what it sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Names {
    /// The person's own.
    Doer,
    /// That of the first adult of the household.
    Holder,
    /// For members of a set, by index, that of the first adult of the household.
    Pool(u8),
}

/// Faces on show.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Faces {
    /// How many.
    pub(crate) count: u32,
    pub(crate) passes_a_day: u32,
    /// The chance that a passing face is taken for a person.
    pub(crate) chance: f64,
}

impl Faces {
    /// None is shown.
    pub(crate) const NONE: Self = Self { count: 0, passes_a_day: 0, chance: 0.0 };
}

/// What a group multiplies a watcher's errors by: sensitivity, misidentify, false alarm.
pub(crate) type Multiples = [f64; 3];

/// No difference.
pub(crate) const AS_USUAL: Multiples = [1.0; 3];

/// An act that is taken for another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Mistake {
    /// What is done, by index.
    pub(crate) act: usize,
    /// What it is taken for, by index.
    pub(crate) taken_for: usize,
    /// The chance, each time.
    pub(crate) chance: f64,
}

impl Errors {
    /// What is in view is seen at once, of the right person, and nothing else.
    pub const NONE: Self = Self {
        sensitivity: 1.0,
        misidentify: 0.0,
        false_alarm: 0.0,
        false_alarm_as: None,
        mistakes: vec![],
        verifies: Threshold::CERTAIN,
        reading: 0.0,
        faces: Faces::NONE,
        names: Names::Doer,
        misfile: Threshold::NEVER,
        papers: false,
        delay_days: 0,
        loss: Threshold::NEVER,
        stale: Threshold::NEVER,
        stale_days: 0,
        by_look: vec![],
        by_quarter: vec![],
        by_set: vec![],
        most: 1.0,
        scrutiny: false,
        evadable: 0.0,
    };

    /// The multiples for those of a look who live in a quarter.
    #[inline]
    pub(crate) fn of(&self, look: u8, quarter: u8) -> Multiples {
        if self.by_look.is_empty() {
            return AS_USUAL;
        }
        let (by_look, by_quarter) = (self.by_look[usize::from(look)], self.by_quarter[usize::from(quarter)]);
        std::array::from_fn(|kind| by_look[kind] * by_quarter[kind])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every field is named here, without `..`, so that the compiler sends whoever adds an error to this test. The new
    /// error also wants a case in tests/perfect.rs, which holds that a perfect watcher does not make it.
    #[test]
    fn a_watcher_without_errors_sees_what_happens_and_nothing_else() {
        let Errors {
            sensitivity,
            misidentify,
            false_alarm,
            false_alarm_as,
            mistakes,
            verifies,
            reading,
            faces,
            names,
            misfile,
            papers,
            delay_days,
            loss,
            stale,
            stale_days,
            by_look,
            by_quarter,
            by_set,
            most,
            scrutiny,
            evadable,
        } = Errors::NONE;
        assert_eq!((sensitivity, misidentify, false_alarm, false_alarm_as), (1.0, 0.0, 0.0, None));
        assert!(mistakes.is_empty(), "no act is taken for another");
        assert!(verifies.is_certain(), "no false report gets through");
        assert_eq!(reading, 0.0, "what is read is true");
        assert_eq!((faces, names, papers), (Faces::NONE, Names::Doer, false));
        assert!(misfile.is_never(), "every entry lands where it belongs");
        assert_eq!((delay_days, stale_days), (0, 0));
        assert!(loss.is_never() && stale.is_never(), "nothing is lost or held up");
        assert!(
            by_look.is_empty() && by_quarter.is_empty() && by_set.is_empty() && most == 1.0,
            "everyone is seen alike"
        );
        assert!(!scrutiny && evadable == 0.0, "neither an office nor evasion changes what is seen");
    }
}
