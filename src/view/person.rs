//! One person: who they are, how they fare, whom they know, and their life in three columns.

use super::causes;
use super::facts::{Fact, Facts};
use super::lives::{self, LifeLine};
use super::made_of::made_of;
use crate::day::Simulation;
use crate::day::state::records::Left;
use crate::scenario::policy::Set;
use crate::study::entries;
use crate::town::ties::{TieKind, kind};
use crate::words::{self, say};

/// What the offices make of somebody.
#[derive(Clone, Debug, PartialEq)]
pub struct Rating {
    /// The office.
    pub office: String,
    /// The score, in points.
    pub score: f64,
    /// What it is now less what it was on the first day.
    pub change: f64,
    /// The band's name.
    pub band: String,
    /// The band, by index, and how many there are.
    pub place: (usize, usize),
    /// What perfect watching would have given; `None` where standing is not kept or covered.
    pub standing: Option<f64>,
    /// What lies between standing and score, by its causes, in a sentence; `None` where nothing does, or it is covered.
    pub gap: Option<String>,
}

/// Someone a person knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The resident.
    pub resident: u32,
    /// Their name.
    pub name: String,
    /// What they are to the person: family, neighbour, colleague, friend.
    pub kind: String,
}

/// How a flag stands to what somebody did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Flagged, and would be if every watcher were perfect.
    Caught,
    /// Flagged, and would not be if every watcher were perfect.
    Wronged,
    /// Not flagged, and would be if every watcher were perfect.
    Missed,
    /// Not flagged, and would not be.
    Unflagged,
}

impl Verdict {
    fn on(town: &Simulation, resident: u32) -> Self {
        match (town.flagged(resident), town.deserves_flag(resident)) {
            (true, true) => Self::Caught,
            (true, false) => Self::Wronged,
            (false, true) => Self::Missed,
            (false, false) => Self::Unflagged,
        }
    }
}

/// A person.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// The resident.
    pub resident: u32,
    /// Their name.
    pub name: String,
    /// Age, trade and quarter.
    pub who: String,
    /// What the offices that rate them make of them: first the one whose score is told first.
    pub ratings: Vec<Rating>,
    /// Whether the flag that they have, or have not, is earned; `None` while that is covered.
    pub verdict: Option<Verdict>,
    /// What the flag that they have comes from and rests on, in sentences; none while that is covered.
    pub flag: Vec<String>,
    /// How they fare: what, and how much.
    pub state: Vec<(String, String)>,
    /// Whom they know.
    pub ties: Vec<Tie>,
    /// What happened, was seen and was scored.
    pub lines: Vec<LifeLine>,
    /// The line of the entry that is most worth undoing; `None` while that is covered.
    pub telling: Option<usize>,
}

/// Lines of a life on the panel.
const LINES: usize = 24;

/// A resident of a town, as far as `facts` may be seen.
pub fn person(town: &Simulation, resident: u32, facts: Facts) -> Person {
    let places = town.town();
    let policy = town.scenario().policy();
    let ratings = town.offices_of(resident).into_iter().map(|number| {
        let office = &policy.offices()[number];
        let band = usize::from(town.band(number, resident));
        let score = town.score(number, resident);
        Rating {
            office: words::told(office.name()).to_owned(),
            score,
            change: score - f64::from(office.start) / f64::from(crate::kernel::fixed::POINT),
            band: words::told(office.bands()[band].name()).to_owned(),
            place: (band, office.bands().len()),
            standing: town.standing(number, resident).filter(|_| facts.has(Fact::Standing)),
            gap: causes::of_score(town, number, resident)
                .filter(|_| facts.has(Fact::Standing) && facts.has(Fact::Deeds)),
        }
    });
    let share = |value: f64| words::percent(libm::round(value * 100.0) / 100.0);
    let groats = say!("shown-groats", groats = words::count(libm::round(town.money(resident)) as i64));
    let mut state =
        vec![(words::say!("state-money"), groats), (words::say!("state-strain"), share(town.strain(resident)))];
    if facts.has(Fact::Deeds) {
        state.push((words::say!("state-worth"), words::number(libm::round(town.worth(resident)))));
    }
    state.extend(made_of(town, resident, facts));
    state.extend(listed(town, resident));
    state.extend(stopped(town, resident, facts));
    state.extend(places.kin_of(resident).map(|kin| (words::say!("state-kin"), places.name(kin))));
    if facts.has(Fact::Deeds) {
        state.extend(reported(town, resident));
        state.extend(belongs(town, resident));
        state.extend(misused(town, resident));
    }
    let lines = lives::lines(town, resident, LINES, facts);
    let worth = if facts.has(Fact::Replays) { entries::worth_undoing(town, resident) } else { vec![] };
    let telling = worth.first().and_then(|entry| lines.iter().position(|line| line.undo.as_ref() == Some(entry)));
    Person {
        resident,
        name: places.name(resident),
        who: lives::who(town, resident),
        ratings: ratings.collect(),
        verdict: facts.has(Fact::Verdict).then(|| Verdict::on(town, resident)),
        flag: if facts.has(Fact::Verdict) { causes::of_flag(town, resident) } else { vec![] },
        state,
        ties: ties(town, resident),
        lines,
        telling,
    }
}

/// The lists that somebody is on.
fn listed(town: &Simulation, resident: u32) -> Option<(String, String)> {
    let offices = town.scenario().policy().offices().iter().zip(&town.state.offices);
    let rated = offices.filter(|(_, office)| office.rates(resident));
    let lists = rated.flat_map(|(rules, office)| {
        let own = office.ledger.lists.get(resident as usize).copied().unwrap_or(0);
        let on = office.ledger.on_lists(resident as usize);
        rules.lists().iter().enumerate().filter(move |(number, _)| on >> number & 1 == 1).map(move |(number, list)| {
            let with_group = own >> number & 1 == 0;
            if with_group {
                say!("state-list-with-group", list = list.name())
            } else {
                words::told(list.name()).to_owned()
            }
        })
    });
    let names: Vec<String> = lists.collect();
    (!names.is_empty()).then(|| (words::say!("state-lists"), names.join(", ")))
}

/// How often watchers stopped somebody, and, where deeds may be seen, how often for nothing.
fn stopped(town: &Simulation, resident: u32, facts: Facts) -> Option<(String, String)> {
    let stops = town.history()?.stops().filter(|(_, stop)| stop.person == resident);
    let (mut all, mut innocent) = (0usize, 0usize);
    for (day, stop) in stops {
        let acts = town.scenario_of(day).policy().acts();
        let is_harm = stop.done(town.witness()).is_some_and(|act| acts[usize::from(act)].value() < 0.0);
        all += 1;
        innocent += usize::from(!is_harm);
    }
    let key = if facts.has(Fact::Deeds) { "state-stops-innocent" } else { "state-stops-count" };
    (all > 0).then(|| (words::say!("state-stops"), say(key, &[("all", all), ("innocent", innocent)])))
}

/// How often somebody reported others, and how often what they said was not so.
fn reported(town: &Simulation, resident: u32) -> Option<(String, String)> {
    let claims = town.history()?.reports().filter(|(_, report)| report.left == Left::Claim);
    let mine = claims.filter(|(day, report)| {
        let act = &town.scenario_of(*day).policy().acts()[usize::from(report.by)];
        report.reporter == resident && !act.is_claim_of_oneself()
    });
    let mine: Vec<_> = mine.map(|(_, report)| report).collect();
    let untrue = mine.iter().filter(|report| !report.seen.is_true(town.witness())).count();
    let told = || say!("state-reports-count", all = mine.len(), untrue = untrue);
    (!mine.is_empty()).then(|| (words::say!("state-reports"), told()))
}

/// The sets that somebody is in.
fn belongs(town: &Simulation, resident: u32) -> Option<(String, String)> {
    let sets = town.scenario().policy().sets().iter().enumerate();
    let sets = sets.filter(|(number, _)| town.is_in_set(*number, resident));
    let says = |set: &Set| words::told(if set.says().is_empty() { set.name() } else { set.says() }).to_owned();
    let says: Vec<String> = sets.map(|(_, set)| says(set)).collect();
    (!says.is_empty()).then(|| (words::say!("state-sets"), says.join(", ")))
}

/// By whose papers somebody goes, and who goes by theirs.
fn misused(town: &Simulation, resident: u32) -> Vec<(String, String)> {
    let name = |resident: u32| town.town().name(resident);
    let own = town.aliases().of(resident).map(|alias| (words::say!("state-goes-by"), name(alias.victim)));
    let users: Vec<String> = town.aliases().users_of(resident).map(|alias| name(alias.user)).collect();
    let others = (!users.is_empty()).then(|| (words::say!("state-misused-by"), users.join(", ")));
    own.into_iter().chain(others).collect()
}

pub(super) fn ties(town: &Simulation, resident: u32) -> Vec<Tie> {
    let people = &town.town().people;
    let kind = |other: u32| match kind(people, resident, other) {
        TieKind::Family => "tie-family",
        TieKind::Work => "tie-work",
        TieKind::Neighbour => "tie-neighbour",
        TieKind::Friend => "tie-friend",
    };
    let contacts = town.contacts(resident).iter();
    let mut ties: Vec<(&str, Tie)> = contacts
        .map(|other| (kind(*other), *other))
        .map(|(key, other)| (key, Tie { resident: other, name: town.town().name(other), kind: words::plain(key) }))
        .collect();
    ties.sort_by_key(|(key, tie)| (*key, tie.resident));
    ties.into_iter().map(|(_, tie)| tie).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::Options;
    use crate::scenario::{Library, Source, parse};
    use std::sync::Arc;

    /// In whose papers somebody goes, and what sets they are in, is told where deeds may be seen, and nowhere else.
    #[test]
    fn sets_and_stolen_names_are_told_where_deeds_may_be_seen() {
        let text = r#"(
            title: "Papers", town: (residents: 200),
            sets: [(name: "exposed", says: "their papers are for sale", share: 0.5), (name: "thieves", share: 0.1)],
            acts: [(name: "use", who: In("thieves"), chance: Fixed(1.0), alias: (of: "exposed", days: 400))],
        )"#;
        let source = Source { name: String::new(), bytes: text.as_bytes().to_vec() };
        let scenario = parse(&source, &Library::default(), &[]).unwrap_or_else(|p| panic!("{p}")).scenario;
        let mut town = Simulation::new(Arc::new(scenario), Options { threads: 1, ..Options::default() });
        (0..3).for_each(|_| town.pass_day());
        let alias = town.aliases().now()[0];
        let of = |resident: u32, facts: Facts| person(&town, resident, facts).state;
        let name = |resident: u32| town.town().name(resident);
        let victim = of(alias.victim, Facts::EVERYTHING);
        assert!(victim.contains(&(words::say!("state-sets"), "their papers are for sale".into())), "{victim:?}");
        let misused = victim.iter().find(|(key, _)| *key == words::say!("state-misused-by"));
        assert!(misused.is_some_and(|(_, who)| who.contains(&name(alias.user))), "{victim:?}");
        let user = of(alias.user, Facts::EVERYTHING);
        assert!(user.contains(&(words::say!("state-goes-by"), name(alias.victim))), "{user:?}");
        for resident in [alias.user, alias.victim] {
            let told = format!("{:?}", of(resident, Facts::default()));
            let hidden = ["state-sets", "state-goes-by", "state-misused-by"].map(words::plain);
            assert!(hidden.iter().all(|key| !told.contains(key)), "{told}");
        }
    }
}
