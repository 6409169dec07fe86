//! Sentences whose keys and values the compiler checks.

// SENTENCES: each key of the English files with the names of its values, both in order. `build.rs` writes it.
include!(concat!(env!("OUT_DIR"), "/sentences.rs"));

/// The sentence of a key, with its values: `say!("people-flagged", count = flagged, office = name)`. A key that is not in
/// the English files, a value that the sentence does not have and one that it lacks are errors of the compiler. Where a
/// key is made up while the program runs, the function [`say`](super::say) takes it, and tests look for its sentence.
macro_rules! say {
    ($key:literal $(,)?) => {{
        const _: () = $crate::words::check($key, &[]);
        $crate::words::plain($key)
    }};
    ($key:literal, $($name:ident = $value:expr),+ $(,)?) => {{
        const _: () = $crate::words::check($key, &[$(stringify!($name)),+]);
        $crate::words::say($key, &[$((stringify!($name), &$value as &dyn $crate::words::AsValue)),+])
    }};
}
pub(crate) use say;

/// Stops the compiler unless the English sentence of `key` has exactly the values of these names, in whatever order.
pub(crate) const fn check(key: &str, names: &[&str]) {
    let place = place(key);
    assert!(place < SENTENCES.len(), "the English files have no sentence of this key");
    let values = SENTENCES[place].1;
    let mut at = 0;
    while at < names.len() {
        assert!(has(values, names[at]), "the sentence has no value of one of these names");
        at += 1;
    }
    let mut at = 0;
    while at < values.len() {
        assert!(has(names, values[at]), "the sentence has a value that is not given");
        at += 1;
    }
}

/// Where a key stands among the sentences; their number if it does not.
const fn place(key: &str) -> usize {
    let (mut low, mut high) = (0, SENTENCES.len());
    while low < high {
        let middle = low + (high - low) / 2;
        match order(SENTENCES[middle].0, key) {
            0 => return middle,
            1 => high = middle,
            _ => low = middle + 1,
        }
    }
    SENTENCES.len()
}

const fn has(names: &[&str], name: &str) -> bool {
    let mut at = 0;
    while at < names.len() {
        if order(names[at], name) == 0 {
            return true;
        }
        at += 1;
    }
    false
}

/// 1 where `one` comes after `other` byte by byte, −1 where it comes before, 0 where they are the same.
const fn order(one: &str, other: &str) -> i8 {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < one.len() && at < other.len() {
        if one[at] != other[at] {
            return if one[at] > other[at] { 1 } else { -1 };
        }
        at += 1;
    }
    if one.len() == other.len() {
        0
    } else if one.len() > other.len() {
        1
    } else {
        -1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_is_found_and_nothing_else() {
        for (number, (key, values)) in SENTENCES.iter().enumerate() {
            assert_eq!(place(key), number, "{key}");
            check(key, values);
        }
        for key in ["", "no-such-key", "warning-", "warnin", "zzz"] {
            assert_eq!(place(key), SENTENCES.len(), "{key}");
        }
    }

    #[test]
    fn a_value_too_many_or_too_few_is_refused() {
        let (key, values) = SENTENCES.iter().find(|(_, values)| values.len() > 1).expect("a sentence with two values");
        for names in [&[] as &[&str], &values[1..], &[values, &["other"][..]].concat()] {
            assert!(std::panic::catch_unwind(|| check(key, names)).is_err(), "{key}: {names:?}");
        }
    }
}
