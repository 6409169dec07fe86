//! What panels, keys and scripts can ask for. Panels are functions from a view to these; nothing else comes out of them.

use std::path::PathBuf;

use super::settings::Settings;
use crate::study::Order;
use crate::study::lab::Value;
use crate::view::inquiry::Question;
use crate::view::map::Lens;

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
}

/// What lies over the town.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Dialog {
    /// Nothing.
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
}

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

/// What is asked for in the lab.
#[derive(Clone, Debug, PartialEq)]
pub enum LabRequest {
    /// Opens an experiment by its number.
    Choose(usize),
    /// Sets a parameter of it.
    Put(&'static str, Value),
    /// Sets all of them to their defaults.
    Defaults,
    /// Runs it with the luck of another seed.
    OtherLuck,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Days at this pace.
    Pace(Pace),
    /// One day.
    Step,
    /// To the morning after so many days.
    GoTo(u32),
    /// Stops a long run where it is.
    Stop,
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
    /// Puts a question to the town, answered by replay.
    Ask(Question),
    /// Takes the last order back.
    Undo(usize),
    /// Gives it again.
    Redo(usize),
    /// Looks through other eyes.
    Look(Lens),
    /// Covers or uncovers what happened.
    Cover(bool),
    /// Uncovers what happened, ring by ring.
    Reveal,
    /// Opens a person, or none.
    Select(Option<u32>),
    /// Opens the next or the last person along the streets.
    SelectNext(i32),
    /// Opens or closes a dialog.
    Open(Dialog),
    /// Folds a part away, or opens it.
    Fold(Part),
    /// Shows all rules, or six.
    AllRules(bool),
    /// Shows the rules of the town or of its twin.
    RulesOf(usize),
    /// Shows a measure in one of the two charts.
    Chart(usize, &'static str),
    /// Sets a twin town beside the town, or takes it away.
    Twin(Option<TwinPolicy>),
    /// Begins a scenario by name.
    Begin(String),
    /// Back to the choice of scenarios.
    Leave,
    /// To the lab.
    ToLab,
    /// Sets something in the lab.
    Lab(LabRequest),
    /// Goes to a step of the lesson.
    Lesson(usize),
    /// Leaves the lesson for the free town, or comes back to it.
    LeaveLesson(bool),
    /// Votes at the lesson's step.
    Vote(usize),
    /// Says how sure one is.
    Sure(u8),
    /// Counts hands for an option.
    Hands(usize, u32),
    /// Changes the settings.
    Settings(Settings),
    /// Keeps the run under a name.
    SaveAs(String),
    /// Opens a saved run or a scenario.
    Load(PathBuf),
    /// Moves and zooms the map: by so many points, and by a factor.
    Pan(f32, f32),
    /// Zooms by a factor about the middle.
    Zoom(f32),
    /// Takes a notice away.
    Dismiss,
    /// Ends the program.
    Quit,
}
