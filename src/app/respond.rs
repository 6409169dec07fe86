//! What is asked of the window itself: what it opens and keeps, the lesson, and where one looks.

use bevy::prelude::*;

use super::browse;
use super::council;
use super::desk;
use super::driver::{Driver, Origin};
use super::ending;
use super::export::{self, Exporting};
use super::ink;
use super::life;
use super::request::{Dialog, Game, LookRequest, MapRequest, Part, ProgramRequest, Request};
use super::state::{Notice, Session, Shown};
use super::store::{self, Store};
use super::{Requests, Screen, Step, host, vote};
use crate::files;
use crate::scenario::Recipe;
use crate::scenario::raw::StepKind;
use crate::session::mode::{self, Arrival, File, Onward};
use crate::session::progress::Progress;
use crate::session::request::{ClockRequest, LessonRequest, Pace, TownRequest};
use crate::session::towns::Published;
use crate::view::lens::Lens;
use crate::words;

/// Adds the responses.
pub fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        (chosen, program, lesson, look, reveal, run_ink, desk::rule, vote::hold, life::lead, council::sit)
            .chain()
            .in_set(Step::Respond),
    );
}

/// Opens what was chosen in a dialog of the host.
fn chosen(store: Res<Store>, mut requests: ResMut<Requests>) {
    store.chosen.take().into_iter().for_each(|path| requests.ask(ProgramRequest::Load(path)));
}

/// Opens, keeps and sets what is asked for.
fn program(
    mut requests: ResMut<Requests>,
    mut session: ResMut<Session>,
    mut shown: ResMut<Shown>,
    mut store: ResMut<Store>,
    mut driver: ResMut<Driver>,
    mut exporting: ResMut<Exporting>,
    mut next: ResMut<NextState<Screen>>,
    mut exit: MessageWriter<AppExit>,
) {
    for request in requests.take() {
        match request {
            ProgramRequest::Begin(name, track) => match Recipe::shipped(&name) {
                Some(recipe) => {
                    store::keep_the_whole(&mut driver, &mut store, &mut shown, &session);
                    let origin = Origin::Recipe(Box::new(recipe), None);
                    begin(origin, &mut session, &mut shown, &mut driver, &mut next);
                    if let Some(lesson) = session.mode.lesson_mut() {
                        lesson.progress_mut().track = track;
                    }
                }
                None => {
                    let text = words::say!("no-such-lesson", name = name);
                    session.notice = Some(Notice { text, wrong: true });
                }
            },
            ProgramRequest::Desk { by_the_book } => {
                let Some(mut recipe) = Recipe::shipped(mode::TOWN) else { continue };
                recipe.settings = mode::SETTINGS.map(str::to_owned).into();
                store::keep_the_whole(&mut driver, &mut store, &mut shown, &session);
                let origin = Origin::Recipe(Box::new(recipe), None);
                begin(origin, &mut session, &mut shown, &mut driver, &mut next);
                session.mode.sit_at_desk(mode::OPENS, by_the_book);
            }
            ProgramRequest::Play(game, name) => {
                let Some(recipe) = Recipe::shipped(&name) else { continue };
                let Ok(days) = recipe.parse(&[]).map(|parsed| parsed.scenario.raw().days) else { continue };
                store::keep_the_whole(&mut driver, &mut store, &mut shown, &session);
                let origin = Origin::Recipe(Box::new(recipe), None);
                begin(origin, &mut session, &mut shown, &mut driver, &mut next);
                match game {
                    Game::Life => session.mode.begin_year(),
                    Game::Council => session.mode.call_council(),
                    Game::Vote => session.mode.hold_vote(days),
                }
                session.all_rules |= game == Game::Council;
            }
            ProgramRequest::Challenge(challenge) => {
                let Some(recipe) = challenge.recipe() else { continue };
                store::keep_the_whole(&mut driver, &mut store, &mut shown, &session);
                let origin = Origin::Recipe(Box::new(recipe), Some(challenge.setting().seed));
                begin(origin, &mut session, &mut shown, &mut driver, &mut next);
                session.mode.begin_challenge(challenge);
                session.all_rules |= session.mode.council().is_some();
            }
            ProgramRequest::Found(ground) => {
                let Some(mut recipe) = Recipe::shipped(&ground.scenario) else { continue };
                recipe.settings = vec![format!("town.residents={}", ground.residents)];
                store::keep_the_whole(&mut driver, &mut store, &mut shown, &session);
                let origin = Origin::Recipe(Box::new(recipe), Some(ground.seed.into()));
                begin(origin, &mut session, &mut shown, &mut driver, &mut next);
                session.mode.leave_lesson();
                session.all_rules = true;
            }
            // A folder that is dropped on the window opens the dialog too.
            ProgramRequest::Load(path) if files::disk::is_folder(&path) => {
                store.listing = Some(browse::list(&path));
                session.dialog = Dialog::Files;
            }
            ProgramRequest::Load(path) => match files::open(&path.display().to_string(), &[]) {
                Ok(input) => {
                    let origin = match input.save {
                        Some(save) => Origin::Save(Box::new(save), input.name.into()),
                        None => Origin::Recipe(Box::new(input.recipe), None),
                    };
                    // What is open is kept before it is given up.
                    store::keep_the_whole(&mut driver, &mut store, &mut shown, &session);
                    begin(origin, &mut session, &mut shown, &mut driver, &mut next);
                }
                Err(text) => {
                    (session.dialog, session.notice) = (Dialog::None, Some(Notice { text, wrong: true }));
                }
            },
            ProgramRequest::Choose => host::choose_file(&store.chosen),
            ProgramRequest::Browse(folder) => store.listing = Some(browse::list(&folder)),
            ProgramRequest::Link(seat) => store::link(seat, &store, &shown, &mut session),
            ProgramRequest::Export(folder) => export::begin(folder, &mut exporting, &shown, &mut session),
            ProgramRequest::Print => session.notice = Some(export::print(&store, &shown, &session)),
            ProgramRequest::KeepEnding => session.notice = Some(ending::keep(&store, &shown, &session)),
            ProgramRequest::SaveAs(name) => store::keep_under(&name, &mut store, &shown, &mut session),
            ProgramRequest::Leave => {
                store::keep_the_whole(&mut driver, &mut store, &mut shown, &session);
                driver.leave();
                NextState::set_if_neq(&mut next, Screen::Picker);
                (session.dialog, session.pace) = (Dialog::None, Pace::default());
            }
            ProgramRequest::ToLab => NextState::set_if_neq(&mut next, Screen::Lab),
            ProgramRequest::Settings(settings) => {
                session.settings = settings.sound();
                words::speak(session.settings.language);
                shown.draw_up(&session);
            }
            ProgramRequest::Quit => {
                exit.write(AppExit::Success);
            }
        }
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
    let (door, ground, play_in) = (session.door, session.ground.clone(), session.play_in.clone());
    *session = Session { settings, door, ground, play_in, ..Session::default() };
    shown.clear();
    driver.begin(origin);
    next.set_if_neq(Screen::Town);
}

/// Does what a class does in its lesson.
fn lesson(mut requests: ResMut<Requests>, mut session: ResMut<Session>, mut shown: ResMut<Shown>) {
    let mut redraw = false;
    for request in requests.take() {
        let session = &mut *session;
        let moves = matches!(request, LessonRequest::GoTo(_) | LessonRequest::Leave | LessonRequest::Return);
        if moves {
            redraw = true;
            (session.pace, session.performance) = (Pace::Paused, None);
        }
        match request {
            LessonRequest::GoTo(step) => {
                if let Some(arrival) = session.mode.go_to_step(step) {
                    requests.0.extend(arrive(arrival, session));
                }
            }
            LessonRequest::Leave => {
                // What is being found out for a mode that is left is not needed, and what was voted on and does not lie on
                // the map is left behind.
                if !session.mode.has_clock() {
                    requests.ask(ClockRequest::Stop);
                }
                if session.mode.vote().is_some() {
                    let left = (0..shown.all.len()).rev().filter(|town| !shown.lies_on_the_map(*town));
                    requests.0.extend(left.map(|town| TownRequest::Away(town).into()));
                    session.rules_of = 0;
                }
                if let Some(live) = session.mode.live() {
                    let commands = shown.town().map_or(&[][..], |published| &published.commands);
                    requests
                        .0
                        .extend(live.hands_back(commands).map(|order| TownRequest::Order { town: 0, order }.into()));
                    session.selected = live.taken.then_some(live.seat);
                }
                session.mode.leave_lesson();
            }
            LessonRequest::Return => session.mode.return_to_lesson(),
            LessonRequest::Vote(option) => say(session, |progress| progress.choose(option)),
            LessonRequest::Sure(sure) => say(session, |progress| progress.be_sure(sure)),
            LessonRequest::Hands(option, hands) => say(session, |progress| progress.count_hands(option, hands)),
        }
    }
    if redraw {
        close_what_is_covered(&mut session);
        shown.draw_up(&session);
    }
}

/// Notes what the class says, unless the lesson was left.
fn say(session: &mut Session, what: impl FnOnce(&mut Progress)) {
    if let Some(lesson) = session.mode.lesson_mut() {
        what(lesson.progress_mut());
    }
}

/// What coming to a step of the lesson brings with it.
fn arrive(arrival: Arrival, session: &mut Session) -> Vec<Request> {
    session.rules_of = 0;
    session.narrow = match arrival.step {
        StepKind::Rules => Some(Part::Rules),
        StepKind::Saw => Some(Part::Foot),
        _ => None,
    };
    let day = arrival.day.map(|day| TownRequest::GoTo(day).into());
    let file = match arrival.file {
        File::Same => None,
        File::Closed => Some(LookRequest::Select(None).into()),
        File::Of(resident) => Some(LookRequest::Select(Some(resident)).into()),
    };
    day.into_iter().chain(file).collect()
}

/// What going on from the lesson's step asks for.
pub fn forward(session: &Session, shown: &Shown) -> Option<Request> {
    Some(match shown.onward(session)? {
        Onward::Run(_) if shown.running.is_some() => return None,
        // A run that is watched already is brought to its end.
        Onward::Run(day) if session.pace == Pace::Watched => TownRequest::GoTo(day).into(),
        Onward::Run(day) => ClockRequest::Watch(day).into(),
        Onward::Reveal => LookRequest::Reveal.into(),
        Onward::Step(step) => LessonRequest::GoTo(step).into(),
        Onward::Leave => LessonRequest::Leave.into(),
    })
}

/// A lens through which nothing may be seen any more is taken off.
fn close_what_is_covered(session: &mut Session) {
    if !session.may_look(session.lens) {
        session.lens = Lens::Scored;
    }
}

/// Looks where one is asked to look.
fn look(
    mut requests: ResMut<Requests>,
    mut session: ResMut<Session>,
    mut shown: ResMut<Shown>,
    mut store: ResMut<Store>,
) {
    let (mut redraw, mut show_all) = (false, false);
    for request in requests.take() {
        let session = &mut *session;
        match request {
            LookRequest::Lens(lens) => session.lens = if session.may_look(lens) { lens } else { session.lens },
            LookRequest::Cover(covered) => {
                session.mode.cover(covered);
                close_what_is_covered(session);
                redraw = true;
            }
            LookRequest::Reveal => {
                let flags = |town: &Published| town.town.scenario().policy().can_flag();
                let nobody = !shown.town().is_some_and(flags);
                session.mode.reveal(session.settings.reduced_motion || nobody);
                session.lens = Lens::Scored;
                show_all |= session.stands_at(StepKind::Reveal);
                // The rings have the room; one file is opened when they are all there.
                if session.stands_at(StepKind::Reveal) {
                    (session.selected, session.narrow) = (None, None);
                }
                redraw = true;
            }
            LookRequest::Select(resident) => {
                session.selected = resident;
                session.narrow = resident.map(|_| Part::Person).or(session.narrow);
                redraw = true;
            }
            LookRequest::SelectNext(step) => {
                let residents = shown.town().map_or(0, |published| published.town.town().residents() as i64);
                if residents > 0 {
                    let from = session.selected.map_or(if step > 0 { -1 } else { 0 }, i64::from);
                    session.selected = u32::try_from((from + i64::from(step)).rem_euclid(residents)).ok();
                    session.narrow = Some(Part::Person);
                    redraw = true;
                }
            }
            LookRequest::Door(door) => session.door = door,
            LookRequest::Ground(ground) => session.ground = ground,
            LookRequest::PlayIn(game, scenario) => session.play_in[game as usize] = scenario,
            LookRequest::Open(dialog) => {
                // What has been put into the folder since it was last looked at is there too.
                if dialog == Dialog::Files
                    && let Some(listing) = &mut store.listing
                {
                    *listing = browse::list(&listing.folder);
                }
                session.dialog = dialog;
            }
            LookRequest::Fold(part) => {
                session.folded[part as usize] ^= true;
                session.narrow = (session.narrow != Some(part)).then_some(part);
            }
            LookRequest::AllRules(all) => {
                session.all_rules = all;
                redraw = true;
            }
            LookRequest::Follow(resident) => {
                let known = session.followed.len();
                session.followed.retain(|other| *other != resident);
                if session.followed.len() == known {
                    session.followed.push(resident);
                }
                redraw = true;
            }
            LookRequest::Curtain(curtain) => session.curtain = curtain,
            LookRequest::Ink(shows) => {
                let end = if session.settings.reduced_motion { ink::SECONDS } else { 0.0 };
                session.ink = shows.then_some(end);
                if shows {
                    session.dialog = Dialog::None;
                    show_all = true;
                }
            }
            LookRequest::RulesOf(town) => {
                session.rules_of = town;
                redraw = true;
            }
            LookRequest::Case(place) => session.case = place,
            LookRequest::Pair(pair) => {
                session.pair = pair;
                redraw = true;
            }
            LookRequest::Aside(aside) => session.aside = aside,
            LookRequest::Chart(chart, measure) => session.charts[chart] = Some(measure),
            LookRequest::Dismiss => session.notice = None,
        }
    }
    if redraw {
        shown.draw_up(&session);
    }
    if show_all {
        requests.ask(MapRequest::Whole);
    }
}

/// Lets the rings of the reveal appear one after the other. In a lesson it ends with one face.
fn reveal(time: Res<Time>, mut session: ResMut<Session>, mut shown: ResMut<Shown>, mut requests: ResMut<Requests>) {
    if session.mode.is_revealing() {
        session.mode.pass_seconds(time.delta_secs());
        if session.mode.is_revealing() {
            return;
        }
        shown.draw_up(&session);
        if session.stands_at(StepKind::Reveal) {
            let judged = session.mode.any_lesson().progress().file;
            requests.ask(LookRequest::Select(shown.face_of_reveal(judged)));
        }
    }
}

/// Lets the ink run that shows whom an undone entry reached.
fn run_ink(time: Res<Time>, mut session: ResMut<Session>, shown: Res<Shown>) {
    if session.ink.is_some() && shown.inquiry.is_none() {
        session.ink = None;
    }
    if let Some(seconds) = session.ink.filter(|seconds| *seconds < ink::SECONDS) {
        session.ink = Some(seconds + time.delta_secs());
    }
}
