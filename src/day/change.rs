//! What can be changed in a running town on the morning of a day, with everything named by its number.

use std::convert::Infallible;
use std::sync::Arc;

use super::state::desk::Ruled;
use super::state::led::Resolve;
use super::state::orders::{Mark, OneAct};
use crate::scenario::Scenario;

/// A change. Each touches what it names and nothing else; all that follows is the town's answer.
#[derive(Clone, Debug)]
pub enum Change {
    /// Rules come into force. They must fit the town ([`Scenario::fits`]).
    Rules(Arc<Scenario>),
    /// An observation, by its number, never reaches a file. It must not have been made yet.
    StrikeRecord(u64),
    /// Somebody does not do an act today.
    StrikeAct(OneAct),
    /// Somebody does an act today, whatever drives them.
    HandAct(OneAct),
    /// Somebody at the desk rules on the appeals against a record. Without effect unless reviewers look at them today.
    Rule(Ruled),
    /// An office enters a mark that nothing stands behind.
    Mark(Mark),
    /// Somebody resolves what to do from today on, until they resolve something else.
    Resolve(Resolve),
    /// Somebody who leads a resident's weeks appeals against the record of a number, of which that resident was told.
    Appeal(u64),
    /// Nobody leads a resident's weeks any longer: they do and appeal as they would have.
    HandBack(u32),
    /// The first resident lets go of the second, and so does the second of the first.
    LetGo(u32, u32),
    /// Every office takes back what somebody's score has lost, clears their file and takes them off its lists.
    Pardon(u32),
    /// Somebody falls ill for so many days.
    Illness(u32, u8),
    /// Somebody loses their job.
    LayOff(u32),
    /// Somebody gains money or, below 0, loses it, in hundredths of a groat.
    Money(u32, i32),
    /// Two residents change looks.
    SwapLooks(u32, u32),
    /// Two residents change quarters, as the rules and the watchers know them. They stay where they live.
    SwapQuarters(u32, u32),
    /// The first resident gets the conduct of the second: conscience, guile, nerve and warmth.
    Conduct(u32, u32),
}

impl Change {
    /// The same change, where rules are what `of` makes of them.
    pub fn under(&self, of: impl Fn(&Scenario) -> Scenario) -> Self {
        let Ok(change) = self.try_under(|rules| Ok::<_, Infallible>(of(rules)));
        change
    }

    /// The same change, where rules are what `of` makes of them.
    ///
    /// # Errors
    /// Why it can make nothing of them.
    pub fn try_under<E>(&self, of: impl Fn(&Scenario) -> Result<Scenario, E>) -> Result<Self, E> {
        Ok(match self {
            Self::Rules(rules) => Self::Rules(Arc::new(of(rules)?)),
            other => other.clone(),
        })
    }
}
