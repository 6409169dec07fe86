//! What people read: every sentence lives in `assets/locale/<language>/*.ftl` (Fluent), by a key.
//!
//! Invariant: knows keys and values only; nothing of towns.

use std::borrow::Cow;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU8, Ordering};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

/// The Fluent files of the language the program speaks.
const FILES: [&str; 12] = [
    include_str!("../assets/locale/en/calibrate.ftl"),
    include_str!("../assets/locale/en/diagnostics.ftl"),
    include_str!("../assets/locale/en/exports.ftl"),
    include_str!("../assets/locale/en/facts.ftl"),
    include_str!("../assets/locale/en/lab.ftl"),
    include_str!("../assets/locale/en/lint.ftl"),
    include_str!("../assets/locale/en/measures.ftl"),
    include_str!("../assets/locale/en/report.ftl"),
    include_str!("../assets/locale/en/view.ftl"),
    include_str!("../assets/locale/en/why.ftl"),
    include_str!("../assets/locale/en/window.ftl"),
    include_str!("../assets/locale/en/cli.ftl"),
];

/// The languages the program speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// English with every letter changed and every sentence a third longer: for finding what is not in the locale files,
    /// and what does not fit.
    Pseudo,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::English, Self::Pseudo];

    /// Its own name for itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Pseudo => "Ēñĝļîšĥ (ţéšţ)",
        }
    }
}

static SPOKEN: AtomicU8 = AtomicU8::new(0);

/// Speaks a language from now on.
pub fn speak(language: Language) {
    SPOKEN.store(language as u8, Ordering::Relaxed);
}

fn bundle() -> &'static FluentBundle<FluentResource> {
    static BUNDLES: OnceLock<[FluentBundle<FluentResource>; 2]> = OnceLock::new();
    let bundles = BUNDLES.get_or_init(|| [read(None), read(Some(pseudo))]);
    &bundles[usize::from(SPOKEN.load(Ordering::Relaxed))]
}

fn read(transform: Option<fn(&str) -> Cow<str>>) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![LanguageIdentifier::default()]);
    bundle.set_use_isolating(false);
    bundle.set_transform(transform);
    for text in FILES {
        let resource = match FluentResource::try_new(text.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// Letters with accents, and a third more of them.
fn pseudo(text: &str) -> Cow<'_, str> {
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const ODD: &str = "äböðéfĝĥîjķļmñôþqŕšţûvŵxýžÄBÇÐÉFĜĤÎJĶĻMÑÔÞQŔŠŢÛVŴXÝŽ";
    let odd = |c: char| PLAIN.chars().position(|p| p == c).and_then(|place| ODD.chars().nth(place)).unwrap_or(c);
    let longer = text.chars().filter(|c| c.is_alphabetic()).count() / 3;
    let body: String = text.chars().map(odd).collect();
    // The room for longer words stands before the last space, so that joined parts stay joined.
    let (head, tail) = body.split_at(body.trim_end().len());
    Cow::Owned(format!("{head}{}{tail}", "~".repeat(longer)))
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

/// Which form of a word goes with so many, as sentences choose it: `{ $number -> [one] … *[other] … }`. The values of
/// sentences are texts, so a number as such chooses nothing.
pub fn form(count: usize) -> &'static str {
    if count == 1 { "one" } else { "other" }
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

/// A number that is nought has no sign: the one place where minus nought becomes nought, for everything that is shown or
/// written. Whatever formats a number by itself goes through it.
pub fn unsigned_nought(value: f64) -> f64 {
    // By IEEE 754, minus nought and nought add up to nought.
    value + 0.0
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

/// A number with exactly so many decimals and a comma between thousands, as the marks of an axis have them.
pub fn fixed(value: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", value.abs());
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let whole = whole.parse().map_or_else(|_| whole.to_owned(), count);
    let nought = text.chars().all(|c| matches!(c, '0' | '.'));
    format!("{}{whole}{rest}", if value < 0.0 && !nought { "−" } else { "" })
}

/// A change: a number with its sign, also where it goes up. A change too small to be read has none.
pub fn signed(value: f64) -> String {
    let text = number(value);
    if value > 0.0 && text != "0" { format!("+{text}") } else { text }
}

/// A share of one as a percentage, with a space that does not break.
pub fn percent(share: f64) -> String {
    format!("{}\u{a0}%", number(share * 100.0))
}

/// A number below this is told as nought: it is a rest of calculating with fractions.
const NOUGHT: f64 = 5e-6;

/// A number with at most two significant digits, as reports tell shares and effects: those of one town say no more.
pub fn two_digits(value: f64) -> String {
    let size = value.abs();
    let rounded = format!("{size:.1e}");
    let (Some((_, power)), false) = (rounded.split_once('e'), size < NOUGHT) else {
        return if size < NOUGHT { "0".to_owned() } else { rounded };
    };
    let (power, rounded): (i32, f64) = (power.parse().unwrap_or(0), rounded.parse().unwrap_or(size));
    fixed(if value < 0.0 { -rounded } else { rounded }, usize::try_from(1 - power).unwrap_or(0))
}

/// A share of one, or a change by such a share, as a percentage with at most two significant digits. What is not all never
/// reads as all.
pub fn share(share: f64) -> String {
    match two_digits(share * 100.0).as_str() {
        "100" if share < 1.0 => ">99\u{a0}%".to_owned(),
        text => format!("{text}\u{a0}%"),
    }
}

/// A difference of two shares of one, in percentage points: from 2 % to 3 % is one point, and half as much again.
pub fn percentage_points(difference: f64) -> String {
    say("unit-percentage-points", &[("value", &number(difference * 100.0))])
}

/// A share with the counts behind it; a dash of nobody.
pub fn part(some: usize, of: usize) -> String {
    if of == 0 {
        return plain("not-defined");
    }
    let share = share(some as f64 / of as f64);
    say("share-of-so-many", &[("share", &share), ("some", &count(some as i64)), ("of", &count(of as i64))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_have_two_significant_digits_and_not_quite_all_is_not_all() {
        let cases = [
            (0.1347, "13"),
            (0.0046, "0.46"),
            (0.05, "5.0"),
            (0.0996, "10"),
            (0.00996, "1.0"),
            (0.000_999, "0.10"),
            (0.0, "0"),
            (-0.0, "0"),
            (1e-9, "0"),
            (-0.1187, "−12"),
            (1.484, "150"),
            (12.341, "1,200"),
            (0.994, "99"),
            (0.997, ">99"),
            (0.999_999_9, ">99"),
            (1.0, "100"),
            (1.004, "100"),
        ];
        for (value, text) in cases {
            assert_eq!(share(value), format!("{text}\u{a0}%"), "{value}");
        }
        assert_eq!((two_digits(3.34), two_digits(-0.081)), ("3.3".to_owned(), "−0.081".to_owned()));
    }

    #[test]
    fn numbers_read_well() {
        let cases = [(0.0, "0"), (0.5, "0.5"), (12.34, "12.3"), (1234.5, "1,235"), (-3.0, "−3"), (0.00012, "0.0001")];
        for (value, text) in cases {
            assert_eq!(number(value), text);
        }
        assert_eq!(count(-1234567), "−1,234,567");
        assert_eq!(percent(0.125), "12.5\u{a0}%");
    }

    #[test]
    fn fixed_numbers_keep_their_decimals_and_changes_their_sign() {
        let cases = [(1234.5, 1, "1,234.5"), (-0.04, 1, "0.0"), (-0.06, 1, "−0.1"), (600.0, 0, "600"), (-0.4, 0, "0")];
        for (value, decimals, text) in cases {
            assert_eq!(fixed(value, decimals), text);
        }
        for (value, text) in [(2.0, "+2"), (-2.0, "−2"), (0.0, "0"), (-0.0, "0"), (0.000_01, "0"), (-0.000_01, "0")] {
            assert_eq!(signed(value), text);
        }
    }

    proptest::proptest! {
        /// Minus nought, or a plus before nought, is never shown, however near nought a number is.
        #[test]
        fn nought_has_no_sign(mantissa in -10.0f64..10.0, exponent in -320i32..20, decimals in 0usize..6) {
            let value = mantissa * libm::pow(10.0, f64::from(exponent));
            let texts = [number(value), signed(value), fixed(value, decimals), percent(value), percent(-0.0), number(-value)];
            for text in texts.into_iter().chain([two_digits(value), share(value), share(-0.0)]) {
                let signed = text.starts_with(['−', '-', '+']);
                let nought = !text.contains(|c: char| ('1'..='9').contains(&c));
                proptest::prop_assert!(!(signed && nought), "{value} is shown as {text}");
                proptest::prop_assert!(!text.contains('-'), "{value} is shown as {text}, with a hyphen for a minus");
            }
        }
    }

    #[test]
    fn every_fluent_file_parses_and_no_key_is_given_twice() {
        let mut seen = std::collections::BTreeSet::new();
        for text in FILES {
            assert!(FluentResource::try_new(text.to_owned()).is_ok());
            let variant = |line: &str| line.trim_start().trim_start_matches('*').strip_prefix('[').map(str::to_owned);
            let chooses_by_number = |line: &&str| variant(line).is_some_and(|key| key.starts_with(char::is_numeric));
            assert_eq!(text.lines().find(chooses_by_number), None, "values are texts; choose by words::form");
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
