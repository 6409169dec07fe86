//! A life that somebody leads by hand: what they can resolve upon and what they know of it, what they were told, and at the
//! end the same life left alone, the same conduct with other luck, and how much was choice, luck and rule.

use std::cmp::Reverse;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::order::{Command, Course, Order};
use super::spread::{Spread, no_answer, under};
use super::worlds::on_all_cores;
use crate::day::readings::AppealState;
use crate::day::state::led::Resolve;
use crate::day::state::records::Receipt;
use crate::day::state::residents::Employment;
use crate::day::{Change, Options, Simulation};
use crate::kernel::fixed::GROAT;
use crate::scenario::Scenario;
use crate::scenario::policy::Chance;
use crate::scenario::raw::ActKind;

/// With how many lucks a life is lived to find out what moves its score, the town's own luck among them.
pub const LUCKS: u32 = 12;

/// How many runs a life is reckoned with: two rule books, and with and without what was decided.
pub const RUNS: u32 = 2 * LUCKS * 2;

/// What an act is good for, by its kind and its value to others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Good {
    /// A genuine act that is worth something to others.
    ForOthers,
    /// A performative act, which looks better than it is.
    ForShow,
    /// Everything else: what harms others, and what is nobody else's business.
    Neither,
}

/// Something that somebody can resolve to do or to leave.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Doable {
    /// Its place among the acts of the scenario.
    pub act: usize,
    /// What it is good for.
    pub good: Good,
    /// Hours that it takes.
    pub hours: f64,
    /// Groats that it brings; below 0 for what it costs.
    pub groats: f64,
    /// What the person believes of it, at the office whose score is told first: points that it earns, and the chance that
    /// it is noticed, 0 to 1. `None` where no office rates it.
    pub believed: Option<(f64, f64)>,
}

/// What a resident can resolve to do or to leave: what is open to them today and people do by their own drives. What it is good
/// for comes first, then what only looks good, then everything else.
pub fn doable(town: &Simulation, resident: u32) -> Vec<Doable> {
    let policy = town.scenario().policy();
    let age = town.town().people.age[resident as usize];
    let office = town.offices_of(resident).first().copied();
    let mut acts: Vec<usize> = (0..policy.acts().len()).collect();
    acts.retain(|act| {
        let act = &policy.acts()[*act];
        let moves_people = act.chance == Chance::Driven && act.unless.is_none() && act.alias.is_none();
        act.possible && moves_people && (act.ages.0..=act.ages.1).contains(&age)
    });
    acts.retain(|act| town.can_do(resident, *act));
    let good = |act: &usize| match policy.acts()[*act].kind() {
        ActKind::Genuine if policy.acts()[*act].value() > 0.0 => Good::ForOthers,
        ActKind::Performative => Good::ForShow,
        ActKind::Genuine | ActKind::Proxy => Good::Neither,
    };
    acts.sort_by_key(good);
    let doable = |act: usize| {
        let rules = &policy.acts()[act];
        let believed = office.and_then(|office| {
            let beliefs = town.beliefs();
            Some((beliefs.points(resident, office, act)?, beliefs.chance(resident, office, act)?))
        });
        let (hours, groats) = (f64::from(rules.quarter_hours) / 4.0, f64::from(rules.money) / f64::from(GROAT));
        Doable { act, good: good(&act), hours: if rules.chosen { hours } else { 0.0 }, groats, believed }
    };
    acts.into_iter().map(doable).collect()
}

/// Hours a week that keeping out of view takes.
pub fn hiding_hours() -> f64 {
    crate::day::gate::hiding_hours()
}

/// Free hours a week.
pub fn free_hours(town: &Simulation, resident: u32) -> f64 {
    crate::day::gate::free_hours(town.employment(resident))
}

/// Hours a week that a resident gives to what they have resolved: `acts` by name, each with on how many of seven days it is
/// done, and the long way round if they keep out of view.
pub fn resolved_hours(town: &Simulation, resident: u32, acts: &[(String, u8)], hides: Option<bool>) -> f64 {
    let policy = town.scenario().policy();
    let hours = |one: &Doable| {
        let times = acts.iter().find(|(name, _)| name == policy.acts()[one.act].name());
        one.hours * times.map_or(0.0, |(_, times)| f64::from(*times))
    };
    let of_acts: f64 = doable(town, resident).iter().map(hours).sum();
    of_acts + if hides == Some(true) { hiding_hours() } else { 0.0 }
}

/// What a resident did since a day: each act, by its place among the acts of the scenario, with how often; what was done most
/// first.
pub fn did_since(town: &Simulation, resident: u32, since: u32) -> Vec<(usize, usize)> {
    let Some(history) = town.history() else { return vec![] };
    let mut times = vec![0; town.scenario().policy().acts().len()];
    let days = (since..town.day()).filter_map(|day| history.day(day));
    let own = days.flat_map(|past| past.deeds.iter()).filter(|deed| deed.resident == resident);
    own.for_each(|deed| times[usize::from(deed.act)] += 1);
    let mut did: Vec<(usize, usize)> = times.into_iter().enumerate().filter(|(_, times)| *times > 0).collect();
    did.sort_by_key(|(act, times)| (Reverse(*times), *act));
    did
}

/// An appeal that somebody lodged who leads a resident's life.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Appealed {
    /// Days that had passed when the mark was entered.
    pub entered: u32,
    /// The mark.
    pub receipt: Receipt,
    /// Where the appeal stands.
    pub state: AppealState,
}

/// The appeals that were lodged by hand for a resident, the last one first. What could not be paid for was not lodged.
pub fn appeals(town: &Simulation, commands: &[Command], resident: u32) -> Vec<Appealed> {
    let Some(history) = town.history() else { return vec![] };
    let unpaid = |record: u64| town.told_of(resident).any(|mark| mark.receipt.record.id == record);
    let appealed = |command: &Command| {
        let Order::Appeal(record) = command.order else { return None };
        let own = |receipt: &Receipt| (receipt.about, receipt.record.id) == (resident, record) && receipt.leads;
        let (entered, receipt) = history.receipts().find(|(_, receipt)| own(receipt)).filter(|_| !unpaid(record))?;
        let state = town.appeal_by_hand(resident, record, command.day);
        Some(Appealed { entered, receipt: *receipt, state })
    };
    commands.iter().rev().filter(|command| command.day < town.day()).filter_map(appealed).collect()
}

/// How somebody stood at an office on the last morning on which they heard of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heard {
    /// The office, by its place among those that are switched on.
    pub office: usize,
    /// Days that had passed.
    pub day: u32,
    /// The score in whole points; `None` where the office tells nobody its scores.
    pub score: Option<i32>,
    /// The band, by its place, the highest first.
    pub band: u8,
}

/// What somebody has heard of how they stand: `before`, and how they stand today at every office that told them of something
/// since a day.
pub fn heard(town: &Simulation, resident: u32, since: u32, before: &[Heard]) -> Vec<Heard> {
    let told = told_since(town, resident, since);
    let offices = town.offices_of(resident).into_iter();
    let today = |office: usize| {
        let numeric = town.scenario().policy().offices()[office].numeric;
        let score = numeric.then(|| libm::round(town.score(office, resident)) as i32);
        Heard { office, day: town.day(), score, band: town.band(office, resident) }
    };
    let known = |office: usize| before.iter().find(|heard| heard.office == office).copied();
    let has_told = |office: usize| told.iter().any(|(_, receipt)| usize::from(receipt.office) == office);
    offices.filter_map(|office| if has_told(office) { Some(today(office)) } else { known(office) }).collect()
}

/// Entries about a resident of which they were told since a day, each with the day on which it was entered.
pub fn told_since(town: &Simulation, resident: u32, since: u32) -> Vec<(u32, Receipt)> {
    let Some(history) = town.history() else { return vec![] };
    let days = (since..town.day()).filter_map(|day| Some((day, history.day(day)?)));
    let receipts = days.flat_map(|(day, past)| past.receipts.iter().map(move |receipt| (day, *receipt)));
    receipts.filter(|(day, receipt)| receipt.about == resident && town.is_told(*day, receipt)).collect()
}

/// How somebody stands in a town.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// The office whose score is told first, and the score and the band there; `None` for somebody whom nobody rates.
    pub score: Option<(usize, f64, u8)>,
    /// Whether some office flags them.
    pub flagged: bool,
    /// Whether that is earned by what they did themselves.
    pub earned: bool,
    /// Money, in groats.
    pub money: f64,
    /// Strain, 0 to 1.
    pub strain: f64,
    /// What they do on working days.
    pub employment: Employment,
    /// How many people they know.
    pub contacts: usize,
    /// The value of what they did to others, in points.
    pub worth: f64,
}

/// How a resident stands in a town.
pub fn standing(town: &Simulation, resident: u32) -> Standing {
    let office = town.offices_of(resident).first().copied();
    Standing {
        score: office.map(|office| (office, town.score(office, resident), town.band(office, resident))),
        flagged: town.flagged(resident),
        earned: town.deserves_flag(resident),
        money: town.money(resident),
        strain: town.strain(resident),
        employment: town.employment(resident),
        contacts: town.contacts(resident).len(),
        worth: town.worth(resident),
    }
}

/// What a file says, and what happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filed {
    /// Marks in the file.
    pub marks: usize,
    /// Marks of them for what the person did not do.
    pub false_marks: usize,
    /// Marks that were taken back.
    pub taken_back: usize,
    /// Harmful deeds.
    pub harmful: usize,
    /// Harmful deeds that no watcher saw, neither as theirs nor as somebody else's.
    pub unseen: usize,
}

/// What the files say of a resident and what they did; `None` in a town that does not remember its days.
pub fn filed(town: &Simulation, resident: u32) -> Option<Filed> {
    let history = town.history()?;
    let policy = town.scenario().policy();
    let own = |receipt: &&Receipt| receipt.about == resident && receipt.leads && receipt.points < 0;
    let marks: Vec<&Receipt> = history.receipts().map(|(_, receipt)| receipt).filter(own).collect();
    let harmful = history.deeds().filter(|(_, deed)| {
        deed.resident == resident && policy.acts().get(usize::from(deed.act)).is_some_and(|act| act.value() < 0.0)
    });
    let seen = |day: u32, act: u8| {
        let observations = history.day(day).map_or(&[][..], |past| &past.observations);
        observations.iter().any(|seen| seen.is_of(resident, act, town.witness()))
    };
    let harmful: Vec<(u32, u8)> = harmful.map(|(day, deed)| (day, deed.act)).collect();
    Some(Filed {
        marks: marks.len(),
        false_marks: marks.iter().filter(|receipt| receipt.earned_by(town.witness()).is_none()).count(),
        taken_back: history.corrections().filter(|(_, back)| own(&&back.receipt)).count(),
        unseen: harmful.iter().filter(|(day, act)| !seen(*day, *act)).count(),
        harmful: harmful.len(),
    })
}

/// Whether a change is what somebody who leads a resident's life decided.
fn is_choice(change: &Change) -> bool {
    matches!(change, Change::Resolve(_) | Change::HandBack(_) | Change::Appeal(_) | Change::LetGo(..))
}

/// The changes of a run without what was decided by hand for somebody's life.
fn left_alone(changes: &[(u32, Change)]) -> Vec<(u32, Change)> {
    changes.iter().filter(|(_, change)| !is_choice(change)).cloned().collect()
}

/// The changes of a run as they carry over to another luck. There the marks are others, so that appeals by their numbers come
/// to nothing: the person appeals as they would have.
fn carried_over(changes: &[(u32, Change)]) -> Vec<(u32, Change)> {
    let carried = |change: &Change| match change {
        Change::Appeal(_) => None,
        Change::Resolve(resolve) => Some(Change::Resolve(Resolve { appeals_by_hand: false, ..resolve.clone() })),
        other => Some(other.clone()),
    };
    changes.iter().filter_map(|(day, change)| Some((*day, carried(change)?))).collect()
}

/// What a life came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Reckoning {
    /// Days that had passed.
    pub day: u32,
    /// How the person stands.
    pub here: Standing,
    /// How the person would stand had their life been left alone, with the same luck.
    pub alone: Standing,
    /// What the files say, and what happened; `None` in a town that does not remember its days.
    pub filed: Option<Filed>,
    /// The final scores of the same conduct with other lucks; empty where nobody rates them.
    pub lucks: Vec<f64>,
    /// The final scores by rules, luck and choice, for their shares; `None` where nobody rates them in one of the runs.
    pub spread: Option<Spread>,
}

/// What a life came to beside the same life left alone, with the same luck and no other: what takes one more run tells how
/// somebody stands, and nothing of luck and rules. `None` once `go_on` says no.
pub fn reckon_alone(
    town: &Simulation,
    founded: &Arc<Scenario>,
    changes: &[(u32, Change)],
    resident: u32,
    go_on: impl Fn() -> bool,
) -> Option<Reckoning> {
    let run = Course::new(founded.clone(), Options::lean(town.seed()), left_alone(changes), town.day());
    let (here, alone) = (standing(town, resident), standing(&run.lived(go_on)?, resident));
    Some(Reckoning { day: town.day(), here, alone, filed: filed(town, resident), lucks: vec![], spread: None })
}

/// What a life came to in a town that was founded under `founded` and given `changes`. `go_on` hears of every day of every run;
/// `None` once it says no.
pub fn reckon(
    town: &Simulation,
    founded: &Arc<Scenario>,
    changes: &[(u32, Change)],
    resident: u32,
    go_on: impl Fn() -> bool + Sync + Send,
) -> Option<Reckoning> {
    let (seed, days) = (town.seed(), town.day());
    let office = town.offices_of(resident).first().copied();
    let choices = [[changes.to_vec(), carried_over(changes)], [left_alone(changes), left_alone(changes)]];
    let base = Simulation::new(founded.clone(), Options::lean(seed));
    let rules: [fn(&Scenario) -> Scenario; 2] = [Scenario::clone, no_answer];
    let runs = (0..rules.len()).flat_map(|rule| (0..LUCKS).flat_map(move |luck| [(rule, luck, 0), (rule, luck, 1)]));
    let work: Vec<(usize, u32, usize)> = runs.collect();
    let lived = on_all_cores(work, |(rule, luck, choice)| {
        let of = rules[rule];
        let changes = choices[choice][usize::from(luck > 0)].iter();
        let changes = changes.map(|(day, change)| (*day, change.under(of))).collect();
        let run = Course { town: under(&base, of(founded), luck), changes, until: days };
        Some(standing(&run.lived(&go_on)?, resident))
    });
    let lived: Vec<Standing> = lived.into_iter().collect::<Option<_>>()?;
    let alone = lived[1];
    let score = |standing: &Standing| standing.score.filter(|(of, ..)| Some(*of) == office).map(|(_, score, _)| score);
    let scores: Option<Vec<f64>> = lived.iter().map(score).collect();
    let by_luck = |scores: Vec<f64>| scores.chunks(2).map(<[_]>::to_vec).collect::<Vec<_>>();
    let spread =
        scores.map(|scores| Spread { scores: by_luck(scores).chunks(LUCKS as usize).map(<[_]>::to_vec).collect() });
    // Of the town's own rules, every luck but its own, with what was decided.
    let lucks = lived.iter().take(2 * LUCKS as usize).step_by(2).skip(1).filter_map(score).collect();
    Some(Reckoning { day: days, here: standing(town, resident), alone, filed: filed(town, resident), lucks, spread })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Recipe;
    use crate::study::Timeline;

    fn timeline() -> Timeline {
        let recipe =
            Recipe { settings: vec!["town.residents=200".into()], ..Recipe::shipped("crossing-camera").unwrap() };
        Timeline::new(recipe, Options { threads: 1, ..Options::default() }).unwrap()
    }

    /// The life that was led is that of the town, the life left alone that of a town without the orders.
    #[test]
    fn a_life_is_reckoned_beside_itself() {
        let (mut led, mut plain) = (timeline(), timeline());
        let acts = vec![("cross_on_red".to_owned(), 7), ("help_neighbour".to_owned(), 0)];
        led.order(Order::Resolve { resident: 11, acts, hides: Some(false) }).unwrap();
        for town in [&mut led, &mut plain] {
            (0..120).for_each(|_| town.pass_day());
        }
        let changes = led.changes();
        let reckoned = reckon(led.town(), led.founded(), &changes, 11, || true).unwrap();
        assert_eq!(reckoned.here, standing(led.town(), 11));
        assert_eq!(reckoned.alone, standing(plain.town(), 11));
        assert_eq!(reckoned.lucks.len(), LUCKS as usize - 1);
        let fewer = reckon_alone(led.town(), led.founded(), &changes, 11, || true).unwrap();
        assert_eq!(fewer, Reckoning { lucks: vec![], spread: None, ..reckoned.clone() });
        let (filed, spread) = (reckoned.filed.unwrap(), reckoned.spread.unwrap());
        assert_eq!(Some(spread.scores[0][0][0]), reckoned.here.score.map(|(_, score, _)| score));
        assert_eq!(Some(spread.scores[0][0][1]), reckoned.alone.score.map(|(_, score, _)| score));
        assert!(filed.harmful >= 100 && filed.unseen <= filed.harmful, "{filed:?}");
        assert!(filed.false_marks <= filed.marks && filed.marks > 10, "{filed:?}");
        let shares = spread.shares().unwrap();
        assert!(shares.conduct > 0.2, "crossing on red every day counts: {shares:?}");
        assert_eq!(reckon(led.town(), led.founded(), &changes, 11, || false), None);
    }

    /// Everybody can resolve upon something, and nothing is offered twice.
    #[test]
    fn there_is_something_to_resolve_upon() {
        let town = timeline();
        for resident in 0..200 {
            let doable = doable(town.town(), resident);
            let mut acts: Vec<usize> = doable.iter().map(|one| one.act).collect();
            assert!(acts.len() > 10, "{}", acts.len());
            assert!(doable.iter().all(|one| town.town().can_do(resident, one.act)));
            acts.sort_unstable();
            acts.dedup();
            assert_eq!(acts.len(), doable.len());
        }
    }

    #[test]
    fn people_know_only_what_they_were_told() {
        let mut town = timeline();
        town.order(Order::Set(vec!["redress.notice=0".into()])).unwrap();
        (0..60).for_each(|_| town.pass_day());
        let marked = town.town().history().unwrap().receipts().map(|(_, receipt)| receipt.about).next().unwrap();
        assert_eq!(told_since(town.town(), marked, 0), []);
    }
}
