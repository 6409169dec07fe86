//! Deliberate mistakes, one at a time, for tests that must see them: a check of the lab that no mistake can fail would
//! check nothing. No build but that of the library's own tests contains them.

/// Gives `right`; while a test makes the mistake, `wrong`.
macro_rules! unless_mistaken {
    ($mistake:ident, $wrong:expr, $right:expr) => {{
        #[cfg(test)]
        let value =
            if $crate::kernel::mistake::is_made($crate::kernel::mistake::Mistake::$mistake) { $wrong } else { $right };
        #[cfg(not(test))]
        let value = $right;
        value
    }};
}

pub(crate) use unless_mistaken;

/// A mistake that the lab must notice.
#[cfg(test)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mistake {
    /// The false positive rate is taken over everyone, not over those who did nothing.
    RateOverEveryone,
    /// Precision and recall are swapped.
    PrecisionForRecall,
    /// One chance of a false alarm for each person, not for each act.
    AlarmOncePerPerson,
    /// The patrol visits every quarter.
    PatrolsEverywhere,
    /// The file forgets before the day's records are added.
    ForgetsFirst,
    /// Nothing keeps a quarter on file.
    NoFloor,
    /// Discoveries are accepted with the bare share of the other quarters.
    AcceptsUnscaled,
    /// Those who are refused move too.
    RefusedMove,
    /// Scores rise above the highest rung.
    NoClamp,
    /// Those who are lifted come one rung above the cut-off.
    LiftsTooHigh,
    /// The mean move is clamped, not each person's own.
    ClampsMean,
    /// Everyone at the margin is served.
    NoLotAtMargin,
    /// Every look counts alike.
    IgnoresWeights,
    /// People show more than is asked for.
    ShowsTooMuch,
    /// Those who are refused bear a cost too.
    ChargesRefused,
    /// The burden is taken over all who apply.
    BurdenOverAll,
    /// The predictor fits to the day before's records.
    FitsStale,
    /// What is published reaches people a round late.
    PublishesLate,
}

#[cfg(test)]
thread_local! {
    static MADE: std::cell::Cell<Option<Mistake>> = const { std::cell::Cell::new(None) };
}

/// Whether this thread makes a mistake at the moment.
#[cfg(test)]
pub(crate) fn is_made(mistake: Mistake) -> bool {
    MADE.get() == Some(mistake)
}

/// Does something while this thread makes a mistake.
#[cfg(test)]
pub(crate) fn while_made<T>(mistake: Mistake, work: impl FnOnce() -> T) -> T {
    MADE.set(Some(mistake));
    let result = work();
    MADE.set(None);
    result
}
