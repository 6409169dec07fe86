//! What a person sets once: text size, theme, motion, language. Kept in a small file of its own.

use serde::{Deserialize, Serialize};

use super::theme::Theme;
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
