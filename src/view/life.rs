//! A year in somebody's shoes in words: what a resident knows, what they can resolve upon, and at the end what became of them.

use super::facts::Facts;
use super::person::{self, Tie};
use super::why::spread_parts;
use super::{lives, stories};
use crate::day::Simulation;
use crate::day::readings::AppealState;
use crate::day::state::ledger::points;
use crate::day::state::records::Receipt;
use crate::day::state::residents::Employment;
use crate::study::Command;
use crate::study::life::{
    Appealed, Doable, Good, Heard, Reckoning, Standing, appeals, did_since, doable, free_hours, hiding_hours,
    told_since,
};
use crate::words::{self, plain, say};

/// What somebody in whose shoes one is knows on a morning, and what they can decide.
#[derive(Clone, Debug, PartialEq)]
pub struct Week {
    /// Their name.
    pub name: String,
    /// Age, trade, quarter and look.
    pub who: String,
    /// Purse, work, free hours and strain.
    pub means: String,
    /// How they stood at each office when they last heard of it.
    pub heard: Vec<String>,
    /// What they did since they last decided.
    pub did: Vec<String>,
    /// What they were told since then, and what befell them.
    pub news: Vec<String>,
    /// The appeals that were lodged for them, and where each stands.
    pub appeals: Vec<String>,
    /// The marks against which they can appeal, by the number of the record, the last one first.
    pub marks: Vec<(u64, String)>,
    /// Whether anybody can appeal in this town.
    pub has_appeals: bool,
    /// The people whom they know.
    pub contacts: Vec<Tie>,
    /// What they can resolve to do or to leave.
    pub doings: Vec<Doing>,
    /// Free hours a week.
    pub free: f64,
    /// Hours a week that keeping out of view takes.
    pub hiding: f64,
}

/// Something that can be resolved upon, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Doing {
    /// The name by which the scenario speaks of the act.
    pub act: String,
    /// What one would say of it, in the past tense.
    pub says: String,
    /// What it takes and brings, and what is believed of it.
    pub note: String,
    /// What it is good for.
    pub good: Good,
    /// Hours that it takes.
    pub hours: f64,
}

/// What a resident knows on this morning. `commands`: what was ordered; `since`: the morning on which they last decided;
/// `heard`: how they stood when they last heard of it.
pub fn week(town: &Simulation, commands: &[Command], resident: u32, since: u32, heard: &[Heard]) -> Week {
    let acts = town.scenario().policy().acts();
    let doing = |one: Doable| Doing {
        act: acts[one.act].name().to_owned(),
        says: words::told(acts[one.act].says()).to_owned(),
        note: of_doing(town, resident, &one),
        good: one.good,
        hours: one.hours,
    };
    let did = |(act, times): (usize, usize)| say!("life-did", act = acts[act].says(), times = times);
    let leading = town.told_of(resident).filter(|mark| mark.receipt.leads);
    let mut marks: Vec<(u64, String)> =
        leading.map(|mark| (mark.receipt.record.id, dated(town, mark.lodged, &mark.receipt))).collect();
    marks.reverse();
    Week {
        name: town.town().name(resident),
        who: lives::who(town, resident),
        means: means(town, resident),
        heard: heard.iter().map(|heard| stood(town, heard)).collect(),
        did: did_since(town, resident, since).into_iter().map(did).collect(),
        news: news(town, resident, since),
        appeals: appeals(town, commands, resident).iter().map(|appeal| appealed(town, appeal)).collect(),
        marks,
        has_appeals: town.has_appeals(),
        contacts: person::ties(town, resident),
        doings: doable(town, resident).into_iter().map(doing).collect(),
        free: free_hours(town, resident),
        hiding: hiding_hours(),
    }
}

/// How somebody stood at an office when they last heard of it.
fn stood(town: &Simulation, heard: &Heard) -> String {
    let office = &town.scenario().policy().offices()[heard.office];
    let band = office.bands()[usize::from(heard.band)].name();
    let day = heard.day.to_string();
    match heard.score {
        Some(score) => {
            say!("life-heard-score", office = office.name(), score = words::count(score.into()), band = band, day = day)
        }
        None => say!("life-heard-band", office = office.name(), band = band, day = day),
    }
}

/// An appeal, and where it stands.
fn appealed(town: &Simulation, appeal: &Appealed) -> String {
    let mark = dated(town, appeal.entered, &appeal.receipt);
    match appeal.state {
        AppealState::Waits => say!("life-appeal-waits", mark = mark),
        AppealState::Stands => say!("life-appeal-stands", mark = mark),
        AppealState::TakenBack => say!("life-appeal-taken-back", mark = mark),
    }
}

/// An entry of which somebody was told, with its day.
fn dated(town: &Simulation, day: u32, receipt: &Receipt) -> String {
    say!("life-on-day", day = (day + 1).to_string(), text = entry(town, day, receipt))
}

/// How somebody lives: their purse, their work, their free hours and how worn they are.
pub fn means(town: &Simulation, resident: u32) -> String {
    let groats = words::number(libm::round(town.money(resident)));
    let money = say!("desk-with-groats", groats = groats, number = words::form_of(&groats));
    let work = plain(match town.employment(resident) {
        Employment::Employed => "desk-with-job",
        Employment::Idle => "desk-without-job",
        Employment::Student => "life-at-school",
        Employment::Retired => "life-retired",
    });
    let hours = words::number(free_hours(town, resident));
    let strain = whole_percent(town.strain(resident));
    say!("life-means", money = money, work = work, hours = hours, strain = strain)
}

/// A share as a percentage without decimals.
fn whole_percent(share: f64) -> String {
    words::percent(libm::round(share * 100.0) / 100.0)
}

/// What somebody was told and what befell them since a day, in sentences: entries of which they were told, marks of which they
/// knew and that were taken back, work that was lost or found.
fn news(town: &Simulation, resident: u32, since: u32) -> Vec<String> {
    let Some(history) = town.history() else { return vec![] };
    let told = told_since(town, resident, since);
    let mut news: Vec<(u32, String)> = told.iter().map(|(day, receipt)| (*day, entry(town, *day, receipt))).collect();
    let mut known = None;
    for (day, past) in (since..town.day()).filter_map(|day| Some((day, history.day(day)?))) {
        let back: Vec<_> = past.corrections.iter().filter(|back| back.receipt.about == resident).collect();
        if !back.is_empty() {
            let known = known.get_or_insert_with(|| told_since(town, resident, 0));
            let is_known = back.iter().any(|back| known.iter().any(|(_, receipt)| *receipt == back.receipt));
            news.extend(is_known.then(|| (day, plain("life-taken-back"))));
        }
        let turn = past.turns.iter().find(|turn| turn.resident == resident);
        if let Some((from, to)) = turn.map(|turn| (turn.from.employment, turn.to.employment)).filter(|(a, b)| a != b) {
            news.extend((to == Employment::Idle).then(|| (day, plain("life-loses-work"))));
            let finds = from == Employment::Idle && to == Employment::Employed;
            news.extend(finds.then(|| (day, plain("life-finds-work"))));
        }
    }
    news.sort_by_key(|(day, _)| *day);
    let dated = |(day, text): (u32, String)| say!("life-on-day", day = (day + 1).to_string(), text = text);
    news.into_iter().map(dated).collect()
}

/// An entry of which somebody was told, with what it is for if they were told that.
fn entry(town: &Simulation, day: u32, receipt: &Receipt) -> String {
    let office = town.scenario_of(day).policy().offices()[usize::from(receipt.office)].name().to_owned();
    if town.is_told_why(day, receipt) {
        let text = stories::mark(town, day, receipt, Facts::default());
        return say!("life-at-office", office = office, text = text);
    }
    let points = words::signed(points(receipt.points));
    say!("life-no-reason", office = office, points = points, number = words::form_of(&points))
}

/// What an act takes and brings, what the published rules say of it, and what the person believes, in a few words each.
fn of_doing(town: &Simulation, resident: u32, doable: &Doable) -> String {
    let policy = town.scenario().policy();
    let mut told = vec![];
    if doable.hours > 0.0 {
        let hours = words::number(doable.hours);
        told.push(say!("life-takes-hours", hours = hours, number = words::form_of(&hours)));
    }
    if doable.groats != 0.0 {
        let groats = words::signed(doable.groats);
        told.push(say!("life-groats", groats = groats, number = words::form_of(&groats)));
    }
    let offices = town.offices_of(resident);
    for office in &offices {
        let points = town.promised(resident, *office, doable.act);
        if points != 0.0 {
            let (points, name) = (words::signed(points), policy.offices()[*office].name());
            let number = words::form_of(&points);
            told.push(if offices.len() > 1 {
                say!("life-office-says", office = name, points = points, number = number)
            } else {
                say!("life-rules-say", points = points, number = number)
            });
        }
    }
    if let Some((points, chance)) = doable.believed.filter(|(points, _)| *points != 0.0) {
        let points = words::signed(points);
        told.push(say!(
            "life-believes",
            points = points,
            number = words::form_of(&points),
            chance = whole_percent(chance)
        ));
    }
    told.join(" · ")
}

/// How somebody stands at the end, in a few words.
pub fn stands(town: &Simulation, standing: &Standing) -> String {
    let mut told = vec![];
    match standing.score {
        Some((office, score, band)) => {
            let band = town.scenario().policy().offices()[office].bands()[usize::from(band)].name();
            let score = words::number(libm::round(score));
            told.push(say!("desk-score-and-band", score = score, band = band));
        }
        None => told.push(say!("vote-not-rated")),
    }
    match (standing.flagged, standing.earned || !town.scenario().raw().standing) {
        (true, false) => told.push(say!("vote-flagged-wrongly")),
        (true, true) => told.push(say!("desk-flagged")),
        (false, _) => {}
    }
    if standing.employment == Employment::Idle {
        told.push(plain("desk-without-job"));
    }
    let groats = words::number(libm::round(standing.money));
    told.push(say!("desk-with-groats", groats = groats, number = words::form_of(&groats)));
    told.join(", ")
}

/// What a life came to, in sentences.
pub fn reckoning(town: &Simulation, resident: u32, reckoned: &Reckoning) -> Vec<String> {
    let (day, name) = (reckoned.day.to_string(), town.town().name(resident));
    let more = |standing: &Standing| {
        let (strain, contacts) = (whole_percent(standing.strain), standing.contacts);
        say!("life-strain-and-ties", stands = stands(town, standing), strain = strain, contacts = contacts)
    };
    let here = more(&reckoned.here);
    let mut told = vec![];
    if reckoned.here == reckoned.alone {
        told.push(say!("life-same", day = day, here = here));
    } else {
        told.push(say!("life-here", day = day, here = here));
        told.push(say!("life-alone", name = name, alone = more(&reckoned.alone)));
    }
    let (worth, otherwise) = (libm::round(reckoned.here.worth), libm::round(reckoned.alone.worth));
    told.push(say!("life-worth", worth = words::number(worth), otherwise = words::number(otherwise)));
    let ends = reckoned.lucks.iter().copied().map(libm::round);
    if let (Some(low), Some(high)) = (ends.clone().reduce(f64::min), ends.reduce(f64::max)) {
        let (low, high, towns) = (words::number(low), words::number(high), reckoned.lucks.len());
        told.push(say!("life-lucks", low = low, high = high, towns = towns, name = name));
    }
    if let Some(spread) = &reckoned.spread {
        told.push(match spread.shares() {
            Some(shares) => {
                let [luck, rules, choice, together] = spread_parts(&shares);
                say!("life-shares", luck = luck, rules = rules, choice = choice, together = together)
            }
            None => say!("life-nothing-moves"),
        });
    }
    if let Some(filed) = &reckoned.filed {
        told.push(match filed.marks {
            0 => say!("life-file-empty"),
            marks => say!("life-file", marks = marks, wrong = filed.false_marks, back = filed.taken_back),
        });
        told.push(match filed.harmful {
            0 => say!("life-no-harm"),
            harmful => say!("life-unseen", harmful = harmful, unseen = filed.unseen),
        });
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::Options;
    use crate::scenario::Recipe;
    use crate::study::life::heard;
    use crate::study::{Order, Timeline};

    fn timeline(redress: &str) -> Timeline {
        let settings = vec!["town.residents=200".to_owned(), format!("redress=({redress})")];
        let recipe = Recipe { settings, ..Recipe::shipped("crossing-camera").unwrap() };
        Timeline::new(recipe, Options { threads: 1, ..Options::default() }).unwrap()
    }

    fn week_of(town: &Timeline, resident: u32, since: u32) -> Week {
        let heard = heard(town.town(), resident, since, &[]);
        week(town.town(), town.commands(), resident, since, &heard)
    }

    fn lead(town: &mut Timeline, resident: u32, days: u32) {
        let acts = vec![("cross_on_red".to_owned(), 7)];
        town.order(Order::Resolve { resident, acts, hides: Some(false) }).unwrap();
        (0..days).for_each(|_| town.pass_day());
    }

    /// Whoever is told nothing knows what they did, and nothing of what was made of it.
    #[test]
    fn people_know_what_they_did_and_what_they_were_told() {
        let mut silent = timeline("notice: 0");
        lead(&mut silent, 11, 40);
        let week = week_of(&silent, 11, 0);
        assert!(silent.town().history().unwrap().receipts().any(|(_, receipt)| receipt.about == 11));
        assert!(week.heard.is_empty() && week.appeals.is_empty());
        assert!(week.news.iter().all(|news| !news.contains("points")), "{:?}", week.news);
        assert!(
            week.did[0].contains("crossed on red: 4") || week.did[0].contains("crossed on red: 3"),
            "{:?}",
            week.did
        );
        assert!(!week.has_appeals && week.marks.is_empty());
    }

    #[test]
    fn who_is_given_no_reason_is_told_of_none() {
        let mut town = timeline("notice: 1, reasons: 0");
        lead(&mut town, 11, 40);
        let week = week_of(&town, 11, 0);
        assert!(week.news.iter().any(|news| news.contains("not told what it is for")), "{:?}", week.news);
        assert!(week.news.iter().all(|news| !news.contains("crossed on red")), "{:?}", week.news);
        assert_eq!(week.heard.len(), 1, "they hear how they stand");
    }

    /// An appeal waits, is answered, and is listed until the end of the year.
    #[test]
    fn an_appeal_is_followed() {
        let mut town = timeline("notice: 1, appeal: 0.5, cost: 0, delay_days: 30, accuracy: 1, reviews_a_day: 1000");
        lead(&mut town, 11, 20);
        let first = week_of(&town, 11, 0).marks.last().unwrap().0;
        town.order(Order::Appeal(first)).unwrap();
        (0..7).for_each(|_| town.pass_day());
        let waiting = week_of(&town, 11, 20);
        assert!(waiting.appeals.len() == 1 && waiting.appeals[0].contains("Not answered yet"), "{:?}", waiting.appeals);
        assert!(waiting.marks.iter().all(|(record, _)| *record != first), "nobody appeals twice");
        (0..40).for_each(|_| town.pass_day());
        let answered = week_of(&town, 11, 27).appeals;
        let said = |what: &str| answered[0].contains(what);
        assert!(answered.len() == 1 && (said("The mark stands") ^ said("was taken back")), "{answered:?}");
    }
}
