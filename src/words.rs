//! What people read: every sentence lives in `assets/locale/<language>/*.ftl` (Fluent), by a key.
//!
//! Invariant: knows keys and values only; nothing of towns.

use std::sync::OnceLock;

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use unic_langid::LanguageIdentifier;

/// The Fluent files of the language the program speaks.
const FILES: [&str; 5] = [
    include_str!("../assets/locale/en/diagnostics.ftl"),
    include_str!("../assets/locale/en/measures.ftl"),
    include_str!("../assets/locale/en/report.ftl"),
    include_str!("../assets/locale/en/view.ftl"),
    include_str!("../assets/locale/en/cli.ftl"),
];

fn bundle() -> &'static FluentBundle<FluentResource> {
    static BUNDLE: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
    BUNDLE.get_or_init(|| {
        let mut bundle = FluentBundle::new_concurrent(vec![LanguageIdentifier::default()]);
        bundle.set_use_isolating(false);
        for text in FILES {
            let resource = match FluentResource::try_new(text.to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        bundle
    })
}

/// The sentence of `key` with its values filled in. A key without a sentence gives the key itself in angle brackets,
/// and a test looks for those.
pub fn say(key: &str, values: &[(&str, &str)]) -> String {
    let Some(pattern) = bundle().get_message(key).and_then(|message| message.value()) else {
        return format!("‹{key}›");
    };
    let mut arguments = FluentArgs::with_capacity(values.len());
    for (name, value) in values {
        arguments.set(*name, FluentValue::from(*value));
    }
    bundle().format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
}

/// The sentence of `key` without values.
pub fn plain(key: &str) -> String {
    say(key, &[])
}

/// Whether a key has a sentence.
pub fn known(key: &str) -> bool {
    bundle().has_message(key)
}

/// A whole number with a comma between thousands.
pub fn count(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if number < 0 { format!("−{out}") } else { out }
}

/// A number with as many decimals as a reader needs: none from 100 on, one from 10 on, two from 0.1 on, else four.
pub fn number(value: f64) -> String {
    let size = value.abs();
    let text = if size >= 100.0 {
        return count(libm::round(value) as i64);
    } else if size >= 10.0 {
        format!("{value:.1}")
    } else if size >= 0.1 || size == 0.0 {
        format!("{value:.2}")
    } else {
        format!("{value:.4}")
    };
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".to_owned() } else { text.replace('-', "−") }
}

/// A share of one as a percentage.
pub fn percent(share: f64) -> String {
    format!("{} %", number(share * 100.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_well() {
        let cases = [(0.0, "0"), (0.5, "0.5"), (12.34, "12.3"), (1234.5, "1,235"), (-3.0, "−3"), (0.00012, "0.0001")];
        for (value, text) in cases {
            assert_eq!(number(value), text);
        }
        assert_eq!(count(-1234567), "−1,234,567");
        assert_eq!(percent(0.125), "12.5 %");
    }

    #[test]
    fn every_fluent_file_parses_and_no_key_is_given_twice() {
        let mut seen = std::collections::BTreeSet::new();
        for text in FILES {
            assert!(FluentResource::try_new(text.to_owned()).is_ok());
            for line in text.lines() {
                if let Some((key, _)) = line.split_once(" = ")
                    && !line.starts_with([' ', '#'])
                {
                    assert!(seen.insert(key), "{key} is given twice");
                }
            }
        }
    }
}
