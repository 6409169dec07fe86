//! What is told of a scenario that runs: each warning and note has a file that has it, and a near miss that has not.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use skrifa::{FontRef, MetadataProvider};
use tallyford::scenario::lint::{LINTS, drawable};
use tallyford::scenario::problem::Severity;
use tallyford::scenario::{Library, Problems, Source, parse};
use tallyford::words::{known, plain};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn blessing() -> bool {
    std::env::var_os("TALLYFORD_BLESS").is_some()
}

/// What is told of a text, which is read as the file of this name.
fn told_of(name: &str, text: &str, settings: &[&str]) -> Problems {
    let source = Source { name: name.to_owned(), bytes: text.as_bytes().to_vec() };
    let settings: Vec<String> = settings.iter().map(|setting| (*setting).to_owned()).collect();
    match parse(&source, &Library::default(), &settings) {
        Ok(parsed) => parsed.warnings,
        Err(problems) => panic!("{name} does not run: {problems}"),
    }
}

fn names(problems: &Problems, severity: Severity) -> BTreeSet<&str> {
    let all = problems.sorted().into_iter().filter(|problem| problem.severity == severity);
    all.map(|problem| problem.key).collect()
}

fn case(name: &str) -> String {
    let path = root().join(format!("tests/lint/{name}.ron"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn each_has_a_file_that_has_it_and_a_near_miss_that_has_not() {
    for lint in &LINTS {
        let has = told_of(&format!("{}.ron", lint.name), &case(lint.name), &[]);
        let near = told_of(&format!("{}-near.ron", lint.name), &case(&format!("{}-near", lint.name)), &[]);
        assert!(names(&has, lint.severity).contains(lint.name), "{} is not told: {}", lint.name, has.told(..));
        assert!(
            !names(&near, lint.severity).contains(lint.name),
            "{} is told of a near miss: {}",
            lint.name,
            near.told(..)
        );
        // An example shows one thing, and a near miss has nothing that is not meant.
        let expected = if lint.severity == Severity::Warning { BTreeSet::from([lint.name]) } else { BTreeSet::new() };
        assert_eq!(names(&has, Severity::Warning), expected, "{}", has.told(..));
        assert_eq!(names(&near, Severity::Warning), BTreeSet::new(), "{} near: {}", lint.name, near.told(..));
        assert!(!has.told(..).contains(['‹', '{']), "a sentence is missing: {}", has.told(..));
        assert!(
            has.sorted().iter().all(|problem| problem.hint().is_some() && problem.span.line > 0),
            "{}",
            has.told(..)
        );
    }
}

#[test]
fn every_case_is_of_a_lint() {
    for entry in fs::read_dir(root().join("tests/lint")).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        let name = stem.strip_suffix("-near").unwrap_or(&stem);
        assert!(LINTS.iter().any(|lint| lint.name == name), "{} is of no lint", path.display());
    }
}

fn shipped() -> Vec<PathBuf> {
    let folders = ["scenarios", "scenarios/packs", "scenarios/lab"].map(|folder| root().join(folder));
    let files = folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap()).map(|entry| entry.unwrap().path());
    files.filter(|path| path.extension().is_some_and(|extension| extension == "ron")).collect()
}

#[test]
fn no_shipped_file_has_a_warning() {
    let files = shipped();
    assert!(files.len() >= 18);
    for path in files {
        let name = path.strip_prefix(root()).unwrap().display().to_string();
        let told = told_of(&name, &fs::read_to_string(&path).unwrap(), &[]);
        assert_eq!(told.told(..=Severity::Warning), "", "{name}");
    }
}

/// A lesson that shows a mechanism has its note.
#[test]
fn shipped_files_have_the_notes_of_what_they_show() {
    let cases = [
        ("scenarios/lab/patrol.ron", "feeds-itself"),
        ("scenarios/crossing-camera.ron", "feeds-itself"),
        ("scenarios/friends-like-these.ron", "score-of-others"),
        ("scenarios/bread-stall.ron", "others-bear-it"),
        ("scenarios/long-way-up.ron", "sign-as-evidence"),
        ("scenarios/long-way-up.ron", "no-appeal"),
        ("scenarios/lab/ladder.ron", "never-expires"),
        ("scenarios/lab/accusations.ron", "stick-without-carrot"),
    ];
    for (file, note) in cases {
        let told = told_of(file, &fs::read_to_string(root().join(file)).unwrap(), &[]);
        assert!(names(&told, Severity::Note).contains(note), "{file} has no note {note}: {}", told.told(..));
    }
    // Nobody reports an apology there, so that the rule about it marks nobody.
    let camera = "scenarios/crossing-camera.ron";
    let told = told_of(camera, &fs::read_to_string(root().join(camera)).unwrap(), &[]);
    assert!(!names(&told, Severity::Note).contains("sign-as-evidence"), "{}", told.told(..));
}

/// The example of the README is what people copy.
#[test]
fn the_scenario_of_the_readme_has_no_warning() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let head = fs::read_to_string(root().join("assets/scenario-format-head.md")).unwrap();
    for page in [readme, head] {
        let text = page.split("```ron\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
        assert_eq!(told_of("my.ron", text, &[]).to_string(), "");
    }
}

#[test]
fn settings_are_warned_of_like_files() {
    let camera = String::from_utf8(Library::scenario("crossing-camera").unwrap().bytes).unwrap();
    let rule = "offices.ledger_office.rules.cross_on_red";
    let officials = format!("{rule}(Officials).points=-4");
    let everyone = format!("{rule}.points=-4");
    let cases: [(&[&str], &[&str]); 8] = [
        (&[&everyone], &["change-reaches-one"]),
        (&[&everyone, &officials], &[]),
        (&[&officials, &everyone], &[]),
        (&[&officials], &[]),
        (&["offices.ledger_office.rules[11].points=-4"], &[]),
        (&["offices.ledger_office.rules.short_weight.points=-4"], &[]),
        (&["town.looks.Heron.share=0.5"], &["shares-not-whole"]),
        (&["cut=[Peers]", "days=30"], &["cut-of-nothing", "day-after-end"]),
    ];
    for (settings, expected) in cases {
        let told = told_of("scenarios/crossing-camera.ron", &camera, settings);
        let expected: BTreeSet<&str> = expected.iter().copied().collect();
        assert_eq!(names(&told, Severity::Warning), expected, "{settings:?}: {told}");
    }
    let told = told_of("scenarios/crossing-camera.ron", &camera, &[&everyone]).to_string();
    assert!(told.starts_with(&format!("warning: --set {everyone}  this change")), "{told}");
    assert!(told.contains("offices.ledger_office.rules.cross_on_red(Officials) (-8)"), "{told}");
}

/// Rules that share an act, of one office: what is left is told with its points, and what is on file is not touched.
#[test]
fn what_a_change_leaves_is_told_rule_by_rule() {
    let mut library = Library::default();
    let pack = r#"(
        watchers: [(name: "eye", acts: ["litter"], places: [(place: Square, share: 1)])],
        offices: [(name: "office", bands: [(name: "A", from: 0)], rules: [
            (act: "litter", points: -4, until_day: 90), (act: "litter", points: -8, from_day: 90),
            (act: "litter", points: -1, quarters: ["Mill"]), (act: "litter", points: -2, who: Owners, on: false),
        ])],
    )"#;
    library.add_pack("strict", Source { name: "packs/strict.ron".into(), bytes: pack.as_bytes().to_vec() });
    let told = |rules: &str| {
        let text = format!(r#"(packs: ["strict"], offices: [(name: "Office", rules: [{rules}])])"#);
        let source = Source { name: "over.ron".into(), bytes: text.into_bytes() };
        let told = parse(&source, &library, &[]).unwrap().warnings;
        let mut told = told.sorted();
        told.retain(|problem| problem.severity == Severity::Warning);
        told.iter().map(|problem| problem.message()).collect::<Vec<_>>().join("\n")
    };
    let both = told(r#"(act: "litter", points: -5)"#);
    let left = "offices.Office.rules[1] (-8), offices.Office.rules[2] (-1)";
    assert!(both.ends_with(&format!("leaves 2 other rules about it as they are: {left}")), "{both}");
    let stage = told(r#"(act: "litter", points: -5), (act: "litter", quarters: ["Mill"], points: -1)"#);
    assert!(stage.ends_with("leaves another rule about it as it is: offices.Office.rules[1] (-8)"), "{stage}");
    assert_eq!(told(r#"(act: "litter", points: -4)"#), "", "what changes nothing leaves nothing");
    assert_eq!(told(r#"(act: "litter", quarters: ["Mill"], points: -5)"#), "", "who is meant is said");
}

/// Every letter of every face, as ranges in hexadecimal.
fn letters_of_the_faces() -> String {
    let faces = fs::read_dir(root().join("assets/fonts")).unwrap().map(|entry| entry.unwrap().path());
    let is_face = |path: &PathBuf| path.extension().is_some_and(|e| e == "ttf" || e == "otf");
    let mut letters = BTreeSet::new();
    let faces: Vec<PathBuf> = faces.filter(is_face).collect();
    assert!(faces.len() >= 3);
    for path in faces {
        let bytes = fs::read(&path).unwrap();
        let face = FontRef::new(&bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        letters.extend(face.charmap().mappings().filter(|(_, glyph)| glyph.to_u32() > 0).map(|(letter, _)| letter));
    }
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for letter in letters {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == letter => *last = letter,
            _ => ranges.push((letter, letter)),
        }
    }
    ranges.iter().fold(String::new(), |mut text, (first, last)| {
        let _ = writeln!(text, "{first:x}-{last:x}");
        text
    })
}

#[test]
fn the_letters_that_can_be_drawn_are_those_of_the_fonts() {
    let path = root().join("assets/fonts/letters.txt");
    let letters = letters_of_the_faces();
    if blessing() {
        fs::write(&path, &letters).unwrap();
    }
    assert_eq!(fs::read_to_string(path).unwrap(), letters, "write it anew with TALLYFORD_BLESS=1");
    for letter in "aZ09é“”’–…\n\u{200B}\u{FE0F}".chars() {
        assert!(drawable(letter), "{letter:?}");
    }
    for letter in ['\u{1319F}', '\u{17F1}', '\u{10FFFF}', '\u{E000}'] {
        assert!(!drawable(letter), "{letter:?}");
    }
}

/// docs/warnings.md as it must be: a heading, a sentence, an example and what is said of it, for every warning and note.
fn page() -> String {
    let mut page = fs::read_to_string(root().join("assets/warnings-head.md")).unwrap();
    for (severity, heading) in [(Severity::Warning, "Warnings"), (Severity::Note, "Notes")] {
        let _ = write!(page, "\n## {heading}\n");
        for lint in LINTS.iter().filter(|lint| lint.severity == severity) {
            let about = format!("lint-{}-about", lint.name);
            assert!(known(&about), "{about} has no sentence");
            let text = case(lint.name);
            let told = told_of("my.ron", &text, &[]);
            let mut said: Vec<String> = told.told(..).split_inclusive('\n').map(str::to_owned).collect();
            let begins = said.iter().position(|line| line.ends_with(&format!("[{}]\n", lint.name))).unwrap();
            said = said[begins..].iter().take(2).cloned().collect();
            let _ = write!(page, "\n### {}\n\n{}\n\n```ron\n{}```\n\n", lint.name, plain(&about), text);
            said.iter().for_each(|line| {
                let _ = write!(page, "    {line}");
            });
        }
    }
    page
}

#[test]
fn the_page_of_warnings_is_up_to_date() {
    let path = root().join("docs/warnings.md");
    let page = page();
    if blessing() {
        fs::write(&path, &page).unwrap();
    }
    assert_eq!(fs::read_to_string(path).unwrap(), page, "write it anew with TALLYFORD_BLESS=1");
}
