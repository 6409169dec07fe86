//! What is asked of the window itself: lens, selection, dialogs, the lesson, settings.

use bevy::prelude::*;

use super::driver::{Driver, Origin};
use super::request::{Dialog, Pace, Part, Request};
use super::state::{Notice, Session, Shown};
use super::{Requests, Screen, Step};
use crate::files;
use crate::scenario::Recipe;
use crate::scenario::raw::{RawStep, StepKind};
use crate::study::lesson::{self, Progress, SURE};
use crate::view::map::Lens;
use crate::words;

/// Adds the responses.
pub fn plugin(app: &mut App) {
    app.add_systems(Update, (respond, reveal).chain().in_set(Step::Respond));
}

/// How long the reveal takes, in seconds.
pub const REVEAL_SECONDS: f32 = 4.0;

fn respond(
    mut requests: ResMut<Requests>,
    mut session: ResMut<Session>,
    mut shown: ResMut<Shown>,
    mut driver: ResMut<Driver>,
    mut next: ResMut<NextState<Screen>>,
    mut exit: MessageWriter<AppExit>,
) {
    let mut more = Vec::new();
    let mut redraw = false;
    requests.take(|request| {
        let session = &mut *session;
        match request {
            Request::Look(lens) => {
                session.lens = if session.covered && *lens == Lens::Truth { session.lens } else { *lens }
            }
            Request::Cover(covered) => {
                (session.covered, session.reveal) = (*covered, None);
                if *covered && session.lens == Lens::Truth {
                    session.lens = Lens::Scored;
                }
                redraw = true;
            }
            Request::Reveal => {
                (session.covered, session.lens) = (false, Lens::Scored);
                session.reveal = Some(if session.settings.reduced_motion { REVEAL_SECONDS } else { 0.0 });
                redraw = true;
            }
            Request::Select(resident) => {
                session.selected = *resident;
                session.narrow = resident.map(|_| Part::Person).or(session.narrow);
                redraw = true;
            }
            Request::SelectNext(step) => {
                let residents = shown.town().map_or(0, |published| published.town.town().residents() as i64);
                if residents > 0 {
                    let from = session.selected.map_or(if *step > 0 { -1 } else { 0 }, i64::from);
                    session.selected = u32::try_from((from + i64::from(*step)).rem_euclid(residents)).ok();
                    session.narrow = Some(Part::Person);
                    redraw = true;
                }
            }
            Request::Open(dialog) => session.dialog = dialog.clone(),
            Request::Fold(part) => {
                session.folded[*part as usize] ^= true;
                session.narrow = (session.narrow != Some(*part)).then_some(*part);
            }
            Request::AllRules(all) => {
                session.all_rules = *all;
                redraw = true;
            }
            Request::RulesOf(town) => {
                session.rules_of = *town;
                redraw = true;
            }
            Request::Chart(chart, measure) => session.charts[*chart] = measure,
            Request::Begin(name) => match Recipe::shipped(name) {
                Some(recipe) => {
                    begin(Origin::Recipe(Box::new(recipe), None), session, &mut shown, &mut driver, &mut next)
                }
                None => {
                    session.notice = Some(Notice { text: words::say("no-such-lesson", &[("name", name)]), wrong: true })
                }
            },
            Request::Load(path) => match files::open(&path.display().to_string(), &[]) {
                Ok(input) => {
                    let origin = match input.save {
                        Some(save) => Origin::Save(Box::new(save), path.clone()),
                        None => Origin::Recipe(Box::new(input.recipe), None),
                    };
                    begin(origin, session, &mut shown, &mut driver, &mut next);
                }
                Err(text) => session.notice = Some(Notice { text, wrong: true }),
            },
            Request::Leave => {
                driver.leave();
                NextState::set_if_neq(&mut next, Screen::Picker);
                (session.dialog, session.pace) = (Dialog::None, Default::default());
            }
            Request::ToLab => NextState::set_if_neq(&mut next, Screen::Lab),
            Request::Lesson(step) => more.extend(go_to_step(*step, session, &shown)),
            Request::LeaveLesson(left) => {
                session.progress.left = *left;
                if *left {
                    session.covered = false;
                } else if to_be_covered(session, &shown) {
                    more.push(Request::Cover(true));
                }
                redraw = true;
            }
            Request::Vote(option) => {
                let step = session.progress.step;
                session.progress.vote_mut(step).choice = Some(*option);
            }
            Request::Sure(sure) => {
                let step = session.progress.step;
                session.progress.vote_mut(step).sure = (*sure).min(SURE - 1);
            }
            Request::Hands(option, hands) => {
                let step = session.progress.step;
                let vote = session.progress.vote_mut(step);
                vote.hands.resize(vote.hands.len().max(option + 1), 0);
                vote.hands[*option] = (*hands).min(999);
            }
            Request::Settings(settings) => {
                session.settings = settings.sound();
                words::speak(session.settings.language);
                redraw = true;
            }
            Request::Dismiss => session.notice = None,
            Request::Quit => {
                exit.write(AppExit::Success);
            }
            _ => return false,
        }
        true
    });
    requests.0.extend(more);
    if redraw {
        shown.draw_up(&session);
    }
}

/// Begins with a town or a save: nothing of what was there stays.
pub fn begin(
    origin: Origin,
    session: &mut Session,
    shown: &mut Shown,
    driver: &mut Driver,
    next: &mut NextState<Screen>,
) {
    let settings = session.settings;
    *session = Session { settings, ..Session::default() };
    *shown = Shown { edition: shown.edition + 1, ..Shown::default() };
    driver.begin(origin);
    next.set_if_neq(Screen::Town);
}

/// What going to a step of the lesson brings with it.
fn go_to_step(step: usize, session: &mut Session, shown: &Shown) -> Vec<Request> {
    session.progress = Progress { step, left: false, ..session.progress.clone() };
    session.pace = Pace::Paused;
    let Some(step) = shown.script.get(step) else {
        return vec![];
    };
    let mut more = vec![];
    if to_be_covered(session, shown) {
        more.push(Request::Cover(true));
    }
    if step.step == StepKind::File && step.to_day > 0 {
        more.push(Request::GoTo(step.to_day));
    }
    // The reveal begins with the file that was judged.
    match (step.step, session.progress.file) {
        (StepKind::File, _) => {}
        (StepKind::Reveal, file) => more.push(Request::Select(file)),
        _ => more.push(Request::Select(None)),
    }
    session.rules_of = 0;
    session.narrow = match step.step {
        StepKind::Rules => Some(Part::Rules),
        StepKind::Saw => Some(Part::Foot),
        _ => None,
    };
    more
}

/// Whether what happened is covered at the lesson's step: until the reveal, if there is one.
fn to_be_covered(session: &Session, shown: &Shown) -> bool {
    let reveal = shown.script.iter().position(|step| step.step == StepKind::Reveal);
    reveal.is_some_and(|reveal| session.progress.step < reveal)
}

/// The day to which a step of the lesson runs.
pub fn run_to(shown: &Shown, step: &RawStep) -> u32 {
    let last = shown.raw().map_or(365, |raw| raw.days);
    if step.to_day > 0 { step.to_day } else { last }
}

/// Whether a step can be left: a vote was cast where one is asked for, and the run has come to its day.
pub fn done(session: &Session, shown: &Shown) -> bool {
    let (Some(step), Some(raw)) = (shown.step(session), shown.raw()) else {
        return false;
    };
    let today = shown.town().map_or(0, |published| published.town.day());
    let asked = !lesson::options(&raw.lesson, step).is_empty();
    let voted = session.progress.vote(session.progress.step).is_some_and(|vote| vote.choice.is_some());
    match step.step {
        StepKind::Run => today >= run_to(shown, step),
        StepKind::Reveal => !session.covered,
        _ => !asked || voted,
    }
}

/// What going on from the lesson's step asks for.
pub fn forward(session: &Session, shown: &Shown) -> Vec<Request> {
    let Some(step) = shown.step(session) else {
        return vec![];
    };
    let next = session.progress.step + 1;
    match step.step {
        StepKind::Run if !done(session, shown) => vec![Request::GoTo(run_to(shown, step))],
        StepKind::Reveal if session.covered => vec![Request::Reveal],
        StepKind::Debrief => vec![Request::LeaveLesson(true)],
        _ if shown.running.is_some() => vec![],
        _ if !done(session, shown) => vec![],
        _ if next < shown.script.len() => vec![Request::Lesson(next)],
        _ => vec![Request::LeaveLesson(true)],
    }
}

/// Lets the rings of the reveal appear one after the other.
fn reveal(time: Res<Time>, mut session: ResMut<Session>) {
    if let Some(seconds) = session.reveal {
        session.reveal = (seconds < REVEAL_SECONDS).then_some(seconds + time.delta_secs());
    }
}
