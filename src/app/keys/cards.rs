//! The keys of cards that ask for something: each mode has its own. No key leaves the ending of what was played, which is not
//! found again: whoever has pressed Enter from term to term would lose it by pressing once more. Its button does.

use bevy_egui::egui::Key;

use crate::app::request::{LookRequest, Request};
use crate::app::respond::forward;
use crate::app::state::{Session, Shown};
use crate::day::state::desk::Ruling;
use crate::scenario::raw::StepKind;
use crate::session::mode::{AFTER, LONGEST_STRETCH, Stage};
use crate::session::request::{CouncilRequest, DeskRequest, LessonRequest, LifeRequest, TownRequest, VoteRequest};
use crate::study::council::Aim;
use crate::study::desk::{Ask, cases};
use crate::study::lesson;

/// The keys that choose an option of a card that asks.
pub(super) const VOTES: [Key; 6] = [Key::A, Key::B, Key::C, Key::D, Key::E, Key::F];

/// What a card makes of a key.
pub(super) enum Card {
    /// The card answers the key by these requests.
    Asks(Vec<Request>),
    /// The card is over the town: the key does nothing there.
    HoldsBack,
    /// The card has no use for the key, which keeps its meaning for the town.
    Leaves,
}

/// What the card of the mode makes of a key. `focused`: whether a control has the focus.
pub(super) fn key_of_card(key: Key, focused: bool, session: &Session, shown: &Shown) -> Card {
    let cards = [desk_key, vote_key, life_key, council_key, lesson_key].into_iter();
    let answers = cards.map(|card| card(key, focused, session, shown));
    answers.into_iter().find(|card| !matches!(card, Card::Leaves)).unwrap_or(Card::Leaves)
}

/// The keys of the desk of appeals: letters ask, 1 to 3 decide, N and P turn to the next file or the last, and E ends the
/// day. When the days are over Enter goes on to the next quarter.
fn desk_key(key: Key, focused: bool, session: &Session, shown: &Shown) -> Card {
    let (Some(judge), Some(published)) = (session.mode.judge(), shown.town()) else { return Card::Leaves };
    if judge.over {
        let later = judge.days().end + AFTER;
        return match published.town.day() {
            _ if focused || key != Key::Enter || shown.running.is_some() => Card::HoldsBack,
            day if day < later => Card::Asks(vec![TownRequest::GoTo(later).into()]),
            _ => Card::HoldsBack,
        };
    }
    let cases = cases(&published.town);
    let open = session.case.min(cases.len().saturating_sub(1));
    let turn = |step: usize| LookRequest::Case((open + step) % cases.len().max(1)).into();
    let record = cases.get(open).map_or(0, |case| case.record());
    let rulings = [(Key::Num1, Ruling::Stands), (Key::Num2, Ruling::Struck), (Key::Num3, Ruling::Back)];
    let asks = VOTES.into_iter().zip(Ask::ALL).find(|(vote, _)| *vote == key);
    let rules = rulings.into_iter().find(|(number, _)| *number == key);
    let request = match (asks, rules, key) {
        (Some((_, ask)), ..) => DeskRequest::Ask(record, ask).into(),
        (_, Some((_, ruling)), _) => DeskRequest::Rule(record, ruling).into(),
        (.., Key::N) => turn(1),
        (.., Key::P) => turn(cases.len().saturating_sub(1)),
        (.., Key::E) => DeskRequest::CloseDay.into(),
        _ => return Card::Leaves,
    };
    Card::Asks(vec![request])
}

/// The keys of a vote: letters open a proposal while it is written, and raise a hand for it when it is voted on. Enter goes
/// on.
fn vote_key(key: Key, focused: bool, session: &Session, shown: &Shown) -> Card {
    let Some(vote) = session.mode.vote() else { return Card::Leaves };
    let proposal = VOTES.into_iter().take(shown.all.len()).position(|vote| vote == key);
    let request = match (proposal, vote.round()) {
        (Some(place), _) if session.aside => LookRequest::Pair([session.pair[0], place]).into(),
        (Some(place), Some(round)) => VoteRequest::Hands(place, vote.hands(round, place) + 1).into(),
        (Some(place), None) if vote.stage == Stage::Write => LookRequest::RulesOf(place).into(),
        _ if !focused && key == Key::Enter && session.aside => LookRequest::Aside(false).into(),
        _ if !focused && key == Key::Enter && vote.stage != Stage::Over => VoteRequest::GoOn.into(),
        // The cards after the first lie over the town.
        _ if vote.stage == Stage::Write || session.aside => return Card::Leaves,
        _ => return Card::HoldsBack,
    };
    Card::Asks(vec![request])
}

/// The keys in somebody's shoes: N draws another card, Enter begins the year and lives a week, 4 lives four weeks.
fn life_key(key: Key, focused: bool, session: &Session, _: &Shown) -> Card {
    let Some(live) = session.mode.live() else { return Card::Leaves };
    let request = match key {
        Key::N if live.can_draw() => LifeRequest::Draw.into(),
        Key::Num4 if live.decides() => LifeRequest::Weeks(LONGEST_STRETCH).into(),
        Key::Enter if !focused && live.taken && !live.over => LifeRequest::Weeks(1).into(),
        Key::Enter if !focused && !live.taken => LifeRequest::Begin.into(),
        _ => return Card::HoldsBack,
    };
    Card::Asks(vec![request])
}

/// The keys of a council: letters choose its aims, and Enter opens the next term.
fn council_key(key: Key, focused: bool, session: &Session, _: &Shown) -> Card {
    let Some(council) = session.mode.council() else { return Card::Leaves };
    let aim = VOTES.into_iter().zip(Aim::ALL).find(|(vote, _)| *vote == key);
    let request = match (aim, key) {
        (Some((_, aim)), _) if !council.sits => CouncilRequest::Aim(aim).into(),
        (_, Key::Enter) if !focused && !council.over => CouncilRequest::GoOn.into(),
        _ if council.sits && !council.over => return Card::Leaves,
        _ => return Card::HoldsBack,
    };
    Card::Asks(vec![request])
}

/// The keys of a card that asks: letters choose, 1 to 3 say how sure, Enter goes on.
fn lesson_key(key: Key, focused: bool, session: &Session, shown: &Shown) -> Card {
    let (Some(step), Some(raw)) = (session.step(), shown.raw()) else {
        return Card::Leaves;
    };
    let options = lesson::options(&raw.lesson, step).len();
    if let Some(number) = VOTES.into_iter().take(options).position(|vote| vote == key) {
        return Card::Asks(vec![LessonRequest::Vote(number).into()]);
    }
    if step.step == StepKind::Bet
        && let Some(sure) = [Key::Num1, Key::Num2, Key::Num3].into_iter().position(|sure| sure == key)
    {
        return Card::Asks(vec![LessonRequest::Sure(sure as u8).into()]);
    }
    if !focused && key == Key::Enter {
        return Card::Asks(forward(session, shown).into_iter().collect());
    }
    if matches!(step.step, StepKind::Bet | StepKind::Debrief) { Card::HoldsBack } else { Card::Leaves }
}
