//! What a lesson can ask of a run by name. What each of these is, and how it is computed, is known to the study, and a test
//! there holds these names against its tables: a scenario is checked before there is a study.

use super::problem::plain_name;
use super::raw::RawLesson;

/// The keys of the measures of a whole town, in the order of the study's table.
pub const MEASURES: &[&str] = &[
    "mean_score",
    "median_score",
    "score_spread",
    "assortativity",
    "lowest_band_share",
    "lowest_band_days",
    "lowest_band_left",
    "recovery_days",
    "mobility",
    "untouched_share",
    "flagged_share",
    "false_flagged_share",
    "false_positive_rate",
    "false_negative_rate",
    "positive_predictive_value",
    "false_discovery_rate",
    "false_observation_share",
    "false_mark_share",
    "false_points_share",
    "error_concentration",
    "file_drift",
    "false_mark_days",
    "flags_on_false_marks",
    "wrong_flags_by_sight",
    "wrong_flags_by_file",
    "wrong_flags_borne",
    "wrong_flags_insincere",
    "score_worth_correlation",
    "undeserved_top_share",
    "genuine_points_share",
    "performative_points_share",
    "proxy_points_share",
    "unearned_points_share",
    "evaded_points_share",
    "show_points_by_money",
    "good_displaced",
    "performative_acts",
    "seeming_share",
    "evasion",
    "withdrawal",
    "harm_done",
    "good_done",
    "mean_money",
    "mean_strain",
    "mean_trust",
    "approval",
    "disapproval",
    "staff_wages_lost",
    "without_work",
    "refused_share",
    "ties_lost",
    "bite",
    "harm_prevented",
    "customer_harm_prevented",
    "good_gained",
    "caught_share",
    "repairs_an_hour",
    "recorded_gap",
    "wrongly_linked_share",
    "offices_per_wrong_flag",
    "score_tells_repayment",
    "fell_behind_share",
    "misuse_days",
    "misuse_found_after",
    "watch_hours",
    "review_hours",
    "sound_marks_taken_back",
    "appeals_upheld",
    "appeals_waiting",
    "points_claimed_share",
    "points_pooled_share",
    "reports_made",
    "false_reports_share",
    "false_reports_made",
    "claims_made",
    "staged_share",
    "lies_confirmed",
    "lies_caught_share",
    "borne_share",
    "stops",
    "stops_per_harm",
    "stopped_hours",
    "harm_stopped",
];

/// The keys of what is known of each group.
pub const OF_GROUPS: &[&str] = &[
    "residents",
    "rated",
    "scored",
    "mean_score",
    "mean_worth",
    "mean_standing",
    "score_error",
    "flagged_share",
    "prevalence",
    "false_positive_rate",
    "false_negative_rate",
    "positive_predictive_value",
    "true_positives",
    "false_positives",
    "false_negatives",
    "true_negatives",
    "good_a_year",
    "harm_a_year",
    "marks_a_year",
    "false_marks_a_year",
    "points_gained_a_year",
    "points_lost_a_year",
    "points_borne_a_year",
    "wages_a_year",
    "fees_a_year",
    "rewards_a_year",
    "groats_a_year",
    "hours_lost_a_week",
    "days_without_work_a_year",
    "closed_a_year",
    "good_by_rating",
    "harm_by_rating",
    "stops_a_year",
    "innocent_stops_a_year",
    "foreseen_done_a_year",
    "foreseen_filed_a_year",
    "refused_share",
    "loans_a_year",
    "fell_behind_share",
    "repaid_score",
];

/// The roles, which are groups as looks and quarters are, by their numbers in a town.
pub const ROLES: [&str; 4] = ["ordinary", "official", "owner", "trader"];

/// A family of measures: one row of the study's table with a name in it, as in `act:litter`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// How often an act is done.
    Act,
    /// What the rules of a category give and take.
    Points,
    /// How many are on a list.
    List,
    /// How long people are on a list.
    ListDays,
    /// How many on a list never did what leads to it.
    ListedInnocent,
    /// How many on a list owe nothing any more.
    ListedAfter,
    /// How closely the score of an office goes with what people do for others.
    WorthToldBy,
}

/// What the name in a member of a family is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// An act.
    Act,
    /// A category of rules, of any office.
    Category,
    /// A list of any office.
    List,
    /// An office.
    Office,
}

impl Family {
    /// Every family, in the order in which tables and lists show them.
    pub const ALL: [Self; 7] = [
        Self::Act,
        Self::Points,
        Self::List,
        Self::ListDays,
        Self::ListedInnocent,
        Self::ListedAfter,
        Self::WorthToldBy,
    ];

    /// What stands before the colon.
    pub fn key(self) -> &'static str {
        match self {
            Self::Act => "act",
            Self::Points => "points",
            Self::List => "list",
            Self::ListDays => "list_days",
            Self::ListedInnocent => "listed_innocent",
            Self::ListedAfter => "listed_after",
            Self::WorthToldBy => "worth_told_by",
        }
    }

    /// What the name after the colon is the name of.
    pub fn named(self) -> Named {
        match self {
            Self::Act => Named::Act,
            Self::Points => Named::Category,
            Self::List | Self::ListDays | Self::ListedInnocent | Self::ListedAfter => Named::List,
            Self::WorthToldBy => Named::Office,
        }
    }

    /// The family and the name in a key such as `act:litter`; `None` for a key without a colon or of no family.
    pub fn of(key: &str) -> Option<(Self, &str)> {
        let (family, name) = key.split_once(':')?;
        let family = Self::ALL.into_iter().find(|known| known.key() == plain_name(family.trim()))?;
        Some((family, name.trim()))
    }
}

/// The keys of the measures of the whole town by which a lesson's bets are answered and its claims shown.
pub fn asked_by(lesson: &RawLesson) -> impl Iterator<Item = &str> {
    let bets = lesson.predict.iter().filter_map(|bet| bet.answer.as_ref());
    let bets = bets.map(|answer| (&answer.measure, &answer.group));
    let shows = lesson.shows.iter().map(|shown| (&shown.by.measure, &shown.by.group));
    bets.chain(shows).filter(|(_, group)| group.is_empty()).map(|(measure, _)| measure.as_str())
}
