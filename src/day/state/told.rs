//! Running totals of what people report of one another and of themselves, and of whom watchers stop on the spot.

use crate::kernel::digest::Digest;

/// What reports came to since the first day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
pub struct ReportFigures {
    /// Reports about others that were entered.
    pub of_others: u64,
    /// Of these, false ones.
    pub of_others_false: u64,
    /// Claims of one's own deeds that were entered.
    pub of_oneself: u64,
    /// Of these, claims of what was not done.
    pub of_oneself_false: u64,
    /// False reports that somebody saw through.
    pub caught: u64,
    /// False reports that a contact confirmed, seen through or not.
    pub confirmed: u64,
    /// Points that people won by claims of deeds that they had not done, in 1/256.
    pub points_claimed: i64,
    /// Points that people won by entries under one name of a household for what another member did, in 1/256. Where such a
    /// watcher errs as well, what it gives by mistake is among them.
    pub points_pooled: i64,
}

/// What stops came to since the first day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
pub struct StopFigures {
    /// Times that somebody was stopped.
    pub all: u64,
    /// Harmful deeds and incidents that were stopped.
    pub harmful: u64,
    /// What the harm would have come to that was stopped, in hundredths of a point of worth; not positive.
    pub harm: i64,
    /// Free time that those who were stopped or questioned lost, in quarters of an hour.
    pub quarter_hours: u64,
    /// By group: stops, and those of them whose person had done no harm.
    pub groups: Vec<[u64; 2]>,
}

impl ReportFigures {
    /// Adds the totals to a digest, if there is anything to add.
    pub(super) fn digest(&self, name: &str, digest: &mut Digest) {
        if *self == Self::default() {
            return;
        }
        let Self {
            of_others,
            of_others_false,
            of_oneself,
            of_oneself_false,
            caught,
            confirmed,
            points_claimed,
            points_pooled,
        } = self;
        let counts = [*of_others, *of_others_false, *of_oneself, *of_oneself_false, *caught, *confirmed];
        digest.column(&format!("{name}.counts"), &counts);
        digest.column(&format!("{name}.points"), &[*points_claimed, *points_pooled]);
    }
}

impl StopFigures {
    /// Adds the totals to a digest, if there is anything to add.
    pub(super) fn digest(&self, name: &str, digest: &mut Digest) {
        let Self { all, harmful, harm, quarter_hours, groups } = self;
        let is_untouched =
            (*all, *harmful, *harm, *quarter_hours) == (0, 0, 0, 0) && groups.iter().all(|g| *g == [0; 2]);
        if !is_untouched {
            digest.column(&format!("{name}.counts"), &[*all, *harmful, *quarter_hours]);
            digest.column(&format!("{name}.harm"), &[*harm]);
            digest.column(&format!("{name}.groups"), groups);
        }
    }
}
