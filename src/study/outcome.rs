//! A run from the first day to the last, and what it came to.

use std::sync::Arc;

use super::answers::Bets;
use super::by_group::{CameTo, Group, GroupKind};
use super::confusion::Confusion;
use super::family::{self, Member};
use super::loans::LoansOf;
use super::measures::{MEASURES, Measure, Section, flagged_share};
use super::serving;
use super::sight::{Contrast, Sight};
use super::statistics::mean;
use crate::day::history::LARGEST_REMEMBERED;
use crate::day::state::by_group::groups_of;
use crate::day::{Change, Options, Simulation};
use crate::kernel::fixed::POINT;
use crate::scenario::Scenario;
use crate::scenario::measured::ROLES;
use crate::scenario::problem::plain_name;
use crate::town::Town;

/// How a run is studied.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Seed, threads and the like.
    pub options: Options,
    /// Days; the scenario's own if not given.
    pub days: Option<u32>,
    /// Whether the same town is also run without rating, with secret rules and without evasion, for what these change.
    pub with_contrasts: bool,
    /// Days between two points of a series.
    pub every: u32,
    /// What is changed while the town runs, each on the morning after so many days have passed.
    pub changes: Vec<(u32, Change)>,
}

/// What a run came to.
pub struct Outcome {
    /// The town on the last day.
    pub town: Simulation,
    /// The same town but for one thing each, if they were asked for.
    pub contrasts: Vec<(Contrast, Simulation)>,
    /// The series and checkpoints.
    pub record: Record,
    /// How the bets of the lesson came out, if that was asked for; see [`BetsPlan`](super::bets::BetsPlan).
    pub bets: Bets,
}

/// What is noted from day to day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// The days of the series' points.
    pub days: Vec<u32>,
    /// The series of each daily measure, by key.
    pub series: Vec<(&'static str, Vec<Option<f64>>)>,
    /// The error rates of looks and quarters, day by day like the series; empty where the town keeps no standing.
    pub groups: Vec<GroupSeries>,
    /// Fingerprints of the state by day, at checkpoints.
    pub checkpoints: Vec<(u32, String)>,
}

/// How a look or a quarter fares from day to day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GroupSeries {
    /// The group's name.
    pub name: String,
    /// Share of its rated that is flagged.
    pub flagged_share: Vec<Option<f64>>,
    /// Share of those without an earned flag that is flagged (FPR).
    pub false_positive_rate: Vec<Option<f64>>,
    /// Share of those with an earned flag that is not flagged (FNR).
    pub false_negative_rate: Vec<Option<f64>>,
    /// Share of its flags that are earned (PPV).
    pub positive_predictive_value: Vec<Option<f64>>,
    /// Calibration: mean score less mean standing, in points; below 0 where watching takes more than conduct would.
    pub score_error: Vec<Option<f64>>,
}

impl GroupSeries {
    fn note(&mut self, name: &str, counts: &Confusion, score_error: Option<f64>) {
        if self.name.is_empty() {
            self.name = name.to_owned();
        }
        let flagged = counts.true_positive + counts.false_positive;
        self.flagged_share.push((counts.people() > 0).then(|| flagged as f64 / counts.people() as f64));
        self.false_positive_rate.push(counts.false_positive_rate());
        self.false_negative_rate.push(counts.false_negative_rate());
        self.positive_predictive_value.push(counts.positive_predictive_value());
        self.score_error.push(score_error);
    }

    fn truncate(&mut self, points: usize) {
        self.flagged_share.truncate(points);
        self.false_positive_rate.truncate(points);
        self.false_negative_rate.truncate(points);
        self.positive_predictive_value.truncate(points);
        self.score_error.truncate(points);
    }

    /// The group's series by key.
    pub fn series(&self) -> [(&'static str, &[Option<f64>]); 5] {
        [
            ("flagged_share", &self.flagged_share),
            ("false_positive_rate", &self.false_positive_rate),
            ("false_negative_rate", &self.false_negative_rate),
            ("positive_predictive_value", &self.positive_predictive_value),
            ("score_error", &self.score_error),
        ]
    }
}

impl Record {
    /// Notes a day that has passed.
    pub fn note(&mut self, town: &Simulation) {
        self.point(town);
        if town.day().is_multiple_of(CHECKPOINT) {
            self.check(town);
        }
    }

    /// Forgets what was noted after a day, so that the record is what it was on that day's evening.
    pub fn truncate(&mut self, day: u32) {
        let points = self.days.partition_point(|noted| *noted <= day);
        self.checkpoints.retain(|(noted, _)| *noted <= day);
        self.days.truncate(points);
        if points == 0 {
            // Which series there are is noted with the first point.
            self.series.clear();
            self.groups.clear();
        }
        self.series.iter_mut().for_each(|(_, values)| values.truncate(points));
        self.groups.iter_mut().for_each(|group| group.truncate(points));
    }

    fn point(&mut self, town: &Simulation) {
        let daily = MEASURES.iter().filter(|measure| measure.daily);
        if self.series.is_empty() {
            self.series = daily.clone().map(|measure| (measure.key, vec![])).collect();
        }
        self.days.push(town.day());
        let sight = sight(town, &[]);
        for ((_, values), measure) in self.series.iter_mut().zip(daily) {
            values.push(measure.value(&sight));
        }
        self.note_groups(town);
    }

    /// One pass over everyone counts looks and quarters together.
    fn note_groups(&mut self, town: &Simulation) {
        let places = town.town();
        let Some(office) = town.leading().filter(|_| town.scenario().raw().standing) else {
            return;
        };
        let looks = places.looks().len();
        let names: Vec<&String> = places.looks().iter().chain(places.quarters()).collect();
        let mut counts = vec![(Confusion::default(), 0i64, 0i64); names.len()];
        for resident in (0..places.residents() as u32).filter(|resident| town.rated(*resident)) {
            let i = resident as usize;
            let error = office.exact_error(resident).filter(|_| office.rates(resident));
            for group in [usize::from(places.people.look[i]), looks + usize::from(places.people.quarter[i])] {
                let (confusion, errors, people) = &mut counts[group];
                confusion.count(town, resident);
                *errors += i64::from(error.unwrap_or(0));
                *people += i64::from(error.is_some());
            }
        }
        self.groups.resize_with(names.len(), GroupSeries::default);
        for ((series, name), (confusion, errors, people)) in self.groups.iter_mut().zip(names).zip(counts) {
            let error = (people > 0).then(|| errors as f64 / people as f64 / f64::from(POINT));
            series.note(name, &confusion, error);
        }
    }

    fn check(&mut self, town: &Simulation) {
        let today = (town.day(), town.digest().whole());
        if self.checkpoints.last() != Some(&today) {
            self.checkpoints.push(today);
        }
    }

    /// The series of a daily measure.
    pub fn of(&self, key: &str) -> &[Option<f64>] {
        self.series.iter().find(|(name, _)| *name == key).map_or(&[], |(_, values)| values)
    }
}

/// Days between two checkpoints.
const CHECKPOINT: u32 = 90;

impl Plan {
    /// The plan of a run of which everything is to be told: a small town is noted every day and run beside itself without
    /// rating, with secret rules and without evasion; a large one is noted every 30 days and runs alone.
    pub fn in_full(scenario: &Scenario, options: Options) -> Self {
        let small = scenario.raw().town.residents as usize <= LARGEST_REMEMBERED;
        Self { options, with_contrasts: small, every: if small { 1 } else { 30 }, ..Self::default() }
    }

    /// Runs a scenario. `passed` hears of each day that has passed, and of how many there are.
    pub fn run(&self, scenario: &Arc<Scenario>, mut passed: impl FnMut(u32, u32)) -> Outcome {
        let days = self.days.unwrap_or(scenario.raw().days);
        let mut options = self.options.clone();
        let seed = options.seed.unwrap_or(scenario.raw().seed);
        options.seed = Some(seed);
        let (town, ties) = Town::found(scenario, seed, options.hermits);
        let town = Arc::new(town);
        let others = if self.with_contrasts { &Contrast::ALL[..] } else { &[] };
        let all_days = days * (others.len() as u32 + 1);
        let mut done = 0;
        let contrasts = others.iter().map(|which| {
            let options = Options { forgetful: true, ..options.clone() };
            let rules = Arc::new(which.rules(scenario));
            let mut other = Simulation::in_town(rules, town.clone(), ties.clone(), seed, options);
            for _ in 0..days {
                self.change(&mut other, |change| change.under(|rules| which.rules(rules)));
                other.pass_day();
                done += 1;
                passed(done, all_days);
            }
            (*which, other)
        });
        let contrasts = contrasts.collect();
        let mut town = Simulation::in_town(scenario.clone(), town, ties, seed, options);
        let mut record = Record::default();
        for day in 0..days {
            self.change(&mut town, Change::clone);
            town.pass_day();
            let today = day + 1;
            if self.every > 0 && (today.is_multiple_of(self.every) || today == days) {
                record.point(&town);
            }
            if today.is_multiple_of(CHECKPOINT) {
                record.check(&town);
            }
            passed(all_days - days + today, all_days);
        }
        // Commands of the last evening are in force, though no day has passed under them.
        self.change(&mut town, Change::clone);
        record.check(&town);
        Outcome { town, contrasts, record, bets: Bets::default() }
    }

    /// Carries out what is changed today.
    fn change(&self, town: &mut Simulation, of: impl Fn(&Change) -> Change) {
        let today = town.day();
        self.changes.iter().filter(|(day, _)| *day == today).for_each(|(_, change)| town.carry_out(&of(change)));
    }
}

pub(super) fn sight<'a>(town: &'a Simulation, contrasts: &'a [(Contrast, Simulation)]) -> Sight<'a> {
    let residents = 0..town.town().residents() as u32;
    Sight { town, contrasts, confusion: Confusion::of(town, residents) }
}

impl Outcome {
    /// Every measure on the last day, by key, in the order of the table.
    pub fn measures(&self) -> Vec<(&'static str, Option<f64>)> {
        let sight = sight(&self.town, &self.contrasts);
        MEASURES.iter().map(|measure| (measure.key, measure.value(&sight))).collect()
    }

    /// The measures of a section on the last day, each with its value. Where there is no office, those without a value are
    /// left out: most ask for a score.
    pub fn told_measures(&self, section: Section) -> Vec<(&'static Measure, Option<f64>)> {
        let rated = !self.town.state.offices.is_empty();
        let values = MEASURES.iter().zip(self.measures()).map(|(measure, (_, value))| (measure, value));
        values.filter(|(measure, value)| measure.section == section && (rated || value.is_some())).collect()
    }

    /// One measure on the last day, also one of a family.
    pub fn measure(&self, key: &str) -> Option<f64> {
        let Some(measure) = super::measures::measure(key) else {
            return Member::of(self.town.scenario(), key)?.value(&self.town);
        };
        measure.value(&sight(&self.town, &self.contrasts))
    }

    /// Every measure of every family on the last day.
    pub fn members(&self) -> Vec<(Member, Option<f64>)> {
        self.valued(family::members(self.town.scenario()))
    }

    /// Those that the lesson itself asks for.
    pub fn asked(&self) -> Vec<(Member, Option<f64>)> {
        self.valued(family::asked(self.town.scenario()))
    }

    fn valued(&self, members: Vec<Member>) -> Vec<(Member, Option<f64>)> {
        let with_value = |member: Member| {
            let value = member.value(&self.town);
            (member, value)
        };
        members.into_iter().map(with_value).collect()
    }

    /// Looks, then quarters, then roles, then sets, each with what it came to. A group without members is left out, and so
    /// is a role or a set that has the name of a group before it: groups are found by their names.
    pub fn groups(&self) -> Vec<Group> {
        let town = self.town.town();
        let all = 0..town.residents() as u32;
        let leading = self.town.leading();
        let unrated = self.contrasts.iter().find(|(which, _)| *which == Contrast::Unrated);
        let refused = serving::refused(&self.town);
        let group = |place: usize, kind: GroupKind, name: &str, members: Vec<u32>| {
            let rated = members.iter().filter(|member| self.town.rated(**member)).count();
            let scored =
                || leading.into_iter().flat_map(|o| members.iter().filter(move |r| o.rates(**r)).map(move |r| (o, *r)));
            let group = Group {
                name: name.to_owned(),
                kind,
                confusion: Confusion::of(&self.town, members.iter().copied()),
                flagged_share: flagged_share(&self.town, members.iter().copied()),
                mean_score: mean(scored().map(|(office, r)| office.score(r))),
                mean_worth: mean(scored().map(|(_, r)| self.town.worth(r))),
                mean_standing: mean(scored().filter_map(|(office, r)| office.standing(r))),
                residents: members.len(),
                rated,
                flagged: members.iter().filter(|r| self.town.rated(**r) && self.town.flagged(**r)).count(),
                scored: scored().count(),
                came_to: CameTo {
                    figures: self.town.figures().groups[place],
                    unrated: unrated.map(|(_, other)| other.figures().groups[place]),
                    stops: self.town.figures().stops.groups[place],
                    foreseen: self.town.figures().foreseen.groups.get(place).copied(),
                    refused: refused
                        .as_ref()
                        .map(|all| all.iter().filter(|r| members.binary_search(r).is_ok()).count()),
                    loans: LoansOf::of(&self.town, |resident| members.binary_search(&resident).is_ok()),
                    residents: members.len(),
                    rated,
                    days: self.town.day(),
                    member_days: (kind == GroupKind::Set).then(|| self.member_days(place)),
                },
            };
            (!members.is_empty()).then_some(group)
        };
        let looks = town.looks().iter().map(|name| (GroupKind::Look, name.as_str()));
        let quarters = town.quarters().iter().map(|name| (GroupKind::Quarter, name.as_str()));
        let sets = self.town.scenario().policy().sets().iter().map(|set| (GroupKind::Set, set.name()));
        let named: Vec<(GroupKind, &str)> =
            looks.chain(quarters).chain(ROLES.map(|name| (GroupKind::Role, name))).chain(sets).collect();
        let is_free = |place: usize, kind: GroupKind, name: &str| {
            matches!(kind, GroupKind::Look | GroupKind::Quarter)
                || named[..place].iter().all(|(_, other)| plain_name(other) != plain_name(name))
        };
        let groups = named.iter().copied().enumerate().filter(|(place, (kind, name))| is_free(*place, *kind, name));
        let of = |(place, (kind, name)): (usize, (GroupKind, &str))| {
            let members = all
                .clone()
                .filter(|resident| groups_of(town, &self.town.state.sets, *resident).any(|other| other == place));
            group(place, kind, name, members.collect())
        };
        groups.filter_map(of).collect()
    }

    /// The groups of which numbers are told: those in which somebody is rated. Where there is no office at all, nobody is left
    /// out for that.
    pub fn told_groups(&self) -> Vec<Group> {
        let no_office = self.town.scenario().policy().offices().is_empty();
        self.groups().into_iter().filter(|group| no_office || group.rated > 0).collect()
    }

    /// The days that the members of a set have been in it, by its place among all groups.
    fn member_days(&self, place: usize) -> u64 {
        let sets = self.town.scenario().policy().sets().len();
        let all = self.town.figures().groups.len();
        self.town.state.sets.member_days(place + sets - all)
    }

    /// The looks, then the quarters, of which something can be told: some of their people are rated.
    pub fn rated_groups(&self) -> impl Iterator<Item = Group> {
        self.groups()
            .into_iter()
            .filter(|group| group.rated > 0 && matches!(group.kind, GroupKind::Look | GroupKind::Quarter))
    }

    /// Share of the rated in each band of the leading office, highest first.
    pub fn bands(&self) -> Vec<(String, f64)> {
        self.town.leading().map_or_else(Vec::new, |office| self.office(office.office()).bands)
    }

    /// What each office makes of those whom it rates: the leading office first, then the others in their order.
    pub fn offices(&self) -> Vec<OfficeSummary> {
        let leading = self.town.leading().map(|office| office.office());
        let mut offices: Vec<usize> = (0..self.town.state.offices.len()).collect();
        offices.sort_by_key(|office| (Some(*office) != leading, *office));
        offices.into_iter().map(|office| self.office(office)).collect()
    }

    fn office(&self, office: usize) -> OfficeSummary {
        let town = &self.town;
        let rules = &town.scenario().policy().offices()[office];
        let everyone = 0..town.town().residents() as u32;
        let rated: Vec<u32> = everyone.filter(|resident| town.state.offices[office].rates(*resident)).collect();
        let share = |count: usize| count as f64 / rated.len().max(1) as f64;
        let mut counts = vec![0; rules.bands().len()];
        rated.iter().for_each(|resident| counts[usize::from(town.band(office, *resident))] += 1);
        let flagged = rated.iter().filter(|resident| town.flagged_by(office, **resident)).count();
        OfficeSummary {
            name: rules.name().to_owned(),
            rated: rated.len(),
            mean_score: mean(rated.iter().map(|resident| town.score(office, *resident))),
            flagged,
            bands: rules
                .bands()
                .iter()
                .zip(counts)
                .map(|(band, count)| (band.name().to_owned(), share(count)))
                .collect(),
        }
    }
}

/// What an office makes of those whom it rates.
#[derive(Clone, Debug, PartialEq)]
pub struct OfficeSummary {
    /// The office.
    pub name: String,
    /// How many it rates.
    pub rated: usize,
    /// Their mean score.
    pub mean_score: Option<f64>,
    /// How many of them it flags itself.
    pub flagged: usize,
    /// The share of them in each of its bands, highest first.
    pub bands: Vec<(String, f64)>,
}
