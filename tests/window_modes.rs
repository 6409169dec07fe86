//! The window without a window: every mode, driven by requests as panels and keys make them.
#![cfg(feature = "app")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use bevy::ecs::schedule::{ScheduleLabel, Schedules};
use bevy::prelude::*;
use bevy::state::app::StatesPlugin;
use bevy::time::TimeUpdateStrategy;
use bevy::window::{FileDragAndDrop, PrimaryWindow, WindowCloseRequested, WindowPlugin};
use bevy_egui::egui::{self, Event, Key, Modifiers};
use tallyford::app::driver::{Driver, Origin};
use tallyford::app::export::Exporting;
use tallyford::app::request::{Dialog, Door, Ground, LookRequest, Part, ProgramRequest, Request};
use tallyford::app::respond;
use tallyford::app::settings::Settings;
use tallyford::app::state::{Session, Shown};
use tallyford::app::store::Store;
use tallyford::app::theme::Theme;
use tallyford::app::{Requests, Screen, keys, logic};
use tallyford::day::Options;
use tallyford::day::state::desk::Ruling;
use tallyford::files::read_save;
use tallyford::scenario::raw::StepKind;
use tallyford::scenario::{Library, Recipe};
use tallyford::session::mode::{self, Council, Draft, LONGEST_STRETCH, Live, Played, Stage, Vote};
use tallyford::session::request::{
    ClockRequest, CouncilRequest, DeskRequest, LessonRequest, LifeRequest, Pace, TownRequest, TwinPolicy, VoteRequest,
};
use tallyford::session::save::{self, Save};
use tallyford::study::challenge::{Challenge, Task};
use tallyford::study::council::{Aim, Ending, TERM, TERMS};
use tallyford::study::desk::{Ask, Case, DeskRule, MINUTES, RULING_MINUTES, cases};
use tallyford::study::lesson::Track;
use tallyford::study::timeline::LONGEST;
use tallyford::study::{Command, Order, Plan};
use tallyford::view::cards::{Card, simple};
use tallyford::view::debrief::{asked, html};
use tallyford::view::facts::Fact;
use tallyford::view::inquiry::Question;
use tallyford::view::lens::Lens;
use tallyford::words::Language;

/// So far away that no machine is there before it is stopped.
const FAR: u32 = LONGEST;

struct Window {
    app: App,
    folder: tempfile::TempDir,
}

impl Window {
    fn new() -> Self {
        Self::keeping(tempfile::tempdir().unwrap())
    }

    fn keeping(folder: tempfile::TempDir) -> Self {
        let path = folder.path().to_owned();
        Self::over(path, folder)
    }

    /// A window that keeps what it keeps in a folder, and holds another one for as long as it is there.
    fn over(path: PathBuf, folder: tempfile::TempDir) -> Self {
        let mut app = App::new();
        app.add_plugins((MinimalPlugins, StatesPlugin));
        app.insert_resource(TimeUpdateStrategy::ManualDuration(Duration::from_millis(50)));
        app.add_plugins(logic);
        app.world_mut().resource_mut::<Store>().folder = Some(path);
        app.update();
        Self { app, folder }
    }

    /// A small town at the first card of the first lesson.
    fn lesson() -> Self {
        let mut window = Self::new();
        window.begin(Origin::Recipe(Box::new(small()), None));
        window
    }

    /// A small town on its first morning, without the lesson.
    fn town() -> Self {
        let mut window = Self::lesson();
        window.done(LessonRequest::Leave);
        window.done(LookRequest::Select(None));
        window.done(TownRequest::GoTo(0));
        window
    }

    fn begin(&mut self, origin: Origin) {
        self.app.world_mut().resource_mut::<Driver>().begin(origin);
        NextState::set_if_neq(&mut self.app.world_mut().resource_mut::<NextState<Screen>>(), Screen::Town);
        self.settle();
    }

    fn ask(&mut self, request: impl Into<Request>) {
        self.app.world_mut().resource_mut::<Requests>().ask(request);
        self.app.update();
    }

    /// Lets frames pass until nothing is being done.
    fn settle(&mut self) {
        for _ in 0..200_000 {
            self.app.update();
            if !self.app.world().resource::<Driver>().busy() {
                self.app.update();
                if !self.app.world().resource::<Driver>().busy() {
                    return;
                }
            }
            std::thread::yield_now();
        }
        panic!("it never settles");
    }

    fn done(&mut self, request: impl Into<Request>) {
        self.ask(request);
        self.settle();
    }

    fn frames(&mut self, count: usize) {
        (0..count).for_each(|_| self.app.update());
    }

    /// Lets frames pass until everything that is shown is in its file.
    fn kept(&mut self) {
        for _ in 0..500_000 {
            self.app.update();
            if self.app.world().resource::<Store>().due().is_none() {
                return;
            }
            std::thread::yield_now();
        }
        panic!("the run is not kept");
    }

    fn day(&self) -> u32 {
        self.shown().town().map_or(0, |published| published.town.day())
    }

    fn shown(&self) -> &Shown {
        self.app.world().resource::<Shown>()
    }

    fn session(&self) -> &Session {
        self.app.world().resource::<Session>()
    }

    fn screen(&self) -> Screen {
        *self.app.world().resource::<State<Screen>>().get()
    }

    fn digest(&self) -> String {
        self.shown().towns[0].town.digest().whole()
    }

    fn autosave(&self) -> PathBuf {
        self.folder.path().join("autosave.ron")
    }
}

/// The digest of the town of a save, as the command line runs it.
fn by_the_command_line(save: &Save) -> String {
    let recipe = save.recipe("save").unwrap();
    let founded = recipe.parse(&[]).unwrap().scenario;
    let changes = save.changes(&recipe, &founded).unwrap();
    let options = Options { seed: Some(save.seed), ..Options::default() };
    let plan = Plan { days: Some(save.days), changes, options, ..Plan::default() };
    plan.run(&Arc::new(founded), |_, _| ()).town.digest().whole()
}

fn small() -> Recipe {
    let mut recipe = Recipe::shipped("crossing-camera").unwrap();
    recipe.settings = vec!["town.residents=240".into()];
    recipe
}

fn set(text: &str) -> Order {
    Order::Set(vec![text.to_owned()])
}

#[test]
fn a_lesson_is_begun_from_the_picker_and_left_again() {
    let mut window = Window::new();
    assert_eq!(window.screen(), Screen::Picker);
    window.done(ProgramRequest::Begin("crossing-camera".into(), Track::Usual));
    assert_eq!(window.screen(), Screen::Town);
    assert_eq!(window.day(), 60, "the first card shows a file of two months");
    assert!(!window.session().may_see(Fact::Deeds) && window.session().selected.is_some());
    assert!(window.session().mode.any_lesson().script().len() > 5 && window.shown().cards.len() == 6);
    window.done(ProgramRequest::Leave);
    window.frames(2);
    assert_eq!(window.screen(), Screen::Picker);
    window.ask(ProgramRequest::Begin("no-such".into(), Track::Usual));
    assert!(window.session().notice.as_ref().is_some_and(|notice| notice.wrong));
}

#[test]
fn days_pass_at_each_pace_and_stop_when_paused() {
    let mut window = Window::town();
    window.done(ClockRequest::Step);
    assert_eq!(window.day(), 1);
    window.ask(ClockRequest::Pace(Pace::Month));
    // A day is a task, and takes as many frames as the machine is busy.
    for _ in 0..100_000 {
        window.frames(1);
        if window.day() > 5 {
            break;
        }
    }
    window.ask(ClockRequest::Pace(Pace::Paused));
    window.settle();
    let day = window.day();
    assert!(day > 5, "days pass");
    window.frames(40);
    assert_eq!(window.day(), day);
    window.ask(ClockRequest::Pace(Pace::Day));
    let dawn = window.session().time;
    window.kept();
    assert!(window.session().time > dawn);
    window.ask(ClockRequest::Pace(Pace::Paused));
    window.settle();
    window.done(TownRequest::GoTo(100));
    assert_eq!(window.day(), 100);
    window.done(TownRequest::GoTo(40));
    assert_eq!(window.day(), 40, "back by replay");
}

/// The command line runs the very town that the window showed after ten changes of rules and three undos.
#[test]
fn a_session_of_ten_edits_and_three_undos_has_the_digest_of_the_command_line() {
    let mut window = Window::town();
    let edits = [
        "watchers[5].false_alarm=0.01",
        "offices[0].rules[11].points=-16",
        "redress.notice=0.5",
        "offices[0].household_share=0.25",
        "watchers[6].on=false",
        "offices[0].bands[3].effects.scrutiny=5",
        "offices[0].published=false",
        "offices[0].peer.weight=0.2",
        "cut=[Money]",
        "redress.appeal=0.7",
    ];
    for (number, edit) in edits.iter().enumerate() {
        let day = window.day() + 7;
        window.done(TownRequest::GoTo(day));
        window.done(TownRequest::Order { town: 0, order: set(edit) });
        assert_eq!(window.session().notice, None, "{edit}");
        if number % 3 == 2 {
            window.done(TownRequest::GoTo(day + 3));
            window.done(TownRequest::Undo(0));
            assert_eq!(window.day(), day + 3);
        }
    }
    window.done(TownRequest::GoTo(120));
    let save = window.shown().towns[0].save();
    assert_eq!(save.commands.len(), 7);
    assert_eq!(by_the_command_line(&save), window.digest());
}

#[test]
fn an_order_that_cannot_be_is_told_and_changes_nothing() {
    let mut window = Window::town();
    let before = window.digest();
    window.done(TownRequest::Order { town: 0, order: set("redress.notice=7") });
    assert!(window.session().notice.as_ref().is_some_and(|notice| notice.wrong && notice.text.contains("0 to 1")));
    assert_eq!(window.digest(), before);
    window.ask(LookRequest::Dismiss);
    assert_eq!(window.session().notice, None);
}

#[test]
fn the_lens_is_locked_while_what_happened_is_covered() {
    let mut window = Window::town();
    window.ask(LookRequest::Lens(Lens::Truth));
    assert_eq!(window.session().lens, Lens::Truth);
    window.ask(LookRequest::Cover(true));
    assert_eq!(window.session().lens, Lens::Scored);
    window.ask(LookRequest::Lens(Lens::Truth));
    assert_eq!(window.session().lens, Lens::Scored);
    window.ask(LookRequest::Reveal);
    let only_counted = window.session().may_see(Fact::Wronged) && !window.session().may_see(Fact::Deeds);
    assert!(only_counted, "while the rings appear, nothing else tells how many they will be");
    let (told, goes_on) = (window.session().mode.revealed(100), window.session().mode.is_revealing());
    assert!(told < 10 && goes_on, "the rings appear one after the other");
    window.frames(140);
    assert!(window.session().may_see(Fact::Deeds));
    assert_eq!(window.session().mode.revealed(100), 100);
    assert!(!window.session().mode.is_revealing(), "the reveal comes to an end");
}

#[test]
fn a_person_can_be_opened_and_walked_from() {
    let mut window = Window::town();
    window.done(TownRequest::GoTo(60));
    window.ask(LookRequest::SelectNext(1));
    assert_eq!(window.session().selected, Some(0));
    window.ask(LookRequest::SelectNext(-1));
    assert_eq!(window.session().selected, Some(239));
    assert_eq!(window.shown().people.len(), 1);
    let marked = window.shown().file_to_judge().unwrap();
    window.ask(LookRequest::Select(Some(marked)));
    assert!(window.shown().people[0].lines.iter().any(|line| line.why.len() == 4));
    window.ask(LookRequest::Select(None));
    assert!(window.shown().people.is_empty());
}

#[test]
fn a_twin_keeps_step_and_shows_who_changed() {
    let mut window = Window::town();
    window.done(TownRequest::GoTo(90));
    window.done(TownRequest::Twin(Some(TwinPolicy::NoDoors)));
    assert_eq!(window.shown().towns.len(), 2);
    assert_eq!(window.shown().towns[1].town.day(), 90);
    assert!(!window.shown().changed.is_empty());
    let (first, here, there) = window.shown().changed[0];
    assert!(window.shown().changed.iter().all(|(_, a, b)| (a - b).abs() <= (here - there).abs()));
    window.ask(LookRequest::Select(Some(first)));
    assert_eq!(window.shown().people.len(), 2, "both lives are open");
    window.done(TownRequest::GoTo(120));
    assert!(window.shown().towns.iter().all(|published| published.town.day() == 120));
    window.done(TownRequest::Twin(None));
    assert_eq!(window.shown().towns.len(), 1);
    window.done(TownRequest::Twin(Some(TwinPolicy::Same)));
    assert!(window.shown().changed.is_empty(), "the same rules and the same luck are the same town");
}

/// The first lesson from its first card to the last, as the keys would do it.
#[test]
fn the_first_lesson_is_played_through() {
    let mut window = Window::lesson();
    for _ in 0..40 {
        let Some(step) = window.session().step().cloned() else { break };
        if !window.shown().done(window.session()) {
            match step.step {
                StepKind::File | StepKind::Bet | StepKind::Saw => {
                    assert!(respond::forward(window.session(), window.shown()).is_none(), "no going on without a vote");
                    window.ask(LessonRequest::Vote(1));
                    window.ask(LessonRequest::Sure(2));
                    window.ask(LessonRequest::Hands(1, 12));
                }
                _ => {}
            }
        }
        if step.step == StepKind::Debrief {
            let findings = window.shown().findings.clone().unwrap();
            assert_eq!(findings.debrief.answers.len(), 3);
            assert!(!findings.debrief.headline.is_empty());
        }
        match respond::forward(window.session(), window.shown()) {
            Some(request) => window.done(request),
            None => window.frames(10),
        }
    }
    assert!(window.session().mode.lesson().is_none());
    assert_eq!(window.day(), 365);
    assert!(window.session().may_see(Fact::Deeds));
    assert_eq!(window.session().mode.any_lesson().progress().votes.len(), 4);
    assert_eq!(window.session().mode.any_lesson().progress().votes[0].hands[1], 12);
}

/// The first start asks whether the window is seen on a projector. Once that is answered, it is not asked again, also where the
/// answer changes nothing or the language was named.
#[test]
fn the_first_start_asks_one_question() {
    let start = |folder: &Path, language: Option<Language>| {
        let mut app = App::new();
        app.add_plugins((MinimalPlugins, StatesPlugin, logic));
        let mut store = app.world_mut().resource_mut::<Store>();
        (store.folder, store.asks, store.language) = (Some(folder.to_owned()), true, language);
        app.update();
        app
    };
    let projector = Settings { theme: Theme::Projector, text_size: 1.5, ..Settings::default() };
    let screen = Settings::default();
    for (answer, language) in [(projector, None), (screen, None), (screen, Some(Language::English))] {
        let folder = tempfile::tempdir().unwrap();
        let mut app = start(folder.path(), language);
        assert_eq!(app.world().resource::<Session>().dialog, Dialog::Welcome);
        app.world_mut().resource_mut::<Requests>().ask(ProgramRequest::Settings(answer));
        app.world_mut().resource_mut::<Requests>().ask(LookRequest::Open(Dialog::None));
        (0..200).for_each(|_| app.update());
        drop(app);
        let session = start(folder.path(), None).world().resource::<Session>().clone();
        assert_eq!((session.dialog, session.settings), (Dialog::None, answer), "{language:?}");
    }
}

/// Presses a key, as the window hears it.
fn press(window: &mut Window, key: Key) {
    let event = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
    let (context, mut asked) = (egui::Context::default(), vec![]);
    let input = egui::RawInput { events: vec![event], ..Default::default() };
    let mut output = context.run_ui(input, |ui| {
        keys::pressed(ui.ctx(), Screen::Town, window.session(), window.shown(), &mut asked);
    });
    // There is nothing that would draw them.
    output.textures_delta.clear();
    asked.into_iter().for_each(|request| window.ask(request));
}

/// A year that is watched stops by itself at what is worth a look, goes on by a key, and can be skipped.
#[test]
fn a_run_that_is_watched_stops_and_goes_on() {
    let mut window = Window::lesson();
    let run = window.session().mode.any_lesson().script().iter().position(|step| step.step == StepKind::Run).unwrap();
    window.done(LessonRequest::GoTo(run));
    let from = window.day();
    press(&mut window, Key::Enter);
    assert_eq!(window.session().pace, Pace::Watched);
    let mut stops = vec![];
    for _ in 0..200_000 {
        window.frames(1);
        if window.session().pace == Pace::Paused {
            let Some(performance) = window.session().performance.clone() else { break };
            stops.push(performance.moment.expect("it stops at something"));
            window.settle();
            let key = if stops.len() % 2 == 1 { Key::Enter } else { Key::Space };
            press(&mut window, key);
            assert_eq!(window.session().pace, Pace::Watched, "it goes on");
        }
        std::thread::yield_now();
    }
    assert!(!stops.is_empty() && stops.iter().all(|stop| from < stop.day && stop.day < 365), "{stops:?}");
    window.settle();
    assert_eq!((window.day(), window.session().pace), (365, Pace::Paused));
    assert!(!window.session().may_see(Fact::Deeds), "what happened stays covered");
    // Back at its beginning, and skipped by the same key.
    window.done(TownRequest::GoTo(from));
    press(&mut window, Key::Enter);
    press(&mut window, Key::Enter);
    window.settle();
    assert_eq!(window.day(), 365);
    assert!(window.session().performance.is_none());
}

/// Plays a lesson through by keys at its ten minutes, in a small town, with the rules as shipped or with a card moved.
fn play_through(name: &str, moved: Option<&[String]>) {
    let told = || format!("{name} with {moved:?}");
    let mut window = Window::new();
    let mut recipe = Recipe::shipped(name).unwrap();
    recipe.settings = vec!["town.residents=160".into()];
    window.begin(Origin::Recipe(Box::new(recipe), None));
    window.app.world_mut().resource_mut::<Session>().mode.lesson_mut().unwrap().progress_mut().track = Track::Short;
    // The steps of the track are learned with the next news of the town.
    window.done(TownRequest::GoTo(1));
    if let Some(settings) = moved {
        window.done(TownRequest::Order { town: 0, order: Order::Set(settings.to_vec()) });
    }
    window.done(LessonRequest::GoTo(0));
    let kinds: Vec<StepKind> = window.session().mode.any_lesson().script().iter().map(|step| step.step).collect();
    assert_eq!(kinds, [StepKind::Bet, StepKind::Run, StepKind::Reveal, StepKind::Debrief], "{}", told());
    let mut debriefed = false;
    for _ in 0..20 {
        let Some(kind) = window.session().step().map(|step| step.step) else { break };
        match kind {
            StepKind::Bet => [Key::B, Key::Num3].into_iter().for_each(|key| press(&mut window, key)),
            StepKind::Debrief => {
                let debrief = window.shown().findings.as_ref().unwrap().debrief.clone();
                let raw = window.shown().raw().unwrap();
                let asked = asked(raw, &debrief, window.session().mode.any_lesson().said());
                assert!(!debrief.answers.is_empty() && !debrief.headline.is_empty(), "{}", told());
                assert!(asked.len() == 1 && asked[0].options[1].chosen, "{}: {asked:?}", told());
                let page = html(raw, &debrief, &asked).unwrap();
                assert!(!page.contains('‹') && page.contains("</html>"), "{}", told());
                debriefed = true;
            }
            _ => assert!(window.shown().findings.is_none(), "{}: {kind:?} gives nothing away", told()),
        }
        press(&mut window, Key::Enter);
        window.settle();
        while window.session().mode.is_revealing() {
            window.frames(1);
        }
    }
    assert!(debriefed && window.session().mode.lesson().is_none(), "{} comes to its end", told());
    let progress = window.session().mode.any_lesson().progress();
    assert_eq!(progress.votes.iter().filter_map(|vote| vote.choice).collect::<Vec<_>>(), [1], "{}", told());
    let problem = window.session().notice.as_ref().filter(|notice| notice.wrong);
    assert_eq!(problem, None, "{}", told());
}

/// What moves each card of a lesson to both its ends, or turns its switch.
fn ends_of_cards(name: &str) -> Vec<Vec<String>> {
    let scenario = Recipe::shipped(name).unwrap().laid().unwrap().check().unwrap().scenario;
    let ends = |card: Card| {
        let slider = card.slider.into_iter().flat_map(|slider| {
            [slider.range.0, slider.range.1].map(|end| slider.settings(end)).into_iter().collect::<Vec<_>>()
        });
        slider.chain(card.switch.map(|switch| switch.turned)).collect::<Vec<_>>()
    };
    simple(scenario.raw()).into_iter().flat_map(ends).collect()
}

/// Every fourth shipped lesson as it is, and with one of its cards moved to an end; with `TALLYFORD_WHOLE=1` all of them,
/// with every card at both ends.
#[test]
fn lessons_are_played_through_by_keys() {
    let whole = std::env::var_os("TALLYFORD_WHOLE").is_some();
    for (number, name) in Library::scenario_names().into_iter().enumerate() {
        if !whole && number % 4 > 0 {
            continue;
        }
        play_through(&name, None);
        let ends = ends_of_cards(&name);
        assert!(!ends.is_empty(), "{name} has no cards");
        for (place, settings) in ends.iter().enumerate() {
            if whole || place == number % ends.len() {
                play_through(&name, Some(settings));
            }
        }
    }
}

/// Ten days at the desk: what happened is covered until they are over and not again after, time is scarce, what is left
/// stands, only what was ruled today is taken back, and the save gives the same town and the same desk.
#[test]
fn the_desk_is_kept_for_ten_days() {
    let mut window = Window::new();
    window.done(ProgramRequest::Desk { by_the_book: false });
    window.settle();
    window.settle();
    assert_eq!(window.day(), 90, "the desk opens when there are files");
    let lay = |window: &Window| cases(&window.shown().towns[0].town);
    let judge = |window: &Window| window.session().mode.judge().unwrap().clone();
    let commands = |window: &Window| window.shown().towns[0].commands.clone();
    let left = |window: &Window| judge(window).minutes_left(&window.shown().towns[0].town, &commands(window));
    assert!((6..=12).contains(&lay(&window).len()), "{}", lay(&window).len());
    assert_eq!(left(&window), MINUTES);
    let knows = |case: &Case| judge(&window).knows(&window.shown().towns[0].town, case.resident());
    assert!(lay(&window).iter().any(knows), "somebody is known to whoever sits at the desk");
    let seat = judge(&window).seat.unwrap();
    assert!(lay(&window).iter().all(|case| case.resident() != seat), "nobody finds their own file on the first day");
    let first = lay(&window)[0];
    // The file is not read without asking.
    window.done(LookRequest::Select(Some(first.resident())));
    assert!(window.shown().people.is_empty());
    window.done(DeskRequest::Ask(first.record(), Ask::Watcher));
    window.done(DeskRequest::Ask(first.record(), Ask::Watcher));
    assert_eq!(left(&window), MINUTES - 90, "what is known is not asked again");
    // Neither clock nor rules nor cover move here.
    for request in [
        Request::from(ClockRequest::Step),
        ClockRequest::Pace(Pace::Month).into(),
        TownRequest::GoTo(200).into(),
        TownRequest::GoTo(10).into(),
        TownRequest::Order { town: 0, order: set("redress.notice=0.1") }.into(),
        LookRequest::Cover(false).into(),
        LookRequest::Reveal.into(),
    ] {
        window.done(request);
        assert!(window.day() == 90 && commands(&window).is_empty());
        assert!(Fact::ALL.into_iter().all(|fact| !window.session().may_see(fact)));
    }
    window.done(DeskRequest::Rule(first.record(), Ruling::Struck));
    assert_eq!(left(&window), MINUTES - 90 - RULING_MINUTES);
    window.done(TownRequest::Undo(0));
    assert_eq!((commands(&window).len(), left(&window)), (0, MINUTES - 90), "what was ruled today is taken back");
    window.done(DeskRequest::Rule(first.record(), Ruling::Back));
    let all = lay(&window).len();
    window.done(DeskRequest::CloseDay);
    let is_left = |command: &&Command| matches!(command.order, Order::Rule { ruling: Ruling::Left, .. });
    assert_eq!((window.day(), commands(&window).len()), (91, all));
    assert_eq!(commands(&window).iter().filter(is_left).count(), all - 1, "what was not decided stands");
    assert_eq!(left(&window), MINUTES);
    // Yesterday is past.
    window.done(TownRequest::Undo(0));
    window.done(TownRequest::Redo(0));
    assert_eq!((window.day(), commands(&window).len()), (91, all));
    // What was sent back is here again, and what is known of it is still known.
    assert_eq!(lay(&window)[0].record(), first.record());
    assert!(judge(&window).answer(first.record(), Ask::Watcher).is_some());
    let mut refused = 0;
    for day in 91..100 {
        for (place, case) in lay(&window).into_iter().enumerate() {
            let ruling = [Ruling::Stands, Ruling::Struck, Ruling::Back][place % 3];
            let before = commands(&window).len();
            window.done(DeskRequest::Rule(case.record(), ruling));
            let done = commands(&window).len() > before;
            assert_eq!(done, day < 99 || ruling != Ruling::Back, "on the last day nothing is put off");
            refused += usize::from(!done);
        }
        assert!(!judge(&window).over && window.shown().judged.is_none());
        window.done(DeskRequest::CloseDay);
        assert_eq!(window.day(), day + 1);
    }
    window.settle();
    assert!(judge(&window).over && Fact::ALL.into_iter().all(|fact| window.session().may_see(fact)));
    let judged = window.shown().judged.clone().unwrap();
    let sitting = &judged.sitting;
    assert!(sitting.decided.len() > 20 && judged.fates.len() == 3);
    assert!(refused > 0 && sitting.left == all - 1 + refused, "{} left, {refused} refused", sitting.left);
    // Who has seen what happened does not judge again.
    for request in [TownRequest::GoTo(95), TownRequest::Undo(0)] {
        window.done(request);
        assert!(window.day() == 100 && judge(&window).over);
    }
    window.done(TownRequest::GoTo(190));
    window.settle();
    let later = window.shown().judged.clone().unwrap();
    assert_eq!((later.day, &later.sitting), (190, sitting));
    window.kept();
    let (digest, desk, file) = (window.digest(), judge(&window), window.autosave());
    let save = read_save(&file).unwrap();
    assert_eq!(by_the_command_line(&save), digest);
    assert!(save.goes_with("save", [2].into_iter()).is_err(), "its records are those of its own town");
    let mut again = Window::new();
    again.begin(Origin::Save(Box::new(save), file));
    assert_eq!((again.digest(), judge(&again)), (digest, desk));
    press(&mut again, Key::Enter);
    assert!(again.session().mode.judge().is_some(), "one Enter too many does not lose the ending");
    again.done(LessonRequest::Leave);
    assert!(again.session().mode.judge().is_none() && again.session().may_see(Fact::Deeds));
}

/// An office that tightens its rules: from the third day nothing is put off, from the fifth a mark is struck only after a second
/// look, and from the eighth three are struck a day at most. What a rule forbids is not done.
#[test]
fn the_rule_book_of_the_office_grows() {
    let mut window = Window::new();
    window.done(ProgramRequest::Desk { by_the_book: true });
    window.settle();
    window.settle();
    let rules = |window: &Window| {
        let judge = window.session().mode.judge().unwrap();
        judge.rules(&window.shown().towns[0].town).collect::<Vec<_>>()
    };
    let first = |window: &Window| cases(&window.shown().towns[0].town)[0].record();
    let ruled = |window: &Window, record: u64| {
        let published = &window.shown().towns[0];
        mode::ruled_today(&published.town, &published.commands, record)
    };
    use DeskRule::{FewStruck, LookAgain, NoDelay};
    let book: [&[DeskRule]; 10] = [
        &[],
        &[],
        &[NoDelay],
        &[NoDelay],
        &[NoDelay, LookAgain],
        &[NoDelay, LookAgain],
        &[NoDelay, LookAgain],
        &[NoDelay, LookAgain, FewStruck],
        &[NoDelay, LookAgain, FewStruck],
        &[NoDelay, LookAgain, FewStruck],
    ];
    for (day, expected) in book.into_iter().enumerate() {
        assert_eq!(rules(&window), expected, "on working day {}", day + 1);
        let record = first(&window);
        window.done(DeskRequest::Rule(record, Ruling::Back));
        assert_eq!(ruled(&window, record).is_some(), !expected.contains(&NoDelay));
        window.done(DeskRequest::Rule(record, Ruling::Struck));
        assert_eq!(ruled(&window, record) == Some(Ruling::Struck), !expected.contains(&LookAgain));
        window.done(DeskRequest::Ask(record, Ask::Watcher));
        window.done(DeskRequest::Rule(record, Ruling::Struck));
        assert_eq!(ruled(&window, record), Some(Ruling::Struck));
        window.done(DeskRequest::CloseDay);
    }
    assert!(window.session().mode.judge().unwrap().over);
}

/// Whoever closes the program before the desk opens finds it open when they come back.
#[test]
fn the_desk_opens_on_its_day_whatever_comes_between() {
    let mut window = Window::new();
    window.done(ProgramRequest::Desk { by_the_book: false });
    window.settle();
    let (mut save, played) = (window.shown().towns[0].save(), window.session().mode.played());
    assert!(played.is_some() && save.commands.is_empty());
    save.days = 40;
    save.digests.retain(|(day, _)| *day <= save.days);
    let mut again = Window::new();
    again.begin(Origin::Save(Box::new(Save { played, ..save }), "save".into()));
    again.settle();
    assert_eq!(again.day(), 90);
}

/// A vote from writing to its end: proposals are towns, rules change only while they are written, nothing is shown before
/// all have been uncovered, and the save gives the same towns and the same hands; each of them alone gives its town too.
#[test]
fn a_vote_is_held_and_kept() {
    let mut window = Window::town();
    window.app.world_mut().resource_mut::<Session>().mode.hold_vote(40);
    window.frames(3);
    window.settle();
    let vote = |window: &Window| window.session().mode.vote().unwrap().clone();
    let covered = |window: &Window| Fact::ALL.into_iter().all(|fact| !window.session().may_see(fact));
    assert_eq!((window.shown().all.len(), window.session().rules_of), (2, 1), "there are two proposals to begin with");
    press(&mut window, Key::Enter);
    assert_eq!(vote(&window).stage, Stage::Write, "both say the same");
    window.done(TownRequest::Order { town: 1, order: set("watchers[0].on=false") });
    window.done(TownRequest::Order { town: 1, order: set("redress.notice=0.1") });
    window.done(VoteRequest::Add);
    assert_eq!((window.shown().all.len(), window.session().rules_of), (3, 2));
    assert_eq!(window.shown().proposals[2], window.shown().proposals[1], "it begins with what was open");
    // Undone to the first day, and done again.
    window.done(TownRequest::Undo(2));
    window.done(TownRequest::Undo(2));
    assert!(window.shown().proposals[2].is_empty());
    window.done(TownRequest::Redo(2));
    window.done(VoteRequest::Add);
    window.done(VoteRequest::Add);
    window.done(VoteRequest::Remove(3));
    window.done(TownRequest::GoTo(9));
    assert_eq!((window.shown().all.len(), window.day()), (3, 0), "days pass when all is written");
    press(&mut window, Key::A);
    assert_eq!(window.session().rules_of, 0, "a letter opens a proposal");
    press(&mut window, Key::Enter);
    assert_eq!((vote(&window).stage, vote(&window).seats.len()), (Stage::First, 6));
    window.done(TownRequest::Order { town: 0, order: set("redress.notice=0.9") });
    assert!(window.shown().proposals[0].is_empty(), "who knows their seat writes no more");
    press(&mut window, Key::Enter);
    assert_eq!(vote(&window).stage, Stage::First, "nobody has voted");
    [Key::B, Key::B, Key::C, Key::D].into_iter().for_each(|key| press(&mut window, key));
    assert_eq!(vote(&window).hands, [vec![0, 2, 1], vec![]]);
    press(&mut window, Key::Enter);
    for _ in 0..4 {
        window.settle();
    }
    assert_eq!((window.day(), vote(&window).stage), (40, Stage::Live));
    assert!(window.shown().all.iter().all(|town| town.town.day() == 40) && window.shown().is_weighed());
    for uncovered in 1..=3 {
        assert!(covered(&window));
        press(&mut window, Key::Enter);
        let seen = window.shown().weighed.as_ref().map_or(0, |weighed| weighed.proposals());
        assert_eq!((seen, vote(&window).stage), (uncovered, Stage::Reveal));
    }
    press(&mut window, Key::Enter);
    assert!(!covered(&window));
    press(&mut window, Key::A);
    window.done(LookRequest::Pair([2, 1]));
    let days = window.shown().towns.iter().map(|town| town.commands.len()).collect::<Vec<_>>();
    assert_eq!(days, [1, 2], "the third proposal lies to the left, the second to the right");
    press(&mut window, Key::Enter);
    assert_eq!((vote(&window).stage, &vote(&window).hands[1][..]), (Stage::Over, &[1][..]));
    window.kept();
    let (held, file) = (vote(&window), window.autosave());
    let digests = |window: &Window| window.shown().all.iter().map(|t| t.town.digest().whole()).collect::<Vec<_>>();
    let save = read_save(&file).unwrap();
    let proposals: Vec<Vec<Command>> =
        [&save.commands].into_iter().chain(save.window.as_ref().unwrap().beside()).cloned().collect();
    let alone = proposals.into_iter().map(|commands| by_the_command_line(&Save { commands, ..save.clone() }));
    assert_eq!(alone.collect::<Vec<_>>(), digests(&window));
    let mut again = Window::new();
    again.begin(Origin::Save(Box::new(save), file));
    again.settle();
    assert_eq!((digests(&again), vote(&again)), (digests(&window), held));
    assert!(again.shown().is_weighed(), "what they come to is found out again");
    press(&mut window, Key::Enter);
    assert!(window.session().mode.vote().is_some(), "one Enter too many does not lose the ending");
    // Whoever leaves keeps the two towns that lie on the map.
    window.done(LessonRequest::Leave);
    window.settle();
    assert!(window.session().mode.vote().is_none() && window.shown().all.len() == 2);
}

/// A year in somebody's shoes: nothing is known but what that one knows, what is resolved becomes orders when a week begins,
/// and the save gives the same year; undone to the first day, it is as if nobody had led it.
#[test]
fn a_year_is_led_in_somebodys_shoes_and_kept() {
    let mut window = Window::new();
    let mut recipe = small();
    recipe.settings.push("redress=(notice: 0.9, appeal: 0.8, cost: 1, delay_days: 10, reviews_a_day: 5)".into());
    window.begin(Origin::Recipe(Box::new(recipe), None));
    window.done(LessonRequest::Leave);
    window.done(TownRequest::GoTo(0));
    window.app.world_mut().resource_mut::<Session>().mode.begin_year();
    window.done(TownRequest::GoTo(0));
    let live = |window: &Window| window.session().mode.live().unwrap().clone();
    window.app.world_mut().resource_mut::<Session>().mode.live_mut().unwrap().seat = 0;
    press(&mut window, Key::N);
    let drawn = live(&window).seat;
    window.done(LifeRequest::Card(17));
    window.done(LifeRequest::Card(4_000));
    assert_eq!(live(&window).seat, 17, "a card that is not there is not taken");
    window.done(LifeRequest::Weeks(1));
    assert_eq!(window.day(), 0, "the year begins when the seat is taken");
    press(&mut window, Key::Enter);
    press(&mut window, Key::N);
    window.done(LifeRequest::Card(drawn));
    assert_eq!((live(&window).seat, live(&window).taken), (17, true), "nobody becomes somebody else");
    // Nothing but the one life is known, and nothing but the one life is changed.
    window.done(LookRequest::Select(Some(17)));
    for request in [
        Request::from(ClockRequest::Step),
        TownRequest::GoTo(100).into(),
        TownRequest::Order { town: 0, order: set("redress.notice=0.1") }.into(),
        LookRequest::Cover(false).into(),
        LookRequest::Reveal.into(),
    ] {
        window.done(request);
        assert!(window.day() == 0 && window.shown().towns[0].commands.is_empty());
        assert!(Fact::ALL.into_iter().all(|fact| !window.session().may_see(fact)));
        let shown = window.shown();
        assert!(shown.people.is_empty() && shown.chronicle.is_empty() && shown.cards.is_empty());
    }
    window.done(LifeRequest::Times("cross_on_red".into(), Some(3)));
    window.done(LifeRequest::Times("help_neighbour".into(), Some(9)));
    let week = window.shown().week.clone().unwrap();
    let others = week
        .doings
        .iter()
        .map(|doing| doing.act.clone())
        .filter(|act| !act.starts_with("cross") && act != "help_neighbour");
    let others: Vec<String> = others.collect();
    for act in &others {
        window.done(LifeRequest::Times(act.clone(), Some(7)));
    }
    press(&mut window, Key::Enter);
    window.settle();
    assert_eq!(window.day(), 0, "nobody lives more hours than there are");
    for act in others {
        window.done(LifeRequest::Times(act, None));
    }
    window.done(LifeRequest::Hide(Some(true)));
    let contact = window.shown().towns[0].town.contacts(17)[0];
    window.done(LifeRequest::LetGo(contact));
    press(&mut window, Key::Enter);
    window.settle();
    let commands = |window: &Window| window.shown().towns[0].commands.clone();
    let resolve = Order::Resolve {
        resident: 17,
        acts: vec![("cross_on_red".into(), 3), ("help_neighbour".into(), 7)],
        hides: Some(true),
    };
    let orders: Vec<Order> = commands(&window).iter().map(|command| command.order.clone()).collect();
    assert_eq!((window.day(), orders), (7, vec![resolve, Order::LetGo(17, contact)]));
    assert!(!window.shown().towns[0].town.contacts(17).contains(&contact));
    window.done(LifeRequest::Hide(Some(false)));
    press(&mut window, Key::Num4);
    window.settle();
    assert_eq!((window.day(), commands(&window).len()), (35, 3), "a resolution that stays is ordered once");
    // Whoever closes the program in the middle of a week goes on with that week.
    let year = Live::default();
    assert_eq!((year.after(38, 1), year.after(35, 4), year.after(360, 4)), (42, 63, 364));
    while !live(&window).over {
        let told = window.shown().towns[0].town.told_of(17).next().map(|mark| mark.receipt.record.id);
        told.into_iter().for_each(|record| window.done(LifeRequest::Appeal(record)));
        window.done(LifeRequest::Weeks(4));
    }
    window.settle();
    assert_eq!(window.day(), 364);
    assert!(commands(&window).iter().any(|command| matches!(command.order, Order::Appeal(_))), "something was told");
    assert!(Fact::ALL.into_iter().all(|fact| window.session().may_see(fact)));
    let reckoned = window.shown().reckoned.clone().unwrap();
    assert!(reckoned.filed.is_some_and(|filed| filed.harmful >= 100) && reckoned.lucks.len() == 11);
    window.kept();
    let (digest, led, file) = (window.digest(), live(&window), window.autosave());
    let save = read_save(&file).unwrap();
    assert_eq!(by_the_command_line(&save), digest);
    let mut again = Window::new();
    again.begin(Origin::Save(Box::new(save.clone()), file));
    again.settle();
    assert_eq!((again.digest(), live(&again)), (digest, led));
    assert_eq!(again.shown().reckoned.as_deref(), Some(&*reckoned), "it is found out again");
    press(&mut again, Key::Enter);
    assert!(again.session().mode.live().is_some(), "one Enter too many does not lose the ending");
    again.done(LessonRequest::Leave);
    again.settle();
    let last = commands(&again).last().map(|command| command.order.clone());
    assert_eq!(last, Some(Order::HandBack(17)), "the life is its own again");
    assert_eq!(again.session().selected, Some(17), "the file of that life lies open");
    while again.shown().towns[0].can.0 {
        again.done(TownRequest::Undo(0));
    }
    assert_eq!(again.digest(), by_the_command_line(&Save { commands: vec![], ..save }));
}

/// A council chooses aims, sets rules before each term and in no other hour, hears what people say of it, and learns what
/// it reached when its time is over; the save gives the same years, and undone it is as if nobody had sat.
#[test]
fn a_council_sits_for_its_terms_and_is_kept() {
    let mut window = Window::new();
    window.begin(Origin::Recipe(Box::new(small()), None));
    window.done(LessonRequest::Leave);
    window.done(TownRequest::GoTo(0));
    window.app.world_mut().resource_mut::<Session>().mode.call_council();
    window.done(LookRequest::Select(None));
    let council = |window: &Window| window.session().mode.council().unwrap().clone();
    press(&mut window, Key::Enter);
    assert!(!council(&window).sits, "a council has an aim");
    // The third aim and the sixth.
    press(&mut window, Key::C);
    press(&mut window, Key::F);
    press(&mut window, Key::Enter);
    window.settle();
    press(&mut window, Key::A);
    assert_eq!((council(&window).aims, council(&window).sits), (vec![Aim::TrustEverywhere, Aim::NoScore], true));
    let briefing = |window: &Window| window.shown().briefing.clone().unwrap();
    assert_eq!(briefing(&window).changes, Vec::<String>::new());
    assert!(briefing(&window).terms.is_empty() && !briefing(&window).purse.is_empty());
    // While a council sits nobody goes back, sets a twin beside the town, or sees what really happened.
    for request in [
        Request::from(ClockRequest::Step),
        TownRequest::GoTo(200).into(),
        TownRequest::Twin(Some(TwinPolicy::Same)).into(),
        TownRequest::Order { town: 0, order: Order::Pardon(3) }.into(),
        LookRequest::Cover(false).into(),
        LookRequest::Reveal.into(),
    ] {
        window.done(request);
        window.settle();
        assert!(window.day() == 0 && window.shown().all.len() == 1 && window.shown().towns[0].commands.is_empty());
        assert!(Fact::ALL.into_iter().all(|fact| !window.session().may_see(fact)));
    }
    let off = |place: usize| TownRequest::Order { town: 0, order: set(&format!("watchers[{place}].on=false")) };
    let watchers = window.shown().towns[0].town.scenario().raw().watchers.len();
    for place in 0..watchers {
        window.done(off(place));
        window.settle();
    }
    assert_eq!(briefing(&window).changes.len(), watchers, "{:?}", briefing(&window).changes);
    press(&mut window, Key::Enter);
    window.settle();
    assert_eq!((window.day(), briefing(&window).terms.len()), (TERM, 1));
    window.done(TownRequest::Undo(0));
    window.settle();
    assert_eq!(window.shown().towns[0].commands.len(), watchers, "a term that is over stays as it was");
    // However fast somebody undoes, no more is taken back than was ordered this morning.
    window.done(TownRequest::Order { town: 0, order: set("redress.notice=0.1") });
    window.settle();
    window.ask(TownRequest::Undo(0));
    window.ask(TownRequest::Undo(0));
    window.settle();
    assert_eq!(window.shown().towns[0].commands.len(), watchers, "what was ordered before the first term stays");
    while !council(&window).over {
        press(&mut window, Key::Enter);
        window.settle();
    }
    let account = window.shown().account.clone().unwrap();
    assert_eq!(
        (account.ending(), window.day()),
        (Some((Ending::Served, 4)), TERM * TERMS),
        "{:?}",
        briefing(&window).heading
    );
    let reached: Vec<(Aim, bool)> = account.reached.iter().map(|reached| (reached.aim, reached.here)).collect();
    assert_eq!(reached, [(Aim::TrustEverywhere, true), (Aim::NoScore, true)]);
    assert_eq!(briefing(&window).reached.len(), 2);
    assert!(Fact::ALL.into_iter().all(|fact| window.session().may_see(fact)));
    window.kept();
    let (digest, sat, file) = (window.digest(), council(&window), window.autosave());
    let save = read_save(&file).unwrap();
    assert_eq!(by_the_command_line(&save), digest);
    let mut again = Window::new();
    again.begin(Origin::Save(Box::new(save.clone()), file));
    again.settle();
    assert_eq!((again.digest(), council(&again)), (digest, sat));
    assert_eq!(again.shown().account, Some(account), "it is found out again");
    press(&mut again, Key::Enter);
    assert!(again.session().mode.council().is_some(), "one Enter too many does not lose the ending");
    again.done(LessonRequest::Leave);
    assert!(again.session().mode.council().is_none());
    while again.shown().towns[0].can.0 {
        again.done(TownRequest::Undo(0));
    }
    assert_eq!(again.digest(), by_the_command_line(&Save { commands: vec![], ..save }));
}

/// A challenge at the desk is begun from the first screen, judged when its day is over, kept with what proves it, and begun
/// anew.
#[test]
fn a_challenge_is_played_judged_and_kept() {
    let challenge = Challenge::OneMorning;
    let mut window = Window::new();
    window.done(ProgramRequest::Challenge(challenge));
    window.settle();
    window.settle();
    assert_eq!((window.day(), window.session().mode.challenge()), (90, Some(challenge)));
    let verdict = |window: &Window| window.shown().verdict.clone();
    assert_eq!(verdict(&window), None, "it goes on");
    window.done(ProgramRequest::KeepEnding);
    assert!(window.session().notice.as_ref().unwrap().wrong, "there is no ending yet");
    for case in cases(&window.shown().towns[0].town) {
        window.done(DeskRequest::Rule(case.record(), Ruling::Stands));
    }
    window.done(DeskRequest::CloseDay);
    window.settle();
    assert_eq!(window.day(), 91, "it has one day");
    let found = verdict(&window).unwrap();
    assert_eq!(found.goals.iter().map(|(goal, _)| *goal).collect::<Vec<_>>(), challenge.goals());
    assert!(
        found.goals[0].1 && !found.is_met(),
        "everything is decided, and letting everything stand is no way: {found:?}"
    );
    let folder = window.folder.path().to_owned();
    window.app.world_mut().resource_mut::<Store>().documents = folder.clone();
    for _ in 0..2 {
        window.done(ProgramRequest::KeepEnding);
        let notice = window.session().notice.clone().unwrap();
        assert!(!notice.wrong, "{}", notice.text);
    }
    let files: Vec<PathBuf> =
        std::fs::read_dir(folder.join("Tallyford")).unwrap().map(|entry| entry.unwrap().path()).collect();
    let of_kind = |kind: &str| files.iter().filter(|file| file.extension().is_some_and(|end| end == kind)).count();
    assert_eq!((of_kind("html"), of_kind("ron")), (2, 2), "the second is not written over the first: {files:?}");
    let proof = files.iter().find(|file| file.extension().is_some_and(|end| end == "ron")).unwrap();
    let page = std::fs::read_to_string(proof.with_extension("html")).unwrap();
    assert!(page.contains("<svg") && page.contains(&window.digest()), "the page has the town and its digest");
    let save = read_save(proof).unwrap();
    assert_eq!(by_the_command_line(&save), window.digest());
    let mut again = Window::new();
    again.begin(Origin::Save(Box::new(save.clone()), proof.clone()));
    again.settle();
    assert_eq!(verdict(&again), Some(found), "it is found out again");
    // A save of another town is not that challenge.
    let mut other = Window::new();
    other.begin(Origin::Save(Box::new(Save { seed: save.seed + 1, digests: vec![], ..save }), proof.clone()));
    other.settle();
    assert_eq!((other.session().mode.challenge(), verdict(&other)), (None, None));
    window.done(ProgramRequest::Challenge(challenge));
    window.settle();
    window.settle();
    assert_eq!((window.day(), verdict(&window)), (90, None));
    window.done(LessonRequest::Leave);
    assert_eq!(window.session().mode.challenge(), None);
}

/// A challenge says whose life it is, how long a council sits and for what, and what a vote is lived for.
#[test]
fn a_challenge_says_how_it_is_played() {
    let mut window = Window::new();
    window.done(ProgramRequest::Challenge(Challenge::OffTheList));
    window.settle();
    let live = |window: &Window| window.session().mode.live().unwrap().clone();
    let seat = live(&window).seat;
    window.done(LifeRequest::Draw);
    window.done(LifeRequest::Card(seat + 1));
    assert_eq!(live(&window).seat, seat, "the card is dealt");
    window.done(LifeRequest::Begin);
    while !live(&window).over {
        window.done(LifeRequest::Weeks(LONGEST_STRETCH));
        window.settle();
    }
    assert_eq!(window.day(), 7 * live(&window).weeks());
    window.settle();
    let verdict = window.shown().verdict.clone().unwrap();
    assert!(!verdict.is_met(), "nothing was done: {verdict:?}");
    window.done(ProgramRequest::Challenge(Challenge::HalfTheErrors));
    window.settle();
    let council = |window: &Window| window.session().mode.council().unwrap().clone();
    let aims = council(&window).aims;
    window.done(CouncilRequest::Aim(Aim::NoScore));
    assert_eq!(council(&window).aims, aims, "the aims are given");
    for _ in 0..3 {
        press(&mut window, Key::Enter);
        window.settle();
        window.settle();
    }
    assert_eq!((window.day(), council(&window).over), (2 * TERM, true), "it sits for two terms");
    assert!(!window.shown().verdict.clone().unwrap().is_met());
    window.done(ProgramRequest::Challenge(Challenge::NobodyLoses));
    window.settle();
    let vote = window.session().mode.vote().unwrap();
    assert!(matches!(Challenge::NobodyLoses.task(), Task::Vote { days, .. } if days == vote.days));
}

/// Between two terms a council asks from where on a rule would be enough. It changes nothing, and is told until a rule does.
#[test]
fn a_council_asks_when_a_rule_would_be_enough() {
    let mut window = Window::new();
    window.done(ProgramRequest::Challenge(Challenge::HalfTheErrors));
    window.settle();
    press(&mut window, Key::Enter);
    window.settle();
    let council = window.session().mode.council().unwrap().clone();
    let cards = window.shown().cards.clone();
    let card = cards.iter().find(|card| card.slider.is_some() && card.is_on()).unwrap();
    let tip = |terms: u32| TownRequest::Tip { card: card.key.clone(), aims: council.aims.clone(), terms };
    let digest = window.digest();
    window.done(tip(9));
    assert_eq!(window.shown().tipping(), None, "it sits for two terms");
    window.done(tip(2));
    let found = window.shown().tipping().unwrap().clone();
    assert_eq!(found.points.iter().map(|(aim, _)| *aim).collect::<Vec<_>>(), council.aims);
    assert_eq!((window.digest(), window.shown().towns[0].commands.len()), (digest, 0));
    let slider = card.slider.as_ref().unwrap();
    window.done(TownRequest::Order { town: 0, order: Order::Set(slider.settings(slider.range.0)) });
    assert_eq!(window.shown().tipping(), None, "it was asked of other rules");
}

/// Whoever closes the program in the middle of a term comes back to that term, and takes no rule back in it.
#[test]
fn a_term_that_was_left_goes_on() {
    let window = Window::town();
    let played = Some(Played::Council(Council { aims: vec![Aim::NoMoreHarm; 5], over: true, ..Council::default() }));
    let save = Save { days: 40, digests: vec![], played, ..window.shown().towns[0].save() };
    let mut again = Window::new();
    again.begin(Origin::Save(Box::new(save), "save.ron".into()));
    again.settle();
    let council = again.session().mode.council().unwrap().clone();
    assert!(!council.over && !again.session().may_see(Fact::Wronged), "a term goes on");
    assert_eq!((again.day(), council.aims, council.sits), (TERM, vec![Aim::NoMoreHarm], true));
    assert_eq!(again.shown().account.as_ref().map(|account| account.terms.len()), Some(1));
}

/// What a save says of a game is made to fit its town, whatever somebody wrote into it.
#[test]
fn a_game_that_does_not_fit_its_town_is_made_to_fit() {
    let window = Window::town();
    let save = window.shown().towns[0].save();
    let draft = Draft {
        acts: vec![("nonsense".into(), 3), ("litter".into(), 99)],
        let_go: vec![4_000_000],
        ..Draft::default()
    };
    let life = Live { seat: 239, taken: true, draft, read_until: 77, ..Live::default() };
    let vote = Vote { stage: Stage::Second, days: 4_000_000_000, seats: vec![3, 4_000_000], ..Vote::default() };
    let far = Live { seat: 4_000_000, ..life.clone() };
    let open = |played: Played| {
        let mut again = Window::new();
        again.begin(Origin::Save(Box::new(Save { played: Some(played), ..save.clone() }), "save".into()));
        again.session().mode.clone()
    };
    let live = open(Played::Life(life)).live().unwrap().clone();
    assert_eq!((live.seat, &live.draft.acts[..], live.read_until), (239, &[("litter".to_owned(), 7)][..], 0));
    assert!(live.draft.let_go.is_empty());
    let far = open(Played::Life(far)).live().unwrap().clone();
    assert!(!far.taken && far.seat < 240, "another card is drawn");
    let held = Vote { days: 5, ..vote.clone() };
    for (vote, days) in [(held, 5), (Vote { stage: Stage::Write, ..vote }, LONGEST)] {
        let vote = open(Played::Vote(vote)).vote().unwrap().clone();
        assert_eq!((vote.days, &vote.seats[..]), (days, &[3][..]));
    }
}

/// The first screen founds a town of one's own, in which all rules lie open.
#[test]
fn a_town_is_founded_from_the_first_screen() {
    let mut window = Window::new();
    window.done(LookRequest::Door(Door::Build));
    let ground = Ground { scenario: "bread-stall".into(), residents: 150, seed: 9 };
    window.done(LookRequest::Ground(ground.clone()));
    window.done(ProgramRequest::Found(window.session().ground.clone()));
    window.settle();
    let town = &window.shown().towns[0].town;
    assert_eq!((town.town().residents(), town.seed()), (150, 9));
    assert!(window.session().all_rules && window.session().may_see(Fact::Deeds));
    // There is a lesson of this town, and nobody has begun it.
    press(&mut window, Key::L);
    assert!(window.session().mode.lesson().is_none());
    window.done(ProgramRequest::Leave);
    assert_eq!((window.session().door, &window.session().ground), (Door::Build, &ground), "the door stays open");
}

#[test]
fn the_run_is_kept_as_it_goes_and_taken_up_again() {
    let mut window = Window::town();
    window.done(TownRequest::GoTo(45));
    window.done(TownRequest::Order { town: 0, order: set("redress.notice=0.2") });
    window.done(TownRequest::GoTo(70));
    window.ask(LessonRequest::GoTo(2));
    window.ask(LessonRequest::Vote(1));
    window.settle();
    for _ in 0..500_000 {
        window.app.update();
        if read_save(&window.autosave())
            .is_ok_and(|save| save.days == 70 && save.lesson.is_some_and(|l| l.votes.len() == 1))
        {
            break;
        }
        std::thread::yield_now();
    }
    let (digest, folder) = (window.digest(), window.folder);
    drop(window.app);
    let mut again = Window::keeping(folder);
    let last = again.app.world().resource::<Store>().left.first().cloned().unwrap();
    assert_eq!((last.day, last.scenario.as_str()), (70, "crossing-camera"));
    again.done(ProgramRequest::Load(last.path));
    assert_eq!((again.day(), again.digest()), (70, digest));
    let progress = again.session().mode.any_lesson().progress();
    assert_eq!((progress.step, progress.votes.len()), (2, 1));
}

/// Beginning another lesson keeps the run that was going on, under a name.
#[test]
fn another_lesson_does_not_write_over_the_run_that_was_left() {
    let mut window = Window::town();
    window.done(TownRequest::GoTo(33));
    window.done(ProgramRequest::Leave);
    window.frames(4);
    assert_eq!(window.app.world().resource::<Store>().left.first().map(|kept| kept.day), Some(33));
    window.done(ProgramRequest::Begin("bread-stall".into(), Track::Usual));
    for _ in 0..500_000 {
        window.app.update();
        if read_save(&window.autosave()).is_ok_and(|save| save.scenario == "bread-stall") {
            break;
        }
        std::thread::yield_now();
    }
    let kept = window.folder.path().join("saves").join("crossing-camera day 33.ron");
    assert_eq!(read_save(&kept).map(|save| save.days), Ok(33));
}

/// While a long run goes on, a stop keeps what was ordered meanwhile; while a save is taken up, nothing is asked of it.
#[test]
fn orders_given_meanwhile_are_not_lost() {
    let mut window = Window::town();
    window.ask(TownRequest::GoTo(FAR));
    window.ask(TownRequest::Order { town: 0, order: set("redress.notice=0.5") });
    window.ask(ClockRequest::Stop);
    window.settle();
    assert!(window.day() < FAR);
    assert_eq!(window.shown().towns[0].commands.len(), 1);
}

/// Whatever was cut before, the twin without doors has none.
#[test]
fn what_is_asked_in_one_frame_is_done_in_its_order() {
    let mut window = Window::town();
    window.app.world_mut().resource_mut::<Requests>().ask(ClockRequest::Stop);
    window.done(TownRequest::GoTo(7));
    assert_eq!(window.day(), 7, "what is asked for after a stop is done");
    window.app.world_mut().resource_mut::<Requests>().ask(TownRequest::GoTo(60));
    window.done(ClockRequest::Stop);
    assert_eq!(window.day(), 7, "and what was asked for before it is not");
}

#[test]
fn the_twin_without_doors_stays_without() {
    let mut window = Window::town();
    window.done(TownRequest::GoTo(20));
    window.done(TownRequest::Order { town: 0, order: set("cut=[Scrutiny, Peers]") });
    window.done(TownRequest::Order { town: 0, order: set("cut=[]") });
    window.done(TownRequest::Twin(Some(TwinPolicy::NoDoors)));
    let cut = &window.shown().towns[1].town.scenario().raw().cut;
    assert_eq!(cut.len(), 5, "{cut:?}");
}

#[test]
fn a_save_with_a_resident_who_is_not_there_is_taken_up_without() {
    let mut window = Window::town();
    window.done(TownRequest::GoTo(5));
    let mut save = window.shown().towns[0].save();
    save.window = Some(save::Window { resident: Some(999_999), ..Default::default() });
    window.begin(Origin::Save(Box::new(save), "x.ron".into()));
    assert_eq!((window.day(), window.session().selected), (5, None));
    assert!(window.session().mode.lesson().is_none(), "a save without a lesson stands in none");
}

#[test]
fn a_save_of_another_version_opens_with_a_word_of_warning() {
    let mut window = Window::town();
    window.done(TownRequest::GoTo(5));
    let mut save = window.shown().towns[0].save();
    save.digests.iter_mut().for_each(|(_, digest)| *digest = "00ff".into());
    let mut older = save.clone();
    older.tallyford = "0.1.0".into();
    window.begin(Origin::Save(Box::new(older), "older.ron".into()));
    assert_eq!((window.screen(), window.day()), (Screen::Town, 5));
    assert!(window.session().notice.as_ref().is_some_and(|notice| notice.text.contains("0.1.0") && !notice.wrong));
    window.begin(Origin::Save(Box::new(save), "broken.ron".into()));
    assert_eq!(window.screen(), Screen::Picker, "a save of this version must give its town");
    assert!(window.session().notice.as_ref().is_some_and(|notice| notice.wrong));
}

#[test]
fn an_unreadable_autosave_is_put_aside_and_a_foreign_save_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("autosave.ron"), "(tallyford: \"0.1.0\", scen").unwrap();
    let mut window = Window::keeping(folder);
    assert!(window.session().notice.as_ref().is_some_and(|notice| notice.wrong));
    assert!(window.folder.path().join("autosave.unreadable.ron").exists());
    assert!(window.app.world().resource::<Store>().left.is_empty());
    let foreign = window.folder.path().join("foreign.ron");
    std::fs::write(&foreign, "not a scenario at all {").unwrap();
    window.done(ProgramRequest::Load(foreign.clone()));
    assert_eq!(window.screen(), Screen::Picker);
    assert!(window.session().notice.as_ref().is_some_and(|notice| notice.text.contains("foreign.ron:1:")));
    assert_eq!(std::fs::read_to_string(foreign).unwrap(), "not a scenario at all {", "it is kept");
}

#[test]
fn a_named_save_needs_a_plain_name() {
    let mut window = Window::town();
    window.done(TownRequest::GoTo(5));
    window.done(ProgramRequest::SaveAs("../evil".into()));
    assert!(window.session().notice.as_ref().is_some_and(|notice| notice.wrong));
    window.done(ProgramRequest::SaveAs("period 3".into()));
    assert!(window.session().notice.as_ref().is_some_and(|notice| !notice.wrong));
    let saves = &window.app.world().resource::<Store>().saves;
    assert_eq!(saves.iter().map(|kept| (kept.name.as_str(), kept.day)).collect::<Vec<_>>(), [("period 3", 5)]);
}

#[test]
fn dialogs_parts_and_rules_open_and_close() {
    let mut window = Window::town();
    window.ask(LookRequest::Open(Dialog::Keys));
    assert_eq!(window.session().dialog, Dialog::Keys);
    window.ask(LookRequest::Fold(Part::Rules));
    assert!(window.session().is_folded(Part::Rules));
    window.ask(LookRequest::AllRules(true));
    assert_eq!(window.shown().cards.len(), window.shown().all_cards);
    window.ask(LookRequest::Chart(1, "mean_strain"));
    assert_eq!(window.session().charts[1], Some("mean_strain"));
}

/// Whatever is on the screen when the frame's button is pressed is kept. The exit is written at the end of the very last
/// frame, after which there is none: it was never seen.
#[test]
fn closing_by_the_frame_keeps_the_last_second() {
    let mut window = Window::town();
    window.app.add_plugins(WindowPlugin::default());
    window.done(TownRequest::GoTo(3));
    window.ask(LookRequest::Lens(Lens::Truth));
    window.kept();
    assert_eq!(read_save(&window.autosave()).unwrap().window.unwrap().lens, "truth");
    window.ask(LookRequest::Lens(Lens::Seen));
    let world = window.app.world_mut();
    let frame = world.query_filtered::<Entity, With<PrimaryWindow>>().single(world).unwrap();
    world.write_message(WindowCloseRequested { window: frame });
    for _ in 0..10 {
        window.app.update();
        if window.app.should_exit().is_some() {
            break;
        }
    }
    assert!(window.app.should_exit().is_some());
    let save = read_save(&window.autosave()).unwrap();
    assert_eq!((save.days, save.window.unwrap().lens.as_str()), (3, "seen"));
}

/// What was ordered while days are under way is done before the window is gone.
#[test]
fn closing_in_the_middle_of_a_long_run_keeps_its_days_and_what_was_ordered() {
    let mut window = Window::town();
    window.done(TownRequest::GoTo(30));
    window.ask(TownRequest::GoTo(FAR));
    window.ask(TownRequest::Order { town: 0, order: set("cut=[Money]") });
    window.frames(3);
    let shown = window.day();
    window.app.world_mut().write_message(AppExit::Success);
    window.app.update();
    let save = read_save(&window.autosave()).unwrap();
    assert!(save.days >= shown.max(30) && save.days < FAR, "day {} after day {shown}", save.days);
    assert_eq!(save.commands.len(), 1);
    assert_eq!(save.commands[0].day, save.days);
}

/// Whoever goes to another town in the middle of a long run loses no more than whoever closes the window.
#[test]
fn going_elsewhere_in_the_middle_of_a_long_run_keeps_what_waits() {
    let order = || TownRequest::Order { town: 0, order: set("cut=[Money]") };
    let ways = [ProgramRequest::Leave, ProgramRequest::Begin("bread-stall".into(), Track::Usual)];
    for (way, waiting, commands) in
        [(0, order(), 2), (1, order(), 2), (0, TownRequest::Undo(0), 0), (1, TownRequest::Undo(0), 0)]
    {
        let mut window = Window::town();
        window.done(TownRequest::GoTo(9));
        window.done(order());
        window.ask(TownRequest::GoTo(FAR));
        window.ask(waiting);
        window.frames(3);
        window.ask(ways[way].clone());
        window.frames(2);
        let folder = window.folder.path().to_owned();
        let named = std::fs::read_dir(folder.join("saves")).into_iter().flatten().flatten().map(|entry| entry.path());
        let kept = named.chain([window.autosave()]).filter_map(|path| read_save(&path).ok());
        let mut kept: Vec<usize> =
            kept.filter(|save| save.scenario == "crossing-camera").map(|save| save.commands.len()).collect();
        // On a slow machine the other town has not taken the place of this one yet: then it is there twice.
        kept.dedup();
        assert_eq!(kept, [commands], "way {way}");
    }
}

#[test]
fn two_windows_keep_a_run_each_and_none_is_lost() {
    let mut first = Window::town();
    let folder = first.folder.path().to_owned();
    first.done(TownRequest::GoTo(7));
    let mut second = Window::over(folder.clone(), tempfile::tempdir().unwrap());
    assert!(second.app.world().resource::<Store>().left.is_empty(), "the run of an open window is not offered");
    second.begin(Origin::Recipe(Box::new(small()), Some(99)));
    second.done(LessonRequest::Leave);
    second.done(TownRequest::GoTo(9));
    for window in [&mut first, &mut second] {
        window.kept();
    }
    let days = |name: &str| read_save(&folder.join(name)).map(|save| (save.seed, save.days));
    let seed = days("autosave.ron").unwrap().0;
    assert_eq!((days("autosave.ron"), days("autosave-2.ron")), (Ok((seed, 7)), Ok((99, 9))));
    drop(second);
    let Window { app, folder: held } = first;
    drop(app);
    // A later start offers both, goes on with one and keeps the other.
    let mut third = Window::over(folder.clone(), held);
    let left = third.app.world().resource::<Store>().left.clone();
    assert_eq!(left.iter().map(|kept| kept.day).collect::<Vec<_>>(), [7, 9]);
    third.done(ProgramRequest::Load(left[1].path.clone()));
    third.kept();
    assert_eq!(days("autosave.ron"), Ok((99, 9)));
    assert!(!folder.join("autosave-2.ron").exists(), "it is not offered twice");
    assert_eq!(days("saves/crossing-camera day 7.ron"), Ok((seed, 7)));
}

/// What is dropped on the window is opened; what cannot be opened is told, and the town stays as it is.
#[test]
fn a_file_can_be_dropped_and_a_broken_one_costs_nothing() {
    let mut window = Window::town();
    window.done(TownRequest::GoTo(4));
    let file = |name: &str, text: &str| {
        let path = window.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let (broken, good) =
        (file("broken.ron", "(title: \"T\", days: 0.5,"), file("own.ron", "(title: \"Own\", days: 30)"));
    let drop = |window: &mut Window, path_buf: &PathBuf| {
        let message = FileDragAndDrop::DroppedFile { window: Entity::PLACEHOLDER, path_buf: path_buf.clone() };
        window.app.world_mut().write_message(message);
        window.app.update();
        window.settle();
    };
    let digest = window.digest();
    drop(&mut window, &broken);
    assert_eq!((window.day(), window.digest()), (4, digest));
    assert!(
        window.session().notice.as_ref().is_some_and(|notice| notice.wrong && notice.text.contains("broken.ron:1:"))
    );
    window.ask(LookRequest::Lens(Lens::Seen));
    drop(&mut window, &good);
    assert_eq!(window.shown().raw().unwrap().title, "Own");
    window.kept();
    let kept = window.folder.path().join("saves").join("crossing-camera day 4.ron");
    assert_eq!(read_save(&kept).unwrap().window.unwrap().lens, "seen", "what was open is kept to its last moment");
}

/// Report and tables tell what happened: they are written where it may be seen, and never over those of another run.
#[test]
fn report_and_tables_are_saved_unless_that_would_tell_what_is_covered() {
    let mut window = Window::town();
    let out = window.folder.path().join("out");
    let export = |window: &mut Window| {
        window.ask(ProgramRequest::Export(out.clone()));
        while window.app.world().resource::<Exporting>().busy() {
            window.app.update();
            std::thread::yield_now();
        }
        window.session().notice.clone().unwrap()
    };
    window.done(TownRequest::GoTo(3));
    window.ask(LookRequest::Cover(true));
    assert!(export(&mut window).wrong && !out.exists());
    window.ask(LookRequest::Cover(false));
    let notice = export(&mut window);
    assert!(!notice.wrong, "{}", notice.text);
    assert_eq!(read_save(&out.join("run.ron")).unwrap().digests.last().unwrap().1, window.digest());
    assert!(out.join("report.html").exists() && out.join("measures.csv").exists());
    window.done(TownRequest::GoTo(4));
    let refused = export(&mut window);
    assert!(refused.wrong && refused.text.contains("out"), "{}", refused.text);
    assert_eq!(read_save(&out.join("run.ron")).unwrap().days, 3);
}

#[test]
fn a_save_that_cannot_be_read_is_listed_with_its_reason() {
    let folder = tempfile::tempdir().unwrap();
    let saves = folder.path().join("saves");
    std::fs::create_dir(&saves).unwrap();
    std::fs::write(saves.join("period 3.ron"), "(tallyford: \"0.2.0\", scenario: ").unwrap();
    let window = Window::keeping(folder);
    let store = window.app.world().resource::<Store>();
    assert!(store.saves.is_empty());
    assert_eq!(store.unreadable.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["period 3"]);
    assert!(store.unreadable[0].why.contains("period 3.ron:1:"), "{}", store.unreadable[0].why);
}

/// No two systems of ours can run in an order that nobody chose.
#[test]
fn no_system_order_is_left_to_chance() {
    let mut window = Window::town();
    let ours = [Update.intern(), Last.intern(), PreStartup.intern(), OnEnter(Screen::Picker).intern()];
    let world = window.app.world_mut();
    let labels: Vec<_> = world.resource::<Schedules>().iter().map(|(_, schedule)| schedule.label()).collect();
    let mut seen = 0;
    for label in labels.into_iter().filter(|label| ours.contains(label)) {
        seen += 1;
        world.schedule_scope(label, |world, schedule| {
            schedule.initialize(world).unwrap_or_else(|error| panic!("{}", error.to_string(schedule.graph(), world)));
            let conflicts = schedule.graph().conflicting_systems();
            assert_eq!(conflicts.len(), 0, "{label:?}: {conflicts:?}");
        });
    }
    assert_eq!(seen, ours.len());
}

#[test]
fn a_question_is_answered_and_a_closed_one_is_given_up() {
    let mut window = Window::town();
    window.done(TownRequest::GoTo(90));
    let resident = window.shown().file_to_judge().unwrap();
    window.done(TownRequest::Ask(Question::Telling(resident)));
    assert_eq!(window.session().dialog, Dialog::Inquiry);
    let inquiry = window.shown().inquiry.clone().unwrap();
    assert!(!window.shown().asking && inquiry.day == 90 && !inquiry.sentences.is_empty());
    let before = window.shown().town().unwrap().town.digest();
    let (day, record) = inquiry.strike.unwrap();
    window.done(TownRequest::OrderOn { town: 0, day, order: Order::Strike(record) });
    assert_eq!(window.day(), 90);
    assert_ne!(window.shown().town().unwrap().town.digest(), before);
    window.done(TownRequest::Undo(0));
    assert_eq!(window.shown().town().unwrap().town.digest(), before);
    window.ask(TownRequest::Ask(Question::Gain));
    window.ask(LookRequest::Open(Dialog::None));
    window.settle();
    assert!(!window.shown().asking && window.shown().inquiry.is_none());
    window.done(ClockRequest::Step);
    assert_eq!(window.day(), 91, "days pass again");
}
