//! Every challenge can be met in more than one way, and not by doing nothing. The winning sessions in tests/challenges were
//! found by the search here, which takes ten minutes and writes them anew: `TALLYFORD_SEARCH=all cargo test --test challenges`, or
//! the names of some challenges instead of all.

use std::fs;
use std::path::PathBuf;

use tallyford::day::Simulation;
use tallyford::day::state::desk::Ruling;
use tallyford::files::read_save;
use tallyford::scenario::settings::Places;
use tallyford::session::mode::{Mode, Played, undecided};
use tallyford::session::request::TownRequest;
use tallyford::session::save::{Save, Window};
use tallyford::session::shared::Shared;
use tallyford::session::work::Work;
use tallyford::study::challenge::{Challenge, Task, Verdict};
use tallyford::study::council::{TERM, account};
use tallyford::study::desk::{Answer, Ask, RULING_MINUTES, cases};
use tallyford::study::life::doable;
use tallyford::study::tipping::ENOUGH;
use tallyford::study::{Command, Order};
use tallyford::view::cards::cards;

/// A way to play.
#[derive(Clone, Debug, PartialEq)]
enum Way {
    /// Nothing is decided.
    Nothing,
    /// At the desk, these are asked about each file, while there is time, until one of them tells.
    Asks {
        /// What is asked, in this order.
        asks: Vec<Ask>,
        /// Whether the next is asked as well where one says that the person did it, so that a mark stands only where all say
        /// so.
        all: bool,
        /// Whether a mark is struck of which nothing tells.
        strikes: bool,
    },
    /// A life is led by a resolution that stays the same, with appeals or without.
    Resolves { acts: Vec<(String, u8)>, hides: Option<bool>, appeals: bool },
    /// Settings are laid over the rules on the first day.
    Rules(Vec<String>),
}

/// A challenge that was played to its end.
struct Session {
    work: Work,
    played: Played,
}

impl Session {
    fn verdict(&self) -> Verdict {
        verdict(&self.work, &self.played).expect("it was played to its end")
    }

    fn save(&self) -> Save {
        let twin = self.work.towns().get(1).map(|twin| twin.commands().to_vec());
        let window = Window { lens: "scored".into(), locked: true, twin, ..Window::default() };
        Save { played: Some(self.played.clone()), window: Some(window), ..Save::of(&self.work.towns()[0]) }
    }
}

/// Whether the challenge that is played is met; `None` where none is, and while it goes on.
fn verdict(work: &Work, played: &Played) -> Option<Verdict> {
    work.verdict(played.challenge()?, played.asked(), &Shared::default())
}

/// Plays a challenge to its end; `None` where the way is not one of its mode, or cannot be gone.
fn play(challenge: Challenge, way: &Way) -> Option<Session> {
    let shared = Shared::default();
    let seed = Some(challenge.setting().seed);
    let mut work = Work::found(challenge.recipe().unwrap(), seed, 0).unwrap();
    let mut mode = Mode::default();
    mode.begin_challenge(challenge);
    match (challenge.task(), way) {
        (Task::Desk { .. }, Way::Nothing | Way::Asks { .. }) => at_the_desk(&mut work, &mut mode, way),
        (Task::Life { .. }, Way::Nothing | Way::Resolves { .. }) => in_shoes(&mut work, &mut mode, way)?,
        (Task::Council { terms, .. }, Way::Nothing | Way::Rules(_)) => {
            if let Way::Rules(settings) = way {
                work.perform(TownRequest::Order { town: 0, order: Order::Set(settings.clone()) }, &shared).ok()?;
            }
            mode.council_mut().unwrap().begin();
            work.perform(TownRequest::GoTo(TERM * terms), &shared).unwrap();
        }
        (Task::Vote { days, .. }, Way::Nothing | Way::Rules(_)) => {
            work.perform(TownRequest::Beside(vec![]), &shared).unwrap();
            if let Way::Rules(settings) = way {
                work.perform(TownRequest::Order { town: 1, order: Order::Set(settings.clone()) }, &shared).ok()?;
            }
            let vote = mode.vote_mut().unwrap();
            while !vote.all_uncovered() {
                vote.count(1, 1);
                vote.go_on(work.towns()[0].town(), 2);
            }
            work.perform(TownRequest::GoTo(days), &shared).unwrap();
        }
        _ => return None,
    }
    let played = mode.played().unwrap();
    Some(Session { work, played })
}

fn at_the_desk(work: &mut Work, mode: &mut Mode, way: &Way) {
    let shared = Shared::default();
    let judge = mode.judge_mut().unwrap();
    work.perform(TownRequest::GoTo(judge.first), &shared).unwrap();
    for day in judge.days() {
        judge.come_to(work.towns()[0].town());
        let all = cases(work.towns()[0].town());
        for case in &all {
            let Way::Asks { asks, all: doubts, strikes } = way else { continue };
            let (town, commands) = (work.towns()[0].town(), work.towns()[0].commands());
            let left = judge.minutes_left(town, commands);
            // Nobody asks so long that there is no time to decide what lies there.
            let to_decide = RULING_MINUTES * undecided(town, commands).len() as u32;
            let mut known = None;
            for ask in asks {
                if (known.is_none() || *doubts && known == Some(true))
                    && judge.minutes_left(town, commands) >= ask.minutes(town) + to_decide
                {
                    judge.ask(town, commands, case, *ask);
                    known = judge.answer(case.record(), *ask).and_then(told).or(known);
                }
            }
            let guilty = known.unwrap_or(!strikes);
            let struck = !guilty && judge.forbids(town, commands, case.record(), Ruling::Struck).is_none();
            let ruling = if struck { Ruling::Struck } else { Ruling::Stands };
            if left >= RULING_MINUTES {
                let order = Order::Rule { record: case.record(), ruling };
                work.perform(TownRequest::Order { town: 0, order }, &shared).unwrap();
            }
        }
        let open = undecided(work.towns()[0].town(), work.towns()[0].commands());
        for case in open {
            let order = Order::Rule { record: case.record(), ruling: Ruling::Left };
            work.perform(TownRequest::Order { town: 0, order }, &shared).unwrap();
        }
        work.perform(TownRequest::GoTo(day + 1), &shared).unwrap();
    }
}

/// Whether an answer says that the person did it; `None` where it says neither.
fn told(answer: Answer) -> Option<bool> {
    match answer {
        Answer::Register { marks, back } => (marks >= 5).then_some(back * 5 < marks),
        Answer::Year { marks, .. } => Some(marks > 0),
        Answer::Contact { did_it, .. } | Answer::Watcher { did_it, .. } => Some(did_it),
        Answer::Nobody => None,
    }
}

fn in_shoes(work: &mut Work, mode: &mut Mode, way: &Way) -> Option<()> {
    let shared = Shared::default();
    let live = mode.live_mut().unwrap();
    live.taken = true;
    while !live.over {
        let town = work.towns()[0].town();
        if let Way::Resolves { acts, hides, appeals } = way {
            (live.draft.acts, live.draft.hides) = (acts.clone(), *hides);
            if *appeals {
                live.draft.appeals = town.told_of(live.seat).map(|mark| mark.receipt.record.id).collect();
            }
            if live.is_overdrawn(town) {
                return None;
            }
            for order in live.orders(work.towns()[0].commands()) {
                work.perform(TownRequest::Order { town: 0, order }, &shared).ok()?;
            }
        }
        let today = work.towns()[0].town().day();
        work.perform(TownRequest::GoTo(live.after(today, 4)), &shared).unwrap();
        live.come_to(work.towns()[0].town());
    }
    Some(())
}

/// Ways that the search tries, the simplest first.
fn ways(challenge: Challenge) -> Vec<Way> {
    let town = || Work::found(challenge.recipe().unwrap(), Some(challenge.setting().seed), 1).unwrap();
    match challenge.task() {
        Task::Desk { .. } => {
            let one_after_the_other = |first: Ask| {
                let others = Ask::ALL.into_iter().filter(move |second| *second != first);
                std::iter::once(vec![first]).chain(others.map(move |second| vec![first, second]))
            };
            let orders = std::iter::once(vec![]).chain(Ask::ALL.into_iter().flat_map(one_after_the_other));
            let way = |asks: Vec<Ask>| {
                let [few, many] = [&[false][..], &[false, true]];
                let all = if asks.len() > 1 { many } else { few };
                let each = all.iter().flat_map(|all| [true, false].map(|strikes| (*all, strikes)));
                each.map(move |(all, strikes)| Way::Asks { asks: asks.clone(), all, strikes }).collect::<Vec<_>>()
            };
            orders.flat_map(way).collect()
        }
        Task::Life { seat, .. } => {
            let town = town();
            lives(town.towns()[0].town(), seat)
        }
        Task::Council { .. } | Task::Vote { .. } => {
            let town = town();
            let off = |place: usize| format!("watchers[{place}].on=false");
            let nobody_looks = (0..town.towns()[0].town().scenario().raw().watchers.len()).map(off).collect();
            let ends = ends_of_cards(town.towns()[0].town());
            let is_general = |rules: &Vec<String>| rules.iter().all(|setting| !setting.contains(".rules["));
            let (general, of_one_rule): (Vec<_>, Vec<_>) = ends.into_iter().partition(is_general);
            [vec![nobody_looks], general, of_one_rule].concat().into_iter().map(Way::Rules).collect()
        }
    }
}

fn lives(town: &Simulation, seat: u32) -> Vec<Way> {
    let acts = town.scenario().policy().acts();
    let names: Vec<String> = doable(town, seat).iter().map(|one| acts[one.act].name().to_owned()).collect();
    let plan = |acts: Vec<(String, u8)>, hides, appeals| Way::Resolves { acts, hides, appeals };
    let mut ways = vec![];
    for hides in [None, Some(true), Some(false)] {
        for appeals in [false, true] {
            ways.push(plan(vec![], hides, appeals));
        }
    }
    let harmful = |name: &String| acts.iter().any(|act| act.name() == name && act.value() < 0.0);
    let (harms, others): (Vec<String>, Vec<String>) = names.into_iter().partition(harmful);
    let none: Vec<(String, u8)> = harms.into_iter().map(|name| (name, 0)).collect();
    let each = |of: &[(String, u8)], times: &[u8]| -> Vec<Way> {
        let more = |name: &String, times: u8| [of, &[(name.clone(), times)]].concat();
        let names = others.iter().filter(|name| of.iter().all(|(known, _)| known != *name));
        names.flat_map(|name| times.iter().map(|times| plan(more(name, *times), None, false))).collect()
    };
    ways.extend(each(&[], &[0, 1, 3, 7]));
    ways.push(plan(none.clone(), None, false));
    ways.extend(each(&none, &[3, 7]));
    ways.extend(each(&[("extra_shift".to_owned(), 2)], &[2, 4]));
    ways
}

/// What turning each switch, and moving each slider to either end, sets.
fn ends_of_cards(town: &Simulation) -> Vec<Vec<String>> {
    let cards = cards(town.scenario().raw());
    let sliders = cards.iter().filter(|card| card.is_on()).filter_map(|card| card.slider.as_ref());
    let slid = sliders.flat_map(|slider| [slider.range.0, slider.range.1].map(|end| slider.settings(end)));
    cards.iter().filter_map(|card| Some(card.switch.as_ref()?.turned.clone())).chain(slid).collect()
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/challenges")
}

fn file(challenge: Challenge, number: usize) -> PathBuf {
    folder().join(format!("{}-{number}.ron", challenge.key()))
}

/// What tells two ways apart: they have nothing in common.
fn apart(challenge: Challenge, one: &Way, other: &Way) -> bool {
    match (one, other) {
        (Way::Rules(one), Way::Rules(other)) => {
            let places = Places::of(challenge.recipe().unwrap().parse(&[]).unwrap().scenario.raw());
            let part = |setting: &String| places.place(part_of(setting));
            one.iter().all(|one| other.iter().all(|other| !part(one).meets(&part(other))))
        }
        (Way::Resolves { acts: one, .. }, Way::Resolves { acts: other, .. }) => {
            // What is left, and what is done however it is done otherwise, is not what tells them apart.
            let done = |acts: &[(String, u8)]| acts.iter().rfind(|(_, times)| *times > 0).cloned();
            done(one).map(|(act, _)| act) != done(other).map(|(act, _)| act)
        }
        (one, other) => one != other,
    }
}

/// The watcher that a setting is about, or the part of the rules in which it sets something.
fn part_of(setting: &str) -> &str {
    let path = setting.split('=').next().unwrap();
    let within = path.rfind('.').map_or(path, |end| &path[..end]);
    match within.strip_prefix("watchers") {
        Some(rest) => {
            let end = rest.char_indices().skip(1).find(|(_, letter)| ".[".contains(*letter));
            end.map_or(within, |(end, _)| &within[.."watchers".len() + end])
        }
        None => within,
    }
}

/// The search by which the winning sessions were found.
#[test]
fn winning_sessions_are_found() {
    let Ok(which) = std::env::var("TALLYFORD_SEARCH") else { return };
    for challenge in Challenge::ALL.into_iter().filter(|one| which == "all" || which.contains(&one.key())) {
        let tried = ways(challenge);
        println!("{}: {} ways", challenge.key(), tried.len());
        println!("  nothing: {:?}", play(challenge, &Way::Nothing).unwrap().verdict());
        let mut won: Vec<(Way, Session)> = vec![];
        for way in tried {
            let Some(session) = play(challenge, &way) else { continue };
            let verdict = session.verdict();
            let reached = verdict.goals.iter().filter(|(_, reached)| *reached).count();
            println!("  {reached} of {} by {way:?}", verdict.goals.len());
            let commands = |session: &Session| {
                session.work.towns().iter().map(|town| town.commands().to_vec()).collect::<Vec<_>>()
            };
            let other =
                |(won, before): &(Way, Session)| apart(challenge, won, &way) && commands(before) != commands(&session);
            if verdict.is_met() && won.iter().all(other) {
                let text = session.save().text().unwrap() + "\n";
                fs::write(file(challenge, won.len() + 1), text).unwrap();
                won.push((way, session));
            }
            if won.len() == 2 {
                break;
            }
        }
        println!("  won: {:?}", won.iter().map(|(way, _)| way).collect::<Vec<_>>());
        assert_eq!(won.len(), 2, "{challenge:?}");
    }
}

/// The sessions that are kept win, each in its own way, and end as they did.
#[test]
fn each_challenge_is_won_in_two_ways() {
    for challenge in Challenge::ALL {
        let mut sessions = vec![];
        for number in [1, 2] {
            let file = file(challenge, number);
            let save = read_save(&file).unwrap_or_else(|why| panic!("{why}"));
            let resumed = Work::resume(&save, &file.display().to_string(), 0, &Shared::default()).unwrap();
            assert_eq!(resumed.warning, None, "{challenge:?}");
            let played = fitted(&save, &resumed.work);
            assert_eq!(played.challenge(), Some(challenge));
            let verdict = verdict(&resumed.work, &played).unwrap();
            assert!(verdict.is_met(), "{challenge:?}: {verdict:?}");
            sessions.push(save);
        }
        let [one, other] = [&sessions[0], &sessions[1]].map(way_of);
        assert!(apart(challenge, &one, &other), "{challenge:?}: {one:?} and {other:?}");
        assert_ne!(ordered(&sessions[0]), ordered(&sessions[1]), "{challenge:?}");
    }
}

fn fitted(save: &Save, work: &Work) -> Played {
    save.played.clone().unwrap().fitted(&work.towns()[0], work.towns().len())
}

/// What was ordered in all towns of a save.
fn ordered(save: &Save) -> Vec<Command> {
    let beside = save.window.iter().flat_map(Window::beside).flatten();
    save.commands.iter().chain(beside).cloned().collect()
}

/// The way in which a save was played, as far as it tells two ways apart.
fn way_of(save: &Save) -> Way {
    let mut rules = vec![];
    for command in ordered(save) {
        match command.order {
            Order::Set(settings) => rules.extend(settings),
            Order::Resolve { acts, hides, .. } => return Way::Resolves { acts, hides, appeals: false },
            _ => {}
        }
    }
    match &save.played {
        Some(Played::Desk(judge)) => {
            let mut asks: Vec<Ask> =
                Ask::ALL.into_iter().filter(|ask| judge.asked.iter().any(|a| a.ask == *ask)).collect();
            asks.dedup();
            Way::Asks { asks, all: judge.asked.len() > save.commands.len(), strikes: false }
        }
        _ => Way::Rules(rules),
    }
}

/// What a save says after it was changed by hand: whether its challenge is met, `None` where it is no challenge any more.
fn after_a_change(challenge: Challenge, change: impl FnOnce(&mut Save)) -> Option<bool> {
    let mut save = read_save(&file(challenge, 1)).unwrap();
    save.digests.clear();
    change(&mut save);
    let work = Work::resume(&save, "changed.ron", 0, &Shared::default()).unwrap().work;
    let played = fitted(&save, &work);
    verdict(&work, &played).map(|verdict| verdict.is_met())
}

/// A save that was changed by hand proves nothing.
#[test]
fn what_cannot_be_played_does_not_win() {
    use Challenge::{HalfTheErrors, HalfTheEyes, OffTheList, OneMorning};
    let met = Some(true);
    assert_eq!(after_a_change(OneMorning, |_| ()), met);
    let left_out = after_a_change(OneMorning, |save| save.commands.clear());
    let asks_too_long = after_a_change(OneMorning, |save| {
        let Some(Played::Desk(judge)) = &mut save.played else { panic!("it is played at the desk") };
        let asked = judge.asked[0];
        judge.asked.extend((0..100).map(|_| asked));
    });
    assert_eq!([left_out, asks_too_long], [Some(false); 2]);
    let resolve = |acts: Vec<(String, u8)>| {
        move |save: &mut Save| {
            let order = &mut save.commands[0].order;
            let Order::Resolve { acts: before, .. } = order else { panic!("{order:?}") };
            before.extend(acts);
        }
    };
    assert_eq!(after_a_change(OffTheList, |_| ()), met);
    let all_day = ["volunteer", "make_music", "learn_evening"].map(|act| (act.to_owned(), 7));
    assert_eq!(after_a_change(OffTheList, resolve(all_day.into())), Some(false), "there are not so many hours");
    assert_eq!(after_a_change(OffTheList, |save| save.days += 7), Some(false), "it is over after sixteen weeks");
    assert_eq!(after_a_change(OffTheList, |save| save.settings = vec!["town.residents=60".into()]), None);
    assert_eq!(after_a_change(OffTheList, |save| save.seed += 1), None, "that is another town");
    let costs = |save: &mut Save| save.commands[0].order = Order::Set(vec!["watchers[0].hours_each=0".into()]);
    assert_eq!(after_a_change(HalfTheEyes, costs), Some(false));
    let people = |save: &mut Save| {
        let Order::Set(settings) = &mut save.commands[0].order else { panic!("rules are set") };
        settings.push("learning.blame=0".into());
    };
    assert_eq!([after_a_change(HalfTheErrors, |_| ()), after_a_change(HalfTheErrors, people)], [met, Some(false)]);
}

/// Where three aims are set at once, more people are better off where nobody is rated than in the other way to win.
#[test]
fn somewhere_it_is_best_to_rate_nobody() {
    let challenge = Challenge::ThreeAtOnce;
    let Task::Council { terms, aims } = challenge.task() else { panic!("it is played on the council") };
    let sat = |number: usize| {
        let save = read_save(&file(challenge, number)).unwrap();
        let work = Work::resume(&save, "won.ron", 0, &Shared::default()).unwrap().work;
        let first = &work.towns()[0];
        let until = (first.town().day(), terms);
        let account =
            account(first.founded(), save.seed, &first.changes(), until, aims, |_| (), || true).expect("it was lived");
        let votes = account.terms.last().expect("it sat").votes;
        (way_of(&save), i64::from(votes.approve) - i64::from(votes.disapprove), account.reached)
    };
    let (nobody, better_off, reached) = sat(1);
    assert_eq!(nobody, Way::Rules(vec!["watchers[0].on=false".into()]), "the only watcher of this town is off");
    assert!(better_off >= sat(2).1, "{better_off}, {}", sat(2).1);
    assert!(better_off > 500 && reached.iter().all(|aim| aim.here && aim.elsewhere >= ENOUGH), "{reached:?}");
}

/// A challenge asks for something.
#[test]
fn nothing_wins_by_itself() {
    for challenge in Challenge::ALL {
        let session = play(challenge, &Way::Nothing).unwrap();
        let verdict = session.verdict();
        assert!(!verdict.is_met(), "{challenge:?}: {verdict:?}");
        // What its sentence says of somebody is so.
        if let (Challenge::OffTheList, Played::Life(live)) = (challenge, &session.played) {
            let town = session.work.towns()[0].town();
            assert_eq!(town.town().name(live.seat), "Briar Purloom");
            assert!(town.flagged(live.seat) && town.money(live.seat) < 0.0);
        }
    }
}

/// Whoever strikes every mark, or none, meets no challenge at the desk.
#[test]
fn files_are_not_decided_unread() {
    for challenge in Challenge::ALL {
        for strikes in [true, false] {
            if let Some(session) = play(challenge, &Way::Asks { asks: vec![], all: false, strikes }) {
                assert!(!session.verdict().is_met(), "{challenge:?}: {:?}", session.verdict());
            }
        }
    }
}
