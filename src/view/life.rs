//! A year in somebody's shoes in words: what a resident knows, what they can resolve upon, and at the end what became of them.

use super::facts::Facts;
use super::stories;
use crate::day::Simulation;
use crate::day::state::desk::Appeal;
use crate::day::state::residents::Employment;
use crate::kernel::fixed::POINT;
use crate::scenario::policy::Who;
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

/// What somebody was told and what befell them since a day, in sentences; the score as well, if they were told of a change.
pub fn news(town: &Simulation, resident: u32, since: u32) -> Vec<String> {
    let told = told_since(town, resident, since);
    let dated = |day: u32, text: String| say!("life-on-day", day = (day + 1).to_string(), text = text);
    let mut news: Vec<(u32, String)> =
        told.iter().map(|(day, receipt)| (*day, stories::mark(town, *day, receipt, Facts::default()))).collect();
    if let Some(history) = town.history() {
        for day in since..town.day() {
            let Some(past) = history.day(day) else { continue };
            let back = past.corrections.iter().any(|correction| correction.receipt.about == resident);
            let turns = stories::turns(town, day, past, resident);
            news.extend(back.then(|| (day, plain("life-taken-back"))));
            news.extend(turns.into_iter().map(|turn| (day, turn)));
        }
    }
    news.sort_by_key(|(day, _)| *day);
    let mut news: Vec<String> = news.into_iter().map(|(day, text)| dated(day, text)).collect();
    if let Some(office) = town.offices_of(resident).first().copied().filter(|_| !told.is_empty()) {
        let rules = &town.scenario().policy().offices()[office];
        let band = rules.bands()[usize::from(town.band(office, resident))].name();
        let score = words::number(libm::round(town.score(office, resident)));
        news.push(say!("desk-stands", score = score, band = band));
    }
    news
}

/// A mark against which somebody can appeal.
pub fn mark(town: &Simulation, mark: &Appeal) -> String {
    let text = stories::mark(town, mark.lodged, &mark.receipt, Facts::default());
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
    let published =
        town.offices_of(resident).into_iter().map(|office| &policy.offices()[office]).filter(|o| o.published);
    let points: i32 = published
        .flat_map(|office| office.rules.get(doable.act).into_iter().flatten())
        .filter(|rule| rule.who == Who::Anyone)
        .map(|rule| rule.points)
        .sum();
    if points != 0 {
        let points = words::signed(f64::from(points) / f64::from(POINT));
        told.push(say!("life-rules-say", points = points, number = words::form_of(&points)));
    }
    if let Some((points, chance)) = doable.believed.filter(|(points, _)| *points != 0.0) {
        let points = words::signed(points);
        told.push(say!(
            "life-believes",
            points = points,
            number = words::form_of(&points),
            chance = words::percent(chance)
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
    let (here, alone) = (more(&reckoned.here), more(&reckoned.alone));
    let mut told = vec![];
    if here == alone {
        told.push(say!("life-same", day = day, here = here));
    } else {
        told.push(say!("life-here", day = day, here = here));
        told.push(say!("life-alone", name = name, alone = alone));
    }
    let (worth, otherwise) = (libm::round(reckoned.here.worth), libm::round(reckoned.alone.worth));
    told.push(say!("life-worth", worth = words::number(worth), otherwise = words::number(otherwise)));
    let ends = reckoned.lucks.iter().copied().map(libm::round);
    if let (Some(low), Some(high)) = (ends.clone().reduce(f64::min), ends.reduce(f64::max)) {
        let (low, high, towns) = (words::number(low), words::number(high), reckoned.lucks.len());
        told.push(say!("life-lucks", low = low, high = high, towns = towns));
    }
    told.push(match reckoned.spread.shares() {
        Some(shares) => {
            let [luck, rules, choice, together] = [shares.luck, shares.rules, shares.conduct, shares.together]
                .map(|share| words::percent(share.max(0.0)));
            say!("life-shares", luck = luck, rules = rules, choice = choice, together = together)
        }
        None => say!("life-nothing-moves"),
    });
    let filed = &reckoned.filed;
    told.push(say!("life-file", marks = filed.marks, wrong = filed.false_marks, back = filed.taken_back));
    told.push(say!("life-unseen", harmful = filed.harmful, unseen = filed.unseen));
    told
}
