//! Holds the direction of the code: what each part may import. Reads the `use` lines and paths of the sources.

use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The sources as (path below src with forward slashes, code without comments and without unit tests).
fn code() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    files.sort();
    assert!(files.len() > 40, "the sources were found");
    let strip = |path: &PathBuf| {
        let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(path).unwrap();
        let text = text.split("#[cfg(test)]\nmod tests").next().unwrap();
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        (name, code)
    };
    files.iter().map(strip).collect()
}

/// Whether code speaks of a module of this crate, in any of the ways a path can be written.
fn speaks_of(code: &str, module: &str) -> bool {
    let flat = code.replace([' ', '\n'], "");
    let ways = [
        format!("crate::{module}::"),
        format!("crate::{module};"),
        format!("crate::{module}as"),
        format!("super::{module}::"),
    ];
    ways.iter().any(|way| flat.contains(way.as_str()))
        || flat.split("usecrate::{").skip(1).any(|list| {
            let list = list.split(';').next().unwrap_or("");
            list.split([',', '{', '}']).any(|item| item == module || item.starts_with(&format!("{module}::")))
        })
}

fn check(part: &str, may_not: &[&str]) {
    let files: Vec<_> = code().into_iter().filter(|(name, _)| name.starts_with(part)).collect();
    assert!(!files.is_empty(), "no file below src/{part}");
    for (name, code) in files {
        for module in may_not {
            assert!(!speaks_of(&code, module), "src/{name} must not know of {module}");
        }
    }
}

#[test]
fn lower_parts_do_not_know_of_higher_ones() {
    check("words.rs", &["kernel", "scenario", "town", "day", "truth", "study", "view", "session", "cli", "app"]);
    check("kernel/", &["scenario", "town", "day", "truth", "study", "view", "session", "cli", "app"]);
    check("scenario/", &["day", "truth", "study", "view", "session", "cli", "app"]);
    check("town/", &["day", "truth", "study", "view", "session", "cli", "app"]);
    check("day/", &["study", "view", "session", "cli", "app"]);
    check("truth/", &["study", "view", "session", "cli", "app"]);
    check("study/", &["view", "session", "files", "cli", "app"]);
    check("view/", &["session", "files", "cli", "app"]);
    check("session/", &["files", "cli", "app"]);
    check("files.rs", &["cli", "app"]);
    check("app/", &["cli"]);
}

#[test]
fn those_who_rate_cannot_see_the_truth() {
    check("day/beside.rs", &["truth"]);
    for phase in ["day/rate/", "day/gate/", "day/learn/", "day/redress.rs"] {
        check(phase, &["truth"]);
        let files = code().into_iter().filter(|(name, _)| name.starts_with(phase));
        for (name, code) in files {
            for word in ["Simulation", "Sealed", ".open()", "is_true", ".seen()", "Deed", ".seal", "history"] {
                assert!(!code.contains(word), "src/{name} must not reach {word}");
            }
            // What people are like they know themselves; whoever rates them knows what they show.
            let knows = code.contains(".features");
            assert!(!knows || phase == "day/learn/", "src/{name} must not reach what people really are");
        }
    }
}

/// What is covered is decided in one place: the flags that cover are data of the modes, and whoever draws is handed what
/// may be seen instead of asking a town for what happened.
#[test]
fn what_is_covered_is_decided_in_the_session() {
    let mut asked = 0;
    for (name, code) in code() {
        let window = name.starts_with("app/");
        if !name.starts_with("session/") {
            for word in ["Cover::", ".is_open()", ".covered", ".reveal ", ".reveal.", ".judging", "progress.left"] {
                assert!(!code.contains(word), "src/{name} must not reach {word}");
            }
            assert!(
                !code.contains("seen::") || name == "app/state.rs",
                "src/{name} asks the session through the window"
            );
        }
        asked += usize::from(window && (code.contains("may_see(") || code.contains(".facts()")));
        let draws = name.starts_with("app/panels/") || name.starts_with("app/map/");
        for word in
            ["deserves_flag(", "is_true(", ".standing(", ".worth(", "deeds_today", "observations_today", ".truth"]
        {
            assert!(!draws || !code.contains(word), "src/{name} must be handed what may be seen, not ask for {word}");
        }
    }
    assert!(asked > 5, "panels ask what may be seen");
}

#[test]
fn files_clocks_and_threads_stay_above_the_engine() {
    for (name, code) in code() {
        if name.starts_with("cli/") || name.starts_with("app/") || name == "main.rs" || name == "files.rs" {
            continue;
        }
        for word in [
            "std::fs",
            "std::time",
            "Instant::",
            "SystemTime",
            "std::env::",
            "std::net",
            "std::process",
            "bevy",
            "egui",
        ] {
            assert!(!code.contains(word), "src/{name} must not use {word}");
        }
        if name != "kernel/parallel.rs" {
            assert!(
                !code.contains("std::thread") && !code.contains("rayon"),
                "threads belong in kernel/parallel.rs, not src/{name}"
            );
        }
    }
}

#[test]
fn the_test_itself_sees_every_way_of_writing_a_path() {
    assert!(speaks_of("use crate::truth::Sealed;", "truth"));
    assert!(speaks_of("use crate::{day, truth};", "truth"));
    assert!(speaks_of("use crate::{day::Simulation, truth::Deed};", "truth"));
    assert!(speaks_of("let x = crate::truth::WORTH;", "truth"));
    assert!(!speaks_of("use crate::town::Town;", "truth"));
}
