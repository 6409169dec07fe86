//! How a look, a quarter, a role or a set fares: its flags and scores, what its members did, and what came to them. Each number has
//! one denominator, which is named here.

use super::confusion::Confusion;
use super::loans::LoansOf;
use super::measures::Unit;
use super::needs::{self, Need};
use super::rates::quotient;
use crate::day::state::by_group::GroupFigures;
use crate::kernel::fixed::{GROAT, POINT};
use crate::words;

/// What a group came to since the first day, with whom it is shared among.
#[derive(Clone, Copy, Debug, Default)]
pub struct CameTo {
    /// What the group's people did and what came to them, summed from the first day to today.
    pub figures: GroupFigures,
    /// The running totals of the same group in the town without rating, if that was run.
    pub unrated: Option<GroupFigures>,
    /// Times that watchers stopped its people since the first day, and those of them whose person had done no harm.
    pub stops: [u64; 2],
    /// Deeds of its people of which a model foresees entries, and entries of such deeds about them; `None` without a model.
    pub foreseen: Option<[u64; 2]>,
    /// Members whom some office that rates them refuses today; `None` where nobody is ever refused.
    pub refused: Option<usize>,
    /// What became of the loans of today's members.
    pub loans: LoansOf,
    /// Members today.
    pub residents: usize,
    /// Members whom some office rates today.
    pub rated: usize,
    /// Days that have passed.
    pub days: u32,
    /// Of a set, whose members come and go, the days that they have been in it, added up; `None` for other groups.
    pub member_days: Option<u64>,
}

/// One number of a group.
struct Row {
    key: &'static str,
    unit: Unit,
    of: fn(&CameTo) -> Option<f64>,
}

/// The numbers, in their order. What people do is for each resident, and what offices do to them for each resident whom
/// some office rates; both for a year, but hours for a week.
const ROWS: [Row; 24] = [
    // Points of worth for each resident and year.
    Row { key: "good_a_year", unit: Unit::Points, of: |g| g.each(g.residents, worth(g.figures.good)) },
    // Points of worth for each resident and year; not negative.
    Row { key: "harm_a_year", unit: Unit::Points, of: |g| g.each(g.residents, -worth(g.figures.harm)) },
    // Entries that took points, for each rated resident and year.
    Row { key: "marks_a_year", unit: Unit::Index, of: |g| g.each(g.rated, g.figures.marks as f64) },
    // Of these, entries of what was not done, for each rated resident and year.
    Row { key: "false_marks_a_year", unit: Unit::Index, of: |g| g.each(g.rated, g.figures.marks_false as f64) },
    // Points of scores for each rated resident and year; none of the three is negative.
    Row { key: "points_gained_a_year", unit: Unit::Points, of: |g| g.each(g.rated, points(g.figures.points_up)) },
    Row { key: "points_lost_a_year", unit: Unit::Points, of: |g| g.each(g.rated, -points(g.figures.points_down)) },
    Row { key: "points_borne_a_year", unit: Unit::Points, of: |g| g.each(g.rated, -points(g.figures.points_borne)) },
    // Groats for each rated resident and year; wages and the sum are below 0 where people lose.
    Row { key: "wages_a_year", unit: Unit::Groats, of: |g| g.each(g.rated, groats(g.figures.wages)) },
    Row { key: "fees_a_year", unit: Unit::Groats, of: |g| g.each(g.rated, groats(g.figures.fees)) },
    Row { key: "rewards_a_year", unit: Unit::Groats, of: |g| g.each(g.rated, groats(g.figures.rewards)) },
    Row {
        key: "groats_a_year",
        unit: Unit::Groats,
        of: |g| g.each(g.rated, groats(g.figures.wages + g.figures.rewards - g.figures.fees)),
    },
    // Hours for each rated resident and week.
    Row {
        key: "hours_lost_a_week",
        unit: Unit::Index,
        of: |g| g.each(g.rated, g.figures.quarter_hours_lost as f64 / 4.0).map(|year| year * 7.0 / 365.0),
    },
    // Days for each resident and year, counted by the week.
    Row {
        key: "days_without_work_a_year",
        unit: Unit::Days,
        of: |g| g.each(g.residents, 7.0 * g.figures.weeks_without_work as f64),
    },
    // Acts for each resident and year.
    Row { key: "closed_a_year", unit: Unit::Index, of: |g| g.each(g.residents, g.figures.closed as f64) },
    // Points of worth for each resident and year, less the same in the town without rating.
    Row {
        key: "good_by_rating",
        unit: Unit::Points,
        of: |g| g.each(g.residents, worth(g.figures.good - g.unrated?.good)),
    },
    Row {
        key: "harm_by_rating",
        unit: Unit::Points,
        of: |g| g.each(g.residents, -worth(g.figures.harm - g.unrated?.harm)),
    },
    // Times for each resident and year.
    Row { key: "stops_a_year", unit: Unit::Index, of: |g| g.each(g.residents, g.stops[0] as f64) },
    Row { key: "innocent_stops_a_year", unit: Unit::Index, of: |g| g.each(g.residents, g.stops[1] as f64) },
    // Deeds of which a model foresees entries, for each resident and year, and entries of such deeds.
    Row { key: "foreseen_done_a_year", unit: Unit::Index, of: |g| g.each(g.residents, g.foreseen?[0] as f64) },
    Row { key: "foreseen_filed_a_year", unit: Unit::Index, of: |g| g.each(g.residents, g.foreseen?[1] as f64) },
    // Of its rated today.
    Row { key: "refused_share", unit: Unit::Share, of: |g| quotient(g.refused? as u64, g.rated as u64) },
    // Loans of today's members for each of them and year.
    Row { key: "loans_a_year", unit: Unit::Index, of: |g| g.loans.a_year(g.residents, g.days) },
    // Of the loans of which it is known.
    Row { key: "fell_behind_share", unit: Unit::Share, of: |g| g.loans.fell_behind_share() },
    // Points of the score on the day of the loan, a mean over loans on which the borrower did not fall behind.
    Row { key: "repaid_score", unit: Unit::Points, of: |g| g.loans.repaid_score() },
];

fn worth(hundredths: i64) -> f64 {
    hundredths as f64 / 100.0
}

fn points(fixed: i64) -> f64 {
    fixed as f64 / f64::from(POINT)
}

fn groats(hundredths: i64) -> f64 {
    hundredths as f64 / f64::from(GROAT)
}

impl CameTo {
    /// A total for each of so many, and year. What the members of a set came to is for each year that they were in it.
    fn each(&self, people: usize, total: f64) -> Option<f64> {
        let person_days = self.member_days.unwrap_or(people as u64 * u64::from(self.days));
        (person_days > 0).then(|| total * 365.0 / person_days as f64)
    }

    /// Each number of [`ROWS`] with its key, which `run --json`, sweeps and bets use; `None` where it is not defined.
    pub(super) fn values(&self) -> impl Iterator<Item = (&'static str, Option<f64>)> + '_ {
        ROWS.iter().map(|row| (row.key, (row.of)(self)))
    }
}

/// The unit of one of these numbers; `None` for a key that is none of them.
pub fn unit(key: &str) -> Option<Unit> {
    ROWS.iter().find(|row| row.key == key).map(|row| row.unit)
}

/// What a number of a group needs: those that compare with the town without rating need it.
pub fn needs(key: &str) -> &'static [Need] {
    if key.ends_with("_by_rating") { needs::UNRATED } else { needs::NOTHING }
}

/// What a group is a group of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GroupKind {
    /// People of one look: those whom cameras confuse with one another.
    #[default]
    Look,
    /// Those who live in a quarter.
    Quarter,
    /// Those who have a role in the town.
    Role,
    /// The members of a set.
    Set,
}

/// A look, a quarter, a role or a set, and how it fares.
#[derive(Clone, Debug, Default)]
pub struct Group {
    /// The name of the look or the quarter as the scenario has it, or of the role.
    pub name: String,
    /// What it is a group of.
    pub kind: GroupKind,
    /// How many live in it.
    pub residents: usize,
    /// How many of them some office rates.
    pub rated: usize,
    /// How many of these are flagged.
    pub flagged: usize,
    /// How many of its people the leading office rates.
    pub scored: usize,
    /// The share of its rated that is flagged.
    pub flagged_share: Option<f64>,
    /// Who in it is flagged, and who would be by standing; `None` where the town keeps no standing.
    pub confusion: Option<Confusion>,
    /// The mean score of those the leading office rates.
    pub mean_score: Option<f64>,
    /// The mean standing of the same people: what perfect watching would have given them.
    pub mean_standing: Option<f64>,
    /// The mean worth of the same people.
    pub mean_worth: Option<f64>,
    /// What its members did since the first day, and what came to them.
    pub came_to: CameTo,
}

impl Group {
    /// The group's numbers by key.
    pub fn values(&self) -> Vec<(&'static str, Option<f64>)> {
        let rate = |of: fn(&Confusion) -> Option<f64>| self.confusion.as_ref().and_then(of);
        let values = vec![
            ("residents", Some(self.residents as f64)),
            ("rated", Some(self.rated as f64)),
            ("scored", Some(self.scored as f64)),
            ("mean_score", self.mean_score),
            ("mean_worth", self.mean_worth),
            ("mean_standing", self.mean_standing),
            ("score_error", self.mean_score.zip(self.mean_standing).map(|(score, standing)| score - standing)),
            ("flagged_share", self.flagged_share),
            ("prevalence", rate(Confusion::prevalence)),
            ("false_positive_rate", rate(Confusion::false_positive_rate)),
            ("false_negative_rate", rate(Confusion::false_negative_rate)),
            ("positive_predictive_value", rate(Confusion::positive_predictive_value)),
            ("true_positives", rate(|c| Some(c.true_positive as f64))),
            ("false_positives", rate(|c| Some(c.false_positive as f64))),
            ("false_negatives", rate(|c| Some(c.false_negative as f64))),
            ("true_negatives", rate(|c| Some(c.true_negative as f64))),
        ];
        let all = values.into_iter().chain(self.came_to.values());
        all.map(|(key, value)| (key, value.map(words::unsigned_nought))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::{Options, Simulation};
    use crate::scenario::Recipe;
    use crate::study::sight::Contrast;
    use crate::study::{Outcome, Plan};
    use std::sync::Arc;

    fn run(name: &str, settings: &[&str], with_contrasts: bool) -> Outcome {
        let settings: Vec<String> = settings.iter().map(|setting| (*setting).to_owned()).collect();
        let scenario = Recipe::shipped(name).unwrap().parse(&settings).unwrap().scenario;
        let options = Options { threads: 1, ..Options::default() };
        Plan { options, days: Some(90), with_contrasts, ..Plan::default() }.run(&Arc::new(scenario), |_, _| ())
    }

    fn sum(groups: &[GroupFigures]) -> GroupFigures {
        groups.iter().fold(GroupFigures::default(), |mut sum, group| {
            sum += *group;
            sum
        })
    }

    /// Everyone has a look, a quarter and a role, so each of the three comes to what the town comes to.
    #[test]
    fn groups_of_each_kind_come_to_the_whole_town() {
        for name in ["crossing-camera", "bread-stall", "friends-like-these", "long-way-up"] {
            let run = run(name, &["town.residents=400", "offices[0].household_share=0.25"], false);
            let (town, figures) = (run.town.town(), run.town.figures());
            let (looks, quarters) = (town.looks().len(), town.quarters().len());
            let by_look = sum(&figures.groups[..looks]);
            assert_eq!(by_look, sum(&figures.groups[looks..looks + quarters]), "{name}");
            assert_eq!(by_look, sum(&figures.groups[looks + quarters..]), "{name}");
            assert_eq!((by_look.good, by_look.harm), (figures.good, figures.harm));
            let of_acts =
                |of: fn(&crate::day::state::figures::ActFigures) -> i64| figures.acts.iter().map(of).sum::<i64>();
            assert_eq!(by_look.points_up, of_acts(|act| act.points_up));
            assert_eq!(by_look.points_down, of_acts(|act| act.points_down));
            assert_eq!(by_look.marks as i64, of_acts(|act| act.marks as i64));
            assert_eq!(by_look.marks_false as i64, of_acts(|act| act.marks_false as i64));
            // Of those in a trader's household, hardly anyone is rated at the bread stall.
            let borne = name == "bread-stall" || by_look.points_borne < 0;
            assert!(borne && by_look.points_borne > by_look.points_down, "{name}: {by_look:?}");
        }
    }

    /// What bands cost, held against the doors themselves in the first week.
    #[test]
    fn fees_rewards_and_hours_are_those_of_the_bands() {
        let text = r#"(
            title: "Doors", town: (residents: 200), days: 7,
            offices: [(
                name: "ledger", method: Ledger(start: 0.0, start_spread: 100.0, floor: -500.0),
                bands: [
                    (name: "A", from: 0.0, effects: (rewards: 3.0, wage: 1.25)),
                    (name: "B", from: -500.0, effects: (fees: 2.5, lost_hours: 1.5, wage: 0.75)),
                ],
            )],
        )"#;
        let source = crate::scenario::Source { name: String::new(), bytes: text.as_bytes().to_vec() };
        let scenario = crate::scenario::parse(&source, &crate::scenario::Library::default(), &[]);
        let scenario = Arc::new(scenario.unwrap_or_else(|p| panic!("{p}")).scenario);
        let mut town = Simulation::new(scenario, Options { threads: 1, ..Options::default() });
        (0..7).for_each(|_| town.pass_day());
        let all = sum(&town.figures().groups[..town.town().looks().len()]);
        let in_a = (0..200).filter(|resident| town.band(0, *resident) == 0).count() as i64;
        assert!(in_a > 50 && in_a < 150);
        assert_eq!(all.rewards, in_a * 300);
        assert_eq!(all.fees, (200 - in_a) * 250);
        assert_eq!(all.quarter_hours_lost, (200 - in_a) * 6);
        assert!(all.wages != 0);
    }

    #[test]
    fn what_the_rating_made_is_the_difference_from_the_unrated_town() {
        let with = run("crossing-camera", &["town.residents=600"], true);
        let (_, unrated) = with.contrasts.iter().find(|(which, _)| *which == Contrast::Unrated).unwrap();
        let there = Outcome {
            town: unrated.clone(),
            contrasts: vec![],
            ..run("crossing-camera", &["town.residents=100"], false)
        };
        let of = |outcome: &Outcome, name: &str, key: &str| {
            let group = outcome.groups().into_iter().find(|group| group.name == name).unwrap();
            group.values().into_iter().find(|(known, _)| *known == key).unwrap().1
        };
        for group in with.groups() {
            let name = group.name.as_str();
            for (key, made) in [("harm_a_year", "harm_by_rating"), ("good_a_year", "good_by_rating")] {
                let difference = of(&with, name, key).unwrap() - of(&there, name, key).unwrap();
                assert!((of(&with, name, made).unwrap() - difference).abs() < 1e-9, "{name}: {made}");
                assert_eq!(of(&there, name, made), None, "without the unrated town nobody can say");
            }
        }
        let harm: Vec<Option<f64>> =
            with.groups().iter().map(|group| of(&with, &group.name, "harm_by_rating")).collect();
        assert!(harm.iter().any(|value| value.is_some_and(|value| value != 0.0)), "{harm:?}");
    }

    #[test]
    fn a_group_without_members_is_left_out() {
        let run = run(
            "crossing-camera",
            &["town.residents=200", "town.looks.Heron.share=0.01", "town.looks.Wren.share=100"],
            false,
        );
        let names: Vec<String> = run.groups().into_iter().map(|group| group.name).collect();
        assert!(!names.contains(&"Heron".to_owned()) && names.contains(&"ordinary".to_owned()), "{names:?}");
        assert!(run.groups().iter().all(|group| group.residents > 0));
        assert!(run.groups().iter().any(|group| group.kind == GroupKind::Quarter));
        let keys: Vec<&str> = run.groups()[0].values().into_iter().map(|(key, _)| key).collect();
        assert_eq!(keys, crate::scenario::measured::OF_GROUPS, "a lesson may ask for these");
    }
}
