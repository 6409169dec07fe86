//! The driver: the only part of the window that changes a town. Jobs run in a task, off the frame; while one runs, the
//! frame goes on with what was published last.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use bevy::prelude::*;
use bevy::tasks::futures::check_ready;
use bevy::tasks::{AsyncComputeTaskPool, Task};

use super::request::{Dialog, Pace, Part, Request, TwinPolicy};
use super::state::{MORNING, Notice, Session, Shown};
use super::work::{Job, Published, Shared, Work};
use super::{Requests, Screen, Step};
use crate::scenario::Recipe;
use crate::scenario::raw::StepKind;
use crate::study::lesson::Progress;
use crate::study::{Command, Order, Save};
use crate::view::cards::DOORS;
use crate::words::say;

/// Seconds that a day takes at walking pace, and at a month's.
const DAY_SECONDS: f32 = 9.0;
const FAST_DAY_SECONDS: f32 = 0.13;
/// The part of a day that is shown: the night is short.
const SHOWN_FROM: f64 = 0.23;

/// What came out of a task.
struct Done {
    work: Option<Box<Work>>,
    problem: Option<String>,
    /// The save that was taken up, for its lesson and window.
    save: Option<Box<Save>>,
    /// Whether a town was founded or taken up.
    begun: bool,
}

/// Where a town comes from.
#[derive(Clone, Debug)]
pub enum Origin {
    /// A scenario.
    Recipe(Box<Recipe>, Option<u64>),
    /// A save, and the file it was read from.
    Save(Box<Save>, PathBuf),
}

/// The towns and what is being done to them.
#[derive(Resource, Default)]
pub struct Driver {
    work: Option<Box<Work>>,
    task: Option<Task<Done>>,
    queue: VecDeque<Job>,
    shared: Arc<Shared>,
    elapsed: f32,
    /// Whether a town is being founded or taken up: there is nothing to be asked of it yet.
    beginning: bool,
    /// The edition in which a file to judge was last looked for.
    looked: u64,
    /// Threads for large towns; 0 for all cores.
    pub threads: usize,
}

impl Driver {
    /// Whether a task is at work.
    pub fn busy(&self) -> bool {
        self.task.is_some()
    }

    /// The towns, when nothing is being done to them.
    pub fn work(&self) -> Option<&Work> {
        self.work.as_deref()
    }

    /// Puts a job in the queue.
    pub fn ask(&mut self, job: Job) {
        self.queue.push_back(job);
    }

    /// Founds a town or takes up a save, in a task. What was there is given up.
    pub fn begin(&mut self, origin: Origin) {
        self.shared.stop.store(true, Ordering::Relaxed);
        self.shared = Arc::default();
        (self.work, self.task, self.elapsed, self.beginning) = (None, None, 0.0, true);
        self.queue.clear();
        let (threads, shared) = (self.threads, self.shared.clone());
        self.task = Some(AsyncComputeTaskPool::get().spawn(async move {
            let (made, save) = match origin {
                Origin::Recipe(recipe, seed) => (Work::found(*recipe, seed, threads), None),
                Origin::Save(save, file) => {
                    (Work::resume(&save, &file.display().to_string(), threads, &shared), Some(save))
                }
            };
            match made {
                Ok(work) => Done { work: Some(Box::new(work)), problem: None, save, begun: true },
                Err(problem) => Done { work: None, problem: Some(problem), save: None, begun: true },
            }
        }));
    }

    /// Gives up the towns.
    pub fn leave(&mut self) {
        self.shared.stop.store(true, Ordering::Relaxed);
        *self = Self { threads: self.threads, ..Self::default() };
    }

    fn start(&mut self, job: Job) {
        let Some(mut work) = self.work.take() else {
            return;
        };
        self.shared.stop.store(false, Ordering::Relaxed);
        self.shared.done.store(0, Ordering::Relaxed);
        self.shared.of.store(0, Ordering::Relaxed);
        let shared = self.shared.clone();
        self.task = Some(AsyncComputeTaskPool::get().spawn(async move {
            let problem = work.perform(job, &shared).err();
            Done { work: Some(work), problem, save: None, begun: false }
        }));
    }
}

/// Adds the driver.
pub fn plugin(app: &mut App) {
    app.init_resource::<Driver>();
    app.add_systems(Update, (obey, tick, collect).chain().in_set(Step::Drive).run_if(in_state(Screen::Town)));
}

/// Turns what was asked for into jobs.
fn obey(
    mut requests: ResMut<Requests>,
    mut driver: ResMut<Driver>,
    mut session: ResMut<Session>,
    mut shown: ResMut<Shown>,
) {
    if driver.beginning {
        let of_towns = |request: &Request| {
            use Request::{Ask, GoTo, Order, OrderOn, Pace, Redo, Step, Stop, Twin, Undo};
            matches!(request, Pace(_) | Step | GoTo(_) | Stop | Order { .. } | Undo(_) | Redo(_) | Twin(_))
                || matches!(request, OrderOn { .. } | Ask(_))
        };
        requests.take(of_towns);
        return;
    }
    // A question whose dialog was closed is no longer asked.
    if shown.asking && session.dialog != Dialog::Inquiry {
        shown.asking = false;
        let waiting = driver.queue.len();
        driver.queue.retain(|job| !matches!(job, Job::Ask(_)));
        if driver.queue.len() == waiting {
            driver.shared.stop.store(true, Ordering::Relaxed);
        }
    }
    let today = shown.town().map_or(0, |published| published.town.day());
    requests.take(|request| {
        match request {
            Request::Pace(pace) => {
                session.pace = *pace;
                driver.elapsed = 0.0;
                session.time = if *pace == Pace::Day { SHOWN_FROM } else { MORNING };
            }
            Request::Step => {
                session.pace = Pace::Paused;
                driver.ask(Job::GoTo(today + 1));
            }
            Request::GoTo(day) => {
                (session.pace, session.time) = (Pace::Paused, MORNING);
                driver.ask(Job::GoTo((*day).min(crate::study::timeline::LONGEST)));
            }
            Request::Stop => {
                session.pace = Pace::Paused;
                // What was ordered meanwhile is still done.
                driver.queue.retain(|job| !matches!(job, Job::GoTo(_)));
                driver.shared.stop.store(true, Ordering::Relaxed);
            }
            Request::Order { town, order } => driver.ask(Job::Order(*town, order.clone())),
            Request::OrderOn { town, day, order } => driver.ask(Job::OrderOn(*town, *day, order.clone())),
            Request::Ask(question) => {
                session.pace = Pace::Paused;
                session.dialog = Dialog::Inquiry;
                (shown.inquiry, shown.asking) = (None, true);
                driver.ask(Job::Ask(*question));
            }
            Request::Undo(town) => driver.ask(Job::Undo(*town)),
            Request::Redo(town) => driver.ask(Job::Redo(*town)),
            Request::Twin(None) => {
                session.rules_of = 0;
                driver.ask(Job::Twin(None));
            }
            Request::Twin(Some(policy)) => {
                let commands = shown.town().map(|town| twin_commands(*policy, town)).unwrap_or_default();
                session.rules_of = 1;
                driver.ask(Job::Twin(Some(commands)));
            }
            _ => return false,
        }
        true
    });
}

/// The commands under which a twin of a town lives.
fn twin_commands(policy: TwinPolicy, town: &Published) -> Vec<Command> {
    let commands = &town.commands;
    match policy {
        TwinPolicy::AsFounded => vec![],
        TwinPolicy::Same => commands.to_vec(),
        TwinPolicy::NoDoors => {
            // Whatever else is cut, and whenever, the doors stay cut out of the loop.
            let first = Command { day: 0, order: Order::Cut(DOORS.to_vec()) };
            std::iter::once(first).chain(commands.iter().cloned()).collect()
        }
    }
}

/// Lets time pass.
fn tick(time: Res<Time>, mut driver: ResMut<Driver>, mut session: ResMut<Session>, shown: Res<Shown>) {
    let seconds = match session.pace {
        Pace::Paused => return,
        Pace::Day => DAY_SECONDS,
        Pace::Month => FAST_DAY_SECONDS,
    };
    driver.elapsed = (driver.elapsed + time.delta_secs()).min(seconds);
    if session.pace == Pace::Day {
        session.time = SHOWN_FROM + (1.0 - SHOWN_FROM) * f64::from(driver.elapsed / seconds);
    }
    if driver.elapsed >= seconds && !driver.busy() && driver.queue.is_empty() {
        let today = shown.town().map_or(0, |published| published.town.day());
        driver.elapsed = 0.0;
        driver.ask(Job::GoTo(today + 1));
    }
}

/// Takes up what tasks have done and published, and starts the next job.
fn collect(
    mut driver: ResMut<Driver>,
    mut session: ResMut<Session>,
    mut shown: ResMut<Shown>,
    mut next: ResMut<NextState<Screen>>,
    mut requests: ResMut<Requests>,
) {
    // A save on its way to its day is not what anybody left.
    if !driver.beginning
        && let Some(news) = driver.shared.news.try_lock().ok().and_then(|mut news| news.take())
    {
        shown.take(news);
        shown.draw_up(&session);
    }
    let done = driver.task.as_mut().and_then(check_ready);
    if let Some(done) = done {
        (driver.task, driver.beginning) = (None, false);
        // What was published on the way is older than what has come out.
        if let Ok(mut news) = driver.shared.news.lock() {
            *news = None;
        }
        let fresh = done.begun && done.save.is_none();
        driver.work = done.work;
        if let (Some(save), Some(work)) = (done.save, &driver.work) {
            take_up(&save, &mut session, work.towns()[0].town().town().residents() as u32);
        }
        if let Some(text) = done.problem {
            session.notice = Some(Notice { text: text.trim_end().to_owned(), wrong: true });
        }
        match &driver.work {
            Some(work) => {
                let news = work.publish();
                shown.name = work.towns()[0].recipe().name.clone();
                shown.take(news);
                shown.draw_up(&session);
                if fresh {
                    requests.ask(Request::Lesson(0));
                }
            }
            None => NextState::set_if_neq(&mut next, Screen::Picker),
        }
        if shown.asking && driver.queue.iter().all(|job| !matches!(job, Job::Ask(_))) {
            let inquiry = driver.shared.inquiry.try_lock().ok().and_then(|mut slot| slot.take());
            (shown.inquiry, shown.asking) = (inquiry.map(Arc::new), false);
        }
        if let Some(findings) = driver.shared.findings.try_lock().ok().and_then(|mut slot| slot.take()) {
            shown.findings = Some(findings);
        }
    }
    if driver.task.is_none()
        && driver.work.is_some()
        && let Some(job) = driver.queue.pop_front()
    {
        driver.start(job);
    }
    // The file that is to be judged lies open.
    let idle = !driver.busy() && driver.queue.is_empty() && driver.work.is_some();
    if idle && shown.judging(&session) && session.selected.is_none() && driver.looked != shown.edition {
        driver.looked = shown.edition;
        session.selected = shown.file_to_judge();
        session.narrow = Some(Part::Person);
        session.progress.file = session.selected;
        shown.draw_up(&session);
    }
    // What the debriefing says is of the run as it stands.
    let debriefing = shown.step(&session).is_some_and(|step| step.step == StepKind::Debrief);
    let stale = shown.findings.as_ref().is_none_or(|findings| !findings.of(shown.town()));
    if idle && debriefing && stale {
        shown.findings = None;
        driver.ask(Job::Find);
    }
    let progress = [&driver.shared.done, &driver.shared.of].map(|number| number.load(Ordering::Relaxed));
    let running = (driver.busy() && progress[1] > 1).then_some((progress[0], progress[1]));
    if shown.running != running {
        shown.running = running;
    }
}

/// Lesson and window as a save left them.
fn take_up(save: &Save, session: &mut Session, residents: u32) {
    // A save of the command line stands in no lesson.
    let outside = Progress { left: true, ..Progress::default() };
    session.progress = save.lesson.clone().unwrap_or(outside);
    if let Some(window) = &save.window {
        session.lens =
            crate::view::map::Lens::ALL.into_iter().find(|lens| lens.name() == window.lens).unwrap_or(session.lens);
        session.covered = window.locked;
        session.selected = window.resident.filter(|resident| *resident < residents);
        session.rules_of = usize::from(window.twin.is_some());
    }
    session.notice = Some(Notice { text: say("resumed", &[("day", &save.days.to_string())]), wrong: false });
}
