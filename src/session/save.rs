//! A save: scenario, seed and commands, which are the whole of a run, with the digests that a replay must reach, and
//! where the lesson and the window stood.

use serde::{Deserialize, Serialize};

use super::progress::SavedLesson;
use crate::day::{Change, Simulation};
use crate::scenario::library::MOST_PACKS;
use crate::scenario::tree::LARGEST_FILE;
use crate::scenario::{Library, Recipe, Scenario, Source};
use crate::study::order;
use crate::study::timeline::{LONGEST, MOST_COMMANDS};
use crate::study::{Command, Record, Timeline};
use crate::words::say;

/// A run, small enough to send to somebody.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Save {
    /// The version of Tallyford that made it.
    pub tallyford: String,
    /// The name of the scenario.
    pub scenario: String,
    /// The scenario's text, if it is not a shipped one.
    pub text: Option<String>,
    /// The packs it builds on that are not shipped: each name with its text.
    #[serde(default)]
    pub packs: Vec<(String, String)>,
    /// What was laid over it.
    pub settings: Vec<String>,
    /// The seed that the town was founded with.
    pub seed: u64,
    /// How many days it ran.
    pub days: u32,
    /// What was changed, and on which day.
    #[serde(default)]
    pub commands: Vec<Command>,
    /// Fingerprints of the town by day.
    pub digests: Vec<(u32, String)>,
    /// How far the lesson has come.
    #[serde(default)]
    pub lesson: Option<SavedLesson>,
    /// What the window showed.
    #[serde(default)]
    pub window: Option<Window>,
}

/// What the window showed.
#[derive(Clone, Debug, Default, Serialize, Deserialize, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub struct Window {
    /// The lens, as the command line names it.
    pub lens: String,
    /// Whether what happened is hidden until the reveal.
    pub locked: bool,
    /// The resident whose life is open.
    pub resident: Option<u32>,
    /// The rules of a twin town beside this one, if there is one.
    pub twin: Option<Vec<Command>>,
}

/// The bytes that a letter of a scenario can take in a save: `\u{7f}`.
const LONGEST_LETTER: usize = 6;
/// Bytes of everything in a save but texts of files: commands, settings, digests.
const ALL_ELSE: usize = 32 << 20;

impl Save {
    /// The most bytes that a save can have: its scenario and every pack may be as large as files may be, and all their
    /// letters such as take most room in a save.
    pub const LARGEST: usize = (1 + MOST_PACKS) * LARGEST_FILE * LONGEST_LETTER + ALL_ELSE;

    /// What is said of a file that is larger than any save.
    pub fn too_large(file: &str) -> String {
        say("save-too-large", &[("file", file), ("most", &(Self::LARGEST >> 20).to_string())])
    }

    /// Whether a file seems to be a save rather than a scenario.
    pub fn looks_like(bytes: &[u8]) -> bool {
        let start = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).replace(char::is_whitespace, "");
        start.starts_with("(tallyford:")
    }

    /// Reads a save.
    ///
    /// # Errors
    /// One line with the place and the reason if it is broken or of another kind.
    pub fn read(source: &Source) -> Result<Self, String> {
        let file = ("file", source.name.as_str());
        if source.bytes.len() > Self::LARGEST {
            return Err(Self::too_large(&source.name));
        }
        let save: Self = ron::de::from_bytes(&source.bytes).map_err(|error| {
            let (line, column) = (error.span.start.line.to_string(), error.span.start.col.to_string());
            let why = error.code.to_string();
            say("save-broken", &[file, ("line", &line), ("column", &column), ("why", &why)])
        })?;
        if save.days > LONGEST {
            return Err(say("save-days", &[file, ("days", &save.days.to_string())]));
        }
        if save.commands.len() > MOST_COMMANDS {
            return Err(say("save-commands", &[file, ("count", &save.commands.len().to_string())]));
        }
        if let Some(command) = save.commands.windows(2).find(|pair| pair[0].day > pair[1].day) {
            return Err(say("save-order", &[file, ("day", &command[1].day.to_string())]));
        }
        Ok(save)
    }

    /// The save of a run as it stands.
    pub fn of(town: &Timeline) -> Self {
        Self::new(town.recipe(), town.packs(), town.town(), town.commands(), town.record())
    }

    /// The save of a town that was read from `recipe` on `packs` and given `commands`.
    pub fn new(recipe: &Recipe, packs: &[String], town: &Simulation, commands: &[Command], record: &Record) -> Self {
        let today = (town.day(), town.digest().whole());
        let mut digests = record.checkpoints.clone();
        if digests.last() != Some(&today) {
            digests.push(today);
        }
        Self {
            tallyford: env!("CARGO_PKG_VERSION").to_owned(),
            scenario: recipe.name.clone(),
            text: recipe.own_text(),
            packs: recipe.own_packs(packs),
            settings: recipe.settings.clone(),
            seed: town.seed(),
            days: town.day(),
            commands: commands.to_vec(),
            digests,
            lesson: None,
            window: None,
        }
    }

    /// Whether it is a save of a run that is read from `recipe` on `packs` and begins and ends so, made by this version.
    /// What is changed on the way is to be compared besides.
    pub fn is_of(&self, recipe: &Recipe, packs: &[String], seed: u64, days: u32) -> bool {
        (self.tallyford.as_str(), &self.scenario) == (env!("CARGO_PKG_VERSION"), &recipe.name)
            && (&self.text, &self.packs) == (&recipe.own_text(), &recipe.own_packs(packs))
            && (&self.settings, self.seed, self.days) == (&recipe.settings, seed, days)
    }

    /// What the scenario is read from. `file` is named in problems.
    ///
    /// # Errors
    /// One line if it is of a scenario that this version does not have.
    pub fn recipe(&self, file: &str) -> Result<Recipe, String> {
        let source = match &self.text {
            Some(text) => Source { name: format!("{file}: {}", self.scenario), bytes: text.clone().into_bytes() },
            None => Library::scenario(&self.scenario)
                .ok_or_else(|| say("save-unknown-scenario", &[("file", file), ("name", &self.scenario)]))?,
        };
        let mut library = Library::default();
        for (pack, text) in &self.packs {
            library.add_pack(pack, Source { name: format!("{file}: {pack}"), bytes: text.clone().into_bytes() });
        }
        Ok(Recipe { name: self.scenario.clone(), source, library, settings: self.settings.clone() })
    }

    /// What its commands come to, each with its day.
    ///
    /// # Errors
    /// The problems of the first command that cannot be read or does not fit the town.
    pub fn changes(&self, recipe: &Recipe, founded: &Scenario) -> Result<Vec<(u32, Change)>, String> {
        order::changes(recipe, founded, &self.commands)
    }

    /// What is to be said where a run does not reach the digest that the save has for a day: that the town of this version
    /// is another one, if another version made the save.
    ///
    /// # Errors
    /// The refusal of a save of this version, which must give the same town.
    pub fn differs(&self, day: u32) -> Result<String, String> {
        const RUNNING: &str = env!("CARGO_PKG_VERSION");
        let day = day.to_string();
        let values = [("day", day.as_str()), ("version", &self.tallyford), ("running", RUNNING)];
        if self.tallyford == RUNNING {
            return Err(say("save-differs", &values[..2]));
        }
        Ok(say("save-of-other-version", &values))
    }

    /// The save as text.
    ///
    /// # Errors
    /// When it cannot be written as RON, which its types do not allow to happen.
    pub fn text(&self) -> Result<String, ron::Error> {
        ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::mode::Mode;

    /// What version 0.1 wrote in the window, in a lesson that was left and in one that was not.
    fn of_version_0_1(left: bool) -> Save {
        let text = format!(
            r#"(
                tallyford: "0.1.0", scenario: "crossing-camera", text: None, packs: [], settings: [], seed: 7, days: 60,
                commands: [], digests: [(60, "00ff")],
                lesson: Some((
                    step: 2, left: {left}, file: Some(31),
                    votes: [(step: 0, choice: Some(1), sure: 2, hands: [3, 12])],
                )),
                window: Some((lens: "seen", locked: {}, resident: Some(31), twin: None)),
            )"#,
            !left
        );
        Save::read(&Source { name: "old.ron".into(), bytes: text.into_bytes() }).unwrap()
    }

    #[test]
    fn what_is_larger_than_any_save_is_refused_by_its_size() {
        let source = Source { name: "huge.ron".into(), bytes: vec![0; Save::LARGEST + 1] };
        let refused = Save::read(&source).unwrap_err();
        assert!(refused.contains("huge.ron is larger than 422 MiB"), "{refused}");
    }

    #[test]
    fn a_save_of_the_first_version_keeps_its_meaning() {
        for left in [true, false] {
            let save = of_version_0_1(left);
            let locked = save.window.as_ref().is_some_and(|window| window.locked);
            let mode = Mode::of_save(save.lesson.clone(), locked);
            assert_eq!(mode.lesson().is_none(), left, "the lesson is gone on with unless it was left");
            let progress = mode.any_lesson().progress();
            assert_eq!((progress.step, progress.file, progress.votes[0].hands[1]), (2, Some(31), 12));
            assert_eq!(Some(mode.saved()), save.lesson, "it is saved as it was read");
            let text = save.text().unwrap();
            assert_eq!(Save::read(&Source { name: "new.ron".into(), bytes: text.into_bytes() }), Ok(save));
        }
    }
}
