//! Deliberate mistakes, one at a time, for tests that must see them: a check that no mistake can fail would
//! check nothing. This is their list; what each does stands in a file of its own beside the code that it concerns
//! (`day/mistakes.rs`, `study/lab/mistakes.rs`). No build but that of the library's own tests contains them.

/// A mistake that the lab must notice.
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
    /// Of what the eligible need to pay, only what they do pay is counted.
    RequiredOfPayers,
    /// What the eligible need to pay is taken over all who apply.
    RequiredOverAll,
    /// The predictor fits to the day before's records.
    FitsStale,
    /// What is published reaches people a round late.
    PublishesLate,
    /// Whoever leaves a set is out of it even if they entered it on the same day.
    LeavesAtOnce,
    /// Nobody leaves a set in the course of time.
    NobodyLeaves,
    /// Bands and lists close no act.
    ClosesNothing,
    /// A fine is not given back with the mark.
    FineIsKept,
    /// A mark that takes no points is not paid for.
    FineOnlyWithPoints,
    /// Where acquaintance counts, more are hired in all.
    MoreAreHired,
    /// A face on show passes once a day.
    FacesOnceADay,
    /// Every watcher knows who did it.
    NamesTheDoer,
    /// Reviewers and auditors are always right.
    ReviewersNeverErr,
    /// Every mark is looked at again.
    ReviewsEverything,
    /// A mark that is taken back stays with the other offices.
    CorrectsHereAlone,
    /// Who was let go does not hang on whether both are flagged.
    LeavesFlaggedAlike,
    /// Every trial is judged by the mean score.
    JudgesByMean,
    /// A stage begins a day late.
    StagesLate,
    /// An amnesty gives nothing back.
    ForgivesNothing,
    /// Who checks reports takes true ones for false as often as they find false ones out.
    DoubtsTrueReports,
    /// Whoever makes a report is rewarded, whether or not anything is entered.
    RewardsEveryReport,
    /// Every report is about the one who makes it.
    ReportsOneself,
    /// Contacts confirm whatever they are asked to.
    EverybodyConfirms,
    /// Whoever wants to harm a rival reports any contact.
    ReportsAnyContact,
    /// A zone has no end: what happens outside it is seen as little as what happens inside.
    ZoneWithoutEnd,
    /// Nobody is stopped.
    StopsNobody,
    /// What is seen of a deed does not clear the one who did it.
    ClearsNobody,
    /// Nobody bears anything with anybody.
    BearsAlone,
    /// A list takes nobody along.
    ListsAlone,
    /// Contacts who are listed do not count.
    ContactsDoNotCount,
    /// No watcher knows who wrote what.
    NamesNobody,
    /// News of an audit reaches nobody.
    NoNews,
    /// Every part of an index has the same weight.
    PartsWeighAlike,
    /// Points of an index stay for good.
    PartsStay,
    /// A thin file is served like any other.
    ServesThinFiles,
    /// Every office that is merged has the same weight.
    MergesAlike,
    /// Every file is linked with the person whose it is.
    LinksRightly,
    /// No wrong link is ever mended.
    MendsNothing,
    /// An office believes what its lists say.
    BelievesItsLists,
    /// A model of risk learns from those on a list alone.
    LearnsFromListed,
    /// Watchers look at everybody alike, whatever a list says.
    LooksAlike,
    /// A model of risk learns from one day's records alone.
    LearnsFromOneDay,
    /// Watchers look at as many people as on the first day, whatever pays.
    EffortStays,
    /// People take half the fine for the whole.
    FineHalved,
    /// Everybody goes by their own band where they should go by that of the person met, and the other way round.
    SwapsBandsOfTwo,
    /// Nobody minds the band of whom they meet.
    IgnoresOtherBand,
    /// Nobody minds their own band when they meet somebody.
    IgnoresOwnBand,
    /// Everybody needs to see one more than they do.
    NeedsOneMore,
    /// Everybody joins in at once who needs anybody.
    NobodyWaits,
    /// Everybody forgets one contact.
    ForgetsAContact,
    /// Contacts' scores weigh more than the rules say.
    PeersWeighMore,
}

thread_local! {
    static MADE: std::cell::Cell<Option<Mistake>> = const { std::cell::Cell::new(None) };
}

/// The mistake that this thread makes at the moment.
pub(crate) fn made() -> Option<Mistake> {
    MADE.get()
}

/// Does something while this thread makes a mistake.
pub(crate) fn while_made<T>(mistake: Mistake, work: impl FnOnce() -> T) -> T {
    MADE.set(Some(mistake));
    let result = work();
    MADE.set(None);
    result
}
