//! The files: what arrived today, and what is on its way.

use super::orders::Mark;
use super::part::{Part, Refit, Taken};
use super::records::{Reading, Record, SeenIncidents};
use crate::day::phase::Stretch;
use crate::kernel::digest::Digest;
use crate::kernel::groups::SameGroups;
use crate::scenario::limits::LONGEST_WAY;

/// The files of the town.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
pub struct Files {
    /// What arrived today, in a fixed order.
    pub today: Vec<Record>,
    /// Features read today.
    pub readings: Vec<Reading>,
    /// Incidents seen today.
    pub incidents: Vec<SeenIncidents>,
    /// What arrives on each of the days to come, by the day's number modulo [`LONGEST_WAY`].
    pub(in crate::day) on_the_way: Vec<Vec<Record>>,
    /// Entries lost on the way so far.
    pub(crate) lost: u64,
    /// Clearing entries held up so far.
    pub(crate) stale: u64,
    /// Observations struck out by command: they never reach a file.
    pub(crate) struck: Vec<u64>,
    /// Marks entered by hand today: nothing stands behind them.
    pub(crate) marks: Vec<Mark>,
}

impl Files {
    /// Empty files that these observations never reach.
    pub(crate) fn without(struck: Vec<u64>) -> Self {
        Self {
            today: vec![],
            readings: vec![],
            incidents: vec![],
            on_the_way: vec![vec![]; LONGEST_WAY],
            lost: 0,
            stale: 0,
            struck,
            marks: vec![],
        }
    }
}

impl Part for Files {
    fn digest(&self, name: &str, digest: &mut Digest) {
        let Self { today, readings, incidents, on_the_way, lost, stale, struck, marks } = self;
        digest.values(&format!("{name}.today"), today);
        digest.values(&format!("{name}.readings"), readings);
        digest.values(&format!("{name}.incidents"), incidents);
        digest.values(&format!("{name}.on_the_way"), on_the_way);
        digest.column(&format!("{name}.counts"), &[*lost, *stale]);
        digest.column(&format!("{name}.struck"), struck);
        digest.values(&format!("{name}.marks"), marks);
    }

    fn same(&self, _: &Self, _: Stretch, _: &mut SameGroups) {}

    fn take(&mut self, _: &Self, _: &Taken) {}

    fn refit(&mut self, _: &Refit) {}

    fn bytes(&self) -> usize {
        let Self { today, readings, incidents, on_the_way, lost: _, stale: _, struck, marks } = self;
        let way = on_the_way.iter().map(|day| size_of::<Vec<Record>>() + size_of_val(day.as_slice())).sum::<usize>();
        size_of_val(today.as_slice())
            + size_of_val(readings.as_slice())
            + size_of_val(incidents.as_slice())
            + way
            + size_of_val(struck.as_slice())
            + size_of_val(marks.as_slice())
    }
}
