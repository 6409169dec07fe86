//! Some people's lives as the Chronicle follows them: three who are chosen for contrast, and whoever was chosen by a click.
//! What changed for them on a day and why, in sentences.

use std::cmp::Reverse;

use super::facts::{Fact, Facts};
use crate::day::Simulation;
use crate::day::history::{Evening, PastDay, Turn};
use crate::day::state::ledger::points;
use crate::day::state::records::Receipt;
use crate::day::state::residents::Employment;
use crate::kernel::fixed::POINT;
use crate::words::{self, say};

/// Somebody whom the Chronicle follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Followed {
    /// Who is followed, by number.
    pub resident: u32,
    /// Who it is and why they are followed, in a sentence.
    pub says: String,
    /// Whether they were chosen by a click.
    pub chosen: bool,
}

/// Days between two tallies of the whole town.
pub(super) const WEEK: u32 = 7;
/// Days for which the three stay the same, once a month has passed; in the first month they are chosen anew every week.
const MONTH: u32 = 28;
/// Receipts of a day that are told of somebody, the heaviest first.
const MARKS: usize = 2;

/// Somebody who is followed for contrast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chosen {
    resident: u32,
    /// The key of the sentence that says why.
    why: &'static str,
    /// Somebody else who is named in that sentence.
    other: Option<u32>,
}

/// Whom the Chronicle follows: those who were chosen by a click, and then those who are followed for contrast.
pub fn followed(town: &Simulation, contrast: &[Chosen], chosen: &[u32]) -> Vec<Followed> {
    let name = |resident: u32| town.town().name(resident);
    let until = chosen_until(town.day()).to_string();
    let own = chosen.iter().map(|resident| Followed {
        resident: *resident,
        says: say!("followed-chosen", name = name(*resident)),
        chosen: true,
    });
    let contrast = contrast.iter().filter(|one| !chosen.contains(&one.resident)).map(|one| Followed {
        resident: one.resident,
        says: {
            let other = one.other.map(name).unwrap_or_default();
            say(one.why, &[("name", &name(one.resident)), ("other", &other), ("day", &until)])
        },
        chosen: false,
    });
    own.chain(contrast).collect()
}

/// The day up to which files count when people are chosen for contrast.
pub fn chosen_until(today: u32) -> u32 {
    today - today % if today < MONTH { WEEK } else { MONTH }
}

/// Three people for contrast, as far as the first week has told people apart: whoever's file lost most points on balance,
/// whoever's gained most, and a contact of the first who has fewest entries. Files alone choose them, so that they give
/// nothing away.
pub fn contrast(town: &Simulation) -> Vec<Chosen> {
    let Some(history) = town.history() else { return vec![] };
    let until = chosen_until(town.day());
    let Some(office) = town.leading() else { return stopped(town, until) };
    // Points on balance, and entries.
    let mut files = vec![(0i64, 0u32); town.town().residents()];
    let receipts = history.receipts().take_while(|(day, _)| *day < until);
    for (_, receipt) in receipts.filter(|(_, receipt)| usize::from(receipt.office) == office.office()) {
        let (points, entries) = &mut files[receipt.about as usize];
        *points += i64::from(receipt.points);
        *entries += 1;
    }
    let sum = |resident: &u32| files[*resident as usize].0;
    let fallen = office.rated().filter(|resident| sum(resident) < 0).min_by_key(|resident| (sum(resident), *resident));
    let risen = office.rated().filter(|resident| sum(resident) > 0).max_by_key(|r| (sum(r), Reverse(*r)));
    let beside = fallen.and_then(|fallen| {
        let contacts = town.contacts(fallen).iter().copied();
        let others = contacts.filter(|other| office.rates(*other) && Some(*other) != risen);
        others.min_by_key(|other| (files[*other as usize].1, *other))
    });
    let told =
        [(fallen, "followed-fallen", None), (beside, "followed-beside", fallen), (risen, "followed-risen", None)];
    let chosen = |(resident, why, other): (Option<u32>, _, _)| Some(Chosen { resident: resident?, why, other });
    told.into_iter().filter_map(chosen).collect()
}

/// In a town that rates nobody: whoever was stopped most often, and a contact who never was.
fn stopped(town: &Simulation, until: u32) -> Vec<Chosen> {
    let mut stops = vec![0u32; town.town().residents()];
    let history = town.history().into_iter().flat_map(|history| history.stops());
    history.take_while(|(day, _)| *day < until).for_each(|(_, stop)| stops[stop.person as usize] += 1);
    let most = (0..stops.len() as u32).filter(|resident| stops[*resident as usize] > 0);
    let Some(most) = most.max_by_key(|resident| (stops[*resident as usize], Reverse(*resident))) else { return vec![] };
    let never = town.contacts(most).iter().copied().find(|other| stops[*other as usize] == 0);
    let never = never.map(|never| Chosen { resident: never, why: "followed-never-stopped", other: Some(most) });
    std::iter::once(Chosen { resident: most, why: "followed-stopped", other: None }).chain(never).collect()
}

/// What changed for somebody on a day, counted from 0, and why, as far as `facts` may be seen; nothing where nothing did.
pub fn story(town: &Simulation, number: u32, day: &PastDay, resident: u32, facts: Facts) -> Vec<String> {
    let scenario = town.scenario_of(number);
    let policy = scenario.policy();
    let mut marks: Vec<&Receipt> = day.receipts.iter().filter(|receipt| receipt.about == resident).collect();
    marks.retain(|receipt| receipt.is_mark(policy) || receipt.points.abs() >= POINT);
    marks.sort_by_key(|receipt| Reverse(receipt.points.abs()));
    let marks = marks.into_iter().take(MARKS).map(|receipt| mark(town, number, receipt, facts));
    let back = day.corrections.iter().filter(|correction| correction.receipt.about == resident).count();
    let back = (back > 0).then(|| say!("story-taken-back", name = town.town().name(resident)));
    let stopped = day.stops.iter().any(|stop| stop.person == resident);
    let stopped = stopped.then(|| say!("story-stopped", name = town.town().name(resident)));
    marks.chain(back).chain(stopped).chain(turns(town, number, day, resident)).collect()
}

/// What was entered about somebody, and what it came to.
pub(super) fn mark(town: &Simulation, number: u32, receipt: &Receipt, facts: Facts) -> String {
    let scenario = town.scenario_of(number);
    let policy = scenario.policy();
    let shown = words::signed(points(receipt.points));
    let values = [
        ("watcher", policy.watchers()[usize::from(receipt.record.watcher)].name()),
        ("act", policy.acts()[usize::from(receipt.record.act)].says()),
        ("name", &town.town().name(receipt.about)),
        ("points", &shown),
        ("number", words::form_of(&shown)),
    ];
    let wrong = facts.has(Fact::Entries) && !receipt.is_true(town.witness());
    super::cards::headed(&say(if wrong { "chronicle-wrong-mark" } else { "chronicle-mark" }, &values))
}

/// How somebody stands otherwise on the evening of a day than on the evening before.
fn turns(town: &Simulation, number: u32, day: &PastDay, resident: u32) -> Vec<String> {
    let Ok(place) = day.turns.binary_search_by_key(&resident, |turn| turn.resident) else { return vec![] };
    let Turn { from: then, to: now, .. } = day.turns[place];
    let name = town.town().name(resident);
    let mut told = vec![];
    let before = number.checked_sub(1).and_then(|before| Some((before, town.history()?.day(before)?.leads)));
    if let (Some(from), Some(to), Some((before, leads))) = (then.band, now.band, before)
        && from != to
        && leads == day.leads
    {
        let band = |day: u32, number: u8| {
            let scenario = town.scenario_of(day);
            let bands = leads.map_or(&[][..], |office| scenario.policy().offices()[office].bands());
            bands.get(usize::from(number)).map_or_else(String::new, |band| band.name().to_owned())
        };
        let key = if to > from { "story-falls" } else { "story-rises" };
        told.push(say(key, &[("name", &name), ("from", &band(before, from)), ("to", &band(number, to))]));
    }
    let change = |changed: bool, key: &str| changed.then(|| say(key, &[("name", &name)]));
    told.extend(change(!then.flagged && now.flagged, "story-flagged"));
    told.extend(change(then.flagged && !now.flagged, "story-cleared"));
    let works = |evening: Evening| evening.employment == Employment::Employed;
    told.extend(change(works(then) && now.employment == Employment::Idle, "story-loses-work"));
    told.extend(change(then.employment == Employment::Idle && works(now), "story-finds-work"));
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::Options;
    use crate::scenario::Recipe;
    use crate::study::timeline::Timeline;
    use std::sync::Arc;

    fn town(days: u32) -> Simulation {
        let settings = ["town.residents=300".to_owned()];
        let scenario = Recipe::shipped("crossing-camera").unwrap().parse(&settings).unwrap().scenario;
        let mut town = Simulation::new(Arc::new(scenario), Options { threads: 1, ..Options::default() });
        (0..days).for_each(|_| town.pass_day());
        town
    }

    /// Three are followed for contrast, the same for a month, and whoever was chosen with them; nobody twice.
    #[test]
    fn three_are_followed_for_contrast() {
        let followed = |town: &Simulation, chosen: &[u32]| followed(town, &contrast(town), chosen);
        assert_eq!(followed(&town(6), &[]), []);
        let mut town = town(60);
        let three = followed(&town, &[]);
        assert_eq!(three.len(), 3);
        assert!(town.contacts(three[0].resident).contains(&three[1].resident));
        town.pass_day();
        assert_eq!(followed(&town, &[]), three);
        let with = followed(&town, &[three[2].resident, 7]);
        assert_eq!(with.iter().map(|one| one.chosen).collect::<Vec<_>>(), [true, true, false, false]);
        let told: Vec<u32> = with.iter().map(|one| one.resident).collect();
        assert_eq!(told, [three[2].resident, 7, three[0].resident, three[1].resident]);
    }

    /// Every turn of everybody is told on its day, and nothing that was none.
    #[test]
    fn a_story_tells_every_turn() {
        let mut town = town(0);
        let (mut falls, mut flags, mut jobs) = (0, 0, 0);
        let mut before = town.evening();
        for day in 0..90 {
            town.pass_day();
            let now = town.evening();
            let past = town.history().unwrap().day(day).unwrap();
            for resident in 0..300 {
                let told = story(&town, day, past, resident, Facts::default());
                let name = town.town().name(resident);
                let tells = |key: &str| told.contains(&say(key, &[("name", &name)]));
                let (then, now) = (before[resident as usize], now[resident as usize]);
                // Nothing is known of an evening before the first day.
                let then = if day == 0 { now } else { then };
                assert_eq!(tells("story-flagged"), !then.flagged && now.flagged);
                assert_eq!(tells("story-cleared"), then.flagged && !now.flagged);
                flags += usize::from(tells("story-flagged"));
                jobs += usize::from(tells("story-loses-work"));
                falls += usize::from(told.iter().any(|sentence| sentence.contains(" falls from ")));
                assert!(told.iter().all(|sentence| !sentence.contains('‹')), "{told:?}");
            }
            before = now;
        }
        assert!(falls > 5 && flags > 0 && jobs > 0, "{falls} {flags} {jobs}");
    }

    /// A run that goes back and lives its days again tells the same of them.
    #[test]
    fn days_that_are_lived_again_are_told_again() {
        let recipe =
            Recipe { settings: vec!["town.residents=300".to_owned()], ..Recipe::shipped("crossing-camera").unwrap() };
        let mut timeline = Timeline::new(recipe, Options { threads: 1, ..Options::default() }).unwrap();
        let live = |timeline: &mut Timeline| {
            while timeline.town().day() < 50 {
                timeline.pass_day();
            }
            let town = timeline.town();
            let turns = |day: u32| town.history().unwrap().day(day).unwrap().turns.to_vec();
            (0..50).map(turns).collect::<Vec<_>>()
        };
        let first = live(&mut timeline);
        for day in [33, 1, 0] {
            timeline.go_back(day);
            assert_eq!(live(&mut timeline), first, "from day {day}");
        }
    }
}
