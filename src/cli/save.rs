//! A save: the scenario, the seed, what was set, and the digests that a replay must reach.

use serde::{Deserialize, Serialize};

use crate::scenario::Source;
use crate::words::say;

/// A run, small enough to send to somebody.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Save {
    /// The version of Tallyford that made it.
    pub tallyford: String,
    /// The name of the scenario.
    pub scenario: String,
    /// Its text, if it is not a shipped one.
    pub text: Option<String>,
    /// The packs it builds on that are not shipped: each name with its text.
    #[serde(default)]
    pub packs: Vec<(String, String)>,
    /// What was laid over it.
    pub settings: Vec<String>,
    /// The seed.
    pub seed: u64,
    /// How many days it ran.
    pub days: u32,
    /// Fingerprints of the town by day.
    pub digests: Vec<(u32, String)>,
}

impl Save {
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
        ron::de::from_bytes(&source.bytes)
            .map_err(|error| {
                let (line, column) = (error.span.start.line.to_string(), error.span.start.col.to_string());
                let why = error.code.to_string();
                say("save-broken", &[("file", &source.name), ("line", &line), ("column", &column), ("why", &why)])
            })
            .and_then(|save: Self| match save.days {
                1..=36_500 => Ok(save),
                days => Err(say("save-days", &[("file", &source.name), ("days", &days.to_string())])),
            })
    }

    /// The save as text.
    ///
    /// # Errors
    /// When it cannot be written as RON, which its types do not allow to happen.
    pub fn text(&self) -> Result<String, ron::Error> {
        ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default())
    }
}
