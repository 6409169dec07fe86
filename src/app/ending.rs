//! Endings that are kept: a page and, beside it, the save that proves it, in the folder of documents.

use std::io;
use std::path::{Path, PathBuf};

use super::host;
use super::state::{Notice, Session, Shown};
use super::store::{Store, save_of};
use crate::files::disk;
use crate::files::out::write_new;
use crate::session::mode::Mode;
use crate::session::save::Save;
use crate::session::towns::Published;
use crate::study::desk::Decided;
use crate::view::ending::{self as parts, Keepsake, Part};
use crate::view::{challenge, life, proposals};
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
            // A script reads nothing.
            if store.asks {
                host::show(&page);
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
        if disk::is_there(&page) || !write_new(&proof, &text).map_err(|error| error.to_string())? {
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
        .inspect_err(|_| drop(disk::remove(&path("ron"))));
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
            let known = |case: &Decided| judge.knows(&first.town, case.receipt.about);
            let days = judge.days().len();
            (say!("desk-title"), parts::of_desk(&first.town, days, &judged.sitting, &judged.fates, known))
        }
        Mode::Live(live, _) => {
            let says = life::reckoning(&first.town, live.seat, shown.reckoned.as_ref()?);
            let title = say!("life-over", name = first.town.town().name(live.seat));
            let heading = say!("ending-weeks", weeks = live.weeks() as usize);
            (title, vec![Part::told(heading, says)])
        }
        Mode::Council(council, _) if council.over => {
            (say!("council-title"), parts::of_council(shown.briefing.as_ref()?))
        }
        Mode::Vote(vote, _) if vote.all_uncovered() => {
            let weighed = shown.weighed.as_ref()?;
            (say!("vote-title"), parts::of_vote(&shown.proposals, &vote.hands, weighed, &shown.seats))
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_file_names() {
        assert_eq!(in_file_name("One day · The “mended/town”: C?"), "One day · The -mended-town-- C-");
    }
}
