//! What a host and the work share while the work goes on: how far it is, whether it shall stop, and what has come out.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU32};

use super::towns::Published;
use crate::study::Command;
use crate::study::challenge::Verdict;
use crate::study::council::{Account, Aim};
use crate::study::desk::{Fate, Sitting};
use crate::study::life::Reckoning;
use crate::study::tipping::Tipping;
use crate::study::weighing::Weighed;
use crate::view::controls::Slider;
use crate::view::debrief::Debrief;
use crate::view::inquiry::Inquiry;

/// What the host and the work share while the work goes on.
#[derive(Default)]
pub struct Shared {
    /// Asks the work to stop at the end of the day.
    pub stop: AtomicBool,
    /// Days done.
    pub done: AtomicU32,
    /// Days to do.
    pub of: AtomicU32,
    /// The newest state, until the host takes it.
    pub news: Mutex<Option<Vec<Published>>>,
    /// Findings, until the host takes them.
    pub findings: Mutex<Option<Findings>>,
    /// What a life came to, until the host takes it.
    pub reckoned: Mutex<Option<Reckoning>>,
    /// What proposals come to, until the host takes it.
    pub weighed: Mutex<Option<Weighed>>,
    /// What is known of a council's terms, until the host takes it.
    pub account: Mutex<Option<Account>>,
    /// Whether a challenge is met, until the host takes it.
    pub verdict: Mutex<Option<Verdict>>,
    /// Tipping points, until the host takes them.
    pub tipped: Mutex<Option<Tipped>>,
    /// How well somebody judged, until the host takes it.
    pub judged: Mutex<Option<Judged>>,
    /// The answer to a question, until the host takes it.
    pub inquiry: Mutex<Option<Inquiry>>,
}

/// Puts what came out of some work where the host takes it; `None` where the work was stopped.
pub(super) fn hand_over<T>(slot: &Mutex<Option<T>>, found: Option<T>) {
    if let Ok(mut slot) = slot.lock() {
        *slot = found;
    }
}

/// Takes what has come out of some work, if something has.
pub fn take_over<T>(slot: &Mutex<Option<T>>) -> Option<T> {
    slot.try_lock().ok().and_then(|mut slot| slot.take())
}

/// Where the aims of a council begin to be met when the slider of a rule card is moved.
#[derive(Clone, Debug, PartialEq)]
pub struct Tipped {
    /// What the card is called.
    pub title: String,
    /// The card's slider, as it stood.
    pub slider: Slider,
    /// Each aim, and where it begins to be met.
    pub points: Vec<(Aim, Tipping)>,
    /// What was ordered when it was found out.
    pub commands: Vec<Command>,
    /// Days that had passed then.
    pub day: u32,
}

/// What came of the days at the desk.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// The day on which it was found out.
    pub day: u32,
    /// What was decided, left and sent back.
    pub sitting: Sitting,
    /// What became of some of the people, and what would have become of them.
    pub fates: Vec<Fate>,
}

/// What a class looks at when the lesson is over: how each question was answered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// The day on which they were made.
    pub day: u32,
    /// What had been ordered until then.
    pub commands: Vec<Command>,
    /// What the run came to.
    pub debrief: Debrief,
}

impl Findings {
    /// Whether they are of a town as it stands.
    pub fn of(&self, town: Option<&Published>) -> bool {
        town.is_some_and(|town| self.day == town.town.day() && self.commands == *town.commands)
    }
}
