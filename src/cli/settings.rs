//! What a command is given to lay over a scenario. A setting that would not be used is refused: otherwise a result would be
//! labelled with a value that had no part in it.

use super::Stop;
use crate::files::Input;
use crate::scenario::settings::{clash, setting_of};
use crate::words::say;

/// Reads a seed.
///
/// # Errors
/// What a seed may be.
pub fn seed(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| say!("seed-bounds", most = u64::MAX.to_string()))
}

/// The settings of a command.
pub struct Given<'a>(pub Vec<&'a [String]>);

impl Given<'_> {
    fn all(&self) -> Vec<&str> {
        self.0.iter().flat_map(|settings| settings.iter()).map(String::as_str).collect()
    }

    /// Refuses two settings of which one overrules the other.
    pub fn apart(&self) -> Result<(), Stop> {
        match clash(&self.all()) {
            Some((first, second)) => Err(Stop::Input(say!("setting-twice", first = first, second = second))),
            None => Ok(()),
        }
    }

    /// Refuses a setting that an option of the command overrules, if the option is given.
    pub fn without_option(&self, given: bool, option: &str, path: &str) -> Result<(), Stop> {
        let values = [("option", option)];
        if given { self.without(path, "setting-and-option", &values) } else { Ok(()) }
    }

    /// Refuses to set what a saved run has for itself.
    pub fn without_those_of_save(&self, input: &Input, options: &[(&str, &str)]) -> Result<(), Stop> {
        for (path, option) in options.iter().filter(|_| input.save.is_some()) {
            self.without(path, "setting-of-save", &[("path", path), ("option", option)])?;
        }
        Ok(())
    }

    /// Refuses a setting of a path for the reason that stands under a key.
    pub fn without(&self, path: &str, key: &str, values: &[(&str, &str)]) -> Result<(), Stop> {
        match setting_of(path, self.all()) {
            Some(setting) => Err(Stop::Input(say(key, &[&[("setting", setting)], values].concat()))),
            None => Ok(()),
        }
    }
}
