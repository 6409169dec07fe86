//! What panels, keys and scripts can ask for, nested by who takes it. Panels are functions from a view to these; nothing
//! else comes out of them.

use std::path::PathBuf;

use super::settings::Settings;
use crate::session::Seat;
use crate::session::request::{
    ClockRequest, CouncilRequest, DeskRequest, LabRequest, LessonRequest, LifeRequest, TownRequest, VoteRequest,
};
use crate::study::challenge::Challenge;
use crate::study::lesson::Track;
use crate::view::lens::Lens;

/// What lies over the town.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Dialog {
    /// No dialog is open.
    #[default]
    None,
    /// The keys.
    Keys,
    /// What the program is and knows.
    About,
    /// Text size, theme and the like.
    Settings,
    /// Saves, and naming one.
    Saves,
    /// Which twin to set beside the town.
    Twin,
    /// Some people: why they are listed, and who.
    People {
        /// What they have in common.
        title: String,
        /// Residents.
        residents: Vec<u32>,
    },
    /// A day to go to.
    ToDay,
    /// The answer to a question that was put to the town.
    Inquiry,
    /// A file to open.
    Files,
    /// Where report and tables are to be written.
    Export,
    /// At the first start: where the window is seen, and in which language.
    Welcome,
}

/// What the first screen offers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Door {
    /// The shipped lessons, each with its tracks.
    #[default]
    Lesson,
    /// The desk of appeals, a year in somebody's shoes, a council, and a vote.
    Play,
    /// A town whose ground, size and seed one chooses, with all rules open.
    Build,
    /// Published results, reproduced by the engine.
    Lab,
}

impl Door {
    /// All doors, in the order of their keys.
    pub const ALL: [Self; 4] = [Self::Lesson, Self::Play, Self::Build, Self::Lab];
}

/// What is played in the town of a scenario, which is chosen on the first screen. The desk of appeals has a town of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Game {
    /// A year in somebody's shoes.
    Life,
    /// A council that sets the rules for four terms.
    Council,
    /// A vote of a class on proposals.
    Vote,
}

impl Game {
    /// All games, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Life, Self::Council, Self::Vote];
}

/// The town that is to be founded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// The scenario whose rules and quarters the town has, by name.
    pub scenario: String,
    /// How many people live there.
    pub residents: u32,
    /// The seed, from which people, plan and luck come.
    pub seed: u32,
}

impl Default for Ground {
    fn default() -> Self {
        Self { scenario: FIRST.to_owned(), residents: 1200, seed: 1 }
    }
}

/// The name of the lesson that stands first among the lessons, and that a newcomer is led to.
pub const FIRST: &str = "crossing-camera";

/// Which of the parts that fold away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The rules.
    Rules,
    /// The person.
    Person,
    /// Charts and Chronicle.
    Foot,
}

/// What is asked of the window: where one looks, and what is open.
#[derive(Clone, Debug, PartialEq)]
pub enum LookRequest {
    /// Looks through other eyes.
    Lens(Lens),
    /// Covers or uncovers what happened.
    Cover(bool),
    /// Uncovers what happened, ring by ring.
    Reveal,
    /// Opens a person, or none.
    Select(Option<u32>),
    /// Opens the next or the last person along the streets.
    SelectNext(i32),
    /// Opens a door of the first screen.
    Door(Door),
    /// Chooses the town that is to be founded.
    Ground(Ground),
    /// Chooses the scenario in whose town something is played, by name.
    PlayIn(Game, String),
    /// Opens or closes a dialog.
    Open(Dialog),
    /// Folds a part away, or opens it.
    Fold(Part),
    /// Shows all rules, or six.
    AllRules(bool),
    /// Lets the Chronicle follow somebody, or no longer.
    Follow(u32),
    /// Hangs the curtain between the town and its twin at a share of the map's width, or gives each a map of its own.
    Curtain(Option<f32>),
    /// Lets the ink run, from person to person, that shows whom an undone entry reached; or takes it away.
    Ink(bool),
    /// Shows the rules of the town or of its twin, or in a vote a proposal.
    RulesOf(usize),
    /// Puts two proposals on the map, to the left and to the right of the curtain.
    Pair([usize; 2]),
    /// Lays what came of a vote aside, to look at the towns, or takes it up again.
    Aside(bool),
    /// Opens the case at a place on the desk of appeals.
    Case(usize),
    /// Shows a measure in one of the two charts.
    Chart(usize, &'static str),
    /// Takes a notice away.
    Dismiss,
}

/// What is asked of the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MapRequest {
    /// Moves it by so many points.
    Pan(f32, f32),
    /// Zooms by a factor about the middle.
    Zoom(f32),
    /// Shows the whole town.
    Whole,
}

/// What is asked of the program: what it opens, keeps and is set to.
#[derive(Clone, Debug, PartialEq)]
pub enum ProgramRequest {
    /// Begins a scenario by name.
    Begin(String, Track),
    /// Sits down at the desk of appeals.
    Desk {
        /// Whether the office has a rule book, which grows.
        by_the_book: bool,
    },
    /// Begins to play in the town of a scenario, by name.
    Play(Game, String),
    /// Begins a challenge.
    Challenge(Challenge),
    /// Founds a town, in which nothing is covered and all rules lie open.
    Found(Ground),
    /// Opens a saved run or a scenario.
    Load(PathBuf),
    /// Lets the host ask for a file of the machine, and opens it.
    Choose,
    /// Lists a folder, to open a file from it.
    Browse(PathBuf),
    /// Keeps the run under a name.
    SaveAs(String),
    /// Makes a link of the run, as it is for a seat.
    Link(Seat),
    /// Writes report and tables into a folder.
    Export(PathBuf),
    /// Writes the two pages of the debriefing, and opens them where pages are read and printed.
    Print,
    /// Keeps the ending of what was played: a page, which is opened, and the save beside it.
    KeepEnding,
    /// Back to the choice of scenarios.
    Leave,
    /// To the lab.
    ToLab,
    /// Changes the settings.
    Settings(Settings),
    /// Ends the program.
    Quit,
}

/// Writes the arms of [`Request`], and the ways into each and out of it again.
macro_rules! arms {
    ($($(#[$doc:meta])* $arm:ident($asked:ty),)+) => {
        /// What is asked for. Each arm has one taker, which does everything that is in it.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Request {
            $($(#[$doc])* $arm($asked),)+
        }

        $(impl From<$asked> for Request {
            fn from(asked: $asked) -> Self {
                Self::$arm(asked)
            }
        }

        impl TryFrom<Request> for $asked {
            type Error = Request;

            fn try_from(request: Request) -> Result<Self, Request> {
                match request {
                    Request::$arm(asked) => Ok(asked),
                    other => Err(other),
                }
            }
        })+
    };
}

arms! {
    /// Work on the towns. Taken by the driver, which has it done in a task.
    Town(TownRequest),
    /// How days pass. Taken by the driver.
    Clock(ClockRequest),
    /// What a class does in its lesson. Taken by the responses.
    Lesson(LessonRequest),
    /// What is done at the desk of appeals. Taken by the desk.
    Desk(DeskRequest),
    /// What is done in somebody's shoes. Taken by the life.
    Life(LifeRequest),
    /// What a council does. Taken by the council.
    Council(CouncilRequest),
    /// What is done in a vote. Taken by the vote.
    Vote(VoteRequest),
    /// Where one looks. Taken by the responses.
    Look(LookRequest),
    /// How the map lies. Taken by the map.
    Map(MapRequest),
    /// What is tried in the lab. Taken by the lab.
    Lab(LabRequest),
    /// What the program opens, keeps and is set to. Taken by the responses.
    Program(ProgramRequest),
}
