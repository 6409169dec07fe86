//! A council's year in office: what people say of each term, how many hours its rules took, and which aims were reached.
//!
//! All of it follows from the run, so that whoever has the scenario, the seed and the commands finds the same.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::hours::Looks;
use super::measures::measure;
use super::order::Course;
use super::outcome::sight;
use super::statistics::mean;
use super::weighing::{TOWNS, seeds};
use super::worlds::on_all_cores;
use crate::day::{Change, Options, Simulation};
use crate::scenario::Scenario;

/// Days of a term: a quarter of a year.
pub const TERM: u32 = 91;
/// Terms for which a council can sit.
pub const TERMS: u32 = 4;
/// The most aims that a council can set itself.
pub const MOST_AIMS: usize = 3;

/// The share by which hours may be more than were granted, and harm more than without the council: whatever is changed moves
/// who does what, and with it hours and harm, a little.
pub const FORGIVEN: f64 = 0.02;

/// The mean trust in the offices that [`Aim::TrustEverywhere`] asks for in each quarter, 0 to 1.
pub const TRUST: f64 = 0.4;
/// The share by which [`Aim::LighterStrain`] asks the mean strain to be lower than without the council.
pub const LIGHTER: f64 = 0.1;

/// Money that differs by no more than this share of what it would be is the same.
const SAME_MONEY: f64 = 0.05;
/// Strain, trust and opinions that differ by no more than this, on their scales that end at 1, are the same.
pub(super) const SAME_FEELING: f64 = 0.01;

/// What a council can set itself to reach by the end of its last term. Some of the aims pull against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Aim {
    /// Of those who are rated at most half as many are flagged wrongly as without the council.
    HalfTheWrongFlags,
    /// People do no more harm than without the council, but for [`FORGIVEN`].
    NoMoreHarm,
    /// In each quarter of the town people trust the offices by 40 % or more in the mean.
    TrustEverywhere,
    /// The mean strain is lower by a tenth or more than without the council.
    LighterStrain,
    /// Watching and review take at most half the hours that they take without the council.
    HalfTheHours,
    /// In the last term no rule gives or takes a point.
    NoScore,
}

impl Aim {
    /// All aims, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::HalfTheWrongFlags,
        Self::NoMoreHarm,
        Self::TrustEverywhere,
        Self::LighterStrain,
        Self::HalfTheHours,
        Self::NoScore,
    ];

    /// Whether a town reached the aim, beside the same town without the council.
    pub(super) fn is_reached(self, town: &RunTotals, alone: &RunTotals) -> bool {
        match self {
            Self::HalfTheWrongFlags => town.wrongly_flagged <= alone.wrongly_flagged * 0.5,
            Self::NoMoreHarm => town.harm <= alone.harm * (1.0 + FORGIVEN),
            Self::TrustEverywhere => town.least_trust >= TRUST,
            Self::LighterStrain => town.strain <= alone.strain * (1.0 - LIGHTER),
            Self::HalfTheHours => town.hours <= alone.hours * 0.5,
            Self::NoScore => !town.scores_moved,
        }
    }
}

/// What a run came to, as far as aims ask.
pub(super) struct RunTotals {
    wrongly_flagged: f64,
    harm: f64,
    least_trust: f64,
    strain: f64,
    hours: f64,
    scores_moved: bool,
}

impl RunTotals {
    /// What a run comes to; `None` once `go_on` says no.
    pub(super) fn of(mut run: Run, until: u32, go_on: &impl Fn() -> bool) -> Option<Self> {
        run.lead_to(until.saturating_sub(TERM), go_on)?;
        let points_before = points_moved(&run.course.town);
        run.lead_to(until, go_on)?;
        let town = &run.course.town;
        Some(Self {
            // Nobody is flagged wrongly where nobody is flagged.
            wrongly_flagged: value(town, "false_flagged_share").unwrap_or(0.0),
            harm: value(town, "harm_done").unwrap_or(0.0),
            least_trust: least_trust(town).map_or(1.0, |(_, trust)| trust),
            strain: mean_strain(town),
            hours: run.hours,
            scores_moved: points_moved(town) != points_before,
        })
    }
}

fn value(town: &Simulation, key: &str) -> Option<f64> {
    measure(key)?.value(&sight(town, &[]))
}

fn mean_strain(town: &Simulation) -> f64 {
    value(town, "mean_strain").unwrap_or(0.0)
}

/// The quarter whose people trust the offices least, and their mean trust, 0 to 1; the first one in alphabetical order where
/// several are as low.
fn least_trust(town: &Simulation) -> Option<(String, f64)> {
    let people = 0..town.town().residents() as u32;
    let of_quarter = |quarter: &String| {
        let own = people.clone().filter(|resident| town.town().quarter(*resident) == quarter);
        Some((quarter.clone(), mean(own.map(|resident| town.trust(resident)))?))
    };
    let quarters = town.town().quarters().iter().filter_map(of_quarter);
    quarters.min_by(|a, b| a.1.total_cmp(&b.1).then_with(|| a.0.cmp(&b.0)))
}

/// Points that rules have given and taken since the first day, in 1/256.
fn points_moved(town: &Simulation) -> i64 {
    town.state.figures.acts.iter().map(|act| act.points_up - act.points_down).sum()
}

/// A run from the first morning on, and the hours that watching and review have taken in it.
pub(super) struct Run {
    course: Course,
    hours: f64,
}

impl Run {
    pub(super) fn new(founded: &Arc<Scenario>, seed: u64, changes: &[(u32, Change)], until: u32) -> Self {
        Self { course: Course::new(founded.clone(), Options::lean(seed), changes.to_vec(), until), hours: 0.0 }
    }

    /// Lives on to the morning of a day; `None` once `go_on`, which is asked for every day, says no.
    fn lead_to(&mut self, day: u32, go_on: &impl Fn() -> bool) -> Option<()> {
        while self.course.town.day() < day.min(self.course.until) {
            let looks = Looks::of(&self.course.town);
            self.course.pass_day();
            let town = &self.course.town;
            self.hours += Looks::of(town).hours_since(&looks, town.scenario().policy());
            go_on().then_some(())?;
        }
        Some(())
    }
}

/// How many approve of a council, how many disapprove, and how many do neither. Everybody compares where they stand with
/// where they would stand without the council.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Votes {
    /// Residents for whom more is better than worse.
    pub approve: u32,
    /// Residents for whom more is worse than better.
    pub disapprove: u32,
    /// Residents for whom as much is better as worse, or nothing is different.
    pub neither: u32,
}

impl Votes {
    fn add(&mut self, vote: Ordering) {
        match vote {
            Ordering::Greater => self.approve += 1,
            Ordering::Less => self.disapprove += 1,
            Ordering::Equal => self.neither += 1,
        }
    }

    /// How many approve or disapprove.
    pub fn decided(&self) -> u32 {
        self.approve + self.disapprove
    }

    /// The share that approves of those who do one or the other, 0 to 1; `None` where nobody does.
    pub fn share_better_off(&self) -> Option<f64> {
        (self.decided() > 0).then(|| f64::from(self.approve) / f64::from(self.decided()))
    }
}

/// By what people are told apart when they are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grouping {
    /// The quarter in which they live.
    Quarter,
    /// Their look.
    Look,
    /// Their trade.
    Trade,
}

impl Grouping {
    /// All groupings, in the order in which they are told.
    pub const ALL: [Self; 3] = [Self::Quarter, Self::Look, Self::Trade];

    fn of(self, town: &Simulation, resident: u32) -> &str {
        match self {
            Self::Quarter => town.town().quarter(resident),
            Self::Look => town.town().look(resident),
            Self::Trade => town.town().trade(resident),
        }
    }
}

/// What people say when a term is over, and what it took.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// How all residents voted.
    pub votes: Votes,
    /// How those voted who share a quarter, a look or a trade, by grouping and name.
    pub groups: BTreeMap<(Grouping, String), Votes>,
    /// Hours of watching and review.
    pub taken: f64,
    /// What a council can know of its aims by then.
    pub poll: Poll,
}

/// What a council can know of its aims when a term is over: what people say when they are asked, and what offices enter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Poll {
    /// The mean strain of all residents, 0 to 1.
    pub strain: f64,
    /// The mean strain of all residents without the council, 0 to 1.
    pub strain_alone: f64,
    /// The quarter whose people trust the offices least, and their mean trust, 0 to 1; `None` where no quarter has people.
    pub least_trust: Option<(String, f64)>,
    /// Whether a rule gave or took a point in the term.
    pub scores_moved: bool,
}

/// How a council's year in office ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The council sat for all its terms, without being voted out and within its hours.
    Served,
    /// After a term more people disapproved than approved.
    VotedOut,
    /// After a term more hours had been taken than were granted, by more than [`FORGIVEN`].
    Overspent,
}

/// What is known of a year in office on the morning after a term, or before the first one.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// Days that have passed.
    pub day: u32,
    /// Hours granted for each term for which the council can sit: as many as the rules of the founders take in it, with the
    /// same luck.
    pub granted: Vec<f64>,
    /// How people voted after each term that is over, and the hours that it took, the first term first.
    pub terms: Vec<Term>,
    /// Which aims were reached; empty while the council sits.
    pub reached: Vec<Reached>,
}

/// Whether an aim was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    /// The aim.
    pub aim: Aim,
    /// Whether it was reached in the town itself.
    pub here: bool,
    /// In how many towns with other luck the same rules reach it.
    pub elsewhere: u32,
}

impl Account {
    /// Hours that are left of all that was granted up to the end of so many terms, less what the terms that are over took.
    pub fn hours_left(&self, terms: usize) -> f64 {
        self.granted.iter().take(terms).sum::<f64>() - self.terms.iter().map(|term| term.taken).sum::<f64>()
    }

    /// How the time in office has ended, and after how many terms; `None` while it goes on.
    pub fn ending(&self) -> Option<(Ending, usize)> {
        (1..=self.terms.len()).find_map(|over| {
            let votes = self.terms[over - 1].votes;
            let taken: f64 = self.terms[..over].iter().map(|term| term.taken).sum();
            let granted: f64 = self.granted[..over].iter().sum();
            if votes.disapprove > votes.approve {
                Some((Ending::VotedOut, over))
            } else if taken > granted * (1.0 + FORGIVEN) {
                Some((Ending::Overspent, over))
            } else {
                (over >= self.granted.len()).then_some((Ending::Served, over))
            }
        })
    }
}

/// The account of a council that has changed rules in a town founded under `founded`, on the morning of a `day` that ends a
/// term or begins the first one, of so many `terms` for which it can sit. `go_on` hears of every day that is lived for it,
/// and `expects` of how many these will be; `None` once `go_on` says no.
pub fn account(
    founded: &Arc<Scenario>,
    seed: u64,
    changes: &[(u32, Change)],
    (day, terms): (u32, u32),
    aims: &[Aim],
    expects: impl Fn(u32),
    go_on: impl Fn() -> bool + Sync + Send,
) -> Option<Account> {
    expects(TERM * terms + day);
    let (mut granted, mut over) = (vec![], vec![]);
    let mut alone = Run::new(founded, seed, &[], TERM * terms);
    let mut own = Run::new(founded, seed, changes, day);
    for end in (1..=terms).map(|term| term * TERM) {
        let before = [alone.hours, own.hours];
        alone.lead_to(end, &go_on)?;
        granted.push(alone.hours - before[0]);
        if end <= day {
            let points_before = points_moved(&own.course.town);
            own.lead_to(end, &go_on)?;
            let (alone, town) = (&alone.course.town, &own.course.town);
            let (votes, groups) = count_votes(alone, town);
            let poll = Poll {
                strain: mean_strain(town),
                strain_alone: mean_strain(alone),
                least_trust: least_trust(town),
                scores_moved: points_moved(town) != points_before,
            };
            over.push(Term { votes, groups, taken: own.hours - before[1], poll });
        }
    }
    let mut account = Account { day, granted, terms: over, reached: vec![] };
    if account.ending().is_some() {
        expects(TERM * terms + day + day * 2 * TOWNS as u32);
        account.reached = reached(seed, aims, |seed, council| {
            RunTotals::of(Run::new(founded, seed, if council { changes } else { &[] }, day), day, &go_on)
        })?;
    }
    Some(account)
}

/// Which aims are reached in the town itself, and in how many others. `lived` says what a town with a seed comes to, with
/// the council or without.
fn reached(
    seed: u64,
    aims: &[Aim],
    lived: impl Fn(u64, bool) -> Option<RunTotals> + Sync + Send,
) -> Option<Vec<Reached>> {
    let pairs = on_all_cores(seeds(seed).collect(), |seed| Some((lived(seed, true)?, lived(seed, false)?)));
    let pairs: Vec<(RunTotals, RunTotals)> = pairs.into_iter().collect::<Option<_>>()?;
    let of_aim = |aim: &Aim| {
        let mut each = pairs.iter().map(|(town, alone)| aim.is_reached(town, alone));
        let here = each.next().unwrap_or(false);
        Reached { aim: *aim, here, elsewhere: each.filter(|reached| *reached).count() as u32 }
    };
    Some(aims.iter().map(of_aim).collect())
}

/// How people vote in a town, beside the same town without the council: all of them, and by group.
fn count_votes(alone: &Simulation, town: &Simulation) -> (Votes, BTreeMap<(Grouping, String), Votes>) {
    let (mut votes, mut groups) = (Votes::default(), BTreeMap::<(Grouping, String), Votes>::new());
    for resident in 0..town.town().residents() as u32 {
        let vote = vote(alone, town, resident);
        votes.add(vote);
        for grouping in Grouping::ALL {
            groups.entry((grouping, grouping.of(town, resident).to_owned())).or_default().add(vote);
        }
    }
    (votes, groups)
}

/// What a resident of a town says, who also knows how they would stand without the council: whether they have more money, less
/// strain, and think better of the offices. Who says yes more often than no approves.
///
/// Of the offices people think by their trust, which moves with marks that one does not understand and with appeals that
/// are heard; and where that is the same, by their opinion of the leading office, which also moves with its doors and with
/// what contacts say.
fn vote(alone: &Simulation, town: &Simulation, resident: u32) -> Ordering {
    let both = [alone, town];
    let money = both.map(|town| town.money(resident));
    let strain = [town, alone].map(|town| town.strain(resident));
    let trust = both.map(|town| town.trust(resident));
    let opinion = both.map(|town| town.leading().map_or(0.0, |office| town.opinion(office.office(), resident)));
    let of_offices = match better(trust, SAME_FEELING) {
        0 => better(opinion, SAME_FEELING),
        answer => answer,
    };
    let answers = [better(money, SAME_MONEY * money[0].abs()), better(strain, SAME_FEELING), of_offices];
    answers.into_iter().sum::<i32>().cmp(&0)
}

/// 1 where the second number is higher than the first by more than what is taken as the same, -1 where it is lower by more
/// than that.
fn better([before, after]: [f64; 2], same: f64) -> i32 {
    i32::from(after > before + same) - i32::from(after < before - same)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Recipe;

    fn recipe() -> Recipe {
        let mut recipe = Recipe::shipped("crossing-camera").unwrap();
        recipe.settings = vec!["town.residents=240".into()];
        recipe
    }

    fn set(settings: &[&str]) -> Change {
        let settings: Vec<String> = settings.iter().map(|&setting| setting.to_owned()).collect();
        Change::Rules(Arc::new(recipe().parse(&settings).unwrap().scenario))
    }

    fn all_off() -> Change {
        let own = recipe().parse(&[]).unwrap().scenario;
        let off: Vec<String> =
            (0..own.raw().watchers.len()).map(|place| format!("watchers[{place}].on=false")).collect();
        set(&off.iter().map(String::as_str).collect::<Vec<_>>())
    }

    fn of(changes: &[(u32, Change)], day: u32, aims: &[Aim]) -> Account {
        let founded = Arc::new(recipe().parse(&[]).unwrap().scenario);
        account(&founded, 7, changes, (day, TERMS), aims, |_| (), || true).unwrap()
    }

    /// A council that changes nothing takes what it is granted, and nothing is other than without it.
    #[test]
    fn a_council_that_does_nothing_takes_what_it_is_granted() {
        let founded = of(&[], 0, &Aim::ALL);
        assert_eq!((founded.terms.len(), founded.granted.len(), founded.ending()), (0, 4, None));
        assert!(founded.granted.iter().all(|hours| *hours > 0.0) && founded.reached.is_empty());
        let whole = of(&[], TERM * TERMS, &Aim::ALL);
        assert_eq!(whole.granted, founded.granted);
        for (term, granted) in whole.terms.iter().zip(&whole.granted) {
            assert!((term.taken - granted).abs() < 1e-6, "{} {granted}", term.taken);
            assert_eq!(term.votes, Votes { neither: 240, ..Votes::default() });
            for grouping in Grouping::ALL {
                let of_grouping = term.groups.iter().filter(|((of, _), _)| *of == grouping);
                assert_eq!(of_grouping.map(|(_, votes)| votes.neither).sum::<u32>(), 240, "{grouping:?}");
            }
        }
        assert!(whole.hours_left(4).abs() < 1e-6);
        let poll = &whole.terms[3].poll;
        assert!(poll.strain > 0.0 && poll.strain == poll.strain_alone && poll.scores_moved, "{poll:?}");
        assert_eq!(whole.reached.len(), Aim::ALL.len());
        for reached in &whole.reached {
            let expected = match reached.aim {
                Aim::NoMoreHarm => Some(true),
                Aim::LighterStrain | Aim::HalfTheHours | Aim::NoScore => Some(false),
                // These two ask of the town as it is.
                Aim::HalfTheWrongFlags | Aim::TrustEverywhere => None,
            };
            if let Some(expected) = expected {
                let elsewhere = if expected { TOWNS as u32 - 1 } else { 0 };
                assert_eq!((reached.here, reached.elsewhere), (expected, elsewhere), "{:?}", reached.aim);
            }
        }
    }

    /// Whoever switches all watchers off takes no hours, rates nobody, and flags nobody wrongly.
    #[test]
    fn to_rate_nobody_is_a_way() {
        let aims = [Aim::NoScore, Aim::HalfTheHours, Aim::HalfTheWrongFlags];
        let account = of(&[(0, all_off())], TERM * TERMS, &aims);
        assert!(account.terms.iter().all(|term| term.taken == 0.0), "{:?}", account.terms);
        assert!(account.terms.iter().all(|term| !term.poll.scores_moved), "no rule gives or takes a point");
        assert!(account.terms[3].poll.strain < account.terms[3].poll.strain_alone);
        assert_eq!(account.hours_left(4), account.granted.iter().sum::<f64>());
        assert_eq!(account.ending(), Some((Ending::Served, 4)), "{:?}", account.terms);
        let everywhere = aims.map(|aim| Reached { aim, here: true, elsewhere: TOWNS as u32 - 1 });
        assert_eq!(account.reached, everywhere);
    }

    /// Rules that are wrong about many more people, and make them pay more, are voted out.
    #[test]
    fn a_council_that_harms_people_is_voted_out() {
        let harsh = set(&["watchers[0].false_alarm=0.05"]);
        let account = of(&[(0, harsh)], TERM, &[]);
        let votes = account.terms[0].votes;
        assert_eq!(account.ending(), Some((Ending::VotedOut, 1)), "{votes:?}");
        assert_eq!(votes.approve + votes.disapprove + votes.neither, 240);
    }

    /// What is no longer looked at again takes no hours from then on; the hours of the term before stay spent.
    #[test]
    fn hours_are_counted_by_the_rules_of_their_day() {
        let mut mended = Recipe::shipped("mended-town").unwrap();
        mended.settings = vec!["town.residents=300".into()];
        let parsed = |settings: &[String]| Arc::new(mended.parse(settings).unwrap().scenario);
        let founded = parsed(&[]);
        let offices = 0..founded.raw().offices.len();
        let mut none: Vec<String> = offices.map(|office| format!("offices[{office}].review.share=0")).collect();
        none.push("redress.audit.share=0".into());
        let of =
            |changes: &[(u32, Change)]| account(&founded, 3, changes, (2 * TERM, TERMS), &[], |_| (), || true).unwrap();
        let (same, less) = (of(&[]), of(&[(TERM, Change::Rules(parsed(&none)))]));
        assert_eq!(less.terms[0].taken, same.terms[0].taken);
        assert!(less.terms[1].taken > 0.0 && less.terms[1].taken < same.terms[1].taken, "{:?}", less.terms);
    }

    fn term(approve: u32, disapprove: u32, taken: f64) -> Term {
        let votes = Votes { approve, disapprove, neither: 9 };
        Term { votes, groups: BTreeMap::new(), taken, poll: Poll::default() }
    }

    #[test]
    fn a_council_is_voted_out_or_overspends_or_serves() {
        let account = |terms: Vec<Term>| Account { day: 0, granted: vec![100.0; 4], terms, reached: vec![] };
        assert_eq!(account(vec![]).ending(), None);
        assert_eq!(account(vec![term(5, 5, 100.0)]).ending(), None, "as many for as against");
        assert_eq!(account(vec![term(4, 5, 10.0)]).ending(), Some((Ending::VotedOut, 1)));
        assert_eq!(account(vec![term(5, 4, 102.1)]).ending(), Some((Ending::Overspent, 1)));
        assert_eq!(account(vec![term(5, 4, 101.9)]).ending(), None, "a little more is luck");
        let over = account(vec![term(5, 4, 1.0), term(4, 5, 1.0), term(5, 4, 1.0)]).ending();
        assert_eq!(over, Some((Ending::VotedOut, 2)), "what has ended is over");
        assert_eq!(account(vec![term(5, 4, 60.0), term(5, 4, 140.0)]).ending(), None, "what is left is kept");
        assert_eq!(account(vec![term(5, 4, 100.0); 4]).ending(), Some((Ending::Served, 4)));
        assert_eq!(account(vec![term(5, 4, 60.0)]).hours_left(2), 140.0);
        assert_eq!(term(3, 1, 0.0).votes.share_better_off(), Some(0.75));
        assert_eq!(Votes { neither: 4, ..Votes::default() }.share_better_off(), None);
    }

    #[test]
    fn more_is_better_beyond_what_is_the_same() {
        assert_eq!([better([1.0, 1.2], 0.1), better([1.0, 1.05], 0.1), better([1.0, 0.8], 0.1)], [1, 0, -1]);
    }

    /// Money that everybody is handed is approved of, all else being as before.
    #[test]
    fn whoever_is_better_off_approves() {
        let founded = Arc::new(recipe().parse(&[]).unwrap().scenario);
        let before = Simulation::new(founded.clone(), Options::lean(7));
        assert_eq!(vote(&before, &before, 3), Ordering::Equal);
        let mut after = before.clone();
        after.carry_out(&Change::Money(3, 1_000_000));
        assert_eq!((vote(&before, &after, 3), vote(&after, &before, 3)), (Ordering::Greater, Ordering::Less));
        assert_eq!(count_votes(&before, &after).0, Votes { approve: 1, disapprove: 0, neither: 239 });
    }

    #[test]
    fn an_account_can_be_stopped() {
        let founded = Arc::new(recipe().parse(&[]).unwrap().scenario);
        assert_eq!(account(&founded, 7, &[], (TERM, TERMS), &[], |_| (), || false), None);
    }
}
