//! What a person sets once: text size, theme, motion, language. Kept in a small file of its own.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::theme::Theme;
use crate::files::disk::{self, Lock};
use crate::files::out::write_whole;
use crate::words::Language;

/// The settings.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Size of text, 1 to 2.
    pub text_size: f32,
    /// The theme.
    pub theme: Theme,
    /// Whether motion is left out.
    pub reduced_motion: bool,
    /// The language.
    pub language: Language,
}

impl Default for Settings {
    fn default() -> Self {
        Self { text_size: 1.0, theme: Theme::Paper, reduced_motion: false, language: Language::English }
    }
}

impl Settings {
    /// The sizes of text that can be chosen.
    pub const SIZES: [f32; 5] = [1.0, 1.25, 1.5, 1.75, 2.0];

    /// What somebody changed from `before` to these settings, laid over those that another window has left meanwhile.
    pub fn over(self, before: Self, there: Self) -> Self {
        fn one<T: PartialEq>(now: T, before: T, there: T) -> T {
            if now == before { there } else { now }
        }
        Self {
            text_size: one(self.text_size, before.text_size, there.text_size),
            theme: one(self.theme, before.theme, there.theme),
            reduced_motion: one(self.reduced_motion, before.reduced_motion, there.reduced_motion),
            language: one(self.language, before.language, there.language),
        }
    }

    /// The same settings with everything within its bounds, whatever a file said.
    pub fn sound(mut self) -> Self {
        self.text_size = if self.text_size.is_finite() { self.text_size.clamp(1.0, 2.0) } else { 1.0 };
        self
    }
}

/// The file of the settings in the folder in which things are kept.
pub fn file(folder: &Path) -> PathBuf {
    folder.join("settings.ron")
}

/// Reads the settings; `None` if nobody has set anything yet.
///
/// # Errors
/// Why the file cannot be read as settings.
pub fn read(file: &Path) -> Option<Result<Settings, String>> {
    let text = disk::text(file).ok()?;
    let settings = ron::from_str::<Settings>(text.strip_prefix('\u{feff}').unwrap_or(&text));
    Some(settings.map(Settings::sound).map_err(|error| error.to_string()))
}

/// Writes the settings that were changed; what another window has changed meanwhile stays.
///
/// # Errors
/// Why they cannot be written.
pub fn write(folder: &Path, before: Settings, now: Settings) -> io::Result<()> {
    disk::make_folder(folder)?;
    // One window at a time reads what is there and writes what comes of it.
    let _lock = Lock::wait(&folder.join("settings.lock"))?;
    let file = file(folder);
    let all = read(&file).and_then(Result::ok).map_or(now, |there| now.over(before, there));
    let text = ron::ser::to_string_pretty(&all, ron::ser::PrettyConfig::default()).map_err(io::Error::other)?;
    write_whole(&file, &(text + "\n"))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn two_windows_change_one_setting_each_and_both_hold() {
        let folder = tempfile::tempdir().unwrap();
        let start = Settings::default();
        let there = || read(&file(folder.path())).unwrap().unwrap();
        write(folder.path(), start, Settings { text_size: 1.5, ..start }).unwrap();
        write(folder.path(), start, Settings { reduced_motion: true, ..start }).unwrap();
        assert_eq!(there(), Settings { text_size: 1.5, reduced_motion: true, ..start });
        let back = Settings { text_size: 1.5, ..start };
        write(folder.path(), back, start).unwrap();
        assert_eq!(there(), Settings { reduced_motion: true, ..start });
    }

    #[test]
    fn an_editor_may_leave_a_byte_order_mark_in_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = file(folder.path());
        assert_eq!(read(&file), None);
        fs::write(&file, "\u{feff}(text_size: 9.0)").unwrap();
        assert_eq!(read(&file), Some(Ok(Settings { text_size: 2.0, ..Settings::default() })));
        fs::write(&file, "(text_size: big)").unwrap();
        assert!(read(&file).unwrap().is_err());
    }
}
