//! Endings that are kept: a page and, beside it, the save that proves it, in the folder of documents.

use std::path::{Path, PathBuf};
use std::{fs, io};

use super::state::{Notice, Session, Shown};
use super::store::{Store, save_of};
use crate::files::out::write_new;
use crate::session::mode::{Mode, Vote};
use crate::session::save::Save;
use crate::session::towns::Published;
use crate::study::council::TERM;
use crate::study::desk::Decided;
use crate::view::ending::{Keepsake, Part};
use crate::view::{challenge, council, desk, life, proposals};
use crate::words::say;

/// Keeps the ending of what was played. Gives what is to be said of it.
pub fn keep(store: &Store, shown: &Shown, session: &Session) -> Notice {
    let parts = ending(shown, session).zip(save_of(shown, session)).zip(shown.all.first());
    let Some(((ending, save), first)) = parts else {
        return Notice { text: say!("ending-not-yet"), wrong: true };
    };
    let folder = store.documents.join("Tallyford");
    match write(&folder, &ending, &save(), &first.town.digest().whole()) {
        Ok([page, proof]) => {
            // Whether something opens it cannot be told everywhere; the file is there in any case. A script reads nothing.
            if store.asks {
                let _ = opener::open(&page);
            }
            let [page, proof] = [page, proof].map(|path| path.display().to_string());
            Notice { text: say!("ending-kept", page = page, save = proof), wrong: false }
        }
        Err(why) => {
            Notice { text: say!("ending-failed", folder = folder.display().to_string(), why = why), wrong: true }
        }
    }
}

/// Writes a page and its save into a folder, under one name that neither has yet, so that nobody has to look for the other one.
fn write(folder: &Path, ending: &Keepsake, save: &Save, digest: &str) -> Result<[PathBuf; 2], String> {
    let name = in_file_name(&ending.title);
    let names = std::iter::once(name.clone()).chain((2..10_000).map(|number| format!("{name} ({number})")));
    let text = save.text().map_err(|error| error.to_string())? + "\n";
    for name in names {
        let path = |kind: &str| folder.join(format!("{name}.{kind}"));
        let (page, proof) = (path("html"), path("ron"));
        if page.exists() || !write_new(&proof, &text).map_err(|error| error.to_string())? {
            continue;
        }
        let html = ending.html(&format!("{name}.ron"), digest).map_err(|error| error.to_string());
        let written = html.and_then(|html| write_new(&page, &html).map_err(|error| error.to_string()));
        return match written {
            Ok(true) => Ok([page, proof]),
            // A save without its page would be left behind.
            Ok(false) => Err(io::Error::from(io::ErrorKind::AlreadyExists).to_string()),
            Err(why) => Err(why),
        }
        .inspect_err(|_| drop(fs::remove_file(path("ron"))));
    }
    Err(io::Error::from(io::ErrorKind::AlreadyExists).to_string())
}

/// A title without what file names cannot have on some system.
fn in_file_name(title: &str) -> String {
    let kept = |letter: char| letter.is_alphanumeric() || " -_(),.·’".contains(letter);
    title.chars().map(|letter| if kept(letter) { letter } else { '-' }).collect()
}

/// What is kept of what is played; `None` while it goes on, and where nothing is played.
fn ending(shown: &Shown, session: &Session) -> Option<Keepsake> {
    let first = shown.all.first()?;
    let (title, mut parts) = match &session.mode {
        Mode::Judge(judge, _) => {
            let judged = shown.judged.as_ref()?;
            let known = |case: &&Decided| judge.knows(&first.town, case.receipt.about);
            let of_known = judged.sitting.decided.iter().filter(known).map(|case| desk::known(&first.town, case));
            let says = desk::verdict(&judged.sitting).into_iter().chain(of_known).collect();
            let people = judged.fates.iter().map(|fate| desk::fate(&first.town, fate)).collect();
            let parts = vec![
                Part::told(say!("desk-over", days = judge.days().len()), says),
                Part::of_sitting(say!("ending-figures"), &judged.sitting),
                Part::told(say!("desk-people"), people),
            ];
            (say!("desk-title"), parts)
        }
        Mode::Live(live, _) => {
            let says = life::reckoning(&first.town, live.seat, shown.reckoned.as_ref()?);
            let title = say!("life-over", name = first.town.town().name(live.seat));
            let heading = say!("ending-weeks", weeks = live.weeks() as usize);
            (title, vec![Part::told(heading, says)])
        }
        Mode::Council(council, _) if council.over => (say!("council-title"), of_council(shown)?),
        Mode::Vote(vote, _) if vote.all_uncovered() => (say!("vote-title"), of_vote(shown, vote)?),
        Mode::Council(..) | Mode::Vote(..) | Mode::Observe(_) | Mode::Lesson(_) => return None,
    };
    let mut heading = say!("ending-title", title = title, town = shown.title());
    if let Some((of, verdict)) = session.mode.challenge().zip(shown.verdict.as_ref()) {
        parts.insert(0, Part::told(challenge::met(of, verdict), challenge::reached(verdict)));
        heading = say!("ending-title", title = challenge::title(of), town = shown.title());
    }
    let called = |place: usize| if shown.all.len() > 1 { proposals::name(place) } else { String::new() };
    let town = |(place, published): (usize, &'_ Published)| (called(place), published.town.clone());
    let towns: Vec<_> = shown.all.iter().enumerate().map(town).collect();
    let towns: Vec<_> = towns.iter().map(|(name, town)| (name.clone(), &**town)).collect();
    Some(Keepsake::of(heading, &towns, parts, session.facts()))
}

fn of_council(shown: &Shown) -> Option<Vec<Part>> {
    let briefing = shown.briefing.as_ref()?;
    let reached = briefing.reached.iter().cloned().chain([briefing.purse.clone()]).collect();
    let mut parts = vec![Part::told(briefing.heading.clone(), reached)];
    let changes = match &briefing.changes[..] {
        [] => vec![say!("council-changes-nothing")],
        changes => changes.to_vec(),
    };
    parts.push(Part::told(say!("council-changes"), changes));
    let term = |(place, verdict): (usize, &council::TermVerdict)| {
        let day = (TERM * (place as u32 + 1)).to_string();
        let lines = std::iter::once(&verdict.says).chain(&verdict.groups).cloned().collect();
        Part::told(say!("ending-term", term = (place + 1).to_string(), day = day), lines)
    };
    // The last one is told first on the card, where there is little room.
    parts.extend(briefing.terms.iter().rev().enumerate().map(term));
    parts.push(Part::told(say!("ending-note"), vec![say!("council-over-says")]));
    Some(parts)
}

fn of_vote(shown: &Shown, vote: &Vote) -> Option<Vec<Part>> {
    let weighed = shown.weighed.as_ref()?;
    let places = 0..shown.all.len();
    let proposal = |place: usize| {
        let changes = shown.proposals.get(place).filter(|changes| !changes.is_empty());
        let changes = changes.map_or_else(|| vec![say!("vote-as-it-stands")], Clone::clone);
        Part::told(proposals::name(place), changes)
    };
    let hands = |round: usize, place: usize| say!("vote-hands", count = vote.hands(round, place) as usize);
    let votes = Part {
        columns: vec![String::new(), say!("vote-before"), say!("vote-after")],
        rows: places.clone().map(|place| vec![proposals::name(place), hands(0, place), hands(1, place)]).collect(),
        ..Part::told(say!("vote-both"), vec![proposals::won(&vote.hands)])
    };
    let cell = |cell: proposals::Cell| match cell.against {
        Some(against) => format!("{} ({against})", cell.mean),
        None => cell.mean,
    };
    let row = |row: proposals::Row| std::iter::once(row.name).chain(row.cells.into_iter().map(cell)).collect();
    let compared = proposals::table(weighed).len() * weighed.proposals().saturating_sub(1);
    let notes = [say!("vote-luck", towns = weighed.towns(), compared = compared.to_string()), say!("vote-assumes")];
    let outcome = Part {
        columns: std::iter::once(String::new()).chain(places.clone().map(proposals::name)).collect(),
        rows: proposals::table(weighed).into_iter().map(row).collect(),
        ..Part::told(say!("ending-figures"), notes.into())
    };
    let seat = |seat: &proposals::Outcome| {
        let under =
            seat.under.iter().enumerate().map(|(place, stands)| format!("{}: {stands}", proposals::name(place)));
        Part::told(seat.who.clone(), under.collect())
    };
    let seats = shown.seats.iter().map(seat);
    Some(std::iter::once(votes).chain(places.map(proposal)).chain([outcome]).chain(seats).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_file_names() {
        assert_eq!(in_file_name("One day · The “mended/town”: C?"), "One day · The -mended-town-- C-");
    }
}
