//! The languages the program speaks.

use std::borrow::Cow;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU8, Ordering};

use fluent_bundle::{FluentResource, FluentValue, concurrent::FluentBundle};
use include_dir::{Dir, include_dir};
use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

use super::numbers::Signs;

/// The Fluent files of every language, a folder each.
static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/locale");

/// A language the program speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// English, in which everything is written first.
    #[default]
    English,
    /// German. What is not translated is said in English.
    German,
    /// English with every letter changed and every sentence a third longer: for finding what is not in the locale files,
    /// and what does not fit.
    Pseudo,
}

impl Language {
    /// Every language, in the order in which the menu lists them.
    pub const ALL: [Self; 3] = [Self::English, Self::German, Self::Pseudo];

    /// The name of the language, in that language: it is what the menu shows.
    pub fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
            Self::Pseudo => "Ēñĝļîšĥ (ţéšţ)",
        }
    }

    /// Its tag by BCP 47, which is also the name of its folder.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::Pseudo => "en-XA",
        }
    }

    /// The language of a tag, if the program speaks it.
    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    pub(super) fn signs(self) -> Signs {
        match self {
            Self::English | Self::Pseudo => Signs { decimal: '.', thousands: ',' },
            Self::German => Signs { decimal: ',', thousands: '.' },
        }
    }

    /// The language that is spoken now.
    pub fn spoken() -> Self {
        Self::ALL[usize::from(SPOKEN.load(Ordering::Relaxed))]
    }

    fn speech(self) -> &'static Speech {
        static SPEECHES: [OnceLock<Speech>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];
        SPEECHES[self as usize].get_or_init(|| Speech::of(self))
    }

    pub(super) fn bundle(self) -> &'static FluentBundle<FluentResource> {
        &self.speech().bundle
    }
}

static SPOKEN: AtomicU8 = AtomicU8::new(0);

/// Speaks a language from now on.
pub fn speak(language: Language) {
    SPOKEN.store(language as u8, Ordering::Relaxed);
}

/// What is needed to make sentences of a language.
struct Speech {
    bundle: FluentBundle<FluentResource>,
    plurals: PluralRules,
}

impl Speech {
    fn of(language: Language) -> Self {
        // Without its region: a language that is made up for tests has the plural forms of the one it is made of.
        let tag = language.tag().split('-').next().unwrap_or_default();
        let id: LanguageIdentifier = tag.parse().expect("tags of languages are right");
        let mut bundle = FluentBundle::new_concurrent(vec![id.clone()]);
        bundle.set_formatter(Some(written));
        bundle.set_use_isolating(false);
        bundle.set_transform((language == Language::Pseudo).then_some(pseudo as fn(&str) -> Cow<str>));
        // What a language lacks is said in English.
        for folder in [Language::English.tag(), language.tag()] {
            let files = FILES.get_dir(folder).into_iter().flat_map(Dir::files);
            for text in files.filter_map(|file| file.contents_utf8()) {
                let resource = match FluentResource::try_new(text.to_owned()) {
                    Ok(resource) | Err((resource, _)) => resource,
                };
                bundle.add_resource_overriding(resource);
            }
        }
        let plurals = PluralRules::create(id, PluralRuleType::CARDINAL).expect("every language has rules of plurals");
        Self { bundle, plurals }
    }
}

/// A count as the spoken language writes it.
fn written<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(super::count(number.value as i64)),
        _ => None,
    }
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

/// Which form of a word goes with so many in the spoken language, by the names of Unicode's plural rules.
fn form(count: usize) -> &'static str {
    match Language::spoken().speech().plurals.select(count) {
        Ok(PluralCategory::ZERO) => "zero",
        Ok(PluralCategory::ONE) => "one",
        Ok(PluralCategory::TWO) => "two",
        Ok(PluralCategory::FEW) => "few",
        Ok(PluralCategory::MANY) => "many",
        Ok(PluralCategory::OTHER) | Err(_) => "other",
    }
}

/// Which form of a word goes with a number that is written already, with or without a sign, as sentences choose it:
/// `{ $number -> [one] … *[other] … }`. A count chooses by itself.
pub fn form_of(written: &str) -> &'static str {
    let digits = written.trim_start_matches(['+', '-', '−']);
    // What is no whole number takes the form of many.
    digits.parse().map_or("other", form)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// The files of a language: each name with its text.
    fn texts(language: Language) -> BTreeMap<String, &'static str> {
        let files = FILES.get_dir(language.tag()).unwrap().files();
        let name = |file: &include_dir::File<'_>| file.path().file_name().unwrap().to_string_lossy().into_owned();
        files.map(|file| (name(file), file.contents_utf8().unwrap())).collect()
    }

    /// Every message with its text, as it is written.
    fn messages(text: &str) -> BTreeMap<&str, String> {
        let (mut all, mut last) = (BTreeMap::new(), None);
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            if let Some((key, value)) = line.split_once(" =").filter(|_| !line.starts_with([' ', '}'])) {
                assert!(all.insert(key, value.to_owned()).is_none(), "{key} is given twice");
                last = Some(key);
            } else if let Some(key) = last {
                let message = all.get_mut(key).unwrap();
                *message = format!("{message}\n{line}");
            }
        }
        all
    }

    /// The names after every `$`.
    fn variables(message: &str) -> BTreeSet<&str> {
        let after = message.split('$').skip(1);
        after
            .map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_')).next().unwrap())
            .collect()
    }

    /// The names of the variants of a message.
    fn variants(message: &str) -> BTreeSet<&str> {
        let names = message.lines().filter_map(|line| line.trim_start().trim_start_matches('*').strip_prefix('['));
        names.filter_map(|rest| Some(rest.split_once(']')?.0.trim())).collect()
    }

    #[test]
    fn every_fluent_file_parses_and_no_key_is_given_twice() {
        for language in [Language::English, Language::German] {
            let mut seen = BTreeSet::new();
            for (name, text) in texts(language) {
                let read = FluentResource::try_new(text.to_owned());
                assert!(read.is_ok(), "{language:?}, {name}: {:?}", read.err().map(|(_, errors)| errors));
                for (key, message) in messages(text) {
                    assert!(seen.insert(key.to_owned()), "{language:?}: {key} is given twice");
                    let by_number = variants(&message).into_iter().find(|name| name.starts_with(char::is_numeric));
                    assert_eq!(by_number, None, "{key}: choose by the names of plural forms");
                }
            }
        }
    }

    /// A translation has every sentence of the files it translates, with the same values and the same choices.
    #[test]
    fn translations_lack_nothing() {
        let english = texts(Language::English);
        for language in [Language::German] {
            for (name, text) in texts(language) {
                let (own, from) = (messages(text), messages(english[&name]));
                assert_eq!(own.keys().collect::<Vec<_>>(), from.keys().collect::<Vec<_>>(), "{language:?}, {name}");
                for (key, message) in &from {
                    let (told, meant) = (variables(&own[key]), variables(message));
                    assert_eq!(told, meant, "{language:?}: the values of {key}");
                    let plural = ["zero", "one", "two", "few", "many", "other"];
                    let besides = |all: &str| {
                        let mut names = variants(all).into_iter().map(str::to_owned).collect::<BTreeSet<_>>();
                        names.retain(|name| !plural.contains(&name.as_str()));
                        names
                    };
                    assert!(besides(&own[key]).is_subset(&besides(message)), "{language:?}: the choices of {key}");
                }
            }
        }
    }

    #[test]
    fn words_have_the_forms_of_their_language() {
        for language in [Language::English, Language::German, Language::Pseudo] {
            let forms = [0, 1, 2, 21].map(|count: usize| language.speech().plurals.select(count));
            assert_eq!(forms.map(|form| form == Ok(PluralCategory::ONE)), [false, true, false, false], "{language:?}");
        }
    }
}
