//! What can be asked for in a sitting, by who takes it.

use std::ops::Range;

use crate::day::state::desk::Ruling;
use crate::study::challenge::Challenge;
use crate::study::council::Aim;
use crate::study::desk::{Ask, Asked};
use crate::study::lab::Value;
use crate::study::{Command, Order};
use crate::view::inquiry::Question;

/// How fast days pass.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pace {
    /// Not at all.
    #[default]
    Paused,
    /// A day in a few seconds, so that pegs can be followed.
    Day,
    /// About a month in four seconds.
    Month,
    /// As fast as a run that is watched goes ([`Performance`](super::performance::Performance)).
    Watched,
}

/// What stands in the twin town.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TwinPolicy {
    /// The same rules, but no band opens or closes a door.
    NoDoors,
    /// The rules as the lesson began, without what was changed since.
    AsFounded,
    /// The same rules, to be changed on this side.
    Same,
}

/// What is asked of the towns: each is work that takes its time. Taken by [`super::work::Work`].
#[derive(Clone, Debug, PartialEq)]
pub enum TownRequest {
    /// Goes to the morning after this many days; an earlier one is reached by living the days again.
    GoTo(u32),
    /// Gives an order to a town.
    Order {
        /// Which town: 0, or 1 for the twin.
        town: usize,
        /// What to change.
        order: Order,
    },
    /// Gives an order to a town that held from a past day on; the days since are lived again.
    OrderOn {
        /// Which town: 0, or 1 for the twin.
        town: usize,
        /// Days that had passed.
        day: u32,
        /// What to change.
        order: Order,
    },
    /// Takes the last order of a town back.
    Undo(usize),
    /// Gives the order again that was taken back last.
    Redo(usize),
    /// Sets a twin town beside the town, or takes it away.
    Twin(Option<TwinPolicy>),
    /// Sets one more town beside those that there are, under these commands.
    Beside(Vec<Command>),
    /// Takes a town away, by its number. The last one stays.
    Away(usize),
    /// Finds out what the life of a resident came to, beside the same life left alone and with other luck.
    Reckon(u32),
    /// Finds out what each town comes to, from its first day to today, over many towns with one luck.
    Weigh,
    /// Finds out whether the challenge that was played is met.
    Verdict {
        /// Which challenge was played.
        challenge: Challenge,
        /// What was asked at the desk of appeals, where it is played there.
        asked: Vec<Asked>,
    },
    /// Finds out where the aims of a council begin to be met when the slider of a rule card is moved.
    Tip {
        /// The key of the rule card whose slider is moved, as in `lesson.cards`.
        card: String,
        /// What the council wants to reach.
        aims: Vec<Aim>,
        /// For how many terms it can sit.
        terms: u32,
    },
    /// Finds out what people say of a council's terms so far, how many hours these took, and when its time is over which of
    /// its aims it reached.
    Account {
        /// What the council wants to reach.
        aims: Vec<Aim>,
        /// For how many terms it can sit.
        terms: u32,
    },
    /// Puts a question to the town, answered by replay.
    Ask(Question),
    /// Answers the questions of the lesson.
    Find,
    /// Finds out how well somebody judged who ruled on appeals on these days, and what the other rulings would have come
    /// to.
    Judge(Range<u32>),
}

/// What is asked of the clock that lets days pass. Taken by the host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockRequest {
    /// Days at this pace.
    Pace(Pace),
    /// The days up to this one, to be watched; or on with them after a stop.
    Watch(u32),
    /// One day, and then a pause.
    Step,
    /// Stops a long run where it is.
    Stop,
}

/// What a class does in its lesson. The host passes it to the mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LessonRequest {
    /// Goes to a step.
    GoTo(usize),
    /// Leaves the lesson for the free town.
    Leave,
    /// Takes the lesson up again where it was left.
    Return,
    /// Votes at the step for an option.
    Vote(usize),
    /// Says how sure the class is: 0 a guess, 1 fairly, 2 certain.
    Sure(u8),
    /// Counts hands for an option.
    Hands(usize, u32),
}

/// What is done at the desk of appeals. The host passes it to the mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeskRequest {
    /// Asks something about the record of a number.
    Ask(u64, Ask),
    /// Rules on the appeals against the record of a number.
    Rule(u64, Ruling),
    /// Ends the working day: what is not decided stands.
    CloseDay,
}

/// What is done in a vote. The host passes it to the mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VoteRequest {
    /// Adds a proposal that says the same as the one that is open.
    Add,
    /// Takes a proposal away, by its place.
    Remove(usize),
    /// Counts hands for a proposal.
    Hands(usize, u32),
    /// Goes on to what comes next.
    GoOn,
    /// Goes back to writing, so that other seats are dealt.
    WriteAgain,
}

/// What is done in somebody's shoes. The host passes it to the mode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LifeRequest {
    /// Draws another card.
    Draw,
    /// Takes the card with a resident's number.
    Card(u32),
    /// Takes the seat: the year begins.
    Begin,
    /// Says on how many of seven days an act, by name, is to be done; `None` as usual.
    Times(String, Option<u8>),
    /// Keeps out of view, takes no long way round, or does as usual.
    Hide(Option<bool>),
    /// Appeals against the record of a number, or does not after all.
    Appeal(u64),
    /// Lets go of somebody, or does not after all.
    LetGo(u32),
    /// Lives so many weeks by what is resolved.
    Weeks(u32),
}

/// What a council does. The host passes it to the mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CouncilRequest {
    /// Takes up an aim, or gives it up.
    Aim(Aim),
    /// Goes on: begins to sit, or opens the next term, which goes on to its end.
    GoOn,
}

/// What is tried in the lab. Done by [`super::lab::Lab`].
#[derive(Clone, Debug, PartialEq)]
pub enum LabRequest {
    /// Opens an experiment by its number.
    Choose(usize),
    /// Sets a parameter of the chosen experiment.
    Put(&'static str, Value),
    /// Sets all parameters of the chosen experiment to their defaults.
    Defaults,
    /// Runs the chosen experiment with the luck of another seed.
    OtherLuck,
}
