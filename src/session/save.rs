//! A save: scenario, seed and commands, which are the whole of a run, with the digests that a replay must reach, and
//! where the lesson and the window stood.

use serde::{Deserialize, Serialize};

use super::mode::Played;
use super::progress::SavedLesson;
use super::seen::Seat;
use crate::day::{Change, Simulation};
use crate::scenario::form::{Bounds, fault};
use crate::scenario::laid::MOST_PACKS;
use crate::scenario::problem::{Severity, Span};
use crate::scenario::reader::LARGEST_FILE;
use crate::scenario::settings::{Place, Places, overruled, setting_of};
use crate::scenario::{Library, Problems, Recipe, Scenario, Source};
use crate::study::order::{self, Order};
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
    /// What somebody plays, and how far they have come; `None` in free play and in a lesson.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub played: Option<Played>,
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
    /// The rules of the third town and of those after it, in a vote.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub more: Vec<Vec<Command>>,
    /// Who sat before it.
    #[serde(skip_serializing_if = "Seat::is_room")]
    pub seat: Seat,
}

impl Window {
    /// The commands of every town beside the first one.
    pub fn beside(&self) -> impl Iterator<Item = &Vec<Command>> {
        self.twin.iter().chain(&self.more)
    }
}

/// The bytes that a letter of a scenario can take in a save: `\u{7f}`.
const LONGEST_LETTER: usize = 6;
/// Bytes of everything in a save but texts of files: commands, settings, digests.
const ALL_ELSE: usize = 32 << 20;
/// The version that is running.
const RUNNING: &str = env!("CARGO_PKG_VERSION");
/// The whole numbers of a save and what they may be.
const BOUNDS: [Bounds; 3] = [
    Bounds { path: &["seed"], low: 0, high: u64::MAX },
    Bounds { path: &["days"], low: 0, high: LONGEST as u64 },
    Bounds { path: &["commands", "day"], low: 0, high: LONGEST as u64 },
];

/// The names of the warnings about saves, beside those about their scenarios.
pub const WARNINGS: [&str; 2] = ["save-of-another-version", "order-after-end"];

impl Save {
    /// The most bytes that a save can have: its scenario and every pack may be as large as files may be, and all their
    /// letters such as take most room in a save.
    pub const LARGEST: usize = (1 + MOST_PACKS) * LARGEST_FILE * LONGEST_LETTER + ALL_ELSE;

    /// What is said of a file that is larger than any save.
    pub fn too_large(file: &str) -> String {
        say!("save-too-large", file = file, most = (Self::LARGEST >> 20).to_string())
    }

    /// Reads a save.
    ///
    /// # Errors
    /// One line with the place and the reason if it is broken or of another kind.
    pub fn read(source: &Source) -> Result<Self, String> {
        let file = &source.name;
        if source.bytes.len() > Self::LARGEST {
            return Err(Self::too_large(&source.name));
        }
        let broken = |line: usize, column: usize, why: String| {
            say!("save-broken", file = file, line = line.to_string(), column = column.to_string(), why = why)
        };
        let own = |other: String| fault(source, &BOUNDS).unwrap_or(other);
        let text = source.text().map_err(|error| own(broken(1, 1, error.to_string())))?;
        let save: Self = ron::from_str(text).map_err(|error| {
            let start = error.span.start;
            own(broken(start.line, start.col, error.code.to_string()))
        })?;
        if save.days > LONGEST {
            return Err(say!("save-days", file = file, days = save.days.to_string()));
        }
        if save.commands.len() > MOST_COMMANDS {
            return Err(say!("save-commands", file = file, count = save.commands.len().to_string()));
        }
        if let Some(command) = save.commands.windows(2).find(|pair| pair[0].day > pair[1].day) {
            return Err(say!("save-order", file = file, day = command[1].day.to_string()));
        }
        save.uses_its_settings(&source.name, Place::of)?;
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
            tallyford: RUNNING.to_owned(),
            scenario: recipe.name.clone(),
            text: recipe.own_text(),
            packs: recipe.own_packs(packs),
            settings: settings_of(recipe, town.seed(), town.day()),
            seed: town.seed(),
            days: town.day(),
            commands: commands.to_vec(),
            digests,
            lesson: None,
            played: None,
            window: None,
        }
    }

    /// Whether it is a save of a run that is read from `recipe` on `packs` and begins and ends so, made by this version.
    /// What is changed on the way is to be compared besides.
    pub fn is_of(&self, recipe: &Recipe, packs: &[String], seed: u64, days: u32) -> bool {
        (self.tallyford.as_str(), &self.scenario) == (RUNNING, &recipe.name)
            && (&self.text, &self.packs) == (&recipe.own_text(), &recipe.own_packs(packs))
            && (&self.settings, self.seed, self.days) == (&settings_of(recipe, seed, days), seed, days)
    }

    /// What the scenario is read from. `file` is named in problems.
    ///
    /// # Errors
    /// One line if it is of a scenario that this version does not have.
    pub fn recipe(&self, file: &str) -> Result<Recipe, String> {
        let source = match &self.text {
            Some(text) => Source { name: format!("{file}: {}", self.scenario), bytes: text.clone().into_bytes() },
            None => Library::scenario(&self.scenario)
                .ok_or_else(|| say!("save-unknown-scenario", file = file, name = self.scenario))?,
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

    /// Refuses settings of its own that are not used: a seed or days other than those that it says itself, and one setting
    /// that leaves nothing of another.
    ///
    /// # Errors
    /// The setting, or both, and what to do about it.
    pub fn uses_its_settings(&self, file: &str, place: impl Fn(&str) -> Place) -> Result<(), String> {
        let all: Vec<&str> = self.settings.iter().map(String::as_str).collect();
        for (path, own) in [("seed", self.seed), ("days", self.days.into())] {
            let others = all.iter().copied().filter(|setting| !says(setting, own));
            if let Some(setting) = setting_of(path, others) {
                let own = own.to_string();
                return Err(say!("save-sets", file = file, setting = setting, path = path, own = own));
            }
        }
        match overruled(&all, place) {
            Some((first, second)) => Err(say!("save-sets-twice", file = file, first = first, second = second)),
            None => Ok(()),
        }
    }

    /// What is probably not meant in it: that it comes from another version, whose town may have been another, and an order
    /// for a day that it does not reach. The window keeps such an order while it shows a day before it.
    pub fn warn(&self, file: &str, warnings: &mut Problems) {
        let span = Span { file: warnings.file(file), line: 0, column: 0 };
        if self.tallyford != RUNNING {
            let values = [("file", file), ("version", &self.tallyford), ("running", RUNNING)];
            warnings.found(Severity::Warning, span, WARNINGS[0], &values);
        }
        if let Some(last) = self.commands.last().filter(|last| last.day > self.days) {
            let (day, days, least) = ((last.day + 1).to_string(), self.days.to_string(), last.day.to_string());
            let values = [("day", day.as_str()), ("days", &days), ("least", &least)];
            warnings.found(Severity::Warning, span, WARNINGS[1], &values);
        }
    }

    /// Refuses to run it for so few days that something in it would not be carried out.
    ///
    /// # Errors
    /// After how many days the last thing is done.
    pub fn ends_by(&self, file: &str, days: u32) -> Result<(), String> {
        match self.commands.last().filter(|last| last.day > days) {
            Some(last) => Err(say!("save-ends-later", file = file, last = last.day.to_string())),
            None => Ok(()),
        }
    }

    /// Refuses settings over a save that one of its own commands overrules from its day on: what is set would hold until
    /// then only, and a result would be labelled with it all the same.
    ///
    /// # Errors
    /// The setting, and the day of the command.
    pub fn overrules<'a>(
        &self,
        file: &str,
        scenario: &Scenario,
        settings: impl Iterator<Item = &'a str>,
    ) -> Result<(), String> {
        let over = Places::of(scenario.raw());
        let places: Vec<(&str, Place)> = settings.map(|setting| (setting, over.place(setting))).collect();
        for command in self.commands.iter().filter(|_| !places.is_empty()) {
            let changed = match &command.order {
                Order::Set(settings) => settings.iter().map(|setting| over.place(setting)).collect(),
                Order::Cut(_) => vec![over.place("cut")],
                Order::Perfect(watcher) => vec![over.place(&format!("watchers.{watcher}.perfect"))],
                _ => continue,
            };
            if let Some((setting, _)) = places.iter().find(|(_, place)| changed.iter().any(|c| c.meets(place))) {
                let day = (command.day + 1).to_string();
                return Err(say!("save-overrules", file = file, day = day, setting = setting));
            }
        }
        Ok(())
    }

    /// Refuses to run it with another seed than its own if it strikes a record or rules on one: there is none of that number
    /// in another town, and the command would be without effect.
    ///
    /// # Errors
    /// The day of the command, and the seed of the save.
    pub fn goes_with(&self, file: &str, mut seeds: impl Iterator<Item = u64>) -> Result<(), String> {
        let names_record =
            |command: &&Command| matches!(command.order, Order::Strike(_) | Order::Rule { .. } | Order::Appeal(_));
        match self.commands.iter().find(names_record).filter(|_| seeds.any(|seed| seed != self.seed)) {
            Some(command) => {
                let (day, seed) = ((command.day + 1).to_string(), self.seed.to_string());
                Err(say!("save-strikes", file = file, day = day, seed = seed))
            }
            None => Ok(()),
        }
    }

    /// What is to be said where a run does not reach the digest that the save has for a day: that the town of this version
    /// is another one, if another version made the save.
    ///
    /// # Errors
    /// The refusal of a save of this version, which must give the same town.
    pub fn differs(&self, day: u32) -> Result<String, String> {
        let day = day.to_string();
        if self.tallyford == RUNNING {
            return Err(say!("save-differs", day = day, version = self.tallyford));
        }
        Ok(say!("save-of-other-version", day = day, version = self.tallyford, running = RUNNING))
    }

    /// The save as text.
    ///
    /// # Errors
    /// When it cannot be written as RON, which its types do not allow to happen.
    pub fn text(&self) -> Result<String, ron::Error> {
        ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default())
    }
}

/// Whether a setting gives this number.
fn says(setting: &str, number: u64) -> bool {
    setting.split_once('=').is_some_and(|(_, value)| value.trim().parse() == Ok(number))
}

/// What is laid over a recipe, as a save of so many days keeps it: without a seed or days that are not those of the run.
fn settings_of(recipe: &Recipe, seed: u64, days: u32) -> Vec<String> {
    let overruled = |setting: &str| {
        let own = [("seed", seed), ("days", days.into())];
        own.iter().any(|(path, own)| setting_of(path, [setting]).is_some() && !says(setting, *own))
    };
    recipe.settings.iter().filter(|setting| !overruled(setting)).cloned().collect()
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

    fn with(settings: &str, more: &str) -> Result<Save, String> {
        let text = format!(
            "(tallyford: \"0.2.0\", scenario: \"bread-stall\", text: None, settings: [{settings}], {more}, digests: [])"
        );
        Save::read(&Source { name: "run.ron".into(), bytes: text.into_bytes() })
    }

    #[test]
    fn settings_that_a_save_does_not_use_are_refused() {
        let own = "seed: 3, days: 40";
        for (settings, told) in [
            ("\"seed=9\"", "seed=9 is not used: the saved run has its own seed, 3"),
            ("\"cut=[]\", \" days = 20\"", "the saved run has its own days, 40"),
            ("\"cut=[]\", \"cut=[Money]\"", "cut=[] and cut=[Money] set the same thing"),
            ("\"town.residents=90\", \"town=()\"", "town.residents=90 and town=() set the same thing"),
        ] {
            let refused = with(settings, own).unwrap_err();
            assert!(refused.contains(told) && refused.contains("run.ron"), "{settings}: {refused}");
        }
        // What was set and holds is no fault, nor a later setting of a part.
        for settings in ["\"seed=3\", \"days = 40\"", "\"town=(residents: 90)\", \"town.residents=80\""] {
            assert!(with(settings, own).is_ok(), "{settings}");
        }
    }

    #[test]
    fn a_save_is_told_its_bounds_and_its_slips() {
        for (more, told) in [
            (
                "seed: 18446744073709551616, days: 9",
                "seed is 18446744073709551616, but must be 0 to 18446744073709551615",
            ),
            ("seed: -1, days: 9", "seed is -1, but must be 0 to 18446744073709551615"),
            ("seed: 1, days: 5000000000", "days is 5000000000, but must be 0 to 36500"),
            (
                "seed: 1, days: 9, commands: [(day: 5000000000, order: Cut([]))]",
                "commands.day is 5000000000, but must be 0 to",
            ),
            ("seed: 1, days: 1,200", "run.ron:1:90  1,200 is written with a comma; thousands are not set apart"),
            ("seed: 1; days: 9", "a semicolon stands where a comma should"),
            ("seed: 1, days: 9, lesson: 'x'", "texts stand between double quotation marks (\")"),
            ("seed: 1, days: many", "the save cannot be read"),
        ] {
            let refused = with("", more).unwrap_err();
            assert!(refused.contains(told) && refused.contains("run.ron:1:") && !refused.contains('‹'), "{refused}");
        }
        let utf_16 = b"\xff\xfe(\0t\0".to_vec();
        let refused = Save::read(&Source { name: "run.ron".into(), bytes: utf_16 }).unwrap_err();
        assert!(refused.contains("run.ron:1:1  the file is text in UTF-16"), "{refused}");
    }

    #[test]
    fn a_save_of_the_first_version_keeps_its_meaning() {
        for left in [true, false] {
            let save = of_version_0_1(left);
            let locked = save.window.as_ref().is_some_and(|window| window.locked);
            let mode = Mode::of_save(save.lesson.clone(), None, locked);
            assert_eq!(mode.lesson().is_none(), left, "the lesson is gone on with unless it was left");
            let progress = mode.any_lesson().progress();
            assert_eq!((progress.step, progress.file, progress.votes[0].hands[1]), (2, Some(31), 12));
            assert_eq!(Some(mode.saved()), save.lesson, "it is saved as it was read");
            let text = save.text().unwrap();
            assert_eq!(Save::read(&Source { name: "new.ron".into(), bytes: text.into_bytes() }), Ok(save));
        }
    }
}
