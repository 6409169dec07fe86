//! Holds the direction of the code: which part imports which. Reads the `use` lines and the paths of the sources.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The parts of the house, from the bottom up: each may import those before it and none of those after it. `main.rs` and
/// `lib.rs` stand above all.
const ORDER: [&str; 12] =
    ["words", "kernel", "scenario", "town", "truth", "day", "study", "view", "session", "files", "app", "cli"];

/// The phases that know nothing of what really happened.
const BLIND: [&str; 5] = ["day/file", "day/rate", "day/gate", "day/learn", "day/redress"];

/// A source file of the crate.
struct File {
    /// The path below src, with forward slashes.
    name: String,
    /// The modules from the crate's root to this file.
    module: Vec<String>,
    /// The code, without comments, texts and unit tests.
    code: String,
}

fn sources(folder: &Path, below: &str, found: &mut Vec<File>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{below}{}", path.file_name().unwrap().to_string_lossy());
        if path.is_dir() {
            sources(&path, &format!("{name}/"), found);
        } else if let Some(module) = name.strip_suffix(".rs")
            // Unit tests, and what is only built with them, may look anywhere.
            && !["tests", "mistakes", "mistake"].contains(&module.rsplit('/').next().unwrap())
        {
            let text = fs::read_to_string(&path).unwrap();
            let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
            let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            let module = module.strip_suffix("/mod").unwrap_or(module);
            let module = if ["lib", "main"].contains(&module) { "" } else { module };
            found.push(File {
                module: module.split('/').filter(|step| !step.is_empty()).map(str::to_owned).collect(),
                code: without_tests(&lines.collect::<Vec<_>>().join("\n")),
                name,
            });
        }
    }
}

/// Leaves out the line after each `#[cfg(test)]`, or the block that it opens.
fn without_tests(code: &str) -> String {
    let mut kept = String::new();
    let mut lines = code.lines();
    while let Some(line) = lines.next() {
        if line.trim() != "#[cfg(test)]" {
            kept.push_str(line);
            kept.push('\n');
            continue;
        }
        let mut depth = 0i32;
        for line in lines.by_ref() {
            depth += line.matches('{').count() as i32 - line.matches('}').count() as i32;
            if depth <= 0 && line.trim_end().ends_with([';', '}', ',']) {
                break;
            }
        }
    }
    kept
}

fn code() -> Vec<File> {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut files);
    files.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(files.len() > 100, "the sources were found");
    files
}

/// Every path that begins with `crate` or `super` in some code, as its steps; lists in braces are opened.
fn paths(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for (start, word) in code.match_indices("crate::").chain(code.match_indices("super::")) {
        let before = code[..start].chars().next_back();
        let visibility = code[..start].ends_with("pub(in ");
        if !visibility && !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
            let word = word.trim_end_matches(':').to_owned();
            open(&code[start + word.len() + 2..], &mut vec![word], &mut found);
        }
    }
    found
}

/// Reads a path on from after a `::`. Gives the length of what was read.
fn open(text: &str, steps: &mut Vec<String>, found: &mut Vec<Vec<String>>) -> usize {
    let start = text.len() - text.trim_start().len();
    let rest = &text[start..];
    if let Some(list) = rest.strip_prefix('{') {
        let mut at = 0;
        loop {
            let item = &list[at..];
            let item_start = item.len() - item.trim_start_matches([' ', '\n', ',']).len();
            at += item_start;
            if list[at..].starts_with('}') || list[at..].is_empty() {
                return start + 1 + at + 1;
            }
            let depth = steps.len();
            at += open(&list[at..], steps, found);
            steps.truncate(depth);
            // Past another name that the item is given.
            at += list[at..].find([',', '}']).unwrap_or(list.len() - at);
        }
    }
    let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
    steps.push(rest[..end].to_owned());
    if rest[end..].starts_with("::") && !rest[end + 2..].starts_with('<') {
        return start + end + 2 + open(&rest[end + 2..], steps, found);
    }
    found.push(steps.clone());
    start + end
}

/// Which files each file imports from, by their places in `files`. A folder's own file, `mod.rs`, may name the files in it
/// without importing them from anywhere.
fn arrows(files: &[File]) -> BTreeMap<usize, BTreeSet<usize>> {
    let by_module: BTreeMap<&[String], usize> = files
        .iter()
        .enumerate()
        .filter(|(_, file)| !["lib.rs", "main.rs"].contains(&file.name.as_str()))
        .map(|(place, file)| (file.module.as_slice(), place))
        .collect();
    let each = files.iter().enumerate().map(|(from, file)| {
        let targets = paths(&file.code).into_iter().filter_map(|path| {
            let up = path.iter().take_while(|step| *step == "super").count();
            let base = if up > 0 { file.module[..file.module.len().checked_sub(up)?].to_vec() } else { vec![] };
            let whole: Vec<String> = base.into_iter().chain(path.into_iter().skip(up.max(1))).collect();
            // The longest part of the path that is a file: what follows is defined there.
            let target = (1..=whole.len()).rev().find_map(|length| by_module.get(&whole[..length]).copied())?;
            (target != from).then_some(target)
        });
        (from, targets.collect())
    });
    each.collect()
}

fn rank(name: &str) -> usize {
    let part = name.split('/').next().unwrap().trim_end_matches(".rs");
    ORDER.iter().position(|other| *other == part).unwrap_or(ORDER.len())
}

#[test]
fn imports_go_one_way() {
    let files = code();
    for (from, targets) in arrows(&files) {
        for to in targets {
            let (from, to) = (&files[from].name, &files[to].name);
            assert!(rank(to) <= rank(from), "src/{from} must not know of src/{to}: imports go down, {ORDER:?}");
        }
    }
}

#[test]
fn no_imports_go_in_a_circle() {
    let files = code();
    let arrows = arrows(&files);
    let reached = |from: usize| {
        let mut seen = BTreeSet::new();
        let mut open: Vec<usize> = arrows[&from].iter().copied().collect();
        while let Some(next) = open.pop() {
            if seen.insert(next) {
                open.extend(&arrows[&next]);
            }
        }
        seen
    };
    let circles: Vec<String> = (0..files.len())
        .filter(|from| reached(*from).contains(from))
        .map(|from| {
            let back = arrows[&from].iter().filter(|to| reached(**to).contains(&from) || **to == from);
            let names: Vec<&str> = back.map(|to| files[*to].name.as_str()).collect();
            format!("{} -> {}", files[from].name, names.join(", "))
        })
        .collect();
    assert!(circles.is_empty(), "files that import one another, directly or by way of others:\n{}", circles.join("\n"));
}

/// What these phases carry is under seal, and nothing that opens a seal can be named in them.
#[test]
fn those_who_rate_do_not_know_of_the_truth() {
    let files = code();
    for (from, targets) in arrows(&files) {
        let name = &files[from].name;
        if BLIND.iter().any(|phase| name.starts_with(phase)) {
            for to in targets {
                let to = &files[to].name;
                let top = ["day/simulation", "day/mod", "day/intervene", "day/readings", "day/history", "day/watch"];
                let opens = to.starts_with("truth/") || top.iter().any(|file| to.starts_with(file));
                assert!(!opens, "src/{name} must not reach src/{to}");
            }
            // A digest reads through seals, and so would anything that writes a record out.
            for word in ["serde", "postcard", "Digest"] {
                assert!(!files[from].code.contains(word), "src/{name} must not use {word}");
            }
            // What people are like they know themselves; whoever rates them knows what they show.
            let knows = files[from].code.contains(".features");
            assert!(!knows || name.starts_with("day/learn"), "src/{name} must not reach what people really are");
        }
    }
}

#[test]
fn files_clocks_and_threads_stay_above_the_engine() {
    for File { name, code, .. } in code() {
        if rank(&name) >= rank("files") {
            continue;
        }
        let words = ["std::fs", "std::time", "Instant::", "SystemTime", "std::env::", "std::net", "std::process"];
        for word in words.into_iter().chain(["bevy", "egui"]) {
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

/// What is covered is decided in one place: the flags that cover are data of the modes, and whoever draws is handed what
/// may be seen instead of asking a town for what happened.
#[test]
fn what_is_covered_is_decided_in_the_session() {
    let mut asked = 0;
    for File { name, code, .. } in code() {
        let window = name.starts_with("app/");
        if !name.starts_with("session/") {
            for word in ["Cover::", ".is_open()", ".covered", ".reveal ", ".reveal.", ".judging", "progress.left"] {
                assert!(!code.contains(word), "src/{name} must not reach {word}");
            }
            // What the linter looks at is called so too; below the session, imports of it are refused anyway.
            assert!(
                !code.contains("seen::") || name == "app/state/session.rs" || name.starts_with("scenario/lint/"),
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

/// Phases have names, and what was checked is not guessed at again.
#[test]
fn nothing_counts_phases_and_nothing_guesses_after_a_check() {
    for File { name, code, .. } in code() {
        for word in ["DAY[", "[DAY", ".unwrap_or(0)) as usize]", "drop(town.adopt", "let _ = town.adopt"] {
            assert!(!code.contains(word), "src/{name} must not use {word}");
        }
        if name.starts_with("scenario/resolve/") || name.starts_with("scenario/policy") {
            assert!(!code.contains("unwrap_or(0)"), "src/{name}: a name that was checked has an index");
        }
    }
}

#[test]
fn the_test_itself_sees_every_way_of_writing_a_path() {
    let seen = |code: &str| paths(code).iter().map(|path| path.join("::")).collect::<Vec<_>>();
    assert_eq!(seen("use crate::truth::Sealed;"), ["crate::truth::Sealed"]);
    assert_eq!(seen("use crate::{day, truth};"), ["crate::day", "crate::truth"]);
    assert_eq!(
        seen("use crate::{day::{Simulation, phase::Phase}, truth::Deed as D};"),
        ["crate::day::Simulation", "crate::day::phase::Phase", "crate::truth::Deed"]
    );
    assert_eq!(seen("let x = crate::truth::WORTH;"), ["crate::truth::WORTH"]);
    assert_eq!(seen("super::super::live::ones(a)"), ["super::super::live::ones"]);
    assert!(seen("fn supercrate::x() {}").is_empty());
}
