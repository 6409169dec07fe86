//! What shipped scenarios and packs say, in other languages.
//!
//! A translation is kept by the English text that it translates, as in gettext, and not by the path of the field: a text
//! that was changed has no translation any more, and a test says so, where a path would go on leading to the old one. The
//! scenario stays English underneath, so that settings, saves, digests and boards are the same in every language.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use include_dir::{Dir, include_dir};

use super::Language;

/// The translations of every language, a folder each.
static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/scenarios/locale");

/// Texts by the English texts that they translate.
type Translations = BTreeMap<String, String>;

/// What a text of a scenario is in the spoken language; the text itself where it has no translation.
pub fn told(text: &str) -> &str {
    let language = Language::spoken();
    if language == Language::English {
        return text;
    }
    static ALL: [OnceLock<Translations>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];
    ALL[language as usize].get_or_init(|| translations(language)).get(text).map_or(text, String::as_str)
}

fn translations(language: Language) -> Translations {
    let files = FILES.get_dir(language.tag()).into_iter().flat_map(Dir::files);
    let texts = files.filter_map(|file| file.contents_utf8());
    texts.flat_map(|text| ron::from_str::<Translations>(text).expect("a test reads every translation")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_translation_can_be_read_and_no_text_is_translated_twice() {
        let mut seen = BTreeMap::new();
        for file in FILES.dirs().flat_map(Dir::files) {
            let folder = file.path().parent().unwrap().to_owned();
            let read = ron::from_str::<Translations>(file.contents_utf8().unwrap());
            for (english, own) in read.unwrap_or_else(|error| panic!("{}: {error}", file.path().display())) {
                let twice = seen.insert((folder.clone(), english.clone()), file.path());
                assert_eq!(twice, None, "{english} is also in {}", file.path().display());
                let places = |text: &str| text.matches(['{', '}']).count();
                assert_eq!(places(&english), places(&own), "{english}: its places for values");
                assert!(!own.trim().is_empty(), "{english}");
            }
        }
        assert!(!seen.is_empty());
    }
}
