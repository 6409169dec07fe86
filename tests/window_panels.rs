//! Every panel in three sizes of window: words from the locale files only, nothing beside the window, and every control
//! of use.
#![cfg(feature = "app")]

use std::sync::{Arc, LazyLock, RwLock, RwLockReadGuard, RwLockWriteGuard};

use bevy_egui::egui::{self, accesskit::Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use tallyford::app::panels::widgets::spoken;
use tallyford::app::panels::{COMPACT, View, picker, root, window_ui};
use tallyford::app::request::{Dialog, Door, LookRequest, Part, ProgramRequest, Request};
use tallyford::app::state::{Session, Shown};
use tallyford::app::store::Store;
use tallyford::app::theme::{self, Theme};
use tallyford::app::{Screen, focus, keys};
use tallyford::day::Simulation;
use tallyford::day::state::desk::Ruling;
use tallyford::scenario::Recipe;
use tallyford::scenario::raw::StepKind;
use tallyford::session::mode::{Mode, Observe};
use tallyford::session::performance::Performance;
use tallyford::session::request::{LabRequest, LessonRequest, TownRequest};
use tallyford::session::shared::Shared;
use tallyford::session::work::Work;
use tallyford::study::desk::{Ask, cases};
use tallyford::study::entries;
use tallyford::study::lab::{EXPERIMENTS, Value};
use tallyford::study::lesson::Track;
use tallyford::study::{Command, Order};
use tallyford::view::inquiry::Question;
use tallyford::view::lens::Lens;
use tallyford::view::moments::Moment;
use tallyford::words::{self, Language};

/// The language is one for the whole process: tests in English run together, a test in another language runs alone.
static LANGUAGE: RwLock<()> = RwLock::new(());

fn in_english() -> RwLockReadGuard<'static, ()> {
    LANGUAGE.read().unwrap_or_else(|poisoned| poisoned.into_inner())
}

fn in_other_words() -> RwLockWriteGuard<'static, ()> {
    LANGUAGE.write().unwrap_or_else(|poisoned| poisoned.into_inner())
}

static CHOICES: LazyLock<Vec<picker::Choice>> = LazyLock::new(picker::choices);

struct Model {
    screen: Screen,
    session: Session,
    shown: Shown,
    store: Store,
    choices: Vec<picker::Choice>,
    asked: Vec<Request>,
    frames: u32,
}

fn work(days: u32, shared: &Shared) -> Work {
    let mut recipe = Recipe::shipped("crossing-camera").unwrap();
    recipe.settings = vec!["town.residents=240".into()];
    let mut work = Work::found(recipe, None, 1).unwrap();
    work.perform(TownRequest::GoTo(days), shared).unwrap();
    work
}

/// A question about a town, and about somebody in it.
type Asking = fn(&Simulation, u32) -> Question;

/// A town of which something was asked; `None` for the moment at which the answer is not there yet.
fn asked(question: Option<Asking>) -> Model {
    let mut model = model(120, false);
    model.session.dialog = Dialog::Inquiry;
    model.shown.asking = question.is_none();
    model.shown.running = question.is_none().then_some((40, 100));
    if let Some(question) = question {
        let shared = Shared::default();
        let mut work = work(120, &shared);
        let somebody = model.shown.file_to_judge().unwrap();
        let question = question(work.towns()[0].town(), somebody);
        work.perform(TownRequest::Ask(question), &shared).unwrap();
        model.shown.inquiry = shared.inquiry.lock().unwrap().take().map(Arc::new);
        assert!(model.shown.inquiry.is_some(), "{question:?} is answered");
    }
    model
}

fn model(days: u32, twin: bool) -> Model {
    let shared = Shared::default();
    let mut work = work(days, &shared);
    if twin {
        let order = Order::Set(vec!["cut=[Money, Scrutiny, Ties, Access, Strain]".into()]);
        work.set_twin(Some(&[Command { day: 0, order }]), &shared).unwrap();
    }
    work.perform(TownRequest::Find, &shared).unwrap();
    let mut session = Session { mode: Mode::Observe(Observe::default()), ..Session::default() };
    let mut shown = Shown::default();
    shown.take(work.publish(), &session);
    session.mode.learn(shown.raw().unwrap());
    shown.take_findings(shared.findings.lock().unwrap().take(), &session);
    Model {
        screen: Screen::Town,
        session,
        shown,
        store: Store::default(),
        choices: CHOICES.clone(),
        asked: vec![],
        frames: 0,
    }
}

/// The desk of appeals with questions asked and files decided; or when the ten days are over.
fn at_desk(over: bool) -> Model {
    let shared = Shared::default();
    let mut recipe = Recipe::shipped("mended-town").unwrap();
    recipe.settings = vec!["town.residents=500".into()];
    let mut work = Work::found(recipe, None, 1).unwrap();
    work.perform(TownRequest::GoTo(90), &shared).unwrap();
    let mut model = model(0, false);
    model.session.mode.sit_at_desk(90, over);
    let days = if over { 10 } else { 1 };
    for day in 0..days {
        let town = work.towns()[0].town();
        let (cases, commands) = (cases(town), work.towns()[0].commands().to_vec());
        let judge = model.session.mode.judge_mut().unwrap();
        let first = cases.first().copied();
        first.into_iter().for_each(|case| Ask::ALL.iter().for_each(|ask| judge.ask(town, &commands, &case, *ask)));
        for (place, case) in cases.iter().enumerate().filter(|(place, _)| over || *place == 0) {
            let ruling = if (place + day) % 2 == 0 { Ruling::Struck } else { Ruling::Stands };
            let order = Order::Rule { record: case.record(), ruling };
            work.perform(TownRequest::Order { town: 0, order }, &shared).unwrap();
        }
        if over {
            work.perform(TownRequest::GoTo(91 + day as u32), &shared).unwrap();
        }
    }
    let session = model.session.clone();
    model.shown.take(work.publish(), &session);
    let judge = model.session.mode.judge_mut().unwrap();
    judge.come_to(work.towns()[0].town());
    let days = judge.days();
    assert_eq!(judge.over, over);
    if over {
        work.perform(TownRequest::Judge(days), &shared).unwrap();
        let judged = shared.judged.lock().unwrap().take().unwrap();
        assert!(judged.sitting.decided.len() > 10 && judged.fates.len() == 3);
        model.shown.take_judged(judged, &model.session.clone());
    }
    let session = model.session.clone();
    model.shown.draw_up(&session);
    model
}

/// A vote, as many steps on from its beginning: written, alike, seats dealt, lived, the first proposal uncovered, the second
/// vote, its end, and two towns on the map.
fn voting(step: usize) -> Model {
    let shared = Shared::default();
    let mut work = work(0, &shared);
    let set = |text: &str| Command { day: 0, order: Order::Set(vec![text.into()]) };
    let off = set("cut=[Money, Scrutiny, Ties, Access, Strain]");
    let other = if step == 1 { off.clone() } else { set("redress.notice=0.2") };
    for commands in [vec![off], vec![other]] {
        work.perform(TownRequest::Beside(commands), &shared).unwrap();
    }
    let mut model = model(0, false);
    model.session.mode.hold_vote(30);
    model.session.rules_of = 1;
    let steps = [0, 0, 1, 2, 3, 6, 7, 7][step];
    for gone in 0..steps {
        let vote = model.session.mode.vote_mut().unwrap();
        vote.count(1, 12);
        vote.go_on(work.towns()[0].town(), 3);
        if gone == 1 {
            work.perform(TownRequest::GoTo(30), &shared).unwrap();
        }
    }
    model.session.aside = step == 7;
    let session = model.session.clone();
    model.shown.take(work.publish(), &session);
    if steps > 1 {
        work.perform(TownRequest::Weigh, &shared).unwrap();
        model.shown.take_weighed(shared.weighed.lock().unwrap().take().unwrap(), &session);
    }
    model.shown.draw_up(&session);
    model
}

/// A year in somebody's shoes: a card is drawn, some weeks have passed, or the year is over.
fn in_shoes(weeks: u32) -> Model {
    let shared = Shared::default();
    let mut work = work(0, &shared);
    let mut model = model(0, false);
    model.session.mode.begin_year();
    let live = model.session.mode.live_mut().unwrap();
    live.come_to(work.towns()[0].town());
    live.taken = weeks > 0;
    live.draft.set_times("cross_on_red", Some(3));
    live.draft.set_times("volunteer", Some(7));
    let appeals = Order::Set(vec!["redress=(notice: 1, appeal: 0.8, delay_days: 10)".into()]);
    let orders = live.orders(&[]);
    for order in [appeals].into_iter().chain(orders) {
        work.perform(TownRequest::Order { town: 0, order }, &shared).unwrap();
    }
    work.perform(TownRequest::GoTo(7 * weeks), &shared).unwrap();
    model.session.mode.live_mut().unwrap().come_to(work.towns()[0].town());
    let session = model.session.clone();
    model.shown.take(work.publish(), &session);
    let live = session.mode.live().unwrap();
    if live.over {
        work.perform(TownRequest::Reckon(live.seat), &shared).unwrap();
        model.shown.take_reckoned(shared.reckoned.lock().unwrap().take().unwrap(), &session);
    } else if weeks > 0 {
        assert!(work.towns()[0].town().told_of(live.seat).next().is_some(), "there is something to appeal against");
    }
    model.shown.draw_up(&session);
    model
}

/// The lab with an experiment open, made small, and run or not yet.
fn in_lab(number: usize, run: bool) -> Model {
    let mut model = model(0, false);
    model.screen = Screen::Lab;
    let lab = &mut model.shown.lab;
    lab.obey(LabRequest::Choose(number));
    for (name, value) in [("residents", 1000.0), ("towns", 100.0), ("days", 30.0), ("rounds", 3.0)] {
        lab.obey(LabRequest::Put(name, Value::Number(value)));
    }
    if run {
        let report = lab.experiment().run(lab.setup(), lab.seed, &|_| true).unwrap();
        lab.reports[number] = Some(Arc::new(report));
        assert!(lab.up_to_date());
    } else {
        lab.running = Some(0.4);
    }
    model
}

/// Windows: the smallest that is promised, a projector, and the smallest with text of twice the size.
const SIZES: [(f32, f32); 3] = [(1366.0, 768.0), (1920.0, 1080.0), (683.0, 384.0)];

fn harness<'a>(model: Model, (width, height): (f32, f32)) -> Harness<'a, Model> {
    let mut harness = Harness::builder().with_size(egui::vec2(width, height)).with_max_steps(24).build_ui_state(
        |ui: &mut egui::Ui, model: &mut Model| {
            model.frames += 1;
            if model.frames == 1 {
                theme::install(ui.ctx());
                theme::apply(ui.ctx(), Theme::Paper, true);
                ui.ctx().request_repaint();
                return;
            }
            let compact = ui.ctx().content_rect().width() < COMPACT;
            let view = View {
                session: &model.session,
                shown: &model.shown,
                store: &model.store,
                choices: &model.choices,
                compact,
            };
            keys::pressed(ui.ctx(), model.screen, &model.session, &model.shown, &mut model.asked);
            let mut root = root(ui.ctx());
            window_ui(&mut root, model.screen, &view, &mut model.asked);
        },
        model,
    );
    harness.run_steps(4);
    harness
}

fn texts(harness: &Harness<'_, Model>) -> Vec<(Role, String, egui::Rect)> {
    let zoom = 1.0 / f64::from(harness.ctx.pixels_per_point());
    let nodes = harness.root().children_recursive().filter_map(|node| {
        let node = node.accesskit_node();
        if node.role() == Role::TextRun {
            return None;
        }
        let text = if node.role() == Role::Label { node.value() } else { node.label() }?;
        let b = node.bounding_box()?;
        let at = |x: f64, y: f64| egui::pos2((x * zoom) as f32, (y * zoom) as f32);
        Some((node.role(), text, egui::Rect::from_min_max(at(b.x0, b.y0), at(b.x1, b.y1))))
    });
    nodes.collect()
}

/// Every state of the window that a person can come to.
fn states() -> Vec<(&'static str, Model)> {
    let mut states = vec![];
    let mut add = |name, change: &dyn Fn(&mut Model), twin| {
        let mut model = model(120, twin);
        change(&mut model);
        let session = model.session.clone();
        model.shown.draw_up(&session);
        states.push((name, model));
    };
    add("picker", &|m| m.screen = Screen::Picker, false);
    for (door, name) in [(Door::Play, "play"), (Door::Build, "build"), (Door::Lab, "lab door")] {
        add(name, &|m| (m.screen, m.session.door) = (Screen::Picker, door), false);
    }
    add("town", &|_| (), false);
    add("town, seen", &|m| m.session.lens = Lens::Seen, false);
    add("town, truth", &|m| m.session.lens = Lens::Truth, false);
    add("covered", &|m| m.session.mode.cover(true), false);
    add("all rules", &|m| m.session.all_rules = true, false);
    add("person", &|m| m.session.selected = m.shown.file_to_judge(), false);
    add("twin", &|m| m.session.rules_of = 1, true);
    add("twin person", &|m| m.session.selected = m.shown.changed.first().map(|row| row.0), true);
    for (name, dialog) in [
        ("keys", Dialog::Keys),
        ("about", Dialog::About),
        ("settings", Dialog::Settings),
        ("saves", Dialog::Saves),
        ("twin choice", Dialog::Twin),
        ("to day", Dialog::ToDay),
        ("files", Dialog::Files),
        ("export", Dialog::Export),
        ("first start", Dialog::Welcome),
    ] {
        add(name, &|m| m.session.dialog = dialog.clone(), false);
    }
    add(
        "people",
        &|m| {
            m.session.dialog = Dialog::People { title: words::plain("people-flagged-title"), residents: vec![3, 5, 8] }
        },
        false,
    );
    for (part, name) in [(Part::Rules, "narrow rules"), (Part::Person, "narrow person"), (Part::Foot, "narrow charts")]
    {
        add(name, &|m| m.session.narrow = Some(part), false);
    }
    for step in 0..8 {
        let names = ["file", "rules", "bet", "run", "saw", "reveal", "second bet", "debrief"];
        add(
            names[step],
            &|m| {
                m.session.mode.go_to_step(step);
                if names[step] == "reveal" {
                    m.session.mode.reveal(true);
                }
                let progress = m.session.mode.lesson_mut().unwrap().progress_mut();
                for asked in [0, 2, 4, 6].into_iter().filter(|asked| *asked < step) {
                    progress.vote_mut(asked).choice = Some(1);
                }
            },
            false,
        );
    }
    add(
        "watched run",
        &|m| {
            m.session.mode.go_to_step(3);
            let town = m.shown.towns[0].town.clone();
            let mut performance = Performance::new(&town, 365);
            let says = words::say("moment-lifted", &[("name", &town.town().name(7))]);
            performance.moment = Some(Moment { day: 120, says, resident: Some(7) });
            m.session.performance = Some(performance);
        },
        false,
    );
    add(
        "rings appear",
        &|m| {
            m.session.mode.go_to_step(5);
            m.session.mode.lesson_mut().unwrap().progress_mut().vote_mut(2).choice = Some(1);
            m.session.mode.reveal(false);
            m.session.mode.pass_seconds(2.0);
        },
        false,
    );
    let questions: [(&str, Option<Asking>); 6] = [
        ("asking", None),
        ("undo", Some(|town, resident| Question::Undo(resident, entries::worth_undoing(town, resident)[0]))),
        ("telling", Some(|_, resident| Question::Telling(resident))),
        ("spread", Some(|_, resident| Question::Spread(resident))),
        ("gain", Some(|_, _| Question::Gain)),
        ("gaming", Some(|_, _| Question::Gaming)),
    ];
    states.extend(questions.map(|(name, question)| (name, asked(question))));
    states.extend([("desk", at_desk(false)), ("desk over", at_desk(true))]);
    let votes = ["proposals", "alike", "seats", "lived", "one uncovered", "second vote", "votes over", "votes aside"];
    states.extend(votes.iter().enumerate().map(|(step, name)| (*name, voting(step))));
    for (name, weeks) in [("card", 0), ("in somebody's shoes", 20), ("year over", 52)] {
        states.push((name, in_shoes(weeks)));
    }
    let experiments = EXPERIMENTS.iter().enumerate();
    states.extend(experiments.map(|(number, experiment)| (experiment.name, in_lab(number, true))));
    states.push(("lab at work", in_lab(1, false)));
    let mut wrong = in_lab(2, true);
    wrong.shown.lab.obey(LabRequest::Put("cutoff", Value::Number(9.0)));
    states.push(("lab refuses", wrong));
    states
}

#[test]
fn nothing_stands_beside_the_window_and_no_key_is_without_a_sentence() {
    let _language = in_english();
    for size in SIZES {
        for (name, model) in states() {
            let harness = harness(model, size);
            let texts = texts(&harness);
            assert!(texts.len() > 5, "{name} at {size:?} says nothing");
            for (role, text, place) in &texts {
                assert!(!text.contains('‹'), "{name}: {text}");
                // What is scrolled away lies below or above; nothing lies to the side.
                assert!(
                    place.left() >= -1.0 && place.right() <= size.0 + 1.0,
                    "{name} at {size:?}: {role:?} “{text}” reaches from {} to {}",
                    place.left(),
                    place.right()
                );
            }
        }
    }
}

/// In the test language every word of a locale file has accents: plain words that are not from the scenario have
/// slipped past the files.
#[test]
fn every_word_comes_from_the_locale_files_or_the_scenario() {
    let _language = in_other_words();
    words::speak(Language::Pseudo);
    let found = std::panic::catch_unwind(|| {
        let mut stragglers = vec![];
        for (name, model) in states() {
            let town = &model.shown.towns[0].town;
            let mut known = serde_json::to_string(town.scenario().raw()).unwrap().to_lowercase();
            for choice in &model.choices {
                known += &format!("{choice:?}").to_lowercase();
            }
            let people = town.town();
            for resident in 0..people.residents() as u32 {
                known += &format!(" {} {} {}", people.name(resident), people.trade(resident), people.street(resident))
                    .to_lowercase();
            }
            for firm in 0..people.firms().block.len() as u32 {
                known += &tallyford::town::names::firm(town.seed(), firm).to_lowercase();
            }
            // The names of languages and keys are the same in every language.
            known += "english deutsch tab enter shift ctrl esc space";
            let harness = harness(model, SIZES[1]);
            for (_, text, _) in texts(&harness) {
                for word in text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 3) {
                    if !known.contains(&word.to_lowercase()) {
                        stragglers.push(format!("{name}: “{word}” in “{text}”"));
                    }
                }
            }
        }
        stragglers
    });
    words::speak(Language::English);
    let stragglers = found.unwrap();
    assert!(stragglers.is_empty(), "{stragglers:#?}");
}

#[test]
fn long_words_fit_too() {
    let _language = in_other_words();
    words::speak(Language::Pseudo);
    let outside = std::panic::catch_unwind(|| {
        let mut outside = vec![];
        for (language, size) in [(Language::Pseudo, SIZES[1]), (Language::German, SIZES[0])] {
            words::speak(language);
            for (name, model) in states() {
                let harness = harness(model, size);
                for (role, text, place) in texts(&harness) {
                    if place.left() < -1.0 || place.right() > size.0 + 1.0 || text.contains('‹') {
                        outside.push(format!("{language:?}, {name}: {role:?} “{text}” {place:?}"));
                    }
                }
            }
        }
        outside
    });
    words::speak(Language::English);
    assert_eq!(outside.unwrap(), Vec::<String>::new());
}

/// What is read out of a button that has words on it.
fn heard(text: &str, says: &str) -> String {
    spoken(&words::plain(text), &words::plain(says))
}

fn clicked(model: Model, label: &str) -> Vec<Request> {
    let mut harness = harness(model, SIZES[0]);
    // As a screen reader presses it: what is scrolled away can be pressed too.
    harness.get_by_label(label).click_accesskit();
    harness.run_steps(3);
    std::mem::take(&mut harness.state_mut().asked)
}

/// The board of claims gives the outcome away: it stands with the findings, and nowhere before the reveal.
#[test]
fn the_board_of_claims_stands_with_the_findings() {
    let _language = in_english();
    let heading = words::plain("facts-heading");
    for step in 0..8 {
        let mut model = model(120, false);
        model.session.mode.go_to_step(step);
        let session = model.session.clone();
        model.shown.draw_up(&session);
        let mut harness = harness(model, SIZES[0]);
        let there = harness.query_by_label(&heading).is_some();
        assert_eq!(there, step == 7, "step {step}");
        if there {
            harness.get_by_label(&heading).click_accesskit();
            harness.run_steps(6);
            let said = texts(&harness).iter().filter(|(_, text, _)| text.contains("of 64 worlds")).count();
            let board = harness.state().shown.findings.as_ref().unwrap().debrief.board.as_ref().unwrap();
            let hanging = board.rows.iter().filter(|row| !row.survives).count();
            assert_eq!(said, board.rows.len() + hanging, "every claim is there, and what hangs on something once more");
            assert!(board.doubt.is_some(), "this town is smaller than the lesson's");
        }
    }
}

#[test]
fn controls_ask_for_what_they_say() {
    let _language = in_english();
    let town = || model(60, false);
    let says = |key: &str| words::plain(key);
    assert_eq!(clicked(town(), &heard("year", "year-says")), [TownRequest::GoTo(60 + 365).into()]);
    assert_eq!(clicked(town(), &says("lens-word-seen")), [LookRequest::Lens(Lens::Seen).into()]);
    assert_eq!(clicked(town(), &says("cover-says")), [LookRequest::Cover(true).into()]);
    assert_eq!(clicked(town(), &says("keys")), [LookRequest::Open(Dialog::Keys).into()]);
    let all = words::say("all-rules", &[("count", &town().shown.all_cards.to_string())]);
    assert_eq!(clicked(town(), &all), [LookRequest::AllRules(true).into()]);
    let model = town();
    let (title, turned) =
        model.shown.cards.iter().find_map(|card| Some((card.title.clone(), card.switch.clone()?.turned))).unwrap();
    let label = words::say("switch-of", &[("what", &title)]);
    let order = Order::Set(turned);
    assert_eq!(clicked(model, &label), [TownRequest::Order { town: 0, order }.into()]);
    let mut picker = town();
    picker.screen = Screen::Picker;
    let begin = words::say("begin", &[("title", "The crossing camera")]);
    assert_eq!(clicked(picker, &begin), [ProgramRequest::Begin("crossing-camera".into(), Track::Usual).into()]);
}

#[test]
fn every_entry_can_be_asked_about_and_struck() {
    let _language = in_english();
    let mut model = model(120, false);
    let resident = model.shown.file_to_judge().unwrap();
    model.session.selected = Some(resident);
    let session = model.session.clone();
    model.shown.draw_up(&session);
    let line = model.shown.people[0].lines.iter().find(|line| line.undo.is_some()).unwrap().clone();
    let entry = line.undo.unwrap();
    let day = words::say("day-number", &[("day", &line.day.to_string())]);
    let row = format!("{day}: {}. {}. {}.", line.happened.unwrap(), line.seen, line.scored);
    let mut harness = harness(model, SIZES[1]);
    harness.get_by_label(&row).click_accesskit();
    harness.run_steps(4);
    harness.get_by_label(&heard("ask-undo", "ask-undo-says")).click_accesskit();
    harness.run_steps(3);
    assert_eq!(harness.state().asked, [TownRequest::Ask(Question::Undo(resident, entry)).into()]);
    // While what happened is covered, nothing is asked that would tell it.
    let model = harness.state_mut();
    model.session.mode.cover(true);
    model.shown.draw_up(&model.session);
    assert!(
        model.shown.people[0].lines.iter().all(|line| line.undo.is_none() && line.happened.is_none() && !line.wrong)
    );
    harness.run_steps(3);
    assert!(harness.query_by_label(&heard("ask-undo", "ask-undo-says")).is_none());
    let struck = asked(Some(|town, resident| Question::Undo(resident, entries::worth_undoing(town, resident)[0])));
    let (day, record) = struck.shown.inquiry.as_ref().unwrap().strike.unwrap();
    let requests = clicked(struck, &heard("inquiry-strike", "inquiry-strike-says"));
    let order = tallyford::study::Order::Strike(record);
    assert_eq!(requests, [TownRequest::OrderOn { town: 0, day, order }.into(), LookRequest::Open(Dialog::None).into()]);
}

/// The button under the last line of what is opened was below the fold, where nobody saw it.
/// What is in sight of a control at a place.
fn in_sight(harness: &Harness<'_, Model>, place: egui::Rect) -> egui::Rect {
    harness.ctx.viewport(|viewport| {
        let mut all = viewport.prev_pass.widgets.layers().flat_map(|(_, widgets)| widgets);
        let it = all.find(|widget| widget.rect.min.distance(place.min) < 1.0 && widget.sense.senses_click());
        it.unwrap().interact_rect
    })
}

/// The card of the desk is small until the desk opens; then a file with its questions and its decision has room.
#[test]
fn a_file_on_the_desk_has_room_as_soon_as_the_desk_opens() {
    let _language = in_english();
    let open = at_desk(false);
    let mut opening = model(0, false);
    opening.session.mode.sit_at_desk(90, false);
    let mut harness = harness(opening, SIZES[0]);
    harness.run_steps(6);
    (harness.state_mut().session, harness.state_mut().shown) = (open.session, open.shown);
    harness.run_steps(6);
    let button = words::plain("desk-struck-button");
    let place = texts(&harness).into_iter().find(|(_, text, _)| *text == button).unwrap().2;
    let seen = in_sight(&harness, place);
    assert!(seen.expand(1.0).contains_rect(place), "{place:?}, of which {seen:?} is seen");
}

#[test]
fn what_a_row_opens_is_in_sight_with_its_button() {
    let _language = in_english();
    for size in [SIZES[0], SIZES[2]] {
        let mut model = model(120, false);
        model.session.selected = model.shown.file_to_judge();
        model.session.narrow = Some(Part::Person);
        let session = model.session.clone();
        model.shown.draw_up(&session);
        let lines = model.shown.people[0].lines.clone();
        let mut harness = harness(model, size);
        let mut opened = 0;
        for line in lines.iter().filter(|line| line.undo.is_some()) {
            let day = words::say("day-number", &[("day", &line.day.to_string())]);
            let row = format!("{day}: {}. {}. {}.", line.happened.clone().unwrap(), line.seen, line.scored);
            if harness.query_all_by_label(&row).count() > 1 {
                continue;
            }
            harness.get_by_label(&row).click_accesskit();
            harness.run_steps(6);
            let button = heard("ask-undo", "ask-undo-says");
            let place = texts(&harness).into_iter().find(|(_, text, _)| *text == button).unwrap().2;
            let seen = in_sight(&harness, place);
            assert!(seen.expand(1.0).contains_rect(place), "{size:?}, {row}: {place:?}, of which {seen:?} is seen");
            opened += 1;
            harness.get_by_label(&row).click_accesskit();
            harness.run_steps(6);
        }
        assert!(opened >= 3, "{opened} rows were opened at {size:?}");
    }
}

/// By WCAG 2.2, success criterion 1.4.3.
fn contrast(a: egui::Color32, b: egui::Color32) -> f32 {
    let light = |colour: egui::Color32| {
        let [r, g, b, _] = egui::Rgba::from(colour).to_array();
        0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
    };
    let (a, b) = (light(a), light(b));
    a.max(b) / a.min(b)
}

/// What is drawn, one after another.
fn flat(shape: &egui::Shape, clip: egui::Rect, out: &mut Vec<(egui::Shape, egui::Rect)>) {
    match shape {
        egui::Shape::Vec(shapes) => shapes.iter().for_each(|shape| flat(shape, clip, out)),
        shape => out.push((shape.clone(), clip)),
    }
}

/// A text of card colour stood on pale blue. Whatever is written is held against the ground that was drawn under it, at its
/// beginning, middle and end. What is faint because it is switched off is not.
#[test]
fn every_text_stands_out_from_what_it_stands_on() {
    let _language = in_english();
    let mut faint = std::collections::BTreeSet::new();
    let mut texts = 0;
    for (name, model) in states() {
        let harness = harness(model, SIZES[0]);
        let mut shapes = vec![];
        harness.output().shapes.iter().for_each(|clipped| flat(&clipped.shape, clipped.clip_rect, &mut shapes));
        let mut grounds: Vec<(egui::Rect, egui::Color32)> = vec![];
        for (shape, clip) in &shapes {
            match shape {
                egui::Shape::Rect(rect) if rect.fill.a() == 255 => {
                    grounds.push((rect.rect.intersect(*clip), rect.fill))
                }
                egui::Shape::Text(text) => {
                    let place = text.visual_bounding_rect().shrink(1.0);
                    let inks = text.galley.job.sections.iter().map(|section| section.format.color);
                    for ink in inks {
                        let ink = if ink == egui::Color32::PLACEHOLDER { text.fallback_color } else { ink };
                        let ink = text.override_text_color.unwrap_or(ink);
                        for at in [place.left_center(), place.center(), place.right_center()] {
                            let under = grounds.iter().rev().find(|(rect, _)| rect.contains(at));
                            let (Some((_, ground)), true) = (under, clip.contains(at) && ink.a() == 255) else {
                                continue;
                            };
                            texts += 1;
                            if contrast(ink, *ground) < 4.5 {
                                faint.insert(format!("{name}: “{}”: {ink:?} on {ground:?}", text.galley.text()));
                            }
                        }
                    }
                }
                _ => {}
            }
        }
    }
    assert!(texts > 1000, "{texts} places were looked at");
    assert!(faint.is_empty(), "{faint:#?}");
}

#[test]
fn a_bet_is_placed_by_keys_alone() {
    let _language = in_english();
    let mut model = model(60, false);
    model.session.mode.go_to_step(2);
    assert!(model.session.stands_at(StepKind::Bet));
    let mut harness = harness(model, SIZES[0]);
    harness.key_press(egui::Key::B);
    harness.key_press(egui::Key::Num3);
    harness.run_steps(3);
    let asked = std::mem::take(&mut harness.state_mut().asked);
    assert_eq!(asked, [LessonRequest::Vote(1).into(), LessonRequest::Sure(2).into()]);
    harness.key_press(egui::Key::Enter);
    harness.run_steps(3);
    assert!(harness.state().asked.is_empty(), "nothing was voted yet");
    harness.state_mut().session.mode.lesson_mut().unwrap().progress_mut().choose(1);
    harness.key_press(egui::Key::Enter);
    harness.run_steps(3);
    assert_eq!(harness.state().asked, [LessonRequest::GoTo(3).into()]);
}

/// Tab comes to every control of a window, and what it stands on can be pressed.
#[test]
fn tab_reaches_the_controls() {
    let _language = in_english();
    let mut harness = harness(model(60, false), SIZES[0]);
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..60 {
        harness.key_press(egui::Key::Tab);
        harness.run_steps(2);
        let focused = harness.root().children_recursive().find(|node| node.is_focused());
        if let Some(label) = focused.and_then(|node| node.accesskit_node().label()) {
            seen.insert(label);
        }
    }
    let buttons = [("pace-day", "pace-day-says"), ("year", "year-says"), ("twin-town", "twin-town-says")];
    let alone = ["pause-says", "lens-word-seen", "keys", "menu"].map(words::plain);
    for label in buttons.map(|(text, says)| heard(text, says)).into_iter().chain(alone) {
        assert!(seen.contains(&label), "Tab never comes to “{label}”: {seen:?}");
    }
    assert!(seen.iter().any(|label| label.starts_with("Switch:")), "{seen:?}");
}

/// The control that has the focus: its place, and as much of it as can be seen.
fn stop(harness: &Harness<'_, Model>) -> Option<(egui::Id, egui::Rect, egui::Rect)> {
    let id = harness.ctx.memory(|memory| memory.focused())?;
    let widget = harness.ctx.viewport(|viewport| viewport.prev_pass.widgets.get(id).copied())?;
    Some((id, widget.rect, widget.interact_rect))
}

/// Whether a ring is drawn around a place, and nothing cuts it off.
fn is_ringed(harness: &Harness<'_, Model>, seen: egui::Rect) -> bool {
    let blue = Theme::Paper.inks().blue;
    harness.output().shapes.iter().any(|clipped| match &clipped.shape {
        egui::Shape::Rect(ring) => {
            let around = ring.rect.expand(0.5).contains_rect(seen.intersect(harness.ctx.content_rect().shrink(2.0)));
            around
                && ring.stroke.color == blue
                && ring.stroke.width >= 2.0
                && clipped.clip_rect.contains_rect(ring.rect)
        }
        _ => false,
    })
}

/// Text fields lost their ring, and every second stop of the Chronicle could not be seen.
#[test]
fn wherever_tab_leads_a_ring_shows_it() {
    let _language = in_english();
    for size in [SIZES[0], SIZES[2]] {
        // A small window scrolls everywhere: a few of its states stand for all.
        let small = ["town", "saves", "files", "rules", "bet", "narrow charts", "threshold"];
        for (name, model) in states().into_iter().filter(|(name, _)| size == SIZES[0] || small.contains(name)) {
            let mut harness = harness(model, size);
            let mut first = None;
            for number in 0..400 {
                harness.key_press(egui::Key::Tab);
                harness.run_steps(4);
                let Some((id, rect, seen)) = stop(&harness) else { continue };
                if first == Some(id) {
                    break;
                }
                first = first.or(Some(id));
                let what = format!("{name} at {size:?}, stop {number}: {rect:?}, of which {seen:?} is seen");
                let enough = |whole: f32, seen: f32| seen >= (whole - 1.0).min(14.0);
                assert!(enough(rect.width(), seen.width()) && enough(rect.height(), seen.height()), "{what}");
                assert!(is_ringed(&harness, seen), "{what}, without a ring");
                assert!(number < 399, "{name}: Tab never comes round");
            }
            assert!(first.is_some(), "{name} has no control that Tab comes to");
        }
    }
}

/// The parts of a wide window, as the eye goes: the bar, the rules, the map, the person, the foot.
fn part_of(at: egui::Pos2, (width, height): (f32, f32)) -> usize {
    match (at.x, at.y) {
        (_, y) if y < 46.0 => 0,
        (_, y) if y > height - 168.0 => 4,
        (x, _) if x < 264.0 => 1,
        (x, _) if x > width - 330.0 => 3,
        _ => 2,
    }
}

#[test]
fn the_focus_goes_as_the_eye_goes_and_a_key_jumps_from_panel_to_panel() {
    let _language = in_english();
    let size = SIZES[0];
    let mut lesson = model(120, false);
    lesson.session.mode.go_to_step(0);
    lesson.session.selected = lesson.shown.file_to_judge();
    let session = lesson.session.clone();
    lesson.shown.draw_up(&session);
    let mut harness = harness(lesson, size);
    let (mut parts, mut tops, mut first) = (vec![], vec![], None);
    for _ in 0..400 {
        harness.key_press(egui::Key::Tab);
        harness.run_steps(5);
        let Some((id, _, seen)) = stop(&harness) else { continue };
        if first == Some(id) {
            break;
        }
        first = first.or(Some(id));
        parts.push(part_of(seen.center(), size));
        if parts.last() == Some(&0) {
            tops.push(seen.left());
        }
    }
    assert!(parts.is_sorted() && (0..5).all(|part| parts.contains(&part)), "{parts:?}");
    assert!(tops.is_sorted() && tops.len() > 8, "from left to right: {tops:?}");
    // Jumps.
    harness.ctx.memory_mut(|memory| memory.stop_text_input());
    let mut jump = |modifiers| {
        harness.key_press_modifiers(modifiers, egui::Key::F6);
        harness.run_steps(5);
        part_of(stop(&harness).unwrap().2.center(), size)
    };
    let there: Vec<usize> = (0..6).map(|_| jump(egui::Modifiers::NONE)).collect();
    let from = there[0];
    assert_eq!(there, (0..6).map(|k| (from + k) % 5).collect::<Vec<_>>());
    let back: Vec<usize> = (0..5).map(|_| jump(egui::Modifiers::SHIFT)).collect();
    assert_eq!(back, (0..5).map(|k| (from + 4 - k) % 5).collect::<Vec<_>>());
}

/// A dialog that is closed by Escape left the focus nowhere, and an arrow key led on to the slider of another rule.
#[test]
fn the_focus_comes_back_from_a_dialog_and_no_arrow_key_leads_it_away() {
    let _language = in_english();
    let mut town = harness(model(60, false), SIZES[0]);
    let mut stops = std::collections::BTreeSet::new();
    for number in 0..40 {
        town.key_press(egui::Key::Tab);
        town.run_steps(3);
        let Some((id, ..)) = stop(&town) else { continue };
        stops.insert(id.value());
        for arrow in [egui::Key::ArrowDown, egui::Key::ArrowRight, egui::Key::ArrowUp, egui::Key::ArrowLeft] {
            town.key_press(arrow);
            town.run_steps(3);
            assert_eq!(stop(&town).map(|(id, ..)| id), Some(id), "stop {number}, {arrow:?}");
        }
        if number % 8 == 0 {
            town.state_mut().session.dialog = Dialog::Keys;
            town.run_steps(6);
            assert_ne!(stop(&town).map(|(id, ..)| id), Some(id), "stop {number} lies under the dialog");
            town.key_press(egui::Key::Escape);
            town.run_steps(2);
            town.state_mut().session.dialog = Dialog::None;
            town.run_steps(6);
            let (back, _, seen) = stop(&town).unwrap();
            assert!(back == id && is_ringed(&town, seen), "stop {number}: {back:?}");
        }
    }
    assert!(stops.len() > 25, "{}", stops.len());
    // A dialog over a card that lies over the town itself: the card's own control has it again.
    let mut model = model(60, false);
    model.session.mode.go_to_step(0);
    let mut card = harness(model, SIZES[0]);
    card.key_press(egui::Key::Tab);
    card.run_steps(6);
    assert!(stop(&card).is_some());
    card.state_mut().session.mode.go_to_step(2);
    card.run_steps(6);
    card.key_press(egui::Key::Tab);
    card.run_steps(6);
    let (id, ..) = stop(&card).unwrap();
    card.state_mut().session.dialog = Dialog::Keys;
    card.run_steps(6);
    card.key_press(egui::Key::Escape);
    card.run_steps(2);
    card.state_mut().session.dialog = Dialog::None;
    card.run_steps(6);
    assert_eq!(stop(&card).map(|(id, ..)| id), Some(id));
}

/// A link that asks for a calculation cannot be used while that goes on, and has the focus again afterwards.
#[test]
fn the_focus_comes_back_to_what_could_not_be_used_for_a_while() {
    let ctx = egui::Context::default();
    theme::install(&ctx);
    let pass = |ctx: &egui::Context, usable: bool, keys: &[egui::Key]| {
        let press = |key: &egui::Key| egui::Event::Key {
            key: *key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: egui::Modifiers::NONE,
        };
        let input = egui::RawInput { events: keys.iter().map(press).collect(), ..egui::RawInput::default() };
        let mut link = None;
        ctx.run_ui(input, |ui| {
            focus::begin(ui.ctx());
            focus::moves(ui.ctx());
            ui.add_enabled_ui(usable, |ui| link = Some(ui.button("link").id));
            let _ = ui.button("other");
        })
        .textures_delta
        .clear();
        (ctx.memory(|memory| memory.focused()) == link, ctx.memory(|memory| memory.focused()).is_some())
    };
    let passes = |usable: bool, keys: &[egui::Key]| {
        pass(&ctx, usable, keys);
        for _ in 0..3 {
            pass(&ctx, usable, &[]);
        }
        pass(&ctx, usable, &[])
    };
    passes(true, &[]);
    assert_eq!(passes(true, &[egui::Key::Tab]), (true, true));
    assert_eq!(passes(false, &[]), (false, false));
    assert_eq!(passes(true, &[]), (true, true), "it is given back");
    passes(false, &[]);
    assert_eq!(passes(false, &[egui::Key::Tab]), (false, true), "the other one is chosen");
    assert_eq!(passes(true, &[]), (false, true), "and stays so");
}

/// What stands on a card below its edge is read by keys alone.
#[test]
fn cards_that_are_longer_than_the_window_are_turned_by_keys() {
    let _language = in_english();
    let mut debrief = model(120, false);
    debrief.session.mode.go_to_step(7);
    let session = debrief.session.clone();
    debrief.shown.draw_up(&session);
    let mut help = model(60, false);
    help.session.dialog = Dialog::Keys;
    for (name, model) in
        [("debriefing", debrief), ("desk", at_desk(true)), ("vote", voting(6)), ("year", in_shoes(52)), ("keys", help)]
    {
        let mut harness = harness(model, SIZES[2]);
        let of_labels = |harness: &Harness<'_, Model>| -> Vec<f32> {
            let labels = texts(harness).into_iter().filter(|(role, ..)| *role == Role::Label);
            labels.map(|(_, _, place)| place.top()).collect()
        };
        let before = of_labels(&harness);
        harness.key_press(egui::Key::PageDown);
        harness.run_steps(20);
        let below = of_labels(&harness);
        let lower = before.iter().zip(&below).filter(|(before, after)| **after < **before - 100.0).count();
        assert!(before.len() == below.len() && lower > 3, "{name}: {lower} of {}", before.len());
        harness.key_press(egui::Key::PageUp);
        harness.run_steps(20);
        assert_eq!(of_labels(&harness), before, "{name}");
    }
}

/// What a face lacks another one draws. What none can draw all looks the same: a letter that looks like that is missing.
#[test]
fn letters_of_latin_greek_and_cyrillic_can_be_drawn() {
    let harness = harness(model(0, false), SIZES[0]);
    let texts = [
        "Камера на перекрёстке Заречье Чайка ґєіїў љњћђ",
        "Żółć, Łódź, Őrült, ğış İzmir Ş, Ångström, Þórr, Řeřicha, ľščťž",
        "Ελληνικά ϊΐ Ώ",
        "Tiếng Việt: người Ờ ữ ặ",
        "≥ ½ “x” × – … ·",
    ];
    for family in [egui::FontFamily::Proportional, theme::bold(), theme::serif()] {
        let font = egui::FontId::new(14.0, family);
        let drawn = |letter: char| {
            let layout = |fonts: &mut egui::epaint::FontsView<'_>| {
                fonts.layout_no_wrap(letter.to_string(), font.clone(), egui::Color32::BLACK)
            };
            harness.ctx.fonts_mut(layout).rows[0].glyphs[0].uv_rect
        };
        let missing = drawn('\u{e000}');
        assert_eq!(drawn('\u{4ea4}'), missing, "a letter that no face has");
        for text in texts {
            for letter in text.chars().filter(|letter| !letter.is_whitespace()) {
                assert_ne!(drawn(letter), missing, "{letter} of {text} in {font:?}");
            }
        }
    }
}

#[test]
fn an_experiment_is_chosen_and_its_parameters_are_moved() {
    let _language = in_english();
    assert_eq!(clicked(in_lab(0, true), "Threshold"), [LabRequest::Choose(4).into()]);
    assert_eq!(clicked(in_lab(0, true), &heard("lab-defaults", "lab-defaults-says")), [LabRequest::Defaults.into()]);
    assert_eq!(clicked(in_lab(0, true), &heard("lab-back", "lab-back-says")), [ProgramRequest::Leave.into()]);
    let set = |name, value| [LabRequest::Put(name, value).into()];
    assert_eq!(clicked(in_lab(1, true), &words::plain("lab-about-corrected")), set("corrected", Value::Flag(true)));
    assert_eq!(clicked(in_lab(3, true), "equal rate"), set("policy", Value::Choice("equal_rate")));
    let mut lab = in_lab(3, true).shown.lab;
    lab.obey(LabRequest::Put("policy", Value::Choice("equal_rate")));
    assert!(!lab.up_to_date(), "what was set is run again");
    lab.obey(LabRequest::OtherLuck);
    assert_eq!(lab.seed, 2);
    lab.obey(LabRequest::Defaults);
    assert_eq!(*lab.setup(), lab.experiment().setup());
}
