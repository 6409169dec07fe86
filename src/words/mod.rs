//! What people read. Every sentence of the program lives in `assets/locale/<language>/*.ftl` (Fluent), by a key; what
//! shipped scenarios and packs say is translated in `scenarios/locale/<language>/*.ron`, by its English text.
//! `docs/translating.md` tells how to add a language.
//!
//! Invariant: knows keys and values only; nothing of towns.

mod checked;
mod languages;
mod numbers;
mod told;
mod value;

use fluent_bundle::{FluentArgs, FluentValue};

pub(crate) use checked::{check, say};
pub use languages::{Language, form_of, speak};
pub use numbers::{count, fixed, number, part, percent, percentage_points, share, signed, two_digits, unsigned_nought};
pub use told::told;
pub use value::{AsValue, Value};

/// The sentence of `key` with its values filled in. A value that is a text of a shipped scenario is filled in as it is
/// [`told`]. A key without a sentence gives the key itself in angle brackets, and a test looks for those. Where the key is
/// known before the program runs, the macro of the same name checks it.
pub fn say<V: AsValue>(key: &str, values: &[(&str, V)]) -> String {
    filled(key, values, told)
}

/// The sentence of `key` with its values as they are written: for what somebody is to find in a file or to type.
pub fn say_as_written<V: AsValue>(key: &str, values: &[(&str, V)]) -> String {
    filled(key, values, |value| value)
}

fn filled<V: AsValue>(key: &str, values: &[(&str, V)], told: impl Fn(&str) -> &str) -> String {
    let bundle = Language::spoken().bundle();
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        return format!("‹{key}›");
    };
    let mut arguments = FluentArgs::with_capacity(values.len());
    for (name, value) in values {
        let value = match value.value() {
            Value::Text(text) => FluentValue::from(told(&text).to_owned()),
            Value::Count(count) => FluentValue::from(count),
        };
        arguments.set(*name, value);
    }
    bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
}

/// The sentence of `key` without values.
pub fn plain(key: &str) -> String {
    say::<&str>(key, &[])
}

/// Whether a key has a sentence.
pub fn known(key: &str) -> bool {
    Language::spoken().bundle().has_message(key)
}
