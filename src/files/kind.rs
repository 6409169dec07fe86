//! What a file is, told from the fields it has, so that a byte-order mark, a comment or another order of fields makes no
//! difference, and neither does a fault further down.

use crate::scenario::reader::names_at_top;

/// The kinds of files that people write or send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A scenario, or a pack, which is written in the same way.
    Scenario,
    /// A saved run.
    Save,
    /// The plan of a sweep.
    Plan,
}

impl Kind {
    /// The key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Scenario => "kind-scenario",
            Self::Save => "kind-save",
            Self::Plan => "kind-plan",
        }
    }

    /// The kind of a file by what is in it; a scenario where nothing speaks for another.
    pub fn of(bytes: &[u8]) -> Self {
        let names = names_at_top(bytes);
        let has = |some: &[&str]| names.iter().any(|name| some.contains(&name.as_str()));
        if has(&["tallyford", "digests", "commands"]) {
            Self::Save
        } else if has(&["scenario", "seeds", "first_seed", "vary", "contrasts"]) {
            Self::Plan
        } else {
            Self::Scenario
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_fields() {
        let cases: [(&str, Kind); 10] = [
            ("(title: \"x\")", Kind::Scenario),
            ("(tallyford: \"0.1.0\", scenario: \"a\", seed: 1)", Kind::Save),
            ("\u{feff}(\n  tallyford: \"0.1.0\",\n)", Kind::Save),
            ("// my own\n/* copy */ (scenario: \"a\", seed: 1, days: 5, digests: [])", Kind::Save),
            ("#![enable(implicit_some)]\nSave(scenario: \"a\", tallyford: \"0.1.0\", text: \"x", Kind::Save),
            ("// the plan\n(scenario: \"a\", seeds: 3)", Kind::Plan),
            ("(vary: [], seeds: 2, scenario: \"tallyford: \")", Kind::Plan),
            ("(title: \"(tallyford: \", days: )", Kind::Scenario),
            ("", Kind::Scenario),
            ("(((", Kind::Scenario),
        ];
        for (text, kind) in cases {
            assert_eq!(Kind::of(text.as_bytes()), kind, "{text}");
        }
        assert_eq!(Kind::of(b"\xff\xfe(\0"), Kind::Scenario);
    }
}
