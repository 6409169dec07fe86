//! How far a class has come in its lesson, and what it said.

use serde::{Deserialize, Serialize};

use crate::study::lesson::Track;

/// How far a class has come, and what it said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// The step, from 0.
    pub step: usize,
    /// The resident whose file was judged.
    pub file: Option<u32>,
    /// Which of the lesson's steps the class goes through.
    pub track: Track,
    /// What was said at each step that asked, by step.
    pub votes: Vec<Vote>,
}

/// How far a class has come, as a save keeps it: whether the lesson was left is kept with it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SavedLesson {
    /// The step, from 0.
    pub step: usize,
    /// Whether the class had left the lesson for the free town.
    pub left: bool,
    /// The resident whose file was judged.
    pub file: Option<u32>,
    /// Which of the lesson's steps the class goes through.
    pub track: Track,
    /// What was said at each step that asked, by step.
    pub votes: Vec<Vote>,
    /// Whether nobody had come to a step of it yet.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub not_begun: bool,
}

impl SavedLesson {
    /// How far the class had come, whether it has left the lesson or not.
    pub fn progress(self) -> Progress {
        Progress { step: self.step, file: self.file, track: self.track, votes: self.votes }
    }
}

/// What a class said at one step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Vote {
    /// The step.
    pub step: usize,
    /// The option chosen.
    pub choice: Option<usize>,
    /// How sure: 0 a guess, 1 fairly, 2 certain.
    pub sure: u8,
    /// Hands counted for each option; empty if nobody counted.
    pub hands: Vec<u32>,
}

/// The most hands that are counted for an option.
pub const MOST_HANDS: u32 = 999;

/// How sure one can be: a guess, fairly, certain.
pub const SURE: u8 = 3;

impl Progress {
    /// What was said at a step.
    pub fn vote(&self, step: usize) -> Option<&Vote> {
        self.votes.iter().find(|vote| vote.step == step)
    }

    /// The vote of a step, added if there is none.
    pub fn vote_mut(&mut self, step: usize) -> &mut Vote {
        let place = self.votes.iter().position(|vote| vote.step == step).unwrap_or_else(|| {
            self.votes.push(Vote { step, sure: 1, ..Vote::default() });
            self.votes.len() - 1
        });
        &mut self.votes[place]
    }

    /// Chooses an option at the step.
    pub fn choose(&mut self, option: usize) {
        self.vote_mut(self.step).choice = Some(option);
    }

    /// Says how sure the class is at the step.
    pub fn be_sure(&mut self, sure: u8) {
        self.vote_mut(self.step).sure = sure.min(SURE - 1);
    }

    /// Counts the hands for an option at the step.
    pub fn count_hands(&mut self, option: usize, hands: u32) {
        let vote = self.vote_mut(self.step);
        vote.hands.resize(vote.hands.len().max(option + 1), 0);
        vote.hands[option] = hands.min(MOST_HANDS);
    }
}
