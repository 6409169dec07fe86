//! Every measure is one row of one table: its key, its section, its unit, how it can be known, who stands behind it, and
//! its function. The name and the sentence that explains it stand in assets/locale under the same key. Charts, exports,
//! help and reports read the row; a new measure is a row and those two lines.

use super::causes::{self, Cause};
use super::needs::{self, Need};
use super::rates::{per_thousand_year, quotient};
use super::sight::{Contrast, Sight};
use super::statistics::{correlation, mean, median, spread_between_deciles};
use super::{behind, fairness, foresight, gaming, loans, merged, serving, stays, told};
use crate::day::Simulation;
use crate::day::state::figures::Figures;
use crate::day::state::residents::Employment;
use crate::scenario::raw::ActKind;
use crate::town::ties::{TieKind, kind};
use crate::words::{self, say};

/// What a measure is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// The scores themselves.
    Score,
    /// Errors of watching.
    Error,
    /// Acting for points.
    Gaming,
    /// How people fare.
    Welfare,
    /// What rating prevents or enables.
    Benefit,
    /// What rating costs to run.
    Cost,
}

impl Section {
    /// All sections, in the order in which they are told.
    pub const ALL: [Self; 6] = [Self::Score, Self::Error, Self::Gaming, Self::Welfare, Self::Benefit, Self::Cost];

    /// The heading over the measures of the section.
    pub fn name(self) -> String {
        words::plain(&format!("section-{}", format!("{self:?}").to_lowercase()))
    }
}

/// What a number is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A share of one.
    Share,
    /// Points of a score, or of worth.
    Points,
    /// Days.
    Days,
    /// A correlation or index, without unit.
    Index,
    /// Groats.
    Groats,
    /// So many for each thousand residents and year.
    PerThousandYear,
    /// Hours a week for each thousand residents.
    HoursPerThousandWeek,
    /// How many.
    Count,
}

/// How a measure can be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// From files, decisions and accounts, or by asking people how they fare.
    Openly,
    /// Only by someone who sees what really happened, or what would have happened under other rules: it compares files
    /// with acts, counts acts whether anyone saw them or not, or compares harm and good with a town that was not lived.
    ByTruth,
}

/// One measure.
pub struct Measure {
    /// The measure's key, also in exports.
    pub key: &'static str,
    /// What the measure is about.
    pub section: Section,
    /// What the value is measured in.
    pub unit: Unit,
    /// Whether it is worth a point on a chart each day.
    pub daily: bool,
    /// How it can be known.
    pub known: Known,
    /// What a run must have for it, the most basic first, beside something of its kind happening.
    pub needs: &'static [Need],
    /// The residents whom a click on the number lists, the most telling first: those whom it is about, or where it is about
    /// everyone those at its nearer end. `None` where nobody in particular stands behind it.
    pub behind: Option<fn(&Simulation) -> Vec<u32>>,
    /// The value; `None` where it is not defined.
    pub of: fn(&Sight) -> Option<f64>,
}

impl Measure {
    /// The value of what is seen; `None` where it is not defined. Never minus nought.
    pub fn value(&self, sight: &Sight) -> Option<f64> {
        (self.of)(sight).map(words::unsigned_nought)
    }

    /// The measure's name.
    pub fn name(&self) -> String {
        words::plain(&format!("measure-{}", self.key.replace('_', "-")))
    }

    /// The plain sentence that explains it.
    pub fn sentence(&self) -> String {
        words::plain(&format!("measure-{}-says", self.key.replace('_', "-")))
    }

    /// Whether it cannot be known without what really happened.
    pub fn tells_truth(&self) -> bool {
        self.known == Known::ByTruth
    }

    /// A value as people read it in a table: a share as a percentage, all else without its unit.
    pub fn shown_plain(&self, value: f64) -> String {
        self.unit.shown_plain(value)
    }

    /// A difference of two values with its unit, as people read it.
    pub fn shown_difference(&self, value: f64) -> String {
        if self.unit == Unit::Share { words::percentage_points(value) } else { self.shown(Some(value)) }
    }

    /// A value with its unit, as people read it.
    pub fn shown(&self, value: Option<f64>) -> String {
        self.unit.shown(value)
    }

    /// A number that is written already, with the unit.
    pub fn with_unit(&self, number: &str) -> String {
        self.unit.with_unit(number)
    }
}

impl Unit {
    /// A difference of two values as people read it in a table: of shares in percentage points, of all else in its own
    /// unit, which is not written.
    pub fn shown_difference_plain(self, value: f64) -> String {
        words::number(if self == Self::Share { value * 100.0 } else { value })
    }

    /// A difference that is written already, with its unit where it is another one than that of the values.
    pub fn with_unit_of_difference(self, number: &str) -> String {
        if self == Self::Share { say!("unit-percentage-points", value = number) } else { number.to_owned() }
    }

    /// A value as people read it in a table: a share as a percentage, all else without its unit.
    pub fn shown_plain(self, value: f64) -> String {
        if self == Self::Share { words::percent(value) } else { words::number(value) }
    }

    /// A value with its unit, as people read it.
    pub fn shown(self, value: Option<f64>) -> String {
        let Some(value) = value else {
            return words::say!("not-defined");
        };
        match self {
            Unit::Share => words::percent(value),
            Unit::Count => words::count(value as i64),
            _ => self.with_unit(&words::number(value)),
        }
    }

    /// A number that is written already, with the unit.
    pub fn with_unit(self, number: &str) -> String {
        let key = match self {
            Unit::Points => "unit-points",
            Unit::Days => "unit-days",
            Unit::Groats => "unit-groats",
            Unit::PerThousandYear => "unit-per-thousand-year",
            Unit::HoursPerThousandWeek => "unit-hours-per-thousand-week",
            Unit::Share | Unit::Index | Unit::Count => "unit-none",
        };
        say(key, &[("value", number), ("number", words::form_of(number))])
    }
}

/// The measure of a key.
pub fn measure(key: &str) -> Option<&'static Measure> {
    MEASURES.iter().find(|measure| measure.key == key)
}

macro_rules! behind {
    (nobody) => {
        None
    };
    ($people:ident) => {
        Some(behind::$people)
    };
}

macro_rules! measures {
    ($($key:ident $section:ident $unit:ident $daily:literal $known:ident $needs:ident $behind:ident $of:expr;)+) => {
        /// The table.
        pub const MEASURES: &[Measure] = &[$(Measure {
            key: stringify!($key), section: Section::$section, unit: Unit::$unit, daily: $daily,
            known: Known::$known, needs: needs::$needs, behind: behind!($behind), of: $of,
        },)+];
    };
}

// key, section, unit, a point on a chart each day, how it can be known, what it needs, who stands behind it (or
// nobody), its value
measures! {
    mean_score                Score   Points               true  Openly  SCORES         lowest_scores  |s| mean(scores(s.town)?);
    median_score              Score   Points               false Openly  SCORES         lowest_scores  |s| median(scores(s.town)?);
    score_spread              Score   Points               true  Openly  SCORES         lowest_scores  |s| spread_between_deciles(scores(s.town)?);
    assortativity             Score   Index                true  Openly  SCORES         lowest_scores  |s| assortativity(s.town);
    lowest_band_share         Score   Share                true  Openly  SCORES         lowest_scores  lowest_band_share;
    lowest_band_days          Score   Days                 false Openly  SCORES         long_lowest    |s| stays::median_days(stays::in_lowest_band(s.town));
    lowest_band_left          Score   Share                false Openly  SCORES         long_lowest    |s| stays::left(stays::in_lowest_band(s.town));
    recovery_days             Score   Days                 false ByTruth SCORES         nobody         |s| stays::median_days(stays::below_after_false_mark(s.town));
    mobility                  Score   Share                false Openly  SCORES         nobody         |s| { let (changed, all) = s.town.figures().moves.changed(); quotient(changed, all) };
    untouched_share           Score   Share                false Openly  RATED          untouched      untouched_share;
    flagged_share             Error   Share                true  Openly  RATED          flagged        |s| flagged_share(s.town, all(s.town));
    false_flagged_share       Error   Share                true  ByTruth STANDING       wronged        |s| { let c = s.confusion?; quotient(c.false_positive, c.people()) };
    false_positive_rate       Error   Share                true  ByTruth STANDING       wronged        |s| s.confusion?.false_positive_rate();
    false_negative_rate       Error   Share                false ByTruth STANDING       missed         |s| s.confusion?.false_negative_rate();
    positive_predictive_value Error   Share                false ByTruth STANDING       flagged        |s| s.confusion?.positive_predictive_value();
    false_discovery_rate      Error   Share                true  ByTruth STANDING       wronged        |s| s.confusion?.positive_predictive_value().map(|right| 1.0 - right);
    false_observation_share   Error   Share                false ByTruth NOTHING        falsely_seen   false_observation_share;
    false_mark_share          Error   Share                false ByTruth NOTHING        falsely_marked false_mark_share;
    false_points_share        Error   Share                false ByTruth NOTHING        falsely_marked false_points_share;
    error_concentration       Error   Share                false ByTruth STANDING       long_wronged   error_concentration;
    file_drift                Error   Share                true  ByTruth NOTHING        over_recorded  |s| serving::over_recorded(s.town).map(|(_, gap)| gap);
    false_mark_days           Error   Days                 false ByTruth HISTORY        falsely_marked |s| fairness::false_mark_days(s.town);
    flags_on_false_marks      Error   Share                false ByTruth STANDING_HISTORY resting    flags_on_false_marks;
    wrong_flags_by_sight      Error   Share                false ByTruth STANDING_HISTORY by_sight   |s| wrong_flags(s, Cause::Sight);
    wrong_flags_by_file       Error   Share                false ByTruth STANDING_HISTORY by_file    |s| wrong_flags(s, Cause::File);
    wrong_flags_borne         Error   Share                false ByTruth STANDING_HISTORY borne      |s| wrong_flags(s, Cause::Borne);
    wrong_flags_insincere     Error   Share                false ByTruth STANDING_HISTORY insincere  |s| wrong_flags(s, Cause::Insincere);
    score_worth_correlation   Gaming  Index                true  ByTruth SCORES         over_worth     score_worth_correlation;
    undeserved_top_share      Gaming  Share                true  ByTruth SCORES         over_worth     gaming::undeserved_top_share;
    genuine_points_share      Gaming  Share                false ByTruth NOTHING        nobody         |s| gaming::points_share(s.town, Some(ActKind::Genuine));
    performative_points_share Gaming  Share                false ByTruth NOTHING        nobody         |s| gaming::points_share(s.town, Some(ActKind::Performative));
    proxy_points_share        Gaming  Share                false ByTruth NOTHING        nobody         |s| gaming::points_share(s.town, Some(ActKind::Proxy));
    unearned_points_share     Gaming  Share                false ByTruth NOTHING        nobody         |s| gaming::points_share(s.town, None);
    evaded_points_share       Gaming  Share                false ByTruth UNHIDDEN       evading        evaded_points_share;
    show_points_by_money      Gaming  Index                false ByTruth SCORED_HISTORY nobody         gaming::points_for_show_by_money;
    good_displaced            Gaming  Share                false ByTruth SECRET         helping        |s| less(s.town.state.figures.good, s.contrast(Contrast::Secret)?.good);
    performative_acts         Gaming  PerThousandYear      false ByTruth NOTHING        nobody         |s| acts_per_thousand(s.town, |s, a| s.scenario().policy().acts()[a].kind() == ActKind::Performative);
    seeming_share             Gaming  Share                true  ByTruth NOTHING        seeming        |s| share_of(s.town, serving::seeming(s.town)?);
    evasion                   Gaming  Share                true  ByTruth NOTHING        evading        |s| mean(s.town.state.residents.evasion.iter().map(|e| f64::from(*e) / 255.0));
    withdrawal                Gaming  Share                true  Openly  NOTHING        withdrawn      |s| mean(s.town.state.residents.withdrawal.iter().map(|w| f64::from(*w) / 255.0));
    harm_done                 Welfare PerThousandYear      true  ByTruth NOTHING        harming        |s| Some(-per_thousand_year(s.town, s.town.state.figures.harm as f64 / 100.0));
    good_done                 Welfare PerThousandYear      true  ByTruth NOTHING        helping        |s| Some(per_thousand_year(s.town, s.town.state.figures.good as f64 / 100.0));
    mean_money                Welfare Groats               true  Openly  NOTHING        poorest        |s| mean(s.town.state.residents.money.iter().map(|m| f64::from(*m) / 100.0));
    mean_strain               Welfare Share                true  Openly  NOTHING        strained       |s| mean(s.town.state.residents.strain.iter().map(|t| f64::from(*t) / 65_535.0));
    mean_trust                Welfare Share                true  Openly  NOTHING        distrusting    |s| mean(s.town.state.residents.trust.iter().map(|t| f64::from(*t) / 65_535.0));
    approval                  Welfare Share                true  Openly  SCORES         approving      |s| approval(s.town, 1.0);
    disapproval               Welfare Share                true  Openly  SCORES         disapproving   |s| approval(s.town, -1.0);
    staff_wages_lost          Welfare Share                false Openly  NOTHING        nobody         staff_wages_lost;
    without_work              Welfare Share                true  Openly  NOTHING        out_of_work    without_work;
    refused_share             Welfare Share                true  Openly  NOTHING        refused        |s| share_of(s.town, serving::refused(s.town)?);
    ties_lost                 Welfare PerThousandYear      false Openly  NOTHING        nobody         |s| Some(per_thousand_year(s.town, s.town.state.figures.ties_lost as f64));
    bite                      Welfare PerThousandYear      false ByTruth NOTHING        refused        bite;
    harm_prevented            Benefit Share                false ByTruth UNRATED        harming        |s| less(s.town.state.figures.harm, s.contrast(Contrast::Unrated)?.harm);
    customer_harm_prevented   Benefit Share                false ByTruth UNRATED        harming        |s| less(s.town.state.figures.customer_harm, s.contrast(Contrast::Unrated)?.customer_harm);
    good_gained               Benefit Share                false ByTruth UNRATED        helping        |s| less(s.town.state.figures.good, s.contrast(Contrast::Unrated)?.good).map(|fall| -fall);
    caught_share              Benefit Share                false ByTruth STANDING       missed         |s| s.confusion?.false_negative_rate().map(|missed| 1.0 - missed);
    repairs_an_hour           Benefit Index                false ByTruth NOTHING        nobody         repairs_an_hour;
    recorded_gap              Error   Index                false ByTruth NOTHING        nobody         |s| foresight::recorded_gap(s.town);
    wrongly_linked_share      Error   Share                false ByTruth NOTHING        nobody         |s| merged::wrongly_linked_share(s.town);
    offices_per_wrong_flag    Error   Index                false ByTruth STANDING       wronged        |s| merged::offices_per_wrong_flag(s.town);
    score_tells_repayment     Benefit Index                false Openly  NOTHING        nobody         |s| loans::score_tells_repayment(s.town);
    fell_behind_share         Welfare Share                false Openly  NOTHING        nobody         |s| loans::fell_behind_share(s.town);
    misuse_days               Error   PerThousandYear      false Openly  NOTHING        nobody         |s| Some(per_thousand_year(s.town, s.town.state.aliases.days as f64));
    misuse_found_after        Error   Days                 false Openly  NOTHING        nobody         |s| quotient(s.town.state.aliases.days_to_find, s.town.state.aliases.found_out);
    watch_hours               Cost    HoursPerThousandWeek false Openly  NOTHING        nobody         watch_hours;
    review_hours              Cost    HoursPerThousandWeek false Openly  NOTHING        nobody         review_hours;
    sound_marks_taken_back    Cost    Share                false ByTruth NOTHING        nobody         |s| sound_share(s.town);
    appeals_upheld            Cost    Share                false Openly  NOTHING        nobody         |s| quotient(s.town.state.desk.upheld, s.town.state.desk.reviewed);
    appeals_waiting           Cost    Count                false Openly  NOTHING        nobody         |s| Some(s.town.state.desk.waiting.len() as f64);
    points_claimed_share      Gaming  Share                false ByTruth NOTHING        nobody         |s| told::points_share(s.town, |r| r.points_claimed);
    points_pooled_share       Gaming  Share                false ByTruth NOTHING        nobody         |s| told::points_share(s.town, |r| r.points_pooled);
    reports_made              Gaming  PerThousandYear      false Openly  NOTHING        nobody         |s| Some(told::a_year(s.town, |r| r.of_others));
    false_reports_share       Gaming  Share                false ByTruth NOTHING        nobody         |s| told::share(s.town, |r| r.of_others_false, |r| r.of_others);
    false_reports_made        Gaming  PerThousandYear      false ByTruth NOTHING        nobody         |s| Some(told::a_year(s.town, |r| r.of_others_false));
    claims_made               Gaming  PerThousandYear      false Openly  NOTHING        nobody         |s| Some(told::a_year(s.town, |r| r.of_oneself));
    staged_share              Gaming  Share                false ByTruth NOTHING        nobody         |s| told::share(s.town, |r| r.of_oneself_false, |r| r.of_oneself);
    lies_confirmed            Gaming  PerThousandYear      false ByTruth NOTHING        nobody         |s| Some(told::a_year(s.town, |r| r.confirmed));
    lies_caught_share         Gaming  Share                false ByTruth NOTHING        nobody         |s| told::share(s.town, |r| r.caught, told::all_false);
    borne_share               Welfare Share                false Openly  NOTHING        nobody         |s| told::borne_share(s.town);
    stops                     Welfare PerThousandYear      false Openly  NOTHING        nobody         |s| Some(per_thousand_year(s.town, s.town.state.figures.stops.all as f64));
    stops_per_harm            Welfare Index                false ByTruth NOTHING        nobody         |s| { let t = &s.town.state.figures.stops; quotient(t.all, t.harmful) };
    stopped_hours             Welfare HoursPerThousandWeek false Openly  NOTHING        nobody         |s| Some(weekly_hours(s.town, s.town.state.figures.stops.quarter_hours as f64 / 4.0));
    harm_stopped              Benefit PerThousandYear      false ByTruth NOTHING        nobody         |s| Some(-per_thousand_year(s.town, s.town.state.figures.stops.harm as f64 / 100.0));
}

/// The share of all residents who are for the leading office, or against it.
fn approval(town: &Simulation, sign: f64) -> Option<f64> {
    let office = town.leading()?.office();
    let residents = 0..town.town().residents() as u32;
    share_of(town, residents.filter(|resident| town.opinion(office, *resident) * sign > behind::LEANING).collect())
}

fn share_of(town: &Simulation, residents: Vec<u32>) -> Option<f64> {
    quotient(residents.len() as u64, town.town().residents() as u64)
}

/// The scores of the leading office, of those it rates, in points.
pub(crate) fn scores(town: &Simulation) -> Option<impl Iterator<Item = f64> + '_> {
    let office = town.leading()?;
    Some(office.rated().map(move |resident| office.score(resident)))
}

/// The correlation of scores over ties (Newman 2002), family left out.
fn assortativity(town: &Simulation) -> Option<f64> {
    let office = town.leading()?;
    let people = &town.state.town.people;
    let ties = office.rated().flat_map(|resident| {
        let strangers = move |c: &&u32| kind(people, resident, **c) != TieKind::Family;
        let others = town.contacts(resident).iter().filter(strangers).filter(move |c| office.rates(**c));
        others.map(move |contact| (office.score(resident), office.score(*contact)))
    });
    correlation(ties)
}

fn lowest_band_share(s: &Sight) -> Option<f64> {
    let office = s.town.leading()?;
    let lowest = office.bands().len() as u8 - 1;
    mean(office.rated().map(|resident| f64::from(u8::from(office.band(resident) == lowest))))
}

/// The share of those rated whose score no rule of any office ever changed.
fn untouched_share(s: &Sight) -> Option<f64> {
    let rated = || all(s.town).filter(|resident| s.town.rated(*resident));
    let untouched = rated().filter(|resident| !s.town.figures().touched(*resident));
    quotient(untouched.count() as u64, rated().count() as u64)
}

/// Acts that somebody would have done but for an office that does not serve them; `None` where nobody is ever refused.
fn bite(s: &Sight) -> Option<f64> {
    let policy = s.town.scenario().policy();
    let closed: u64 = s.town.figures().acts.iter().map(|act| act.closed).sum();
    let can_close = closed > 0 || policy.acts().iter().any(|act| act.served_by.is_some() || !act.closed_by.is_empty());
    can_close.then(|| per_thousand_year(s.town, closed as f64))
}

fn false_observation_share(s: &Sight) -> Option<f64> {
    let watchers = &s.town.state.figures.watchers;
    quotient(watchers.iter().map(|w| w.read_false).sum(), watchers.iter().map(|w| w.read).sum())
}

/// The share of the flagged whose flag rests on false marks.
fn flags_on_false_marks(s: &Sight) -> Option<f64> {
    s.town.apart.as_ref()?;
    let confusion = s.confusion?;
    quotient(causes::resting(s.town).len() as u64, confusion.true_positive + confusion.false_positive)
}

/// The share of wrong flags that come from a cause.
fn wrong_flags(s: &Sight, cause: Cause) -> Option<f64> {
    s.town.apart.as_ref()?;
    let wrong = causes::wrong_flags(s.town);
    quotient(wrong.iter().filter(|(_, other)| *other == cause).count() as u64, wrong.len() as u64)
}

fn false_mark_share(s: &Sight) -> Option<f64> {
    let acts = &s.town.state.figures.acts;
    quotient(acts.iter().map(|act| act.marks_false).sum(), acts.iter().map(|act| act.marks).sum())
}

fn staff_wages_lost(s: &Sight) -> Option<f64> {
    let figures = &s.town.state.figures;
    let lost = figures.staff_wages_full - figures.staff_wages;
    (figures.staff_wages_full > 0).then(|| lost as f64 / figures.staff_wages_full as f64)
}

fn all(town: &Simulation) -> std::ops::Range<u32> {
    0..town.state.residents.money.len() as u32
}

/// The share of those rated that is flagged.
pub(crate) fn flagged_share(town: &Simulation, residents: impl Iterator<Item = u32>) -> Option<f64> {
    let (mut flagged, mut rated) = (0, 0);
    for resident in residents.filter(|resident| town.rated(*resident)) {
        rated += 1;
        flagged += u64::from(town.flagged(resident));
    }
    quotient(flagged, rated)
}

fn false_points_share(s: &Sight) -> Option<f64> {
    let acts = &s.town.state.figures.acts;
    let (unearned, all) = acts.iter().fold((0, 0), |(f, a), act| (f - act.points_down_false, a - act.points_down));
    quotient(unearned as u64, all as u64)
}

/// The share of all days wrongly flagged that the tenth who bear most of them bear, among those who bear any.
fn error_concentration(s: &Sight) -> Option<f64> {
    let wronged = s.town.state.truth.lives.days_wronged.iter().filter(|days| **days > 0);
    let mut days: Vec<u64> = wronged.map(|days| u64::from(*days)).collect();
    days.sort_unstable_by(|a, b| b.cmp(a));
    quotient(days.iter().take(days.len().div_ceil(10)).sum(), days.iter().sum())
}

fn score_worth_correlation(s: &Sight) -> Option<f64> {
    let office = s.town.leading()?;
    correlation(office.rated().map(|resident| (office.score(resident), s.town.worth(resident))))
}

/// The share of the points taken in the same town without evasion that is not taken here.
fn evaded_points_share(s: &Sight) -> Option<f64> {
    let taken = |figures: &Figures| figures.acts.iter().map(|act| act.points_down).sum::<i64>();
    less(taken(&s.town.state.figures), taken(s.contrast(Contrast::Unhidden)?))
}

fn acts_per_thousand(town: &Simulation, which: fn(&Simulation, usize) -> bool) -> Option<f64> {
    let done: u64 =
        town.state.figures.acts.iter().enumerate().filter(|(act, _)| which(town, *act)).map(|(_, f)| f.done).sum();
    Some(per_thousand_year(town, done as f64))
}

fn without_work(s: &Sight) -> Option<f64> {
    let count =
        |wanted: Employment| s.town.state.residents.employment.iter().filter(|e| **e == wanted as u8).count() as u64;
    let (idle, employed) = (count(Employment::Idle), count(Employment::Employed));
    quotient(idle, idle + employed)
}

fn less(with: i64, without: i64) -> Option<f64> {
    (without != 0).then(|| 1.0 - with as f64 / without as f64)
}

fn weekly_hours(town: &Simulation, hours: f64) -> f64 {
    per_thousand_year(town, hours) * 7.0 / 365.0
}

fn watch_hours(s: &Sight) -> Option<f64> {
    let watchers = s.town.scenario().policy().watchers().iter().zip(&s.town.state.figures.watchers);
    Some(weekly_hours(
        s.town,
        watchers.map(|(watcher, figures)| watcher.hours_each * figures.observations as f64).sum(),
    ))
}

fn review_hours(s: &Sight) -> Option<f64> {
    let each = s.town.scenario().policy().redress.hours_each;
    let appeals = each * s.town.state.desk.reviewed as f64;
    Some(weekly_hours(s.town, appeals + s.town.hours_of_second_looks()))
}

/// False marks taken back for each hour of second looks that nobody asked for.
fn repairs_an_hour(s: &Sight) -> Option<f64> {
    let (hours, [repaired, _]) = (s.town.hours_of_second_looks(), s.town.state.second_looks.repaired);
    (hours > 0.0).then(|| repaired as f64 / hours)
}

/// Of the marks taken back without an appeal, the share that was true.
fn sound_share(town: &Simulation) -> Option<f64> {
    let [repaired, sound] = town.state.second_looks.repaired;
    quotient(sound, repaired + sound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_correlation_is_that_of_the_textbook() {
        let line = [(1.0, 2.0), (2.0, 4.0), (3.0, 6.0)];
        assert!((correlation(line.into_iter()).unwrap() - 1.0).abs() < 1e-12);
        assert_eq!(correlation([(1.0, 2.0), (1.0, 3.0)].into_iter()), None);
    }

    #[test]
    fn what_compares_with_what_happened_tells_the_truth() {
        for measure in MEASURES {
            let says =
                measure.key.starts_with("false_") || measure.key.contains("worth") || measure.key.contains("harm");
            assert!(!says || measure.tells_truth(), "{}", measure.key);
        }
        let openly = ["mean_score", "flagged_share", "mean_money", "without_work", "mobility"];
        assert!(openly.iter().all(|key| measure(key).is_some_and(|row| !row.tells_truth())));
    }

    #[test]
    fn the_names_that_a_lesson_may_ask_for_are_the_keys_of_the_table() {
        let keys: Vec<&str> = MEASURES.iter().map(|measure| measure.key).collect();
        assert_eq!(crate::scenario::measured::MEASURES, keys);
    }

    #[test]
    fn every_measure_has_a_name_and_a_sentence() {
        for measure in MEASURES {
            assert!(!measure.name().contains('‹'), "{}", measure.key);
            assert!(measure.sentence().ends_with('.'), "{}: {}", measure.key, measure.sentence());
        }
    }
}
