//! What shipped scenarios and packs say in other languages: nothing of the first two lessons is left in English, and
//! nothing is translated that is said nowhere any more.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::{Mutex, MutexGuard};

use serde_json::Value;
use tallyford::scenario::Recipe;
use tallyford::words::{self, Language};

/// The language is one for the whole process.
static LANGUAGE: Mutex<()> = Mutex::new(());

/// Speaks a language until the guard is dropped.
struct Speaking {
    _alone: MutexGuard<'static, ()>,
}

fn speaking(language: Language) -> Speaking {
    let alone = LANGUAGE.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    words::speak(language);
    Speaking { _alone: alone }
}

impl Drop for Speaking {
    fn drop(&mut self) {
        words::speak(Language::English);
    }
}

/// Fields of scenarios that are sentences for people.
const TEXTS: [&str; 18] = [
    "title",
    "question",
    "summary",
    "says",
    "help",
    "ask",
    "options",
    "say",
    "discuss",
    "case_for",
    "case_against",
    "what_is_it",
    "how_it_works",
    "how_to_use",
    "things_to_notice",
    "things_to_try",
    "extending_it",
    "mechanism",
];

fn texts(value: &Value, out: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let strings: Vec<&str> = match value {
                    Value::String(text) => vec![text],
                    Value::Array(items) => items.iter().filter_map(Value::as_str).collect(),
                    _ => vec![],
                };
                if TEXTS.contains(&name.as_str()) {
                    out.extend(strings.into_iter().filter(|text| !text.is_empty()).map(str::to_owned));
                }
                texts(value, out);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| texts(item, out)),
        _ => {}
    }
}

#[test]
fn the_first_two_lessons_are_all_in_german() {
    let _german = speaking(Language::German);
    let mut english = BTreeSet::new();
    for name in ["crossing-camera", "bread-stall"] {
        let parsed = Recipe::shipped(name).unwrap().parse(&[]).unwrap();
        texts(&serde_json::to_value(parsed.scenario.raw()).unwrap(), &mut english);
    }
    assert!(english.len() > 150, "{} texts", english.len());
    let left: Vec<&String> = english.iter().filter(|text| words::told(text) == text.as_str()).collect();
    assert!(left.is_empty(), "{} of {} are still English: {left:#?}", left.len(), english.len());
}

/// Every file under a folder, as one text.
fn all_text(folder: &Path, out: &mut String) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        match path.is_dir() {
            true if path.ends_with("locale") => {}
            true => all_text(&path, out),
            false => out.push_str(&fs::read_to_string(&path).unwrap_or_default()),
        }
    }
}

/// An English text that was changed has lost its translation: the old one would lie about for ever.
#[test]
fn nothing_is_translated_that_is_said_nowhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = String::new();
    for folder in ["scenarios", "src/scenario/raw", "src/town"] {
        all_text(&root.join(folder), &mut sources);
    }
    for file in ["assets/acts.ron", "assets/names.ron"] {
        sources += &fs::read_to_string(root.join(file)).unwrap();
    }
    let mut stale = vec![];
    for file in fs::read_dir(root.join("scenarios/locale/de")).unwrap().map(|entry| entry.unwrap().path()) {
        let text = fs::read_to_string(&file).unwrap();
        let translations: BTreeMap<String, String> = ron::from_str(&text).unwrap();
        let written = |text: &String| sources.contains(&format!("\"{}\"", text.replace('"', "\\\"")));
        stale.extend(translations.into_keys().filter(|text| !written(text)).map(|text| (file.clone(), text)));
    }
    assert!(stale.is_empty(), "{stale:#?}");
}

/// Numbers have the signs of the language, and a scenario's words are told where a sentence has room for them.
#[test]
fn german_is_german() {
    let _german = speaking(Language::German);
    assert_eq!(
        (words::count(1_234_567), words::number(12.34), words::percent(0.125)),
        ("1.234.567".to_owned(), "12,3".to_owned(), "12,5\u{a0}%".to_owned())
    );
    assert_eq!(words::fixed(-1234.5, 1), "−1.234,5");
    assert_eq!(words::share(0.0046), "0,46\u{a0}%");
    let begin = words::say("begin", &[("title", "The crossing camera")]);
    assert!(begin.contains(words::told("The crossing camera")) && !begin.contains("crossing"), "{begin}");
    assert_eq!(words::told("a text that nobody has translated"), "a text that nobody has translated");
}
