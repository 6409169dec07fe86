//! A year in somebody's shoes in words: what a resident knows, what they can resolve upon, and at the end what became of them.

use super::facts::Facts;
use super::stories;
use crate::day::Simulation;
use crate::day::state::desk::Appeal;
use crate::day::state::ledger::points;
use crate::day::state::records::Receipt;
use crate::day::state::residents::Employment;
use crate::study::life::{Doable, Reckoning, Standing, free_hours, told_since};
use crate::words::{self, plain, say};

/// How somebody lives: their purse, their work and their free hours.
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
    say!("life-means", money = money, work = work, hours = hours)
}

/// What somebody was told and what befell them since a day, in sentences: entries of which they were told, marks of which they
/// knew and that were taken back, work that was lost or found; and how they stand at each office that told them of something.
pub fn news(town: &Simulation, resident: u32, since: u32) -> Vec<String> {
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
    let mut news: Vec<String> = news.into_iter().map(dated).collect();
    for office in town.offices_of(resident) {
        if !told.iter().any(|(_, receipt)| usize::from(receipt.office) == office) {
            continue;
        }
        let rules = &town.scenario().policy().offices()[office];
        let band = rules.bands()[usize::from(town.band(office, resident))].name();
        news.push(if rules.numeric {
            let score = words::number(libm::round(town.score(office, resident)));
            say!("life-score", office = rules.name(), score = score, band = band)
        } else {
            say!("life-band", office = rules.name(), band = band)
        });
    }
    news
}

/// An entry of which somebody was told, with what it is for if they were told that.
fn entry(town: &Simulation, day: u32, receipt: &Receipt) -> String {
    if town.is_told_why(day, receipt) {
        return stories::mark(town, day, receipt, Facts::default());
    }
    let points = words::signed(points(receipt.points));
    say!("life-no-reason", points = points, number = words::form_of(&points))
}

/// A mark against which somebody can appeal.
pub fn mark(town: &Simulation, mark: &Appeal) -> String {
    let text = entry(town, mark.lodged, &mark.receipt);
    say!("life-on-day", day = (mark.lodged + 1).to_string(), text = text)
}

/// What an act takes and brings, what the published rules say of it, and what the person believes, in a few words each.
pub fn of_doing(town: &Simulation, resident: u32, doable: &Doable) -> String {
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
            chance = words::percent(libm::round(chance * 100.0) / 100.0)
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
        let (strain, contacts) = (words::percent(standing.strain), standing.contacts);
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
                let [luck, rules, choice, together] = [shares.luck, shares.rules, shares.conduct, shares.together]
                    .map(|share| words::percent(libm::round(share.max(0.0) * 100.0) / 100.0));
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
