//! The driver: the only part of the window that changes a town. What is asked of the towns is done in a task, off the
//! frame; while the task runs, the frame goes on with what was published last.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use bevy::prelude::*;
use bevy::tasks::futures::check_ready;
use bevy::tasks::{AsyncComputeTaskPool, Task};

use super::request::{Dialog, Part, Request};
use super::slices::{self, Slices};
use super::state::{MORNING, Notice, Session, Shown};
use super::{Requests, Screen, Step, host};
use crate::scenario::Recipe;
use crate::scenario::raw::StepKind;
use crate::session::Seat;
use crate::session::mode::Mode;
use crate::session::performance::Performance;
use crate::session::request::{ClockRequest, LessonRequest, Pace, TownRequest};
use crate::session::save::Save;
use crate::session::shared::{Shared, take_over};
use crate::session::towns::Published;
use crate::session::work::{Resumed, Work};
use crate::study::timeline::LONGEST;
use crate::view::facts::Fact;
use crate::view::lens::Lens;
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
    /// What is to be said of that save.
    warning: Option<String>,
    /// Whether a town was founded or taken up.
    begun: bool,
    /// Seconds that it took, if days were passed.
    seconds: Option<f32>,
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
    queue: VecDeque<TownRequest>,
    shared: Arc<Shared>,
    elapsed: f32,
    /// Seconds for which what is being done has been done.
    busy_for: f32,
    /// Whether a town is being founded or taken up: there is nothing to be asked of it yet.
    beginning: bool,
    /// Whether what is being done changes nothing that would be lost if it stopped half-way.
    stoppable: bool,
    /// Whether tipping points are searched for.
    tips: bool,
    /// The edition in which a file to judge was last looked for.
    looked: u64,
    /// Threads for large towns; 0 for all cores.
    pub threads: usize,
    slices: Slices,
}

impl Driver {
    /// Whether a task is at work.
    pub fn busy(&self) -> bool {
        self.task.is_some()
    }

    /// Whether there is something to do, or something being done.
    pub fn at_work(&self) -> bool {
        self.busy() || self.work.is_some() && !self.queue.is_empty()
    }

    /// The towns, when nothing is being done to them.
    pub fn work(&self) -> Option<&Work> {
        self.work.as_deref()
    }

    /// Puts something that is asked of the towns in the queue.
    pub fn ask(&mut self, request: TownRequest) {
        self.queue.push_back(request);
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
                Origin::Recipe(recipe, seed) => {
                    (Work::found(*recipe, seed, threads).map(|work| Resumed { work, warning: None }), None)
                }
                Origin::Save(save, file) => {
                    (Work::resume(&save, &file.display().to_string(), threads, &shared), Some(save))
                }
            };
            match made {
                Ok(Resumed { work, warning }) => {
                    Done { work: Some(Box::new(work)), problem: None, save, warning, begun: true, seconds: None }
                }
                Err(problem) => {
                    Done { work: None, problem: Some(problem), save: None, warning: None, begun: true, seconds: None }
                }
            }
        }));
    }

    /// Gives up the towns.
    pub fn leave(&mut self) {
        self.shared.stop.store(true, Ordering::Relaxed);
        *self = Self { threads: self.threads, ..Self::default() };
    }

    /// Brings to an end what is being done, for the towns are about to go: days that are under way are lived to the next
    /// morning, and the changes that wait behind them are made. Questions and days that wait are left. Gives the towns as
    /// they then stand; none if a town was still being founded or taken up, whose save is where it was.
    pub fn wind_up(&mut self) -> Option<Vec<Published>> {
        if self.beginning {
            return None;
        }
        self.shared.stop.store(self.stoppable, Ordering::Relaxed);
        if let Some(task) = self.task.take() {
            self.work = host::finish(task)?.work;
        }
        let work = self.work.as_mut()?;
        self.shared.stop.store(false, Ordering::Relaxed);
        for change in self.queue.drain(..).filter(|request| !is_stoppable(request)) {
            // There is nobody left to tell; what cannot be is not done.
            let _ = work.perform(change, &self.shared);
        }
        Some(work.publish())
    }

    fn start(&mut self, request: TownRequest) {
        let Some(mut work) = self.work.take() else {
            return;
        };
        let request = self.sliced(&work, request);
        self.stoppable = is_stoppable(&request);
        self.tips = matches!(request, TownRequest::Tip { .. });
        self.busy_for = 0.0;
        self.shared.stop.store(false, Ordering::Relaxed);
        self.shared.done.store(0, Ordering::Relaxed);
        self.shared.of.store(0, Ordering::Relaxed);
        let shared = self.shared.clone();
        self.task = Some(AsyncComputeTaskPool::get().spawn(async move {
            let took = matches!(request, TownRequest::GoTo(_)).then(slices::watch);
            let problem = work.perform(request, &shared).err();
            Done {
                work: Some(work),
                problem,
                save: None,
                warning: None,
                begun: false,
                seconds: took.map(|took| took()),
            }
        }));
    }

    /// The first slice of a run; the rest of it is put before whatever waits.
    fn sliced(&mut self, work: &Work, request: TownRequest) -> TownRequest {
        let (slice, rest) = self.slices.first(work, request);
        if let Some(rest) = rest {
            self.queue.push_front(rest);
        }
        slice
    }
}

/// Whether something that is asked of the towns changes none of their commands.
fn is_stoppable(request: &TownRequest) -> bool {
    matches!(
        request,
        TownRequest::GoTo(_)
            | TownRequest::Ask(_)
            | TownRequest::Judge(_)
            | TownRequest::Reckon(_)
            | TownRequest::Weigh
            | TownRequest::Tip { .. }
            | TownRequest::Verdict { .. }
            | TownRequest::Account { .. }
            | TownRequest::Find
    )
}

/// Adds the driver.
pub fn plugin(app: &mut App) {
    app.init_resource::<Driver>();
    app.add_systems(Update, (obey, tick, collect).chain().in_set(Step::Drive).run_if(in_state(Screen::Town)));
}

/// What the driver takes, in the order in which it was asked.
enum Asked {
    Town(TownRequest),
    Clock(ClockRequest),
}

impl TryFrom<Request> for Asked {
    type Error = Request;

    fn try_from(request: Request) -> Result<Self, Request> {
        match request {
            Request::Town(asked) => Ok(Self::Town(asked)),
            Request::Clock(asked) => Ok(Self::Clock(asked)),
            Request::Lesson(_)
            | Request::Desk(_)
            | Request::Vote(_)
            | Request::Life(_)
            | Request::Council(_)
            | Request::Look(_)
            | Request::Map(_)
            | Request::Lab(_)
            | Request::Program(_) => Err(request),
        }
    }
}

/// Takes what is asked of the towns and of their clock.
fn obey(
    mut requests: ResMut<Requests>,
    mut driver: ResMut<Driver>,
    mut session: ResMut<Session>,
    mut shown: ResMut<Shown>,
) {
    let asked: Vec<Asked> = requests.take();
    if driver.beginning {
        return;
    }
    // A question whose dialog was closed is no longer asked.
    if shown.asking && session.dialog != Dialog::Inquiry {
        shown.asking = false;
        let waiting = driver.queue.len();
        driver.queue.retain(|waiting| !matches!(waiting, TownRequest::Ask(_)));
        if driver.queue.len() == waiting {
            driver.shared.stop.store(true, Ordering::Relaxed);
        }
    }
    for asked in asked {
        let lets = |request| shown.town().is_some_and(|town| session.mode.lets(&town.town, &town.commands, request));
        match &asked {
            Asked::Town(request) if !lets(request) => continue,
            // What waits behind something else would be of another morning, or of rules that are just going.
            Asked::Town(_) if session.mode.is_of_the_morning() && driver.at_work() => continue,
            // A search for tipping points can be given up.
            Asked::Clock(ClockRequest::Stop) if driver.tips => {}
            Asked::Clock(_) if !session.mode.has_clock() => continue,
            Asked::Town(_) | Asked::Clock(_) => {}
        }
        match asked {
            Asked::Town(request) => ask_towns(request, &mut driver, &mut session, &mut shown),
            Asked::Clock(request) => ask_clock(request, &mut driver, &mut session, &shown),
        }
    }
}

/// Puts in the queue what is asked of the towns, and shows what goes with it.
fn ask_towns(request: TownRequest, driver: &mut Driver, session: &mut Session, shown: &mut Shown) {
    let request = match request {
        TownRequest::GoTo(day) => {
            (session.pace, session.time) = (Pace::Paused, MORNING);
            // A run that is brought to its end is watched no longer, and what it stopped at is past.
            session.performance = session.performance.take().filter(|performance| day < performance.to);
            past(session);
            TownRequest::GoTo(day.min(LONGEST))
        }
        TownRequest::Ask(question) => {
            (session.pace, session.dialog) = (Pace::Paused, Dialog::Inquiry);
            (shown.inquiry, shown.asking) = (None, true);
            TownRequest::Ask(question)
        }
        TownRequest::Twin(policy) => {
            session.rules_of = usize::from(policy.is_some());
            TownRequest::Twin(policy)
        }
        TownRequest::Order { .. }
        | TownRequest::OrderOn { .. }
        | TownRequest::Undo(_)
        | TownRequest::Redo(_)
        | TownRequest::Beside(_)
        | TownRequest::Away(_)
        | TownRequest::Judge(_)
        | TownRequest::Reckon(_)
        | TownRequest::Weigh
        | TownRequest::Tip { .. }
        | TownRequest::Verdict { .. }
        | TownRequest::Account { .. }
        | TownRequest::Find => request,
    };
    driver.ask(request);
}

/// What a watched run has stopped at is past: days go by.
fn past(session: &mut Session) {
    if let Some(performance) = &mut session.performance {
        performance.moment = None;
    }
}

/// Sets the clock, and stops what it is told to stop.
fn ask_clock(request: ClockRequest, driver: &mut Driver, session: &mut Session, shown: &Shown) {
    let today = shown.town().map_or(0, |published| published.town.day());
    match request {
        ClockRequest::Pace(pace) => {
            if pace != Pace::Paused {
                past(session);
            }
            session.pace = pace;
            driver.elapsed = 0.0;
            session.time = if pace == Pace::Day { SHOWN_FROM } else { MORNING };
        }
        ClockRequest::Watch(to) => {
            let Some(published) = shown.town().filter(|_| to > today) else { return };
            match session.performance.as_mut().filter(|performance| performance.to == to) {
                Some(performance) => performance.go_on(today),
                None => session.performance = Some(Performance::new(&published.town, to)),
            }
            session.pace = Pace::Watched;
        }
        ClockRequest::Step => {
            past(session);
            session.pace = Pace::Paused;
            driver.ask(TownRequest::GoTo(today + 1));
        }
        ClockRequest::Stop => {
            session.pace = Pace::Paused;
            // What was ordered meanwhile is still done.
            driver.queue.retain(|waiting| !is_stoppable(waiting) && !matches!(waiting, TownRequest::Beside(_)));
            driver.shared.stop.store(true, Ordering::Relaxed);
        }
    }
}

/// Lets time pass.
fn tick(time: Res<Time>, mut driver: ResMut<Driver>, mut session: ResMut<Session>, shown: Res<Shown>) {
    let seconds = match session.pace {
        Pace::Paused => return,
        Pace::Day => DAY_SECONDS,
        Pace::Month => FAST_DAY_SECONDS,
        Pace::Watched => {
            let Some(performance) = &mut session.performance else { return };
            // A town that cannot keep up is shown as it goes, so that it stops where there is something to see.
            const MOST_AT_ONCE: u32 = 3;
            let today = shown.town().map_or(0, |published| published.town.day());
            let day = performance.pass_seconds(time.delta_secs()).min(today + MOST_AT_ONCE);
            let stroll = f64::from(performance.stroll());
            session.time = SHOWN_FROM + (1.0 - SHOWN_FROM) * stroll;
            if day > today && !driver.busy() && driver.queue.is_empty() {
                driver.ask(TownRequest::GoTo(day));
            }
            return;
        }
    };
    driver.elapsed = (driver.elapsed + time.delta_secs()).min(seconds);
    if session.pace == Pace::Day {
        session.time = SHOWN_FROM + (1.0 - SHOWN_FROM) * f64::from(driver.elapsed / seconds);
    }
    if driver.elapsed >= seconds && !driver.busy() && driver.queue.is_empty() {
        let today = shown.town().map_or(0, |published| published.town.day());
        driver.elapsed = 0.0;
        driver.ask(TownRequest::GoTo(today + 1));
    }
}

/// Takes up what tasks have done and published, and starts the next job.
fn collect(
    time: Res<Time>,
    mut driver: ResMut<Driver>,
    mut session: ResMut<Session>,
    mut shown: ResMut<Shown>,
    mut next: ResMut<NextState<Screen>>,
    mut requests: ResMut<Requests>,
) {
    // A save on its way to its day is not what anybody left.
    if !driver.beginning
        && let Some(news) = take_over(&driver.shared.news)
    {
        publish(news, &mut shown, &mut session);
    }
    let done = driver.task.as_mut().and_then(check_ready);
    if let Some(done) = done {
        (driver.task, driver.beginning) = (None, false);
        if let Some(seconds) = done.seconds {
            driver.slices.end(seconds);
        }
        // What was published on the way is older than what has come out.
        if let Ok(mut news) = driver.shared.news.lock() {
            *news = None;
        }
        let fresh = done.begun && done.save.is_none();
        driver.work = done.work;
        if let (Some(save), Some(work)) = (done.save, &driver.work) {
            take_up(&save, done.warning, &mut session, work);
        }
        if let Some(text) = done.problem {
            session.notice = Some(Notice { text: text.trim_end().to_owned(), wrong: true });
        }
        match &driver.work {
            Some(work) => {
                let news = work.publish();
                shown.name = work.towns()[0].recipe().name.clone();
                publish(news, &mut shown, &mut session);
                if fresh && session.mode.lesson().is_some() {
                    requests.ask(LessonRequest::GoTo(0));
                }
            }
            None => NextState::set_if_neq(&mut next, Screen::Picker),
        }
        if shown.asking && driver.queue.iter().all(|waiting| !matches!(waiting, TownRequest::Ask(_))) {
            let inquiry = take_over(&driver.shared.inquiry);
            // It may have been covered meanwhile.
            let inquiry = inquiry.filter(|_| session.may_see(Fact::Replays)).map(Arc::new);
            (shown.inquiry, shown.asking) = (inquiry, false);
        }
        if let Some(judged) = take_over(&driver.shared.judged) {
            shown.take_judged(judged, &session);
        }
        if let Some(reckoned) = take_over(&driver.shared.reckoned) {
            shown.take_reckoned(reckoned, &session);
        }
        if let Some(weighed) = take_over(&driver.shared.weighed) {
            shown.take_weighed(weighed, &session);
        }
        if let Some(verdict) = take_over(&driver.shared.verdict) {
            shown.verdict = Some(verdict);
        }
        if let Some(tipped) = take_over(&driver.shared.tipped) {
            shown.tipped = Some(Arc::new(tipped));
        }
        if let Some(account) = take_over(&driver.shared.account) {
            if let Some(council) = session.mode.council_mut() {
                council.come_to(&account);
            }
            shown.take_account(account, &session);
        }
        if let Some(findings) = take_over(&driver.shared.findings) {
            shown.take_findings(Some(findings), &session);
        }
    }
    if driver.task.is_none()
        && driver.work.is_some()
        && let Some(request) = driver.queue.pop_front()
    {
        driver.start(request);
    }
    // The file that is to be judged lies open.
    let idle = !driver.busy() && driver.queue.is_empty() && driver.work.is_some();
    if idle && session.stands_at(StepKind::File) && session.selected.is_none() && driver.looked != shown.edition {
        driver.looked = shown.edition;
        let file = shown.file_to_judge();
        (session.selected, session.narrow) = (file, Some(Part::Person));
        if let Some(lesson) = session.mode.lesson_mut() {
            lesson.progress_mut().file = file;
        }
        shown.draw_up(&session);
    }
    if idle && let Some(request) = session.mode.next(&shown.known()) {
        match &request {
            // What is known is of the town as it was.
            TownRequest::Find => shown.take_findings(None, &session),
            TownRequest::Beside(_) => session.rules_of = shown.all.len(),
            _ => {}
        }
        driver.ask(request);
    }
    let progress = [&driver.shared.done, &driver.shared.of].map(|number| number.load(Ordering::Relaxed));
    let running = driver.busy() && progress[1] > 1 && session.pace != Pace::Watched;
    let running = running.then_some((progress[0], progress[1]));
    driver.busy_for += time.delta_secs();
    let left = running.and_then(|(done, of)| seconds_left(done, of, driver.busy_for));
    let tips = driver.busy() && driver.tips;
    if (shown.running, shown.seconds_left, shown.tips) != (running, left, tips) {
        (shown.running, shown.seconds_left, shown.tips) = (running, left, tips);
    }
}

/// How many seconds a run may still take of which so many days are done after so many seconds, in steps of five; `None`
/// while too little is done to tell.
fn seconds_left(done: u32, of: u32, seconds: f32) -> Option<u32> {
    let enough = done > 0 && seconds > 2.0;
    let left = seconds / done.max(1) as f32 * of.saturating_sub(done) as f32;
    enough.then(|| ((left / 5.0).ceil() as u32 * 5).max(5))
}

/// Takes up what was published: the towns, and the steps that the lesson has under their rules.
fn publish(news: Vec<Published>, shown: &mut Shown, session: &mut Session) {
    shown.take(news, session);
    session.ink = None;
    if let Some(raw) = shown.raw() {
        session.mode.learn(raw);
    }
    if let (Some(judge), Some(published)) = (session.mode.judge_mut(), shown.town()) {
        judge.come_to(&published.town);
    }
    if let (Some(live), Some(published)) = (session.mode.live_mut(), shown.town()) {
        live.come_to(&published.town);
    }
    if let (Some(performance), Some(published)) = (&mut session.performance, shown.town()) {
        let over = published.town.day() >= performance.to;
        let watched = session.pace == Pace::Watched;
        if watched && (over || performance.stops_at(&published.town)) {
            (session.pace, session.time) = (Pace::Paused, MORNING);
        }
        if over {
            session.performance = None;
        }
    }
    shown.draw_up(session);
}

/// Lesson and window as a save left them, and what is to be said of it.
fn take_up(save: &Save, warning: Option<String>, session: &mut Session, work: &Work) {
    let residents = work.towns()[0].town().town().residents() as u32;
    let locked = save.window.as_ref().is_some_and(|window| window.locked);
    let played = save.played.clone().map(|played| played.fitted(&work.towns()[0], work.towns().len()));
    session.mode = Mode::of_save(save.lesson.clone(), played, locked);
    if let Some(window) = &save.window {
        session.lens = Lens::named(&window.lens).unwrap_or(session.lens);
        session.selected = window.resident.filter(|resident| *resident < residents);
        session.seat = window.seat;
        session.rules_of = usize::from(window.twin.is_some());
        session.all_rules |= session.mode.council().is_some();
    }
    let mut text = warning.unwrap_or_else(|| say!("resumed", day = save.days.to_string()));
    if session.seat == Seat::Teacher {
        text = format!("{text} {}", say!("link-teacher-seat"));
    }
    session.notice = Some(Notice { text, wrong: false });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_that_is_left_is_told_when_it_can_be() {
        assert_eq!(seconds_left(0, 100, 9.0), None);
        assert_eq!(seconds_left(10, 100, 1.0), None);
        assert_eq!(seconds_left(10, 100, 4.0), Some(40));
        assert_eq!(seconds_left(99, 100, 50.0), Some(5));
        assert_eq!(seconds_left(30, 20, 50.0), Some(5), "more was done than was thought");
    }

    #[test]
    fn the_rest_of_a_run_in_slices_comes_before_what_waits() {
        let mut recipe = Recipe::shipped("crossing-camera").unwrap();
        recipe.settings = vec!["town.residents=60".into()];
        let work = Work::found(recipe, None, 1).unwrap();
        let mut driver = Driver { slices: Slices::in_a_browser(), ..Driver::default() };
        driver.ask(TownRequest::Find);
        assert_eq!(driver.sliced(&work, TownRequest::GoTo(40)), TownRequest::GoTo(1));
        assert_eq!(driver.queue, [TownRequest::GoTo(40), TownRequest::Find]);
    }
}
