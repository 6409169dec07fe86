//! What the person chose, and what the program has to say to them.

use bevy::prelude::Resource;

use crate::app::request::{Dialog, Door, FIRST, Game, Ground, Part};
use crate::app::settings::Settings;
use crate::scenario::raw::{RawStep, StepKind};
use crate::session::mode::{self, Mode};
use crate::session::performance::Performance;
use crate::session::request::Pace;
use crate::session::seen::{self, Seat};
use crate::view::facts::{Fact, Facts};
use crate::view::lens::Lens;

/// Something the program has to say, until it is taken away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What is said, in whole sentences.
    pub text: String,
    /// Whether something went wrong.
    pub wrong: bool,
}

/// What the person chose.
#[derive(Resource, Clone, Debug)]
pub struct Session {
    /// Through which lens the map is seen: what happened, what was seen, or what was scored.
    pub lens: Lens,
    /// The resident whose file lies open, by number.
    pub selected: Option<u32>,
    /// Which door of the first screen stands open.
    pub door: Door,
    /// The town that is to be founded.
    pub ground: Ground,
    /// In the town of which scenario each [`Game`] is played that is begun on the first screen, by name.
    pub play_in: [String; Game::ALL.len()],
    /// What lies over the town.
    pub dialog: Dialog,
    /// Folded parts: rules, person, foot.
    pub folded: [bool; 3],
    /// In a narrow window, the one part that is open.
    pub narrow: Option<Part>,
    /// Whether all rules are shown.
    pub all_rules: bool,
    /// Whose rules are shown: 0, or 1 for the twin.
    pub rules_of: usize,
    /// Where the curtain hangs between the town and its twin, from 0 at the left edge of the map to 1; `None` where each
    /// has a map of its own.
    pub curtain: Option<f32>,
    /// The place of the case on the desk of appeals that lies open.
    pub case: usize,
    /// Which proposals of a vote lie on the map, to the left and to the right of the curtain.
    pub pair: [usize; 2],
    /// Whether what came of a vote is laid aside, so that one sees the towns.
    pub aside: bool,
    /// Whom the Chronicle is to follow, beside those whom it chooses.
    pub followed: Vec<u32>,
    /// Seconds for which the ink has run that shows whom an undone entry reached; `None` while it is not shown.
    pub ink: Option<f32>,
    /// The measures that were chosen for the two charts; where none was, the town has its own.
    pub charts: [Option<&'static str>; 2],
    /// Who sits before the window.
    pub seat: Seat,
    /// What the program is doing: free play, or a lesson with how far it has come.
    pub mode: Mode,
    /// What the person has set: theme, text size, language and motion.
    pub settings: Settings,
    /// How fast days pass.
    pub pace: Pace,
    /// The run that is watched, also while it stands still.
    pub performance: Option<Performance>,
    /// The time of the day that is shown, 0 to 1.
    pub time: f64,
    /// What the program has to say.
    pub notice: Option<Notice>,
}

impl Default for Session {
    fn default() -> Self {
        Self {
            lens: Lens::Scored,
            selected: None,
            door: Door::default(),
            ground: Ground::default(),
            play_in: [mode::TOWN, mode::TOWN, FIRST].map(str::to_owned),
            dialog: Dialog::None,
            folded: [false; 3],
            narrow: None,
            all_rules: false,
            rules_of: 0,
            curtain: Some(0.5),
            case: 0,
            pair: [0, 1],
            aside: false,
            followed: vec![],
            ink: None,
            charts: [None; 2],
            seat: Seat::default(),
            mode: Mode::default(),
            settings: Settings::default(),
            pace: Pace::Paused,
            performance: None,
            time: MORNING,
            notice: None,
        }
    }
}

/// The time of day at which a paused town stands: late morning, when people are about.
pub const MORNING: f64 = 0.44;

impl Session {
    /// Whether a part is folded away.
    pub fn is_folded(&self, part: Part) -> bool {
        self.folded[part as usize]
    }

    /// Whether the mode has a part of the window.
    pub fn has_part(&self, part: Part) -> bool {
        match part {
            Part::Rules => self.mode.has_rules(),
            Part::Person => self.mode.has_files(),
            Part::Foot => self.mode.has_charts(),
        }
    }

    /// Whether days pass faster than anybody can be followed.
    pub fn passes_fast(&self) -> bool {
        match self.pace {
            Pace::Month => true,
            Pace::Watched => self.settings.reduced_motion,
            Pace::Paused | Pace::Day => false,
        }
    }

    /// The resident at whom a watched run has stopped, while it stands there.
    pub fn pointed_at(&self) -> Option<u32> {
        self.performance.as_ref()?.moment.as_ref()?.resident
    }

    /// The facts that the window may show to whoever sits before it.
    pub fn facts(&self) -> Facts {
        seen::facts(&self.mode, self.seat)
    }

    /// Whether the window may show a fact.
    pub fn may_see(&self, fact: Fact) -> bool {
        seen::may_see(&self.mode, self.seat, fact)
    }

    /// Whether one may look through a lens.
    pub fn may_look(&self, lens: Lens) -> bool {
        lens.shows(self.facts())
    }

    /// The step at which the lesson stands, unless it was left.
    pub fn step(&self) -> Option<&RawStep> {
        self.mode.lesson()?.step()
    }

    /// Whether Escape leaves the mode for the free town: a lesson, which is found again. What is played is not left by mistake.
    pub fn leaves_by_escape(&self) -> bool {
        self.mode.lesson().is_some()
    }

    /// Which of so many towns of the sitting lie on the map, by number: the town and its twin; in a vote the proposal that is
    /// written, and when all have been uncovered the two that are compared.
    pub fn on_the_map(&self, towns: usize) -> Vec<usize> {
        let last = towns.saturating_sub(1);
        match self.mode.vote() {
            None => (0..towns.min(2)).collect(),
            Some(vote) if vote.all_uncovered() => self.pair.iter().map(|town| *town.min(&last)).collect(),
            Some(_) => vec![self.rules_of.min(last)],
        }
    }

    /// Whether the lesson stands at a step of this kind.
    pub fn stands_at(&self, kind: StepKind) -> bool {
        self.mode.lesson().is_some_and(|lesson| lesson.kind() == Some(kind))
    }
}
