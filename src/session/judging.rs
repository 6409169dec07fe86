//! What came of the days at the desk, found out by replay.

use std::ops::Range;
use std::sync::atomic::Ordering;

use super::shared::{Judged, Shared};
use super::work::Work;
use crate::study::desk::{otherwise, sitting, telling};

impl Work {
    /// How well somebody judged on these days, and what the other rulings would have come to; `None` if it was stopped.
    pub(super) fn judge(&self, days: Range<u32>, shared: &Shared) -> Option<Judged> {
        let timeline = &self.towns[0];
        let town = timeline.town();
        let sitting = sitting(town, timeline.commands(), days);
        let told = telling(&sitting.decided);
        shared.done.store(0, Ordering::Relaxed);
        shared.of.store(told.iter().map(|case| town.day() - case.day).sum(), Ordering::Relaxed);
        let go_on = || {
            shared.done.fetch_add(1, Ordering::Relaxed);
            !shared.stop.load(Ordering::Relaxed)
        };
        let fates = told.iter().map(|case| otherwise(town, case, timeline.course(case.day), go_on));
        let fates = fates.collect::<Option<Vec<_>>>()?;
        Some(Judged { day: town.day(), sitting, fates })
    }
}
